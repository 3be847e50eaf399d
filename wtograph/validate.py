"""Does a graph keep the rules: the SHACL shapes, and the check queries beside them.

Findings are values; nothing is printed here. Only this module imports pyshacl.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from wtograph.queries import Query
from wtograph.vocab import PREFIXES, shorten

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Select = Callable[[str], Iterable[Mapping[str, str]]]
"""Runs a SELECT and gives its rows, each a mapping from variable to IRI or text."""


class Severity(StrEnum):
    """How much a finding weighs; only a violation makes a check fail."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place where a graph breaks a rule, and what to do about it.

    `shape` is the number and name of the rule ("13 MandateRoles"); `focus` the thing found;
    `path` the property that is wrong and `value` its value, where there is one.
    """

    shape: str
    severity: Severity
    focus: str
    message: str
    path: str | None = None
    value: str | None = None


def fails(findings: Iterable[Finding]) -> bool:
    """Whether any finding is a violation: warnings alone are no failure."""
    return any(finding.severity is Severity.VIOLATION for finding in findings)


def validate_graph(data: Graph, shapes: Graph) -> tuple[Finding, ...]:
    """The findings of SHACL shapes on a graph that also holds the vocabulary.

    Nothing is inferred, imported or fetched first, and neither graph is changed.
    Returns: by number of the shape, then focus; empty means that nothing was found.
    """
    import pyshacl  # slow to import

    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=shapes,
        inference="none",
        do_owl_imports=False,
        advanced=False,
        js=False,
        allow_infos=True,
        allow_warnings=True,
    )
    return _ordered(_findings(report, shapes))


def run_checks(checks: Iterable[Query], select: Select) -> tuple[Finding, ...]:
    """The findings of check queries, each of which selects `?focus` and, if it can, `?value`.

    A check's title begins with the name of its shape and a colon, its remedy says what to do.
    Returns: by number of the shape, then focus; empty means that nothing was found.
    """
    return _ordered(
        finding for check in checks for row in select(check.sparql) for finding in [_of(check, row)]
    )


def _of(check: Query, row: Mapping[str, str]) -> Finding:
    shape, _, problem = check.header["title"].partition(": ")
    return Finding(
        shape=shape,
        severity=Severity(check.header["severity"]),
        focus=_short(row["focus"]),
        message=f"{problem}: {check.header['remedy']}",
        value=_short(row["value"]) if row.get("value") else None,
    )


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without repetition, by number of the shape."""

    def key(finding: Finding) -> tuple[int, str, str, str, str, str]:
        number = finding.shape.partition(" ")[0]
        return (
            int(number) if number.isdigit() else 0,
            finding.shape,
            finding.focus,
            finding.path or "",
            finding.value or "",
            finding.message,
        )

    return tuple(sorted(set(findings), key=key))


def _findings(report: Graph, shapes: Graph) -> Iterator[Finding]:
    from rdflib import RDF, SH, BNode

    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        source = report.value(result, SH.sourceShape)
        value = report.value(result, SH.value)
        path = report.value(result, SH.resultPath)
        owner = _owner(shapes, source)
        yield Finding(
            shape=_text(shapes, owner, "label"),
            severity=_severity(shapes, owner),
            focus="a node without a name" if isinstance(focus, BNode) else _short(str(focus)),
            message=_text(shapes, owner, "message"),
            path=None if path is None else _path(report, path),
            value=None if value is None or isinstance(value, BNode) else _short(str(value)),
        )


def _owner(shapes: Graph, source: Node | None) -> Node | None:
    """The named shape that a shape without a name stands in."""
    from rdflib import SH, BNode

    while isinstance(source, BNode):
        source = shapes.value(None, SH.property, source)
    return source


def _text(shapes: Graph, shape: Node | None, which: str) -> str:
    from rdflib import RDFS, SH

    return str(shapes.value(shape, RDFS.label if which == "label" else SH.message) or shape)


def _severity(shapes: Graph, shape: Node | None) -> Severity:
    from rdflib import SH

    stated = shapes.value(shape, SH.severity)
    if stated == SH.Warning:
        return Severity.WARNING
    return Severity.INFO if stated == SH.Info else Severity.VIOLATION


def _path(graph: Graph, path: Node) -> str:
    """A SHACL path as SPARQL writes it."""
    from rdflib import SH, URIRef
    from rdflib.collection import Collection

    if isinstance(path, URIRef):
        return _short(str(path))
    marks = (
        (SH.inversePath, "^{}"),
        (SH.zeroOrMorePath, "{}*"),
        (SH.oneOrMorePath, "{}+"),
        (SH.zeroOrOnePath, "{}?"),
    )
    for kind, form in marks:
        inner = graph.value(path, kind)
        if inner is not None:
            return form.format(_path(graph, inner))
    either = graph.value(path, SH.alternativePath)
    parts = [_path(graph, part) for part in Collection(graph, either or path)]
    return "|".join(parts) if either else "/".join(parts)


def _short(term: str) -> str:
    """A name of ours or of a neighbour in its short form; other text as it is."""
    known = term.startswith(tuple(PREFIXES.values()))
    return shorten(term) if known else term
