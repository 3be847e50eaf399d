"""What the paragraphs of a document refer to: by symbol, title, date, session, or "the said"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wtograph.documents.model import Paragraph, Part
from wtograph.extract.confidence import confidence
from wtograph.extract.marks import SIGNS, Marked, grammar
from wtograph.extract.mentions import Mention, mentions
from wtograph.extract.model import Candidate, Reference, Shown
from wtograph.extract.relations import cued, relation
from wtograph.provisions import split
from wtograph.resolve.answer import resolve
from wtograph.resolve.entries import Register
from wtograph.vocab import PREFIXES

CLASSES = ("programme", "agreement", "declaration", "decision")
NO_TEXTS = ("body", "member", "group", "meeting", "moratorium")
_HOMES = {
    "programme": f"{PREFIXES['wtog'].rpartition('ontology')[0]}programme/",
    "agreement": f"{PREFIXES['doc']}agreement-",
}
MOST = 12
_ON = frozenset(("on the", "on", "sur le", "sur la", "sobre el", "sobre la"))
SPECIFIC = (SIGNS["date"], SIGNS["meeting"])


@dataclass(frozen=True, slots=True)
class Home:
    """The document that refers: its IRI in the register, its day, its language, its own symbols."""

    iri: str
    day: date | None
    lang: str
    symbols: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a mention means: a target, or candidates, and how it was found."""

    target: str = ""
    candidates: tuple[Candidate, ...] = ()
    how: str = "open"


def references(
    read: Iterable[tuple[Paragraph, Marked]], register: Register, home: Home
) -> Iterator[Reference]:
    """The references of a document in order, each with its words and its relation.

    Returns: one whose words fit several texts keeps them as candidates, and has no target.
    """
    named: dict[str, str] = {}
    for paragraph, marked in read:
        said = cued(marked, paragraph.part, home.lang)
        before: tuple[Mention, str] | None = None
        last = ""
        recital = paragraph.part is Part.RECITAL
        for mention in mentions(marked, home.lang):
            meant = _meant(mention, marked, register, home, named)
            if meant is None or (before and _doubled(marked, before[0], mention, meant, last)):
                continue
            name, begin = relation(said, mention, before, home.lang, recital=recital)
            name = _of_kind(name, meant.target, recital=recital)
            before, last = (mention, name), meant.target
            if meant.target:
                named[_class(mention, meant.target, register, home.lang)] = meant.target
            yield Reference(
                paragraph.id, name, meant.target, mention.pinpoint, meant.how,
                _shown(marked, mention, begin), meant.candidates,
                is_open=mention.how == "open", confidence=confidence("citation", meant.how),
                symbol=str(mention.symbol or ""),
            )  # fmt: skip


def _of_kind(name: str, target: str, *, recital: bool) -> str:
    """A relation as it is said of a decision or of an agreement.

    What is considered is recalled; an agreement is rested on only in a recital.
    """
    agreement = target.startswith(_HOMES["agreement"])
    if name == "considers":
        return "cites" if agreement else "recalls"
    return "cites" if name == "based_on" and agreement and not recital else name


def _doubled(marked: Marked, before: Mention, mention: Mention, meant: Meant, last: str) -> bool:
    """Whether the text just named is named once more, as in "X and Y" or "the Decision on X"."""
    gap = marked.text[before.end : mention.start].strip(" ,;()")
    both = before.symbol is not None and mention.symbol is not None
    joined = (both and len(gap) <= 3) or gap in _ON
    return bool(last) and meant.target == last and joined


def _shown(marked: Marked, mention: Mention, begin: int) -> Shown:
    start = mention.start if mention.how == "open" else begin
    return marked.shown(start, mention.end)


def _meant(
    mention: Mention, marked: Marked, register: Register, home: Home, named: dict[str, str]
) -> Meant | None:
    """What a mention means; None when it names no other text."""
    if mention.how == "self":
        return None
    if mention.symbol is not None:
        if str(mention.symbol) in home.symbols:
            return None
        found = resolve(register, str(mention.symbol)).chosen
        iri = found.iri if found else f"{PREFIXES['doc']}{mention.symbol.slug}"
        return Meant(iri, how="symbol")
    if mention.how == "open":
        decided = _kind(mention.noun, home.lang) in ("decision", "declaration")
        return Meant() if decided or mention.noun == "instruments" else None
    if mention.mark and (iri := _titled(mention, register, home)):
        return Meant(iri, how="title")
    if mention.bare:
        return _again(mention, _words(marked, mention), register, home, named)
    return _described(mention, marked, register, home)


def _titled(mention: Mention, register: Register, home: Home) -> str:
    """The one text that a title can mean; a programme goes before texts of its name."""
    iris = [iri for iri in (mention.mark.iris() if mention.mark else ()) if iri != home.iri]
    for kind in ("programme", "agreement"):
        several = [i for i in iris if i.startswith(_HOMES[kind])]
        if len(several) == 1:
            return several[0]
    return iris[0] if len(iris) == 1 else ""


def _again(
    mention: Mention, words: str, register: Register, home: Home, named: dict[str, str]
) -> Meant | None:
    """A text named before, as "the said Decision", "the Work Programme", "existing mandate"."""
    if not mention.said:
        return None
    kind = _kind(mention.noun, home.lang)
    if kind in named:
        return Meant(named[kind], how="again")
    if kind != "programme":
        return None
    found = resolve(register, words, dated=home.day, within=home.iri, lang=home.lang)
    programmes = [c.iri for c in found.candidates if c.kind == "programme"]
    return Meant(programmes[0], how="again") if len(programmes) == 1 else None


def _described(mention: Mention, marked: Marked, register: Register, home: Home) -> Meant | None:
    words = _words(marked, mention)
    found = resolve(register, words, dated=home.day, within=home.iri, lang=home.lang)
    texts = [c for c in found.candidates if c.kind not in NO_TEXTS and c.iri != home.iri]
    chosen = found.chosen if found.chosen in texts else None
    programmes = [c for c in texts if c.kind == "programme"]
    if chosen is None and len(programmes) == 1:
        chosen = programmes[0]
    if chosen:
        return Meant(chosen.iri, how="described")
    said = marked.text[mention.start : mention.end]
    specific = any(s in said for s in SPECIFIC) or grammar("references", "own", home.lang).search(
        said
    )
    if not texts or not specific or len(texts) > MOST:
        return None
    offered = tuple(
        Candidate(c.iri, c.place, c.score, tuple(r.key for r in c.reasons)) for c in texts[:8]
    )
    return Meant("", offered, "candidates")


def _words(marked: Marked, mention: Mention) -> str:
    return marked.words(mention.start, mention.end).strip(" \"'(,")


def _class(mention: Mention, target: str, register: Register, lang: str) -> str:
    """Under which kind of name a text is named again."""
    kind = _kind(mention.noun, lang) if mention.noun else ""
    entry = register.entries.get(target)
    programmes = (e for e in register.entries.values() if e.kind == "programme")
    if any(split(e.established)[0] == target for e in programmes):
        return "programme"
    return kind or (entry.kind if entry else "")


def _kind(noun: str, lang: str) -> str:
    return next((k for k in CLASSES if grammar("references", k, lang).fullmatch(noun)), "other")
