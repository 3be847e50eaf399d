"""What the styles and lists of a DOCX file say of a paragraph: a heading, a number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from wtograph.documents.readers.numbering import Counters, Level, Numbered

_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
}
_BODY_LEVEL = 9


def tag(element: etree._Element) -> str:
    """The name of an element as the standard writes it, such as w:p."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, local = element.tag[1:].rpartition("}")
    return f"{_NAMESPACES.get(namespace, '?:')}{local}"


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element that a path of names leads to, one generation each."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if tag(each) == name), None)
    return element


def value(element: etree._Element | None, *path: str, name: str = "val") -> str:
    """An attribute of the element that a path leads to, or nothing."""
    found = child(element, *path)
    if found is None:
        return ""
    said = (text for key, text in found.attrib.items() if str(key).rpartition("}")[2] == name)
    return str(next(said, ""))


def is_on(element: etree._Element | None, *path: str) -> bool:
    """Whether a switch stands there and is not turned off."""
    found = child(element, *path)
    return found is not None and value(found) not in ("0", "false", "off")


def whole(text: str, otherwise: int) -> int:
    """A whole number of up to nine digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; what it leaves open stands in the style it is based on."""

    name: str
    base: str
    outline: str
    number: str
    depth: str


def styles(root: etree._Element | None) -> dict[str, Style]:
    """The paragraph styles by their identifiers."""
    found = {}
    for each in root if root is not None else ():
        if tag(each) == "w:style":
            ppr = child(each, "w:pPr")
            found[value(each, name="styleId")] = Style(
                value(each, "w:name").lower(), value(each, "w:basedOn"),
                value(ppr, "w:outlineLvl"), value(ppr, "w:numPr", "w:numId"),
                value(ppr, "w:numPr", "w:ilvl"),
            )  # fmt: skip
    return found


def line(named: str, every: Mapping[str, Style]) -> Iterator[Style]:
    """A style and those it is based on; a circle ends where it closes."""
    seen: set[str] = set()
    while named in every and named not in seen:
        seen.add(named)
        yield every[named]
        named = every[named].base


def is_heading(ppr: etree._Element | None, every: Mapping[str, Style]) -> bool:
    """Whether a paragraph is a heading by its outline level or by its style."""
    outline = value(ppr, "w:outlineLvl")
    for style in line(value(ppr, "w:pStyle"), every):
        if style.name == "title" or style.name.startswith("heading "):
            return True
        outline = outline or style.outline
    return whole(outline, _BODY_LEVEL) < _BODY_LEVEL


def number_of(ppr: etree._Element | None, every: Mapping[str, Style]) -> tuple[str, int]:
    """The list of a paragraph and its level there; no list is an empty name."""
    number, depth = value(ppr, "w:numPr", "w:numId"), value(ppr, "w:numPr", "w:ilvl")
    for style in line(value(ppr, "w:pStyle"), every):
        number, depth = number or style.number, depth or style.depth
    return ("", 0) if number == "0" else (number, whole(depth, 0))


def counters(root: etree._Element | None, every: Mapping[str, Style]) -> Counters:
    """The lists of a document, ready to count."""
    abstract, linked, lists = {}, {}, {}
    for each in root if root is not None else ():
        if tag(each) == "w:abstractNum":
            key = value(each, name="abstractNumId")
            abstract[key] = dict(_levels(each))
            linked[key] = value(each, "w:numStyleLink")
    uses = [each for each in (root if root is not None else ()) if tag(each) == "w:num"]
    shares = {value(each, name="numId"): value(each, "w:abstractNumId") for each in uses}
    for each in uses:
        shared = value(each, "w:abstractNumId")
        if link := linked.get(shared):
            style = every.get(link)
            shared = shares.get(style.number, shared) if style else shared
        levels, restarts = dict(abstract.get(shared, {})), {}
        for change in each:
            depth = whole(value(change, name="ilvl"), 0)
            if start := value(change, "w:startOverride"):
                restarts[depth] = whole(start, 1)
            levels.update(_levels(change))
        lists[value(each, name="numId")] = Numbered(shared, levels, restarts)
    return Counters(lists)


def _levels(element: etree._Element) -> Iterator[tuple[int, Level]]:
    for each in element:
        if tag(each) == "w:lvl":
            yield whole(value(each, name="ilvl"), 0), Level(
                whole(value(each, "w:start"), 1), value(each, "w:numFmt") or "decimal",
                value(each, "w:lvlText"), is_on(each, "w:isLgl"),
            )  # fmt: skip
