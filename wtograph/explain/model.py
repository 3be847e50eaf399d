"""What an explanation is made of: statements, their ground, and the rules that make them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wtograph.lineage.model import Link
from wtograph.records import SourceRecord
from wtograph.terms import Reading, Term


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple: `object` is an IRI, or the lexical form of a `literal` in its `language`."""

    subject: str
    property: str
    object: str
    literal: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a file that show a statement, with what identifies the file.

    Units: `start` and `end` are half-open code points of the text that `reader` gave.
    """

    quote: str
    start: int
    end: int
    file: str
    sha256: str
    reader: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a statement is asserted, and who says so.

    `graph` is the named graph, such as `curated/WT_L_977`; `origin` says whose label it is:
    node, claim (a Claim about this very value), users (a provision, term or slot inherits the
    label of what uses it), or document (of a provision that nothing uses). `confidence` is that
    of an extractor, else empty. `notes` are pairs of language and text.
    """

    graph: str
    label: str
    origin: str
    confidence: str
    sources: tuple[SourceRecord, ...]
    notes: tuple[tuple[str, str], ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A Claim about the same property of the same thing.

    It `agrees` with the value explained; or `differs`, where a thing has one such value only,
    so that one of the two is wrong; or gives another value, as of a property with several.
    `derivations` are there where a rule made the Claim: a candidate, or a node's own value;
    `ways_left_out` counts those beyond the limit, none better supported.
    """

    id: str
    statement: Statement
    agrees: bool
    ground: Ground
    derivations: tuple["Derivation", ...] = ()
    differs: bool = False
    ways_left_out: int = 0


@dataclass(frozen=True, slots=True)
class Derivation:
    """One way in which a rule makes a statement; its label is the weakest of its premises."""

    rule: str
    title: str
    label: str
    premises: tuple["Reason", ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a statement is in the graph.

    `kind` is asserted, inferred, ontology (a word of ours is defined so), claimed (only a Claim
    says it), candidate (only a Claim that a rule made), or absent. `label` is the effective
    verification label, empty for the ontology. `derivations` are ordered from the strongest
    label; they are left out where the statement was explained above, which `repeated` says;
    `ways_left_out` counts those beyond the limit, none better supported.
    """

    statement: Statement
    kind: str
    label: str
    grounds: tuple[Ground, ...] = ()
    claims: tuple[Claimed, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    repeated: bool = False
    ways_left_out: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One step of an explanation, under the heading `key` of data/labels.csv.

    `about` is the citation, clause, slot or run concerned; `reading` a day that a term can
    mean; `facts` are values to be filled into the heading.
    """

    key: str
    about: str = ""
    reasons: tuple[Reason, ...] = ()
    link: Link | None = None
    reading: Reading | None = None
    term: Term | None = None
    label: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to "why is this here, and who says so".

    `kind` is statement, hop, mandate, status or thing. `found` is False when the graph does not
    say what was asked; `parts` then hold what it says of that subject and property. `label` is
    that of the whole: the strongest of the statements or citations asked for. `proposed` is
    True for what stands in a draft only. `symbols` names the documents by IRI.
    """

    kind: str
    subject: str
    property: str
    object: str
    found: bool
    label: str
    proposed: bool
    parts: tuple[Part, ...]
    symbols: Mapping[str, str]
    state: str = ""
    on: date | None = None
    assumed: tuple[tuple[str, date], ...] = ()
    facts_to: date | None = None
