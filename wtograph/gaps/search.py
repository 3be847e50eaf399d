"""The gaps of a graph, whole or of what a person asks for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from wtograph import refs
from wtograph.errors import UnknownNorm
from wtograph.gaps import days, doubts, numbers, texts
from wtograph.gaps.facts import Facts, natural, order, rank
from wtograph.gaps.model import KINDS, Missing, known_kinds
from wtograph.norms import as_of, find_norm
from wtograph.records import DOC
from wtograph.store import Store

_FOUND: Mapping[str, Callable[[Facts], Iterator[Missing]]] = {
    "cited": texts.cited,
    "days": days.uncovered,
    "dates": doubts.disputed,
    "open": texts.left_open,
    "no-report": days.without_report,
    "undescribed": texts.undescribed,
    "series": numbers.series,
    "language": texts.language,
    "unverified": doubts.labelled("unverified"),
    "secondary": doubts.labelled("secondary"),
}


def gaps(
    store: Store,
    *,
    documents: Iterable[str] = (),
    kinds: Iterable[str] = (),
    on: date | None = None,
) -> tuple[Missing, ...]:
    """What a graph does not know, or does not know well, of some texts and norms or of all.

    `documents` are IRIs of documents, provisions, norms, sessions or bodies; `kinds` are some
    of `KINDS`; `on` is the day up to which days and slots are judged, else the last of the facts.
    Returns: by kind in the order of `KINDS`, then by thing; an empty answer means that nothing
    of these kinds is known to be missing. No row says that a document does not exist.
    Raises: UsageProblem for an unknown kind.
    """
    wanted = known_kinds(kinds)
    asked = frozenset(documents)
    facts = Facts(store, on or as_of(store), asked)
    found = (each for kind in wanted for each in _FOUND[kind](facts))
    return tuple(sorted((m for m in found if not asked or _within(m, asked)), key=_place))


def _within(missing: Missing, asked: frozenset[str]) -> bool:
    below = (*(f"{one}__" for one in asked), *(f"{one}-" for one in asked if "__" in one))
    return any(home in asked or home.startswith(below) for home in (missing.about, *missing.homes))


def _place(missing: Missing) -> tuple[object, ...]:
    return (
        KINDS.index(missing.kind),
        _weight(missing),
        not missing.certain,
        rank(missing.about),
        order(missing.symbol),
        natural(missing.place),
        missing.first or date.min,
        missing.what,
        missing.about,
        missing.related,
    )


_NAMES = (
    "altLabel",
    "label",
    "prefLabel",
    "notation",
    "title",
    "description",
    "note",
    "name",
    "symbolPrefix",
)


def _weight(missing: Missing) -> int:
    """Among doubtful facts: what texts do before texts, texts before values, names last."""
    if missing.kind not in ("unverified", "secondary"):
        return 0
    if not missing.what[:1].isupper():
        return 4 if missing.what in _NAMES else 3
    if missing.about.startswith(DOC):
        return 2 if "__" in missing.about else 1
    return 0 if any(home.startswith(DOC) for home in missing.homes) else 2


def meant(store: Store, text: str) -> str:
    """The IRI of the norm, document, paragraph or body that a person typed.

    A name that begins with `body:` and the like is a body, Member or group.
    Raises: UnknownDocument, UnknownBody, AmbiguousName, BadSymbol.
    """
    prefix = text.strip().partition(":")[0]
    if prefix in ("body", "member", "group"):
        return refs.find_actor(store, text)
    try:
        return find_norm(store, text)
    except UnknownNorm:
        found = refs.find(store, text)
    return f"{found.iri}__{found.place}" if found.place else found.iri
