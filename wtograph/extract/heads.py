"""Where the clauses of a sentence begin: its operative verbs, with subject and reach."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from wtograph.extract.marks import Marked, grammar
from wtograph.extract.modals import modals
from wtograph.extract.subjects import (
    ALL_MEMBERS,
    Scene,
    Subject,
    active,
    clause_start,
    relative,
    told,
    words,
)
from wtograph.extract.verbs import VERB, Found, verbs

DIRECTIVE = frozenset(
    f"{VERB}{name}"
    for name in ("instruct", "direct", "request", "call-upon", "urge", "invite", "encourage",
                 "permit", "empower")
)  # fmt: skip
BARE = frozenset(
    f"{VERB}{name}" for name in ("recall", "take-note", "note", "recognize", "welcome", "concerned")
)
"""Verbs that tell nobody anything."""


@dataclass(frozen=True, slots=True)
class Head:
    """One operative verb: its concept, its place in the marked text, and how far it reaches.

    `begin` is where the clause with its subject begins; `subject` who stands before the verb;
    `voice` is active, passive (the subject is told), or modal (shall, a future).
    """

    verb: str
    begin: int
    start: int
    end: int
    reach: int
    subject: tuple[str, ...]
    kind: str
    voice: str


def heads(marked: Marked, start: int, end: int, scene: Scene) -> tuple[Head, ...]:
    """The operative verbs of one sentence in order, each reaching to the next."""
    found: list[Head] = []
    for each in verbs(marked, start, end, scene.lang):
        if found and each.start < found[-1].end:
            continue
        made = _head(marked, start, each, scene, found)
        if made:
            found.append(made)
    if scene.orders:
        found = _with_modals(marked, start, end, scene, found)
    return tuple(_reaching(found, end))


def _reaching(found: list[Head], end: int) -> Iterator[Head]:
    for n, head in enumerate(found):
        after = found[n + 1].begin if n + 1 < len(found) else end
        yield replace(head, reach=max(after, head.end))


def _with_modals(
    marked: Marked, start: int, end: int, scene: Scene, found: list[Head]
) -> list[Head]:
    made = list(found)
    for modal in modals(marked, start, end, scene, [(h.begin, h.end) for h in found]):
        head = Head(modal.verb, modal.begin, modal.start, modal.end, end, modal.actors,
                    "actor" if modal.actors else "none", modal.voice)  # fmt: skip
        made.append(head)
    return sorted(made, key=lambda head: head.start)


def _head(
    marked: Marked, start: int, found: Found, scene: Scene, before: list[Head]
) -> Head | None:
    made = _passive(marked, start, found, scene) or _perfect(marked, start, found, scene)
    if made:
        return made
    kinds = ("finite", "past") if scene.minutes else ("finite",)
    verb = found.verb(*kinds)
    subject = active(marked, start, found.start, scene.lang) if verb else None
    if verb and subject is not None and _stands(subject, found, scene, before):
        return _active(verb, found, subject, scene)
    if verb := found.verb("infinitive"):
        return _infinitive(marked, start, verb, found, scene, before)
    return None


def _active(verb: str, found: Found, subject: Subject, scene: Scene) -> Head:
    actors = scene.subject if subject.kind == "it" else subject.actors
    return Head(verb, subject.begin, found.start, found.end, 0, actors, subject.kind, "active")


def _stands(subject: Subject, found: Found, scene: Scene, before: list[Head]) -> bool:
    """Whether a finite verb with this subject is an act of the text."""
    first_person = any(f.spelled.split()[0].endswith(("ons", "mos")) for f in found.forms)
    if subject.kind == "we" or (first_person and scene.lang != "en"):
        return True
    if subject.kind == "actor":
        return _speaks(subject.actors, scene)
    if subject.kind == "it":
        impersonal = scene.lang == "es"
        return impersonal or (bool(scene.subject) and _speaks(scene.subject, scene))
    if before and subject.opened in ("joint", "mark"):
        return subject.opened == "mark" or _same_row(before[-1], found, scene)
    return not before and not scene.minutes and subject.opened == "start" and _begins(found)


def _begins(found: Found) -> bool:
    """Whether a verb form without subject can open a paragraph: "Takes note", "Pide"."""
    return any(form.kind == "finite" for form in found.forms)


def _same_row(last: Head, found: Found, scene: Scene) -> bool:
    """Whether "and request" goes on with the acts of the body, not with what it told others."""
    if scene.lang != "en":
        return True
    third = any(f.spelled.split()[0].endswith("s") or f.kind == "past" for f in found.forms)
    return third or last.verb not in DIRECTIVE


def _speaks(actors: tuple[str, ...], scene: Scene) -> bool:
    known = {scene.we, ALL_MEMBERS}
    if scene.minutes:
        return bool(actors) and set(actors) <= known
    return any("/body/" in iri or iri in known for iri in actors)


def _infinitive(
    marked: Marked, start: int, verb: str, found: Found, scene: Scene, before: list[Head]
) -> Head | None:
    """ "To instruct the Secretariat", "De charger le Secrétariat" under "Decides:"."""
    if not scene.formula:
        return None
    gap = marked.text[start : found.start]
    alone = _ALONE[scene.lang].fullmatch(gap) is not None
    rows = before and before[-1].kind == "infinitive" and _row(scene.lang).search(gap)
    if not alone and not rows:
        return None
    begin = start + len(gap) - len(gap.lstrip()) if alone else found.start
    return Head(verb, begin, found.start, found.end, 0, (), "infinitive", "active")


_ALONE = {
    "en": re.compile(r"\W*(?:to\s+)?(?:also\s+|further\s+)?"),
    "fr": re.compile(r"\W*(?:de\s+|d'|a\s+)?"),
    "es": re.compile(r"\W*(?:a\s+|en\s+)?"),
}


@cache
def _row(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[,;]|{words('joint', lang)})\s*(?:to\s+|de\s+|d'|a\s+)?\Z")


@cache
def _auxiliary(kind: str, lang: str) -> re.Pattern[str]:
    adverb = words("adverb", lang)
    return re.compile(rf"(?P<be>{words(kind, lang)})\s+(?:{adverb}\s*){{0,3}}\Z")


_PAST_BE = re.compile(r"was|were|has been|have been|a ete|ont ete|fue|fueron|ha sido|han sido")


def _passive(marked: Marked, start: int, found: Found, scene: Scene) -> Head | None:
    """ "Members are invited to", "il est donné pour instruction au", "se encomienda al"."""
    kinds: tuple[str, ...] = ("participle",)
    low = max(start, found.start - 60)
    be = _auxiliary("be", scene.lang).search(marked.text[low : found.start])
    if not be and scene.lang == "es":
        be = _SE.search(marked.text[low : found.start])
        kinds = ("finite", "past") if scene.minutes else ("finite",)
    verb = found.verb(*kinds) if be else ""
    if not be or not verb:
        return None
    if not scene.minutes and _PAST_BE.match(be["be"]):
        return None
    place = low + be.start()
    subject = told(marked, start, place, scene.lang)
    chunk = subject.begin if subject.actors else clause_start(marked, start, place)
    if _nested(marked, chunk, place, subject, scene):
        return None
    return _passive_head(verb, found, subject, place, scene, marked)


_SE = re.compile(r"(?<!\w)(?P<be>se)\s+(?:les?\s+)?\Z")


def _nested(marked: Marked, chunk: int, place: int, subject: Subject, scene: Scene) -> bool:
    """Whether a passive stands in a clause of its own inside another: "which is requested"."""
    near = re.split(r"[,;:]", marked.text[chunk:place])[-1].strip()
    if subject.actors:
        last = grammar("clauses", "relative", scene.lang)
        tail = near.rsplit(" ", 1)[-1]
        return last.fullmatch(tail) is not None
    return relative(marked, chunk, place, scene.lang)


def _passive_head(
    verb: str, found: Found, subject: Subject, place: int, scene: Scene, marked: Marked
) -> Head | None:
    directive = verb in DIRECTIVE
    if not subject.actors:
        between = marked.text[subject.begin : place].strip(" ,")
        impersonal = grammar("clauses", "impersonal-subject", scene.lang).fullmatch(between)
        begin = subject.begin + len(marked.text[subject.begin : place]) - len(
            marked.text[subject.begin : place].lstrip())  # fmt: skip
        if directive or impersonal or not between:
            return Head(verb, begin, found.start, found.end, 0, (), "impersonal", "active")
        if scene.minutes:
            return None
        return Head(verb, begin, found.start, found.end, 0, (), "none", "passive")
    if not directive:
        speaks = _speaks(subject.actors, scene)
        return Head(verb, subject.begin, found.start, found.end, 0, subject.actors,
                    "actor", "active") if speaks else None  # fmt: skip
    return Head(verb, subject.begin, found.start, found.end, 0, subject.actors, "actor", "passive")


def _perfect(marked: Marked, start: int, found: Found, scene: Scene) -> Head | None:
    """ "Le Comité a pris note", "he encomendado": in minutes and in the words of the speaker."""
    verb = found.verb("participle")
    low = max(start, found.start - 60)
    have = _auxiliary("have", scene.lang).search(marked.text[low : found.start]) if verb else None
    if not have:
        return None
    place = low + have.start()
    subject = active(marked, start, place, scene.lang)
    if subject is None:
        return None
    mine = subject.kind == "we" or have["be"] in ("he", "ai")
    if not scene.minutes or not (mine or _acts(subject, scene, have["be"], start, place)):
        return None
    return _active(verb, found, subject, scene)


def _acts(subject: Subject, scene: Scene, have: str, start: int, place: int) -> bool:
    if subject.kind == "actor":
        return _speaks(subject.actors, scene)
    if subject.kind == "it":
        return _speaks(scene.subject, scene)
    return subject.opened != "start" and bool(scene.subject)
