"""Every run in order, the gaps between them, and what stands apart."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import Turtle
from engine_examples import graph_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from status_examples import ExampleRun, example_runs, norm

from wtograph.library import Graph
from wtograph.vocab import shorten

DAY = timedelta(days=1)


def test_the_moratorium_has_twelve_runs_each_opened_by_a_decision(graph: Graph) -> None:
    line = graph.timeline("ecom-moratorium").stretches
    assert [shorten(stretch.run.opened).removeprefix("doc:") for stretch in line] == [
        "WT_MIN98_DEC_2__op1", "WT_MIN01_DEC_1__p34", "WT_L_579__x1-h", "WT_MIN05_DEC__x46",
        "WT_L_782__x6", "WT_L_843__x4", "WT_L_907__x4", "WT_L_977__p3", "WT_L_1032__x2",
        "WT_L_1079__x2", "WT_L_1143__x3", "WT_L_1193__xE",
    ]  # fmt: skip


def test_it_has_two_gaps_with_their_first_and_last_day(graph: Graph) -> None:
    gaps = [gap for gap in graph.timeline("ecom-moratorium").gaps if gap.certain]
    assert [(g.first.isoformat(), g.last.isoformat(), g.days) for g in gaps] == [
        ("1999-12-04", "2001-11-13", 711),
        ("2003-09-15", "2004-07-31", 321),
    ]
    assert [shorten(gap.before.opened) for gap in gaps] == [
        "doc:WT_MIN01_DEC_1__p34", "doc:WT_L_579__x1-h",
    ]  # fmt: skip


def test_days_of_a_session_are_a_gap_under_one_reading_only(graph: Graph) -> None:
    timeline = graph.timeline("ecom-moratorium")
    perhaps = [(g.first.isoformat(), g.last.isoformat()) for g in timeline.gaps if not g.certain]
    assert ("2024-02-27", "2024-03-01") in perhaps
    assert graph.status("ecom-moratorium", date(2024, 2, 28)).state == "unknown"
    assert graph.status("ecom-moratorium", date(2024, 2, 28)).gap is None


def test_what_some_members_agreed_is_listed_apart(graph: Graph) -> None:
    timeline = graph.timeline("ecom-moratorium")
    assert [shorten(s.run.opened) for s in timeline.apart] == ["doc:WT_GC_283__x1"]
    listed = {s.run.opened for s in (*timeline.stretches, *timeline.apart)}
    assert not [iri for iri in listed if "WT_MIN26_W_26" in iri]


def test_the_sessions_that_decided_nothing_are_named_with_their_day(graph: Graph) -> None:
    silent = graph.timeline("ecom-moratorium").silent
    assert {(shorten(adoption), day.isoformat()) for adoption, day in silent} == {
        ("adoption:MC3-no-decision", "1999-12-03"),
        ("adoption:MC14-no-decision", "2026-03-30"),
    }


@pytest.mark.parametrize("name", ["ecom-moratorium", "trips-nvc-moratorium"])
def test_a_gap_is_never_a_day_on_which_it_stood(graph: Graph, name: str) -> None:
    timeline = graph.timeline(name)
    for gap in timeline.gaps:
        covered = [
            s for s in timeline.stretches if s.run.start <= gap.last and gap.first <= s.surely_to
        ]
        assert covered == []


def test_moving_a_session_closes_a_gap(graph: Graph) -> None:
    moved = graph.timeline("ecom-moratorium", assumed={"MC3": date(2001, 11, 13)})
    certain = [gap.first.isoformat() for gap in moved.gaps if gap.certain]
    assert certain == ["2003-09-15"]


def test_runs_that_meet_or_overlap_have_no_gap(turtle: Turtle) -> None:
    first = ExampleRun(date(2001, 1, 1), (date(2001, 6, 30),))
    graph = turtle(norm("meet", [first, ExampleRun(date(2001, 7, 1), ())]))
    assert graph.timeline("meet").gaps == ()
    graph = turtle(norm("over", [first, ExampleRun(date(2001, 6, 1), ())]))
    assert graph.timeline("over").gaps == ()


def test_one_day_between_two_runs_is_a_gap_of_one_day(turtle: Turtle) -> None:
    first = ExampleRun(date(2001, 1, 1), (date(2001, 6, 30),))
    graph = turtle(norm("ex", [first, ExampleRun(date(2001, 7, 2), ())]))
    (gap,) = graph.timeline("ex").gaps
    assert (gap.first, gap.last, gap.days) == (date(2001, 7, 1), date(2001, 7, 1), 1)


def test_an_earlier_run_that_goes_on_longer_fills_the_gap(turtle: Turtle) -> None:
    long = ExampleRun(date(2001, 1, 1), (date(2003, 1, 1),))
    short = ExampleRun(date(2001, 6, 1), (date(2001, 7, 1),))
    graph = turtle(norm("ex", [long, short, ExampleRun(date(2002, 1, 1), ())]))
    assert graph.timeline("ex").gaps == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(example_runs(), min_size=2, max_size=4))
def test_gaps_are_the_days_between_runs_under_every_reading(runs: list[ExampleRun]) -> None:
    with TemporaryDirectory() as folder:
        gaps = graph_of(norm("ex", runs), Path(folder)).timeline("ex").gaps
    certain = {day for gap in gaps if gap.certain for day in span(gap.first, gap.last)}
    perhaps = {day for gap in gaps if not gap.certain for day in span(gap.first, gap.last)}
    first, last = min(run.start for run in runs), max(run.start for run in runs)
    for day in span(first, last):
        begun = [run for run in runs if run.start <= day]
        maybe = any(not run.ends or day <= run.ends[-1] for run in begun)
        sure = any(not run.ends or day <= run.ends[0] for run in begun)
        assert (day in certain) == (not maybe), day
        assert not sure or day not in perhaps, day


def span(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + DAY * number for number in range((last - first).days + 1)]
