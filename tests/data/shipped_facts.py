"""The shipped data as one mapping of subject, property and values, for tests to look into."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from wtograph.vocab import PREFIXES, shorten

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
RANK = ("unverified", "inferred", "secondary", "read")
"""The labels from the weakest to the strongest."""

Values = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A value that a Claim gives to a property of a node, and the label of the Claim."""

    iri: str
    property: str
    value: str
    label: str


def _name(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    if isinstance(term, ox.Literal | ox.BlankNode):
        return term.value
    raise TypeError(term)


def files() -> tuple[Path, ...]:
    """The files of facts, the tree of bodies with them."""
    return (*sorted(DATA.rglob("*.ttl")), ROOT / "ontology" / "vocab" / "bodies.ttl")


@cache
def nodes() -> dict[str, Values]:
    """Every node by its short name, with its values by property, all as text."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in files():
        for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            values = found[_name(triple.subject)][shorten(triple.predicate.value)]
            values.append(_name(triple.object))
    return {name: {p: tuple(v) for p, v in said.items()} for name, said in found.items()}


def values(node: str, name: str) -> tuple[str, ...]:
    """The values of a property of a node; empty if it has none."""
    return nodes().get(node, {}).get(name, ())


def label(node: str) -> str:
    """The verification label of a node itself; empty where it has none of its own."""
    found = values(node, "wtog:verification")
    assert len(found) < 2, node
    return found[0].partition(":")[2] if found else ""


def of_class(name: str) -> Iterator[str]:
    """Every node of a class, such as `wtog:Mandate`."""
    return (node for node, said in nodes().items() if name in said.get("rdf:type", ()))


@cache
def claims() -> dict[str, tuple[Claimed, ...]]:
    """Every Claim by the node that it is about."""
    found: defaultdict[str, list[Claimed]] = defaultdict(list)
    for iri in of_class("wtog:Claim"):
        for about in values(iri, "wtog:about"):
            for name in values(iri, "wtog:aboutProperty"):
                for value in values(iri, "rdf:value"):
                    found[about].append(Claimed(iri, name, value, label(iri)))
    return {about: tuple(several) for about, several in found.items()}


def claimed(node: str, name: str, value: str) -> tuple[Claimed, ...]:
    """The Claims that give this value to this property of a node."""
    return tuple(c for c in claims().get(node, ()) if (c.property, c.value) == (name, value))


def label_of(node: str, name: str, value: str) -> str:
    """The strongest label with which the data says a value; empty if it does not say it."""
    weaker = [claim.label for claim in claimed(node, name, value)]
    if weaker:
        return max(weaker, key=RANK.index)
    return label(node) if value in values(node, name) else ""


@cache
def documents_by_symbol() -> dict[str, str]:
    """The document that carries each symbol."""
    found: dict[str, str] = {}
    for node, said in nodes().items():
        for name in ("wtog:symbol", "wtog:alternativeSymbol"):
            for symbol in said.get(name, ()):
                assert found.setdefault(symbol, node) == node, symbol
    return found


def expand(name: str) -> str:
    """The IRI behind a short name."""
    prefix, _, tail = name.partition(":")
    return PREFIXES[prefix] + tail
