"""Citations fetched from the store level by level, with their topics."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from wtograph.lineage.model import Link, OpenReference, Quote
from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import places_of, tail
from wtograph.store import Row, Store
from wtograph.vocab import STRONG


class Links:
    """What cites what, asked from a store on demand and remembered for one lineage.

    Each text is asked for once in each direction, whole levels at a time.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._from: dict[str, tuple[Link, ...]] = {}
        self._to: dict[str, tuple[Link, ...]] = {}
        self._tree: dict[str, str] | None = None

    def leaving(self, documents: Iterable[str]) -> dict[str, tuple[Link, ...]]:
        """The citations made by each of these texts, in a fixed order."""
        wanted = sorted(set(documents))
        new = [iri for iri in wanted if iri not in self._from]
        if new:
            places = [*new, *places_of(self._store, new)]
            found = self._links(rows(self._store, "read/citing", citing=places))
            self._from |= {iri: tuple(ln for ln in found if ln.source == iri) for iri in new}
        return {iri: self._from[iri] for iri in wanted}

    def arriving(self, documents: Iterable[str]) -> dict[str, tuple[Link, ...]]:
        """The citations of each of these texts by others, in a fixed order.

        A citation of a programme is one of the text, and of the place, that established it.
        """
        wanted = sorted(set(documents))
        new = [iri for iri in wanted if iri not in self._to]
        if new:
            places = [*new, *places_of(self._store, new)]
            made = rows(self._store, "read/established", place=places)
            cited = [*places, *(row["programme"] for row in made)]
            found = self._links(rows(self._store, "read/cited", cited=cited))
            self._to |= {iri: tuple(ln for ln in found if ln.target == iri) for iri in new}
        return {iri: self._to[iri] for iri in wanted}

    def _links(self, found: list[Row]) -> tuple[Link, ...]:
        if not found:
            return ()
        topics = self._topics(row["citation"] for row in found)
        citing = sorted({split(row["citing"])[0] for row in found})
        kinds = {
            row["document"]: row["class"]
            for row in rows(self._store, "read/kinds", document=citing)
        }
        ends = sorted({row["cited"] for row in found})
        places = {
            r["programme"]: r["place"]
            for r in rows(self._store, "read/established", programme=ends)
        }
        links = (_link(row, topics[row["citation"]], kinds, places) for row in found)
        return tuple(dict.fromkeys(links))

    def _topics(self, citations: Iterable[str]) -> Mapping[str, frozenset[str]]:
        wanted = sorted(set(citations))
        own: dict[str, set[str]] = defaultdict(set)
        stated: dict[str, set[str]] = defaultdict(set)
        for row in rows(self._store, "read/link-topics", citation=wanted) if wanted else []:
            if "own" in row:
                own[row["citation"]].add(self.top(row["own"]))
            for name in ("stated", "whole"):
                if name in row:
                    stated[row["citation"]].add(self.top(row[name]))
        return {each: frozenset(own.get(each) or stated.get(each, set())) for each in wanted}

    def top(self, topic: str) -> str:
        """The top-level topic above a topic; a topic outside the scheme stands for itself."""
        if self._tree is None:
            found = rows(self._store, "read/broader")
            self._tree = {row["topic"]: row["broader"] for row in found if "broader" in row}
        seen = {topic}
        while topic in self._tree and self._tree[topic] not in seen:
            topic = self._tree[topic]
            seen.add(topic)
        return topic


def _link(
    row: Row, topics: frozenset[str], kinds: Mapping[str, str], places: Mapping[str, str]
) -> Link:
    source, citing = split(row["citing"])
    target, cited = split(places.get(row["cited"], row["cited"]))
    relation = tail(row["type"])
    return Link(
        row["citation"],
        source,
        citing,
        target,
        cited,
        relation,
        _strength(relation, tail(kinds.get(source, ""))),
        tail(row.get("verification", "")) or "extracted",
        topics,
        row.get("range", ""),
    )


def _strength(relation: str, kind: str) -> str:
    if relation not in STRONG:
        return "weak"
    return {"Instrument": "strong", "Proposal": "proposed"}.get(kind, "weak")


def open_references(store: Store, documents: Iterable[str]) -> tuple[OpenReference, ...]:
    """The citations of open sets that these texts make."""
    wanted = sorted(set(documents))
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(store, "read/open-citations", document=wanted) if wanted else []:
        found[row["citation"]].append(row)
    return tuple(
        OpenReference(
            same[0]["document"],
            split(same[0]["citing"])[1],
            tail(same[0].get("type", "")),
            same[0].get("written", ""),
            tuple(dict.fromkeys(row["candidate"] for row in same if "candidate" in row)),
            tail(same[0].get("verification", "")),
        )
        for same in found.values()
    )


def quotes(store: Store, nodes: Iterable[str]) -> dict[str, tuple[Quote, ...]]:
    """The words behind each of these statements."""
    wanted = sorted(set(nodes))
    found: dict[str, dict[Quote, None]] = defaultdict(dict)
    for row in rows(store, "read/evidence", node=wanted) if wanted else []:
        words = Quote(row["quote"], tail(row["file"]), int(row["start"]), int(row["end"]))
        found[row["node"]][words] = None
    return {node: tuple(words) for node, words in found.items()}
