"""Mandates of the WTO as a graph: load it, follow lineage, ask status, run SPARQL.

>>> import wtograph
>>> graph = wtograph.load()
>>> graph.document("WT/L/274").date
'1998-09-25'
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wtograph.library import Graph, load
    from wtograph.lineage.model import Edge, Lineage
    from wtograph.mandates import Mandate, ProposedMandate
    from wtograph.records import DocumentRecord
    from wtograph.status import Status, Timeline

_HOMES = {
    "Graph": "wtograph.library",
    "load": "wtograph.library",
    "Edge": "wtograph.lineage.model",
    "Lineage": "wtograph.lineage.model",
    "Mandate": "wtograph.mandates",
    "ProposedMandate": "wtograph.mandates",
    "DocumentRecord": "wtograph.records",
    "Status": "wtograph.status",
    "Timeline": "wtograph.status",
}

__all__ = [
    "DocumentRecord",
    "Edge",
    "Graph",
    "Lineage",
    "Mandate",
    "ProposedMandate",
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
