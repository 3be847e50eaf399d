"""The library's door: load the facts, then ask for lineage, mandates, status, or SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wtograph import answers, dates, gaps, listings, parameters, queries, refs, rules, sparql
from wtograph import mandates as _mandates
from wtograph import status as _status
from wtograph.errors import BadQuery
from wtograph.explain.build import explain as _explain
from wtograph.explain.model import Explanation
from wtograph.folders import open_folder
from wtograph.lineage.build import lineage as _lineage
from wtograph.lineage.model import Lineage
from wtograph.listings import Documents, Mandates, ProposedMandates
from wtograph.norms import find_sessions
from wtograph.records import DocumentRecord, documents
from wtograph.register import register
from wtograph.resolve.answer import resolve
from wtograph.resolve.entries import Register
from wtograph.status import Status, Timeline
from wtograph.store import Store, shipped_files
from wtograph.tabular import Rows

if TYPE_CHECKING:
    import rdflib


class Graph:
    """The mandates of a store, ready to be asked.

    Made by `load()`. It holds one store, applies the rules once, and keeps no answers.

    >>> import wtograph
    >>> graph = wtograph.load()
    >>> isinstance(graph, wtograph.Graph)
    True
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def dataset(self) -> rdflib.Dataset:
        """An rdflib Dataset over a copy of the triples; its default graph is their union."""
        return self.store.dataset()

    def query(self, text: str) -> answers.Answer:
        """The answer of a query over all graphs together; our prefixes need no PREFIX line.

        Returns: for SELECT the rows, as mappings of variable to value; for ASK true or false;
        for CONSTRUCT and DESCRIBE an rdflib graph.
        Raises: BadQuery with line and column; SERVICE and LOAD are refused.

        >>> load().query("ASK { doc:WT_L_274 a wtog:Instrument }")
        True
        """
        sparql.refuse(text, name="query")
        try:
            return answers.answer(self.store, text)
        except BadQuery as bad:
            raise sparql.explain(text, str(bad), name="query") from None

    def question(self, name: str, **given: str | int | date) -> answers.Answer:
        """The answer of a ready question; documents, bodies, norms and topics go by their names.

        Raises: UnknownQuery, UsageProblem for a parameter that it lacks, MissingParameter, and
        what the names raise.

        >>> newer = load().question("lineage/builds-on", document="WT/L/977")
        >>> isinstance(newer, Rows)
        True
        """
        query = queries.named(name)
        kinds = {parameter.name: parameter.kind for parameter in query.parameters}
        meant = {
            key: parameters.meant(self.store, kinds.get(key, ""), str(text))
            for key, text in given.items()
        }
        return answers.answer(self.store, queries.bind(query, meant))

    def questions(self, lang: str = "en") -> Rows:
        """The ready questions: name, what each asks, and its parameters, [optional] ones marked.

        >>> "lineage/builds-on" in [each["name"] for each in load().questions()]
        True
        """
        return answers.questions(lang)

    def document(self, ref: str) -> DocumentRecord:
        """The document that a symbol, a name or an IRI stands for.

        Raises: UnknownDocument, AmbiguousName, BadSymbol.

        >>> load().document("wt/l/274").symbol
        'WT/L/274'
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
        labels: Iterable[str] = (),
    ) -> Lineage:
        """The texts that a document descends from, and those that came of it.

        `ref` and `back_to` are symbols or paragraphs such as `WT/L/977#2`; `kinds` are names of
        relations, such as `continues`; `labels` keeps links of these verification labels only.
        Units: `up` and `down` count hops between texts; None means all.
        Raises: UnknownDocument, AmbiguousName, BadSymbol.

        >>> found = load().lineage("WT/L/977", up=1)
        >>> "WT/L/274" in [text.symbol for text in found.nodes]
        True
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
            labels=frozenset(labels),
        )

    def documents(
        self,
        kind: str = "",
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        topic: str = "",
    ) -> Documents:
        """The documents of a kind, of a time and on a topic, by date, then symbol.

        `kind` is Instrument (what was adopted), Proposal, Report, MeetingRecord or Document;
        `since` and `until` are days, or text such as 2015. Those that are only cited are listed
        too, as not held; those that could not be judged are counted in `remarks()`.
        Raises: UsageProblem for another kind; UnknownTopic, AmbiguousName, BadDate.

        >>> "WT/L/274" in [text.symbol for text in load().documents("Instrument", until="1998")]
        True
        """
        return listings.find_documents(self.store, kind=kind, since=since, until=until, topic=topic)

    def mandates(
        self,
        *documents_: str,
        by: str = "",
        to: str = "",
        reports_to: str = "",
        topic: str = "",
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> Mandates:
        """Who was told to do what by adopted texts, oldest first; never a draft.

        Bodies and topics may be named in English, French or Spanish, or by their short form, and
        an empty name asks for all; `since` and `until` are days, or text such as 2015.
        Raises: UnknownDocument, UnknownBody, UnknownTopic, AmbiguousName, BadSymbol, BadDate;
        UsageProblem if `since` is after `until`.

        >>> {told.clause.place for told in load().mandates("WT/L/977", to="Conseil général")}
        {'p2'}
        """
        wanted = listings.wanted(
            self.store, documents_, by=by, to=to, reports_to=reports_to, topic=topic,
            since=since, until=until,
        )  # fmt: skip
        return listings.find_mandates(self.store, wanted)

    def proposed_mandates(
        self,
        *documents_: str,
        by: str = "",
        to: str = "",
        reports_to: str = "",
        topic: str = "",
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> ProposedMandates:
        """What drafts would tell whom to do; none of it is law. Raises: as `mandates`."""
        wanted = listings.wanted(
            self.store, documents_, by=by, to=to, reports_to=reports_to, topic=topic,
            since=since, until=until,
        )  # fmt: skip
        return ProposedMandates(_mandates.proposed(self.store, wanted))

    def status(
        self, norm: str, on: date | str, *, assumed: Mapping[str, date] | None = None
    ) -> Status:
        """The state of a norm or programme on a day, and by which provision.

        `on` is a date, or a day written as 2026-11-23.
        `assumed` moves sessions, by their short name: `{"MC14": date(2026, 6, 1)}`.
        Raises: UnknownNorm, AmbiguousName, UnknownMeeting, BadDate.

        >>> load().status("ecom-moratorium", "2020-02-01").state
        'in-force'
        """
        moved = find_sessions(self.store, assumed or {})
        day = on if isinstance(on, date) else dates.day(on)
        return _status.status(self.store, norm, day, assumed=moved)

    def timeline(self, norm: str, *, assumed: Mapping[str, date] | None = None) -> Timeline:
        """Every run of a norm in order, with its gaps. Raises: as `status`.

        >>> load().timeline("ecom-moratorium").gaps[0].days
        711
        """
        return _status.timeline(self.store, norm, assumed=find_sessions(self.store, assumed or {}))

    def explain(
        self,
        subject: str,
        property_: str = "",
        object_: str = "",
        *,
        on: date | str | None = None,
        assumed: Mapping[str, date] | None = None,
    ) -> Explanation:
        """Why a statement is here, and who says so.

        Raises: UnknownSubject, UnknownProperty, AmbiguousName, BadDate.

        >>> load().explain("WT/L/1193", "buildsOn", "WT/L/274").found
        True
        """
        day = dates.day(on) if isinstance(on, str) else on
        return _explain(self.store, subject, property_, object_, on=day, assumed=assumed)

    def gaps(
        self, *about: str, kinds: Iterable[str] = (), on: date | str | None = None
    ) -> answers.Gaps:
        """What this graph does not know, or not well, of some texts and norms, or of all.

        Raises: UnknownDocument and the like; UsageProblem for an unknown kind.

        >>> {missing.kind for missing in load().gaps("WT/L/977", kinds=["open"])}
        {'open'}
        """
        asked = [gaps.meant(self.store, each) for each in about]
        day = dates.day(on) if isinstance(on, str) else on
        return answers.Gaps(gaps.gaps(self.store, documents=asked, kinds=kinds, on=day))

    def resolve(
        self, text: str, *, dated: date | str | None = None, within: str = ""
    ) -> answers.Meanings:
        """What words refer to: a text, body, meeting or norm; never chosen among equals.

        Raises: UnknownDocument for `within`, BadDate.

        >>> load().resolve("our Decision of 17 June 2022", within="WT/L/1193").verdict
        'resolved'
        """
        place = parameters.meant(self.store, "document", within) if within else ""
        day = dates.day(dated) if isinstance(dated, str) else dated
        return answers.meanings(resolve(self._register, text, dated=day, within=place))

    @cached_property
    def _register(self) -> Register:
        return register(self.store)

    def __repr__(self) -> str:
        return f"<Graph of the {self.store.name}: {len(self.store)} triples>"


def load(place: str | Path | None = None) -> Graph:
    """The graph over the shipped facts, or over a store folder that `wtograph ingest` made.

    Raises: NotAStore, StoreDamaged for a folder; BrokenInstall if shipped files are missing.

    >>> load().store.name
    'shipped facts'
    """
    if place is None:
        store = Store.in_memory(shipped_files())
        rules.apply_rules(store)
        return Graph(store)
    return Graph(open_folder(Path(place)))
