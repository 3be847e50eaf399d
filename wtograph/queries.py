"""The questions under queries/: their headers, their parameters, and how a value is bound."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wtograph import resources
from wtograph.errors import MissingParameter, UnknownQuery, UsageProblem
from wtograph.store import Row, Store
from wtograph.vocab import PREFIXES

IRIS = ("iri", "document", "body", "norm", "topic", "meeting")
_HEADER = re.compile(r"^#\+[ ]?(?P<key>[a-z-]+(?:@[a-z]{2})?):[ ]*(?P<value>.*)$", re.MULTILINE)
_LEFT_OUT = re.compile(r"; (?P<value>[^;,]+)(?:,[^;]*)? when left out\Z")
_BLOCK = re.compile(
    r"^(?P<indent>[ ]*)VALUES[ ]\?(?P<name>\w+)[ ]\{(?P<default>[^}\n]*)\}"
    r"[ ]*\#[ ]param[ ](?P=name)[ ]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes.

    `kind` is iri, date, year, integer, number, symbol, language or text; or document, body,
    norm, topic or meeting, which are IRIs that people give by symbol or name.
    """

    name: str
    kind: str
    optional: bool
    summary: str

    @property
    def default(self) -> str:
        """What is meant when the parameter is left out, in the words of the header."""
        found = _LEFT_OUT.search(self.summary)
        return found["value"] if found else ""


@dataclass(frozen=True, slots=True)
class Query:
    """One query file: its name such as `lineage/builds-on`, its SPARQL and its header."""

    name: str
    sparql: str
    header: Mapping[str, str]
    parameters: tuple[Parameter, ...]

    def title(self, lang: str) -> str:
        """The title in the language asked for, else English."""
        return self.header.get(f"title@{lang}", self.header.get("title", self.name))

    @property
    def group(self) -> str:
        """The folder that the question stands in, such as `lineage`."""
        return self.name.partition("/")[0]

    @property
    def into(self) -> str:
        """The graph that a rule fills, such as `inferred/core`; empty for a question."""
        return self.header.get("into", "")


def _parameters(text: str) -> Iterator[Parameter]:
    for found in _HEADER.finditer(text):
        if found["key"] == "param":
            name, kind, need, summary = (part.strip() for part in found["value"].split("|", 3))
            yield Parameter(name, kind, need == "optional", summary)


def read(name: str, text: str) -> Query:
    """A query from the text of its file."""
    header = {m["key"]: m["value"].strip() for m in _HEADER.finditer(text) if m["key"] != "param"}
    return Query(name, text, header, tuple(_parameters(text)))


@cache
def catalogue() -> Mapping[str, Query]:
    """Every shipped query by name, rules and checks included, sorted by name."""
    root = resources.shipped("queries")
    found = {}
    for path in resources.files("queries", ".rq"):
        name = path.relative_to(root).with_suffix("").as_posix()
        found[name] = read(name, resources.text("queries", f"{name}.rq"))
    return found


def questions() -> tuple[Query, ...]:
    """The queries that people ask, without rules and checks."""
    inner = ("rules/", "checks/", "read/")
    return tuple(query for name, query in catalogue().items() if not name.startswith(inner))


def named(name: str) -> Query:
    """The query of this name, given whole or as its last part when that is unique.

    Raises: UnknownQuery with the nearest names.
    """
    known = catalogue()
    if name in known:
        return known[name]
    ends = [q.name for q in questions() if q.name.rpartition("/")[2] == name]
    if len(ends) == 1:
        return known[ends[0]]
    names = [query.name for query in questions()]
    short = {each.rpartition("/")[2]: each for each in names}
    near = difflib.get_close_matches(name, [*names, *short], n=2, cutoff=0.5)
    raise UnknownQuery(
        f"no query {name}",
        nearest=list(dict.fromkeys(short.get(each, each) for each in near)),
        otherwise="wtograph query --list shows all",
    )


def bind(query: Query, values: Mapping[str, str | Iterable[str]]) -> str:
    """The SPARQL with each given parameter, one value or several, in its one-line VALUES block.

    Values are written as SPARQL terms by their kind, so that the text of a user never becomes
    query syntax.
    Raises: UsageProblem for a parameter the query lacks; MissingParameter for one it needs.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            raise _unknown_parameter(query, name)
    for parameter in query.parameters:
        if not parameter.optional and parameter.name not in values:
            raise MissingParameter(
                f"query {query.name} needs {parameter.name}: {parameter.summary}",
                hint=f"wtograph query {query.name} --param {parameter.name}=…",
            )

    _check_order(query, values)

    def block(found: re.Match[str]) -> str:
        name = found["name"]
        if name not in values:
            return found.group()
        given = values[name]
        several = [given] if isinstance(given, str) else given
        terms = " ".join(sparql_term(value, known[name].kind) for value in several)
        return f"{found['indent']}VALUES ?{name} {{ {terms} }}"

    return _BLOCK.sub(block, query.sparql)


def _check_order(query: Query, values: Mapping[str, str | Iterable[str]]) -> None:
    """Refuse a first day after the last one: `#+ order: from to` names the two."""
    names = query.header.get("order", "").split()
    days = {p.name: values.get(p.name, p.default) for p in query.parameters if p.name in names}
    said = [f"{n}={days[n]}{'' if n in values else ' (default)'}" for n in names]
    if names and str(days[names[0]]) > str(days[names[1]]):
        raise UsageProblem(
            f"{said[0]} is after {said[1]}",
            hint=f"give the earlier day as {names[0]} and the later as {names[1]}",
        )


def _unknown_parameter(query: Query, name: str) -> UsageProblem:
    known = [parameter.name for parameter in query.parameters]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    meant = f"did you mean {near[0]}? " if near else ""
    listed = ", ".join(known) or "none"
    return UsageProblem(
        f"query {query.name} has no parameter {name}", hint=f"{meant}it takes: {listed}"
    )


def rows(store: Store, name: str, **values: str | Iterable[str]) -> list[Row]:
    """The answers of a shipped query for these parameters, each one value or several."""
    return store.rows(bind(catalogue()[name], values))


def sparql_term(value: str, kind: str) -> str:
    """A value as SPARQL writes it (SPARQL 1.1 Query Language, section 4.1).

    Raises: UsageProblem if an IRI or a number is not one.
    """
    if kind in IRIS:
        if re.fullmatch(r"[A-Za-z][\w+.-]*:[^\s<>\"{}|\\^`]+", value):
            return f"<{value}>"
        raise UsageProblem(f"{value!r} is not an IRI", hint="give a symbol, a name or an IRI")
    if kind == "integer":
        if re.fullmatch(r"[+-]?\d{1,18}", value):
            return value
        raise UsageProblem(f"{value!r} is not a whole number")
    if kind == "year":
        if re.fullmatch(r"[12]\d{3}", value):
            return value
        raise UsageProblem(f"{value!r} is not a year", hint="write it as 2022")
    if kind == "number":
        if re.fullmatch(r"[+-]?\d{1,18}(?:\.\d{1,18})?", value):
            return value if "." in value else f"{value}.0"
        raise UsageProblem(f"{value!r} is not a number", hint="write it as 0.6")
    escaped = value.translate({92: "\\\\", 34: '\\"', 10: "\\n", 13: "\\r"})
    return f'"{escaped}"' + (f"^^<{PREFIXES['xsd']}date>" if kind == "date" else "")
