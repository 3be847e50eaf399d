"""The parts of a clause: what is to be done, and the account to be given of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wtograph.extract.marks import Marked, grammar
from wtograph.extract.recipients import SESSION, reports, to_whom
from wtograph.extract.subjects import relative, words

_SIGN = re.compile(r"[\ue000-\ue007\W\d_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a marked text that states one effect.

    `begin` to `shown_end` are the words shown; `start` to `end` those read for times and aims;
    `whom` is an IRI, "we" for those who speak, or nothing; `account` says that a verb of
    reporting is used, not one of sending.
    """

    begin: int
    start: int
    end: int
    shown_end: int
    reports: bool
    whom: str
    account: bool = False


def parts(
    marked: Marked, begin: int, start: int, end: int, lang: str, *, sent: bool = False
) -> Iterator[Part]:
    """The part that says what is to be done, then the duty to report, if they are two."""
    end = _trimmed(marked, start, end, lang)
    found = reports(marked, start, end, lang)
    if not found:
        whom = _sent_to(marked, start, end, lang) if sent else ""
        yield Part(begin, start, end, _shown(marked, start, end, lang), sent, whom)
        return
    place, whom, joint = _chosen(marked, start, found, lang)
    if joint:
        stop = start + joint.start()
        yield Part(begin, start, stop, _shown(marked, start, stop, lang), False, "")
        second = start + joint.end("and")
        shown = _shown(marked, place, end, lang)
        yield Part(second, second, end, shown, True, whom, _tells(marked, place, lang))
    else:
        told = place >= 0
        shown = _shown(marked, start, end, lang)
        yield Part(begin, start, end, shown, told, whom, told and _tells(marked, place, lang))


def _tells(marked: Marked, place: int, lang: str) -> bool:
    near = marked.text[place : place + 30]
    return grammar("clauses", "report", lang).search(near) is not None


def _chosen(
    marked: Marked, start: int, found: list[tuple[int, int, str]], lang: str
) -> tuple[int, str, re.Match[str] | None]:
    """The account to be given: the first joined to what is to be done, else the first at all.

    Reports in a relative clause, "which the bodies may submit", are no duty: the place is -1.
    """
    for place, _, whom in found:
        joint = _joint(lang).search(marked.text[start:place])
        if joint and content(marked.text[start : start + joint.start()], lang) > 1:
            return place, whom, joint
    that = re.compile(rf"\s*{words('complement', lang)}").match(marked.text, start)
    start = that.end() if that else start
    for place, _, whom in found:
        aim = grammar("clauses", "aim", lang).search(marked.text, max(start, place - 30), place)
        if not aim and not relative(marked, start, place, lang):
            return place, whom, None
    return -1, "", None


@cache
def _joint(lang: str) -> re.Pattern[str]:
    """ "and", ";" right before a verb of reporting, with "to", "shall", "en lui" between."""
    small = {
        "en": rf"to|shall|will|then|thereafter|subsequently|it|{words('adverb', lang)}",
        "fr": rf"de|d'|a|il|elle|qu'il|qu'elle|{words('clitic', lang)}|{words('adverb', lang)}",
        "es": rf"que|a que|a|de|{words('clitic', lang)}|{words('adverb', lang)}",
    }[lang]
    joint = words("joint", lang)
    aside = rf"(?:(?:{small})\s*){{0,2}},\s*[^,;:.]{{1,70}},\s*"
    return re.compile(rf"(?P<and>[,;]?\s*(?<!\w)(?:{joint})(?:\s+|(?=,))|;\s*)(?:{aside})?"
                      rf"(?:(?:{small})\s*){{0,4}}\Z")  # fmt: skip


def _sent_to(marked: Marked, start: int, end: int, lang: str) -> str:
    to = to_whom(lang).search(marked.text, start, end)
    if to and to["session"]:
        return SESSION
    return marked.marks[to.start(to.lastgroup or 0)].iris()[0] if to else ""


def content(text: str, lang: str) -> int:
    """How many words of a stretch say something: no articles, no "the following", no signs."""
    bare = text
    for kind in ("connector", "adverb", "det", "complement"):
        bare = grammar("clauses", kind, lang).sub(" ", bare)
    return len(_SIGN.sub(" ", bare).split())


def _trimmed(marked: Marked, start: int, end: int, lang: str) -> int:
    """The end of a clause without the "and" that leads to the next."""
    text = marked.text[start:end].rstrip(" ,;:.")
    joint = re.search(rf"[\s,;]+(?:{words('joint', lang)}|{words('which', lang)})\s*\Z", text)
    return start + (joint.start() if joint else len(text)) if text else end


def _shown(marked: Marked, start: int, end: int, lang: str) -> int:
    """Where the words shown end: before "on the basis of" and the like."""
    basis = grammar("clauses", "basis", lang).search(marked.text, min(start + 15, end), end)
    stop = basis.start() if basis else end
    return start + len(marked.text[start:stop].rstrip(" ,;:.")) or end
