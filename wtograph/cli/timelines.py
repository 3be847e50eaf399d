"""The answer of `wtograph timeline` in its forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wtograph import background, norms
from wtograph.cli import output, trusted
from wtograph.cli.session import Session
from wtograph.errors import InputError, UnknownNorm
from wtograph.records import DocumentRecord
from wtograph.reports import course, table
from wtograph.reports.wording import Footnotes, Notes
from wtograph.status import Timeline

TEXTS = ("date", "symbol", "title")
STATED = ("period", "apart")
TEXT_HEAD = ("head-date", "head-symbol", "head-title")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was found for the names, and what of it is to be shown.

    `texts` are the lineages of documents, by the name typed; `trust` is the least verification.
    """

    found: Sequence[Timeline]
    texts: Sequence[tuple[str, tuple[DocumentRecord, ...]]]
    only_gaps: bool
    trust: str


def write(
    session: Session,
    names: tuple[str, ...],
    *,
    only_gaps: bool,
    assumed: Mapping[str, date],
    trust: str = "any",
) -> None:
    """Write the timelines of these norms, or the lineage of these texts by date."""
    found: list[Timeline] = []
    texts: list[tuple[str, tuple[DocumentRecord, ...]]] = []
    for name in names or tuple(norms.short(iri) for iri in norms.norms(session.graph.store)):
        try:
            found.append(session.graph.timeline(name, assumed=assumed))
        except UnknownNorm as unknown:
            texts.append((name, _texts(session, name, unknown)))
    asked = Asked(found, texts, only_gaps, trust)
    match session.form:
        case "json":
            _json(session, asked)
        case "csv":
            _csv(session, asked)
        case _:
            _page(session, asked)


def _texts(session: Session, name: str, unknown: UnknownNorm) -> tuple[DocumentRecord, ...]:
    try:
        return session.graph.lineage(name).nodes
    except InputError:
        if "/" in name and not name.startswith("programme"):
            raise  # meant as a symbol
        raise unknown from None


def _json(session: Session, asked: Asked) -> None:
    store, lang, labels = session.graph.store, session.wording.lang, trusted.labels(asked.trust)
    bodies = [
        course.json_object(each, background.of_timeline(store, each), session.wording, labels)
        for each in asked.found
    ]
    lineages = []
    for name, nodes in asked.texts:
        shown, hidden = trusted.kept(nodes, asked.trust)
        rows = [dict(zip(TEXTS, (n.date, n.symbol, n.title(lang)), strict=True)) for n in shown]
        lineages.append({"ref": name, "texts": rows, "hidden_by_trust": hidden})
    whole = all(body["complete"] for body in bodies)
    session.json({"complete": whole, "timelines": bodies, "texts": lineages})


def _csv(session: Session, asked: Asked) -> None:
    rows, left_out = [], 0
    for each in asked.found:
        entries, hidden = _entries(session, each, asked)
        rows += [course.csv_row(each.norm, entry) for entry in entries]
        left_out += hidden
    for name, nodes in asked.texts:
        shown, hidden = trusted.kept(nodes, asked.trust)
        rows += [course.text_row(name, node, session.wording.lang) for node in shown]
        left_out += hidden
    session.write(table.comma_separated(course.CSV_HEAD, rows))
    if left_out:  # the one form with no place for it
        session.note(session.wording.say("hidden-by-trust", count=left_out))


def _page(session: Session, asked: Asked) -> None:
    notes = Footnotes() if session.form == "md" else Notes()
    parts = [_norm(session, each, notes, asked) for each in asked.found]
    for name, nodes in asked.texts:
        shown, hidden = trusted.kept(nodes, asked.trust)
        rows = [(n.date, n.symbol, n.title(session.wording.lang)) for n in shown]
        parts.append(_rows(session, TEXT_HEAD, rows, name))
        if hidden:
            parts.append(session.wording.say("hidden-by-trust", count=hidden))
    parts.append(output.wrapped(notes.lines(session.wording)))
    session.write("\n".join(parts).rstrip())


def _entries(session: Session, found: Timeline, asked: Asked) -> tuple[list[course.Entry], int]:
    """The lines to show, and how many periods `--trust` leaves out; what is computed stays."""
    behind = background.of_timeline(session.graph.store, found)
    entries = course.entries(found, behind, session.wording)
    wanted = [entry for entry in entries if not asked.only_gaps or entry.kind == "gap"]
    labels = trusted.labels(asked.trust)
    shown = [e for e in wanted if not labels or e.kind not in STATED or e.label in labels]
    return shown, len(wanted) - len(shown)


def _norm(session: Session, found: Timeline, notes: Notes, asked: Asked) -> str:
    behind = background.of_timeline(session.graph.store, found)
    wording = session.wording
    entries, hidden = _entries(session, found, asked)
    title = f"{norms.short(found.norm)}: {wording.name(found.norm)}"
    text = _rows(session, course.HEAD, [course.row(e, wording, notes) for e in entries], title)
    said = [*course.remarks(found, behind, wording), *wording.legend([text])]
    if hidden:
        said.insert(0, wording.say("timeline-hidden", count=hidden))
    if session.form == "md":
        return "\n".join([text, *(f"- {line}" for line in said), ""])
    return "\n".join([text, output.wrapped(said), ""])


def _rows(
    session: Session, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], title: str
) -> str:
    words = [session.wording.say(key) for key in head]
    if session.form == "md":
        return "\n".join([f"## {title}", "", *table.markdown(words, rows), ""])
    drawn = table.text(words, rows, width=output.terminal_width())
    return "\n".join([title, *drawn, ""])
