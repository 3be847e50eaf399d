"""Texts that are missing: cited and not held, not described, without a language, left open."""

from collections import defaultdict
from collections.abc import Iterator

from wtograph.gaps.facts import Facts, order
from wtograph.gaps.model import Missing, Value
from wtograph.languages import Language
from wtograph.lineage.links import open_references
from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import DOC

LANGUAGES = tuple(language.value for language in Language)


def cited(facts: Facts) -> Iterator[Missing]:
    """The texts that others cite and that are known here by name only, with who cites them."""
    places: dict[str, set[str]] = defaultdict(set)
    for row in facts.citations:
        places[split(row["cited"])[0]].add(row["citing"])
    for iri, several in places.items():
        if not iri.startswith(DOC) or facts.documents[iri].held:
            continue
        record = facts.documents[iri]
        by = tuple(sorted({facts.symbol(each) for each in several}, key=order))
        yield Missing(
            "cited",
            iri,
            record.symbol,
            what="text",
            titles=facts.titles(iri),
            related=by,
            count=len(by),
            verification=record.label_of("symbol") if record.known_symbol else "",
            homes=(iri, *(home for each in sorted(several) for home in facts.homes(each))),
        )


def undescribed(facts: Facts) -> Iterator[Missing]:
    """The adopted texts of which no clause is described."""
    described = {split(place)[0] for several in facts.effects.values() for place in several}
    for row in rows(facts.store, "read/gaps-instruments"):
        iri = row["document"]
        if iri in described:
            continue
        record = facts.documents[iri]
        yield Missing(
            "undescribed",
            iri,
            record.symbol,
            what="clauses",
            titles=facts.titles(iri),
            verification=record.verification,
            homes=(iri,),
        )


def _of_lines(facts: Facts) -> frozenset[str]:
    """The documents of the lines: those that cite or are cited, or of which a clause is told."""
    ends = [row[end] for row in facts.citations for end in ("citing", "cited")]
    stated = [place for several in facts.effects.values() for place in several]
    return frozenset(split(end)[0] for end in (*ends, *stated) if end.startswith(DOC))


def language(facts: Facts) -> Iterator[Missing]:
    """The languages in which a document has no title here, and those in which no text is held.

    Looked at are the documents asked for, else those of the lines.
    """
    among = facts.asked or _of_lines(facts)
    held: dict[str, set[str]] = defaultdict(set)
    for row in rows(facts.store, "read/gaps-files"):
        held[row["document"]].add(row["language"])
    for iri, record in facts.documents.items():
        if iri not in among:
            continue
        known = {"title": facts.languages(iri), "text": held[iri]}
        for what, has in known.items():
            lacking = tuple(Value("", code) for code in LANGUAGES if code not in has)
            if lacking:
                yield Missing(
                    "language",
                    iri,
                    record.symbol,
                    what=what,
                    values=lacking,
                    titles=facts.titles(iri),
                    count=len(lacking),
                    homes=(iri,),
                )


def left_open(facts: Facts) -> Iterator[Missing]:
    """The references to an open set, with the texts that may be meant; none is chosen."""
    for found in open_references(facts.store, facts.citing):
        place = f"{found.source}__{found.citing}" if found.citing else found.source
        yield Missing(
            "open",
            place,
            facts.documents[found.source].symbol,
            place=place if found.citing else "",
            what=found.relation,
            words={"": found.written} if found.written else None,
            related=tuple(facts.called(each) for each in found.candidates),
            count=len(found.candidates),
            verification=found.verification,
            homes=facts.homes(place),
        )
