"""HTML: the main text of a web page, its headings, lists, cells and notes.

Out are scripts, styles, menus, footers, forms of fields, what is hidden, and marks of notes; a
form around the text itself stays. Numbers of lists are labels, not text.
"""

import re
from dataclasses import dataclass, field
from itertools import chain, islice

from lxml import etree

from wtograph.documents.readers.draft import Draft, Reading
from wtograph.documents.readers.limits import Limits
from wtograph.documents.readers.numbering import PageList, written
from wtograph.documents.readers.text import decoded
from wtograph.documents.readers.trees import tree
from wtograph.errors import Damaged, NoText, TooBig

_OUT = {
    "script", "style", "nav", "footer", "aside", "head", "template", "noscript", "svg", "math",
    "input", "select", "textarea", "button", "label", "option", "iframe", "object", "canvas",
    "audio", "video", "map", "dialog", "rp", "rt",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = _HEADINGS | {
    "p", "div", "li", "td", "th", "tr", "table", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre",
    "section", "article", "main", "body", "html", "address", "figure", "figcaption", "caption",
    "hr", "center", "header", "details", "summary", "fieldset", "form", "thead", "tbody", "tfoot",
    "menu", "dir", "legend", "hgroup",
}  # fmt: skip
_ROLES = {"navigation", "banner", "contentinfo", "search", "menu", "complementary"}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BREAK = re.compile(r" ?\0 ?")
_BREAKS = re.compile(r" ?\0 ?\0[ \0]*")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NUMBER = re.compile(r"[\[(]?\s*(\d{1,3}|\*{1,3}|[a-z])\s*[\])]?")
_BEFORE = re.compile(r"(?:[^\W\d_]{3}|[\d/]{3}|[.,;:\"»”')\]])\Z")


@dataclass(slots=True)
class _Walk:
    draft: Draft
    notes: dict[str, str]
    parts: list[str] = field(default_factory=list)
    lists: list[PageList] = field(default_factory=list)
    marks: list[tuple[etree._Element, str]] = field(default_factory=list)
    label: str = ""
    note: str = ""
    exact: int = 0


def read(data: bytes, limits: Limits) -> Reading:
    """The main text of a web page.

    Raises: Damaged, NoText, TooBig.
    """
    declared = _CHARSET.search(data[:4096])
    text, said = decoded(data, declared[1].decode("ascii") if declared else "")
    root = _tree(text, limits)
    walk = _Walk(Draft(limits), _note_names(root))
    _walk(_main(root), walk, limits)
    _flush(walk)
    if not walk.draft.blocks:
        raise NoText(
            "holds no text of its own", hint="save the page from the browser after it has loaded"
        )
    return walk.draft.reading(f"html 1 ({said})")


def _tree(text: str, limits: Limits) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    root = tree(text.encode("utf-8", "replace"), parser)
    if any("depth" in entry.message for entry in parser.error_log):
        raise _too_deep(limits)
    if root is None:
        raise Damaged("holds no element at all", hint="save the page again from the browser")
    return root


def _too_deep(limits: Limits) -> TooBig:
    return TooBig(
        f"has elements nested more than {limits.max_depth:,} deep",
        hint="save its text as a plain text file",
    )


def _main(root: etree._Element) -> etree._Element:
    """The one main element of a page, or all of it."""
    found = [each for each in root.iter("main") if not _is_out(each)]
    return found[0] if len(found) == 1 else root


def _note_names(root: etree._Element) -> dict[str, str]:
    """Where the marks of notes lead to, each with the number that is printed.

    A link from inside a note leads back to its mark and names nothing.
    """
    names: dict[str, str] = {}
    for link in root.iter("a"):
        target, parent = link.get("href", ""), link.getparent()
        inside = parent is not None and parent.tag == "sup"
        if target.startswith("#") and (inside or any(each.tag == "sup" for each in link)):
            number = _NUMBER.fullmatch(_bare(link))
            around = islice(chain([link], link.iterancestors()), 6)
            if number and not any(_key(each) in names for each in around):
                names.setdefault(target[1:], number[1])
    return names


def _key(element: etree._Element) -> str:
    return element.get("id") or element.get("name") or ""


def _bare(element: etree._Element) -> str:
    """The words of a small element; nothing of a large one."""
    said = ""
    for piece in element.itertext():
        said += str(piece)
        if len(said) > 40:
            return ""
    return said.strip()


def _walk(root: etree._Element, walk: _Walk, limits: Limits) -> None:
    forms = _forms_of_text(root)
    depth = 0
    skipped: etree._Element | None = None
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            depth += 1
            if depth > limits.max_depth:
                raise _too_deep(limits)
            if _is_out(element) or _is_mark(element, walk) or _is_fields(element, forms):
                skipped = element
                events.skip_subtree()
                continue
            _begin(element, str(element.tag), walk)
            walk.parts.append(element.text or "")
            continue
        depth -= 1
        if element is not skipped:
            _close(element, str(element.tag), walk)
        if element is not root:
            walk.parts.append(element.tail or "")


def _forms_of_text(root: etree._Element) -> set[etree._Element]:
    """The forms that hold most of the page: some systems put one around everything."""
    total, begun, held = 0, {}, {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if element.tag == "form":
                begun[element] = total
            if element.tag not in _OUT:
                total += len((element.text or "").strip())
        else:
            if element.tag == "form":
                held[element] = total - begun[element]
            total += len((element.tail or "").strip())
    return {form for form, length in held.items() if 2 * length > total}


def _is_fields(element: etree._Element, forms: set[etree._Element]) -> bool:
    return element.tag == "form" and element not in forms


def _is_out(element: etree._Element) -> bool:
    return (
        element.tag in _OUT
        or element.get("role") in _ROLES
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _is_mark(element: etree._Element, walk: _Walk) -> bool:
    """Whether an element is the raised mark of a note: it leads to one, or follows a word."""
    links = [element] if element.tag == "a" else [each for each in element if each.tag == "a"]
    if any(link.get("href", "").removeprefix("#") in walk.notes for link in links):
        return element.tag == "sup" or any(each.tag == "sup" for each in element)
    if element.tag != "sup" or not re.fullmatch(r"[0-9]{1,3}|\*{1,3}", _bare(element)):
        return False
    before = "".join(walk.parts[-3:])[-40:]
    return _BEFORE.search(before) is not None


def _begin(element: etree._Element, name: str, walk: _Walk) -> None:
    key = _key(element)
    if name in _BLOCKS:
        _flush(walk)
    if key in walk.notes:
        walk.note = key
        walk.marks.append((element, "footnote"))
    match name:
        case "br":
            walk.parts.append("\0")
        case "pre":
            walk.exact += 1
        case "ul" | "menu" | "dir":
            walk.lists.append(PageList(0, 0, "•"))
        case "ol":
            walk.lists.append(_ordered(element))
        case "li":
            walk.marks.append((element, "item"))
            walk.label = walk.lists[-1].label(element.get("value")) if walk.lists else "•"
        case "td" | "th" if _is_cell(element):
            walk.marks.append((element, "cell"))
        case _ if name in _HEADINGS:
            walk.marks.append((element, "heading"))


def _is_cell(element: etree._Element) -> bool:
    """Whether a cell belongs to a table of facts; old pages lay out their whole text in cells."""
    return sum(each.tag in _BLOCKS for each in element) <= 1 and not any(
        each.tag in ("table", "div") for each in element
    )


def _ordered(element: etree._Element) -> PageList:
    step = -1 if element.get("reversed") is not None else 1
    items = sum(each.tag == "li" for each in element)
    start = written(element.get("start"), items if step < 0 else 1)
    return PageList(start, step, element.get("type", "1"))


def _close(element: etree._Element, name: str, walk: _Walk) -> None:
    if name in _BLOCKS:
        _flush(walk)
    if name == "pre":
        walk.exact -= 1
    if name in ("ul", "ol", "menu", "dir") and walk.lists:
        walk.lists.pop()
    if name == "li":
        walk.label = ""
    if walk.marks and walk.marks[-1][0] is element and name != "a":
        while walk.marks and walk.marks[-1][0] is element:
            walk.marks.pop()


def _flush(walk: _Walk) -> None:
    """End the block: white space evened out as browsers do, two line breaks end a paragraph."""
    raw, walk.parts = "".join(walk.parts), []
    if not walk.exact:
        raw = _SPACE.sub(" ", raw)
    for words in _BREAKS.split(raw):
        if words.strip():
            mark = _mark(walk)
            label = walk.label
            if mark == "footnote":
                number = walk.notes.get(walk.note, "")
                label = "" if _begins_with(words, number) else number
            walk.draft.add(_BREAK.sub("\n", words.replace("\0 ", "\0")), mark, label)
            walk.label = walk.note = ""
    walk.marks = [(each, mark) for each, mark in walk.marks if each.tag != "a"]


def _begins_with(words: str, number: str) -> bool:
    found = _NUMBER.match(words.lstrip(" \0"))
    return found is not None and found[1] == number


def _mark(walk: _Walk) -> str:
    every = [mark for _, mark in walk.marks]
    for mark in ("footnote", "heading"):
        if mark in every:
            return mark
    return every[-1] if every else ""
