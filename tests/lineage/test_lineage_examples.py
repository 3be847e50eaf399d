"""Lineage on invented texts: circles, missing texts, long lines, drafts and mixed subjects."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from conftest import Turtle
from engine_examples import ancestors, cites, decision, part, shorts

from wtograph.library import Graph


def test_a_text_that_cites_nothing_has_no_ancestors(turtle: Turtle) -> None:
    found = turtle(decision("WT_L_9001", "2001-01-01")).lineage("WT/L/9001")
    assert (ancestors(found), found.edges, found.ways, found.roots) == ([], (), {}, ())
    assert found.complete


def test_a_cited_text_that_is_not_held_is_a_node_and_makes_the_lineage_incomplete(
    turtle: Turtle,
) -> None:
    stub = 'doc:WT_L_9000 a wtog:Document ; wtog:symbol "WT/L/9000" .'
    turtle_text = decision("WT_L_9001", "2001-01-01") + cites("WT_L_9001", "WT_L_9000") + stub
    found = turtle(turtle_text).lineage("WT/L/9001")
    assert ancestors(found) == ["WT/L/9000"]
    assert not found.complete
    assert not found.capped
    assert [node.symbol for node in found.missing()] == ["WT/L/9000"]


def test_a_cited_text_of_which_nothing_at_all_is_known_is_a_node_too(turtle: Turtle) -> None:
    found = turtle(
        decision("WT_L_9001", "2001-01-01") + cites("WT_L_9001", "x-NOBODY-1900")
    ).lineage("WT/L/9001")
    assert ancestors(found) == ["x-NOBODY-1900"]
    assert not found.complete


@pytest.mark.parametrize("size", [2, 3, 5])
def test_texts_that_build_on_one_another_in_a_circle_are_kept_and_marked(
    turtle: Turtle, size: int
) -> None:
    names = [f"WT_L_900{n}" for n in range(size)]
    text = decision("WT_L_9010", "2010-01-01") + cites("WT_L_9010", names[0])
    for one, other in zip(names, [*names[1:], names[0]], strict=True):
        text += decision(one, "2001-01-01") + cites(one, other)
    found = turtle(text).lineage("WT/L/9010", back_to=["WT/L/9001"], up=None)
    assert [shorts(circle) for circle in found.cycles] in ([sorted(names)], [])
    whole = turtle(text).lineage("WT/L/9010")
    assert [shorts(circle) for circle in whole.cycles] == [sorted(names)]
    assert len(whole.edges) == size + 1
    assert len(turtle(text).lineage("WT/L/9010", minimal=True).edges) == size + 1


def test_a_circle_through_the_root_ends(turtle: Turtle) -> None:
    text = decision("WT_L_9001", "2001-01-01") + decision("WT_L_9002", "2002-01-01")
    text += cites("WT_L_9001", "WT_L_9002") + cites("WT_L_9002", "WT_L_9001")
    graph = turtle(text)
    for ref in ("WT/L/9001", "WT/L/9002"):
        found = graph.lineage(ref, down=None)
        assert [shorts(circle) for circle in found.cycles] == [["WT_L_9001", "WT_L_9002"]]


def test_a_text_that_cites_itself_has_no_hop_to_itself(turtle: Turtle) -> None:
    text = decision("WT_L_9001", "2001-01-01") + cites("WT_L_9001", "WT_L_9001")
    found = turtle(text).lineage("WT/L/9001")
    assert (found.edges, ancestors(found)) == ((), [])


@pytest.mark.timeout(30)
def test_a_line_of_fifteen_hundred_decisions_is_walked_to_its_end(turtle: Turtle) -> None:
    names = [f"WT_L_{10_000 + n}" for n in range(1500)]
    days = [date(1995, 1, 1) + timedelta(days=n) for n in range(1500)]
    text = "".join(decision(name, day.isoformat()) for name, day in zip(names, days, strict=True))
    text += "".join(cites(new, old) for old, new in pairwise(names))
    found = turtle(text).lineage("WT/L/11499")
    assert len(found.nodes) == 1500
    assert len(found.edges) == 1499
    (way,) = found.ways.values()
    assert shorts(way.chain) == list(reversed(names))
    assert found.complete


def proposal_and_decision() -> str:
    """A decision, a draft that would build on it, and a later decision that cites the draft."""
    return (
        decision("WT_L_9001", "2001-01-01")
        + decision("WT_GC_W_9002", "2002-01-01", kind="Proposal")
        + decision("WT_L_9003", "2003-01-01")
        + decision("WT_GC_W_9004", "2004-01-01", kind="Proposal")
        + cites("WT_GC_W_9002", "WT_L_9001", "basedOn")
        + cites("WT_L_9003", "WT_L_9001")
        + cites("WT_GC_W_9004", "WT_GC_W_9002", "continues")
    )


def test_a_draft_reaches_what_it_would_build_on_and_no_strong_link_says_so(
    turtle: Turtle,
) -> None:
    found = turtle(proposal_and_decision()).lineage("WT/GC/W/9002")
    assert [(e.strength, e.relation) for e in found.edges] == [("proposed", "basedOn")]


def test_proposed_links_are_followed_from_the_root_only(turtle: Turtle) -> None:
    found = turtle(proposal_and_decision()).lineage("WT/GC/W/9004")
    assert ancestors(found) == ["WT/GC/W/9002"]


def test_what_came_of_a_decision_names_drafts_as_proposed_and_goes_no_further(
    turtle: Turtle,
) -> None:
    found = turtle(proposal_and_decision()).lineage("WT/L/9001", down=None)
    assert {(e.strength, found.node(e.source).symbol) for e in found.edges} == {
        ("proposed", "WT/GC/W/9002"),
        ("strong", "WT/L/9003"),
    }


def two_subjects() -> str:
    """A package with a clause on customs and one on small economies, and one line each."""
    return (
        decision("WT_L_9000", "2000-01-01")
        + decision("WT_L_9001", "2001-01-01")
        + decision("WT_L_9010", "2010-01-01")
        + decision("WT_L_9020", "2020-01-01")
        + "".join(part(f"WT_L_9010__p{n}") for n in (1, 2))
        + cites("WT_L_9010__p1", "WT_L_9000", topic="customs-duties")
        + cites("WT_L_9010__p2", "WT_L_9001", topic="small-economies")
    )


@pytest.mark.parametrize(
    ("topic", "expected"),
    [("small-economies", ["WT/L/9001", "WT/L/9010"]), ("moratorium", ["WT/L/9000", "WT/L/9010"])],
)
def test_a_text_on_two_subjects_is_left_by_the_subject_one_came_by(
    turtle: Turtle, topic: str, expected: list[str]
) -> None:
    graph = turtle(two_subjects() + cites("WT_L_9020", "WT_L_9010", topic=topic))
    assert ancestors(graph.lineage("WT/L/9020")) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [("p1", ["WT/L/9000", "WT/L/9010"]), ("p2", ["WT/L/9001", "WT/L/9010"])],
)
def test_where_no_subject_is_known_the_place_in_the_text_decides(
    turtle: Turtle, place: str, expected: list[str]
) -> None:
    graph = turtle(two_subjects() + cites("WT_L_9020", f"WT_L_9010__{place}"))
    assert ancestors(graph.lineage("WT/L/9020")) == expected


def test_where_neither_is_known_a_text_on_two_subjects_is_where_the_walk_ends(
    turtle: Turtle,
) -> None:
    graph = turtle(two_subjects() + cites("WT_L_9020", "WT_L_9010"))
    assert ancestors(graph.lineage("WT/L/9020")) == ["WT/L/9010"]


def test_the_same_threads_are_followed_downwards(turtle: Turtle) -> None:
    graph = turtle(two_subjects() + cites("WT_L_9020", "WT_L_9010", topic="small-economies"))
    below = graph.lineage("WT/L/9000", down=None)
    assert [node.symbol for node in below.nodes] == ["WT/L/9000", "WT/L/9010"]
    small = graph.lineage("WT/L/9001", down=None)
    assert [node.symbol for node in small.nodes] == ["WT/L/9001", "WT/L/9010", "WT/L/9020"]


def diamond(turtle: Turtle) -> Graph:
    """One text on two others that rest on a fourth, which the first names as well."""
    names = [f"WT_L_900{n}" for n in range(4)]
    text = "".join(decision(name, f"200{n}-01-01") for n, name in enumerate(names))
    pairs = [(3, 2), (3, 1), (2, 0), (1, 0), (3, 0)]
    return turtle(text + "".join(cites(names[a], names[b]) for a, b in pairs))


def test_the_reduced_lineage_leaves_out_what_a_longer_way_implies(turtle: Turtle) -> None:
    graph = diamond(turtle)
    whole, reduced = graph.lineage("WT/L/9003"), graph.lineage("WT/L/9003", minimal=True)
    left_out = {(e.source, e.target) for e in set(whole.edges) - set(reduced.edges)}
    assert [shorts(pair) for pair in left_out] == [["WT_L_9003", "WT_L_9000"]]
    assert whole.nodes == reduced.nodes


def test_of_two_ways_of_one_length_the_one_through_later_texts_is_shown(turtle: Turtle) -> None:
    (way,) = diamond(turtle).lineage("WT/L/9003").ways.values()
    assert shorts(way.direct) == ["WT_L_9003", "WT_L_9000"]
    assert shorts(way.chain) == ["WT_L_9003", "WT_L_9002", "WT_L_9000"]
