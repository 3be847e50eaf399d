"""Why a text is no symbol, and what to do about it."""

from typing import TYPE_CHECKING

from wtograph.symbols import spellings, syntax
from wtograph.symbols.errors import BadSymbol
from wtograph.symbols.keys import Given
from wtograph.symbols.lazy import Pattern

if TYPE_CHECKING:
    from wtograph.symbols.grammar import Reader

EXAMPLE = "a symbol looks like WT/L/274 or WT/MIN(98)/DEC/2"

_UNREAD = Pattern(rf"[\s{spellings.SLASHES}]* (?P<rest> [^\s{spellings.SLASHES}]{{0,20}} )")
_MISREAD = Pattern(r"[1lI0O] | VV")


def refusal(given: Given, reader: "Reader") -> BadSymbol:
    """The error for a text of which only a part could be read."""
    reason, at, hint = _why(given.symbol, reader)
    typed = given.typed or "(nothing)"
    return BadSymbol(typed, reason, position=given.offset + at + 1, hint=hint or EXAMPLE)


def _why(text: str, reader: "Reader") -> tuple[str, int, str]:
    """Reason, offset and hint."""
    if not text:
        return "no symbol was given", 0, ""
    if reader.parts is None:
        return "no collection of this name is known", 0, _meant(text)
    if reader.star:
        return "a search pattern names no document", reader.end - 1, "leave out the star"
    if reader.hole:
        return "the number behind the suffix is missing", reader.end - 1, ""
    bracket = spellings.YEAR.match(text, reader.end)
    if bracket:
        reason, hint = _year(bracket["year"], reader, text)
        return reason, bracket.start("year"), hint
    if syntax.lacks_year(reader.parts, reader.table):
        path = syntax.path(reader.parts)
        return "the year in brackets is missing", reader.end, f"write it as in {path}(98)"
    unread = _UNREAD.match(text, reader.end)
    if unread and unread["rest"]:
        return f"cannot read {unread['rest']!r}", unread.start("rest"), _meant(text)
    return "the number is missing", len(text), ""


def _year(written: str, reader: "Reader", text: str) -> tuple[str, str]:
    """Why a year in brackets does not fit."""
    parts, table = reader.parts, reader.table
    if parts is None or parts.session_yy or not table.takes_year(syntax.path(parts)):
        return "no year can stand here", ""
    if len(written) != 2 or not written.isdigit():
        return "the year has two digits", "WT/MIN(98) is the Conference of 1998"
    return "GATT years run from 47 to 94", f"did you mean WT/{text}?"


def _meant(text: str) -> str:
    """A hint at the reading that a scanning error hides; it is offered, never taken."""
    from wtograph.symbols import grammar  # which imports this file

    if not _MISREAD.search(text):
        return ""
    reader = grammar.read(text, 0)
    symbol = reader.symbol()
    return f"did you mean {symbol}?" if symbol and reader.end == len(text) else ""
