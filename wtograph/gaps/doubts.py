"""Facts that are unverified, known from a secondary source only, or disputed."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from wtograph.gaps.facts import Facts
from wtograph.gaps.model import Missing, Value
from wtograph.languages import Labels
from wtograph.queries import rows
from wtograph.records import (
    DESCRIPTION,
    DOC,
    ClaimRecord,
    Names,
    labels,
    sources,
    tail,
    texts,
)
from wtograph.store import Row
from wtograph.trust import TRUST
from wtograph.vocab import PREFIXES

DISPUTABLE = (
    "start",
    "end",
    "dateAdopted",
    "dateCirculated",
    "dateOfDocument",
    "symbol",
    "memberSince",
)
"""Properties of which a thing has one value, so that two are a dispute."""

_GENERAL = ("Document", "Effect", "ProposedEffect", "Commitment", "Citation", "Term")


def labelled(label: str) -> Callable[[Facts], Iterator[Missing]]:
    """The facts of one verification label: whole things, then single values of things."""

    def found(facts: Facts) -> Iterator[Missing]:
        yield from _things(facts, label)
        yield from _values(facts, label)

    return found


def _things(facts: Facts, label: str) -> Iterator[Missing]:
    classes: dict[str, list[str]] = defaultdict(list)
    for row in rows(facts.store, "read/gaps-labelled", label=PREFIXES["ver"] + label):
        classes[row["node"]].append(tail(row["class"]))
    named, known = facts.names(classes), sources(facts.store, classes)
    citations = {row["citation"]: row for row in facts.citations}
    for node, several in classes.items():
        place = facts.place(node)
        values, related = _said(facts, node, citations)
        yield Missing(
            label,
            node,
            facts.symbol(node),
            place=place if "__" in place else "",
            what=_most_special(several),
            values=values,
            titles=facts.titles(node) if node in facts.documents else (),
            words=_words(named, node),
            related=related,
            verification=label,
            sources=known.get(node, ()),
            homes=facts.homes(node),
        )


def _words(named: Names, node: str) -> Labels | None:
    """Our summary of a clause; the name of anything else that is no document."""
    if node.startswith(DOC):
        return None
    of_clause = texts(named, node, DESCRIPTION) if node.startswith(PREFIXES["norm"]) else {}
    return of_clause or labels(named, node) or None


def _most_special(classes: list[str]) -> str:
    """The most special class; classes that others refine count last."""
    return min(classes, key=lambda name: (name in _GENERAL, name == "Effect", name))


def _said(
    facts: Facts, node: str, citations: Mapping[str, Row]
) -> tuple[tuple[Value, ...], tuple[str, ...]]:
    """What a citation or a run says in short: its relation or nothing, and its other end."""
    if node in citations:
        row = citations[node]
        return (Value(tail(row.get("type", ""))),), (facts.called(row["cited"]),)
    norm = facts.run_of(node)
    return (), ((facts.called(norm),) if norm else ())


def _values(facts: Facts, label: str) -> Iterator[Missing]:
    """The claimed values whose strongest claim has this label, one gap a thing and property."""
    strongest: dict[tuple[str, str], dict[tuple[str, str], ClaimRecord]] = defaultdict(dict)
    for claim in facts.claims:
        of_value = strongest[claim.about, claim.property]
        key = (claim.value, claim.language)
        if key not in of_value or _weakness(claim) < _weakness(of_value[key]):
            of_value[key] = claim
    for (about, what), by_value in strongest.items():
        claims = [by_value[key] for key in sorted(by_value)]
        several = tuple(_value(facts, claim) for claim in claims if claim.verification == label)
        if several:
            yield _of_values(facts, label, about, what, several)


def _weakness(claim: ClaimRecord | Value) -> int:
    return TRUST.index(claim.verification) if claim.verification in TRUST else len(TRUST)


def _value(facts: Facts, claim: ClaimRecord) -> Value:
    text = facts.called(claim.value)
    return Value(text, claim.language, claim.verification, facts.sources(claim.sources))


def _of_values(
    facts: Facts, kind: str, about: str, what: str, values: tuple[Value, ...]
) -> Missing:
    place = facts.place(about)
    said = {source: None for value in values for source in value.sources}
    run = facts.run_of(about)
    return Missing(
        kind,
        about,
        facts.symbol(about),
        place=place if "__" in place else "",
        what=what,
        values=values,
        related=(facts.called(run),) if run else (),
        count=len(values),
        verification=kind if kind in TRUST else "",
        sources=tuple(said),
        homes=facts.homes(about),
    )


def disputed(facts: Facts) -> Iterator[Missing]:
    """Days and symbols on which claims disagree, every side with its label and sources.

    A day known to the month agrees with each day of that month.
    """
    sides: dict[tuple[str, str], list[Value]] = defaultdict(list)
    for claim in facts.claims:
        if claim.property in DISPUTABLE and claim.value:
            sides[claim.about, claim.property].append(_value(facts, claim))
    own = rows(facts.store, "read/gaps-own-values")
    known = sources(facts.store, (row["node"] for row in own))
    for row in own:
        several = sides[row["node"], tail(row["property"])]
        if all(side.text != row["value"] for side in several):
            label = tail(row.get("verification", ""))
            several.append(Value(row["value"], "", label, known.get(row["node"], ())))
    for (about, what), values in sides.items():
        if _differ({value.text for value in values}):
            yield _of_values(facts, "dates", about, what, _sides(values))


def _differ(spoken: set[str]) -> bool:
    return any(
        not one.startswith(other) and not other.startswith(one)
        for one in spoken
        for other in spoken
    )


def _sides(values: list[Value]) -> tuple[Value, ...]:
    """Each value once, with its strongest label and all its sources."""
    by_text: dict[str, list[Value]] = defaultdict(list)
    for value in sorted(values, key=lambda value: (value.text, _weakness(value))):
        by_text[value.text].append(value)
    return tuple(
        Value(
            text,
            "",
            same[0].verification,
            tuple(dict.fromkeys(source for value in same for source in value.sources)),
        )
        for text, same in by_text.items()
    )
