"""What a person means by a symbol, a paragraph, a body or a topic; nothing is chosen silently."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from wtograph import symbols
from wtograph.errors import AmbiguousName, InputError, UnknownBody, UnknownDocument, UnknownTopic
from wtograph.provisions import reference, typed
from wtograph.queries import rows
from wtograph.records import DOC, provisions, tail
from wtograph.store import Store
from wtograph.vocab import PREFIXES

_ID = re.compile(r"(?:x|agreement)-[A-Za-z0-9_-]+\Z")
_PARAGRAPH = re.compile(r"\s*,?\s+(?:paragraph[es]?|para|párrafo|párr|par)\b\.?\s*(?=\d)", re.I)
NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Ref:
    """A document, and a place in it when one was named.

    `iri` is that of the document; `place` the name of the provision, such as `p2`, or empty.
    """

    iri: str
    place: str = ""


def find(store: Store, text: str) -> Ref:
    """The document or paragraph that a person typed.

    Taken: any of its symbols in any usual spelling, the name of its IRI, the IRI, an address of
    docs.wto.org; a paragraph after `#`, as in `WT/L/977#2` or `x-IND-20240123#op1.s2`.
    Raises: UnknownDocument with the nearest symbols; AmbiguousName if two documents carry it.
    """
    typed_text = text.strip()
    whole, _, paragraph = _PARAGRAPH.sub("#", typed_text).partition("#")
    bare = whole.removeprefix(DOC).removeprefix("doc:")
    bare, _, part = bare.partition("__")
    iri = _document(store, bare, typed_text)
    wanted = paragraph or part
    return Ref(iri, _place(store, iri, wanted, typed_text) if wanted else "")


def _document(store: Store, bare: str, as_typed: str) -> str:
    if _ID.match(bare) and _is_document(store, DOC + bare):
        return DOC + bare
    symbol = bare
    found = _carrying(store, bare) if bare else []
    if not found:
        try:
            symbol = str(symbols.parse(bare))
        except InputError:
            if "/" in bare:  # meant as a symbol: the message says where it goes wrong
                raise
            near = _nearest(store, bare)
            if not near and not _ID.match(bare):
                raise
            raise _unknown(store, as_typed, near) from None
        found = _carrying(store, symbol)
    if len(set(found)) > 1:
        listed = " and ".join(sorted(tail(iri) for iri in set(found)))
        raise AmbiguousName(
            f"{as_typed} is a symbol of several documents: {listed}", hint="name one"
        )
    if found:
        return found[0]
    raise _unknown(store, as_typed, _nearest(store, symbol))


def _carrying(store: Store, symbol: str) -> list[str]:
    """The documents that carry exactly this symbol, of a series we can read or not."""
    return [row["document"] for row in rows(store, "read/symbols", symbol=symbol)]


def _is_document(store: Store, iri: str) -> bool:
    return bool(rows(store, "read/documents", document=iri))


def _nearest(store: Store, text: str) -> list[str]:
    """The known names most like a typed one: of a symbol, its neighbours in the series first."""
    known = {row["symbol"] for row in rows(store, "read/symbols")}
    found: list[str] = []
    series, _, number = text.rpartition("/")
    if series and number.isdigit():
        same = (s for s in known if s.rpartition("/")[0] == series)
        close = [s for s in same if 0 < abs(_number(s) - int(number)) <= NEIGHBOURS]
        found += sorted(close, key=lambda s: (abs(_number(s) - int(number)), s))
    return list(dict.fromkeys([*found, *_alike(store, text, known)]))[:2]


def _number(symbol: str) -> int:
    last = symbol.rpartition("/")[2]
    return int(last) if last.isdigit() else -99


def _alike(store: Store, text: str, every: set[str]) -> list[str]:
    every = every | {
        tail(row["document"])
        for row in rows(store, "read/documents")
        if _ID.match(tail(row["document"]))
    }
    return difflib.get_close_matches(text, sorted(every), n=2, cutoff=0.75)


def _unknown(store: Store, as_typed: str, near: list[str]) -> UnknownDocument:
    return UnknownDocument(
        f"no document {as_typed} in the {store.name}",
        nearest=near,
        otherwise="wtograph query documents/all lists the documents of the graph",
    )


def _place(store: Store, document: str, wanted: str, as_typed: str) -> str:
    found = provisions(store, [document])
    printed = {row["printed"]: row["provision"] for row in reversed(found) if "printed" in row}
    known = {tail(row["provision"]).partition("__")[2] for row in found}
    for name in typed(wanted):
        if name in known:
            return name
    if wanted in printed:
        return tail(printed[wanted]).partition("__")[2]
    listed = ", ".join(reference("", name) for name in sorted(known, key=_natural)) or "none"
    raise UnknownDocument(
        f"no paragraph {wanted} of {as_typed.partition('#')[0]} in the {store.name}",
        otherwise=f"described are: {listed}",
    )


def _natural(place: str) -> str:
    """A place by the size of its numbers, so that p10 comes after p2."""
    return re.sub(r"\d+", lambda number: number[0].zfill(4), place)


def _plain(text: str) -> str:
    """A name without case, accents and a leading article, for comparing."""
    bare = unicodedata.normalize("NFD", " ".join(text.split()).casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return re.sub(r"^(?:the |les? |la |los |las |el |l['’])", "", bare)


def _named(pairs: Iterable[tuple[str, str]], text: str) -> list[str]:
    wanted = _plain(text)
    return sorted({iri for iri, name in pairs if _plain(name) == wanted})


def find_actor(store: Store, text: str) -> str:
    """The IRI of a body, Member, group or programme by its name in any language or short form.

    Raises: UnknownBody with the nearest names; AmbiguousName.
    """
    prefix, _, name = text.strip().partition(":")
    if name and prefix in ("body", "member", "group", "programme", "prog"):
        text = name
    if not text.strip():
        raise UnknownBody("empty name: no body was named", otherwise="name one, as in GC")
    pairs = [(row["thing"], row["text"]) for row in rows(store, "read/actors")]
    pairs += [(iri, tail(iri)) for iri in {iri for iri, _ in pairs}]
    found = _named(pairs, text)
    if name:
        space = PREFIXES.get("prog" if prefix == "programme" else prefix, "")
        found = [iri for iri in found if iri.startswith(space)]
    if len(found) > 1:
        listed = " and ".join(_typed_name(iri) for iri in found)
        raise AmbiguousName(f"{text} has several meanings: {listed}", hint="name one of them")
    if found:
        return found[0]
    near = difflib.get_close_matches(text, sorted({t for _, t in pairs}), n=2, cutoff=0.6)
    raise UnknownBody(
        f"no body, Member or group {text} in the {store.name}",
        nearest=near,
        otherwise="name it in English, French or Spanish, or shortly, as in GC",
    )


def _typed_name(iri: str) -> str:
    for prefix in ("body", "member", "group", "prog"):
        if iri.startswith(PREFIXES[prefix]):
            return f"{prefix}:{tail(iri)}"
    return tail(iri)


def find_topic(store: Store, text: str) -> str:
    """The IRI of a topic by its name in any language, or by the tail of its IRI.

    Raises: UnknownTopic with the nearest names.
    """
    wanted = text.strip().removeprefix("topic:")
    if not wanted:
        raise UnknownTopic("empty name: no topic was named", otherwise="name one, as in e-commerce")
    pairs = [(row["thing"], row["text"]) for row in rows(store, "read/topics")]
    pairs += [(iri, tail(iri)) for iri in {iri for iri, _ in pairs}]
    found = _named(pairs, wanted)
    if found:
        return found[0]
    near = difflib.get_close_matches(wanted, sorted({t for _, t in pairs}), n=2, cutoff=0.5)
    tops = sorted({tail(iri) for iri, _ in pairs})
    raise UnknownTopic(f"no topic {text}", nearest=near, otherwise=f"known are: {', '.join(tops)}")
