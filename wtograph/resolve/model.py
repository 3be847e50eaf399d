"""What words were found to mean: candidates with their reasons, and a verdict."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


class Reason(NamedTuple):
    """Why something is a candidate: a key, its value, and the label of trust of that value.

    Keys: symbol, identifier, title, alias, label, notation (how it is called); dateAdopted,
    dateOfDocument, dateCirculated, days, session, session-by-date, kind, called, body, words
    (what describes it); place, place-not-described, whose label is the kind of place; topic,
    link, same-text (what the text it stands in has to do with it); before, after, during;
    establishes, draft.
    """

    key: str
    value: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that words may mean.

    `kind` is that of the register: decision, body, meeting and so on; `place` holds the names
    of the provisions meant, separated by spaces, or nothing.
    Units: `score` runs from 0 to 1; it ranks, and is no probability.
    """

    iri: str
    kind: str
    place: str
    score: Decimal
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a phrase means: `verdict` is resolved, candidates or unresolved.

    Candidates are ranked, the best first; only when the verdict is resolved does the first one
    stand for the phrase, and the others are what else was weighed. Its reason is then empty, or
    only-known where a description fits one thing of this graph, or only-tied where others are
    set aside. Else `reason` says why there is no single answer: equals, weak, context,
    unknown-symbol, some-unknown-symbol (beside known ones), date-unknown, no-such-day, later,
    nothing, empty or too-long. `aside` holds the IRIs of what fits the words and has, as far as
    this graph knows, nothing to do with the text that they stand in; `unknown` the symbols in
    the words that no text here carries.
    """

    text: str
    verdict: str
    candidates: tuple[Candidate, ...]
    reason: str
    aside: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def chosen(self) -> Candidate | None:
        """The one candidate that the phrase stands for; None unless it is resolved."""
        return self.candidates[0] if self.verdict == "resolved" else None
