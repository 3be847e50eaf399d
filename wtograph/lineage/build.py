"""A lineage put together: walk the links, describe the texts, find the ways."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from wtograph.lineage import walk
from wtograph.lineage.links import Links, open_references, quotes
from wtograph.lineage.model import Edge, Lineage, Link, Ways
from wtograph.provisions import related, split
from wtograph.queries import rows
from wtograph.records import NOTE, DocumentRecord, Names, documents, names, sources
from wtograph.store import Store


def lineage(
    store: Store,
    document: str,
    *,
    place: str = "",
    up: int | None = None,
    down: int | None = 0,
    weak: bool = False,
    kinds: frozenset[str] = frozenset(),
    back_to: tuple[str, ...] = (),
    minimal: bool = False,
    labels: frozenset[str] = frozenset(),
) -> Lineage:
    """The texts a document descends from, and those that came of it.

    Strong links only, unless `weak` is true or `kinds` names weak ones: a recital that recalls
    is no authority. Of a proposal, what it would build on is followed from the proposal only.
    `labels` are the labels of trust that a link may have to be followed; empty means all.

    Units: `up` and `down` count hops between texts; None means all. `document` and `back_to`
    are IRIs; `place` is the name of a provision, empty for the whole text.
    Returns: nodes by date, then symbol; edges from newer to older; `complete` is False when a
    cited text is not held or a limit was reached.
    Source: Marrakesh Agreement, Article IV:2, for why the General Council may carry on what
    the Conference began.
    """
    links = Links(store)
    strengths = frozenset({"strong", "weak"} if weak or kinds else {"strong"})
    above = walk.up(
        links, document, place=place, hops=up, kinds=kinds, strengths=strengths, labels=labels
    )
    below = walk.down(
        links, document, place=place, hops=down, kinds=kinds, strengths=strengths, labels=labels
    )
    if back_to:
        above = _towards(above, set(back_to))
    met = tuple(dict.fromkeys([*above.links, *below.links]))
    ends = {iri for link in met for iri in (link.source, link.target)}
    records = documents(store, {document, *ends, *back_to})
    edges = _edges(store, met, records)
    if minimal:
        from wtograph.lineage import project  # networkx, only when asked

        edges = project.reduced(edges)
    shown = {document} | {iri for edge in edges for iri in (edge.source, edge.target)}
    nodes = tuple(sorted((records[iri] for iri in shown), key=_by_date))
    bottom = tuple(sorted(shown - {edge.source for edge in edges} - {document}))
    goals = dict.fromkeys([*back_to, *_founding(store, above.links), *bottom])
    reachable = [iri for iri in goals if iri in {link.target for link in above.links}]
    capped = above.capped or below.capped
    return Lineage(
        document,
        place,
        nodes,
        edges,
        complete=all(node.held for node in nodes) and not capped,
        capped=capped,
        ways=_ways(document, above, [*dict.fromkeys([*reachable, *back_to])], records),
        open_references=open_references(store, shown),
        roots=bottom,
        cycles=_cycles(edges),
        by_iri=records,
    )


def _cycles(edges: tuple[Edge, ...]) -> tuple[tuple[str, ...], ...]:
    """Texts that cite one another in a circle; newer-to-older edges alone can make none."""
    if len({edge.source for edge in edges} & {edge.target for edge in edges}) < 2:
        return ()
    from wtograph.lineage import project  # networkx, only when a circle is possible

    return project.cycles(project.texts(edges))


def _by_date(node: DocumentRecord) -> tuple[str, str]:
    return (node.date, node.symbol)


def _founding(store: Store, links: tuple[Link, ...]) -> list[str]:
    """The texts that established a programme, reached at the place that established it."""
    cited: dict[str, set[str]] = defaultdict(set)
    for link in links:
        cited[link.target].add(link.cited)
    if not cited:
        return []
    found = []
    for row in rows(store, "read/founding", document=sorted(cited)):
        place = split(row["place"])[1]
        if not place or any(not each or related(place, each) for each in cited[row["document"]]):
            found.append(row["document"])
    return found


def _towards(above: walk.Walk, goals: set[str]) -> walk.Walk:
    """The walk without the links that lead to none of the goals."""
    useful = {link for link in above.links if link.target in goals}
    before: dict[Link, list[Link]] = defaultdict(list)
    for link, following in above.after.items():
        for each in following:
            before[each].append(link)
    waiting = list(useful)
    while waiting:
        for link in before[waiting.pop()]:
            if link not in useful:
                useful.add(link)
                waiting.append(link)
    after = {
        link: tuple(each for each in following if each in useful)
        for link, following in above.after.items()
        if link in useful
    }
    return replace(above, first=tuple(ln for ln in above.first if ln in useful), after=after)


def _edges(
    store: Store, met: Iterable[Link], records: Mapping[str, DocumentRecord]
) -> tuple[Edge, ...]:
    grouped: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in met:
        if link.source != link.target:
            grouped[link.source, link.target, link.relation].append(link)
    citations = [link.citation for links in grouped.values() for link in links]
    words, found = quotes(store, citations), names(store, citations)
    known = sources(store, citations)
    edges = [
        Edge(
            source,
            target,
            relation,
            links[0].strength,
            tuple(links),
            _notes(links, found),
            tuple(dict.fromkeys(s for ln in links for s in known.get(ln.citation, ()))),
            tuple(q for ln in links for q in words.get(ln.citation, ())),
        )
        for (source, target, relation), links in grouped.items()
    ]
    order = {iri: _by_date(record) for iri, record in records.items()}
    return tuple(sorted(edges, key=lambda e: (order[e.source], order[e.target], e.relation)))


def _notes(links: Iterable[Link], found: Names) -> tuple[str, ...]:
    pairs = (pair for link in links for pair in found[link.citation].get(NOTE, ()))
    return tuple(dict.fromkeys(text for language, text in pairs if language in ("", "en")))


def _ways(
    document: str, above: walk.Walk, goals: Iterable[str], records: Mapping[str, DocumentRecord]
) -> dict[str, Ways]:
    wanted = tuple(goals)
    if not wanted:
        return {}
    from wtograph.lineage import project  # networkx, only when there is a way to find

    return project.ways(document, above.after, above.first, wanted, records)
