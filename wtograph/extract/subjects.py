"""What stands before a verb: where its clause opens, and who is its subject."""

import re
from dataclasses import dataclass
from functools import cache

from wtograph.extract.marks import SIGNS, Marked, grammar
from wtograph.vocab import PREFIXES

ACTOR = SIGNS["actor"]
GAP = "[^\\w\ue000-\ue007]*"
"""Signs between words that stand for nothing found."""
ALL_MEMBERS = f"{PREFIXES['wtog']}AllMembers"
WINDOW = 320
LONGEST = 900  # letters between the subject of a clause and its verb


@dataclass(frozen=True, slots=True)
class Scene:
    """Who speaks and how: in minutes only what the body itself did counts.

    `formula` is the verb of "Decides:" above the paragraphs; `subject` who the sentence before
    was about, for "it", and `told` who was told there, for "it shall"; `orders` whether "shall"
    orders here, as in decisions and drafts of them.
    """

    lang: str
    we: str
    minutes: bool = False
    formula: str = ""
    subject: tuple[str, ...] = ()
    orders: bool = True
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb: where its clause begins, the actors, and the kind of subject.

    `kind` is we, it, actor or none; `opened` how the clause opens: start, mark or joint.
    """

    begin: int
    actors: tuple[str, ...]
    kind: str
    opened: str


def words(kind: str, lang: str) -> str:
    """The phrases of one kind of the table of clauses as one pattern, whole words only."""
    return grammar("clauses", kind, lang).pattern


@cache
def run(lang: str) -> str:
    """Actors in a row: "the Council for Trade in Goods, the Committee and all Members"."""
    det, joint = words("det", lang), words("with", lang)
    word = rf"(?:(?!{words('prep', lang)})\w+\s)?"
    one = rf"(?:{det}\s*)*{word}(?:{det}\s*)*{ACTOR}(?:\s?\([^()]{{1,40}}\))?"
    return rf"{one}(?:(?:,\s*(?:{joint}\s+)?|\s+{joint}\s+){one}){{0,9}}"


@cache
def lead(lang: str) -> str:
    """A time limit before the subject, with no mark after it: "By 1 July 2024 the Secretariat"."""
    return rf"{words('lead', lang)}\s(?:[^\W\d]+\s){{0,4}}?(?:{SIGNS['date']}|[12][0-9]{{3}})"


@cache
def fronted(lang: str) -> re.Pattern[str]:
    """How a clause opens with a time limit: "Until a solution is found, Members ..."."""
    return re.compile(rf"(?:{words('meanwhile', lang)},?\s*)?(?:{words('limit', lang)})")


@cache
def between(lang: str) -> re.Pattern[str]:
    """A time limit between a subject and its verb: "The Committee, by 1 July 2025, shall"."""
    return re.compile(rf",\s*(?P<limit>{words('limit', lang)}[^,;:.]{{1,120}}),")


@cache
def opening(lang: str) -> str:
    """Where a clause may open: at the start, after a mark, after "and"."""
    joint, adverb = words("joint", lang), words("adverb", lang)
    return (
        rf"(?P<open>\A{GAP}(?:{lead(lang)}\s+)?|[;:.]\s*(?:{joint}\s+)?"
        rf"|,\s*(?:{joint}\s+)?|(?<!\w){joint}\s+)(?:{adverb},?\s*){{0,4}}"
    )


@cache
def _before(lang: str) -> re.Pattern[str]:
    adverb, subject = words("adverb", lang), words("subject", lang)
    aside = r"(?:,[^;:.]{1,170},)?"
    clitic = rf"(?:{words('clitic', lang)}\s*){{0,2}}" if lang != "en" else ""
    return re.compile(
        rf"{opening(lang)}(?:(?P<pronoun>{subject}){aside}|(?P<run>{run(lang)}){aside})?\s*"
        rf"(?:,?\s*{adverb},?\s*){{0,4}}{clitic}\s*\Z"
    )


def active(marked: Marked, start: int, place: int, lang: str) -> Subject | None:
    """The subject right before a finite verb, or nothing if no clause can open there."""
    low = max(start, place - WINDOW)
    found = _before(lang).search(marked.text[low:place])
    if not found or (low > start and found["open"] is not None and found.start() == 0):
        return None
    opened = _opened(found["open"], at_start=low + found.start() == start)
    begin = low + found.end("open")
    if found["run"]:
        span = low + found.start("run"), low + found.end("run")
        actors = tuple(mark.iris()[0] for _, mark in marked.within(*span, "actor"))
        return Subject(span[0], actors, "actor", opened)
    pronoun = (found["pronoun"] or "").strip()
    if pronoun:
        kind = "it" if grammar("clauses", "third", lang).fullmatch(pronoun) else "we"
        return Subject(low + found.start("pronoun"), (), kind, opened)
    return Subject(begin, (), "none", opened)


def _opened(sign: str, *, at_start: bool) -> str:
    if at_start and not sign.strip():
        return "start"
    bare = sign.strip()
    if bare[:1] in (";", ":", "."):
        return "start"
    return "mark" if bare.startswith(",") else ("joint" if bare else "start")


@cache
def _runs(lang: str) -> re.Pattern[str]:
    return re.compile(rf"{opening(lang)}(?P<run>{run(lang)})")


def told(marked: Marked, start: int, place: int, lang: str) -> Subject:
    """The actors that a passive or a "shall" is about: the last row of them that opens a clause."""
    low = clause_start(marked, start, place)
    best = Subject(low, (), "none", "start")
    cut = max(low, place - LONGEST)
    amid, low = cut > low, cut
    for found in _runs(lang).finditer(marked.text[low:place]):
        if amid and found.start() == 0:
            continue
        span = low + found.start("run"), low + found.end("run")
        actors = tuple(mark.iris()[0] for _, mark in marked.within(*span, "actor"))
        opened = _opened(found["open"], at_start=found.start() == 0)
        best = Subject(span[0], actors, "actor", opened)
    return best


def clause_start(marked: Marked, start: int, place: int) -> int:
    """Where the part of the sentence begins that holds a place: after the last ; or :"""
    return max(start, *(marked.text.rfind(sign, start, place) + 1 for sign in ";:"))


def relative(marked: Marked, start: int, place: int, lang: str) -> bool:
    """Whether the words right before a place belong to a clause with which, que, dont and so on."""
    near = re.split(r"[,;:]", marked.text[max(start, place - LONGEST) : place])[-1]
    return grammar("clauses", "relative", lang).search(near) is not None
