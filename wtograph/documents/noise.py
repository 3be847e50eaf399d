"""What stands in a file and is no part of its text: running headers, page numbers, addresses."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wtograph import phrases, symbols
from wtograph.spans import Span

RULE = re.compile(r"\s*[_*=–—.-]{3,}\s*\Z")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"]+")
_FIELD = re.compile(
    r"\b(?:HYPERLINK|INCLUDEPICTURE)\s+\"[^\"\n]*\"|\b(?:PAGEREF|NUMPAGES)\b[^\n\"]{0,40}"
)
_NUMBER_ALONE = re.compile(r"\s*[0-9]{1,4}\s*\Z")
_NEAR = 3
_FRONT = 8  # lines in which the symbol of the document stands for the first time
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its place in the text; `start` and `end` leave the line end out."""

    start: int
    end: int
    text: str

    @property
    def empty(self) -> bool:
        """Whether it holds white space at most."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Noise:
    """The numbers of whole lines that are noise, and all stretches that are."""

    lines: frozenset[int]
    spans: tuple[Span, ...]


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text; a form feed ends one too."""
    at = 0
    for piece in text.splitlines(keepends=True):
        yield Line(at, at + len(piece.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")), piece)
        at += len(piece)


def noise_of(lines: Sequence[Line]) -> Noise:
    """The lines and the stretches of lines that are no part of the text."""
    found = _marks(lines)
    found |= _headers(lines, found)
    spans = [Span(lines[n].start, lines[n].end) for n in found]
    for n, line in enumerate(lines):
        if n not in found:
            spans += _within(line)
    whole = sorted((s for s in spans if s.end > s.start), key=lambda span: span.start)
    return Noise(frozenset(found), tuple(whole))


def _within(line: Line) -> Iterator[Span]:
    """Addresses and field codes amid a line; the mark that ends the sentence stays."""
    if "://" not in line.text and "www." not in line.text and '"' not in line.text:
        return
    at = 0
    places = [m.span() for p in (_ADDRESS, _FIELD) for m in p.finditer(line.text)]
    for start, end in sorted(places):
        stop = start + len(line.text[start:end].rstrip(".,;:)]»”\"'"))
        if start >= at and stop > start:
            yield Span(line.start + start, line.start + stop)
            at = stop


def _marks(lines: Sequence[Line]) -> set[int]:
    """Rules, page numbers, addresses on lines of their own."""
    found = set()
    for n, line in enumerate(lines):
        bare = line.text.strip()
        if not bare:
            continue
        whole = _ADDRESS.match(bare)
        if (
            (whole and whole.end() == len(bare))
            or RULE.match(line.text)
            or (len(bare) < 40 and _page().match(phrases.plain(bare)))
            or (_NUMBER_ALONE.match(line.text) and _breaks(lines, n))
        ):
            found.add(n)
    return found


@cache
def _page() -> re.Pattern[str]:
    word = phrases.compiled("openings", "page").pattern
    of = phrases.compiled("openings", "of").pattern
    return re.compile(
        rf"(?:-\s*[0-9]{{1,4}}\s*-|[–—]\s*[0-9]{{1,4}}\s*[–—]"
        rf"|{word}\s*:?\s*[0-9]{{1,4}}(?:\s*(?:/|{of})\s*[0-9]{{1,4}})?"
        rf"|[0-9]{{1,4}}\s*/\s*[0-9]{{1,4}}|\.{{0,3}}\s*/\s*\.{{2,3}}|[/.]{{3,5}})\Z"
    )


def _breaks(lines: Sequence[Line], n: int) -> bool:
    """Whether a page ends at this line."""
    around = lines[max(0, n - 2) : n + 3]
    return any("\f" in line.text for line in around)


def _headers(lines: Sequence[Line], marks: set[int]) -> set[int]:
    """Running headers: the symbol alone, or the same words again beside a page number."""
    seen: Counter[str] = Counter()
    found: set[int] = set()
    pages = _near_pages(lines, marks)
    for n, line in enumerate(lines):
        if n in marks or line.empty or len(line.text.strip()) >= _LONGEST:
            continue
        alone = is_symbol_alone(line.text) and _apart(lines, n, found | marks)
        if not alone and n not in pages:
            continue
        bare = re.sub(r"[0-9]+", "#", " ".join(line.text.split()))
        seen[bare] += 1
        if n >= _FRONT and ((seen[bare] > 1 and len(bare) > 2) or (alone and n in pages)):
            found.add(n)
    return found


def _near_pages(lines: Sequence[Line], marks: set[int]) -> Mapping[int, None]:
    near: dict[int, None] = {}
    for n, line in enumerate(lines):
        if "\f" in line.text or (n in marks and not RULE.match(line.text)):
            near |= dict.fromkeys(range(max(0, n - _NEAR), n + _NEAR + 1))
    return near


def _apart(lines: Sequence[Line], n: int, noise: set[int]) -> bool:
    """Whether a line is not the end of the sentence before it."""
    above = lines[n - 1] if n else None
    return (
        above is None
        or above.empty
        or "\f" in above.text
        or (n - 1) in noise
        or (is_symbol_alone(above.text))
    )


def is_symbol_alone(text: str) -> bool:
    """Whether a line holds symbols and nothing else but a page number or a mark."""
    if "/" not in text or len(text.strip()) >= _LONGEST or text.rstrip().endswith((".", ",", ";")):
        return False
    rest = text
    found = [m for m in symbols.find(text) if m.asserted]
    if not found:
        return False
    for match in reversed(found):
        rest = rest[: match.span.start] + rest[match.span.end :]
    rest = phrases.compiled("openings", "page").sub("", phrases.plain(rest))
    return not re.search(r"[^\W\d_]{3,}", rest)
