"""The library's door: load the facts, then ask for lineage, mandates, status, or SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wtograph import dates, refs, rules
from wtograph import mandates as _mandates
from wtograph import status as _status
from wtograph.errors import BadQuery
from wtograph.folders import open_folder
from wtograph.lineage.build import lineage as _lineage
from wtograph.lineage.model import Lineage
from wtograph.mandates import Mandate, ProposedMandate, Wanted
from wtograph.norms import find_norm, find_sessions
from wtograph.queries import rows
from wtograph.records import DocumentRecord, documents
from wtograph.sparql import explain, refuse
from wtograph.status import Status, Timeline
from wtograph.store import Row, Store, shipped_files

if TYPE_CHECKING:
    import rdflib


class Graph:
    """The mandates of a store, ready to be asked.

    Made by `load()`. It holds one store, applies the rules once, and keeps no answers.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def dataset(self) -> rdflib.Dataset:
        """An rdflib Dataset over a copy of the triples; its default graph is their union."""
        return self.store.dataset()

    def query(self, sparql: str) -> list[Row] | bool | rdflib.Graph:
        """The answer of a query over all graphs together; our prefixes need no PREFIX line.

        Returns: for SELECT the rows, as mappings of variable to value; for ASK true or false;
        for CONSTRUCT and DESCRIBE an rdflib graph.
        Raises: BadQuery with line and column; SERVICE and LOAD are refused.
        """
        refuse(sparql, name="query")
        try:
            return self.store.answer(sparql)
        except BadQuery as bad:
            raise explain(sparql, str(bad), name="query") from None

    def document(self, ref: str) -> DocumentRecord:
        """The document that a symbol, a name or an IRI stands for.

        Raises: UnknownDocument, AmbiguousName, BadSymbol.
        """
        iri = refs.find(self.store, ref).iri
        return documents(self.store, [iri])[iri]

    def lineage(
        self,
        ref: str,
        *,
        up: int | None = None,
        down: int | None = 0,
        weak: bool = False,
        kinds: Iterable[str] = (),
        back_to: Iterable[str] = (),
        minimal: bool = False,
    ) -> Lineage:
        """The texts that a document descends from, and those that came of it.

        `ref` and `back_to` are symbols or paragraphs such as `WT/L/977#2`; `kinds` are names of
        relations, such as `continues`.
        Units: `up` and `down` count hops between texts; None means all.
        Raises: UnknownDocument, AmbiguousName, BadSymbol.
        """
        found = refs.find(self.store, ref)
        goals = tuple(refs.find(self.store, each).iri for each in back_to)
        return _lineage(
            self.store,
            found.iri,
            place=found.place,
            up=up,
            down=down,
            weak=weak,
            kinds=frozenset(kinds),
            back_to=goals,
            minimal=minimal,
        )

    def mandates(
        self,
        *documents_: str,
        by: str = "",
        to: str = "",
        reports_to: str = "",
        topic: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[Mandate, ...]:
        """Who was told to do what by adopted texts, oldest first; never a draft.

        Bodies and topics may be named in English, French or Spanish, or by their short form.
        Raises: UnknownDocument, UnknownBody, UnknownTopic, AmbiguousName, BadSymbol.
        """
        wanted = self._wanted(documents_, by, to, reports_to, topic, since, until)
        return _mandates.mandates(self.store, wanted)

    def proposed_mandates(
        self,
        *documents_: str,
        by: str = "",
        to: str = "",
        reports_to: str = "",
        topic: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[ProposedMandate, ...]:
        """What drafts would tell whom to do; none of it is law. Raises: as `mandates`."""
        wanted = self._wanted(documents_, by, to, reports_to, topic, since, until)
        return _mandates.proposed(self.store, wanted)

    def _wanted(
        self,
        documents_: tuple[str, ...],
        by: str,
        to: str,
        reports_to: str,
        topic: str,
        since: date | None,
        until: date | None,
    ) -> Wanted:
        found = [refs.find(self.store, each) for each in documents_]
        giver, told, hears = (
            refs.find_actor(self.store, name) if name else "" for name in (by, to, reports_to)
        )
        return Wanted(
            places=tuple(f"{ref.iri}__{ref.place}" if ref.place else ref.iri for ref in found),
            by=giver,
            to=told,
            reports_to=hears,
            topics=self._with_narrower(refs.find_topic(self.store, topic))
            if topic
            else frozenset(),
            since=since,
            until=until,
        )

    def _with_narrower(self, topic: str) -> frozenset[str]:
        pairs = [(row["topic"], row["broader"]) for row in rows(self.store, "read/broader")]
        found = {topic}
        while new := {low for low, high in pairs if high in found} - found:
            found |= new
        return frozenset(found)

    def resolve(self, kind: str, text: str) -> str:
        """The IRI that a name stands for: `kind` is document, body, norm or topic.

        Other kinds keep the text as it is. Raises: the NotFound of each kind, AmbiguousName.
        """
        match kind:
            case "document":
                found = refs.find(self.store, text)
                return f"{found.iri}__{found.place}" if found.place else found.iri
            case "body":
                return refs.find_actor(self.store, text)
            case "norm":
                return find_norm(self.store, text)
            case "topic":
                return refs.find_topic(self.store, text)
        return text

    def status(
        self, norm: str, on: date | str, *, assumed: Mapping[str, date] | None = None
    ) -> Status:
        """The state of a norm or programme on a day, and by which provision.

        `on` is a date, or a day written as 2026-11-23.
        `assumed` moves sessions, by their short name: `{"MC14": date(2026, 6, 1)}`.
        Raises: UnknownNorm, AmbiguousName, UnknownMeeting, BadDate.
        """
        moved = find_sessions(self.store, assumed or {})
        day = on if isinstance(on, date) else dates.day(on)
        return _status.status(self.store, norm, day, assumed=moved)

    def timeline(self, norm: str, *, assumed: Mapping[str, date] | None = None) -> Timeline:
        """Every run of a norm in order, with its gaps. Raises: as `status`."""
        return _status.timeline(self.store, norm, assumed=find_sessions(self.store, assumed or {}))

    def __repr__(self) -> str:
        return f"<Graph of the {self.store.name}: {len(self.store)} triples>"


def load(place: str | Path | None = None) -> Graph:
    """The graph over the shipped facts, or over a store folder that `wtograph ingest` made.

    Raises: NotAStore, StoreDamaged for a folder; BrokenInstall if shipped files are missing.
    """
    if place is None:
        store = Store.in_memory(shipped_files())
        rules.apply_rules(store)
        return Graph(store)
    return Graph(open_folder(Path(place)))
