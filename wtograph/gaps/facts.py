"""What several kinds of gap ask of a store, asked once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from wtograph import norms, records, symbols
from wtograph.errors import InputError
from wtograph.gaps.model import Value
from wtograph.provisions import reference, split
from wtograph.queries import rows
from wtograph.records import DOC, ClaimRecord, DocumentRecord, Names, SourceRecord, labels, tail
from wtograph.store import Row, Store
from wtograph.vocab import PREFIXES

_ACTORS = ("body", "member", "group", "person")
_OWNERS = (DOC, PREFIXES["norm"], PREFIXES["prog"], PREFIXES["meeting"])


class Facts:
    """The documents of a store and where everything in them stands.

    `on` is the day the answer is for; None when nothing says how far the facts go. `asked` are
    the documents, provisions, norms or other things asked for; none when all are.
    """

    def __init__(self, store: Store, on: date | None, asked: frozenset[str]) -> None:
        self.store = store
        self.on = on
        self.asked = asked

    @cached_property
    def documents(self) -> Mapping[str, DocumentRecord]:
        """Every document of the store, and every text that one of them cites."""
        known = {row["document"] for row in rows(self.store, "read/documents")}
        cited = {split(row["cited"])[0] for row in self.citations}
        return records.documents(self.store, known | {c for c in cited if c.startswith(DOC)})

    @cached_property
    def citations(self) -> tuple[Row, ...]:
        """Every citation with what it leads to."""
        return tuple(rows(self.store, "read/gaps-cited"))

    @cached_property
    def _homes(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in rows(self.store, "read/gaps-homes"):
            found[row["node"]][row["role"]].append(row["home"])
        return {
            node: {role: tuple(several) for role, several in by_role.items()}
            for node, by_role in found.items()
        }

    @cached_property
    def effects(self) -> Mapping[str, tuple[str, ...]]:
        """The provisions or texts in which each clause is stated."""
        return {node: of["stated"] for node, of in self._homes.items() if "stated" in of}

    @cached_property
    def citing(self) -> frozenset[str]:
        """The documents that make a citation, an open one included."""
        places = (home for of in self._homes.values() for home in of.get("citing", ()))
        return frozenset(split(place)[0] for place in places)

    def place(self, node: str) -> str:
        """The provision or text in which a thing stands; empty where it stands in none.

        A norm with a name of its own stands for itself, whatever text it began with.
        """
        if node.startswith(DOC):
            return node
        if node in self.lasting and "__" not in node:
            return ""
        of = self._homes.get(node, {})
        return next((home for role in sorted(of) if role != "norm" for home in of[role]), "")

    def homes(self, node: str) -> tuple[str, ...]:
        """The provisions, documents and norms that a thing belongs to, itself included."""
        of = self._homes.get(node, {})
        places = {home for several in of.values() for home in several} | {node}
        return tuple(sorted(places | {split(place)[0] for place in places if DOC in place}))

    @cached_property
    def lasting(self) -> frozenset[str]:
        """The norms and programmes that have a run."""
        return frozenset(home for of in self._homes.values() for home in of.get("norm", ()))

    def run_of(self, node: str) -> str:
        """The norm of which a thing is a run; empty where it is none."""
        return next(iter(self._homes.get(node, {}).get("norm", ())), "")

    def symbol(self, node: str) -> str:
        """What people call a thing: a symbol, a norm, a session, or a body as it is typed."""
        place = self.place(node)
        if place:
            record = self.documents.get(split(place)[0])
            return record.symbol if record else tail(split(place)[0])
        return self.called(node)

    def titles(self, iri: str) -> tuple[Value, ...]:
        """The titles of a document, or its names where it has none, each with its own label."""
        record = self.documents[iri]
        known = record.titles or labels(self._named, iri)
        return tuple(
            Value(text, code, record.label_of(f"title-{code}") if record.titles else "")
            for code, text in sorted(known.items())
        )

    @cached_property
    def _named(self) -> Names:
        return records.names(self.store, self.documents)

    def languages(self, iri: str) -> frozenset[str]:
        """The languages in which a document has a title or a name."""
        return frozenset(labels(self._named, iri))

    def called(self, value: str) -> str:
        """A value as people read it: the symbol for a document, else a short form."""
        if value.startswith(DOC):
            iri, _, part = value.partition("__")
            symbol = self.documents[iri].symbol if iri in self.documents else tail(iri)
            return reference(symbol, part)
        if value.startswith((PREFIXES["norm"], PREFIXES["prog"])):
            place = self.place(value) if "__" in value else ""
            return self.called(place) if place else norms.short(value)
        for prefix in _ACTORS:
            if value.startswith(PREFIXES[prefix]):
                return f"{prefix}:{tail(value)}"
        return tail(value) if value.startswith(PREFIXES["wtog"].rpartition("/")[0]) else value

    @cached_property
    def claims(self) -> tuple[ClaimRecord, ...]:
        """Every claim that is asserted, ordered by thing and property; none that a rule makes."""
        asserted = {row["claim"]: row["node"] for row in rows(self.store, "read/gaps-claimed")}
        found = records.claims(self.store, asserted.values())
        return tuple(claim for claim in found if f"{PREFIXES['claim']}{claim.id}" in asserted)

    @cached_property
    def _sources(self) -> Mapping[str, SourceRecord]:
        claimed = [f"{PREFIXES['claim']}{claim.id}" for claim in self.claims]
        found = records.sources(self.store, claimed)
        return {f"{PREFIXES['src']}{each.id}": each for of in found.values() for each in of}

    def sources(self, iris: Iterable[str]) -> tuple[SourceRecord, ...]:
        """The sources of claims, by their IRIs."""
        return tuple(self._sources[iri] for iri in iris if iri in self._sources)

    def names(self, nodes: Iterable[str]) -> Names:
        """Labels, titles and descriptions of these things."""
        return records.names(self.store, nodes)


def order(symbol: str) -> tuple[int, tuple[tuple[int, int, str], ...], str]:
    """What puts symbols before other names, and WT/L/94 before WT/L/274."""
    try:
        return (0, symbols.parse(symbol).sort_key(), symbol)
    except InputError:
        return (1, (), symbol)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """What puts paragraph 2 before paragraph 10."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts)


def rank(node: str) -> int:
    """Texts before norms, norms before sessions, sessions before everything else."""
    return next((i for i, space in enumerate(_OWNERS) if node.startswith(space)), len(_OWNERS))
