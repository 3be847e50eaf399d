"""Documents read and put beside the facts: what each says, and where it would stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wtograph.documents.model import Document, Paragraph
from wtograph.documents.paragraphs import paragraphs
from wtograph.documents.reading import read_document
from wtograph.errors import InputError, LimitReached, WtographError
from wtograph.extract.document import Knowledge, extract, knowledge
from wtograph.extract.model import Extraction
from wtograph.extract.write import graph_name, triples
from wtograph.queries import rows
from wtograph.records import documents
from wtograph.rules import apply_rules
from wtograph.store import GRAPHS, Store, shipped_files
from wtograph.vocab import PREFIXES

SUFFIXES = frozenset((".txt", ".text", ".htm", ".html", ".docx", ".pdf"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with all that was found in it."""

    path: Path
    document: Document
    paragraphs: tuple[Paragraph, ...]
    found: Extraction

    @property
    def iri(self) -> str:
        """The IRI of the document."""
        return f"{PREFIXES['doc']}{self.found.identity.id}"

    @property
    def graph(self) -> str:
        """The named graph that it fills."""
        return graph_name(self.found.identity)


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read, and why."""

    path: Path
    error: WtographError


def is_document(path: Path) -> bool:
    """Whether a path names a file that is read as a document, not as facts."""
    return path.suffix.lower() in SUFFIXES


def read(path: Path, known: Knowledge) -> Reading:
    """What one document says. Raises: as `read_document`."""
    document = read_document(path)
    return Reading(path, document, paragraphs(document), extract(document, known))


def read_all(paths: Iterable[Path], store: Store) -> tuple[tuple[Reading, ...], tuple[Unread, ...]]:
    """The readings of these documents in the order of their paths, and what could not be read."""
    known = knowledge(store)
    done: list[Reading] = []
    failed: list[Unread] = []
    for path in paths:
        try:
            done.append(read(path, known))
        except (InputError, LimitReached) as error:
            failed.append(Unread(path, error))
    return tuple(done), tuple(failed)


def put(store: Store, reading: Reading) -> int:
    """Fill the graph of a document with its reading, in place of an earlier one.

    Returns: how many triples it has.
    """
    made = triples(reading.document, reading.found, reading.paragraphs)
    store.clear(reading.graph)
    store.add(made, reading.graph)
    return len(made)


def beside(store: Store, reading: Reading) -> Store:
    """The facts of a store, in memory, with one reading among them; the store stays as it is.

    What was curated of the same document is left out, so that the reading speaks for itself.
    """
    whole = Store.in_memory(shipped_files(), name=f"{store.name} and {reading.path}")
    extra = [g for g in store.graphs() if g.startswith((f"{GRAPHS}user/", f"{GRAPHS}extracted/"))]
    whole.copy_graphs(store, extra)
    whole.clear(f"{GRAPHS}curated/{reading.found.identity.id}")
    put(whole, reading)
    apply_rules(whole)
    return whole


def symbols(store: Store) -> dict[str, str]:
    """The symbol of each document, and of the text that founded each programme, by IRI."""
    iris = [row["document"] for row in rows(store, "read/documents")]
    found = {iri: each.symbol for iri, each in documents(store, iris).items() if each.known_symbol}
    for row in rows(store, "read/established"):
        founding = row["place"].partition("__")[0]
        if founding in found:
            found[row["programme"]] = found[founding]
    return found
