"""Faults that a reader found before the first release, each kept from coming back."""

from datetime import date
from pathlib import Path

import pytest

from wtograph.errors import BadQuery
from wtograph.library import Graph
from wtograph.sparql import refuse
from wtograph.store import GRAPHS, FactsFile, Store
from wtograph.vocab import PREFIXES

DISGUISES = (
    "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    "SELECT * { # c\rSERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    r"SELECT * { ?s wtog:a\'b ?o . SERVICE <http://127.0.0.1:9/x> { ?s ?p 'x' } }",
    'SELECT * { ?s ?p "x"@en.SERVICE ?x { ?a ?b ?c } }',
    "SELECT * { ?s ?p ?o.service silent <http://127.0.0.1:9/x> { ?s ?p ?o } }",
)
HARMLESS = (
    "SELECT ?service { ?service a wtog:Mandate }",
    'SELECT ?x { ?x rdfs:label "SERVICE load" } # SERVICE',
    "SELECT ?x { ?x a <http://example.org/service/load> ; wtog:service ?load }",
)


@pytest.mark.parametrize("sparql", DISGUISES)
def test_a_call_to_another_machine_is_refused_however_it_is_hidden(sparql: str) -> None:
    with pytest.raises(BadQuery, match="SERVICE is refused"):
        refuse(sparql, name="query")


@pytest.mark.parametrize("sparql", HARMLESS)
def test_the_word_alone_is_no_call(sparql: str) -> None:
    refuse(sparql, name="query")


def test_quads_of_a_user_never_land_in_a_graph_that_the_file_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.nq"
    shipped = f"{GRAPHS}curated/WT_L_274"
    doc, wtog = PREFIXES["doc"], PREFIXES["wtog"]
    path.write_text(f'<{doc}x-A> <{wtog}symbol> "EXAMPLE" <{shipped}> .\n', encoding="utf-8")
    store = Store.in_memory([FactsFile(path, f"{GRAPHS}user/mine")])
    assert store.graphs() == (f"{GRAPHS}user/mine",)


def test_what_some_members_undertake_with_an_unknown_end_is_never_in_force(graph: Graph) -> None:
    found = graph.status("WT_GC_283__x1__1", date(2026, 11, 23))
    assert found.state == "unknown"
    assert found.by is not None
    assert found.by.run.end_unresolved


def test_an_assumed_session_leaves_the_last_run_the_last(graph: Graph) -> None:
    found = graph.status("ecom-moratorium", "2026-03-28", assumed={"MC14": date(2020, 1, 1)})
    assert found.by is not None
    assert found.by.run.iri.endswith("WT_L_1193")
    assert found.successor is None


def test_norms_of_some_members_are_found_and_not_listed(graph: Graph) -> None:
    from wtograph.norms import norms, short

    assert [short(iri) for iri in norms(graph.store)] == [
        "ecom-moratorium",
        "trips-nvc-moratorium",
        "programme/e-commerce",
        "programme/small-economies",
    ]
