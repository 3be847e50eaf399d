"""The shipped facts and the ontology keep every rule; warnings and notes are let through."""

from functools import cache

import pytest

from wtograph import rules
from wtograph.checking import check_files, check_store, shapes
from wtograph.store import FactsFile, Store, shipped_files
from wtograph.validate import Finding, Severity, validate_graph
from wtograph.vocab import shorten

FILES = list(shipped_files())
CURATED = [each for each in FILES if each.path.parent.name == "curated"]
STORE = Store.in_memory(FILES)
rules.apply_rules(STORE)


@cache
def whole() -> tuple[Finding, ...]:
    return check_store(STORE)


def test_the_shipped_facts_keep_every_shape_and_check() -> None:
    assert [each for each in whole() if each.severity is Severity.VIOLATION] == []
    assert {each.severity for each in whole()} == {Severity.WARNING, Severity.INFO}


def test_the_rules_that_need_links_made_by_rules_see_them() -> None:
    assert STORE.answer("ASK { ?one wtog:buildsOn ?other }")


@pytest.mark.parametrize("facts", CURATED, ids=lambda facts: facts.path.stem)
def test_a_file_is_judged_the_same_alone_and_with_everything(facts: FactsFile) -> None:
    """What is seen of a file through the store is what a look at the whole store sees of it."""
    own = {shorten(subject) for subject in STORE.subjects(facts.graph)}
    everything = [finding for finding in whole() if finding.focus in own]
    assert list(check_files(STORE, [facts])) == everything


def test_a_view_of_the_store_and_a_copy_of_it_are_judged_the_same() -> None:
    names = [name for name in STORE.graphs() if "/inferred/" not in name]
    seen, copied = STORE.reading(names), STORE.graph(names)
    assert len(set(seen)) == len(copied)
    assert validate_graph(seen, shapes()) == validate_graph(copied, shapes())
