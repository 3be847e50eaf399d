"""Colour for finished lines: it only repeats what the words say, and never changes them.

Bold: symbols. Cyan: dates. Green: words in quotation marks. Yellow: weak labels in brackets or in
a column of their own. Red: `error:`. Addresses stay as they are. A text without colour and the
same text with its colour taken away are equal.
"""

import re
from collections.abc import Iterable, Iterator

SYMBOL, DATE, WEAK, QUOTED, ERROR = "1", "36", "33", "32", "1;31"
PLAIN = re.compile(r"\x1b\[[\d;]*m")
_MARK = r"""
    (?P<address> https?://\S+ )                                  # stays plain: no symbol in it
  | (?P<symbol> \b[A-Z]{1,6}(?:/[A-Z]+(?:\(\d\d\))?|/\d[\d.]*|/Rev\.\d+|/Add\.\d+|/Corr\.\d+){1,8}
              | \bx-[A-Z][A-Z\d]*-[\d\-]+\d )                    # x-IND-20240123, a name of ours
  | (?P<date> \b\d{4}-\d\d(?:-\d\d)?\b )
"""
_PROMPT = re.compile(r"^(?P<what>error:|hint:|warning:)", re.MULTILINE)


def paint(text: str, weak: Iterable[str] = ()) -> str:
    """An answer with its colours; `weak` are the labels of trust that ask for care."""
    names = "|".join(re.escape(name) for name in sorted(weak, key=len, reverse=True))
    label = rf"""
  | (?P<weak> (?<=[(,;][ ])(?:{names})(?=[),;]|[ ]\[) | (?<=\()(?:{names})(?=[),;]|[ ]\[)
            | (?<=[ ][ ])(?:{names})(?=[ ][ ]) )"""
    marks = re.compile(_MARK + (label if names else ""), re.VERBOSE)
    return "".join(
        _wrapped(QUOTED, piece) if quoted else marks.sub(_role, piece)
        for piece, quoted in _quotations(text)
    )


def paint_error(text: str) -> str:
    """The lines of an error or a warning, its first word in red or yellow."""
    return _PROMPT.sub(
        lambda m: _wrapped(ERROR if m["what"] == "error:" else WEAK, m["what"]), text
    )


def _role(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "symbol":
            return _wrapped(SYMBOL, found[0])
        case "date":
            return _wrapped(DATE, found[0])
        case "weak":
            return _wrapped(WEAK, found[0])
    return found[0]


def _quotations(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text and whether each is quoted, paragraph by paragraph.

    A paragraph with an odd number of marks has no piece that is surely quoted.
    """
    for paragraph in re.split(r"(\n[ ]*\n)", text):
        pieces = paragraph.split('"')
        if len(pieces) % 2 == 0:
            yield paragraph, False
            continue
        for place, piece in enumerate(pieces):
            yield (f'"{piece}"', True) if place % 2 else (piece, False)


def _wrapped(role: str, text: str) -> str:
    """The text in a colour, line by line, so that a pager may begin anywhere."""
    return "\n".join(f"\x1b[{role}m{line}\x1b[0m" if line else "" for line in text.split("\n"))
