"""The one door to the triples, in memory or in a folder: load, ask, replace, hand to rdflib."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from wtograph import resources
from wtograph.errors import BadFacts, BadQuery, UnknownFile
from wtograph.literals import Literal
from wtograph.sparql import names_graphs, one_line, reason
from wtograph.vocab import BASE, PREFIXES, quiet_rdflib

if TYPE_CHECKING:
    import rdflib

GRAPHS = f"{BASE}graph/"
INFERRED = f"{GRAPHS}inferred/core"
CANDIDATES = f"{GRAPHS}inferred/candidates"
META = f"{GRAPHS}meta"
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
Row = Mapping[str, str]
"""One answer of a SELECT: variable to IRI or lexical form; an unbound variable is absent."""


@dataclass(frozen=True, slots=True)
class FactsFile:
    """A file of facts and the named graph it fills."""

    path: Path
    graph: str


def shipped_files() -> Iterator[FactsFile]:
    """The files of the package and the named graph of each, in a fixed order."""
    for path in resources.files("ontology", ".ttl"):
        if path.parent.name != "shapes":
            yield FactsFile(path, f"{GRAPHS}vocab")
    data = resources.shipped("data")
    for path in resources.files("data", ".ttl"):
        kind = path.parent.relative_to(data).as_posix()
        yield FactsFile(path, META if kind == "." else f"{GRAPHS}{kind}/{path.stem}")


class Store:
    """Named graphs of triples; their union answers every query.

    `name` is what messages call it: "shipped facts", or the folder as typed.
    """

    def __init__(self, inner: ox.Store, name: str) -> None:
        self._inner = inner
        self.name = name

    @classmethod
    def in_memory(cls, files: Iterable[FactsFile], name: str = "shipped facts") -> Store:
        """A store in memory filled from files. Raises: BadFacts, UnknownFile."""
        store = cls(ox.Store(), name)
        for facts in files:
            store.load(facts)
        return store

    def load(self, facts: FactsFile) -> None:
        """Add one file of facts to its graph, which takes the place of graphs named in the file.

        Raises: UnknownFile; BadFacts with line and column if it does not parse.
        """
        kind = FORMATS.get(facts.path.suffix)
        if kind is None:
            raise BadFacts(
                f"{facts.path}: not a kind of facts file",
                hint=f"facts are read from {', '.join(FORMATS)}",
            )
        into = ox.NamedNode(facts.graph)
        try:
            quads = ox.parse(
                facts.path.read_bytes().removeprefix(b"\xef\xbb\xbf"),
                format=kind,
                base_iri=f"{BASE}relative/",
            )
            self._inner.extend(ox.Quad(q.subject, q.predicate, q.object, into) for q in quads)
        except OSError as trouble:
            raise UnknownFile(f"{facts.path}: {trouble.strerror or 'cannot be read'}") from None
        except SyntaxError as trouble:
            place = f":{trouble.lineno}:{trouble.offset}" if trouble.lineno else ""
            raise BadFacts(
                f"{facts.path}{place}: {reason(trouble.msg)}",
                hint="mend the file there; nothing was stored",
            ) from None

    def add(self, triples: Iterable[tuple[str, str, str | int | Literal]], graph: str) -> None:
        """Add triples of two IRIs and an IRI, an integer or a literal to a graph."""
        into = ox.NamedNode(graph)
        iri = ox.NamedNode
        self._inner.extend(ox.Quad(iri(s), iri(p), _object(o), into) for s, p, o in triples)

    def construct_into(self, sparql: str, graph: str) -> int:
        """Add what a CONSTRUCT makes, unless some graph has it; returns how many were new.

        Raises: BadQuery, also for a query of another kind.
        """
        made = self._answer(sparql)
        if not isinstance(made, ox.QueryTriples):
            raise BadQuery("a rule is a CONSTRUCT", hint="SELECT and ASK make no triples")
        into = ox.NamedNode(graph)
        new = {
            triple
            for triple in made
            if not any(
                self._inner.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
            )
        }
        self._inner.extend(ox.Quad(t.subject, t.predicate, t.object, into) for t in new)
        return len(new)

    def rows(self, sparql: str) -> list[Row]:
        """The answers of a SELECT, in the order the query gives them.

        Raises: BadQuery, also for a query of another kind.
        """
        answer = self._answer(sparql)
        if not isinstance(answer, ox.QuerySolutions):
            raise BadQuery("only a SELECT has rows", hint="write SELECT")
        names = [variable.value for variable in answer.variables]
        return [
            {name: value.value for name in names if (value := solution[name]) is not None}
            for solution in answer
        ]

    def answer(self, sparql: str) -> list[Row] | bool | rdflib.Graph:
        """Rows of a SELECT, the truth of an ASK, or an rdflib graph. Raises: BadQuery."""
        answer = self._answer(sparql)
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QuerySolutions):
            return self.rows(sparql)
        from rdflib import Graph

        quiet_rdflib()
        lines = answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        return Graph().parse(data=lines.decode(), format="nt")

    def _answer(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return self._inner.query(
                sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=not names_graphs(sparql)
            )
        except SyntaxError as trouble:
            raise BadQuery(one_line(str(trouble))) from None

    def serialized(self, sparql: str, form: str) -> tuple[str, bytes]:
        """The answer of any query as its kind (rows, boolean, triples) and its bytes.

        `form` is json, csv or tsv for rows and booleans (SPARQL 1.1 Query Results formats);
        triples are always N-Triples.
        """
        answer = self._answer(sparql)
        kinds = {
            "json": ox.QueryResultsFormat.JSON,
            "csv": ox.QueryResultsFormat.CSV,
            "tsv": ox.QueryResultsFormat.TSV,
        }
        if isinstance(answer, ox.QueryTriples):
            return "triples", answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        kind = "boolean" if isinstance(answer, ox.QueryBoolean) else "rows"
        if kind == "boolean" and form != "json":
            form = "csv"
        return kind, answer.serialize(format=kinds[form]) or b""

    def subjects(self, graph: str) -> set[str]:
        """The IRIs that a named graph says something about."""
        quads = self._inner.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        return {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}

    def copy_graphs(self, other: Store, graphs: Iterable[str]) -> None:
        """Add these named graphs of another store."""
        for graph in sorted(graphs):
            self._inner.extend(
                other._inner.quads_for_pattern(None, None, None, ox.NamedNode(graph))
            )

    def clear(self, graph: str) -> None:
        """Empty one named graph."""
        self._inner.remove_graph(ox.NamedNode(graph))

    def graphs(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""
        return tuple(sorted(node.value for node in self._inner.named_graphs()))

    def __len__(self) -> int:
        return len(self._inner)

    def graph(self, names: Iterable[str] = ()) -> rdflib.Graph:
        """These named graphs, or all of them, merged into one rdflib graph of its own."""
        from rdflib import Graph

        return Graph() + self.reading(names or self.graphs())

    def reading(self, names: Iterable[str]) -> rdflib.Graph:
        """These named graphs as rdflib reads them, each triple once; no copy is made."""
        from rdflib import Graph  # slow to import
        from rdflib.store import Store as Rdflib

        quiet_rdflib()
        kind = type("Reading", (_Reading, Rdflib), {})
        return Graph(store=kind(self._inner, {ox.NamedNode(name) for name in names}))

    def dataset(self) -> rdflib.Dataset:
        """An rdflib Dataset over a copy of the triples; writing to it never changes the store.

        The default graph is the union of the named graphs.
        """
        import oxrdflib
        from rdflib import Dataset

        copy = ox.Store()
        copy.extend(self._inner)
        return Dataset(store=oxrdflib.OxigraphStore(store=copy), default_union=True)

    def nquads(self) -> bytes:
        """Every quad as N-Quads, sorted: the same facts give the same bytes.

        Source: RDF Dataset Canonicalization (RDFC-1.0), for the names of nodes without one.
        """
        dataset = ox.Dataset(self._inner)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return "".join(sorted(f"{quad} .\n" for quad in dataset)).encode()

    def backup(self, folder: Path) -> None:
        """Write the whole store into a new folder on disk."""
        disk = ox.Store(str(folder))
        disk.bulk_extend(self._inner)
        disk.flush()
        disk.optimize()

    @classmethod
    def on_disk(cls, folder: Path, name: str) -> Store:
        """A store folder opened for reading only."""
        return cls(ox.Store.read_only(str(folder)), name)


class _Reading:
    """The part of an rdflib store that reads: some named graphs of ours, term by term."""

    context_aware = graph_aware = True

    def __init__(self, inner: ox.Store, graphs: set[ox.NamedNode]) -> None:
        super().__init__()
        self._inner, self._graphs = inner, graphs
        self._size = len(inner)
        self._ours: dict[object, Any] = {}
        self._theirs: dict[object, Any] = {}

    def triples(self, triple_pattern: Iterable[Any], context: object = None) -> Iterator[Any]:
        """The triples that match, with nothing said of the graphs they stand in."""
        s, p, o = (self._ours.get(term) or self._ask(term) for term in triple_pattern)
        met = set()
        if isinstance(s, ox.Literal):  # a path may lead to a value and ask on from there
            return
        for quad in self._inner.quads_for_pattern(s, p, o, None):
            found = quad.triple
            if quad.graph_name in self._graphs and found not in met:
                met.add(found)
                yield tuple(self._theirs.get(t) or self._tell(t) for t in found), iter(())

    def __len__(self, context: object = None) -> int:
        return self._size  # asked for at every step of a validation; counting anew is slow

    def _ask(self, term: Any) -> Any:
        """One of our terms for one of rdflib's."""
        if term is None:
            return None
        (quad,) = ox.parse(f"<a:b> <a:b> {term.n3()} .", format=ox.RdfFormat.TURTLE)
        return self._ours.setdefault(term, quad.object)

    def _tell(self, term: Any) -> Any:
        """One of rdflib's terms for one of ours."""
        from rdflib.util import from_n3

        made = from_n3(str(term))
        self._ours[made] = term
        return self._theirs.setdefault(term, made)


def _object(value: str | int | Literal) -> ox.NamedNode | ox.Literal:
    if isinstance(value, Literal):
        kind = ox.NamedNode(value.type) if value.type else None
        return ox.Literal(value.text, language=value.lang or None, datatype=kind)
    return ox.NamedNode(value) if isinstance(value, str) else ox.Literal(value)
