"""Fill and check the places of the quotes of invented documents, in every language folder named.

Usage: python tests/gold/offsets.py FOLDER...   A quote that stands several times needs "nth" (from
1), which is taken out once the place is found; a place that is there already and right is kept.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

SOFT = "\u00ad"


def collapse(text: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(text.split())


def decoded(path: Path) -> str:
    """The text as offsets count it: UTF-8, a leading byte-order mark off, line ends untouched."""
    return path.read_bytes().decode("utf-8").removeprefix("\ufeff")


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Where these words stand, white space aside."""
    pattern = r"\s+".join(map(re.escape, quote.split()))
    return [found.span() for found in re.finditer(pattern, text)]


def place(text: str, row: dict[str, Any]) -> None:
    """Writes start and end of one quote; a decomposed text is given a decomposed quote."""
    nth = row.pop("nth", None)
    quote = collapse(row["quote"])
    kept = (row.get("start"), row.get("end"))
    if None not in kept and collapse(text[kept[0] : kept[1]]) == quote:
        return
    if not places(text, quote):
        quote = unicodedata.normalize("NFD", quote)
    found = places(text, quote)
    assert found, f"not in the text: {quote}"
    assert nth or len(found) == 1, f"{len(found)} places, nth is missing: {quote}"
    row["quote"] = quote
    row["start"], row["end"] = found[(nth or 1) - 1]


def check(text: str, row: dict[str, Any]) -> None:
    """One quote is the collapsed slice, and holds no soft hyphen and no page break."""
    piece = text[row["start"] : row["end"]]
    assert collapse(piece) == row["quote"], row["quote"]
    assert not re.search(rf"{SOFT}|\f|- [0-9]+ -", piece), row["quote"]


def fill(companion: Path) -> int:
    """The number of quotes of one companion, all of them placed and checked."""
    text = decoded(companion.with_suffix(".txt"))
    before = companion.read_text(encoding="utf-8")
    data = json.loads(before)
    assert data["id"] == companion.stem, data["id"]
    assert data["invented"] is True, "not marked as invented"
    rows = [*data["citations"], *data["mandates"]]
    for row in rows:
        place(text, row)
        check(text, row)
    after = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if after != before:
        companion.write_text(after, encoding="utf-8")
    return len(rows)


def main() -> None:
    """Every companion of the folders; the first fault ends the run."""
    for folder in sys.argv[1:]:
        for companion in sorted(Path(folder).glob("*.json")):
            try:
                print(companion.stem, fill(companion))
            except AssertionError as fault:
                sys.exit(f"{companion.stem}: {fault}")


if __name__ == "__main__":
    main()
