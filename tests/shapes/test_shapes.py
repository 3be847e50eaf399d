"""Every shape and every check has data that keeps it and data that breaks it, and nothing else."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDFS, SKOS, Graph

from wtograph import queries
from wtograph.validate import Finding, Severity, fails, run_checks, validate_graph
from wtograph.vocab import BASE

HERE = Path(__file__).parent
ONTOLOGY = HERE.parent.parent / "ontology"
PASS = sorted((HERE / "pass").glob("*.ttl"))
FAIL = sorted((HERE / "fail").glob("*.ttl"))
CHECKS = [query for name, query in queries.catalogue().items() if name.startswith("checks/")]


@cache
def shapes() -> Graph:
    """The shipped shapes."""
    graph = Graph()
    for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


@cache
def background() -> Graph:
    """What the vocabulary says of its terms, without making them targets of any shape."""
    whole = Graph()
    for path in [*ONTOLOGY.glob("*.ttl"), *(ONTOLOGY / "vocab").glob("*.ttl")]:
        if path.name != "bodies.ttl":
            whole.parse(path)
    thin = Graph()
    for kept in (RDFS.subClassOf, SKOS.broader, SKOS.definition):
        for triple in whole.triples((None, kept, None)):
            thin.add(triple)
    for triple in list(thin.triples((None, RDFS.subClassOf, None))):
        if not str(triple[2]).startswith(BASE):
            thin.remove(triple)
    return thin


def graph_of(path: Path) -> str:
    """The named graph of a fixture: the one its head names, else one of curated facts."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# graph: "):
            return f"{BASE}graph/{line.removeprefix('# graph: ')}"
    return f"{BASE}graph/curated/{path.stem}"


def selector(paths: list[Path]) -> Callable[[str], list[dict[str, str]]]:
    """A way to ask the vocabulary and these files, each in its named graph."""
    store = ox.Store()
    store.load(
        background().serialize(format="nt", encoding="utf-8"),
        format=ox.RdfFormat.N_TRIPLES,
        to_graph=ox.NamedNode(f"{BASE}graph/vocab"),
    )
    for path in paths:
        named = ox.NamedNode(graph_of(path))
        store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE, to_graph=named)

    def select(sparql: str) -> list[dict[str, str]]:
        found = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [
            {name: term.value for name in names if hasattr(term := row[name], "value")}
            for row in found
        ]

    return select


def findings(paths: list[Path]) -> tuple[Finding, ...]:
    """What shapes and checks find in these files beside the vocabulary."""
    data = Graph()
    for triple in background():
        data.add(triple)
    for path in paths:
        data.parse(path)
    return validate_graph(data, shapes()) + run_checks(CHECKS, selector(paths))


def number(finding: Finding) -> str:
    """The number of the shape, in two digits as in the names of the fixtures."""
    return finding.shape.partition(" ")[0].zfill(2)


def test_the_examples_that_keep_the_rules_yield_nothing() -> None:
    assert findings(PASS) == ()


@pytest.mark.parametrize("path", FAIL, ids=lambda path: path.stem)
def test_an_example_breaks_exactly_the_shape_it_is_named_after(path: Path) -> None:
    assert "EXAMPLE, INVENTED. Wrong here: " in path.read_text(encoding="utf-8")
    found = findings([*PASS, path])
    assert {number(finding) for finding in found} == {path.stem[:2]}, found
    assert all("\n" not in finding.message for finding in found)


def test_every_shape_and_check_has_an_example_that_breaks_it() -> None:
    named = {str(label).split()[0].zfill(2) for label in shapes().objects(None, RDFS.label)}
    named |= {check.title("en").split()[0].zfill(2) for check in CHECKS}
    assert {path.stem[:2] for path in FAIL} == named


def test_findings_are_the_same_whenever_they_are_asked_for() -> None:
    broken = [*PASS, *(path for path in FAIL if path.stem[:2] in {"22", "25", "31", "34"})]
    assert findings(broken) == findings(broken)


def test_a_lone_warning_is_no_failure() -> None:
    found = findings([*PASS, HERE / "fail" / "24-planned-vs-held.ttl"])
    assert [finding.severity for finding in found] == [Severity.WARNING]
    assert not fails(found)


def test_a_finding_says_where_and_what_to_do() -> None:
    (found,) = findings([*PASS, HERE / "fail" / "20-period-order-extends.ttl"])
    assert found == Finding(
        shape="20 PeriodOrder",
        severity=Severity.VIOLATION,
        focus="norm:example-standstill__WT_L_99005",
        message="A run starts before it ends, and the run it extends started earlier: "
        "correct the dates or the link.",
        path="wtog:extends/wtog:start",
        value="2092-01-11",
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_names_its_shape_its_weight_and_its_remedy(check: queries.Query) -> None:
    assert set(check.header) >= {"title", "severity", "remedy"}
    assert "ORDER BY" in check.sparql
    Severity(check.header["severity"])
