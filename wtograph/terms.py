"""When something falls due or ends: a date, an edge of a meeting, or the earliest of several.

A term is stored as written and computed for a given calendar. Where the text does not say
which edge of a session is meant, every reading is kept with its own day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MeetingDates:
    """The days of one meeting: held where known, otherwise the plan last known."""

    id: str
    opens: date | None
    closes: date | None
    held: bool
    verification: str
    sources: tuple[str, ...] = ()


Calendar = Mapping[str, MeetingDates]


@dataclass(frozen=True, slots=True)
class DateTerm:
    """A fixed day; `unless_extended_by` names the bodies that may move it."""

    day: date
    unless_extended_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventTerm:
    """An edge of a meeting; `edge` is start, end, or unstated when the text does not say."""

    meeting: str
    edge: str


@dataclass(frozen=True, slots=True)
class EarliestOf:
    """Whichever of several terms comes first."""

    candidates: tuple["Term", ...]


Term = DateTerm | EventTerm | EarliestOf


@dataclass(frozen=True, slots=True)
class Reading:
    """One day that a term can mean.

    `how` is a key of data/labels.csv (reading-date, reading-opening, reading-closing,
    reading-planned, reading-assumed, reading-claim); `meeting` names the session, if any.
    """

    day: date
    how: str
    meeting: str = ""
    verification: str = ""
    sources: tuple[str, ...] = ()


def assume(calendar: Calendar, session: str, day: date) -> dict[str, MeetingDates]:
    """The calendar with one session moved to a day; both its edges fall on that day."""
    moved = MeetingDates(session, day, day, held=False, verification="assumed")
    return {**calendar, session: moved}


def assumes(term: Term, calendar: Calendar) -> bool:
    """Whether a term names a session whose days are assumed, even where another day decides."""
    match term:
        case EventTerm():
            meeting = calendar.get(term.meeting)
            return meeting is not None and meeting.verification == "assumed"
        case EarliestOf():
            return any(assumes(each, calendar) for each in term.candidates)
    return False


def _edges(term: EventTerm, calendar: Calendar) -> tuple[Reading, ...]:
    meeting = calendar.get(term.meeting)
    if meeting is None:
        return ()
    if meeting.verification == "assumed" and meeting.opens:
        return (Reading(meeting.opens, "reading-assumed", term.meeting, "assumed"),)
    found = []
    for edge, day, how in (
        ("start", meeting.opens, "reading-opening"),
        ("end", meeting.closes, "reading-closing"),
    ):
        if day and term.edge in (edge, "unstated"):
            how = how if meeting.held else "reading-planned"
            found.append(Reading(day, how, term.meeting, meeting.verification, meeting.sources))
    return tuple(found)


def readings(term: Term, calendar: Calendar) -> tuple[Reading, ...]:
    """Every day that a term can mean, in order; empty when nothing fixes it.

    Of an EarliestOf, each reading of a session is compared with the fixed days: the earlier
    one stands, and keeps the name of what decided it.
    """
    match term:
        case DateTerm():
            return (Reading(term.day, "reading-date"),)
        case EventTerm():
            return _edges(term, calendar)
        case EarliestOf():
            return _earliest([readings(each, calendar) for each in term.candidates])


def _earliest(lists: list[tuple[Reading, ...]]) -> tuple[Reading, ...]:
    known = [each for each in lists if each]
    if not known:
        return ()
    ceiling = min((max(each, key=lambda r: r.day) for each in known), key=lambda r: r.day)
    below = [r for each in known for r in each if r.day < ceiling.day]
    return tuple(sorted({*below, ceiling}, key=lambda r: (r.day, r.how, r.meeting)))
