"""What a person decided on findings of the machine: accepted, rejected or corrected."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from wtograph.extract.model import EffectFound, Extraction, Reference
from wtograph.extract.write import Triple
from wtograph.literals import Literal
from wtograph.vocab import BASE, PREFIXES

VERDICTS = ("accepted", "rejected", "corrected")
SURE = Decimal(1)
OA = "http://www.w3.org/ns/oa#"
GRAPH = f"{BASE}graph/user/review"
_MOTIVE = {"accepted": "assessing", "rejected": "moderating", "corrected": "editing"}
_VERDICT = {f"{OA}{motive}": verdict for verdict, motive in _MOTIVE.items()}


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on the finding with this evidence; `meant` is the IRI that a correction gives.

    `file` is the beginning of the hash of the document's bytes, as in the names of evidence;
    `kind` is citation or mandate; the offsets are code points of the text.
    """

    file: str
    kind: str
    start: int
    end: int
    verdict: str
    meant: str = ""

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What the decision is on."""
        return self.file, self.kind, self.start, self.end


def decided(
    found: Extraction, file: str, decisions: Mapping[tuple[str, str, int, int], Decision]
) -> Extraction:
    """The findings as a person decided on them; what nobody decided on stays as it was read."""

    def on(kind: str, each: Reference | EffectFound) -> Decision | None:
        return decisions.get((file, kind, each.shown.span.start, each.shown.span.end))

    references = tuple(
        _reference(each, said) if (said := on("citation", each)) else each
        for each in found.references
        if not _rejected(on("citation", each))
    )
    effects = tuple(
        _effect(each, said) if (said := on("mandate", each)) else each
        for each in found.effects
        if not _rejected(on("mandate", each))
    )
    return replace(found, references=references, effects=effects)


def _rejected(said: Decision | None) -> bool:
    return said is not None and said.verdict == "rejected"


def _reference(each: Reference, said: Decision) -> Reference:
    target = said.meant or each.target
    kept = () if target else each.candidates
    return replace(each, target=target, candidates=kept, confidence=SURE)


def _effect(each: EffectFound, said: Decision) -> EffectFound:
    told = (said.meant,) if said.meant else each.given_to
    return replace(each, given_to=told, confidence=SURE)


def triples(decisions: Iterable[Decision]) -> Iterator[Triple]:
    """The decisions as annotations of the evidence that they are on.

    Source: W3C Web Annotation Vocabulary, oa:hasTarget, oa:motivatedBy, oa:hasBody.
    """
    for each in decisions:
        about = f"{PREFIXES['ev']}{each.file}__{each.start}-{each.end}"
        iri = f"{BASE}review/{each.file}__{each.kind}__{each.start}-{each.end}"
        yield iri, f"{PREFIXES['rdf']}type", f"{OA}Annotation"
        yield iri, f"{OA}hasTarget", about
        yield iri, f"{OA}motivatedBy", f"{OA}{_MOTIVE[each.verdict]}"
        yield iri, f"{PREFIXES['dcterms']}type", Literal(each.kind)
        if each.meant:
            yield iri, f"{OA}hasBody", each.meant


def from_rows(rows: Iterable[Mapping[str, str]]) -> Iterator[Decision]:
    """The decisions of a store, from the rows of `read/reviews`."""
    for row in rows:
        file, _, place = row["evidence"].rpartition("/")[2].partition("__")
        start, _, end = place.partition("-")
        yield Decision(
            file, row["kind"], int(start), int(end), _VERDICT[row["motive"]], row.get("meant", "")
        )
