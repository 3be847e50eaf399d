"""How `wtograph query` finds its SPARQL and renders the answer."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import TextIO

from wtograph import queries
from wtograph.cli import output
from wtograph.errors import UnknownFile, UsageProblem
from wtograph.reports import table
from wtograph.vocab import PREFIXES, shorten
from wtograph.worker import Answer, ask


def catalogue(lang: str) -> str:
    """The ready questions: name, title, parameters."""
    rows = []
    for query in queries.questions():
        takes = ", ".join(p.name if not p.optional else f"[{p.name}]" for p in query.parameters)
        rows.append((query.name, query.title(lang), takes))
    width = output.terminal_width()
    return "\n".join(table.text(("NAME", "QUESTION", "PARAMETERS"), rows, width=width))


def sparql_of(
    question: str | None, params: Mapping[str, str], place: Path | None, stdin: TextIO
) -> tuple[str, str]:
    """The name that messages use, and the SPARQL with its parameters bound.

    Raises: UsageProblem without a question; UnknownFile, UnknownQuery, MissingParameter.
    """
    if question is None:
        raise UsageProblem("no question given", hint="wtograph query --list shows the ready ones")
    if question == "-":
        return "<stdin>", _bound(queries.read("<stdin>", stdin.read()), params, place)
    path = Path(question)
    if path.suffix in (".rq", ".sparql") or path.is_file():
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise UnknownFile(f"{question}: cannot be read", hint="name a file of SPARQL") from None
        return question, _bound(queries.read(question, text), params, place)
    query = queries.named(question)
    return query.name, _bound(query, params, place)


def _bound(query: queries.Query, params: Mapping[str, str], place: Path | None) -> str:
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    special = {"document", "body", "norm", "topic"}
    if any(kinds.get(name) in special for name in params):
        from wtograph.library import load

        graph = load(place)
        params = {name: graph.resolve(kinds.get(name, ""), text) for name, text in params.items()}
    return queries.bind(query, params)


def answer(
    sparql: str,
    *,
    name: str,
    place: Path | None,
    form: str,
    target: str | None,
    timeout_s: float,
    command: str,
    quiet: bool,
) -> int:
    """Run the query and write its answer; 1 for an ASK that is false.

    Raises: BadQuery, LimitReached, UsageProblem.
    """
    wanted = form if form in ("csv", "tsv") else "json"
    found = ask(sparql, name=name, place=place, form=wanted, timeout_s=timeout_s)
    if found.kind == "triples":
        output.emit(_triples(found, form), target)
        return 0
    if form == "ttl":
        raise UsageProblem(f"{name}: only CONSTRUCT and DESCRIBE have ttl", hint="-f json or csv")
    text = found.body.decode()
    if found.kind == "boolean":
        said = "true" in text
        output.emit(text if form == "json" else str(said).lower(), target)
        return 0 if said else 1
    if form == "text":
        text, count = _table(text)
        output.note(f"rows: {count}", quiet=quiet)
    elif form == "csv":
        head, *found_rows = csv.reader(StringIO(text, newline=""))
        text = table.comma_separated(head, found_rows)
    elif form == "json":
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    output.emit(text, target)
    return 0


def _triples(found: Answer, form: str) -> str:
    if form not in ("text", "ttl"):
        raise UsageProblem("triples come as ttl", hint="-f ttl")
    from rdflib import Graph

    graph = Graph()
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space, override=True, replace=True)
    graph.parse(data=found.body.decode(), format="nt")
    return graph.serialize(format="turtle")


def _table(text: str) -> tuple[str, int]:
    said = json.loads(text)
    head = said["head"]["vars"]
    rows = [[_cell(binding.get(name)) for name in head] for binding in said["results"]["bindings"]]
    drawn = table.text([name.upper() for name in head], rows, width=output.terminal_width())
    return "\n".join(drawn), len(rows)


def _cell(term: Mapping[str, str] | None) -> str:
    if term is None:
        return ""
    value = term["value"]
    known = term["type"] == "uri" and value.startswith(tuple(PREFIXES.values()))
    return shorten(value) if known else value
