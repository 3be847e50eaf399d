"""What the paragraphs of a document refer to: by symbol, title, date, session, or by "the said"."""

# ruff: noqa: E501
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from wtograph.documents.model import Paragraph
from wtograph.extract.marks import SIGNS, Marked, grammar
from wtograph.extract.model import Candidate, Reference, Shown
from wtograph.resolve.answer import resolve
from wtograph.resolve.entries import Register
from wtograph.resolve.model import Resolution
from wtograph.symbols import Symbol
from wtograph.vocab import PREFIXES

RELATIONS = ("based_on", "continues", "extends", "amends", "recalls", "reaffirms", "notes")
REACH = 240
_NUMBERS = r"[0-9]{1,3}(?:\.[0-9]{1,3})*(?:\s?\([a-z]{1,4}\))*"


@dataclass(frozen=True, slots=True)
class Home:
    """The document that refers: its IRI in the register, its day, its language, its own symbols."""

    iri: str
    day: date | None
    lang: str
    symbols: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    how: str
    symbol: Symbol | None = None
    pinpoint: str = ""


def references(
    paragraph: Paragraph, marked: Marked, register: Register, home: Home
) -> Iterator[Reference]:
    """The references of one paragraph in order, each with its words and its relation.

    Returns: one whose words fit several texts keeps them as candidates, and has no target.
    """
    taken = 0
    for mention in sorted(_mentions(marked, home.lang), key=lambda m: (m.start, -m.end)):
        if mention.start < taken:
            continue
        found = _reference(paragraph, marked, mention, register, home)
        if found:
            yield found
            taken = mention.end


def _mentions(marked: Marked, lang: str) -> Iterator[_Mention]:
    yield from _by_symbol(marked, lang)
    for own in grammar("references", "self", lang).finditer(marked.text):
        yield _Mention(own.start(), own.end(), "self")
    yield from _described(marked, lang)
    for place, _ in marked.within(0, len(marked.text), "text"):
        start, pinpoint, end = _pinpoint(marked, place, place + 1, lang)
        yield _Mention(start, _dated(marked, end), "title", None, pinpoint)


def _by_symbol(marked: Marked, lang: str) -> Iterator[_Mention]:
    for place, mark in marked.within(0, len(marked.text), "symbol"):
        start, pinpoint, end = _pinpoint(marked, place, place + 1, lang)
        named = _naming(lang).search(marked.text, max(0, start - 160), start)
        yield _Mention(named.start() if named else start, end, "symbol", mark.symbol, pinpoint)


@cache
def _naming(lang: str) -> re.Pattern[str]:
    """A text named in words just before its symbol: "our Decision (", "contained in document "."""
    noun = grammar("references", "noun", lang).pattern
    left = grammar("references", "left", lang).pattern
    inner = rf"[^.;:{SIGNS['symbol']}{SIGNS['verb']}]{{0,110}}?"
    return re.compile(
        rf"(?:(?:{left})\s+)*(?:{noun}){inner}\(?\s*(?:(?:contained in|document|documents|issued as"
        rf"|le document|figurant dans|document|el documento|documento|que figura en)\s+)*\Z"
    )


@cache
def _phrase(lang: str) -> re.Pattern[str]:
    """A text described in words: determiners, a noun, and what is said of it."""
    noun = grammar("references", "noun", lang).pattern
    left = grammar("references", "left", lang).pattern
    opened = grammar("references", "open", lang).pattern
    right = grammar("references", "right", lang).pattern
    about = grammar("references", "about", lang).pattern
    dated = (
        rf"(?:of|du|de|del|dated|le|on|el|en|at|a)\s+(?:the\s+)?[{SIGNS['date']}{SIGNS['meeting']}]"
    )
    of = rf"(?:of|by|du|de la|de|del|des|par la|par le|por la|por el|at|a|lors de la|en)\s+(?:the\s+|la\s+|el\s+|le\s+|its\s+|our\s+)?(?:\w+\s+){{0,3}}?[{SIGNS['actor']}{SIGNS['meeting']}]"
    more = rf"(?:,?\s+(?:{right})(?:\s+(?:{of}|{dated}))*|\s+{dated}|\s+{of}|\s+(?:{about})\s+(?:[\w'-]+\s+){{0,5}}?[\w'{SIGNS['topic']}{SIGNS['text']}-]+)"
    adjective = rf"(?:ministerial|ministerielles?|ministeriales|politique|political|existing|existant|vigente|de travail|de trabajo|multilateral|multilateraux|[{SIGNS['topic']}]|{SIGNS['actor']}|de {SIGNS['actor']}|du {SIGNS['actor']}|{opened})"
    return re.compile(
        rf"(?<!\w)(?P<left>(?:(?:{left})\s+|l'|{adjective}\s+|[{SIGNS['actor']}]\s+){{0,6}}"
        rf"(?:\w{{4,}}\s+)?)(?P<noun>{noun})(?P<and>\s+(?:and|et|y)\s+(?:{noun}))?"
        rf"(?P<adj>(?:\s+{adjective}){{0,3}})(?P<more>(?:{more}){{0,4}})"
    )


def _described(marked: Marked, lang: str) -> Iterator[_Mention]:
    for found in _phrase(lang).finditer(marked.text):
        start, pinpoint, end = _pinpoint(marked, found.start(), found.end(), lang)
        opened = grammar("references", "open", lang).search(found["left"] + found["adj"])
        plural = found["noun"].endswith("s") or found["and"]
        how = "open" if opened and plural else "described"
        yield _Mention(start, end, how, None, pinpoint)


def _pinpoint(marked: Marked, start: int, end: int, lang: str) -> tuple[int, str, int]:
    """The paragraph or article named beside a text, and the words that this adds."""
    before = _pin_before(lang).search(marked.text, max(0, start - 90), start)
    if before:
        return before.start(), _spelled(before["n"]), end
    after = _pin_after(lang).match(marked.text, end)
    if after:
        return start, _spelled(after["n"]), after.end()
    return start, "", end


@cache
def _pin_before(lang: str) -> re.Pattern[str]:
    paragraph = grammar("references", "paragraph", lang).pattern
    article = grammar("references", "article", lang).pattern
    number = rf"{_NUMBERS}(?:\s?(?:to|a|al|and|et|y|-|,)\s?{_NUMBERS})*|[ivxlc]{{1,7}}(?:[:.][0-9]+[a-z]?(?:\([a-z]\))?)?"
    return re.compile(
        rf"(?:(?:the\s+)?(?:{paragraph}|{article})\s+(?P<n>{number}))"
        rf"\s+(?:of|du|de|del|de la|des|de l')\s*(?:the\s+|la\s+|le\s+|los\s+|el\s+|l'|document\s+)*\Z"
    )


@cache
def _pin_after(lang: str) -> re.Pattern[str]:
    paragraph = grammar("references", "paragraph", lang).pattern
    article = grammar("references", "article", lang).pattern
    return re.compile(rf",?\s*\(?(?:{paragraph}|{article})\s+(?P<n>{_NUMBERS})\)?")


def _spelled(number: str) -> str:
    bare = re.sub(r"\s+", "", number)
    return bare.upper() if re.match(r"[ivxlc]+(?:[:.]|\Z)", bare) else bare


def _dated(marked: Marked, end: int) -> int:
    """Where a title ends with the day of its adoption."""
    found = re.compile(
        rf"\"?,?\s+(?:adopted|adopte|adoptee|adoptado|adoptada|of|du|de)\s+(?:on\s+|le\s+|el\s+)?{SIGNS['date']}"
    ).match(marked.text, end)
    return found.end() if found else end


def _reference(
    paragraph: Paragraph, marked: Marked, mention: _Mention, register: Register, home: Home
) -> Reference | None:
    if mention.how == "self":
        return None
    relation, cue = _relation(marked, mention, home.lang)
    begin = cue if mention.start - cue < 160 else mention.start
    span = marked.span(begin, mention.end)
    shown = Shown(
        span, " ".join(marked.view.text[slice(*marked.range(begin, mention.end))].split())
    )
    words = marked.words(mention.start, mention.end).strip(" \"'(,")
    if mention.symbol is not None:
        if str(mention.symbol) in home.symbols:
            return None
        target = (
            _by_name(register, str(mention.symbol)) or f"{PREFIXES['doc']}{mention.symbol.slug}"
        )
        return Reference(paragraph.id, relation, target, mention.pinpoint, "symbol", shown, (),
                         is_open=False, confidence=Decimal("0.99"))  # fmt: skip
    if mention.how == "open":
        return Reference(paragraph.id, relation, "", "", "open", shown, (), is_open=True,
                         confidence=Decimal("0.80"))  # fmt: skip
    found = resolve(register, words, dated=home.day, within=home.iri, lang=home.lang)
    return _resolved(paragraph, relation, mention, shown, found)


def _by_name(register: Register, symbol: str) -> str:
    found = resolve(register, symbol)
    return found.chosen.iri if found.chosen else ""


def _resolved(
    paragraph: Paragraph, relation: str, mention: _Mention, shown: Shown, found: Resolution
) -> Reference | None:
    texts = [c for c in found.candidates if c.kind not in ("body", "member", "group", "meeting")]
    if not texts:
        return None
    programmes = [c for c in texts if c.kind == "programme"]
    best = (
        found.chosen if found.chosen in texts else (programmes[0] if len(programmes) == 1 else None)
    )
    if best is None and len(texts) > 12:
        return None
    place = mention.pinpoint
    candidates = tuple(
        Candidate(c.iri, c.place, c.score, tuple(r.key for r in c.reasons)) for c in texts[:8]
    )
    return Reference(
        paragraph.id, relation, best.iri if best else "", place, mention.how, shown,
        () if best else candidates, is_open=False,
        confidence=best.score if best else texts[0].score / 2,
    )  # fmt: skip


def _relation(marked: Marked, mention: _Mention, lang: str) -> tuple[str, int]:
    """The relation that the nearest cue before a mention gives it, and where the cue begins."""
    start = max(0, mention.start - REACH)
    stop = max(marked.text.rfind(sign, start, mention.start) for sign in ";")
    start = max(start, stop + 1)
    plain, places = _unsigned(marked, start, mention.start)
    best = ("cites", mention.start, -1)
    for relation in RELATIONS:
        for cue in grammar("relations", relation, lang).finditer(plain):
            if cue.start() > best[2]:
                best = (relation, places[cue.start()], cue.start())
    return best[0], best[1]


def _unsigned(marked: Marked, start: int, end: int) -> tuple[str, list[int]]:
    """The folded words of a stretch, verbs and actions spelled out, with the way back."""
    from wtograph import phrases

    parts: list[str] = []
    places: list[int] = []
    for at in range(start, end):
        mark = marked.marks.get(at)
        said = marked.text[at]
        if mark and mark.kind in ("verb", "action"):
            said = phrases.plain(marked.view.text[mark.start : mark.end])
        parts.append(said)
        places.extend([at] * len(said))
    return "".join(parts), places
