"""What the library hands out for doubts and for words: tables that a notebook can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from wtograph.gaps import Missing
from wtograph.languages import word
from wtograph.queries import questions as _questions
from wtograph.records import tail
from wtograph.resolve.model import Candidate, Resolution
from wtograph.store import Store
from wtograph.tabular import Record, Rows, Table, read_rows

if TYPE_CHECKING:
    import rdflib

Answer: TypeAlias = "Rows | bool | rdflib.Graph"


def answer(store: Store, sparql: str) -> Answer:
    """The answer of a query: rows of a SELECT, the truth of an ASK, else an rdflib graph."""
    kind, body = store.serialized(sparql, "json")
    if kind == "rows":
        return read_rows(body)
    return cast("bool | rdflib.Graph", store.answer(sparql))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Gaps(Table[Missing]):
    """What a graph does not know, or not well: one row a gap."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return (
            "kind", "symbol", "about", "place", "what", "values", "first", "last", "certain",
            "count", "related", "verification", "sources",
        )  # fmt: skip

    def records(self) -> Iterator[Record]:
        """One row a gap."""
        for each in self:
            yield {
                "kind": each.kind,
                "symbol": each.symbol,
                "about": each.about,
                "place": tail(each.place) or None,
                "what": each.what or None,
                "values": tuple(value.text for value in each.values),
                "first": each.first,
                "last": each.last,
                "certain": each.certain,
                "count": each.count,
                "related": each.related,
                "verification": each.verification or None,
                "sources": tuple(source.id for source in each.sources),
            }

    def remarks(self) -> tuple[str, ...]:
        """That nothing here says that a document does not exist."""
        return (word("gaps-scope", "en"),)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Meanings(Table[Candidate]):
    """What words may refer to: the candidates, the best first, and the verdict.

    `verdict` is resolved, candidates or unresolved; nothing is chosen among equals. `aside` are
    texts that fit the words and have nothing known in common with the text they stand in;
    `unknown` are symbols in the words that no text of this graph carries.
    """

    verdict: str = "unresolved"
    reason: str = ""
    aside: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def chosen(self) -> Candidate | None:
        """The one candidate that the words stand for; None unless it is resolved."""
        return self.items[0] if self.verdict == "resolved" else None

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return ("chosen", "name", "kind", "place", "score", "reasons", "iri")

    def records(self) -> Iterator[Record]:
        """One row a candidate; a reason reads `dateAdopted 2022-06-17 (read)`."""
        for each in self.items:
            yield {
                "chosen": each == self.chosen,
                "name": tail(each.iri),
                "kind": each.kind,
                "place": each.place or None,
                "score": float(each.score),
                "reasons": tuple(
                    " ".join(filter(None, (key, value, f"({label})" if label else "")))
                    for key, value, label in each.reasons
                ),
                "iri": each.iri,
            }

    def remarks(self) -> tuple[str, ...]:
        """The verdict, and why there is no single answer."""
        said = (": ".join(filter(None, (self.verdict, self.reason, ", ".join(self.unknown)))),)
        aside = ", ".join(tail(iri) for iri in self.aside)
        return (*said, f"set aside: {aside}") if aside else said


def meanings(found: Resolution) -> Meanings:
    """A resolution as a table."""
    return Meanings(found.candidates, found.verdict, found.reason, found.aside, found.unknown)


def questions(lang: str) -> Rows:
    """The ready questions: name, what each asks, and its parameters, optional ones marked."""
    found: list[Record] = []
    for query in _questions():
        takes = tuple(f"[{p.name}]" if p.optional else p.name for p in query.parameters)
        found.append({"name": query.name, "question": query.title(lang), "parameters": takes})
    return Rows(tuple(found), ("name", "question", "parameters"))
