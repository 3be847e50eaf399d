"""Every shape and every check has data that keeps it and data that breaks it, and nothing else."""

import hashlib
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDFS, SH, URIRef

from wtograph import queries
from wtograph.checking import check_files, checks, judges, shapes
from wtograph.store import GRAPHS, FactsFile, Store, shipped_files
from wtograph.validate import Finding, Severity, fails

HERE = Path(__file__).parent
PASS = sorted((HERE / "pass").glob("*.ttl"))
FAIL = sorted((HERE / "fail").glob("*.ttl"))
EXAMPLE = (HERE / "pass" / "example.txt").read_bytes()
HELD = {hashlib.sha256(EXAMPLE).hexdigest(): EXAMPLE}
ONTOLOGY = [each for each in shipped_files() if each.graph == f"{GRAPHS}vocab"]


def graph_of(path: Path) -> str:
    """The named graph of a fixture: the one its head names, else one of curated facts."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# graph: "):
            return GRAPHS + line.removeprefix("# graph: ")
    return f"{GRAPHS}curated/{path.stem}"


def findings(paths: list[Path]) -> tuple[Finding, ...]:
    """What shapes and checks find in these files beside the vocabulary."""
    files = [FactsFile(path, graph_of(path)) for path in paths]
    return check_files(Store.in_memory([*ONTOLOGY, *files]), files, HELD)


def number(finding: Finding) -> str:
    """The number of the shape, in two digits as in the names of the fixtures."""
    return str(finding.number).zfill(2)


@cache
def weights() -> dict[str, set[str]]:
    """The severities that each number can have, by the shapes and checks themselves."""
    graph, found = shapes(), dict[str, set[str]]()
    for shape, label in graph.subject_objects(RDFS.label):
        severity = graph.value(shape, SH.severity)
        assert isinstance(severity, URIRef)
        found.setdefault(str(label), set()).add(severity.fragment.lower())
    for check in checks():
        found.setdefault(check.title("en").partition(":")[0], set()).add(check.header["severity"])
    return found


def test_the_examples_that_keep_the_rules_yield_nothing() -> None:
    assert findings(PASS) == ()


@pytest.mark.parametrize("path", FAIL, ids=lambda path: path.stem)
def test_an_example_breaks_exactly_the_shape_it_is_named_after(path: Path) -> None:
    assert "EXAMPLE, INVENTED. Wrong here: " in path.read_text(encoding="utf-8")
    found = findings([*PASS, path])
    assert {number(finding) for finding in found} == {path.stem[:2]}, found
    assert all("\n" not in finding.message and finding.remedy for finding in found)


def test_all_forty_are_checked_and_each_has_an_example_that_breaks_it() -> None:
    forty = {f"{n:02}" for n in range(1, 41)}
    assert {label.split()[0].zfill(2) for label in weights()} == forty
    assert {path.stem[:2] for path in FAIL} == forty


def test_one_number_has_one_name() -> None:
    assert len({label.split()[0] for label in weights()}) == len(weights())


def test_what_python_decides_is_decided_of_checks_that_say_so() -> None:
    said = {check.name for check in checks() if "judged" in check.header}
    assert set(judges({})) == said


def test_findings_are_the_same_whenever_they_are_asked_for() -> None:
    broken = [*PASS, *(path for path in FAIL if path.stem[:2] in {"22", "25", "31", "34"})]
    assert findings(broken) == findings(broken)


def test_a_lone_warning_is_no_failure() -> None:
    found = findings([*PASS, HERE / "fail" / "24-planned-vs-held.ttl"])
    assert [finding.severity for finding in found] == [Severity.WARNING]
    assert not fails(found)


def test_a_finding_says_where_what_is_wrong_and_what_to_do() -> None:
    (found,) = findings([*PASS, HERE / "fail" / "20-period-order-extends.ttl"])
    assert found == Finding(
        shape="20 PeriodOrder",
        severity=Severity.VIOLATION,
        focus="norm:example-standstill__WT_L_99005",
        message="a run that ends before it starts, or extends one that started later",
        path="wtog:extends/wtog:start",
        value="2092-01-11",
        remedy="A run starts before it ends, and the run it extends started earlier: "
        "correct the dates or the link.",
    )


def test_a_source_that_does_not_fit_its_label_is_named() -> None:
    (found,) = findings([*PASS, HERE / "fail" / "33-source-fits-label.ttl"])
    assert (found.path, found.value) == ("dcterms:source", "src:example-press")


def test_a_fault_that_a_file_makes_in_a_node_it_only_points_to_is_found(tmp_path: Path) -> None:
    """A provision of a decision that nobody adopted makes no sense of the decision's own node."""
    head = "@prefix doc: <https://w3id.org/wtograph/doc/> .\n"
    head += "@prefix wtog: <https://w3id.org/wtograph/ontology#> .\n"
    bare, part = tmp_path / "bare.ttl", tmp_path / "part.ttl"
    bare.write_text(
        f'{head}doc:WT_L_99100 a wtog:Instrument ; wtog:symbol "WT/L/99100" ;\n'
        "  wtog:verification <https://w3id.org/wtograph/verification/unverified> .\n"
    )
    part.write_text(f"{head}doc:WT_L_99100__p1 a wtog:Provision ; wtog:partOf doc:WT_L_99100 .\n")
    files = [FactsFile(bare, f"{GRAPHS}user/bare"), FactsFile(part, f"{GRAPHS}user/part")]
    store = Store.in_memory([*ONTOLOGY, *files])
    assert {(f.number, f.focus) for f in check_files(store, files[1:], HELD)} == {
        (5, "doc:WT_L_99100")
    }


def test_bytes_that_are_not_those_described_are_found() -> None:
    (digest,) = HELD
    files = [FactsFile(path, graph_of(path)) for path in PASS]
    store = Store.in_memory([*ONTOLOGY, *files])
    found = check_files(store, files, {digest: EXAMPLE.replace(b"renvoie", b"renverra")})
    assert {finding.name for finding in found} == {"EvidenceMatches"}
    assert f"file:{digest[:8]}" in {finding.focus for finding in found}


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_check_names_its_shape_its_weight_and_its_remedy(check: queries.Query) -> None:
    assert set(check.header) >= {"title", "severity", "remedy"}
    assert "ORDER BY" in check.sparql
    Severity(check.header["severity"])
