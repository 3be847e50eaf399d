"""`wtograph ingest`: facts of the user's own into a store folder."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wtograph.cli import options, output

if TYPE_CHECKING:
    from wtograph.ingest import Ingested

FORMS = ("text", "json", "csv", "md")
HEAD = ("file", "graph", "state")


@click.command("ingest")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "-s",
    "--store",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The store to make or add to.",
)
@options.output(*FORMS)
@options.common
def command(
    files: tuple[Path, ...],
    folder: Path,
    form: str | None,
    target: str | None,
    quiet: bool,
    debug: bool,
) -> None:
    """Put FILEs of facts into a store beside the shipped facts, whole or not at all.

    Taken are Turtle, TriG, N-Quads and JSON-LD. A file of the same name replaces its earlier
    self. A file that does not parse, or breaks a shape, stops everything; nothing is stored.
    """
    from wtograph.cli.completing import INDEX, index
    from wtograph.folders import abandoned, open_folder
    from wtograph.ingest import ingest

    chosen = output.form_of(form, target, FORMS)
    if stopped := abandoned(folder):
        said = f"process {stopped} was stopped while it wrote {folder}; its lock is taken over"
        output.note(f"warning: {said}", quiet=quiet)
    done = ingest(files, folder)
    output.write_file(index(open_folder(folder)), str(folder / INDEX))
    output.emit(_report(done, chosen), target)
    warned = sum(finding.severity == "warning" for finding in done.findings)
    weak = f"; warnings: {warned}, see wtograph validate" if warned else ""
    output.note(
        f"{folder}: files: {len(done.files)}; triples: {done.triples} of yours, "
        f"{done.total} in all{weak}",
        quiet=quiet,
    )


def _report(done: "Ingested", form: str) -> str:
    from wtograph.reports import table

    rows = [(str(facts.path), facts.graph, "ok") for facts in done.files]
    match form:
        case "json":
            body = {
                "complete": True,
                "files": [dict(zip(HEAD, row, strict=True)) for row in rows],
                "triples": done.triples,
                "total": done.total,
                "warnings": sum(each.severity == "warning" for each in done.findings),
            }
            return output.envelope("ingest", str(done.folder), None, body)
        case "csv":
            return table.comma_separated(HEAD, rows)
        case "md":
            return "\n".join(table.markdown(HEAD, rows))
    return "\n".join(f"  {state}  {path}" for path, _, state in rows)
