"""What a phrase refers to: one thing, several candidates, or nothing known; never a guess."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from wtograph import dates, symbols
from wtograph.errors import InputError
from wtograph.provisions import split
from wtograph.resolve import context, described
from wtograph.resolve.entries import Entry, Name, Register
from wtograph.resolve.model import Candidate, Reason, Resolution
from wtograph.resolve.places import named
from wtograph.resolve.reading import Reading, read
from wtograph.resolve.words import core, key, tokens

MOST_SIGNS = 500  # code points; what is longer is a text, not a phrase
SURE_ENOUGH = Decimal("0.7")
RIVAL = Decimal("0.15")
_STRONG, _WEAK = Decimal("0.95"), Decimal("0.85")
_SURE = ("read", "secondary")


def resolve(
    register: Register, text: str, *, dated: date | None = None, within: str = "", lang: str = ""
) -> Resolution:
    """What a phrase refers to, with every candidate and the reasons for it.

    `within` is the IRI of the text or provision that the phrase stands in, `dated` the day it
    was written; a text is not referred to before it exists. `lang` prefers names of a language.
    Units: `text` has at most 500 code points.
    Returns: candidates ranked by score; only a verdict of resolved makes the first one the answer.
    """
    phrase = " ".join(text.split())
    if not phrase or len(phrase) > MOST_SIGNS:
        return Resolution(text, "unresolved", (), "too-long" if phrase else "empty")
    if dates.impossible(phrase):
        return Resolution(text, "unresolved", (), "no-such-day")
    home = split(within)[0]
    day = dated or context.day_of(home, register)
    reading = read(phrase, register)
    found, unknown = _by_symbol(phrase, register)
    if found or unknown:
        whole = list(_by_name(phrase, replace(reading, parts=()), register, lang))
        unknown = () if whole else unknown  # a name in full may hold any symbol
        found = list({each.iri: each for each in (*whole, *found)}.values())
    else:
        found = _by_words(phrase, reading, register, day, home, lang)
    return _weighed(text, found, reading, register, unknown=unknown, day=day, home=home)


def _weighed(
    text: str,
    found: list[Candidate],
    reading: Reading,
    register: Register,
    *,
    unknown: tuple[str, ...],
    day: date | None,
    home: str,
) -> Resolution:
    """The candidates that can be meant where and when the phrase stands, ranked, with a verdict."""
    kept = tuple(each for each in found if not _later(register.entries[each.iri], day))
    if found and not kept:
        return Resolution(text, "unresolved", (), "later")
    narrow = context.narrowed(kept, register, home)
    placed = (_placed(each, reading, register) for each in narrow)
    ranked = sorted(placed, key=lambda each: _rank(each, register))
    answer = _verdict(text, ranked, _why(reading, register, unknown, day, home))
    answer = replace(answer, unknown=unknown)
    if unknown and ranked:
        answer = replace(answer, verdict="candidates", reason="some-unknown-symbol")
    left = {each.iri for each in narrow}
    aside = tuple(sorted(each.iri for each in kept if each.iri not in left))
    tied = answer.verdict == "resolved" and bool(aside)
    return replace(answer, aside=aside, reason="only-tied" if tied else answer.reason)


def _by_symbol(phrase: str, register: Register) -> tuple[list[Candidate], tuple[str, ...]]:
    """The texts whose symbols stand in a phrase, and the symbols in it that none carries."""
    if phrase.startswith("https://") and split(phrase)[0] in register.entries:
        return [_exact(split(phrase)[0], register, Reason("identifier", phrase))], ()
    written = [str(match.asserted) for match in symbols.find(phrase) if match.asserted]
    if not written and "/" in phrase:
        try:
            written = [str(symbols.parse(phrase))]
        except InputError:
            return [], ()
    found: dict[str, Candidate] = {}
    unknown = []
    for symbol in dict.fromkeys(written):
        carried = False
        for iri, name in register.by_name.get(key(tokens(symbol)), ()):
            if name.how == "symbol" and name.text == symbol:
                reason = Reason("symbol", symbol, name.trust)
                found.setdefault(iri, _exact(iri, register, reason))
                carried = True
        unknown += [] if carried else [symbol]
    return list(found.values()), tuple(unknown)


def _exact(iri: str, register: Register, reason: Reason) -> Candidate:
    return Candidate(iri, register.entries[iri].kind, "", Decimal(1), (reason,))


def _by_words(
    phrase: str,
    reading: Reading,
    register: Register,
    day: date | None,
    home: str,
    lang: str,
) -> list[Candidate]:
    """Candidates by name and by description together, else by the context of the phrase."""
    found: dict[str, Candidate] = {}
    for candidate in _by_name(phrase, reading, register, lang):
        found.setdefault(candidate.iri, candidate)
    if not found and context.needs(reading):
        return list(context.relative(reading, register, dated=day, within=home))
    if found and not reading.dates and not reading.sessions:
        return list(found.values())  # a name in full says more than its words do
    for candidate in described.candidates(reading, register):
        known = found.get(candidate.iri)
        found[candidate.iri] = _joined(known, candidate) if known else candidate
    return list(found.values())


def _by_name(phrase: str, reading: Reading, register: Register, lang: str) -> Iterator[Candidate]:
    wanted = dict.fromkeys(
        (key(tokens(phrase)), *((core(tokens(reading.rest)),) if reading.parts else ()))
    )
    for called in wanted:
        several = register.by_name.get(called, ())
        for iri, name in sorted(several, key=lambda each: _preferred(each[1], phrase, lang)):
            if name.how == "identifier" and name.text.casefold() != phrase.casefold():
                continue
            entry = register.entries[iri]
            yield Candidate(iri, entry.kind, "", _weight(entry, name), _reasons(entry, name))


def _preferred(name: Name, phrase: str, lang: str) -> tuple[bool, bool, bool, int, str]:
    """Which of several names of one thing to give as the reason: the surest, then as written."""
    how = ("symbol", "notation", "label", "title", "alias", "identifier").index(name.how)
    written = name.text.casefold() in phrase.casefold()
    return (not _is_sure(name), not written, name.lang != lang, how, name.text)


def _is_sure(name: Name) -> bool:
    """Whether a name alone says which thing is meant: read, stated by a source, or a code."""
    return name.trust in _SURE or name.how in ("identifier", "notation", "symbol")


def _weight(entry: Entry, name: Name) -> Decimal:
    score = _STRONG if _is_sure(name) else _WEAK
    return round(score * described.DRAFT, 2) if entry.draft else score


def _reasons(entry: Entry, name: Name) -> tuple[Reason, ...]:
    called = Reason(name.how, name.text, name.trust)
    return (called, Reason("draft")) if entry.draft else (called,)


def _joined(one: Candidate, other: Candidate) -> Candidate:
    reasons = dict.fromkeys((*one.reasons, *other.reasons))
    return replace(one, score=max(one.score, other.score), reasons=tuple(reasons))


def _later(entry: Entry, day: date | None) -> bool:
    """Whether a text did not exist yet on that day; meetings and bodies may be named ahead."""
    dated = bool(entry.day) and entry.kind != "meeting"
    return dated and day is not None and entry.day > day.isoformat()[: len(entry.day)]


def _placed(candidate: Candidate, reading: Reading, register: Register) -> Candidate:
    """The candidate with the places that the phrase names; of a programme, its founding text."""
    if not reading.parts:
        return candidate
    entry = register.entries[candidate.iri]
    reasons = candidate.reasons
    if entry.established:
        founding = register.entries.get(split(entry.established)[0])
        if founding:
            reasons = (*reasons, Reason("establishes", entry.iri))
            entry = founding
    place, more = named(entry, reading.parts)
    return replace(
        candidate, iri=entry.iri, kind=entry.kind, place=place, reasons=(*reasons, *more)
    )


def _rank(candidate: Candidate, register: Register) -> tuple[Decimal, bool, bool, str, str]:
    entry = register.entries[candidate.iri]
    return (-candidate.score, not candidate.place, entry.draft, entry.day, candidate.iri)


def _why(
    reading: Reading, register: Register, unknown: tuple[str, ...], day: date | None, home: str
) -> str:
    """Why nothing was found, if nothing is."""
    if unknown:
        return "unknown-symbol"
    if context.needs(reading):
        given = home in register.entries or (reading.meeting and day is not None)
        return "nothing" if given else "context"
    known = [each for each in reading.dates if register.by_day.get(str(each))]
    return "date-unknown" if reading.dates and not known else "nothing"


def _verdict(text: str, found: Iterable[Candidate], why: str) -> Resolution:
    several: dict[str, Candidate] = {}
    for each in found:
        several.setdefault(f"{each.iri} {each.place}", each)
    ranked = tuple(several.values())
    if not ranked:
        return Resolution(text, "unresolved", (), why)
    best, *others = ranked
    if any(other.score > best.score - RIVAL for other in others):
        return Resolution(text, "candidates", ranked, "equals")
    if best.score < SURE_ENOUGH:
        return Resolution(text, "candidates", ranked, "weak")
    described_only = best.score <= described.FULL
    return Resolution(text, "resolved", ranked, "only-known" if described_only else "")
