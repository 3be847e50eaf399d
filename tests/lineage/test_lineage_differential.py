"""Two ways, one answer: the walk against a plain one over SPARQL rows, and against `buildsOn`."""

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx
import pytest
from engine_examples import shorts

from wtograph.library import Graph
from wtograph.lineage.build import lineage
from wtograph.vocab import shorten

ROOTS = (
    "WT/L/1193", "WT/L/1143", "WT/L/977", "WT/L/579", "WT/MIN(05)/DEC", "WT/MIN(01)/DEC/1",
    "WT/L/1188", "WT/L/844", "WT/MIN(24)/39", "WT/L/1080", "WT/L/274", "x-IND-20240123",
)  # fmt: skip
STRONG = {"basedOn", "continues", "implements", "extendsValidityOf", "supersedes", "terminates"}
CITATIONS = """
SELECT ?c ?citing ?from ?place ?to ?type ?kind ?own ?stated WHERE {
  ?c wtog:citing ?citing ; wtog:cited ?named ; wtog:citationType ?type .
  ?citing wtog:partOf* ?from . ?from a wtog:Document .
  OPTIONAL { ?named wtog:establishedBy ?text }
  BIND(COALESCE(?text, ?named) AS ?place)
  OPTIONAL { ?place wtog:partOf* ?to . ?to a wtog:Document }
  BIND(IF(EXISTS { ?from a wtog:Instrument }, "Instrument",
    IF(EXISTS { ?from a wtog:Proposal }, "Proposal", "")) AS ?kind)
  OPTIONAL { ?c wtog:onTopic ?own }
  OPTIONAL { { ?effect wtog:statedIn ?citing ; wtog:onTopic ?stated }
    UNION { ?citing wtog:onTopic ?stated } }
}"""


@dataclass(frozen=True)
class Cite:
    """A citation as the rows have it."""

    source: str
    citing: str
    target: str
    cited: str
    relation: str
    kind: str
    topics: frozenset[str]


def citations(graph: Graph) -> dict[str, list[Cite]]:
    """Every citation by citing text, with its top-level topics."""
    broader = {
        row["low"]: row["high"]
        for row in graph.store.rows("SELECT ?low ?high { ?low skos:broader ?high }")
    }

    def top(topic: str) -> str:
        while topic in broader:
            topic = broader[topic]
        return topic

    grouped = defaultdict(list)
    for row in graph.store.rows(CITATIONS):
        grouped[row["c"], row["from"], row["place"], row["type"]].append(row)
    found = defaultdict(list)
    for (_, source, place, relation), same in grouped.items():
        own = {top(row["own"]) for row in same if "own" in row}
        stated = {top(row["stated"]) for row in same if "stated" in row}
        first = same[0]
        found[source].append(
            Cite(
                source,
                first["citing"].removeprefix(source).removeprefix("__"),
                first.get("to", place.partition("__")[0]),
                place.partition("__")[2],
                relation.rpartition("/")[2],
                first["kind"],
                frozenset(own or stated),
            )
        )
    return found


def walked(graph: Graph, root: str) -> set[str]:
    """The ancestors of a text: settled point 21, written out."""
    every = citations(graph)

    def strong(cite: Cite) -> bool:
        return cite.relation in STRONG and cite.kind == "Instrument"

    def may_follow(before: Cite, after: Cite) -> bool:
        subjects = set(before.topics).union(*(cite.topics for cite in every[after.source]))
        if len(subjects) <= 1:
            return True
        if before.topics and after.topics:
            return bool(before.topics & after.topics)
        if before.cited and after.citing:
            return before.cited.split("-")[0] == after.citing.split("-")[0]
        return not before.cited and not after.citing

    start = {"Instrument", "Proposal"}
    waiting = [c for c in every[root] if c.relation in STRONG and c.kind in start]
    seen = set(waiting)
    while waiting:
        before = waiting.pop()
        for after in every[before.target]:
            if strong(after) and may_follow(before, after) and after not in seen:
                seen.add(after)
                waiting.append(after)
    return {cite.target for cite in seen} - {root}


@pytest.mark.parametrize("ref", ROOTS)
def test_the_walk_finds_what_a_plain_walk_over_the_citations_finds(graph: Graph, ref: str) -> None:
    found = graph.lineage(ref)
    assert shorts(sorted({n.iri for n in found.nodes} - {found.root})) == shorts(
        sorted(walked(graph, found.root))
    )


def test_one_hop_of_the_walk_is_one_hop_of_builds_on_for_every_instrument(graph: Graph) -> None:
    pairs = defaultdict(set)
    for row in graph.store.rows(
        "SELECT ?a ?b { ?a a wtog:Instrument ; wtog:buildsOn ?b . ?b a wtog:Document }"
    ):
        pairs[row["a"]].add(row["b"])
    assert len(pairs) > 20
    for document, expected in pairs.items():
        found = lineage(graph.store, document, up=1)
        assert {edge.target for edge in found.edges} == expected, shorten(document)
        assert {edge.strength for edge in found.edges} == {"strong"}


def test_builds_on_never_reaches_or_leaves_a_proposal(graph: Graph) -> None:
    assert not graph.store.answer("ASK { ?p a wtog:Proposal ; wtog:buildsOn ?x }")
    assert not graph.store.answer(
        "ASK { ?part wtog:partOf* ?p . ?p a wtog:Proposal . ?part wtog:buildsOn ?x }"
    )
    assert not graph.store.answer("ASK { ?p a wtog:Proposal . ?x wtog:buildsOn ?p }")
    assert graph.store.answer("ASK { ?p a wtog:Proposal ; wtog:proposesToBuildOn ?x }")


def test_a_proposal_is_nobodys_strong_ancestor(graph: Graph) -> None:
    instruments = graph.store.rows("SELECT DISTINCT ?d { ?d a wtog:Instrument ; wtog:buildsOn ?x }")
    for row in instruments:
        found = lineage(graph.store, row["d"])
        strong = {edge.target for edge in found.edges if edge.strength == "strong"}
        assert not [iri for iri in strong if found.node(iri).kind == "Proposal"]


def test_the_lineage_of_every_text_with_links_is_whole_and_without_circles(graph: Graph) -> None:
    for row in graph.store.rows("SELECT DISTINCT ?d { ?d a wtog:Instrument ; wtog:buildsOn ?x }"):
        found = lineage(graph.store, row["d"])
        assert found.cycles == ()
        assert found.complete == (not found.missing())
        assert {e.source for e in found.edges} | {e.target for e in found.edges} <= {
            node.iri for node in found.nodes
        }


@pytest.mark.parametrize("ref", ROOTS)
def test_the_reduced_lineage_is_the_transitive_reduction(graph: Graph, ref: str) -> None:
    whole, reduced = graph.lineage(ref), graph.lineage(ref, minimal=True)
    plain: nx.DiGraph[str] = nx.DiGraph()
    plain.add_edges_from((edge.source, edge.target) for edge in whole.edges)
    expected = set(nx.transitive_reduction(plain).edges)
    assert {(edge.source, edge.target) for edge in reduced.edges} == expected
    assert set(reduced.edges) <= set(whole.edges)
    assert reduced.nodes == whole.nodes


@pytest.mark.parametrize("ref", ROOTS)
def test_the_longest_way_is_one_that_its_hops_make_up(graph: Graph, ref: str) -> None:
    found = graph.lineage(ref)
    hops = {(edge.source, edge.target) for edge in found.edges}
    for goal, ways in found.ways.items():
        assert (ways.chain[0], ways.chain[-1]) == (found.root, goal)
        assert set(zip(ways.chain, ways.chain[1:], strict=False)) <= hops
        assert len(set(ways.chain)) == len(ways.chain)
        assert bool(ways.direct) == ((found.root, goal) in hops)
