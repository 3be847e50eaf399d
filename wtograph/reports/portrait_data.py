"""One document or one body as JSON."""

from wtograph.lineage.model import Link
from wtograph.portrait import Dashboard, Portrait
from wtograph.provisions import reference, split
from wtograph.records import tail
from wtograph.reports import lineage_data, orders
from wtograph.reports.wording import Wording


def document_object(portrait: Portrait, wording: Wording) -> dict[str, object]:
    """Identity, provisions, clauses, links both ways, claims and notes of one document."""
    document = portrait.document
    return {
        "complete": document.held,
        "document": {
            **lineage_data.node(document, wording),
            "place": portrait.place or None,
            "type": document.type or None,
            "titles": {
                lang: {"text": title, "verification": document.label_of(f"title-{lang}")}
                for lang, title in sorted(document.titles.items())
            },
            "date_kind": document.date_kind or None,
            "adopted_by": [tail(iri) for iri in document.bodies],
            "at": [tail(iri) for iri in document.meetings],
            "outcome": document.outcome or None,
            "submitted_by": [tail(iri) for iri in document.submitted_by],
            "sources": [source.id for source in portrait.sources],
            **{name: [tail(i) for i in iris] for name, iris in sorted(portrait.fate.items())},
        },
        "provisions": [
            {
                "provision": reference(document.symbol, split(row["provision"])[1]),
                "place": wording.place(row["provision"]),
                "type": tail(row.get("type", "")) or None,
            }
            for row in portrait.provisions
        ],
        "clauses": [orders.json_object(clause, wording) for clause in portrait.clauses],
        "cites": [_link(link, portrait) for link in portrait.cites],
        "cited_by": [_link(link, portrait) for link in portrait.cited_by],
        "opens_periods_of": [tail(run.norm) for run in portrait.opened],
        "claims": [
            {
                "property": claim.property,
                "value": claim.value,
                "language": claim.language or None,
                "verification": claim.verification or None,
                "sources": [tail(source) for source in claim.sources],
                "notes": list(claim.notes),
            }
            for claim in portrait.claims
        ],
        "notes": [text for _, text in portrait.notes()],
    }


def _link(link: Link, portrait: Portrait) -> dict[str, object]:
    source, target = portrait.others[link.source], portrait.others[link.target]
    return {
        "source": reference(source.symbol, link.citing),
        "target": reference(target.symbol, link.cited),
        "relation": link.relation,
        "strength": link.strength,
        "proposed": source.kind == "Proposal",
        "verification": link.verification,
        "range": link.range or None,
        "sources": [each.id for each in portrait.link_sources.get(link.citation, ())],
    }


def body_object(board: Dashboard, wording: Wording) -> dict[str, object]:
    """A body, its place in the organization and its mandates."""
    return {
        "complete": None,
        "body": tail(board.body),
        "label": wording.name(board.body),
        "parents": [tail(iri) for iri in board.parents],
        "children": [tail(iri) for iri in board.children],
        "received": [orders.json_object(clause, wording) for clause in board.received],
        "given": [orders.json_object(clause, wording) for clause in board.given],
        "reports_awaited": [orders.json_object(clause, wording) for clause in board.awaited],
    }
