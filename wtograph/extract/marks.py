"""A paragraph with what is known in it marked: symbols, dates, bodies, meetings, texts, verbs.

Grammars run over a form in which each thing found is one sign, so that "instruct the General
Council to report by 31 December 2025" has the shape of "VERB the BODY to ACTION by DATE".
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from wtograph import dates, phrases, symbols
from wtograph.documents.numbers import NUMBER
from wtograph.documents.paragraphs import sentences
from wtograph.documents.view import View
from wtograph.extract.lexicon import Found, Lexicon, Name
from wtograph.extract.model import Shown
from wtograph.spans import Span

SIGNS = {
    "symbol": "\ue000", "date": "\ue001", "actor": "\ue002", "meeting": "\ue003",
    "text": "\ue004", "verb": "\ue005", "action": "\ue006", "topic": "\ue007",
}  # fmt: skip
_KIND = {
    "body": "actor", "member": "actor", "group": "actor", "meeting": "meeting", "doc": "text",
    "programme": "text", "verb": "verb", "action": "action", "topic": "topic",
}  # fmt: skip
_OPEN = {ord("("): " ", ord(")"): " "}  # a date in brackets is a date
_ORDER = ("text", "meeting", "actor", "verb", "action", "topic")


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing found: its kind, its place in the view, and what it means.

    `names` holds what words can mean; `symbol` and `date` the value of the other kinds.
    """

    kind: str
    start: int
    end: int
    names: tuple[Name, ...] = ()
    symbol: symbols.Symbol | None = None
    date: dates.DateMention | None = None

    def iris(self, *kinds: str) -> tuple[str, ...]:
        """The IRIs that the words can mean, of these kinds or of all."""
        return tuple(dict.fromkeys(n.iri for n in self.names if not kinds or n.kind in kinds))


@dataclass(frozen=True, slots=True)
class Marked:
    """A view in the form that grammars read.

    `text` is folded and has one sign for each mark; `places` gives for each of its characters
    the place in the view, and `marks` the mark at a place of `text`.
    """

    view: View
    text: str
    places: array[int]
    marks: dict[int, Mark]
    order: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", tuple(sorted(self.marks)))

    def words(self, start: int, end: int) -> str:
        """The words of the view behind `text[start:end]`."""
        first, last = self.range(start, end)
        return self.view.text[first:last].strip()

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The places in the view behind `text[start:end]`."""
        last = self.marks.get(end - 1)
        return self.places[start], last.end if last else self.places[end - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document behind `text[start:end]`."""
        return self.view.span(*self.range(start, end))

    def shown(self, start: int, end: int) -> Shown:
        """The evidence behind `text[start:end]`: the stretch of the document and its words."""
        return Shown(self.span(start, end), self.view.quote(*self.range(start, end)))

    def within(self, start: int, end: int, *kinds: str) -> Iterable[tuple[int, Mark]]:
        """The marks of these kinds in a stretch of `text`, in order."""
        for at in range(bisect_left(self.order, start), len(self.order)):
            place = self.order[at]
            if place >= end:
                return
            if not kinds or self.marks[place].kind in kinds:
                yield place, self.marks[place]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The places in `text` that stand for a stretch of the view."""
        return bisect_left(self.places, start), bisect_left(self.places, end)


def marked(
    view: View, lexicon: Lexicon, lang: str, kinds: Container[str] = frozenset(SIGNS)
) -> Marked:
    """A view with everything marked that the lexicon, the symbols and the calendar know.

    Nothing is marked twice: a symbol goes before a date, a date before a name that it is no
    part of. `kinds` are the
    kinds of marks to set.
    """
    taken = bytearray(len(view.text))
    found: list[Mark] = []
    for mark in _found(view, lexicon, lang):
        if mark.kind in kinds and not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            found.append(mark)
    return _signed(view, sorted(found, key=lambda m: (m.start, m.end)))


def _found(view: View, lexicon: Lexicon, lang: str) -> Iterator[Mark]:
    for match in symbols.find(view.text):
        if match.asserted and isinstance(match.symbol, symbols.Symbol):
            yield Mark("symbol", match.span.start, match.span.end, symbol=match.symbol)
    days = [
        Mark("date", mention.span.start, mention.span.end, date=mention)
        for mention in dates.find(view.text.translate(_OPEN))
        if mention.date.month is not None
    ]
    names = [_named(name) for name in lexicon.find(view.text, lang)]
    yield from (each for each in names if each.kind == "text" and _dated(each, days))
    yield from days
    yield from names


def _dated(name: Mark, days: list[Mark]) -> bool:
    """Whether a day is part of a name, as in "Decision adopted on 1 August 2004"."""
    return any(name.start <= day.start and day.end <= name.end for day in days)


def _named(found: Found) -> Mark:
    kinds = {_KIND[name.kind] for name in found.names}
    kind = next(each for each in _ORDER if each in kinds)
    return Mark(kind, found.start, found.end, found.names)


def _signed(view: View, found: list[Mark]) -> Marked:
    low = phrases.plain(view.text)
    parts: list[str] = []
    places = array("l")
    marks: dict[int, Mark] = {}
    at = 0
    for mark in found:
        if mark.start < at:
            continue
        parts.append(low[at : mark.start])
        places.extend(range(at, mark.start))
        marks[len(places)] = mark
        parts.append(SIGNS[mark.kind])
        places.append(mark.start)
        at = mark.end
    parts.append(low[at:])
    places.extend(range(at, len(low)))
    return Marked(view, "".join(parts), places, marks)


def in_sentences(marked: Marked) -> Iterator[tuple[int, int, str]]:
    """The sentences as stretches of the marked text, named s1, s2 and so on; no number before."""
    number = NUMBER.match(marked.view.text)
    first = number.end() if number else 0
    for n, (start, end) in enumerate(sentences(marked.view.text), 1):
        begin, stop = marked.stretch(max(start, first), end)
        if begin < stop:
            yield begin, stop, f"s{n}"


@cache
def grammar(name: str, kind: str, lang: str = "") -> re.Pattern[str]:
    """The phrases of a table as one pattern; `<date>` and the like stand for marks."""
    several = sorted(
        {r["phrase"] for r in phrases.rows(name, kind, lang)}, key=lambda p: (-len(p), p)
    )
    whole = "|".join(_slots(phrases.pattern(phrase)) for phrase in several) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)")


def _slots(pattern: str) -> str:
    for kind, sign in SIGNS.items():
        pattern = pattern.replace(f"<{kind}>", sign)
    return pattern
