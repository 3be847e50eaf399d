"""In what capacity a paragraph names a text: it recalls it, rests on it, extends it, cites it."""

from bisect import bisect_left
from dataclasses import dataclass

from wtograph import phrases
from wtograph.documents.model import Part
from wtograph.extract.marks import SIGNS, Marked, grammar
from wtograph.extract.mentions import Mention

ACTS = ("continues", "extends", "amends")
RELATIONS = ("based_on", *ACTS, "recalls", "reaffirms", "notes", "considers")
FEW = {"based_on": 5, "continues": 11, "extends": 9, "amends": 6}
_THAT = ("that ", "que ", "qu'")
_AND = r"(?:,|and|et|y|e|as well as|ainsi que|asi como|,\s*and|or|ou|o)"
_TEXTS = SIGNS["text"] + SIGNS["symbol"]


@dataclass(frozen=True, slots=True)
class Cued:
    """A paragraph with its verbs spelled out, and the cues in it: end, start, relation.

    `places` gives for each of its characters the place in the marked text.
    """

    text: str
    places: tuple[int, ...]
    cues: tuple[tuple[int, int, str], ...]

    def at(self, place: int) -> int:
        """Where a place of the marked text is in `text`."""
        return bisect_left(self.places, place)


def cued(marked: Marked, part: Part, lang: str) -> Cued:
    """The cues of a paragraph; a recital does not continue, extend or amend anything."""
    parts: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(marked.text):
        mark = marked.marks.get(at)
        spelled = mark and mark.kind in ("verb", "action")
        said = phrases.plain(marked.view.text[mark.start : mark.end]) if mark and spelled else sign
        parts.append(said)
        places.extend([at] * len(said))
    text = "".join(parts)
    found = (
        (cue.end(), cue.start(), relation)
        for relation in RELATIONS
        if not (part is Part.RECITAL and relation in ACTS)
        for cue in grammar("relations", relation, lang).finditer(text)
    )
    return Cued(text, tuple(places), tuple(sorted(found, reverse=True)))


def relation(
    said: Cued, mention: Mention, before: tuple[Mention, str] | None, lang: str, *, recital: bool
) -> tuple[str, int]:
    """The relation of a mention, and the place in the marked text where its words begin.

    `before` is the mention before it in the same paragraph with its relation: what is joined to
    it by "and" has the same.
    """
    start, end = said.at(mention.start), said.at(mention.end)
    if acted := _after(said.text[end : end + 90], lang):
        return acted, mention.start
    for stop, begin, name in said.cues:
        if stop <= start and _governs(name, said.text[stop:start]):
            return name, said.places[begin - 2 if said.text[begin - 2 : begin] == "d'" else begin]
    if before:
        gap = said.text[said.at(before[0].end) : start].strip(" \"'),")
        joined = len(gap.split()) <= 4 and not any(c in gap for c in ".;:")
        if joined and (not gap or gap.split()[0] in _JOINING):
            return before[1], mention.start
    opens = recital and not mention.bare and (before is None or mention.how != "title")
    return _opening(said, start) if opens else "cites", mention.start


def _opening(said: Cued, start: int) -> str:
    """What the paragraph does from its first words on, as "Recalling ..., and ... of A and B"."""
    for stop, begin, name in reversed(said.cues):
        if begin > 12 or stop > start:
            break
        if name not in ACTS:
            return name
    return "cites"


_JOINING = ("and", "et", "y", "e", "as", "ainsi", "asi", "or", "ou", "o", "the", "la", "le", "el")


def _governs(name: str, gap: str) -> bool:
    """Whether a cue is said of what stands after this gap, and not of something before it."""
    if any(sign in gap for sign in _TEXTS) or ";" in gap or ". " in gap:
        return False
    words = gap.split()
    if name in FEW:
        return len(words) <= FEW[name]
    that = gap.strip().startswith(_THAT)
    return len(words) <= (6 if name == "notes" else 8) + that


def _after(text: str, lang: str) -> str:
    for name in ("amends", "extends"):
        found = grammar("relations", f"after-{name}", lang).search(text)
        if found and len(text[: found.start()].split()) <= 4 and ";" not in text[: found.start()]:
            return name
    return ""
