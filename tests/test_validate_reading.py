"""What rdflib reads of the store without a copy is what a copy would hold."""

from pathlib import Path

import pytest
from engine_examples import with_prefixes
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from wtograph.store import FactsFile, Store

ONE = """
doc:WT_L_1 a wtog:Document ; dcterms:title "Décision \\"A\\""@fr , "a\\nb"@en ; wtog:year 1998 ;
  wtog:symbolUnknown false ; wtog:dateAdopted "1998-09-25"^^xsd:date ; skos:note "" ;
  oa:hasSelector [ oa:start 0 ; oa:end 007 ] .
"""
TWO = "doc:WT_L_1 a wtog:Document . doc:WT_L_2 a wtog:Document ; wtog:year 1998 ."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two files that say one thing both, and others each alone."""
    files = []
    for name, text in (("one", ONE), ("two", TWO)):
        path = tmp_path / f"{name}.ttl"
        path.write_text(with_prefixes(text), encoding="utf-8")
        files.append(FactsFile(path, f"urn:{name}"))
    return Store.in_memory(files)


def copied(store: Store, *names: str) -> Graph:
    """The same triples in a graph of rdflib's own."""
    return store.graph(names)


def test_each_triple_is_read_once_however_many_graphs_hold_it(store: Store) -> None:
    seen = list(store.reading(["urn:one", "urn:two"]))
    assert len(seen) == len(set(seen)) == len(copied(store, "urn:one", "urn:two"))


def test_only_the_graphs_that_were_named_are_read(store: Store) -> None:
    two = URIRef("https://w3id.org/wtograph/doc/WT_L_2")
    assert (two, RDF.type, None) in store.reading(["urn:two"])
    assert (two, RDF.type, None) not in store.reading(["urn:one"])
    assert list(store.reading(["urn:none"])) == []


def test_every_pattern_finds_what_it_finds_in_a_copy(store: Store) -> None:
    names = ("urn:one", "urn:two")
    seen, copy = store.reading(names), copied(store, *names)
    for s, p, o in copy:
        patterns: list[tuple[Node | None, Node | None, Node | None]] = [
            (s, None, None), (None, p, None), (None, None, o),
            (s, p, None), (s, None, o), (None, p, o), (s, p, o),
        ]  # fmt: skip
        for pattern in patterns:
            assert set(seen.triples(pattern)) == set(copy.triples(pattern)), pattern


def test_a_term_that_the_store_never_met_and_a_value_as_subject_find_nothing(
    store: Store,
) -> None:
    seen = store.reading(["urn:one", "urn:two"])
    assert (URIRef("urn:never"), None, None) not in seen
    assert (None, None, Literal("Décision", lang="fr")) not in seen
    assert list(seen.triples((Literal("1998"), None, None))) == []


def test_reading_sees_what_is_added_later(store: Store) -> None:
    seen = store.reading(["urn:one"])
    before = set(seen)
    store.add([("urn:a", "urn:b", 7)], "urn:one")
    assert set(seen) - before == {(URIRef("urn:a"), URIRef("urn:b"), Literal(7))}
