"""Symbols that a list or a range leaves unsaid: WT/GC/M/72 - 77, WT/ACC/VUT/17 y Add.1 y 2."""

from typing import NamedTuple

from wtograph.spans import Span
from wtograph.symbols.errors import BadSymbol
from wtograph.symbols.grammar import parse
from wtograph.symbols.lazy import Pattern
from wtograph.symbols.model import Match, Symbol, Verdict
from wtograph.symbols.spellings import MONTH

LONGEST_RANGE = 12  # what is asserted; of a longer one only the end, and only as a candidate
LONGEST_DOUBTFUL = 100  # beyond this, years and page numbers: WT/GC/W/94 - 1998
MOST_ITEMS = 20

_WORD_AND = r"(?: and | et | y | e )"
_SIGN_AND = rf"\s{{0,3}} [,&] \s{{0,3}} (?: {_WORD_AND} \s{{1,3}} )?"
_AND = rf"(?: {_SIGN_AND} | \s{{1,3}} {_WORD_AND} \s{{1,3}} )"
_RANGE = Pattern(
    r"""
    (?: [ \u00a0]{0,2} (?= [-\u2010\u2011\u2013] ) | \s{1,3} (?= to | al? | à ) )
    (?P<said> (?: [-\u2010\u2011\u2013] [ \u00a0]{0,2}          # 72 - 77, 72-77, 72–77
                | (?: to | al? | à ) \s{1,3} )                   # 72 to 77, 72 à 77, 72 al 77
    (?P<last> [1-9][0-9]{0,5} ) ) (?! [\w/%] | [.?-] \w | , [0-9] )
    """
)
_NEXT_SUFFIX = Pattern(
    rf"""
    {_AND} (?P<said> (?P<kind>
        Rev (?: isions? | isi[oó]n (?: es )? )? | Révisions? | Add (?: end (?: um | a ) )?
      | Corr (?: igend (?: um | a ) )? | Suppl (?: [eé]ments? )? | Suplementos? )
    \.? [ \u00a0]? (?P<number> [1-9][0-9]{{0,2}} ) ) (?! [\w/%] | [.?-] \w )
    """
)
_NEXT_NUMBER = Pattern(
    rf"{_AND} (?P<said> (?P<number> [1-9][0-9]? ) ) (?! [\w/%] | [.?-] \w | , [0-9] )"  # Add.1 y 2
)
_CLEAR_END = Pattern(r"\s{0,4} (?: \Z | [,;:.)\]»”\"] | (?: and | et | y | e ) \b | [-–—] )")
_KINDS = {"R": "Rev", "A": "Add", "C": "Corr", "S": "Suppl"}


class Following(NamedTuple):
    """What follows a symbol without being written out, and where that ends.

    `whole` is the span of a range with the symbol it begins with: its members share that span,
    since those between the ends have no words of their own.
    """

    matches: tuple[Match, ...]
    end: int
    whole: Span | None = None


def follow(text: str, symbol: Symbol, span: Span) -> Following:
    """The symbols that the words behind a symbol add to it."""
    spread = _range(text, symbol, span)
    if spread:
        return spread
    found: list[Match] = []
    end, last = span.end, symbol
    while len(found) < MOST_ITEMS:
        item = _item(text, end, symbol, last, listed=bool(found))
        if item is None:
            break
        found.append(item)
        end = item.span.end
        last = item.symbol if isinstance(item.symbol, Symbol) else last
        if item.verdict is Verdict.FLAG:
            break
    return Following(tuple(found), end)


def _range(text: str, symbol: Symbol, span: Span) -> Following | None:
    """The members of a range: all asserted if it ends clearly, else all but the first flagged."""
    said = _RANGE.match(text, span.end)
    low = _last_number(symbol)
    if said is None or low is None or MONTH.match(text, said.end()):
        return None
    high = int(said["last"])
    if not 0 < high - low <= LONGEST_DOUBTFUL:
        return None
    long = high - low > LONGEST_RANGE
    clear = not long and _CLEAR_END.match(text, said.end()) is not None
    where = Span(span.start if clear else said.start("said"), said.end())
    verdict = Verdict.NORMALISE if clear else Verdict.FLAG
    stem = symbol.text.removesuffix(str(low))
    matches = (
        Match(_renumbered(symbol, stem, number), where, verdict)
        for number in range(high if long else low + 1, high + 1)
    )
    return Following(tuple(matches), said.end(), where if clear else None)


def _last_number(symbol: Symbol) -> int | None:
    """The number at the end of a symbol, unless it begins with a nought."""
    digits = symbol.text[len(symbol.text.rstrip("0123456789")) :]
    return int(digits) if digits and digits[0] != "0" else None


def _renumbered(symbol: Symbol, stem: str, number: int) -> Symbol:
    """The symbol with another number at its end."""
    digits, suffixes = str(number), symbol.suffixes
    in_number = not suffixes and symbol.sub_number is None
    if suffixes:
        kind = suffixes[-1].partition(".")[0]
        suffixes = (*suffixes[:-1], f"{kind}.{digits}")
    return Symbol(  # spelt out, since `replace` takes twice as long and ranges are many
        text=f"{stem}{digits}",
        collection=symbol.collection,
        series=symbol.series,
        type=symbol.type,
        number=digits if in_number else symbol.number,
        sub_number=symbol.sub_number if suffixes or in_number else digits,
        member_code=symbol.member_code,
        session_yy=symbol.session_yy,
        dispute=symbol.dispute,
        suffixes=suffixes,
    )


def _item(text: str, at: int, head: Symbol, last: Symbol, *, listed: bool) -> Match | None:
    """One more suffix of the same document, written as "and Add.1" or only as "and 2"."""
    said = _NEXT_SUFFIX.match(text, at)
    number_only = said is None and listed
    said = said or (_NEXT_NUMBER.match(text, at) if listed else None)
    if said is None or MONTH.match(text, said.end()):
        return None
    kind = last.suffixes[-1].partition(".")[0] if number_only else _KINDS[said["kind"][0]]
    sibling = last.suffixes and last.suffixes[-1].startswith(f"{kind}.")
    stem = last.base if sibling else head
    made = _suffixed(stem or head, f"{kind}.{said['number']}")
    if made is None or not made.sort_key() > last.sort_key():
        return None
    unclear = number_only and not _CLEAR_END.match(text, said.end())
    mixed = bool(head.suffixes) and not sibling  # of X/Add.1 and Corr.1: corrects X or X/Add.1?
    verdict = Verdict.FLAG if unclear or mixed else Verdict.NORMALISE
    return Match(made, Span(*said.span("said")), verdict)


def _suffixed(symbol: Symbol, suffix: str) -> Symbol | None:
    try:
        return parse(f"{symbol}/{suffix}")
    except BadSymbol:  # six suffixes are the most
        return None
