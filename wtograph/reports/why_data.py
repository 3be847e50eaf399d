"""An explanation as JSON and as CSV."""

from collections.abc import Iterator

from wtograph.explain.model import Claimed, Derivation, Explanation, Ground, Part, Reason, Words
from wtograph.norms import short
from wtograph.provisions import reference, split
from wtograph.records import DOC, tail
from wtograph.reports.why_words import Why, named, stance
from wtograph.reports.wording import Ids, Wording

CSV_HEAD = (
    "step", "about", "depth", "way", "rule", "kind", "subject", "property", "object", "language",
    "label", "graph", "label_of", "confidence", "sources", "quote", "file", "start", "end",
    "proposed",
)  # fmt: skip


def json_object(found: Explanation, wording: Wording) -> dict[str, object]:
    """The whole explanation; every derivation is here, whatever the text form shows."""
    why = Why(wording, found.symbols, Ids())
    return {
        "kind": found.kind,
        "subject": _asked(found.subject, found),
        "property": tail(found.property) or None,
        "object": (_asked(found.object, found) if found.object else None),
        "found": found.found,
        "label": found.label or None,
        "proposed": found.proposed,
        "state": found.state.replace("-", "_") or None,
        "assumed": {tail(session): day.isoformat() for session, day in found.assumed},
        "facts_to": found.facts_to.isoformat() if found.facts_to else None,
        "parts": [_part(part, found, why) for part in found.parts],
    }


def _asked(iri: str, found: Explanation) -> str:
    """What was asked for as people type it."""
    if iri.startswith(DOC):
        document, place = split(iri)
        return reference(found.symbols.get(document, tail(document)), place)
    return short(iri) if "/norm/" in iri or "/programme/" in iri else named(iri)


def _part(part: Part, found: Explanation, why: Why) -> dict[str, object]:
    link, reading = part.link, part.reading
    return {
        "step": part.key.removeprefix("explain-"),
        "about": named(part.about) or None,
        "label": part.label or None,
        "facts": dict(part.facts),
        "term": why.wording.term(part.term) if part.term else None,
        "reading": {
            "date": reading.day.isoformat(),
            "how": reading.how.removeprefix("reading-"),
            "meeting": tail(reading.meeting) or None,
        }
        if reading
        else None,
        "link": {
            "source": reference(found.symbols.get(link.source, tail(link.source)), link.citing),
            "target": reference(found.symbols.get(link.target, tail(link.target)), link.cited),
            "relation": link.relation,
            "strength": link.strength,
            "range": link.range or None,
        }
        if link
        else None,
        "statements": [_reason(reason, why) for reason in part.reasons],
    }


def _reason(reason: Reason, why: Why) -> dict[str, object]:
    said = reason.statement
    return {
        "subject": named(said.subject),
        "property": named(said.property),
        "object": said.object if said.literal else named(said.object),
        "literal": said.literal,
        "language": said.language or None,
        "text": why.statement(said),
        "kind": reason.kind,
        "label": reason.label or None,
        "asserted": [_ground(ground) for ground in reason.grounds if reason.kind == "asserted"],
        "claims": [_claim(claim, why) for claim in reason.claims],
        "derivations": [_way(way, why) for way in reason.derivations],
        "derivations_left_out": reason.ways_left_out,
        "repeated": reason.repeated,
    }


def _ground(ground: Ground) -> dict[str, object]:
    return {
        "graph": ground.graph,
        "label": ground.label or None,
        "label_of": ground.origin,
        "confidence": ground.confidence or None,
        "sources": [
            {"id": s.id, "label": s.label or None, "kind": s.kind or None, "url": s.url or None}
            for s in ground.sources
        ],
        "notes": [{"language": lang or None, "text": text} for lang, text in ground.notes],
        "evidence": [_words(words) for words in ground.words],
    }


def _words(words: Words) -> dict[str, object]:
    return {
        "quote": words.quote,
        "file": words.file,
        "start": words.start,
        "end": words.end,
        "sha256": words.sha256 or None,
        "reader": words.reader or None,
    }


def _claim(claim: Claimed, why: Why) -> dict[str, object]:
    said = claim.statement
    return {
        "id": claim.id,
        "value": said.object if said.literal else named(said.object),
        "language": said.language or None,
        "stance": stance(claim),
        "derivations": [_way(way, why) for way in claim.derivations],
        "derivations_left_out": claim.ways_left_out,
        **_ground(claim.ground),
    }


def _way(way: Derivation, why: Why) -> dict[str, object]:
    return {
        "rule": way.rule,
        "title": way.title,
        "label": way.label or None,
        "premises": [_reason(premise, why) for premise in way.premises],
    }


def left_out(found: Explanation) -> int:
    """How many ways to derive something the whole explanation leaves out."""
    waiting = [reason for part in found.parts for reason in part.reasons]
    count = 0
    while waiting:
        reason = waiting.pop()
        several: tuple[Reason | Claimed, ...] = (reason, *reason.claims)
        for each in several:
            count += each.ways_left_out
            waiting += [premise for way in each.derivations for premise in way.premises]
    return count


def rows(found: Explanation) -> Iterator[tuple[str, ...]]:
    """One row a ground, Claim, derivation and premise, under `CSV_HEAD`."""
    for part in found.parts:
        step = (part.key.removeprefix("explain-"), named(part.about))
        if not part.reasons:
            yield (*step, "0", *[""] * (len(CSV_HEAD) - 4), str(found.proposed).lower())
        for reason in part.reasons:
            for row in _rows(reason, 0, "", ""):
                yield (*step, *row, str(found.proposed).lower())


def _rows(reason: Reason, depth: int, way: str, rule: str) -> Iterator[tuple[str, ...]]:
    said = reason.statement
    start = (
        str(depth), way, rule, reason.kind, named(said.subject), named(said.property),
        said.object if said.literal else named(said.object), said.language,
    )  # fmt: skip
    shown = [ground for ground in reason.grounds if reason.kind == "asserted"]
    for ground in shown:
        yield from (start + end for end in _ends(ground))
    if not shown:
        yield (*start, reason.label, *[""] * 8)
    for claim in reason.claims:
        value = claim.statement
        kind = f"claim-{stance(claim)}"
        middle = (
            str(depth + 1), way, rule, kind, f"claim:{claim.id}", named(value.property),
            value.object if value.literal else named(value.object), value.language,
        )  # fmt: skip
        yield from (middle + end for end in _ends(claim.ground))
        yield from _below(claim.derivations, depth + 2, way)
    yield from _below(reason.derivations, depth + 1, way)


def _below(ways: tuple[Derivation, ...], depth: int, above: str) -> Iterator[tuple[str, ...]]:
    for number, derivation in enumerate(ways, 1):
        name = f"{above}.{number}".removeprefix(".")
        for premise in derivation.premises:
            yield from _rows(premise, depth, name, derivation.rule)


def _ends(ground: Ground) -> Iterator[tuple[str, ...]]:
    """Label, graph, origin, confidence, sources and words; one row for each stretch of words."""
    known = " ".join(source.id for source in ground.sources)
    head = (ground.label, ground.graph, ground.origin, ground.confidence, known)
    for words in ground.words:
        yield (*head, words.quote, words.file, str(words.start), str(words.end))
    if not ground.words:
        yield (*head, "", "", "", "")
