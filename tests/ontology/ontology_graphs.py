"""The ontology files as graphs, for the tests beside this file."""

from functools import cache
from pathlib import Path

from rdflib import Graph, URIRef

from wtograph.vocab import BASE, PREFIXES

ROOT = Path(__file__).parent.parent.parent
ONTOLOGY = ROOT / "ontology"
MODULES = sorted(path for path in ONTOLOGY.glob("*.ttl") if path.name != "alignments.ttl")
VOCABULARIES = sorted(p for p in (ONTOLOGY / "vocab").glob("*.ttl") if p.name != "bodies.ttl")
WTOG = PREFIXES["wtog"]


@cache
def modules() -> Graph:
    """Classes, properties and individuals, without alignments."""
    return parsed(*MODULES)


@cache
def vocabularies() -> Graph:
    """The concepts, without the bodies."""
    return parsed(*VOCABULARIES)


def parsed(*paths: Path) -> Graph:
    """Some Turtle files in one graph."""
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph


def ours(graph: Graph) -> set[str]:
    """Every IRI of ours in a graph, wherever it stands."""
    return {
        str(node)
        for triple in graph
        for node in triple
        if isinstance(node, URIRef) and str(node).startswith(BASE)
    }


def terms(graph: Graph, space: str) -> set[str]:
    """The local names of the things described in a name space."""
    subjects = (str(subject) for subject in graph.subjects())
    return {iri[len(space) :] for iri in subjects if iri.startswith(space)} - {""}
