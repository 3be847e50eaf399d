"""Lists that the library hands out: which mandates or documents were meant, and what came.

A list is a sequence and a table. It says what it leaves out; drafts are never among mandates.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from wtograph import dates, mandates, refs
from wtograph.doubts import not_verified, our_places, symbol_label
from wtograph.errors import BadDate, UsageProblem
from wtograph.languages import choose, word
from wtograph.mandates import Clause, Mandate, ProposedMandate, Wanted
from wtograph.provisions import reference
from wtograph.queries import rows
from wtograph.records import DocumentRecord, documents, tail
from wtograph.store import Store
from wtograph.tabular import Cell, Record, Table, plain
from wtograph.trust import weakest

KINDS = ("Instrument", "Proposal", "Report", "MeetingRecord", "Document")
Told_co = TypeVar("Told_co", bound="Mandate | ProposedMandate", covariant=True)


def clause_record(clause: Clause) -> Record:
    """A clause as the row of a table: ids of bodies and sources, our summary in English."""
    document = clause.document
    found: dict[str, Cell] = {
        "date": document.date,
        "symbol": document.symbol,
        "symbol_verification": symbol_label(document),
        "provision": reference(document.symbol, clause.place),
        "given_by": _tails(clause.given_by),
        "given_to": _tails(clause.given_to or clause.undertaken_by),
        "reports_to": _tails(clause.reports_to),
        "verb": tail(clause.verb),
        "actions": _tails(clause.actions),
        "own_words": choose(clause.own_words, "en"),
        "due": tuple(dict.fromkeys(reading.day for reading in clause.due)),
        "due_verification": weakest(r.verification for r in clause.due) if clause.due else "",
        "slots": tuple(f"{slot.first or ''}/{slot.last or ''}" for slot in clause.slots),
        "fulfilled_by": tuple(d.symbol for slot in clause.slots for d in slot.fulfilled_by),
        "proposed": clause.kind.startswith("Proposed"),
        "verification": clause.verification,
        "sources": tuple(source.id for source in clause.sources),
        "topics": _tails(clause.topics),
    }
    return {name: None if value == "" else value for name, value in found.items()}


def _tails(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(tail(iri) for iri in iris)


class _Clauses(Table[Told_co]):
    """What both lists of instructions share: one row a clause."""

    __slots__ = ()

    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in order."""
        return tuple(item.clause for item in self.items)

    def _doubts(self) -> tuple[str, ...]:
        symbols = not_verified(clause.document for clause in self.clauses())
        return symbols + our_places(record["provision"] for record in self.records())

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, those of the CSV of `wtograph mandates` first."""
        return ("date", "symbol", "symbol_verification", "provision", "given_by", "given_to",
                "reports_to", "verb", "actions", "own_words", "due", "due_verification", "slots",
                "fulfilled_by", "proposed", "verification", "sources", "topics")  # fmt: skip

    def brief(self) -> tuple[str, ...]:
        """The columns that a notebook shows."""
        return ("date", "provision", "given_by", "verb", "given_to", "own_words", "due",
                "due_verification", "reports_to", "proposed", "verification",
                "sources")  # fmt: skip

    def records(self) -> Iterator[Record]:
        """One row a clause."""
        return map(clause_record, self.clauses())

    def shown(self, column: str, value: Cell) -> str:
        """A value as people read it; what is only proposed is said to be no law."""
        if column == "proposed":
            return word("table-proposed", "en") if value else ""
        return plain(value)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Mandates(_Clauses[Mandate]):
    """Instructions of adopted texts, oldest text first; never a draft.

    Only texts whose clauses are described were looked at: `described` of `adopted` texts.

    >>> import wtograph
    >>> for mandate in wtograph.load().mandates("WT/L/977").records():
    ...     print(mandate["provision"], mandate["given_to"], mandate["verb"])
    WT/L/977#1 ('e-commerce',) decide
    WT/L/977#2 ('GC',) instruct
    WT/L/977#2 ('GC',) instruct
    """

    described: int = 0
    adopted: int = 0

    def brief(self) -> tuple[str, ...]:
        """The columns that a notebook shows; nothing here is proposed."""
        return tuple(name for name in _Clauses.brief(self) if name != "proposed")

    def remarks(self) -> tuple[str, ...]:
        """How many texts were looked at, and which symbols are not verified."""
        scope = word("mandates-scope", "en", described=self.described, adopted=self.adopted)
        return (scope, *self._doubts())


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ProposedMandates(_Clauses[ProposedMandate]):
    """Instructions that drafts would give; none of them is law.

    >>> import wtograph
    >>> proposed = wtograph.load().proposed_mandates("x-IND-20240123")
    >>> {record["proposed"] for record in proposed.records()}
    {True}
    """

    def remarks(self) -> tuple[str, ...]:
        """That these are drafts, and which symbols are not verified."""
        return (word("mandates-proposed", "en"), *self._doubts())


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Documents(Table[DocumentRecord]):
    """Documents by date, then symbol; those of unknown date first.

    >>> import wtograph
    >>> found = wtograph.load().documents(kind="Instrument", since="1998", until="1998")
    >>> [text.symbol for text in found]
    ['WT/MIN(98)/DEC/1', 'WT/MIN(98)/DEC/2', 'WT/L/274']
    """

    left_out: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return ("symbol", "symbol_verification", "title", "title_verification", "date",
                "date_kind", "date_verification", "kind", "status", "held", "verification",
                "iri")  # fmt: skip

    def brief(self) -> tuple[str, ...]:
        """The columns that a notebook shows."""
        return tuple(name for name in self.columns if name not in ("iri", "date_kind"))

    def records(self) -> Iterator[Record]:
        """One row a document."""
        return (document.record() for document in self.items)

    def shown(self, column: str, value: Cell) -> str:
        """A value as people read it; a draft is said to be no law."""
        if column == "status" and value == "draft":
            return word("table-proposed", "en")
        return plain(value)

    def remarks(self) -> tuple[str, ...]:
        """How many documents could not be judged and were left out."""
        return self.left_out


def wanted(
    store: Store,
    places: Sequence[str],
    *,
    by: str = "",
    to: str = "",
    reports_to: str = "",
    topic: str = "",
    since: date | str | None = None,
    until: date | str | None = None,
) -> Wanted:
    """Which mandates a person means, the names resolved; a year stands for all its days.

    An empty name, or None, asks for all.
    Raises: UnknownDocument, UnknownBody, UnknownTopic, AmbiguousName, BadSymbol, BadDate,
    UsageProblem if `since` is after `until`.
    """
    found = [refs.find(store, each) for each in places]
    first, last = dates.between(since, until)
    giver, told, hears = (
        refs.find_actor(store, name) if name else "" for name in (by, to, reports_to)
    )
    return Wanted(
        places=tuple(f"{ref.iri}__{ref.place}" if ref.place else ref.iri for ref in found),
        by=giver,
        to=told,
        reports_to=hears,
        topics=topics(store, topic) if topic else frozenset(),
        since=first,
        until=last,
    )


def find_mandates(store: Store, chosen: Wanted) -> Mandates:
    """The instructions of adopted texts, and of how many texts clauses are described."""
    return Mandates(mandates.mandates(store, chosen), *mandates.scope(store))


def topics(store: Store, topic: str) -> frozenset[str]:
    """A topic, named in any language, with all that are narrower. Raises: UnknownTopic."""
    pairs = [(row["topic"], row["broader"]) for row in rows(store, "read/broader")]
    found = {refs.find_topic(store, topic)}
    while new := {low for low, high in pairs if high in found} - found:
        found |= new
    return frozenset(found)


def find_documents(
    store: Store,
    *,
    kind: str = "",
    since: date | str | None = None,
    until: date | str | None = None,
    topic: str = "",
) -> Documents:
    """The documents of a kind, of a time and on a topic, cited ones that are not held included.

    A document known to the month or the year only is listed if it may fall within the time.
    Raises: UsageProblem for an unknown kind; UnknownTopic, AmbiguousName, BadDate.
    """
    wanted_kind = _kind(kind) if kind else ""
    found = [d for d in _every(store) if wanted_kind in ("", d.kind)]
    left_out: list[str] = []
    first, last = dates.between(since, until)
    if first or last:
        dated = [(document, _days(document)) for document in found]
        undated = sum(1 for _, days in dated if not days)
        left_out += _counted("documents-without-date", undated)
        found = [
            d for d, days in dated
            if days and (not first or days[1] >= first) and (not last or days[0] <= last)
        ]  # fmt: skip
    if topic:
        among, about = topics(store, topic), _topics_of(store)
        left_out += _counted("documents-without-topic", sum(d.iri not in about for d in found))
        found = [d for d in found if about.get(d.iri, set()) & among]
    return Documents(tuple(found), tuple(left_out))


def _every(store: Store) -> list[DocumentRecord]:
    known = {row["document"] for row in rows(store, "read/documents")}
    return sorted(documents(store, known).values(), key=lambda d: (d.date, d.symbol))


def _topics_of(store: Store) -> dict[str, set[str]]:
    about: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "read/document-topics"):
        about[row["document"]].add(row["topic"])
    return about


def _counted(key: str, count: int) -> list[str]:
    return [word(key, "en", count=count)] if count else []


def _days(document: DocumentRecord) -> tuple[date, date] | None:
    """The first and the last day that the date of a document can mean; None if unknown."""
    try:
        known = dates.parse(document.date)
    except BadDate:
        return None
    return known.first, known.last


def _kind(text: str) -> str:
    by_name = {kind.casefold(): kind for kind in KINDS}
    if text.casefold() in by_name:
        return by_name[text.casefold()]
    near = difflib.get_close_matches(text.casefold(), by_name, n=2, cutoff=0.5)
    listed = ", ".join(by_name[each] for each in near) or ", ".join(KINDS)
    raise UsageProblem(f"no kind of document {text}", hint=f"nearest known: {listed}")
