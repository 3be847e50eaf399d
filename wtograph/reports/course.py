"""The course of a norm through time: periods, gaps, sessions without a decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wtograph.background import Background
from wtograph.languages import choose
from wtograph.norms import Run, short
from wtograph.provisions import reference, split
from wtograph.records import SourceRecord, tail
from wtograph.reports.standing import first_day, silence, silent_about, weaker_end
from wtograph.reports.wording import Notes, Wording
from wtograph.status import Gap, Stretch, Timeline

HEAD = ("head-from", "head-to", "head-trust", "head-kind")
CSV_HEAD = ("norm", "from", "to_first", "to_last", "kind", "label", "text", "sources", "status")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline: a period, a gap, a session without a decision, the lapse.

    `last` are the first and the last day on which it may have ended, or none; `kind` is period,
    gap, silent, lapse or apart.
    """

    first: date
    last: tuple[date, ...]
    kind: str
    label: str
    text: str
    sources: tuple[SourceRecord, ...] = ()


def entries(timeline: Timeline, background: Background, wording: Wording) -> tuple[Entry, ...]:
    """Every period, gap, silent session and the lapse, in order of date."""
    found = [_period(stretch, "period", background, wording) for stretch in timeline.stretches]
    found += [_period(stretch, "apart", background, wording) for stretch in timeline.apart]
    for gap in timeline.gaps:
        if gap.certain:
            said = _between(gap, background, wording)
            found.append(Entry(gap.first, (gap.last,), "gap", "inferred", said))
    named = dict(timeline.silent)
    for adoption in silent_about(timeline.norm, named, background):
        said = silence(adoption, background, wording)
        found.append(Entry(named[adoption], (), "silent", "", said))
    found += _lapse(timeline, wording)
    order = ("gap", "period", "silent", "lapse", "apart")
    return tuple(sorted(found, key=lambda e: (e.first, order.index(e.kind), e.text)))


def _between(gap: Gap, background: Background, wording: Wording) -> str:
    """How long a gap is, between which texts, and what is said of the end before it."""

    def around(run: Run) -> str:
        symbol = background.documents[split(run.opened)[0]].symbol
        return f"{symbol} ({wording.trust(run.verification)})"

    days = wording.say("timeline-days", count=gap.days)
    after, before = around(gap.after), around(gap.before)
    said = wording.say("timeline-between", days=days, after=after, before=before)
    return " - ".join([said, *_end_notes(gap.after)])


def _end_notes(run: Run) -> tuple[str, ...]:
    """The notes of the Claims about the end of a run."""
    ends = (claim for claim in run.claims if claim.property in ("end", "endTerm"))
    return tuple(dict.fromkeys(note for claim in ends for note in claim.notes))


def _notes(run: Run, background: Background, wording: Wording) -> list[str]:
    """The notes on a run, in the reader's language where there is one."""
    return [choose(labels, wording.lang) for labels in background.notes.get(run.iri, ())]


def _before_gap(gap: Gap, background: Background, wording: Wording) -> Iterator[str]:
    """What is noted of the period before a gap and gives no reason for the gap."""
    ended = _end_notes(gap.after)
    if others := [note for note in _notes(gap.after, background, wording) if note not in ended]:
        symbol = background.documents[split(gap.after.opened)[0]].symbol
        place = wording.place(gap.after.opened)
        yield f"{symbol}{', ' if place else ''}{place}: {' '.join(others)}"


def _lapse(timeline: Timeline, wording: Wording) -> list[Entry]:
    """The first day after every reading of the last end, once the facts are past it."""
    if not timeline.stretches or timeline.facts_to is None:
        return []
    last = max(stretch.perhaps_to for stretch in timeline.stretches)
    if last >= timeline.facts_to:
        return []
    none = wording.say("status-no-successor", day=timeline.facts_to)
    return [Entry(last + timedelta(days=1), (), "lapse", "", none)]


def _period(stretch: Stretch, kind: str, background: Background, wording: Wording) -> Entry:
    document = background.documents[split(stretch.run.opened)[0]]
    place = wording.place(stretch.run.opened)
    known = tuple(background.sources[s] for s in stretch.run.sources if s in background.sources)
    days = sorted({reading.day for reading in stretch.ends})
    term = ""
    if stretch.run.term:
        until = wording.term(stretch.run.term, short=True)
        term = f"; {wording.say('status-until')} {until}{weaker_end(stretch, wording)}"
    elif not days:
        term = f"; {wording.say('timeline-open-end')}"
    day = "".join(f"; {said}" for said in first_day(stretch.run, wording))
    text = f"{document.symbol}{', ' if place else ''}{place}{day}{term}"
    label = stretch.run.verification
    return Entry(stretch.run.start, tuple(days[:1] + days[1:][-1:]), kind, label, text, known)


def row(entry: Entry, wording: Wording, notes: Notes) -> tuple[str, ...]:
    """One line under `HEAD`; what it is stands before its text, unless it is a period."""
    kind = "" if entry.kind == "period" else f"{wording.say(f'timeline-{entry.kind}')}: "
    return (
        str(entry.first),
        " / ".join(map(str, entry.last)),
        wording.trust(entry.label) if entry.label else "",
        f"{kind}{entry.text} {notes.mark(entry.sources)}".rstrip(),
    )


def csv_row(norm: str, entry: Entry) -> tuple[str, ...]:
    """One line under `CSV_HEAD`, ISO dates, ids of sources."""
    first, last = (entry.last[0], entry.last[-1]) if entry.last else ("", "")
    ids = " ".join(source.id for source in entry.sources)
    cells = (short(norm), entry.first, first, last, entry.kind, entry.label, entry.text, ids, "")
    return tuple(str(cell) for cell in cells)


def remarks(timeline: Timeline, background: Background, wording: Wording) -> Iterator[str]:
    """What a reader must know of a timeline: two days in a cell, doubtful days, doubts."""
    yield wording.say("timeline-edges")
    perhaps = [wording.days(gap.first, gap.last) for gap in timeline.gaps if not gap.certain]
    if perhaps:
        yield wording.say("timeline-perhaps", count=len(perhaps), days="; ".join(perhaps))
    readings = [reading for stretch in timeline.stretches for reading in stretch.ends]
    for gap in timeline.gaps:
        yield from _before_gap(gap, background, wording) if gap.certain else ()
    yield from wording.doubts(background.documents.values(), readings)


def json_object(
    timeline: Timeline,
    background: Background,
    wording: Wording,
    labels: frozenset[str] = frozenset(),
) -> dict[str, object]:
    """Every period and gap as data, in order of time.

    `labels` are the labels of trust that a period may have to be shown; empty means all.
    """
    silent = dict(timeline.silent)
    several = [*timeline.stretches, *timeline.apart]
    weaker = [each for each in several if labels and each.run.verification not in labels]
    periods, apart = (
        [_json_period(each, background, wording) for each in found if each not in weaker]
        for found in (timeline.stretches, timeline.apart)
    )
    return {
        "norm": short(timeline.norm),
        "label": wording.name(timeline.norm),
        "periods": periods,
        "hidden_by_trust": len(weaker),
        "gaps": [
            {
                "first": gap.first.isoformat(),
                "last": gap.last.isoformat(),
                "days": gap.days,
                "certain": gap.certain,
                "after": tail(gap.after.iri),
                "before": tail(gap.before.iri),
                "notes": list(_end_notes(gap.after)),
            }
            for gap in timeline.gaps
        ],
        "no_decision": [
            {"adoption": tail(each), "date": silent[each].isoformat()}
            for each in silent_about(timeline.norm, silent, background)
        ],
        "apart": apart,
        "facts_to": timeline.facts_to.isoformat() if timeline.facts_to else None,
        "complete": not weaker
        and all(each.run.verification in ("read", "secondary") for each in timeline.stretches),
    }


def _json_period(stretch: Stretch, background: Background, wording: Wording) -> dict[str, object]:
    document, place = split(stretch.run.opened)
    record = background.documents[document]
    return {
        "run": tail(stretch.run.iri),
        "symbol": record.symbol,
        "provision": reference(record.symbol, place),
        "start": stretch.run.start.isoformat(),
        "until": [
            {
                "date": reading.day.isoformat(),
                "reading": reading.how.removeprefix("reading-"),
                "meeting": tail(reading.meeting) or None,
                "sources": [tail(source) for source in reading.sources],
            }
            for reading in stretch.ends
        ],
        "term": wording.term(stretch.run.term) if stretch.run.term else None,
        "undertaken_by": [tail(iri) for iri in stretch.run.undertaken_by],
        "verification": stretch.run.verification,
        "start_verification": stretch.run.start_verification,
        "notes": _notes(stretch.run, background, wording),
        "sources": [tail(source) for source in stretch.run.sources],
    }
