"""What the next characters of a text can mean inside a symbol, the likeliest reading first."""

from collections.abc import Iterator
from typing import NamedTuple

from wtograph.symbols import ocr
from wtograph.symbols.lazy import Pattern
from wtograph.symbols.model import Verdict, weaker
from wtograph.symbols.series import SeriesTable
from wtograph.symbols.syntax import Kind, Token, is_type

SLASHES = r"/\\\u2044\u2215\uff0f"  # also fraction slash, division slash, full width
_GAP = r"(?: [ \t]{0,4} \r?\n [ \t]{0,8} | [ \t\u00a0\u202f]{0,3} )"  # a line break or some spaces
_UNSEEN = r"[\u200b\u2060\u00ad\ufeff]?"

_SEPARATOR = Pattern(
    rf"""
    (?P<before> {_GAP} )
    (?P<slash> {_UNSEEN} [{SLASHES}] {_UNSEEN} )
    (?P<after> {_GAP} )
    """
)
YEAR = Pattern(
    r"""
    [ \u00a0]{0,2} \( [ ]?                  # WT/MIN (15) has a stray space
    (?P<year> [0-9A-Za-z]{1,8} ) [ ]? \)
    """
)
_NOTIFICATION = Pattern(r"notif \. (?P<year> [0-9]{2} ) (?! [A-Za-z0-9] )", any_case=True)
_RUN = Pattern(r"[A-Za-z0-9]{1,20} (?! [A-Za-z0-9] )")
_KINDS = r"(?: Rev | Add | Corr | Suppl )"
_NUMBER_THEN_SUFFIX = Pattern(rf"(?P<number> [0-9]{{1,6}} ) (?= {_KINDS} \. )")  # 909Rev.2
_TYPED_NUMBER_THEN_SUFFIX = Pattern(rf"(?P<number> [0-9]{{1,6}} ) (?= {_KINDS} )", any_case=True)


def _suffix_pattern(lost: str) -> Pattern:
    """A suffix behind a separator, a dot (831.Rev5), or what may stand for a lost slash."""
    return Pattern(
        rf"""
        (?: (?P<separator> {_GAP} {_UNSEEN} [{SLASHES}] {_UNSEEN} {_GAP} )
          | (?P<dot> \. )
          | {lost} )
        (?P<kind> r[eé]v | add | corr | suppl ) \.? [ \u00a0]?
        (?P<number> [0-9]{{1,3}} | (?-i: [lI] ) | \? ) (?! [A-Za-z0-9] )
        """,
        any_case=True,
    )


_SUFFIX = _suffix_pattern(rf"[ \u00a0]? (?= (?-i: {_KINDS} ) )")  # "274 add 3" is prose
_TYPED_SUFFIX = _suffix_pattern(r"[ \u00a0]{0,3}")
STAR = Pattern(rf"[{SLASHES}] \*")
_KEY_RUN = Pattern(
    r"""
    (?P<type> SPEC | GEN | INF | DEC | SR | ST | [WMNRSGQ] )?
    (?P<member> TPKM | EU | [A-Z]{3} )? (?P<number> [0-9]{1,6} )
    (?: (?P<member2> TPKM | EU | [A-Z]{3} ) (?P<sub> [0-9]{1,4} )? )?
    (?P<suffixes> (?: [RAC] [0-9]{1,2} ){0,6} )                 # W546R12 is W/546/Rev.12
    """,
    any_case=True,
)
_KEY_SUFFIX = Pattern(r"(?P<kind> [RAC] ) (?P<number> [0-9]{1,2} )", any_case=True)
_GLUED_TYPE = Pattern(r"(?P<type> DEC | GEN | INF | SR | ST | [WMNR] ) (?P<number> [0-9]{1,6} )")
_WORD_AND_YEAR = Pattern(r"(?P<word> [A-Z]{3,6} ) (?P<year> [0-9]{2} )")
_WORD = Pattern(r"[A-Za-z]{1,12} [0-9]{0,3}")
MONTH = Pattern(
    r"""
    [\s\u00a0]{1,3} (?: de \s | del \s )?        # 25 September, 25 de septiembre
    (?: jan | f[eé]v | feb | ene | mar | a[pvb]r | ma[iy] | ju[inl] | ao[uû]t | ago | aug
      | sep | oct | nov | d[eé]c | dic )
    """,
    any_case=True,
)
_KEY_PARTS: dict[str, Kind] = {
    "type": "word",
    "member": "member",
    "number": "number",
    "member2": "member",
    "sub": "number",
}
_KEY_KINDS = {"R": "Rev", "A": "Add", "C": "Corr"}


class Reading(NamedTuple):
    """One way to read the next characters: the parts they give, where they end, how sure."""

    tokens: tuple[Token, ...]
    end: int
    verdict: Verdict = Verdict.EXTRACT


class Manner(NamedTuple):
    """What a reader puts up with.

    `typed`: given by a person, in any case and glued as in file keys, never repaired.
    `careful`: only words that the series table knows, since the spelling is loose already.
    """

    typed: bool
    careful: bool = False


def separator(text: str, at: int) -> tuple[int, Verdict, bool] | None:
    """The slash at a place: where it ends, how sure, and whether white space stands beside it.

    Evenly spaced slashes are a habit; a line break or one stray space is damage.
    """
    found = _SEPARATOR.match(text, at)
    if found is None:
        return None
    before, after = found["before"], found["after"]
    if "\n" in before + after or bool(before) != bool(after):
        return found.end(), Verdict.REPAIR, True
    plain = not before and found["slash"] == "/"
    return found.end(), Verdict.EXTRACT if plain else Verdict.NORMALISE, bool(before)


def suffix(text: str, at: int, manner: Manner) -> Reading | None:
    """The suffix at a place, such as /Rev.1; no token if its number is a question mark."""
    found = (_TYPED_SUFFIX if manner.typed else _SUFFIX).match(text, at)
    if found is None:
        return None
    if found["number"] == "?":
        return Reading((), found.end(), Verdict.FLAG)
    number = found["number"] if found["number"].isdigit() else "1"  # Rev.l can only be Rev.1
    if manner.typed and number != found["number"]:
        return None
    kind = found["kind"].lower().replace("é", "e").capitalize()
    verdict = Verdict.EXTRACT if number == found["number"] else Verdict.REPAIR
    if found["separator"] is not None:
        gap = separator(text, at)
        verdict = weaker(verdict, gap[1] if gap else Verdict.REPAIR)
    elif found["dot"] is None:
        verdict = Verdict.REPAIR
    return Reading((Token("suffix", f"{kind}.{number}"),), found.end(), verdict)


def year(text: str, at: int, manner: Manner) -> Reading | None:
    """The year in brackets at a place: two digits."""
    found = YEAR.match(text, at)
    if found is None:
        return None
    written = found["year"]
    digits = written if manner.typed else ocr.number(written) or written
    if len(digits) != 2 or not digits.isdigit():
        return None
    verdict = Verdict.EXTRACT if digits == written else Verdict.REPAIR
    return Reading((Token("year", digits),), found.end(), verdict)


def parts_at(text: str, at: int, manner: Manner, table: SeriesTable) -> Iterator[Reading]:
    """The readings of the word or number at a place."""
    notification = _NOTIFICATION.match(text, at)
    if notification:
        yield Reading((Token("notification", notification["year"]),), notification.end())
        return
    glued = _TYPED_NUMBER_THEN_SUFFIX if manner.typed else _NUMBER_THEN_SUFFIX
    numbered = glued.match(text, at)
    if numbered:
        yield Reading((Token("number", numbered["number"]),), numbered.end())
        return
    run = _RUN.match(text, at)
    if run is None or (run[0].isdigit() and len(run[0]) > 6):
        return
    for tokens, verdict in _meanings(run[0], manner, table):
        dated = manner.careful and tokens[0].kind == "number" and MONTH.match(text, run.end())
        if not dated:
            yield Reading(tokens, run.end(), verdict)


def _meanings(
    run: str, manner: Manner, table: SeriesTable
) -> Iterator[tuple[tuple[Token, ...], Verdict]]:
    """What a run of letters and digits can mean."""
    if run.isdigit():
        yield (Token("number", run),), Verdict.EXTRACT
        return
    upper = run.upper()
    as_written = Verdict.EXTRACT if run == upper else Verdict.NORMALISE
    known = upper in table.words or is_type(upper)
    if known:
        yield (Token("word", upper),), as_written
        return
    dated = _WORD_AND_YEAR.fullmatch(upper)
    if dated:
        yield (Token("word", dated["word"]), Token("year", dated["year"])), Verdict.NORMALISE
    glued = _key(upper) if manner.typed else _glued(run)
    if glued:
        yield glued, Verdict.NORMALISE
    if not manner.typed:
        yield from ((tokens, Verdict.REPAIR) for tokens in _repairs(run, table))
    if _WORD.fullmatch(run) and (manner.typed or (run == upper and not manner.careful)):
        yield (Token("word", upper),), as_written


def _glued(run: str) -> tuple[Token, ...] | None:
    """A type letter and its number: W669."""
    found = _GLUED_TYPE.fullmatch(run)
    return (Token("word", found["type"]), Token("number", found["number"])) if found else None


def _key(run: str) -> tuple[Token, ...] | None:
    """The parts that a file key writes in one: NNZL19C1 is N, NZL, 19, Corr.1.

    Source: paths of the documents site (read); Rn, An and Cn are Rev.n, Add.n and Corr.n.
    """
    found = _KEY_RUN.fullmatch(run)
    if found is None:
        return None
    parts = [Token(kind, found[name]) for name, kind in _KEY_PARTS.items() if found[name]]
    suffixes = [
        Token("suffix", f"{_KEY_KINDS[each['kind']]}.{each['number']}")
        for each in _KEY_SUFFIX.compiled().finditer(found["suffixes"])
    ]
    return (*parts, *suffixes)


def _repairs(run: str, table: SeriesTable) -> Iterator[tuple[Token, ...]]:
    """What a run with scanning errors can mean, where it can mean one thing only."""
    number = ocr.number(run)
    if number:
        yield (Token("number", number),)
    word = ocr.word(run, lambda each: each in table.words or is_type(each))
    if word:
        yield (Token("word", word),)
    both = ocr.two_words(run, table.words.__contains__, is_type)
    if both:
        yield tuple(Token("word", each) for each in both)
