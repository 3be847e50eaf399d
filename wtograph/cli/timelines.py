"""The answer of `wtograph timeline` in its forms."""

from collections.abc import Mapping
from datetime import date

from wtograph import background, norms
from wtograph.cli import output
from wtograph.cli.session import Session
from wtograph.errors import InputError, UnknownNorm
from wtograph.reports import course, table
from wtograph.reports.wording import Footnotes, Notes
from wtograph.status import Timeline


def write(
    session: Session, names: tuple[str, ...], *, only_gaps: bool, assumed: Mapping[str, date]
) -> None:
    """Write the timelines of these norms, or the lineage of these texts by date."""
    store = session.graph.store
    wanted = names or tuple(norms.short(iri) for iri in norms.norms(store))
    found: list[Timeline] = []
    texts: list[tuple[str, list[tuple[str, ...]]]] = []
    for name in wanted:
        try:
            found.append(session.graph.timeline(name, assumed=assumed))
        except UnknownNorm as unknown:
            texts.append((name, _texts(session, name, unknown)))
    if session.form == "json":
        bodies = [
            course.json_object(each, background.of_timeline(store, each), session.wording)
            for each in found
        ]
        lineages = [
            {"ref": name, "texts": [dict(zip(TEXTS, row, strict=True)) for row in rows]}
            for name, rows in texts
        ]
        whole = all(body["complete"] for body in bodies)
        session.json({"complete": whole, "timelines": bodies, "texts": lineages})
        return
    if session.form == "csv" and not texts:
        rows = [
            course.csv_row(each.norm, entry)
            for each in found
            for entry in _entries(session, each, only_gaps=only_gaps)
        ]
        session.write(table.comma_separated(course.CSV_HEAD, rows))
        return
    notes = Footnotes() if session.form == "md" else Notes()
    parts = [_norm(session, each, notes, only_gaps=only_gaps) for each in found]
    parts += [_rows(session, TEXT_HEAD, rows, name) for name, rows in texts]
    if session.form != "csv":
        parts.append(output.wrapped(notes.lines(session.wording)))
    session.write("\n".join(parts).rstrip())


TEXTS = ("date", "symbol", "title")
TEXT_HEAD = ("head-date", "head-symbol", "head-title")


def _texts(session: Session, name: str, unknown: UnknownNorm) -> list[tuple[str, ...]]:
    try:
        lineage = session.graph.lineage(name)
    except InputError:
        if "/" in name and not name.startswith("programme"):
            raise  # meant as a symbol
        raise unknown from None
    lang = session.wording.lang
    return [(n.date, n.symbol, n.title(lang)) for n in lineage.nodes]


def _entries(session: Session, found: Timeline, *, only_gaps: bool) -> tuple[course.Entry, ...]:
    behind = background.of_timeline(session.graph.store, found)
    entries = course.entries(found, behind, session.wording)
    return tuple(entry for entry in entries if not only_gaps or entry.kind == "gap")


def _norm(session: Session, found: Timeline, notes: Notes, *, only_gaps: bool) -> str:
    behind = background.of_timeline(session.graph.store, found)
    wording = session.wording
    entries = _entries(session, found, only_gaps=only_gaps)
    title = f"{norms.short(found.norm)}: {wording.name(found.norm)}"
    text = _rows(session, course.HEAD, [course.row(e, wording, notes) for e in entries], title)
    said = [*course.remarks(found, behind, wording), *wording.legend([text])]
    return "\n".join([text, output.wrapped(said), ""])


def _rows(session: Session, head: tuple[str, ...], rows: list[tuple[str, ...]], title: str) -> str:
    words = [session.wording.say(key) for key in head]
    match session.form:
        case "csv":
            return table.comma_separated(head, rows)
        case "md":
            return "\n".join([f"## {title}", "", *table.markdown(words, rows), ""])
        case _:
            drawn = table.text(words, rows, width=output.terminal_width())
            return "\n".join([title, *drawn, ""])
