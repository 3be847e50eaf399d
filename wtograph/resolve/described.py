"""Candidates by description: what was adopted then, there, by that body, about that."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from wtograph.resolve.entries import DATES, Entry, Register
from wtograph.resolve.model import Candidate, Reason
from wtograph.resolve.reading import Reading
from wtograph.resolve.words import kind_words

FULL = Decimal("0.75")
DRAFT = Decimal("0.8")
_LATER_DATE = Decimal("0.8")  # a date of circulation where a date of adoption is meant
_UNSAID = Decimal("0.8")  # a word that nothing about it explains
_DAY, _MONTH, _YEAR, _SESSION = 3, 2, 1, 3
NORMS = ("programme", "moratorium")
_PROPOSED = ("communication", "draft-decision")


def candidates(reading: Reading, register: Register) -> Iterator[Candidate]:
    """Whatever fits all dates, sessions and kinds of a reading, scored by what it explains.

    Units: a description that fits in every word scores 0.75; less where words are left over.
    """
    pool = _pool(reading, register)
    weighed = [(iri, *_weigh(register.entries[iri], reading, register)) for iri in pool]
    loose = not reading.dates and not reading.sessions
    for iri, score, reasons in weighed:
        matched = _matched(reasons)
        enough = matched > len(reading.words) / 2 if loose else bool(matched)
        if score and (enough or not reading.words):
            entry = register.entries[iri]
            yield Candidate(iri, entry.kind, "", score, reasons)


def _matched(reasons: Iterable[Reason]) -> int:
    """How many of the words left over are explained."""
    return sum(len(reason.value.split()) for reason in reasons if reason.key == "words")


def _pool(reading: Reading, register: Register) -> Iterable[str]:
    """What fits the dates and sessions; without those, the norms or texts of a kind."""
    by_day = {iri for each in reading.dates for iri in register.by_day.get(str(each), ())}
    by_session = {iri for each in reading.sessions for iri in register.by_session.get(each, ())}
    if reading.dates and reading.sessions:
        pool = by_day & by_session
    elif reading.dates or reading.sessions:
        pool = by_day | by_session
    elif reading.words:
        pool = {iri for word in reading.words for iri in register.by_word.get(word, ())}
    else:
        wanted = [kind for kind in reading.kinds if kind in NORMS]
        pool = {iri for kind in wanted for iri in register.by_kind.get(kind, ())}
    return sorted(iri for iri in pool if _fits(register.entries[iri], reading))


def _fits(entry: Entry, reading: Reading) -> bool:
    """Whether the kind of thing is the one meant, and no other body issued it."""
    if reading.meeting and not reading.kinds:
        right = entry.kind == "meeting"
    elif reading.kinds:
        right = entry.kind != "meeting" and (_is(entry, reading) or _called(entry, reading))
    elif reading.sessions and not reading.words:
        right = entry.kind == "meeting"
    else:
        right = True
    others = reading.bodies and entry.bodies and not set(reading.bodies) & set(entry.bodies)
    return right and not others


def _is(entry: Entry, reading: Reading) -> bool:
    proposed = "proposal" in reading.kinds and (entry.draft or entry.kind in _PROPOSED)
    return proposed or entry.kind in reading.kinds


def _called(entry: Entry, reading: Reading) -> bool:
    """Whether a text of another type is called by the word for this kind in one of its names."""
    return any(kind_words(kind) & entry.words for kind in reading.kinds)


def _weigh(
    entry: Entry, reading: Reading, register: Register
) -> tuple[Decimal, tuple[Reason, ...]]:
    """The share of a reading that an entry explains, times 0.75, and how it does."""
    total = explained = Decimal(0)
    reasons = []
    for weight, share, reason in (
        *_dated(entry, reading),
        *_met(entry, reading),
        *_kind(entry, reading),
        *_issued(entry, reading),
    ):
        total, explained = total + weight, explained + weight * share
        reasons.append(reason) if share else None
    matched = [word for word in reading.words if word in entry.words]
    total, explained = total + len(reading.words), explained + len(matched)
    if matched:
        reasons.append(Reason("words", " ".join(matched)))
    score = FULL * explained / total if total else Decimal(0)
    if len(matched) < len(reading.words):
        score *= _UNSAID
    if not reading.dates and not reading.sessions and reading.words:
        score *= _closeness(entry, reading)
    if entry.draft:
        score *= 1 if {"proposal", "draft-decision"} & set(reading.kinds) else DRAFT
        reasons.append(Reason("draft"))
    return round(score, 2), tuple(reasons)


Weighed = Iterator[tuple[int, Decimal, Reason]]


def _dated(entry: Entry, reading: Reading) -> Weighed:
    for each in reading.dates:
        weight = _DAY if each.day else _MONTH if each.month else _YEAR
        meant = sorted(
            (day for day in entry.days if day[1].startswith(str(each))),
            key=lambda day: DATES.index(day[0]) if day[0] in DATES else 0,
        )
        if meant:
            which, day, trust = meant[0]
            share = _LATER_DATE if which == "dateCirculated" else Decimal(1)
            yield weight, share, Reason(which, day, trust)
        elif entry.kind == "meeting":
            yield weight, Decimal(1), Reason("days", str(each))


def _met(entry: Entry, reading: Reading) -> Weighed:
    if reading.sessions:
        by = "session" if entry.stated else "session-by-date"
        yield _SESSION, Decimal(1), Reason(by, entry.session)


def _kind(entry: Entry, reading: Reading) -> Weighed:
    if reading.kinds:
        if _is(entry, reading):
            yield 1, Decimal(1), Reason("kind", entry.kind)
        else:
            yield 1, Decimal(1), Reason("called", reading.kinds[0])


def _issued(entry: Entry, reading: Reading) -> Weighed:
    if reading.bodies:
        same = [body for body in reading.bodies if body in entry.bodies]
        yield 1, Decimal(bool(same)), Reason("body", same[0] if same else "")


def _closeness(entry: Entry, reading: Reading) -> Decimal:
    """From 0.7 to 1: how much of one of its names the words make up."""
    wanted = set(reading.words) | {word for kind in reading.kinds for word in kind_words(kind)}
    best = Decimal(0)
    for said in entry.phrases:
        best = max(best, Decimal(len(said & wanted)) / len(said))
    return Decimal("0.7") + Decimal("0.3") * best
