"""Rows of a list as aligned text, CSV (RFC 4180) or Markdown."""

import csv
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

LEAST = 24
_BLOCK = re.compile(r"^(?:(?=[#+=~-]|\[\^\d+\]:)|\d+(?=[.)](?:\s|$)))")
"""What would open a heading, a list, a rule or a footnote at the start of a line."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text(head: Sequence[str], rows: Iterable[Sequence[str]], *, width: int = 0) -> Iterator[str]:
    """Columns two spaces apart, one record a line; where a width is given, the last wraps.

    Where too little is left for the last column, it wraps on lines of its own.
    """
    every = [[" ".join(cell.split()) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[i]) for row in every) for i in range(len(head))]
    start = sum(widths[:-1]) + 2 * (len(widths) - 1)
    indent = start if width - start >= LEAST else 4
    for row in every:
        line = "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip()
        if not width or len(line) <= width:
            yield line
        else:
            yield from textwrap.wrap(
                line,
                width,
                subsequent_indent=" " * indent,
                break_long_words=False,
                break_on_hyphens=False,
            )


def comma_separated(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180 with a header; a cell that a spreadsheet would take for a formula is defused."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return out.getvalue()


def for_excel(text: str) -> str:
    """The same CSV as a spreadsheet opens it by a double click: byte-order mark and semicolons."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(
        csv.reader(StringIO(text, newline=""))
    )
    return f"\ufeff{out.getvalue()}"


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown; bars and square brackets of legal text stay text."""
    yield "| " + " | ".join(_cell(cell) for cell in head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(_cell(cell) for cell in row) + " |"


def inline(text: str) -> str:
    """Words in a heading, a list or a paragraph of Markdown: one line, every sign shown as it is.

    The footnote marks of ours stay marks.
    """
    return _BLOCK.sub(lambda found: f"{found[0]}\\", _cell(text))


def _cell(text: str) -> str:
    plain = " ".join(text.split())
    for mark in "\\|[]*_<>`":
        plain = plain.replace(mark, f"\\{mark}")
    return re.sub(r"\\\[\^(\d+)\\\]", r"[^\1]", plain)  # footnotes of ours stay footnotes
