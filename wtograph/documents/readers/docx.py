"""DOCX: paragraphs, cells and notes as they would be printed with all changes accepted.

Numbers of lists are labels, not text. Out are deletions, field codes, hidden words, comments,
headers and footers; marks of notes are labels of the notes, which stand at the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from wtograph.documents.readers.draft import Draft, Reading
from wtograph.documents.readers.limits import Limits
from wtograph.documents.readers.numbering import Counters, roman
from wtograph.documents.readers.package import Package, opened
from wtograph.documents.readers.styles import (
    Style,
    child,
    counters,
    is_heading,
    is_on,
    number_of,
    styles,
    tag,
    value,
)  # fmt: skip
from wtograph.errors import Damaged, NoText

_OUT = {
    "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText", "w:pPr", "w:rPr",
    "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr", "w:sdtPr", "w:tblGrid", "mc:Fallback",
}  # fmt: skip
_SIGNS = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n",
    "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad",
}  # fmt: skip
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}


@dataclass(slots=True)
class _Open:
    """A paragraph that has begun; one in a text box stands inside another one."""

    parts: list[str] = field(default_factory=list)
    mark: str = ""
    label: str = ""
    joined: bool = False


@dataclass(slots=True)
class _Walk:
    draft: Draft
    every: dict[str, Style]
    counters: Counters
    mark: str = ""
    cells: int = 0
    fields: list[bool] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    waiting: list[_Open] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)
    notes: list[tuple[str, str, bool]] = field(default_factory=list)


def read(data: bytes, limits: Limits) -> Reading:
    """The text of a DOCX file.

    Raises: Damaged, Encrypted, NoText, TooBig, UnknownFormat.
    """
    package = opened(data, limits)
    main = package.related("", "officeDocument") or "word/document.xml"
    root = package.xml(main)
    if root is None or child(root, "w:body") is None:
        raise Damaged(
            "holds no body of a document", hint="get the file again, or save it anew as DOCX"
        )
    every = styles(package.xml(package.related(main, "styles")))
    lists = counters(package.xml(package.related(main, "numbering")), every)
    walk = _Walk(Draft(limits), every, lists)
    _paragraphs(root, walk)
    _add_notes(package, main, walk)
    if not walk.draft.blocks:
        raise NoText("holds no text, perhaps pictures only", hint="run character recognition first")
    return walk.draft.reading("docx 1")


def _paragraphs(root: etree._Element, walk: _Walk) -> None:
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        name = tag(element)
        if event == "end":
            _close(name, walk)
        elif name in _OUT or _is_hidden(element, name):
            events.skip_subtree()
        else:
            _begin(element, name, walk)
    if walk.carried:
        walk.draft.add("".join(walk.carried), walk.mark)
        walk.carried = []


def _is_hidden(element: etree._Element, name: str) -> bool:
    match name:
        case "w:r":
            return is_on(element, "w:rPr", "w:vanish")
        case "w:tr":
            return child(element, "w:trPr", "w:del") is not None
        case "w:sdt":
            return is_on(element, "w:sdtPr", "w:showingPlcHdr")
    return False


def _begin(element: etree._Element, name: str, walk: _Walk) -> None:
    match name:
        case "w:p":
            walk.stack.append(_opened(child(element, "w:pPr"), walk))
        case "w:tc":
            walk.cells += 1
        case "w:fldChar":
            _field(value(element, name="fldCharType"), walk)
        case "w:footnoteReference" | "w:endnoteReference":
            custom = value(element, name="customMarkFollows") in ("1", "true", "on")
            walk.notes.append((_NOTES[name], value(element, name="id"), custom))
        case "w:t" | "m:t" | "w:sym" | "w:tab" | "w:ptab" | "w:br" | "w:cr" | "w:noBreakHyphen":
            _write(element, name, walk)
        case "w:softHyphen":
            _write(element, name, walk)


def _write(element: etree._Element, name: str, walk: _Walk) -> None:
    """Words or a sign; while the code of a field runs, nothing is text."""
    if not walk.stack or True in walk.fields:
        return
    said = _SIGNS.get(name, element.text or "")
    if name == "w:sym":
        code = value(element, name="char")
        said = chr(int(code, 16)) if len(code) == 4 and code.isalnum() else "\ufffd"
    walk.stack[-1].parts.append(said)


def _opened(ppr: etree._Element | None, walk: _Walk) -> _Open:
    """A paragraph at its beginning; its number is counted even when it holds no words."""
    joined = child(ppr, "w:rPr", "w:del") is not None
    number, depth = number_of(ppr, walk.every)
    label = walk.counters.label(number, depth) if number and not joined else ""
    mark = "heading" if is_heading(ppr, walk.every) else "cell" if walk.cells else ""
    return _Open([], walk.mark or mark or ("item" if label else ""), label, joined)


def _field(kind: str, walk: _Walk) -> None:
    """A field begins with its code; after `separate` comes what is printed."""
    match kind:
        case "begin":
            walk.fields.append(True)
        case "separate" if walk.fields:
            walk.fields[-1] = False
        case "end" if walk.fields:
            walk.fields.pop()


def _close(name: str, walk: _Walk) -> None:
    if name == "w:tc":
        walk.cells -= 1
    if name != "w:p" or not walk.stack:
        return
    done = walk.stack.pop()
    if not walk.stack:  # a code left open must not swallow the rest of the document
        walk.fields = [False for running in walk.fields]
    if done.joined and not walk.stack:  # its mark was deleted: it runs on into the next one
        walk.carried += done.parts
        return
    if walk.stack:
        walk.waiting.append(done)
        return
    done.parts[:0], walk.carried = walk.carried, []
    for each in (done, *walk.waiting):
        walk.draft.add("".join(each.parts), each.mark, each.label)
    walk.waiting = []


def _add_notes(package: Package, main: str, walk: _Walk) -> None:
    """The notes in the order of their marks, footnotes first."""
    notes, walk.notes = walk.notes, []
    for kind in ("footnotes", "endnotes"):
        root = package.xml(package.related(main, kind))
        held = {value(each, name="id"): each for each in (root if root is not None else ())}
        count = 0
        for _, key, custom in (note for note in notes if note[0] == kind):
            count += not custom
            label = "" if custom else roman(count) if kind == "endnotes" else str(count)
            if key in held:
                words = "\n".join(_words(held.pop(key), walk))
                walk.draft.add(words, "footnote", label)


def _words(note: etree._Element, walk: _Walk) -> Iterator[str]:
    """The paragraphs of one note, read by a walk of their own."""
    inner = _Walk(Draft(walk.draft.limits), walk.every, walk.counters, "footnote")
    _paragraphs(note, inner)
    return (part for part in inner.draft.parts if part.strip())
