"""Why a statement is here and who says so, on invented texts and on the shipped facts."""

from collections.abc import Iterator
from datetime import date

import pytest
from conftest import Turtle
from engine_examples import cites, decision, part

from wtograph.errors import (
    AmbiguousName,
    InputError,
    UnknownDocument,
    UnknownProperty,
    UnknownSubject,
)
from wtograph.explain.build import explain
from wtograph.explain.facts import Facts
from wtograph.explain.model import Explanation, Reason, Statement
from wtograph.explain.names import find_property
from wtograph.explain.reasons import Reasons
from wtograph.library import Graph
from wtograph.store import INFERRED
from wtograph.trust import weakest
from wtograph.vocab import DERIVED, PREFIXES, expand, shorten

TWO = (
    decision("WT_L_9001", "2001-01-01")
    + part("WT_L_9001__p1")
    + decision("WT_L_9000", "2000-01-01")
    + part("WT_L_9000__p2")
)
DRAFT = decision("WT_GC_W_9002", "2002-01-01", kind="Proposal") + part("WT_GC_W_9002__op1")


def asked(graph: Graph, *words: str, on: date | None = None) -> Explanation:
    """The explanation of what a person types."""
    return explain(graph.store, *words, on=on)


def only(found: Explanation) -> Reason:
    """The one statement that is explained."""
    (one,) = (reason for part_ in found.parts for reason in part_.reasons)
    return one


def spoken(said: Statement) -> str:
    """A statement by short names."""
    value = said.object if said.literal else shorten(said.object)
    return f"{shorten(said.subject)} {shorten(said.property)} {value}"


def ground(reason: Reason) -> Iterator[Reason]:
    """What a reason rests on, down to what nobody derives."""
    if not reason.derivations:
        yield reason
    for way in reason.derivations:
        for premise in way.premises:
            yield from ground(premise)


def every(reason: Reason) -> Iterator[Reason]:
    """A reason with all that it rests on."""
    yield reason
    ways = [*reason.derivations, *(way for claim in reason.claims for way in claim.derivations)]
    for way in ways:
        for premise in way.premises:
            yield from every(premise)


def test_an_asserted_date_names_its_file_its_label_and_its_sources(graph: Graph) -> None:
    one = only(asked(graph, "WT/L/977", "dateAdopted"))
    assert (one.kind, one.label, one.statement.object) == ("asserted", "read", "2015-12-19")
    assert [(g.graph, g.origin) for g in one.grounds] == [("curated/WT_L_977", "node")]
    assert {s.id for s in one.grounds[0].sources} >= {"wto-mc10"}
    assert all(s.kind for s in one.grounds[0].sources)


def test_a_symbol_that_is_asserted_and_claimed_has_the_label_of_the_claim(graph: Graph) -> None:
    one = only(asked(graph, "WT/L/1193", "symbol"))
    assert (one.kind, one.label, one.grounds[0].origin) == ("asserted", "unverified", "claim")
    assert one.grounds[0].sources == ()
    assert [(claim.agrees, claim.ground.label) for claim in one.claims] == [(True, "unverified")]


def test_a_value_that_only_a_claim_gives_is_said_to_be_claimed(graph: Graph) -> None:
    one = only(asked(graph, "WT/L/977", "dateCirculated"))
    assert (one.kind, one.label, one.grounds) == ("claimed", "unverified", ())


def test_a_disputed_day_shows_both_sides_each_with_its_own_source(graph: Graph) -> None:
    one = only(asked(graph, "MC13", "end", "2024-03-02"))
    sides = {c.statement.object: (c.agrees, c.differs, c.ground.sources[0].id) for c in one.claims}
    assert sides == {
        "2024-03-02": (True, False, "uktpo-mc13"),
        "2024-03-01": (False, True, one.claims[1].ground.sources[0].id),
    }
    assert sides["2024-03-01"][2] != "uktpo-mc13"


def test_titles_in_other_languages_are_no_dispute(graph: Graph) -> None:
    found = asked(graph, "WT/L/977", "title")
    reasons = [reason for part_ in found.parts for reason in part_.reasons]
    assert {reason.statement.language for reason in reasons} == {"en", "es", "fr"}
    assert all(claim.agrees for reason in reasons for claim in reason.claims)


def test_a_month_does_not_speak_against_a_day_of_it(graph: Graph) -> None:
    found = asked(graph, "norm:ecom-moratorium__WT_L_1193", "end", "2026-03-30")
    stands = {c.statement.object: c.differs for c in only(found).claims if not c.agrees}
    assert stands == {"2026-03-31": True, "2026-03": False}


def test_a_link_of_documents_is_derived_from_each_citation_down_to_asserted_ground(
    graph: Graph,
) -> None:
    found = asked(graph, "WT/L/1193", "buildsOn", "WT/L/274")
    one = only(found)
    assert (found.found, one.kind) == (True, "inferred")
    assert [way.rule for way in one.derivations] == ["R3-lift-instrument"] * 2
    bottom = {spoken(each.statement) for each in ground(one)}
    assert "cite:WT_L_1193__xA__1 wtog:cited doc:WT_L_274" in bottom
    assert "cite:WT_L_1193__xF__1 wtog:citationType lineage:terminates" in bottom
    assert {each.kind for each in ground(one)} <= {"asserted", "ontology", "inferred"}
    assert all(each.repeated for each in ground(one) if each.kind == "inferred")


def test_the_label_of_a_derived_link_is_that_of_its_weakest_premise(graph: Graph) -> None:
    """The citation was read, but that the text was adopted is known from others only."""
    one = only(asked(graph, "WT/L/1193", "buildsOn", "WT/L/274"))
    labels = {spoken(each.statement): each.label for each in ground(one) if each.kind == "asserted"}
    assert labels["doc:WT_L_1193 rdf:type wtog:Instrument"] == "secondary"
    assert labels["cite:WT_L_1193__xA__1 wtog:citing doc:WT_L_1193__xA"] == "read"
    assert one.label == "secondary"
    assert only(asked(graph, "WT/L/977", "buildsOn", "WT/L/274")).label == "read"
    assert only(asked(graph, "WT/L/977", "buildsOn", "WT/L/907")).label == "inferred"


def test_the_best_supported_derivation_comes_first_and_gives_the_label(turtle: Turtle) -> None:
    weak = cites("WT_L_9001__p1", "WT_L_9000__p2", "implements")
    weak = weak.replace("ver:read", "ver:inferred")
    graph = turtle(TWO + weak + cites("WT_L_9001__p1", "WT_L_9000__p2"))
    one = only(asked(graph, "WT/L/9001__p1", "buildsOn", "WT/L/9000__p2"))
    assert [way.label for way in one.derivations] == ["read", "inferred"]
    assert one.label == "read"


def test_every_inferred_link_of_the_shipped_graph_can_be_explained(graph: Graph) -> None:
    names = " ".join(f"<{expand(f'wtog:{name}')}>" for name in (*DERIVED, "baseDocument"))
    rows = graph.store.rows(
        f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {names} }} GRAPH <{INFERRED}> {{ ?s ?p ?o }} }}"
    )
    assert len(rows) > 200
    reasons = Reasons(Facts(graph.store))
    for row in rows:
        reason = reasons.of(Statement(row["s"], row["p"], row["o"]))
        assert reason.kind == "inferred", row
        assert reason.repeated or reason.derivations, row
        for each in every(reason):
            assert each.kind in ("asserted", "inferred", "ontology"), each.statement
            for way in each.derivations:
                weighed = [p.label for p in way.premises if p.kind != "ontology"]
                assert way.label == (weakest(weighed) if weighed else "")


def test_no_statement_is_its_own_premise(turtle: Turtle) -> None:
    graph = turtle(TWO + cites("WT_L_9001", "WT_L_9000") + cites("WT_L_9001__p1", "WT_L_9000"))
    one = only(asked(graph, "WT/L/9001", "buildsOn", "WT/L/9000"))
    assert one.derivations
    assert one.statement not in {each.statement for way in one.derivations for p in way.premises
                                 for each in every(p)}  # fmt: skip


def test_a_year_is_counted_from_the_date_that_orders_a_text(graph: Graph) -> None:
    one = only(asked(graph, "WT/L/977", "year"))
    (way,) = one.derivations
    assert (way.rule, way.label) == ("days", "read")
    assert [spoken(p.statement) for p in way.premises] == [
        "doc:WT_L_977 wtog:dateAdopted 2015-12-19"
    ]


def test_a_hop_names_each_citation_with_its_places_label_and_note(graph: Graph) -> None:
    found = asked(graph, "WT/L/1193", "extends the validity of", "WT/L/1143")
    assert (found.kind, found.found, found.label, found.proposed) == (
        "hop",
        True,
        "inferred",
        False,
    )
    (only_part,) = found.parts
    assert only_part.link is not None
    assert (only_part.link.citing, only_part.link.cited) == ("xE", "x3")
    notes = only_part.reasons[0].grounds[0].notes
    assert any("follows from the sequence" in text for _, text in notes)


def test_a_hop_of_a_draft_is_proposed_and_shows_the_words_of_the_file(graph: Graph) -> None:
    found = asked(graph, "x-IND-20240123", "basedOn", "WT/L/274")
    assert found.proposed
    (words,) = found.parts[0].reasons[0].grounds[0].words
    assert words.quote == "sur la base du mandat énoncé dans le document WT/L/274"
    assert (words.start, words.end, words.file) == (1310, 1364, "adc5d184")
    assert words.sha256.startswith("adc5d184")
    assert len(words.sha256) == 64


def test_what_a_draft_would_build_on_is_proposed_too(turtle: Turtle) -> None:
    graph = turtle(DRAFT + TWO + cites("WT_GC_W_9002__op1", "WT_L_9000__p2"))
    found = asked(graph, "WT/GC/W/9002", "proposesToBuildOn", "WT/L/9000")
    assert (found.proposed, found.found) == (True, True)
    assert [way.rule for way in only(found).derivations] == ["R4-lift-proposal"]
    assert not asked(graph, "WT/GC/W/9002", "buildsOn", "WT/L/9000").found


def test_a_mandate_gives_each_field_with_its_ground_and_each_slot_with_its_own(
    graph: Graph,
) -> None:
    found = asked(graph, "WT_L_977__p2__1")
    assert found.kind == "mandate"
    clause, *slots = found.parts
    fields = {r.statement.property.rpartition("#")[2]: r for r in clause.reasons}
    assert {"givenBy", "givenTo", "operativeVerb", "action", "statedIn", "expects"} <= set(fields)
    assert all(r.label == "read" and r.grounds[0].sources for r in clause.reasons)
    assert [part_.label for part_ in slots] == ["inferred", "read", "read"]
    inherited = {g.origin for r in slots[1].reasons for g in r.grounds}
    assert inherited == {"users"}


def test_a_paragraph_with_two_mandates_gives_both(graph: Graph) -> None:
    clauses = [p.about for p in asked(graph, "WT/L/977#2").parts if p.key == "explain-clause"]
    assert [shorten(iri) for iri in clauses] == ["norm:WT_L_977__p2__1", "norm:WT_L_977__p2__2"]


def test_a_state_is_explained_by_the_run_its_term_each_reading_and_the_sunset(
    graph: Graph,
) -> None:
    found = asked(graph, "ecom-moratorium", on=date(2026, 11, 23))
    assert (found.kind, found.state) == ("status", "lapsed")
    keys = [part_.key.removeprefix("explain-") for part_ in found.parts]
    assert keys[:2] == ["run", "term"]
    assert keys.count("reading") == 4
    assert {"sunset", "silent", "no-successor"} <= set(keys)
    inputs = {
        (p.reading.day.isoformat(), p.reading.how): [spoken(r.statement) for r in p.reasons]
        for p in found.parts
        if p.reading
    }
    assert inputs["2026-03-26", "reading-opening"] == ["meeting:MC14 wtog:start 2026-03-26"]
    assert inputs["2026-03-30", "reading-closing"] == ["meeting:MC14 wtog:end 2026-03-30"]
    run = "norm:ecom-moratorium__WT_L_1193"
    assert inputs["2026-03-31", "reading-claim"] == [f"{run} wtog:end 2026-03-31"]


def test_an_assumed_session_is_an_input_of_its_own(graph: Graph) -> None:
    found = explain(
        graph.store, "ecom-moratorium", on=date(2026, 3, 20), assumed={"MC14": date(2026, 3, 10)}
    )
    readings = [p for p in found.parts if p.reading]
    assert [p.reading.how for p in readings if p.reading] == ["reading-assumed"]
    assert readings[0].reasons == ()
    assert (found.state, [day for _, day in found.assumed]) == ("lapsed", [date(2026, 3, 10)])


def test_before_its_first_run_a_norm_has_none_that_decides(graph: Graph) -> None:
    found = asked(graph, "ecom-moratorium", on=date(1990, 1, 1))
    assert [p.key for p in found.parts] == ["explain-no-run", "explain-successor"]


def test_a_candidate_is_no_fact_and_its_rule_is_explained(graph: Graph) -> None:
    found = asked(graph, "WT_L_977__p2__1", "renews", "WT_L_907__x3__1")
    assert not found.found
    one = only(found)
    (claim,) = one.claims
    assert (one.kind, claim.ground.confidence, claim.ground.label) == ("candidate", "0.6", "")
    assert {way.rule for way in claim.derivations} == {"R8-renewal"}


def test_what_is_not_in_the_graph_is_said_with_what_is(graph: Graph) -> None:
    found = asked(graph, "WT/L/977", "dateAdopted", "2015-12-20")
    assert not found.found
    assert [p.key for p in found.parts] == ["explain-instead"]
    assert only(found).statement.object == "2015-12-19"
    hop = asked(graph, "WT/L/1193", "continues", "WT/L/579")
    assert not hop.found
    assert [p.link.target for p in hop.parts if p.link] == [f"{PREFIXES['doc']}WT_L_274"]


@pytest.mark.parametrize(
    "text", ["buildsOn", "builds on", "builds-on", "wtog:buildsOn", "repose sur", "se apoya en"]
)
def test_a_property_is_known_by_its_name_in_any_usual_form(graph: Graph, text: str) -> None:
    facts = Facts(graph.store)
    assert shorten(find_property(facts, f"{PREFIXES['doc']}WT_L_977", text)) == "wtog:buildsOn"


@pytest.mark.parametrize(
    ("words", "error", "near"),
    [
        (("WT/L/977", "dateAdoptd"), UnknownProperty, "dateAdopted"),
        (("WT/L/97777", "symbol"), UnknownDocument, "WT/L/977"),
        (("ecom-moratorum",), UnknownSubject, "ecom-moratorium"),
        (("norm:WT_L_977__p2__9",), UnknownSubject, "WT_L_977__p2"),
        (("WT/L/1193", "buildsOn", "WT/L/27"), UnknownDocument, "WT/L/274"),
        (("moratorium",), AmbiguousName, "name one"),
        (("WT/L/977", "type"), AmbiguousName, "name one"),
    ],
)
def test_an_unknown_or_doubtful_name_is_answered_with_the_nearest_ones(
    graph: Graph, words: tuple[str, ...], error: type[InputError], near: str
) -> None:
    with pytest.raises(error) as caught:
        asked(graph, *words)
    assert near in caught.value.hint
    assert any(word in str(caught.value) for word in words)


def test_a_confirmation_with_evidence_strengthens_and_a_plain_claim_weakens(
    turtle: Turtle,
) -> None:
    def label(more: str) -> str:
        text = f"""
        doc:x-A a wtog:Document ; wtog:dateAdopted "2001-01-01"^^xsd:date ;
          wtog:verification ver:secondary .
        claim:one a wtog:Claim ; wtog:about doc:x-A ; wtog:aboutProperty wtog:dateAdopted ;
          rdf:value "2001-01-01"^^xsd:date {more} .
        ev:a a wtog:Evidence ; oa:hasSource file:a ; oa:hasSelector
          [ a oa:TextPositionSelector ; oa:start 1 ; oa:end 5 ] ,
          [ a oa:TextQuoteSelector ; oa:exact "word" ] .
        file:a a wtog:File ; wtog:sha256 "0" .
        """
        return only(asked(turtle(text), "x-A", "dateAdopted")).label

    assert label("; wtog:verification ver:unverified") == "unverified"
    assert label("; wtog:verification ver:read ; wtog:hasEvidence ev:a") == "read"
    assert label("; wtog:verification ver:unverified ; wtog:hasEvidence ev:a") == "secondary"


def test_a_node_that_a_claim_contradicts_explains_how_its_own_value_became_a_claim(
    turtle: Turtle,
) -> None:
    graph = turtle("""
    doc:x-A a wtog:Document ; wtog:dateAdopted "2001-01-01"^^xsd:date ;
      wtog:verification ver:read ; dcterms:source src:a .
    claim:one a wtog:Claim ; wtog:about doc:x-A ; wtog:aboutProperty wtog:dateAdopted ;
      rdf:value "2001-01-02"^^xsd:date ; wtog:verification ver:secondary .
    """)
    one = only(asked(graph, "claim:one", "contradicts"))
    own = "claim:x-A__own-dateAdopted-2001-01-01"
    assert spoken(one.statement) == f"claim:one wtog:contradicts {own}"
    rules = {way.rule for each in every(one) for way in each.derivations}
    assert rules == {"R7-contradicts", "R7-claimed"}
    assert one.label == "secondary"
    dates = only(asked(graph, "x-A", "dateAdopted"))
    assert [(c.agrees, c.differs) for c in dates.claims] == [(True, False), (False, True)]
