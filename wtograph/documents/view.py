"""A stretch of a text as patterns can read it, with the way back to the text itself.

The text is never altered. A view leaves out noise, soft hyphens, raised marks of notes and line
breaks, composes accents and evens out quotation marks; each of its characters knows the code
points it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wtograph.documents.model import Document
from wtograph.spans import Span, collapse

_SPECIAL = re.compile(
    r"""
    (?P<cut> (?<=[^\W\d_]) - [^\S\n]* \r?\n \s* (?=[a-zà-ÿ]) )        # a word cut at a line's end
    | (?P<soft> \u00ad [^\S\n]* \n \s* )
    | (?P<space> \s+ )
    | (?P<nothing> [\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+
        | (?<=\S) [¹²³⁰⁴-⁹]+ | (?<=[\w.,;:)"”»]) \[ [0-9]{1,2} \] )         # a mark of a note
    | (?P<mark> [‘’ʼ‛´`“”„‟«»‐‑‒–−ﬀﬁﬂﬃﬄ…] )
    | (?P<accent> [^\W\d_] [\u0300-\u036f]+ )
    """,
    re.VERBOSE,
)
_MARKS = {
    "‘": "'", "’": "'", "ʼ": "'", "‛": "'", "´": "'", "`": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-", "…": "...",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
}  # fmt: skip
_SOFT = "\u00ad"


@dataclass(frozen=True, slots=True)
class View:
    """A readable form of a stretch of text.

    `starts` and `ends` hold, for each character of `text`, the code points of `source` that it
    stands for.
    """

    text: str
    starts: array[int]
    ends: array[int]
    source: str

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document behind `text[start:end]`, white space at the ends left out.

        Raises: ValueError for an empty stretch.
        """
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start >= end:
            raise ValueError("an empty stretch has no place")
        return Span(self.starts[start], self.ends[end - 1])

    def quote(self, start: int, end: int) -> str:
        """The words of the document behind `text[start:end]`, as they stand, spaces collapsed."""
        span = self.span(start, end)
        return collapse(self.source[span.start : span.end])


def view(text: str, spans: Iterable[Span], noise: Sequence[Span] = ()) -> View:
    """The readable form of these stretches of a text, in order, one space between them.

    `noise` is in the order of the text, and no part of it overlaps another.
    """
    parts: list[str] = []
    starts, ends = array("l"), array("l")
    before: Span | None = None
    for piece in _pieces(spans, noise):
        if parts and not parts[-1].endswith(" ") and not _is_cut(text, before):
            _add(" ", piece.start, piece.start, parts, starts, ends)
        _read(text, piece, parts, starts, ends)
        before = piece
    return View("".join(parts), starts, ends, text)


def readable(document: Document, span: Span, holes: Iterable[Span] = ()) -> View:
    """The readable form of a stretch of a document, without its noise and the notes within."""
    return view(document.text, without(span, holes), document.noise)


def without(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span without these stretches, which are in the order of the text."""
    at = span.start
    for hole in holes:
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            yield Span(at, hole.start)
        at = hole.end
    if at < span.end:
        yield Span(at, span.end)


def _pieces(spans: Iterable[Span], noise: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        first = bisect_right(noise, span.start, key=lambda hole: hole.end)
        last = bisect_right(noise, span.end - 1, key=lambda hole: hole.start)
        yield from without(span, noise[first:last])


def _is_cut(text: str, piece: Span | None) -> bool:
    """Whether a piece ends within a word, at a soft hyphen."""
    return piece is not None and text[max(piece.start, piece.end - 20) : piece.end].rstrip(
        " \t\r\n\f"
    ).endswith(_SOFT)


def _add(
    said: str, start: int, end: int, parts: list[str], starts: array[int], ends: array[int]
) -> None:
    parts.append(said)
    starts.extend([start] * len(said))
    ends.extend([end] * len(said))


def _read(text: str, piece: Span, parts: list[str], starts: array[int], ends: array[int]) -> None:
    at = piece.start
    for found in _SPECIAL.finditer(text, piece.start, piece.end):
        start, end = found.span()
        if start > at:
            parts.append(text[at:start])
            starts.extend(range(at, start))
            ends.extend(range(at + 1, start + 1))
        at = end
        match found.lastgroup:
            case "cut":
                _add("-", start, start + 1, parts, starts, ends)
            case "space":
                if parts and not parts[-1].endswith(" "):
                    _add(" ", start, end, parts, starts, ends)
            case "mark":
                _add(_MARKS[found.group()], start, end, parts, starts, ends)
            case "accent":
                said = unicodedata.normalize("NFC", found.group())
                _add(said, start, end, parts, starts, ends)
    if piece.end > at:
        parts.append(text[at : piece.end])
        starts.extend(range(at, piece.end))
        ends.extend(range(at + 1, piece.end + 1))
