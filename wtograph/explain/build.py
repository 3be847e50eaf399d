"""Why is this here, and who says so: a statement, a hop, a mandate, a state, or a thing."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from wtograph.explain import standing
from wtograph.explain.facts import HOUSEKEEPING, TYPE, Facts, rank
from wtograph.explain.model import Explanation, Part, Reason, Statement
from wtograph.explain.names import find_object, find_property, find_subject
from wtograph.explain.reasons import Reasons
from wtograph.lineage.links import Links
from wtograph.lineage.model import Link
from wtograph.mandates import Clause, clauses
from wtograph.norms import as_of
from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import DOC, documents, tail
from wtograph.store import Store
from wtograph.terms import Reading
from wtograph.vocab import PREFIXES, STRONG, WEAK

WTOG = PREFIXES["wtog"]
HOPS = {*STRONG, *WEAK} - {"refersTo"}
OF_A_CITATION = ("citing", "cited", "citedRange", "citationType", "citationAspect")
OF_A_CLAUSE = (
    "statedIn", "givenBy", "givenTo", "undertakenBy", "operativeVerb", "verbAsWritten", "action",
    "description", "onTopic", "due", "dueRestated", "endTerm", "ends", "expects", "reportsTo",
    "inputFrom", "inputIsOptional", "through", "underProgramme",
)  # fmt: skip


def explain(
    store: Store,
    subject: str,
    property_: str = "",
    object_: str = "",
    *,
    on: date | None = None,
    assumed: Mapping[str, date] | None = None,
) -> Explanation:
    """Why a statement is in the graph, and who says so, down to words or sources.

    `subject` alone may be a mandate or a paragraph with mandates (each field with its ground),
    a norm (why it stands as it does `on` a day; `assumed` moves sessions by short name), or
    any other thing. With `property_`, and perhaps `object_`, one statement is explained; a
    property such as `continues` between texts is explained by the citations that say it.
    Returns: `found` is False where the graph does not say it, or has it as a candidate only;
    `parts` hold the candidate, or what the graph says instead.
    Raises: UnknownSubject, UnknownProperty, UnknownDocument, UnknownNorm, UnknownMeeting,
    AmbiguousName, BadSymbol.
    """
    facts = Facts(store)
    reasons = Reasons(facts)
    about = find_subject(facts, subject)
    if property_:
        link = find_property(facts, about, property_)
        if about.startswith(DOC) and tail(link) in HOPS:
            return _hop(reasons, about, link, object_)
        return _statement(reasons, about, link, object_)
    if rows(store, "read/runs", norm=about):
        return _state(reasons, about, on, assumed or {})
    effects = _effects(facts, about)
    return _mandate(reasons, about, effects) if effects else _thing(reasons, about)


def _statement(reasons: Reasons, about: str, link: str, object_: str) -> Explanation:
    facts = reasons.facts
    if object_:
        wanted: tuple[Statement, ...] = (find_object(facts, about, link, object_),)
    else:
        claimed = (c.statement for c in facts.claims(about) if c.statement.property == link)
        wanted = facts.values(about, link) or tuple(dict.fromkeys(claimed))
    told = tuple(reasons.of(each) for each in wanted)
    found = any(reason.kind not in ("absent", "candidate") for reason in told)
    parts = [Part("explain-statement", about, told)]
    if all(reason.kind == "absent" for reason in told):
        instead = tuple(reasons.of(each) for each in facts.values(about, link))
        parts = [Part("explain-instead", about, instead)]
    draft = tail(link) == "proposesToBuildOn" or _is_draft(facts, about)
    goal = wanted[0].object if object_ else ""
    return _explanation(
        facts, "statement", (about, link, goal), parts, found=found,
        label=_best(told), proposed=draft,
    )  # fmt: skip


def _best(told: Iterable[Reason]) -> str:
    return min((each.label for each in told if each.kind != "absent"), key=rank, default="")


def _hop(reasons: Reasons, about: str, link: str, object_: str) -> Explanation:
    """The citations by which one text has this relation to another, each with its ground."""
    facts, relation = reasons.facts, tail(link)
    goal = _goal(facts, about, link, object_)
    document, place = split(about)
    every = Links(facts.store).leaving([document])[document]
    here = [one for one in every if not place or one.citing == place]
    reached = [one for one in here if _reaches(facts, one, goal)]
    wanted = [one for one in reached if one.relation == relation]
    parts = [_citation(reasons, "explain-citation", one) for one in wanted]
    if not wanted:
        others = reached if goal else here
        others = others or [one for one in here if one.relation == relation]
        parts = [_citation(reasons, "explain-instead", one) for one in others]
    label = min((one.verification for one in wanted), key=rank, default="")
    draft = any(one.strength == "proposed" for one in wanted) or _is_draft(facts, about)
    return _explanation(
        facts, "hop", (about, link, goal), parts, found=bool(wanted), label=label, proposed=draft
    )


def _goal(facts: Facts, about: str, link: str, object_: str) -> str:
    return find_object(facts, about, link, object_).object if object_ else ""


def _reaches(facts: Facts, link: Link, goal: str) -> bool:
    document, place = split(goal)
    same = link.target == document and (not place or link.cited == place)
    return not goal or same or goal in facts.objects(link.citation, f"{WTOG}cited")


def _citation(reasons: Reasons, key: str, link: Link) -> Part:
    told = _of(reasons, link.citation, OF_A_CITATION)
    return Part(key, link.citation, told, link=link, label=link.verification)


def _of(reasons: Reasons, node: str, names: tuple[str, ...]) -> tuple[Reason, ...]:
    """Why a thing has the values that it has, properties in this order."""
    said = dict.fromkeys(each for each, _ in reasons.facts.said(node))
    by_name = {name: place for place, name in enumerate(names)}
    chosen = [each for each in said if tail(each.property) in by_name]
    chosen.sort(key=lambda each: (by_name[tail(each.property)], each.language, each.object))
    return tuple(reasons.of(each) for each in chosen)


def _effects(facts: Facts, about: str) -> tuple[str, ...]:
    """The clauses that are meant: the thing itself, or those that a provision states."""
    if about.startswith(PREFIXES["norm"]) and facts.values(about, f"{WTOG}statedIn"):
        return (about,)
    if about.startswith(DOC) and split(about)[1]:
        return tuple(row["effect"] for row in rows(facts.store, "read/stating", place=about))
    return ()


def _mandate(reasons: Reasons, about: str, effects: tuple[str, ...]) -> Explanation:
    facts = reasons.facts
    found = {clause.iri: clause for clause in clauses(facts.store, effects=effects)}
    parts = [part for each in effects if each in found for part in _clause(reasons, found[each])]
    label = min((found[each].verification for each in effects if each in found), key=rank)
    draft = any(clause.kind.startswith("Proposed") for clause in found.values())
    return _explanation(
        facts, "mandate", (about, "", ""), parts, found=True, label=label, proposed=draft
    )


def _clause(reasons: Reasons, clause: Clause) -> Iterator[Part]:
    told = _of(reasons, clause.iri, OF_A_CLAUSE)
    what = {"kind": clause.kind}
    yield Part("explain-clause", clause.iri, told, label=clause.verification, facts=what)
    for slot in clause.slots:
        told = _of(reasons, slot.iri, ("start", "end", "fulfilledBy", "seeAlso"))
        label = told[0].label if told else slot.verification
        yield Part("explain-slot", slot.iri, told, label=label)
    for reading in clause.due:
        told = tuple(_session_day(reasons, reading))
        label = told[0].label if told else reading.verification
        yield Part("explain-due", clause.iri, told, reading=reading, label=label)


def _session_day(reasons: Reasons, reading: Reading) -> Iterator[Reason]:
    """The day of a session that a due term names."""
    if not reading.meeting:
        return
    for name in ("start", "end", "plannedStart"):
        for each in reasons.facts.values(reading.meeting, WTOG + name):
            if each.object == reading.day.isoformat():
                yield reasons.of(each)
                return


def _state(
    reasons: Reasons, norm: str, on: date | None, assumed: Mapping[str, date]
) -> Explanation:
    facts = reasons.facts
    day = on or as_of(facts.store)
    found = standing.state_of(facts, norm, day or date.max, assumed)
    return _explanation(
        facts,
        "status",
        (norm, "", ""),
        standing.parts(reasons, found),
        found=True,
        label=found.by.run.verification if found.by else "",
        state=found.state,
        on=found.on,
        assumed=found.assumed,
        facts_to=found.facts_to,
    )


def _thing(reasons: Reasons, about: str) -> Explanation:
    """All that is said of a thing, statement by statement."""
    said = dict.fromkeys(
        each
        for each, graph in reasons.facts.said(about)
        if each.property not in HOUSEKEEPING
        and not (each.property == TYPE and graph.startswith("inferred/"))
    )
    told = tuple(reasons.of(each) for each in said)
    draft = _is_draft(reasons.facts, about)
    label = min(
        (reason.label for reason in told if reason.kind == "asserted"), key=rank, default=""
    )
    parts = [Part("explain-thing", about, told, label=label)]
    return _explanation(
        reasons.facts, "thing", (about, "", ""), parts, found=True, label=label, proposed=draft
    )


def _is_draft(facts: Facts, node: str) -> bool:
    """Whether a thing is a draft or stands in one."""
    if node.startswith(DOC):
        return "Proposal" in facts.kinds(split(node)[0])
    for citing in facts.objects(node, f"{WTOG}citing"):
        return _is_draft(facts, citing)
    return any(kind.startswith("Proposed") for kind in facts.kinds(node))


def _explanation(
    facts: Facts,
    kind: str,
    asked: tuple[str, str, str],
    parts: Iterable[Part],
    *,
    found: bool,
    label: str,
    proposed: bool = False,
    state: str = "",
    on: date | None = None,
    assumed: tuple[tuple[str, date], ...] = (),
    facts_to: date | None = None,
) -> Explanation:
    steps = tuple(parts)
    names = {*asked[::2], *(iri for part in steps for iri in _named(part))}
    wanted = {split(iri)[0] for iri in names if iri.startswith(DOC)}
    symbols = {iri: known.symbol for iri, known in documents(facts.store, wanted).items()}
    return Explanation(
        kind, *asked, found, label, proposed, steps, symbols, state, on, assumed,
        facts_to or as_of(facts.store),
    )  # fmt: skip


def _named(part: Part) -> Iterator[str]:
    """Every thing that a step names."""
    yield part.about
    waiting = list(part.reasons)
    while waiting:
        reason = waiting.pop()
        yield reason.statement.subject
        yield reason.statement.object
        ways = [*reason.derivations, *(d for c in reason.claims for d in c.derivations)]
        waiting += [premise for way in ways for premise in way.premises]
