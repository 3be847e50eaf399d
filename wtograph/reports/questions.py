"""The ready questions as a list: text under headings, Markdown, CSV, and plain values for JSON."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from wtograph.languages import word
from wtograph.queries import Parameter, Query
from wtograph.reports import table

COLUMNS = ("name", "id", "question", "parameters", "summary")


def as_text(found: Iterable[Query], lang: str, *, width: int = 0) -> Iterator[str]:
    """One question a line under the heading of its group, with what it takes in brackets."""
    every = tuple(found)
    longest = max((len(query.name) for query in every), default=0)
    for place, (group, queries) in enumerate(groupby(every, lambda query: query.group)):
        if place:
            yield ""
        rows = [(query.name.ljust(longest), _asked(query, lang)) for query in queries]
        yield word(f"questions-{group}", lang)
        yield from list(table.text(("", ""), rows, width=width))[1:]


def as_markdown(found: Iterable[Query], lang: str) -> Iterator[str]:
    """A table a group, under its heading."""
    head = (word("head-question", lang), "", word("head-parameters", lang))
    for place, (group, queries) in enumerate(groupby(found, lambda query: query.group)):
        if place:
            yield ""
        yield from (f"## {word(f'questions-{group}', lang)}", "")
        rows = ((query.name, query.title(lang), _taken(query)) for query in queries)
        yield from table.markdown(head, rows)


def as_csv(found: Iterable[Query], lang: str) -> str:
    """RFC 4180 with a header; parameters that may be left out stand in square brackets."""
    return table.comma_separated(
        COLUMNS,
        (
            (
                query.name,
                query.header.get("id", ""),
                query.title(lang),
                _taken(query),
                query.header.get("summary", ""),
            )
            for query in found
        ),
    )


def as_values(found: Iterable[Query], lang: str) -> list[dict[str, object]]:
    """Each question with its header and its parameters, for JSON."""
    return [
        {
            "name": query.name,
            "group": query.group,
            "id": query.header.get("id"),
            "question": query.title(lang),
            "summary": query.header.get("summary"),
            "asker": query.header.get("asker"),
            "graphs": [part.strip() for part in query.header.get("graphs", "").split(",") if part],
            "parameters": [_parameter(each) for each in query.parameters],
        }
        for query in found
    ]


def _parameter(each: Parameter) -> dict[str, object]:
    return {
        "name": each.name,
        "kind": each.kind,
        "optional": each.optional,
        "summary": each.summary,
    }


def _taken(query: Query) -> str:
    return ", ".join(f"[{p.name}]" if p.optional else p.name for p in query.parameters)


def _asked(query: Query, lang: str) -> str:
    """The question and, in brackets, the names of its parameters."""
    names = ", ".join(parameter.name for parameter in query.parameters)
    return f"{query.title(lang)}  [{names}]" if names else query.title(lang)
