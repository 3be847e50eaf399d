"""What the graph says of a thing, in which named graph, with which label, source and words."""

from collections.abc import Iterable

from wtograph.explain.model import Claimed, Ground, Statement, Words
from wtograph.lineage.links import quotes
from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import DOC, NOTE, SourceRecord, claims, tail
from wtograph.store import GRAPHS, Store
from wtograph.trust import TRUST
from wtograph.vocab import PREFIXES

WTOG = PREFIXES["wtog"]
TYPE = f"{PREFIXES['rdf']}type"
SOURCE = f"{PREFIXES['dcterms']}source"
VERIFICATION = f"{WTOG}verification"
CONFIDENCE = f"{WTOG}confidence"
HOUSEKEEPING = {
    VERIFICATION, CONFIDENCE, SOURCE, NOTE, f"{WTOG}hasEvidence", f"{WTOG}dayNumber", f"{WTOG}year",
    f"{PREFIXES['skos']}inScheme", f"{PREFIXES['skos']}topConceptOf",
    f"{PREFIXES['rdfs']}isDefinedBy", f"{PREFIXES['vs']}term_status",
}  # fmt: skip
"""What is said of a node as a whole, or computed from its dates; shown with each statement."""


class Facts:
    """What a store says, asked once a thing and remembered for one explanation."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._said: dict[str, tuple[tuple[Statement, str], ...]] = {}
        self._claims: dict[str, tuple[Claimed, ...]] = {}
        self._users: dict[str, str] = {}
        self._sources: dict[str, SourceRecord] = {}

    def said(self, node: str) -> tuple[tuple[Statement, str], ...]:
        """Every statement about a thing with its named graph, sorted."""
        if node not in self._said:
            found = rows(self.store, "read/explain-said", node=node)
            self._said[node] = tuple(
                (
                    Statement(
                        node,
                        row["property"],
                        row["value"],
                        row["literal"] == "true",
                        row.get("language", ""),
                    ),
                    row["graph"].removeprefix(GRAPHS),
                )
                for row in found
            )
        return self._said[node]

    def values(self, node: str, property_: str) -> tuple[Statement, ...]:
        """The statements of one property of a thing, each once."""
        return tuple(dict.fromkeys(s for s, _ in self.said(node) if s.property == property_))

    def objects(self, node: str, property_: str) -> tuple[str, ...]:
        """The values of one property of a thing."""
        return tuple(each.object for each in self.values(node, property_))

    def graphs(self, statement: Statement) -> tuple[str, ...]:
        """The named graphs that hold a statement."""
        return tuple(g for each, g in self.said(statement.subject) if each == statement)

    def kinds(self, node: str) -> frozenset[str]:
        """The classes of a thing, by local name."""
        return frozenset(tail(each) for each in self.objects(node, TYPE))

    def ground(self, statement: Statement, graph: str) -> Ground:
        """Who says a statement in one named graph, and how well it is known there.

        A Claim without evidence about this very value is weaker than its node, so its label and
        its sources stand; a Claim with evidence, as a confirmation has, can make it stronger.
        """
        node = statement.subject
        label, origin = self._label(node, graph)
        named = self._in(node, SOURCE, graph)
        agreeing = [
            claim
            for claim in self.claims(node)
            if claim.statement == statement and claim.ground.label
            and not claim.ground.graph.startswith("inferred/")
        ]  # fmt: skip
        plain = [claim for claim in agreeing if not claim.ground.words]
        sources = self.sources(named)
        if plain:
            best = min(plain, key=lambda claim: rank(claim.ground.label))
            label, origin, sources = best.ground.label, "claim", best.ground.sources
        for claim in agreeing:
            if claim.ground.words and rank(claim.ground.label) < rank(label):
                label, origin, sources = claim.ground.label, "claim", claim.ground.sources
        return Ground(
            graph,
            label,
            origin,
            next(iter(self._in(node, CONFIDENCE, graph)), ""),
            sources,
            self._notes(node, graph),
            self.words(node),
        )

    def _in(self, node: str, property_: str, graph: str) -> tuple[str, ...]:
        return tuple(
            s.object for s, where in self.said(node) if where == graph and s.property == property_
        )

    def _notes(self, node: str, graph: str) -> tuple[tuple[str, str], ...]:
        said = (s for s, where in self.said(node) if where == graph and s.property == NOTE)
        return tuple((each.language, each.object) for each in said)

    def _label(self, node: str, graph: str) -> tuple[str, str]:
        own = self._in(node, VERIFICATION, graph)
        if own:
            return tail(own[0]), "node"
        if self._in(node, CONFIDENCE, graph):
            return "" if graph.startswith("inferred/") else "extracted", "node"
        if node not in self._users:
            used = [tail(r["label"]) for r in rows(self.store, "read/explain-users", node=node)]
            self._users[node] = min(used, key=rank, default="")
        if self._users[node]:
            return self._users[node], "users"
        whole = split(node)[0]
        if node.startswith(DOC) and whole != node:
            return self._label(whole, graph)[0], "document"
        return "", "node"

    def labelled(self, node: str, graph: str) -> bool:
        """Whether a thing has a verification label of its own in a named graph."""
        return bool(self._in(node, VERIFICATION, graph))

    def sources(self, iris: Iterable[str]) -> tuple[SourceRecord, ...]:
        """The records of these sources, in order of their names."""
        wanted = sorted(set(iris))
        new = [iri for iri in wanted if iri not in self._sources]
        for row in rows(self.store, "read/explain-sources", source=new) if new else []:
            record = SourceRecord(
                tail(row["source"]),
                row.get("label", ""),
                row.get("url", ""),
                tail(row.get("kind", "")),
            )
            self._sources.setdefault(row["source"], record)
        return tuple(self._sources.get(iri, SourceRecord(tail(iri), "", "", "")) for iri in wanted)

    def words(self, node: str) -> tuple[Words, ...]:
        """The words behind a thing, with the hash of the file that has them."""
        if not self.objects(node, f"{WTOG}hasEvidence"):
            return ()
        found = []
        for quote in quotes(self.store, [node]).get(node, ()):
            file = f"{PREFIXES['file']}{quote.file}"
            hashed, reader = (
                next(iter(self.objects(file, WTOG + name)), "") for name in ("sha256", "reader")
            )
            found.append(Words(quote.quote, quote.start, quote.end, quote.file, hashed, reader))
        return tuple(found)

    def claims(self, node: str) -> tuple[Claimed, ...]:
        """The Claims about a thing, each with its own label, source and words."""
        if node not in self._claims:
            self._claims[node] = ()  # a Claim about a Claim asks no further
            self._claims[node] = tuple(
                self._claim(node, f"{PREFIXES['claim']}{each.id}")
                for each in claims(self.store, [node])
            )
        return self._claims[node]

    def _claim(self, node: str, claim: str) -> Claimed:
        value = self.values(claim, f"{PREFIXES['rdf']}value")[0]
        about = next(iter(self.objects(claim, f"{WTOG}aboutProperty")), "")
        graph = self.graphs(value)[0]
        said = Statement(node, about, value.object, value.literal, value.language)
        label, origin = self._label(claim, graph)
        ground = Ground(
            graph,
            label if origin == "node" else "",
            "node",
            next(iter(self._in(claim, CONFIDENCE, graph)), ""),
            self.sources(self._in(claim, SOURCE, graph)),
            self._notes(claim, graph),
            self.words(claim),
        )
        return Claimed(tail(claim), said, False, ground)


def rank(label: str) -> int:
    """How weak a verification label is; an unknown one, and none, are the weakest."""
    return TRUST.index(label) if label in TRUST else len(TRUST)
