"""The answer about the state of a norm in its forms, for `status` and `show`."""

from collections.abc import Iterable, Mapping
from datetime import date

from wtograph import background
from wtograph.background import Background
from wtograph.cli import output
from wtograph.cli.session import Session
from wtograph.reports import course, standing, standing_data, table
from wtograph.reports.wording import Notes
from wtograph.status import Status, Timeline


def write(
    session: Session, found: Status, *, history: bool = False, assumed: Mapping[str, date]
) -> None:
    """Write the state of a norm; `history` adds all its periods and gaps."""
    store, wording = session.graph.store, session.wording
    behind = background.of_status(store, found)
    course_of: Timeline | None = None
    around: Background | None = None
    if history:
        course_of = session.graph.timeline(found.norm, assumed=assumed)
        around = background.of_timeline(store, course_of)
    entries = course.entries(course_of, around, wording) if course_of and around else ()

    def drawn(notes: Notes) -> Iterable[str]:
        if not course_of or not around:
            return []
        head = [wording.say(key) for key in course.HEAD]
        rows = [course.row(entry, wording, notes) for entry in entries]
        said = list(course.remarks(course_of, around, wording))
        if session.form == "md":
            return [*table.markdown(head, rows), "", *(f"- {table.inline(line)}" for line in said)]
        return [*table.text(head, rows, width=output.terminal_width()), *said]

    match session.form:
        case "json":
            body = standing_data.status_json(found, behind, wording)
            if course_of and around:
                body["history"] = course.json_object(course_of, around, wording)
            session.json(body, on=found.on)
        case "csv":
            cells = standing_data.rows(found, behind, wording)
            cells += [standing_data.history_row(found, entry) for entry in entries]
            session.write(table.comma_separated(standing_data.HEAD, cells))
        case "md":
            session.write("\n".join(standing_data.markdown(found, behind, wording, drawn)))
        case _:
            lines = standing.status_lines(found, behind, wording, drawn)
            session.write(output.wrapped(lines))
