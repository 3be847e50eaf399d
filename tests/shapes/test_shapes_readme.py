"""The table of the forty rules is that of the files; WTOGRAPH_UPDATE_DOCS=1 rewrites it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from rdflib import RDFS, SH, URIRef
from test_shapes import FAIL, weights

from wtograph.checking import checks, rule_names, shapes

README = Path(__file__).parents[2] / "ontology" / "shapes" / "README.md"
PLACE = re.compile(r"<!-- rules -->\n.*?<!-- /rules -->", re.DOTALL)


def parts() -> Iterator[tuple[str, str, str, str]]:
    """Each shape and check: number and name, severity, what it is, and its remedy."""
    graph = shapes()
    for shape, label in graph.subject_objects(RDFS.label):
        severity = graph.value(shape, SH.severity)
        assert isinstance(severity, URIRef)
        name = str(shape).rpartition("/")[2]
        remedy = str(graph.value(shape, SH.message))
        yield str(label), severity.fragment.lower(), f"shape `{name}`", remedy
    for check in checks():
        rule = check.title("en").partition(":")[0]
        kind = "query and Python" if "judged" in check.header else "query"
        name = check.name.removeprefix("checks/")
        yield rule, check.header["severity"], f"{kind} `{name}`", check.header["remedy"]


def plain(text: str) -> str:
    """Text that Markdown leaves as it is in a cell."""
    return text.replace("<", "\\<").replace("|", "/")


def table() -> Iterator[str]:
    """One line for each shape or check, in order of the forty."""
    yield "| # | name | severity | what checks it | what to do | examples that break it |"
    yield "|---|---|---|---|---|---|"
    by_rule = sorted(parts(), key=lambda part: (rule_names().index(part[0]), part[2]))
    for label, severity, kind, remedy in by_rule:
        number, name = label.split()
        fixtures = [path.stem for path in FAIL if path.stem[:2] == number.zfill(2)]
        listed = ", ".join(f"`{stem}`" for stem in fixtures)
        yield f"| {number} | {name} | {severity} | {kind} | {plain(remedy)} | {listed} |"


def test_the_table_of_the_readme_is_that_of_the_files() -> None:
    page = README.read_text(encoding="utf-8")
    made = "<!-- rules -->\n" + "".join(f"{line}\n" for line in table()) + "<!-- /rules -->"
    expected = PLACE.sub(lambda _: made, page)
    assert PLACE.search(page)
    if os.environ.get("WTOGRAPH_UPDATE_DOCS") == "1":
        README.write_text(expected, encoding="utf-8")
        page = expected
    assert page == expected, "WTOGRAPH_UPDATE_DOCS=1 rewrites ontology/shapes/README.md"


def test_the_table_has_all_forty() -> None:
    numbers = re.findall(r"(?m)^\| (\d+) \|", README.read_text(encoding="utf-8"))
    assert sorted({int(number) for number in numbers}) == list(range(1, len(weights()) + 1))
