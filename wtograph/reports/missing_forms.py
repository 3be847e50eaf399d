"""Gaps as a page of text, Markdown, CSV and data; each gives the same gaps, text may cut them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wtograph.gaps import KINDS, Missing, Value
from wtograph.provisions import reference, split
from wtograph.records import tail
from wtograph.reports import table
from wtograph.reports.missing import detail, row, subject, what
from wtograph.reports.wording import Footnotes, Ids, Notes, Wording
from wtograph.symbols.addresses import search_link
from wtograph.vocab import PREFIXES

FEW = 5
"""How many rows of a long group, and how many values of a row, the text of a whole graph shows."""

HEAD = ("head-symbol", "head-kind", "head-trust", "gaps-head-detail")
CSV_HEAD = (
    "kind", "symbol", "id", "provision", "what", "detail", "count", "values", "related", "first",
    "last", "certain", "searched", "verification", "sources", "search",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """For what an answer about gaps is given.

    `asked` are the names that were asked for; with none, `documents` texts were looked at.
    `facts_to` is the day up to which the facts were brought; `whole` is True when neither texts
    nor kinds were named, so that long groups are cut in text.
    """

    asked: tuple[str, ...]
    documents: int
    on: date
    facts_to: date | None
    whole: bool


def by_kind(found: Iterable[Missing]) -> dict[str, tuple[Missing, ...]]:
    """The gaps by kind, in the order of the kinds; a kind without gaps is left out."""
    groups: dict[str, list[Missing]] = {kind: [] for kind in KINDS}
    for missing in found:
        groups[missing.kind].append(missing)
    return {kind: tuple(several) for kind, several in groups.items() if several}


def text(
    found: Sequence[Missing], scope: Scope, wording: Wording, *, width: int = 0
) -> Iterator[str]:
    """The gaps under one heading a kind, the sources, the search addresses, and the count."""
    notes = Notes()
    body: list[str] = []
    for kind, several in by_kind(found).items():
        heading = f"{kind} ({len(several)}): {wording.say(f'gaps-kind-{kind}')}"
        body += [heading, *_group(several, scope, wording, notes, width), ""]
    yield from body
    yield from (*notes.lines(wording)[1:], "") if notes.numbers() else ()
    legend = wording.legend(body)
    yield from [*legend, ""] if legend else []
    if scope.whole:
        yield from [wording.say("gaps-links-elsewhere")] if found else []
    else:
        yield from links(found, wording)
    yield from closing(found, scope, wording)


def _group(
    several: Sequence[Missing], scope: Scope, wording: Wording, notes: Notes, width: int
) -> Iterator[str]:
    few = several[:FEW] if scope.whole else several
    rows = [row(each, wording, notes, most=FEW if scope.whole else 0) for each in few]
    for line in table.text(rows[0], rows[1:], width=max(width - 2, 0)):
        yield f"  {line}"
    if len(few) < len(several):
        kind = several[0].kind
        yield from _among(several, wording)
        yield f"  {wording.say('gaps-more', count=len(several) - len(few), kind=kind)}"


def _among(several: Sequence[Missing], wording: Wording) -> list[str]:
    """How many gaps of a long group there are of each sort, the most frequent first."""
    if several[0].kind not in ("unverified", "secondary"):
        return []
    counted = Counter(what(each, wording) for each in several)
    parts = [f"{name} {n}" for name, n in sorted(counted.items(), key=lambda p: (-p[1], p[0]))]
    return [f"  {wording.say('gaps-among', parts=', '.join(parts))}"]


def links(
    found: Iterable[Missing],
    wording: Wording,
    *,
    line: str = "  {symbol}  {link}",
    shown: Callable[[str], str] = str,
) -> Iterator[str]:
    """The search address of each symbol, and the names for which there can be none."""
    known: dict[str, str] = {}
    without: dict[str, None] = {}
    for missing in found:
        for symbol in sought(missing):
            known[symbol] = search_link(symbol, wording.lang)
            if not known[symbol]:
                without[symbol] = None
    if any(known.values()):
        yield f"{wording.say('gaps-links')}:"
        yield from (
            line.format(symbol=shown(each), link=link) for each, link in known.items() if link
        )
    if without:
        yield shown(wording.say("gaps-no-link", symbols=", ".join(without)))
    if known:
        yield ""


def sought(missing: Missing) -> tuple[str, ...]:
    """The symbols, or names without a symbol, for which one would look: none for a norm."""
    if missing.kind == "series":
        return tuple(value.text for value in missing.values)
    if missing.kind == "days":
        return ()
    of_text = missing.place or missing.about.startswith(PREFIXES["doc"])
    known = of_text or any(home.startswith(PREFIXES["doc"]) for home in missing.homes)
    return (missing.symbol,) if known else ()


def closing(found: Sequence[Missing], scope: Scope, wording: Wording) -> Iterator[str]:
    """What the answer does not say, and last its counts and its day."""
    if scope.facts_to and scope.on > scope.facts_to:
        yield wording.say("status-past-facts", day=scope.facts_to.isoformat())
    yield wording.say("gaps-scope")
    where = ", ".join(scope.asked) or wording.say("gaps-documents", count=scope.documents)
    day = wording.say("as-of", day=scope.on.isoformat())
    if scope.facts_to:
        day = f"{day}; {wording.say('facts-to', day=scope.facts_to.isoformat())}"
    if found:
        yield wording.say("gaps-count", count=len(found), where=where, day=day)
    else:
        yield wording.say("gaps-count-none", where=where, day=day)


def markdown(found: Sequence[Missing], scope: Scope, wording: Wording) -> Iterator[str]:
    """Every gap in one table a kind, with footnotes and search addresses."""
    notes = Footnotes()
    head = [wording.say(key) for key in HEAD]
    body: list[str] = []
    for kind, several in by_kind(found).items():
        heading = wording.say(f"gaps-kind-{kind}")
        rows = [row(each, wording, notes) for each in several]
        body += [f"## {kind} ({len(several)})", "", table.inline(heading), ""]
        body += [*table.markdown(head, rows), ""]
    yield from body
    legend = wording.legend(body)
    yield from [*legend, ""] if legend else []
    yield from links(found, wording, line="- {symbol}: <{link}>", shown=table.inline)
    yield from map(table.inline, closing(found, scope, wording))
    yield from notes.lines(wording)


def csv_row(missing: Missing, wording: Wording) -> tuple[str, ...]:
    """One gap under `CSV_HEAD`: ids and symbols, and the detail in the language asked for."""
    return (
        missing.kind,
        missing.symbol,
        tail(missing.about),
        _provision(missing),
        missing.what,
        f"{what(missing, wording)}: {detail(missing, wording, Ids())}",
        str(missing.count),
        " | ".join(_spoken(value) for value in missing.values),
        " ".join(missing.related),
        missing.first.isoformat() if missing.first else "",
        missing.last.isoformat() if missing.last else "",
        str(missing.certain).lower(),
        " ".join(missing.searched),
        missing.verification,
        " ".join(source.id for source in missing.sources),
        " ".join(link for each in sought(missing) if (link := search_link(each, wording.lang))),
    )


def _provision(missing: Missing) -> str:
    return reference(missing.symbol, split(missing.place)[1]) if missing.place else ""


def _spoken(value: Value) -> str:
    return f"{value.text}@{value.language}" if value.language else value.text


def json_object(
    found: Sequence[Missing], scope: Scope, wording: Wording, *, kinds: Sequence[str]
) -> dict[str, object]:
    """The answer as data: its scope, its counts by kind, and every gap."""
    groups = by_kind(found)
    return {
        "complete": not found,
        "asked": list(scope.asked),
        "documents": scope.documents,
        "facts_to": scope.facts_to.isoformat() if scope.facts_to else None,
        "counts": {kind: len(groups.get(kind, ())) for kind in kinds},
        "gaps": [_object(missing, wording) for missing in found],
    }


def _object(missing: Missing, wording: Wording) -> dict[str, object]:
    return {
        "kind": missing.kind,
        "symbol": missing.symbol,
        "iri": missing.about,
        "provision": _provision(missing) or None,
        "subject": subject(missing, wording),
        "what": missing.what or None,
        "label": what(missing, wording),
        "detail": detail(missing, wording, Ids()) or None,
        "count": missing.count,
        "values": [_value(value, missing, wording) for value in missing.values],
        "related": list(missing.related),
        "first": missing.first.isoformat() if missing.first else None,
        "last": missing.last.isoformat() if missing.last else None,
        "certain": missing.certain,
        "searched": list(missing.searched),
        "verification": missing.verification or None,
        "sources": [source.id for source in missing.sources],
        "search": search_link(missing.symbol, wording.lang) or None if sought(missing) else None,
    }


def _value(value: Value, missing: Missing, wording: Wording) -> dict[str, object]:
    link = search_link(value.text, wording.lang) if missing.kind == "series" else ""
    return {
        "text": value.text or None,
        "language": value.language or None,
        "verification": value.verification or None,
        "sources": [source.id for source in value.sources],
        "search": link or None,
    }
