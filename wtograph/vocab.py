"""The names of the ontology as plain strings, and closed namespaces made from them on demand.

A misspelt term is an AttributeError (`vocab.WTOG.givneBy`) or a ValueError (`expand`). Importing
this module costs next to nothing: rdflib is imported only when a namespace is asked for.
"""

TYPE_CHECKING = False  # as in typing, whose import takes milliseconds
if TYPE_CHECKING:
    from rdflib.namespace import ClosedNamespace

BASE = "https://w3id.org/wtograph/"

_SPACES = {
    "wtog": "ontology#",
    "doc": "doc/",
    "norm": "norm/",
    "body": "body/",
    "member": "member/",
    "group": "group/",
    "person": "person/",
    "prog": "programme/",
    "meeting": "meeting/",
    "term": "term/",
    "cite": "cite/",
    "adoption": "adoption/",
    "claim": "claim/",
    "file": "file/",
    "ev": "evidence/",
    "run": "run/",
    "src": "source/",
    "verb": "verb/",
    "act": "action/",
    "topic": "topic/",
    "ver": "verification/",
    "lineage": "lineage/",
    "edge": "edge/",
    "ptype": "provision-type/",
    "outcome": "outcome/",
    "skind": "source-kind/",
    "dtype": "document-type/",
    "btype": "body-type/",
    "status": "status/",
}
_OTHERS = {
    "cito": "http://purl.org/spar/cito/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "eli-dl": "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vs": "http://www.w3.org/2003/06/sw-vocab-status/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PREFIXES = {prefix: BASE + space for prefix, space in _SPACES.items()} | _OTHERS

STRONG = (
    "basedOn",
    "continues",
    "implements",
    "extendsValidityOf",
    "supersedes",
    "terminates",
)
WEAK = ("refersTo", "recalls", "reaffirms", "takesNoteOf")
DERIVED = (*WEAK, "buildsOn", *STRONG, "proposesToBuildOn", "contradicts")
INVERSES = ("builtOnBy", "establishes", "expectedBy", "fulfils", "hasPart", "states")

_CLASSES = """
    Adoption Body Citation Claim Commitment DateTerm Definition Document EarliestOf Effect
    EventTerm Evidence ExpectedFulfilment ExtractionRun File Instrument Mandate Meeting
    MeetingRecord Member MemberGroup Moratorium OpenCitation Proposal ProposedCommitment
    ProposedEffect ProposedMandate Provision Report SearchNote Source SunsetClause Term
    ValidityPeriod WorkProgramme
"""
_PROPERTIES = """
    about aboutProperty action adoptedAs adoptedBy adoptedText alternativeSymbol asWritten
    atMeeting baseDocument basedOn buildsOn builtOnBy candidate citationAspect citationType
    cited citedRange citing codePoints confidence continues contradicts correspondsTo date
    dateAdopted dateCirculated dateOfDocument dayNumber due dueRestated edge end endTerm
    ends establishedBy establishes event expectedBy expects extends extendsValidityOf
    forceRank fulfilledBy fulfils givenBy givenTo hasEvidence hasFile hasPart implementedBy
    implements inputFrom inputIsOptional leastDeveloped meetingOf memberSince ofNorm onTopic
    openedBy operativeVerb ordinal outcome partOf place plannedStart printedNumber
    proposesFor proposesToBuildOn provisionType reader reaffirms recalls recordOf refersTo
    renews reportsTo sha256 start statedIn states submittedBy supersedes symbol symbolPrefix
    symbolUnknown takesNoteOf terminates text textSha256 through underProgramme undertakenBy
    unlessExtendedBy verbAsWritten verification year
"""
CLASSES = tuple(_CLASSES.split())
PROPERTIES = tuple(_PROPERTIES.split())
INDIVIDUALS = ("AllMembers", "OtherBodies")

_CONCEPTS = {
    "verb": """
        agree call-upon concerned constitutive decide declare define direct directive empower
        enabling encourage establish evaluative instruct invite maintain note permit preambular
        reaffirm recall recognize request self-binding take-note undertake urge welcome""",
    "act": """
        adopt-interim-arrangements build-on-progress consider-arrangements continue-work engage
        establish examine extend gather-evidence hold-discussions hold-periodic-review
        intensify-work keep-arrangements keep-priority maintain-practice provide-information
        reinvigorate-work report reserve-subject review stress-development
        submit-recommendations""",
    "topic": """
        classification connectivity consumer-protection customs-duties decision-making
        definition delegation development-dimension digital-divide digital-industrialization
        doha-work-programme e-commerce electronically-delivered-software goods-aspects
        infrastructure institutional-arrangements institutional-competence
        intellectual-property-aspects ldcs moratorium msmes other-international-fora
        plurilateral-agreement privacy-and-data reporting review scope-definition-impact
        services-aspects small-economies sunset technical-assistance technology-transfer
        trips-non-violation work-programme wto-principles""",
    "status": """
        adopted draft ended gap in-force lapsed lapsed-with-programme met met-late
        no-report-found not-adopted not-determined not-due not-yet partly-met superseded unknown""",
    "lineage": """
        refersTo recalls reaffirms takesNoteOf buildsOn basedOn continues implements
        extendsValidityOf supersedes terminates proposesToBuildOn strong weak""",
    "ver": "read secondary inferred unverified",
    "skind": """
        code copy government news-repost official official-restatement own-document press
        quotation research translation""",
    "outcome": "adopted adopted-as-amended deferred no-consensus noted",
    "edge": "end start unstated",
    "ptype": "annex clause-of-unknown-place footnote item operative recital sentence",
    "dtype": """
        agenda agreement background-note communication decision declaration draft-decision
        minutes protocol report statement understanding waiver""",
    "btype": """
        class-of-bodies dispute-body organ plurilateral-committee plurilateral-initiative
        preparatory-committee role secretariat series""",
}
CONCEPTS = {prefix: tuple(names.split()) for prefix, names in _CONCEPTS.items()}
TERMS = {"wtog": (*CLASSES, *PROPERTIES, *INDIVIDUALS), **CONCEPTS}
"""The local names of every closed space; spaces of things, such as `doc:`, are open."""

_CLOSED = {prefix: frozenset(names) for prefix, names in TERMS.items()}
_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def expand(curie: str) -> str:
    """The IRI of a short name such as `wtog:givenBy` or `doc:WT_L_274`.

    Raises: ValueError for an unknown prefix, or a name that a closed space does not hold.
    """
    prefix, colon, name = curie.partition(":")
    if not colon or prefix not in PREFIXES:
        raise ValueError(f"{curie} has no known prefix")
    if prefix in _CLOSED and name not in _CLOSED[prefix]:
        raise ValueError(f"{curie} is no term of the ontology")
    return PREFIXES[prefix] + name


def shorten(iri: str) -> str:
    """The short name of an IRI, or the IRI in angle brackets where no prefix fits."""
    for prefix, space in _LONGEST_FIRST:
        if iri.startswith(space):
            name = iri[len(space) :]
            if name and name.replace("_", "").replace("-", "").isalnum():
                return f"{prefix}:{name}"
    return f"<{iri}>"


def quiet_rdflib() -> None:
    """Keep rdflib from printing a trace about every value that does not fit its type."""
    import logging  # takes milliseconds

    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL + 1)


def __getattr__(name: str) -> "ClosedNamespace":
    """The closed rdflib namespace of a prefix in capitals: `vocab.WTOG`, `vocab.LINEAGE`."""
    prefix = name.lower()
    if name != name.upper() or prefix not in TERMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from rdflib.namespace import ClosedNamespace  # slow to import

    space = ClosedNamespace(PREFIXES[prefix], list(TERMS[prefix]))
    globals()[name] = space
    return space
