"""What is said of a norm through time: stretches, gaps, the state on a day, the timeline.

Values and their tables; `status` computes them. Nothing here is a legal opinion.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from wtograph.doubts import not_verified, our_places, symbol_label
from wtograph.languages import word
from wtograph.norms import Run, short
from wtograph.provisions import reference, split
from wtograph.records import DocumentRecord, tail
from wtograph.tabular import Card, Record, Tabular
from wtograph.terms import Reading
from wtograph.trust import weakest

DAY = timedelta(days=1)
Texts = Mapping[str, DocumentRecord]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run with every day on which it may have ended, in order.

    `open` is True when nothing fixes an end; the stretch then goes on.
    """

    run: Run
    ends: tuple[Reading, ...]

    @property
    def open(self) -> bool:
        """Whether no reading gives an end."""
        return not self.ends

    @property
    def surely_to(self) -> date:
        """The last day on which the run holds under every reading."""
        if self.open:
            return self.run.start if self.run.end_unresolved else date.max
        return max(self.run.start, self.ends[0].day)

    @property
    def perhaps_to(self) -> date:
        """The last day on which the run holds under some reading."""
        return date.max if self.open else max(self.run.start, self.ends[-1].day)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two runs that no run covers.

    Units: `first` and `last` are days inside the gap. `certain` is False when it is a gap
    under some readings only.
    """

    first: date
    last: date
    after: Run
    before: Run
    certain: bool

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Sunset:
    """A clause that ends the norm: its IRI, the provision that states it, its label of trust."""

    clause: str
    place: str
    verification: str


@dataclass(frozen=True, slots=True)
class Status(Card):
    """The state of a norm on a day, with the run that decides it.

    `state` is in-force, lapsed, gap, not-yet or unknown. `since` is None where the readings
    differ. `apart` are the norms of some Members only, which never extend this one; `silent`
    are sessions of the adopting body that took no decision; `texts` the documents that opened
    the runs named here, by IRI.

    >>> import wtograph
    >>> now = wtograph.load().status("ecom-moratorium", "2005-01-01")
    >>> now.state, now.record()["provision"], now.record()["verification"]
    ('in-force', 'WT/L/579#x1.h', 'unverified')
    """

    norm: str
    on: date
    state: str
    by: Stretch | None
    since: date | None
    successor: Stretch | None
    others: tuple[Stretch, ...]
    gap: Gap | None
    sunsets: tuple[Sunset, ...]
    silent: tuple[str, ...]
    apart: tuple[str, ...]
    facts_to: date | None
    assumed: tuple[tuple[str, date], ...]
    texts: Texts = field(default_factory=dict)

    def record(self) -> Record:
        """The state with the provision that decides it, the days of its end, and the labels."""
        return {
            "norm": short(self.norm),
            "on": self.on,
            "state": self.state,
            "since": self.since,
            **_stretch(self.by, self.texts),
            "successor": _stretch(self.successor, self.texts)["provision"],
            "facts_to": self.facts_to,
        }

    def remarks(self) -> tuple[str, ...]:
        """What was assumed, how far the facts go, and that this is no legal opinion."""
        said = [
            word("status-assumed", "en", session=tail(meeting), day=day)
            for meeting, day in self.assumed
        ]
        if self.facts_to and self.state == "lapsed" and not self.successor:
            said.append(word("status-no-successor", "en", day=self.facts_to))
        if self.facts_to and self.on > self.facts_to:
            said.append(word("status-past-facts", "en", day=self.facts_to))
        said += [word("table-ends", "en")] if self.by and self.by.ends else []
        shown = [s for s in (self.by, self.successor) if s]
        texts = [self.texts[iri] for s in shown if (iri := _text(s)) in self.texts]
        places = our_places(self.record().values())
        return (*said, *not_verified(texts), *places, word("not-an-opinion", "en"))


@dataclass(frozen=True, slots=True)
class Timeline(Tabular):
    """Every run of a norm in order of time, its gaps, and what stands apart from it.

    As a table: one row a period or gap. `kind` is period, gap, possible-gap (a gap under some
    readings only) or apart (of some Members only). `silent` are the sessions that took no
    decision, on this subject or another: they are no rows. `texts` are the documents that
    opened the runs, by IRI.

    >>> import wtograph
    >>> line = wtograph.load().timeline("ecom-moratorium")
    >>> [str(row["from"]) for row in line.records() if row["kind"] == "gap"]
    ['1999-12-04', '2003-09-15']
    """

    norm: str
    stretches: tuple[Stretch, ...]
    gaps: tuple[Gap, ...]
    apart: tuple[Stretch, ...]
    silent: tuple[tuple[str, date], ...]
    facts_to: date | None
    texts: Texts = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return ("norm", "kind", "from", "to_first", "to_last", "to_verification", "provision",
                "symbol_verification", "verification", "sources")  # fmt: skip

    def records(self) -> Iterator[Record]:
        """One row a period or gap, in order of its first day."""
        yield from sorted(self._rows(), key=lambda row: (str(row["from"]), str(row["kind"])))

    def _rows(self) -> Iterator[Record]:
        for kind, several in (("period", self.stretches), ("apart", self.apart)):
            for each in several:
                yield {
                    "norm": short(each.run.norm),
                    "kind": kind,
                    "from": each.run.start,
                    **_stretch(each, self.texts),
                }
        for gap in self.gaps:
            yield {
                "norm": short(self.norm),
                "kind": "gap" if gap.certain else "possible-gap",
                "from": gap.first,
                "to_first": gap.last,
                "to_last": gap.last,
                "to_verification": "inferred",
                "provision": None,
                "symbol_verification": None,
                "verification": "inferred",
                "sources": (),
            }

    def remarks(self) -> tuple[str, ...]:
        """How to read two days of an end, how far the facts go, and what is not verified."""
        said = [word("table-ends", "en")]
        if self.facts_to:
            last = max((s.perhaps_to for s in self.stretches), default=date.max)
            key = "status-no-successor" if last < self.facts_to else "facts-to"
            said.append(word(key, "en", day=self.facts_to))
        known = [self.texts[each] for each in sorted(self.texts)]
        places = our_places(row["provision"] for row in self.records())
        return (*said, *not_verified(known), *places, word("not-an-opinion", "en"))


def _text(stretch: Stretch) -> str:
    return split(stretch.run.opened)[0]


def _stretch(stretch: Stretch | None, texts: Texts) -> Record:
    """What a table says of one run; every value None without a run."""
    if stretch is None:
        names = ("to_first", "to_last", "to_verification", "provision", "symbol_verification",
                 "verification")  # fmt: skip
        return {**dict.fromkeys(names), "sources": ()}
    iri, place = split(stretch.run.opened)
    text, days = texts.get(iri), [reading.day for reading in stretch.ends]
    labels = [reading.verification or stretch.run.verification for reading in stretch.ends]
    return {
        "to_first": min(days, default=None),
        "to_last": max(days, default=None),
        "to_verification": weakest(labels) if labels else None,
        "provision": reference(text.symbol if text else tail(iri), place),
        "symbol_verification": symbol_label(text) if text else None,
        "verification": stretch.run.verification,
        "sources": tuple(tail(each) for each in stretch.run.sources),
    }
