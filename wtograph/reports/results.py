"""Answers of SPARQL as columns: text and Markdown with short names, CSV with whole ones.

Source: SPARQL 1.1 Query Results JSON Format, section 3, for what is read.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wtograph.queries import Query
from wtograph.reports import table
from wtograph.vocab import PREFIXES, shorten

Term = Mapping[str, object]
"""A term of an answer; the value of a triple term (RDF 1.2) is a mapping of its own."""


@dataclass(frozen=True, slots=True)
class Results:
    """The rows of a SELECT, the first `len(rows)` of `total`."""

    head: tuple[str, ...]
    rows: tuple[Mapping[str, Term], ...]
    total: int

    @property
    def cut(self) -> bool:
        """Whether rows are left out."""
        return len(self.rows) < self.total


def read(body: str, most: int | None) -> Results:
    """The rows of an answer in the JSON of the W3C, at most so many; None means all."""
    said = json.loads(body)
    found = said["results"]["bindings"]
    return Results(tuple(said["head"]["vars"]), tuple(found[:most]), len(found))


def as_json(results: Results) -> str:
    """The rows in the JSON of the W3C and nothing around it."""
    said = {"head": {"vars": results.head}, "results": {"bindings": results.rows}}
    return json.dumps(said, ensure_ascii=False, indent=1)


def as_text(results: Results, *, width: int = 0) -> Iterator[str]:
    """Columns, each IRI by its short name."""
    return table.text([name.upper() for name in results.head], _cells(results), width=width)


def as_csv(results: Results) -> str:
    """RFC 4180 with a header, each IRI whole."""
    return table.comma_separated(results.head, _cells(results, whole=True))


def as_markdown(
    results: Results, query: Query, lang: str, asked: Sequence[str] = ()
) -> Iterator[str]:
    """The question as a heading where it is a ready one, then its answer as a table.

    `asked` are its parameters as `name=value`, which the heading names.
    """
    if "title" in query.header:
        heading = " - ".join(filter(None, (query.title(lang), "; ".join(asked))))
        yield from (f"# {table.inline(heading)}", "")
    yield from table.markdown(results.head, _cells(results))


def _cells(results: Results, *, whole: bool = False) -> Iterator[list[str]]:
    for row in results.rows:
        yield [_cell(row.get(name), whole=whole) for name in results.head]


def _cell(term: Term | None, *, whole: bool) -> str:
    if term is None:
        return ""
    value = term["value"]
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if term["type"] == "bnode":
        return f"_:{value}"
    known = term["type"] == "uri" and value.startswith(tuple(PREFIXES.values()))
    return shorten(value) if known and not whole else value
