"""Names are promises: made from symbols, without dots, and never taken back."""

import os
from pathlib import Path

from wtograph.library import Graph
from wtograph.symbols import BadSymbol, parse, slug
from wtograph.vocab import BASE, PREFIXES

PUBLISHED = Path(__file__).parent / "published-iris.txt"
SPACES = ("doc", "norm", "prog", "body")


def names(graph: Graph) -> set[str]:
    """The names of documents, norms, programmes and bodies that the shipped graph describes."""
    starts = " || ".join(f'STRSTARTS(STR(?s), "{PREFIXES[space]}")' for space in SPACES)
    rows = graph.store.rows(f"SELECT DISTINCT ?s {{ ?s ?p ?o . FILTER({starts}) }}")
    return {row["s"] for row in rows}


def test_every_document_is_named_after_its_symbol(graph: Graph) -> None:
    rows = graph.store.rows("SELECT ?d ?symbol { ?d a wtog:Document ; wtog:symbol ?symbol }")
    wrong = []
    for row in rows:
        tail = row["d"].removeprefix(PREFIXES["doc"])
        if not tail.startswith("agreement-") and slug(row["symbol"]) != tail:
            wrong.append((tail, row["symbol"]))
    assert wrong == []
    assert len(rows) > 100


def test_a_document_whose_symbol_is_unknown_says_so_and_carries_none(graph: Graph) -> None:
    rows = graph.store.rows("SELECT DISTINCT ?d { ?d a wtog:Document }")
    tails = {row["d"].removeprefix(PREFIXES["doc"]) for row in rows}
    unknown = {
        row["d"].removeprefix(PREFIXES["doc"])
        for row in graph.store.rows("SELECT ?d { ?d wtog:symbolUnknown true }")
    }
    assert {tail for tail in tails if tail.startswith("x-")} == unknown
    assert not graph.store.answer("ASK { ?d wtog:symbolUnknown true ; wtog:symbol ?symbol }")


def test_every_symbol_in_the_graph_is_written_the_one_way_we_write_it(graph: Graph) -> None:
    rows = graph.store.rows("SELECT DISTINCT ?t { ?d wtog:symbol|wtog:alternativeSymbol ?t }")
    wrong, unread = [], []
    for row in rows:
        try:
            if str(parse(row["t"])) != row["t"]:
                wrong.append((row["t"], str(parse(row["t"]))))
        except BadSymbol:
            unread.append(row["t"])
    assert wrong == []
    assert [text for text in unread if not text.startswith(("LT/", "MTN", "GATT"))] == []


def test_no_name_of_ours_holds_a_dot(graph: Graph) -> None:
    rows = graph.store.rows(
        "SELECT DISTINCT ?x { { ?x ?p ?o } UNION { ?s ?x ?o } UNION { ?s ?p ?x } "
        f'FILTER(isIRI(?x) && STRSTARTS(STR(?x), "{BASE}")) }}'
    )
    assert len(rows) > 1000
    versions = (f"{BASE}ontology/",)
    dotted = [row["x"] for row in rows if "." in row["x"].removeprefix(BASE)]
    assert [iri for iri in dotted if not iri.startswith(versions)] == []


def test_no_published_name_vanishes(graph: Graph) -> None:
    if os.environ.get("WTOGRAPH_UPDATE_GOLDEN") == "1":
        known = set(PUBLISHED.read_text(encoding="utf-8").split()) if PUBLISHED.exists() else set()
        lines = sorted(known | names(graph))
        PUBLISHED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    published = PUBLISHED.read_text(encoding="utf-8").split()
    assert published == sorted(set(published))
    assert sorted(set(published) - names(graph)) == []
    assert sorted(names(graph) - set(published)) == [], "run with WTOGRAPH_UPDATE_GOLDEN=1"
