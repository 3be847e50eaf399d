"""The archive that a DOCX file is, opened within limits; nothing is ever written to disk."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from wtograph.documents.readers.limits import Limits
from wtograph.documents.readers.trees import tree
from wtograph.errors import Damaged, Encrypted, TooBig, UnknownFormat

_OTHERS = {
    "xl/": "a workbook (XLSX)", "ppt/": "a presentation (PPTX)",
    "content.xml": "an OpenDocument text (ODT)", "META-INF/": "an archive of another kind",
}  # fmt: skip
_AGAIN = "get the file again, or open it and save it anew as DOCX"
_CHUNK = 1 << 16


@dataclass(slots=True)
class Package:
    """The parts of a DOCX file by name; names are only ever compared, never used as paths."""

    archive: ZipFile
    parts: Mapping[str, ZipInfo]
    limits: Limits
    taken: int = 0

    def xml(self, name: str) -> etree._Element | None:
        """The tree of one part, or nothing when there is no such part.

        Raises: Damaged for XML that does not parse or declares entities; TooBig.
        """
        if name not in self.parts:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        try:
            root = tree(self._bytes(self.parts[name]), parser)
        except etree.XMLSyntaxError as wrong:
            raise Damaged(f"its part {name} is broken", hint=_AGAIN) from wrong
        if root is not None and root.getroottree().docinfo.internalDTD is not None:
            raise Damaged(f"its part {name} declares a document type", hint=_AGAIN)
        return root

    def related(self, name: str, kind: str) -> str:
        """The part that another part names as its `kind`, such as styles; empty for none."""
        folder, base = posixpath.split(name)
        root = self.xml(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        for each in root if root is not None else ():
            if each.get("Type", "").endswith(f"/{kind}") and each.get("TargetMode") != "External":
                target = each.get("Target", "")
                joined = target if target.startswith("/") else posixpath.join("/", folder, target)
                return posixpath.normpath(joined).lstrip("/")
        return ""

    def _bytes(self, info: ZipInfo) -> bytes:
        pieces = []
        try:
            for piece in _pieces(self.archive, info):
                self.taken += len(piece)
                if self.taken > self.limits.max_unpacked:
                    raise _too_big(self.limits)
                pieces.append(piece)
        except (BadZipFile, EOFError) as wrong:
            raise Damaged(f"its part {info.filename} is broken", hint=_AGAIN) from wrong
        return b"".join(pieces)


def _pieces(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    left = info.file_size
    with archive.open(info) as part:
        while piece := part.read(_CHUNK):
            left -= len(piece)
            yield piece
    if left:
        raise BadZipFile("its directory lies about its size")


def opened(data: bytes, limits: Limits) -> Package:
    """The archive, its directory checked before anything is unpacked.

    Raises: Damaged, Encrypted, TooBig, UnknownFormat.
    """
    try:
        archive = ZipFile(BytesIO(data))
    except BadZipFile as wrong:
        raise Damaged("is cut off or is no whole archive", hint=_AGAIN) from wrong
    entries = archive.infolist()
    if len(entries) > limits.max_parts:
        raise TooBig(f"has more than {limits.max_parts:,} parts", hint=_AGAIN)
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > limits.max_unpacked:
        raise _too_big(limits)
    if unpacked > limits.ratio_counts_from and unpacked > limits.max_ratio * packed:
        raise TooBig(
            f"unpacks to more than {limits.max_ratio} times its size",
            hint="it is hostile or holds an empty picture; save its text anew as DOCX",
        )
    parts = {entry.filename: entry for entry in entries}
    _check(entries, parts)
    return Package(archive, parts, limits)


def _check(entries: list[ZipInfo], parts: Mapping[str, ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise Encrypted("opens with a password only", hint="save a copy without password")
    if "[Content_Types].xml" not in parts or not any(n.startswith("word/") for n in parts):
        said = (what for start, what in _OTHERS.items() if any(n.startswith(start) for n in parts))
        raise UnknownFormat(
            f"is {next(said, 'an archive')}, not DOCX", hint="save its text as DOCX"
        )
    if len(parts) < len(entries):
        raise Damaged("holds two parts of one name", hint=_AGAIN)
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise Damaged("is packed in a way that DOCX does not know", hint=_AGAIN)


def _too_big(limits: Limits) -> TooBig:
    return TooBig(
        f"unpacks to more than {limits.max_unpacked:,} bytes",
        hint="save its text without the pictures",
    )
