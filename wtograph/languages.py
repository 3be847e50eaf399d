"""The three working languages of the WTO, and the interface words in each of them."""

import csv
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from io import StringIO

from wtograph import resources


class Language(StrEnum):
    """A working language of the WTO."""

    EN = "en"
    FR = "fr"
    ES = "es"


Labels = Mapping[str, str]
"""One text by language code; a missing language is simply absent."""


@cache
def _words() -> dict[tuple[str, str], dict[str, str]]:
    table = csv.DictReader(StringIO(resources.text("data", "labels.csv")))
    return {(row["key"], row["plural"]): row for row in table}


def word(key: str, lang: str, *, count: int | None = None, **values: object) -> str:
    """An interface word or sentence in a language, with its `{named}` values filled in.

    `count` chooses singular or plural: 0 and 1 are singular in French, 1 alone in English and
    Spanish (Unicode CLDR plural rules, cardinal forms of integers below a million).
    Raises: KeyError for a key that data/labels.csv lacks; a test runs over all keys in use.
    """
    plural = ""
    if count is not None:
        singular = count in (0, 1) if lang == Language.FR else count == 1
        plural = "one" if singular else "other"
        values["count"] = count
    words = _words()
    text = words[(key, plural) if (key, plural) in words else (key, "")][lang]
    return text.format(**values) if values else text


def choose(labels: Labels, lang: str) -> str:
    """The text in the language asked for, else English, French, Spanish, else nothing."""
    for code in (lang, "en", "fr", "es", ""):
        if code in labels:
            return labels[code]
    return ""


def by_language(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Pairs of language code and text as one mapping; of several texts the first in order."""
    found: dict[str, str] = {}
    for code, text in sorted(pairs):
        found.setdefault(code, text)
    return found
