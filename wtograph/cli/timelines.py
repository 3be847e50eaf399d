"""The answer of `wtograph timeline` in its forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wtograph import background, norms
from wtograph.cli import output, trusted
from wtograph.cli.session import Session
from wtograph.errors import InputError, UnknownNorm
from wtograph.lineage.model import Lineage
from wtograph.records import sources
from wtograph.reports import course, grounds, table
from wtograph.reports.wording import Footnotes, Notes
from wtograph.status import Timeline

STATED = ("period", "apart")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was found for the names, and what of it is to be shown.

    `texts` are the lineages of documents, by the name typed; `trust` is the least verification.
    """

    found: Sequence[Timeline]
    texts: Sequence[tuple[str, Lineage]]
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
    texts: list[tuple[str, Lineage]] = []
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


def _texts(session: Session, name: str, unknown: UnknownNorm) -> Lineage:
    try:
        return session.graph.lineage(name)
    except InputError:
        if "/" in name and not name.startswith("programme"):
            raise  # meant as a symbol
        raise unknown from None


def _behind(session: Session, asked: Asked) -> Iterator[grounds.Texts]:
    """The texts of each lineage that are to be shown, with their sources."""
    for name, lineage in asked.texts:
        shown, hidden = trusted.kept(lineage.nodes, asked.trust)
        known = sources(session.graph.store, [node.iri for node in shown])
        yield grounds.Texts(name, lineage, tuple(shown), known, hidden)


def _json(session: Session, asked: Asked) -> None:
    store, labels = session.graph.store, trusted.labels(asked.trust)
    bodies = [
        course.json_object(each, background.of_timeline(store, each), session.wording, labels)
        for each in asked.found
    ]
    lineages = []
    for texts in _behind(session, asked):
        lineages.append(grounds.json_object(texts, session.wording))
    whole = all(body["complete"] for body in (*bodies, *lineages))
    session.json({"complete": whole, "timelines": bodies, "texts": lineages})


def _csv(session: Session, asked: Asked) -> None:
    rows, left_out = [], 0
    for each in asked.found:
        entries, hidden = _entries(session, each, asked)
        rows += [course.csv_row(each.norm, entry) for entry in entries]
        left_out += hidden
    for texts in _behind(session, asked):
        rows += grounds.csv_rows(texts, session.wording)
        left_out += texts.hidden
    session.write(table.comma_separated(course.CSV_HEAD, rows))
    if left_out:  # the one form with no place for it
        session.note(session.wording.say("hidden-by-trust", count=left_out))


def _page(session: Session, asked: Asked) -> None:
    notes = Footnotes() if session.form == "md" else Notes()
    parts = [_norm(session, each, notes, asked) for each in asked.found]
    for texts in _behind(session, asked):
        rows = grounds.rows(texts, session.wording, notes)
        drawn = _rows(
            session, grounds.HEAD, rows, texts.ref, grounds.warning(texts, session.wording)
        )
        parts.append(_said(session, drawn, list(grounds.remarks(texts, session.wording))))
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
    told = list(course.remarks(found, behind, wording))
    said = [*told, *wording.legend([text, *told])]
    if hidden:
        said.insert(0, wording.say("timeline-hidden", count=hidden))
    return _said(session, text, said)


def _said(session: Session, text: str, said: Sequence[str]) -> str:
    """A table with the lines below it."""
    if not said:
        return text
    if session.form == "md":
        return "\n".join([text, *(f"- {table.inline(line)}" for line in said), ""])
    return "\n".join([text, output.wrapped(said), ""])


def _rows(
    session: Session,
    head: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    title: str,
    warning: str = "",
) -> str:
    words = [session.wording.say(key) for key in head]
    if session.form == "md":
        above = [f"## {table.inline(title)}", "", *([table.inline(warning), ""] if warning else [])]
        return "\n".join([*above, *table.markdown(words, rows), ""])
    drawn = table.text(words, rows, width=output.terminal_width())
    return "\n".join([title, *([f"  {warning}"] if warning else []), *drawn, ""])
