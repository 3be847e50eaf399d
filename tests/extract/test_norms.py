"""What a sentence does to a moratorium, in three languages; the sentences are invented."""

import csv
from pathlib import Path

import pytest

from wtograph.extract.norm_words import said
from wtograph.phrases import plain

with (Path(__file__).parent / "norms.csv").open(encoding="utf-8", newline="") as table:
    ROWS = [tuple(row.values()) for row in csv.DictReader(table)]


@pytest.mark.parametrize(("kind", "lang", "minutes", "wanted", "sentence"), ROWS)
def test_a_sentence_does_this_to_the_moratorium(
    kind: str, lang: str, minutes: str, wanted: str, sentence: str
) -> None:
    words = said(kind, lang, minutes=bool(minutes))
    assert (words.effect(plain(sentence)) or "silent") == wanted
