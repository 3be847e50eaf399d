"""Mandates as rows: who told whom to do what, by when; and as JSON."""

from collections.abc import Iterable, Iterator

from wtograph.languages import choose
from wtograph.mandates import Clause, Slot
from wtograph.provisions import reference
from wtograph.records import DocumentRecord, tail
from wtograph.reports.wording import Notes, Wording

HEAD = (
    "head-date",
    "head-text",
    "head-who",
    "head-verb",
    "head-due",
    "head-trust",
    "head-action",
)
CSV_HEAD = (
    "date", "symbol", "symbol_verification", "provision", "given_by", "given_to", "reports_to",
    "verb", "actions", "own_words", "due", "slots", "fulfilled_by", "proposed", "verification",
    "sources",
)  # fmt: skip


def said(clause: Clause, wording: Wording) -> tuple[str, str]:
    """What a clause says, and whose words these are: a quotation, or our summary."""
    own = choose(clause.own_words, wording.lang)
    if not own and clause.quote:
        return f'"{clause.quote}"', ""
    return own, wording.say("own-words")


def row(clause: Clause, wording: Wording, notes: Notes) -> tuple[str, ...]:
    """One mandate under `HEAD`; the action is in our own words, as its heading says."""
    own, _ = said(clause, wording)
    return (
        wording.date(clause.document),
        f"{clause.document.symbol}, {wording.place(f'{clause.document.iri}__{clause.place}')}",
        who(clause, wording),
        wording.name(clause.verb) if clause.verb else "",
        due(clause, wording),
        wording.trust(clause.verification),
        f"{own} {notes.mark(clause.sources)}".rstrip(),
    )


def who(clause: Clause, wording: Wording) -> str:
    """Who tells whom, in short forms: `MC > GC`."""
    by = ", ".join(wording.brief(iri) for iri in clause.given_by)
    told = clause.given_to or clause.undertaken_by
    to = ", ".join(addressee(iri, wording) for iri in told)
    return f"{by} > {to}" if by else to


def addressee(iri: str, wording: Wording) -> str:
    """A body by its short form, a programme or a set of bodies by its name."""
    named = ("/programme/", "#AllMembers", "#OtherBodies")
    return wording.name(iri) if any(each in iri for each in named) else wording.brief(iri)


def due(clause: Clause, wording: Wording) -> str:
    """By when: sessions and days, months of the slots, else our restatement of the time."""
    parts = [wording.due(clause.due), ", ".join(slot_time(slot) for slot in clause.slots)]
    said = "; ".join(dict.fromkeys(part for part in parts if part))
    restated = choose(clause.due_in_own_words, wording.lang)
    return said or (f"{restated} ({wording.say('own-words')})" if restated else "")


def slot_time(slot: Slot) -> str:
    """A slot as its month, or as its days."""
    first, last = slot.first, slot.last
    if first and last and first.day == 1 and (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    return " - ".join(day.isoformat() for day in (first, last) if day)


def met(clause: Clause, wording: Wording) -> str:
    """The documents known to have met a mandate, and for which slot."""
    found = []
    for slot in clause.slots:
        for document in slot.fulfilled_by:
            when = slot_time(slot)
            said = wording.say("mandates-slot-for", symbol=document.symbol, slot=when)
            found.append(said if when else document.symbol)
    label = wording.trust("inferred")
    return wording.say("mandates-met", met=", ".join(found), label=label) if found else ""


def given_input(clause: Clause, wording: Wording) -> str:
    """On whose reports a mandate is to be carried out, and whether these are optional."""
    if not clause.input_from:
        return ""
    key = "mandates-input" if clause.input_is_optional else "mandates-input-required"
    return wording.say(key, who=", ".join(addressee(iri, wording) for iri in clause.input_from))


def symbol_label(document: DocumentRecord) -> str:
    """How well the symbol of a text is known; empty where none is known."""
    return document.label_of("symbol") if document.known_symbol else ""


def csv_row(clause: Clause) -> tuple[str, ...]:
    """One mandate under `CSV_HEAD`, ids instead of labels, English summary."""
    met = [document.symbol for slot in clause.slots for document in slot.fulfilled_by]
    return (
        clause.document.date,
        clause.document.symbol,
        symbol_label(clause.document),
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
        "symbol_verification": symbol_label(clause.document) or None,
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
        "quote": clause.quote or None,
        "due": [
            {
                "date": reading.day.isoformat(),
                "reading": reading.how.removeprefix("reading-"),
                "meeting": tail(reading.meeting) or None,
            }
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
        verb = wording.name(clause.verb) if clause.verb else ""
        mark = notes.mark(clause.sources)
        label = wording.trust(clause.verification)
        text = f"{clause.document.symbol}, {place}"
        yield f"{wording.date(clause.document)}  {text}  {who(clause, wording)}  {verb}"
        own, whose = said(clause, wording)
        yield f"    {own} ({'; '.join(filter(None, (whose, label)))}) {mark}".rstrip()
        yield from (f"    {more}" for more in details(clause, wording))


def details(clause: Clause, wording: Wording) -> Iterator[str]:
    """On whose reports, by when, reporting to whom, and what met it; only what is known."""
    if given := given_input(clause, wording):
        yield given
    if when := due(clause, wording):
        yield f"{wording.say('head-due').lower()}: {when}"
    if clause.reports_to:
        reported = ", ".join(wording.brief(iri) for iri in clause.reports_to)
        yield f"{wording.say('head-reports').lower()}: {reported}"
    if fulfilled := met(clause, wording):
        yield fulfilled
