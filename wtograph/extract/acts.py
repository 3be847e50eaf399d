"""The head of a clause: its operative verb, and who speaks with it."""

from dataclasses import dataclass

from wtograph.extract.subjects import ALL_MEMBERS, Scene, Subject
from wtograph.extract.verbs import VERB, Found

DIRECTIVE = frozenset(
    f"{VERB}{name}"
    for name in ("instruct", "direct", "request", "call-upon", "urge", "invite", "encourage",
                 "permit", "empower")
)  # fmt: skip
BARE = frozenset(
    f"{VERB}{name}" for name in ("recall", "take-note", "note", "recognize", "welcome", "concerned")
)
"""Verbs that tell nobody anything."""
JOINT = frozenset(f"{VERB}{name}" for name in ("agree", "decide", "undertake", "extend"))
"""What Members do together in minutes; what else "Members" did, some of them said."""


@dataclass(frozen=True, slots=True)
class Head:
    """One operative verb: its concept, its place in the marked text, and how far it reaches.

    `begin` is where the clause with its subject begins; `subject` who stands before the verb;
    `voice` is active, passive (the subject is told), or modal (shall, a future); `lead` the
    stretch before it that may set a time limit.
    """

    verb: str
    begin: int
    start: int
    end: int
    reach: int
    subject: tuple[str, ...]
    kind: str
    voice: str
    lead: tuple[int, int] = (0, 0)


def speaks(actors: tuple[str, ...], scene: Scene) -> bool:
    """Whether what these do is an act of the text: of who speaks, of Members, of a body."""
    known = {scene.we, ALL_MEMBERS}
    if scene.minutes:
        return bool(actors) and set(actors) <= known
    return any("/body/" in iri or iri in known for iri in actors)


def active_head(verb: str, found: Found, subject: Subject, it: tuple[str, ...]) -> Head:
    """A verb with its own subject as a head; `it` is whom a pronoun stands for."""
    actors = it if subject.kind == "it" else subject.actors
    return Head(verb, subject.begin, found.start, found.end, 0, actors, subject.kind, "active")
