"""The operative verbs with their forms: which words can be "instruct" in which construction."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wtograph import phrases
from wtograph.extract.marks import Marked
from wtograph.vocab import PREFIXES

VERB = PREFIXES["verb"]


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a verb form: its construction (finite, past, infinitive, participle)."""

    kind: str
    verb: str
    spelled: str


@dataclass(frozen=True, slots=True)
class Found:
    """A verb form in a marked text, with the readings that its accents allow."""

    start: int
    end: int
    forms: tuple[Form, ...]

    def verb(self, *kinds: str) -> str:
        """The verb that the form means in one of these constructions, or nothing."""
        return next((form.verb for kind in kinds for form in self.forms if form.kind == kind), "")


def spellings(phrase: str) -> Iterator[str]:
    """All word sequences that a phrase of a table stands for."""
    made, _ = _sequence(list(re.findall(r"[()|\[\]]|[^()|\[\]]+", phrase)), 0)
    return iter(dict.fromkeys(" ".join(words.split()) for words in made))


def _sequence(signs: list[str], at: int) -> tuple[list[str], int]:
    """The alternatives from a place to the closing bracket, and the place after it."""
    several: list[str] = []
    here = [""]
    while at < len(signs) and signs[at] not in ")]":
        if signs[at] == "|":
            several += here
            here, at = [""], at + 1
            continue
        if signs[at] in "([":
            inner, after = _sequence(signs, at + 1)
            inner = [*inner, ""] if signs[at] == "[" else inner
            at = after
        else:
            inner, at = [signs[at]], at + 1
        here = [a + b for a in here for b in inner]
    return [*several, *here], at + 1


@cache
def _forms(lang: str) -> tuple[re.Pattern[str], Mapping[str, tuple[Form, ...]]]:
    by_words: dict[str, dict[Form, None]] = {}
    for row in _rows(lang):
        for words in spellings(row["phrase"]):
            form = Form(row["kind"], f"{VERB}{row['verb']}", words)
            by_words.setdefault(phrases.plain(words), {})[form] = None
    longest = sorted(by_words, key=lambda w: (-len(w), w))
    whole = "|".join(re.escape(words) for words in longest)
    found = {words: tuple(forms) for words, forms in by_words.items()}
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)"), found


def _rows(lang: str) -> Iterator[dict[str, str]]:
    return (row for row in phrases.table("verbs") if row["lang"] == lang)


def verbs(marked: Marked, start: int, end: int, lang: str) -> Iterator[Found]:
    """The verb forms of a stretch in order; an accent tells "instó" from "insto"."""
    pattern, forms = _forms(lang)
    for match in pattern.finditer(marked.text, start, end):
        written = unicodedata.normalize("NFC", marked.words(*match.span())).casefold()
        known = forms[match.group()]
        exact = tuple(form for form in known if form.spelled == written)
        yield Found(match.start(), match.end(), exact or known)


@cache
def stems(kind: str, lang: str) -> re.Pattern[str]:
    """The phrases of one kind as beginnings of words."""
    several = sorted(row["phrase"] for row in phrases.rows("clauses", kind, lang))
    whole = "|".join(phrases.pattern(phrase) for phrase in several) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{whole})")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of several kinds put together, compiled once."""
    return re.compile(pattern)
