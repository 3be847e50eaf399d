"""Does it stand, by which sentence, and since when not: job 1 of the users, and its properties."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import Turtle
from engine_examples import graph_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from status_examples import ExampleRun, example_runs, norm

from wtograph import background
from wtograph.errors import AmbiguousName, UnknownMeeting, UnknownNorm
from wtograph.library import Graph
from wtograph.norms import as_of
from wtograph.status import Status
from wtograph.vocab import shorten

MORATORIUM = "ecom-moratorium"


def on(graph: Graph, day: str, norm: str = MORATORIUM) -> Status:
    """The state on a day."""
    return graph.status(norm, date.fromisoformat(day))


def by(status: Status) -> str:
    """The provision that decides, by short name."""
    assert status.by
    return shorten(status.by.run.opened).removeprefix("doc:")


@pytest.mark.parametrize(
    ("day", "state", "provision", "since"),
    [
        ("1998-05-19", "not-yet", "", None),
        ("1998-05-20", "in-force", "WT_MIN98_DEC_2__op1", "1998-05-20"),
        ("1998-06-01", "in-force", "WT_MIN98_DEC_2__op1", "1998-05-20"),
        ("1999-12-03", "unknown", "WT_MIN98_DEC_2__op1", None),
        ("1999-12-04", "gap", "WT_MIN98_DEC_2__op1", None),
        ("2000-06-01", "gap", "WT_MIN98_DEC_2__op1", None),
        ("2001-11-13", "gap", "WT_MIN98_DEC_2__op1", None),
        ("2001-11-14", "in-force", "WT_MIN01_DEC_1__p34", "2001-11-14"),
        ("2003-12-01", "gap", "WT_MIN01_DEC_1__p34", None),
        ("2004-08-01", "in-force", "WT_L_579__x1-h", "2004-08-01"),
        ("2014-01-01", "in-force", "WT_L_907__x4", "2013-12-07"),
        ("2020-02-01", "in-force", "WT_L_1079__x2", "2019-12-10"),
        ("2024-03-05", "in-force", "WT_L_1193__xE", "2024-03-02"),
        ("2026-03-26", "in-force", "WT_L_1193__xE", "2024-03-02"),
        ("2026-03-27", "unknown", "WT_L_1193__xE", None),
        ("2026-03-28", "unknown", "WT_L_1193__xE", None),
        ("2026-03-31", "unknown", "WT_L_1193__xE", None),
        ("2026-04-01", "lapsed", "WT_L_1193__xE", None),
        ("2026-11-23", "lapsed", "WT_L_1193__xE", None),
    ],
)
def test_the_moratorium_on_a_day(
    graph: Graph, day: str, state: str, provision: str, since: str | None
) -> None:
    found = on(graph, day)
    assert found.state == state
    assert (by(found) if found.by else "") == provision
    assert (found.since.isoformat() if found.since else None) == since


def test_after_seattle_the_moratorium_is_not_covered_and_the_dispute_is_named(
    graph: Graph,
) -> None:
    found = on(graph, "2000-06-01")
    assert found.gap
    assert (found.gap.first, found.gap.last) == (date(1999, 12, 4), date(2001, 11, 13))
    assert found.gap.certain
    assert [shorten(each) for each in found.silent] == ["adoption:MC3-no-decision"]
    told = background.of_status(graph.store, found)
    notes = " ".join(text["en"] for text in told.notes[found.silent[0]] if "en" in text)
    assert "contested" in notes
    assert [claim.id for claim in told.claims] == ["always-1", "always-2", "always-3"]


def test_after_nairobi_the_day_after_is_covered_by_the_new_decision(graph: Graph) -> None:
    assert by(on(graph, "2015-12-19")) == "WT_L_977__p3"


def test_where_runs_overlap_the_one_opened_last_decides_and_the_other_stays(graph: Graph) -> None:
    found = on(graph, "2020-02-01")
    assert [shorten(other.run.opened) for other in found.others] == ["doc:WT_L_1032__x2"]


def test_today_it_has_lapsed_and_every_reading_of_the_end_is_kept_with_its_source(
    graph: Graph,
) -> None:
    found = on(graph, "2026-11-23")
    assert found.by
    readings = [(r.day.isoformat(), r.how, r.verification) for r in found.by.ends]
    assert sorted(readings) == [
        ("2026-03-26", "reading-opening", "secondary"),
        ("2026-03-30", "reading-claim", "secondary"),
        ("2026-03-30", "reading-closing", "secondary"),
        ("2026-03-31", "reading-claim", "secondary"),
    ]
    assert all(reading.sources for reading in found.by.ends)
    claimed = {r.day.day: r.sources for r in found.by.ends if r.how == "reading-claim"}
    assert not set(claimed[30]) & set(claimed[31])


def test_today_it_has_no_successor_and_the_sunset_clause_is_named(graph: Graph) -> None:
    found = on(graph, "2026-11-23")
    assert found.successor is None
    assert [shorten(sunset.place) for sunset in found.sunsets] == ["doc:WT_L_1193__xF"]
    assert [shorten(each) for each in found.silent] == ["adoption:MC14-no-decision"]
    assert found.facts_to == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("session", "day", "state", "ends"),
    [
        ("2026-03-10", "2026-03-11", "lapsed", ["2026-03-10"]),
        ("2026-03-10", "2026-03-10", "in-force", ["2026-03-10"]),
        ("2026-06-01", "2026-03-31", "in-force", ["2026-03-31"]),
        ("2026-06-01", "2026-04-01", "lapsed", ["2026-03-31"]),
    ],
)
def test_an_assumed_session_moves_the_end_and_is_said(
    graph: Graph, session: str, day: str, state: str, ends: list[str]
) -> None:
    moved = {"MC14": date.fromisoformat(session)}
    found = graph.status(MORATORIUM, date.fromisoformat(day), assumed=moved)
    assert found.by
    assert (found.state, [r.day.isoformat() for r in found.by.ends]) == (state, ends)
    assert [(shorten(m), d.isoformat()) for m, d in found.assumed] == [("meeting:MC14", session)]


def test_assuming_a_session_makes_the_day_of_lapse_one(graph: Graph) -> None:
    moved = {"mc14": date(2026, 3, 10)}
    assert graph.status(MORATORIUM, date(2026, 5, 1), assumed=moved).since == date(2026, 3, 11)


def test_an_unknown_session_cannot_be_assumed(graph: Graph) -> None:
    with pytest.raises(UnknownMeeting, match="MC99"):
        graph.status(MORATORIUM, date(2026, 5, 1), assumed={"MC99": date(2026, 1, 1)})


def test_the_programme_lapsed_with_the_moratorium_by_the_same_clause(graph: Graph) -> None:
    found = on(graph, "2026-11-23", "programme/e-commerce")
    assert (found.state, by(found)) == ("lapsed", "WT_L_274__p1-1")
    assert [shorten(sunset.place) for sunset in found.sunsets] == ["doc:WT_L_1193__xF"]
    assert on(graph, "2010-01-01", "programme/e-commerce").state == "in-force"


def test_the_sibling_on_trips_has_a_line_of_its_own(graph: Graph) -> None:
    assert by(on(graph, "2026-11-23", "trips-nvc-moratorium")) == "WT_MIN24_39__p1"
    assert on(graph, "2026-11-23", "trips-nvc-moratorium").state == "lapsed"
    assert on(graph, "1995-06-01", "trips-nvc-moratorium").state == "in-force"


def test_moratorium_alone_has_two_meanings_and_none_is_chosen(graph: Graph) -> None:
    with pytest.raises(AmbiguousName) as ambiguous:
        on(graph, "2026-11-23", "moratorium")
    assert "ecom-moratorium" in str(ambiguous.value)
    assert "trips-nvc-moratorium" in str(ambiguous.value)


@pytest.mark.parametrize(
    "name",
    ["ECOM-Moratorium", "moratoire sur les droits de douane visant les transmissions électroniques",
     "https://w3id.org/wtograph/norm/ecom-moratorium"],
)  # fmt: skip
def test_a_norm_answers_to_its_names(graph: Graph, name: str) -> None:
    assert on(graph, "2024-03-05", name).norm.endswith("/ecom-moratorium")


def test_an_unknown_norm_names_the_nearest(graph: Graph) -> None:
    with pytest.raises(UnknownNorm) as unknown:
        on(graph, "2024-03-05", "ecom-moratorum")
    assert "ecom-moratorium" in unknown.value.hint


def test_what_some_members_agreed_never_carries_the_moratorium(graph: Graph) -> None:
    openers = {s.run.opened for s in graph.timeline(MORATORIUM).stretches}
    assert not [iri for iri in openers if "WT_GC_283" in iri or "WT_MIN26_W_26" in iri]
    day = date(1998, 1, 1)
    while day < date(2027, 1, 1):
        found = graph.status(MORATORIUM, day)
        about = [found.by, found.successor, *found.others]
        runs = [stretch.run.iri for stretch in about if stretch]
        assert not [iri for iri in runs if "GC_283" in iri or "W_26" in iri]
        day += timedelta(days=61)


def test_what_some_members_agreed_stands_apart(graph: Graph) -> None:
    apart = [shorten(each) for each in on(graph, "2026-11-23").apart]
    assert apart == ["norm:WT_GC_283__x1__1"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(example_runs(), min_size=1, max_size=4))
def test_on_every_day_there_is_one_state_and_it_follows_from_the_runs(
    runs: list[ExampleRun],
) -> None:
    with TemporaryDirectory() as folder:
        graph = graph_of(norm("ex", runs), Path(folder))
    edges = {run.start for run in runs} | {end for run in runs for end in run.ends}
    for day in sorted({edge + timedelta(days=shift) for edge in edges for shift in (-1, 0, 1)}):
        assert graph.status("ex", day).state == expected(runs, day), day


def expected(runs: list[ExampleRun], day: date) -> str:
    """The state by the definition of settled point 11, written out day by day."""
    begun = [run for run in runs if run.start <= day]
    if not begun:
        return "not-yet"
    if any(not run.ends or day <= run.ends[0] for run in begun):
        return "in-force"
    if any(day <= run.ends[-1] for run in begun):
        return "unknown"
    return "gap" if any(run.start > day for run in runs) else "lapsed"


def test_a_run_that_nothing_ends_goes_on(turtle: Turtle) -> None:
    graph = turtle(norm("ex", [ExampleRun(date(2001, 5, 1), ())]))
    found = graph.status("ex", date(2999, 1, 1))
    assert (found.state, found.since) == ("in-force", date(2001, 5, 1))


def test_a_day_after_the_only_end_is_the_day_since_when_it_has_lapsed(turtle: Turtle) -> None:
    graph = turtle(norm("ex", [ExampleRun(date(2001, 5, 1), (date(2002, 5, 1),))]))
    assert graph.status("ex", date(2002, 5, 1)).state == "in-force"
    found = graph.status("ex", date(2003, 1, 1))
    assert (found.state, found.since) == ("lapsed", date(2002, 5, 2))


RUN = """
doc:WT_L_9001 a wtog:Instrument . doc:WT_L_9001__p1 a wtog:Provision ; wtog:partOf doc:WT_L_9001 .
norm:one a wtog:Moratorium ; rdfs:label "one"@en ; wtog:undertakenBy wtog:AllMembers .
norm:one__1 a wtog:ValidityPeriod ; wtog:ofNorm norm:one ; wtog:openedBy doc:WT_L_9001__p1 ;
  wtog:undertakenBy wtog:AllMembers ; wtog:verification ver:read ;
  wtog:start "2026-01-01"^^xsd:date """
BAD_DAYS = ("2026-06-01Z", "2026-02-31", "12026-03-01")


@pytest.mark.parametrize("day", BAD_DAYS)
def test_a_run_whose_end_is_no_day_is_never_in_force_for_good(day: str, turtle: Turtle) -> None:
    found = turtle(f'{RUN} ; wtog:end "{day}"^^xsd:date .').status("one", date(2026, 11, 23))
    assert found.state == "unknown"


@pytest.mark.parametrize("day", BAD_DAYS)
@pytest.mark.parametrize("edge", ["start", "end", "plannedStart"])
def test_a_meeting_with_a_bad_day_leaves_the_end_unknown(
    edge: str, day: str, turtle: Turtle
) -> None:
    other = {"start": "end", "end": "start", "plannedStart": "end"}[edge]
    good = "" if edge == "plannedStart" else f' ; wtog:{other} "2026-06-01"^^xsd:date'
    found = turtle(f"""{RUN} ; wtog:endTerm term:one .
        term:one a wtog:EventTerm ; wtog:event meeting:one ; wtog:edge edge:unstated .
        meeting:one a wtog:Meeting ; wtog:verification ver:read ; wtog:{edge} "{day}"^^xsd:date
          {good} .""").status("one", date(2026, 11, 23))
    assert found.by is not None
    assert found.by.ends == ()


def test_a_claim_of_an_end_that_is_no_day_is_no_reading(turtle: Turtle) -> None:
    found = turtle(f"""{RUN} .
        claim:one a wtog:Claim ; wtog:about norm:one__1 ; wtog:aboutProperty wtog:end ;
          rdf:value "2026-99-99" ; wtog:verification ver:unverified .""")
    stands = found.status("one", date(2026, 11, 23)).by
    assert stands is not None
    assert stands.ends == ()


def test_the_day_of_the_facts_is_a_day(turtle: Turtle) -> None:
    found = turtle("""
        <https://w3id.org/wtograph/graph/meta> dcterms:modified "2026-05-01"^^xsd:date ,
          "2027-05-01Z"^^xsd:date .""")
    assert as_of(found.store) == date(2026, 5, 1)
