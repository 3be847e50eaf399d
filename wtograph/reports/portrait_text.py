"""One document or one body as lines: identity, provisions, links both ways, doubts."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from wtograph.languages import by_language, choose
from wtograph.lineage.model import Link
from wtograph.mandates import Clause
from wtograph.norms import short
from wtograph.portrait import Dashboard, Portrait
from wtograph.provisions import split
from wtograph.records import DESCRIPTION, WTOG, ClaimRecord, tail
from wtograph.reports import orders
from wtograph.reports.standing import run_labels
from wtograph.reports.wording import Notes, Wording
from wtograph.vocab import PREFIXES

ALT = f"{PREFIXES['skos']}altLabel"
MOST_CLAIMS = 12


def lines(portrait: Portrait, wording: Wording) -> Iterator[str]:
    """The document as a page of text, with its sources numbered at the end."""
    notes = Notes()
    page = [
        *_identity(portrait, wording, notes),
        *_provisions(portrait, wording, notes),
        *_links(portrait, wording, notes),
        *_doubts(portrait, wording),
    ]
    yield from page
    if legend := wording.legend(page):
        yield from ("", *legend)
    yield from notes.lines(wording)


def _identity(portrait: Portrait, wording: Wording, notes: Notes) -> Iterator[str]:
    document = portrait.document
    yield wording.head(document)
    yield f"  {standing(portrait, wording, notes)}"
    known = list(facts(portrait, wording))
    size = max((len(key) for key, _ in known), default=0)
    for key, text in known:
        yield f"  {key.ljust(size)}  {text}"


def standing(portrait: Portrait, wording: Wording, notes: Notes) -> str:
    """What kind of text it is, and how well that is known."""
    document = portrait.document
    kind = wording.say(f"class-{document.kind}")
    kind = f"{kind} ({wording.concept('dtype', document.type)})" if document.type else kind
    label = wording.trust(document.verification) if document.verification else "-"
    return f"{kind}; {label} {notes.mark(portrait.sources)}".rstrip()


def facts(portrait: Portrait, wording: Wording) -> Iterator[tuple[str, str]]:
    """The identity of the document as pairs of a heading and what is known."""
    document, say = portrait.document, wording.say
    symbols = [f"{document.symbol} ({wording.trust(document.label_of('symbol'))})"]
    if not document.known_symbol:
        symbols = [say("symbol-unknown")]
    symbols += [f"{s} ({wording.trust(document.label_of(s))})" for s in document.alternatives]
    yield say("show-symbols"), ", ".join(symbols)
    for lang, title in sorted(document.titles.items()):
        yield (
            f"{say('show-titles')} [{lang}]",
            (f"{title} ({wording.trust(document.label_of(f'title-{lang}'))})"),
        )
    others = by_language(portrait.names.get(document.iri, {}).get(ALT, ()))
    if called := choose(others, wording.lang):
        yield say("show-names"), called
    if document.date:
        label = wording.trust(document.label_of("date"))
        yield say("show-dates"), f"{say(f'date-{document.date_kind}')} {document.date} ({label})"
    for body in document.bodies:
        meetings = "".join(f", {wording.brief(iri)}" for iri in document.meetings)
        outcome = wording.concept("outcome", document.outcome)
        yield say("show-adoption"), f"{outcome}, {wording.name(body)}{meetings}"
    if document.submitted_by:
        yield say("show-submitted"), wording.names(document.submitted_by)
    for name, key in (("proposesFor", "show-for"), ("adoptedAs", "show-adopted-as")):
        for iri in portrait.fate.get(name, ()):
            known = portrait.others.get(iri)
            claimed = [c.verification for c in portrait.claims if c.property == name]
            label = wording.trust(claimed[0] if claimed else document.verification)
            yield say(key), f"{known.symbol if known else wording.brief(iri)} ({label})"
    for iri in portrait.fate.get("hasFile", ()):
        yield say("show-file"), tail(iri)
    for run in portrait.opened:
        until = f", {say('status-until')} {wording.term(run.term)}" if run.term else ""
        name = f"{wording.name(run.norm)} ({short(run.norm)})"
        yield say("show-opens"), f"{name}, {run.start}{until} ({run_labels(run, wording)})"


def _provisions(portrait: Portrait, wording: Wording, notes: Notes) -> Iterator[str]:
    if not portrait.provisions and not portrait.clauses:
        return
    yield ""
    yield wording.say("show-provisions")
    for place, own, stated in provisions(portrait, wording, notes):
        yield f"  {place}: {own}" if own else f"  {place}"
        for line, more in stated:
            yield f"    {line}"
            yield from (f"      {each}" for each in more)


Stated = tuple[str, tuple[str, ...]]


def provisions(
    portrait: Portrait, wording: Wording, notes: Notes
) -> Iterator[tuple[str, str, list[Stated]]]:
    """Each described place: its name, what it is in our words, what its clauses do."""
    stated = {place: list(same) for place, same in groupby(portrait.clauses, lambda c: c.place)}
    for row in sorted(portrait.provisions, key=lambda r: _order(split(r["provision"])[1])):
        place = split(row["provision"])[1]
        described = portrait.names.get(row["provision"], {})
        own = choose(by_language(described.get(DESCRIPTION, ())), wording.lang)
        if not own and place not in stated:
            continue
        said = f"{own} ({wording.say('own-words')})" if own else ""
        lines = [
            (clause_line(clause, wording, notes), tuple(orders.details(clause, wording)))
            for clause in stated.get(place, ())
        ]
        yield wording.place(row["provision"]), said, lines


def _order(place: str) -> list[tuple[int, str]]:
    rank = {"pre": "0", "r": "1", "p": "2", "op": "2", "x": "3"}
    parts = []
    for part in place.split("-"):
        digits = "".join(c for c in part if c.isdigit())
        kind = part.rstrip("0123456789")
        parts.append((int(digits or 0), rank.get(kind, "4") + kind))
    return [(0, parts[0][1]), *parts]


def clause_line(clause: Clause, wording: Wording, notes: Notes) -> str:
    """What a clause does, for whom, in one line."""
    kind = wording.name(f"{WTOG}{clause.kind}")
    own, whose = orders.said(clause, wording)
    mark = notes.mark(clause.sources)
    label = f"({'; '.join(filter(None, (whose, wording.trust(clause.verification))))})"
    parties = orders.who(clause, wording)
    head = f"{kind}, {parties}" if parties else kind
    return f"{head}: {own} {label} {mark}".rstrip()


def _links(portrait: Portrait, wording: Wording, notes: Notes) -> Iterator[str]:
    if portrait.cites or portrait.open_references:
        yield ""
        yield wording.say("show-cites")
    for link in portrait.cites:
        yield "  " + "  ".join(cited_text(link, link.target, portrait, wording, notes))
    for said, candidates in open_references(portrait, wording):
        yield f"  {said}"
        yield from (f"    {each}" for each in candidates)
    if portrait.cited_by:
        yield ""
        yield wording.say("show-cited-by")
        for link in by_date(portrait):
            yield "  " + "  ".join(cited_text(link, link.source, portrait, wording, notes))


def open_references(portrait: Portrait, wording: Wording) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The citations of sets that the text leaves open, with the candidates, none chosen."""
    for reference in portrait.open_references:
        place = wording.place(f"{reference.source}__{reference.citing}")
        words = f'"{reference.written}"' if reference.written else wording.say("no-citation-words")
        listed = ", ".join(portrait.others[iri].symbol for iri in reference.candidates)
        candidates = (wording.say("lineage-candidates", symbols=listed),) if listed else ()
        yield wording.say("lineage-open", place=place, words=words), candidates


def by_date(portrait: Portrait) -> list[Link]:
    """The links by which others cite the document, the oldest first."""
    return sorted(portrait.cited_by, key=lambda each: _by_date(each, portrait))


def _by_date(link: Link, portrait: Portrait) -> tuple[str, str, str]:
    source = portrait.others[link.source]
    return (source.date, source.symbol, link.citation)


def cited_text(
    link: Link, end: str, portrait: Portrait, wording: Wording, notes: Notes
) -> tuple[str, str, str]:
    """The symbol and date of the text at one end of a link, and how the two are linked."""
    other = portrait.others[end]
    citing = wording.place(f"{link.source}__{link.citing}") if link.citing else ""
    cited = link.range or (wording.place(f"{link.target}__{link.cited}") if link.cited else "")
    label = wording.trust(link.verification)
    if portrait.others[link.source].kind == "Proposal":
        only = link.strength == "proposed"
        mark_of_draft = wording.say("lineage-proposed" if only else "lineage-in-proposal")
        label = f"{mark_of_draft}, {label}"
    relation = wording.concept("lineage", link.relation)
    where = " > ".join(part for part in (citing, cited) if part)
    mark = notes.mark(portrait.link_sources.get(link.citation, ()))
    details = "; ".join(part for part in (relation, where, label) if part)
    return other.symbol, wording.date(other), f"({details}) {mark}".rstrip()


def _doubts(portrait: Portrait, wording: Wording) -> Iterator[str]:
    for key, lines in (("show-notes", remarks), ("show-claims", weaker)):
        if said := list(lines(portrait, wording)):
            yield ""
            yield wording.say(key)
            yield from (f"  {text}" for text in said)


def remarks(portrait: Portrait, wording: Wording) -> Iterator[str]:
    """The notes on the document, in the language asked for and in English."""
    return (text for lang, text in portrait.notes() if lang in ("", wording.lang, "en"))


def doubtful(portrait: Portrait) -> list[ClaimRecord]:
    """The weaker or disputed values of its identity."""
    return [claim for claim in portrait.claims if claim.property in _SHOWN]


def weaker(portrait: Portrait, wording: Wording) -> Iterator[str]:
    """The weaker or disputed values, one line each, so many at the most."""
    several = doubtful(portrait)
    for claim in several[:MOST_CLAIMS]:
        label = wording.trust(claim.verification) if claim.verification else "-"
        why = f" - {'; '.join(claim.notes)}" if claim.notes else ""
        yield f"{claim.property}: {claim.value} ({label}){why}"
    if len(several) > MOST_CLAIMS:
        yield wording.say("claims-more", count=len(several) - MOST_CLAIMS)


_SHOWN = ("dateAdopted", "dateCirculated", "dateOfDocument", "symbol", "alternativeSymbol")


def dashboard(board: Dashboard, wording: Wording) -> Iterator[str]:
    """A body as a page: its place in the organization, and its mandates."""
    notes = Notes()
    page = list(_board(board, wording, notes))
    yield from page
    if legend := wording.legend(page):
        yield from ("", *legend)
    yield from notes.lines(wording)


def _board(board: Dashboard, wording: Wording, notes: Notes) -> Iterator[str]:
    yield f"{wording.name(board.body)} ({wording.brief(board.body)}) {notes.mark(board.sources)}"
    if board.parents:
        yield f"  {wording.say('show-parent')}: {wording.names(board.parents)}"
    if board.children:
        yield f"  {wording.say('show-children')}: {wording.names(board.children)}"
    for key, several in (
        ("show-mandates-in", board.received),
        ("show-mandates-out", board.given),
        ("show-reports-in", board.awaited),
    ):
        if several:
            yield ""
            yield f"{wording.say(key)} ({len(several)})"
            yield from _indented(orders.cards(several, wording, notes))


def _indented(text: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in text)
