"""Names, places, labels of trust and sources in the reader's language; pure text."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from wtograph.languages import Labels, choose, word
from wtograph.provisions import shown, split
from wtograph.records import DocumentRecord, SourceRecord, tail
from wtograph.reports.table import inline
from wtograph.terms import DateTerm, EarliestOf, EventTerm, Reading, Term
from wtograph.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class Wording:
    """How things are called in one language.

    `labels` gives the labels of a thing by language, `printed` the number that a text prints at
    a provision; `linked_hosts` are the publishers whose addresses may be shown.
    """

    lang: str
    labels: Callable[[str], Labels]
    printed: Callable[[str], str]
    linked_hosts: frozenset[str]

    def say(self, key: str, *, count: int | None = None, **values: object) -> str:
        """An interface word or sentence."""
        return word(key, self.lang, count=count, **values)

    def name(self, iri: str) -> str:
        """The label of a thing, else the last part of its IRI."""
        return choose(self.labels(iri), self.lang) or tail(iri)

    def names(self, iris: Iterable[str]) -> str:
        """Several labels, separated by commas."""
        return ", ".join(self.name(iri) for iri in iris)

    def brief(self, iri: str) -> str:
        """The short form of a body, Member, group or meeting: GC, IND, MC13."""
        return tail(iri)

    def concept(self, scheme: str, local: str) -> str:
        """The label of a concept, such as `concept("lineage", "continues")`."""
        return self.name(PREFIXES[scheme] + local)

    def trust(self, label: str) -> str:
        """A verification label in the reader's language."""
        return self.say("label-extracted") if label == "extracted" else self.concept("ver", label)

    def place(self, iri: str) -> str:
        """The place that the IRI of a provision names, as people read it."""
        place = split(iri)[1]
        if not place:
            return ""
        return shown(place, self.printed(iri), self.lang)

    def date(self, document: DocumentRecord) -> str:
        """The date that orders a document, or that it is not known."""
        return document.date or self.say("date-unknown")

    def head(self, document: DocumentRecord) -> str:
        """Symbol, date and title of a document on one line."""
        parts = [document.symbol, self.date(document), document.title(self.lang)]
        return "  ".join(part for part in parts if part)

    def doubts(
        self, documents: Iterable[DocumentRecord], readings: Iterable[Reading] = ()
    ) -> list[str]:
        """What is shown of these documents and not verified, and the legend of our own marks.

        Returns: no line, or one with the symbols, dates, titles and session days concerned.
        """
        weak = {"unverified", "inferred"}
        several = sorted(documents, key=lambda document: (document.date, document.symbol))
        items = []
        for kind, value in (("symbol", "symbol"), ("date", "date"), ("title", self._title())):
            symbols = [d.symbol for d in several if self._weak(d, value) in weak]
            if symbols:
                listed = ", ".join(dict.fromkeys(symbols))
                items.append(self.say(f"doubts-{kind}", symbols=listed))
        weakly = {r.meeting: r for r in readings if r.meeting and r.verification in weak}
        if weakly:
            listed = ", ".join(self.brief(meeting) for meeting in weakly)
            items.append(self.say("doubts-days", symbols=listed))
        return [self.say("doubts", items="; ".join(items))] if items else []

    def _title(self) -> str:
        return f"title-{self.lang}"

    def _weak(self, document: DocumentRecord, value: str) -> str:
        if value == "symbol" and not document.known_symbol:
            return ""
        if value.startswith("title") and self.lang not in document.titles:
            return ""
        return document.label_of(value)

    def legend(self, text: Iterable[str]) -> list[str]:
        """What our mark of a place means, if the text has it."""
        return [self.say("place-mark")] if any("†" in line for line in text) else []

    def days(self, first: object, last: object) -> str:
        """A stretch of days, or the one day that it is."""
        return str(first) if first == last else self.say("days-range", first=first, last=last)

    def readings(self, found: Iterable[Reading], mark: Callable[[Iterable[str]], str]) -> str:
        """The days that a term can mean, each once, with what reads or states it so.

        `mark` turns the IRIs of sources into their numbers.
        """
        by_day: dict[str, list[str]] = {}
        for reading in found:
            said = by_day.setdefault(reading.day.isoformat(), [])
            meeting = self.brief(reading.meeting) if reading.meeting else ""
            if reading.how == "reading-date":
                continue
            numbers = mark(reading.sources)
            how = self.say(reading.how, meeting=meeting, source=numbers)
            if reading.verification in _TRUST:
                how = f"{how}, {self.trust(reading.verification)}"
            if reading.how != "reading-claim":
                how = f"{how} {numbers}".rstrip()
            said.append(how)
        days = (f"{day} ({'; '.join(how)})" if how else day for day, how in by_day.items())
        return ", ".join(days)

    def due(self, found: Iterable[Reading]) -> str:
        """When something is due, shortly: fixed days, and sessions with their days."""
        sessions: dict[str, list[Reading]] = {}
        for reading in found:
            sessions.setdefault(reading.meeting, []).append(reading)
        parts = []
        for meeting, readings in sessions.items():
            days = [reading.day.isoformat() for reading in readings]
            known = self.days(min(days), max(days))
            label = readings[0].verification
            known = f"{known}, {self.trust(label)}" if label in _TRUST else known
            parts.append(f"{self.brief(meeting)} ({known})" if meeting else ", ".join(days))
        return "; ".join(parts)

    def term(self, term: Term, *, short: bool = False) -> str:
        """A term as the text means it, without computing it; `short` leaves out its edge."""
        match term:
            case EventTerm() if short:
                return self.brief(term.meeting)
            case DateTerm():
                day = term.day.isoformat()
                bodies = ", ".join(self.brief(body) for body in term.unless_extended_by)
                return self.say("term-unless", day=day, bodies=bodies) if bodies else day
            case EventTerm():
                return self.say(f"term-edge-{term.edge}", meeting=self.brief(term.meeting))
            case EarliestOf():
                several = [self.term(each, short=short) for each in term.candidates]
                joint = f" {self.say('term-and')} "
                return self.say("term-earliest", terms=joint.join(several))

    def source(self, source: SourceRecord) -> str:
        """A source as a reader needs it: what it is, its kind, and its address if official.

        Copies on other hosts are named, not linked.
        """
        kind = self.concept("skind", source.kind) if source.kind else ""
        what = f"{source.label} [{kind}]" if kind else source.label or source.id
        if not source.url:
            return what
        host = (urlsplit(source.url).hostname or "").removeprefix("www.")
        if any(host == known or host.endswith(f".{known}") for known in self.linked_hosts):
            return f"{what} {source.url}"
        return f"{what} ({self.say('source-third-party')})" if source.kind == "copy" else what


_URL = ":/?#@!$&'()+,;=%~"
_TRUST = ("read", "secondary", "inferred", "unverified")


class Notes:
    """Sources numbered in the order in which a report meets them, to be listed at its end."""

    def __init__(self) -> None:
        self._numbers: dict[SourceRecord, int] = {}

    def mark(self, sources: Iterable[SourceRecord]) -> str:
        """The numbers of these sources as `[1, 4]`; empty without sources."""
        numbers = [self._numbers.setdefault(s, len(self._numbers) + 1) for s in sources]
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""

    def numbers(self) -> Mapping[SourceRecord, int]:
        """The sources met so far and their numbers."""
        return self._numbers

    def lines(self, wording: Wording) -> list[str]:
        """The list of sources, one line each; empty when none was marked."""
        if not self._numbers:
            return []
        listed = [f"  {n:>2}  {wording.source(s)}" for s, n in self._numbers.items()]
        return ["", wording.say("sources"), *listed]


class Footnotes(Notes):
    """Sources as footnotes of Markdown."""

    def mark(self, sources: Iterable[SourceRecord]) -> str:
        """The footnote marks of these sources, `[^1][^4]`."""
        numbers = re.findall(r"\d+", super().mark(sources))
        return "".join(f"[^{number}]" for number in numbers)

    def lines(self, wording: Wording) -> list[str]:
        """The footnotes, one each."""
        listed = [f"[^{n}]: {_noted(s, wording)}" for s, n in self.numbers().items()]
        return ["", *listed] if listed else []


def _noted(source: SourceRecord, wording: Wording) -> str:
    """A source in Markdown: its words as they are, its address as a link that works."""
    said = wording.source(source)
    if not source.url or not said.endswith(f" {source.url}"):
        return inline(said)
    return f"{inline(said.removesuffix(source.url))} {quote(source.url, safe=_URL)}"


class Ids(Notes):
    """Sources named by their ids, for data instead of for a page."""

    def mark(self, sources: Iterable[SourceRecord]) -> str:
        """The ids of these sources as `[afp-mc14]`; empty without sources."""
        names = ", ".join(source.id for source in sources)
        return f"[{names}]" if names else ""
