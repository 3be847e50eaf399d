"""The library's door: what a script or a notebook gets from `wtograph.load()`."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import wtograph
from wtograph.errors import BadQuery, InputError
from wtograph.library import Graph

ROOT = Path(__file__).parent.parent


def test_the_public_names_are_those_that_are_listed() -> None:
    assert wtograph.__all__ == sorted(wtograph.__all__)
    for name in wtograph.__all__:
        assert getattr(wtograph, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        _ = wtograph.lod


@pytest.mark.parametrize("module", ["rdflib", "networkx", "pyoxigraph", "pyshacl", "click"])
def test_importing_the_package_costs_nothing(module: str) -> None:
    program = f"import sys, wtograph; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("module", ["rdflib", "networkx", "pyshacl"])
def test_states_documents_and_mandates_load_no_heavy_package(module: str) -> None:
    program = (
        "import sys, datetime, wtograph; g = wtograph.load();"
        "g.status('ecom-moratorium', datetime.date(2026, 11, 23)); g.document('WT/L/274');"
        f"g.mandates('WT/L/274'); sys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_a_document_has_its_date_titles_and_labels(graph: Graph) -> None:
    document = graph.document("WT/L/1193")
    assert (document.date, document.date_kind) == ("2024-03-02", "dateAdopted")
    assert set(document.titles) == {"en", "fr", "es"}
    assert document.title("de") == document.title("en")
    assert document.label_of("symbol") == "unverified"
    assert document.label_of("title-fr") == "unverified"
    assert document.label_of("title-en") == document.verification
    assert document.status == "adopted"
    assert document.held


def test_a_draft_is_a_draft(graph: Graph) -> None:
    document = graph.document("x-IND-20240123")
    assert (document.status, document.known_symbol) == ("draft", False)
    assert document.symbol == "x-IND-20240123"


def test_rows_truth_and_triples_come_from_one_method(graph: Graph) -> None:
    rows = graph.query("SELECT ?d { ?d wtog:symbol 'WT/L/274' }")
    assert rows == [{"d": "https://w3id.org/wtograph/doc/WT_L_274"}]
    assert graph.query("ASK { doc:WT_L_274 a wtog:Instrument }") is True
    triples = graph.query("CONSTRUCT WHERE { doc:WT_L_274 wtog:symbol ?s }")
    assert not isinstance(triples, bool)
    assert len(triples) == 1


@pytest.mark.parametrize(
    "sparql", ["SELECT {", "SELECT * { SERVICE <http://x.test/> {} }", "DELETE WHERE { ?s ?p ?o }"]
)
def test_a_bad_query_is_shown_at_its_place(graph: Graph, sparql: str) -> None:
    with pytest.raises(BadQuery, match=r"query:1:\d+"):
        graph.query(sparql)


def test_the_graph_says_what_it_is(graph: Graph) -> None:
    assert repr(graph) == f"<Graph of the shipped facts: {len(graph.store)} triples>"


@pytest.mark.parametrize(
    ("kind", "text", "tail"),
    [
        ("document", "WT/L/977#2", "doc/WT_L_977__p2"),
        ("body", "Conseil général", "body/GC"),
        ("norm", "programme/e-commerce", "programme/e-commerce"),
        ("topic", "moratorium", "topic/moratorium"),
        ("text", "as it is", "as it is"),
    ],
)
def test_names_resolve_by_kind(graph: Graph, kind: str, text: str, tail: str) -> None:
    assert graph.resolve(kind, text).removeprefix("https://w3id.org/wtograph/") == tail


def test_what_a_person_mistypes_is_never_a_bug(graph: Graph) -> None:
    for call in (
        lambda: graph.document("WT/L/99999"),
        lambda: graph.lineage("WT/L/274", back_to=["nothing"]),
        lambda: graph.status("peace", date(2026, 1, 1)),
        lambda: graph.timeline("peace"),
        lambda: graph.mandates("WT/L/274#99"),
    ):
        with pytest.raises(InputError) as refused:
            call()
        assert refused.value.exit_code == 3
        assert refused.value.hint


def test_asking_twice_gives_the_same_answer(graph: Graph) -> None:
    again = wtograph.load()
    assert again.lineage("WT/L/1193", down=None) == graph.lineage("WT/L/1193", down=None)
    assert again.mandates() == graph.mandates()
    assert again.timeline("ecom-moratorium") == graph.timeline("ecom-moratorium")
