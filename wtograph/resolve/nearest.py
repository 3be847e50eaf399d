"""What the graph knows that is most like a phrase that leads nowhere."""

import difflib
from datetime import date

from wtograph.dates import real_day
from wtograph.resolve.entries import Entry, Register
from wtograph.resolve.reading import read
from wtograph.resolve.words import key, tokens

SHOWN = 3
_MOST_DAYS = 31
_LIKENESS = 0.6


def nearest(register: Register, text: str) -> tuple[str, ...]:
    """The known symbols and names nearest to a phrase, by date where it has one, else by spelling.

    Units: dates at most 31 days away.
    Returns: at most three, as people type them; none where nothing is near.
    """
    phrase = " ".join(text.split())
    reading = read(phrase, register)
    days = [each.first for each in reading.dates if each.day]
    if days:
        near = [entry for entry in register.entries.values() if _dated(entry, reading.kinds)]
        close = sorted((abs((_day(entry) - days[0]).days), symbol(entry)) for entry in near)
        return tuple(each for away, each in close if away <= _MOST_DAYS)[:SHOWN]
    wanted = key(tokens(phrase))
    found = difflib.get_close_matches(wanted, register.by_name, n=SHOWN, cutoff=_LIKENESS)
    names = (register.by_name[each][0][1].text for each in found)
    return tuple(dict.fromkeys(names))


def symbol(entry: Entry) -> str:
    """The preferred symbol of a text, else the end of its IRI."""
    written = [name.text for name in entry.names if name.how == "symbol"]
    return written[0] if written else entry.iri.rsplit("/", 1)[-1]


def _dated(entry: Entry, kinds: tuple[str, ...]) -> bool:
    return (
        entry.kind != "meeting" and (not kinds or entry.kind in kinds) and _day(entry) != date.min
    )


def _day(entry: Entry) -> date:
    return real_day(entry.day) or date.min
