"""The shipped questions: headers, parameters, golden answers, and the same in two engines."""

import csv
import os
import re
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from rdflib import Dataset
from rdflib import Graph as Rdf
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import Result

from wtograph.errors import (
    BadDate,
    MissingParameter,
    UnknownMeeting,
    UnknownQuery,
    UsageProblem,
)
from wtograph.library import Graph
from wtograph.parameters import meant, spelled
from wtograph.queries import IRIS, Query, bind, catalogue, named, questions, read, sparql_term
from wtograph.store import Row
from wtograph.vocab import PREFIXES

GOLDEN = Path(__file__).parent / "queries" / "golden"
UPDATE = os.environ.get("WTOGRAPH_UPDATE_GOLDEN") == "1"
QUESTIONS = questions()
EVERY = tuple(catalogue().values())
KINDS = {*IRIS, "date", "year", "integer", "number", "symbol", "language", "text"}
HEADS = {"id", "title", "title@fr", "title@es", "summary", "asker", "graphs", "into", "once",
         "severity", "remedy", "needs", "empty", "judged", "order"}  # fmt: skip


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
    assert len(QUESTIONS) >= 50
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


UNLABELLED = {
    "documents/held-in-language",  # a file is held or not
    "trust/unverified",  # the label is the question
}


@pytest.mark.parametrize(
    "query",
    [q for q in QUESTIONS if q.group in ("documents", "proposals", "status", "trust")],
    ids=name_of,
)
def test_a_row_of_facts_says_how_far_they_are_confirmed(query: Query) -> None:
    head = table(golden(query).read_text(encoding="utf-8"))[0]
    labels = [name for name in head if re.search(r"label|verification|confidence", name, re.I)]
    assert labels or head in (["true"], ["false"]) or query.name in UNLABELLED


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
    with pytest.raises(UsageProblem, match="no parameter lang") as wrong:
        bind(EXAMPLE, {"lang": "x"})
    assert wrong.value.hint == "it takes: who, day"
    with pytest.raises(UsageProblem, match="no parameter days") as near:
        bind(EXAMPLE, {"days": "x"})
    assert near.value.hint == "did you mean day? it takes: who, day"


@pytest.mark.parametrize(
    ("value", "kind"),
    [("x> } ; DROP ALL #", "iri"), ("", "iri"), ("a b", "document"), ("1 } {", "integer"),
     ("1.5", "integer"), ("", "integer"), ("1 }", "number"), ("1e9", "number"), ("", "number"),
     ("x>", "meeting")],
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


def test_a_number_is_a_decimal() -> None:
    assert [sparql_term(text, "number") for text in ("1", "0.6", "-2")] == ["1.0", "0.6", "-2.0"]


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("document", "wt/l/274", "doc/WT_L_274"),
        ("document", "WT/L/977#2", "doc/WT_L_977__p2"),
        ("body", "Conseil général", "body/GC"),
        ("norm", "ecom-moratorium", "norm/ecom-moratorium"),
        ("topic", "moratorium", "topic/moratorium"),
        ("meeting", "mc14", "meeting/MC14"),
        ("meeting", "https://w3id.org/wtograph/meeting/MC14", "meeting/MC14"),
        ("iri", "norm:WT_L_977__p2__1", "norm/WT_L_977__p2__1"),
    ],
)
def test_a_name_becomes_what_it_stands_for(
    graph: Graph, kind: str, typed: str, expected: str
) -> None:
    assert meant(graph.store, kind, typed) == f"https://w3id.org/wtograph/{expected}"


def test_a_value_that_needs_no_store_is_spelled_as_usual() -> None:
    assert spelled("symbol", "wt/min22/32") == "WT/MIN(22)/32"
    assert spelled("symbol", " no such series ") == "no such series"
    assert spelled("iri", "http://x.test/a") == "http://x.test/a"
    assert spelled("date", " 2026-11-23 ") == "2026-11-23"
    assert spelled("text", " as it is ") == " as it is "


def test_a_session_a_day_or_a_language_that_is_none_is_refused_with_the_nearest(
    graph: Graph,
) -> None:
    with pytest.raises(UnknownMeeting) as session:
        meant(graph.store, "meeting", "MC140")
    assert "MC14" in session.value.hint
    with pytest.raises(BadDate):
        spelled("date", "next year")
    with pytest.raises(UsageProblem, match="no language eng") as language:
        spelled("language", "eng")
    assert language.value.hint == "did you mean en? known are: en, fr, es"


def asked(graph: Graph, name: str, **values: str) -> list[Row]:
    """The rows of a question, parameters given by their names."""
    query = named(name)
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    terms = {key: meant(graph.store, kinds[key], text) for key, text in values.items()}
    return graph.store.rows(bind(query, terms))


@pytest.mark.parametrize("norm", ["ecom-moratorium", "trips-nvc-moratorium"])
def test_the_gaps_of_the_question_are_those_of_the_timeline(graph: Graph, norm: str) -> None:
    certain = [gap for gap in graph.timeline(norm).gaps if gap.certain]
    rows = asked(graph, "status/gaps", norm=norm)
    assert rows
    assert [int(row["days"]) for row in rows] == [gap.days for gap in certain]
    assert [row["nextDay"] for row in rows] == [str(gap.before.start) for gap in certain]
    assert [date.fromisoformat(row["lastDay"]) for row in rows] == [
        gap.first - timedelta(days=1) for gap in certain
    ]


@pytest.mark.parametrize("norm", ["ecom-moratorium", "trips-nvc-moratorium"])
def test_the_lengths_of_periods_count_their_first_and_their_last_day(
    graph: Graph, norm: str
) -> None:
    rows = asked(graph, "status/run-lengths", norm=norm)
    assert len(rows) >= 10
    for row in rows:
        first = date.fromisoformat(row["start"])
        for end, days in (("earliest", "daysAtLeast"), ("latest", "daysAtMost")):
            last = max(date.fromisoformat(row[end]), first)
            assert int(row[days]) == (last - first).days + 1


@pytest.mark.parametrize(
    "day", ["1998-06-01", "2000-06-01", "2003-12-01", "2014-01-01", "2020-02-01", "2024-03-05",
            "2026-03-28", "2026-11-23"],
)  # fmt: skip
def test_a_period_runs_on_a_day_exactly_when_the_status_says_so(graph: Graph, day: str) -> None:
    rows = asked(graph, "status/in-operation-on", norm="ecom-moratorium", on=day)
    state = graph.status("ecom-moratorium", day).state
    if not rows:
        assert state in ("gap", "lapsed")
    elif any(row["reading"] == "every reading" for row in rows):
        assert state == "in-force"
    else:
        assert state == "unknown"


def test_the_third_the_fifth_and_the_fourteenth_session_carried_the_moratorium_no_further(
    graph: Graph,
) -> None:
    rows = asked(graph, "status/sessions-without-extension")
    found = {row["session"]: (row["finding"], row["verification"]) for row in rows}
    label = PREFIXES["ver"]
    without = {name: said for name, said in found.items() if said[0].startswith("without")}
    assert without == {
        "MC3": ("without: no consensus", f"{label}secondary"),
        "MC5": ("without: none known to this graph", f"{label}inferred"),
        "MC14": ("without: no consensus", f"{label}secondary"),
    }
    assert set(found) == {f"MC{number}" for number in range(2, 15)}
    assert all("source" in row for row in rows if row["session"] in without)


def test_a_session_held_later_moves_only_what_has_no_earlier_date(graph: Graph) -> None:
    rows = asked(graph, "status/what-if-meeting", meeting="MC14", date="2026-06-01")
    days = {row["thing"].rpartition("/")[2]: row["newDay"] for row in rows}
    assert days["ecom-moratorium__WT_L_1193"] == "2026-03-31"
    assert days["trips-nvc-moratorium__WT_MIN24_39"] == "2026-06-01"
    assert not any("x-IND" in thing for thing in days)


def test_a_document_is_what_it_was_on_the_day(graph: Graph) -> None:
    known = [
        ("WT/L/274", "1998-01-01", "not yet adopted"),
        ("WT/L/274", "2020-01-01", "adopted"),
        ("x-IND-20240123", "2026-11-23", "proposal"),
    ]
    for document, on, standing in known:
        (row,) = asked(graph, "status/document-status", document=document, on=on)
        assert row["standing"] == standing
        assert "relation" not in row


def test_no_question_on_mandates_shows_what_is_only_proposed(graph: Graph) -> None:
    for query in QUESTIONS:
        if query.group == "mandates":
            _, body = graph.store.serialized(query.sparql, "csv")
            assert "x-IND-20240123" not in body.decode(), query.name
