"""What was read in one document, as the object that other programs rely on."""

from collections.abc import Iterable, Mapping
from functools import cache

from wtograph import phrases
from wtograph.extract.model import Due, EffectFound, Extraction, NormEffect, Reference
from wtograph.records import tail
from wtograph.vocab import BASE, PREFIXES

CATEGORIES = {
    "decide": "decide", "instruct": "instruct", "direct": "instruct", "request": "request",
    "call-upon": "urge", "urge": "urge", "invite": "invite", "encourage": "invite",
    "agree": "agree", "undertake": "agree", "declare": "declare", "maintain": "extend",
    "welcome": "take_note", "take-note": "take_note", "recognize": "take_note",
    "reaffirm": "reaffirm", "recall": "recall", "note": "take_note", "concerned": "take_note",
    "permit": "decide", "establish": "decide", "empower": "decide", "define": "decide",
    "continue": "continue", "extend": "extend",
}  # fmt: skip
"""The operative verb of the graph and the word of the object for it."""


@cache
def codes() -> Mapping[str, str]:
    """The short code of each body, group and agreement that has one, by IRI."""
    return {f"{BASE}{row['iri']}": row["code"] for row in phrases.table("codes")}


def code(iri: str) -> str:
    """A body, Member, group or agreement as its short code."""
    return codes().get(iri) or tail(iri).replace("agreement-", "AGR/", 1)


def json_object(stem: str, found: Extraction, symbols: Mapping[str, str]) -> dict[str, object]:
    """One document; `symbols` gives the symbol of a document or programme by IRI."""
    identity = found.identity
    body: object = code(identity.body) if identity.body else None
    if identity.submitters:
        names = [code(iri) for iri in identity.submitters]
        body = names[0] if len(names) == 1 else names
    return {
        "id": stem,
        "symbols": list(identity.symbols),
        "title": identity.title or None,
        "date": str(identity.date) if identity.date and identity.date.day else None,
        "language": identity.language,
        "body": body,
        "status": "report" if identity.status == "minutes" else identity.status,
        "citations": [_citation(each, symbols) for each in found.references],
        "mandates": [_mandate(each) for each in found.effects],
        "moratorium": next((_norm(each) for each in found.norms), None),
    }


def _citation(found: Reference, symbols: Mapping[str, str]) -> dict[str, object]:
    target: str | None = None
    if found.target:
        name = symbols.get(found.target) or found.symbol or code(found.target)
        target = f"{name}#{found.place}" if found.place else name
    return {
        "target": target,
        "relation": found.relation,
        "quote": found.shown.quote,
        "start": found.shown.span.start,
        "end": found.shown.span.end,
        "confidence": float(found.confidence),
        "open": found.is_open,
        "candidates": [symbols.get(c.iri, tail(c.iri)) for c in found.candidates],
    }


def _mandate(found: EffectFound) -> dict[str, object]:
    told = [code(iri) for iri in found.given_to]
    return {
        "paragraph": found.counted or found.paragraph,
        "category": CATEGORIES.get(tail(found.verb), "decide"),
        "actor": code(found.given_by) if found.given_by else None,
        "addressee": told[0] if len(told) == 1 else (told or None),
        "deadline": tokens(found.due),
        "report_to": code(found.reports_to[0]) if found.reports_to else None,
        "quote": found.shown.quote,
        "start": found.shown.span.start,
        "end": found.shown.span.end,
        "confidence": float(found.confidence),
    }


def tokens(several: Iterable[Due]) -> list[str]:
    """Time limits as tokens: days and months as ISO writes them, sessions by short name."""
    made: list[str] = []
    for due in several:
        if due.date is not None:
            made.append(str(due.date))
        elif due.meeting:
            made.append(tail(due.meeting))
        elif due.words:
            made.append(f"EVENT:{due.words}")
        made += tokens(due.earliest_with)
    return list(dict.fromkeys(made))


def _norm(found: NormEffect) -> dict[str, object]:
    kind = "ecom" if found.norm == f"{PREFIXES['norm']}ecom-moratorium" else "trips-nvc"
    return {"kind": kind, "effect": found.effect, "until": tokens(found.until)}
