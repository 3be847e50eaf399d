"""How a statement, its ground and its rule are said; pure text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wtograph.explain.model import Claimed, Derivation, Ground, Part, Reason, Statement
from wtograph.explain.names import SPOKEN
from wtograph.norms import short
from wtograph.provisions import split
from wtograph.records import DOC, tail
from wtograph.reports.wording import Notes, Wording
from wtograph.trust import weakest
from wtograph.vocab import PREFIXES, shorten

NAMELESS = ("claim", "term", "adoption", "ev", "file", "run", "src")
"""Things without a name of their own, shown as they are typed: `term:MC14`."""
QUOTED = ("text", "asWritten", "verbAsWritten", "exact")
OURS = ("description", "dueRestated", "note")
"""Properties whose texts are in our own words: shown in one language, never quoted."""


@dataclass(frozen=True, slots=True)
class Why:
    """The words of an explanation: names of documents, a language, numbers of sources."""

    wording: Wording
    symbols: Mapping[str, str]
    notes: Notes

    def thing(self, iri: str) -> str:
        """A thing as people call it: a symbol with its place, a norm, a session, a name."""
        if iri.startswith(DOC):
            document, place = split(iri)
            symbol = self.symbols.get(document, tail(document))
            return f"{symbol}, {self.wording.place(iri)}" if place else symbol
        if any(iri.startswith(PREFIXES[prefix]) for prefix in ("norm", "prog", "meeting")):
            return short(iri)
        if any(iri.startswith(PREFIXES[prefix]) for prefix in NAMELESS):
            return shorten(iri)
        if iri.startswith(PREFIXES["cite"]):
            return self.wording.say("explain-citation", name=tail(iri))
        return self.wording.name(iri) if iri.startswith(("http://", "https://")) else iri

    def link(self, iri: str) -> str:
        """A property as people read it."""
        if iri == f"{PREFIXES['dcterms']}type":
            return self.wording.say("property-dcterms-type")
        if not iri.startswith(PREFIXES["wtog"]) and tail(iri) in SPOKEN:
            return self.wording.say(f"property-{tail(iri)}")
        return self.wording.name(iri)

    def value(self, said: Statement) -> str:
        """The object of a statement; words of a text in quotation marks, ours without."""
        if not said.literal:
            return self.thing(said.object)
        if tail(said.property) in QUOTED:
            return self.wording.say("explain-words", quote=said.object)
        mark = f" [{said.language}]" if said.language and tail(said.property) not in OURS else ""
        return f"{said.object}{mark}"

    def pair(self, said: Statement) -> str:
        """Property and object."""
        return f"{self.link(said.property)} {self.value(said)}".strip()

    def field(self, said: Statement) -> str:
        """Property and object as an entry of a list."""
        return f"{self.link(said.property)}: {self.value(said)}"

    def statement(self, said: Statement) -> str:
        """Subject, property and object on one line."""
        return f"{self.thing(said.subject)} {self.pair(said)}"

    def label(self, label: str) -> str:
        """A verification label in the reader's language; what has none says so."""
        return self.wording.trust(label) if label else self.wording.say("explain-no-label")

    def ground(self, ground: Ground) -> str:
        """Where it is asserted, its label and the numbers of its sources."""
        key = "explain-asserted" + ("" if ground.origin == "node" else f"-{ground.origin}")
        said = self.wording.say(key, graph=ground.graph, label=self.label(ground.label))
        if ground.confidence:
            said += f", {self.wording.say('explain-confidence', value=ground.confidence)}"
        return f"{said} {self.notes.mark(ground.sources)}".rstrip()

    def brief(self, reason: Reason, graph: str) -> str:
        """Label and sources of a statement beside its heading, which names the graph."""
        if reason.kind != "asserted":
            return f"({self.grounds(reason)})"
        return "; ".join(
            f"({self.label(ground.label)}) {self.notes.mark(ground.sources)}".rstrip()
            if ground.graph == graph and ground.origin == "node" and not ground.confidence
            else f"({self.ground(ground)})"
            for ground in reason.grounds
        )

    def grounds(self, reason: Reason) -> str:
        """Why a statement is here, on one line."""
        say = self.wording.say
        match reason.kind:
            case "asserted":
                return "; ".join(self.ground(ground) for ground in reason.grounds)
            case "ontology":
                return say("explain-ontology")
            case "claimed":
                return say("explain-claimed", label=self.label(reason.label))
            case "candidate":
                return say("explain-candidate")
            case "absent":
                return say("explain-nothing-instead")
        if reason.repeated:
            return f"{say('explain-repeated')}; {self.label(reason.label)}"
        if not reason.derivations:
            return say("explain-unexplained")
        rule = reason.derivations[0].rule
        return say("explain-inferred", rule=rule, label=self.label(reason.label))

    def claim(self, claim: Claimed) -> str:
        """A Claim: whether it agrees, its value, its label, its sources and its notes."""
        said = self.wording.say(f"explain-{stance(claim)}")
        label = self.label(claim.ground.label) if claim.ground.label else ""
        sure = claim.ground.confidence
        known = self.wording.say("explain-confidence", value=sure) if sure else ""
        inside = "; ".join(part for part in (label, known, claim.ground.graph) if part)
        line = f"{said}: {self.value(claim.statement)} ({inside})"
        line = f"{line} {self.notes.mark(claim.ground.sources)}".rstrip()
        return " - ".join([line, *self.remarks(claim.ground)])

    def remarks(self, ground: Ground) -> list[str]:
        """The notes that a reader of this language is shown; English ones always."""
        read = ("", "en", self.wording.lang)
        return [text for language, text in ground.notes if language in read]

    def heading(self, part: Part) -> str:
        """The heading of one step, with its label."""
        how = ""
        if part.reading:
            meeting = tail(part.reading.meeting)
            agreeing = (c for r in part.reasons for c in r.claims if c.agrees)
            numbers = self.notes.mark(s for c in agreeing for s in c.ground.sources)
            how = self.wording.say(part.reading.how, meeting=meeting, source=numbers)
        values: dict[str, Any] = {
            "name": tail(part.about),
            "place": self._place(part),
            "term": self.wording.term(part.term) if part.term else tail(part.about),
            "day": part.reading.day.isoformat() if part.reading else "",
            "how": how,
            **part.facts,
        }
        if "kind" in part.facts:
            values["kind"] = self.wording.name(PREFIXES["wtog"] + part.facts["kind"])
        said = self.wording.say(part.key, **values)
        said = f"{said} ({self.label(part.label)})" if part.label else said
        graph = self.graph(part)
        return f"{said}, {self.wording.say('explain-in', graph=graph)}" if graph else said

    def graph(self, part: Part) -> str:
        """The one graph that holds what a step says of its own thing; empty if there is none."""
        of_it = [r for r in part.reasons if r.statement.subject == part.about]
        found = {g.graph for r in of_it for g in r.grounds if r.kind == "asserted"}
        return found.pop() if len(found) == 1 else ""

    def _place(self, part: Part) -> str:
        for reason in part.reasons:
            if tail(reason.statement.property) == "statedIn":
                return self.thing(reason.statement.object)
        return ""

    def in_language(self, reasons: Iterable[Reason]) -> list[Reason]:
        """The statements without the other languages of our own words."""
        found = list(reasons)
        chosen: dict[tuple[str, str], str] = {}
        for reason in found:
            said = reason.statement
            key = (said.subject, said.property)
            best = chosen.get(key)
            if best is None or said.language == self.wording.lang:
                chosen[key] = said.language
            elif said.language == "en" and best != self.wording.lang:
                chosen[key] = "en"
        return [
            each
            for each in found
            if tail(each.statement.property) not in OURS
            or each.statement.language
            in ("", chosen[(each.statement.subject, each.statement.property)])
        ]


def stance(claim: Claimed) -> str:
    """How a Claim stands to the value explained: agrees, differs or other."""
    return "agrees" if claim.agrees else "differs" if claim.differs else "other"


def weak_point(way: Derivation) -> Reason | None:
    """The premise that gives a derivation its label: the first of the weakest, down to ground."""
    weighed = [premise for premise in way.premises if premise.kind != "ontology"]
    if not weighed:
        return None
    label = weakest(premise.label for premise in weighed)
    for premise in weighed:
        if weakest([premise.label]) != label:
            continue
        below = weak_point(premise.derivations[0]) if premise.derivations else None
        return below or premise
    return None


def named(iri: str) -> str:
    """A thing as data names it: its short name, such as `doc:WT_L_274`."""
    return shorten(iri) if iri.startswith(("http://", "https://")) else iri
