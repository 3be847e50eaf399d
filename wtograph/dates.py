"""Dates as the facts know them: to the day, the month or the year; no clock, no locale."""

import re
from dataclasses import dataclass
from datetime import date

from wtograph.errors import BadDate

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


def day(text: str) -> date:
    """The one day that a person typed.

    Raises: BadDate, also for a month or a year alone.
    """
    partial = parse(text)
    if partial.day is None:
        raise BadDate(f"{text!r} names no day", hint=f"for example {partial.last.isoformat()}")
    return partial.first


def real_day(text: str | None) -> date | None:
    """The day that an ISO date names; None for none, for a month, and for 31 February."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
