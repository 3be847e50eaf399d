"""The state of a norm on a day, as lines and as JSON."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from wtograph.background import Background
from wtograph.languages import choose
from wtograph.mandates import Clause
from wtograph.norms import ALL_MEMBERS, Run, short
from wtograph.provisions import split
from wtograph.records import ClaimRecord, tail
from wtograph.reports.wording import Notes, Wording
from wtograph.status import Gap, Status, Stretch


def _line(key: str, text: str, wording: Wording, size: int) -> str:
    return f"  {wording.say(key).ljust(size)}  {text}".rstrip()


KEYS = (
    "status-last-run", "status-this-run", "status-run-before", "status-until", "status-words",
    "status-ended-by", "status-since", "status-gap", "status-next", "status-successor",
    "status-silent", "status-dispute", "status-apart", "status-also", "status-note",
)  # fmt: skip


def status_lines(
    status: Status,
    background: Background,
    wording: Wording,
    history: Callable[[Notes], Iterable[str]] = lambda notes: (),
) -> Iterator[str]:
    """The state of a norm on a day, its inputs and its doubts, ready to be pasted.

    `history` makes the lines of all its periods, with the numbers of their sources.
    """
    size = max(len(wording.say(key)) for key in KEYS)
    notes = Notes()
    yield from opening(status, wording)
    known = list(facts(status, background, wording, notes))
    page = [_line(key, text, wording, size) for key, text in known]
    if more := list(history(notes)):
        page += ["", wording.say("status-history"), *more]
    yield from page
    yield from notes.lines(wording)
    yield ""
    yield from wording.legend(page)
    yield from () if more else wording.doubts(background.documents.values())
    yield closing(status.facts_to, wording)


def opening(status: Status, wording: Wording) -> Iterator[str]:
    """The norm, its state and the day; then its name, and what limits the answer."""
    state = wording.concept("status", status.state)
    if status.by and status.by.run.verification in ("inferred", "unverified"):
        state = f"{state} ({wording.trust(status.by.run.verification)})"
    day = wording.say("as-of", day=status.on.isoformat())
    yield f"{short(status.norm)}: {state}, {day}"
    yield f"  {wording.name(status.norm)}"
    if status.by and not _of_everyone(status.by):
        who = wording.names(status.by.run.undertaken_by)
        yield f"  {wording.say('status-some-only', who=who)}"
    if status.facts_to and status.on > status.facts_to:
        yield f"  {wording.say('status-past-facts', day=status.facts_to.isoformat())}"
    for session, moved in status.assumed:
        assumed = wording.say("status-assumed", session=tail(session), day=moved.isoformat())
        yield f"  {assumed}"


def _of_everyone(stretch: Stretch) -> bool:
    undertaken = stretch.run.undertaken_by
    return not undertaken or ALL_MEMBERS in undertaken


def closing(facts_to: date | None, wording: Wording) -> str:
    """That this is no legal opinion, and to which day the facts run."""
    said = wording.say("not-an-opinion")
    return f"{said} ({wording.say('facts-to', day=facts_to.isoformat())})" if facts_to else said


def facts(
    status: Status, background: Background, wording: Wording, notes: Notes
) -> Iterator[tuple[str, str]]:
    """What is known of the state, as keys of interface words and lines."""
    by = status.by
    if by is None:
        if status.successor:
            yield "status-next", opened(status.successor, background, wording, notes)
        return
    first = {
        "in-force": "status-this-run", "unknown": "status-this-run", "gap": "status-run-before",
    }.get(status.state, "status-last-run")  # fmt: skip
    yield first, opened(by, background, wording, notes)
    later = later_text(status, background)
    by_later = f"; {wording.say('status-later-text', day=later)}" if later else ""
    yield "status-until", until(by, background, wording, notes) + by_later
    for clause in stating(by.run.opened, status, background):
        yield "status-words", _clause(by.run.opened, clause, background, wording, notes)
    for sunset in status.sunsets:
        for clause in background.clauses.get(sunset.place, ()):
            if clause.iri == sunset.clause:
                text = _clause(sunset.place, clause, background, wording, notes)
                yield "status-ended-by", text + by_later
    if days := since(status):
        *earlier, last = map(str, days)
        text = wording.say("status-since-differs", first=", ".join(earlier), last=last)
        yield "status-since", text if earlier else last
    if status.gap:
        yield "status-gap", gap_days(status.gap, wording)
    yield from around(status, background, wording, notes)


def since(status: Status) -> list[date]:
    """The first day of the state, or each day that it can be where the readings differ."""
    by = status.by
    if status.since:
        return [status.since]
    if status.state not in ("lapsed", "gap") or by is None:
        return []
    return sorted({reading.day + timedelta(days=1) for reading in by.ends})


def later_text(status: Status, background: Background) -> str:
    """The date of a text that ends the norm, where it is later than the day asked; else empty."""
    dates = (background.documents[split(each.place)[0]].date for each in status.sunsets)
    return max((day for day in dates if day > status.on.isoformat()), default="")


def around(
    status: Status, background: Background, wording: Wording, notes: Notes
) -> Iterator[tuple[str, str]]:
    """What stands beside the deciding period: other periods, silence, disputes, notes."""
    by = status.by
    for other in status.others:
        yield "status-also", opened(other, background, wording, notes)
    for adoption in silent_about(status.norm, status.silent, background):
        yield "status-silent", silence(adoption, background, wording)
    if status.successor:
        yield "status-next", opened(status.successor, background, wording, notes)
    elif status.state in ("lapsed", "unknown"):
        day = status.facts_to.isoformat() if status.facts_to else "?"
        yield "status-successor", wording.say("status-no-successor", day=day)
    if by:
        for claim in by.run.claims:
            if claim.property == "end":
                yield "status-dispute", _claim(claim, background, wording, notes)
        for claim in background.claims:
            yield "status-dispute", _claim(claim, background, wording, notes)
        for labels in background.notes.get(by.run.iri, ()):
            yield "status-note", choose(labels, wording.lang)
    for labels in background.notes.get(status.norm, ())[1:]:
        if status.state in ("lapsed", "unknown"):
            yield "status-note", choose(labels, wording.lang)
    for norm in status.apart:
        yield "status-apart", _apart(norm, background, wording)


def _apart(norm: str, background: Background, wording: Wording) -> str:
    for clauses in background.clauses.values():
        for clause in clauses:
            if clause.iri == norm:
                own = choose(clause.own_words, wording.lang)
                return f"{clause.document.symbol}, {clause.document.date}: {own}"
    return short(norm)


def silent_about(norm: str, adoptions: Iterable[str], background: Background) -> Iterator[str]:
    """The sessions without a decision that were about a topic of the norm."""
    for adoption in adoptions:
        if background.topics.get(adoption, frozenset()) & background.topics.get(norm, frozenset()):
            yield adoption


def silence(adoption: str, background: Background, wording: Wording) -> str:
    """What a session without a decision is called, and what is known of it, in our words."""
    title = choose(background.titles.get(adoption, {}), wording.lang)
    known = background.notes.get(adoption, ())
    said = choose(known[0], wording.lang) if known else ""
    return ". ".join(part for part in (title or tail(adoption), said) if part)


def _claim(claim: ClaimRecord, background: Background, wording: Wording, notes: Notes) -> str:
    known = [background.sources[s] for s in claim.sources if s in background.sources]
    label = wording.trust(claim.verification) if claim.verification else ""
    said = claim.value or "; ".join(claim.notes)
    more = f" - {'; '.join(claim.notes)}" if claim.value and claim.notes else ""
    return f"{said} ({label}) {notes.mark(known)}{more}".replace(" () ", " ")


def stating(place: str, status: Status, background: Background) -> Iterator[Clause]:
    """The clause by which a provision opens a period of the norm."""
    topics = background.topics.get(status.norm, frozenset())
    found = background.clauses.get(place, ())
    for clause in found:
        if clause.kind in ("Commitment", "Moratorium") and topics & set(clause.topics):
            yield clause
            return
    yield from found[:1] if status.norm not in topics and not topics else ()


def opened(stretch: Stretch, background: Background, wording: Wording, notes: Notes) -> str:
    """By which text and place a run was opened, and from which day."""
    document = background.documents[split(stretch.run.opened)[0]]
    place = wording.place(stretch.run.opened) or wording.say("place-whole")
    said = wording.say(
        "status-opened", symbol=document.symbol, place=place, day=stretch.run.start.isoformat()
    )
    known = [background.sources[s] for s in sources_of(stretch) if s in background.sources]
    return f"{said} ({run_labels(stretch.run, wording)}) {notes.mark(known)}".rstrip()


def run_labels(run: Run, wording: Wording) -> str:
    """The label of a run, and that of its first day where it is another."""
    return "; ".join([wording.trust(run.verification), *first_day(run, wording)])


def first_day(run: Run, wording: Wording) -> Iterator[str]:
    """How well the first day of a run is known, where that differs from the run."""
    if run.start_verification != run.verification:
        yield wording.say("status-first-day", label=wording.trust(run.start_verification))


def begun(run: Run) -> str:
    """The first day of a run for a table, with its label where that differs from the run."""
    differs = run.start_verification != run.verification
    return f"from {run.start}" + (f" (first day: {run.start_verification})" if differs else "")


def weaker_end(stretch: Stretch, wording: Wording) -> str:
    """The label of the end of a run where a Claim says that it is weaker than the run."""
    labels = {c.verification for c in stretch.run.claims if c.property == "endTerm"}
    return "".join(f" ({wording.trust(label)})" for label in sorted(labels))


def sources_of(stretch: Stretch) -> tuple[str, ...]:
    """The IRIs of the sources of a run."""
    return stretch.run.sources


def until(stretch: Stretch, background: Background, wording: Wording, notes: Notes) -> str:
    """The term of a run as the text has it, and each day that it can mean."""
    if stretch.open and stretch.run.term is None:
        unresolved = stretch.run.end_unresolved
        return wording.say("timeline-open-end" if unresolved else "status-until-none")
    term = wording.term(stretch.run.term) if stretch.run.term else ""
    term += weaker_end(stretch, wording)

    def mark(iris: Iterable[str]) -> str:
        return notes.mark(background.sources[s] for s in iris if s in background.sources)

    listed = wording.readings(stretch.ends, mark)
    return f"{term} = {listed}" if term and listed and term != listed else term or listed


def _clause(
    place: str, clause: Clause, background: Background, wording: Wording, notes: Notes
) -> str:
    own = choose(clause.own_words, wording.lang) or clause.label or "-"
    mark = notes.mark(clause.sources)
    where = f"{clause.document.symbol}, {wording.place(place)}"
    label = wording.trust(clause.verification)
    return f"{where}: {own} ({wording.say('own-words')}; {label}) {mark}".rstrip()


def gap_days(gap: Gap, wording: Wording) -> str:
    """First and last day of a gap and how many days it has."""
    return wording.say("status-gap-days", first=gap.first, last=gap.last, count=gap.days)
