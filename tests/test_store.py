"""The store: loading, asking, copies that nobody can spoil."""

from pathlib import Path

import pytest
from engine_examples import EXAMPLES, decision, stored, with_prefixes
from rdflib import RDF, URIRef

from wtograph.errors import BadFacts, BadQuery, UnknownFile
from wtograph.library import Graph
from wtograph.sparql import names_graphs, one_line
from wtograph.store import INFERRED, META, FactsFile, Store, shipped_files
from wtograph.vocab import PREFIXES

INSTRUMENTS = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a wtog:Instrument }"


def written(folder: Path, name: str, text: str) -> FactsFile:
    """A file of facts for the example graph."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return FactsFile(path, EXAMPLES)


def test_shipped_facts_are_named_by_where_they_come_from() -> None:
    graphs = {facts.graph.removeprefix("https://w3id.org/wtograph/graph/") for facts in
              shipped_files()}  # fmt: skip
    assert {"vocab", "meta", "curated/WT_L_274", "imported/register"} <= graphs
    assert not [each.path for each in shipped_files() if each.path.parent.name == "shapes"]
    assert list(shipped_files()) == list(shipped_files())


def test_the_union_of_the_graphs_answers(graph: Graph) -> None:
    (row,) = graph.store.rows(INSTRUMENTS)
    assert int(row["n"]) > 10
    assert graph.store.answer("ASK { GRAPH ?g { doc:WT_L_274 a wtog:Instrument } }")


def test_writing_to_the_dataset_never_changes_the_store(graph: Graph) -> None:
    before = len(graph.store)
    dataset = graph.dataset
    thing = URIRef(f"{PREFIXES['doc']}WT_L_1")
    inferred = dataset.graph(URIRef(INFERRED))
    inferred.remove((None, None, None))
    inferred.add((thing, RDF.type, thing))
    assert len(inferred) == 1
    assert len(graph.store) == before
    assert not graph.store.answer("ASK { doc:WT_L_1 a doc:WT_L_1 }")


def test_the_dataset_answers_from_the_union_of_its_graphs(graph: Graph) -> None:
    dataset = graph.dataset
    (row,) = dataset.query(
        f"PREFIX wtog: <{PREFIXES['wtog']}> {INSTRUMENTS}"  # rdflib does not know our prefixes
    )
    (ours,) = graph.store.rows(INSTRUMENTS)
    assert str(row[0]) == ours["n"]  # type: ignore[index]
    assert len(dataset) == len(graph.store.graph())


def test_a_graph_of_the_store_is_a_copy_too(graph: Graph) -> None:
    before = len(graph.store)
    copy = graph.store.graph([META])
    assert len(copy) > 0
    copy.remove((None, None, None))
    assert len(graph.store) == before


def test_an_answer_keeps_order_and_leaves_unbound_variables_out(tmp_path: Path) -> None:
    store = stored(decision("WT_L_9001", "2001-01-01"), tmp_path)
    rows = store.rows("SELECT ?a ?b { VALUES ?a { 2 1 } OPTIONAL { ?b a doc:nothing } }")
    assert rows == [{"a": "2"}, {"a": "1"}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "doc:x-A a wtog:Document ."),
        ("a.trig", "doc:x-A a wtog:Document ."),
        ("a.trig", "graph:g { doc:x-A a wtog:Document . }"),
        ("a.nq", "<https://w3id.org/wtograph/doc/x-A> "
                 "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                 "<https://w3id.org/wtograph/ontology#Document> ."),
        ("a.jsonld", '{"@id": "https://w3id.org/wtograph/doc/x-A", '
                     '"@type": "https://w3id.org/wtograph/ontology#Document"}'),
    ],
)  # fmt: skip
def test_facts_are_read_in_four_forms(tmp_path: Path, name: str, text: str) -> None:
    start = with_prefixes("@prefix graph: <https://w3id.org/wtograph/graph/> .\n")
    facts = written(tmp_path, name, (start if name.endswith(("ttl", "trig")) else "") + text)
    assert Store.in_memory([facts]).answer("ASK { doc:x-A a wtog:Document }")


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    facts = written(tmp_path, "a.ttl", "\ufeff" + with_prefixes("doc:x-A a wtog:Document ."))
    assert len(Store.in_memory([facts])) == 1


def test_facts_that_do_not_parse_are_refused_with_line_and_column(tmp_path: Path) -> None:
    facts = written(tmp_path, "bad.ttl", "@prefix doc: <http://x/> .\n\ndoc:a doc:b doc:c doc:d .")
    with pytest.raises(BadFacts, match=r"bad\.ttl:3:\d+") as refused:
        Store.in_memory([facts])
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_and_one_of_another_kind_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFile):
        Store.in_memory([FactsFile(tmp_path / "none.ttl", EXAMPLES)])
    with pytest.raises(BadFacts, match="not a kind of facts file"):
        Store.in_memory([written(tmp_path, "a.csv", "a,b")])


def test_sparql_that_does_not_parse_is_the_users_error(graph: Graph) -> None:
    with pytest.raises(BadQuery):
        graph.store.rows("SELECT WHERE {")


def test_a_question_of_the_wrong_kind_is_refused(graph: Graph) -> None:
    with pytest.raises(BadQuery, match="SELECT"):
        graph.store.rows("ASK { ?s ?p ?o }")
    with pytest.raises(BadQuery, match="CONSTRUCT"):
        Store.in_memory([]).construct_into("ASK { ?s ?p ?o }", INFERRED)


def test_the_same_facts_give_the_same_bytes_also_for_nodes_without_a_name(tmp_path: Path) -> None:
    text = (
        "doc:x-A wtog:hasEvidence [ rdfs:label 'one' ] , [ rdfs:label 'two' ; rdfs:seeAlso [] ] ."
    )
    first, second = stored(text, tmp_path), stored(text, tmp_path)
    assert first.nquads() == second.nquads()
    assert len(first.nquads().splitlines()) == len(first)


def test_clearing_one_graph_leaves_the_others(tmp_path: Path) -> None:
    store = stored(decision("WT_L_9001", "2001-01-01"), tmp_path)
    with_examples = len(store)
    store.clear(EXAMPLES)
    assert 0 < len(store) < with_examples
    assert EXAMPLES not in store.graphs()


def test_a_message_of_a_library_stays_on_one_line_and_shows_control_characters() -> None:
    assert one_line("bad\n  token \x1b[31m \u202e") == "bad token \\x1b[31m \\x202e"


@pytest.mark.parametrize(
    ("sparql", "form", "kind", "start"),
    [
        ("SELECT ?a { VALUES ?a { 1 } }", "csv", "rows", b"a\r\n1"),
        ("SELECT ?a { VALUES ?a { 1 } }", "tsv", "rows", b"?a\n1"),
        ("SELECT ?a { VALUES ?a { 1 } }", "json", "rows", b'{"head":{"vars":["a"]}'),
        ("ASK {}", "json", "boolean", b'{"head":{},"boolean":true}'),
        ("ASK {}", "tsv", "boolean", b"true"),
        ("CONSTRUCT { ?s a ?s } { VALUES ?s { doc:x } }", "json", "triples", b"<https://"),
    ],
)
def test_answers_come_in_the_forms_of_the_w3c(
    graph: Graph, sparql: str, form: str, kind: str, start: bytes
) -> None:
    found, body = graph.store.serialized(sparql, form)
    assert found == kind
    assert body.startswith(start)


def test_a_query_that_names_its_graphs_reads_those_only(graph: Graph) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} WHERE {{ ?s ?p ?o }}"
    one = "FROM <https://w3id.org/wtograph/graph/curated/WT_L_977>"
    (whole,) = graph.store.rows(count.format(""))
    (part,) = graph.store.rows(count.format(one))
    assert 0 < int(part["n"]) < 1000 < int(whole["n"])


def test_the_word_from_in_a_name_or_a_string_names_no_graph() -> None:
    assert not names_graphs("SELECT ?from { ?from a wtog:from ; rdfs:label 'from <a>' } # from")
    assert names_graphs("SELECT * from <https://example.org/g> { ?s ?p ?o }")
