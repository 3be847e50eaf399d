"""What binds whom in a clause with "shall" or a future, and as which act that counts."""

import re
from dataclasses import dataclass

from wtograph.extract.marks import Marked, grammar
from wtograph.extract.subjects import ALL_MEMBERS, GAP, Scene, words
from wtograph.extract.verbs import VERB, verbs

_KEPT_ON = frozenset(f"{VERB}{name}" for name in ("continue", "extend", "maintain"))


@dataclass(frozen=True, slots=True)
class Modal:
    """One such clause: its verb in the graph, where it begins, and who is told, if anybody.

    `kind` says what its subject is: actor, it, or none.
    """

    verb: str
    begin: int
    start: int
    end: int
    actors: tuple[str, ...]
    voice: str
    kind: str = "none"


@dataclass(frozen=True, slots=True)
class Taken:
    """An operative verb found before: its clause, its place, who is told, where its "that" ends.

    `that` is -1 where no clause with "that" follows.
    """

    begin: int
    start: int
    end: int
    told: tuple[str, ...]
    that: int = -1
    verb: str = ""


def settles(actors: tuple[str, ...], scene: Scene, *, binding: bool = False) -> str:
    """A body told by another is instructed; who speaks and all Members settle it themselves.

    `binding` clauses complete the words of decision, whoever acts in them.
    """
    if binding and scene.formula:
        return scene.formula
    told_ = any(part in iri for iri in actors for part in ("/body/", "/programme/", "OtherBodies"))
    own = set(actors) <= {scene.we, ALL_MEMBERS} or not told_
    return (scene.formula or f"{VERB}decide") if own else f"{VERB}instruct"


def kept_on(marked: Marked, found: re.Match[str], lang: str) -> str:
    """Continue or extend, if that is the verb behind shall or in the future."""
    for each in verbs(marked, found.start(), min(found.end() + 40, len(marked.text)), lang):
        gap = marked.text[found.end() : each.start].strip() if each.start > found.end() else ""
        if not gap or grammar("clauses", "between", lang).fullmatch(gap):
            kinds = ("participle",) if gap or each.start > found.end() else ()
            verb = each.verb("finite", "infinitive", *kinds)
            return verb if verb in _KEPT_ON else ""
    return ""


def binding_words(marked: Marked, start: int, found: re.Match[str], lang: str) -> bool:
    """Whether a clause completes the words of decision: "Decides that the Council shall"."""
    if grammar("clauses", "settling", lang).fullmatch(found.group()):
        return True
    return re.match(rf"{GAP}{words('that', lang)}", marked.text[start : start + 40]) is not None
