"""Mandates as rows: who told whom to do what, by when; and as JSON."""

from collections.abc import Iterable, Iterator

from wtograph.languages import choose
from wtograph.mandates import Clause, Slot
from wtograph.provisions import reference
from wtograph.records import tail
from wtograph.reports.wording import Notes, Wording

HEAD = (
    "head-date", "head-symbol", "head-place", "head-giver", "head-addressee", "head-verb",
    "head-action", "head-due", "head-trust",
)  # fmt: skip
CSV_HEAD = (
    "date", "symbol", "provision", "given_by", "given_to", "reports_to", "verb", "actions",
    "own_words", "due", "slots", "fulfilled_by", "proposed", "verification", "sources",
)  # fmt: skip


def row(clause: Clause, wording: Wording, notes: Notes) -> tuple[str, ...]:
    """One mandate under `HEAD`; the action is in our own words, as its heading says."""
    place = wording.place(f"{clause.document.iri}__{clause.place}")
    told = clause.given_to or clause.undertaken_by
    mark = notes.mark(clause.sources)
    return (
        wording.date(clause.document),
        clause.document.symbol,
        place,
        ", ".join(wording.brief(iri) for iri in clause.given_by),
        ", ".join(_addressee(iri, wording) for iri in told),
        wording.name(clause.verb) if clause.verb else "",
        choose(clause.own_words, wording.lang),
        due(clause, wording),
        f"{wording.trust(clause.verification)} {mark}".rstrip(),
    )


def _addressee(iri: str, wording: Wording) -> str:
    return wording.name(iri) if "/programme/" in iri else wording.brief(iri)


def due(clause: Clause, wording: Wording) -> str:
    """By when, as the days that the time expression can mean, or our restatement of it."""
    parts = [wording.reading(reading) for reading in clause.due]
    parts += [slot_text(slot) for slot in clause.slots]
    restated = choose(clause.due_in_own_words, wording.lang)
    if restated and not parts:
        return f"{restated} ({wording.say('own-words')})"
    return "; ".join(dict.fromkeys(part for part in parts if part))


def slot_text(slot: Slot) -> str:
    """A slot as its month, or as its days, with the document that met it."""
    if slot.first and slot.last and slot.first.day == 1 and slot.first.month == slot.last.month:
        when = slot.first.isoformat()[:7]
    else:
        when = " - ".join(day.isoformat() for day in (slot.first, slot.last) if day)
    met = ", ".join(document.symbol for document in slot.fulfilled_by)
    return f"{when} > {met}" if when and met else when or met


def csv_row(clause: Clause) -> tuple[str, ...]:
    """One mandate under `CSV_HEAD`, ids instead of labels, English summary."""
    met = [document.symbol for slot in clause.slots for document in slot.fulfilled_by]
    return (
        clause.document.date,
        clause.document.symbol,
        reference(clause.document.symbol, clause.place),
        *(" ".join(tail(iri) for iri in iris) for iris in _actors(clause)),
        tail(clause.verb),
        " ".join(tail(action) for action in clause.actions),
        choose(clause.own_words, "en"),
        " ".join(dict.fromkeys(reading.day.isoformat() for reading in clause.due)),
        " ".join(f"{slot.first or ''}/{slot.last or ''}" for slot in clause.slots),
        " ".join(met),
        str(clause.kind.startswith("Proposed")).lower(),
        clause.verification,
        " ".join(source.id for source in clause.sources),
    )


def _actors(clause: Clause) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return (clause.given_by, clause.given_to or clause.undertaken_by, clause.reports_to)


def json_object(clause: Clause, wording: Wording) -> dict[str, object]:
    """One effect as data."""
    return {
        "id": tail(clause.iri),
        "class": clause.kind,
        "proposed": clause.kind.startswith("Proposed"),
        "symbol": clause.document.symbol,
        "provision": reference(clause.document.symbol, clause.place),
        "place": wording.place(f"{clause.document.iri}__{clause.place}"),
        "date": clause.document.date or None,
        "given_by": [tail(iri) for iri in clause.given_by],
        "given_to": [tail(iri) for iri in clause.given_to],
        "undertaken_by": [tail(iri) for iri in clause.undertaken_by],
        "reports_to": [tail(iri) for iri in clause.reports_to],
        "verb": tail(clause.verb) or None,
        "actions": [tail(iri) for iri in clause.actions],
        "topics": [tail(iri) for iri in clause.topics],
        "input_from": [tail(iri) for iri in clause.input_from],
        "input_is_optional": clause.input_is_optional,
        "programmes": [tail(iri) for iri in clause.programmes],
        "own_words": choose(clause.own_words, wording.lang) or None,
        "due": [
            {"date": reading.day.isoformat(), "reading": wording.reading(reading)}
            for reading in clause.due
        ],
        "due_own_words": choose(clause.due_in_own_words, wording.lang) or None,
        "slots": [_slot(slot) for slot in clause.slots],
        "verification": clause.verification,
        "sources": [source.id for source in clause.sources],
    }


def _slot(slot: Slot) -> dict[str, object]:
    return {
        "first": slot.first.isoformat() if slot.first else None,
        "last": slot.last.isoformat() if slot.last else None,
        "fulfilled_by": [document.symbol for document in slot.fulfilled_by],
        "verification": slot.verification or None,
        "note": choose(slot.notes, "en") or None,
    }


def cards(clauses: Iterable[Clause], wording: Wording, notes: Notes) -> Iterator[str]:
    """Mandates as short paragraphs, which read better than a wide table in an e-mail."""
    for clause in clauses:
        place = wording.place(f"{clause.document.iri}__{clause.place}")
        told = clause.given_to or clause.undertaken_by
        by = ", ".join(wording.brief(iri) for iri in clause.given_by)
        to = ", ".join(_addressee(iri, wording) for iri in told)
        verb = wording.name(clause.verb) if clause.verb else ""
        arrow = f"{by} > {to}" if by else to
        mark = notes.mark(clause.sources)
        label = wording.trust(clause.verification)
        yield f"{wording.date(clause.document)}  {clause.document.symbol}, {place}  {arrow}  {verb}"
        yield f"    {choose(clause.own_words, wording.lang)} ({wording.say('own-words')}; {label}) {mark}".rstrip()
        if when := due(clause, wording):
            yield f"    {wording.say('head-due').lower()}: {when}"
        if clause.reports_to:
            reported = ", ".join(wording.brief(iri) for iri in clause.reports_to)
            yield f"    {wording.say('head-reports').lower()}: {reported}"
