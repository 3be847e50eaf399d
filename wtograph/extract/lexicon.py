"""The words of the field, compiled once: names of bodies, Members, meetings, texts; verbs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wtograph import phrases
from wtograph.queries import rows
from wtograph.store import Store
from wtograph.vocab import BASE

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
SPACES = ("body", "member", "group", "programme", "meeting", "verb", "action", "topic", "doc")


@dataclass(frozen=True, slots=True)
class Name:
    """What a string of words can mean: the kind of thing, its IRI, the language of the words.

    A `code` such as GC or SUR means something in capitals only.
    """

    kind: str
    iri: str
    lang: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a view, by half-open places in it, and all that it can mean."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by their words, folded; the longest string of words wins."""

    by_words: Mapping[tuple[str, ...], tuple[Name, ...]]
    longest: Mapping[str, int]

    def find(self, text: str, lang: str = "") -> Iterator[Found]:
        """The names in the text of a view, the longest first, none inside another.

        `lang` leaves out verbs, actions and topics of other languages.
        """
        low = phrases.plain(text)
        words = [(m.start(), m.end(), m.group().replace("-", "")) for m in WORD.finditer(low)]
        at = 0
        while at < len(words):
            most = self.longest.get(words[at][2], 0)
            for size in range(min(most, len(words) - at), 0, -1):
                known = self.by_words.get(tuple(w[2] for w in words[at : at + size]), ())
                start, end = words[at][0], words[at + size - 1][1]
                capitals = text[start:end].isupper()
                names = tuple(n for n in known if _fits(n, lang) and (capitals or not n.code))
                if names:
                    yield Found(start, end, names)
                    at += size - 1
                    break
            at += 1


def _fits(name: Name, lang: str) -> bool:
    return not lang or not name.lang or name.lang == lang or name.kind in ("meeting", "doc")


def words_of(text: str) -> tuple[str, ...]:
    """A name as folded words; a leading article is dropped, hyphens join."""
    low = phrases.plain(text.replace("’", "'"))
    found = [m.group().replace("-", "") for m in WORD.finditer(low)]
    while len(found) > 1 and found[0] in _ARTICLES:
        found.pop(0)
    return tuple(found)


def spoken(kind: str, text: str) -> tuple[str, ...]:
    """A name in the forms in which texts have it.

    "ACP Group (African, Caribbean and Pacific)" is the ACP Group too, "Corée, République de" is
    République de Corée.
    """
    aside = _ASIDE.fullmatch(text) if kind in ("body", "group") else None
    if aside:
        short = aside["aside"]
        return (text, aside["name"], *([short] if _SHORT.search(short) else ()))
    if kind == "doc":
        return tuple(dict.fromkeys((text, *_shorter(text))))
    turned = _TURNED.fullmatch(text) if kind == "member" else None
    return (text, f"{turned['rest']} {turned['head']}") if turned else (text,)


def _shorter(text: str) -> Iterator[str]:
    """A title with the short name of the Organization, and without the city of the Agreement."""
    for whole, short in _SHORTENED:
        if whole in text:
            text = text.replace(whole, short)
            yield text


_SHORTENED = (
    ("World Trade Organization", "WTO"),
    ("Organisation mondiale du commerce", "OMC"),
    ("Organización Mundial del Comercio", "OMC"),
    ("Marrakesh Agreement Establishing", "Agreement Establishing"),
    ("Accord de Marrakech instituant", "Accord instituant"),
    ("Acuerdo de Marrakech por el que", "Acuerdo por el que"),
)
_ASIDE = re.compile(r"(?P<name>[^()]+?) \((?P<aside>[^()]+)\)")
_SHORT = re.compile(r"^[^,]*[^\W\d_a-zà-ÿ]{2}[^,]*$")  # an abbreviation, no list
_TURNED = re.compile(r"(?P<head>[^,]+), (?P<rest>.+ (?:of|of the|de|de la|du)|.+ d')")
_ARTICLES = frozenset(("the", "le", "la", "les", "l", "el", "los", "las"))
_NEVER = frozenset((("us",), ("note",), ("go",)))


def lexicon(store: Store) -> Lexicon:
    """The lexicon of a store: its vocabulary, its bodies and Members, its texts and meetings."""
    return compiled(
        (row["thing"], row["text"], row.get("lang", "")) for row in rows(store, "read/lexicon")
    )


def compiled(triples: Iterable[tuple[str, str, str]]) -> Lexicon:
    """A lexicon from things, their names and the language of each name."""
    by_words: dict[tuple[str, ...], dict[Name, None]] = {}
    for iri, text, lang in triples:
        kind = iri.removeprefix(BASE).partition("/")[0]
        if kind.startswith("ontology#"):
            kind = "group" if iri.endswith("AllMembers") else "body"
        if kind not in SPACES or (kind == "doc" and "__" in iri):
            continue  # a place in a text, as "Article IV:2", names no text
        for said in spoken(kind, text):
            words = words_of(said)
            if words and words not in _NEVER and len("".join(words)) > 1:
                code = len(words) == 1 and said.isupper() and len(said) < 8
                by_words.setdefault(words, {})[Name(kind, iri, lang, code)] = None
    longest: dict[str, int] = {}
    for words in by_words:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Lexicon({words: tuple(names) for words, names in by_words.items()}, longest)
