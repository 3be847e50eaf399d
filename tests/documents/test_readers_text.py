"""Plain text: decoded once, kept as it is, and the encoding said."""

import unicodedata

import pytest

from wtograph.documents.model import Document
from wtograph.documents.readers import kinds, text
from wtograph.documents.readers.draft import Reading
from wtograph.documents.readers.limits import Limits
from wtograph.documents.reading import read_bytes
from wtograph.errors import Damaged

WORDS = "Conférence ministérielle – « Déclaration » de l'œuvre\n"


def reading(data: bytes) -> Reading:
    """A text read in this process."""
    return kinds.read(data, Limits())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (WORDS.encode(), "text 1 (utf-8)"),
        (WORDS.encode("utf-8-sig"), "text 1 (utf-8 by its byte-order mark)"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), "text 1 (utf-16-le by its byte-order mark)"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "text 1 (utf-16-be by its byte-order mark)"),
        (WORDS.encode("cp1252"), "text 1 (windows-1252, assumed)"),
    ],
)
def test_the_same_words_come_out_of_every_encoding_and_the_reader_says_which(
    data: bytes, said: str
) -> None:
    found = reading(data)
    assert (found.text, found.reader) == (WORDS, said)


def test_a_byte_that_no_code_page_knows_is_read_as_latin_1() -> None:
    assert reading(b"Conf\xe9rence \x81").reader == "text 1 (latin-1, assumed)"


def test_one_broken_byte_does_not_turn_a_whole_file_into_another_encoding() -> None:
    found = reading("Conférence ministérielle à Genève".encode() + b" \xff!")
    assert found.text == "Conférence ministérielle à Genève \ufffd!"
    assert found.reader == "text 1 (utf-8 with 1 broken places)"


def test_a_byte_order_mark_that_lies_is_damage() -> None:
    with pytest.raises(Damaged, match="is not the UTF-16-LE that its first bytes announce"):
        reading(b"\xff\xfe" + b"\x00\xd8" + b"a\0")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_soft_hyphens_and_line_ends_stay_as_they_were_written(form: str) -> None:
    written = unicodedata.normalize(
        "NFC" if form == "NFC" else "NFD", "Décide\r\nde com\u00admerce"
    )
    document = read_bytes(written.encode(), name="x.txt")
    assert document.text == written
    assert isinstance(document, Document)


def test_form_feeds_are_pages() -> None:
    found = reading(b"One page.\n\fAnother page.\n\fA third one.\n")
    assert [found.text[at:][:3] for at in found.pages] == ["One", "Ano", "A t"]
    assert reading(b"No page at all.\n").pages == ()


def test_what_a_file_declares_comes_after_valid_utf_8_and_before_a_guess() -> None:
    assert text.decoded("żółw".encode(), "iso-8859-2")[1] == "utf-8"
    assert text.decoded("żółw".encode("iso-8859-2"), "ISO-8859-2") == (
        "żółw",
        "iso-8859-2, as declared",
    )
    assert text.decoded(b"Conf\xe9rence", "no-such-code")[1] == "windows-1252, assumed"
    assert text.decoded(b"Conf\xe9rence", "hex")[1] == "windows-1252, assumed"
