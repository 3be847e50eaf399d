"""Hostile papers twice as long take about twice as long to read, never four times."""

from time import process_time

import pytest

import wtograph
from wtograph.documents.layout import blocks
from wtograph.documents.model import Document
from wtograph.extract.document import Knowledge, extract, knowledge

HOSTILE = {
    "open brackets": "(" * 40 + " the Decision ( ",
    "decisions of decisions": "the Decision of the Decision on the Decision ",
    "numbers": "1.1.1.1.1.1(a)(b)(c) ",
    "symbols cut off": "WT/MIN(98)/DEC/ WT/L/ WT/MIN( ",
    "verbs": "instruct the General Council to review and to report and to ",
    "commas": "Members, and, or, the Council, and, or, ",
    "dates": "31 December 2025 or 31 December 2026, whichever is earlier, unless ",
    "quotes": 'our Decision on "the Decision on "',
    "french": "conformément au paragraphe 2 de l'article IV de l'Accord et du ",
    "spanish": "de conformidad con el párrafo 2 del artículo IV del Acuerdo y de la ",
}


@pytest.fixture(scope="module")
def known() -> Knowledge:
    """The lexicon and the register of the shipped facts."""
    return knowledge(wtograph.load().store)


def seconds(text: str, known: Knowledge) -> float:
    """The least time of three readings."""
    least = 1e9
    for _ in range(3):
        start = process_time()
        found, noise = blocks(text)
        extract(Document("x", text, "", "", "text", found, noise), known)
        least = min(least, process_time() - start)
    return least


@pytest.mark.parametrize("name", HOSTILE)
def test_a_paper_twice_as_long_is_not_read_four_times_as_long(name: str, known: Knowledge) -> None:
    once = ("The Ministerial Conference decides: " + HOSTILE[name] * 3000)[:20_000]
    one, two = seconds(once, known), seconds(once + once, known)
    assert two < 3.4 * max(one, 0.02), f"{one:.3f} s, then {two:.3f} s"
