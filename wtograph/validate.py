"""Does a graph keep the rules: the SHACL shapes, and the check queries beside them.

Findings are values; nothing is printed here. Only this module imports pyshacl.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from wtograph.queries import Query
from wtograph.vocab import PREFIXES, shorten

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.paths import Path
    from rdflib.term import Node

Select = Callable[[str], Iterable[Mapping[str, str]]]
"""Runs a SELECT and gives its rows, each a mapping from variable to IRI or text."""
Judge = Callable[[Mapping[str, str]], bool]
"""Whether a row of a check query is a fault, where SPARQL alone cannot tell."""
NAMELESS = "a node without a name"


class Severity(StrEnum):
    """How much a finding weighs; only a violation makes a check fail."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place where a graph breaks a rule, and what to do about it.

    `shape` is the number and name of the rule ("13 MandateRoles"); `focus` the thing found;
    `message` what is wrong and `remedy` what to do; `path` the property that is wrong and
    `value` its value, where there is one.
    """

    shape: str
    severity: Severity
    focus: str
    message: str
    path: str | None = None
    value: str | None = None
    remedy: str = ""

    @property
    def number(self) -> int:
        """The number of the rule among the forty."""
        number = self.shape.partition(" ")[0]
        return int(number) if number.isdigit() else 0

    @property
    def name(self) -> str:
        """The name of the rule without its number."""
        return self.shape.partition(" ")[2] or self.shape


def fails(findings: Iterable[Finding]) -> bool:
    """Whether any finding is a violation: warnings alone are no failure."""
    return any(finding.severity is Severity.VIOLATION for finding in findings)


def validate_graph(
    data: Graph,
    shapes: Graph,
    *,
    nodes: Iterable[Node] | None = None,
    apart: Sequence[Graph] = (),
) -> tuple[Finding, ...]:
    """The findings of SHACL shapes on a graph that also holds the vocabulary.

    Only `nodes` are judged, if they are given, with all that the graph says around them.
    `apart` are the parts of the graph that are counted apart: too many values are a finding
    only if one part alone has too many. Nothing is inferred, imported or fetched first, and no
    graph is changed.
    Returns: by number of the shape, then focus; empty means that nothing was found.
    """
    import pyshacl  # slow to import

    aimed = shapes if nodes is None else _aimed(shapes, data, nodes)
    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=aimed,
        inference="none",
        do_owl_imports=False,
        advanced=False,
        js=False,
        allow_infos=True,
        allow_warnings=True,
    )
    return ordered(_findings(report, shapes, apart))


def run_checks(
    checks: Iterable[Query], select: Select, judges: Mapping[str, Judge]
) -> tuple[Finding, ...]:
    """The findings of check queries, each of which selects `?focus` and, if it can, `?value`.

    A check's title begins with the name of its shape and a colon, its remedy says what to do.
    A row of a check that has a judge, by name of the check, is a finding only if it says so.
    Returns: by number of the shape, then focus; empty means that nothing was found.
    """
    return ordered(
        _of(check, row)
        for check in checks
        for row in select(check.sparql)
        if check.name not in judges or judges[check.name](row)
    )


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without repetition, by number of the shape, then focus."""

    def key(finding: Finding) -> tuple[int, str, str, str, str, str]:
        path, value = finding.path or "", finding.value or ""
        return (finding.number, finding.shape, finding.focus, path, value, finding.message)

    return tuple(sorted(set(findings), key=key))


def _of(check: Query, row: Mapping[str, str]) -> Finding:
    shape, _, problem = check.header["title"].partition(": ")
    return Finding(
        shape=shape,
        severity=Severity(check.header["severity"]),
        focus=_short(row["focus"]) if ":" in row["focus"] else NAMELESS,
        message=problem,
        path=_short(row["path"]) if row.get("path") else None,
        value=_short(row["value"]) if row.get("value") else None,
        remedy=check.header["remedy"],
    )


def _aimed(shapes: Graph, data: Graph, nodes: Iterable[Node]) -> Graph:
    """The shapes with these nodes for their targets, each where the shape would have met it.

    pySHACL has an option for this, but it also narrows the nodes that shapes inside shapes see.
    """
    from rdflib import RDF, RDFS, SH, Graph

    aimed = Graph() + shapes
    said = {node: set(data.predicate_objects(node)) for node in nodes}
    for shape, kind in shapes.subject_objects(SH.targetClass):
        aimed.remove((shape, SH.targetClass, kind))
        wanted = {(RDF.type, each) for each in data.transitive_subjects(RDFS.subClassOf, kind)}
        for node in (node for node, facts in said.items() if facts & wanted):
            aimed.add((shape, SH.targetNode, node))
    for shape, prop in shapes.subject_objects(SH.targetSubjectsOf):
        aimed.remove((shape, SH.targetSubjectsOf, prop))
        for node in (node for node, facts in said.items() if any(p == prop for p, _ in facts)):
            aimed.add((shape, SH.targetNode, node))
    return aimed


def _findings(report: Graph, shapes: Graph, apart: Sequence[Graph]) -> Iterator[Finding]:
    from rdflib import RDF, SH, BNode

    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        source = report.value(result, SH.sourceShape)
        value = report.value(result, SH.value)
        place = report.value(result, SH.resultPath)
        path = None if place is None else _walk(report, place)
        count = report.value(result, SH.sourceConstraintComponent) == SH.MaxCountConstraintComponent
        if count and apart:
            most = int(str(shapes.value(source, SH.maxCount)))
            if all(len(set(part.objects(focus, path))) <= most for part in apart):
                continue
        owner = _owner(shapes, source)
        yield Finding(
            shape=_text(shapes, owner, "label"),
            severity=_severity(shapes, owner),
            focus=NAMELESS if isinstance(focus, BNode) else _short(str(focus)),
            message=_text(shapes, owner, "comment"),
            path=None if path is None else re.sub(r"<([^>]*)>", _shorter, path.n3()),
            value=None if value is None or isinstance(value, BNode) else _short(str(value)),
            remedy=_text(shapes, owner, "message"),
        )


def _owner(shapes: Graph, source: Node | None) -> Node | None:
    """The named shape that a shape without a name stands in."""
    from rdflib import SH, BNode

    while isinstance(source, BNode):
        source = shapes.value(None, SH.property, source)
    return source


def _text(shapes: Graph, shape: Node | None, which: str) -> str:
    from rdflib import RDFS, SH

    named = SH.message if which == "message" else RDFS[which]
    return str(shapes.value(shape, named) or shape)


def _severity(shapes: Graph, shape: Node | None) -> Severity:
    from rdflib import SH

    stated = shapes.value(shape, SH.severity)
    if stated == SH.Warning:
        return Severity.WARNING
    return Severity.INFO if stated == SH.Info else Severity.VIOLATION


def _walk(graph: Graph, path: Node) -> Any:
    """A SHACL path as a path that rdflib can follow and write down."""
    from rdflib import SH, URIRef, paths
    from rdflib.collection import Collection

    if isinstance(path, URIRef):
        return path
    kinds: Mapping[URIRef, Callable[[Any], Path]] = {
        SH.inversePath: paths.InvPath,
        SH.zeroOrMorePath: lambda inner: paths.MulPath(inner, "*"),
        SH.oneOrMorePath: lambda inner: paths.MulPath(inner, "+"),
        SH.zeroOrOnePath: lambda inner: paths.MulPath(inner, "?"),
    }
    for kind, made in kinds.items():
        if (inner := graph.value(path, kind)) is not None:
            return made(_walk(graph, inner))
    either = graph.value(path, SH.alternativePath)
    parts = [_walk(graph, part) for part in Collection(graph, either or path)]
    return (paths.AlternativePath if either else paths.SequencePath)(*parts)


def _shorter(found: re.Match[str]) -> str:
    return _short(found[1])


def _short(term: str) -> str:
    """A name of ours or of a neighbour in its short form; other text as it is."""
    known = term.startswith(tuple(PREFIXES.values()))
    return shorten(term) if known else term
