"""Who is named in a paragraph: bodies, Members and others, also by ordinary words.

The words of verbs, actions and topics are put back, so that clauses can be read word by word;
"Members", "the Secretariat", "its subsidiary bodies", "the Council" become actors.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from wtograph import phrases
from wtograph.extract.lexicon import Name
from wtograph.extract.marks import SIGNS, Mark, Marked, grammar
from wtograph.vocab import BASE, PREFIXES

ACTOR = SIGNS["actor"]
BODY = PREFIXES["body"]
OTHER_BODIES = f"{PREFIXES['wtog']}OtherBodies"
_KEPT = frozenset(("symbol", "date", "actor", "meeting", "text"))
_ONLY = {"conference": f"{BODY}MC", "dedicated": f"{BODY}CTD-SE"}
_COUNCILS = frozenset(f"{BODY}{code}" for code in ("GC", "CTS", "CTG", "TRIPS"))


@dataclass(frozen=True, slots=True)
class Named:
    """What bare words such as "the Council" mean at a place: the body named last of each sort.

    `we` is the body that speaks, `programme` the work programme that the document is about.
    """

    we: str = ""
    programme: str = ""
    last: tuple[tuple[str, str], ...] = ()

    def body(self, sort: str) -> str:
        """The body that "the Council", "the Committee" or "the dedicated session" stands for."""
        if sort == _sort(self.we):
            return self.we
        return dict(self.last).get(sort, _ONLY.get(sort, ""))

    def after(self, iri: str) -> "Named":
        """The same once this body has been named."""
        sort = _sort(iri)
        if not sort or iri == OTHER_BODIES:
            return self
        rest = tuple(pair for pair in self.last if pair[0] != sort)
        return replace(self, last=(*rest, (sort, iri)))


def _sort(iri: str) -> str:
    """Whether a body is a council, a committee, a group, the Conference or a session of its own."""
    name = iri.removeprefix(BODY)
    if name == iri or name in ("DG", "SEC", ""):
        return ""
    if iri in _COUNCILS:
        return "council"
    if name == "MC":
        return "conference"
    if name.endswith("-SE"):
        return "dedicated"
    return "group" if name.startswith(("WG", "WP", "ACC")) else "committee"


def with_actors(marked: Marked, lang: str, named: Named) -> tuple[Marked, Named]:
    """A paragraph with its actors marked and all other words readable, and who was named."""
    kept = [m for m in _once(marked.marks.values()) if m.kind in _KEPT and not _rejected(m)]
    plain = signed(marked, kept)
    found, named = _found(plain, lang, named)
    spans = [(m.start, m.end) for m in found]
    left = [m for m in kept if not any(m.start < end and start < m.end for start, end in spans)]
    return signed(marked, [*left, *found]), named


def _rejected(mark: Mark) -> bool:
    """Whether a mark is an ordinary word: "bodies" is the name of a list and of no body."""
    return mark.kind == "actor" and all(i.removeprefix(BASE).isalpha() for i in mark.iris())


def _once(marks: Iterable[Mark]) -> Iterator[Mark]:
    yield from sorted(set(marks), key=lambda m: (m.start, m.end))


def signed(marked: Marked, marks: Iterable[Mark]) -> Marked:
    """The view of a paragraph with these marks and no others as signs."""
    low = phrases.plain(marked.view.text)
    parts: list[str] = []
    places = array("l")
    made: dict[int, Mark] = {}
    at = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start < at:
            continue
        parts.append(low[at : mark.start])
        places.extend(range(at, mark.start))
        made[len(places)] = mark
        parts.append(SIGNS[mark.kind])
        places.append(mark.start)
        at = mark.end
    parts.append(low[at:])
    places.extend(range(at, len(low)))
    return Marked(marked.view, "".join(parts), places, made)


def _found(plain: Marked, lang: str, named: Named) -> tuple[list[Mark], Named]:
    """The actors in the order of the text; each may be what a later bare word means."""
    several: list[Mark] = []
    last = 0
    for found in _words(lang).finditer(plain.text):
        named = _seen(plain, last, found.start(), named)
        last = found.end()
        iri = _iri(plain, found, named)
        if not iri:
            continue
        named = named.after(iri)
        first, end = plain.range(*found.span())
        several.append(Mark("actor", first, end, (Name(_kind(iri), iri, lang),)))
    return several, _seen(plain, last, len(plain.text), named)


def _kind(iri: str) -> str:
    kind = iri.removeprefix(BASE).partition("/")[0]
    return "group" if kind.startswith("ontology#All") else ("body" if "#" in kind else kind)


def _seen(plain: Marked, start: int, end: int, named: Named) -> Named:
    for _, mark in plain.within(start, end, "actor"):
        for iri in mark.iris("body")[:1]:
            named = named.after(iri)
    return named


def _iri(plain: Marked, found: re.Match[str], named: Named) -> str:
    kind = found.lastgroup or ""
    inside = [m.iris()[0] for _, m in plain.within(*found.span(), "actor")]
    match kind.partition("_")[0]:
        case "sort":
            return named.body(kind.removeprefix("sort_"))
        case "dedicated":
            return f"{BODY}CTD-SE" if f"{BODY}CTD" in inside or not inside else inside[0]
        case "special" | "chair":
            return inside[0] if inside else ""
    path = _paths()[int(kind.removeprefix("n"))]
    if path == "programme/":
        of = [i for _, m in plain.within(*found.span(), "text") for i in m.iris("programme")]
        return next(iter(of), named.programme) or OTHER_BODIES
    return f"{BASE}{path}"


@cache
def _paths() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["kind"] for row in phrases.table("actors")))


@cache
def _words(lang: str) -> re.Pattern[str]:
    """The words that name an actor: of the table, bare nouns for bodies, sessions and chairs."""
    several = [(f"n{n}", grammar("actors", path, lang).pattern)
               for n, path in enumerate(_paths())]  # fmt: skip
    several.insert(0, ("dedicated", grammar("clauses", "dedicated", lang).pattern))
    several.insert(1, ("special", grammar("clauses", "special", lang).pattern))
    several.insert(2, ("chair", grammar("clauses", "chair", lang).pattern))
    several += [
        (f"sort_{sort}", grammar("clauses", f"the-{sort}", lang).pattern)
        for sort in ("council", "committee", "conference", "group", "dedicated")
    ]
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in several))
