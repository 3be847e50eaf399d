"""Passives and perfects: "Members are invited to", "the Committee has taken note"."""

import re
from functools import cache

from wtograph.extract.acts import DIRECTIVE, Head, active_head, speaks
from wtograph.extract.marks import Marked, grammar
from wtograph.extract.subjects import (
    GAP,
    Scene,
    Subject,
    active,
    clause_start,
    relative,
    told,
    words,
)
from wtograph.extract.verbs import Found


@cache
def _auxiliary(kind: str, lang: str) -> re.Pattern[str]:
    adverb = words("adverb", lang)
    return re.compile(rf"(?P<be>{words(kind, lang)})\s+(?:{adverb}\s*){{0,3}}\Z")


_PAST_BE = re.compile(r"was|were|has been|have been|a ete|ont ete|fue|fueron|ha sido|han sido")


def passive(marked: Marked, start: int, found: Found, scene: Scene) -> Head | None:
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
    subject = _told_before(marked, start, place, scene)
    chunk = subject.begin if subject.actors else clause_start(marked, start, place)
    if _nested(marked, chunk, place, subject, scene):
        return None
    return _passive_head(verb, found, subject, place, scene, marked)


def _told_before(marked: Marked, start: int, place: int, scene: Scene) -> Subject:
    """Who a passive is about; "it is instructed" begins with its pronoun."""
    subject = told(marked, start, place, scene.lang)
    pronoun = _pronoun(scene.lang).search(marked.text[start:place])
    actors = subject.actors or scene.told
    if not pronoun or not actors or scene.lang != "en":
        return subject
    if (
        grammar("clauses", "impersonal-subject", scene.lang).fullmatch(
            marked.text[clause_start(marked, start, place) : place].strip(" ,")
        )
        and not scene.told
    ):
        return subject
    return Subject(start + pronoun.start("it"), actors, "it", "start")


@cache
def _pronoun(lang: str) -> re.Pattern[str]:
    """ "It" as the subject of a clause, and not the object of the words before."""
    opened = rf"(?:\A{GAP}|[,;]\s*(?:{words('joint', lang)}\s+)?|(?<!\w){words('joint', lang)}\s+)"
    return re.compile(rf"{opened}(?P<it>{words('third', lang)})\s*\Z")


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
        act_of_text = speaks(subject.actors, scene)
        return Head(verb, subject.begin, found.start, found.end, 0, subject.actors,
                    "actor", "active") if act_of_text else None  # fmt: skip
    return Head(verb, subject.begin, found.start, found.end, 0, subject.actors, "actor", "passive")


def perfect(
    marked: Marked, start: int, found: Found, scene: Scene, before: list[Head]
) -> Head | None:
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
    joined = subject.opened != "start" and subject.kind == "none" and bool(before)
    if not scene.minutes or not (mine or joined or _acts(subject, scene)):
        return None
    return active_head(verb, found, subject, scene.subject)


def _acts(subject: Subject, scene: Scene) -> bool:
    if subject.kind == "actor":
        return speaks(subject.actors, scene)
    if subject.kind == "it":
        return speaks(scene.subject, scene)
    return subject.opened != "start" and bool(scene.subject)
