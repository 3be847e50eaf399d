"""The shipped facts and the ontology keep every rule; warnings and notes are let through."""

from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph
from test_shapes import CHECKS, ONTOLOGY, shapes

from wtograph.checking import check_files, check_store
from wtograph.store import Store, shipped_files
from wtograph.validate import Finding, Severity, run_checks, validate_graph
from wtograph.vocab import shorten

FILES = list(shipped_files())
STORE = Store.in_memory(FILES)


@cache
def whole() -> tuple[Finding, ...]:
    return check_store(STORE)


def test_the_shipped_facts_keep_every_check() -> None:
    store = Store.in_memory(FILES)
    found = run_checks(CHECKS, store.rows)
    assert [each for each in found if each.severity is Severity.VIOLATION] == []


@pytest.mark.timeout(60)
def test_the_shipped_facts_keep_every_shape() -> None:
    data = Graph()
    for path in (Path(each.path) for each in FILES):
        data.parse(path)
    assert ONTOLOGY / "core.ttl" in [each.path for each in FILES]
    found = validate_graph(data, shapes())
    assert [each for each in found if each.severity is Severity.VIOLATION] == []


@pytest.mark.parametrize("name", ["WT_L_274", "WT_L_579", "small-economies", "communications"])
def test_a_file_is_judged_the_same_alone_and_with_everything(name: str) -> None:
    """The neighbourhood that the shapes are given for one file is all that they look at."""
    facts = next(each for each in FILES if each.path.stem == name)
    own = {shorten(subject) for subject in STORE.subjects(facts.graph)}
    everything = [finding for finding in whole() if finding.focus in own]
    assert list(check_files(STORE, [facts])) == everything
    assert everything or name != "communications"
