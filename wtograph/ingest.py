"""Facts of the user's own, beside the shipped ones, in a store folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wtograph import rules
from wtograph.checking import check_files
from wtograph.errors import BadFacts, UnknownFile
from wtograph.folders import CARD, open_folder, read_card, write_folder
from wtograph.store import FORMATS, GRAPHS, FactsFile, Store, shipped_files
from wtograph.validate import Finding, fails

USER = f"{GRAPHS}user/"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingestion stored: the files, and how many triples of theirs the store now has."""

    folder: Path
    files: tuple[FactsFile, ...]
    triples: int
    total: int
    findings: tuple[Finding, ...]


def facts_files(paths: Iterable[Path]) -> tuple[FactsFile, ...]:
    """The files with the graph of each; the name of the file is the name of its graph.

    Raises: UnknownFile; BadFacts for another kind of file, or two files of one name.
    """
    found: dict[str, FactsFile] = {}
    for path in paths:
        if not path.is_file():
            kind = "is a folder, not a file of facts" if path.is_dir() else "no such file"
            raise UnknownFile(f"{path}: {kind}", hint="name files of facts, such as my.ttl")
        if path.suffix not in FORMATS:
            raise BadFacts(
                f"{path}: not a kind of facts file",
                hint=f"facts are read from {', '.join(FORMATS)}",
            )
        graph = USER + "".join(c if c.isalnum() or c in "_-" else "-" for c in path.stem)
        if graph in found:
            raise BadFacts(
                f"{path}: has the same name as {found[graph].path}", hint="rename one of them"
            )
        found[graph] = FactsFile(path, graph)
    return tuple(found.values())


def ingest(paths: Iterable[Path], folder: Path) -> Ingested:
    """Store facts in a folder beside the shipped ones, whole or not at all.

    A file that was ingested before replaces its earlier self. Every file must parse and keep
    the shapes of severity violation; otherwise nothing is written.
    Raises: UnknownFile, BadFacts, NotAStore, StoreBusy, StoreDamaged, MachineFailure.
    """
    files = facts_files(paths)
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
    write_folder(folder, store, graphs)
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
