"""Numbers that a file computes instead of writing them: (a), iv., 2.1."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 4999
_WRITTEN = re.compile(r"-?[0-9]{1,6}")
_PLACE = re.compile(r"%([1-9])")


def roman(number: int) -> str:
    """A small roman numeral; digits for what Romans did not write."""
    if not 0 < number <= _MOST:
        return str(number)
    made = ""
    for value, sign in _ROMAN:
        made += sign * (number // value)
        number %= value
    return made


def letters(number: int) -> str:
    """Small letters as web pages count: a, b, ... z, aa, ab."""
    if not 0 < number <= _MOST:
        return str(number)
    made = ""
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(ord("a") + rest) + made
    return made


def doubled(number: int) -> str:
    """Small letters as word processors count: a, b, ... z, aa, bb."""
    if not 0 < number <= _MOST:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": doubled,
    "upperLetter": lambda number: doubled(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda number: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbered list: `text` is `%1.%2` or the like, `form` a name of DOCX."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A use of a list: its levels, the list whose counters it shares, and where it starts anew."""

    shared: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


@dataclass(slots=True)
class Counters:
    """The running numbers of all lists of a document."""

    lists: Mapping[str, Numbered]
    running: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, name: str, depth: int) -> str:
        """The number of the next paragraph of a list, as it is printed; empty for no list."""
        used = self.lists.get(name)
        level = used.levels.get(depth) if used else None
        if used is None or level is None:
            return ""
        counts = self.running.setdefault(used.shared, {})
        if depth in used.restarts and (name, depth) not in self.begun:
            counts[depth] = used.restarts[depth] - 1
        self.begun.add((name, depth))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "•" if "\ue000" <= level.text[:1] <= "\uf8ff" else level.text
        return _PLACE.sub(lambda found: _said(int(found[1]) - 1, level, used, counts), level.text)


def _said(depth: int, level: Level, used: Numbered, counts: dict[int, int]) -> str:
    at = used.levels.get(depth, Level())
    number = counts.setdefault(depth, at.start)
    form = "decimal" if level.legal and at.form != "none" else at.form
    return _FORMATS.get(form, str)(number)


@dataclass(slots=True)
class PageList:
    """An open list of a web page: the number of its next item, its step, and how numbers look."""

    next: int
    step: int
    form: str

    def label(self, value: str | None) -> str:
        """What a browser prints before the next item, whose own number may be `value`."""
        if self.form == "•":
            return self.form
        number = written(value, self.next)
        self.next = number + self.step
        match self.form:
            case "a" | "A":
                said = letters(number)
            case "i" | "I":
                said = roman(number)
            case _:
                said = str(number)
        return f"{said.upper() if self.form in 'AI' else said}."


def written(said: str | None, otherwise: int) -> int:
    """A number as an attribute holds it."""
    return int(said) if said and _WRITTEN.fullmatch(said) else otherwise
