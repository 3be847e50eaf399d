"""Hostile, damaged and odd files: each ends in one class, with one line and a hint."""

import io
import struct
import zipfile
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from document_examples import assembled, column, docx, para, parts, pdf, zipped

from wtograph.documents.readers.limits import Limits
from wtograph.documents.reading import read_bytes, read_document
from wtograph.errors import (
    Damaged,
    Empty,
    Encrypted,
    LimitReached,
    NoText,
    TooBig,
    TooSlow,
    UnknownFile,
    UnknownFormat,
    UnreadableDocument,
    WtographError,
)

SMALL = replace(Limits(), max_memory=250_000_000, max_unpacked=20_000_000, timeout_s=20)
GOOD_DOCX = docx(para("The text."))
GOOD_PDF = pdf([column(["The text."])])
ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
LOCKED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32
    + "> >> /ID [<31> <31>]"
)  # fmt: skip


def with_part(name: str, inner: str | bytes) -> bytes:
    """A DOCX file with one part put in or replaced."""
    return zipped({**parts(para("The text.")), name: inner})


def lying(data: bytes, size: int) -> bytes:
    """An archive whose directory lies about the unpacked size of word/document.xml."""
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def flagged(data: bytes) -> bytes:
    """An archive whose parts are said to be encrypted."""
    out = bytearray(data)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            out[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(out)


def twice() -> bytes:
    """An archive that holds its text twice."""
    file = io.BytesIO(GOOD_DOCX)
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<other/>")
    return file.getvalue()


def entities() -> bytes:
    """A text whose words are entities of its own."""
    inner = parts(para("The text."))["word/document.xml"]
    return with_part("word/document.xml", ENTITIES + inner.replace("The text.", "&b;"))


def bomb(count: int, piece: bytes) -> bytes:
    """A PDF file of some kilobytes whose page is huge."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(piece) for _ in range(count)) + packer.flush()
    return assembled([zlib.compress(packed, 9)], how="/Filter [/FlateDecode /FlateDecode]")


CASES: dict[str, tuple[bytes, type[WtographError], str]] = {
    "empty": (b"", Empty, "is empty (0 bytes)"),
    "blank": (b" \r\n\t\n", Empty, "holds no text"),
    "zeros": (b"\0" * 4000, Damaged, "nothing but zero bytes"),
    "program": (b"\x7fELF" + bytes(range(256)) * 9, UnknownFormat, "no document that can be read"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(90), UnknownFormat, "is a picture"),
    "rich text": (rb"{\rtf1 words}", UnknownFormat, "is a rich text file"),
    "old word": (b"\xd0\xcf\x11\xe0" + bytes(600), UnknownFormat, "old word processor"),
    "locked word": (
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Encrypted, "with a password",
    ),
    "xml": (b"<?xml version='1.0'?><rdf:RDF/>", UnknownFormat, "is XML, but not a web page"),
    "archive": (zipped({"a.txt": "words"}), UnknownFormat, "is an archive, not DOCX"),
    "workbook": (zipped({"xl/a.xml": "", "[Content_Types].xml": ""}), UnknownFormat, "a workbook"),
    "docx cut off": (GOOD_DOCX[:-30], Damaged, "is cut off"),
    "docx without end": (GOOD_DOCX[:40], Damaged, "is cut off"),
    "docx locked": (flagged(GOOD_DOCX), Encrypted, "with a password"),
    "docx larger than said": (lying(GOOD_DOCX, 40), Damaged, "word/document.xml is broken"),
    "docx smaller than said": (lying(GOOD_DOCX, 9000), Damaged, "is broken"),
    "docx twice": (twice(), Damaged, "two parts of one name"),
    "docx broken inside": (with_part("word/document.xml", "<w:p>"), Damaged, "is broken"),
    "docx without text": (with_part("word/document.xml", "<a/>"), Damaged, "no body"),
    "docx entities": (entities(), Damaged, "declares a document type"),
    "docx entities beside": (
        with_part("_rels/.rels", ENTITIES + "<a>&b;</a>"), Damaged, "declares a document type",
    ),
    "docx oddly packed": (
        zipped(parts(para("The text.")), zipfile.ZIP_LZMA), Damaged, "does not know",
    ),
    "docx bomb": (with_part("word/x.bin", bytes(3_000_000)), TooBig, "200 times its size"),
    "docx unpacked": (
        with_part("word/x.bin", b"ab" * 11_000_000), TooBig, "more than 20,000,000 bytes",
    ),
    "pdf cut off": (GOOD_PDF[:-40], Damaged, "its end is missing"),
    "pdf of nothing": (b"%PDF-1.7\n%%EOF", Damaged, "is broken"),
    "pdf locked": (pdf([column(["The text."])], trailer=LOCKED), Encrypted, "with a password"),
    "pdf of pictures": (assembled([b"0 0 9 9 re f"]), NoText, "no text on page 1"),
    "pdf of a loop": (
        GOOD_PDF.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), WtographError, "scan.bin",
    ),
    "pdf of spaces": (bomb(400, b" " * 1_000_000), TooBig, "more than 250 MB of memory"),
    "pdf of words": (bomb(200, b"BT /F1 9 Tf (words) Tj ET " * 40_000), LimitReached, "scan.bin"),
    "html of depth": (b"<html>" + b"<div>" * 3000 + b"words", TooBig, "more than 1,000 deep"),
    "html of nothing": (b"<html><script>1</script></html>", NoText, "no text of its own"),
    "html of elements": (b"<html>" + b"<b>" * 900 + b"<p>" * 9_000_000, LimitReached, "scan.bin"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_file_ends_in_its_class(case: str, tmp_path: Path) -> None:
    data, kind, said = CASES[case]
    path = tmp_path / "scan.bin"
    path.write_bytes(data)
    limits = SMALL if len(data) < 9_000_000 else replace(SMALL, timeout_s=6)
    with pytest.raises(WtographError) as refused:
        read_document(path, limits)
    assert isinstance(refused.value, kind), refused.value
    first = str(refused.value)
    assert said in first
    assert first.startswith(f"{path}: ")
    assert "\n" not in first
    assert refused.value.hint
    assert refused.value.exit_code == (5 if issubclass(kind, LimitReached) else 3) or (
        kind is WtographError
    )


def test_names_of_parts_that_lead_elsewhere_are_never_followed(tmp_path: Path) -> None:
    data = with_part("../../outside.txt", "x")
    rels = parts("")["_rels/.rels"].replace("word/document.xml", "../../../etc/passwd")
    assert read_bytes(data, name="x.docx").text == "The text.\n"
    with pytest.raises(Damaged, match="no body"):
        read_bytes(with_part("_rels/.rels", rels), name="x.docx")
    outside = parts("")["_rels/.rels"].replace("Target=", 'TargetMode="External" Target=')
    assert read_bytes(with_part("_rels/.rels", outside), name="x").text == "The text.\n"
    assert list(tmp_path.iterdir()) == []


def page(depth: int) -> bytes:
    """A web page whose words stand this deep."""
    return b"<div>" * (depth - 2) + b"words"


def archive(count: int) -> bytes:
    """A DOCX file of this many parts."""
    held = parts(para("The text."))
    return zipped({**held, **{f"word/{n}.x": "x" for n in range(count - len(held))}})


BIG = zipped(
    {**parts(para("The text.")), "word/x.bin": bytes(90_000) + bytes(range(250)) * 40},
)
UNPACKED = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(BIG)).infolist())
PACKED = sum(entry.compress_size for entry in zipfile.ZipFile(io.BytesIO(BIG)).infolist())
EDGES: dict[str, tuple[bytes, str, int]] = {
    "bytes": (b"A text of bytes.", "max_bytes", 16),
    "unpacked": (BIG, "max_unpacked", UNPACKED),
    "ratio": (BIG, "max_ratio", -(-UNPACKED // PACKED)),
    "parts": (archive(9), "max_parts", 9),
    "depth": (page(40), "max_depth", 40),
    "pages": (pdf([column(["A page"])] * 6), "max_pages", 6),
    "code points": ("Conférence à Genève".encode(), "max_code_points", 19),
    "code points of html": (b"<p>four</p><p>five!</p>", "max_code_points", 12),
    "code points of pdf": (pdf([column(["four", "five!"])]), "max_code_points", 11),
}


@pytest.mark.parametrize("edge", EDGES)
def test_each_limit_lets_through_what_just_fits_and_refuses_what_just_does_not(edge: str) -> None:
    data, name, just = EDGES[edge]
    usual = Limits() if name == "max_unpacked" else replace(Limits(), max_unpacked=1_000_000)
    assert read_bytes(data, name="x", limits=replace(usual, **{name: just})).text
    with pytest.raises(TooBig) as refused:
        read_bytes(data, name="x", limits=replace(usual, **{name: just - 1}))
    assert str(refused.value).startswith("x: ")
    assert refused.value.hint


def test_a_document_that_takes_too_long_is_stopped_and_its_child_is_gone() -> None:
    slow = assembled([b"BT /F1 9 Tf 9 9 Td " + b"(words ) Tj 1 0 Td\n" * 400_000 + b"ET"])
    with pytest.raises(TooSlow, match=r"x: not read within 0\.02 s"):
        read_bytes(slow, name="x", limits=replace(Limits(), timeout_s=0.02))
    assert read_bytes(b"The next one.", name="y").text == "The next one."


def test_memory_is_capped(tmp_path: Path) -> None:
    page = b"<html>" + b"<p>words</p>" * 1_500_000
    with pytest.raises(TooBig, match="takes more than 200 MB of memory"):
        read_bytes(page, name="x", limits=replace(Limits(), max_memory=200_000_000))


def test_a_name_cannot_forge_a_second_line() -> None:
    with pytest.raises(Empty) as refused:
        read_bytes(b"", name="a\nerror: \x1b[31m\u202eb.pdf")
    assert str(refused.value).startswith("a\\nerror: \\x1b[31m\\u202eb.pdf: ")


def test_what_is_no_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownFile, match="no such file"):
        read_document(tmp_path / "none.pdf")
    with pytest.raises(UnknownFile, match="is not a file"):
        read_document(tmp_path)
    with pytest.raises(UnknownFile):
        read_document(Path("a\0b"))


def test_damaged_files_of_every_kind_end_in_our_own_errors() -> None:
    for good in (GOOD_DOCX, GOOD_PDF):
        for at in range(9, len(good), len(good) // 12):
            bad = good[:at] + bytes([good[at] ^ 0x55]) + good[at + 1 :]
            with suppress(UnreadableDocument):
                assert read_bytes(bad, name="x").text.strip()
