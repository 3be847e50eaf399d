"""Every row of the table of symbols: what is found, how sure, and what it is made of."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from wtograph.symbols import Fragment, Match, Symbol, SymbolPattern, Verdict, find, parse, slug

TABLE = Path(__file__).parent / "symbols.tsv"
ORDER = list(Verdict)


class Row(NamedTuple):
    """One row of symbols.tsv."""

    id: str
    kind: str
    lang: str
    input: str
    expected: str
    verdict: str
    parts_json: str
    evidence: str
    note: str

    @property
    def text(self) -> str:
        """The input, its line breaks being written as a backslash and n."""
        return self.input.replace("\\n", "\n")

    @property
    def symbols(self) -> list[str]:
        """What is expected."""
        return self.expected.split(" | ") if self.expected else []


ROWS = [Row(*line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
SYMBOLS = sorted({s for row in ROWS for s in row.symbols if not s.endswith("*")})


def named(matches: list[Match]) -> list[Symbol | SymbolPattern]:
    """The symbols and patterns among the matches."""
    return [m.symbol for m in matches if not isinstance(m.symbol, Fragment)]


def parts(symbol: Symbol | SymbolPattern) -> dict[str, object]:
    """The parts of a symbol as the table writes them."""
    optional: dict[str, object] = {
        "series": symbol.series,
        "session_yy": symbol.session_yy,
        "dispute": symbol.dispute,
        "member_code": symbol.member_code,
        "type": symbol.type,
        "number": symbol.number,
        "sub_number": symbol.sub_number,
        "suffixes": list(symbol.suffixes) or None,
        "pattern": isinstance(symbol, SymbolPattern) or None,
    }
    known = {name: value for name, value in optional.items() if value is not None}
    return {"symbol": str(symbol), "collection": symbol.collection} | known


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_is_found_as_the_table_says(row: Row) -> None:
    matches = list(find(row.text))
    verdict = max((m.verdict for m in matches), key=ORDER.index, default="none")
    assert ([str(s) for s in named(matches)], str(verdict)) == (row.symbols, row.verdict)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_symbol_is_made_of_the_parts_in_the_table(row: Row) -> None:
    assert [parts(s) for s in named(list(find(row.text)))] == json.loads(row.parts_json)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol_of_the_table_is_its_own_spelling_and_that_of_its_slug(symbol: str) -> None:
    assert str(parse(symbol)) == symbol
    assert parse(parse(symbol).slug) == parse(symbol)


def test_no_two_symbols_of_the_table_share_a_slug() -> None:
    assert len({slug(symbol) for symbol in SYMBOLS}) == len(SYMBOLS)


def test_the_table_here_is_the_table_of_the_facts() -> None:
    facts = Path(__file__).parents[3] / "shared" / "facts" / "symbols.tsv"
    if not facts.exists():
        pytest.skip("the facts are not beside this checkout")
    assert TABLE.read_bytes() == facts.read_bytes()
