"""What the clauses of a text do: who tells whom to do what, by when, reporting to whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from wtograph.documents.model import Paragraph
from wtograph.extract.acts import BARE, DIRECTIVE, Head
from wtograph.extract.confidence import confidence
from wtograph.extract.dues import When, dues, joined
from wtograph.extract.marks import Marked, grammar
from wtograph.extract.model import Due, EffectFound, Shown
from wtograph.extract.parts import Part, parts
from wtograph.extract.recipients import SESSION, meant, nested, recipients, that_actors
from wtograph.extract.subjects import ALL_MEMBERS, Scene
from wtograph.extract.verbs import VERB
from wtograph.vocab import PREFIXES

REPORT = f"{PREFIXES['act']}report"
MC = f"{PREFIXES['body']}MC"
GC = f"{PREFIXES['body']}GC"
_GOES_ON = f"{VERB}continue"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands: its paragraph with the label used outside, and its sentence."""

    paragraph: Paragraph
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as found (with verbs and actions marked) and as clauses are read in it."""

    whole: Marked
    told: Marked


@dataclass(frozen=True, slots=True)
class Act:
    """The head of a clause, as its own words or those of the paragraph above have it."""

    verb: str
    written: str
    given_by: str
    given_to: tuple[str, ...]
    force: str = ""
    due: tuple[Due, ...] = ()


def act(
    text: Text, head: Head, scene: Scene, before: tuple[str, ...], when: When
) -> tuple[Act, int]:
    """What a head says, and where the words of what is to be done begin."""
    given_to, after = addressees(text.told, head, scene, before)
    written = text.told.words(head.start, head.end) if head.end > head.start else ""
    giver = scene.we
    if head.voice == "active" and head.kind == "actor" and head.subject[:1] == (ALL_MEMBERS,):
        giver = ALL_MEMBERS
    force = written if head.voice in ("modal", "thing", "sent") else ""
    limits = dues(text.told, *head.lead, scene.lang, when) if head.lead[1] else ()
    return Act(head.verb, written, giver, given_to, force, limits), after


def addressees(
    marked: Marked, head: Head, scene: Scene, before: tuple[str, ...]
) -> tuple[tuple[str, ...], int]:
    """Who is told, and where the words after them begin.

    `before` are those told by the clause before: "its conclusions shall be sent" is theirs.
    """
    if head.voice in ("modal", "passive") and head.subject:
        return tuple(dict.fromkeys(head.subject)), head.end
    if head.voice in ("thing", "sent", "passive"):
        return _of_thing(head, before), head.end
    if head.verb in DIRECTIVE:
        named, after = recipients(marked, head.end, head.reach, scene.lang)
        return named or meant(marked, head.start, head.end, scene.lang), after
    if head.verb in BARE:
        return (), head.end
    return _settled(marked, head, scene), head.end


def _of_thing(head: Head, before: tuple[str, ...]) -> tuple[str, ...]:
    if head.subject:
        return head.subject
    if head.voice == "sent":
        return before
    return (ALL_MEMBERS,)


def _settled(marked: Marked, head: Head, scene: Scene) -> tuple[str, ...]:
    """Whom an agreement or decision binds: those of whom it says what they do, else all Members."""
    told = that_actors(marked, head.end, head.reach, scene.lang)
    if told:
        return told
    inner = nested(marked, head.end, head.reach, scene.lang)
    if inner and inner.verb("infinitive") in DIRECTIVE:
        named, _ = recipients(marked, inner.end, head.reach, scene.lang)
        return named
    own = {scene.we, ALL_MEMBERS}
    if head.kind == "actor" and head.verb == _GOES_ON and not set(head.subject) <= own:
        return head.subject
    return (ALL_MEMBERS,)


def clause(
    place: Place, text: Text, head: Head, scene: Scene, when: When, before: tuple[str, ...]
) -> Iterator[EffectFound]:
    """The effects of one clause: what is to be done, and the account to be given of it."""
    made, after = act(text, head, scene, before, when)
    if head.voice in ("modal", "thing", "sent"):
        after = head.start  # a future is the verb itself: "informera le Conseil"
    for part in parts(text.told, head.begin, after, head.reach, scene.lang,
                      sent=head.voice == "sent"):  # fmt: skip
        yield effect(place, text, part, made, scene, when)


def effect(
    place: Place, text: Text, part: Part, made: Act, scene: Scene, when: When
) -> EffectFound:
    """One effect, from the words that state it."""
    lang, told = scene.lang, text.told
    limits = dues(told, part.start, part.end, lang, when)
    limits = joined(made.due, limits) if made.due else limits
    said = grammar("clauses", "input", lang).search(told.text, part.start, part.end)
    optional = grammar("clauses", "optional", lang).search(told.text, part.start, part.end)
    recurrent = grammar("deadlines", "recurrent", lang).search(told.text, part.start, part.end)
    actions = _meant(text, part, "action")
    how = "told" if made.given_to and made.given_by else "untold"
    return EffectFound(
        paragraph=place.paragraph.id,
        counted=place.label,
        sentence=place.sentence,
        kind="commitment" if made.given_to == (ALL_MEMBERS,) else "mandate",
        verb=made.verb,
        written=made.written,
        given_by=made.given_by,
        given_to=made.given_to,
        reports_to=_reports_to(part, limits, made, scene),
        actions=tuple(dict.fromkeys([REPORT, *actions] if part.reports else actions)),
        due=limits,
        input_from=(),
        input_is_optional=said is not None and optional is not None,
        recurrence=told.words(*recurrent.span()) if recurrent else "",
        force=made.force,
        topics=_meant(text, part, "topic"),
        shown=_shown(told, part),
        confidence=confidence("mandate", how),
        how=how,
    )


def _shown(told: Marked, part: Part) -> Shown:
    begin = part.begin
    while told.text[begin] in " ,;:" and begin + 1 < part.shown_end:
        begin += 1
    return told.shown(begin, part.shown_end)


def _meant(text: Text, part: Part, kind: str) -> tuple[str, ...]:
    """The actions or topics that the words of a part name."""
    first, last = text.told.range(part.start, part.end) if part.end > part.start else (0, 0)
    found = (m for _, m in text.whole.within(0, len(text.whole.text), kind)
             if first <= m.start < last)  # fmt: skip
    return tuple(dict.fromkeys(iri for mark in found for iri in mark.iris()))


def _reports_to(part: Part, limits: tuple[Due, ...], made: Act, scene: Scene) -> tuple[str, ...]:
    told = made.verb in DIRECTIVE or made.force
    notice = made.given_to == (ALL_MEMBERS,) and told and not part.account
    if not part.reports or notice:
        return ()
    if part.whom == SESSION and any("/MC" in due.meeting for due in limits):
        return (MC,)
    if part.whom in ("we", SESSION):
        return (scene.we,)
    if part.whom:
        return (part.whom,) if part.whom != ALL_MEMBERS else ()
    if any("/MC" in due.meeting for due in limits):
        return (MC,)
    if made.given_to == (ALL_MEMBERS,) or not made.given_to:
        return ()
    if scene.we not in made.given_to:
        return (scene.we,)
    return (MC,) if scene.we == GC else ()
