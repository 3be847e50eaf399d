"""Where in which text: half-open spans of code points, and the collapsing of white space."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, half open.

    Units: code points of the unmodified text; not bytes, not UTF-16 units.
    """

    start: int
    end: int


def collapse(text: str) -> str:
    """The text with every run of white space made one space, and none at the ends.

    A sentence of a WTO document may run over line and page breaks; a quotation does not.
    """
    return " ".join(text.split())
