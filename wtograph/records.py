"""Documents, names, sources and claims as the graph has them, ready for people to read.

Everything here comes from the queries under queries/read; the records are plain values.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from wtograph.languages import Labels, by_language, choose, word
from wtograph.queries import rows
from wtograph.store import Store
from wtograph.tabular import Card, Cell, Record, plain
from wtograph.trust import strongest
from wtograph.vocab import PREFIXES

WTOG = PREFIXES["wtog"]
DOC = PREFIXES["doc"]
TITLE = f"{PREFIXES['dcterms']}title"
DESCRIPTION = f"{PREFIXES['dcterms']}description"
NOTE = f"{PREFIXES['skos']}note"
LABEL = f"{PREFIXES['rdfs']}label"
LABELS = (LABEL, f"{PREFIXES['skos']}prefLabel", TITLE)
DATES = ("dateAdopted", "dateOfDocument", "dateCirculated")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Where a fact comes from; `kind` is the local name of its source kind."""

    id: str
    label: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A value asserted with its own label: weaker than its node, or disputed."""

    id: str
    about: str
    property: str
    value: str
    language: str
    verification: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentRecord(Card):
    """One document of the graph.

    `date` orders it and is written to the precision known; `date_kind` is dateAdopted,
    dateOfDocument or dateCirculated. `labels` holds the verification labels of single values
    that differ from that of the document: by `symbol`, `title-fr`, or an alternative symbol.

    >>> import wtograph
    >>> wtograph.load().document("WT/L/274").title("fr")
    'Programme de travail sur le commerce électronique'
    """

    iri: str
    symbol: str
    known_symbol: bool
    kind: str
    type: str
    titles: Labels
    alternatives: tuple[str, ...]
    date: str
    date_kind: str
    verification: str
    labels: Mapping[str, str]
    submitted_by: tuple[str, ...]
    bodies: tuple[str, ...]
    meetings: tuple[str, ...]
    outcome: str
    held: bool

    def title(self, lang: str) -> str:
        """The title in the language asked for, else in one that is known."""
        return choose(self.titles, lang)

    def label_of(self, value: str) -> str:
        """The verification label of one value: `symbol`, `date`, or `title-en` and the like."""
        return self.labels.get(value, self.verification)

    @property
    def status(self) -> str:
        """What kind of standing the text has, as a status word; empty where none applies."""
        return {"Instrument": "adopted", "Proposal": "draft"}.get(self.kind, "")

    def record(self) -> Record:
        """Symbol, title in English if there is one, date and standing, each with its label."""
        lang = next((code for code in ("en", "fr", "es") if code in self.titles), "")
        return {
            "symbol": self.symbol,
            "symbol_verification": (self.known_symbol and self.label_of("symbol")) or None,
            "title": self.title(lang) or None,
            "title_verification": (bool(self.titles) and self.label_of(f"title-{lang}")) or None,
            "date": self.date or None,
            "date_kind": self.date_kind or None,
            "date_verification": (self.date and self.label_of("date")) or None,
            "kind": self.kind,
            "status": self.status or None,
            "held": self.held,
            "verification": self.verification or None,
            "iri": self.iri,
        }

    def shown(self, column: str, value: Cell) -> str:
        """A value as people read it; a draft is said to be no law."""
        draft = column == "status" and value == "draft"
        return word("table-proposed", "en") if draft else plain(value)


def tail(iri: str) -> str:
    """The local name of an IRI of ours: after the last slash or hash."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


Names = Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]]


def names(store: Store, nodes: Iterable[str]) -> Names:
    """Labels, titles, notes and other names by node and property, as (language, text) pairs."""
    wanted = sorted(set(nodes))
    found: dict[str, dict[str, list[tuple[str, str]]]] = {node: {} for node in wanted}
    for row in rows(store, "read/names", node=wanted) if wanted else []:
        pairs = found[row["node"]].setdefault(row["property"], [])
        pairs.append((row["language"], row["text"]))
    return {
        node: {prop: tuple(dict.fromkeys(pairs)) for prop, pairs in by_property.items()}
        for node, by_property in found.items()
    }


def labels(found: Names, node: str) -> dict[str, str]:
    """The label of a node by language: its own label, else its preferred label or title."""
    of_node = found.get(node, {})
    pairs = [pair for prop in LABELS for pair in of_node.get(prop, ())]
    chosen: dict[str, str] = {}
    for language, text in pairs:
        chosen.setdefault(language, text)
    return chosen


def label_by_language(store: Store, node: str) -> dict[str, str]:
    """The label of one thing by language, its preferred label first."""
    found: dict[str, str] = {}
    for row in sorted(
        rows(store, "read/labels", node=node), key=lambda r: r["property"], reverse=True
    ):
        found.setdefault(row["language"], row["text"])
    return found


def printed_number(store: Store, provision: str) -> str:
    """The number that a text prints at one place; empty where it prints none."""
    found = rows(store, "read/printed", provision=provision)
    return found[0]["printed"] if found else ""


def texts(found: Names, node: str, prop: str) -> dict[str, str]:
    """The text of one property of a node by language."""
    return by_language(found.get(node, {}).get(prop, ()))


def places_of(store: Store, iris: Iterable[str]) -> tuple[str, ...]:
    """The IRIs of the provisions of these documents."""
    wanted = sorted(set(iris))
    found = rows(store, "read/places", document=wanted) if wanted else []
    return tuple(dict.fromkeys(row["place"] for row in found))


def provisions(store: Store, iris: Iterable[str]) -> tuple[Mapping[str, str], ...]:
    """The provisions of these documents: provision, parent, type, printed, ordinal, label."""
    places = places_of(store, iris)
    return tuple(rows(store, "read/provisions", provision=places)) if places else ()


def claims(store: Store, nodes: Iterable[str]) -> tuple[ClaimRecord, ...]:
    """The claims about these things, one record each, ordered by thing and property."""
    wanted = sorted(set(nodes))
    if not wanted:
        return ()
    found = []
    for claim, group in groupby(rows(store, "read/claims", node=wanted), key=lambda r: r["claim"]):
        same = list(group)
        first = same[0]
        found.append(
            ClaimRecord(
                tail(claim),
                first["node"],
                tail(first.get("property", "")),
                first.get("value", ""),
                first.get("language", ""),
                tail(first.get("verification", "")),
                tuple(sorted({row["source"] for row in same if "source" in row})),
                tuple(sorted({row["note"] for row in same if "note" in row})),
            )
        )
    return tuple(found)


def sources(store: Store, nodes: Iterable[str]) -> dict[str, tuple[SourceRecord, ...]]:
    """The sources of each thing."""
    wanted = sorted(set(nodes))
    found: dict[str, dict[str, SourceRecord]] = defaultdict(dict)
    for row in rows(store, "read/sources", node=wanted) if wanted else []:
        record = SourceRecord(
            tail(row["source"]),
            row.get("label", ""),
            row.get("url", ""),
            tail(row.get("kind", "")),
        )
        found[row["node"]].setdefault(row["source"], record)
    return {node: tuple(records.values()) for node, records in found.items()}


def documents(store: Store, nodes: Iterable[str]) -> dict[str, DocumentRecord]:
    """The documents among these IRIs; an IRI that only something cites comes back as a stub."""
    wanted = sorted(set(nodes))
    if not wanted:
        return {}
    found = names(store, wanted)
    by_document: dict[str, list[Mapping[str, str]]] = {iri: [] for iri in wanted}
    for row in rows(store, "read/documents", document=wanted):
        by_document[row["document"]].append(row)
    about: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims(store, wanted):
        about[claim.about].append(claim)
    submitters: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, "read/submitters", document=wanted):
        submitters[row["document"]].append(row["who"])
    return {
        iri: _document(iri, same, found, about[iri], tuple(submitters[iri]))
        for iri, same in by_document.items()
    }


def _labels(about: Iterable[ClaimRecord], own: Mapping[str, str], label: str) -> dict[str, str]:
    """The labels of single values, from the Claims that assert them; of several the strongest.

    Only a Claim with a source raises a value above the label of its document.
    """
    found: dict[str, str] = {}
    for claim in about:
        if not claim.sources and strongest((claim.verification, label)) != strongest((label,)):
            continue
        key = f"title-{claim.language}" if claim.property == "title" else claim.property
        key = claim.value if key == "alternativeSymbol" else key
        if own.get(key, claim.value) == claim.value and (key in own or key == claim.value):
            found[key] = strongest(filter(None, (claim.verification, found.get(key))))
    return found


def _document(
    iri: str,
    same: list[Mapping[str, str]],
    found: Names,
    about: list[ClaimRecord],
    submitters: tuple[str, ...],
) -> DocumentRecord:
    partial = {claim.property: claim.value for claim in about if claim.property in DATES}
    titles = texts(found, iri, TITLE)
    first: Mapping[str, str] = same[0] if same else {}
    known = {
        "dateAdopted": first.get("adopted") or partial.get("dateAdopted"),
        "dateOfDocument": first.get("dated") or partial.get("dateOfDocument"),
        "dateCirculated": first.get("circulated") or partial.get("dateCirculated"),
    }
    own = {k: d for k, d in {**known, "symbol": first.get("symbol")}.items() if d}
    values = own | {f"title-{lang}": said for lang, said in titles.items()}
    labels_ = _labels(about, values, tail(first.get("verification", "")))
    kind, date = next(((k, d) for k, d in known.items() if d), ("", ""))
    others = found.get(iri, {}).get(f"{WTOG}alternativeSymbol", ())
    return DocumentRecord(
        iri,
        first.get("symbol", tail(iri)),
        "symbol" in first,
        first.get("kind", "Document"),
        tail(first.get("type", "")),
        titles,
        tuple(text for _, text in others),
        date or "",
        kind,
        tail(first.get("verification", "")),
        labels_ | ({"date": labels_[kind]} if kind in labels_ else {}),
        submitters,
        tuple(dict.fromkeys(row["body"] for row in same if "body" in row)),
        tuple(dict.fromkeys(row["meeting"] for row in same if "meeting" in row)),
        tail(first.get("outcome", "")),
        first.get("held") == "true",
    )
