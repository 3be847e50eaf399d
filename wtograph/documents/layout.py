"""Plain text into blocks: which lines belong together, and which are no part of the text.

Files without structure of their own (plain text, PDF) break lines inside sentences, at times with
an empty line between; running headers and page numbers stand amid a sentence, and footnotes at
the foot of the page where it breaks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wtograph import phrases
from wtograph.documents.model import Block
from wtograph.documents.noise import RULE, Line, is_symbol_alone, lines_of, noise_of
from wtograph.documents.numbers import NUMBER, number_of
from wtograph.documents.openings import goes_on, is_shouted
from wtograph.spans import Span

_ENDS = re.compile(r"[.:;!?][\"'»”’)\]]{0,3}\Z")
_LOWER = re.compile(r"\s*[\"'«“(]?[a-zß-öø-ÿœ]")
_NOTE = re.compile(
    r"\s*(?:\[(?P<a>[0-9]{1,3})\]|(?P<b>[0-9]{1,3})|(?P<c>[¹²³⁰⁴-⁹]{1,3})|(?P<d>\*{1,3}))"
    r"\s{0,3}(?=[\"«“(]?[A-ZÀ-Þ])"
)
_MARKED = re.compile(
    r"(?<=[^\W\d_])(?P<a>[0-9]{1,2})(?![\w./-])|(?<=[.,;:)»”\"])(?P<b>[0-9]{1,2})(?=\s)"
    r"|(?<=\S)\[(?P<c>[0-9]{1,3})\]|(?P<d>[¹²³⁰⁴-⁹]+)"
)
_SMALL = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_NARROWEST, _UNBROKEN = 60, 160
_CLEARLY = 0.88  # of the width: so short that the next word would have stood there
_RUNNING = 0.6
_SPACED = 0.06  # of the lines are empty ones between paragraphs


@dataclass(slots=True)
class _Layout:
    """What is known while the lines of a text are read one after the other."""

    width: int
    spaced: bool
    marked: frozenset[str]
    found: list[Block] = field(default_factory=list)
    group: list[Line] = field(default_factory=list)
    note: list[Line] = field(default_factory=list)
    last_note: int = 0
    gap: bool = False
    ruled: bool = False
    paged: bool = False

    def close(self) -> None:
        """Ends the paragraph at hand."""
        if self.group:
            self.found.append(_block(self.group))
        self.group = []

    def close_note(self) -> None:
        """Ends the footnote at hand."""
        if self.note:
            self.found.append(_block(self.note, "footnote"))
        self.note = []


def blocks(text: str) -> tuple[tuple[Block, ...], tuple[Span, ...]]:
    """The blocks of a plain text in order, and the stretches that are no part of it.

    Returns: blocks never begin or end in noise; a rule, a page number, a running header and an
    address are noise. A footnote may stand within the block whose page it ends.
    """
    lines = list(lines_of(text))
    noise = noise_of(lines)
    width, spaced = _shape(lines, noise.lines)
    state = _Layout(width, spaced, _marks(text))
    for number, line in enumerate(lines):
        if number in noise.lines:
            rule = RULE.match(line.text) is not None
            state.gap, state.ruled = state.gap or rule, state.ruled or rule
            if not rule:
                state.paged = True
                state.close_note()
        elif line.empty:
            state.gap = True
            state.paged = state.paged or "\f" in line.text
        else:
            _take(line, state)
            state.gap = state.ruled = False
            state.paged = "\f" in line.text
    state.close_note()
    state.close()
    ordered = sorted(state.found, key=lambda block: (block.span.start, -block.span.end))
    return tuple(ordered), noise.spans


def _take(line: Line, state: _Layout) -> None:
    """Puts one line of words where it belongs."""
    if mark := _note_mark(line, state):
        state.close_note()
        state.note = [line]
        state.last_note = int(mark) if mark.isdigit() else state.last_note
        return
    if state.note and not state.gap:
        state.note.append(line)
        return
    after_note = bool(state.note)
    state.close_note()
    if state.group and _begins(state, line, gap=state.gap or after_note):
        state.close()
    state.group.append(line)


def _shape(lines: Sequence[Line], noise: frozenset[int]) -> tuple[int, bool]:
    """How long lines grow before they are broken, and whether empty lines part paragraphs."""
    words = [n for n, line in enumerate(lines) if n not in noise and not line.empty]
    lengths = sorted(len(lines[n].text.rstrip()) for n in words)
    width = max(_NARROWEST, lengths[int(len(lengths) * 0.9)]) if lengths else _NARROWEST
    gaps = sum(lines[n - 1].empty for n in words if n)
    return width, width < _UNBROKEN and gaps > len(words) * _SPACED


def _marks(text: str) -> frozenset[str]:
    """The marks of notes that stand in the text behind a word."""
    found = (next(filter(None, each.groups())) for each in _MARKED.finditer(text))
    return frozenset(mark.translate(_SMALL) for mark in found)


def _note_mark(line: Line, state: _Layout) -> str:
    """The mark with which a line begins a footnote, if it does."""
    found = _NOTE.match(line.text)
    if not found or is_shouted(line.text):
        return ""
    mark = next(filter(None, found.groups())).translate(_SMALL)
    low = phrases.plain(line.text[found.end() : found.end() + 30])
    known = mark in state.marked or (mark[0] == "*" and (state.ruled or bool(state.note)))
    if state.ruled or state.note:
        sure = known or phrases.compiled("openings", "note").match(low) is not None
        return mark if sure or (state.note and mark == str(state.last_note + 1)) else ""
    in_order = mark.isdigit() and int(mark) == state.last_note + 1
    raised = found["a"] or found["c"]
    return mark if known and state.gap and (raised or in_order) else ""


def _begins(state: _Layout, line: Line, *, gap: bool) -> bool:
    """Whether a line begins a block of its own after those before it."""
    group = state.group
    last = group[-1].text.rstrip()
    ended = _ENDS.search(last[-6:]) is not None or goes_on(last, ";")
    lower = _LOWER.match(line.text) is not None
    if state.ruled:
        return ended or not lower
    fits = len(last) + 1 + len(line.text.split(maxsplit=1)[0]) <= state.width * _CLEARLY
    if NUMBER.match(line.text):
        return gap or ended or fits or goes_on(last, ",") or _counts_on(group[0], line)
    if gap:
        if ended or lower:
            return ended and not (state.paged and last.endswith(".") and not fits)
        if last.endswith(",") or is_shouted(last) or is_shouted(line.text):
            return True
        return not _runs(group, state.width) and (fits or not NUMBER.match(group[0].text))
    if is_shouted(last) != is_shouted(line.text) and not lower:
        return fits
    alone = is_symbol_alone(line.text), is_symbol_alone(last)
    if state.spaced or is_shouted(last):
        return fits and alone[0] != alone[1] and not NUMBER.match(group[0].text)
    if lower:
        return fits and last.endswith((":", ";")) and state.width < _UNBROKEN
    return fits and (ended or last.endswith(",") or state.width >= _UNBROKEN or any(alone))


def _runs(group: Sequence[Line], width: int) -> bool:
    """Whether lines are running text: several, nearly as long as lines grow."""
    if len(group) < 2:
        return False
    full = sum(len(line.text.rstrip()) for line in group[:-1]) / (len(group) - 1)
    return full > width * _RUNNING and not is_shouted(group[0].text)


def _counts_on(first: Line, line: Line) -> bool:
    """Whether the number of a line comes right after that of a paragraph: (b) after (a)."""
    one, other = number_of(first.text), number_of(line.text)
    if one is None or other is None or one.shape != other.shape or other.kind == "dash":
        return False
    if one.kind == other.kind == "digits" and one.said.isdigit() and other.said.isdigit():
        return int(other.said) == int(one.said) + 1
    if one.said == "i" or one.kind == "roman":
        return other.kind == "roman" and len(other.said) - len(one.said) in (1, 0, -1, -2)
    return len(one.said) == len(other.said) == 1 and ord(other.said) == ord(one.said) + 1


def _block(group: Sequence[Line], mark: str = "") -> Block:
    first, last = group[0], group[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    return Block(Span(start, last.start + len(last.text.rstrip())), mark)
