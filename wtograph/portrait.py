"""All that the graph knows of one document or one body, gathered for showing."""

from collections.abc import Mapping
from dataclasses import dataclass

from wtograph.lineage.links import Links, open_references
from wtograph.lineage.model import Link, OpenReference
from wtograph.mandates import Clause, Wanted, clauses, mandates
from wtograph.norms import Run, runs
from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import (
    NOTE,
    ClaimRecord,
    DocumentRecord,
    Names,
    SourceRecord,
    claims,
    documents,
    names,
    provisions,
    sources,
    tail,
)
from wtograph.store import Row, Store


@dataclass(frozen=True, slots=True)
class Portrait:
    """One document with its clauses, what it cites and what cites it.

    `names` holds the texts of the document and its provisions; `fate` holds IRIs by property
    (adoptedAs, proposesFor, baseDocument, hasFile); `opened` the periods that it
    opens; `others` the documents at the other end of the links.
    """

    document: DocumentRecord
    place: str
    names: Names
    provisions: tuple[Row, ...]
    clauses: tuple[Clause, ...]
    cites: tuple[Link, ...]
    cited_by: tuple[Link, ...]
    open_references: tuple[OpenReference, ...]
    fate: Mapping[str, tuple[str, ...]]
    opened: tuple[Run, ...]
    claims: tuple[ClaimRecord, ...]
    sources: tuple[SourceRecord, ...]
    link_sources: Mapping[str, tuple[SourceRecord, ...]]
    others: Mapping[str, DocumentRecord]

    def notes(self) -> tuple[tuple[str, str], ...]:
        """The notes on the document as pairs of language and text."""
        return self.names.get(self.document.iri, {}).get(NOTE, ())


def of_document(store: Store, iri: str, place: str = "") -> Portrait:
    """The portrait of a document, or of one place in it."""
    links = Links(store)
    cites, cited = links.leaving([iri])[iri], links.arriving([iri])[iri]
    known = provisions(store, [iri])
    found = clauses(store, documents_=[iri])
    fate: dict[str, list[str]] = {}
    for row in rows(store, "read/fate", document=iri):
        fate.setdefault(tail(row["property"]), []).append(row["value"])
    if place:
        known = tuple(r for r in known if _in(split(r["provision"])[1], place))
        found = tuple(clause for clause in found if _in(clause.place, place))
        cites = tuple(link for link in cites if _in(link.citing, place))
        cited = tuple(link for link in cited if _in(link.cited, place))
    ends = {link.target for link in cites} | {link.source for link in cited}
    ends |= set(fate.get("adoptedAs", ())) | set(fate.get("baseDocument", ()))
    open_sets = open_references(store, [iri])
    ends |= {candidate for reference in open_sets for candidate in reference.candidates}
    about = [iri, *(row["provision"] for row in known)]
    records = documents(store, {iri, *ends})
    opened = sorted({row["norm"] for row in rows(store, "read/opened", place=about)})
    return Portrait(
        records[iri],
        place,
        names(store, about),
        known,
        found,
        cites,
        cited,
        open_sets,
        {name: tuple(values) for name, values in fate.items()},
        tuple(run for run in runs(store, opened) if run.opened in about) if opened else (),
        claims(store, [iri]),
        sources(store, [iri]).get(iri, ()),
        sources(store, [link.citation for link in (*cites, *cited)]),
        records,
    )


def _in(place: str, wanted: str) -> bool:
    return place == wanted or place.startswith(f"{wanted}-")


@dataclass(frozen=True, slots=True)
class Dashboard:
    """One body: where it stands, what it was told, what it told others, what is reported to it."""

    body: str
    names: Names
    parents: tuple[str, ...]
    children: tuple[str, ...]
    received: tuple[Clause, ...]
    given: tuple[Clause, ...]
    awaited: tuple[Clause, ...]
    sources: tuple[SourceRecord, ...]


def of_body(store: Store, body: str) -> Dashboard:
    """The dashboard of a body; mandates of adopted texts only."""
    found = rows(store, "read/structure", body=body)
    return Dashboard(
        body,
        names(store, [body]),
        tuple(row["parent"] for row in found if "parent" in row),
        tuple(row["child"] for row in found if "child" in row),
        tuple(m.clause for m in mandates(store, Wanted(to=body))),
        tuple(m.clause for m in mandates(store, Wanted(by=body))),
        tuple(m.clause for m in mandates(store, Wanted(reports_to=body))),
        sources(store, [body]).get(body, ()),
    )
