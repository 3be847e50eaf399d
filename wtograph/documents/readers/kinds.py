"""What kind of document some bytes are, by their content and never by their name."""

import re
from collections.abc import Callable

from wtograph.documents.readers.draft import Reading
from wtograph.documents.readers.limits import Limits
from wtograph.errors import Damaged, Empty, Encrypted, NoText, TooBig, UnknownFormat

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_KNOWN = "plain text, HTML, DOCX and PDF are read; save it as one of these"
_RIGHT = "check that the right file was saved"
_HTML = re.compile(
    rb"(?:\s|<!--.{0,4000}?-->|<\?xml[^>]{0,200}\?>)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|h[1-6]|p|div|span|table|ol"
    rb"|ul|li|br|hr|a|b|i|em|strong|font|center|article|main|section|blockquote)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a]")


def read(data: bytes, limits: Limits) -> Reading:
    """The reading of a file, by the reader that its content asks for.

    Raises: Empty, UnknownFormat, Encrypted, Damaged, NoText, TooBig.
    """
    if len(data) > limits.max_bytes:
        raise TooBig(
            f"is larger than {limits.max_bytes:,} bytes",
            hint="split it into its parts and read each of them",
        )
    if not data:
        raise Empty("is empty (0 bytes)", hint=_RIGHT)
    reading = _reader(data)(data, limits)
    if not reading.blocks:
        raise NoText("holds rules or page numbers and no words", hint=_RIGHT)
    return reading


def _reader(data: bytes) -> Callable[[bytes, Limits], Reading]:
    """The reader for some bytes; each is imported when it is needed: a text needs no library."""
    if b"%PDF-" in data[:1024]:
        from wtograph.documents.readers import pdf

        return pdf.read
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        from wtograph.documents.readers import docx

        return docx.read
    if _is_html(data):
        from wtograph.documents.readers import html

        return html.read
    _refuse(data)
    from wtograph.documents.readers import text

    return text.read


def _is_html(data: bytes) -> bool:
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    return _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def _refuse(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Encrypted("opens with a password only", hint="save a copy without password")
        raise UnknownFormat("is a file of an old word processor (DOC)", hint="save it as DOCX")
    if data.startswith(b"{\\rtf"):
        raise UnknownFormat("is a rich text file (RTF)", hint="save it as DOCX")
    if data.startswith(_PICTURES):
        raise UnknownFormat("is a picture", hint="run character recognition over it first")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        raise UnknownFormat("is XML, but not a web page", hint=_KNOWN)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    if len(_CONTROL.findall(data[:65536])) * 200 > len(data[:65536]) or b"\0" in data:
        if not data.strip(b"\0 \t\r\n"):
            raise Damaged("holds nothing but zero bytes", hint="get the file again")
        raise UnknownFormat("is no document that can be read", hint=_KNOWN)
