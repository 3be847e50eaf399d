"""A lineage for other programs: the JSON object, CSV rows, Markdown and Graphviz."""

from collections.abc import Iterator, Mapping

from wtograph.lineage.model import Edge, Lineage
from wtograph.provisions import reference
from wtograph.records import DocumentRecord
from wtograph.reports import lineage_text, table
from wtograph.reports.lineage_text import Beyond
from wtograph.reports.wording import Footnotes, Notes, Wording

_PLAIN = Beyond()

Json = Mapping[str, object]


def node(record: DocumentRecord, wording: Wording) -> dict[str, object]:
    """One text: `symbol` is its symbol, or its `x-...` id where none is known."""
    return {
        "symbol": record.symbol,
        "iri": record.iri,
        "title": record.title(wording.lang) or None,
        "date": record.date or None,
        "status": record.status or None,
        "class": record.kind,
        "held": record.held,
        "symbol_known": record.known_symbol,
        "alternative_symbols": list(record.alternatives),
        "verification": record.verification or None,
        "symbol_verification": record.label_of("symbol") if record.known_symbol else None,
    }


def edge(lineage: Lineage, hop: Edge) -> dict[str, object]:
    """One hop; `provision` is the citing provision as people type it, `WT/L/977#1`."""
    source = lineage.node(hop.source).symbol
    target = lineage.node(hop.target).symbol
    places = [reference(source, place) for place in hop.places if place]
    cited = [reference(target, link.cited) for link in hop.links if link.cited]
    quotes = [
        {"quote": q.quote, "file": q.file, "start": q.start, "end": q.end} for q in hop.evidence
    ]
    return {
        "source": source,
        "target": target,
        "relation": hop.relation,
        "strength": hop.strength,
        "inferred": hop.inferred,
        "provision": places[0] if places else None,
        "provisions": places,
        "cited_provisions": list(dict.fromkeys(cited)),
        "cited_range": next((link.range for link in hop.links if link.range), None),
        "verification": hop.verification,
        "evidence": quotes[0] if quotes else None,
        "sources": [{"id": s.id, "kind": s.kind, "label": s.label} for s in hop.sources],
        "notes": list(hop.notes),
    }


def json_object(
    lineage: Lineage, wording: Wording, *, hidden: int = 0, beyond: Beyond | None = None
) -> dict[str, object]:
    """The lineage as the object that README.md documents and a JSON Schema checks.

    `beyond` is null where the root has a hop to an older text.
    """
    root = lineage.node(lineage.root)
    symbols = {each.iri: each.symbol for each in lineage.by_iri.values()}
    return {
        "root": {"symbol": root.symbol, "iri": root.iri, "provision": lineage.place or None},
        "complete": lineage.complete,
        "nodes": [node(each, wording) for each in lineage.nodes],
        "edges": [edge(lineage, hop) for hop in lineage.edges],
        "paths_to": {
            symbols[goal]: {
                "direct": [symbols[iri] for iri in ways.direct],
                "chain": [symbols[iri] for iri in ways.chain],
                "shortest": [symbols[iri] for iri in lineage.shortest(goal)],
            }
            for goal, ways in lineage.ways.items()
        },
        "hidden_by_trust": hidden,
        "beyond": beyond
        and {
            "weaker": beyond.weaker,
            "weaker_ways_to": sorted(symbols[goal] for goal in beyond.ways),
            "clauses_described": beyond.described,
        },
        "depth": lineage.depth,
        "roots": [symbols[iri] for iri in lineage.roots],
        "cycles": [[symbols[iri] for iri in circle] for circle in lineage.cycles],
        "missing": [each.symbol for each in lineage.missing()],
        "open_references": [
            {
                "source": symbols[each.source],
                "provision": reference(symbols[each.source], each.citing),
                "relation": each.relation,
                "words": each.written or None,
                "candidates": [iri.rsplit("/", 1)[-1] for iri in each.candidates],
                "verification": each.verification,
            }
            for each in lineage.open_references
        ],
    }


HEAD = ("source", "target", "relation", "strength", "inferred", "provision", "verification",
        "source_date", "target_date",
        "source_symbol_verification", "target_symbol_verification", "sources")  # fmt: skip


def rows(lineage: Lineage) -> list[list[str]]:
    """The hops as rows under `HEAD`, ISO dates, `true` and `false`."""
    found = []
    for hop in lineage.edges:
        said = edge(lineage, hop)
        start, end = lineage.node(hop.source), lineage.node(hop.target)
        found.append(
            [
                start.symbol,
                end.symbol,
                hop.relation,
                hop.strength,
                str(hop.inferred).lower(),
                str(said["provision"] or ""),
                hop.verification,
                start.date,
                end.date,
                start.label_of("symbol") if start.known_symbol else "",
                end.label_of("symbol") if end.known_symbol else "",
                " ".join(source.id for source in hop.sources),
            ]
        )
    return found


def markdown(
    lineage: Lineage, wording: Wording, *, hidden: int = 0, beyond: Beyond | None = _PLAIN
) -> Iterator[str]:
    """Heading, table of hops with footnotes for the sources, and the counts."""
    notes = Footnotes()
    root = lineage.node(lineage.root)
    yield f"## {table.inline(wording.head(root))}"
    yield ""
    for line in list(lineage_text.root_lines(lineage, wording))[1:]:
        yield f"{table.inline(line)}  "
    yield ""
    head = [wording.say(key) for key in _MARKDOWN_HEAD]
    body = [_markdown_row(lineage, hop, wording, notes) for hop in lineage.edges]
    yield from table.markdown(head, body)
    yield ""
    below = lineage.edges_from(lineage.root)
    if not below and not lineage.ways and (beyond or hidden):
        yield f"- {table.inline(lineage_text.nothing(wording, hidden=hidden, beyond=beyond))}"
    for line in wording.legend(cell for row in body for cell in row):
        yield f"- {table.inline(line)}"
    for line in lineage_text.summary(lineage, wording, hidden=hidden, beyond=beyond):
        yield f"- {table.inline(line)}"
    yield from notes.lines(wording)


_MARKDOWN_HEAD = (
    "head-text", "head-relation", "head-symbol", "head-date", "head-title", "head-place",
    "head-trust",
)  # fmt: skip


def _markdown_row(lineage: Lineage, hop: Edge, wording: Wording, notes: Notes) -> tuple[str, ...]:
    target = lineage.node(hop.target)
    places = ", ".join(wording.place(f"{hop.source}__{place}") for place in hop.places if place)
    return (
        lineage.node(hop.source).symbol,
        wording.concept("lineage", hop.relation),
        target.symbol,
        wording.date(target),
        target.title(wording.lang),
        places,
        f"{hop_label(hop, wording)} {notes.mark(hop.sources)}".strip(),
    )


def dot(lineage: Lineage, wording: Wording, *, hidden: int = 0) -> Iterator[str]:
    """Graphviz: older texts to the right; inferred and unverified hops dashed, drafts dotted."""
    yield "digraph lineage {"
    if hidden:
        yield f"  // {wording.say('lineage-hidden', count=hidden)}"
    yield '  graph [rankdir=LR, charset="UTF-8"];'
    yield '  node [shape=box, style=rounded, fontname="sans-serif"];'
    for each in lineage.nodes:
        style = "dashed" if each.kind == "Proposal" else "rounded" if each.held else "dotted"
        label = f"{each.symbol}\n{wording.date(each)}"
        yield f"  {_quoted(each.symbol)} [label={_quoted(label)}, style={style}];"
    for hop in lineage.edges:
        style = {"proposed": "dotted"}.get(hop.strength, "solid")
        if style == "solid" and (hop.verification in ("inferred", "unverified")):
            style = "dashed"
        label = f"{wording.concept('lineage', hop.relation)} ({hop_label(hop, wording)})"
        source, target = lineage.node(hop.source).symbol, lineage.node(hop.target).symbol
        yield (f"  {_quoted(source)} -> {_quoted(target)} [label={_quoted(label)}, style={style}];")
    yield "}"


def hop_label(hop: Edge, wording: Wording) -> str:
    """The label of a hop; of a draft it says first that it is only proposed."""
    label = wording.trust(hop.verification)
    proposed = hop.strength == "proposed"
    return f"{wording.say('lineage-proposed')}, {label}" if proposed else label


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
