"""Holes in numbered series that one can survey: sessions of Ministers, versions of one text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from wtograph import symbols
from wtograph.errors import InputError
from wtograph.gaps.facts import Facts
from wtograph.gaps.model import Missing, Value
from wtograph.queries import rows
from wtograph.symbols import Symbol
from wtograph.trust import weakest

SESSIONS = "MIN"
"""The one series that begins anew at each session and is short enough to survey."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Numbers that no known symbol carries, between the two nearest known ones.

    `before` is empty where the numbers begin with the first of a suffix, or where the base
    document itself is not known.
    """

    numbers: tuple[str, ...]
    before: str
    after: str


def holes(known: Iterable[Symbol]) -> Iterator[Hole]:
    """The numbers not known between two known ones of a session's own series, or below a suffix.

    Whether a document with such a number was ever issued, this cannot say.
    """
    several = sorted(set(known))
    lines: dict[str, dict[int, str]] = defaultdict(dict)
    for symbol in several:
        if symbol.series == SESSIONS and symbol.number:
            text = symbol.text
            for suffix in reversed(symbol.suffixes):
                text = text.removesuffix(f"/{suffix}")
            stem, _, number = text.rpartition("/")
            lines[stem].setdefault(int(number), symbol.text)
    for stem in sorted(lines):
        for one, other in pairwise(sorted(lines[stem])):
            numbers = tuple(f"{stem}/{n}" for n in range(one + 1, other))
            if numbers:
                yield Hole(numbers, lines[stem][one], lines[stem][other])
    yield from _below(several)


def _below(known: list[Symbol]) -> Iterator[Hole]:
    """The base documents and the earlier numbers of each kind of suffix."""
    texts = {symbol.text for symbol in known}
    by_kind: dict[str, list[Symbol]] = defaultdict(list)
    for symbol in known:
        if symbol.suffixes:
            by_kind[symbol.text.rpartition(".")[0]].append(symbol)
    for stem in sorted(by_kind):
        last = by_kind[stem][-1]
        base = last.base
        if base and base.text not in texts:
            yield Hole((base.text,), "", last.text)
        start = base.text if base and base.text in texts else ""
        for symbol in by_kind[stem]:
            earlier = range(_last_of(start, stem) + 1, _last(symbol))
            if earlier:
                yield Hole(tuple(f"{stem}.{n}" for n in earlier), start, symbol.text)
            start = symbol.text


def _last(symbol: Symbol) -> int:
    """The number of the last suffix: 2 of WT/MIN(21)/8/Rev.2."""
    return int(symbol.text.rpartition(".")[2])


def _last_of(text: str, stem: str) -> int:
    """The number of a suffix of this kind; 0 for the base document."""
    return int(text.rpartition(".")[2]) if text.startswith(f"{stem}.") else 0


def series(facts: Facts) -> Iterator[Missing]:
    """The numbers that no document of the graph carries, between two that some carry."""
    carried: dict[Symbol, str] = {}
    for row in rows(facts.store, "read/symbols"):
        try:
            carried[symbols.parse(row["symbol"])] = row["document"]
        except InputError:
            continue  # a series that is not known here has no holes that we could name
    named = {symbol.text: iri for symbol, iri in carried.items()}
    for hole in holes(carried):
        beside = tuple(text for text in (hole.before, hole.after) if text)
        yield Missing(
            "series",
            named[hole.after],
            hole.numbers[0],
            what="number",
            values=tuple(Value(number) for number in hole.numbers),
            related=beside,
            count=len(hole.numbers),
            verification=weakest(_label(facts, named[text], text) for text in beside),
            homes=tuple(named[text] for text in beside),
        )


def _label(facts: Facts, iri: str, symbol: str) -> str:
    """The label of one symbol of a document, the preferred one or another."""
    record = facts.documents[iri]
    return record.label_of("symbol" if symbol == record.symbol else symbol)
