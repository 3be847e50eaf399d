"""Ways, roots, depth, circles and reduction on small graphs, checked by trying everything."""

from itertools import pairwise, permutations, product

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from wtograph.lineage import project
from wtograph.lineage.model import Edge, Link, Ways
from wtograph.records import DocumentRecord

NODES = "abcdef"
PAIRS = st.sets(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda p: p[0] != p[1]),
    max_size=14,
)
DOWNHILL = PAIRS.map(lambda pairs: {(max(pair), min(pair)) for pair in pairs})


def edge(source: str, target: str, relation: str = "continues") -> Edge:
    """One strong hop."""
    return Edge(source, target, relation, "strong", ())


def edges(pairs: set[tuple[str, str]]) -> tuple[Edge, ...]:
    """Hops in a fixed order."""
    return tuple(edge(*pair) for pair in sorted(pairs))


def link(source: str, target: str) -> Link:
    """One strong citation of whole texts on one subject."""
    subject = frozenset({"t"})
    return Link(f"{source}{target}", source, "", target, "", "continues", "strong", "read", subject)


def record(name: str, day: str = "") -> DocumentRecord:
    """A text of an invented day."""
    return DocumentRecord(
        name, name, True, "Instrument", "", {}, (), day, "dateAdopted", "read", {}, (), (), (), "",
        True,
    )  # fmt: skip


def simple_ways(pairs: set[tuple[str, str]], start: str, goal: str) -> set[tuple[str, ...]]:
    """Every way without going twice through one text, by trying every order of texts."""
    found = set()
    others = [node for node in NODES if node not in (start, goal)]
    for length in range(len(others) + 1):
        for middle in permutations(others, length):
            way = (start, *middle, goal)
            if all(step in pairs for step in pairwise(way)):
                found.add(way)
    return found


@given(PAIRS)
def test_every_way_is_found_and_the_shortest_is_one_of_them(pairs: set[tuple[str, str]]) -> None:
    graph = project.texts(edges(pairs))
    for start, goal in (("f", "a"), ("a", "f"), ("c", "d")):
        expected = simple_ways(pairs, start, goal)
        assert set(project.every_way(graph, start, goal)) == expected
        best = min(expected, key=lambda way: (len(way), way), default=())
        assert project.shortest(graph, start, goal) == best


@given(PAIRS)
def test_circles_are_the_groups_that_reach_one_another(pairs: set[tuple[str, str]]) -> None:
    both = {
        pair
        for pair in product(NODES, repeat=2)
        if pair[0] != pair[1] and simple_ways(pairs, *pair) and simple_ways(pairs, pair[1], pair[0])
    }
    expected = {tuple(sorted({a} | {y for x, y in both if x == a})) for a, _ in both}
    assert project.cycles(project.texts(edges(pairs))) == tuple(sorted(expected))


@given(PAIRS)
def test_roots_are_the_texts_that_build_on_nothing(pairs: set[tuple[str, str]]) -> None:
    expected = {target for _, target in pairs} - {source for source, _ in pairs}
    assert project.roots(project.texts(edges(pairs))) == tuple(sorted(expected))


@given(PAIRS)
def test_depth_counts_the_hops_to_the_farthest_text(pairs: set[tuple[str, str]]) -> None:
    shortest = [
        min(len(way) - 1 for way in ways)
        for goal in NODES
        if goal != "f" and (ways := simple_ways(pairs, "f", goal))
    ]
    assert project.depth(project.texts(edges(pairs)), "f") == max(shortest, default=0)


@given(DOWNHILL)
def test_reduction_keeps_what_no_longer_way_implies(pairs: set[tuple[str, str]]) -> None:
    kept = {(e.source, e.target) for e in project.reduced(edges(pairs))}
    assert kept == {
        pair for pair in pairs if all(len(way) == 2 for way in simple_ways(pairs, *pair))
    }


@given(DOWNHILL)
def test_reduction_is_the_one_of_networkx(pairs: set[tuple[str, str]]) -> None:
    plain: nx.DiGraph[str] = nx.DiGraph(sorted(pairs))
    kept = {(e.source, e.target) for e in project.reduced(edges(pairs))}
    assert kept == set(nx.transitive_reduction(plain).edges)


@given(PAIRS)
def test_reduction_with_circles_leaves_out_no_text_and_reaches_what_was_reached(
    pairs: set[tuple[str, str]],
) -> None:
    kept = {(e.source, e.target) for e in project.reduced(edges(pairs))}
    assert kept <= pairs
    before: nx.DiGraph[str] = nx.transitive_closure(nx.DiGraph(sorted(pairs)))
    after: nx.DiGraph[str] = nx.transitive_closure(nx.DiGraph(sorted(kept)))
    assert set(before.edges) == set(after.edges)


def test_both_kinds_of_one_hop_are_kept_or_left_out_together() -> None:
    two = (edge("c", "a"), edge("c", "a", "supersedes"), edge("c", "b"), edge("b", "a"))
    assert project.reduced(two) == (two[2], two[3])
    assert project.texts(two).edges["c", "a"]["edges"] == [two[0], two[1]]


def test_unknown_texts_have_no_way_and_no_depth() -> None:
    graph = project.texts((edge("b", "a"),))
    assert project.shortest(graph, "b", "z") == ()
    assert list(project.every_way(graph, "z", "a")) == []
    assert project.depth(graph, "z") == 0


def test_the_number_of_ways_can_be_bounded() -> None:
    graph = project.texts(edges({(x, y) for x in NODES for y in NODES if x > y}))
    assert len(list(project.every_way(graph, "f", "a"))) == 16
    assert len(list(project.every_way(graph, "f", "a", most=3))) == 3


def longest(pairs: set[tuple[str, str]], start: str, goal: str) -> Ways:
    """The direct link and the longest way as wtograph finds them."""
    links = {pair: link(*pair) for pair in sorted(pairs)}
    after = {one: tuple(links[p] for p in sorted(pairs) if p[0] == one.target) for one in
             links.values()}  # fmt: skip
    first = tuple(links[pair] for pair in sorted(pairs) if pair[0] == start)
    reached = dict.fromkeys(first)
    for one in reached.copy():
        waiting = [one]
        while waiting:
            for each in after[waiting.pop()]:
                if each not in reached:
                    reached[each] = None
                    waiting.append(each)
    nodes = {name: record(name, f"20{NODES.index(name):02d}") for name in NODES}
    return project.ways(start, {one: after[one] for one in reached}, first, [goal], nodes)[goal]


@given(DOWNHILL)
def test_the_chain_is_the_longest_way_and_of_equals_the_one_through_later_texts(
    pairs: set[tuple[str, str]],
) -> None:
    found, every = longest(pairs, "f", "a"), simple_ways(pairs, "f", "a")
    assert found.chain == max(every, key=lambda way: (len(way), way), default=())
    assert found.direct == (("f", "a") if ("f", "a") in pairs else ())


@given(PAIRS)
def test_with_circles_the_chain_is_still_a_way_that_visits_no_text_twice(
    pairs: set[tuple[str, str]],
) -> None:
    found, every = longest(pairs, "f", "a"), simple_ways(pairs, "f", "a")
    assert not found.chain or found.chain in every
    assert len(found.chain) == max((len(way) for way in every), default=0)
