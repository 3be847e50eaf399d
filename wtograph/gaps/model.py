"""A gap as a value: what is missing or doubtful, of what, and who says so."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wtograph.errors import UsageProblem
from wtograph.languages import Labels
from wtograph.records import SourceRecord

KINDS = (
    "cited",
    "days",
    "dates",
    "open",
    "no-report",
    "undescribed",
    "series",
    "language",
    "unverified",
    "secondary",
)
"""The kinds of gap, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value that is doubtful, disputed or looked for, with its own label and sources.

    `text` is a literal, a symbol, or the last part of an IRI; `language` is empty where the
    value has none.
    """

    text: str
    language: str = ""
    verification: str = ""
    sources: tuple[SourceRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a graph does not know, or does not know well.

    `kind` is one of `KINDS`, `about` the IRI concerned and `symbol` what people call it.
    `place` is the IRI of a provision, or empty. `what` names what is missing within the kind:
    a property, a class, a relation of lineage, or one of title, text, number, between, after,
    end, slot, clauses. `values` are the values concerned; `titles` those of the text, each with
    its own label; `words` a name, a summary of ours or words cited, by language; `related` the
    symbols of the texts beside it: citing texts, candidates, neighbours in a series, runs
    before and after.
    `first` and `last` bound days; `certain` is False for what holds under some readings only;
    `searched` are the days of recorded searches; `homes` the documents and norms it belongs to.
    `verification` is the label of what is doubtful; of the symbol for a text that is cited, of
    the neighbours for a number, of the runs, computed days being inferred at best.
    Units: `count` counts citing texts, candidates, days, numbers, languages or values, by kind.
    """

    kind: str
    about: str
    symbol: str
    place: str = ""
    what: str = ""
    values: tuple[Value, ...] = ()
    titles: tuple[Value, ...] = ()
    words: Labels | None = None
    related: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    certain: bool = True
    searched: tuple[str, ...] = ()
    count: int = 1
    verification: str = ""
    sources: tuple[SourceRecord, ...] = ()
    homes: tuple[str, ...] = ()


def known_kinds(wanted: Iterable[str]) -> tuple[str, ...]:
    """These kinds of gap in the order of `KINDS`, each once; all of them when none is named.

    Raises: UsageProblem with the nearest kind.
    """
    several = tuple(wanted)
    for kind in several:
        if kind not in KINDS:
            near = difflib.get_close_matches(kind, KINDS, n=1, cutoff=0.5)
            hint = f"nearest known: {near[0]}" if near else f"known are: {', '.join(KINDS)}"
            raise UsageProblem(f"no kind of gap {kind}", hint=hint)
    return tuple(kind for kind in KINDS if kind in several or not several)
