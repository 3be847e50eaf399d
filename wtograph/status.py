"""Whether a norm stands on a day, computed from what the texts say about its end.

Nothing here is a legal opinion: the days and their inputs are shown, also where they differ.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from wtograph.dates import real_day
from wtograph.norms import ALL_MEMBERS, Run, as_of, calendar, find_norm, runs
from wtograph.periods import DAY, Gap, Status, Stretch, Sunset, Timeline
from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import DocumentRecord, documents, tail
from wtograph.store import Store
from wtograph.terms import Calendar, Reading, assume, assumes, readings

__all__ = [
    "Gap",
    "Status",
    "Stretch",
    "Sunset",
    "Timeline",
    "gaps",
    "status",
    "stretches",
    "timeline",
]


def _ends(run: Run, known: Calendar) -> tuple[Reading, ...]:
    if run.end:
        return (Reading(run.end, "reading-date", "", run.verification, run.sources),)
    found = list(readings(run.term, known)) if run.term else []
    if not (run.term and assumes(run.term, known)):
        for claim in run.claims:
            if claim.property == "end" and (day := real_day(claim.value)):
                found.append(Reading(day, "reading-claim", "", claim.verification, claim.sources))
    return tuple(sorted(found, key=lambda r: (r.day, r.how, r.sources)))


def stretches(found: Iterable[Run], known: Calendar) -> tuple[Stretch, ...]:
    """Each run with its possible ends."""
    return tuple(Stretch(run, _ends(run, known)) for run in found)


def gaps(line: tuple[Stretch, ...]) -> tuple[Gap, ...]:
    """The days between runs; those that are a gap under some readings only are marked."""
    found = []
    for place in range(1, len(line)):
        before = line[place]
        earlier = line[:place]
        surely = max(stretch.surely_to for stretch in earlier)
        perhaps = max(stretch.perhaps_to for stretch in earlier)
        last = before.run.start - DAY
        after = max(earlier, key=lambda stretch: stretch.perhaps_to).run
        for edge, certain in ((perhaps, True), (surely, False)):
            if edge != date.max and edge + DAY <= last:
                found.append(Gap(edge + DAY, last, after, before.run, certain))
                break
    return tuple(found)


def _main_line(found: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of all Members; a run of which nobody is named counts as theirs."""
    everyone = tuple(r for r in found if ALL_MEMBERS in r.undertaken_by or not r.undertaken_by)
    return everyone or found


def _moved(known: Calendar, assumed: Mapping[str, date]) -> Calendar:
    for session, day in assumed.items():
        known = assume(known, session, day)
    return known


def status(
    store: Store, norm: str, on: date, *, assumed: Mapping[str, date] | None = None
) -> Status:
    """The state of a norm or programme on a day, and the provision that decides it.

    `norm` is a short name, a label or an IRI; `assumed` moves sessions, by IRI of the meeting.
    A run holds on its first and on its last day. Where the text does not say which edge of a
    session it means, the state is in-force to the earliest reading, lapsed after the latest
    and unknown between them.
    Raises: UnknownNorm, AmbiguousName.
    """
    iri = find_norm(store, norm)
    moves = tuple(sorted((assumed or {}).items()))
    known = _moved(calendar(store), dict(moves))
    line = stretches(_main_line(runs(store, [iri])), known)
    state, by, gap = _state(line, on)
    later = next((s for s in line if s.run.start > (by.run.start if by else on)), None)
    overlapping = tuple(s for s in line if s.run.start <= on <= s.perhaps_to and s is not by)
    return Status(
        iri,
        on,
        state,
        by,
        _since(state, by, gap),
        later,
        overlapping,
        gap,
        _sunsets(store, iri, by),
        tuple(row["adoption"] for row in _silent(store, known, by, on)),
        _apart_by(store, iri, on),
        as_of(store),
        moves,
        _texts(store, [s for s in (by, later, *overlapping) if s]),
    )


def _state(line: tuple[Stretch, ...], on: date) -> tuple[str, Stretch | None, Gap | None]:
    begun = [stretch for stretch in line if stretch.run.start <= on]
    if not begun:
        return "not-yet", None, None
    sure = [stretch for stretch in begun if on <= stretch.surely_to]
    if sure:
        return "in-force", sure[-1], None
    perhaps = [stretch for stretch in begun if on <= stretch.perhaps_to]
    if perhaps:
        return "unknown", perhaps[-1], None
    last = max(begun, key=lambda stretch: (stretch.perhaps_to, stretch.run.start))
    gap = next((g for g in gaps(line) if g.first <= on <= g.last), None)
    return ("gap", last, gap) if gap else ("lapsed", last, None)


def _since(state: str, by: Stretch | None, gap: Gap | None) -> date | None:
    if by is None or state == "unknown":
        return None
    if state == "in-force":
        return by.run.start
    single = len({reading.day for reading in by.ends}) == 1
    return (gap.first if gap else by.ends[0].day + DAY) if single else None


def _sunsets(store: Store, norm: str, by: Stretch | None) -> tuple[Sunset, ...]:
    if by is None:
        return ()
    return tuple(
        Sunset(row["clause"], row["place"], tail(row.get("verification", "")))
        for row in rows(store, "read/sunsets", norm=norm)
        if row.get("term") == by.run.term_iri or split(row["place"])[0] == split(by.run.opened)[0]
    )


def _silent(store: Store, known: Calendar, by: Stretch | None, on: date) -> list[Mapping[str, str]]:
    """The sessions without a decision between the start of the deciding run and the day."""
    found = []
    for row in rows(store, "read/sessions-silent"):
        meeting = known.get(row.get("meeting", ""))
        if by and meeting and meeting.closes and by.run.start < meeting.closes <= on:
            found.append(row)
    return found


def timeline(store: Store, norm: str, *, assumed: Mapping[str, date] | None = None) -> Timeline:
    """Every run of a norm with its possible ends, the gaps, and what stands apart.

    Raises: UnknownNorm, AmbiguousName.
    """
    iri = find_norm(store, norm)
    known = _moved(calendar(store), assumed or {})
    everything = runs(store, [iri])
    main = _main_line(everything)
    line = stretches(main, known)
    elsewhere = runs(store, others) if (others := _apart(store, iri)) else ()
    apart = stretches([*(run for run in everything if run not in main), *elsewhere], known)
    silent = [
        (row["adoption"], meeting.closes)
        for row in rows(store, "read/sessions-silent")
        if (meeting := known.get(row.get("meeting", ""))) and meeting.closes
    ]
    texts = _texts(store, (*line, *apart))
    return Timeline(iri, line, gaps(line), apart, tuple(silent), as_of(store), texts)


def _texts(store: Store, shown: Iterable[Stretch]) -> dict[str, DocumentRecord]:
    """The documents that opened these runs."""
    return documents(store, {split(each.run.opened)[0] for each in shown})


def _apart_by(store: Store, norm: str, on: date) -> tuple[str, ...]:
    """The norms of some Members that had begun by a day."""
    others = _apart(store, norm)
    begun = runs(store, others) if others else ()
    return tuple(dict.fromkeys(run.norm for run in begun if run.start <= on))


def _apart(store: Store, norm: str) -> tuple[str, ...]:
    return tuple(row["other"] for row in rows(store, "read/apart", norm=norm))
