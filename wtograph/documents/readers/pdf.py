"""PDF: words with their places on the page, put into lines, columns and pages.

Hyphens at the ends of lines are kept. Raised marks of notes are noise. Headers, footers and page
numbers stay in the text and are found by the layout of the lines.
"""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

import pypdfium2
from pypdfium2 import raw

from wtograph.documents import layout
from wtograph.documents.model import Block
from wtograph.documents.readers.draft import Reading, check_length
from wtograph.documents.readers.limits import Limits
from wtograph.documents.readers.page import Line, Word, lines
from wtograph.errors import Damaged, Encrypted, NoText, TooBig
from wtograph.spans import Span

_HYPHENS = (0x02, 0xFFFE)  # what the library gives for a hyphen at the end of a line
_SPACES = (0, 9, 10, 13, 32, 0xFFFF)
_PASSWORD = 4
_GAP = 1.3
_TAIL = 4096
_AGAIN = "get the file again, or open it and save it anew as PDF"


@dataclass(slots=True)
class _Pages:
    """The lines of all pages, and what was seen on the way."""

    lines: list[tuple[Line, ...]]
    silent: list[int]


def read(data: bytes, limits: Limits) -> Reading:
    """The text of a PDF file, its pages one after the other.

    Raises: Damaged, Encrypted, NoText, TooBig.
    """
    if data.rfind(b"%%EOF") < len(data.rstrip(b"\0 \t\r\n")) - _TAIL or b"%%EOF" not in data:
        raise Damaged("is cut off: its end is missing", hint=_AGAIN)
    document = _opened(data)
    if len(document) > limits.max_pages:
        raise TooBig(f"has more than {limits.max_pages:,} pages", hint="split it by its chapters")
    if not len(document):
        raise Damaged("has no pages", hint=_AGAIN)
    pages = _pages(document, limits)
    if not any(pages.lines):
        raise NoText(
            f"holds no text on {_named(pages.silent or list(range(1, len(document) + 1)))}, "
            "pictures at most",
            hint="run character recognition over it first",
        )
    silent = f"; no text on {_named(pages.silent)}" if pages.silent else ""
    return _reading(pages, f"pdf 1 (pypdfium2 {pypdfium2.version.PYPDFIUM_INFO}{silent})")


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as wrong:
        if getattr(wrong, "err_code", None) == _PASSWORD:
            raise Encrypted(
                "opens with a password only", hint="save a copy without password"
            ) from wrong
        raise Damaged("is broken, or is no PDF file", hint=_AGAIN) from wrong


def _named(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: pages 1, 3 to 5."""
    runs = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        several = f"{found[0]} to {found[-1]}" if len(found) > 2 else ", ".join(map(str, found))
        runs.append(several)
    return f"{'page' if len(numbers) == 1 else 'pages'} {', '.join(runs)}"


def _pages(document: pypdfium2.PdfDocument, limits: Limits) -> _Pages:
    """The lines of each page; `silent` are the pages that show something and hold no word."""
    found = _Pages([], [])
    length, gutter = 0, None
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as wrong:
            raise Damaged(f"its page {number + 1} is broken", hint=_AGAIN) from wrong
        words = list(_words(text, page.get_rotation(), limits))
        length += sum(len(word.text) + 1 for word in words)
        check_length(length, limits)
        page_lines, gutter = lines(words, gutter)
        found.lines.append(page_lines)
        if not words and raw.FPDFPage_CountObjects(page.raw):
            found.silent.append(number + 1)
        text.close()
        page.close()
    return found


def _words(text: pypdfium2.PdfTextPage, turn: int, limits: Limits) -> Iterator[Word]:
    """The words of a page in the order of the file; raised digits are words apart."""
    count = raw.FPDFText_CountChars(text.raw)
    check_length(count, limits)
    run: list[tuple[int, int]] = []
    apart = True
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if code not in _SPACES:
            run.append((at, ord("-") if code in _HYPHENS else code))
        if run and (code in _SPACES or code in _HYPHENS):
            yield _split(text, run, turn, apart=apart)
            apart, run = code in _SPACES, []
        elif code in _SPACES:
            apart = True
    if run:
        yield _split(text, run, turn, apart=apart)


def _split(
    text: pypdfium2.PdfTextPage, run: list[tuple[int, int]], turn: int, *, apart: bool
) -> Word:
    """A word, its raised digits at either end told apart."""
    start, end = 0, len(run)
    first, last = (_word(text, [run[at]], turn, apart=False) for at in (0, -1))
    while start < end - 1 and _is_raised(text, run[start], turn, last):
        start += 1
    while start < end - 1 and _is_raised(text, run[end - 1], turn, first):
        end -= 1
    return replace(
        _word(text, run[start:end], turn, apart=apart),
        left=first.left,
        right=last.right,
        before=_signs(run[:start]),
        after=_signs(run[end:]),
    )


def _is_raised(text: pypdfium2.PdfTextPage, sign: tuple[int, int], turn: int, other: Word) -> bool:
    if not chr(sign[1]).isdigit():
        return False
    return _word(text, [sign], turn, apart=False).is_raised_over(other)


def _word(
    text: pypdfium2.PdfTextPage, run: list[tuple[int, int]], turn: int, *, apart: bool
) -> Word:
    first, last = _box(text, run[0][0], turn), _box(text, run[-1][0], turn)
    return Word(
        min(first[0], last[0]), first[1], max(first[2], last[2]), first[3], _signs(run), apart
    )  # fmt: skip


def _signs(run: list[tuple[int, int]]) -> str:
    """The signs of a run; the library gives rare ones in two halves."""
    units = b"".join(
        chr(code).encode("utf-16-le", "surrogatepass") for _, code in run if code < 0x110000
    )
    return units.decode("utf-16-le", "replace")


def _box(text: pypdfium2.PdfTextPage, at: int, turn: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a sign on the page as it is shown."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text.raw, at, ctypes.byref(box))
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    match turn:
        case 90:
            return bottom, -right, top, -left
        case 180:
            return -right, -top, -left, -bottom
        case 270:
            return -top, left, -bottom, right
    return left, bottom, right, top


@dataclass(slots=True)
class _Flow:
    """The text of a file while its lines are put one below the other."""

    usual: float
    parts: list[str] = field(default_factory=list)
    length: int = 0
    begins: list[int] = field(default_factory=list)
    raised: list[Span] = field(default_factory=list)
    notes: list[Span] = field(default_factory=list)

    def page(self, page: Sequence[Line]) -> None:
        """Add a page: a form feed before it, an empty line where it leaves white."""
        if self.begins:
            self._write("\f")
        self.begins.append(self.length)
        noted = False
        for above, line in zip((None, *page), page, strict=False):
            if above and (line.is_note or line.column or above.bottom - line.bottom > self.usual):
                self._write("\n")
                noted = False
            start, end = self.length, self.length + len(line.text)
            if noted:
                self.notes[-1] = Span(self.notes[-1].start, end)
            elif line.is_note:
                self.notes.append(Span(start, end))
            noted = noted or line.is_note
            self.raised += [Span(start + span.start, start + span.end) for span in line.raised]
            self._write(f"{line.text}\n")

    def _write(self, said: str) -> None:
        self.parts.append(said)
        self.length += len(said)


def _reading(pages: _Pages, reader: str) -> Reading:
    flow = _Flow(_leading(pages.lines))
    for page in pages.lines:
        flow.page(page)
    text = "".join(flow.parts)
    blocks, noise = layout.blocks(text)
    noise = tuple(sorted({*noise, *_outside(flow.raised, noise)}, key=lambda span: span.start))
    kept = tuple(_with_notes(text, blocks, flow.notes))
    return Reading(text, reader, kept, noise, tuple(flow.begins))


def _with_notes(text: str, blocks: Sequence[Block], notes: Sequence[Span]) -> list[Block]:
    """The blocks with the notes that the page shows as such, each of them one block."""
    found = [Block(note, "footnote") for note in notes]
    starts = [note.start for note in notes]
    for block in blocks:
        start, end = block.span.start, block.span.end
        before, within = bisect_right(starts, start), bisect_left(starts, end)
        if before and start < notes[before - 1].end:
            start = notes[before - 1].end
        if within and end <= notes[within - 1].end:
            end = notes[within - 1].start
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        if words.strip():
            found.append(replace(block, span=Span(start, start + len(words.strip()))))
    return sorted(found, key=lambda block: (block.span.start, -block.span.end))


def _outside(raised: Sequence[Span], noise: Sequence[Span]) -> Iterator[Span]:
    taken = {at for span in noise for at in range(span.start, span.end)}
    return (span for span in raised if span.start not in taken)


def _leading(pages: Sequence[tuple[Line, ...]]) -> float:
    """The distance of lines above which they stand apart: one in five lines is closer still."""
    steps = sorted(
        above.bottom - line.bottom
        for page in pages
        for above, line in pairwise(page)
        if above.bottom > line.bottom + 1
    )
    heights = sorted(line.height for page in pages for line in page)
    tall = 2 * heights[len(heights) // 2]
    return _GAP * min(steps[len(steps) // 5] if steps else tall, tall)
