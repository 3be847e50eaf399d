"""Limits that are no full date: months of a list, ends of years, so many months from a day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from wtograph import phrases
from wtograph.dates import PartialDate
from wtograph.extract.dates import MONTHS
from wtograph.extract.marks import SIGNS, Marked, grammar

_PARTS = (("end", 12), ("mid", 6), ("in", 12))
_STOP = f"[^,;:.{SIGNS['date']}]"


def months_before(
    marked: Marked, start: int, place: int, day: PartialDate, lang: str
) -> Iterator[tuple[int, int, PartialDate]]:
    """The bare months of a list that a month with its year ends: "in July and December 2016"."""
    if day.day is not None:
        return
    listed = _listed(lang).search(marked.text[max(start, place - 90) : place])
    if not listed:
        return
    low = max(start, place - 90)
    names = MONTHS[lang].split()
    for found in re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)").finditer(listed.group()):
        number = names.index(found.group()) + 1
        at = low + listed.start() + found.start()
        yield at, at + len(found.group()), PartialDate(day.year, number)


@cache
def _listed(lang: str) -> re.Pattern[str]:
    month = rf"(?<!\w)(?:{'|'.join(MONTHS[lang].split())})(?!\w)"
    chain = rf"\s*(?:,|{grammar('deadlines', 'chain', lang).pattern})"
    small = r"\s*(?:its\s+|in\s+|of\s+|the\s+|de\s+|d'|en\s+|del\s+)?"
    return re.compile(rf"(?:{month}{chain}{small}){{1,5}}\Z")


def years(
    marked: Marked, start: int, end: int, lang: str, day: date | None
) -> Iterator[tuple[int, int, PartialDate]]:
    """The limits that name a year alone, as the last month that they allow."""
    for kind, month in _PARTS:
        for found in _year(kind, lang).finditer(marked.text, start, end):
            limit = PartialDate(int(found["year"]), month)
            if day is None or limit.last > day:
                yield found.start(), found.end(), limit
    if day is not None:
        for found in grammar("deadlines", "this-year", lang).finditer(marked.text, start, end):
            yield found.start(), found.end(), PartialDate(day.year, 12)


@cache
def _year(kind: str, lang: str) -> re.Pattern[str]:
    before = grammar("deadlines", kind, lang).pattern.removesuffix(r"(?!\w)")
    return re.compile(
        rf"{before}\s*(?:de\s+|of\s+|del\s+)?(?P<year>(?:199|20[0-9])[0-9])(?![\w/.-]?\w)"
    )


def durations(
    marked: Marked, start: int, end: int, lang: str, day: date | None
) -> Iterator[tuple[int, int, PartialDate | None, str]]:
    """So many days or months: a day where the text names the day to count from, else the words.

    "Within six months of this Decision" stays in words: when it is adopted another text says.
    """
    for found in _duration(lang).finditer(marked.text, start, end):
        count = _count(found["count"])
        last, origin = _origin(marked, found.end(), end, lang, day)
        after = _after(lang).match(marked.text, found.end(), end)
        if not count or not (found["within"] or origin or after):
            continue
        if origin:
            yield found.start(), last, _later(origin, count, found["unit"]), ""
        else:
            last = _uncut(marked.text, found.end(), after.end() if after else found.end(), end)
            yield found.start(), last, None, marked.words(found.start("count"), last).strip()


def _origin(
    marked: Marked, start: int, end: int, lang: str, written: date | None
) -> tuple[int, date | None]:
    """The day from which a time is counted, where the words right after name one: "from today"."""
    from_this_day = _this_day(lang).match(marked.text, start, end)
    if from_this_day and written:
        return from_this_day.end(), written
    open_ = _open(lang).match(marked.text, start, end)
    place = open_.end() if open_ else -1
    mark = marked.marks.get(place) if place < end else None
    if mark and mark.date and mark.date.date.day is not None:
        return place + 1, mark.date.date.first
    return start, None


def _uncut(text: str, least: int, last: int, end: int) -> int:
    """Where a phrase of bounded length ends, not amid a word."""
    if last >= end or not text[last : last + 1].isalnum():
        return last
    return max(text.rfind(" ", least, last), least)


@cache
def _open(lang: str) -> re.Pattern[str]:
    article = r"(?:the\s|le\s|la\s|l'|el\s)?"
    return re.compile(rf"\s*{grammar('deadlines', 'open', lang).pattern}\s*{article}")


@cache
def _this_day(lang: str) -> re.Pattern[str]:
    this_day = grammar("deadlines", "today", lang).pattern
    return re.compile(rf"\s*{grammar('deadlines', 'open', lang).pattern}\s*{this_day}")


def periods(marked: Marked, start: int, end: int, lang: str) -> Iterator[tuple[int, int, str]]:
    """Parts of a year that are no month, in words: "first half of 2015"."""
    for found in _year("period", lang).finditer(marked.text, start, end):
        yield found.start(), found.end(), marked.words(*found.span())


@cache
def _duration(lang: str) -> re.Pattern[str]:
    within = grammar("deadlines", "within", lang).pattern
    unit = grammar("deadlines", "unit", lang).pattern
    several = "|".join(p for n in _NUMBERS for p in [grammar("deadlines", f"number-{n}").pattern])
    return re.compile(
        rf"(?P<within>{within}\s*)?(?<!\w)(?P<count>[0-9]{{1,3}}|{several})"
        rf"(?:\s\([0-9]{{1,3}}\))?\s(?:[a-z]+\s)?(?P<unit>{unit})"
    )


_NUMBERS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18, 24, 30, 60, 90)


@cache
def _after(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{grammar('deadlines', 'after', lang).pattern}\s{_STOP}{{3,70}}(?<!\s)")


def _count(words: str) -> int:
    if words.isdigit():
        return int(words)
    low = phrases.plain(words)
    return next((n for n in _NUMBERS if grammar("deadlines", f"number-{n}").fullmatch(low)), 0)


def _later(day: date, count: int, unit: str) -> PartialDate:
    if unit.startswith(("day", "jour", "dia")):
        later = day + timedelta(days=count)
    elif unit.startswith(("week", "semai", "semana")):
        later = day + timedelta(weeks=count)
    else:
        months = count * (12 if unit.startswith(("year", "an")) else 1) + day.month - 1
        year, month = day.year + months // 12, months % 12 + 1
        last = PartialDate(year, month).last.day
        later = date(year, month, min(day.day, last))
    return PartialDate(later.year, later.month, later.day)
