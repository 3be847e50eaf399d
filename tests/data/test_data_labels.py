"""Every fact has its place in the data, and no label is stronger than the facts allow."""

from collections import defaultdict
from functools import cache

from known_facts import (
    DROPPED,
    FACTS,
    Fact,
    around,
    decided,
    document_of,
    needs_facts,
    registered,
    small_economies,
    table,
    yaml_file,
)
from known_tables import agreements, bodies, clauses, meetings, members, runs
from shipped_facts import RANK, claimed, claims, files, label, label_of, nodes, of_class, values

pytestmark = needs_facts
IDENTITY = ("wtog:symbol", "wtog:alternativeSymbol")
DAYS = ("wtog:dateAdopted", "wtog:dateCirculated", "wtog:dateOfDocument")


@cache
def known() -> tuple[Fact, ...]:
    documents = (*decided(), *around(), *registered(), *small_economies())
    others = (*clauses(), *runs(), *meetings(), *bodies(), *members(), *agreements())
    return (*documents, *others)


@cache
def strongest() -> dict[tuple[str, str, str], str]:
    """The strongest label that any file of facts gives to a value of a node."""
    found: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for fact in known():
        found[fact.node, fact.property, fact.value].append(fact.label)
    return {key: max(labels, key=RANK.index) for key, labels in found.items()}


def alike(name: str) -> tuple[str, ...]:
    """A property with those that another file of facts may give the same value."""
    return next((several for several in (DAYS, IDENTITY) if name in several), (name,))


def said(fact: Fact) -> bool:
    return any(
        fact.value in values(fact.node, name) or claimed(fact.node, name, fact.value)
        for name in alike(fact.property)
    )


def test_every_document_clause_meeting_body_and_member_of_the_facts_has_its_node() -> None:
    assert {fact.node for fact in known()} - set(nodes()) == set()
    rows = [row for row in table("register.csv") if row["id"] not in DROPPED]
    assert {document_of(row) for row in rows} <= set(nodes())
    people = {values(node, "foaf:name")[0] for node in of_class("foaf:Person")}
    assert {entry["name"] for entry in yaml_file("around.yaml")["people"]} <= people


def test_every_symbol_title_name_and_date_of_the_facts_is_said_of_its_node() -> None:
    assert [fact for fact in known() if fact.property != "-" and not said(fact)] == []


def test_no_label_is_stronger_than_the_facts_allow() -> None:
    raised = []
    for (node, name, value), best in strongest().items():
        found = label(node) if name == "-" else label_of(node, name, value)
        if found and RANK.index(found) > RANK.index(best):
            raised.append((node, name, value, found, best))
    assert raised == []


def test_no_symbol_and_no_day_of_a_document_comes_from_nowhere() -> None:
    given: defaultdict[str, set[str]] = defaultdict(set)
    for fact in known():
        given[fact.node].add(fact.value)
    told = "\n".join(path.read_text("utf-8") for path in sorted(FACTS.iterdir()))
    invented = []
    for node in (node for node in given if node.startswith("doc:") and "__" not in node):
        for name in (*IDENTITY, *DAYS):
            every = {c.value for c in claims().get(node, ()) if c.property == name}
            strange = {*values(node, name), *every} - given[node]
            invented += [(node, name, value) for value in strange if value not in told]
    assert invented == []


def test_what_is_read_or_secondary_has_a_source_and_what_is_inferred_a_reason() -> None:
    for node in nodes():
        if label(node) in ("read", "secondary"):
            assert values(node, "dcterms:source"), node
        if label(node) == "inferred":
            assert values(node, "skos:note"), node


def test_nothing_that_must_not_be_loaded_is_in_the_data() -> None:
    hidden = [
        entry["symbol_candidate_do_not_load"]
        for entry in yaml_file("around.yaml")["communications"]
        if "symbol_candidate_do_not_load" in entry
    ]
    assert hidden
    told = "\n".join(path.read_text("utf-8") for path in files())
    assert [symbol for symbol in hidden if symbol in told] == []
    assert "do_not_load" not in told
    watched = [what["what"] for what in yaml_file("decisions.yaml")["watch"]]
    assert [what for what in watched if what in told] == []
