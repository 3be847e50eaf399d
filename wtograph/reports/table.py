"""Rows of a list as aligned text, CSV (RFC 4180) or Markdown."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text(head: Sequence[str], rows: Iterable[Sequence[str]], *, width: int = 0) -> Iterator[str]:
    """Columns two spaces apart, one record a line; cut with `...` only where a width is given."""
    every = [[" ".join(cell.split()) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[i]) for row in every) for i in range(len(head))]
    for row in every:
        line = "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip()
        yield line if not width or len(line) <= width else f"{line[: width - 3]}..."


def comma_separated(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180 with a header; a cell that a spreadsheet would take for a formula is defused."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return out.getvalue()


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown; bars and square brackets of legal text stay text."""
    yield "| " + " | ".join(_cell(cell) for cell in head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(_cell(cell) for cell in row) + " |"


def _cell(text: str) -> str:
    plain = " ".join(text.split())
    for mark in "\\|[]*_<>`":
        plain = plain.replace(mark, f"\\{mark}")
    return plain
