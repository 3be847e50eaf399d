"""The state of a norm on a day for other programs: JSON, CSV rows and Markdown."""

from collections.abc import Callable, Iterable, Iterator

from wtograph.background import Background
from wtograph.languages import choose
from wtograph.mandates import Clause
from wtograph.norms import short
from wtograph.provisions import reference, split
from wtograph.records import ClaimRecord, tail
from wtograph.reports import table
from wtograph.reports.course import Entry
from wtograph.reports.standing import (
    around,
    begun,
    closing,
    facts,
    later_text,
    opening,
    since,
    stating,
)
from wtograph.reports.wording import Footnotes, Ids, Notes, Wording
from wtograph.status import Gap, Status, Stretch


def status_json(status: Status, background: Background, wording: Wording) -> dict[str, object]:
    """The state as the object that README.md documents; `state` writes `_` for `-`."""
    by = status.by
    return {
        "norm": short(status.norm),
        "label": wording.name(status.norm),
        "on": status.on.isoformat(),
        "state": status.state.replace("-", "_"),
        "by": _provision(by, background, wording) if by else None,
        "since": status.since.isoformat() if status.since else None,
        "until": _readings(by, background) if by else [],
        "term": wording.term(by.run.term) if by and by.run.term else None,
        "verification": by.run.verification if by else None,
        "undertaken_by": [tail(iri) for iri in by.run.undertaken_by] if by else [],
        "successor": _provision(status.successor, background, wording)
        if status.successor
        else None,
        "gap": _gap(status.gap),
        "ended_by": [
            reference(background.documents[split(s.place)[0]].symbol, split(s.place)[1])
            for s in status.sunsets
        ],
        "later_text": later_text(status, background) or None,
        "also": [_provision(other, background, wording) for other in status.others],
        "apart": [short(norm) for norm in status.apart],
        "assumed": {tail(session): day.isoformat() for session, day in status.assumed},
        "facts_to": status.facts_to.isoformat() if status.facts_to else None,
        "notes": [
            f"{wording.say(key)}: {text}"
            for key, text in around(status, background, wording, Ids())
            if key not in ("status-next", "status-also")
        ],
        "complete": by is None or by.run.verification in ("read", "secondary"),
    }


def _provision(stretch: Stretch, background: Background, wording: Wording) -> dict[str, object]:
    document, place = split(stretch.run.opened)
    record = background.documents[document]
    return {
        "symbol": record.symbol,
        "symbol_verification": record.label_of("symbol") if record.known_symbol else None,
        "provision": reference(record.symbol, place),
        "place": wording.place(stretch.run.opened) or None,
        "iri": stretch.run.opened,
        "start": stretch.run.start.isoformat(),
        "verification": stretch.run.verification,
        "start_verification": stretch.run.start_verification,
        "sources": [tail(source) for source in stretch.run.sources],
    }


def _readings(stretch: Stretch, background: Background) -> list[dict[str, object]]:
    return [
        {
            "date": reading.day.isoformat(),
            "reading": reading.how.removeprefix("reading-")
            + (f" of {tail(reading.meeting)}" if reading.meeting else ""),
            "source": ", ".join(tail(source) for source in reading.sources) or None,
            "verification": reading.verification or stretch.run.verification,
        }
        for reading in stretch.ends
    ]


def _gap(gap: Gap | None) -> dict[str, object] | None:
    if gap is None:
        return None
    return {"first": gap.first.isoformat(), "last": gap.last.isoformat(), "days": gap.days}


HEAD = ("norm", "on", "fact", "value", "detail", "verification", "sources")
Cells = tuple[str, str, str, str, str]


def rows(status: Status, background: Background, wording: Wording) -> list[tuple[str, ...]]:
    """One row a fact under `HEAD`: the state, its period, each reading of the end, the doubts.

    `value` is a word, a day or a provision, ready for a formula; `detail` says it in words.
    """
    first = (short(status.norm), status.on.isoformat())
    return [(*first, *cells) for cells in _cells(status, background, wording)]


def _cells(status: Status, background: Background, wording: Wording) -> Iterator[Cells]:
    by = status.by
    label = by.run.verification if by else ""
    yield ("state", status.state.replace("-", "_"), wording.name(status.norm), label, "")
    for session, day in status.assumed:
        yield ("assumed", day.isoformat(), tail(session), "", "")
    if by:
        yield _period("period", by, background)
        term = wording.term(by.run.term) if by.run.term else ""
        yield ("term", term, "", by.run.verification, _ids(by.run.sources))
        for reading in _readings(by, background):
            keys = ("date", "reading", "source", "verification")
            end, how, source, known = (str(reading[key] or "") for key in keys)
            yield ("until", end, how, known, source.replace(", ", " "))
        for sunset in status.sunsets:
            for clause in background.clauses.get(sunset.place, ()):
                if clause.iri == sunset.clause:
                    yield _clause("ended by", clause, wording, later_text(status, background))
        for clause in stating(by.run.opened, status, background):
            yield _clause("clause", clause, wording)
    for day in since(status):
        yield ("since", day.isoformat(), "", "", "")
    if status.gap:
        days = f"{status.gap.days} days"
        yield ("gap", f"{status.gap.first}/{status.gap.last}", days, "inferred", "")
    for other in status.others:
        yield _period("also covered by", other, background)
    if status.successor:
        yield _period("next period", status.successor, background)
    if by:
        ends = (claim for claim in by.run.claims if claim.property == "end")
        yield from (_claim(claim) for claim in (*ends, *background.claims))
    for key, text in around(status, background, wording, Ids()):
        if key not in ("status-next", "status-also", "status-dispute"):
            yield (key.removeprefix("status-"), "", text, "", "")


def _period(fact: str, stretch: Stretch, background: Background) -> Cells:
    document, place = split(stretch.run.opened)
    named = reference(background.documents[document].symbol, place)
    run = stretch.run
    return (fact, named, begun(run), run.verification, _ids(run.sources))


def _clause(fact: str, clause: Clause, wording: Wording, later: str = "") -> Cells:
    named = reference(clause.document.symbol, clause.place)
    own = choose(clause.own_words, wording.lang)
    ids = " ".join(source.id for source in clause.sources)
    said = f"{own} ({wording.say('own-words')})"
    if later:
        said = f"{said}; {wording.say('status-later-text', day=later)}"
    return (fact, named, said, clause.verification, ids)


def _claim(claim: ClaimRecord) -> Cells:
    detail = "; ".join(claim.notes)
    return ("claim", claim.value, detail, claim.verification, _ids(claim.sources))


def history_row(status: Status, entry: Entry) -> tuple[str, ...]:
    """One period, gap or silent session of the whole course as a row under `HEAD`."""
    days = "/".join(dict.fromkeys(map(str, (entry.first, *entry.last))))
    ids = " ".join(source.id for source in entry.sources)
    first = (short(status.norm), status.on.isoformat(), f"history: {entry.kind}")
    return (*first, days, entry.text, entry.label, ids)


def _ids(sources: Iterable[str]) -> str:
    return " ".join(tail(source) for source in sources)


def markdown(
    status: Status,
    background: Background,
    wording: Wording,
    history: Callable[[Notes], Iterable[str]] = lambda notes: (),
) -> Iterator[str]:
    """A heading with the state, a table of what is known, footnotes for the sources."""
    notes = Footnotes()
    title, *more = opening(status, wording)
    yield f"## {table.inline(title)}"
    yield ""
    yield from (f"{table.inline(line)}  " for line in more)
    yield ""
    known = [(wording.say(key), text) for key, text in facts(status, background, wording, notes)]
    page = list(table.markdown([wording.say("head-fact"), wording.say("head-known")], known))
    if lines := list(history(notes)):
        page += ["", f"### {wording.say('status-history')}", "", *lines]
    yield from page
    yield ""
    yield from (f"- {table.inline(line)}" for line in wording.legend(page))
    doubts = [] if lines else wording.doubts(background.documents.values())
    yield from (f"- {table.inline(line)}" for line in doubts)
    yield f"- {table.inline(closing(status.facts_to, wording))}"
    yield from notes.lines(wording)
