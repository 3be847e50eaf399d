"""The entries of the register, and the ways to them: name, day, session, kind and word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from wtograph.dates import real_day
from wtograph.resolve.words import key, tokens

DATES = ("dateAdopted", "dateOfDocument", "dateCirculated")
_LONGEST_MEETING = 30  # days; a longer one is a slip of the facts


@dataclass(frozen=True, slots=True)
class Name:
    """One thing that something is called; `how` is title, label, alias, notation or symbol.

    `trust` is the strongest verification label under which the graph has the name.
    """

    text: str
    lang: str
    how: str
    trust: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that words may mean, with all by which it may be meant.

    `kind` is the type of a document, or body, member, group, meeting, programme, moratorium.
    `days` are the dates as written, by property, with the label of each; of a meeting its first
    and last day, or the day planned. `session` is the Ministerial Conference it belongs to;
    `stated` says whether an adoption names it, or only its date falls into it.
    """

    iri: str
    kind: str
    draft: bool
    names: tuple[Name, ...]
    days: tuple[tuple[str, str, str], ...] = ()
    bodies: tuple[str, ...] = ()
    session: str = ""
    stated: bool = False
    spots: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    established: str = ""
    words: frozenset[str] = frozenset()
    phrases: tuple[frozenset[str], ...] = ()

    @property
    def day(self) -> str:
        """The day that orders it: adopted, else of the document, else circulated; a last day."""
        known = {which: day for which, day, _ in self.days}
        return next((known[w] for w in ("end", *DATES, "start") if w in known), "")


@dataclass(frozen=True, slots=True)
class Register:
    """All entries by IRI, and the ways to them: by name, symbol, date, session, kind and word."""

    entries: Mapping[str, Entry]
    by_name: Mapping[str, tuple[tuple[str, Name], ...]]
    by_day: Mapping[str, tuple[str, ...]]
    by_session: Mapping[str, tuple[str, ...]]
    by_kind: Mapping[str, tuple[str, ...]]
    by_word: Mapping[str, tuple[str, ...]]
    by_spot: Mapping[str, tuple[str, ...]]
    links: Mapping[str, frozenset[str]]

    def sessions(self) -> tuple[Entry, ...]:
        """The Ministerial Conferences, the earliest first; those without a day at the end."""
        known = (self.entries[iri] for iri in self.by_kind.get("meeting", ()))
        several = (entry for entry in known if entry.session == entry.iri)
        return tuple(sorted(several, key=lambda e: (e.day or "9999", e.iri)))


def indexed(
    entries: Mapping[str, Entry],
    links: Mapping[str, frozenset[str]],
) -> Register:
    """The register of these entries; `links` join the texts that cite one another."""
    ways: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    by_name: dict[str, dict[tuple[str, Name], None]] = defaultdict(dict)
    for iri, entry in entries.items():
        for name in (*entry.names, *_identifiers(iri)):
            for called in _keys(name):
                by_name[called][(iri, name)] = None
        for day in _days(entry):
            ways["day"][day][iri] = None
        ways["kind"][entry.kind][iri] = None
        if entry.session:
            ways["session"][entry.session][iri] = None
        for word in entry.words:
            ways["word"][word][iri] = None
        for spot in entry.spots if entry.session == iri else ():
            ways["spot"][spot][iri] = None
    frozen = {way: {k: tuple(v) for k, v in found.items()} for way, found in ways.items()}
    by = {f"by_{way}": frozen.get(way, {}) for way in ("day", "session", "kind", "word", "spot")}
    names = {called: tuple(found) for called, found in by_name.items()}
    return Register(entries, names, **by, links=links)


def _identifiers(iri: str) -> Iterable[Name]:
    """The ends of an IRI as people type them: ecom-moratorium, programme/e-commerce."""
    *_, space, last = iri.split("/")
    yield Name(last, "", "identifier", "")
    if space == "programme":
        yield Name(f"{space}/{last}", "", "identifier", "")


def _keys(name: Name) -> Iterable[str]:
    """The keys of a name: whole, and without what stands in brackets at its end."""
    whole = key(tokens(name.text))
    bare = key(tokens(name.text.partition(" (")[0])) if name.how == "label" else whole
    return dict.fromkeys(each for each in (whole, bare) if each)


def _days(entry: Entry) -> Iterable[str]:
    """The days, months and years under which an entry is found."""
    if entry.days and entry.days[0][0] == "planned":
        found = []
    elif entry.kind == "meeting" and entry.days:
        first, last = real_day(entry.days[0][1]), real_day(entry.days[-1][1])
        between = _between(first, last) if first and last else []
        found = [day.isoformat() for day in between]
    else:
        found = [day for _, day, _ in entry.days]
    return dict.fromkeys(day[:size] for day in found for size in (10, 7, 4) if len(day) >= size)


def _between(first: date, last: date) -> list[date]:
    count = min(max((last - first).days, 0), _LONGEST_MEETING)
    return [first + timedelta(days=each) for each in range(count + 1)]
