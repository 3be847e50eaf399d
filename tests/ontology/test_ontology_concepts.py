"""The vocabularies: schemes, labels, the tree of each, and the words of the verbs."""

from collections import defaultdict

import pytest
from ontology_graphs import VOCABULARIES, parsed, terms, vocabularies
from rdflib import RDF, SKOS, Literal, URIRef

from wtograph.vocab import BASE, CONCEPTS, PREFIXES, STRONG, WEAK

FORCE = URIRef(f"{PREFIXES['wtog']}forceRank")
RANKS = {
    "decide": 100, "establish": 95, "empower": 95, "instruct": 90, "direct": 90, "agree": 85,
    "undertake": 80, "declare": 80, "maintain": 80, "request": 70, "call-upon": 60, "urge": 55,
    "define": 50, "invite": 40, "permit": 35, "encourage": 30, "welcome": 20, "reaffirm": 20,
    "take-note": 15, "recognize": 10, "recall": 10, "note": 10, "concerned": 5,
}  # fmt: skip
GROUPS = {"directive", "self-binding", "evaluative", "preambular", "enabling", "constitutive"}


def every_concept() -> list[tuple[str, str]]:
    return [(prefix, name) for prefix, names in CONCEPTS.items() for name in names]


def narrower(prefix: str, name: str) -> set[str]:
    """The concepts right below one."""
    space = PREFIXES[prefix]
    found = vocabularies().subjects(SKOS.broader, URIRef(space + name))
    return {str(concept).removeprefix(space) for concept in found}


@pytest.mark.parametrize(("prefix", "name"), every_concept())
def test_a_concept_is_labelled_defined_and_placed_in_its_scheme(prefix: str, name: str) -> None:
    graph, concept = vocabularies(), URIRef(PREFIXES[prefix] + name)
    scheme = URIRef(PREFIXES[prefix].removesuffix("/"))
    labels = graph.objects(concept, SKOS.prefLabel)
    assert sorted(str(label.language) for label in labels if isinstance(label, Literal)) == [
        "en", "es", "fr",
    ]  # fmt: skip
    (definition,) = graph.objects(concept, SKOS.definition)
    assert isinstance(definition, Literal)
    assert definition.language == "en"
    assert (concept, RDF.type, SKOS.Concept) in graph
    assert list(graph.objects(concept, SKOS.inScheme)) == [scheme]
    top = (concept, SKOS.topConceptOf, scheme) in graph
    assert top == ((scheme, SKOS.hasTopConcept, concept) in graph)
    broader = list(graph.objects(concept, SKOS.broader))
    assert len(broader) == (0 if top else 1)
    assert all((wider, SKOS.inScheme, scheme) in graph for wider in broader)


def test_a_file_holds_one_scheme_labelled_in_three_languages() -> None:
    for path in VOCABULARIES:
        graph = parsed(path)
        (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
        labels = graph.objects(scheme, SKOS.prefLabel)
        assert sorted(str(getattr(label, "language", "")) for label in labels) == ["en", "es", "fr"]
        assert (scheme, SKOS.definition, None) in graph


def test_every_concept_is_in_the_table_of_names() -> None:
    for prefix, names in CONCEPTS.items():
        assert sorted(terms(vocabularies(), PREFIXES[prefix])) == sorted(names)


def test_strong_and_weak_are_the_kinds_of_lineage() -> None:
    assert narrower("lineage", "weak") == set(WEAK)
    assert narrower("lineage", "strong") == {*STRONG, "buildsOn"}


def test_verbs_have_the_ranks_of_the_table_and_say_that_these_are_editorial() -> None:
    graph, space = vocabularies(), PREFIXES["verb"]
    ranks = {
        str(verb).removeprefix(space): int(str(rank)) for verb, rank in graph.subject_objects(FORCE)
    }
    assert ranks == RANKS
    assert set(CONCEPTS["verb"]) == {*RANKS, *GROUPS}
    for verb in graph.subjects(FORCE):
        assert "editorial" in str(graph.value(verb, SKOS.scopeNote))


def test_a_verb_has_forms_in_three_languages_and_no_form_has_two_verbs() -> None:
    graph, owners = vocabularies(), defaultdict(set)
    for verb in graph.subjects(FORCE):
        spoken = set()
        for kind in (SKOS.prefLabel, SKOS.altLabel):
            for form in graph.objects(verb, kind):
                assert isinstance(form, Literal)
                spoken.add(form.language)
                owners[form.language, str(form).casefold()].add(verb)
        assert spoken == {"en", "fr", "es"}
        assert len(list(graph.objects(verb, SKOS.altLabel))) >= 9
    assert {form: verbs for form, verbs in owners.items() if len(verbs) > 1} == {}


def test_the_words_of_the_sample_document_are_known() -> None:
    graph = vocabularies()
    for verb, words in {
        "recall": "rappelant",
        "recognize": "reconnaissant",
        "concerned": "préoccupée par",
        "note": "notant",
        "decide": "décide",
        "agree": "convenons",
        "instruct": "donnons pour instruction",
    }.items():
        form = (URIRef(PREFIXES["verb"] + verb), SKOS.altLabel, Literal(words, lang="fr"))
        assert form in graph


def test_topics_that_keep_lines_apart_have_nothing_above_them() -> None:
    scheme = URIRef(f"{BASE}topic")
    tops = {
        str(each).rpartition("/")[2] for each in vocabularies().objects(scheme, SKOS.hasTopConcept)
    }
    assert tops == {
        "e-commerce", "trips-non-violation", "small-economies", "doha-work-programme",
        "institutional-competence",
    }  # fmt: skip
    assert "scope-definition-impact" in narrower("topic", "moratorium")
