"""Validation of a whole store, or of files of facts that are about to join it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from wtograph import resources, rules
from wtograph.errors import BadFacts, UnknownFile
from wtograph.queries import catalogue
from wtograph.store import FORMATS, GRAPHS, FactsFile, Store, shipped_files
from wtograph.validate import Finding, run_checks, validate_graph
from wtograph.vocab import shorten

if TYPE_CHECKING:
    from rdflib import Graph

USER = f"{GRAPHS}user/"
REACH = 4


def check_store(store: Store) -> tuple[Finding, ...]:
    """Every finding on the asserted graphs of a store, shapes and check queries in one list."""
    asserted = [name for name in store.graphs() if "/graph/inferred/" not in name]
    return _ordered(validate_graph(store.graph(asserted), _shapes()), _checks(store))


def check_files(store: Store, files: Iterable[FactsFile]) -> tuple[Finding, ...]:
    """The findings about what these files describe, judged together with the whole store.

    The shapes are given the vocabulary, the files, and what stands within `REACH` links of
    their subjects: no shape looks further.
    """
    own = {subject for facts in files for subject in store.subjects(facts.graph)}
    near = store.around(own, reach=REACH, always=f"{GRAPHS}vocab")
    named = {shorten(iri) for iri in own}
    found = _ordered(validate_graph(near, _shapes()), _checks(store))
    return tuple(finding for finding in found if finding.focus in named)


def _shapes() -> Graph:
    from rdflib import Graph  # slow to import

    shapes = Graph()
    for path in sorted((resources.shipped("ontology") / "shapes").glob("*.ttl")):
        shapes.parse(data=resources.text("ontology", f"shapes/{path.name}"), format="turtle")
    return shapes


def _checks(store: Store) -> tuple[Finding, ...]:
    checks = [query for name, query in catalogue().items() if name.startswith("checks/")]
    return run_checks(checks, store.rows)


def _ordered(*several: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted({each for findings in several for each in findings}, key=_order))


def _order(finding: Finding) -> tuple[int, str, str, str, str]:
    number = finding.shape.split(" ")[0]
    rank = int(number) if number.isdigit() else 0
    path, value = finding.path or "", finding.value or ""
    return (rank, finding.shape, finding.focus, f"{path} {value}", finding.message)


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


def check_paths(paths: Iterable[Path]) -> tuple[Finding, ...]:
    """The findings of files of facts beside the shipped ones, without storing anything.

    Raises: UnknownFile, BadFacts.
    """
    files = facts_files(paths)
    store = Store.in_memory(shipped_files())
    for facts in files:
        store.load(facts)
    rules.apply_rules(store)
    return check_files(store, files)
