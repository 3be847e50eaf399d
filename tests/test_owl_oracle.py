"""Our rules against OWL 2 RL: ten Instruments, one ontology, two reasoners, one answer."""

from functools import cache

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from wtograph import rules
from wtograph.queries import catalogue
from wtograph.resources import files
from wtograph.store import GRAPHS, INFERRED, FactsFile, Store
from wtograph.vocab import PREFIXES, STRONG, WEAK

TEN = (
    "WT_MIN98_DEC_2", "WT_L_274", "WT_MIN01_DEC_1", "WT_L_579", "WT_MIN05_DEC", "WT_L_782",
    "WT_L_843", "WT_L_907", "WT_L_977", "WT_L_1193",
)  # fmt: skip
WTOG, DOC = PREFIXES["wtog"], PREFIXES["doc"]
AXIOMS = {
    RDF.type, RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf,
    OWL.propertyChainAxiom,
}  # fmt: skip
FACTS = {RDF.type, *(URIRef(f"{WTOG}{name}") for name in ("partOf", "establishedBy"))}
Pairs = set[tuple[Node, Node]]


def subset() -> Store:
    """The ten texts, the norms and the ontology, with plain links but nothing else derived."""
    wanted = {f"{name}.ttl" for name in TEN} | {"norms.ttl"}
    facts = [FactsFile(p, f"{GRAPHS}curated/{p.stem}") for p in files("data", ".ttl")
             if p.name in wanted]  # fmt: skip
    words = [
        FactsFile(path, f"{GRAPHS}vocab")
        for path in files("ontology", ".ttl")
        if path.parent.name in ("ontology", "vocab") and path.name not in
        ("alignments.ttl", "bodies.ttl")
    ]  # fmt: skip
    assert len(facts) == len(TEN) + 1
    return Store.in_memory([*facts, *words])


@cache
def ours() -> Graph:
    """The subset with our rules applied."""
    store = subset()
    rules.apply_rules(store)
    return store.graph()


@cache
def theirs() -> Graph:
    """The subset under the OWL 2 RL rules; the plain links of citations are given to both.

    Labels, notes and sources are left out: they play no part, and owlrl is slow.
    """
    store = subset()
    store.construct_into(catalogue()["rules/R2-citation"].sparql, INFERRED)
    links = {URIRef(f"{WTOG}{name}") for name in (*STRONG, *WEAK)}
    graph = Graph()
    for triple in store.graph():
        subject, predicate, _ = triple
        if predicate in AXIOMS | FACTS | links and not str(subject).startswith(str(SKOS)):
            graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def between_texts(graph: Graph, name: str) -> Pairs:
    """A link between whole texts, not to itself."""
    return {
        (one, other)
        for one, _, other in graph.triples((None, URIRef(f"{WTOG}{name}"), None))
        if one != other
        and all(str(end).startswith(DOC) and "__" not in str(end) for end in (one, other))
    }


def described(graph: Graph) -> set[Node]:
    """The ten texts; what they cite beside them is no Document in the subset."""
    return {URIRef(DOC + name) for name in TEN}


@pytest.mark.timeout(110)
@pytest.mark.parametrize("name", ["buildsOn", "refersTo"])
def test_links_between_texts_are_those_of_owl(name: str) -> None:
    expected = {pair for pair in between_texts(theirs(), name) if pair[1] in described(theirs())}
    assert between_texts(ours(), name) == expected
    assert len(expected) > 10


@pytest.mark.timeout(110)
@pytest.mark.parametrize("name", [*STRONG, *WEAK, "buildsOn"])
def test_links_from_provisions_are_closed_under_wider_kinds_as_in_owl(name: str) -> None:
    def wider(graph: Graph) -> Pairs:
        found = graph.triples((None, URIRef(f"{WTOG}{name}"), None))
        return {(one, other) for one, _, other in found if (one, URIRef(f"{WTOG}refersTo"), other)
                in graph}  # fmt: skip

    stated = set(ours().subject_objects(URIRef(f"{WTOG}{name}")))
    assert wider(ours()) == stated
    assert stated <= set(theirs().subject_objects(URIRef(f"{WTOG}{name}")))


@pytest.mark.timeout(110)
def test_instances_have_the_wider_classes_of_owl_inside_our_name_space() -> None:
    def typed(graph: Graph) -> Pairs:
        ours_ = {URIRef(f"{WTOG}{name}") for name in CLASSES}
        return {
            (node, kind)
            for node, kind in graph.subject_objects(RDF.type)
            if kind in ours_ and str(node).startswith((DOC, PREFIXES["norm"], PREFIXES["prog"]))
        }

    assert typed(ours()) == typed(theirs())


CLASSES = (
    "Document", "Instrument", "Effect", "Mandate", "Commitment", "Moratorium", "Definition",
    "SunsetClause", "ValidityPeriod", "WorkProgramme", "Provision",
)  # fmt: skip
