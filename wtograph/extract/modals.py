"""Clauses carried by "shall" or a future: a body that is told, work that goes on, a bar."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wtograph.extract.marks import Marked, grammar
from wtograph.extract.subjects import (
    ALL_MEMBERS,
    Scene,
    Subject,
    clause_start,
    relative,
    run,
    told,
    words,
)
from wtograph.extract.verbs import VERB, stems, verbs

_FUTURE = {
    "fr": re.compile(r"(?<!\w)[a-z]{2,}r(?:a|ont|ons)(?!\w)"),
    "es": re.compile(r"(?<!\w)[a-z]{2,}r(?:an?|emos)(?!\w)"),
}
_PASSIVE = {
    "en": re.compile(
        r"\s+(?:not\s+)?(?:also\s+)?be\s+(?:\w+\s+)?\w+(?:ed|en|own|ept|eld|ade|et)\b"
    ),
    "fr": re.compile(r"\s+(?:pas\s+)?(?:\w+\s+)?\w+(?:e|ee|es|ees|is|ises?|its?|us?|ues?)\b"),
    "es": re.compile(r"\s+(?:\w+\s+)?\w+[aeiou]d[oa]s?\b"),
}
_KEPT_ON = frozenset(f"{VERB}{name}" for name in ("continue", "extend", "maintain"))
NEAR = 70


@dataclass(frozen=True, slots=True)
class Modal:
    """One such clause: its verb in the graph, where it begins, and who is told, if anybody."""

    verb: str
    begin: int
    start: int
    end: int
    actors: tuple[str, ...]
    voice: str


def modals(
    marked: Marked, start: int, end: int, scene: Scene, taken: Sequence[tuple[int, int]]
) -> Iterator[Modal]:
    """The clauses of a sentence carried by shall or a future that no other verb governs.

    `taken` are the places of the operative verbs: what is inside their clauses is theirs.
    """
    last = -1
    for found in _bound(marked, start, end, scene.lang):
        if any(begin <= found.start() < after for begin, after in taken):
            continue
        subject = told(marked, start, found.start(), scene.lang)
        governed = any(b < subject.begin and clause_start(marked, start, found.start()) <= b
                       for b, _ in taken)  # fmt: skip
        made = _modal(marked, start, found, subject, scene, governed=governed)
        if made and made.begin > last:
            last = made.begin
            yield made


def _bound(marked: Marked, start: int, end: int, lang: str) -> Iterator[re.Match[str]]:
    """The words that bind, in order: shall, is to; doit; a future with its accent."""
    found = list(grammar("clauses", "bound", lang).finditer(marked.text, start, end))
    for match in grammar("clauses", "may", lang).finditer(marked.text, start, end):
        if grammar("clauses", "no", lang).search(_around(marked, start, match)):
            found.append(match)
    if lang != "en":
        never = grammar("clauses", "never-future", lang)
        for match in _FUTURE[lang].finditer(marked.text, start, end):
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


def _modal(
    marked: Marked, start: int, found: re.Match[str], subject: Subject, scene: Scene,
    *, governed: bool,
) -> Modal | None:  # fmt: skip
    if subject.actors:
        return _of_actors(marked, found, subject, scene)
    if governed or relative(marked, start, found.start(), scene.lang):
        return None
    return _of_things(marked, found, subject, scene)


def _of_actors(
    marked: Marked, found: re.Match[str], subject: Subject, scene: Scene
) -> Modal | None:
    between = re.split(r"[,;:]", marked.text[subject.begin : found.start()])[-1].strip()
    between = _without_clitics(between, scene.lang)
    words_ = between.rsplit(" ", 1)[-1] if between else ""
    if grammar("clauses", "relative", scene.lang).fullmatch(words_):
        return None
    verb = _kept_on(marked, found, scene.lang) or settles(subject.actors, scene)
    return Modal(verb, subject.begin, found.start(), found.end(), subject.actors, "modal")


def _without_clitics(text: str, lang: str) -> str:
    if lang == "en":
        return text
    clitics = grammar("clauses", "clitic", lang)
    parts = text.split(" ")
    while parts and clitics.fullmatch(parts[-1]):
        parts.pop()
    return " ".join(parts)


def settles(actors: tuple[str, ...], scene: Scene) -> str:
    """A body told by another is instructed; who speaks and all Members settle it themselves."""
    own = set(actors) <= {scene.we, ALL_MEMBERS} or not any("/body/" in iri or "/programme/" in iri
                                                            for iri in actors)  # fmt: skip
    return (scene.formula or f"{VERB}decide") if own else f"{VERB}instruct"


def _kept_on(marked: Marked, found: re.Match[str], lang: str) -> str:
    """Continue or extend, if that is the verb behind shall or in the future."""
    for each in verbs(marked, found.start(), min(found.end() + 40, len(marked.text)), lang):
        if each.start <= found.end() + 1:
            verb = each.verb("finite", "infinitive")
            return verb if verb in _KEPT_ON else ""
    return ""


def _of_things(
    marked: Marked, found: re.Match[str], subject: Subject, scene: Scene
) -> Modal | None:
    """What happens to a thing: work goes on, reports are sent, an act is barred."""
    lang = scene.lang
    rest = marked.text[found.start() : found.end() + NEAR]
    verb = _kept_on(marked, found, lang)
    begin = subject.begin + len(marked.text[subject.begin : found.start()]) - len(
        marked.text[subject.begin : found.start()].lstrip())  # fmt: skip
    if _ours(marked, begin, found, lang):
        return Modal(verb or scene.formula or f"{VERB}undertake", begin, found.start(),
                     found.end(), (ALL_MEMBERS,), "modal")  # fmt: skip
    if verb:
        return Modal(verb, begin, found.start(), found.end(), (), "thing")
    if stems("inert", lang).search(rest):
        return None
    clause = marked.text[begin : found.end() + 12]
    if grammar("clauses", "no", lang).search(clause):
        return Modal(scene.formula or f"{VERB}decide", begin, found.start(), found.end(),
                     (ALL_MEMBERS,), "thing")  # fmt: skip
    agent = _agent(marked, found, lang)
    if agent:
        return Modal(settles(agent, scene), begin, found.start(), found.end(), agent, "thing")
    if grammar("clauses", "sent", lang).search(rest) or (
        grammar("clauses", "sent", lang).search(marked.text, found.start(), found.end())
    ):
        return Modal(f"{VERB}instruct", begin, found.start(), found.end(), (), "sent")
    return None


def _ours(marked: Marked, begin: int, found: re.Match[str], lang: str) -> bool:
    """Whether those who speak bind themselves: "we shall", "nous veillerons"."""
    if lang != "en":
        return found.group().endswith(("rons", "remos"))
    return re.search(r"(?<!\w)we(?:\s+\w+)?\s*\Z", marked.text[begin : found.start()]) is not None


def _agent(marked: Marked, found: re.Match[str], lang: str) -> tuple[str, ...]:
    """Who acts in a passive: "shall be reviewed by the Committee"."""
    if not _passive(marked, found, lang):
        return ()
    by = _by(lang).search(marked.text, found.end(), found.end() + 160)
    if not by:
        return ()
    span = by.start("run"), by.end("run")
    return tuple(mark.iris()[0] for _, mark in marked.within(*span, "actor"))


def _passive(marked: Marked, found: re.Match[str], lang: str) -> bool:
    return _PASSIVE[lang].match(marked.text, found.end()) is not None or (
        lang == "es" and marked.text[: found.start()].endswith("se ")
    )


@cache
def _by(lang: str) -> re.Pattern[str]:
    return re.compile(rf"{words('by', lang)}\s*(?P<run>{run(lang)})")
