"""The library's door: what a script or a notebook gets from `wtograph.load()`."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from conftest import Turtle
from engine_examples import decision

import wtograph
from wtograph.errors import (
    BadDate,
    BadQuery,
    InputError,
    MissingParameter,
    UnknownQuery,
    UnknownTopic,
    UsageProblem,
)
from wtograph.library import Graph
from wtograph.parameters import meant
from wtograph.queries import questions
from wtograph.tabular import Rows

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
    assert isinstance(triples, rdflib.Graph)
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
    assert meant(graph.store, kind, text).removeprefix("https://w3id.org/wtograph/") == tail


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


def test_a_ready_question_takes_names_where_it_wants_iris(graph: Graph) -> None:
    newer = graph.question("lineage/builds-on", document="wt/l/274")
    assert isinstance(newer, Rows)
    assert "WT/L/1193" in [row.get("symbol") for row in newer]
    assert newer == graph.question("builds-on", document="https://w3id.org/wtograph/doc/WT_L_274")
    asked = graph.question("silent-on", proposal="x-IND-20240123", topic="moratorium")
    assert isinstance(asked, Rows)
    assert [row["silent"] for row in asked] == ["yes"]


def test_a_ready_question_that_cannot_be_asked_says_why(graph: Graph) -> None:
    with pytest.raises(UnknownQuery) as unknown:
        graph.question("lineage/build-on", document="WT/L/274")
    assert "lineage/builds-on" in unknown.value.hint
    with pytest.raises(UsageProblem, match="no parameter documents"):
        graph.question("lineage/builds-on", documents="WT/L/274")
    with pytest.raises(MissingParameter):
        graph.question("read/fate")


def test_the_ready_questions_are_listed_in_three_languages(graph: Graph) -> None:
    listed = graph.questions()
    assert [row["name"] for row in listed] == [query.name for query in questions()]
    said = {lang: [row["question"] for row in graph.questions(lang)] for lang in ("en", "fr", "es")}
    assert said["en"] != said["fr"] != said["es"]
    (builds_on,) = [row for row in listed if row["name"] == "lineage/builds-on"]
    assert builds_on["parameters"] == ("[document]",)


def test_every_document_is_listed_by_date_and_none_twice(graph: Graph) -> None:
    found = graph.documents()
    keys = [(text.date, text.symbol) for text in found]
    assert keys == sorted(keys)
    count = graph.query("SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a wtog:Document }")
    assert count == [{"n": len(found)}]
    assert len({text.iri for text in found}) == len(found)
    assert found.remarks() == ()


def test_documents_of_a_kind(graph: Graph) -> None:
    drafts = graph.documents("proposal")
    assert {text.kind for text in drafts} == {"Proposal"}
    assert "x-IND-20240123" in [text.symbol for text in drafts]
    with pytest.raises(UsageProblem, match="no kind of document Instrumnt") as refused:
        graph.documents("Instrumnt")
    assert refused.value.hint == "nearest known: Instrument"


def test_documents_of_a_time_count_those_without_a_date(turtle: Turtle) -> None:
    month = 'doc:WT_L_3 a wtog:Document ; wtog:symbol "WT/L/3" ; wtog:verification ver:read .'
    claim = (
        "claim:c a wtog:Claim ; wtog:about doc:WT_L_3 ; wtog:aboutProperty wtog:dateOfDocument ;"
        ' rdf:value "2001-06" ; wtog:verification ver:unverified .'
    )
    graph = turtle(
        decision("WT_L_1", "2000-01-01") + decision("WT_L_2", "2001-06-30") + month + claim
        + 'doc:WT_L_4 a wtog:Document ; wtog:symbol "WT/L/4" ; wtog:verification ver:read .'
    )  # fmt: skip

    def symbols(**bounds: str | date) -> list[str]:
        return [text.symbol for text in graph.documents(**bounds)]  # type: ignore[arg-type]

    assert symbols(since="2001-06-15") == ["WT/L/3", "WT/L/2"]
    assert symbols(since=date(2001, 7, 1)) == []
    assert symbols(until="2000") == ["WT/L/1"]
    assert symbols(since="2001-06", until="2001-06") == ["WT/L/3", "WT/L/2"]
    assert graph.documents(since="1999").remarks() == ("1 document of unknown date was left out.",)
    with pytest.raises(BadDate):
        graph.documents(since="lately")


def test_documents_on_a_topic_count_those_of_which_no_topic_is_known(graph: Graph) -> None:
    found = graph.documents(topic="petites économies")
    assert "WT/L/1188" in [text.symbol for text in found]
    assert "WT/L/977" not in [text.symbol for text in found]
    wide = {text.iri for text in graph.documents(topic="e-commerce")}
    narrow = {text.iri for text in graph.documents(topic="moratorium")}
    assert narrow < wide
    (said,) = found.remarks()
    assert said.endswith("documents have no topic in this graph and were left out.")
    with pytest.raises(UnknownTopic):
        graph.documents(topic="astrology")


def test_days_may_be_written_as_text(graph: Graph) -> None:
    year = graph.mandates(since="1998", until="1998")
    assert year == graph.mandates(since=date(1998, 1, 1), until=date(1998, 12, 31))
    assert year
    with pytest.raises(BadDate):
        graph.mandates(until="soon")


def test_a_lineage_is_looped_over_by_hops(graph: Graph) -> None:
    found = graph.lineage("WT/L/1193")
    assert tuple(found) == found.edges
    assert len(found) == len(found.edges)
    alone = graph.lineage("WT/MIN(96)/DEC", up=0)
    assert (len(alone), bool(alone)) == (0, True)


def test_a_lineage_is_a_graph_of_networkx_with_typed_attributes(graph: Graph) -> None:
    found = graph.lineage("WT/L/1193", down=None)
    drawn = found.graph()
    assert isinstance(drawn, nx.DiGraph)
    assert set(drawn) == {text.iri for text in found.nodes}
    assert {(s, t, key) for s, t, key in drawn.edges(keys=True)} == {
        (hop.source, hop.target, hop.relation) for hop in found
    }
    assert drawn.graph["root"] == found.root
    oldest = graph.document("WT/L/274").iri
    assert oldest in nx.descendants(drawn, found.root)
    assert drawn.nodes[oldest]["symbol"] == "WT/L/274"
    inferred = [said["inferred"] for _, _, said in drawn.edges(data=True)]
    assert inferred.count(True) == sum(hop.inferred for hop in found)
    assert {type(value) for said in inferred for value in [said]} == {bool}


def test_a_lineage_survives_a_trip_through_graphml(graph: Graph) -> None:
    drawn = graph.lineage("x-IND-20240123").graph()
    back = nx.parse_graphml("\n".join(nx.generate_graphml(drawn)), force_multigraph=True)
    assert sorted(map(str, back.nodes(data=True))) == sorted(map(str, drawn.nodes(data=True)))
    assert sorted(said["proposed"] for _, _, said in back.edges(data=True)) == sorted(
        said["proposed"] for _, _, said in drawn.edges(data=True)
    )


def test_a_state_knows_the_texts_that_it_names(graph: Graph) -> None:
    state = graph.status("ecom-moratorium", "2020-02-01")
    assert {text.symbol for text in state.texts.values()} >= {"WT/L/1079", "WT/L/1143"}
    assert state.record()["provision"] == "WT/L/1079#x2"
    assert state.record()["successor"] == "WT/L/1143#x3"
