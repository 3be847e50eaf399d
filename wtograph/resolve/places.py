"""The provisions of a text that a phrase names, as far as the graph describes them."""

from wtograph.provisions import main_paragraph, typed
from wtograph.resolve.entries import Entry
from wtograph.resolve.model import Reason
from wtograph.resolve.reading import Part
from wtograph.resolve.words import tokens

_BEFORE = {"recital": "r", "annex": "a", "article": "art"}


def named(entry: Entry, parts: tuple[Part, ...]) -> tuple[str, tuple[Reason, ...]]:
    """The names of the described provisions, separated by spaces, and what is not described."""
    places: list[str] = []
    reasons = []
    for part in parts:
        found = _of(entry, part)
        places += [place for place in found if place not in places]
        reasons.append(Reason("place" if found else "place-not-described", str(part), part.kind))
    return " ".join(places), tuple(reasons)


def _of(entry: Entry, part: Part) -> list[str]:
    if part.last:
        return _between(entry, part)
    known = set(entry.places.values())
    printed = "-".join(tokens(part.first))
    if part.kind in ("recital", "annex"):
        return [name] if (name := f"{_BEFORE[part.kind]}{printed}") in known else []
    if printed in entry.places:
        return [entry.places[printed]]
    for name in typed(part.first):
        if name in known:
            return [name]
    return _under(known, f"{_BEFORE.get(part.kind, 'p')}{printed}")


def _under(known: set[str], place: str) -> list[str]:
    """The described parts of a place that is not described itself."""
    return sorted(name for name in known if name.startswith(f"{place}-"))


def _between(entry: Entry, part: Part) -> list[str]:
    """The described places whose main number lies in a range such as 2 to 5."""
    if not (part.first.isdecimal() and part.last.isdecimal()):
        return []
    first, last = int(part.first), int(part.last)
    letters = _BEFORE.get(part.kind, "p")
    numbered = []
    for name in set(entry.places.values()):
        number = main_paragraph(name).removeprefix(letters)
        if number.isdecimal() and first <= int(number) <= last:
            numbered.append((int(number), name))
    return [name for _, name in sorted(numbered)]
