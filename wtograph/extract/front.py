"""The front matter of a document, cut into the pieces that stand apart on the page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wtograph import phrases
from wtograph.documents.model import Document, Paragraph, Part, Zone
from wtograph.documents.view import readable
from wtograph.extract.lexicon import Lexicon
from wtograph.extract.marks import SIGNS, Marked, grammar, marked
from wtograph.spans import Span

HEAD = 6000
_KINDS = frozenset(("symbol", "date", "actor", "meeting"))
_APART = re.compile(r"\t| {3,}|\n")
_ANY_SIGN = re.compile(f"[{''.join(SIGNS.values())}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand apart: a whole paragraph, or one line or cell of it.

    `place` counts the paragraphs from the head of the document.
    """

    read: Marked
    part: Part
    zone: Zone
    place: int
    is_whole: bool

    @property
    def words(self) -> int:
        """How many words are left besides what is marked, and besides page, original and so on."""
        return len(self.left.split())

    @property
    def left(self) -> str:
        """The words besides what is marked, and besides those of any front page."""
        bare = _ANY_SIGN.sub(" ", self.read.text)
        bare = phrases.compiled("identity", "front").sub(" ", bare)
        return " ".join(re.findall(r"[^\W\d_]{3,}", bare))

    def opens(self, kind: str, lang: str) -> tuple[int, int] | None:
        """Where words of a kind stand at the head of the piece, or after a colon or a dash."""
        for found in grammar("identity", kind, lang).finditer(self.read.text):
            before = self.read.text[: found.start()].rstrip(" \"'([")
            if not re.sub(r"[\d\W_]+", "", before) or before.endswith((":", "-", "–", "—")):
                return found.span()
        return None


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the body, and the words with which the body opens."""

    lang: str
    wholes: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    has_form: bool

    @property
    def head(self) -> Iterator[Piece]:
        """The whole paragraphs of the front alone."""
        return (piece for piece in self.wholes if piece.zone is Zone.FRONT)

    def found(self, kind: str) -> tuple[Piece, int, int] | None:
        """The first words of a kind at the head of a paragraph or a piece of the front."""
        for piece in sorted((*self.wholes, *self.pieces), key=lambda p: (p.place, not p.is_whole)):
            spoken = piece.part in (Part.CHAPEAU, Part.FORMULA)
            place = None if spoken else piece.opens(kind, self.lang)
            if place:
                return piece, *place
        return None


def front(document: Document, several: Iterable[Paragraph], lexicon: Lexicon, lang: str) -> Front:
    """The front matter of a document, the first headings of its body and its chapeau."""
    wholes, pieces = [], []
    parts: set[Part] = set()
    begun = False
    for place, paragraph in enumerate(several):
        if paragraph.zone is Zone.BODY:
            parts.add(paragraph.part)
        begun = begun or paragraph.part in (Part.OPERATIVE, Part.ITEM)
        near = paragraph.span.start < HEAD and not begun
        opening = paragraph.part in (Part.CHAPEAU, Part.FORMULA, Part.HEADING)
        if paragraph.zone is not Zone.FRONT and not (near and opening):
            continue
        wholes.append(_piece(document, paragraph, paragraph.span, lexicon, lang, place))
        if paragraph.zone is Zone.FRONT:
            cells = list(_cells(document.text, paragraph.span))
            for span in cells if len(cells) > 1 else ():
                pieces.append(_piece(document, paragraph, span, lexicon, lang, place))
    return Front(lang, tuple(wholes), tuple(pieces), {Part.CHAPEAU, Part.FORMULA} <= parts)


def _piece(
    document: Document, paragraph: Paragraph, span: Span, lexicon: Lexicon, lang: str, place: int
) -> Piece:
    read = marked(readable(document, span, paragraph.holes), lexicon, lang, _KINDS)
    return Piece(read, paragraph.part, paragraph.zone, place, span == paragraph.span)


def _cells(text: str, span: Span) -> Iterator[Span]:
    """The lines of a paragraph, and what stands far apart on one line."""
    at = span.start
    for gap in (*_APART.finditer(text, span.start, span.end), None):
        end = gap.start() if gap else span.end
        if text[at:end].strip():
            yield Span(at, end)
        at = gap.end() if gap else end
