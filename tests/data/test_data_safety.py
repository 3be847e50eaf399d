"""What a plain question must never answer: drafts as law, a few Members as all of them."""

import pytest
from known_facts import FACTS, needs_facts, table
from shipped_facts import nodes, of_class, values

from wtograph import queries, refs
from wtograph.library import Graph

EFFECTS = ("wtog:Mandate", "wtog:Commitment", "wtog:Definition", "wtog:SunsetClause")
PLURILATERAL = ("doc:WT_GC_283", "doc:WT_MIN26_W_26")
SYMBOLS = (
    [row["symbol"] for row in table("register.csv") if row["symbol"]] if FACTS.is_dir() else []
)


def texts(kind: str) -> set[str]:
    return set(of_class(kind))


def document(node: str) -> str:
    """The document that an effect or a provision belongs to."""
    return f"doc:{node.partition(':')[2].partition('__')[0]}"


def test_who_instructs_whom_answers_with_adopted_texts_only(graph: Graph) -> None:
    rows = graph.store.rows(queries.named("mandates/who-instructs-whom").sparql)
    givers = {document(f"norm:{row['mandate'].rpartition('/')[2]}") for row in rows}
    assert givers
    assert givers <= texts("wtog:Instrument")
    assert givers & texts("wtog:Proposal") == set()


def test_no_draft_is_adopted_and_no_draft_has_an_effect() -> None:
    drafts = texts("wtog:Proposal")
    assert drafts
    for adoption in of_class("wtog:Adoption"):
        assert set(values(adoption, "wtog:adoptedText")) & drafts == set(), adoption
    for kind in EFFECTS:
        assert {e for e in texts(kind) if document(e) in drafts} == set()
    assert drafts & texts("wtog:Instrument") == set()


def test_a_text_of_some_members_is_no_instrument_and_binds_its_group_only() -> None:
    for name in PLURILATERAL:
        assert name in nodes()
        assert name not in texts("wtog:Instrument")
    for kind in EFFECTS:
        for effect in texts(kind):
            if document(effect) not in texts("wtog:Instrument") and document(effect) in nodes():
                held = values(effect, "wtog:undertakenBy")
                agreed = document(effect).startswith("doc:agreement-")
                assert agreed or all(each.startswith("group:") for each in held), effect


def test_nothing_prolongs_the_moratorium_after_the_last_decision(graph: Graph) -> None:
    runs = [n for n in of_class("wtog:ValidityPeriod")
            if "norm:ecom-moratorium" in values(n, "wtog:ofNorm")]  # fmt: skip
    assert max(values(run_, "wtog:start")[0] for run_ in runs) == "2024-03-02"
    opened = {document(each) for run_ in runs for each in values(run_, "wtog:openedBy")}
    assert opened <= texts("wtog:Instrument")
    rows = graph.store.rows("SELECT ?r WHERE { ?r wtog:extends+ norm:ecom-moratorium__WT_L_1193 }")
    assert rows == []


def test_the_sample_document_has_no_symbol_and_is_a_draft_and_nothing_else() -> None:
    sample = "doc:x-IND-20240123"
    assert values(sample, "rdf:type") == ("wtog:Proposal",)
    assert values(sample, "wtog:symbol") == ()
    assert values(sample, "wtog:symbolUnknown") == ("true",)


@needs_facts
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_outcome_text_of_the_register_is_found_by_its_symbol(
    graph: Graph, symbol: str
) -> None:
    found = refs.find(graph.store, symbol)
    assert found.place == ""
    assert refs.find(graph.store, symbol.lower().replace("/", "_")).iri == found.iri


@needs_facts
def test_a_text_that_was_not_adopted_is_a_draft() -> None:
    refused = [row["symbol"] for row in table("register.csv") if "NOT ADOPTED" in row["note"]]
    assert refused
    drafts = {symbol for node in texts("wtog:Proposal") for symbol in values(node, "wtog:symbol")}
    assert {symbol for symbol in refused if symbol} <= drafts
