"""What is read in the gold set is not read worse than before: floors by field."""

import csv
import json
from pathlib import Path

import gains
import pytest

import wtograph
from wtograph.extract.document import extract, knowledge
from wtograph.reports.extracted import json_object
from wtograph.spans import collapse

FLOORS = Path(__file__).parent / "floors.csv"
INDIA = Path(__file__).parents[2] / "data" / "documents" / "x-IND-20240123.fr.txt"


@pytest.fixture(scope="module")
def graph() -> wtograph.Graph:
    """The shipped facts."""
    return wtograph.load()


def test_no_field_falls_below_its_floor(graph: wtograph.Graph) -> None:
    score, _ = gains.run(knowledge(graph.store), gains.symbols_of(graph), gains.chosen("", ""))
    made = gains.figures(score)
    with FLOORS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["field"] for row in rows} == set(made)
    columns = {"precision": 0, "recall": 1, "f1": 2}
    below = [
        f"{row['field']}: {made[row['field']][columns[row['measure']]]:.3f} < {row['floor']}"
        for row in rows
        if made[row["field"]][columns[row["measure"]]] < float(row["floor"])
    ]
    assert below == []


@pytest.mark.parametrize("path", gains.chosen("", ""), ids=lambda path: path.stem)
def test_every_quote_is_the_words_at_its_place(path: Path, graph: wtograph.Graph) -> None:
    document = gains.read(path.with_suffix(".txt"))
    made = json_object(path.stem, extract(document, knowledge(graph.store)), {})
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert gold["invented"] is True
    for each in (*gold["citations"], *gold["mandates"]):
        assert collapse(document.text[each["start"] : each["end"]]) == each["quote"]
    for name in ("citations", "mandates"):
        found = made[name]
        assert isinstance(found, list)
        for each in found:
            assert collapse(document.text[each["start"] : each["end"]]) == each["quote"]


def test_the_communication_of_india_comes_out_exactly(graph: wtograph.Graph) -> None:
    document = gains.read(INDIA)
    made = json_object("x", extract(document, knowledge(graph.store)), gains.symbols_of(graph))
    citations, mandates = made["citations"], made["mandates"]
    assert isinstance(citations, list)
    assert isinstance(mandates, list)
    assert (made["symbols"], made["date"], made["body"]) == ([], "2024-01-23", "IND")
    assert (made["language"], made["status"]) == ("fr", "draft")
    assert [(c["start"], c["end"], c["target"], c["relation"], c["open"]) for c in citations] == [
        (298, 390, "WT/L/274", "recalls", False),
        (395, 479, None, "recalls", True),
        (1208, 1308, "WT/L/274", "continues", False),
        (1310, 1364, "WT/L/274", "based_on", False),
    ]
    assert [
        (m["start"], m["end"], m["category"], m["addressee"], m["deadline"], m["report_to"])
        for m in mandates
    ] == [
        (1105, 1308, "agree", "MEMBERS", [], None),
        (1432, 1520, "instruct", "GC", [], None),
        (1655, 1729, "instruct", "GC", ["MC14"], "MC"),
    ]
    assert made["moratorium"] == {"kind": "ecom", "effect": "silent", "until": []}
