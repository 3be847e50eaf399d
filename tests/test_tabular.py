"""Answers as tables: loops, notebooks and pandas, with nothing lost and nothing unescaped."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import Turtle
from engine_examples import cites, decision

from wtograph.errors import MissingPackage
from wtograph.library import Graph
from wtograph.listings import ProposedMandates
from wtograph.records import tail
from wtograph.reports import lineage_data, orders
from wtograph.tabular import MOST_SHOWN, Card, Record, Rows, Tabular, plain, read_rows

ROOT = Path(__file__).parent.parent
HOSTILE = "<script>alert('1')</script> & \"co\""


class Page(HTMLParser):
    """The cells of each row and the paragraphs of a piece of HTML, and the tags it uses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.paragraphs: list[str] = []
        self.tags: set[str] = set()
        self._into: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Start a row, a cell or a paragraph."""
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        self._into = self.rows[-1] if tag in ("td", "th") else self.paragraphs
        if tag in ("td", "th", "p"):
            self._into.append("")

    def handle_data(self, data: str) -> None:
        """Add to what was started last."""
        if data.strip():
            self._into[-1] += data


def page(table: Tabular) -> Page:
    """What a notebook shows of a table."""
    return Page(table._repr_html_())


def rows(*values: int) -> Rows:
    """A table of numbers."""
    return Rows(tuple({"n": value} for value in values), ("n",))


def every(graph: Graph) -> Iterator[Tabular]:
    """One answer of each kind, from the shipped facts."""
    yield graph.query("SELECT ?d { ?d a wtog:Proposal }")  # type: ignore[misc]
    yield graph.questions()
    yield graph.documents()
    yield graph.document("WT/L/1193")
    yield graph.lineage("WT/L/1193")
    yield graph.lineage("x-IND-20240123")
    yield graph.mandates()
    yield graph.proposed_mandates()
    yield graph.status("ecom-moratorium", "2026-11-23")
    yield graph.status("ecom-moratorium", "1990-01-01")
    yield graph.timeline("trips-nvc-moratorium")


def test_a_list_of_results_is_a_sequence() -> None:
    found = rows(1, 2, 3)
    assert [row["n"] for row in found] == [1, 2, 3]
    assert (len(found), found[0], found[-1]) == (3, {"n": 1}, {"n": 3})
    assert found[1:] == rows(2, 3)
    assert found[1:].columns == ("n",)
    assert {"n": 2} in found
    assert next(reversed(found)) == {"n": 3}
    with pytest.raises(IndexError):
        _ = found[3]


def test_a_list_equals_any_list_of_the_same_results_and_no_text() -> None:
    assert rows(1) == [{"n": 1}] == rows(1)
    assert rows(1) == ({"n": 1},)
    assert rows(1) != [{"n": 2}]
    assert rows() != ""
    assert not rows()


def test_the_short_form_of_a_list_says_how_many_and_of_what() -> None:
    assert repr(rows(1, 2)) == "<Rows: 2 of (n)>"


def test_every_answer_has_records_under_its_columns(graph: Graph) -> None:
    for table in every(graph):
        records = list(table.records())
        assert records
        assert len(set(table.columns)) == len(table.columns)
        assert all(set(record) <= set(table.columns) for record in records)
        assert set(table.brief()) <= set(table.columns)
        assert records == list(table.records())


def test_every_answer_is_the_same_in_pandas(graph: Graph) -> None:
    for table in every(graph):
        frame = table.to_pandas()
        records = list(table.records())
        assert tuple(frame.columns) == table.columns
        assert len(frame) == len(records)
        assert frame.attrs["remarks"] == table.remarks()
        for name in table.columns:
            for cell, record in zip(frame[name], records, strict=True):
                known = record.get(name)
                assert cell == known if known is not None else cell is None or cell != cell


def test_numbers_and_truth_keep_their_types_in_pandas(graph: Graph) -> None:
    counted = graph.query("SELECT (COUNT(?d) AS ?n) (true AS ?sure) { ?d a wtog:Proposal }")
    assert isinstance(counted, Rows)
    frame = counted.to_pandas()
    assert [str(kind) for kind in frame.dtypes] == ["int64", "bool"]
    assert str(graph.lineage("WT/L/1193").to_pandas()["inferred"].dtype) == "bool"


def test_pandas_can_group_what_came(graph: Graph) -> None:
    found = graph.mandates(to="GC")
    told = Counter(topic for mandate in found for topic in map(tail, mandate.clause.topics))
    assert found.to_pandas().explode("topics").groupby("topics").size().to_dict() == told
    assert len(told) > 1


def test_an_empty_answer_keeps_its_columns(graph: Graph) -> None:
    none = graph.query("SELECT ?a ?b { ?a wtog:symbol 'no such symbol' ; wtog:partOf ?b }")
    assert isinstance(none, Rows)
    assert (none.columns, len(none)) == (("a", "b"), 0)
    assert list(none.to_pandas().columns) == ["a", "b"]
    assert page(none).rows == [["a", "b"]]
    assert graph.mandates("x-IND-20240123").to_pandas().columns[0] == "date"


def test_without_pandas_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackage, match="needs pandas") as refused:
        rows(1).to_pandas()
    assert (refused.value.code, refused.value.exit_code) == ("missing-package", 8)
    assert refused.value.hint == "pip install pandas"


def test_nothing_imports_pandas_until_it_is_asked_for() -> None:
    program = (
        "import sys, wtograph; g = wtograph.load(); g.documents()._repr_html_();"
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_hostile_text_is_shown_and_never_run() -> None:
    found = Rows(({HOSTILE: HOSTILE},), (HOSTILE,))
    assert page(found).rows == [[HOSTILE], [HOSTILE]]
    assert page(found).tags <= {"table", "thead", "tbody", "tr", "th", "td", "p"}


def test_a_hostile_title_in_the_facts_is_escaped_everywhere(turtle: Turtle) -> None:
    title = HOSTILE.replace('"', '\\"')
    graph = turtle(
        'doc:WT_L_1 a wtog:Instrument ; wtog:symbol "WT/L/1" ; wtog:verification ver:read ;'
        f' dcterms:title "{title}"@en .'
    )
    for table in (graph.document("WT/L/1"), graph.documents(), graph.lineage("WT/L/1")):
        assert "script" not in page(table).tags
    assert ["title", HOSTILE] in page(graph.document("WT/L/1")).rows
    assert HOSTILE in page(graph.documents()).rows[1]


def test_a_long_table_shows_its_first_rows_and_how_many_more_there_are() -> None:
    shown = page(rows(*range(MOST_SHOWN + 34))).rows
    assert len(shown) == 1 + MOST_SHOWN + 1
    assert shown[-1] == ["… + 34"]
    assert page(rows(*range(MOST_SHOWN))).rows[-1] == [str(MOST_SHOWN - 1)]


def test_every_answer_shows_a_label_of_trust_where_it_states_a_fact(graph: Graph) -> None:
    for table in every(graph):
        if not isinstance(table, Rows):
            assert [name for name in table.brief() if name.endswith("verification")]


def test_what_is_proposed_says_so_in_its_row(graph: Graph) -> None:
    assert all("proposed, not law" in row for row in page(graph.proposed_mandates()).rows[1:])
    hops = page(graph.lineage("x-IND-20240123")).rows[1:]
    assert {row[0] for row in hops if "proposed, not law" in row} == {"x-IND-20240123"}
    assert all("proposed, not law" in row for row in hops if row[0] == "x-IND-20240123")
    assert ["status", "proposed, not law"] in page(graph.document("x-IND-20240123")).rows
    drafts = page(graph.documents("Proposal"))
    assert all("proposed, not law" in row for row in drafts.rows[1:])
    assert isinstance(graph.proposed_mandates()[:1], ProposedMandates)


def test_what_is_adopted_never_says_that_it_is_proposed(graph: Graph) -> None:
    for table in (graph.mandates(), graph.lineage("WT/L/1193"), graph.documents("Instrument")):
        assert "proposed, not law" not in table._repr_html_()


def test_an_inferred_hop_says_so(graph: Graph) -> None:
    lineage = graph.lineage("WT/L/1193", up=1)
    marked = [row[0] for row in page(lineage).rows if "inferred from the sequence of texts" in row]
    assert len(marked) == sum(hop.inferred for hop in lineage) > 0


def test_a_partial_lineage_names_what_it_misses(turtle: Turtle) -> None:
    stub = 'doc:WT_L_9 a wtog:Document ; wtog:symbol "WT/L/9" ; wtog:verification ver:read .'
    graph = turtle(stub + decision("WT_L_10", "2020-01-01") + cites("WT_L_10", "WT_L_9"))
    lineage = graph.lineage("WT/L/10")
    assert not lineage.complete
    said = "incomplete: 1 text is known here by name only: WT/L/9"
    assert said in page(lineage).paragraphs
    assert said in lineage.to_pandas().attrs["remarks"]


def test_mandates_say_of_how_many_texts_clauses_are_described(graph: Graph) -> None:
    found = graph.mandates()
    assert 0 < found.described < found.adopted
    assert f"{found.described} of {found.adopted} adopted texts" in page(found).paragraphs[0]
    assert found[:1].remarks()[0] == found.remarks()[0]


def test_symbols_and_places_that_are_not_established_are_named(graph: Graph) -> None:
    said = graph.lineage("WT/L/1193", up=1).remarks()
    assert "not verified: symbol WT/L/1143, WT/L/1193, WT/MIN(98)/DEC/2" in said
    assert any(remark.startswith("#x marks a label of ours") for remark in said)
    assert not any("#x" in remark for remark in graph.mandates("WT/L/977").remarks())


def test_a_state_says_how_far_the_facts_go(graph: Graph) -> None:
    late = graph.status("ecom-moratorium", "2027-01-01")
    assert "no successor known to this graph as of 2026-11-23" in late.remarks()
    assert any("later than the facts" in remark for remark in late.remarks())
    assert late.remarks()[-1] == "Days are computed from the texts; this is not a legal opinion."
    moved = graph.status("ecom-moratorium", "2026-04-20", assumed={"MC14": date(2026, 5, 1)})
    assert "assumed: MC14 on 2026-05-01" in moved.remarks()


def test_a_timeline_tells_gaps_from_gaps_under_some_readings(graph: Graph) -> None:
    line = graph.timeline("ecom-moratorium")
    kinds = [row["kind"] for row in line.records()]
    assert kinds.count("gap") == sum(gap.certain for gap in line.gaps)
    assert kinds.count("possible-gap") == sum(not gap.certain for gap in line.gaps)
    days = [str(row["from"]) for row in line.records()]
    assert days == sorted(days)


def test_a_lineage_is_the_same_in_a_loop_a_table_and_the_csv(graph: Graph) -> None:
    for ref in ("WT/L/1193", "x-IND-20240123", "WT/MIN(01)/DEC/1"):
        lineage = graph.lineage(ref, down=None)
        shared = [name for name in lineage.columns if name in lineage_data.HEAD]
        assert len(shared) >= 12
        assert [[of_csv(record, name) for name in shared] for record in lineage.records()] == [
            [row[lineage_data.HEAD.index(name)] for name in shared]
            for row in lineage_data.rows(lineage)
        ]


def test_mandates_are_the_same_in_a_table_and_the_csv(graph: Graph) -> None:
    for found in (graph.mandates(), graph.proposed_mandates()):
        shared = [name for name in found.columns if name in orders.CSV_HEAD]
        assert len(shared) >= 16
        assert [[of_csv(record, name) for name in shared] for record in found.records()] == [
            [orders.csv_row(each.clause)[orders.CSV_HEAD.index(name)] for name in shared]
            for each in found
        ]


def of_csv(record: Record, name: str) -> str:
    """A value as the CSV of the command line writes it: spaces between several."""
    value = record[name]
    return " ".join(map(str, value)) if isinstance(value, tuple) else plain(value)


@dataclass(frozen=True, slots=True)
class Two(Card):
    """A record with one value known and one not."""

    def record(self) -> Record:
        """The values."""
        return {"known": 1, "unknown": None}


def test_a_card_shows_what_is_known_one_value_a_line() -> None:
    assert page(Two()).rows == [["known", "1"]]
    assert Two().columns == ("known", "unknown")
    assert list(Two().records()) == [{"known": 1, "unknown": None}]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("integer", "12", 12),
        ("integer", "twelve", "twelve"),
        ("decimal", "0.5", 0.5),
        ("double", "1e3", 1000.0),
        ("boolean", "true", True),
        ("boolean", "0", False),
        ("boolean", "maybe", "maybe"),
        ("date", "1998-09-25", "1998-09-25"),
        ("gYear", "1998", "1998"),
    ],
)
def test_values_of_a_query_become_values_of_python(kind: str, value: str, expected: object) -> None:
    term = f'"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#{kind}"'
    bindings = f'[{{"x":{{{term},"value":"{value}"}}}}]'
    answer = f'{{"head":{{"vars":["x"]}},"results":{{"bindings":{bindings}}}}}'
    (row,) = read_rows(answer.encode())
    assert row["x"] == expected
    assert type(row["x"]) is type(expected)


def test_an_unbound_variable_is_absent_and_an_unbound_column_stays(graph: Graph) -> None:
    found = graph.query("SELECT ?d ?none { BIND(doc:WT_L_274 AS ?d) OPTIONAL { ?d doc:x ?none } }")
    assert isinstance(found, Rows)
    assert list(found[0]) == ["d"]
    assert found.columns == ("d", "none")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (3, "3"), (("a", "b"), "a, b"), (date(2026, 3, 1), "2026-03-01")],
)
def test_values_as_text(value: object, text: str) -> None:
    assert plain(value) == text  # type: ignore[arg-type]
