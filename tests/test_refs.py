"""What people type for a document, a paragraph, a body or a topic."""

import pytest

from wtograph.errors import AmbiguousName, InputError, UnknownBody, UnknownDocument, UnknownTopic
from wtograph.library import Graph
from wtograph.provisions import reference
from wtograph.queries import rows
from wtograph.records import documents, tail
from wtograph.refs import Ref, find, find_actor, find_topic
from wtograph.vocab import PREFIXES

DOC = PREFIXES["doc"]


@pytest.mark.parametrize(
    "text",
    ["WT/L/274", " wt/l/274 ", "doc:WT_L_274", DOC + "WT_L_274", "WT_L_274",
     "https://docs.wto.org/dol2fe/Pages/SS/directdoc.aspx?filename=Q:/WT/L/274.pdf"],
)  # fmt: skip
def test_one_document_answers_to_every_usual_spelling(graph: Graph, text: str) -> None:
    assert find(graph.store, text) == Ref(f"{DOC}WT_L_274")


def test_an_alternative_symbol_leads_to_the_same_document(graph: Graph) -> None:
    assert find(graph.store, "WT/MIN(24)/38") == find(graph.store, "WT/L/1193")


@pytest.mark.parametrize(
    ("text", "iri", "place"),
    [
        ("WT/L/977#2", "WT_L_977", "p2"),
        ("WT/L/977#para. 2", "WT_L_977", "p2"),
        ("WT/L/274#1.2", "WT_L_274", "p1-2"),
        ("doc:WT_L_977__p2", "WT_L_977", "p2"),
        ("x-IND-20240123#op1.s2", "x-IND-20240123", "op1-s2"),
        ("x-IND-20240123", "x-IND-20240123", ""),
        ("agreement-TRIPS#64.2", "agreement-TRIPS", "art64-2"),
        ("WT/L/1193#E", "WT_L_1193", "xE"),
    ],
)
def test_a_paragraph_stands_after_a_hash(graph: Graph, text: str, iri: str, place: str) -> None:
    assert find(graph.store, text) == Ref(DOC + iri, place)


def test_a_mistyped_symbol_names_the_nearest_ones(graph: Graph) -> None:
    with pytest.raises(UnknownDocument, match="WT/L/9774") as unknown:
        find(graph.store, "WT/L/9774")
    assert "WT/L/977" in unknown.value.hint


def test_an_unknown_paragraph_lists_those_described(graph: Graph) -> None:
    with pytest.raises(UnknownDocument, match="no paragraph 99 of WT/L/977") as unknown:
        find(graph.store, "WT/L/977#99")
    assert "#2" in unknown.value.hint


@pytest.mark.parametrize("text", ["", "#2", "hello world", "x-NOBODY-19000101", "WT/", "<script>"])
def test_what_is_no_document_is_an_error_of_the_user(graph: Graph, text: str) -> None:
    with pytest.raises(InputError):
        find(graph.store, text)


@pytest.mark.parametrize("name", ["GC", "General Council", "conseil général", "CONSEJO GENERAL"])
def test_a_body_answers_to_its_name_in_each_language(graph: Graph, name: str) -> None:
    assert find_actor(graph.store, name) == f"{PREFIXES['body']}GC"
    assert find_actor(graph.store, f"body:{name}") == f"{PREFIXES['body']}GC"


def test_a_member_answers_to_its_name(graph: Graph) -> None:
    names = {find_actor(graph.store, name) for name in ("India", "Inde", "IND")}
    assert len(names) == 1


def test_an_unknown_body_names_the_nearest(graph: Graph) -> None:
    with pytest.raises(UnknownBody) as unknown:
        find_actor(graph.store, "Generel Council")
    assert "General Council" in unknown.value.hint


def test_a_name_with_several_meanings_lists_them_all(graph: Graph) -> None:
    pairs: dict[str, set[str]] = {}
    for row in rows(graph.store, "read/actors"):
        pairs.setdefault(row["text"].casefold(), set()).add(row["thing"])
    several = {name: iris for name, iris in pairs.items() if len(iris) > 1}
    for name, iris in sorted(several.items()):
        with pytest.raises(AmbiguousName) as ambiguous:
            find_actor(graph.store, name)
        assert all(tail(iri) in str(ambiguous.value) for iri in iris)


@pytest.mark.parametrize("name", ["small-economies", "topic:small-economies", "Small economies"])
def test_a_topic_answers_to_its_name(graph: Graph, name: str) -> None:
    assert find_topic(graph.store, name) == f"{PREFIXES['topic']}small-economies"


def test_an_unknown_topic_is_an_error(graph: Graph) -> None:
    with pytest.raises(UnknownTopic):
        find_topic(graph.store, "astrology")


def test_every_document_answers_to_its_symbol_and_to_its_iri(graph: Graph) -> None:
    for row in rows(graph.store, "read/symbols"):
        assert find(graph.store, row["document"]).iri == row["document"]
        assert find(graph.store, row["symbol"]).iri == row["document"], row["symbol"]


def test_every_described_provision_answers_to_the_way_it_is_shown(graph: Graph) -> None:
    store = graph.store
    listed = store.rows("SELECT ?p ?d { ?p wtog:partOf+ ?d . ?d a wtog:Document }")
    records = documents(store, {row["d"] for row in listed})
    wrong = []
    for row in listed:
        place = tail(row["p"]).partition("__")[2]
        shown = reference(records[row["d"]].symbol, place)
        if find(store, shown) != Ref(row["d"], place):
            wrong.append(shown)
    assert wrong == []
