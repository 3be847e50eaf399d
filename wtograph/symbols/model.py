"""Document symbols as values: Symbol, SymbolPattern, Fragment, and the Match that found them."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from wtograph.spans import Span
from wtograph.symbols import series, slugs
from wtograph.symbols.lazy import Pattern

FIRST_YEAR = 47  # GATT 1947: two digits from 47 on are of the twentieth century

_PIECE = Pattern(
    r"""
      \( (?P<year> [0-9]{2} ) \)      # a session year counts as a year: (98) before (01)
    | (?P<number> [0-9]+ )            # numbers by size: 94 before 798
    | (?P<word> [^0-9(/]+ )           # all else by letter
    """
)


class Verdict(StrEnum):
    """How sure a finding is: from letter for letter to a mere candidate.

    `exact`: the text is nothing but symbols. `extract`: letter for letter inside other text.
    `normalise`: case, kinds of slash, file keys. `repair`: a guess with one reading.
    `flag`: a candidate, never to be asserted.
    """

    EXACT = "exact"
    EXTRACT = "extract"
    NORMALISE = "normalise"
    REPAIR = "repair"
    FLAG = "flag"


P = TypeVar("P", bound="Parts")

STRENGTH = {verdict: place for place, verdict in enumerate(Verdict)}


def weaker(one: Verdict, other: Verdict) -> Verdict:
    """The less sure of two verdicts."""
    return max(one, other, key=STRENGTH.__getitem__)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a symbol is made of; `text` is the canonical spelling and determines the rest."""

    text: str
    collection: str
    series: str | None = None
    type: str | None = None
    number: str | None = None
    sub_number: str | None = None
    member_code: str | None = None
    session_yy: str | None = None
    dispute: int | None = None
    suffixes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text

    @property
    def year(self) -> int | None:
        """The year in four digits, where the symbol carries one: 1998 for WT/MIN(98)/DEC/2.

        None for SR.22/3, whose two digits are those of a session.
        """
        if self.session_yy is None or self.collection == "SR":
            return None
        return _year(self.session_yy)

    def sort_key(self) -> tuple[tuple[int, int, str], ...]:
        """What puts symbols in the order a person expects: WT/L/94 before WT/L/274."""
        return tuple(map(_rank, _PIECE.compiled().finditer(self.text)))

    def __lt__(self, other: "Parts") -> bool:
        return (self.sort_key(), self.text) < (other.sort_key(), other.text)


@dataclass(frozen=True, slots=True)
class Symbol(Parts):
    """The symbol of one document, such as WT/MIN(98)/DEC/2; `str` gives the canonical spelling.

    Two documents never share a symbol; one document may carry two.
    """

    @property
    def slug(self) -> str:
        """The symbol as it stands in IRIs and file names: WT_MIN98_DEC_2."""
        return slugs.slug(self.text)

    @property
    def iri(self) -> str:
        """The IRI of the document."""
        return slugs.DOCUMENTS + self.slug

    @property
    def base(self) -> "Symbol | None":
        """The symbol without its last suffix: that of the text revised, corrected or added to.

        Source: suffixes stack and are read from right to left (WTO guide to symbols).
        """
        if not self.suffixes:
            return None
        *earlier, last = self.suffixes
        return replace(self, text=self.text.removesuffix(f"/{last}"), suffixes=tuple(earlier))

    @property
    def body(self) -> str | None:
        """The id of the body whose series this is, or None: WT/L tells no body."""
        return series.default().body(self)


@dataclass(frozen=True, slots=True)
class SymbolPattern(Parts):
    """A search pattern, such as WT/L/274/*: it stands for many documents and names none."""


def becoming(kind: type[P], parts: Parts) -> P:
    """The same parts as a Symbol or a SymbolPattern."""
    return kind(
        parts.text,
        parts.collection,
        parts.series,
        parts.type,
        parts.number,
        parts.sub_number,
        parts.member_code,
        parts.session_yy,
        parts.dispute,
        parts.suffixes,
    )


@dataclass(frozen=True, slots=True)
class Fragment:
    """Something that begins like a symbol and cannot be completed without a guess.

    `why` is series (WT/GC/W/), short (W/909) or unreadable (WT/GC/W/79B).
    """

    text: str
    why: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Match:
    """A symbol found in a text, where it stands, and how sure the reading is."""

    symbol: Symbol | SymbolPattern | Fragment
    span: Span
    verdict: Verdict

    @property
    def asserted(self) -> Symbol | None:
        """The symbol if it may be relied on; None for a flag, which is only a candidate."""
        sure = self.verdict is not Verdict.FLAG
        return self.symbol if sure and isinstance(self.symbol, Symbol) else None


def _rank(piece: re.Match[str]) -> tuple[int, int, str]:
    """The place of one piece: years and numbers by size and before letters."""
    if piece["year"]:
        return (0, _year(piece["year"]), "")
    return (0, int(piece["number"]), "") if piece["number"] else (1, 0, piece["word"])


def _year(yy: str) -> int:
    """The year of two digits: 47 to 99 are of the twentieth century."""
    return int(yy) + (1900 if int(yy) >= FIRST_YEAR else 2000)
