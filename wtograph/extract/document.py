"""All that one document says: identity, references, effects, and what it does to a norm."""

from dataclasses import dataclass, replace
from datetime import date

from wtograph.documents.model import Document, Paragraph, Part, Zone
from wtograph.documents.paragraphs import paragraphs
from wtograph.documents.view import readable
from wtograph.extract.dues import Sessions, When
from wtograph.extract.identify import identify
from wtograph.extract.lexicon import Lexicon, lexicon
from wtograph.extract.mandates import mandates
from wtograph.extract.marks import Marked, marked
from wtograph.extract.model import Extraction, Identity, Reference
from wtograph.extract.norm_effects import norm_effects
from wtograph.extract.references import Home, references
from wtograph.register import register
from wtograph.resolve.entries import Entry, Register
from wtograph.store import Store
from wtograph.vocab import BASE, PREFIXES

MC = f"{PREFIXES['body']}MC"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a reader must know beforehand, compiled from a store once for many documents."""

    lexicon: Lexicon
    register: Register
    sessions: Sessions


def knowledge(store: Store) -> Knowledge:
    """The lexicon, the register and the sessions of a store."""
    known = register(store)
    by_body: dict[str, list[tuple[date, str]]] = {}
    for iri in known.by_kind.get("meeting", ()):
        entry = known.entries[iri]
        first = min((day for _, day, _ in entry.days if len(day) == 10), default="")
        for body in entry.bodies if first else ():
            by_body.setdefault(body, []).append((date.fromisoformat(first), iri))
    sessions = Sessions({body: tuple(sorted(several)) for body, several in by_body.items()})
    return Knowledge(lexicon(store), known, sessions)


WORK_PROGRAMME = f"{BASE}topic/work-programme"


def extract(document: Document, known: Knowledge) -> Extraction:
    """The findings of one document, in the order of its text.

    Returns: effects of a draft are marked by `identity.status`; nothing here is law by itself.
    """
    several = paragraphs(document)
    identity = identify(document, several, known.lexicon)
    lang = identity.language
    read = [
        (each, marked(readable(document, each.span, each.holes), known.lexicon, lang))
        for each in several
        if each.zone not in (Zone.FRONT, Zone.FOOTER) and each.part is not Part.HEADING
    ]
    when = _when(identity, known.sessions)
    own = _own_entry(identity, read, known.register)
    entries = {**known.register.entries, own.iri: own}
    home = Home(own.iri, when.day, lang, frozenset(identity.symbols))
    register_ = replace(known.register, entries=entries)
    found = tuple(references(read, register_, home))
    done = tuple(mandates(read, lang, identity.status, when))
    norms = norm_effects(read, identity, done, found, when)
    return Extraction(identity, _once(found), done, norms, (), _topics(read))


def _topics(read: list[tuple[Paragraph, Marked]]) -> tuple[str, ...]:
    """The topics that the operative part names; who names a programme speaks of it as such."""
    named: set[str] = set()
    for paragraph, each in read:
        if paragraph.part is Part.RECITAL:
            continue
        for mark in each.marks.values():
            named.update(mark.iris("topic"))
            if mark.iris("programme"):
                named.add(WORK_PROGRAMME)
    return tuple(sorted(named))


def _when(identity: Identity, sessions: Sessions) -> When:
    """From where "next" is counted: a draft for a session counts from that session."""
    day = identity.date.first if identity.date else None
    session = identity.session
    we = identity.body or MC
    if not session and we == MC and day:
        if identity.status in ("draft", "communication"):
            session = sessions.after(MC, day)
        else:
            session = next(
                (iri for first, iri in reversed(sessions.by_body.get(MC, ())) if first <= day), ""
            )
    return When(day, session, we, sessions)


def _own_entry(identity: Identity, read: list[tuple[Paragraph, Marked]], known: Register) -> Entry:
    """The document as an entry of the register, so that "the said Programme" has a home."""
    iri = f"{PREFIXES['doc']}{identity.id}"
    counts: dict[str, int] = {}
    for _, each in read:
        for mark in each.marks.values():
            programmes = [
                known.entries[iri] for iri in mark.iris("programme") if iri in known.entries
            ]
            for topic in (*mark.iris("topic"), *(t for each in programmes for t in each.topics)):
                counts[topic] = counts.get(topic, 0) + 1
    most = max(counts.values(), default=0)
    topics = frozenset(topic for topic, n in counts.items() if n * 3 >= most)
    day = str(identity.date or "")
    days = (("dateOfDocument", day, ""),) if day else ()
    draft = identity.status != "adopted"
    return Entry(iri, "decision", draft, (), days=days, topics=topics, session=identity.session)


def _once(found: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Without bare repetitions: "the Programme" again, after it was named and said nothing of."""
    seen: set[str] = set()
    kept = []
    for each in found:
        bare = (
            each.how in ("described", "again") and each.relation == "cites" and each.target in seen
        )
        if not bare:
            kept.append(each)
        if each.target:
            seen.add(each.target)
    return tuple(kept)
