"""What a phrase says: dates, sessions, kinds of text, bodies, places, and the words left over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from wtograph import dates
from wtograph.dates import PartialDate
from wtograph.resolve.entries import Register
from wtograph.resolve.words import Tokens, stops, tokens, vocabulary
from wtograph.vocab import PREFIXES

CONFERENCE = f"{PREFIXES['body']}MC"
_LONGEST = 8  # words of the longest phrase looked for
_NUMBER = re.compile(r"(?P<n>[0-9]{1,2})(?:st|nd|rd|th|er|re|e|eme|a|o)?\Z")
_CODE = re.compile(r"(?:mc|cm)(?P<n>[0-9]{1,2})\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """A place in a text as it was written: paragraph 34, Article IV:2, paragraphs 2 to 5."""

    kind: str
    first: str
    last: str = ""

    def __str__(self) -> str:
        return f"{self.first}–{self.last}" if self.last else self.first


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase says about the text it means.

    `rest` is the phrase without places; `sessions` are Ministerial Conferences; `meeting` says
    that a meeting itself is meant; `context` holds before, after, here and self; `words` are
    those that nothing else explains.
    """

    rest: str
    parts: tuple[Part, ...]
    dates: tuple[PartialDate, ...]
    sessions: tuple[str, ...]
    kinds: tuple[str, ...]
    bodies: tuple[str, ...]
    meeting: bool
    context: frozenset[str]
    words: Tokens

    @property
    def anchored(self) -> bool:
        """Whether a date, a session or a telling word can be looked up."""
        return bool(self.dates or self.sessions or self.words)


def read(text: str, register: Register) -> Reading:
    """The reading of a phrase; nothing in it is looked up but names of bodies and sessions."""
    parts, rest = _parts(text)
    mentions = tuple(dates.find(rest))
    bare = rest
    for mention in reversed(mentions):
        bare = f"{bare[: mention.span.start]} {bare[mention.span.end :]}"
    walk = _Walk(tokens(bare), register)
    walk.run()
    found = {role: tuple(dict.fromkeys(said)) for role, said in walk.found.items()}
    meeting, bodies = _whose(found)
    return Reading(
        rest,
        parts,
        tuple(dict.fromkeys(mention.date for mention in mentions)),
        found["session"],
        found["kind"],
        bodies,
        meeting,
        frozenset(found["context"]),
        found["word"],
    )


def _whose(found: Mapping[str, Tokens]) -> tuple[bool, Tokens]:
    """Whether a meeting is meant, and which bodies: "Ministerial Conference" may be either."""
    bodies = dict.fromkeys(found["body"])
    meeting = bool(found["meeting"])
    relative = {"before", "after", "self"} & set(found["context"])
    if found["conference"] and (found["session"] or relative):
        meeting = True
        bodies.pop(CONFERENCE, None)
    if found["adjective"] and found["kind"]:
        bodies.setdefault(CONFERENCE)
    elif found["adjective"] and found["session"]:
        meeting = True
    return meeting, tuple(bodies)


class _Walk:
    """The words of one phrase from left to right, the longest known phrase first."""

    def __init__(self, words: Tokens, register: Register) -> None:
        self._words = words
        self._register = register
        roles = ("session", "kind", "body", "conference", "meeting", "adjective", "context", "word")
        self.found: dict[str, list[str]] = {role: [] for role in roles}

    def run(self) -> None:
        """Read every word once."""
        at = 0
        while at < len(self._words):
            at += self._session(at) or self._phrase(at) or self._left_over(at)

    def _session(self, at: int) -> int:
        """The number of words that name a Ministerial Conference by number or place, or 0."""
        here = self._words[at]
        coded = _CODE.match(here) or _CODE.match("".join(self._words[at : at + 2]))
        if coded and (number := self._numbered(int(coded["n"]))):
            self.found["session"].append(number)
            return 1 if _CODE.match(here) else 2
        for length in range(3, 0, -1):
            spot = self._register.by_spot.get(" ".join(self._words[at : at + length]), ())
            if spot and at + length <= len(self._words):
                self.found["session"] += spot
                return length
        ordinal, length = self._ordinal(at)
        after = at + length
        meeting = self._meeting(after) if length else 0
        if meeting and (number := self._numbered(ordinal)):
            self.found["session"].append(number)
            self.found["meeting"].append(number)
            return length + meeting
        return 0

    def _ordinal(self, at: int) -> tuple[int, int]:
        for length in (2, 1):
            value = vocabulary().phrases["ordinal"].get(self._words[at : at + length])
            if value and at + length <= len(self._words):
                return int(value), length
        number = _NUMBER.match(self._words[at])
        if number is None:
            return 0, 0
        marked = self._words[at + 1 : at + 2] in (("a",), ("o",), ("e",))  # 13.ª
        return int(number["n"]), 2 if marked else 1

    def _numbered(self, number: int) -> str:
        iri = f"{PREFIXES['meeting']}MC{number}"
        return iri if iri in self._register.entries else ""

    def _meeting(self, at: int) -> int:
        """The number of words that call something a session or a conference, or 0."""
        for length in range(_LONGEST, 0, -1):
            if self._words[at : at + length] in vocabulary().phrases["meeting"]:
                return min(length, len(self._words) - at)
        if self._words[at : at + 1] in vocabulary().phrases["adjective"]:
            return 1
        return 0

    def _phrase(self, at: int) -> int:
        """The number of words of the longest known phrase here, noted by its role; or 0."""
        for length in range(min(_LONGEST, len(self._words) - at), 0, -1):
            phrase = self._words[at : at + length]
            if self._is_body(phrase):
                return length
            for role in ("kind", "meeting", "adjective", "context"):
                if phrase in (known := vocabulary().phrases[role]):
                    self.found[role].append(known[phrase])
                    return length
        return 0

    def _is_body(self, phrase: Tokens) -> bool:
        if len(phrase) == 1 and phrase[0] not in ("gc", "mc"):
            return False  # TRIPS and ITA are names of agreements too
        if phrase[0] in stops():
            return False
        named = self._register.by_name.get(" ".join(phrase), ())
        bodies = [iri for iri, _ in named if self._register.entries[iri].kind == "body"]
        if not bodies:
            return False
        self.found["body"] += bodies
        if CONFERENCE in bodies:
            self.found["conference"].append(CONFERENCE)
        return True

    def _left_over(self, at: int) -> int:
        if self._words[at] not in stops():
            self.found["word"].append(self._words[at])
        return 1


def _parts(text: str) -> tuple[tuple[Part, ...], str]:
    """The places that a phrase names, and the phrase without them."""
    found: list[Part] = []

    def noted(match: re.Match[str]) -> str:
        if match["typed"]:
            found.append(Part("paragraph", match["typed"]))
            return " "
        kind = vocabulary().phrases["part"].get(tokens(match["word"]), "paragraph")
        found.append(Part(kind, match["first"], match["to"] or ""))
        found.extend(Part(kind, more) for more in _NUMBERED.findall(match["more"] or ""))
        return " "

    rest = _places().sub(noted, text)
    return tuple(found), rest


_PLACE = r"(?: [IVX]{1,5} | [0-9]{1,3} ) (?: [.:-] [0-9]{1,3} )* (?: \( [a-z0-9]{1,4} \) ){0,4}"
_NUMBERED = re.compile(_PLACE, re.VERBOSE)


_ACCENTED = {"a": "aáàâ", "e": "eéèê", "i": "iíî", "o": "oóô", "u": "uúùû", "n": "nñ", "c": "cç"}


def _accented(word: str) -> str:
    """A pattern for a bare word with or without accents, composed or not."""
    return "".join(
        f"[{_ACCENTED[sign]}][\u0300-\u0327]?" if sign in _ACCENTED else sign for sign in word
    )


@cache
def _places() -> re.Pattern[str]:
    """Paragraph 34, paragraphs 2 to 5, Article IV:2, and #34 after a symbol."""
    known = sorted(vocabulary().phrases["part"], key=lambda phrase: (-len(phrase[0]), phrase))
    words = "|".join(_accented(phrase[0]) for phrase in known)
    return re.compile(
        rf"""
        (?<! \w ) (?P<word> (?i: {words} ) \b \.? | ¶{{1,2}} ) \s{{0,3}}
          (?P<first> {_PLACE} ) (?! \w )
          (?: \s{{0,3}} (?: to | – | - | à | au | a | al ) \s{{0,3}} (?P<to> {_PLACE} ) (?! \w ) )?
          (?P<more> (?: \s{{0,3}} (?: , | and | et | y ) \s{{0,3}} {_PLACE} (?! \w ) ){{0,9}} )
        | (?<= \S ) \# (?P<typed> [A-Za-z0-9.]{{1,20}} )
        """,
        re.VERBOSE,
    )
