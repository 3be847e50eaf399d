"""Invented documents of every kind, made when a test runs: nothing binary is kept."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

DECISION = (
    "WORK PROGRAMME ON INVENTED GOODS",
    "DECISION OF 3 MAY 2031",
    "The Ministerial Conference,",
    "Recalling the “Work Programme on Invented Goods” adopted on 25 September 1998 and the later "
    "declarations on it, among them WT/L/274;",
    "Noting the needs of the least-developed countries, à la fois vastes et pressants;",
    "Decides as follows:",
    "1.  We agree to continue the work under the programme on the basis of the existing mandate, "
    "and we instruct the General Council to hold periodic reviews.",
    "2.  The General Council shall report to the next session of the Ministerial Conference, and "
    "in any case not later than 31 March 2033.",
    "3.  Members shall not, until then:",
    "(a)  impose duties on invented goods that are sent by electronic means;",
    "(b)  treat one origin of such goods less favourably than another one.",
)
HEADINGS = 2

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def run(words: str, props: str = "") -> str:
    """A run of DOCX."""
    return f'<w:r>{props}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def para(*runs: str, props: str = "") -> str:
    """A paragraph of DOCX; plain words become a run."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{props}</w:pPr>{inner}</w:p>"


def listed(words: str, number: int, depth: int = 0) -> str:
    """A paragraph of DOCX in a numbered list."""
    return para(
        words, props=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def parts(body: str, **others: str) -> dict[str, str]:
    """The parts of a DOCX file; others are styles, numbering, footnotes or endnotes."""
    links = "".join(
        f'<Relationship Id="r{name}" Type="{_REL}/{name}" Target="{name}.xml"/>' for name in others
    )
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    main = f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f"{start}{main}</Relationships>",
        "word/_rels/document.xml.rels": f"{start}{links}</Relationships>",
        "word/document.xml": (
            f'<w:document xmlns:w="{_W}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>"
        ),
        **{
            f"word/{name}.xml": f'<w:{name} xmlns:w="{_W}">{inner}</w:{name}>'
            for name, inner in others.items()
        },
    }


def zipped(held: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, inner in held.items():
            archive.writestr(name, inner)
    return file.getvalue()


def docx(body: str, **others: str) -> bytes:
    """A DOCX file with this body."""
    return zipped(parts(body, **others))


Placed = tuple[float, float, float, str]


def column(
    words: Sequence[str], left: float = 72, top: float = 760, *, step: float = 14
) -> list[Placed]:
    """Lines under each other; an empty line leaves white."""
    return [(11, left, top - step * n, line) for n, line in enumerate(words) if line]


def broken(text: str, width: int = 78) -> list[str]:
    """A paragraph as lines of at most this many characters."""
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def pdf(pages: Sequence[Sequence[Placed]], *, extra: str = "", trailer: str = "") -> bytes:
    """A PDF file of pages of placed words: size, left, bottom and the words."""
    return assembled([_stream(page) for page in pages], extra=extra, trailer=trailer)


def _stream(page: Sequence[Placed]) -> bytes:
    shown = [
        f"BT /F1 {size} Tf {left} {bottom} Td ({_quoted(words)}) Tj ET"
        for size, left, bottom, words in page
    ]
    return "\n".join(shown).encode("cp1252")


def _quoted(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def assembled(
    streams: Sequence[bytes], *, how: str = "", extra: str = "", trailer: str = ""
) -> bytes:
    """A PDF file of pages with these content streams; `how` names their filters."""
    count = len(streams)
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(count))
    font = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
    ]
    for n, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * n} 0 R "
            f"/Resources << /Font << /F1 {3 + 2 * count} 0 R >> >> {extra} >>".encode()
        )
        head = f"<< /Length {len(stream)} {how} >>\nstream\n".encode()
        objects.append(head + stream + b"\nendstream")
    objects.append(f"<< {font} >>".encode())
    return _file(objects, trailer)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for n, inner in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, inner)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
            f"startxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )
