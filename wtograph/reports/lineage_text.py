"""A lineage as a tree of lines: each text drawn once, each hop with its place and label."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from wtograph.lineage.model import Edge, Lineage
from wtograph.records import DocumentRecord
from wtograph.reports.wording import Notes, Wording
from wtograph.trust import TRUST


@dataclass(frozen=True, slots=True)
class Corners:
    """The signs that draw the branches."""

    branch: str = "├ "
    last: str = "└ "
    trunk: str = "│ "
    empty: str = "  "


UNICODE = Corners()
ASCII = Corners("+ ", "` ", "| ", "  ")


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is known beside a lineage in which the text asked for has no hop to an older one.

    `weaker` counts its links that `--weak` would add; `ways` are the older texts asked for that
    those links lead to; `narrowed` is true when only some kinds of link were asked for;
    `described` is false when no clause of the text is described.
    """

    weaker: int = 0
    ways: frozenset[str] = frozenset()
    narrowed: bool = False
    described: bool = True


def tree(
    lineage: Lineage,
    wording: Wording,
    *,
    corners: Corners = UNICODE,
    evidence: bool = False,
    down: bool = False,
    hidden: int = 0,
    beyond: Beyond | None = Beyond(),
) -> Iterator[str]:
    """The lineage as lines, with its counts and its numbered sources at the end.

    A text met again is marked (*) and not drawn twice, which also makes a circle harmless.
    `down` adds the texts that build on the root; `hidden` counts the hops left out.
    """
    notes = Notes()
    yield from root_lines(lineage, wording)
    yield from _open(lineage, wording)
    below = lineage.edges_from(lineage.root)
    if not below and not lineage.ways and (beyond or hidden):
        yield f"{corners.last}{nothing(wording, hidden=hidden, beyond=beyond)}"
    drawn = list(_branches(lineage, wording, notes, corners, evidence=evidence))
    if down:
        drawn += _descendants(lineage, wording, notes, corners)
    yield from drawn
    yield ""
    yield from summary(lineage, wording, hidden=hidden, beyond=beyond)
    if any(line.endswith("(*)") for line in drawn):
        yield wording.say("lineage-above")
    yield from wording.legend(drawn)
    yield from notes.lines(wording)


def nothing(wording: Wording, *, hidden: int, beyond: Beyond | None = Beyond()) -> str:
    """That a text builds on nothing; what options leave out is not said to be absent."""
    if hidden:
        return wording.say("lineage-nothing-trusted")
    beyond = beyond or Beyond()
    if beyond.narrowed:
        return wording.say("lineage-nothing-kind")
    if beyond.weaker:
        return wording.say("lineage-nothing-strong", count=beyond.weaker)
    more = "" if beyond.described else f"; {wording.say('lineage-not-described')}"
    return f"{wording.say('lineage-nothing-up')}{more}"


def root_lines(lineage: Lineage, wording: Wording) -> Iterator[str]:
    """The text asked for: its head, who adopted or submitted it, and that a draft is no law."""
    root = lineage.node(lineage.root)
    place = wording.place(f"{root.iri}__{lineage.place}") if lineage.place else ""
    yield f"{place}, {wording.head(root)}" if place else wording.head(root)
    if root.kind == "Proposal":
        who = wording.names(root.submitted_by) or "?"
        unknown = "" if root.known_symbol else f"; {wording.say('symbol-unknown')}"
        yield f"  {wording.say('proposal-by', who=who)}{unknown}"
        yield f"  {wording.say('lineage-proposal')}"
    for body in root.bodies:
        meeting = "".join(f", {wording.brief(iri)}" for iri in root.meetings)
        label = wording.trust(root.verification)
        said = wording.say("adopted-line", body=wording.name(body), meeting=meeting, label=label)
        yield f"  {said}"


def _open(lineage: Lineage, wording: Wording) -> Iterator[str]:
    for reference in lineage.open_references:
        if reference.source == lineage.root:
            place = wording.place(f"{reference.source}__{reference.citing}")
            words = (
                f'"{reference.written}"' if reference.written else wording.say("no-citation-words")
            )
            yield f"  {wording.say('lineage-open', place=place, words=words)}"


def _branches(
    lineage: Lineage, wording: Wording, notes: Notes, corners: Corners, *, evidence: bool
) -> Iterator[str]:
    """The tree below the root, on a stack of its own: chains may be a thousand texts long."""
    drawn = {lineage.root}
    stack = [("", group, last) for group, last in reversed(_groups(lineage, lineage.root))]
    while stack:
        margin, edges, last = stack.pop()
        target = lineage.node(edges[0].target)
        inner = margin + (corners.empty if last else corners.trunk)
        again = target.iri in drawn
        arm = corners.last if last else corners.branch
        yield margin + arm + _hop(edges, target, wording, notes, again=again)
        if evidence:
            yield from (f"{inner}  {line}" for line in _words(edges, wording))
        if again:
            continue
        drawn.add(target.iri)
        stack += [(inner, group, end) for group, end in reversed(_groups(lineage, target.iri))]


def _groups(lineage: Lineage, source: str) -> list[tuple[tuple[Edge, ...], bool]]:
    """The hops from a text, those to one target together, the newest target last."""
    edges = sorted(lineage.edges_from(source), key=lambda e: _key(lineage.node(e.target)))
    grouped = [tuple(same) for _, same in groupby(edges, key=lambda edge: edge.target)]
    return [(group, place == len(grouped) - 1) for place, group in enumerate(grouped)]


def _key(node: DocumentRecord) -> tuple[str, str]:
    return (node.date, node.symbol)


def _hop(
    edges: Sequence[Edge],
    target: DocumentRecord,
    wording: Wording,
    notes: Notes,
    *,
    again: bool = False,
) -> str:
    """Relation, symbol and date first, so that a narrow terminal cuts only the rest."""
    relations = ", ".join(wording.concept("lineage", edge.relation) for edge in edges)
    places = "; ".join(
        dict.fromkeys(_place(edge, wording, _cited(edge, target, wording)) for edge in edges)
    )
    mark = notes.mark(dict.fromkeys(s for edge in edges for s in edge.sources))
    held = "" if target.held else f"({wording.say('not-held')})"
    rest = "(*)" if again else target.title(wording.lang)
    said = f"({places}) {mark}".rstrip()
    parts = (relations, target.symbol, wording.date(target), said, held, rest)
    return "  ".join(part for part in parts if part)


def _cited(edge: Edge, target: DocumentRecord, wording: Wording) -> str:
    """The places of the older text that the hop names, where they are known."""
    places = [
        link.range or (wording.place(f"{link.target}__{link.cited}") if link.cited else "")
        for link in edge.links
    ]
    return ", ".join(dict.fromkeys(place for place in places if place))


def _place(edge: Edge, wording: Wording, cited: str = "") -> str:
    """Citing place, cited place and label of a hop; a draft says that it only proposes."""
    places = ", ".join(wording.place(f"{edge.source}__{place}") for place in edge.places if place)
    label = wording.trust(edge.verification)
    if edge.strength == "proposed":
        label = f"{wording.say('lineage-proposed')}, {label}"
    where = f"{places} > {cited}".strip() if cited else places
    return ", ".join(part for part in (where, label) if part)


def _words(edges: Iterable[Edge], wording: Wording) -> Iterator[str]:
    for edge in edges:
        for quote in edge.evidence:
            yield f'"{quote.quote}"  {quote.file}:{quote.start}-{quote.end}'
        if not edge.evidence:
            notes = "; ".join(edge.notes)
            yield f"{wording.say('no-citation-words')}{': ' + notes if notes else ''}"


def _descendants(
    lineage: Lineage, wording: Wording, notes: Notes, corners: Corners
) -> Iterator[str]:
    """The newer texts below the root, each under the text it builds on; met again: (*)."""
    yield ""
    yield f"{wording.say('lineage-down')}:"
    drawn = {lineage.root}
    stack = [("", group, last) for group, last in reversed(_newer(lineage, lineage.root))]
    while stack:
        margin, edges, last = stack.pop()
        newer = lineage.node(edges[0].source)
        again = newer.iri in drawn
        arm = corners.last if last else corners.branch
        yield margin + arm + _hop(edges, newer, wording, notes, again=again)
        if not again:
            drawn.add(newer.iri)
            inner = margin + (corners.empty if last else corners.trunk)
            stack += [(inner, group, end) for group, end in reversed(_newer(lineage, newer.iri))]


def _newer(lineage: Lineage, target: str) -> list[tuple[tuple[Edge, ...], bool]]:
    """The hops that lead to a text, those from one newer text together, the oldest first."""
    edges = [edge for edge in lineage.edges if edge.target == target]
    edges.sort(key=lambda edge: (*_key(lineage.node(edge.source)), edge.source))
    grouped = [tuple(same) for _, same in groupby(edges, key=lambda edge: edge.source)]
    return [(group, place == len(grouped) - 1) for place, group in enumerate(grouped)]


def summary(
    lineage: Lineage, wording: Wording, *, hidden: int = 0, beyond: Beyond | None = Beyond()
) -> Iterator[str]:
    """The counts under a lineage: the ways to each older text, the labels, what is missing."""
    for goal, ways in lineage.ways.items():
        yield reach(lineage, goal, wording, hidden=hidden, beyond=beyond)
        if len(ways.chain) > 2:
            yield _chain(lineage, ways.chain, wording)
    counts = dict.fromkeys(TRUST, 0)
    for edge in lineage.edges:
        counts[edge.verification] = counts.get(edge.verification, 0) + 1
    said = ", ".join(f"{n} {wording.trust(label)}" for label, n in counts.items() if n)
    if lineage.edges:
        yield wording.say("lineage-hops", count=len(lineage.edges), labels=said)
    if hidden:
        yield wording.say("lineage-hidden", count=hidden)
    missing = [node.symbol for node in lineage.missing()]
    if lineage.capped:
        yield wording.say("lineage-capped", count=len(lineage.nodes))
    if missing:
        yield wording.say("lineage-missing", count=len(missing), symbols=", ".join(missing))
    elif lineage.complete:
        yield wording.say("lineage-complete")
    if lineage.open_references:
        yield wording.say("lineage-open-count", count=len(lineage.open_references))
    yield from wording.doubts(lineage.nodes)
    for circle in lineage.cycles:
        listed = ", ".join(lineage.node(iri).symbol for iri in circle)
        yield wording.say("lineage-cycle", symbols=listed)


def reach(
    lineage: Lineage, goal: str, wording: Wording, *, hidden: int, beyond: Beyond | None
) -> str:
    """How an older text is reached directly, or how far it is out of reach."""
    if lineage.ways[goal].direct:
        return _direct(lineage, goal, wording)
    key = "lineage-no-way-kind" if beyond and beyond.narrowed else "lineage-no-way"
    if hidden:
        key = "lineage-no-direct-trusted"
    elif lineage.ways[goal].chain:
        key = "lineage-no-direct"
    elif beyond and goal in beyond.ways:
        key = "lineage-no-strong-way"
    start, end = lineage.node(lineage.root), lineage.node(goal)
    return wording.say(key, start=start.symbol, goal=end.symbol)


def _direct(lineage: Lineage, goal: str, wording: Wording) -> str:
    edges = [e for e in lineage.edges_from(lineage.root) if e.target == goal]
    stated = [edge for edge in edges if edge.verification in ("read", "secondary", "extracted")]
    key = "lineage-stated" if stated else "lineage-inferred"
    if not stated and any(edge.verification == "unverified" for edge in edges):
        key = "lineage-not-verified"
    how = wording.say("lineage-proposed" if edges[0].strength == "proposed" else key)
    if edges[0].strength == "proposed" and stated:
        how = f"{how}, {wording.say('lineage-stated')}"
    return wording.say("lineage-direct", goal=lineage.node(goal).symbol, how=how)


def _chain(lineage: Lineage, chain: tuple[str, ...], wording: Wording) -> str:
    steps = [[e for e in lineage.edges if (e.source, e.target) == pair] for pair in pairwise(chain)]
    hops = [min((e.verification for e in step), key=_rank) for step in steps]
    said = wording.say(
        "lineage-chain",
        count=len(hops),
        inferred=hops.count("inferred"),
        unverified=hops.count("unverified"),
    )
    proposed = sum(all(e.strength == "proposed" for e in step) for step in steps)
    if proposed:
        said = wording.say("lineage-chain-proposed", chain=said, count=proposed)
    return f"{said}: {' > '.join(lineage.node(iri).symbol for iri in chain)}"


def _rank(label: str) -> int:
    return TRUST.index(label) if label in TRUST else 0
