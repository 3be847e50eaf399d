"""Validation of a whole store, or of files of facts that are about to join it."""

from collections.abc import Iterable
from pathlib import Path

from wtograph import resources, rules
from wtograph.queries import catalogue
from wtograph.store import FactsFile, Store, shipped_files
from wtograph.validate import Finding, run_checks, validate_graph
from wtograph.vocab import shorten


def check_store(store: Store) -> tuple[Finding, ...]:
    """Every finding on the asserted graphs of a store, shapes and check queries in one list."""
    from rdflib import Graph  # slow to import

    shapes = Graph()
    for path in sorted((resources.shipped("ontology") / "shapes").glob("*.ttl")):
        shapes.parse(data=resources.text("ontology", f"shapes/{path.name}"), format="turtle")
    asserted = [name for name in store.graphs() if "/graph/inferred/" not in name]
    checks = [query for name, query in catalogue().items() if name.startswith("checks/")]
    found = {*validate_graph(store.graph(asserted), shapes), *run_checks(checks, store.rows)}
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, str, str, str, str]:
    number = finding.shape.split(" ")[0]
    rank = int(number) if number.isdigit() else 0
    path, value = finding.path or "", finding.value or ""
    return (rank, finding.shape, finding.focus, f"{path} {value}", finding.message)


def check_files(store: Store, files: Iterable[FactsFile]) -> tuple[Finding, ...]:
    """The findings about what these files describe, judged together with the whole store."""
    graphs = [facts.graph for facts in files]
    own: set[str] = set()
    for graph in graphs:
        own |= {shorten(subject) for subject in store.subjects(graph)}
    return tuple(finding for finding in check_store(store) if finding.focus in own)


def check_paths(paths: Iterable[Path]) -> tuple[Finding, ...]:
    """The findings of files of facts beside the shipped ones, without storing anything.

    Raises: UnknownFile, BadFacts.
    """
    from wtograph.ingest import facts_files

    files = facts_files(paths)
    store = Store.in_memory(shipped_files())
    for facts in files:
        store.load(facts)
    rules.apply_rules(store)
    return check_files(store, files)
