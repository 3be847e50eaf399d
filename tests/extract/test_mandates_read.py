"""What clauses ask of whom, in three languages; the text is of 29 February 2024, MC13.

A row wants, for each clause: the kind of act, who is told, the time limits, and who is reported to.
"""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import wtograph
from wtograph.documents.model import Paragraph, Part, Zone
from wtograph.documents.view import view
from wtograph.extract.document import Knowledge, knowledge
from wtograph.extract.mandates import mandates
from wtograph.extract.marks import Marked, marked
from wtograph.extract.model import EffectFound
from wtograph.extract.sessions import MC, MEETING, When
from wtograph.records import tail
from wtograph.reports.extracted import CATEGORIES, code, tokens
from wtograph.spans import Span
from wtograph.vocab import PREFIXES

with (Path(__file__).parent / "mandates.csv").open(encoding="utf-8", newline="") as table:
    ROWS = [tuple(row.values()) for row in csv.DictReader(table)]


@cache
def _known() -> Knowledge:
    return knowledge(wtograph.load().store)


def _read(part: Part, text: str, lang: str) -> tuple[Paragraph, Marked]:
    span = Span(0, len(text))
    paragraph = Paragraph(f"p-{part.name}", part, Zone.BODY, span, "1", "")
    return paragraph, marked(view(text, [span]), _known().lexicon, lang)


def _said(found: EffectFound) -> str:
    told = "+".join(code(iri) for iri in found.given_to) or "-"
    parts = [CATEGORIES[tail(found.verb)], told, *tokens(found.due)]
    return " ".join([*parts, *(f">{code(iri)}" for iri in found.reports_to)])


@pytest.mark.parametrize(("lang", "formula", "status", "wanted", "text"), ROWS)
def test_a_clause_asks_this_of_these(
    lang: str, formula: str, status: str, wanted: str, text: str
) -> None:
    we = f"{PREFIXES['body']}TRIPS" if status == "minutes" else MC
    when = When(date(2024, 2, 29), f"{MEETING}MC13", we, _known().sessions)
    read = [_read(Part.FORMULA, formula, lang)] if formula else []
    read.append(_read(Part.OPERATIVE, text, lang))
    assert " / ".join(_said(each) for each in mandates(read, lang, status, when)) == wanted
