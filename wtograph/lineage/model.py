"""What a lineage is made of: links between provisions, edges between documents, paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wtograph.doubts import not_verified, our_places, symbol_label
from wtograph.languages import word
from wtograph.provisions import reference
from wtograph.records import DocumentRecord, SourceRecord
from wtograph.tabular import Cell, Record, Tabular, plain
from wtograph.trust import TRUST

if TYPE_CHECKING:
    import networkx as nx

STRENGTHS = ("strong", "proposed", "weak")


@dataclass(frozen=True, slots=True)
class Link:
    """One citation: a provision of one text names a provision, or the whole, of another.

    `citing` and `cited` are names of provisions, empty for a whole text; `topics` are the
    top-level topics of the link; `strength` is strong, weak or proposed; `range` is the place
    in the cited text when it is several paragraphs.
    """

    citation: str
    source: str
    citing: str
    target: str
    cited: str
    relation: str
    strength: str
    verification: str
    topics: frozenset[str]
    range: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a file that show a statement, by half-open code point offsets."""

    quote: str
    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A hop from a text to an older one, with every citation that says so.

    One edge per source, target and relation. `inferred` is true when no citation of the edge
    was read or reported: the hop then follows from the sequence of the texts.

    >>> import wtograph
    >>> [hop] = wtograph.load().lineage("WT/L/977", back_to=["WT/L/274"], up=1)
    >>> hop.relation, hop.places, hop.verification, hop.inferred
    ('continues', ('p1',), 'read', False)
    """

    source: str
    target: str
    relation: str
    strength: str
    links: tuple[Link, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    evidence: tuple[Quote, ...] = ()

    @property
    def verification(self) -> str:
        """The strongest label among the citations: one good source is enough for the hop."""
        labels = {link.verification for link in self.links}
        return next((label for label in TRUST if label in labels), min(labels))

    @property
    def inferred(self) -> bool:
        """Whether the hop is our reasoning and no text is known to state it."""
        return self.verification == "inferred"

    @property
    def places(self) -> tuple[str, ...]:
        """The citing provisions, in order, without repeats."""
        return tuple(dict.fromkeys(link.citing for link in self.links))


@dataclass(frozen=True, slots=True)
class Ways:
    """How the root reaches one older text: the direct link, and the longest way step by step."""

    direct: tuple[str, ...]
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenReference:
    """A citation of a set that the text leaves open; candidates are offered, never linked."""

    source: str
    citing: str
    relation: str
    written: str
    candidates: tuple[str, ...]
    verification: str


@dataclass(frozen=True, slots=True)
class Lineage(Tabular):
    """The texts that a document descends from, and those that came of it.

    `nodes` are ordered by date, then symbol; `edges` run from newer to older, and a loop goes
    over them. `complete` is False whenever a cited text is not held in the graph or a limit was
    reached; `capped` says the latter. `roots` are the texts that build on nothing here; `cycles`
    are texts that build on one another in a circle.

    >>> import wtograph
    >>> found = wtograph.load().lineage("WT/L/977", back_to=["WT/L/274"], up=1)
    >>> for hop in found.records():
    ...     print(hop["provision"], hop["relation"], hop["target"], hop["verification"])
    WT/L/977#1 continues WT/L/274 read
    """

    root: str
    place: str
    nodes: tuple[DocumentRecord, ...]
    edges: tuple[Edge, ...]
    complete: bool
    capped: bool
    ways: Mapping[str, Ways]
    open_references: tuple[OpenReference, ...] = ()
    roots: tuple[str, ...] = ()
    cycles: tuple[tuple[str, ...], ...] = ()
    by_iri: Mapping[str, DocumentRecord] = field(default_factory=dict)

    def node(self, iri: str) -> DocumentRecord:
        """The record of one text of this lineage."""
        return self.by_iri[iri]

    def edges_from(self, iri: str) -> tuple[Edge, ...]:
        """The hops that leave one text, in the order of the edges."""
        return tuple(edge for edge in self.edges if edge.source == iri)

    def shortest(self, goal: str) -> tuple[str, ...]:
        """The shortest way from the root to an older text, as IRIs; empty if there is none."""
        from wtograph.lineage import project  # networkx, only when asked

        return project.shortest(project.texts(self.edges), self.root, goal)

    def every_way(self, goal: str, *, most: int = 1000) -> tuple[tuple[str, ...], ...]:
        """All ways from the root to an older text, `most` at the most, shortest first.

        Ways over documents: a text on several subjects may join two threads here; `ways` holds
        the direct link and the longest way inside the thread.
        """
        from wtograph.lineage import project  # networkx, only when asked

        found = project.every_way(project.texts(self.edges), self.root, goal, most=most)
        return tuple(sorted(found, key=lambda way: (len(way), way)))

    @property
    def depth(self) -> int:
        """How many hops the farthest older text is away from the root, by the shortest way."""
        from wtograph.lineage import project  # networkx, only when asked

        return project.depth(project.texts(self.edges), self.root)

    def missing(self) -> tuple[DocumentRecord, ...]:
        """The texts that are cited here and not held in the graph."""
        return tuple(node for node in self.nodes if not node.held)

    def __iter__(self) -> Iterator[Edge]:
        return iter(self.edges)

    def __len__(self) -> int:
        return len(self.edges)

    def __bool__(self) -> bool:
        """True: a text that builds on nothing has a lineage too, of itself alone."""
        return True

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, those of the CSV of `wtograph lineage`."""
        return ("source", "target", "relation", "strength", "inferred", "provision",
                "verification", "source_date", "target_date", "source_symbol_verification",
                "target_symbol_verification", "sources")  # fmt: skip

    def brief(self) -> tuple[str, ...]:
        """The columns that a notebook shows."""
        return ("source", "relation", "target", "target_date", "provision", "strength", "inferred",
                "verification", "sources")  # fmt: skip

    def records(self) -> Iterator[Record]:
        """One row a hop; `provision` is the first place of the newer text that makes it."""
        return map(self._record, self.edges)

    def _record(self, hop: Edge) -> Record:
        newer, older = self.node(hop.source), self.node(hop.target)
        place = next((place for place in hop.places if place), "")
        return {
            "source": newer.symbol,
            "target": older.symbol,
            "relation": hop.relation,
            "strength": hop.strength,
            "inferred": hop.inferred,
            "provision": reference(newer.symbol, place) if place else None,
            "verification": hop.verification,
            "source_date": newer.date or None,
            "target_date": older.date or None,
            "source_symbol_verification": symbol_label(newer),
            "target_symbol_verification": symbol_label(older),
            "sources": tuple(source.id for source in hop.sources),
        }

    def shown(self, column: str, value: Cell) -> str:
        """A value as people read it; proposed and inferred hops are said to be so."""
        if column == "inferred":
            return word("lineage-inferred", "en") if value else ""
        if column == "strength" and value == "proposed":
            return word("table-proposed", "en")
        return plain(value)

    def remarks(self) -> tuple[str, ...]:
        """Whether it is complete, what is left open, and which symbols are not verified."""
        said = []
        if self.node(self.root).kind == "Proposal":
            said.append(word("lineage-proposal", "en"))
        missing = [text.symbol for text in self.missing()]
        if self.capped:
            said.append(word("lineage-capped", "en", count=len(self.nodes)))
        if missing:
            listed = ", ".join(missing)
            said.append(word("lineage-missing", "en", count=len(missing), symbols=listed))
        elif self.complete:
            said.append(word("lineage-complete", "en"))
        if self.open_references:
            said.append(word("lineage-open-count", "en", count=len(self.open_references)))
        places = our_places(record["provision"] for record in self.records())
        return (*said, *not_verified(self.nodes), *places)

    def graph(self) -> nx.MultiDiGraph[str]:
        """The texts and hops for networkx: nodes by IRI, hops by relation, newer to older.

        Every attribute is a text or a truth value, so that GraphML can hold it.
        """
        from wtograph.lineage import project  # networkx, only when asked

        return project.network(self)
