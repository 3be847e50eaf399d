"""The tables of ontology/README.md are those of the files; WTOGRAPH_UPDATE_DOCS=1 rewrites them."""

import os
import re
from collections.abc import Iterator
from functools import cache

from ontology_graphs import ONTOLOGY, ROOT, WTOG, modules, ours, parsed, vocabularies
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from wtograph.vocab import CONCEPTS, PREFIXES, TERMS, shorten

README = ONTOLOGY / "README.md"
KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "value",
    OWL.NamedIndividual: "individual",
}


def english(graph: Graph, term: Node, label: URIRef) -> str:
    found = (each for each in graph.objects(term, label) if isinstance(each, Literal))
    return next(str(each) for each in found if each.language == "en")


def term_rows() -> Iterator[str]:
    graph = modules()
    yield "| term | kind | in English | definition |"
    yield "|---|---|---|---|"
    for kind, word in KINDS.items():
        for term in sorted(graph.subjects(RDF.type, kind), key=str):
            label = english(graph, term, RDFS.label)
            definition = english(graph, term, SKOS.definition)
            yield f"| `{str(term).removeprefix(WTOG)}` | {word} | {label} | {definition} |"


def concept_rows() -> Iterator[str]:
    graph = vocabularies()
    yield "| prefix | what | concepts |"
    yield "|---|---|---|"
    for prefix, names in CONCEPTS.items():
        scheme = URIRef(PREFIXES[prefix].removesuffix("/"))
        listed = ", ".join(f"`{name}`" for name in names)
        yield f"| `{prefix}:` | {english(graph, scheme, SKOS.prefLabel)} | {listed} |"


@cache
def used() -> frozenset[str]:
    """Short names that the shipped facts or a query use, and what stands above them."""
    facts = [*sorted((ROOT / "data").rglob("*.ttl")), ONTOLOGY / "vocab" / "bodies.ttl"]
    found = {shorten(iri) for iri in ours(parsed(*facts))}
    for path in sorted((ROOT / "queries").rglob("*.rq")):
        if path.parent.name != "checks":
            found |= set(re.findall(r"\b[a-z]+:[A-Za-z][\w-]*", path.read_text(encoding="utf-8")))
    graph = modules() + vocabularies()
    for name in sorted(found):
        prefix, _, local = name.partition(":")
        start = URIRef(PREFIXES.get(prefix, "") + local)
        for wider in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader):
            found |= {shorten(str(each)) for each in graph.transitive_objects(start, wider)}
    return frozenset(found)


def unused_lines() -> Iterator[str]:
    for prefix, names in TERMS.items():
        idle = [name for name in names if f"{prefix}:{name}" not in used()]
        if idle:
            yield f"- `{prefix}:` " + ", ".join(f"`{name}`" for name in idle)


def block(name: str, lines: Iterator[str]) -> tuple[re.Pattern[str], str]:
    """Where a table stands in the page, and what has to stand there."""
    place = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->", re.DOTALL)
    return place, f"<!-- {name} -->\n" + "".join(
        f"{line}\n" for line in lines
    ) + f"<!-- /{name} -->"


def test_the_tables_of_the_readme_are_those_of_the_files() -> None:
    page = expected = README.read_text(encoding="utf-8")
    tables = {"terms": term_rows, "concepts": concept_rows, "unused": unused_lines}
    for name, rows in tables.items():
        place, text = block(name, rows())
        assert place.search(expected), name
        expected = place.sub(lambda _, text=text: text, expected)  # type: ignore[misc]
    if os.environ.get("WTOGRAPH_UPDATE_DOCS") == "1":
        README.write_text(expected, encoding="utf-8")
        page = expected
    assert page == expected, "WTOGRAPH_UPDATE_DOCS=1 rewrites ontology/README.md"
