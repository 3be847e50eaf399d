"""Why a statement is in the graph, down to what somebody asserted."""

from dataclasses import replace

from wtograph import rules
from wtograph.explain.facts import Facts, rank
from wtograph.explain.model import Claimed, Derivation, Ground, Reason, Statement
from wtograph.queries import Query
from wtograph.records import tail
from wtograph.trust import weakest
from wtograph.vocab import PREFIXES

MOST_STEPS = 12
MOST_WAYS = 50
WTOG = PREFIXES["wtog"]
COUNTED = (f"{WTOG}year", f"{WTOG}dayNumber")
CHAINED = 6
SINGLE = {
    WTOG + name
    for name in ("start", "end", "dateAdopted", "dateCirculated", "dateOfDocument", "symbol")
}
"""Of these a thing has one value; the rule that finds contradictions compares the same ones."""
NAMING = {
    "title", "label", "prefLabel", "altLabel", "notation", "name", "note", "description",
    "alternativeSymbol", "symbolPrefix", "candidate",
}  # fmt: skip
"""Of these a thing has several values, in several languages; they never speak against another."""


class Reasons:
    """Explains statements of one store; what was explained once is only named again."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._done: dict[Statement, Reason] = {}
        self._open: list[Statement] = []
        self._rules = rules.rules()

    def of(self, statement: Statement) -> Reason:
        """Why a statement is here; `absent` where the graph does not say it."""
        if statement in self._done:
            known = self._done[statement]
            return (
                replace(known, derivations=(), repeated=True, ways_left_out=0)
                if known.derivations
                else known
            )
        self._open.append(statement)
        reason = self._reason(statement)
        self._open.pop()
        self._done[statement] = reason
        return reason

    def _reason(self, statement: Statement) -> Reason:
        graphs = self.facts.graphs(statement)
        claims = self.claims_on(statement)
        asserted = [
            graph
            for graph in graphs
            if not graph.startswith("inferred/")
            and (graph != "vocab" or self.facts.labelled(statement.subject, graph))
        ]
        if asserted:
            asserted.sort(key=_order)
            grounds = tuple(self.facts.ground(statement, graph) for graph in asserted)
            return Reason(statement, "asserted", _strongest(grounds), grounds, claims)
        if "vocab" in graphs:
            return Reason(statement, "ontology", "", (_ontology(),), claims)
        ways = self._ways(statement) if graphs else ()
        if graphs:
            label = ways[0].label if ways else ""
            kept, more = ways[:MOST_WAYS], max(0, len(ways) - MOST_WAYS)
            return Reason(statement, "inferred", label, (), claims, kept, ways_left_out=more)
        agreeing = [claim for claim in claims if claim.agrees]
        if not agreeing:
            return Reason(statement, "absent", "", (), claims)
        candidates = all(claim.derivations for claim in agreeing)
        label = _strongest(tuple(claim.ground for claim in agreeing))
        return Reason(statement, "candidate" if candidates else "claimed", label, (), claims)

    def claims_on(self, statement: Statement) -> tuple[Claimed, ...]:
        """The Claims about the property of a statement, those that agree first.

        Of names and titles only those that agree: other languages and variants are no dispute.
        """
        several = tail(statement.property) in NAMING
        found = [
            self._with_rule(
                replace(
                    claim,
                    agrees=claim.statement == statement,
                    differs=_differs(claim.statement, statement),
                )
            )
            for claim in self.facts.claims(statement.subject)
            if claim.statement.property == statement.property
            and (claim.statement == statement or not several)
        ]
        return tuple(sorted(found, key=lambda claim: (not claim.agrees, claim.id)))

    def _with_rule(self, claim: Claimed) -> Claimed:
        if not claim.ground.graph.startswith("inferred/") or len(self._open) > 2:
            return claim
        said = Statement(
            f"{PREFIXES['claim']}{claim.id}",
            f"{PREFIXES['rdf']}value",
            claim.statement.object,
            claim.statement.literal,
            claim.statement.language,
        )
        ways = self._ways(said)
        more = max(0, len(ways) - MOST_WAYS)
        return replace(claim, derivations=ways[:MOST_WAYS], ways_left_out=more)

    def _ways(self, statement: Statement) -> tuple[Derivation, ...]:
        """How the rules make a statement, every way, the best supported first."""
        if statement.property in COUNTED:
            return self._counted(statement)
        if len(self._open) > MOST_STEPS:
            return ()
        triple = (statement.subject, statement.property, statement.object)
        found: list[Derivation] = []
        for rule in self._rules:
            for way in rules.backwards(self.facts.store, rule, triple):
                stated = self._premises(way)
                if not set(stated) & set(self._open):
                    found.append(self._derivation(rule, stated))
        kept = {(d.rule, tuple(p.statement for p in d.premises)): d for d in reversed(found)}
        return tuple(
            sorted(
                kept.values(),
                key=lambda d: (rank(d.label), len(d.premises), d.rule, str(d.premises)),
            )
        )

    def _derivation(self, rule: Query, stated: tuple[Statement, ...]) -> Derivation:
        premises = tuple(self.of(each) for each in stated)
        return _derived(tail(rule.name), rule.title("en"), premises)

    def _premises(
        self, way: tuple[tuple[rules.Pattern, rules.Triple], ...]
    ) -> tuple[Statement, ...]:
        """The statements behind the premises of one way; a chain gives each of its links."""
        found: list[Statement] = []
        for pattern, triple in way:
            if pattern.repeated:
                found += self._chain(triple)
            else:
                found += [
                    s for s in self.facts.values(triple[0], triple[1]) if s.object == triple[2]
                ][:1]
        return tuple(dict.fromkeys(found))

    def _chain(self, triple: rules.Triple) -> tuple[Statement, ...]:
        """The links that lead from a subject to an object by one property, the shortest way."""
        start, link, goal = triple
        ways: list[tuple[Statement, ...]] = [()]
        for _ in range(CHAINED):
            for way in ways:
                if (way[-1].object if way else start) == goal:
                    return way
            ways = [
                (*way, step)
                for way in ways
                for step in self.facts.values(way[-1].object if way else start, link)
            ]
        return ()

    def _counted(self, statement: Statement) -> tuple[Derivation, ...]:
        """A year or day number, counted from the first date that a thing has."""
        for name in rules.DATED:
            dates = self.facts.values(statement.subject, WTOG + name)
            if dates:
                return (
                    _derived("days", "Years and days are counted", (self.of(min(dates, key=str)),)),
                )
        return ()


def _order(graph: str) -> tuple[int, str]:
    """A user's own facts first, then what is curated, then the rest, extracted facts last."""
    kinds = ("user", "curated", "imported", "vocab", "extracted")
    kind = graph.partition("/")[0]
    return (kinds.index(kind) if kind in kinds else len(kinds), graph)


def _differs(one: Statement, other: Statement) -> bool:
    """Whether two values cannot both hold; a day and its month can."""
    pair = sorted((one.object, other.object), key=len)
    return one.property in SINGLE and not pair[1].startswith(pair[0])


def _derived(rule: str, title: str, premises: tuple[Reason, ...]) -> Derivation:
    weighed = [reason.label for reason in premises if reason.kind != "ontology"]
    return Derivation(rule, title, weakest(weighed) if weighed else "", premises)


def _strongest(grounds: tuple[Ground, ...]) -> str:
    return min((ground.label for ground in grounds), key=rank, default="")


def _ontology() -> Ground:
    return Ground("vocab", "", "node", "", (), (), ())
