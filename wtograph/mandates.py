"""Who was told to do what, by when, in which text: one row an instruction.

Mandates come from adopted texts, proposed mandates from drafts; the two are separate types and
no list mixes them unless asked to.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wtograph.dates import real_day
from wtograph.languages import Labels
from wtograph.norms import calendar, terms
from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import (
    DESCRIPTION,
    LABEL,
    NOTE,
    WTOG,
    DocumentRecord,
    SourceRecord,
    documents,
    names,
    provisions,
    sources,
    tail,
    texts,
)
from wtograph.store import Row, Store
from wtograph.terms import Reading, readings

PROPOSED = ("ProposedMandate", "ProposedCommitment")


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time in which a mandate is to be met, and the documents that met it."""

    iri: str
    first: date | None
    last: date | None
    fulfilled_by: tuple[DocumentRecord, ...]
    related: tuple[str, ...]
    verification: str
    notes: Labels


@dataclass(frozen=True, slots=True)
class Clause:
    """What a provision says is to be done: by whom, for whom, by when, and who says so.

    Roles hold IRIs. `kind` is the class of the effect: Mandate, Commitment, Moratorium,
    Definition, SunsetClause, ProposedMandate or ProposedCommitment. `own_words` is our summary
    and `due_in_own_words` our restatement of the time: neither is a quotation; `quote` is one,
    of a clause that a machine read.
    """

    iri: str
    kind: str
    document: DocumentRecord
    place: str
    printed: str
    label: str
    verb: str
    given_by: tuple[str, ...]
    given_to: tuple[str, ...]
    reports_to: tuple[str, ...]
    undertaken_by: tuple[str, ...]
    actions: tuple[str, ...]
    topics: tuple[str, ...]
    input_from: tuple[str, ...]
    input_is_optional: bool
    programmes: tuple[str, ...]
    due: tuple[Reading, ...]
    slots: tuple[Slot, ...]
    own_words: Labels
    due_in_own_words: Labels
    notes: Labels
    verification: str
    sources: tuple[SourceRecord, ...]
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """An instruction of an adopted text.

    >>> import wtograph
    >>> [told.clause.verification for told in wtograph.load().mandates("WT/L/977#1")]
    ['read']
    """

    clause: Clause


@dataclass(frozen=True, slots=True)
class ProposedMandate:
    """An instruction that a draft would give; deliberately no kind of Mandate.

    >>> import wtograph
    >>> isinstance(wtograph.load().proposed_mandates("x-IND-20240123")[0], wtograph.Mandate)
    False
    """

    clause: Clause


def clauses(
    store: Store, *, documents_: Iterable[str] = (), effects: Iterable[str] = ()
) -> tuple[Clause, ...]:
    """Every effect and proposed effect of these documents, or of all, in order of date and place.

    Returns: by date of the document, then symbol, then place as the graph names it.
    """
    wanted: dict[str, list[str]] = {}
    if given := sorted(set(documents_)):
        wanted["document"] = given
    if named := sorted(set(effects)):
        wanted["effect"] = named
    found: dict[str, Row] = {}
    for row in rows(store, "read/effects", **wanted):
        found.setdefault(row["effect"], row)
    return tuple(sorted(_clauses(store, found), key=_order))


def _order(clause: Clause) -> tuple[str, str, list[tuple[int, int, str]], str]:
    parts = clause.place.replace("-", " ").split()
    numbered = [_natural(part) for part in parts]
    return (clause.document.date, clause.document.symbol, numbered, clause.iri)


def _natural(part: str) -> tuple[int, int, str]:
    digits = "".join(c for c in part if c.isdigit())
    rank = ("pre", "r", "p", "op", "x")
    kind = part.rstrip("0123456789") or "p"
    return (rank.index(kind) if kind in rank else len(rank), int(digits or 0), part)


def _clauses(store: Store, found: Mapping[str, Row]) -> Iterable[Clause]:
    roles: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(store, "read/roles", effect=sorted(found)) if found else []:
        roles[row["effect"]][tail(row["role"])].append(row["value"])
    records = documents(store, (row["document"] for row in found.values()))
    words = names(store, found)
    known = sources(store, found)
    printed = _printed(store, records)
    due = terms(store, {t for of in roles.values() for t in of.get("due", ())})
    days = calendar(store)
    slots = _slots(store, [slot for of in roles.values() for slot in of.get("expects", ())])
    read = [iri for iri, row in found.items() if "extracted" in row.get("verification", "")]
    spans = rows(store, "read/evidence", node=read) if read else []
    quotes = {row["node"]: row["quote"] for row in reversed(spans)}
    for iri, row in found.items():
        role = {name: tuple(values) for name, values in roles[iri].items()}
        yield Clause(
            iri,
            tail(row["class"]),
            records[row["document"]],
            split(row["place"])[1],
            printed.get(row["place"], ""),
            texts(words, iri, LABEL).get("", ""),
            row.get("verb", ""),
            role.get("givenBy", ()),
            role.get("givenTo", ()),
            role.get("reportsTo", ()),
            role.get("undertakenBy", ()),
            role.get("action", ()),
            role.get("onTopic", ()),
            role.get("inputFrom", ()),
            row.get("optionalInput") == "true",
            role.get("underProgramme", ()),
            tuple(r for t in role.get("due", ()) if t in due for r in readings(due[t], days)),
            tuple(slots[slot] for slot in role.get("expects", ()) if slot in slots),
            texts(words, iri, DESCRIPTION),
            texts(words, iri, f"{WTOG}dueRestated"),
            texts(words, iri, NOTE),
            tail(row.get("verification", "")) or "extracted",
            known.get(iri, ()),
            quotes.get(iri, ""),
        )


def _printed(store: Store, records: Mapping[str, DocumentRecord]) -> dict[str, str]:
    if not records:
        return {}
    found = provisions(store, records)
    return {row["provision"]: row["printed"] for row in found if "printed" in row}


def _slots(store: Store, wanted: Iterable[str]) -> dict[str, Slot]:
    several = sorted(set(wanted))
    if not several:
        return {}
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows(store, "read/slots", slot=several):
        grouped[row["slot"]].append(row)
    met = {row["fulfilled"] for same in grouped.values() for row in same if "fulfilled" in row}
    records, words = documents(store, met), names(store, several)
    return {
        iri: Slot(
            iri,
            real_day(same[0].get("start")),
            real_day(same[0].get("end")),
            tuple(records[f] for f in dict.fromkeys(r.get("fulfilled", "") for r in same) if f),
            tuple(dict.fromkeys(row["related"] for row in same if "related" in row)),
            tail(same[0].get("verification", "")),
            texts(words, iri, NOTE),
        )
        for iri, same in grouped.items()
    }


def implementers(store: Store) -> dict[str, frozenset[str]]:
    """The bodies charged with each programme, by IRI of the programme."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "read/implementers"):
        found[row["programme"]].add(row["body"])
    return {programme: frozenset(bodies) for programme, bodies in found.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which mandates a person asks for; an empty field asks for all.

    `by`, `to` and `reports_to` are IRIs; `places` are IRIs of documents or provisions; `topics`
    are IRIs, narrower ones included by the caller; `since` and `until` bound the date of the
    text, both days included.
    """

    places: tuple[str, ...] = ()
    by: str = ""
    to: str = ""
    reports_to: str = ""
    topics: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None


def mandates(store: Store, wanted: Wanted = Wanted()) -> tuple[Mandate, ...]:
    """The instructions of adopted texts, oldest text first.

    An instruction to a programme is one to each body charged with it.
    """
    found = _wanted(store, wanted)
    return tuple(Mandate(clause) for clause in found if clause.kind == "Mandate")


def proposed(store: Store, wanted: Wanted = Wanted()) -> tuple[ProposedMandate, ...]:
    """The instructions that drafts would give; none of them is law."""
    found = _wanted(store, wanted)
    return tuple(ProposedMandate(clause) for clause in found if clause.kind in PROPOSED)


def _wanted(store: Store, wanted: Wanted) -> Iterable[Clause]:
    charged = implementers(store)
    among = tuple({split(place)[0] for place in wanted.places})
    for clause in clauses(store, documents_=among):
        told = set(clause.given_to)
        told |= {body for programme in clause.given_to for body in charged.get(programme, ())}
        if wanted.places and not _inside(clause, wanted.places):
            continue
        if wanted.by and wanted.by not in clause.given_by:
            continue
        if wanted.to and wanted.to not in told:
            continue
        if wanted.reports_to and wanted.reports_to not in clause.reports_to:
            continue
        if wanted.topics and not wanted.topics & set(clause.topics):
            continue
        if not _dated(clause.document.date, wanted):
            continue
        yield clause


def _inside(clause: Clause, places: tuple[str, ...]) -> bool:
    whole = clause.document.iri
    here = f"{whole}__{clause.place}"
    return any(place in (whole, here) or here.startswith(f"{place}-") for place in places)


def _dated(day: str, wanted: Wanted) -> bool:
    first = wanted.since.isoformat() if wanted.since else ""
    last = wanted.until.isoformat() if wanted.until else "9999"
    return first <= day <= last or (not wanted.since and not day)


def undescribed(store: Store, documents_: Iterable[str]) -> tuple[str, ...]:
    """Those of these documents of which no clause is described here."""
    wanted = sorted(set(documents_))
    known = {clause.document.iri for clause in clauses(store, documents_=wanted)} if wanted else ()
    return tuple(iri for iri in wanted if iri not in known)


def scope(store: Store) -> tuple[int, int]:
    """Of how many adopted texts a clause is described here, and how many there are."""
    found = rows(store, "read/scope")[0]
    return int(found["known"]), int(found["adopted"])
