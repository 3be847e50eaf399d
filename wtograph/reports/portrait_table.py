"""One document or one body as a Markdown page with footnotes, and as CSV rows."""

from collections.abc import Iterable, Iterator, Sequence

from wtograph.languages import by_language, choose
from wtograph.lineage.model import Link
from wtograph.mandates import Clause
from wtograph.norms import short
from wtograph.portrait import Dashboard, Portrait
from wtograph.provisions import reference, split
from wtograph.records import DESCRIPTION, SourceRecord, tail
from wtograph.reports import orders, portrait_text, table
from wtograph.reports.standing import begun
from wtograph.reports.wording import Footnotes, Notes, Wording

HEAD = ("section", "subject", "property", "value", "detail", "verification", "sources")
BODY_HEAD = ("relation", *orders.CSV_HEAD)
Row = tuple[str, ...]


def rows(portrait: Portrait, wording: Wording) -> list[Row]:
    """One row a fact under `HEAD`: identity, clauses, links both ways, weaker values, notes."""
    symbol = portrait.document.symbol
    found = [("document", symbol, *cells) for cells in _identity(portrait, wording)]
    found += _described(portrait, wording)
    found += [_clause(clause, wording) for clause in portrait.clauses]
    found += [_link("cites", link, portrait) for link in portrait.cites]
    for each in portrait.open_references:
        place = reference(symbol, each.citing)
        candidates = ", ".join(portrait.others[iri].symbol for iri in each.candidates)
        cells = (each.relation, each.written, candidates, each.verification, "")
        found.append(("open reference", place, *cells))
    found += [_link("cited by", link, portrait) for link in portrait_text.by_date(portrait)]
    for claim in portrait_text.doubtful(portrait):
        ids = " ".join(tail(source) for source in claim.sources)
        why = "; ".join(claim.notes)
        cells = (claim.property, claim.value, why, claim.verification, ids)
        found.append(("claim", symbol, *cells))
    notes = portrait_text.remarks(portrait, wording)
    return [*found, *(("note", symbol, "note", text, "", "", "") for text in notes)]


def _identity(portrait: Portrait, wording: Wording) -> Iterator[Row]:
    document, ids = portrait.document, _ids(portrait.sources)
    yield ("kind", document.kind, document.type, document.verification, ids)
    if document.known_symbol:
        yield ("symbol", document.symbol, "", document.label_of("symbol"), "")
    for other in document.alternatives:
        yield ("alternativeSymbol", other, "", document.label_of(other), "")
    for lang, title in sorted(document.titles.items()):
        yield ("title", title, lang, document.label_of(f"title-{lang}"), "")
    if document.date:
        yield ("date", document.date, document.date_kind, document.label_of("date"), "")
    for body in document.bodies:
        meetings = " ".join(tail(iri) for iri in document.meetings)
        label = document.verification
        yield ("adoptedBy", tail(body), f"{document.outcome} {meetings}".strip(), label, "")
    for actor in document.submitted_by:
        yield ("submittedBy", tail(actor), wording.name(actor), document.verification, "")
    for name, iris in sorted(portrait.fate.items()):
        for iri in iris:
            known = portrait.others.get(iri)
            claimed = [c.verification for c in portrait.claims if c.property == name]
            label = claimed[0] if claimed else document.verification
            yield (name, known.symbol if known else tail(iri), "", label, "")
    for run in portrait.opened:
        ids = " ".join(tail(source) for source in run.sources)
        yield ("opensPeriodOf", short(run.norm), begun(run), run.verification, ids)


def _described(portrait: Portrait, wording: Wording) -> Iterator[Row]:
    """The places that are described in our own words."""
    for row in portrait.provisions:
        described = by_language(portrait.names.get(row["provision"], {}).get(DESCRIPTION, ()))
        if own := choose(described, wording.lang):
            place = reference(portrait.document.symbol, split(row["provision"])[1])
            kind, said = tail(row.get("type", "")), f"{own} ({wording.say('own-words')})"
            yield ("provision", place, kind, said, "", "", "")


def _clause(clause: Clause, wording: Wording) -> Row:
    place = reference(clause.document.symbol, clause.place)
    parties = orders.who(clause, wording)
    verb = tail(clause.verb)
    parts = (parties, verb, *orders.details(clause, wording))
    detail = "; ".join(part for part in parts if part)
    own, whose = orders.said(clause, wording)
    said = f"{own} ({whose})" if own and whose else own
    return ("clause", place, clause.kind, said, detail, clause.verification, _ids(clause.sources))


def _link(section: str, link: Link, portrait: Portrait) -> Row:
    citing = reference(portrait.others[link.source].symbol, link.citing)
    cited = reference(portrait.others[link.target].symbol, link.cited)
    subject, value = (citing, cited) if section == "cites" else (cited, citing)
    drafted = portrait.others[link.source].kind == "Proposal"
    strength = "weak, in a proposal" if drafted and link.strength == "weak" else link.strength
    detail = f"{strength} {link.range}".strip()
    ids = _ids(portrait.link_sources.get(link.citation, ()))
    return (section, subject, link.relation, value, detail, link.verification, ids)


def _ids(sources: Iterable[SourceRecord]) -> str:
    return " ".join(source.id for source in sources)


def markdown(portrait: Portrait, wording: Wording) -> Iterator[str]:
    """The document as a page: headings, tables, footnotes."""
    notes = Footnotes()
    page = [*_page(portrait, wording, notes)]
    yield from page
    for line in wording.legend(page):
        yield from ("", f"- {table.inline(line)}")
    yield from notes.lines(wording)


def _page(portrait: Portrait, wording: Wording, notes: Notes) -> Iterator[str]:
    say = wording.say
    yield f"## {table.inline(wording.head(portrait.document))}"
    yield ""
    yield f"{table.inline(portrait_text.standing(portrait, wording, notes))}  "
    head = (say("head-fact"), say("head-known"))
    yield from _section("", head, list(portrait_text.facts(portrait, wording)))
    placed = [
        (place, line)
        for place, own, stated in portrait_text.provisions(portrait, wording, notes)
        for line in _said(own, stated)
    ]
    yield from _section(say("show-provisions"), (say("head-place"), say("head-known")), placed)
    linked = [say(key) for key in ("head-symbol", "head-date", "head-relation")]
    for title, links in (
        ("show-cites", [(link, link.target) for link in portrait.cites]),
        ("show-cited-by", [(link, link.source) for link in portrait_text.by_date(portrait)]),
    ):
        cells = [portrait_text.cited_text(*end, portrait, wording, notes) for end in links]
        yield from _section(say(title), linked, cells)
        if title == "show-cites":
            for said, candidates in portrait_text.open_references(portrait, wording):
                yield from ("", f"- {table.inline('; '.join((said, *candidates)))}")
    for title, lines in (
        ("show-notes", portrait_text.remarks(portrait, wording)),
        ("show-claims", portrait_text.weaker(portrait, wording)),
    ):
        if several := list(lines):
            yield from ("", f"### {say(title)}", "")
            yield from (f"- {table.inline(line)}" for line in several)


def _said(own: str, stated: Sequence[portrait_text.Stated]) -> Iterator[str]:
    if own:
        yield own
    for line, more in stated:
        yield "; ".join((line, *more))


def _section(title: str, head: Sequence[str], cells: Sequence[Row]) -> Iterator[str]:
    if cells:
        yield from ("", f"### {title}") if title else ()
        yield ""
        yield from table.markdown(head, cells)


def body_rows(board: Dashboard) -> list[Row]:
    """The mandates of a body under `BODY_HEAD`: received, given, or reported to it."""
    several = (("received", board.received), ("given", board.given), ("reported", board.awaited))
    return [(name, *orders.csv_row(clause)) for name, found in several for clause in found]


def body_markdown(board: Dashboard, wording: Wording) -> Iterator[str]:
    """The body as a page: its place in the organization, and its mandates in tables."""
    notes = Footnotes()
    yield f"## {table.inline(f'{wording.name(board.body)} ({wording.brief(board.body)})')}"
    yield ""
    yield f"{notes.mark(board.sources)}  "
    if board.parents:
        yield f"{wording.say('show-parent')}: {table.inline(wording.names(board.parents))}  "
    if board.children:
        yield f"{wording.say('show-children')}: {table.inline(wording.names(board.children))}  "
    head = [wording.say(key) for key in orders.HEAD]
    page: list[str] = []
    for key, several in (
        ("show-mandates-in", board.received),
        ("show-mandates-out", board.given),
        ("show-reports-in", board.awaited),
    ):
        cells = [orders.row(clause, wording, notes) for clause in several]
        page += _section(f"{wording.say(key)} ({len(cells)})", head, cells)
    yield from page
    for line in wording.legend(page):
        yield from ("", f"- {table.inline(line)}")
    yield from notes.lines(wording)
