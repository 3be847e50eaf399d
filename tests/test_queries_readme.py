"""queries/README.md says what the headers of the questions say, and what is left unanswered.

WTOGRAPH_UPDATE_DOCS=1 rewrites the page.
"""

import csv
import os
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from wtograph.languages import word
from wtograph.queries import Parameter, Query, catalogue, questions

QUERIES = Path(__file__).parents[1] / "queries"
PAGE = QUERIES / "README.md"
UNANSWERED = QUERIES / "unanswered.csv"
COLUMNS = ["id", "name", "reason"]
HEAD = """# Questions

Made from the headers of the files beside it by `make docs`; a test compares them.

Each question is one file of plain SPARQL 1.1 that runs as it stands, here and in any other engine
that reads all graphs together. A parameter is a line `VALUES ?name { ... }  # param name`; left
alone, the value in the file counts. On the command line:

```console
$ wtograph query status/gaps --param norm=trips-nvc-moratorium
```

`wtograph query NAME --show` prints a question with its parameters filled in. Columns whose names
end in "label" or "verification" say how far a value is confirmed: read, secondary, unverified,
inferred. Words in `words` and `summary` are our own unless the question says that they are quoted.

| folder | holds |
|---|---|
| `read/` | what the commands read |
| `rules/` | what follows from the facts, as CONSTRUCT |
| `checks/` | rules of quality that `wtograph validate` asks |
| the others | what people ask, listed here |
"""


def unanswered() -> list[dict[str, str]]:
    """The questions of the design that the shipped facts cannot answer."""
    with UNANSWERED.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def cell(text: str) -> str:
    """A text in a cell of a table."""
    return text.replace("|", "\\|")


def taken(parameters: tuple[Parameter, ...]) -> str:
    """What a question takes."""
    return "<br>".join(f"`{p.name}` ({p.kind}): {cell(p.summary)}" for p in parameters)


def row(query: Query) -> str:
    """One question as a row of its table."""
    name = query.name.partition("/")[2]
    link = f"[{name}]({query.name}.rq)"
    asked = f"**{cell(query.title('en'))}**"
    told = query.header.get("summary", "")
    number = query.header.get("id", "")
    said = f"{asked}. {cell(told)}" if told else asked
    return f"| {link} | {number} | {said} | {taken(query.parameters)} |"


def page() -> Iterator[str]:
    """The lines of the page."""
    yield HEAD
    for group, queries in groupby(questions(), lambda query: query.group):
        yield f"## {word(f'questions-{group}', 'en')}\n"
        yield "| file | no. | question | takes |\n|---|---|---|---|"
        yield from map(row, queries)
        yield ""
    yield "## Not answered\n"
    yield "What was asked for and the shipped facts cannot tell, and why.\n"
    yield "| no. | question | reason |\n|---|---|---|"
    for each in unanswered():
        yield f"| {each['id']} | {each['name']} | {cell(each['reason'])} |"


def test_the_page_says_what_the_headers_say() -> None:
    made = "\n".join(page()) + "\n"
    if os.environ.get("WTOGRAPH_UPDATE_DOCS") == "1":
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made, "run: make docs"


def test_every_link_of_the_page_leads_to_a_file() -> None:
    links = re.findall(r"\]\((\S+?)\)", PAGE.read_text(encoding="utf-8"))
    assert len(links) == len(questions())
    assert all((QUERIES / link).is_file() for link in links)


def test_what_is_not_answered_has_a_reason_and_no_query() -> None:
    rows = unanswered()
    assert rows
    assert all(list(each) == COLUMNS for each in rows)
    known = set(catalogue())
    for each in rows:
        assert each["name"] not in known
        assert each["reason"].endswith(".")
        assert len(each["reason"].split()) > 5


def test_what_a_reason_points_to_exists() -> None:
    groups = "|".join(sorted({query.group for query in questions()}))
    for each in unanswered():
        for name in re.findall(rf"\b(?:{groups})/[a-z-]+", each["reason"]):
            assert name in catalogue(), name


def test_each_of_the_fifty_two_questions_is_answered_or_said_not_to_be() -> None:
    answered = [query.header["id"] for query in questions() if "id" in query.header]
    left = [each["id"] for each in unanswered() if each["id"]]
    assert sorted(answered + left) == [f"CQ{number:02}" for number in range(1, 53)]


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_every_group_has_a_heading(lang: str) -> None:
    groups = {query.group for query in questions()}
    assert len({word(f"questions-{group}", lang) for group in groups}) == len(groups)
