"""The walked links as networkx graphs: ways, roots, depth, and what a longer way implies."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

import networkx as nx

from wtograph.lineage.model import Edge, Lineage, Link, Ways
from wtograph.records import DocumentRecord
from wtograph.tabular import Record, plain

MOST_TRIED = 100_000
Texts: TypeAlias = "nx.DiGraph[str]"
Network: TypeAlias = "nx.MultiDiGraph[str]"


def texts(edges: Iterable[Edge]) -> Texts:
    """Texts and hops, newer to older; each hop keeps its edges under `edges`."""
    graph: Texts = nx.DiGraph()
    for edge in edges:
        if graph.has_edge(edge.source, edge.target):
            graph.edges[edge.source, edge.target]["edges"].append(edge)
        else:
            graph.add_edge(edge.source, edge.target, edges=[edge])
    return graph


def network(lineage: Lineage) -> Network:
    """Every text and hop of a lineage with what its table says; a hop's key is its relation."""
    graph: Network = nx.MultiDiGraph(
        root=lineage.root, complete=lineage.complete, remarks="\n".join(lineage.remarks())
    )
    for text in lineage.nodes:
        graph.add_node(text.iri, **_attributes(text.record(), without=("iri",)))
    ends = ("source", "target", "source_date", "target_date", "source_symbol_verification",
            "target_symbol_verification")  # fmt: skip
    for hop, record in zip(lineage, lineage.records(), strict=True):
        known = _attributes(record, without=ends) | {"proposed": hop.strength == "proposed"}
        graph.add_edge(hop.source, hop.target, key=hop.relation, **known)
    return graph


def _attributes(record: Record, *, without: tuple[str, ...]) -> dict[str, str | bool]:
    """The values as texts and truth values; empty text where nothing is known."""
    return {
        name: value if isinstance(value, bool) else plain(value)
        for name, value in record.items()
        if name not in without
    }


def cycles(graph: Texts) -> tuple[tuple[str, ...], ...]:
    """The groups of texts that build on one another in a circle, each sorted."""
    groups = (c for c in nx.strongly_connected_components(graph) if len(c) > 1)
    return tuple(sorted(tuple(sorted(group)) for group in groups))


def roots(graph: Texts) -> tuple[str, ...]:
    """The texts that build on nothing in the graph."""
    return tuple(sorted(node for node in graph if graph.out_degree(node) == 0))


def depth(graph: Texts, root: str) -> int:
    """How many hops the farthest text is away by the shortest way; 0 if nothing is reached."""
    if root not in graph:
        return 0
    return max(nx.single_source_shortest_path_length(graph, root).values())


def shortest(graph: Texts, start: str, goal: str) -> tuple[str, ...]:
    """The shortest way between two texts, first in order of IRIs; empty if there is none."""
    if start not in graph or goal not in graph or not nx.has_path(graph, start, goal):
        return ()
    return min(tuple(path) for path in nx.all_shortest_paths(graph, start, goal))


def every_way(
    graph: Texts, start: str, goal: str, *, most: int = 1000
) -> Iterator[tuple[str, ...]]:
    """All ways between two texts without going twice through one, `most` at the most."""
    if start in graph and goal in graph:
        yield from islice((tuple(p) for p in nx.all_simple_paths(graph, start, goal)), most)


def reduced(edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
    """The edges without those that a longer way already implies (transitive reduction).

    Texts in a circle keep all their edges.
    """
    graph = texts(edges)
    group = {n: i for i, c in enumerate(nx.strongly_connected_components(graph)) for n in c}
    order = nx.condensation(graph, list(nx.strongly_connected_components(graph)))
    mapping = order.graph["mapping"]
    kept = set(nx.transitive_reduction(order).edges)
    return tuple(
        edge
        for edge in edges
        if group[edge.source] == group[edge.target]
        or (mapping[edge.source], mapping[edge.target]) in kept
    )


def ways(
    root: str,
    after: Mapping[Link, tuple[Link, ...]],
    first: tuple[Link, ...],
    goals: Iterable[str],
    nodes: Mapping[str, DocumentRecord],
) -> dict[str, Ways]:
    """To each goal the direct link and the longest way inside the thread.

    Ties go to later dates, then symbols. Both are empty where the walk does not reach the goal.
    Among texts that cite one another in a circle, the longest of the first `MOST_TRIED` ways.
    """
    graph: nx.DiGraph[Link] = nx.DiGraph()
    graph.add_nodes_from(after)
    graph.add_edges_from((link, n) for link, following in after.items() for n in following)
    order = list(nx.topological_sort(graph)) if nx.is_directed_acyclic_graph(graph) else None
    found = {}
    for goal in goals:
        direct = (root, goal) if any(link.target == goal for link in first) else ()
        if order is None:
            several = list(islice(_simple(root, after, first, goal), MOST_TRIED))
        else:
            several = _best(root, after, first, goal, order, nodes)
        found[goal] = Ways(direct, _longest(several, nodes) if several else ())
    return found


def _best(
    root: str,
    after: Mapping[Link, tuple[Link, ...]],
    first: tuple[Link, ...],
    goal: str,
    order: list[Link],
    nodes: Mapping[str, DocumentRecord],
) -> list[tuple[str, ...]]:
    """The longest way from each first link, by one pass against the order of the links."""
    best: dict[Link, tuple[str, ...]] = {}
    for link in reversed(order):
        if link.target == goal:
            best[link] = (goal,)
            continue
        onward = [best[n] for n in after[link] if n in best and link.target not in best[n]]
        if onward:
            best[link] = (link.target, *_longest(onward, nodes))
    return [(root, *best[link]) for link in first if link in best and root not in best[link]]


def _simple(
    root: str, after: Mapping[Link, tuple[Link, ...]], first: tuple[Link, ...], goal: str
) -> Iterator[tuple[str, ...]]:
    """Every way through the links that visits no text twice, on a stack of its own."""
    stack: list[tuple[Link, tuple[str, ...]]] = [(link, (root,)) for link in reversed(first)]
    tried = 0
    while stack and tried < MOST_TRIED:
        link, way = stack.pop()
        tried += 1
        if link.target in way:
            continue
        if link.target == goal:
            yield (*way, goal)
            continue
        stack += [(n, (*way, link.target)) for n in reversed(after[link])]


def _longest(found: list[tuple[str, ...]], nodes: Mapping[str, DocumentRecord]) -> tuple[str, ...]:
    longest = max(len(way) for way in found)
    level = [way for way in found if len(way) == longest]
    latest = sorted(level, key=lambda way: [nodes[iri].symbol for iri in way])
    return max(latest, key=lambda way: [nodes[iri].date for iri in way])
