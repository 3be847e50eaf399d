"""A stranger's query: refused where it leaves the machine, stopped where it never ends."""

import faulthandler
import multiprocessing
import time
from pathlib import Path

import pytest
from engine_examples import stored

from wtograph import worker
from wtograph.errors import BadQuery, LimitReached, NotAStore
from wtograph.folders import write_folder
from wtograph.sparql import explain, refuse

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A small store folder."""
    write_folder(tmp_path / "store", stored("doc:x-A a wtog:Document .", tmp_path), ())
    return tmp_path / "store"


def ask(place: Path, sparql: str, form: str = "json", timeout_s: float = 20) -> worker.Answer:
    """An answer from a child process."""
    return worker.ask(sparql, name="q.rq", place=place, form=form, timeout_s=timeout_s)


def test_a_query_is_answered(place: Path) -> None:
    found = ask(place, "SELECT ?a { ?a a wtog:Document . FILTER(?a = doc:x-A) }", "csv")
    assert (found.kind, found.body.split()) == (
        "rows", [b"a", b"https://w3id.org/wtograph/doc/x-A"],
    )  # fmt: skip
    assert ask(place, "ASK { doc:x-A a wtog:Document }").kind == "boolean"
    assert ask(place, "CONSTRUCT WHERE { doc:x-A ?p ?o }").kind == "triples"


def test_a_query_that_never_ends_is_stopped_when_its_time_is_over(place: Path) -> None:
    began = time.monotonic()
    with pytest.raises(LimitReached, match="not done within 1 s") as stopped:
        ask(place, CROSS, timeout_s=1)
    assert time.monotonic() - began < 15
    assert "--timeout" in stopped.value.hint
    assert multiprocessing.active_children() == []


def test_a_store_that_does_not_open_in_time_is_given_up(place: Path) -> None:
    with pytest.raises(LimitReached, match="the store was not open within 0 s"):
        worker.ask("ASK {}", name="q.rq", place=place, form="json", timeout_s=20, opening_s=0.0)
    assert multiprocessing.active_children() == []


def test_a_query_that_brings_the_engine_down_does_not_bring_us_down(place: Path) -> None:
    hostile = "ASK { FILTER(" + "!" * 300_000 + "true) }"
    faulthandler.disable()  # else the child's last words appear among the results
    try:
        with pytest.raises(LimitReached, match="brought the engine down"):
            ask(place, hostile)
    finally:
        faulthandler.enable(2)
    assert ask(place, "ASK {}").body
    assert multiprocessing.active_children() == []


def test_a_store_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotAStore, match="does not exist"):
        ask(tmp_path / "no", "ASK {}")


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("SELECT * {\n  SERVICE <http://x.test/> { ?s ?p ?o } }", "q.rq:2:3: SERVICE is refused"),
        ("SELECT * { service silent ?x { } }", "q.rq:1:12: SERVICE is refused"),
        ("Load <http://x.test/>", "q.rq:1:1: LOAD is refused"),
        ("# load\nSELECT * {\n\n  sErViCe<http://x.test/>{} }", "q.rq:4:3: SERVICE is refused"),
        ("SELECT * { ?s ?p 'it''s' . SERVICE <http://x.test/> {} }", "SERVICE is refused"),
        ("SELECT * { ?s ?p ?o }#\nSERVICE <http://x.test/> {}", "q.rq:2:1"),
        ("SELECT * { FILTER(1<2) SERVICE <http://x.test/> {} FILTER(2>1) }", "SERVICE is refused"),
    ],
)
def test_what_would_leave_the_machine_is_refused_at_its_place(sparql: str, words: str) -> None:
    with pytest.raises(BadQuery) as refused:
        refuse(sparql, name="q.rq")
    assert words in str(refused.value)
    assert "^" in str(refused.value).splitlines()[-1]


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p 'SERVICE <http://x> {}' }",
        'SELECT * { ?s ?p """a " service\n load """ }',
        "SELECT * { ?s ?p 'it\\'s a SERVICE' }",
        "SELECT * { ?s <http://x.test/service> ?o }",
        "# SERVICE\nSELECT * { ?s ?p ?o } # load",
        "SELECT ?service ?load { ?service ?load ?o }",
        "PREFIX load: <http://x.test/> SELECT * { ?s load:service ?o . ?s ?p load:load }",
        "PREFIX x: <http://x.test/> SELECT * { ?s x:self-service ?o }",
        "SELECT $service { $service ?p 'x'@load }",
    ],
)
def test_the_same_words_elsewhere_are_no_offence(sparql: str) -> None:
    refuse(sparql, name="q.rq")


def test_deep_nesting_is_refused_before_it_reaches_the_engine() -> None:
    with pytest.raises(BadQuery, match="5000 brackets") as refused:
        refuse("SELECT * " + "{" * 5000 + "}" * 5000, name="q.rq")
    assert "200" in refused.value.hint
    refuse("SELECT * " + "{" * 150 + "}" * 150, name="q.rq")
    refuse("SELECT * { ?s ?p '" + "{" * 5000 + "' }", name="q.rq")


def test_a_mistake_is_shown_with_line_and_column(place: Path) -> None:
    with pytest.raises(BadQuery) as bad:
        ask(place, "SELECT ?a\nWHERE { ?a ?b }")
    assert str(bad.value).startswith("q.rq:2:")
    assert "WHERE { ?a ?b }" in str(bad.value)


def test_an_unknown_prefix_is_named_where_it_stands_with_the_nearest(place: Path) -> None:
    with pytest.raises(BadQuery) as bad:
        ask(place, "SELECT ?a\nWHERE { ?a wtogg:buildsOn ?b }")
    assert "q.rq:2:12: unknown prefix wtogg:" in str(bad.value)
    assert "wtog:" in bad.value.hint


def test_a_complaint_without_a_place_points_to_the_beginning() -> None:
    assert str(explain("x", "no idea", name="q.rq")).startswith("q.rq:1:1:")
    assert str(explain("", "error at 9:9", name="q.rq")).startswith("q.rq:9:9:")
