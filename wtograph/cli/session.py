"""One command at work: the graph it asks, the wording of its answer, where it writes."""

from collections.abc import Mapping
from csv import DictReader
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from io import StringIO
from pathlib import Path

from wtograph import resources
from wtograph.cli import colour, output
from wtograph.cli.options import store_place
from wtograph.library import Graph, load
from wtograph.norms import as_of
from wtograph.records import label_by_language, printed_number
from wtograph.reports.wording import Wording


@dataclass(frozen=True, slots=True)
class Session:
    """What a command needs to answer: facts, words, form and target.

    `foreword` stands before an answer for people, `preface` joins an answer in JSON.
    """

    command: str
    graph: Graph
    wording: Wording
    form: str
    target: str | None
    quiet: bool
    foreword: tuple[str, ...] = ()
    preface: Mapping[str, object] = field(default_factory=dict)

    def write(self, text: str) -> None:
        """Write the answer after its foreword; as text for people it may get colours."""
        if self.form in ("text", "md") and self.foreword:
            text = "\n".join((*self.foreword, "", text))
        output.emit(text, self.target, paint=self._painted if self.form == "text" else None)

    def _painted(self, text: str) -> str:
        weak = [self.wording.trust(label) for label in ("inferred", "unverified")]
        return colour.paint(text, weak)

    def json(self, body: Mapping[str, object], *, on: date | None = None) -> None:
        """Write the answer as the JSON object of this command."""
        day = on.isoformat() if on else None
        whole = {**body, **self.preface}
        self.write(output.envelope(self.command, self.graph.store.name, day, whole))

    def note(self, text: str) -> None:
        """A remark on stderr."""
        output.note(text, quiet=self.quiet)


def wording(graph: Graph, lang: str) -> Wording:
    """The words of one language over one graph; labels are asked for when they are needed."""
    table = DictReader(StringIO(resources.text("data", "publishers.csv")))
    hosts = frozenset(row["host"] for row in table if row["link_allowed"] == "yes")
    store = graph.store
    return Wording(
        lang,
        lru_cache(maxsize=None)(lambda iri: label_by_language(store, iri)),
        lru_cache(maxsize=None)(lambda iri: printed_number(store, iri)),
        hosts,
    )


def start(
    command: str,
    *,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    forms: tuple[str, ...],
) -> Session:
    """Open the facts and settle the form of the answer; stderr says which facts are asked.

    Raises: UsageProblem, NotAStore, StoreDamaged.
    """
    chosen = output.form_of(form, target, forms)
    graph = load(store_place(place))
    day = as_of(graph.store)
    if not quiet:
        to = f", facts to {day.isoformat()}" if day else ""
        output.note(f"store: {graph.store.name}{to}", quiet=False)
    return Session(command, graph, wording(graph, lang), chosen, target, quiet)
