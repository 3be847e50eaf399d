"""Plain text: the bytes decoded, the blocks found by the layout of the lines."""

import codecs
import re
from contextlib import suppress

from wtograph.documents import layout
from wtograph.documents.readers.draft import Reading, check_length
from wtograph.documents.readers.limits import Limits
from wtograph.errors import Damaged, Empty

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(data: bytes, limits: Limits) -> Reading:
    """The text of a file as it stands; nothing is left out but a byte-order mark.

    Raises: Damaged, Empty, TooBig.
    """
    text, said = decoded(data)
    if not text.strip():
        raise Empty("holds no text", hint="check that the right file was saved")
    check_length(len(text), limits)
    blocks, noise = layout.blocks(text)
    feeds = [found.end() for found in re.finditer("\f", text)]
    pages = (0, *feeds) if feeds else ()
    return Reading(text, f"text 1 ({said})", blocks, noise, pages)


def decoded(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text of some bytes, and how it was decoded.

    A byte-order mark is believed first, then valid UTF-8, then what the file declares, then
    Windows-1252. A file of UTF-8 with a few broken bytes stays UTF-8, each of them U+FFFD.
    Raises: Damaged when the bytes do not fit their byte-order mark.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), f"{encoding} by its byte-order mark"
            except UnicodeDecodeError as wrong:
                raise Damaged(
                    f"is not the {encoding.upper()} that its first bytes announce: "
                    f"byte {len(mark) + wrong.start:,} does not fit",
                    hint="save it again as UTF-8",
                ) from wrong
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _not_quite(data, declared)


def _not_quite(data: bytes, declared: str) -> tuple[str, str]:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if sum(sign > "\x7f" for sign in text) - broken > broken:
        return text, f"utf-8 with {broken} broken places"
    for encoding, said in ((declared, "as declared"), ("windows-1252", "assumed")):
        with suppress(LookupError, UnicodeDecodeError, ValueError):
            if encoding:
                return data.decode(encoding), f"{encoding.lower()}, {said}"
    return data.decode("latin-1"), "latin-1, assumed"
