"""The lineage of real texts: what each rests on, and what it does not."""

import pytest
from engine_examples import ancestors, shorts

from wtograph.library import Graph
from wtograph.lineage.model import Lineage
from wtograph.vocab import shorten

LINE = [
    "WT/MIN(98)/DEC/2", "WT/L/274", "WT/MIN(01)/DEC/1", "WT/L/579", "WT/MIN(05)/DEC", "WT/L/782",
    "WT/L/843", "WT/L/907", "WT/L/977", "WT/L/1032", "WT/L/1079", "WT/L/1143",
]  # fmt: skip
ROOT = "https://w3id.org/wtograph/doc/WT_L_274"


def hops(lineage: Lineage) -> set[tuple[str, str, str]]:
    """Source, relation and target of each edge."""
    return {
        (lineage.node(e.source).symbol, e.relation, lineage.node(e.target).symbol)
        for e in lineage.edges
    }


def test_the_last_decision_rests_on_the_whole_line(graph: Graph) -> None:
    found = graph.lineage("WT/L/1193")
    assert ancestors(found) == LINE
    assert found.complete
    assert not found.capped
    assert found.cycles == ()
    assert shorts(found.roots) == ["WT_MIN98_DEC_2"]


def test_it_names_the_programme_itself_and_reaches_it_also_through_twelve_texts(
    graph: Graph,
) -> None:
    ways = graph.lineage("WT/L/1193", back_to=["WT/L/274"]).ways[ROOT]
    assert shorts(ways.direct) == ["WT_L_1193", "WT_L_274"]
    assert shorts(ways.chain) == [
        "WT_L_1193", "WT_L_1143", "WT_L_1079", "WT_L_1032", "WT_L_977", "WT_L_907", "WT_L_843",
        "WT_L_782", "WT_MIN05_DEC", "WT_L_579", "WT_MIN01_DEC_1", "WT_L_274",
    ]  # fmt: skip


def test_what_a_text_states_and_what_follows_from_the_sequence_are_apart(graph: Graph) -> None:
    edges = {(shorten(e.target), e.relation): e for e in graph.lineage("WT/L/1193", up=1).edges}
    assert not edges["doc:WT_L_274", "continues"].inferred
    assert edges["doc:WT_L_1143", "extendsValidityOf"].inferred


def test_a_small_economies_decision_reaches_doha_at_its_own_paragraph_alone(graph: Graph) -> None:
    found = graph.lineage("WT/L/1188")
    assert "WT/L/274" not in ancestors(found)
    assert "WT/MIN(98)/DEC/2" not in ancestors(found)
    doha = [e for e in found.edges if shorten(e.target) == "doc:WT_MIN01_DEC_1"]
    assert {link.cited for edge in doha for link in edge.links} == {"p35"}


def test_a_decision_on_trips_never_rests_on_the_programme_on_electronic_commerce(
    graph: Graph,
) -> None:
    found = ancestors(graph.lineage("WT/MIN(24)/39"))
    assert "WT/L/274" not in found
    assert "agreement-TRIPS" in found


@pytest.mark.parametrize("weak", [False, True])
def test_the_moratorium_rests_on_neither_trips_nor_small_economies(
    graph: Graph, weak: bool
) -> None:
    found = ancestors(graph.lineage("WT/L/1193", weak=weak))
    assert not {"agreement-TRIPS", "WT/L/447", "WT/MIN(01)/17"} & set(found)


def test_a_proposal_reaches_the_programme_by_what_it_proposes(graph: Graph) -> None:
    found = graph.lineage("x-IND-20240123")
    assert ancestors(found) == ["WT/MIN(98)/DEC/2", "WT/L/274"]
    assert ancestors(graph.lineage("x-IND-20240123", back_to=["WT/L/274"])) == ["WT/L/274"]
    strengths = {(shorten(e.source), e.strength) for e in found.edges}
    assert strengths == {("doc:x-IND-20240123", "proposed"), ("doc:WT_L_274", "strong")}
    assert shorts(found.ways[ROOT].direct) == ["x-IND-20240123", "WT_L_274"]
    assert shorts(found.ways[ROOT].chain) == ["x-IND-20240123", "WT_L_274"]


def test_the_words_of_the_proposal_stand_behind_its_hop(graph: Graph) -> None:
    (hop, *_) = graph.lineage("x-IND-20240123", up=1).edges
    assert hop.evidence
    assert all(quote.end - quote.start == len(quote.quote) for quote in hop.evidence)


def test_what_came_of_the_programme(graph: Graph) -> None:
    found = graph.lineage("WT/L/274", up=0, down=None)
    below = {shorten(node.iri).removeprefix("doc:") for node in found.nodes}
    assert {"WT_L_1193", "WT_L_977", "x-IND-20240123"} <= below
    assert not {"WT_L_1188", "WT_L_447", "WT_MIN24_39"} & below
    draft = {e.strength for e in found.edges if shorten(e.source) == "doc:x-IND-20240123"}
    assert draft == {"proposed"}


def test_a_draft_is_only_ever_at_the_end_of_a_line(graph: Graph) -> None:
    found = graph.lineage("WT/L/274", down=None)
    drafts = {node.iri for node in found.nodes if node.kind == "Proposal"}
    assert drafts
    assert not drafts & {edge.target for edge in found.edges}


def test_one_paragraph_may_rest_on_less_than_the_whole_text(graph: Graph) -> None:
    third = graph.lineage("WT/L/977#3", up=1)
    whole = graph.lineage("WT/L/977", up=1)
    assert ancestors(third) == ["WT/L/907"]
    assert ancestors(whole) == ["WT/L/274", "WT/L/907"]
    assert graph.lineage("WT/L/977#3", back_to=["WT/L/274"]).ways[ROOT].direct == ()
    assert graph.lineage("WT/L/977", back_to=["WT/L/274"]).ways[ROOT].direct


def test_back_to_keeps_only_the_ways_to_the_goal(graph: Graph) -> None:
    found = graph.lineage("WT/L/1193", back_to=["WT/L/977"])
    assert ancestors(found) == ["WT/L/977", "WT/L/1032", "WT/L/1079", "WT/L/1143"]
    assert shorts(found.ways) == ["WT_L_977"]


def test_back_to_a_text_that_is_not_reached_has_no_way_and_no_ancestors(graph: Graph) -> None:
    found = graph.lineage("WT/L/1188", back_to=["WT/L/274"])
    assert ancestors(found) == []
    assert found.ways[ROOT].direct == ()
    assert found.ways[ROOT].chain == ()


@pytest.mark.parametrize("up", range(4))
def test_hops_bound_the_walk(graph: Graph, up: int) -> None:
    far = {node.iri for node in graph.lineage("WT/L/1143", up=up + 1).nodes}
    near = {node.iri for node in graph.lineage("WT/L/1143", up=up).nodes}
    assert near <= far
    assert (len(near) == 1) == (up == 0)


def test_weak_links_are_opted_in(graph: Graph) -> None:
    strong, every = graph.lineage("WT/L/977"), graph.lineage("WT/L/977", weak=True)
    assert {edge.strength for edge in strong.edges} == {"strong"}
    assert hops(strong) < hops(every)
    assert "weak" in {edge.strength for edge in every.edges}


def test_one_kind_of_link_can_be_followed_alone(graph: Graph) -> None:
    found = graph.lineage("WT/L/1193", kinds=["extendsValidityOf"])
    assert {edge.relation for edge in found.edges} == {"extendsValidityOf"}
    assert "WT/L/274" not in ancestors(found)
    assert "WT/MIN(98)/DEC/2" in ancestors(found)


def test_nodes_come_by_date_and_edges_from_newer_to_older(graph: Graph) -> None:
    found = graph.lineage("WT/L/1193")
    order = [(node.date, node.symbol) for node in found.nodes]
    assert order == sorted(order)
    assert all(found.node(e.source).date >= found.node(e.target).date for e in found.edges)
