"""What a text does to a moratorium: establish, extend, let expire, make permanent, or nothing."""

from collections.abc import Iterable, Iterator, Sequence

from wtograph.documents.model import Paragraph, Part
from wtograph.documents.paragraphs import sentences
from wtograph.extract.dues import When, dues
from wtograph.extract.marks import Marked, grammar
from wtograph.extract.model import EffectFound, Identity, NormEffect, Reference, Shown
from wtograph.vocab import PREFIXES

NORMS = {
    "ecom": f"{PREFIXES['norm']}ecom-moratorium",
    "trips-nvc": f"{PREFIXES['norm']}trips-nvc-moratorium",
}
PROGRAMME = {
    "ecom": f"{PREFIXES['prog']}e-commerce",
    "trips-nvc": f"{PREFIXES['doc']}agreement-TRIPS",
}
_EFFECTS = (("permanent", "make_permanent"), ("keep", "extend"), ("expire", "expire"),
            ("establish", "establish"))  # fmt: skip


def norm_effects(
    read: Sequence[tuple[Paragraph, Marked]],
    identity: Identity,
    effects: Iterable[EffectFound],
    found: Iterable[Reference],
    when: When,
) -> tuple[NormEffect, ...]:
    """What the operative part does to each norm that it touches.

    A text of a norm's line that says nothing of the norm is silent; a text of another line has
    no effect at all.
    """
    made = []
    for kind, norm in NORMS.items():
        several = list(_stated(read, kind, identity.language, when))
        if several:
            made.append(_joined(norm, several))
        elif kind == "ecom" and _in_line(kind, read, found):
            made.append(NormEffect(norm, "silent", (), None))
    return tuple(made)


def _stated(
    read: Sequence[tuple[Paragraph, Marked]], kind: str, lang: str, when: When
) -> Iterator[NormEffect]:
    for paragraph, marked in read:
        if paragraph.part not in (Part.OPERATIVE, Part.ITEM):
            continue
        words = _spelled(marked)
        if not grammar("norms", kind, lang).search(words):
            continue
        for start, end in sentences(marked.view.text):
            part = words[start:end]
            effect = next(
                (name for key, name in _EFFECTS if grammar("norms", key, lang).search(part)), ""
            )
            if effect:
                inside = [at for at, place in enumerate(marked.places) if start <= place < end]
                until = dues(marked, inside[0], inside[-1] + 1, lang, when)
                span = marked.view.span(start, end)
                shown = Shown(span, " ".join(marked.view.text[start:end].split()))
                yield NormEffect(NORMS[kind], effect, until, shown)


def _spelled(marked: Marked) -> str:
    from wtograph import phrases

    return phrases.plain(marked.view.text)


def _joined(norm: str, several: list[NormEffect]) -> NormEffect:
    for effect in ("make_permanent", "extend", "establish", "expire"):
        for each in several:
            if each.effect == effect:
                return each
    return several[0]


def _in_line(
    kind: str, read: Sequence[tuple[Paragraph, Marked]], found: Iterable[Reference]
) -> bool:
    founded = {PROGRAMME[kind], f"{PREFIXES['doc']}WT_L_274"}
    return any(each.target in founded for each in found)
