"""What was found in a document, each finding with the words that show it."""

from dataclasses import dataclass
from decimal import Decimal

from wtograph.dates import PartialDate
from wtograph.spans import Span


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of the document that show a finding: `quote` is the collapsed slice of `span`."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What the document says that it is; what it does not say stays empty.

    `id` is the slug of its symbol, or a provisional x-name; `status` is adopted, draft,
    communication, report or minutes; `body` the IRI of the body that issued or adopted it;
    `session` that of the meeting. `evidence` holds the words by field.
    """

    id: str
    symbols: tuple[str, ...]
    title: str
    language: str
    adopted: PartialDate | None
    circulated: PartialDate | None
    dated: PartialDate | None
    status: str
    kind: str
    body: str
    session: str
    submitters: tuple[str, ...]
    evidence: tuple[tuple[str, Shown], ...]

    @property
    def date(self) -> PartialDate | None:
        """The day that orders it: of adoption, else of the document, else of circulation."""
        return self.adopted or self.dated or self.circulated


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that a reference may mean, with the place in it, a score and the reasons."""

    iri: str
    place: str
    score: Decimal
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One document naming another, and in what capacity.

    `target` is the IRI of a document, programme, meeting or agreement, empty when unresolved;
    candidates are offered, never chosen. `how` is symbol, title, described, again (named
    before), candidates or open; `relation` the word of the reading for it, which `extract.write`
    maps to a lineage concept; `symbol` is the symbol in canonical form, where one stands there.
    """

    paragraph: str
    relation: str
    target: str
    place: str
    how: str
    shown: Shown
    candidates: tuple[Candidate, ...]
    is_open: bool
    confidence: Decimal
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A time limit as written, and what it means here: a date, an edge of a session, words."""

    shown: Shown
    date: PartialDate | None
    meeting: str
    words: str
    earliest_with: tuple["Due", ...] = ()
    unless_extended_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EffectFound:
    """What a clause does: who tells whom to do what, by when, reporting to whom.

    `kind` is mandate, commitment, moratorium or sunset; a caller makes it proposed or not by
    what the document is. `counted` is the printed number of the paragraph, or u1, d1 by count.
    `how` is told, or untold where the giver or the addressee is not known.
    `force` is shall, should or may where a modal carries the clause.
    """

    paragraph: str
    counted: str
    sentence: str
    kind: str
    verb: str
    written: str
    given_by: str
    given_to: tuple[str, ...]
    reports_to: tuple[str, ...]
    actions: tuple[str, ...]
    due: tuple[Due, ...]
    input_from: tuple[str, ...]
    input_is_optional: bool
    recurrence: str
    force: str
    topics: tuple[str, ...]
    shown: Shown
    confidence: Decimal
    how: str = "told"


@dataclass(frozen=True, slots=True)
class NormEffect:
    """What a text does to a moratorium or programme: establish, extend, expire, silent."""

    norm: str
    effect: str
    until: tuple[Due, ...]
    shown: Shown | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, and what was seen and not understood.

    `topics` are those that its operative part names anywhere.
    """

    identity: Identity
    references: tuple[Reference, ...]
    effects: tuple[EffectFound, ...]
    norms: tuple[NormEffect, ...]
    problems: tuple[str, ...]
    topics: tuple[str, ...] = ()
