"""Who was told to do what: one row an instruction, and never a draft among decisions."""

from datetime import date

import pytest
from conftest import Turtle
from engine_examples import decision, part

from wtograph.errors import UnknownBody, UnknownTopic
from wtograph.library import Graph
from wtograph.mandates import Clause, clauses
from wtograph.records import tail


def tails(iris: tuple[str, ...]) -> list[str]:
    """Roles by local name."""
    return [tail(iri) for iri in iris]


def orders(graph: Graph, *refs: str) -> list[Clause]:
    """The instructions of some texts."""
    return [mandate.clause for mandate in graph.mandates(*refs)]


def test_two_instructions_in_one_sentence_are_two_rows(graph: Graph) -> None:
    review, report = orders(graph, "WT/L/977#2")
    assert (tails(review.actions), tails(review.reports_to)) == (["hold-periodic-review"], [])
    assert (tails(report.actions), tails(report.reports_to)) == (["report"], ["MC"])
    assert {tail(c.verb) for c in (review, report)} == {"instruct"}


def test_reports_that_may_be_submitted_are_no_duty(graph: Graph) -> None:
    review = orders(graph, "WT/L/977#2")[0]
    assert review.input_is_optional
    assert tails(review.given_to) == ["GC"]


def test_each_expected_review_shows_the_document_found_or_none(graph: Graph) -> None:
    slots = orders(graph, "WT/L/977#2")[0].slots
    found = [(s.first, [document.symbol for document in s.fulfilled_by]) for s in slots]
    assert found == [
        (date(2016, 7, 1), ["WT/GC/W/721"]), (date(2016, 12, 1), []), (date(2017, 7, 1), []),
    ]  # fmt: skip


def test_the_programme_of_1998_told_four_bodies_and_the_general_council(graph: Graph) -> None:
    told = {body for clause in orders(graph, "WT/L/274") for body in tails(clause.given_to)}
    assert {"CTS", "CTG", "TRIPS", "CTD", "GC"} <= told
    due = [r.day.isoformat() for c in orders(graph, "WT/L/274#1.2") for r in c.due]
    assert due == ["1999-03-31", "1999-07-30"]


def test_a_draft_gives_no_mandate_only_a_proposed_one(graph: Graph) -> None:
    assert graph.mandates("x-IND-20240123") == ()
    proposed = [p.clause for p in graph.proposed_mandates("x-IND-20240123")]
    assert [(c.kind, c.place) for c in proposed] == [
        ("ProposedCommitment", "op1-s1"), ("ProposedMandate", "op1-s2"),
        ("ProposedMandate", "op1-s2"),
    ]  # fmt: skip


def test_no_list_mixes_decisions_and_drafts(graph: Graph) -> None:
    adopted = {m.clause.iri for m in graph.mandates()}
    drafts = {p.clause.iri for p in graph.proposed_mandates()}
    assert adopted
    assert drafts
    assert not adopted & drafts
    assert {m.clause.kind for m in graph.mandates()} == {"Mandate"}
    assert not [m for m in graph.mandates() if m.clause.document.kind == "Proposal"]


def test_an_instruction_to_a_programme_is_one_to_each_body_charged_with_it(graph: Graph) -> None:
    to_programme = {m.clause.iri for m in graph.mandates("WT/L/977#1")}
    assert to_programme
    for body in ("CTS", "Council for Trade in Goods", "Comité du commerce et du développement"):
        assert to_programme <= {m.clause.iri for m in graph.mandates(to=body)}
    assert not to_programme & {m.clause.iri for m in graph.mandates(to="GC")}


def test_mandates_are_filtered_by_who_gives_and_who_hears(graph: Graph) -> None:
    assert {tail(b) for m in graph.mandates(by="MC") for b in m.clause.given_by} >= {"MC"}
    heard = graph.mandates(reports_to="MC")
    assert heard
    assert all("MC" in tails(m.clause.reports_to) for m in heard)
    assert {m.clause.iri for m in heard} < {m.clause.iri for m in graph.mandates()}


def test_a_topic_covers_the_narrower_ones(graph: Graph) -> None:
    wide = {m.clause.iri for m in graph.mandates(topic="e-commerce")}
    narrow = {m.clause.iri for m in graph.mandates(topic="work-programme")}
    assert narrow < wide
    assert not wide & {m.clause.iri for m in graph.mandates(topic="small-economies")}


def test_the_days_that_bound_a_list_are_inside_it(graph: Graph) -> None:
    day = date(1998, 9, 25)
    assert {m.clause.document.symbol for m in graph.mandates(since=day, until=day)} == {"WT/L/274"}
    assert graph.mandates(until=date(1998, 5, 19)) == ()


def test_mandates_come_by_date_then_symbol_then_place(graph: Graph) -> None:
    dates = [m.clause.document.date for m in graph.mandates()]
    assert dates == sorted(dates)
    places = [clause.place for clause in orders(graph, "WT/L/274")]
    assert places == sorted(places, key=lambda p: [int(n) for n in p[1:].split("-")])


def test_unknown_names_are_errors_of_the_user(graph: Graph) -> None:
    with pytest.raises(UnknownBody):
        graph.mandates(to="Council of Elrond")
    with pytest.raises(UnknownTopic):
        graph.mandates(topic="astrology")


def test_every_mandate_says_who_gives_it_and_who_is_told_and_how_sure_that_is(
    graph: Graph,
) -> None:
    for mandate in graph.mandates():
        clause = mandate.clause
        assert clause.given_by, clause.iri
        assert clause.given_to, clause.iri
        assert clause.verification in ("read", "secondary", "inferred", "unverified")
        assert set(clause.own_words) == {"en", "fr", "es"}


def test_paragraph_ten_comes_after_paragraph_two(turtle: Turtle) -> None:
    text = decision("WT_L_9001", "2001-01-01")
    for place in ("p10", "p2", "r1", "p2-b", "p2-a"):
        text += (
            part(f"WT_L_9001__{place}")
            + f"""
        norm:WT_L_9001__{place}__1 a wtog:Mandate ; wtog:statedIn doc:WT_L_9001__{place} ;
          wtog:givenBy body:GC ; wtog:givenTo body:CTD .
        """
        )
    found = clauses(turtle(text).store)
    assert [clause.place for clause in found] == ["r1", "p2", "p2-a", "p2-b", "p10"]


def test_a_due_day_of_a_session_has_every_reading(turtle: Turtle) -> None:
    graph = turtle(
        decision("WT_L_9001", "2001-01-01")
        + part("WT_L_9001__p1")
        + """
        norm:m a wtog:Mandate ; wtog:statedIn doc:WT_L_9001__p1 ; wtog:givenBy body:GC ;
          wtog:givenTo body:CTD ; wtog:due term:t .
        term:t a wtog:EventTerm ; wtog:event meeting:M ; wtog:edge edge:unstated .
        meeting:M a wtog:Meeting ; wtog:start "2003-01-01"^^xsd:date ;
          wtog:end "2003-01-04"^^xsd:date .
        """
    )
    (mandate,) = graph.mandates()
    assert [r.day.isoformat() for r in mandate.clause.due] == ["2003-01-01", "2003-01-04"]
