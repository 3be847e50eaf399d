"""What follows from the facts: the CONSTRUCT rules of queries/rules, run to a fixed point."""

from collections.abc import Iterator
from datetime import date

from wtograph.dates import real_day
from wtograph.queries import Query, catalogue, rows
from wtograph.store import CANDIDATES, GRAPHS, INFERRED, Store
from wtograph.vocab import PREFIXES

WTOG = PREFIXES["wtog"]
MOST_PASSES = 12


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
    first = ("date", "start", "dateAdopted", "dateOfDocument", "dateCirculated")
    chosen: dict[str, tuple[int, date]] = {}
    for row in rows(store, "read/days"):
        rank = first.index(row["property"].removeprefix(WTOG))
        day = real_day(row["day"])
        if day and (rank, day) < chosen.get(row["thing"], (len(first), date.max)):
            chosen[row["thing"]] = (rank, day)
    for subject, (_, when) in sorted(chosen.items()):
        yield subject, f"{WTOG}year", when.year
        yield subject, f"{WTOG}dayNumber", when.toordinal()
