"""What a text orders of things: work goes on, reports are sent, an act is barred."""

import re
from functools import cache

from wtograph.extract.binding import Modal, binding_words, kept_on, settles
from wtograph.extract.marks import Marked, grammar
from wtograph.extract.subjects import ALL_MEMBERS, Scene, Subject, run, words
from wtograph.extract.verbs import VERB, stems

_PASSIVE = {
    "en": re.compile(
        r"\s+(?:not\s+)?(?:also\s+)?be\s+(?:\w+\s+)?\w+(?:ed|en|own|ept|eld|ade|et)\b"
    ),
    "fr": re.compile(r"\s+(?:pas\s+)?(?:\w+\s+)?\w+(?:e|ee|es|ees|is|ises?|its?|us?|ues?)\b"),
    "es": re.compile(r"\s+(?:\w+\s+)?\w+[aeiou]d[oa]s?\b"),
}
NEAR = 70


def of_things(
    marked: Marked, start: int, found: re.Match[str], subject: Subject, scene: Scene
) -> Modal | None:
    """What happens to a thing: work goes on, reports are sent, an act is barred."""
    before = marked.text[subject.begin : found.start()]
    begin = subject.begin + len(before) - len(before.lstrip())
    verb = kept_on(marked, found, scene.lang)
    settled = scene.formula or f"{VERB}decide"
    place = (begin, found.start(), found.end())
    if _ours(marked, begin, found, scene.lang):
        ours = verb or scene.formula or f"{VERB}undertake"
        return Modal(ours, *place, (ALL_MEMBERS,), "modal")
    if verb:
        return Modal(verb, *place, (), "thing")
    if _ends_norm(marked, begin, found, scene.lang):
        return Modal(settled, *place, (ALL_MEMBERS,), "thing")
    if stems("inert", scene.lang).search(_rest(marked, found)):
        return None
    if grammar("clauses", "no", scene.lang).search(marked.text[begin : found.end() + 12]):
        return Modal(settled, *place, (ALL_MEMBERS,), "thing")
    return _done(marked, start, found, scene, begin)


def _rest(marked: Marked, found: re.Match[str]) -> str:
    """The words after a modal, within its sentence."""
    return re.split(r"[;.]\s", marked.text[found.start() : found.end() + NEAR])[0]


def _done(
    marked: Marked, start: int, found: re.Match[str], scene: Scene, begin: int
) -> Modal | None:
    """What is to be done with a thing: by a body, sent to one, by a day, or in the passive."""
    lang, rest = scene.lang, _rest(marked, found)
    place = (begin, found.start(), found.end())
    settling = binding_words(marked, start, found, lang)
    agent = _agent(marked, found, lang)
    if agent:
        return Modal(settles(agent, scene, binding=settling), *place, agent, "thing")
    sent = grammar("clauses", "sent", lang)
    if sent.search(rest) or sent.search(marked.text, max(0, found.start() - 3), found.end()):
        return Modal((settling and scene.formula) or f"{VERB}instruct", *place, (), "sent")
    dated = any(True for _ in marked.within(found.end(), found.end() + len(rest), "date"))
    if dated or _passive(marked, found, lang):
        return Modal(scene.formula or f"{VERB}decide", *place, (ALL_MEMBERS,), "thing")
    return None


def _ends_norm(marked: Marked, begin: int, found: re.Match[str], lang: str) -> bool:
    """Whether a moratorium is said to end: "the moratorium shall expire"."""
    if not grammar("clauses", "lapse", lang).search(marked.text, found.start(), found.end() + 20):
        return False
    return (
        grammar("clauses", "lapsing", lang).search(marked.text[begin : found.start()]) is not None
    )


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
