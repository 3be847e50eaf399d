"""Time limits of clauses in three languages, as tokens; the text is of 29 February 2024, MC13."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import wtograph
from wtograph.documents.view import view
from wtograph.extract.actors import Named, with_actors
from wtograph.extract.document import Knowledge, knowledge
from wtograph.extract.dues import MC, MEETING, When, dues
from wtograph.extract.marks import marked
from wtograph.reports.extracted import tokens
from wtograph.spans import Span

with (Path(__file__).parent / "dues.csv").open(encoding="utf-8", newline="") as table:
    ROWS = [tuple(row.values()) for row in csv.DictReader(table)]


@cache
def _known() -> Knowledge:
    return knowledge(wtograph.load().store)


def _tokens(lang: str, sentence: str) -> set[str]:
    known = _known()
    when = When(date(2024, 2, 29), f"{MEETING}MC13", MC, known.sessions)
    read = marked(view(sentence, [Span(0, len(sentence))]), known.lexicon, lang)
    told, _ = with_actors(read, lang, Named(MC))
    return set(tokens(dues(told, 0, len(told.text), lang, when)))


@pytest.mark.parametrize(("lang", "wanted", "sentence"), ROWS)
def test_a_clause_sets_these_limits(lang: str, wanted: str, sentence: str) -> None:
    several = {wanted} if wanted.startswith("EVENT") else set(wanted.replace("|", " ").split())
    assert _tokens(lang, sentence) == several - {""}
