"""What a report on a norm says beside its computed state: clauses, notes, claims, sources."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wtograph.languages import Labels, by_language
from wtograph.mandates import Clause, clauses
from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import (
    DESCRIPTION,
    NOTE,
    ClaimRecord,
    DocumentRecord,
    Names,
    SourceRecord,
    claims,
    documents,
    labels,
    names,
    sources,
)
from wtograph.status import Status, Stretch, Timeline
from wtograph.store import Store
from wtograph.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class Background:
    """What a status report says beside the computed state.

    `documents` are the texts that opened runs, by IRI; `clauses` the effects stated in the
    opening and ending provisions, by IRI of the provision; `notes` of runs, norms and
    adoptions by IRI, `titles` what they are called; `claims` about the norm itself.
    """

    documents: Mapping[str, DocumentRecord]
    clauses: Mapping[str, tuple[Clause, ...]]
    notes: Mapping[str, tuple[Labels, ...]]
    titles: Mapping[str, Labels]
    claims: tuple[ClaimRecord, ...]
    sources: Mapping[str, SourceRecord]
    topics: Mapping[str, frozenset[str]]


def of_status(store: Store, status: Status) -> Background:
    """The background of one state."""
    shown = [s for s in (status.by, status.successor, *status.others) if s]
    places = [sunset.place for sunset in status.sunsets]
    return _background(store, status.norm, shown, places, status.silent, status.apart)


def of_timeline(store: Store, timeline: Timeline) -> Background:
    """The background of a whole timeline."""
    shown = [*timeline.stretches, *timeline.apart]
    silent = [adoption for adoption, _ in timeline.silent]
    return _background(store, timeline.norm, shown, [], silent, [])


def _background(
    store: Store,
    norm: str,
    shown: Iterable[Stretch],
    places: Iterable[str],
    silent: Iterable[str],
    apart: Iterable[str],
) -> Background:
    stretches = list(shown)
    stating = [*(s.run.opened for s in stretches), *places]
    effects: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, "read/stating", place=sorted(set(stating))) if stating else []:
        effects[row["place"]].append(row["effect"])
    wanted = [*(e for several in effects.values() for e in several), *apart]
    found = {c.iri: c for c in clauses(store, effects=wanted)} if wanted else {}
    here = {
        place: tuple(found[e] for e in several if e in found) for place, several in effects.items()
    }
    here |= {each: (found[each],) for each in apart if each in found}
    about = [norm, *silent, *(s.run.iri for s in stretches)]
    named = names(store, about)
    of_norm = claims(store, [norm])
    claimed = [*of_norm, *(claim for s in stretches for claim in s.run.claims)]
    claim_iris = [f"{PREFIXES['claim']}{claim.id}" for claim in claimed]
    meetings = {reading.meeting for s in stretches for reading in s.ends if reading.meeting}
    return Background(
        documents(store, {split(each)[0] for each in stating}),
        here,
        {iri: _texts(named, iri) for iri in about},
        {iri: labels(named, iri) for iri in about},
        of_norm,
        _sources(store, [*about, *claim_iris, *meetings]),
        _topics(store, [norm, *silent]),
    )


def _texts(named: Names, iri: str) -> tuple[Labels, ...]:
    """The description of a thing, then each of its notes, as texts by language."""
    own = by_language(named.get(iri, {}).get(DESCRIPTION, ()))
    notes = [{language: text} for language, text in named.get(iri, {}).get(NOTE, ())]
    return tuple(each for each in (own, *notes) if each)


def _sources(store: Store, nodes: Iterable[str]) -> dict[str, SourceRecord]:
    found = sources(store, nodes)
    return {f"{PREFIXES['src']}{s.id}": s for several in found.values() for s in several}


def _topics(store: Store, nodes: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "read/node-topics", node=sorted(set(nodes))):
        found[row["node"]].add(row["topic"])
    return {node: frozenset(topics) for node, topics in found.items()}
