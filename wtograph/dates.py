"""Dates as the facts know them: to the day, the month or the year; no clock, no locale."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import StringIO

from wtograph import resources
from wtograph.errors import BadDate, UsageProblem
from wtograph.spans import Span

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_PARTIAL = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date whose precision is kept: 2011, 2011-12 or 2011-12-07."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first(self) -> date:
        """The first day that the date can mean."""
        month = 1 if self.month is None else self.month
        return date(self.year, month, 1 if self.day is None else self.day)

    @property
    def last(self) -> date:
        """The last day that the date can mean."""
        if self.day is not None:
            return self.first
        if self.month is None or self.month == 12:
            return date(self.year, 12, 31)
        after = date(self.year, self.month + 1, 1)
        return date.fromordinal(after.toordinal() - 1)


def parse(text: str) -> PartialDate:
    """The date that a person typed, never a phrase.

    Raises: BadDate unless it is a real 2026-11-23, 2026-11 or 2026.
    """
    found = _PARTIAL.match(text.strip())
    hint = "write it as 2026-11-23, 2026-11 or 2026"
    if not found:
        raise BadDate(f"{text!r} is not a date", hint=hint)
    year, month, day = (int(part) if part else None for part in found.groups())
    partial = PartialDate(year or 0, month, day)
    try:
        _ = partial.first, partial.last
    except ValueError:
        raise BadDate(f"{text!r} is not a day of the calendar", hint=hint) from None
    return partial


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that stands in a text, to the precision written, and where."""

    date: PartialDate
    span: Span


def find(text: str) -> Iterator[DateMention]:
    """The dates written in an English, French or Spanish text, in the order in which they stand.

    Read are 17 June 2022, June 17, 2022, 1er mars 2021, 17 de junio de 2022, June 2022, 2022
    and 2022-06-17. Not read: 7/12/2013, which has two readings, and a day without its year.
    A day that the calendar lacks, such as 31 June 2022, is no date at all; `impossible` has it.
    """
    for mention in _mentions(text):
        if _exists(mention.date):
            yield mention


def impossible(text: str) -> tuple[str, ...]:
    """The days written in a text that the calendar lacks, such as 31 June 2022, as written."""
    several = (each for each in _mentions(text) if not _exists(each.date))
    return tuple(text[each.span.start : each.span.end] for each in several)


def _exists(partial: PartialDate) -> bool:
    try:
        _ = partial.first, partial.last
    except ValueError:
        return False
    return True


def _mentions(text: str) -> Iterator[DateMention]:
    for found in _pattern().finditer(text):
        parts = {name: value for name, value in found.groupdict().items() if value}
        word = parts.get("month_of_day") or parts.get("month_us") or parts.get("month")
        month = _months()[_bare(word)] if word else int(parts.get("iso_month", 0)) or None
        day_ = parts.get("day") or parts.get("day_us") or parts.get("iso_day")
        year = next(parts[name] for name in _YEARS if name in parts)
        partial = PartialDate(int(year), month, int(day_) if day_ else None)
        yield DateMention(partial, Span(found.start(), found.end()))


_YEARS = ("year_of_day", "year_us", "year_of_month", "iso_year", "year")


def _bare(word: str) -> str:
    """A word without case and accents."""
    signs = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


@cache
def _months() -> dict[str, int]:
    """The months by their names and usual short forms in three languages."""
    table = csv.DictReader(StringIO(resources.text("data", "months.csv")))
    return {_bare(row["word"]): int(row["month"]) for row in table}


def _either(word: str) -> str:
    """A pattern for a word with its accents, composed or not, or without them."""
    signs = (unicodedata.normalize("NFD", sign) for sign in word)
    return "".join(
        f"(?:{unicodedata.normalize('NFC', sign)}|{sign[0]}{sign[1]}?)" if len(sign) > 1 else sign
        for sign in signs
    )


@cache
def _pattern() -> re.Pattern[str]:
    table = csv.DictReader(StringIO(resources.text("data", "months.csv")))
    words = sorted({row["word"].casefold() for row in table}, key=lambda w: (-len(w), w))
    month = "|".join(map(_either, words))
    return re.compile(
        rf"""
        (?<! [\w/(-] )
        (?:
          (?P<day> [0-9]{{1,2}} ) (?: \s? (?: st|nd|rd|th|er|o ) \b | \.? [º°ª] )?   # 1er, 1.º
            [\s.]{{0,3}} (?: (?: of | de ) \s+ )?
            (?P<month_of_day> {month} ) \b \.? ,? \s+ (?: (?: of | de | del ) \s+ )?
            (?P<year_of_day> [12][0-9]{{3}} )
        | (?P<month_us> {month} ) \b \.? \s+ (?P<day_us> [0-9]{{1,2}} ) (?: st|nd|rd|th )? ,? \s+
            (?P<year_us> [12][0-9]{{3}} )                                         # June 17, 2022
        | (?P<month> {month} ) \b \.? ,? \s+ (?: (?: of | de | del ) \s+ )?
            (?P<year_of_month> [12][0-9]{{3}} )                                   # June 2022
        | (?P<iso_year> [12][0-9]{{3}} ) - (?P<iso_month> [0-9]{{2}} )
            (?: - (?P<iso_day> [0-9]{{2}} ) )?                                    # 2022-06-17
        | (?P<year> (?: 19 | 20 ) [0-9]{{2}} )                                    # 2022
        )
        (?! [\w/)] | -[\w] )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def day(text: str) -> date:
    """The one day that a person typed.

    Raises: BadDate, also for a month or a year alone.
    """
    try:
        partial = parse(text)
    except BadDate as bad:
        raise BadDate(str(bad), hint="write it as 2026-11-23") from None
    if partial.day is None:
        raise BadDate(f"{text!r} names no day", hint=f"for example {partial.last.isoformat()}")
    return partial.first


def between(since: date | str | None, until: date | str | None) -> tuple[date | None, date | None]:
    """The first and the last day that were meant: since 2015 is from 1 January 2015.

    Raises: BadDate; UsageProblem if the first day is after the last.
    """
    first = parse(since).first if isinstance(since, str) else since
    last = parse(until).last if isinstance(until, str) else until
    if first and last and first > last:
        raise UsageProblem(
            f"no day is since {first} and until {last}", hint="give the earlier day as since"
        )
    return first, last


def real_day(text: str | None) -> date | None:
    """The day written as 2026-11-23; None for none, a month, 31 February or a time zone."""
    try:
        return date.fromisoformat(text) if text and _DAY.match(text) else None
    except ValueError:
        return None
