"""Clauses carried by "shall" or a future: who is told, also by "it shall" and "and shall"."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from wtograph.extract.binding import Modal, Taken, binding_words, kept_on, settles
from wtograph.extract.marks import Marked, grammar
from wtograph.extract.subjects import (
    ACTOR,
    GAP,
    Scene,
    Subject,
    clause_start,
    relative,
    told,
    words,
)
from wtograph.extract.things import of_things
from wtograph.extract.verbs import VERB

_FUTURE = {
    "fr": re.compile(r"(?<!\w)[a-z]{2,}r(?:a|ont|ons)(?!\w)"),
    "es": re.compile(r"(?<!\w)[a-z]{2,}r(?:an?|emos)(?!\w)"),
}
TELLING = frozenset(f"{VERB}{name}" for name in ("take-note", "welcome", "recall", "recognize"))
AUXILIARY = 26


def modals(
    marked: Marked, start: int, end: int, scene: Scene, taken: Sequence[Taken]
) -> Iterator[Modal]:
    """The clauses of a sentence carried by shall or a future that no other verb governs.

    `taken` are the operative verbs: what is inside their clauses is theirs.
    """
    known = list(taken)
    for found in _bound(marked, start, end, scene.lang):
        if any(_inside(marked, found, each) for each in taken):
            continue
        subject = _which(marked, start, found, scene.lang) or told(
            marked, start, found.start(), scene.lang
        )
        before = [each for each in known if each.end <= found.start()]
        if any(_of_that(marked, each, subject) for each in before):
            continue
        made: Modal | None
        if subject.opened == "which":
            made = _of_which(marked, start, found, subject, scene,
                             before[-1].verb if before else "")  # fmt: skip
        elif subject.actors and not any(each.begin == subject.begin for each in before):
            made = _of_actors(marked, start, found, subject, scene)
        else:
            made = _shared(marked, start, found, scene, before)
            made = made or _bare(marked, start, found, subject, scene, before)
        if made and not any(each.begin == made.begin for each in before):
            known.append(Taken(made.begin, made.start, made.end, made.actors, -1, made.verb))
            yield made


def _which(marked: Marked, start: int, found: re.Match[str], lang: str) -> Subject | None:
    """A duty told in passing: "by the General Council, which shall report to Ministers"."""
    gap = _passing(lang).search(marked.text[max(start, found.start() - 30) : found.start()])
    if not gap or not _tells(marked, found, lang):
        return None
    at = found.start() - len(gap.group())
    return Subject(found.start(), marked.marks[at].iris()[:1], "actor", "which")


def _tells(marked: Marked, found: re.Match[str], lang: str) -> bool:
    """Whether a verb of reporting follows, or is the word itself."""
    near = marked.text[found.start() : found.end() + 30]
    return grammar("clauses", "report", lang).search(near) is not None


@cache
def _passing(lang: str) -> re.Pattern[str]:
    clitic = rf"(?:{words('clitic', lang)}\s*){{0,2}}" if lang != "en" else ""
    return re.compile(rf"{ACTOR},\s+{words('which', lang)}\s+{clitic}\Z")


def _of_which(
    marked: Marked, start: int, found: re.Match[str], subject: Subject, scene: Scene, last: str
) -> Modal:
    verb = (
        last
        if last and last not in TELLING
        else settles(subject.actors, scene, binding=binding_words(marked, start, found, scene.lang))
    )
    return Modal(verb, subject.begin, found.start(), found.end(), subject.actors, "modal", "actor")


def _of_that(marked: Marked, taken: Taken, subject: Subject) -> bool:
    """Whether a subject is the first after "that": "it is agreed that, meanwhile, Members"."""
    if not 0 <= taken.that <= subject.begin or not subject.actors:
        return False
    return ACTOR not in marked.text[taken.that : subject.begin]


def _inside(marked: Marked, found: re.Match[str], taken: Taken) -> bool:
    """Whether a modal belongs to the verb itself: "shall be requested"."""
    if found.start() >= taken.start:
        return found.start() < taken.end
    between = marked.text[found.start() : taken.start]
    return found.start() >= taken.begin and len(between) < AUXILIARY and "," not in between


def _bare(
    marked: Marked, start: int, found: re.Match[str], subject: Subject, scene: Scene,
    before: Sequence[Taken],
) -> Modal | None:  # fmt: skip
    """A clause about a thing, if no verb before governs it."""
    low = clause_start(marked, start, found.start())
    governed = any(low <= each.begin < found.start() for each in before)
    if subject.actors or governed or relative(marked, start, found.start(), scene.lang):
        return None
    return of_things(marked, start, found, subject, scene)


@cache
def _open(lang: str) -> re.Pattern[str]:
    """What stands between two verbs of one subject: "and", "and it", ", and also"; or a start."""
    adverb, joint = words("adverb", lang), words("joint", lang)
    clitic = (
        rf"(?P<clitic>(?:{words('clitic', lang)}\s*){{0,3}})" if lang != "en" else "(?P<clitic>)"
    )
    pronoun = rf"(?:(?P<pronoun>{words('third', lang)})\s+)?"
    opened = rf"(?P<start>\A{GAP})|(?P<joint>[,;]\s*(?:{joint}\s+)?|(?<!\w){joint}\s+)"
    return re.compile(rf"(?:{opened})(?:{adverb},?\s*){{0,3}}{pronoun}(?:{adverb},?\s*){{0,2}}"
                      rf"(?:,[^,;:.]{{1,120}},\s*)?{clitic}\Z")  # fmt: skip


def _shared(
    marked: Marked, start: int, found: re.Match[str], scene: Scene, before: Sequence[Taken]
) -> Modal | None:
    """ "It shall ...", "... and shall ...": the subject is that of the clause before."""
    low = max(start, found.start() - 160)
    gap = _open(scene.lang).search(marked.text[low : found.start()])
    actors = next((each.told for each in reversed(before) if each.told), ()) or scene.told
    if not gap or not actors or (gap["start"] is not None and low > start):
        return None
    alone = gap["start"] is not None and not gap["pronoun"]
    if alone and (scene.lang == "en" or "se" in gap["clitic"].split() or _ours_ends(found)):
        return None
    if not gap["pronoun"] and not alone and not any(each.told for each in before):
        return None
    verb = kept_on(marked, found, scene.lang) or settles(
        actors, scene, binding=binding_words(marked, start, found, scene.lang)
    )
    begin = low + (gap.end("joint") if gap["joint"] else gap.end("start"))
    return Modal(verb, begin, found.start(), found.end(), actors, "modal", "it")


def _ours_ends(found: re.Match[str]) -> bool:
    return found.group().endswith(("rons", "remos"))


def _bound(marked: Marked, start: int, end: int, lang: str) -> Iterator[re.Match[str]]:
    """The words that bind, in order: shall, is to; doit; a future with its accent."""
    found = list(grammar("clauses", "bound", lang).finditer(marked.text, start, end))
    for match in grammar("clauses", "may", lang).finditer(marked.text, start, end):
        if grammar("clauses", "no", lang).search(_around(marked, start, match)):
            found.append(match)
    if lang != "en":
        never = grammar("clauses", "never-future", lang)
        taken = {match.start() for match in found}
        for match in _FUTURE[lang].finditer(marked.text, start, end):
            if match.start() in taken:
                continue
            may = grammar("clauses", "may", lang).match(marked.text, match.start())
            if never.fullmatch(match.group()) is None and not may and _future(marked, match, lang):
                found.append(match)
    return iter(sorted(found, key=lambda m: m.start()))


def _around(marked: Marked, start: int, match: re.Match[str]) -> str:
    """The words from the beginning of a clause to a little after a modal."""
    return marked.text[clause_start(marked, start, match.start()) : match.end() + 5]


def _future(marked: Marked, match: re.Match[str], lang: str) -> bool:
    """Whether the last vowel bears the accent of a future; French futures have none."""
    written = unicodedata.normalize("NFC", marked.words(*match.span())).casefold()
    return lang == "fr" or written.endswith(("rá", "rán", "remos"))


def _of_actors(
    marked: Marked, start: int, found: re.Match[str], subject: Subject, scene: Scene
) -> Modal | None:
    between = re.split(r"[,;:]", marked.text[subject.begin : found.start()])[-1].strip()
    between = _without_clitics(between, scene.lang)
    words_ = between.rsplit(" ", 1)[-1] if between else ""
    if grammar("clauses", "relative", scene.lang).fullmatch(words_):
        return None
    verb = kept_on(marked, found, scene.lang) or settles(
        subject.actors, scene, binding=binding_words(marked, start, found, scene.lang)
    )
    return Modal(verb, subject.begin, found.start(), found.end(), subject.actors, "modal", "actor")


def _without_clitics(text: str, lang: str) -> str:
    if lang == "en":
        return text
    clitics = grammar("clauses", "clitic", lang)
    parts = text.split(" ")
    while parts and clitics.fullmatch(parts[-1]):
        parts.pop()
    return " ".join(parts)
