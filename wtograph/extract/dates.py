"""The full names of the months in each language, from the table of the dates."""

import csv
from io import StringIO

from wtograph import phrases, resources


def _names(lang: str) -> str:
    rows = csv.DictReader(StringIO(resources.text("data", "months.csv")))
    first: dict[int, str] = {}
    for row in rows:
        if row["lang"] == lang:
            first.setdefault(int(row["month"]), phrases.plain(row["word"]))
    return " ".join(first[n] for n in range(1, 13))


MONTHS = {lang: _names(lang) for lang in ("en", "fr", "es")}
"""The twelve names in order, folded, with one space between."""
