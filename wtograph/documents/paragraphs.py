"""The paragraphs of a document: front, recitals, operative paragraphs, items, annexes, notes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from wtograph import phrases
from wtograph.documents import openings
from wtograph.documents.model import Block, Document, Paragraph, Part, Zone
from wtograph.documents.numbers import Level, Number, above, number_of, settled
from wtograph.documents.view import readable
from wtograph.spans import Span

_SENTENCE_LIKE = 60
_LONG = 160


@dataclass(frozen=True, slots=True)
class _Read:
    """A block with its words, folded too, and the number at its head."""

    block: Block
    text: str
    low: str
    number: Number | None
    holes: tuple[Span, ...]

    @property
    def words(self) -> str:
        """The words after the number."""
        return self.text[self._begin :]

    @property
    def low_words(self) -> str:
        """The folded words after the number."""
        return self.low[self._begin :]

    @property
    def _begin(self) -> int:
        return self.number.end if self.number and not self.block.label else 0


@dataclass(slots=True)
class _State:
    zone: Zone = Zone.FRONT
    pre: str = ""
    formula: bool = False
    last: str = ""
    heading: str = ""
    levels: tuple[Level, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def count(self, key: str) -> int:
        """One more of a kind; annexes count anew."""
        self.counts[self.pre + key] = self.counts.get(self.pre + key, 0) + 1
        return self.counts[self.pre + key]

    def so_far(self, key: str) -> int:
        """How many of a kind there were."""
        return self.counts.get(self.pre + key, 0)


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs in the order of the text, each with a name of its own.

    Returns: names as the ontology has them: r1, p2, p1-2, p5-b-ii, op1, a1-p3, fn4. A name that
    a text gives twice, such as a second paragraph 1, gets -n2 behind it.
    """
    several = list(_joined(document))
    preambles = _preambles(several)
    state = _State()
    found = []
    for at, read in enumerate(several):
        after = several[at + 1].number if at + 1 < len(several) else None
        made = _paragraph(read, state, after, in_preamble=at in preambles)
        times = state.names[made.id] = state.names.get(made.id, 0) + 1
        if times > 1:
            made = replace(made, id=f"{made.id}-n{times}")
            _rename(state, made.id)
        found.append(replace(made, holes=read.holes))
    return tuple(found)


def _rename(state: _State, name: str) -> None:
    if state.levels and name.startswith(state.levels[-1].name):
        state.levels = (*state.levels[:-1], replace(state.levels[-1], name=name))


def _joined(document: Document) -> Iterator[_Read]:
    """The blocks with their text, a number alone on its line joined with what follows."""
    waiting: Block | None = None
    blocks = document.blocks
    for at, block in enumerate(blocks):
        holes = tuple(_holes(blocks, at))
        if waiting and block.mark != "footnote":
            block = replace(block, span=Span(waiting.span.start, block.span.end))
        read = _read(document, block, holes)
        number = number_of(f"{read.text}  ") if len(read.text) < 12 else None
        if number and number.kind != "dash" and number.end >= len(read.text):
            waiting = block
            continue
        waiting = None
        if read.text.strip():
            yield read
    if waiting:
        yield _read(document, waiting, ())


def _holes(blocks: Sequence[Block], at: int) -> Iterator[Span]:
    """The footnotes that stand within a block; they come right after it."""
    end = blocks[at].span.end
    for following in blocks[at + 1 :]:
        if following.span.start >= end:
            return
        yield following.span


def _read(document: Document, block: Block, holes: tuple[Span, ...]) -> _Read:
    text = readable(document, block.span, holes).text
    labelled = f"{block.label}  " if block.label else text
    number = number_of(labelled)
    if number and number.kind == "digits" and openings.begins_with_date(text):
        number = None
    return _Read(block, text, phrases.plain(text), number, holes)


def _preambles(several: Sequence[_Read]) -> frozenset[int]:
    """The blocks between the naming of the body and its words of decision."""
    found: set[int] = set()
    begin: int | None = None
    for at, read in enumerate(several):
        if openings.annex_number(read.low) is not None:
            begin = None
        elif not read.number and openings.is_chapeau(read.low):
            begin = at
        elif begin is not None and not read.number and openings.is_formula(read.low):
            found |= set(range(begin + 1, at))
            begin = None
    return frozenset(found)


def _paragraph(read: _Read, state: _State, after: Number | None, *, in_preamble: bool) -> Paragraph:
    if read.block.mark == "footnote":
        return _note(read, state)
    if openings.annex_number(read.low) is not None:
        return _annex(read, state)
    if state.zone is Zone.FRONT and _leaves_front(read, state):
        state.zone = Zone.BODY
    state.last = read.text
    if state.zone is Zone.FRONT:
        count = state.count("front")
        part = Part.TITLE if count == 1 else Part.NOTE
        return Paragraph(f"front{count}", part, Zone.FRONT, read.block.span)
    return _body(read, state, after, in_preamble=in_preamble)


def _leaves_front(read: _Read, state: _State) -> bool:
    """Whether the body of the document begins here."""
    text, low, number = read.text, read.low, read.number
    if openings.is_of_circulation(low):
        return False
    if openings.is_chapeau(low) or openings.is_recital(read.low_words):
        return True
    if openings.is_formula(low) and low.rstrip().endswith((":", ",")):
        return True
    begun = state.so_far("front")
    whole = text.rstrip().endswith((".", ";"))
    if number and not number.is_item and (len(text) > _SENTENCE_LIKE or whole):
        return not openings.is_shouted(text)
    if openings.is_draft(low):
        return begun > 1 and state.last.rstrip().endswith(".")
    if begun > 1 and _numbered_heading(text):
        return True
    words = len(text.split())
    long = len(text) > _LONG or (whole and words > 12 and begun > 1)
    return long and read.block.mark != "heading" and not openings.is_shouted(text)


def _numbered_heading(text: str) -> bool:
    found = re.match(r"(?:[0-9]{1,2}|[IVX]{1,4}|[A-Z])[.)]?\s+(?=[^\W\d_])", text)
    return (
        found is not None
        and openings.is_shouted(text[found.end() :])
        and (not openings.begins_with_date(text))
    )


def _annex(read: _Read, state: _State) -> Paragraph:
    state.pre = ""
    state.pre = f"a{state.count('annex')}-"
    state.zone, state.formula, state.levels = Zone.ANNEX, False, ()
    state.heading = read.text
    return Paragraph(state.pre[:-1], Part.ANNEX, Zone.ANNEX, read.block.span, heading=read.text)


def _note(read: _Read, state: _State) -> Paragraph:
    number = re.match(r"\[?([0-9]{1,3})", read.block.label or read.text)
    printed = number.group(1) if number else ""
    count = state.count("note")
    return Paragraph(
        f"fn{printed or count}", Part.FOOTNOTE, Zone.FOOTNOTE, read.block.span, printed
    )


def _body(read: _Read, state: _State, after: Number | None, *, in_preamble: bool) -> Paragraph:
    zone, pre, span = state.zone, state.pre, read.block.span
    if not state.formula and not read.number and openings.is_chapeau(read.low):
        return Paragraph(f"{pre}pre{state.count('pre')}", Part.CHAPEAU, zone, span)
    if not read.number and openings.is_formula(read.low):
        state.formula = True
        return Paragraph(f"{pre}pre{state.count('pre')}", Part.FORMULA, zone, span)
    kind = read.number.kind if read.number else ""
    heading = openings.is_heading(
        read.words, numbered=kind, marked=read.block.mark == "heading"
    ) or (not kind and _numbered_heading(read.text) and not openings.closed(read.text))
    recital = not kind and not state.formula and openings.is_recital(read.low)
    if recital or (in_preamble and not heading):
        printed = read.number.said if read.number else ""
        return Paragraph(f"{pre}r{state.count('r')}", Part.RECITAL, zone, span, printed)
    if heading:
        state.heading = read.text
        state.levels = ()
        name = f"{pre}h{state.count('h')}"
        return Paragraph(name, Part.HEADING, zone, span, heading=read.text)
    return _operative(read, state, after)


def _operative(read: _Read, state: _State, after: Number | None) -> Paragraph:
    zone, pre, span = state.zone, state.pre, read.block.span
    if read.number is None:
        count = state.count("op")
        name = f"{pre}op{count}"
        state.levels = (Level(name, "", "", ""),)
        return Paragraph(
            name, Part.OPERATIVE, zone, span, counted=f"u{count}", heading=state.heading
        )
    number = settled(read.number, state.levels, after)
    levels = above(number, state.levels)
    top = not number.is_item and (number.shape == "." or not levels)
    if top:
        levels = ()
    parent = levels[-1].name if levels else ""
    if number.kind == "dash":
        name = f"{parent or f'{pre}op'}-d{state.count(f'd {parent}')}"
        state.levels = (*levels, Level(name, "dash", "", ""))
        counted = f"d{state.count('dash')}"
        return Paragraph(name, Part.ITEM, zone, span, "", counted, parent, state.heading)
    said = number.said.replace(".", "-")
    name = f"{parent}-{said}" if parent else f"{pre}p{said}"
    state.levels = (*levels, Level(name, number.kind, number.shape, number.said))
    if top:
        return Paragraph(name, Part.OPERATIVE, zone, span, number.said, heading=state.heading)
    printed = f"({number.said})"
    return Paragraph(name, Part.ITEM, zone, span, printed, "", parent, state.heading)


def sentences(text: str) -> Iterable[tuple[int, int]]:
    """The sentences of one paragraph's view, as half-open places in it."""
    start = 0
    for found in _SENTENCE.finditer(text):
        end = found.start() + 1
        if _is_short(text, start, end):
            continue
        if text[start:end].strip():
            yield start, end
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


_SENTENCE = re.compile(r"(?<=[^\s])[.!?](?:[\"')\]]{0,2})\s+(?=[\"'(\[]?[A-ZÀ-ÖØ-ÞŒ0-9])")
_INITIAL = re.compile(r"(?:(?:^|\s)[A-Z]|\s[ivx]{1,4})\.\Z")
_FIRST_NUMBER = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3})*\.\Z")


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether a full stop ends an abbreviation, an initial or a number, and no sentence."""
    if end - start < 20 and _FIRST_NUMBER.match(text, start, end):
        return True
    tail = text[max(start, end - 12) : end]
    if _INITIAL.search(tail):
        return True
    found = phrases.compiled("openings", "abbreviation").finditer(phrases.plain(tail[:-1]))
    return any(each.end() == len(tail) - 1 for each in found)
