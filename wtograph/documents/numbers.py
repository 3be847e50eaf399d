"""The numbers, letters and dashes at the heads of paragraphs, and which of them stand under which.

1. and 1.1, (a) and a), (i) and i), A. and II., dashes and bullets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

DASHES = "-–—•·▪●■◦*➢✓"
NUMBER = re.compile(
    rf"""
    [ \t]* \[?
    (?P<mark>
        [0-9]{{1,3}} (?: \. [0-9]{{1,3}} ){{0,4}}
          (?: \. (?: [ºª] \.? | -? ) (?=\s) | [ºª] \.? (?=\s) | \) | (?=\s{{2}}) | (?=\t)
            | (?<=\.[0-9]) (?=\s) | (?<=\.[0-9][0-9]) (?=\s) )
      | \( (?: [a-z]{{1,2}} | [ivxl]{{1,5}} | [0-9]{{1,2}} | [A-Z] | [IVX]{{1,5}} ) \)
      | (?: [a-z]{{1,2}} | [ivx]{{1,5}} | [A-Z] ) \) (?=\s)
      | (?: [a-z] | [ivx]{{1,5}} ) \. (?=\s)
      | (?: [A-Z] | [IVX]{{1,5}} ) \. -? (?=\s)
      | [{re.escape(DASHES)}] (?=[ \t]) | o (?=\t|[ ]{{2}})
    )
    [ \t]*
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})\Z")
_NOT_A_NUMERAL = frozenset("cdlm")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the head of a paragraph.

    `said` is the number without brackets and dots; `kind` digits, letter, roman, capital,
    capital-roman or dash; `shape` tells (a) from a) from a. `end` is where the words begin.
    """

    said: str
    kind: str
    shape: str
    end: int

    @property
    def is_item(self) -> bool:
        """Whether such numbers are those of items, never of a section."""
        return self.kind in ("letter", "roman", "dash") or self.shape == "()"


def number_of(text: str) -> Number | None:
    """The number at the head of a paragraph, if it has one."""
    found = NUMBER.match(text if len(text) > 3 else f"{text}  ")
    if not found:
        return None
    mark = found["mark"]
    said = mark.strip("().-ºª") if mark not in DASHES else ""
    if mark in (*DASHES, "o"):
        return Number("", "dash", "", found.end())
    shape = "()" if mark[0] == "(" else ")" if mark[-1] == ")" else "."
    if said[0].isdigit():
        kind = "digits"
    elif said.isupper():
        kind = "capital-roman" if _is_numeral(said.lower()) else "capital"
    else:
        kind = "roman" if _is_numeral(said) else "letter"
    return Number(said, kind, shape, found.end())


def _is_numeral(said: str) -> bool:
    return _ROMAN.match(said) is not None and said not in _NOT_A_NUMERAL


@dataclass(frozen=True, slots=True)
class Level:
    """A paragraph that others may stand under: its name, its number and the style of that."""

    name: str
    kind: str
    shape: str
    said: str


def settled(number: Number, levels: Sequence[Level], after: Number | None) -> Number:
    """A number whose kind is sure: (i) is a letter after (h), a numeral elsewhere."""
    if number.kind not in ("roman", "capital-roman") or len(number.said) > 1:
        return number
    small = number.kind == "roman"
    letter = "letter" if small else "capital"
    same = (level for level in reversed(levels) if level.shape == number.shape)
    last = next((level for level in same if level.kind in (letter, number.kind)), None)
    said = number.said.lower()
    if last and last.kind == letter and ord(last.said[-1:].lower() or "a") + 1 == ord(said):
        follows = after is not None and after.said.lower() == f"{said}i"
        if not (said == "i" and follows):
            return Number(number.said, letter, number.shape, number.end)
    if not small and said != "i" and not (last and last.kind == number.kind):
        return Number(number.said, letter, number.shape, number.end)
    return number


def above(number: Number, levels: Sequence[Level]) -> tuple[Level, ...]:
    """The levels that a number stands under: those above the last of its own style."""
    for at in range(len(levels) - 1, -1, -1):
        if (levels[at].kind, levels[at].shape) == (number.kind, number.shape):
            return tuple(levels[:at])
    return tuple(levels)
