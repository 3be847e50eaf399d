"""Why a norm stands as it does on a day: the run that decides, its term, each reading."""

from collections.abc import Iterator, Mapping
from datetime import date

from wtograph.explain.facts import Facts
from wtograph.explain.model import Part, Reason
from wtograph.explain.reasons import Reasons
from wtograph.norms import find_sessions
from wtograph.status import Status, Stretch, status
from wtograph.terms import Reading
from wtograph.vocab import PREFIXES

WTOG = PREFIXES["wtog"]
OF_A_RUN = ("ofNorm", "openedBy", "start", "end", "undertakenBy", "extends")
OF_A_TERM = ("date", "event", "edge", "candidate", "unlessExtendedBy")
OF_A_SUNSET = ("ends", "statedIn", "endTerm")
OF_A_SESSION = ("atMeeting", "outcome", "adoptedBy")


def state_of(facts: Facts, norm: str, on: date, assumed: Mapping[str, date]) -> Status:
    """The state that is explained. Raises: UnknownNorm, UnknownMeeting."""
    return status(facts.store, norm, on, assumed=find_sessions(facts.store, assumed))


def parts(reasons: Reasons, found: Status) -> Iterator[Part]:
    """The steps from the run that decides to the state, each with its inputs."""
    by = found.by
    if by is None:
        yield Part("explain-no-run", found.norm, facts={"day": found.on.isoformat()})
    else:
        yield _run(reasons, "explain-run", by)
        yield from _end(reasons, by)
        for sunset in found.sunsets:
            told = _of(reasons, sunset.clause, OF_A_SUNSET)
            yield Part("explain-sunset", sunset.clause, told, label=sunset.verification)
    if found.gap:
        days = {"first": found.gap.first.isoformat(), "last": found.gap.last.isoformat()}
        key = "explain-gap" if found.gap.certain else "explain-gap-perhaps"
        yield Part(key, found.norm, facts=days)
    for other in found.others:
        yield _run(reasons, "explain-also", other)
    for adoption in found.silent:
        yield Part("explain-silent", adoption, _of(reasons, adoption, OF_A_SESSION))
    if found.successor:
        yield _run(reasons, "explain-successor", found.successor)
    elif by is not None:
        day = found.facts_to.isoformat() if found.facts_to else "?"
        yield Part("explain-no-successor", found.norm, facts={"day": day})


def _run(reasons: Reasons, key: str, stretch: Stretch) -> Part:
    run = stretch.run
    return Part(key, run.iri, _of(reasons, run.iri, OF_A_RUN), label=run.verification)


def _of(reasons: Reasons, node: str, names: tuple[str, ...]) -> tuple[Reason, ...]:
    """Why these properties of a thing have the values that they have."""
    every = (each for name in names for each in reasons.facts.values(node, WTOG + name))
    return tuple(reasons.of(each) for each in every)


def _end(reasons: Reasons, by: Stretch) -> Iterator[Part]:
    if by.run.term_iri:
        told = _of(reasons, by.run.iri, ("endTerm",)) + _term(reasons, by.run.term_iri)
        label = told[0].label if told else ""
        yield Part("explain-term", by.run.term_iri, told, term=by.run.term, label=label)
    elif by.open:
        yield Part("explain-no-term", by.run.iri)
    for reading in by.ends:
        told = tuple(_day(reasons, by, reading))
        label = told[0].label if told else reading.verification or by.run.verification
        yield Part("explain-reading", by.run.iri, told, reading=reading, label=label)


def _term(reasons: Reasons, term: str, above: tuple[str, ...] = ()) -> tuple[Reason, ...]:
    if term in above:
        return ()
    told = _of(reasons, term, OF_A_TERM)
    inner = reasons.facts.objects(term, f"{WTOG}candidate")
    below = (each for name in inner for each in _term(reasons, name, (*above, term)))
    return (*told, *below)


def _day(reasons: Reasons, by: Stretch, reading: Reading) -> Iterator[Reason]:
    """What says the day of a reading: the days of a session, a date of the term, a Claim."""
    day, facts = reading.day.isoformat(), reasons.facts
    if reading.how == "reading-claim":
        for claim in facts.claims(by.run.iri):
            said = claim.statement
            same = said.property == f"{WTOG}end" and said.object == day
            if same and {f"{PREFIXES['src']}{s.id}" for s in claim.ground.sources} == {
                *reading.sources
            }:
                yield reasons.of(said)
        return
    wanted = [(reading.meeting, name) for name in ("start", "end", "plannedStart")]
    if not reading.meeting:
        wanted = [(term, "date") for term in _dated(facts, by.run.term_iri)]
        wanted += [(by.run.iri, "end")]
    for node, name in wanted:
        if name not in _edges(reading.how):
            continue
        for each in facts.values(node, WTOG + name):
            if each.object == day:
                yield reasons.of(each)


def _edges(how: str) -> tuple[str, ...]:
    return {
        "reading-opening": ("start",),
        "reading-closing": ("end",),
        "reading-planned": ("plannedStart", "start", "end"),
        "reading-date": ("date", "end"),
    }.get(how, ())


def _dated(facts: Facts, term: str) -> list[str]:
    """A term and those it chooses from, all levels."""
    found = [term] if term else []
    for each in found:
        found += [new for new in facts.objects(each, f"{WTOG}candidate") if new not in found]
    return found
