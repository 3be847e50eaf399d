"""Places in a text: how people write them, how the graph names them, how they are shown."""

import re

from wtograph.languages import word

_LETTERS = {"s": "place-sentence", "a": "place-annex", "fn": "place-footnote"}
_PART = re.compile(r"(?P<kind>pre|op|art|fn|p|r|s|a|x)?(?P<rest>.*)\Z")


def typed(text: str) -> tuple[str, ...]:
    """The names in the graph that a typed place may mean, the likeliest first.

    `2` may be printed paragraph 2, the second unnumbered operative paragraph, or a clause
    whose place is not established; `op1.s2` and `para. 1.2` lose their dots, since no IRI of
    ours has one.
    """
    bare = re.sub(r"^\s*(?:paragraphs?|paras?|párrafos?|párr|par)\b\.?\s*", "", text, flags=re.I)
    bare = re.sub(r"[.()\s]+", "-", bare.strip()).strip("-")
    if re.match(r"\d", bare):
        return (f"p{bare}", f"x{bare}", f"op{bare}", f"art{bare}")
    return (bare, f"x{bare}")


def main_paragraph(provision: str) -> str:
    """The top part of a provision's name: `p5` of `p5-b-ii`, `x1` of `x1-h`."""
    return provision.partition("-")[0]


def related(one: str, other: str) -> bool:
    """Whether two places of one text are the same, above or below, or under one paragraph."""
    return main_paragraph(one) == main_paragraph(other)


def split(iri: str) -> tuple[str, str]:
    """The IRI of a document and the place in it; the place is empty for the document itself."""
    document, _, place = iri.partition("__")
    return document, place


def shown(place: str, printed: str, lang: str) -> str:
    """A place as people read it: "para. 2", "recital 1", "clause E (our label)".

    Letters and numbers that are ours are never shown as if the text had them.
    """
    first, *below = place.split("-")
    kind, rest = _PART.match(first).groups("")  # type: ignore[union-attr]
    match kind:
        case "":
            head = place
        case "p" | "art":
            number = printed or ".".join([rest, *below])
            return word("place-article" if kind == "art" else "place-paragraph", lang, n=number)
        case "x":
            number = printed or "-".join([rest, *below])
            key = "place-unconfirmed" if printed else "place-clause"
            return word(key, lang, n=number)
        case "pre":
            head = word("place-preamble", lang)
        case "r":
            head = word("place-recital", lang, n=rest)
        case "op":
            head = word("place-operative", lang, n=rest)
        case _:
            head = word(_LETTERS[kind], lang, n=rest)
    tails = (_below(part, lang) for part in below)
    return ", ".join([head, *tails])


def _below(part: str, lang: str) -> str:
    if part.startswith("s") and part[1:].isdigit():
        return word("place-sentence", lang, n=part[1:])
    return f"({part})"


def reference(symbol: str, place: str) -> str:
    """A paragraph the way it is typed and answered: `WT/L/977#2`, `x-IND-20240123#op1.s2`."""
    if not place:
        return symbol
    numbered = place[1:] if re.match(r"p\d", place) else place
    return f"{symbol}#{numbered.replace('-', '.')}"
