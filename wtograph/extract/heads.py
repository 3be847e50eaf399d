"""Where the clauses of a sentence begin: its operative verbs, with subject and reach."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from wtograph.extract.acts import DIRECTIVE, JOINT, Head, active_head, speaks
from wtograph.extract.binding import Taken
from wtograph.extract.marks import Marked
from wtograph.extract.modals import modals
from wtograph.extract.passives import passive, perfect
from wtograph.extract.recipients import recipients, that_clause
from wtograph.extract.subjects import (
    GAP,
    Scene,
    Subject,
    active,
    between,
    clause_start,
    fronted,
    words,
)
from wtograph.extract.verbs import Found, verbs


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
    return tuple(_reaching(marked, start, found, end, scene.lang))


def _reaching(marked: Marked, start: int, found: list[Head], end: int, lang: str) -> Iterator[Head]:
    heads_ = [_placed(marked, start, head, found[n - 1].end if n else start, lang)
              for n, head in enumerate(found)]  # fmt: skip
    for n, head in enumerate(heads_):
        after = heads_[n + 1].begin if n + 1 < len(heads_) else end
        yield replace(head, reach=max(after, head.end))


def _placed(marked: Marked, start: int, head: Head, last: int, lang: str) -> Head:
    """A head from where its clause begins: with the time limit before its subject."""
    if head.begin < last:
        small = _small(lang).search(marked.text[last : head.start])
        return replace(head, begin=last + small.start() if small else head.start)
    low = clause_start(marked, start, head.begin)
    if low < last:
        return _aside(marked, head, lang)
    gap = marked.text[low : head.begin]
    low += len(gap) - len(gap.lstrip(" ,;:.()0123456789"))
    front = fronted(lang).match(marked.text, low, head.begin)
    if front:
        return replace(head, begin=low, lead=(low, head.begin))
    return _aside(marked, head, lang)


@cache
def _small(lang: str) -> re.Pattern[str]:
    """The small words of a verb that follows "and": "it is", "se", "il est"."""
    be = rf"(?:{words('be', lang)}|se)\s+(?:{words('adverb', lang)}\s+){{0,2}}"
    return re.compile(rf"(?<!\w)(?:{words('third', lang)}\s+)?{be}\Z")


def _aside(marked: Marked, head: Head, lang: str) -> Head:
    aside = between(lang).search(marked.text, head.begin, head.start)
    return replace(head, lead=aside.span("limit")) if aside else head


def _with_modals(
    marked: Marked, start: int, end: int, scene: Scene, found: list[Head]
) -> list[Head]:
    made = list(found)
    taken = [Taken(h.begin, h.start, h.end, _told(marked, h, end, scene),
                   that_clause(marked, h.end, end, scene.lang), h.verb) for h in found]  # fmt: skip
    for modal in modals(marked, start, end, scene, taken):
        head = Head(modal.verb, modal.begin, modal.start, modal.end, end, modal.actors,
                    modal.kind, modal.voice)  # fmt: skip
        made.append(head)
    return sorted(made, key=lambda head: head.start)


def _told(marked: Marked, head: Head, end: int, scene: Scene) -> tuple[str, ...]:
    """Who is told by a head: a later "it" or "and shall" in the sentence is theirs."""
    if head.voice == "active" and head.verb in DIRECTIVE:
        return recipients(marked, head.end, end, scene.lang)[0]
    return head.subject


def _head(
    marked: Marked, start: int, found: Found, scene: Scene, before: list[Head]
) -> Head | None:
    made = passive(marked, start, found, scene) or perfect(marked, start, found, scene, before)
    if made:
        return made
    kinds = ("finite", "past") if scene.minutes else ("finite",)
    verb = found.verb(*kinds)
    if verb and (subject := active(marked, start, found.start, scene.lang)) is not None:
        ours = scene.lang == "en" and not before and _OURS.match(marked.text, start) is not None
        row = ours and subject.opened != "start" and subject.kind == "none"
        if row or _stands(subject, found, scene, before):
            return active_head(verb, found, subject, _it(scene, before))
    if verb := found.verb("infinitive"):
        return _infinitive(marked, start, verb, found, scene, before)
    return None


def _it(scene: Scene, before: list[Head]) -> tuple[str, ...]:
    """Who "it" is: the subject of the verb before, else that of the sentence before."""
    return (before[-1].subject if before else ()) or scene.subject


def _stands(subject: Subject, found: Found, scene: Scene, before: list[Head]) -> bool:
    """Whether a finite verb with this subject is an act of the text."""
    ends = ("ons", "mos", "o", "doy") if scene.lang == "es" else ("ons",)
    first_person = any(f.kind == "finite" and _main(f.spelled).endswith(ends)
                       for f in found.forms)  # fmt: skip
    if subject.kind == "we" or (first_person and scene.lang != "en"):
        return True
    if subject.kind == "actor":
        own = (
            scene.we in subject.actors or not scene.minutes or found.verb("finite", "past") in JOINT
        )
        return own and speaks(subject.actors, scene)
    if subject.kind == "it":
        it = _it(scene, before)
        return scene.lang == "es" or (bool(it) and speaks(it, scene))
    if before and subject.opened in ("joint", "mark"):
        return subject.opened == "mark" or _same_row(before[-1], found, scene)
    return not before and not scene.minutes and subject.opened == "start" and _begins(found)


_OURS = re.compile(rf"{GAP}(?:\w+,?\s+){{0,2}}we\s")


def _main(spelled: str) -> str:
    """The first word of a verb form that is no pronoun: "nos comprometemos"."""
    first, _, rest = spelled.partition(" ")
    return rest.split()[-1] if first in ("nos", "nous") and rest else first


def _begins(found: Found) -> bool:
    """Whether a verb form without subject can open a paragraph: "Takes note", "Pide"."""
    return any(form.kind == "finite" for form in found.forms)


def _same_row(last: Head, found: Found, scene: Scene) -> bool:
    """Whether "and request" goes on with the acts of the body, not with what it told others."""
    if scene.lang != "en":
        return True
    third = any(f.spelled.split()[0].endswith("s") or f.kind == "past" for f in found.forms)
    return third or last.verb not in DIRECTIVE


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
    "en": re.compile(rf"{GAP}(?:to\s+)?(?:also\s+|further\s+)?"),
    "fr": re.compile(rf"{GAP}(?:de\s+|d'|a\s+)?"),
    "es": re.compile(rf"{GAP}(?:a\s+|en\s+)?"),
}


@cache
def _row(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[,;]|{words('joint', lang)})\s*(?:to\s+|de\s+|d'|a\s+)?\Z")
