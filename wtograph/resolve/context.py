"""What words such as "last", "said" and "this" mean, given the text they stand in or its date."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from wtograph.dates import real_day
from wtograph.resolve.described import NORMS, candidates
from wtograph.resolve.entries import Entry, Register
from wtograph.resolve.model import Candidate, Reason
from wtograph.resolve.reading import CONFERENCE, Reading

SURE = Decimal("0.9")
LIKELY = Decimal("0.5")


def needs(reading: Reading) -> bool:
    """Whether a phrase means nothing without the text it stands in, or its date."""
    if reading.anchored:
        return False
    if reading.context:
        return True
    norms = bool(set(reading.kinds) & set(NORMS))
    return not norms and bool(reading.kinds or reading.parts)


def relative(
    reading: Reading, register: Register, *, dated: date | None, within: str
) -> Iterator[Candidate]:
    """Candidates for a phrase that needs its context; none where the context is not given."""
    if reading.meeting and not reading.kinds:
        if dated:
            yield from _meetings(reading, register, dated)
    elif "before" in reading.context and reading.kinds and dated and within:
        yield from _texts_before(reading, register, dated, within)
    elif within in register.entries:
        yield from _here(reading, register, within)


def _meetings(reading: Reading, register: Register, dated: date) -> Iterator[Candidate]:
    """The session before, after or on a day; of the Conference, unless another body is named."""
    several = [entry for entry in _of_bodies(reading, register) if entry.days]
    if "before" in reading.context:
        past = [entry for entry in several if entry.days[-1][1] < dated.isoformat()]
        found, reason = _last(past), "before"
    elif "after" in reading.context:
        ahead = [entry for entry in several if entry.days[0][1] > dated.isoformat()]
        first = min((entry.days[0][1] for entry in ahead), default="")
        found, reason = [entry for entry in ahead if entry.days[0][1] == first], "after"
    else:
        day = dated.isoformat()
        found = [entry for entry in several if entry.days[0][1] <= day <= entry.days[-1][1]]
        reason = "during"
    for entry in found:
        yield Candidate(entry.iri, entry.kind, "", SURE, (Reason(reason, dated.isoformat()),))


def _of_bodies(reading: Reading, register: Register) -> Iterable[Entry]:
    """Meetings in the order of the facts; days of a meeting stand as end, then start."""
    wanted = set(reading.bodies) or {CONFERENCE}
    for iri in register.by_kind.get("meeting", ()):
        entry = register.entries[iri]
        if wanted & set(entry.bodies):
            yield replace(entry, days=tuple(sorted(entry.days, key=lambda day: day[1])))


def _last(entries: Iterable[Entry]) -> list[Entry]:
    several = list(entries)
    latest = max((entry.days[-1][1] for entry in several), default="")
    return [entry for entry in several if entry.days[-1][1] == latest]


def _texts_before(
    reading: Reading, register: Register, dated: date, within: str
) -> Iterator[Candidate]:
    """The latest texts of a kind before a day that share the topic of the text at hand."""
    known = (
        register.entries[iri] for kind in reading.kinds for iri in register.by_kind.get(kind, ())
    )
    earlier = [
        entry
        for entry in known
        if entry.day
        and entry.day < dated.isoformat()
        and not entry.draft
        and entry.iri != within
        and bonds(entry, register, within)
    ]
    latest = max((entry.day for entry in earlier), default="")
    for entry in earlier:
        if entry.day == latest:
            reasons = (Reason("before", dated.isoformat()), *bonds(entry, register, within))
            yield Candidate(entry.iri, entry.kind, "", SURE, reasons)


def _here(reading: Reading, register: Register, within: str) -> Iterator[Candidate]:
    """The text at hand, what it is linked with, or the norms of its topic."""
    home = register.entries[within]
    same = Candidate(home.iri, home.kind, "", SURE, (Reason("same-text"),))
    if not reading.kinds:
        if reading.parts:
            yield same
        return
    norms = [kind for kind in reading.kinds if kind in NORMS]
    if norms:
        meant = replace(reading, context=frozenset())
        for candidate in candidates(meant, register):
            tied = bonds(register.entries[candidate.iri], register, within)
            if tied:
                yield replace(candidate, reasons=(*candidate.reasons, *tied), score=SURE)
    elif "mandate" in reading.kinds:
        for iri in register.by_kind.get("programme", ()):
            if tied := bonds(register.entries[iri], register, within):
                yield Candidate(iri, "programme", "", LIKELY, tied)
    elif home.kind in reading.kinds and ("self" in reading.context or reading.parts):
        yield same
    else:
        for iri in sorted(register.links.get(within, ())):
            entry = register.entries.get(iri)
            if entry and entry.kind in reading.kinds and entry.day <= (home.day or "9999"):
                yield Candidate(iri, entry.kind, "", SURE, bonds(entry, register, within))


def bonds(entry: Entry, register: Register, within: str) -> tuple[Reason, ...]:
    """What a thing has to do with the text at hand: shared topics, a link between the two."""
    home = register.entries.get(within)
    if home is None:
        return ()
    shared = (Reason("topic", topic) for topic in sorted(entry.topics & home.topics))
    linked = entry.iri in register.links.get(within, ())
    return (*shared, *((Reason("link", within),) if linked else ()))


def narrowed(found: Iterable[Candidate], register: Register, within: str) -> tuple[Candidate, ...]:
    """Of several texts and norms those that have to do with the text at hand, if any has."""
    several = tuple(found)
    if within not in register.entries or len(several) < 2:
        return several
    tied = tuple(
        replace(each, reasons=(*each.reasons, *more))
        for each in several
        if (more := bonds(register.entries[each.iri], register, within))
    )
    return tied or several


def day_of(within: str, register: Register) -> date | None:
    """The day of the text at hand, for what "last" and "next" mean in it."""
    home = register.entries.get(within)
    return real_day(home.day) if home else None
