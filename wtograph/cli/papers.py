"""A file that is in no store, read on the spot for `show` and `lineage`; nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from wtograph.cli.session import Session

SUFFIXES = (".txt", ".text", ".htm", ".html", ".docx", ".pdf")


def is_paper(ref: str) -> bool:
    """Whether what was typed is a document on this machine."""
    return ref.lower().endswith(SUFFIXES) and Path(ref).is_file()


def read(session: Session, ref: str, on: date) -> tuple[Session, str]:
    """The session with the paper beside its facts and at a glance, and the IRI of the paper.

    Raises: as `read_document`.
    """
    from wtograph import readings
    from wtograph.cli.session import wording
    from wtograph.extract.document import knowledge
    from wtograph.glance import glance
    from wtograph.library import Graph
    from wtograph.reports.glance import json_object, lines
    from wtograph.vocab import STRONG

    store = session.graph.store
    found = readings.read(Path(ref), knowledge(store))
    graph = Graph(readings.beside(store, found))
    identity = found.found.identity
    session.note(session.wording.say("paper-read", name=ref, id=identity.id))
    words = wording(graph, session.wording.lang)
    seen = glance(graph.store, found, frozenset(STRONG), on)
    proposed = identity.status != "adopted"
    said = lines(seen, words, proposed=proposed, markdown=session.form == "md")
    preface = {"glance": json_object(seen)}
    begun = replace(session, graph=graph, wording=words, foreword=tuple(said), preface=preface)
    return begun, found.iri
