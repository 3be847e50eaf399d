"""Words of running text: compared without case and accents, and what part they play."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from io import StringIO

from wtograph import resources

_TOKEN = re.compile(r"[^\W_]+")
Tokens = tuple[str, ...]


def tokens(text: str) -> Tokens:
    """The words and numbers of a text without case, accents and punctuation."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return tuple(_TOKEN.findall(bare))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of data/words.csv: by role, the value that each phrase stands for."""

    phrases: Mapping[str, Mapping[Tokens, str]]

    def stops(self) -> frozenset[str]:
        """The words that say nothing about which text is meant."""
        roles = (*self.phrases["stop"], *self.phrases["article"])
        return frozenset(phrase[0] for phrase in roles if len(phrase) == 1)

    def kind_words(self, kind: str) -> frozenset[str]:
        """The single words by which texts of a kind are called, in every language."""
        return frozenset(
            phrase[0]
            for phrase, value in self.phrases["kind"].items()
            if value == kind and len(phrase) == 1
        )


@cache
def vocabulary() -> Vocabulary:
    """The shipped words of the three languages, compared as `tokens` does."""
    found: dict[str, dict[Tokens, str]] = {}
    for row in csv.DictReader(StringIO(resources.text("data", "words.csv"))):
        found.setdefault(row["role"], {}).setdefault(tokens(row["word"]), row["value"])
    return Vocabulary(found)


@cache
def stops() -> frozenset[str]:
    """The words that say nothing about which text is meant."""
    return vocabulary().stops()


@cache
def kind_words(kind: str) -> frozenset[str]:
    """The single words by which texts of a kind are called."""
    return vocabulary().kind_words(kind)


def key(words: Iterable[str]) -> str:
    """A name for looking it up: its words without leading articles, "our" among them."""
    several = list(words)
    while len(several) > 1 and (several[0],) in vocabulary().phrases["article"]:
        several.pop(0)
    return " ".join(several)


def telling(words: Iterable[str]) -> Tokens:
    """The words that help to tell one text from another, in their order."""
    return tuple(word for word in words if word not in stops())


def core(words: Iterable[str]) -> str:
    """What is left of a phrase without the little words at its two ends."""
    several = list(words)
    while several and several[0] in stops():
        several.pop(0)
    while several and several[-1] in stops():
        several.pop()
    return " ".join(several)
