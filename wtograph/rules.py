"""What follows from the facts: the CONSTRUCT rules of queries/rules, run to a fixed point.

A rule can also be run backwards: with a statement that it makes bound, it names its premises.
Each triple pattern that a rule rests on stands on a line of its own, marked `# premise`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from wtograph.dates import real_day
from wtograph.queries import Query, catalogue, rows, sparql_term
from wtograph.store import CANDIDATES, GRAPHS, INFERRED, Store
from wtograph.vocab import PREFIXES

WTOG = PREFIXES["wtog"]
MOST_PASSES = 12
DATED = ("date", "start", "dateAdopted", "dateOfDocument", "dateCirculated")
"""Which of its dates gives a thing its year and day number: the first that it has."""
_HEAD = re.compile(r"CONSTRUCT\s*\{(?P<template>[^}]*)\}\s*WHERE\s*\{")
_PREMISE = re.compile(
    r"^\s*(?:GRAPH \?\w+ \{ )?(?P<pattern>[^{}#]+?)(?: \}| \.)  # premise$", re.MULTILINE
)


def rules() -> tuple[Query, ...]:
    """The rules in the order of their names."""
    return tuple(query for name, query in catalogue().items() if name.startswith("rules/"))


def apply_rules(store: Store) -> int:
    """Fill the graphs inferred/core and inferred/candidates anew; returns the passes needed.

    Rules that read only what is asserted run once. The others feed one another (a lifted link
    is closed under wider kinds, and lifted again), so they run until a whole pass adds nothing.
    Candidates come last and feed nothing.
    """
    for graph in (INFERRED, CANDIDATES):
        store.clear(graph)
    store.add(days(store), INFERRED)
    core = [rule for rule in rules() if rule.into == "inferred/core"]
    for rule in core:
        if "once" in rule.header:
            _run(store, rule)
    passes = 0
    repeated = [rule for rule in core if "once" not in rule.header]
    while passes < MOST_PASSES:
        passes += 1
        if not sum(_run(store, rule) for rule in repeated):
            break
    for rule in rules():
        if rule not in core:
            _run(store, rule)
    return passes


def _run(store: Store, rule: Query) -> int:
    return store.construct_into(rule.sparql, GRAPHS + rule.into)


def days(store: Store) -> Iterator[tuple[str, str, int]]:
    """The integers that stand beside dates, for comparing and grouping in any SPARQL engine.

    Returns: for each document, run, meeting and date term its `wtog:year` and `wtog:dayNumber`
    (days since 1 January of year 1), from the date of adoption before that of the document
    before that of circulation.
    """
    chosen: dict[str, tuple[int, date]] = {}
    for row in rows(store, "read/days"):
        rank = DATED.index(row["property"].removeprefix(WTOG))
        day = real_day(row["day"])
        if day and (rank, day) < chosen.get(row["thing"], (len(DATED), date.max)):
            chosen[row["thing"]] = (rank, day)
    for subject, (_, when) in sorted(chosen.items()):
        yield subject, f"{WTOG}year", when.year
        yield subject, f"{WTOG}dayNumber", when.toordinal()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern of a rule: each part a variable with its `?`, or an IRI.

    `repeated` is `*` or `?` where the property may be followed several times or not at all.
    """

    subject: str
    property: str
    object: str
    repeated: str = ""

    def filled(self, row: Mapping[str, str]) -> tuple[str, str, str] | None:
        """The pattern with the values of one answer; None where the answer leaves it open."""
        parts = [
            row.get(part[1:], "") if part.startswith("?") else part
            for part in (self.subject, self.property, self.object)
        ]
        return (parts[0], parts[1], parts[2]) if all(parts) else None


def makes(rule: Query) -> tuple[Pattern, ...]:
    """The patterns of the triples that a rule makes."""
    head = _HEAD.search(rule.sparql)
    text = head["template"] if head else ""
    return tuple(_pattern(each) for each in re.split(r"\s\.(?:\s|$)", text) if each.strip())


def premises(rule: Query) -> tuple[Pattern, ...]:
    """The patterns that a rule rests on, in the order in which it names them."""
    return tuple(_pattern(found["pattern"]) for found in _PREMISE.finditer(rule.sparql))


def _pattern(text: str) -> Pattern:
    subject, link, value = text.split()
    bare = link.rstrip("*?") if not link.startswith("?") else link
    return Pattern(_term(subject), _term(bare), _term(value), link[len(bare) :])


def _term(text: str) -> str:
    if text == "a":
        return f"{PREFIXES['rdf']}type"
    prefix, colon, name = text.partition(":")
    return PREFIXES[prefix] + name if colon and prefix in PREFIXES else text


Triple = tuple[str, str, str]
"""Subject, property and object: two IRIs, then an IRI or the lexical form of a literal."""


def backwards(
    store: Store, rule: Query, triple: Triple
) -> tuple[tuple[tuple[Pattern, Triple], ...], ...]:
    """Each way in which a rule makes a triple: its premises, filled in.

    Returns: no way if the rule does not make it. A premise of another arm of a UNION is left
    out where the answer leaves it open; with `repeated`, its triple may stand for a chain.
    """
    found: dict[tuple[tuple[Pattern, Triple], ...], None] = {}
    for pattern in makes(rule):
        if not _fits(pattern, triple):
            continue
        for row in store.rows(_bound(rule, pattern, triple)):
            if pattern.filled(row) == triple:
                filled = ((each, each.filled(row)) for each in premises(rule))
                found[tuple((each, whole) for each, whole in filled if whole)] = None
    return tuple(found)


def _fits(pattern: Pattern, triple: Triple) -> bool:
    """Whether a pattern could be this triple; a variable property stands for one of ours."""
    if pattern.property.startswith("?"):
        known = triple[1].startswith(WTOG)
    else:
        known = pattern.property == triple[1]
    return known and (pattern.object.startswith("?") or pattern.object == triple[2])


def _bound(rule: Query, pattern: Pattern, triple: Triple) -> str:
    """The rule as a question for its variables, those of the triple bound.

    What the rule computes with BIND is compared at its end, as SPARQL asks for.
    """
    body = rule.sparql[: rule.sparql.rindex("}")]
    first, last = [], []
    for part, value in zip(
        (pattern.subject, pattern.property, pattern.object), triple, strict=True
    ):
        if part.startswith("?") and value.startswith(("http://", "https://")):
            term = sparql_term(value, "iri")
            if re.search(rf"AS \{part}\b", body):
                last.append(f"FILTER({part} = {term})")
            else:
                first.append(f"VALUES {part} {{ {term} }}")
    opened = _HEAD.sub(lambda _: f"SELECT DISTINCT * WHERE {{ {' '.join(first)}", body)
    return f"{opened} {' '.join(last)} }}"
