"""Time limits in a clause: what the text says, and which day or session that is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from wtograph.dates import PartialDate
from wtograph.extract.marks import SIGNS, Marked, grammar
from wtograph.extract.model import Due
from wtograph.extract.sessions import Sessions as Sessions
from wtograph.extract.sessions import When as When
from wtograph.extract.spans_of_time import durations, months_before, periods, years
from wtograph.vocab import PREFIXES

MC = f"{PREFIXES['body']}MC"
GC = f"{PREFIXES['body']}GC"
MEETING = PREFIXES["meeting"]


def dues(marked: Marked, start: int, end: int, lang: str, when: When) -> tuple[Due, ...]:
    """The time limits of a stretch, in order; of several under "whichever is earlier" one.

    `marked` has its actors marked and its verbs readable. What follows "unless" is no limit but
    says who may extend it; what is past already is no limit either.
    """
    unless = grammar("deadlines", "unless", lang).search(marked.text, start, end)
    stop = unless.start() if unless else end
    found = sorted(_each(marked, start, stop, lang, when),
                   key=lambda pair: (pair[0], -pair[1]))  # fmt: skip
    kept = _apart([each for each in found if not _of_session(marked, start, each, lang)])
    if kept and unless:
        kept[-1] = replace(kept[-1], unless_extended_by=_extenders(marked, unless.end(), end, when))
    if len(kept) > 1 and grammar("deadlines", "earlier", lang).search(marked.text, start, end):
        return (replace(kept[0], earliest_with=tuple(kept[1:])),)
    return tuple(kept)


Placed = tuple[int, int, Due]


def _of_session(marked: Marked, start: int, placed: Placed, lang: str) -> bool:
    """Whether a day only says when a session is: "our next session, which is to be in 2015"."""
    if placed[2].date is None:
        return False
    return _held(lang).search(marked.text[max(start, placed[0] - 90) : placed[0]]) is not None


@cache
def _held(lang: str) -> re.Pattern[str]:
    """Words that tell when a session is held, with a place between them and the day."""
    held = grammar("deadlines", "held", lang).pattern
    latest = grammar("deadlines", "latest", lang).pattern
    return re.compile(
        rf"{held}(?:\s+{latest}(?:\s+(?:the|le|el|del))?\s*|(?:(?!{latest})[^;.:]){{0,40}})\Z"
    )


def _apart(found: list[Placed]) -> list[Due]:
    kept: list[Due] = []
    last = -1
    for start, end, due in found:
        if start >= last:
            kept.append(due)
            last = end
    return kept


def _extenders(marked: Marked, start: int, end: int, when: When) -> tuple[str, ...]:
    named = (m.iris()[0] for _, m in marked.within(start, end, "actor"))
    return tuple(dict.fromkeys(named)) or (when.we,)


def _each(marked: Marked, start: int, end: int, lang: str, when: When) -> Iterator[Placed]:
    yield from _dates(marked, start, end, lang, when)
    for first, last, day in years(marked, start, end, lang, when.day):
        yield _placed(marked, first, last, day=day)
    for first, last, limit, words in durations(marked, start, end, lang, when.day):
        yield _placed(marked, first, last, day=limit, words=words)
    for first, last, words in periods(marked, start, end, lang):
        yield _placed(marked, first, last, words=words)
    yield from _sessions(marked, start, end, lang, when)
    yield from _numbered(marked, start, end, lang, when)
    yield from _meetings(marked, start, end, lang, when)
    yield from _events(marked, start, end, lang)


def _placed(
    marked: Marked, start: int, end: int,
    *, day: PartialDate | None = None, meeting: str = "", words: str = "",
) -> Placed:  # fmt: skip
    shown = marked.shown(start, end)
    return start, end, Due(shown, day, meeting, words or shown.quote)


def _ahead(day: PartialDate, when: When) -> bool:
    return when.day is None or day.last > when.day


def _dates(marked: Marked, start: int, end: int, lang: str, when: When) -> Iterator[Placed]:
    for place, mark in marked.within(start, end, "date"):
        if mark.date and _ahead(mark.date.date, when) and not _from(marked, start, place, lang):
            for first, last, day in months_before(marked, start, place, mark.date.date, lang):
                yield _placed(marked, first, last, day=day)
            yield _placed(marked, place, place + 1, day=mark.date.date)
    for found in grammar("deadlines", "that-date", lang).finditer(marked.text, start, end):
        yield from _that_date(marked, found, lang, when)


def _that_date(marked: Marked, found: re.Match[str], lang: str, when: When) -> Iterator[Placed]:
    """The day named last before "that date"; all limits of a sentence with "whichever"."""
    dates = [(at, m.date.date) for at, m in marked.within(0, found.start(), "date")
             if m.date and _ahead(m.date.date, when)]  # fmt: skip
    if not dates:
        return
    first = marked.text.rfind(". ", 0, dates[-1][0]) + 1
    several = dues(marked, first, found.start(), lang, when)
    if len(several) == 1 and several[0].earliest_with:
        yield found.start(), found.end(), several[0]
    else:
        yield _placed(marked, found.start(), found.end(), day=dates[-1][1])


@cache
def _from_before(lang: str) -> re.Pattern[str]:
    article = {"en": "the ", "fr": "le |la ", "es": "el |la "}[lang]
    return re.compile(rf"{grammar('deadlines', 'from', lang).pattern}\s*(?:{article})?\Z")


def _from(marked: Marked, start: int, place: int, lang: str) -> bool:
    """Whether a date says from when, and not until when."""
    before = marked.text[max(start, place - 40) : place]
    found = _from_before(lang).search(before)
    if not found:
        return False
    latest = grammar("deadlines", "not-before", lang).search(before[: found.start()])
    return latest is None or latest.end() < len(before[: found.start()].rstrip())


def _sessions(marked: Marked, start: int, end: int, lang: str, when: When) -> Iterator[Placed]:
    for found in grammar("deadlines", "special", lang).finditer(marked.text, start, end):
        if GC in _actors(marked, found):
            yield _placed(marked, *found.span(), meeting=f"{MEETING}GC-SS")
    for found in grammar("deadlines", "next", lang).finditer(marked.text, start, end):
        body = _body(marked, found, when)
        meeting = when.sessions.after(body, when.day, when.session) if body == MC else ""
        yield _placed(marked, *found.span(), meeting=meeting, words=_bare(marked, found, lang))
    yield from _some_meeting(marked, start, end, lang)


def _some_meeting(marked: Marked, start: int, end: int, lang: str) -> Iterator[Placed]:
    """A meeting told by its place in a row: "its first meeting of 2025", none of every year."""
    for found in grammar("deadlines", "meeting", lang).finditer(marked.text, start, end):
        tail = _tail(lang).match(marked.text, found.end(), end)
        last = _cut(marked.text, found.end(), tail.end(), end) if tail else found.end()
        past = not tail and grammar("deadlines", "gone", lang).match(found.group())
        if not past and not _every(lang).match(marked.text, found.end(), end):
            yield _placed(marked, found.start(), last, words=marked.words(found.start(), last))


@cache
def _tail(lang: str) -> re.Pattern[str]:
    """What tells one meeting from others: its year, the body's name, or what comes before it."""
    year = r"(?:of|in|de|en|del)\s+(?:the\s+year\s+|l'annee\s+|ano\s+)?[12][0-9]{3}(?!\w)"
    after = grammar("deadlines", "tail", lang).pattern
    return re.compile(rf"\s+(?:{year}|{after}[^,;:.]{{0,60}})")


@cache
def _every(lang: str) -> re.Pattern[str]:
    every = grammar("deadlines", "every", lang).pattern
    return re.compile(rf"(?:\s+[^\s,;.]{{1,20}}){{0,3}}?\s+{every}")


def _actors(marked: Marked, found: re.Match[str]) -> list[str]:
    return [iri for _, m in marked.within(*found.span(), "actor") for iri in m.iris()[:1]]


def _body(marked: Marked, found: re.Match[str], when: When) -> str:
    """Whose next session: of the body named, of the Conference, else of those who speak."""
    named = _actors(marked, found)
    if named:
        return named[0]
    if re.search(r"minist|conferenc", found.group()):
        return MC
    ordinary = re.search(r"meeting|reunion", found.group())
    return "" if ordinary else when.we


def _bare(marked: Marked, found: re.Match[str], lang: str) -> str:
    words = marked.words(*found.span())
    return re.sub(r"\A(?:our|its|the|their|his|notre|sa|la|leur|su|el|nuestr[oa])\s+", "", words)


@cache
def _ordinals(lang: str) -> Mapping[int, re.Pattern[str]]:
    return {n: grammar("deadlines", f"ordinal-{n}", lang) for n in range(3, 18)}


@cache
def _numbered_pattern(lang: str) -> re.Pattern[str]:
    ordinal = "|".join(p.pattern for p in _ordinals(lang).values())
    text = grammar("deadlines", "numbered", lang).pattern
    return re.compile(text.replace("<ordinal>", f"(?:{ordinal})"))


def _numbered(marked: Marked, start: int, end: int, lang: str, when: When) -> Iterator[Placed]:
    for found in _numbered_pattern(lang).finditer(marked.text, start, end):
        named = _actors(marked, found)
        body = named[0] if named else (MC if "minist" in found.group() else when.we)
        number = next((n for n, p in _ordinals(lang).items() if p.match(found.group())), 0)
        if body == MC and number:
            yield from _conference(marked, *found.span(), f"{MEETING}MC{number}", when)
    for found in re.compile(r"(?<!\w)[mc][mc] ?([0-9]{1,2})(?!\w)").finditer(
        marked.text, start, end
    ):
        yield from _conference(marked, *found.span(), f"{MEETING}MC{found[1]}", when)


def _conference(marked: Marked, start: int, end: int, meeting: str, when: When) -> Iterator[Placed]:
    first = when.sessions.first_day(meeting)
    past = first is not None and when.day is not None and first <= when.day
    if not past and not (meeting == when.session and when.we == MC):
        yield _placed(marked, start, end, meeting=meeting)


def _meetings(marked: Marked, start: int, end: int, lang: str, when: When) -> Iterator[Placed]:
    for place, mark in marked.within(start, end, "meeting"):
        several = mark.iris("meeting")
        names = [iri for iri in several if iri.startswith(f"{MEETING}MC")]
        if len(names) == 1:
            yield from _conference(marked, place, place + 1, names[0], when)
        elif several and not names:
            month = re.search(r"/GC-([0-9]{4})-([0-9]{2})", several[0])
            day = PartialDate(int(month[1]), int(month[2])) if month else None
            if day and _ahead(day, when):
                yield _placed(marked, place, place + 1, day=day)


def _events(marked: Marked, start: int, end: int, lang: str) -> Iterator[Placed]:
    for found in grammar("deadlines", "event", lang).finditer(marked.text, start, end):
        word = grammar("deadlines", "event-word", lang).search(marked.text, found.start())
        first = word.start() if word else found.start()
        after = re.compile(rf"[^,;:.{SIGNS['date']}]{{0,70}}").match(marked.text, first, end)
        last = _cut(marked.text, first, after.end() if after else found.end(), end)
        if not grammar("deadlines", "own-act", lang).search(marked.text, first, last):
            yield _placed(marked, found.start(), last, words=marked.words(first, last))


def _cut(text: str, first: int, last: int, end: int) -> int:
    """Not amid a word."""
    if last >= end or text[last] in ",;:. ":
        return last
    return max(text.rfind(" ", first, last), first + 1)


def joined(several: tuple[Due, ...], more: tuple[Due, ...]) -> tuple[Due, ...]:
    """Limits and further limits, none that means the same twice."""
    known = {_meaning(due) for each in several for due in (each, *each.earliest_with)}
    new = (due for each in more for due in (replace(each, earliest_with=()), *each.earliest_with))
    return (*several, *(due for due in new if _meaning(due) not in known))


def _meaning(due: Due) -> str:
    return str(due.date or due.meeting or due.words)
