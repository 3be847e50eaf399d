"""Labels of trust and the words FROM and MOST that a review found to be misread."""

import json

import pytest
from conftest import Turtle
from engine_examples import cites, decision, part

from wtograph.cli.session import wording as worded
from wtograph.explain.build import explain
from wtograph.register import register
from wtograph.reports import why, why_data
from wtograph.sparql import names_graphs
from wtograph.store import Store
from wtograph.vocab import PREFIXES

DATED = f"{PREFIXES['doc']}WT_L_9000"


def claim(name: str, value: str, label: str, more: str = "") -> str:
    """Turtle of a Claim about the day of WT/L/9000."""
    return (
        f"claim:{name} a wtog:Claim ; wtog:about doc:WT_L_9000 ; "
        f"wtog:aboutProperty wtog:dateAdopted ; "
        f'rdf:value "{value}"^^xsd:date ; wtog:verification ver:{label} {more} .\n'
    )


def unread(text: str) -> str:
    """The same document, not verified."""
    return text.replace("ver:read", "ver:unverified")


SOURCED = "; dcterms:source src:example"


@pytest.mark.parametrize(
    ("document", "claims", "label"),
    [
        ("unverified", [("read", "")], "unverified"),
        ("unverified", [("read", SOURCED)], "read"),
        ("unverified", [("secondary", SOURCED), ("read", "")], "secondary"),
        ("read", [("secondary", "")], "secondary"),
        ("read", [("secondary", SOURCED)], "secondary"),
    ],
)
def test_only_a_claim_with_a_source_raises_a_label(
    document: str, claims: list[tuple[str, str]], label: str, turtle: Turtle
) -> None:
    text = decision("WT_L_9000", "2000-01-01")
    text = unread(text) if document == "unverified" else text
    for number, (said, more) in enumerate(claims):
        text += claim(f"c-{number}", "2000-01-01", said, more)
    assert turtle(text).document("WT/L/9000").label_of("date") == label


def test_of_several_claims_on_one_day_the_strongest_names_its_label(turtle: Turtle) -> None:
    text = decision("WT_L_9000", "2000-01-01")
    for number, label in enumerate(("secondary", "read", "unverified")):
        text += claim(f"c-{number}", "2000-01-01", label, SOURCED)
    days = register(turtle(text).store).entries[DATED].days
    assert days == (("dateAdopted", "2000-01-01", "read"),)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ex:a.from ?o }",
        "SELECT * { ?s ex:a%20from ?o }",
        r"SELECT * { ?s ex:a\-from ?o }",
        r"SELECT * { ?s ex:a\~from\' ?o }",
        "SELECT * { _:a.from ?p ?o }",
        "SELECT * { ?s a :b.from }",
        "SELECT * { ?s ex:é.from ?o }",
        "PREFIX from.b: <https://example.org/> SELECT * { ?s a from.b:c }",
    ],
)
def test_a_name_that_holds_the_word_names_no_graph(sparql: str) -> None:
    assert not names_graphs(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * FROM ex:a.b { ?s ?p ?o }",
        "SELECT*FROM<https://example.org/g>{?s ?p ?o}",
        "SELECT ?s FROM NAMED :g { GRAPH ?g { ?s ex:a.from ?o } }",
        "PREFIX ex: <https://example.org/>SELECT ?s from ex:g where { ?s a ex:b }",
        "PREFIX :<https://example.org/>ASK FROM :g {}",
    ],
)
def test_a_clause_names_its_graph_beside_such_names(sparql: str) -> None:
    assert names_graphs(sparql)


def test_a_name_that_holds_the_word_still_asks_all_graphs(turtle: Turtle) -> None:
    store: Store = turtle(
        decision("WT_L_9000", "2000-01-01") + "doc:WT_L_9000 <https://example.org/a.from> 1 .\n"
    ).store
    asked = "PREFIX ex: <https://example.org/> SELECT ?o { ?s ex:a.from ?o }"
    assert [row["o"] for row in store.rows(asked)] == ["1"]


def test_the_best_supported_way_comes_first_however_many_are_shown(
    turtle: Turtle, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = decision("WT_L_9001", "2001-01-01") + decision("WT_L_9000", "2000-01-01")
    for n in range(1, 5):
        text += part(f"WT_L_9001__p{n}") + part(f"WT_L_9000__p{n}")
        cited = cites(f"WT_L_9001__p{n}", f"WT_L_9000__p{n}")
        text += cited if n == 3 else unread(cited)
    graph = turtle(text)
    asked = ("WT/L/9001", "builds on", "WT/L/9000")
    every = explain(graph.store, *asked).parts[0].reasons[0]
    monkeypatch.setattr("wtograph.explain.reasons.MOST_WAYS", 2)
    some = explain(graph.store, *asked).parts[0].reasons[0]
    assert (len(every.derivations), every.ways_left_out) == (4, 0)
    assert (len(some.derivations), some.ways_left_out) == (2, 2)
    assert some.derivations == every.derivations[:2]
    assert [way.label for way in every.derivations] == ["read", *["unverified"] * 3]
    assert some.label == "read"


def test_every_form_says_how_many_ways_are_left_out(
    turtle: Turtle, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = decision("WT_L_9001", "2001-01-01") + decision("WT_L_9000", "2000-01-01")
    for n in range(1, 5):
        text += part(f"WT_L_9001__p{n}") + part(f"WT_L_9000__p{n}")
        text += cites(f"WT_L_9001__p{n}", f"WT_L_9000__p{n}")
    graph = turtle(text)
    monkeypatch.setattr("wtograph.explain.reasons.MOST_WAYS", 1)
    found = explain(graph.store, "WT/L/9001", "builds on", "WT/L/9000")
    for lang, said in (
        ("en", "3 more ways are left out"),
        ("fr", "3 autres déductions sont omises"),
        ("es", "se omiten 3 vías más"),
    ):
        wording = worded(graph, lang)
        assert said in "\n".join(why.lines(found, wording))
        assert said in "\n".join(why.markdown(found, wording))
    (statement,) = json.loads(json.dumps(why_data.json_object(found, wording)))["parts"][0][
        "statements"
    ]
    assert statement["derivations_left_out"] == why_data.left_out(found) == 3
