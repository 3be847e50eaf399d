"""A text while it is being put together from the blocks of a structured file."""

from dataclasses import dataclass, field

from wtograph.documents import layout
from wtograph.documents.model import Block
from wtograph.documents.readers.limits import Limits
from wtograph.errors import TooBig
from wtograph.spans import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of the bytes of one file; `reader` says which, and how it decoded."""

    text: str
    reader: str
    blocks: tuple[Block, ...]
    noise: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()


def check_length(count: int, limits: Limits) -> None:
    """Raise TooBig when a text of this many code points is too long."""
    if count > limits.max_code_points:
        raise TooBig(
            f"holds more than {limits.max_code_points:,} characters",
            hint="split it into its parts and read each of them",
        )


@dataclass(slots=True)
class Draft:
    """Blocks of a file in their order, one empty line between them."""

    limits: Limits
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, mark: str = "", label: str = "") -> None:
        """Append a block; words of white space alone leave no trace."""
        words = words.strip()
        if not words:
            return
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        self.blocks.append(Block(Span(self.length, self.length + len(words)), mark, label))
        self.parts.append(words)
        self.length += len(words)
        check_length(self.length + 1, self.limits)

    def reading(self, reader: str) -> Reading:
        """The finished text; running headers, page numbers, rules and addresses are noise.

        A whole cell, item, heading or footnote is none: a table may well list symbols.
        """
        text = f"{''.join(self.parts)}\n"
        marked = {block.span for block in self.blocks if block.mark or block.label}
        noise = tuple(span for span in layout.blocks(text)[1] if span not in marked)
        dropped = set(noise)
        kept = tuple(block for block in self.blocks if block.span not in dropped)
        return Reading(text, reader, kept, noise)
