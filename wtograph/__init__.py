"""Mandates of the WTO as a graph: load it, follow lineage, ask status, run SPARQL.

>>> import wtograph
>>> graph = wtograph.load()
>>> graph.document("WT/L/274").date
'1998-09-25'
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wtograph.answers import Gaps, Meanings
    from wtograph.explain.model import Explanation
    from wtograph.library import Graph, load
    from wtograph.lineage.model import Edge, Lineage
    from wtograph.listings import Documents, Mandates, ProposedMandates
    from wtograph.mandates import Mandate, ProposedMandate
    from wtograph.periods import Status, Timeline
    from wtograph.records import DocumentRecord
    from wtograph.tabular import Rows

_HOMES = {
    "Graph": "wtograph.library",
    "load": "wtograph.library",
    "Edge": "wtograph.lineage.model",
    "Explanation": "wtograph.explain.model",
    "Gaps": "wtograph.answers",
    "Meanings": "wtograph.answers",
    "Lineage": "wtograph.lineage.model",
    "Documents": "wtograph.listings",
    "Mandates": "wtograph.listings",
    "ProposedMandates": "wtograph.listings",
    "Mandate": "wtograph.mandates",
    "ProposedMandate": "wtograph.mandates",
    "Status": "wtograph.periods",
    "Timeline": "wtograph.periods",
    "DocumentRecord": "wtograph.records",
    "Rows": "wtograph.tabular",
}

__all__ = [
    "DocumentRecord",
    "Documents",
    "Edge",
    "Explanation",
    "Gaps",
    "Graph",
    "Lineage",
    "Mandate",
    "Mandates",
    "Meanings",
    "ProposedMandate",
    "ProposedMandates",
    "Rows",
    "Status",
    "Timeline",
    "load",
]


def __getattr__(name: str) -> object:
    """A public name, imported when first used, so that `import wtograph` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'wtograph' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
