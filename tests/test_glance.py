"""A paper at a glance: what it builds on, does, leaves out, and is silent on."""

from datetime import date
from pathlib import Path

import pytest

import wtograph
from wtograph import readings
from wtograph.cli.session import wording
from wtograph.extract.document import knowledge
from wtograph.glance import glance
from wtograph.library import Graph
from wtograph.reports.glance import json_object, lines
from wtograph.vocab import STRONG

INDIA = Path(__file__).parents[1] / "data" / "documents" / "x-IND-20240123.fr.txt"
DRAFT = """EXAMPLE TEXT, INVENTED

WORK PROGRAMME ON ELECTRONIC COMMERCE

DRAFT MINISTERIAL DECISION

COMMUNICATION FROM NORWAY

The following communication, dated 3 January 2024, is being circulated.

The Ministerial Conference,

Decides as follows:

1. We agree to continue the work under the Work Programme on Electronic Commerce, based on the
mandate as set out in WT/L/274, and instruct the General Council to hold periodic reviews.

2. Members will not impose customs duties on electronic transmissions until 31 March 2027.
"""


def seen(path: Path) -> tuple[list[str], dict[str, object]]:
    """The lines and the object of a paper read beside the shipped facts."""

    store = wtograph.load().store
    reading = readings.read(path, knowledge(store))
    graph = Graph(readings.beside(store, reading))
    found = glance(graph.store, reading, frozenset(STRONG), date(2026, 11, 24))
    return lines(found, wording(graph, "en"), proposed=True), json_object(found)


def line(several: list[str], key: str) -> str:
    """The line with this heading."""
    return next(each for each in several if each.strip().startswith(key))


def test_the_communication_of_india_is_silent_on_the_moratorium() -> None:
    said, made = seen(INDIA)
    assert "WT/L/274 (based on, continues)" in line(said, "builds on")
    assert "ecom-moratorium; now: lapsed" in line(said, "says nothing on")
    assert made["normEffects"] == []
    assert made["silentOnNorms"] == [{"norm": "ecom-moratorium", "state": "lapsed"}]


@pytest.mark.parametrize("topic", ["review", "work programme"])
def test_what_a_paper_speaks_of_is_not_left_out(topic: str) -> None:
    said, _ = seen(INDIA)
    assert topic not in line(said, "leaves out").partition("on: ")[2].split(", ")


def test_a_draft_that_would_extend_says_until_when(tmp_path: Path) -> None:
    paper = tmp_path / "draft.txt"
    paper.write_text(DRAFT, encoding="utf-8")
    said, made = seen(paper)
    assert line(said, "would extend").endswith("(ecom-moratorium), until 2027-03-31")
    assert made["silentOnNorms"] == []
