"""The shipped facts and the ontology keep every rule; warnings and notes are let through."""

from pathlib import Path

import pytest
from rdflib import Graph
from test_shapes import CHECKS, ONTOLOGY, shapes

from wtograph.store import Store, shipped_files
from wtograph.validate import Severity, run_checks, validate_graph

FILES = list(shipped_files())


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
