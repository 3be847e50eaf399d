"""A document as a reader gave it: text that is never altered, its blocks, and its paragraphs."""

from dataclasses import dataclass
from enum import StrEnum

from wtograph.spans import Span, collapse


class Zone(StrEnum):
    """A part of a document; nothing outside front, body, annex and footnote yields findings."""

    FRONT = "front"
    BODY = "body"
    ANNEX = "annex"
    FOOTNOTE = "footnote"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines that belong together, before anybody has asked what it is.

    `mark` is what the file itself says of it: heading, item, cell, footnote, or nothing;
    `label` a number that the file prints and its text lacks.
    """

    span: Span
    mark: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text with the hash of its bytes.

    Units: spans are code points of `text`. `noise` are stretches that are no part of any
    sentence: running headers, page numbers, addresses, field codes; in the order of the text,
    none overlapping another. `pages` are the offsets at which pages begin; empty where the file
    has none.
    """

    name: str
    text: str
    sha256: str
    text_sha256: str
    reader: str
    blocks: tuple[Block, ...]
    noise: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()

    def quote(self, span: Span) -> str:
        """The words of a span, white space collapsed."""
        return collapse(self.text[span.start : span.end])


class Part(StrEnum):
    """What a paragraph is; the first ones are names of provision types."""

    RECITAL = "recital"
    OPERATIVE = "operative"
    ITEM = "item"
    ANNEX = "annex"
    FOOTNOTE = "footnote"
    TITLE = "title"
    NOTE = "note"
    HEADING = "heading"
    CHAPEAU = "chapeau"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its name in the graph (p2, op1, r3, p5-b), what it is, and where.

    `printed` is the number as the text prints it, or empty; `counted` the name by count for
    what has no number: u1 for the first unnumbered operative block, d1 for the first dash.
    `holes` are footnotes that stand within it, at the foot of a page.
    """

    id: str
    part: Part
    zone: Zone
    span: Span
    printed: str = ""
    counted: str = ""
    parent: str = ""
    heading: str = ""
    holes: tuple[Span, ...] = ()
