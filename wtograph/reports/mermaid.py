"""A lineage as a Mermaid flowchart, for pages that draw it from text."""

from collections.abc import Iterator

from wtograph.lineage.model import Edge, Lineage
from wtograph.records import DocumentRecord
from wtograph.reports.lineage_data import hop_label
from wtograph.reports.wording import Wording

_SIGNS = {
    '"': "#quot;", "#": "#35;", "&": "#amp;", "<": "#lt;", ">": "#gt;", "`": "#96;",
    "\\": "#92;", "[": "#91;", "]": "#93;", "{": "#123;", "}": "#125;", "|": "#124;",
}  # fmt: skip
_ESCAPES = str.maketrans(_SIGNS)
_CLASSES = (
    "classDef draft stroke-dasharray:6 4",
    "classDef unheld stroke-dasharray:1 4",
)


def flowchart(lineage: Lineage, wording: Wording, *, hidden: int = 0) -> Iterator[str]:
    """The texts from newer to older; the label of trust stands on each arrow.

    Solid: read or stated by a source. Dashed: inferred or unverified. Dotted: only proposed.
    """
    yield "flowchart LR"
    if hidden:
        yield f"  %% {wording.say('lineage-hidden', count=hidden)}"
    ids = {each.iri: f"n{number}" for number, each in enumerate(lineage.nodes)}
    for each in lineage.nodes:
        label = f"{escaped(each.symbol)}<br/>{escaped(wording.date(each))}"
        yield f'  {ids[each.iri]}["{label}"]{_class(each)}'
    for hop in lineage.edges:
        arrow = "-->" if _style(hop) == "" else "-.->"
        relation = wording.concept("lineage", hop.relation)
        label = escaped(f"{relation} ({hop_label(hop, wording)})")
        yield f'  {ids[hop.source]} {arrow}|"{label}"| {ids[hop.target]}'
    for style in ("6 4", "1 4"):
        numbers = [str(n) for n, hop in enumerate(lineage.edges) if _style(hop) == style]
        if numbers:
            yield f"  linkStyle {','.join(numbers)} stroke-dasharray:{style}"
    yield from (f"  {line}" for line in _CLASSES)


def _style(hop: Edge) -> str:
    if hop.strength == "proposed":
        return "1 4"
    return "6 4" if hop.verification in ("inferred", "unverified") else ""


def _class(each: DocumentRecord) -> str:
    if each.kind == "Proposal":
        return ":::draft"
    return "" if each.held else ":::unheld"


def escaped(text: str) -> str:
    """Words as Mermaid shows them unchanged, whatever signs they hold."""
    return " ".join(text.split()).translate(_ESCAPES)
