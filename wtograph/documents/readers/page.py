"""The words of one page in the order in which people read them: lines, and two columns if any."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from wtograph.spans import Span

_ROOM = 4.0  # a gutter is at least twice as wide, in points
_STEP = 2.0
_LEAST = 5  # lines on each side of a gutter
_SMALL = 0.87  # of the height of its neighbours: a raised mark
_FULL = 0.6  # of a column is filled by its lines, else it is a table


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box; `apart` says that white space stands before it in the file.

    `before` and `after` are raised digits at its ends: the number of a note, and marks of notes.
    """

    left: float
    bottom: float
    right: float
    top: float
    text: str
    apart: bool = True
    before: str = ""
    after: str = ""

    @property
    def height(self) -> float:
        """How tall its line is at this place."""
        return self.top - self.bottom

    def is_raised_over(self, other: "Word") -> bool:
        """Whether it is smaller than another word and stands higher, in the same line."""
        lift = self.bottom - other.bottom
        return self.height < _SMALL * other.height and 0.1 * other.height < lift < other.height


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `column` says that it is the first one of another column."""

    text: str
    bottom: float
    height: float
    raised: tuple[Span, ...] = ()
    is_note: bool = False
    column: bool = False


def lines(
    words: Sequence[Word], before: float | None = None
) -> tuple[tuple[Line, ...], float | None]:
    """The lines of a page, each column by itself, and where the gutter is if it has one.

    Words come in the order of the file; `before` is the gutter of the page before, which a last
    page of few lines shares.
    """
    rows = _rows(_joined(words))
    gutter = _gutter(rows)
    if gutter is None and before is not None and _shares(rows, before):
        gutter = before
    if gutter is None:
        return tuple(_line(row, column=False) for row in rows), None
    return tuple(_by_columns(rows, gutter)), gutter


def _joined(words: Sequence[Word]) -> list[Word]:
    """The words, with raised digits that stand alone given to the word that they belong to."""
    joined: list[Word] = []
    waiting: Word | None = None
    for word in words:
        last = joined[-1] if joined else None
        if waiting and _leads(waiting, word):
            word = replace(word, left=waiting.left, before=waiting.text, apart=True)
        elif waiting:
            joined.append(waiting)
        waiting = None
        if word.text.isdigit() and last and _follows(word, last):
            joined[-1] = replace(last, right=word.right, after=last.after + word.text)
        elif word.text.isdigit():
            waiting = word
        else:
            joined.append(word)
    return [*joined, waiting] if waiting else joined


def _follows(mark: Word, word: Word) -> bool:
    gap = mark.left - word.right
    return mark.is_raised_over(word) and abs(gap) < 0.5 * word.height


def _leads(mark: Word, word: Word) -> bool:
    gap = word.left - mark.right
    return mark.is_raised_over(word) and -1 < gap < 2 * word.height


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """The words by height on the page, each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-(w.bottom + w.top), w.left)):
        middle = (word.bottom + word.top) / 2
        first = rows[-1][0] if rows else None
        if first and first.bottom < middle < first.top:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.left) for row in rows]


def _is_clear(row: Sequence[Word], x: float) -> bool:
    return all(word.right < x - _ROOM or word.left > x + _ROOM for word in row)


def _gutter(rows: Sequence[Sequence[Word]]) -> float | None:
    """Where the white between two columns of prose stands, if there are two."""
    if len(rows) < _LEAST:
        return None
    left = min(word.left for row in rows for word in row)
    right = max(word.right for row in rows for word in row)
    best, found = 0, None
    steps = int((right - left) * 0.4 / _STEP)
    for step in range(min(steps, 500)):
        x = left + (right - left) * 0.3 + step * _STEP
        clear = [row for row in rows if _is_clear(row, x)]
        if len(clear) > best and _is_prose(clear, left, x, right):
            best, found = len(clear), x
    return found


def _shares(rows: Sequence[Sequence[Word]], x: float) -> bool:
    clear = [row for row in rows if _is_clear(row, x)]
    starts = [min(w.left for w in row if w.left > x) for row in clear if row[-1].left > x]
    return len(clear) > _FULL * len(rows) and max(starts, default=0) - min(starts, default=0) < 3


def _is_prose(clear: Sequence[Sequence[Word]], left: float, x: float, right: float) -> bool:
    before = [max(w.right for w in row if w.right < x) for row in clear if row[0].right < x]
    after = [max(w.right for w in row) for row in clear if row[-1].left > x]
    starts = [min(w.left for w in row if w.left > x) for row in clear if row[-1].left > x]
    both = sum(row[0].right < x < row[-1].left for row in clear)
    if min(len(before), len(after)) < _LEAST or both < _LEAST - 1:
        return False
    edge = median(starts)
    return (
        median(before) - left > _FULL * (x - left)
        and median(after) - edge > _FULL * (right - edge)
        and sum(abs(start - edge) < 3 for start in starts) * 2 > len(starts)
    )


def _by_columns(rows: Sequence[Sequence[Word]], x: float) -> Iterator[Line]:
    first: list[Line] = []
    second: list[Line] = []
    for row in rows:
        if not _is_clear(row, x):
            yield from (*first, *second)
            first, second = [], []
            yield _line(row, column=True)
            continue
        if row[0].right < x:
            first.append(_line([w for w in row if w.right < x], column=not first))
        if row[-1].left > x:
            second.append(_line([w for w in row if w.left > x], column=not second))
    yield from (*first, *second)


def _line(row: Sequence[Word], *, column: bool) -> Line:
    """One line: words apart by one space, by a tabulator where the page leaves much white."""
    text = ""
    raised = []
    for before, word in pairwise((None, *row)):
        if word is None:
            continue
        text += _space(before, word)
        text += f"{word.before} {word.text}" if word.before else word.text
        if word.after:
            raised.append(Span(len(text), len(text) + len(word.after)))
            text += word.after
    whole = max(row, key=lambda word: word.height)
    return Line(text, whole.bottom, whole.height, tuple(raised), bool(row[0].before), column)


def _space(before: Word | None, word: Word) -> str:
    if before is None:
        return ""
    gap, tall = word.left - before.right, max(before.height, word.height)
    if gap > 2 * tall:
        return "\t"
    if before.after and gap < 0.15 * tall and word.text[0] in ",.;:)]":
        return ""  # the file holds no space there: the library saw the mark's smaller letters
    return " " if word.apart or gap > 0.25 * tall else ""
