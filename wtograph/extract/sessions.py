"""The sessions of bodies in their order, and from where "next" is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wtograph.vocab import PREFIXES

MC = f"{PREFIXES['body']}MC"
MEETING = PREFIXES["meeting"]


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions known, by the first day of each, in order: for "next" and "last"."""

    by_body: Mapping[str, tuple[tuple[date, str], ...]]

    def after(self, body: str, day: date | None, own: str = "") -> str:
        """The session of a body after a day, or after the body's session named `own`.

        Returns: past the last Conference known, the one with the following number.
        """
        known = self.by_body.get(body, ())
        names = [iri for _, iri in known]
        if own in names:
            following = names[names.index(own) + 1 :]
            return following[0] if following else _following(body, own)
        found = next((iri for first, iri in known if day and first > day), "")
        return found or (_following(body, names[-1]) if names and day else "")

    def before(self, body: str, day: date | None, own: str = "") -> str:
        """The last session of a body before a day, or before its session named `own`."""
        known = self.by_body.get(body, ())
        names = [iri for _, iri in known]
        if own in names:
            at = names.index(own)
            return names[at - 1] if at else ""
        return next((iri for first, iri in reversed(known) if day and first < day), "")

    def first_day(self, iri: str) -> date | None:
        """The first day of a session, if it is known."""
        days = (
            first for several in self.by_body.values() for first, each in several if each == iri
        )
        return next(days, None)


def _following(body: str, last: str) -> str:
    number = last.rsplit("/MC", 1)[-1]
    return f"{MEETING}MC{int(number) + 1}" if body == MC and number.isdigit() else ""


@dataclass(frozen=True, slots=True)
class When:
    """From where "next" is counted: the day of the text, its session, and who "we" are."""

    day: date | None
    session: str
    we: str
    sessions: Sessions
