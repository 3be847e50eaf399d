"""The walk by thread: which links may follow one another through texts on many topics.

Doha, the July 2004 package and Hong Kong are texts on many subjects. Having come to such a
text by a link, the walk leaves it only by links of the same subject, or, where a subject is
not known, from the same place of the text. Otherwise a decision on small economies would seem
to rest on electronic commerce.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wtograph.lineage.links import Links
from wtograph.lineage.model import Link
from wtograph.provisions import related

CAP = 20_000


@dataclass(frozen=True, slots=True)
class Walk:
    """The links of a walk in the order met, and which may follow which.

    `after` maps a link to the links that continue it upwards (towards older texts), or
    downwards for a walk of descendants; `capped` is True when the limit of texts was reached.
    """

    first: tuple[Link, ...]
    after: dict[Link, tuple[Link, ...]]
    capped: bool

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link of the walk once."""
        return tuple(self.after)


def follows(arriving: Link, leaving: Link, *, one_topic: bool) -> bool:
    """Whether a walk that came to a text by one link may leave it by the other.

    Topics decide where both links have one; the place in the text decides where one has none;
    a text with a single top-level topic is left by all its links.
    """
    if one_topic:
        return True
    if arriving.topics and leaving.topics:
        return bool(arriving.topics & leaving.topics)
    if arriving.cited and leaving.citing:
        return related(arriving.cited, leaving.citing)
    return not arriving.cited and not leaving.citing


def _single_topic(links: Iterable[Link], arriving: Link) -> bool:
    """Whether all links of a text, the one walked included, are about one subject."""
    topics = {topic for link in links for topic in link.topics}
    return len(topics | arriving.topics) <= 1


def _keeps(
    link: Link, kinds: frozenset[str], strengths: frozenset[str], labels: frozenset[str]
) -> bool:
    """Whether a walk follows a link; empty `kinds` and `labels` ask for nothing."""
    if labels and link.verification not in labels:
        return False
    return link.strength in strengths and (not kinds or link.relation in kinds)


def up(
    links: Links,
    root: str,
    *,
    place: str = "",
    hops: int | None = None,
    kinds: frozenset[str] = frozenset(),
    strengths: frozenset[str] = frozenset({"strong"}),
    labels: frozenset[str] = frozenset(),
) -> Walk:
    """The links from a text to those it descends from, newest first.

    The root is left by all its links, or by those of one place in it; `proposed` links are
    followed from the root only; `labels` are the labels of trust that a link may have.
    Units: `hops` counts documents; None means all.
    """

    def start(link: Link) -> bool:
        kept = _keeps(link, kinds, strengths | {"proposed"}, labels)
        return kept and (not place or link.citing == place or link.citing.startswith(f"{place}-"))

    def onward(before: Link, here: tuple[Link, ...]) -> tuple[Link, ...]:
        single = _single_topic(here, before)
        return tuple(
            link
            for link in here
            if _keeps(link, kinds, strengths, labels) and follows(before, link, one_topic=single)
        )

    first = tuple(link for link in links.leaving([root])[root] if start(link))
    return _walk(first, lambda link: link.target, links.leaving, onward, root, hops)


def down(
    links: Links,
    root: str,
    *,
    place: str = "",
    hops: int | None = None,
    kinds: frozenset[str] = frozenset(),
    strengths: frozenset[str] = frozenset({"strong"}),
    labels: frozenset[str] = frozenset(),
) -> Walk:
    """The links by which newer texts descend from a text, oldest first.

    A proposal that would build on a text is shown as such and leads no further.
    """
    wider = strengths | {"proposed"}

    def start(link: Link) -> bool:
        kept = _keeps(link, kinds, wider, labels)
        return kept and (not place or not link.cited or related(place, link.cited))

    def onward(before: Link, here: tuple[Link, ...]) -> tuple[Link, ...]:
        if before.strength == "proposed":
            return ()
        leaving = links.leaving([before.source])[before.source]
        return tuple(
            link
            for link in here
            if _keeps(link, kinds, wider, labels)
            and follows(link, before, one_topic=_single_topic(leaving, link))
        )

    def fetch(ends: Iterable[str]) -> dict[str, tuple[Link, ...]]:
        several = list(ends)
        links.leaving(several)  # a whole level at once, for the topics of each text
        return links.arriving(several)

    first = tuple(link for link in links.arriving([root])[root] if start(link))
    return _walk(first, lambda link: link.source, fetch, onward, root, hops)


def _walk(
    first: tuple[Link, ...],
    end: Callable[[Link], str],
    fetch: Callable[[Iterable[str]], dict[str, tuple[Link, ...]]],
    onward: Callable[[Link, tuple[Link, ...]], tuple[Link, ...]],
    root: str,
    hops: int | None,
) -> Walk:
    if hops is not None and hops < 1:
        return Walk((), {}, False)
    after: dict[Link, tuple[Link, ...]] = {}
    texts = {root}
    level, depth, capped = first, 1, False
    while level:
        ends = sorted({end(link) for link in level})
        texts.update(ends)
        capped = capped or len(texts) > CAP
        stop = capped or (hops is not None and depth >= hops)
        here = {} if stop else fetch(ends)
        for link in level:
            after[link] = onward(link, here.get(end(link), ()))
        following = (link for before in level for link in after[before])
        level = tuple(dict.fromkeys(link for link in following if link not in after))
        depth += 1
    return Walk(first, after, capped)
