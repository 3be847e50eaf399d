"""The mandates of a whole document: paragraph by paragraph, items with the head of their parent."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from wtograph import phrases
from wtograph.documents.model import Paragraph
from wtograph.documents.model import Part as Kind
from wtograph.documents.numbers import NUMBER
from wtograph.documents.paragraphs import sentences
from wtograph.extract.actors import Named, with_actors
from wtograph.extract.acts import BARE, DIRECTIVE, Head
from wtograph.extract.binding import settles
from wtograph.extract.dues import When
from wtograph.extract.effects import Act, Place, Text, act, clause, effect
from wtograph.extract.heads import heads
from wtograph.extract.marks import Marked
from wtograph.extract.model import EffectFound
from wtograph.extract.parts import content, parts
from wtograph.extract.subjects import ALL_MEMBERS, GAP, Scene, told
from wtograph.extract.verbs import verbs
from wtograph.vocab import PREFIXES

Read = Sequence[tuple[Paragraph, Marked]]
REPORTING = ("report", "minutes")
PROGRAMME = PREFIXES["prog"]
PROGRAMMES = frozenset(
    row["iri"].removeprefix("programme/")
    for row in phrases.table("codes") if row["iri"].startswith("programme/")
)  # fmt: skip
"""The programmes that bear the name of a topic."""


@dataclass(frozen=True, slots=True)
class Above:
    """What items take over from their parent; `whole` if the parent says it all by itself."""

    act: Act | None
    formula: str = ""
    whole: bool = False


@dataclass(slots=True)
class _Walk:
    """What is known on the way through a document."""

    scene: Scene
    when: When
    named: Named
    above: dict[str, Above] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def mandates(read: Read, lang: str, status: str, when: When) -> Iterator[EffectFound]:
    """The effects of the operative paragraphs of a document, in the order of its text.

    `status` says what the document is: in reports and minutes only what the body did counts.
    """
    scene = Scene(lang, when.we, minutes=status in REPORTING, orders=status in ("adopted", "draft"))
    walk = _Walk(scene, when, Named(when.we, _programme(read)))
    parents = {each.parent for each, _ in read if each.parent}
    for paragraph, marked in read:
        told_, walk.named = with_actors(marked, lang, walk.named)
        _label(paragraph, walk)
        if paragraph.part in (Kind.FORMULA, Kind.CHAPEAU):
            walk.scene = replace(walk.scene, formula=_formula(told_, lang) or walk.scene.formula)
        elif paragraph.part in (Kind.OPERATIVE, Kind.ITEM):
            opens = paragraph.id in parents and told_.text.rstrip().endswith((":", "-"))
            yield from _paragraph(paragraph, Text(marked, told_), walk, opens=opens)


def _programme(read: Read) -> str:
    """The work programme that a document names first, else that of the topic it names first."""
    marks = [mark for _, m in read for mark in m.marks.values()]
    named = next((iri for mark in marks for iri in mark.iris("programme")), "")
    topics = (iri.rsplit("/", 1)[-1] for mark in marks for iri in mark.iris("topic"))
    return named or next((f"{PROGRAMME}{t}" for t in topics if t in PROGRAMMES), "")


def _label(paragraph: Paragraph, walk: _Walk) -> None:
    """How a paragraph is called outside: 3, u1, d2, 3(a)."""
    above = walk.labels.get(paragraph.parent, "") if paragraph.part is Kind.ITEM else ""
    walk.labels[paragraph.id] = paragraph.counted or f"{above}{paragraph.printed}"


def _formula(marked: Marked, lang: str) -> str:
    """The verb of the words of decision: "Decides:", "Conviennent de ce qui suit:"."""
    found = [v for each in verbs(marked, 0, len(marked.text), lang) if (v := each.verb("finite"))]
    settled = [verb for verb in found if verb not in DIRECTIVE | BARE]
    return settled[-1] if settled else ""


def _paragraph(
    paragraph: Paragraph, text: Text, walk: _Walk, *, opens: bool
) -> Iterator[EffectFound]:
    inherited = walk.above.get(paragraph.parent)
    scene = walk.scene
    if inherited and inherited.formula:
        scene = replace(scene, formula=inherited.formula)
    if scene.minutes and scene.lang == "en":
        scene = replace(scene, subject=(scene.we,))  # "It took note": the body, no delegate
    several = list(_sentences(text.told))
    before: tuple[str, ...] = ()
    for n, (start, end, name) in enumerate(several):
        place = Place(paragraph, walk.labels[paragraph.id], name)
        found = _heads(text, start, end, scene, inherited, first=n == 0)
        if opens and n == len(several) - 1:
            above, found = _opening(text, (start, end), found, scene, inherited, before, walk.when)
            walk.above[paragraph.id] = above
        made = list(_sentence(place, text, (start, end), found, scene, walk.when, before))
        if not found and inherited and n == 0 and paragraph.parent:
            made += _inherited(place, text, (start, end), inherited, scene, walk.when)
        yield from made
        before = made[-1].given_to if made else before
        subject = _about(found, text, start, end, scene)
        scene = replace(scene, subject=subject, told=_last_told(made) or subject)
    walk.above.setdefault(paragraph.id, Above(None, whole=True))


def _heads(
    text: Text, start: int, end: int, scene: Scene, above: Above | None, *, first: bool
) -> tuple[Head, ...]:
    """The heads of a sentence; of an item only those with a subject of their own."""
    found = heads(text.told, start, end, scene)
    if above and not above.formula:
        found = tuple(head for head in found if head.kind in ("we", "actor"))
    elif not found and scene.formula and first:
        found = tuple(_of_formula(text.told, start, end, scene))
    return found


_OPENS = {
    "en": re.compile(rf"{GAP}(?:to|that)\s"),
    "fr": re.compile(rf"{GAP}(?:de\s|d'|que\s|qu')"),
    "es": re.compile(rf"{GAP}(?:que\s|[a-z]+[aei]r\s)"),
}


def _of_formula(marked: Marked, start: int, end: int, scene: Scene) -> Iterator[Head]:
    """ "Decides: 1. To approve ...", "2. Que le Comité examinera ..."."""
    found = _OPENS[scene.lang].match(marked.text, start, end)
    if found:
        begin = start + len(found.group()) - len(found.group().lstrip())
        yield Head(scene.formula, begin, begin, begin, end, (), "formula", "active")


def _sentence(
    place: Place, text: Text, reach: tuple[int, int], found: Iterable[Head], scene: Scene,
    when: When, before: tuple[str, ...],
) -> Iterator[EffectFound]:  # fmt: skip
    for head in found:
        for made in clause(place, text, head, scene, when, before):
            before = made.given_to or before
            yield made


def _inherited(
    place: Place, text: Text, reach: tuple[int, int], above: Above, scene: Scene, when: When
) -> Iterator[EffectFound]:
    """An item under the head of its parent; under one that is whole, nothing."""
    if above.act is None or above.whole:
        return
    start, end = reach
    for part in parts(text.told, start, start, end, scene.lang):
        yield effect(place, text, part, above.act, scene, when)


def _opening(
    text: Text, reach: tuple[int, int], found: tuple[Head, ...], scene: Scene,
    inherited: Above | None, before: tuple[str, ...], when: When,
) -> tuple[Above, tuple[Head, ...]]:  # fmt: skip
    """What the items below take over, and the heads of the opening words that stand by themselves.

    "We instruct the Council to:" leaves it all to its items; "to examine the following:" does not.
    """
    start, end = reach
    if found:
        made, after = act(text, found[-1], scene, before, when)
        formula = "" if made.verb in DIRECTIVE or found[-1].voice != "active" else made.verb
        rest = content(text.told.text[after:end], scene.lang)
        if rest > 1:
            return Above(None, formula, whole=True), found
        return Above(made, formula), found[:-1]
    if inherited and inherited.act and not inherited.whole:
        return Above(None, whole=True), ()
    bare = start + len(text.told.text[start:end].rstrip(" :;,-"))
    subject = told(text.told, start, bare, scene.lang)
    if subject.actors and scene.orders:
        verb = settles(subject.actors, scene)
        return Above(Act(verb, "", scene.we, tuple(dict.fromkeys(subject.actors)))), ()
    return Above(None, whole=True), ()


def _last_told(made: list[EffectFound]) -> tuple[str, ...]:
    """The body that the last effect tells something, for the next "it shall"."""
    given_to = made[-1].given_to if made else ()
    return given_to if given_to != (ALL_MEMBERS,) else ()


def _about(
    found: tuple[Head, ...], text: Text, start: int, end: int, scene: Scene
) -> tuple[str, ...]:
    """Who the next "it" is: the subject of this sentence."""
    subject = next((head.subject for head in found if head.subject), ())
    return subject or told(text.told, start, min(end, start + 160), scene.lang).actors


def _sentences(text: Marked) -> Iterator[tuple[int, int, str]]:
    """The sentences as stretches of the marked text, named s1, s2 and so on; no number before."""
    number = NUMBER.match(text.view.text)
    first = number.end() if number else 0
    for n, (start, end) in enumerate(sentences(text.view.text), 1):
        start = max(start, first)
        inside = [at for at, place in enumerate(text.places) if start <= place < end]
        if inside:
            yield inside[0], inside[-1] + 1, f"s{n}"
