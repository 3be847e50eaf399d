"""Where a paragraph names texts: by symbol, by title or in words, with the place in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from wtograph import phrases
from wtograph.extract.marks import SIGNS, Mark, Marked, grammar
from wtograph.symbols import Symbol

NAMED = "/doc/agreement-"
_EVERY = "".join(SIGNS.values())
_NUMBERS = r"[0-9]{1,3}(?:\.[0-9]{1,3})*(?:\s?\(?[a-z]{1,4}\))*"
_SEVERAL = rf"{_NUMBERS}(?:\s?(?:to|a|al|and|et|y|-|,)\s?{_NUMBERS})*"
_ROMAN = r"[ivxlc]{1,7}(?:[:.][0-9]+[a-z]?(?:\s?\([a-z]\))?)?"
_PLACE = rf"(?:{_SEVERAL}|{_ROMAN})"
_OF = (
    r"\s+(?:(?:of|du|de|del|de la|des|de l')\s*"
    r"(?:the\s+|la\s+|le\s+|los\s+|el\s+|l'|document\s+)*)?"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a paragraph that name a text, by half-open places in its marked form.

    `how` is symbol, title, described, open (a set of texts) or self; `noun` is what the text is
    called, `pinpoint` the place in it as typed; `bare` words say nothing more than the noun.
    """

    start: int
    end: int
    how: str
    noun: str = ""
    symbol: Symbol | None = None
    mark: Mark | None = None
    pinpoint: str = ""
    bare: bool = False
    said: bool = False


def mentions(marked: Marked, lang: str) -> tuple[Mention, ...]:
    """The mentions of one paragraph in order; none lies in another."""
    own = (Mention(m.start(), m.end(), "self")
           for m in grammar("references", "self", lang).finditer(marked.text))  # fmt: skip
    cores = _apart(
        (*own, *_titles(marked, lang), *_programmes(marked, lang), *_described(marked, lang))
    )
    named = _apart((*_symbols(marked, cores, lang), *cores))
    return tuple(m for each in named for m in _listed(marked, _pinned(marked, each, lang), lang))


def _listed(marked: Marked, mention: Mention, lang: str) -> Iterator[Mention]:
    """The mention, after another of its places, as in "Articles IV:2 and XII of the Agreement"."""
    more = mention.pinpoint and _and_before(lang).search(
        marked.text, max(0, mention.start - 80), mention.start
    )
    if more:
        part = f".{_typed(more['p'])}" if more["p"] else ""
        sign = ":" if more["n"].isalpha() else "."
        place = _typed(more["n"]) + part.replace(".", sign, 1)
        yield replace(mention, start=more.start(), end=mention.start, pinpoint=place)
    yield mention


@cache
def _and_before(lang: str) -> re.Pattern[str]:
    paragraph, article = (
        grammar("references", kind, lang).pattern for kind in ("paragraph", "article")
    )
    return re.compile(
        rf"(?:(?:the|le|la|les|el|los)\s+)?(?:(?:{paragraph})\s+(?P<p>{_NUMBERS}){_OF})?"
        rf"(?:l')?(?:{article})\s+(?P<n>{_PLACE})\s*(?:,|and|et|y)\s+(?:of |de |a |du |del )?\Z"
    )


def _apart(several: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions in order, the longest of those that begin together, without overlaps."""
    kept: list[Mention] = []
    for each in sorted(several, key=lambda m: (m.start, -m.end, m.how == "described")):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _titles(marked: Marked, lang: str) -> Iterator[Mention]:
    further = _further(lang)
    for place, mark in marked.within(0, len(marked.text), "text"):
        if _DEFINED.search(marked.text, max(0, place - 12), place):
            continue  # (the "WTO Agreement"): what the text before it is called from here on
        if not _names_text(marked, mark, lang):
            continue
        if more := further.match(marked.text, place + 1):
            yield Mention(place, more.end(), "described", mark.kind)
            continue
        adopted = _ADOPTED.match(marked.text, place + 1)
        yield Mention(place, adopted.end() if adopted else place + 1, "title", mark=mark)


def _names_text(marked: Marked, mark: Mark, lang: str) -> bool:
    """Whether the words of a title can only be one: not "fisheries subsidies", unless quoted."""
    sure = any(NAMED in iri for iri in mark.iris()) or bool(mark.iris("programme"))
    words = phrases.plain(marked.view.text[mark.start : mark.end])
    quoted = marked.view.text[: mark.start].rstrip().endswith('"')
    return sure or quoted or bool(grammar("references", "noun", lang).search(words))


def _programmes(marked: Marked, lang: str) -> Iterator[Mention]:
    """ "The Work Programme": a topic too, and so one sign."""
    noun = "programa" if lang == "es" else "programme"
    for place, mark in marked.within(0, len(marked.text), "topic"):
        if any(iri.endswith("/topic/work-programme") for iri in mark.iris("topic")):
            capital = marked.view.text[mark.start].isupper()
            yield Mention(place, place + 1, "described", noun, bare=True, said=capital)


@cache
def _further(lang: str) -> re.Pattern[str]:
    """What a name such as "the Bali Decision" is on: it tells one decision from another."""
    about = grammar("references", "about", lang).pattern
    return re.compile(rf"\s+(?:{about})\s+(?:[\w'{SIGNS['topic']}-]+\s?){{1,8}}")


_DEFINED = re.compile(r"\(\s*(?:the|l'|le|la|el|en adelante,?)?\s*\"\s*(?:the|l'|le|la|el)?\s*\Z")
_ADOPTED = re.compile(
    r"\"?,?\s+(?:adopted|adopte|adoptee|adoptado|adoptada|of|du|de)\s+"
    rf"(?:(?:by|par|por)\s+(?:(?:the|le|la|les|el|los)\s+|l')?"
    rf"(?:{SIGNS['actor']}|ministers|ministres|ministros)\s+)?"
    r"(?:on\s+|le\s+|el\s+)?" + SIGNS["date"]
)


def _symbols(marked: Marked, cores: tuple[Mention, ...], lang: str) -> Iterator[Mention]:
    """Symbols, each with the words that name its text just before it."""
    last = -1
    for place, mark in marked.within(0, len(marked.text), "symbol"):
        if last >= 0 and _SAME.fullmatch(marked.text, last, place):
            last = place + 1  # another symbol of the same text
            continue
        name = _name(marked, [c for c in cores if last < c.end <= place], place, lang)
        last = place + 1
        start = name.start if name else place
        noun = name.noun if name else ""
        yield Mention(start, _closed(marked.text, start, last), "symbol", noun, mark.symbol)


def _name(marked: Marked, cores: list[Mention], place: int, lang: str) -> Mention | None:
    """The words that name a symbol's text: the last before it, or a longer name they end."""
    if not cores or cores[-1].how == "self":
        return None
    if not _joins(lang).fullmatch(marked.text, cores[-1].end, place):
        return None
    chosen = cores[-1]
    for core, following in zip(cores[-2::-1], cores[:0:-1], strict=False):
        between = marked.text[core.end : following.start].split()
        dated = any(s in marked.text[core.start : core.end] for s in _DATED) or core.mark
        whole = _NAME.fullmatch(marked.text, core.end, place)
        if not whole or not dated or _AND.intersection(between[-3:]) or core.how == "self":
            break
        chosen = core
    return chosen


_DATED = (SIGNS["date"], SIGNS["meeting"])
_AND = frozenset(("and", "et", "y", "e"))
_NAME = re.compile(
    rf"[^.;:(,{SIGNS['verb']}{SIGNS['symbol']}{SIGNS['date']}]{{0,180}}\(\s*(?:\w+\s+)?"
)


def _closed(text: str, start: int, end: int) -> int:
    """Where a mention ends, with the bracket that it opened."""
    return end + 1 if text[end : end + 1] == ")" and "(" in text[start:end] else end


_SAME = re.compile(r"\s*[-–/(]\s*")


@cache
def _joins(lang: str) -> re.Pattern[str]:
    """What may stand between a name and its symbol: "(", "contained in document "."""
    join = grammar("references", "join", lang).pattern
    return re.compile(rf"(?:[^.;:(){_EVERY}]{{0,70}}\(\s*|,?\s*)(?:(?:{join})\s+)*")


@cache
def _phrase(lang: str) -> re.Pattern[str]:
    """A text described in words: determiners, a noun, and what is said of it."""
    noun, left, opened, said, right, about = (
        grammar("references", kind, lang).pattern
        for kind in ("noun", "left", "open", "said", "right", "about")
    )
    spot = grammar("references", "spot").pattern
    the = r"(?:the|la|el|le|les|los|las|its|our|l')"
    dated = (
        r"(?:of|du|de|del|dated|le|on|el|en|at|a|in|from)\s+(?:the\s+)?"
        rf"(?:[{SIGNS['date']}{SIGNS['meeting']}]|{spot})"
    )
    of = (
        r"(?:of|by|du|de la|de|del|des|par la|par le|par l'|por la|por el|at|a|lors de la|en|in)\s*"
        rf"(?:{the}\s*)?(?:\w+\s+){{0,3}}?[{SIGNS['actor']}{SIGNS['meeting']}]"
    )
    thing = (
        rf"(?:[{SIGNS['topic']}{SIGNS['text']}{SIGNS['action']}]"
        rf"|(?:{noun})(?:\s+(?:de travail|de trabajo))?|[\w'-]{{4,}})"
    )
    more = (
        rf"(?:,?\s+(?:{right})(?:\s+(?:{of}|{dated}))*|\s+{dated}|\s+{of}"
        rf'|\s+(?:{about})\s+"[^"\n]{{3,140}}"'
        rf"|\s+(?:{about})\s*(?:{the}\s*)?(?:[\w'-]+\s+){{0,2}}?{thing}"
        rf"(?:\s+(?:of|de|des|du|del|a|aux|and|et|y)\s+(?:{the}\s+)?(?:[\w'-]{{4,}}\s+)?{thing}){{0,2}})"
    )
    adjective = (
        r"(?:ministerial|ministerielles?|ministeriales|politique|political|de travail|de trabajo"
        rf"|multilateral|multilateraux|[{SIGNS['topic']}]|(?:de |du )?{SIGNS['actor']}"
        rf"|{opened}|{said}|{spot})"
    )
    return re.compile(
        rf"(?<!\w)(?P<left>(?:(?:{left})\s+|l'|{adjective}\s+|[{SIGNS['actor']}]\s+"
        rf"|[{SIGNS['meeting']}]\s+){{0,6}}"
        rf"(?:\w{{4,}}\s+)?)(?P<noun>{noun})(?P<and>\s+(?:and|et|y)\s+(?:{noun}))?"
        rf"(?P<adj>(?:\s+{adjective}){{0,3}})(?P<more>(?:{more}){{0,4}})"
    )


_CONJUNCTION = re.compile(r"(?:(?:and|et|y)\s+)?")


def _described(marked: Marked, lang: str) -> Iterator[Mention]:
    opens, said = (grammar("references", kind, lang) for kind in ("open", "said"))
    for found in _phrase(lang).finditer(marked.text):
        around = found["left"] + found["adj"]
        joined = _CONJUNCTION.match(found[0])
        start = found.start() + (joined.end() if joined else 0)
        several = found["noun"].endswith("s") or found["and"]
        how = "open" if several and opens.search(around) else "described"
        at = marked.places[found.start("noun")]
        capital = marked.view.text[at : at + 1].isupper() and at > 0
        bare = not found["more"] and not any(sign in found[0] for sign in _EVERY)
        yield Mention(
            start, found.end(), how, found["noun"], bare=bare,
            said=capital or bool(said.search(around)),
        )  # fmt: skip


def _pinned(marked: Marked, mention: Mention, lang: str) -> Mention:
    """The mention with the paragraph or article named beside it."""
    before = _before(lang).search(marked.text, max(0, mention.start - 90), mention.start)
    if before:
        part = _part_before(lang).search(marked.text, max(0, before.start() - 60), before.start())
        place = _typed(before["n"])
        if part:
            sign = ":" if before["n"].isalpha() else "."
            return replace(
                mention, start=part.start(), pinpoint=f"{place}{sign}{_typed(part['n'])}"
            )
        return replace(mention, start=before.start(), pinpoint=place)
    after = _after(lang).match(marked.text, mention.end)
    if after:
        return replace(mention, end=after.end(), pinpoint=_typed(after["n"]))
    return mention


@cache
def _before(lang: str) -> re.Pattern[str]:
    paragraph, article = (
        grammar("references", kind, lang).pattern for kind in ("paragraph", "article")
    )
    return re.compile(
        rf"(?:(?<!\w)(?:the|le|la|les|el|los|l')\s*)?(?<!\w)(?:{paragraph}|{article})"
        rf"\s+(?P<n>{_PLACE}){_OF}\Z"
    )


@cache
def _part_before(lang: str) -> re.Pattern[str]:
    paragraph = grammar("references", "paragraph", lang).pattern
    return re.compile(
        rf"(?:(?<!\w)(?:the|le|la|les|el|los)\s+)?(?<!\w)(?:{paragraph})\s+(?P<n>{_SEVERAL}){_OF}\Z"
    )


@cache
def _after(lang: str) -> re.Pattern[str]:
    paragraph, article = (
        grammar("references", kind, lang).pattern for kind in ("paragraph", "article")
    )
    return re.compile(rf",?\s*\(?(?:{paragraph}|{article})\s+(?P<n>{_NUMBERS})\)?")


def _typed(number: str) -> str:
    """A place as typed: "2 to 5" is 2-5, "iv:2" is IV:2."""
    ranged = re.sub(r"\s+(?:to|a|al)\s+", "-", number)
    listed = re.sub(r"\s*(?:,|\b(?:and|et|y)\b)\s*", ",", ranged)
    bare = re.sub(r"(?<=[0-9)])\(?([a-z]{1,4})\)", r"(\1)", re.sub(r"\s+", "", listed))
    roman = re.match(r"[ivxlc]+(?=[:.]|\Z)", bare)
    return roman[0].upper() + bare[roman.end() :] if roman else bare
