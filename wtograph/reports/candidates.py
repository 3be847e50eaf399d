"""What a phrase may mean, as text, Markdown, CSV and data; each gives the same candidates."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wtograph.norms import short
from wtograph.provisions import reference
from wtograph.records import DocumentRecord, tail
from wtograph.reports import table
from wtograph.reports.wording import Wording
from wtograph.resolve.entries import Entry
from wtograph.resolve.model import Candidate, Reason, Resolution
from wtograph.resolve.words import tokens
from wtograph.spans import collapse
from wtograph.vocab import PREFIXES

FEW = 10
"""How many candidates the text shows; --all shows the others, and so do all other forms."""
HEAD = ("head-score", "head-symbol", "head-date", "head-title", "head-ground")
CSV_HEAD = (
    "verdict", "score", "kind", "ref", "date", "name", "draft", "iri", "place", "reasons",
)  # fmt: skip
_ACTORS = {"body": "body", "member": "member", "group": "group"}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """A resolution with what is known of its candidates and what is near where there is none.

    `within` is the reference that was typed, `dated` the day given; `entries` and `records`
    describe the candidates by IRI.
    """

    found: Resolution
    entries: Mapping[str, Entry]
    records: Mapping[str, DocumentRecord]
    nearest: tuple[str, ...]
    dated: date | None
    within: str


def text(answer: Answer, wording: Wording, *, whole: bool) -> Iterator[str]:
    """The verdict, then the candidates with their reasons; the weaker ones apart."""
    yield from verdict(answer, wording)
    candidates = answer.found.candidates
    shown = candidates if whole else candidates[:FEW]
    body: list[str] = []
    for number, each in enumerate(shown):
        if number == 1 and answer.found.verdict == "resolved":
            body += ["", wording.say("resolve-others")]
        body += _block(each, answer, wording)
    yield from ("", *body) if body else ()
    if len(shown) < len(candidates):
        yield wording.say("resolve-more", count=len(candidates) - len(shown))
    yield from _closing([answer.records[c.iri] for c in shown if c.iri in answer.records], wording)
    yield from wording.legend(body)


def verdict(answer: Answer, wording: Wording) -> Iterator[str]:
    """What was asked, in which context, and whether it is resolved."""
    yield f"{collapse(answer.found.text)}: {_said(answer.found, wording)}"
    context = _context(answer, wording)
    if context:
        yield f"  {context}"
    if answer.found.aside:
        symbols = ", ".join(_short(iri, answer) for iri in answer.found.aside)
        yield f"  {wording.say('resolve-aside', count=len(answer.found.aside), symbols=symbols)}"
    if answer.nearest:
        yield f"  {wording.say('resolve-nearest', names='; '.join(answer.nearest))}"


def _short(iri: str, answer: Answer) -> str:
    record = answer.records.get(iri)
    return record.symbol if record else short(iri)


def _said(found: Resolution, wording: Wording) -> str:
    reason = _reason(found, wording)
    if found.verdict == "candidates":
        return wording.say("resolve-candidates", count=len(found.candidates), reason=reason)
    if found.verdict == "resolved" and not reason:
        return wording.say("resolve-resolved")
    key = "resolve-resolved-so" if found.verdict == "resolved" else "resolve-unresolved"
    return wording.say(key, reason=reason)


def _reason(found: Resolution, wording: Wording) -> str:
    """Why there is no single answer, with the symbols that nothing here carries."""
    if not found.reason:
        return ""
    symbols = ", ".join(found.unknown)
    return wording.say(f"resolve-reason-{found.reason}", symbols=symbols)


def _context(answer: Answer, wording: Wording) -> str:
    if answer.within and answer.dated:
        return wording.say("resolve-context", place=answer.within, day=answer.dated)
    if answer.within:
        return wording.say("resolve-context-place", place=answer.within)
    return wording.say("resolve-context-day", day=answer.dated) if answer.dated else ""


def _block(candidate: Candidate, answer: Answer, wording: Wording) -> Iterator[str]:
    ref, day, name = described(candidate, answer, wording)
    yield "  ".join(part for part in (f"{candidate.score:.2f}", ref, day, name) if part)
    yield f"      {'; '.join(whys(candidate, answer, wording))}"


def described(candidate: Candidate, answer: Answer, wording: Wording) -> tuple[str, str, str]:
    """How a candidate is typed, its date or days, and its title or name."""
    record = answer.records.get(candidate.iri)
    if record:
        numbers = [reference("", place) for place in candidate.place.split()]
        ref = f"{record.symbol}{' '.join(numbers)}"
        return ref, record.date, record.title(wording.lang)
    name = wording.name(candidate.iri)
    if candidate.kind == "meeting":
        return tail(candidate.iri), _days(answer.entries[candidate.iri], wording), name
    if candidate.kind in _ACTORS:
        return f"{_ACTORS[candidate.kind]}:{tail(candidate.iri)}", "", name
    return short(candidate.iri), "", name


def _days(entry: Entry, wording: Wording) -> str:
    """The days of a meeting, marked where they were not read in its own papers."""
    several = sorted(day for _, day, _ in entry.days)
    if not several:
        return ""
    shown = wording.days(several[0], several[-1])
    if entry.days[0][0] == "planned":
        return wording.say("reading-planned", meeting=shown)
    trust = entry.days[0][2]
    return f"{shown} ({wording.trust(trust)})" if trust else shown


def whys(candidate: Candidate, answer: Answer, wording: Wording) -> list[str]:
    """The reasons for a candidate in words, each with its label where it was not read."""
    return [_why(reason, answer, wording) for reason in candidate.reasons]


def _why(reason: Reason, answer: Answer, wording: Wording) -> str:
    part = ""
    if reason.key.startswith("place"):
        part = wording.say(f"resolve-part-{reason.label}")
    value = _value(reason, answer, wording)
    said = wording.say(f"resolve-why-{reason.key}", value=value, part=part)
    weak = reason.label and not part and reason.label != "read"
    return f"{said} ({wording.trust(reason.label)})" if weak else said


def _value(reason: Reason, answer: Answer, wording: Wording) -> str:
    if reason.key in ("kind", "called"):
        return _kind(reason.value, wording)
    if reason.key == "words":
        return as_written(answer.found.text, reason.value)
    if reason.key == "link":
        return answer.within.partition("#")[0] or tail(reason.value)
    if reason.key.startswith("session"):
        return f"{wording.name(reason.value)}, {tail(reason.value)}"
    return wording.name(reason.value) if reason.value.startswith("https://") else reason.value


def _kind(kind: str, wording: Wording) -> str:
    iri = PREFIXES["dtype"] + kind
    return wording.name(iri) if wording.labels(iri) else wording.say(f"resolve-kind-{kind}")


def as_written(phrase: str, bare: str) -> str:
    """Words that were compared without accents, as the phrase has them."""
    wanted = set(bare.split())
    return " ".join(word for word in _WORD.findall(phrase) if set(tokens(word)) <= wanted)


def _closing(records: Iterable[DocumentRecord], wording: Wording) -> Iterator[str]:
    known = tuple(records)
    if known:
        yield from ("", *wording.doubts(known), wording.say("resolve-score"))


def csv_rows(answer: Answer, wording: Wording) -> Iterator[Sequence[str]]:
    """One row a candidate, in the order of their rank; one row where there is none."""
    some = answer.found.reason == "some-unknown-symbol"
    beside = (_reason(answer.found, wording),) if some else ()
    for each in answer.found.candidates:
        ref, day, name = described(each, answer, wording)
        draft = any(reason.key == "draft" for reason in each.reasons)
        yield (
            answer.found.verdict,
            f"{each.score:.2f}",
            each.kind,
            ref,
            day,
            name,
            "yes" if draft else "no",
            each.iri,
            each.place,
            "; ".join((*whys(each, answer, wording), *beside)),
        )
    if not answer.found.candidates:
        reason = _reason(answer.found, wording)
        yield (answer.found.verdict, *[""] * (len(CSV_HEAD) - 2), reason)


def markdown(answer: Answer, wording: Wording) -> Iterator[str]:
    """The verdict and a table of all candidates."""
    first, *more = verdict(answer, wording)
    yield f"## {table.inline(first)}"
    yield from ("", *(table.inline(line.strip()) for line in more)) if more else ()
    rows = []
    for each in answer.found.candidates:
        ref, day, name = described(each, answer, wording)
        why = "; ".join(whys(each, answer, wording))
        rows.append((f"{each.score:.2f}", ref, day, name, why))
    if rows:
        yield ""
        yield from table.markdown([wording.say(head) for head in HEAD], rows)
        shown = {each.iri for each in answer.found.candidates}
        known = [record for iri, record in answer.records.items() if iri in shown]
        yield from (table.inline(line) for line in _closing(known, wording))


def json_object(answer: Answer, wording: Wording) -> dict[str, object]:
    """The resolution as data; scores are numbers from 0 to 1."""
    return {
        "text": answer.found.text,
        "within": answer.within or None,
        "dated": answer.dated.isoformat() if answer.dated else None,
        "verdict": answer.found.verdict,
        "reason": answer.found.reason or None,
        "candidates": [_data(each, answer, wording) for each in answer.found.candidates],
        "set_aside": [_short(iri, answer) for iri in answer.found.aside],
        "unknown_symbols": list(answer.found.unknown),
        "nearest": list(answer.nearest),
    }


def _data(candidate: Candidate, answer: Answer, wording: Wording) -> dict[str, object]:
    ref, _, name = described(candidate, answer, wording)
    entry = answer.entries[candidate.iri]
    days = sorted(day for _, day, _ in entry.days)
    record = answer.records.get(candidate.iri)
    return {
        "iri": candidate.iri,
        "kind": candidate.kind,
        "ref": ref,
        "places": candidate.place.split(),
        "name": name or None,
        "date": (record.date if record else days[0] if days else "") or None,
        "last_day": days[-1] if candidate.kind == "meeting" and days else None,
        "draft": entry.draft,
        "score": float(candidate.score),
        "reasons": [
            {"reason": why.key, "value": why.value or None, "verification": _label(why)}
            for why in candidate.reasons
        ],
    }


def _label(reason: Reason) -> str | None:
    """The verification of a reason's value; of a place the label is the kind of place."""
    return None if reason.key.startswith("place") else reason.label or None
