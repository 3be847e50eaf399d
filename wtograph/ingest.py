"""Facts of the user's own, beside the shipped ones, in a store folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wtograph import rules
from wtograph.checking import check_files, facts_files
from wtograph.errors import BadFacts
from wtograph.folders import CARD, next_generation, open_folder, read_card, writing
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


def ingest(paths: Iterable[Path], folder: Path) -> Ingested:
    """Store facts in a folder beside the shipped ones, whole or not at all.

    A file that was ingested before replaces its earlier self. Every file must parse and keep
    the shapes of severity violation; otherwise nothing is written.
    Raises: UnknownFile, BadFacts, NotAStore, StoreBusy, StoreDamaged, MachineFailure.
    """
    files = facts_files(paths)
    with writing(folder):
        store = Store.in_memory(shipped_files(), name=str(folder))
        kept = _keep(store, folder, {facts.graph for facts in files})
        before = len(store)
        for facts in files:
            store.load(facts)
        stored = len(store) - before
        rules.apply_rules(store)
        findings = check_files(store, files)
        if fails(findings):
            broken = [finding for finding in findings if finding.severity == "violation"]
            first = broken[0]
            more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
            raise BadFacts(
                f"{_where(files)}: {first.focus}: {first.message}{more}",
                hint=f"wtograph validate {_where(files)} lists all; nothing was stored",
            )
        graphs = tuple(sorted(kept | {facts.graph for facts in files}))
        next_generation(folder, store, graphs)
        return Ingested(folder, files, stored, len(store), findings)


def _where(files: Iterable[FactsFile]) -> str:
    return " ".join(str(facts.path) for facts in files)


def _keep(store: Store, folder: Path, replaced: set[str]) -> set[str]:
    """Copy the user's graphs of an existing folder, without those about to be replaced."""
    if not (folder / CARD).exists():
        return set()
    kept = set(read_card(folder).graphs) - replaced
    store.copy_graphs(open_folder(folder), kept)
    return kept
