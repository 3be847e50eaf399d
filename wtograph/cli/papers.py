"""A file that is in no store, read on the spot for `show` and `lineage`; nothing is stored."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wtograph.cli.session import Session, wording

if TYPE_CHECKING:
    from wtograph.readings import Reading

SUFFIXES = (".txt", ".text", ".htm", ".html", ".docx", ".pdf")


def is_paper(ref: str) -> bool:
    """Whether what was typed is a document on this machine."""
    return ref.lower().endswith(SUFFIXES) and Path(ref).is_file()


def read(session: Session, ref: str) -> "tuple[Session, Reading]":
    """The session with the paper beside its facts, and what was read.

    Raises: as `read_document`.
    """
    from wtograph import readings
    from wtograph.extract.document import knowledge
    from wtograph.library import Graph

    store = session.graph.store
    found = readings.read(Path(ref), knowledge(store))
    graph = Graph(readings.beside(store, found))
    identity = found.found.identity
    session.note(session.wording.say("paper-read", name=ref, id=identity.id))
    return replace(session, graph=graph, wording=wording(graph, session.wording.lang)), found


def remarks(session: Session, found: "Reading") -> list[str]:
    """That a machine read it, and what it leaves out beside the last text of its line."""
    from wtograph import readings

    said = [session.wording.say("paper-machine")]
    left = readings.silence(session.graph.store, found)
    if left is None:
        return [*said, session.wording.say("paper-no-line")]
    names = session.wording.names(left.topics)
    key = "paper-silent" if left.topics else "paper-not-silent"
    last = f"{left.last.symbol} ({session.wording.date(left.last)})"
    return [*said, session.wording.say(key, last=last, topics=names)]
