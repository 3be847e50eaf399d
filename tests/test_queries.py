"""The shipped questions: headers, parameters, golden answers, and the same in two engines."""

import csv
import os
import re
from io import StringIO
from pathlib import Path

import pytest
from rdflib import Dataset
from rdflib import Graph as Rdf
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import Result

from wtograph.errors import MissingParameter, UnknownQuery, UsageProblem
from wtograph.library import Graph
from wtograph.queries import Query, bind, catalogue, named, questions, read, sparql_term
from wtograph.vocab import PREFIXES

GOLDEN = Path(__file__).parent / "queries" / "golden"
UPDATE = os.environ.get("WTOGRAPH_UPDATE_GOLDEN") == "1"
QUESTIONS = questions()
EVERY = tuple(catalogue().values())
KINDS = {"iri", "document", "body", "norm", "topic", "date", "integer", "text"}
HEADS = {"id", "title", "title@fr", "title@es", "summary", "asker", "graphs", "into", "once",
         "severity", "remedy", "needs", "empty"}  # fmt: skip


def name_of(query: Query) -> str:
    """A query as the names of tests show it."""
    return query.name


def golden(query: Query) -> Path:
    """Where the answer of a question is kept."""
    return GOLDEN / f"{query.name.replace('/', '-')}.csv"


def table(text: str) -> list[list[str]]:
    """A CSV answer as rows."""
    return list(csv.reader(StringIO(text, newline="")))


@pytest.fixture(scope="module")
def dataset(graph: Graph) -> Dataset:
    """The same facts for the engine of rdflib, copied once."""
    return graph.dataset


@pytest.fixture(scope="module")
def plain(graph: Graph) -> Rdf:
    """The union of the same facts in rdflib's own memory, for rdflib's own engine."""
    return graph.store.graph()


def test_there_are_questions() -> None:
    assert len(QUESTIONS) >= 10
    assert not [q.name for q in QUESTIONS if q.name.startswith(("rules/", "checks/", "read/"))]


@pytest.mark.parametrize("query", QUESTIONS, ids=name_of)
def test_a_question_has_a_title_in_three_languages(query: Query) -> None:
    titles = [query.title(lang) for lang in ("en", "fr", "es")]
    assert len(set(titles)) == 3
    assert all(title and title != query.name for title in titles)


@pytest.mark.parametrize("query", EVERY, ids=name_of)
def test_headers_and_parameters_are_well_formed(query: Query) -> None:
    assert set(query.header) <= HEADS
    assert query.header["title"]
    for parameter in query.parameters:
        assert parameter.kind in KINDS
        assert len(parameter.summary) > 5
    blocks = set(re.findall(r"#[ ]param[ ](\w+)", query.sparql))
    assert blocks == {parameter.name for parameter in query.parameters}
    marked = re.findall(r"^#\+[ ]param:.*$", query.sparql, re.MULTILINE)
    assert all(re.search(r"\|[ ]*(required|optional)[ ]*\|", line) for line in marked)


@pytest.mark.parametrize("query", EVERY, ids=name_of)
def test_a_query_is_in_order_and_depends_on_no_clock(query: Query) -> None:
    assert not re.search(r"\b(NOW|RAND|UUID|STRUUID)\s*\(", query.sparql, re.IGNORECASE)
    if re.search(r"^SELECT\b", query.sparql, re.MULTILINE):
        assert re.search(r"\bORDER\s+BY\b", query.sparql)


@pytest.mark.parametrize("query", EVERY, ids=name_of)
def test_every_query_parses_in_rdflib_too_and_declares_its_prefixes(query: Query) -> None:
    prepareQuery(query.sparql)


@pytest.mark.parametrize("query", QUESTIONS, ids=name_of)
def test_only_a_question_that_says_so_walks_a_closure_of_links(query: Query) -> None:
    links = "buildsOn|refersTo|continues|basedOn|implements|extendsValidityOf|supersedes"
    walks = re.search(rf"wtog:(?:{links})[+*]", query.sparql)
    assert not walks or query.header.get("needs") == "closure"


@pytest.mark.parametrize("query", QUESTIONS, ids=name_of)
def test_a_question_gives_its_golden_answer_as_it_stands(graph: Graph, query: Query) -> None:
    kind, body = graph.store.serialized(query.sparql, "csv")
    assert kind in ("rows", "boolean")
    found, path = body.decode().replace("\r\n", "\n"), golden(query)
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    assert table(found) == table(path.read_text(encoding="utf-8"))
    assert kind == "boolean" or len(table(found)) > 1 or query.header.get("empty") == "expected"


def test_every_golden_answer_belongs_to_a_question() -> None:
    assert {path.name for path in GOLDEN.glob("*.csv")} == {golden(q).name for q in QUESTIONS}


def cells(answer: Result) -> list[list[str]]:
    """The rows of an rdflib answer as CSV has them, or its truth."""
    if answer.type == "ASK":
        return [[str(answer.askAnswer).lower()]]
    return table((answer.serialize(format="csv") or b"").decode())


@pytest.mark.parametrize("query", QUESTIONS, ids=name_of)
def test_an_rdflib_dataset_gives_the_same_rows_in_the_same_order(
    graph: Graph, dataset: Dataset, query: Query
) -> None:
    _, body = graph.store.serialized(query.sparql, "csv")
    assert cells(dataset.query(query.sparql)) == table(body.decode())


@pytest.mark.timeout(120)
@pytest.mark.parametrize("query", QUESTIONS, ids=name_of)
def test_the_engine_of_rdflib_gives_the_same_rows(graph: Graph, plain: Rdf, query: Query) -> None:
    _, body = graph.store.serialized(query.sparql, "csv")
    assert sorted(cells(plain.query(query.sparql))) == sorted(table(body.decode()))


@pytest.mark.parametrize("query", [q for q in EVERY if q.name.startswith("checks/")], ids=name_of)
def test_a_check_says_its_severity_its_remedy_and_its_focus(query: Query) -> None:
    assert query.header["severity"] in ("violation", "warning", "info")
    assert query.header["remedy"]
    assert re.match(r"\d+ [A-Za-z]+: ", query.header["title"])
    assert "?focus" in query.sparql


@pytest.mark.parametrize("query", [q for q in EVERY if q.name.startswith("rules/")], ids=name_of)
def test_a_rule_says_which_graph_it_fills(query: Query) -> None:
    assert query.into in ("inferred/core", "inferred/candidates")


EXAMPLE = read(
    "x/example",
    "#+ title: Example\n#+ param: who | body | required | the body\n"
    "#+ param: day | date | optional | the day\n"
    "SELECT * {\n  VALUES ?who { UNDEF }  # param who\n  VALUES ?day { UNDEF }  # param day\n}\n",
)


def test_values_are_bound_in_their_blocks_alone() -> None:
    bound = bind(EXAMPLE, {"who": ["https://x.test/a", "https://x.test/b"], "day": "2026-01-02"})
    assert "VALUES ?who { <https://x.test/a> <https://x.test/b> }" in bound
    assert f'VALUES ?day {{ "2026-01-02"^^<{PREFIXES["xsd"]}date> }}' in bound
    assert "{ UNDEF }" in bind(EXAMPLE, {"who": "https://x.test/a"})


def test_a_parameter_that_is_missing_or_not_known_is_named() -> None:
    with pytest.raises(MissingParameter, match="needs who: the body"):
        bind(EXAMPLE, {})
    with pytest.raises(UsageProblem, match="no parameter which") as wrong:
        bind(EXAMPLE, {"which": "x"})
    assert wrong.value.hint == "it takes: who, day"


@pytest.mark.parametrize(
    ("value", "kind"),
    [("x> } ; DROP ALL #", "iri"), ("", "iri"), ("a b", "document"), ("1 } {", "integer"),
     ("1.5", "integer"), ("", "integer")],
)  # fmt: skip
def test_a_value_that_is_not_of_its_kind_is_refused(value: str, kind: str) -> None:
    with pytest.raises(UsageProblem):
        sparql_term(value, kind)


@pytest.mark.parametrize("hostile", ['" } ; #', "\\", "a\nb\r", '"""', "' \t \\\" é 😀 \u2028"])
def test_a_text_never_becomes_syntax(graph: Graph, hostile: str) -> None:
    term = sparql_term(hostile, "text")
    assert graph.store.rows(f"SELECT ?a {{ VALUES ?a {{ {term} }} }}") == [{"a": hostile}]


def test_a_question_is_found_by_its_last_name_and_a_wrong_one_names_the_nearest() -> None:
    first = QUESTIONS[0]
    last = first.name.rpartition("/")[2]
    same = [name for name in catalogue() if name.rpartition("/")[2] == last]
    assert named(first.name) == first
    assert len(same) > 1 or named(last) == first
    with pytest.raises(UnknownQuery) as unknown:
        named(first.name + "x")
    assert first.name in unknown.value.hint
