"""Terms: what day a text can mean, under every reading of the session it names."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wtograph.terms import (
    Calendar,
    DateTerm,
    EarliestOf,
    EventTerm,
    MeetingDates,
    Term,
    assume,
    readings,
)

NAMES = ("MC1", "MC2", "MC3")
EDGES = ("start", "end", "unstated")
DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))
MC14 = {"MC14": MeetingDates("MC14", date(2026, 3, 26), date(2026, 3, 30), True, "secondary")}
EITHER = EarliestOf((EventTerm("MC14", "unstated"), DateTerm(date(2026, 3, 31))))


@st.composite
def meetings(draw: st.DrawFn, name: str) -> MeetingDates:
    """A meeting of up to ten days, held or planned."""
    opens = draw(DAYS)
    closes = opens + timedelta(days=draw(st.integers(0, 9)))
    return MeetingDates(name, opens, closes, draw(st.booleans()), "read")


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """A calendar that knows some of the three meetings."""
    known = draw(st.sets(st.sampled_from(NAMES)))
    return {name: draw(meetings(name)) for name in sorted(known)}


def terms() -> st.SearchStrategy[Term]:
    """Dates, edges of meetings, and the earliest of several, up to three deep."""
    event = st.builds(EventTerm, st.sampled_from(NAMES), st.sampled_from(EDGES))
    leaf: st.SearchStrategy[Term] = st.one_of(st.builds(DateTerm, DAYS), event)
    return st.recursive(
        leaf,
        lambda inner: st.lists(inner, min_size=2, max_size=4).map(lambda t: EarliestOf(tuple(t))),
        max_leaves=8,
    )


def days(term: Term, calendar: Calendar) -> list[date]:
    """The days of all readings."""
    return [reading.day for reading in readings(term, calendar)]


def brute(term: Term, calendar: Calendar) -> set[date]:
    """Every earliest day, trying every edge of every candidate by itself."""
    match term:
        case EarliestOf():
            lists = [sorted(brute(each, calendar)) for each in term.candidates]
            combined: set[date] = set()
            for known in filter(None, lists):
                combined = {min(a, b) for a in combined for b in known} if combined else set(known)
            return combined
        case _:
            return set(days(term, calendar))


def test_a_fixed_day_has_one_reading() -> None:
    assert days(DateTerm(date(2026, 3, 31)), {}) == [date(2026, 3, 31)]


def test_a_session_of_unstated_edge_has_two_readings_that_say_which_is_which() -> None:
    found = readings(EventTerm("MC14", "unstated"), MC14)
    assert [(r.day.isoformat(), r.how) for r in found] == [
        ("2026-03-26", "reading-opening"),
        ("2026-03-30", "reading-closing"),
    ]
    assert days(EventTerm("MC14", "start"), MC14) == [date(2026, 3, 26)]
    assert days(EventTerm("MC14", "end"), MC14) == [date(2026, 3, 30)]


def test_a_session_not_yet_held_has_planned_days() -> None:
    plan = {"MC15": MeetingDates("MC15", date(2028, 3, 1), date(2028, 3, 1), False, "secondary")}
    assert {r.how for r in readings(EventTerm("MC15", "unstated"), plan)} == {"reading-planned"}


def test_a_session_without_days_fixes_nothing() -> None:
    nowhere = {"MC99": MeetingDates("MC99", None, None, False, "read")}
    assert readings(EventTerm("MC99", "unstated"), nowhere) == ()
    assert readings(EventTerm("MC99", "unstated"), {}) == ()


def test_whichever_is_earlier_drops_the_fixed_day_after_both_edges() -> None:
    assert days(EITHER, MC14) == [date(2026, 3, 26), date(2026, 3, 30)]


def test_a_late_session_leaves_the_fixed_day_alone() -> None:
    found = readings(EITHER, assume(MC14, "MC14", date(2026, 9, 1)))
    assert [(r.day, r.how) for r in found] == [(date(2026, 3, 31), "reading-date")]


def test_a_fixed_day_within_the_session_cuts_its_close_off() -> None:
    term = EarliestOf((EventTerm("MC14", "unstated"), DateTerm(date(2026, 3, 28))))
    found = readings(term, MC14)
    assert [(r.day.day, r.how) for r in found] == [(26, "reading-opening"), (28, "reading-date")]


@given(calendars(), st.sampled_from(NAMES), st.sampled_from(EDGES), DAYS)
def test_an_assumed_session_has_one_reading_whatever_edge_is_meant(
    calendar: Calendar, session: str, edge: str, day: date
) -> None:
    (found,) = readings(EventTerm(session, edge), assume(calendar, session, day))
    assert (found.day, found.how) == (day, "reading-assumed")


@given(calendars(), st.sampled_from(NAMES), DAYS)
def test_assuming_one_session_moves_no_other(calendar: Calendar, moved: str, day: date) -> None:
    for name in set(NAMES) - {moved}:
        term = EventTerm(name, "unstated")
        assert readings(term, assume(calendar, moved, day)) == readings(term, calendar)


@given(calendars(), st.lists(terms(), min_size=1, max_size=4))
def test_the_earliest_is_never_later_than_the_last_day_of_any_candidate(
    calendar: Calendar, candidates: list[Term]
) -> None:
    found = days(EarliestOf(tuple(candidates)), calendar)
    latest = [max(each) for candidate in candidates if (each := days(candidate, calendar))]
    assert bool(found) == bool(latest)
    assert not latest or max(found) == min(latest)


@given(calendars(), st.lists(terms(), min_size=1, max_size=4))
def test_the_earliest_has_only_days_of_its_candidates(
    calendar: Calendar, candidates: list[Term]
) -> None:
    found = readings(EarliestOf(tuple(candidates)), calendar)
    assert set(found) <= {r for each in candidates for r in readings(each, calendar)}


@given(calendars(), st.lists(terms(), min_size=1, max_size=4).flatmap(
    lambda several: st.tuples(st.just(several), st.permutations(several))
))  # fmt: skip
def test_the_order_of_candidates_is_nothing(
    calendar: Calendar, orders: tuple[list[Term], list[Term]]
) -> None:
    one, other = orders
    assert days(EarliestOf(tuple(one)), calendar) == days(EarliestOf(tuple(other)), calendar)


@given(calendars(), terms())
def test_readings_are_those_of_trying_every_edge_by_itself(calendar: Calendar, term: Term) -> None:
    assert set(days(term, calendar)) == brute(term, calendar)


@given(calendars(), terms())
def test_readings_come_in_order(calendar: Calendar, term: Term) -> None:
    assert days(term, calendar) == sorted(days(term, calendar))
