"""What a text does to a moratorium: establish, extend, let expire, make permanent, or nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wtograph import phrases
from wtograph.documents.model import Paragraph, Part
from wtograph.documents.paragraphs import sentences
from wtograph.extract.actors import Named, with_actors
from wtograph.extract.dues import When, dues, joined
from wtograph.extract.marks import Marked
from wtograph.extract.model import Due, EffectFound, Identity, NormEffect, Reference, Shown
from wtograph.extract.norm_words import Said, said
from wtograph.vocab import PREFIXES

NORMS = {
    "ecom": f"{PREFIXES['norm']}ecom-moratorium",
    "trips-nvc": f"{PREFIXES['norm']}trips-nvc-moratorium",
}
_PROGRAMME = frozenset((f"{PREFIXES['prog']}e-commerce", f"{PREFIXES['doc']}WT_L_274"))
_STRONGEST = ("make_permanent", "extend", "establish", "expire")
Read = Sequence[tuple[Paragraph, Marked]]


@dataclass(frozen=True, slots=True)
class _Stated:
    """One sentence that does something to a norm, and the time limits that it names."""

    effect: str
    until: tuple[Due, ...]
    shown: Shown


def norm_effects(
    read: Read,
    identity: Identity,
    effects: Iterable[EffectFound],
    found: Iterable[Reference],
    when: When,
) -> tuple[NormEffect, ...]:
    """What the operative part does to each norm that it touches, what is stated before silence.

    A text of a norm's line that says nothing of the norm is silent; a text of another line has
    no effect at all. In minutes and reports only what the body itself did counts.
    """
    operative = [(p, m) for p, m in read if p.part in (Part.OPERATIVE, Part.ITEM)]
    title = phrases.plain(identity.title)
    cited = {each.paragraph for each in found if each.target in _PROGRAMME}
    made: list[tuple[bool, bool, NormEffect]] = []
    for kind, norm in NORMS.items():
        words = said(kind, identity.language, minutes=identity.status in ("report", "minutes"))
        titled = words.line.search(title) is not None
        of_line = titled or any(_touches(words, kind, p, m, cited) for p, m in operative)
        several = list(_stated(operative, words, when)) if of_line else []
        if several:
            made.append((False, not titled, _summed(norm, several)))
        elif of_line:
            made.append((True, not titled, NormEffect(norm, "silent", (), None)))
    return tuple(each for _, _, each in sorted(made, key=lambda m: m[:2]))


def _touches(
    words: Said, kind: str, paragraph: Paragraph, marked: Marked, cited: Iterable[str]
) -> bool:
    """Whether a paragraph is of the line of a norm."""
    if words.named.search(phrases.plain(marked.view.text)):
        return True
    return kind == "ecom" and paragraph.id in cited


def _stated(read: Read, words: Said, when: When) -> Iterator[_Stated]:
    for _, marked in read:
        plain = phrases.plain(marked.view.text)
        told, _ = with_actors(marked, words.lang, Named(when.we))
        earlier: tuple[Due, ...] = ()
        for start, end in sentences(marked.view.text):
            part = plain[start:end]
            effect = words.effect(part)
            until = _limits(told, start, end, words, when)
            if effect:
                own = until or (earlier if words.meanwhile.search(part) else ())
                span = marked.view.span(start, end)
                shown = Shown(span, marked.view.quote(start, end))
                yield _Stated(effect, own, shown)
            earlier = until or earlier


def _limits(told: Marked, start: int, end: int, words: Said, when: When) -> tuple[Due, ...]:
    first, last = told.stretch(start, end)
    return dues(told, first, last, words.lang, when) if first < last else ()


def _summed(norm: str, several: Sequence[_Stated]) -> NormEffect:
    """The strongest of several statements; a later one that ends the norm adds its day."""
    main = min(several, key=lambda each: _STRONGEST.index(each.effect))
    if main.effect == "make_permanent":
        return NormEffect(norm, main.effect, (), main.shown)
    until = main.until
    if main.effect == "extend":
        for each in several:
            if each.effect in ("expire", "extend") and each is not main:
                until = joined(until, each.until)
    effect = main.effect if until or main.effect != "extend" else _without_end(several)
    return NormEffect(norm, effect, until, main.shown)


def _without_end(several: Sequence[_Stated]) -> str:
    return "establish" if any(e.effect == "establish" for e in several) else "extend"
