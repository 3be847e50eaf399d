"""The Turtle files of the ontology parse, and every term is labelled, defined and well placed."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from ontology_graphs import MODULES, ONTOLOGY, WTOG, modules, ours, parsed, terms, vocabularies
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from wtograph.vocab import BASE, CLASSES, DERIVED, INVERSES, PREFIXES, PROPERTIES, TERMS

EVERY_FILE = sorted(ONTOLOGY.rglob("*.ttl"))
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
HEADER = URIRef(f"{BASE}ontology")


def described() -> list[Node]:
    """The classes, properties and individuals of the ontology."""
    found = {term for kind in KINDS for term in modules().subjects(RDF.type, kind)}
    return sorted(found, key=str)


def languages(graph: Graph, term: Node, label: URIRef) -> list[str]:
    return sorted(
        str(value.language) for value in graph.objects(term, label) if isinstance(value, Literal)
    )


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.name)
def test_a_file_says_the_same_in_both_engines(path: Path) -> None:
    quads = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    assert len(parsed(path)) == len({str(quad.triple) for quad in quads})


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.name)
def test_a_file_declares_only_prefixes_it_uses_and_that_are_known(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    known = PREFIXES | {"shape": f"{BASE}shape/"}
    body = re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>|^(?:#|@prefix).*$', "", text, flags=re.MULTILINE)
    for prefix, space in re.findall(r"^@prefix ([\w-]+): <([^>]*)> \.$", text, re.MULTILINE):
        assert known[prefix] == space
        assert re.search(rf"(?<![\w-]){prefix}:", body), f"{prefix} is not used"


def test_there_is_one_ontology_and_it_imports_nothing() -> None:
    graph = modules()
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [HEADER]
    assert graph.value(HEADER, OWL.versionIRI) == URIRef(f"{BASE}ontology/0.1.0")
    everything = parsed(*EVERY_FILE)
    assert not list(everything.subject_objects(OWL.imports))
    assert not list(everything.subject_objects(OWL.sameAs))


def test_no_local_name_of_ours_holds_a_dot() -> None:
    dotted = {iri for iri in ours(parsed(*EVERY_FILE)) if "." in iri.removeprefix(BASE)}
    assert dotted == {f"{BASE}ontology/0.1.0"}


@pytest.mark.parametrize("term", described(), ids=lambda term: str(term).partition("#")[2])
def test_a_term_is_labelled_in_three_languages_and_defined_with_an_example(term: Node) -> None:
    graph = modules()
    assert languages(graph, term, RDFS.label) == ["en", "es", "fr"]
    (definition,) = graph.objects(term, SKOS.definition)
    assert isinstance(definition, Literal)
    assert definition.language == "en"
    assert re.search(r"\b(?:such as|as|beginning|for)\b", definition), "no example"
    assert definition.endswith(".")
    assert ". " not in definition, "one sentence"
    assert graph.value(term, RDFS.isDefinedBy) == HEADER
    assert graph.value(term, URIRef(f"{PREFIXES['vs']}term_status"))


def test_a_property_has_at_most_one_domain_and_one_range() -> None:
    graph = modules()
    for name in PROPERTIES:
        for axiom in (RDFS.domain, RDFS.range):
            found = list(graph.objects(URIRef(WTOG + name), axiom))
            assert len(found) <= 1, name


def test_a_term_stands_in_one_file() -> None:
    homes = [term for path in MODULES for term in terms(parsed(path), WTOG)]
    assert len(homes) == len(set(homes))
    assert sorted(homes) == sorted(TERMS["wtog"])


def test_drafts_and_law_are_disjoint() -> None:
    assert {
        (str(one).removeprefix(WTOG), str(other).removeprefix(WTOG))
        for one, other in modules().subject_objects(OWL.disjointWith)
    } == {("Proposal", "Instrument"), ("ProposedEffect", "Effect")}


def test_the_inverses_are_six_and_the_derived_say_so() -> None:
    graph = modules()
    inverse = {str(one).removeprefix(WTOG) for one, _ in graph.subject_objects(OWL.inverseOf)}
    assert inverse == set(INVERSES)
    for name in (*DERIVED, "baseDocument", "year", "dayNumber"):
        notes = [str(note) for note in graph.objects(URIRef(WTOG + name), SKOS.scopeNote)]
        assert notes == ["Made by a rule; never written in a data file."], name


def test_every_strong_link_builds_on_and_every_link_refers() -> None:
    graph = modules()
    wider = {name: set(graph.transitive_objects(URIRef(WTOG + name), RDFS.subPropertyOf))
             for name in DERIVED if name != "contradicts"}  # fmt: skip
    assert all(URIRef(WTOG + "refersTo") in found for found in wider.values())
    builds = {name for name, found in wider.items() if URIRef(WTOG + "buildsOn") in found}
    assert builds == {
        "buildsOn", "basedOn", "continues", "implements", "extendsValidityOf", "supersedes",
        "terminates",
    }  # fmt: skip


def test_alignments_speak_of_our_terms_and_of_known_neighbours() -> None:
    graph = parsed(ONTOLOGY / "alignments.ttl")
    neighbours = {
        PREFIXES[name]
        for name in ("cito", "dcat", "dcterms", "eli", "eli-dl", "oa", "org", "prov", "time")
    }
    for ours_, axiom, theirs in graph:
        assert str(ours_).removeprefix(WTOG) in {*CLASSES, *PROPERTIES}
        assert axiom in {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch}
        assert any(str(theirs).startswith(space) for space in neighbours)


def test_ranges_and_superclasses_exist() -> None:
    graph = modules() + vocabularies()
    known = set(graph.subjects()) | {RDF.Property, RDF.langString, SKOS.Concept}
    for axiom in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf):
        for _, other in graph.subject_objects(axiom):
            assert other in known or str(other).startswith(PREFIXES["xsd"]), other
    assert (HEADER, DCTERMS.title, None) in graph
