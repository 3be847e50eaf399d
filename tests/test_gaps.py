"""What is missing or doubtful: each kind, what it covers, and what it never claims."""

from datetime import date

import pytest
from conftest import Turtle
from engine_examples import cites, decision, part

from wtograph.errors import UnknownDocument, UsageProblem
from wtograph.gaps import KINDS, Missing, Value, gaps, meant
from wtograph.library import Graph
from wtograph.queries import rows

DAY = date(2026, 11, 23)


def of(graph: Graph, *kinds: str, refs: tuple[str, ...] = (), on: date = DAY) -> list[Missing]:
    """The gaps of these kinds, of what was typed or of all."""
    asked = [meant(graph.store, ref) for ref in refs]
    return list(gaps(graph.store, documents=asked, kinds=kinds, on=on))


def told(found: list[Missing]) -> list[str]:
    """Gaps in short: symbol, what, and the values concerned with their languages."""
    return [" ".join([m.symbol, m.what, *(_value(v) for v in m.values)]) for m in found]


def _value(value: Value) -> str:
    return f"{value.text}@{value.language}" if value.language else value.text


def days(found: list[Missing]) -> list[str]:
    """Gaps of days in short; those under some readings only have a question mark."""
    return [
        f"{m.symbol} {m.what} {m.first} {m.last} {m.count}{'' if m.certain else '?'}" for m in found
    ]


def test_a_text_known_by_name_only_is_missing_with_those_that_cite_it(turtle: Turtle) -> None:
    graph = turtle(
        decision("WT_L_1", "2001-01-01")
        + decision("WT_L_2", "2002-01-01")
        + part("WT_L_2__p1")
        + part("WT_L_2__p2")
        + cites("WT_L_1", "WT_L_9")
        + cites("WT_L_2__p1", "WT_L_9")
        + cites("WT_L_2__p2", "WT_L_9")
        + cites("WT_L_2", "WT_L_1")
        + 'doc:WT_L_9 a wtog:Document ; wtog:symbol "WT/L/9" .'
    )
    (missing,) = of(graph, "cited")
    assert (missing.symbol, missing.count) == ("WT/L/9", 2)
    assert missing.related == ("WT/L/1", "WT/L/2")
    assert of(graph, "cited", refs=("WT/L/1",)) == [missing]


def test_a_programme_that_is_cited_stands_for_the_text_that_established_it(turtle: Turtle) -> None:
    graph = turtle(
        decision("WT_L_1", "2001-01-01")
        + """
        prog:example a wtog:WorkProgramme ; wtog:establishedBy doc:WT_L_9__p1 .
        doc:WT_L_9 a wtog:Document ; wtog:symbol "WT/L/9" .
        cite:one a wtog:Citation ; wtog:citing doc:WT_L_1 ; wtog:cited prog:example ;
          wtog:citationType lineage:continues ; wtog:verification ver:read .
        """
    )
    assert [m.symbol for m in of(graph, "cited")] == ["WT/L/9"]


def test_an_unverified_value_is_named_and_one_confirmed_elsewhere_is_not(turtle: Turtle) -> None:
    graph = turtle(
        decision("WT_L_1", "2001-01-01")
        + """
        claim:a a wtog:Claim ; wtog:about doc:WT_L_1 ; wtog:aboutProperty dcterms:title ;
          rdf:value "Un titre"@fr ; wtog:verification ver:unverified .
        claim:b a wtog:Claim ; wtog:about doc:WT_L_1 ; wtog:aboutProperty dcterms:title ;
          rdf:value "Un título"@es ; wtog:verification ver:unverified .
        claim:c a wtog:Claim ; wtog:about doc:WT_L_1 ; wtog:aboutProperty dcterms:title ;
          rdf:value "Un título"@es ; wtog:verification ver:secondary .
        """
    )
    assert told(of(graph, "unverified", refs=("WT/L/1",))) == ["WT/L/1 title Un titre@fr"]
    assert told(of(graph, "secondary", refs=("WT/L/1",))) == ["WT/L/1 title Un título@es"]


def test_a_thing_of_a_label_is_named_by_its_most_special_class(turtle: Turtle) -> None:
    graph = turtle(
        decision("WT_L_1", "2001-01-01")
        + part("WT_L_1__p1")
        + """
        norm:WT_L_1__p1__1 a wtog:Moratorium ; wtog:statedIn doc:WT_L_1__p1 ;
          wtog:verification ver:unverified .
        doc:x-GC-2001 a wtog:Report ; wtog:symbolUnknown true ; wtog:verification ver:secondary .
        """
    )
    (missing,) = of(graph, "unverified", refs=("WT/L/1",))
    assert (missing.symbol, missing.what) == ("WT/L/1", "Moratorium")
    assert missing.place.endswith("WT_L_1__p1")
    assert told(of(graph, "secondary", refs=("x-GC-2001",))) == ["x-GC-2001 Report"]


def test_what_a_rule_makes_is_no_doubtful_fact(graph: Graph) -> None:
    made = rows(graph.store, "read/gaps-claimed")
    listed = {row["claim"] for row in made}
    assert not [claim for claim in listed if "__own-" in claim]
    assert not [m for m in of(graph, "unverified", "secondary") if m.what == "renews"]


def test_titles_and_texts_are_missing_by_language(turtle: Turtle) -> None:
    graph = turtle(
        decision("WT_L_1", "2001-01-01", '; dcterms:title "A title"@en ; wtog:hasFile file:a')
        + """
        file:a a wtog:File ; dcterms:language "fr" .
        """
        + decision("WT_L_2", "2002-01-01")
        + cites("WT_L_2", "WT_L_1")
        + decision("WT_L_3", "2003-01-01")
    )
    assert told(of(graph, "language", refs=("WT/L/1",))) == [
        "WT/L/1 text @en @es",
        "WT/L/1 title @fr @es",
    ]
    assert {m.symbol for m in of(graph, "language")} == {"WT/L/1", "WT/L/2"}
    assert {m.symbol for m in of(graph, "language", refs=("WT/L/3",))} == {"WT/L/3"}


def test_a_hole_names_known_neighbours_and_no_node_of_its_own(graph: Graph) -> None:
    known = {row["document"] for row in rows(graph.store, "read/documents")}
    carried = {row["symbol"] for row in rows(graph.store, "read/symbols")}
    for missing in of(graph, "series"):
        assert missing.about in known
        assert set(missing.related) <= carried
        assert not {value.text for value in missing.values} & carried


def test_the_days_not_covered_are_those_of_the_timeline_and_those_after_it(graph: Graph) -> None:
    found = days(of(graph, "days", refs=("ecom-moratorium",)))
    assert found[:3] == [
        "ecom-moratorium between 1999-12-04 2001-11-13 711",
        "ecom-moratorium between 2003-09-15 2004-07-31 321",
        "ecom-moratorium after 2026-04-01 2026-11-23 237",
    ]
    assert "ecom-moratorium between 2009-12-01 2009-12-01 1?" in found
    assert found[-1] == "ecom-moratorium after 2026-03-27 2026-03-31 5?"


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (date(2024, 3, 5), "ecom-moratorium between 2024-02-27 2024-03-01 4?"),
        (date(2026, 3, 28), "ecom-moratorium after 2026-03-27 2026-03-28 2?"),
        (date(2026, 4, 1), "ecom-moratorium after 2026-03-27 2026-03-31 5?"),
        (date(2000, 1, 1), "ecom-moratorium between 1999-12-04 2000-01-01 29"),
        (date(1999, 1, 1), ""),
    ],
)
def test_no_day_after_the_day_of_the_answer_is_called_missing(
    graph: Graph, on: date, last: str
) -> None:
    found = of(graph, "days", refs=("ecom-moratorium",), on=on)
    assert (days(found) or [""])[-1] == last
    assert all(m.last and m.last <= on for m in found)


RUN = """
    norm:example a wtog:Moratorium ; rdfs:label "example"@en ; wtog:undertakenBy wtog:AllMembers .
    norm:example__1 a wtog:ValidityPeriod ; wtog:ofNorm norm:example ; wtog:verification ver:read ;
      wtog:undertakenBy wtog:AllMembers ; wtog:openedBy doc:WT_L_1 ;
      wtog:start "2001-01-01"^^xsd:date
"""


def test_an_end_that_nothing_resolves_is_said_without_days(turtle: Turtle) -> None:
    ended = RUN + '; wtog:dueRestated "until the talks end"@en .'
    graph = turtle(decision("WT_L_1", "2001-01-01") + ended)
    (missing,) = of(graph, "days")
    assert (missing.what, missing.first, missing.last, missing.count) == ("end", None, None, 0)
    assert missing.related == ("WT/L/1",)


def test_a_period_for_which_no_text_sets_an_end_lacks_nothing(turtle: Turtle) -> None:
    assert of(turtle(decision("WT_L_1", "2001-01-01") + f"{RUN} ."), "days") == []


def test_an_open_reference_keeps_its_candidates_and_chooses_none(graph: Graph) -> None:
    (missing,) = of(graph, "open", refs=("WT/L/977",))
    assert missing.what == "reaffirms"
    assert missing.count == len(missing.related) == 5
    assert "WT/MIN(01)/DEC/1" in missing.related


def test_sources_that_differ_are_all_kept_and_a_month_agrees_with_its_days(turtle: Turtle) -> None:
    graph = turtle(
        decision("WT_L_1", "2001-01-01")
        + """
        claim:a a wtog:Claim ; wtog:about doc:WT_L_1 ; wtog:aboutProperty wtog:dateCirculated ;
          rdf:value "2001-02-03"^^xsd:date ; wtog:verification ver:secondary .
        claim:b a wtog:Claim ; wtog:about doc:WT_L_1 ; wtog:aboutProperty wtog:dateCirculated ;
          rdf:value "2001-02" ; wtog:verification ver:secondary .
        """
        + decision("WT_L_2", "2002-01-01")
        + """
        claim:c a wtog:Claim ; wtog:about doc:WT_L_2 ; wtog:aboutProperty wtog:dateAdopted ;
          rdf:value "2002-01-02"^^xsd:date ; wtog:verification ver:unverified .
        """
    )
    (missing,) = of(graph, "dates")
    assert told([missing]) == ["WT/L/2 dateAdopted 2002-01-01 2002-01-02"]
    assert [value.verification for value in missing.values] == ["read", "unverified"]


def test_both_days_of_the_lapse_stand_with_their_sources(graph: Graph) -> None:
    (missing,) = of(graph, "dates", refs=("ecom-moratorium",))
    by_day = {value.text: value for value in missing.values}
    assert {"2026-03-30", "2026-03-31"} <= set(by_day)
    assert all(value.sources for value in missing.values)


def test_every_adopted_text_is_either_described_or_named_as_not_described(graph: Graph) -> None:
    known = rows(graph.store, "read/scope")[0]
    assert len(of(graph, "undescribed")) == int(known["adopted"]) - int(known["known"])


SLOTS = """
    norm:WT_L_1__p1__1 a wtog:Mandate ; wtog:statedIn doc:WT_L_1__p1 ; wtog:givenBy body:MC ;
      wtog:verification ver:secondary ;
      wtog:expects norm:WT_L_1__p1__1__e1 , norm:WT_L_1__p1__1__e2 , norm:WT_L_1__p1__1__e3 .
    norm:WT_L_1__p1__1__e1 a wtog:ExpectedFulfilment ; wtog:start "2001-07-01"^^xsd:date ;
      wtog:end "2001-07-31"^^xsd:date ; wtog:fulfilledBy doc:WT_L_2 .
    norm:WT_L_1__p1__1__e2 a wtog:ExpectedFulfilment ; wtog:start "2001-12-01"^^xsd:date ;
      wtog:end "2001-12-31"^^xsd:date .
    norm:WT_L_1__p1__1__e3 a wtog:ExpectedFulfilment ; wtog:start "2002-07-01"^^xsd:date ;
      wtog:end "2002-07-31"^^xsd:date .
"""


def test_a_slot_is_missing_a_document_once_it_has_begun(turtle: Turtle) -> None:
    texts = decision("WT_L_1", "2001-01-01") + part("WT_L_1__p1") + decision("WT_L_2", "2001-07-20")
    graph = turtle(texts + SLOTS)
    (missing,) = of(graph, "no-report", on=date(2002, 1, 1))
    assert (missing.first, missing.last) == (date(2001, 12, 1), date(2001, 12, 31))
    assert (missing.verification, missing.searched) == ("secondary", ())
    assert len(of(graph, "no-report", on=date(2002, 7, 1))) == 2


def test_a_recorded_search_is_told(turtle: Turtle) -> None:
    graph = turtle(
        decision("WT_L_1", "2001-01-01")
        + part("WT_L_1__p1")
        + decision("WT_L_2", "2001-07-20")
        + SLOTS
        + """
        claim:search a wtog:SearchNote ; wtog:about norm:WT_L_1__p1__1__e2 ;
          wtog:date "2026-11-20"^^xsd:date .
        """
    )
    assert of(graph, "no-report", on=date(2002, 1, 1))[0].searched == ("2026-11-20",)


def test_what_was_asked_for_bounds_what_is_told(graph: Graph) -> None:
    whole = of(graph)
    assert [m.kind for m in whole] == sorted((m.kind for m in whole), key=KINDS.index)
    for ref in ("WT/L/977", "WT/L/1193", "ecom-moratorium", "body:GC", "WT/L/977#2"):
        some = of(graph, refs=(ref,))
        assert {m.about for m in some if m.kind != "language"} <= {m.about for m in whole}
    paragraph = of(graph, refs=("WT/L/977#2",))
    assert paragraph
    assert all("WT_L_977__p2" in home for m in paragraph for home in m.homes if "norm/" in home)


def test_a_name_that_begins_like_another_is_not_taken_for_it(graph: Graph) -> None:
    few = of(graph, refs=("WT/MIN(98)/DEC/1",))
    assert {m.symbol for m in few if m.kind == "language"} == {"WT/MIN(98)/DEC/1"}


def test_the_same_store_gives_the_same_gaps_in_the_same_order(graph: Graph) -> None:
    assert of(graph) == of(graph)


def test_an_unknown_kind_is_answered_with_the_nearest(graph: Graph) -> None:
    with pytest.raises(UsageProblem) as refused:
        of(graph, "unverifed")
    assert str(refused.value) == "no kind of gap unverifed"
    assert refused.value.hint == "nearest known: unverified"


def test_an_unknown_text_is_refused_and_not_called_missing(graph: Graph) -> None:
    with pytest.raises(UnknownDocument):
        meant(graph.store, "WT/L/99999")
