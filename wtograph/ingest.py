"""Facts of the user's own, beside the shipped ones, in a store folder."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from wtograph import rules
from wtograph.checking import check_files, facts_files
from wtograph.errors import BadFacts
from wtograph.extract import review
from wtograph.folders import CARD, next_generation, open_folder, read_card, writing
from wtograph.queries import rows
from wtograph.readings import Reading, Unread, is_document, put, read_all
from wtograph.store import FactsFile, Store, shipped_files
from wtograph.validate import Finding, fails


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingestion stored: the files, and how many triples of theirs the store now has."""

    folder: Path
    files: tuple[FactsFile, ...]
    triples: int
    total: int
    findings: tuple[Finding, ...]
    read: tuple[Reading, ...] = ()
    unread: tuple[Unread, ...] = ()


def ingest(
    paths: Iterable[Path], folder: Path, decisions: Iterable[review.Decision] = ()
) -> Ingested:
    """Store facts and readings of documents in a folder beside the shipped facts.

    A file that was ingested before replaces its earlier self, a document its earlier reading.
    `decisions` on what was read are kept in a graph of the user's own, and honoured whenever
    the same file is read again.
    Every file of facts must parse and keep the shapes of severity violation; otherwise nothing
    is written. A document that cannot be read is left out and named; the others are stored.
    Raises: UnknownFile, BadFacts, NotAStore, StoreBusy, StoreDamaged, MachineFailure.
    """
    every = tuple(paths)
    files = facts_files(path for path in every if not is_document(path))
    with writing(folder):
        store = Store.in_memory(shipped_files(), name=str(folder))
        kept = _keep(store, folder, {facts.graph for facts in files})
        before = len(store)
        for facts in files:
            store.load(facts)
        read, unread = read_all((path for path in every if is_document(path)), store)
        if unread and not read and not files:
            raise unread[0].error
        read, reviewed = _reviewed(store, read, decisions)
        for reading in read:
            put(store, reading)
        stored = len(store) - before
        rules.apply_rules(store)
        findings = check_files(store, files) if files else ()
        if fails(findings):
            broken = [finding for finding in findings if finding.severity == "violation"]
            first = broken[0]
            more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
            raise BadFacts(
                f"{_where(files)}: {first.focus}: {first.message}{more}",
                hint=f"wtograph validate {_where(files)} lists all; nothing was stored",
            )
        filled = {facts.graph for facts in files} | {reading.graph for reading in read}
        filled |= {review.GRAPH} if reviewed else set()
        next_generation(folder, store, tuple(sorted(kept | filled)))
        return Ingested(folder, files, stored, len(store), findings, read, unread)


def _reviewed(
    store: Store, read: tuple[Reading, ...], decisions: Iterable[review.Decision]
) -> tuple[tuple[Reading, ...], bool]:
    """The readings as decided on, now and before; the graph of decisions is filled anew."""
    every = {each.key: each for each in review.from_rows(rows(store, "read/reviews"))}
    every |= {each.key: each for each in decisions}
    store.clear(review.GRAPH)
    store.add(review.triples(every.values()), review.GRAPH)
    done = tuple(
        replace(each, found=review.decided(each.found, each.document.sha256[:8], every))
        for each in read
    )
    return done, bool(every)


def _where(files: Iterable[FactsFile]) -> str:
    return " ".join(str(facts.path) for facts in files)


def _keep(store: Store, folder: Path, replaced: set[str]) -> set[str]:
    """Copy the user's graphs of an existing folder, without those about to be replaced."""
    if not (folder / CARD).exists():
        return set()
    kept = set(read_card(folder).graphs) - replaced
    store.copy_graphs(open_folder(folder), kept)
    return kept
