"""The parts of a clause: what is to be done, and the account to be given of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wtograph.extract.marks import Marked, grammar
from wtograph.extract.recipients import reports
from wtograph.extract.subjects import words

_SIGN = re.compile(r"[\ue000-\ue007\W\d_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a marked text that states one effect.

    `begin` to `shown_end` are the words shown; `start` to `end` those read for times and aims;
    `whom` is an IRI, "we" for those who speak, or nothing.
    """

    begin: int
    start: int
    end: int
    shown_end: int
    reports: bool
    whom: str


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
    place, _, whom = found[0]
    joint = _joint(lang).search(marked.text[start:place])
    if joint and content(marked.text[start : start + joint.start()], lang) > 1:
        stop = start + joint.start()
        yield Part(begin, start, stop, _shown(marked, start, stop, lang), False, "")
        second = start + joint.end("and")
        shown = _shown(marked, place, end, lang)
        yield Part(second, second, end, shown, True, whom)
    else:
        yield Part(begin, start, end, _shown(marked, start, end, lang), True, whom)


@cache
def _joint(lang: str) -> re.Pattern[str]:
    """ "and", ";" right before a verb of reporting, with "to", "shall", "en lui" between."""
    small = {
        "en": rf"to|shall|will|then|thereafter|subsequently|it|{words('adverb', lang)}",
        "fr": rf"de|d'|a|il|elle|qu'il|qu'elle|{words('clitic', lang)}|{words('adverb', lang)}",
        "es": rf"que|a que|a|de|{words('clitic', lang)}|{words('adverb', lang)}",
    }[lang]
    joint = words("joint", lang)
    return re.compile(rf"(?P<and>[,;]?\s*(?<!\w)(?:{joint})\s+|;\s*)(?:(?:{small})\s*){{0,4}}\Z")


def _sent_to(marked: Marked, start: int, end: int, lang: str) -> str:
    from wtograph.extract.recipients import _to

    to = _to(lang).search(marked.text, start, end)
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
    joint = re.search(rf"[\s,;]+(?:{words('joint', lang)})\s*\Z", text)
    return start + (joint.start() if joint else len(text)) if text else end


def _shown(marked: Marked, start: int, end: int, lang: str) -> int:
    """Where the words shown end: before "on the basis of" and the like."""
    basis = grammar("clauses", "basis", lang).search(marked.text, min(start + 15, end), end)
    stop = basis.start() if basis else end
    return start + len(marked.text[start:stop].rstrip(" ,;:.")) or end
