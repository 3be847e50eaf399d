"""What follows from the facts, and what does not: each derived property on invented texts."""

from pathlib import Path

import pytest
from conftest import Turtle
from engine_examples import cites, decision, part, stored, triples
from rdflib import BNode, URIRef
from rdflib.paths import MulPath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node

from wtograph import rules
from wtograph.library import Graph
from wtograph.queries import Query
from wtograph.store import CANDIDATES, GRAPHS, INFERRED, Store, shipped_files
from wtograph.vocab import PREFIXES, STRONG, expand, shorten

INSTRUMENT = decision("WT_L_9001", "2001-01-01") + part("WT_L_9001__p1")
OLDER = decision("WT_L_9000", "2000-01-01") + part("WT_L_9000__p2")
DRAFT = decision("WT_GC_W_9002", "2002-01-01", kind="Proposal") + part("WT_GC_W_9002__op1")
PROGRAMME = "prog:ex a wtog:WorkProgramme ; wtog:establishedBy doc:WT_L_9000__p2 .\n"
MINUTES = 'doc:WT_GC_M_1 a wtog:MeetingRecord ; wtog:symbol "WT/GC/M/1" .\n'


def cites_programme(one: str, relation: str) -> str:
    """Turtle of a citation of the invented programme."""
    return f"""
    cite:{one}--programme a wtog:Citation ; wtog:citing doc:{one} ; wtog:cited prog:ex ;
      wtog:citationType lineage:{relation} .
    """


def of_documents(graph: Graph, property_: str) -> set[tuple[str, str]]:
    """A derived property between whole texts, by local name."""
    pairs = {(a.removeprefix("doc:"), b.removeprefix("doc:")) for a, b in
             triples(graph.store, f"wtog:{property_}")}  # fmt: skip
    return {(a, b) for a, b in pairs if "__" not in a + b}


@pytest.mark.parametrize(
    ("property_", "text", "pair"),
    [
        ("recalls", INSTRUMENT + OLDER + cites("WT_L_9001", "WT_L_9000", "recalls"),
         ("WT_L_9001", "WT_L_9000")),
        ("recalls", INSTRUMENT + DRAFT + cites("WT_L_9001", "WT_GC_W_9002", "recalls"),
         ("WT_L_9001", "WT_GC_W_9002")),
        ("refersTo", DRAFT + OLDER + cites("WT_GC_W_9002", "WT_L_9000", "recalls"),
         ("WT_GC_W_9002", "WT_L_9000")),
        ("refersTo", INSTRUMENT + OLDER + cites("WT_L_9001__p1", "WT_L_9000__p2", "recalls"),
         ("WT_L_9001", "WT_L_9000")),
        ("buildsOn", INSTRUMENT + OLDER + cites("WT_L_9001__p1", "WT_L_9000__p2"),
         ("WT_L_9001", "WT_L_9000")),
        ("buildsOn", INSTRUMENT + OLDER + PROGRAMME + cites_programme("WT_L_9001__p1", "continues"),
         ("WT_L_9001", "WT_L_9000")),
        ("proposesToBuildOn", DRAFT + OLDER + cites("WT_GC_W_9002__op1", "WT_L_9000", "basedOn"),
         ("WT_GC_W_9002", "WT_L_9000")),
        ("proposesToBuildOn",
         DRAFT + OLDER + PROGRAMME + cites_programme("WT_GC_W_9002__op1", "continues"),
         ("WT_GC_W_9002", "WT_L_9000")),
        ("baseDocument",
         OLDER + 'doc:WT_L_9000_Rev-1 a wtog:Document ; wtog:symbol "WT/L/9000/Rev.1" .',
         ("WT_L_9000_Rev-1", "WT_L_9000")),
        ("baseDocument",
         OLDER + 'doc:x-A a wtog:Document ; wtog:alternativeSymbol "WT/L/9000/Add.12" .',
         ("x-A", "WT_L_9000")),
    ],
)  # fmt: skip
def test_what_follows(turtle: Turtle, property_: str, text: str, pair: tuple[str, str]) -> None:
    assert of_documents(turtle(text), property_) == {pair}


@pytest.mark.parametrize(
    ("property_", "text"),
    [
        ("recalls", DRAFT + OLDER + cites("WT_GC_W_9002", "WT_L_9000", "recalls")),
        ("recalls", INSTRUMENT + OLDER + cites("WT_L_9001", "WT_L_9000", "continues")),
        ("buildsOn", DRAFT + OLDER + cites("WT_GC_W_9002__op1", "WT_L_9000", "continues")),
        ("buildsOn", INSTRUMENT + OLDER + cites("WT_L_9001__p1", "WT_L_9000", "reaffirms")),
        ("buildsOn", MINUTES + OLDER + cites("WT_GC_M_1", "WT_L_9000", "continues")),
        ("proposesToBuildOn", INSTRUMENT + OLDER + cites("WT_L_9001", "WT_L_9000", "basedOn")),
        ("proposesToBuildOn", DRAFT + OLDER + cites("WT_GC_W_9002", "WT_L_9000", "takesNoteOf")),
        ("baseDocument", 'doc:x-A a wtog:Document ; wtog:symbol "WT/L/9000/Rev.1" .'),
        ("baseDocument", OLDER + 'doc:x-A a wtog:Document ; wtog:symbol "WT/L/90001" .'),
        ("baseDocument", OLDER + 'doc:x-A a wtog:Document ; wtog:symbol "WT/L/9000/2" .'),
    ],
)
def test_what_does_not_follow(turtle: Turtle, property_: str, text: str) -> None:
    assert of_documents(turtle(text), property_) == set()


def test_a_text_never_builds_on_itself(turtle: Turtle) -> None:
    both = part("WT_L_9001__p2") + cites("WT_L_9001__p1", "WT_L_9001__p2")
    assert of_documents(turtle(INSTRUMENT + both), "buildsOn") == set()


@pytest.mark.parametrize(
    ("kind", "outcome", "adopted"),
    [("Instrument", "adopted", True), ("Instrument", "adopted-as-amended", True),
     ("Instrument", "noted", False), ("Instrument", "no-consensus", False),
     ("Proposal", "adopted", False)],
)  # fmt: skip
def test_only_an_adopting_outcome_makes_an_instrument_adopted_by_a_body(
    turtle: Turtle, kind: str, outcome: str, adopted: bool
) -> None:
    graph = turtle(f"""
    doc:x-A a wtog:{kind} .
    adoption:a a wtog:Adoption ; wtog:adoptedText doc:x-A ; wtog:adoptedBy body:GC ;
      wtog:outcome outcome:{outcome} .
    """)
    found = triples(graph.store, "wtog:adoptedBy") - {("adoption:a", "body:GC")}
    assert found == ({("doc:x-A", "body:GC")} if adopted else set())


def claim(name: str, about: str, property_: str, value: str) -> str:
    """Turtle of a claim."""
    return f"""
    claim:{name} a wtog:Claim ; wtog:about norm:{about} ; wtog:aboutProperty {property_} ;
      rdf:value {value} .
    """


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("a", "wtog:start", '"2001-01-01"^^xsd:date'),
         ("a", "wtog:start", '"2001-01-02"^^xsd:date'), True),
        (("a", "wtog:symbol", '"WT/L/1"'), ("a", "wtog:symbol", '"WT/L/2"'), True),
        (("a", "wtog:end", '"2001-01-01"^^xsd:date'), ("a", "wtog:end", '"2001-01-01"^^xsd:date'),
         False),
        (("a", "wtog:end", '"2001-01-01"^^xsd:date'), ("b", "wtog:end", '"2001-01-02"^^xsd:date'),
         False),
        (("a", "wtog:end", '"2001-01-01"^^xsd:date'), ("a", "wtog:end", '"2001-01"'), False),
        (("a", "dcterms:title", '"Decision"@en'), ("a", "dcterms:title", '"Décision"@fr'), False),
    ],
)  # fmt: skip
def test_claims_contradict_one_another_where_their_values_differ(
    turtle: Turtle, one: tuple[str, str, str], other: tuple[str, str, str], differ: bool
) -> None:
    graph = turtle(claim("one", *one) + claim("two", *other))
    both = {("claim:one", "claim:two"), ("claim:two", "claim:one")}
    assert triples(graph.store, "wtog:contradicts") == (both if differ else set())


def dated(value: str, more: str = "") -> str:
    """Turtle of a read text with a date of adoption."""
    return f"""
    doc:x-A a wtog:Document ; wtog:dateAdopted "{value}"^^xsd:date ;
      wtog:verification ver:read ; dcterms:source src:a {more} .
    """


def said_on(value: str, name: str = "one") -> str:
    """Turtle of a Claim about the same date."""
    return f"""
    claim:{name} a wtog:Claim ; wtog:about doc:x-A ; wtog:aboutProperty wtog:dateAdopted ;
      rdf:value "{value}"^^xsd:date ; wtog:verification ver:secondary .
    """


OWN = "claim:x-A__own-dateAdopted-2001-01-01"


def test_a_claim_contradicts_the_own_value_of_its_node_which_counts_as_a_claim(
    turtle: Turtle,
) -> None:
    graph = turtle(dated("2001-01-01") + said_on("2001-01-02"))
    both = {("claim:one", OWN), (OWN, "claim:one")}
    assert triples(graph.store, "wtog:contradicts") == both
    assert (OWN, "ver:read") in triples(graph.store, "wtog:verification")
    assert (OWN, "src:a") in triples(graph.store, "dcterms:source")


@pytest.mark.parametrize(
    "text",
    [
        dated("2001-01-01") + said_on("2001-01-01"),
        dated("2001-01-01"),
        dated("2001-01-01", '; dcterms:title "A"@en , "B"@fr ; wtog:alternativeSymbol "a" , "b"'),
        dated("2001-01-01", '; dcterms:title "A"@en') + """
        claim:t a wtog:Claim ; wtog:about doc:x-A ; wtog:aboutProperty dcterms:title ;
          rdf:value "A variant"@en .
        """,
    ],
)  # fmt: skip
def test_values_that_agree_and_names_in_variants_contradict_nothing(
    turtle: Turtle, text: str
) -> None:
    assert triples(turtle(text).store, "wtog:contradicts") == set()


def test_an_own_value_that_a_claim_repeats_is_not_claimed_twice(turtle: Turtle) -> None:
    graph = turtle(dated("2001-01-01") + said_on("2001-01-01", "same") + said_on("2001-01-02"))
    both = {("claim:one", "claim:same"), ("claim:same", "claim:one")}
    assert triples(graph.store, "wtog:contradicts") == both


def test_two_own_values_of_one_thing_contradict_each_other(turtle: Turtle) -> None:
    graph = turtle(dated("2001-01-01", ', src:b ; wtog:dateAdopted "2001-01-02"^^xsd:date'))
    other = OWN.replace("-01-01", "-01-02")
    assert triples(graph.store, "wtog:contradicts") == {(OWN, other), (other, OWN)}


def test_contradicting_is_mutual_and_between_claims_in_the_shipped_graph(graph: Graph) -> None:
    found = triples(graph.store, "wtog:contradicts")
    claims_ = {one for one, kind in triples(graph.store, "rdf:type") if kind == "wtog:Claim"}
    assert found
    assert found == {(other, one) for one, other in found}
    assert {one for one, _ in found} <= claims_


def mandate(document: str) -> str:
    """Turtle of an instruction to report, the same in every text."""
    return f"""
    norm:{document}__p1__1 a wtog:Mandate ; wtog:statedIn doc:{document}__p1 ;
      wtog:givenBy body:GC ; wtog:givenTo body:CTD ; wtog:action act:report ;
      wtog:onTopic topic:reporting .
    """


def test_the_same_order_in_a_text_that_builds_on_another_is_a_candidate_and_no_fact(
    turtle: Turtle,
) -> None:
    text = INSTRUMENT + OLDER + part("WT_L_9000__p1") + mandate("WT_L_9001") + mandate("WT_L_9000")
    assert "renews" not in str(candidates(turtle(text)))
    graph = turtle(text + cites("WT_L_9001__p1", "WT_L_9000__p1"))
    assert candidates(graph) == {("norm:WT_L_9001__p1__1", "wtog:renews", "norm:WT_L_9000__p1__1")}
    assert triples(graph.store, "wtog:renews") == set()


def test_runs_that_follow_one_another_are_candidates_unless_the_link_is_known(
    turtle: Turtle,
) -> None:
    runs = "".join(
        f"""norm:n__{year} a wtog:ValidityPeriod ; wtog:ofNorm norm:n ;
          wtog:undertakenBy wtog:AllMembers ; wtog:start "{year}-01-01"^^xsd:date .
        """
        for year in (2001, 2003, 2005)
    )
    graph = turtle(runs)
    assert candidates(graph) == {
        ("norm:n__2003", "wtog:extends", "norm:n__2001"),
        ("norm:n__2005", "wtog:extends", "norm:n__2003"),
    }
    assert triples(graph.store, "wtog:extends") == set()
    known = turtle(runs + "norm:n__2005 wtog:extends norm:n__2003 .")
    assert len(candidates(known)) == 1


def candidates(graph: Graph) -> set[tuple[str, str, str]]:
    """What the candidate claims say."""
    rows = graph.store.rows(
        f"SELECT ?a ?p ?v {{ GRAPH <{CANDIDATES}> "
        "{ ?c a wtog:Claim ; wtog:about ?a ; wtog:aboutProperty ?p ; rdf:value ?v } }"
    )
    return {(shorten(row["a"]), shorten(row["p"]), shorten(row["v"])) for row in rows}


def test_in_the_shipped_graph_no_rule_makes_a_plain_renews_or_extends(graph: Graph) -> None:
    for name in (INFERRED, CANDIDATES):
        assert not graph.store.answer(
            f"ASK {{ GRAPH <{name}> {{ ?a wtog:renews|wtog:extends ?b }} }}"
        )
    about = {relation for _, relation, _ in candidates(graph)}
    assert about <= {"wtog:renews", "wtog:extends"}
    assert about


def test_what_is_inferred_stands_in_graphs_of_its_own(graph: Graph) -> None:
    derived = "wtog:buildsOn|wtog:refersTo|wtog:proposesToBuildOn|wtog:contradicts|wtog:dayNumber"
    rows = graph.store.rows(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?a {derived} ?b }} }}")
    assert {row["g"] for row in rows} == {INFERRED}


def test_the_rules_reach_a_fixed_point(graph: Graph) -> None:
    store = Store.in_memory(shipped_files())
    passes = rules.apply_rules(store)
    assert passes < rules.MOST_PASSES
    once = store.nquads()
    core = [rule for rule in rules.rules() if rule.into == "inferred/core"]
    assert [store.construct_into(rule.sparql, INFERRED) for rule in core] == [0] * len(core)
    assert rules.apply_rules(store) == passes
    assert store.nquads() == once == graph.store.nquads()


def test_the_order_of_files_is_nothing(graph: Graph) -> None:
    store = Store.in_memory(reversed(list(shipped_files())))
    rules.apply_rules(store)
    assert store.nquads() == graph.store.nquads()


def test_days_and_years_stand_beside_dates(tmp_path: Path) -> None:
    store = stored(
        """doc:x-A a wtog:Document ; wtog:dateCirculated "2001-05-01"^^xsd:date ;
             wtog:dateAdopted "1999-12-31"^^xsd:date .""",
        tmp_path,
    )
    rules.apply_rules(store)
    (row,) = store.rows("SELECT ?y ?n { doc:x-A wtog:year ?y ; wtog:dayNumber ?n }")
    assert (row["y"], row["n"]) == ("1999", "730119")


def patterns(tree: object) -> list[tuple[Node, Node, Node]]:
    """Every triple pattern that a query rests on; what must be absent or is optional is none."""
    if not isinstance(tree, CompValue):
        return []
    if tree.name == "BGP":
        return list(tree["triples"])
    kept = ("p1",) if tree.name == "LeftJoin" else ("p", "p1", "p2")
    return [pattern for key in kept if key in tree for pattern in patterns(tree[key])]


def part_of_rule(term: Node) -> str:
    """A term of rdflib as a rule's pattern writes it."""
    if isinstance(term, MulPath):
        assert isinstance(term.path, URIRef)
        return f"{term.path}{term.mod}"
    assert not isinstance(term, BNode)
    return str(term) if isinstance(term, URIRef) else term.n3()


def written(pattern: rules.Pattern) -> tuple[str, str, str]:
    """A pattern of ours, its path written as SPARQL does."""
    return (pattern.subject, pattern.property + pattern.repeated, pattern.object)


OUTSIDE = {
    ("?other", expand("wtog:ofNorm"), "?norm"),
    ("?other", expand("wtog:undertakenBy"), "?who"),
    ("?other", expand("wtog:dayNumber"), "?before"),
}
"""Which runs R9 compares to find the latest before; that one is a premise by its own name."""


@pytest.mark.parametrize("rule", rules.rules(), ids=lambda rule: rule.name)
def test_what_a_rule_makes_and_rests_on_is_what_its_sparql_says(rule: Query) -> None:
    algebra = prepareQuery(rule.sparql).algebra
    template = {tuple(map(part_of_rule, each)) for each in algebra["template"]}
    made = {written(each) for each in rules.makes(rule)}
    assert {(s, p) for s, p, _ in made} == {(s, p) for s, p, _ in template}
    assert made == template or rule.into == "inferred/candidates"  # 0.6 is written as a decimal
    stated = {tuple(map(part_of_rule, each)) for each in patterns(algebra["p"])}
    assert {written(each) for each in rules.premises(rule)} == stated - OUTSIDE


@pytest.mark.parametrize("rule", rules.rules(), ids=lambda rule: rule.name)
def test_a_rule_run_backwards_rests_on_triples_that_are_in_the_graph(
    rule: Query, graph: Graph
) -> None:
    store = graph.store
    inferred = {(row["s"], row["p"], row["o"]) for row in store.rows(
        f"SELECT ?s ?p ?o {{ GRAPH <{GRAPHS}{rule.into}> {{ ?s ?p ?o }} }}")}  # fmt: skip
    known = {(row["s"], row["p"], row["o"]) for row in store.rows("SELECT ?s ?p ?o { ?s ?p ?o }")}
    found = {triple: rules.backwards(store, rule, triple) for triple in sorted(inferred)}
    ways = [way for several in found.values() for way in several]
    assert ways or rule.name == "rules/R7-claimed"  # no own value is in dispute unclaimed
    for way in ways:
        for pattern, triple in way:
            assert pattern.repeated or triple in known, (rule.name, triple)


def test_every_inferred_triple_is_made_by_some_rule_run_backwards(graph: Graph) -> None:
    store, counted = graph.store, {expand("wtog:year"), expand("wtog:dayNumber")}
    for name in (INFERRED, CANDIDATES):
        for row in store.rows(f"SELECT ?s ?p ?o {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"):
            triple = (row["s"], row["p"], row["o"])
            made = (rules.backwards(store, rule, triple) for rule in rules.rules())
            assert row["p"] in counted or any(made), triple


def test_a_rule_run_backwards_makes_nothing_that_is_not_so(graph: Graph) -> None:
    doc = PREFIXES["doc"]
    for link in (*STRONG, "buildsOn"):
        triple = (f"{doc}WT_L_274", expand(f"wtog:{link}"), f"{doc}WT_L_1193")
        assert not any(rules.backwards(graph.store, rule, triple) for rule in rules.rules())
