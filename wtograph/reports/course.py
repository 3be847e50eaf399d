"""The course of a norm through time: periods, gaps, sessions without a decision."""

from collections.abc import Iterator
from datetime import date

from wtograph.background import Background
from wtograph.languages import choose
from wtograph.norms import short
from wtograph.provisions import reference, split
from wtograph.records import tail
from wtograph.reports.standing import silent_about
from wtograph.reports.wording import Notes, Wording
from wtograph.status import Stretch, Timeline

HEAD = ("head-from", "head-to", "head-kind", "head-trust", "head-text")


def timeline_rows(
    timeline: Timeline, background: Background, wording: Wording, notes: Notes
) -> Iterator[tuple[str, str, str, str, str]]:
    """From, to, what, label and text of every period, gap, silent session and lapse, by date."""
    found: list[tuple[date, int, tuple[str, str, str, str, str]]] = []
    for stretch in timeline.stretches:
        found.append((stretch.run.start, 1, _period(stretch, background, wording, notes)))
    for gap in timeline.gaps:
        count = wording.say("timeline-days", count=gap.days)
        said = wording.say("timeline-gap")
        row = (str(gap.first), str(gap.last), said, wording.trust("inferred"), count)
        if gap.certain:
            found.append((gap.first, 0, row))
    found += _after(timeline, wording)
    named = dict(timeline.silent)
    for adoption in silent_about(timeline.norm, named, background):
        said = choose(next(iter(background.notes.get(adoption, ({},)))), wording.lang)
        day = named[adoption]
        row = (str(day), "", wording.say("timeline-silent"), "", said or tail(adoption))
        found.append((day, 2, row))
    for stretch in timeline.apart:
        row = _period(stretch, background, wording, notes)
        apart = wording.say("timeline-apart")
        found.append((stretch.run.start, 3, (row[0], row[1], apart, *row[3:])))
    for _, _, row in sorted(found, key=lambda each: (each[0], each[1], each[2])):
        yield row


def _after(
    timeline: Timeline, wording: Wording
) -> Iterator[tuple[date, int, tuple[str, str, str, str, str]]]:
    """The lapse after the last period, once the facts are past every reading of its end."""
    if not timeline.stretches or timeline.facts_to is None:
        return
    last = max(stretch.perhaps_to for stretch in timeline.stretches)
    if last < timeline.facts_to:
        after = wording.say("timeline-after", day=last)
        none = wording.say("status-no-successor", day=timeline.facts_to)
        yield last, 4, (after, "", wording.say("timeline-lapse"), "", none)


def remarks(timeline: Timeline, background: Background, wording: Wording) -> Iterator[str]:
    """What a reader must know of a timeline: two days in a cell, doubtful days, doubts."""
    yield wording.say("timeline-edges")
    perhaps = [wording.days(gap.first, gap.last) for gap in timeline.gaps if not gap.certain]
    if perhaps:
        yield wording.say("timeline-perhaps", count=len(perhaps), days="; ".join(perhaps))
    yield wording.say("place-mark")
    yield from wording.doubts(background.documents.values())


def _period(
    stretch: Stretch, background: Background, wording: Wording, notes: Notes
) -> tuple[str, str, str, str, str]:
    document = background.documents[split(stretch.run.opened)[0]]
    place = wording.place(stretch.run.opened)
    known = [background.sources[s] for s in stretch.run.sources if s in background.sources]
    days = sorted({reading.day for reading in stretch.ends})
    shown = " / ".join(dict.fromkeys(str(day) for day in (days[:1] + days[-1:])))
    if not days:
        shown = wording.say("timeline-open-end" if stretch.run.term is None else "timeline-runs-on")
    term = ""
    if stretch.run.term:
        until = wording.term(stretch.run.term, short=True)
        term = f"; {wording.say('status-until')} {until}"
    text = f"{document.symbol}{', ' if place else ''}{place}{term}"
    label = f"{wording.trust(stretch.run.verification)} {notes.mark(known)}".rstrip()
    return (str(stretch.run.start), shown, wording.say("timeline-period"), label, text)


def json_object(timeline: Timeline, background: Background, wording: Wording) -> dict[str, object]:
    """Every period and gap as data, in order of time."""
    silent = dict(timeline.silent)
    return {
        "norm": short(timeline.norm),
        "label": wording.name(timeline.norm),
        "periods": [_json_period(each, background, wording) for each in timeline.stretches],
        "gaps": [
            {
                "first": gap.first.isoformat(),
                "last": gap.last.isoformat(),
                "days": gap.days,
                "certain": gap.certain,
                "after": tail(gap.after.iri),
                "before": tail(gap.before.iri),
            }
            for gap in timeline.gaps
        ],
        "no_decision": [
            {"adoption": tail(each), "date": silent[each].isoformat()}
            for each in silent_about(timeline.norm, silent, background)
        ],
        "apart": [_json_period(each, background, wording) for each in timeline.apart],
        "facts_to": timeline.facts_to.isoformat() if timeline.facts_to else None,
        "complete": all(
            each.run.verification in ("read", "secondary") for each in timeline.stretches
        ),
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
        "sources": [tail(source) for source in stretch.run.sources],
    }
