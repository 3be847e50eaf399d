"""Days that no run of a norm covers, and slots for which no document is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from wtograph import status
from wtograph.dates import real_day
from wtograph.gaps.facts import Facts
from wtograph.gaps.model import Missing, Value
from wtograph.norms import Run, norms, short
from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import DESCRIPTION, NOTE, labels, tail, texts
from wtograph.status import Stretch
from wtograph.store import Row
from wtograph.trust import weakest

DAY = timedelta(days=1)


def uncovered(facts: Facts) -> Iterator[Missing]:
    """The days between the runs of each norm and after the last, up to the day of the answer.

    A norm of some Members is looked at only when it is asked for.
    """
    wanted = dict.fromkeys(norms(facts.store))
    runs_of = {facts.run_of(node) for node in facts.asked}
    wanted |= dict.fromkeys(sorted((facts.asked | runs_of) & facts.lasting))
    named = facts.names(wanted)
    for norm in wanted:
        line = status.timeline(facts.store, short(norm))
        for gap in line.gaps:
            last = min(gap.last, facts.on) if facts.on else gap.last
            if gap.first <= last:
                sides = (gap.after, gap.before)
                days = (gap.first, last)
                words = labels(named, norm)
                yield _days(facts, norm, "between", days, sides, words, certain=gap.certain)
        if line.stretches:
            yield from _after(facts, norm, line.stretches, labels(named, norm))


def _after(
    facts: Facts, norm: str, line: tuple[Stretch, ...], words: dict[str, str]
) -> Iterator[Missing]:
    """The days after the last run: those after every reading of its end, and those in doubt."""
    last = max(line, key=lambda stretch: (stretch.perhaps_to, stretch.run.start))
    if last.open:
        if last.run.end_unresolved:
            yield _days(facts, norm, "end", None, (last.run,), words, certain=True)
        return
    surely = max(stretch.surely_to for stretch in line)
    for after, until, certain in (
        (surely, last.perhaps_to, False),
        (last.perhaps_to, facts.on, True),
    ):
        end = min(until, facts.on) if until and facts.on else None
        if end and after < end:
            days = (after + DAY, end)
            yield _days(facts, norm, "after", days, (last.run,), words, certain=certain)


def _days(
    facts: Facts,
    norm: str,
    what: str,
    days: tuple[date, date] | None,
    runs: tuple[Run, ...],
    words: dict[str, str],
    *,
    certain: bool,
) -> Missing:
    first, last = days or (None, None)
    opened = tuple(facts.called(run.opened) for run in runs)
    computed = ("inferred",) if days else ()
    return Missing(
        "days",
        norm,
        short(norm),
        what=what,
        words=words,
        related=opened,
        first=first,
        last=last,
        certain=certain,
        count=(last - first).days + 1 if first and last else 0,
        verification=weakest([*(run.verification for run in runs), *computed]),
        homes=tuple(dict.fromkeys(h for r in runs for h in (norm, r.iri, *facts.homes(r.iri)))),
    )


def without_report(facts: Facts) -> Iterator[Missing]:
    """The slots begun by the day of the answer for which this graph knows no document.

    Nothing here says that nobody reported: only that no report was found in this graph.
    """
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows(facts.store, "read/gaps-slots"):
        grouped[row["slot"]].append(row)
    named = facts.names([*grouped, *(same[0]["mandate"] for same in grouped.values())])
    claimed: dict[str, list[Value]] = defaultdict(list)
    for claim in facts.claims:
        if claim.property == "fulfilledBy":
            value = Value(facts.called(claim.value), "", claim.verification)
            claimed[claim.about].append(value)
    for slot, same in grouped.items():
        first, mandate = same[0], same[0]["mandate"]
        start, end = real_day(first.get("start")), real_day(first.get("end"))
        begins = start or end
        if facts.on and begins and begins > facts.on:
            continue
        place = facts.place(slot)
        yield Missing(
            "no-report",
            slot,
            facts.documents[split(place)[0]].symbol,
            place=place,
            what="slot",
            values=tuple(claimed[slot]),
            words=texts(named, slot, NOTE) or texts(named, mandate, DESCRIPTION) or None,
            related=_each(facts.called(row["related"]) for row in same if "related" in row),
            first=start,
            last=end,
            searched=_each(row["searched"] for row in same if "searched" in row),
            verification=tail(first.get("verification", "")),
            homes=(*facts.homes(slot), mandate),
        )


def _each(several: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(several))
