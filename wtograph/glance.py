"""A paper that was read, at a glance: what it builds on, whom it tells, what it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wtograph.extract.model import NormEffect
from wtograph.extract.write import RELATIONS
from wtograph.mandates import clauses
from wtograph.queries import rows
from wtograph.readings import Reading
from wtograph.records import DocumentRecord, documents
from wtograph.status import status
from wtograph.store import Store


@dataclass(frozen=True, slots=True)
class Glance:
    """Where a paper stands beside the adopted texts of its line; all by IRI.

    `builds_on` pairs documents or programmes with the local name of a link; `told` are those
    whom its clauses address. `last` is the newest adopted text of its line before it, `later`
    those after it, oldest first. `silent_norms` are norms of the line that it says nothing of,
    with their state on the day of asking (in-force, lapsed, gap, not-yet, unknown);
    `norm_effects` says what it does to others, as establish, extend, expire, make_permanent;
    `silent_topics` the topics of clauses of `last` on which no clause was found here; `texts`
    describes the documents built on.
    """

    builds_on: tuple[tuple[str, str], ...]
    told: tuple[str, ...]
    last: DocumentRecord | None
    later: tuple[DocumentRecord, ...]
    silent_norms: tuple[tuple[str, str], ...]
    silent_topics: tuple[str, ...]
    norm_effects: tuple[NormEffect, ...]
    texts: Mapping[str, DocumentRecord]


def glance(store: Store, reading: Reading, strong: frozenset[str], on: date) -> Glance:
    """A paper beside the facts of a store that holds it too.

    `strong` are the local names of the links on which a text rests, without those that only
    mention. Compared are norms and the topics of clauses, never the wording.
    """
    found = reading.found
    founding = {
        row["programme"]: row["place"].partition("__")[0] for row in rows(store, "read/established")
    }
    links = {
        (founding.get(r.target, r.target), RELATIONS[r.relation]): None
        for r in sorted(found.references, key=lambda r: r.relation)
        if r.target
    }
    line = _line(store, reading, sorted({target for target, _ in links}))
    day = str(found.identity.date or "9999")
    before = [each for each in line if each.date < day]
    last = before[-1] if before else None
    built = [each for each in links if each[1] in strong]
    silent = [each.norm for each in found.norms if each.effect == "silent"]
    return Glance(
        builds_on=tuple(built),
        told=tuple(dict.fromkeys(iri for each in found.effects for iri in each.given_to)),
        last=last,
        later=tuple(each for each in line if each.date > day),
        silent_norms=tuple((norm, status(store, norm, on).state) for norm in silent),
        silent_topics=_left_out(store, reading, last) if last else (),
        norm_effects=tuple(each for each in found.norms if each.effect != "silent"),
        texts=documents(store, {iri for iri, _ in built}),
    )


def _line(store: Store, reading: Reading, cited: list[str]) -> list[DocumentRecord]:
    """The adopted texts that build on what a paper cites, oldest first; those without a day not."""
    if not cited:
        return []
    newer = {row["document"] for row in rows(store, "read/line", cited=cited)}
    known = documents(store, newer - {reading.iri}).values()
    return sorted((each for each in known if each.date), key=lambda each: (each.date, each.symbol))


def _left_out(store: Store, reading: Reading, last: DocumentRecord) -> tuple[str, ...]:
    theirs = {t for clause in clauses(store, documents_=[last.iri]) for t in clause.topics}
    ours = {topic for effect in reading.found.effects for topic in effect.topics}
    ours |= set(reading.found.topics)
    acts = sorted({action for effect in reading.found.effects for action in effect.actions})
    if acts:
        ours |= {row["topic"] for row in rows(store, "read/action-topics", action=acts)}
    norms = sorted(each.norm for each in reading.found.norms)
    said = {row["topic"] for row in rows(store, "read/norm-topics", norm=norms)} if norms else set()
    return tuple(sorted(theirs - ours - said))
