"""Phrases of three languages as tables: how a row of words becomes a pattern.

A phrase is words with one space between them; `(a|b)` are alternatives, `[a]` may be absent,
`…` stands for up to four words. Letter case, accents and the kind of apostrophe do not matter.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from io import StringIO

from wtograph import resources

_SIGNS = re.compile(r"[()|\[\]]|…|\s+|[^()|\[\]\s…]+")


def plain(text: str) -> str:
    """A text in small letters without accents, of the same length as the text.

    Letters whose plain form is longer keep their accents.
    """
    return "".join(_plain_letter(letter) for letter in text)


@cache
def _plain_letter(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return bare if len(bare) == 1 else letter


def pattern(phrase: str) -> str:
    """The regular expression of a phrase, for texts that went through `plain`.

    The space beside what may be absent is absent with it; after an apostrophe none is needed.
    """
    made: list[str] = []
    ends: list[str] = []
    signs = ["", *_SIGNS.findall(plain(phrase)), ""]
    spent = False  # whether the space that follows belongs to what stood before it
    for before, sign, after in zip(signs, signs[1:-1], signs[2:], strict=False):
        first = spent or before in ("", "(", "|", "[")
        spent = spent and sign.isspace()
        if sign.isspace():
            made.append("" if spent or after == "[" else _space(made))
        elif sign == "[":
            made.append(r"(?:\ (?:" if before.isspace() and not first else "(?:(?:")
            ends.append(r")\ )?" if first else "))?")
        elif sign == "]":
            end = ends.pop() if ends and after.isspace() else "))?"
            spent = end != "))?"
            made.append(end)
        elif sign == "…":
            spent = after.isspace()
            if not spent and before.isspace():
                made.pop()
            made.append(_BEFORE_MORE if spent else _AFTER)
        else:
            made.append({"(": "(?:", ")": ")", "|": "|"}.get(sign) or re.escape(sign))
    return "".join(made)


def _space(made: Sequence[str]) -> str:
    """A space; it may lack after a word that ends with an apostrophe, as in l'Inde."""
    last = next((part for part in reversed(made) if part.strip("()?:")), "")
    return r"\ ?" if last.endswith("'") else r"\ "


_WORD = r"\S{1,40}"  # bounded, so that a text without spaces takes no longer
_BEFORE_MORE = rf"(?:{_WORD}\ ){{0,4}}?"
_AFTER = rf"(?:\ {_WORD}){{0,4}}?"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one table under data/reading, such as `openings`."""
    return tuple(csv.DictReader(StringIO(resources.text("data", f"reading/{name}.csv"))))


def rows(name: str, kind: str, lang: str = "") -> Iterator[dict[str, str]]:
    """The rows of one kind, and of one language if it is named."""
    return (row for row in table(name) if row["kind"] == kind and lang in ("", row["lang"]))


@cache
def compiled(name: str, kind: str, lang: str = "") -> re.Pattern[str]:
    """One pattern of all phrases of a kind, longest first, whole words only."""
    phrases = sorted({row["phrase"] for row in rows(name, kind, lang)}, key=lambda p: (-len(p), p))
    whole = "|".join(pattern(phrase) for phrase in phrases) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)")
