"""Every link of the facts is in the data with its label, and none is firmer than the facts say."""

from collections import defaultdict
from functools import cache

import pytest
from known_facts import needs_facts, yaml_file
from shipped_facts import RANK, claims, label, nodes, of_class, values

pytestmark = needs_facts
STRONG = {"basedOn", "continues", "implements", "extendsValidityOf", "supersedes", "terminates"}
WEAK = {"refersTo", "recalls", "reaffirms", "takesNoteOf"}
DUTIES = {"instructs": "wtog:givenTo", "reportsTo": "wtog:reportsTo"}
ACTS = {"adoptedAt": "wtog:atMeeting", "adoptedBy": "wtog:adoptedBy"}
Link = tuple[str, str, str]


def edges(*relations: str) -> list[dict[str, str]]:
    return [e for e in yaml_file("decisions.yaml")["edges"] if e["relation"] in relations]


def whole(node: str) -> str:
    return node.partition("__")[0]


@cache
def citations() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Relation and label of every Citation, by citing and cited document."""
    found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for node in of_class("wtog:Citation"):
        (kind,) = values(node, "wtog:citationType")
        for citing in values(node, "wtog:citing"):
            for cited in values(node, "wtog:cited"):
                ends = (whole(citing), whole(cited))
                found[ends].append((kind.partition(":")[2], label(node)))
    return {ends: tuple(kinds) for ends, kinds in found.items()}


@cache
def candidates() -> set[tuple[str, str]]:
    """The texts that an open reference may mean, by citing document; they are no links."""
    return {
        (whole(citing), whole(value))
        for node in of_class("wtog:OpenCitation")
        for citing in values(node, "wtog:citing")
        for value in (
            *values(node, "wtog:candidate"),
            *(claim.value for claim in claims().get(node, ())),
        )
    }


def target(edge: dict[str, str]) -> str:
    name = edge["to"]
    return f"adoption:{name}" if f"adoption:{name}" in nodes() and "doc" not in name and (
        f"doc:{name}" not in nodes()) else f"doc:{name}"  # fmt: skip


def test_every_strong_link_of_the_facts_is_a_citation_with_its_own_label() -> None:
    lost = []
    for edge in edges(*STRONG):
        kinds = citations().get((f"doc:{edge['from']}", target(edge)), ())
        if (edge["relation"], edge["verification"]) not in kinds:
            lost.append((edge["from"], edge["relation"], edge["to"], edge["verification"], kinds))
    assert lost == []


def test_every_weak_link_of_the_facts_is_a_citation_a_stronger_one_or_a_candidate() -> None:
    lost = []
    for edge in edges(*WEAK):
        ends = (f"doc:{edge['from']}", target(edge))
        found = [kind for kind, _ in citations().get(ends, ())]
        if not found and ends not in candidates():
            lost.append((ends, edge["relation"], edge["verification"]))
    assert lost == []


def test_no_link_is_firmer_than_the_facts_say() -> None:
    best: dict[Link, str] = {}
    for edge in edges(*STRONG, *WEAK):
        key = (f"doc:{edge['from']}", edge["relation"], target(edge))
        best[key] = max(best.get(key, "unverified"), edge["verification"], key=RANK.index)
    raised = []
    for (citing, cited), kinds in citations().items():
        for kind, said in kinds:
            known = best.get((citing, kind, cited))
            if known and RANK.index(said) > RANK.index(known):
                raised.append((citing, kind, cited, said, known))
    assert raised == []


@pytest.mark.parametrize("relation", sorted(ACTS))
def test_every_act_of_adoption_of_the_facts_is_an_adoption(relation: str) -> None:
    found = edges(relation)
    assert found
    for edge in found:
        act = f"adoption:{edge['from']}"
        assert edge["to"] in values(act, ACTS[relation]), edge
        weaker = [c.label for c in claims().get(act, ()) if c.value == edge["to"]]
        said = max(weaker or [label(act)], key=RANK.index)
        assert RANK.index(said) <= RANK.index(edge["verification"]), edge


SETS = {"set:all-members": "wtog:AllMembers", "set:programme-bodies": "prog:e-commerce",
        "set:any-programme-body": "prog:e-commerce", "set:other-bodies": "wtog:OtherBodies",
        "set:relevant-bodies": "wtog:OtherBodies", "set:eca-interim-66": "group:ECA66",
        "set:gc283-23": "group:G283"}  # fmt: skip


@pytest.mark.parametrize("relation", sorted(DUTIES))
def test_every_duty_of_the_facts_is_in_a_mandate_of_the_text_that_lays_it_down(
    relation: str,
) -> None:
    lost = []
    for edge in edges(relation):
        owner = edge.get("laid_down_by", edge["from"])
        told = SETS.get(edge["to"], edge["to"])
        mandates = [n for n in of_class("wtog:Mandate") if n.startswith(f"norm:{owner}__")]
        names = (DUTIES[relation], "wtog:through")
        held = [n for n in mandates if any(told in values(n, name) for name in names)]
        held = [n for n in held if RANK.index(label(n)) <= RANK.index(edge["verification"])]
        said = [c for n in mandates for c in claims().get(n, ()) if c.value == told]
        if not held and not said:
            lost.append((owner, relation, told, edge["verification"]))
    assert lost == []


def test_every_giver_and_addressee_of_a_clause_stands_in_its_mandate() -> None:
    wrong = []
    for entry in yaml_file("decisions.yaml")["documents"]:
        for clause in entry["paragraphs"]:
            if clause["model_as"] != "Mandate" or not clause["to"]:
                continue
            node = f"norm:{entry['id']}__{clause['provision']}__{clause['effect']}"
            wanted = {SETS.get(each, each) for each in clause["to"]}
            found = (set(values(node, "wtog:givenBy")), set(values(node, "wtog:givenTo")))
            if found != (set(clause["from"]), wanted):
                wrong.append((node, found))
    assert wrong == []
