"""What a person means by the subject, the property and the object of a statement."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable

from wtograph import refs
from wtograph.errors import (
    AmbiguousName,
    InputError,
    UnknownNorm,
    UnknownProperty,
    UnknownSubject,
)
from wtograph.explain.facts import Facts
from wtograph.explain.model import Statement
from wtograph.languages import word
from wtograph.norms import find_norm
from wtograph.queries import rows
from wtograph.records import tail
from wtograph.vocab import BASE, PREFIXES, expand, shorten

COMMON = (
    "rdf:type", "rdfs:label", "rdfs:seeAlso", "dcterms:title", "dcterms:type", "dcterms:source",
    "dcterms:description", "dcterms:creator", "dcterms:language", "skos:note", "skos:altLabel",
    "skos:prefLabel", "skos:notation", "skos:broader", "org:subOrganizationOf", "foaf:name",
)  # fmt: skip
"""Properties of other vocabularies that the graph uses as they are."""
SPOKEN = (
    "type", "subPropertyOf", "subClassOf", "broader", "title", "description", "note", "label",
    "prefLabel", "altLabel", "notation", "name", "value", "seeAlso", "creator", "source",
    "language", "subOrganizationOf",
)  # fmt: skip
"""Those of them that data/labels.csv has words for."""


def find_subject(facts: Facts, text: str) -> str:
    """The IRI of the thing that a person typed: a text, a clause, a norm, a body, a session.

    Taken: a symbol, with or without a paragraph; the short name of a norm, mandate, session or
    Claim; a body, Member or group; a short name with its prefix, such as `cite:WT_L_977__r1__1`.
    Raises: UnknownSubject with the nearest names, UnknownDocument, AmbiguousName, BadSymbol.
    """
    wanted = text.strip()
    if named := _by_iri(facts, wanted):
        return named
    for prefix in ("norm", "meeting", "claim"):
        if re.fullmatch(r"[\w-]+", wanted) and facts.said(PREFIXES[prefix] + wanted):
            return PREFIXES[prefix] + wanted
    try:
        return find_norm(facts.store, wanted)
    except UnknownNorm:
        return _text_or_actor(facts, wanted)


def _by_iri(facts: Facts, text: str) -> str:
    prefix, colon, name = text.strip("<>").partition(":")
    if text.strip("<>").startswith(BASE):
        iri = text.strip("<>")
    elif colon and prefix in PREFIXES and re.fullmatch(r"[\w-]+", name):
        iri = PREFIXES[prefix] + name
    else:
        return ""
    return iri if facts.said(iri) else ""


def _text_or_actor(facts: Facts, text: str) -> str:
    try:
        found = refs.find(facts.store, text)
        return f"{found.iri}__{found.place}" if found.place else found.iri
    except AmbiguousName:
        raise
    except InputError as trouble:
        try:
            return refs.find_actor(facts.store, text)
        except AmbiguousName:
            raise
        except InputError:
            if "/" in text or "#" in text:
                raise trouble from None  # meant as a symbol
            raise _unknown(facts, text) from None


def _unknown(facts: Facts, text: str) -> UnknownSubject:
    clauses = [tail(row["effect"]) for row in rows(facts.store, "read/effects")]
    norms = [tail(row["norm"]) for row in rows(facts.store, "read/norms")]
    meetings = [tail(row["meeting"]) for row in rows(facts.store, "read/meetings")]
    texts = [tail(row["document"]) for row in rows(facts.store, "read/documents")]
    every = sorted({*clauses, *norms, *meetings, *texts})
    bare = text.partition(":")[2] if text.partition(":")[0] in PREFIXES else text
    return UnknownSubject(
        f"nothing is called {text} in the {facts.store.name}",
        nearest=difflib.get_close_matches(bare, every, n=2, cutoff=0.7),
        otherwise="name a symbol as WT/L/274, a norm as ecom-moratorium, a clause as WT/L/977#2",
    )


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def find_property(facts: Facts, subject: str, text: str) -> str:
    """The property that a person typed: `buildsOn`, `builds on`, `date adopted`, `dcterms:type`.

    The labels of the ontology in English, French and Spanish are known too. Of several
    properties with one name the one that the subject has is meant.
    Raises: UnknownProperty with the nearest names; AmbiguousName.
    """
    own = {each.property for each, _ in facts.said(subject)}
    own |= {claim.statement.property for claim in facts.claims(subject)}
    known: dict[str, set[str]] = defaultdict(set)
    for iri, name in _property_names(facts, own):
        known[_folded(name)].add(iri)
    found = known.get(_folded(text), set())
    if len(found) > 1 and found & own:
        found = found & own
    if len(found) > 1:
        listed = _listed(found)
        raise AmbiguousName(f"{text} has several meanings here: {listed}", hint="name one of them")
    if found:
        return next(iter(found))
    had = ", ".join(sorted({tail(iri) for iri in own}))
    names = sorted({tail(iri) for several in known.values() for iri in several})
    raise UnknownProperty(
        f"no property {text}",
        nearest=difflib.get_close_matches(text, names, n=2, cutoff=0.6),
        otherwise=f"known of this subject are: {had}",
    )


def _property_names(facts: Facts, own: Iterable[str]) -> list[tuple[str, str]]:
    """Each property with all that it may be called: its names, its labels, its short name."""
    found = rows(facts.store, "read/explain-properties")
    pairs = [(row["property"], row["label"]) for row in found]
    others = tuple(expand(each) for each in COMMON)
    pairs += [
        (iri, word(f"property-{tail(iri)}", lang))
        for iri in others
        if tail(iri) in SPOKEN and iri != f"{PREFIXES['dcterms']}type"
        for lang in ("en", "fr", "es")
    ]
    every = {*own, *others, *(iri for iri, _ in pairs)}
    return [*pairs, *((iri, name) for iri in every for name in (tail(iri), shorten(iri)))]


def _listed(iris: Iterable[str]) -> str:
    return " and ".join(sorted(shorten(iri) for iri in iris))


def find_object(facts: Facts, subject: str, property_: str, text: str) -> Statement:
    """The statement with the object that a person typed: a value as it stands, or a name.

    A value that the graph gives, or a Claim gives, is taken before any other meaning.
    Raises: as `find_subject`, for a property whose values are things.
    """
    given = [*facts.values(subject, property_)]
    given += [c.statement for c in facts.claims(subject) if c.statement.property == property_]
    wanted = text.strip()
    for each in given:
        spoken = {each.object, tail(each.object), shorten(each.object)}
        if wanted in (spoken if not each.literal else {each.object}):
            return each
    if any(each.literal for each in given) and not any(not each.literal for each in given):
        return Statement(subject, property_, wanted, literal=True)
    try:
        return Statement(subject, property_, find_subject(facts, wanted))
    except InputError:
        if re.fullmatch(r"[\d.-]+|true|false", wanted):
            return Statement(subject, property_, wanted, literal=True)
        raise
