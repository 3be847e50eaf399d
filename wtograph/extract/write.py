"""What a reading says in RDF: one named graph a document, the same triples for the same input."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wtograph.documents.model import Document, Paragraph, Part, Zone
from wtograph.extract.model import Due, EffectFound, Extraction, Identity, Reference, Shown
from wtograph.literals import Literal
from wtograph.store import GRAPHS
from wtograph.vocab import PREFIXES

ALL_MEMBERS = f"{PREFIXES['wtog']}AllMembers"
WTOG, RDF, OA = PREFIXES["wtog"], PREFIXES["rdf"], PREFIXES["oa"]
TYPE = f"{RDF}type"
Triple = tuple[str, str, "str | int | Literal"]
CLASSES = {
    "adopted": ("Instrument", "decision"), "draft": ("Proposal", "draft-decision"),
    "communication": ("Proposal", "communication"), "report": ("Report", "report"),
    "minutes": ("MeetingRecord", "minutes"),
}  # fmt: skip
RELATIONS = {
    "recalls": "recalls", "reaffirms": "reaffirms", "notes": "takesNoteOf",
    "based_on": "basedOn", "continues": "continues", "extends": "extendsValidityOf",
    "amends": "refersTo", "cites": "refersTo",
}  # fmt: skip
PARTS = {
    Part.RECITAL: "recital", Part.OPERATIVE: "operative", Part.ITEM: "item",
    Part.ANNEX: "annex", Part.FOOTNOTE: "footnote",
}  # fmt: skip


def graph_name(identity: Identity) -> str:
    """The named graph of a document that was read."""
    return f"{GRAPHS}extracted/{identity.id}"


@dataclass(frozen=True, slots=True)
class Written:
    """A reading and the document it is of, with its paragraphs by name."""

    document: Document
    found: Extraction
    paragraphs: Mapping[str, Paragraph]

    @property
    def iri(self) -> str:
        """The IRI of the document."""
        return f"{PREFIXES['doc']}{self.found.identity.id}"

    @property
    def short(self) -> str:
        """The first eight signs of the hash of its bytes, which name its file."""
        return self.document.sha256[:8]


def triples(document: Document, found: Extraction, several: tuple[Paragraph, ...]) -> list[Triple]:
    """The triples of a reading, sorted; evidence has offsets into the text that the reader gave."""
    read = Written(document, found, {each.id: each for each in several})
    made: dict[Triple, None] = {}
    for part in (_document(read), _provisions(read), _citations(read), _effects(read)):
        for triple in part:
            made[triple] = None
    return sorted(made, key=lambda t: (t[0], t[1], str(t[2])))


def _document(read: Written) -> Iterator[Triple]:
    identity, iri = read.found.identity, read.iri
    class_, type_ = CLASSES[identity.status]
    yield iri, TYPE, f"{WTOG}{class_}"
    yield iri, f"{PREFIXES['dcterms']}type", f"{PREFIXES['dtype']}{type_}"
    for n, symbol in enumerate(identity.symbols):
        yield iri, f"{WTOG}{'alternativeSymbol' if n else 'symbol'}", Literal(symbol)
    if not identity.symbols:
        yield iri, f"{WTOG}symbolUnknown", Literal("true", type=f"{PREFIXES['xsd']}boolean")
    if identity.title:
        yield iri, f"{PREFIXES['dcterms']}title", Literal(identity.title, lang=identity.language)
    days = {"dateAdopted": identity.adopted, "dateCirculated": identity.circulated,
            "dateOfDocument": identity.dated}  # fmt: skip
    for name, day in days.items():
        if day is not None and day.day is not None:
            yield iri, f"{WTOG}{name}", Literal(str(day), type=f"{PREFIXES['xsd']}date")
    for who in identity.submitters if class_ == "Proposal" else ():
        yield iri, f"{WTOG}submittedBy", who
    if class_ == "Instrument":
        yield from _adoption(identity, iri)
    for _, shown in identity.evidence:
        yield from _evidence(read, iri, shown)
    yield from _file(read)


def _adoption(identity: Identity, iri: str) -> Iterator[Triple]:
    act = f"{PREFIXES['adoption']}{identity.id}"
    yield act, TYPE, f"{WTOG}Adoption"
    yield act, f"{WTOG}adoptedText", iri
    yield act, f"{WTOG}outcome", f"{PREFIXES['outcome']}adopted"
    if identity.body:
        yield act, f"{WTOG}adoptedBy", identity.body
    if identity.session:
        yield act, f"{WTOG}atMeeting", identity.session


def _file(read: Written) -> Iterator[Triple]:
    iri = f"{PREFIXES['file']}{read.short}"
    yield read.iri, f"{WTOG}hasFile", iri
    yield iri, TYPE, f"{WTOG}File"
    yield iri, f"{PREFIXES['dcterms']}language", Literal(read.found.identity.language)
    yield iri, f"{WTOG}sha256", Literal(read.document.sha256)
    yield iri, f"{WTOG}textSha256", Literal(read.document.text_sha256)
    yield iri, f"{WTOG}reader", Literal(read.document.reader)
    yield iri, f"{WTOG}codePoints", len(read.document.text)
    run = f"{PREFIXES['run']}{read.found.identity.id}"
    yield run, TYPE, f"{WTOG}ExtractionRun"
    yield run, f"{PREFIXES['prov']}used", iri


def _evidence(read: Written, about: str, shown: Shown) -> Iterator[Triple]:
    start, end = shown.span.start, shown.span.end
    iri = f"{PREFIXES['ev']}{read.short}__{start}-{end}"
    yield about, f"{WTOG}hasEvidence", iri
    yield iri, TYPE, f"{WTOG}Evidence"
    yield iri, f"{OA}hasSource", f"{PREFIXES['file']}{read.short}"
    for name, class_ in (("at", "TextPositionSelector"), ("words", "TextQuoteSelector")):
        yield iri, f"{OA}hasSelector", f"{iri}__{name}"
        yield f"{iri}__{name}", TYPE, f"{OA}{class_}"
    yield f"{iri}__at", f"{OA}start", start
    yield f"{iri}__at", f"{OA}end", end
    yield f"{iri}__words", f"{OA}exact", Literal(read.document.quote(shown.span))


def _provisions(read: Written) -> Iterator[Triple]:
    ordinals: dict[str, int] = {}
    lang = read.found.identity.language
    for paragraph in read.paragraphs.values():
        if paragraph.part not in PARTS or paragraph.zone is Zone.FRONT:
            continue
        iri = f"{read.iri}__{paragraph.id}"
        above = f"{read.iri}__{paragraph.parent}" if paragraph.parent else read.iri
        ordinals[above] = ordinals.get(above, 0) + 1
        yield iri, TYPE, f"{WTOG}Provision"
        yield iri, f"{WTOG}partOf", above
        yield iri, f"{WTOG}provisionType", f"{PREFIXES['ptype']}{PARTS[paragraph.part]}"
        yield iri, f"{WTOG}ordinal", ordinals[above]
        yield iri, f"{WTOG}text", Literal(read.document.quote(paragraph.span), lang=lang)
        if paragraph.printed:
            yield iri, f"{WTOG}printedNumber", Literal(paragraph.printed)
        yield from _evidence(read, iri, Shown(paragraph.span, read.document.quote(paragraph.span)))


def _extracted(read: Written, iri: str, confidence: object, shown: Shown) -> Iterator[Triple]:
    yield iri, f"{WTOG}confidence", Literal(str(confidence), type=f"{PREFIXES['xsd']}decimal")
    yield iri, f"{PREFIXES['prov']}wasGeneratedBy", f"{PREFIXES['run']}{read.found.identity.id}"
    yield from _evidence(read, iri, shown)


def _place(read: Written, paragraph: str) -> str:
    return f"{read.iri}__{paragraph}" if paragraph in read.paragraphs else read.iri


def _citations(read: Written) -> Iterator[Triple]:
    counts: dict[str, int] = {}
    for each in read.found.references:
        counts[each.paragraph] = counts.get(each.paragraph, 0) + 1
        stem = f"{read.found.identity.id}__{each.paragraph}__{counts[each.paragraph]}"
        yield from _citation(read, each, f"{PREFIXES['cite']}{stem}")


def _citation(read: Written, each: Reference, iri: str) -> Iterator[Triple]:
    yield iri, TYPE, f"{WTOG}{'Citation' if each.target else 'OpenCitation'}"
    yield iri, f"{WTOG}citing", _place(read, each.paragraph)
    yield iri, f"{WTOG}citationType", f"{PREFIXES['lineage']}{RELATIONS[each.relation]}"
    if each.target:
        yield iri, f"{WTOG}cited", each.target
        if each.place:
            yield iri, f"{WTOG}citedRange", Literal(each.place)
    else:
        words = Literal(each.shown.quote, lang=read.found.identity.language)
        yield iri, f"{WTOG}asWritten", words
        for candidate in each.candidates:
            yield iri, f"{WTOG}candidate", candidate.iri
    yield from _extracted(read, iri, each.confidence, each.shown)


def _effects(read: Written) -> Iterator[Triple]:
    counts: dict[str, int] = {}
    for each in read.found.effects:
        counts[each.paragraph] = counts.get(each.paragraph, 0) + 1
        stem = f"{read.found.identity.id}__{each.paragraph}__{counts[each.paragraph]}"
        yield from _effect(read, each, f"{PREFIXES['norm']}{stem}")


def _effect(read: Written, each: EffectFound, iri: str) -> Iterator[Triple]:
    if read.found.identity.status in ("report", "minutes"):
        return
    proposed = read.found.identity.status != "adopted"
    duty = each.given_to != (ALL_MEMBERS,) and bool(each.given_to)
    class_ = "Mandate" if duty else "Commitment"
    yield iri, TYPE, f"{WTOG}{'Proposed' if proposed else ''}{class_}"
    yield iri, f"{WTOG}statedIn", _place(read, each.paragraph)
    yield iri, f"{WTOG}operativeVerb", each.verb
    yield iri, f"{WTOG}verbAsWritten", Literal(each.written, lang=read.found.identity.language)
    if duty:
        yield iri, f"{WTOG}givenBy", each.given_by
    for who in each.given_to:
        yield iri, f"{WTOG}{'givenTo' if duty else 'undertakenBy'}", who
    for action in each.actions:
        yield iri, f"{WTOG}action", action
    for who in each.reports_to:
        yield iri, f"{WTOG}reportsTo", who
    for topic in each.topics:
        yield iri, f"{WTOG}onTopic", topic
    for due in each.due:
        yield from _due(read, iri, due)
    yield from _extracted(read, iri, each.confidence, each.shown)


def _due(read: Written, about: str, due: Due) -> Iterator[Triple]:
    start, end = due.shown.span.start, due.shown.span.end
    iri = f"{PREFIXES['term']}{read.found.identity.id}__{start}-{end}"
    day = due.date if due.date is not None and due.date.day is not None else None
    if day is None and not due.meeting:
        return
    yield about, f"{WTOG}due", iri
    yield iri, f"{WTOG}asWritten", Literal(due.words, lang=read.found.identity.language)
    if day is not None:
        yield iri, TYPE, f"{WTOG}DateTerm"
        yield iri, f"{WTOG}date", Literal(str(day), type=f"{PREFIXES['xsd']}date")
    else:
        yield iri, TYPE, f"{WTOG}EventTerm"
        yield iri, f"{WTOG}event", due.meeting
        yield iri, f"{WTOG}edge", f"{PREFIXES['edge']}unstated"
    yield from _evidence(read, iri, due.shown)


__all__ = ["Triple", "graph_name", "triples"]
