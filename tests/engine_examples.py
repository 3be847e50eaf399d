"""Invented EXAMPLE documents, and short names for IRIs, for the tests of the engine."""

from collections.abc import Iterable
from pathlib import Path

from wtograph import rules
from wtograph.library import Graph
from wtograph.lineage.model import Lineage
from wtograph.store import GRAPHS, FactsFile, Store, shipped_files
from wtograph.vocab import PREFIXES, expand, shorten

ONTOLOGY = tuple(each for each in shipped_files() if each.graph == f"{GRAPHS}vocab")
EXAMPLES = f"{GRAPHS}user/example"


def with_prefixes(turtle: str) -> str:
    """Turtle with all our prefixes declared."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + turtle


def stored(turtle: str, folder: Path) -> Store:
    """The ontology and some inline Turtle in a store, without what follows from it."""
    path = folder / "example.ttl"
    path.write_text(with_prefixes(turtle), encoding="utf-8")
    return Store.in_memory([*ONTOLOGY, FactsFile(path, EXAMPLES)], name="examples")


def graph_of(turtle: str, folder: Path) -> Graph:
    """The ontology and some inline Turtle as a graph, with what follows from it."""
    store = stored(turtle, folder)
    rules.apply_rules(store)
    return Graph(store)


def decision(name: str, when: str, more: str = "", *, kind: str = "Instrument") -> str:
    """Turtle of an invented document with one adoption, so that it counts as held."""
    return f"""
    doc:{name} a wtog:{kind} ; wtog:symbol "{name.replace("_", "/")}" ;
      wtog:dateAdopted "{when}"^^xsd:date ; wtog:verification ver:read {more} .
    adoption:{name} a wtog:Adoption ; wtog:adoptedText doc:{name} ; wtog:adoptedBy body:GC ;
      wtog:outcome outcome:{"adopted" if kind == "Instrument" else "noted"} .
    """


def cites(one: str, other: str, relation: str = "continues", *, topic: str = "") -> str:
    """Turtle of one citation between two texts or provisions, given by name."""
    about = f"; wtog:onTopic topic:{topic}" if topic else ""
    return f"""
    cite:{one}--{other}--{relation} a wtog:Citation ; wtog:citing doc:{one} ;
      wtog:cited doc:{other} ; wtog:citationType lineage:{relation} ;
      wtog:verification ver:read {about} .
    """


def part(name: str) -> str:
    """Turtle of a provision, given as `WT_L_1__p2`."""
    return f"doc:{name} a wtog:Provision ; wtog:partOf doc:{name.partition('__')[0]} .\n"


def shorts(iris: Iterable[str]) -> list[str]:
    """IRIs by their short names, in the order given."""
    return [shorten(iri).removeprefix("doc:") for iri in iris]


def ancestors(lineage: Lineage) -> list[str]:
    """The texts of a lineage without its root, by symbol, oldest first."""
    return [node.symbol for node in lineage.nodes if node.iri != lineage.root]


def triples(store: Store, property_: str) -> set[tuple[str, str]]:
    """The subjects and objects of one property, by short name."""
    found = store.rows(f"SELECT ?s ?o WHERE {{ ?s <{expand(property_)}> ?o }}")
    return {(shorten(row["s"]), shorten(row["o"])) for row in found}
