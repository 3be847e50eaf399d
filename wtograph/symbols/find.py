"""Finding the document symbols in running English, French and Spanish text."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from wtograph.spans import Span
from wtograph.symbols import addresses, grammar, keys, lists
from wtograph.symbols.lazy import Pattern
from wtograph.symbols.model import Fragment, Match, Symbol, Verdict, weaker
from wtograph.symbols.spellings import SLASHES

_START = Pattern(
    rf"""
    (?P<url> (?<! [\w.] ) (?: https? :// | www\. | docs\.wto\.org/ ) [^\s<>"«»]* )
    | (?<! [\w/] ) [qrs] :/ (?P<path> [A-Za-z0-9()/_.-]{{3,80}}? ) {keys.ENDING} (?! [\w/@] )
    | (?<! [\w/.\\-] ) (?P<key> [qrs] _ [A-Za-z0-9]{{1,6}} [A-Za-z0-9_.-]{{1,60}} )
        (?! [\w/@%=&+~] )
    | (?<! [\w{SLASHES}@%=&+~\#] ) (?<! \w [.-] ) (?<! [0-9]\) )     # not inside a longer token
      (?P<head> [A-Za-z0-9]{{1,12}} (?: \. [A-Za-z]{{3}} | \. [0-9]{{2}} )? )
      (?= [\s\u00a0]{{0,4}} [{SLASHES}(\u200b\u2060\u00ad\ufeff] )
    """,
    any_case=True,
)
_LONGER = Pattern(
    rf"""
    [\w@%=&+~]                              # 79B, WT/L/274_x
    | [{SLASHES}] [\w*(?]                   # WT/L/274/275
    | [-\u2010\u2011] \w | [.?] \w          # WT/L/274-x, WT/L/274.pdf
    """
)
_TRAILING_SLASH = Pattern(rf"[{SLASHES}]")
_DAMAGED = Pattern(rf"WT [{SLASHES}] [^\s,;()0-9]{{0,40}} [0-9]")  # WT/LI274 can be nothing else
_TOKEN = Pattern(r"[^\s,;|()\[\]<>\"«»“”]{1,80}")
_CUT_NUMBER = Pattern(  # 7- at the end of a line, 98 on the next
    r"[-\u00ad\u2010] [ \t]{0,4} \r?\n [ \t]{0,8} (?P<rest> [0-9]{1,4} ) (?! \w )"
)
_JOINED = Pattern(r"[\#–—-] (?= [A-Za-z]{1,6} [/(.] )")  # "#" joins symbols in the site's XML
_JOINERS = Pattern(r"(?: [\s,;\#–—-] | (?<= \s ) / (?= \s ) | \b (?: and | et | y | e ) \b )*")
_SHORT = Pattern(
    r"""
    (?: [WM] / [0-9]{2,4}                                   # W/909
      | MIN \( [0-9]{2} \) (?: / [A-Z]{1,3} )? / [0-9]{1,4} )   # MIN(98)/DEC/2
    (?! [\w/%] | \.\w )
    """
)
_QUANTITY = Pattern(r"(?: ^ | [^\w.,/] ) [0-9]{1,3} (?: [.,][0-9]{1,3} )? \s* \Z")  # 6 L/100
_CUT_OFF = Pattern(rf"(?: \b (?: WT | G | S ) | [{SLASHES}] ) \s* \Z")  # WT L/274
_LOOK_BACK = 16


class Found(NamedTuple):
    """What was found at a place, where to look next, and where a joined symbol begins."""

    matches: list[Match]
    end: int
    joined: tuple[int, grammar.Reader] | None = None


def find(text: str) -> Iterator[Match]:
    """The symbols in a text, in the order in which they stand, with what is only a candidate.

    Only what is not flagged may be relied on: see `Match.asserted`. Nothing is asserted inside a
    longer token or an address, save the file that an address of the documents site asks for.

    Returns: spans are disjoint, save that the members of a range share the span of the range.
    """
    found = list(_mentions(text))
    yield from _all_exact(text, found) if found else ()


def _all_exact(text: str, found: list[Match]) -> list[Match]:
    """The same matches, made exact where the text is nothing but symbols and joiners."""
    at = 0
    for match in found:
        if match.span.start > at and not _JOINERS.fullmatch(text[at : match.span.start]):
            return found
        at = max(at, match.span.end)
    if text[at:].strip() or text[: found[0].span.start].strip():
        return found
    return [
        replace(match, verdict=Verdict.EXACT) if match.verdict is Verdict.EXTRACT else match
        for match in found
    ]


def _mentions(text: str) -> Iterator[Match]:
    at = 0
    while start := _START.search(text, at):
        at = start.end()
        if start["url"] is not None:
            yield from addresses.matches(start["url"], start.start())
        elif start["path"] is not None:
            yield from addresses.stored(start["path"], start.start("path"))
        elif start["key"] is not None:
            yield from addresses.key(start["key"], start.start("key"))
        else:
            head = start.start("head")
            found = _at_head(text, head, grammar.read(text, head), at)
            yield from found.matches
            while found.joined:
                found = _at_head(text, *found.joined, found.end)
                yield from found.matches
            at = found.end


def _joined(text: str, at: int) -> tuple[int, grammar.Reader] | None:
    """Where the next symbol begins and how it reads, if one is joined on without a space."""
    sign = _JOINED.match(text, at)
    reader = grammar.read(text, sign.end()) if sign else None
    return (sign.end(), reader) if sign and reader and reader.symbol() else None


def _at_head(text: str, start: int, reader: grammar.Reader, at: int) -> Found:
    """What begins at a word that may be a collection."""
    if reader.parts is None:
        return _short(text, start, at)
    name = reader.parts.collection
    if name in reader.table.old and _is_tail(text, start, name):
        return Found([], at)
    pattern, symbol = reader.pattern(), reader.symbol()
    if pattern:
        return Found([Match(pattern, Span(start, reader.end), Verdict.FLAG)], reader.end)
    if symbol is None:
        return _unfinished(text, start, reader) or _short(text, start, at)
    return _cut(text, start, reader, symbol) or _whole(text, start, reader, symbol)


def _cut(text: str, start: int, reader: grammar.Reader, symbol: Symbol) -> Found | None:
    """A number that a hyphen cuts at the end of a line: 7-98 may be 798, or a range."""
    cut = _CUT_NUMBER.match(text, reader.end)
    if cut is None or reader.hole or not symbol.text[-1].isdigit():
        return None
    whole = grammar.read(symbol.text + cut["rest"], 0).symbol()
    return Found([Match(whole or symbol, Span(start, cut.end()), Verdict.FLAG)], cut.end())


def _whole(text: str, start: int, reader: grammar.Reader, symbol: Symbol) -> Found:
    """A symbol that names a document, with what a list or a range adds to it."""
    span = Span(start, reader.end)
    following = lists.follow(text, symbol, span)
    alone = not following.matches
    joined = _joined(text, reader.end) if alone else None
    if alone and not joined and _LONGER.match(text, reader.end):
        return _unreadable(text, start, reader)
    doubtful = _doubtful(reader, symbol) or (alone and _TRAILING_SLASH.match(text, reader.end))
    verdict = Verdict.FLAG if doubtful or reader.hole else reader.verdict
    if following.whole:
        verdict = weaker(verdict, Verdict.NORMALISE)
    later = following.matches
    if verdict in (Verdict.REPAIR, Verdict.FLAG):
        later = tuple(replace(m, verdict=weaker(m.verdict, verdict)) for m in later)
    return Found([Match(symbol, following.whole or span, verdict), *later], following.end, joined)


def _doubtful(reader: grammar.Reader, symbol: Symbol) -> bool:
    """Whether other organizations or plain prose write the like: S/RES/1373, PC/104."""
    unknown = symbol.series is not None and not reader.table.knows(symbol.collection, symbol.series)
    if len(symbol.collection) == 1 and unknown:
        return True
    bare = not (symbol.series or symbol.type or symbol.session_yy or symbol.dispute)
    return bare and len(symbol.collection) <= 2 and symbol.collection != "L"


def _is_tail(text: str, start: int, collection: str) -> bool:
    """Whether an old collection is the rest of something else: "WT L/274", "6 L/100 km"."""
    before = text[max(0, start - _LOOK_BACK) : start]
    measured = len(collection) == 1 and _QUANTITY.search(before)
    return bool(measured or _CUT_OFF.search(before))


def _unfinished(text: str, start: int, reader: grammar.Reader) -> Found | None:
    """A known series without a number, such as WT/GC/W/: a candidate for a person to complete."""
    parts = reader.parts
    if parts is None or not text.startswith(parts.text, start):
        return None
    known = reader.table.knows(parts.collection, parts.series) or parts.dispute is not None
    ends = _TRAILING_SLASH.match(text, reader.end) or parts.session_yy or parts.dispute is not None
    if known and (parts.type or (ends and len(parts.collection) > 1)):
        return _unreadable(text, start, reader, why="series")
    return _unreadable(text, start, reader) if _DAMAGED.match(text, start) else None


def _unreadable(text: str, start: int, reader: grammar.Reader, *, why: str = "unreadable") -> Found:
    """A token that begins like a symbol and goes on as something else."""
    parts = reader.parts
    if parts is None or parts.collection in reader.table.old:
        return Found([], reader.end)
    token = _TOKEN.match(text, reader.end)
    end = token.end() if token else reader.end
    written = text[start:end].rstrip(".:'’")
    fragment = Fragment(written, "unreadable" if written[-1:].isalnum() else why)
    return Found([Match(fragment, Span(start, start + len(written)), Verdict.FLAG)], end)


def _short(text: str, start: int, at: int) -> Found:
    """A short form such as W/909: which document it means, only the context can tell."""
    found = _SHORT.match(text, start)
    if found is None:
        return Found([], at)
    match = Match(Fragment(found[0], "short"), Span(*found.span()), Verdict.FLAG)
    return Found([match], found.end())
