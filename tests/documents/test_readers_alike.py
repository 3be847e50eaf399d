"""One invented decision as TXT, HTML, DOCX and PDF: the same paragraphs, and true quotations."""

import html
import io
from collections.abc import Callable, Sequence

import document_examples as made_up
import docx as python_docx
import pytest
from document_examples import DECISION, HEADINGS, broken, listed, para

from wtograph.documents.model import Document
from wtograph.documents.paragraphs import paragraphs
from wtograph.documents.reading import read_bytes
from wtograph.spans import collapse


def as_text(blocks: Sequence[str]) -> bytes:
    """Plain text, its lines broken."""
    return "\n\n".join("\n".join(broken(block)) for block in blocks).encode()


def as_html(blocks: Sequence[str]) -> bytes:
    """A web page with headings and paragraphs."""
    tags = ["h1"] * HEADINGS + ["p"] * (len(blocks) - HEADINGS)
    body = "\n".join(f"<{t}>{html.escape(b)}</{t}>" for t, b in zip(tags, blocks, strict=True))
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def as_docx(blocks: Sequence[str]) -> bytes:
    """A word processor's file, written by a library of others."""
    made = python_docx.Document()
    for n, block in enumerate(blocks):
        if n < HEADINGS:
            made.add_heading(block, 1)
        else:
            made.add_paragraph(block)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def as_pdf(blocks: Sequence[str]) -> bytes:
    """Two pages, the second one beginning inside a paragraph."""
    lines = [line for block in blocks for line in (*broken(block), "")]
    cut = lines.index(broken(blocks[3])[1])
    return made_up.pdf([made_up.column(lines[:cut]), made_up.column(lines[cut:])])


FORMS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "txt": as_text, "html": as_html, "docx": as_docx, "pdf": as_pdf,
}  # fmt: skip


def read(form: str) -> Document:
    """The invented decision, read in one form."""
    return read_bytes(FORMS[form](DECISION), name=f"decision.{form}")


def seen(document: Document) -> list[tuple[str, str, str]]:
    """The paragraphs of a document: name, part and words."""
    return [(p.id, p.part, document.quote(p.span)) for p in paragraphs(document)]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_blocks_that_were_written(form: str) -> None:
    document = read(form)
    assert [document.quote(b.span) for b in document.blocks] == [collapse(b) for b in DECISION]
    assert document.reader.startswith({"txt": "text"}.get(form, form))


@pytest.mark.parametrize("form", [form for form in FORMS if form != "txt"])
def test_every_form_gives_the_same_paragraphs_as_plain_text(form: str) -> None:
    plain = seen(read("txt"))
    assert seen(read(form)) == plain
    assert {"r1", "r2", "p1", "p2", "p3", "p3-a", "p3-b"} <= {name for name, _, _ in plain}


@pytest.mark.parametrize("form", FORMS)
def test_blocks_are_in_order_and_neither_begin_nor_end_in_white_space(form: str) -> None:
    document = read(form)
    ends = [at for b in document.blocks for at in (b.span.start, b.span.end)]
    assert ends == sorted(ends)
    for block in document.blocks:
        words = document.text[block.span.start : block.span.end]
        assert words == words.strip() != ""
        assert collapse(words) == document.quote(block.span)


def test_numbers_that_a_file_computes_name_the_same_paragraphs_as_written_ones() -> None:
    bare = [block.partition("  ")[2] or block for block in DECISION]
    numbering = """
      <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
          <w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
          <w:lvlText w:val="(%2)"/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>"""
    body = "".join(
        listed(block, 1, int(written.startswith("("))) if block != written else para(block)
        for written, block in zip(DECISION, bare, strict=True)
    )
    document = read_bytes(made_up.docx(body, numbering=numbering), name="x.docx")
    assert [b.label for b in document.blocks[-5:]] == ["1.", "2.", "3.", "(a)", "(b)"]
    assert [p.id for p in paragraphs(document)][-5:] == ["p1", "p2", "p3", "p3-a", "p3-b"]
