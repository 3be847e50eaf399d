"""`wtograph ingest`: facts of the user's own into a store folder."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wtograph.cli import options, output
from wtograph.errors import UsageProblem

if TYPE_CHECKING:
    from wtograph.extract.review import Decision
    from wtograph.ingest import Ingested

FORMS = ("text", "json", "jsonl", "csv", "md")
HEAD = ("file", "graph", "state")


@click.command("ingest")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "-s",
    "--store",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The store to make or add to.",
)
@click.option("--dry-run", is_flag=True, help="Read documents and print them; store nothing.")
@click.option(
    "--review",
    "table",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the doubts as CSV; decisions found in FILE are kept and honoured.",
)
@options.output(*FORMS)
@options.common
def command(
    files: tuple[Path, ...],
    folder: Path | None,
    dry_run: bool,
    table: Path | None,
    form: str | None,
    target: str | None,
    quiet: bool,
    debug: bool,
) -> int:
    """Put FILEs into a store beside the shipped facts: documents that are read, and facts.

    Documents are TXT, HTML, DOCX and PDF in English, French or Spanish; what is found in them is
    marked as extracted by machine, with its words. Facts are Turtle, TriG, N-Quads and JSON-LD:
    one that does not parse, or breaks a shape, stops everything, and nothing is stored. A
    document that cannot be read is named, and the others are stored (exit 4). What was ingested
    before is replaced. --review writes what was read as a table, the least sure first: put
    accepted, rejected or corrected beside a row and ingest again with the same --review; your
    decisions stay with the store. - reads the names of files from standard input.
    """
    from wtograph.cli.completing import INDEX, index
    from wtograph.folders import abandoned, open_folder
    from wtograph.ingest import ingest

    chosen = output.form_of(form, target, FORMS)
    files = named(files)
    if dry_run:
        from wtograph.cli.drying import dry

        return dry(files, chosen, target, quiet=quiet)
    if folder is None:
        raise UsageProblem(
            "--store is missing: no store to put them into",
            hint="wtograph ingest FILE -s FOLDER, or --dry-run; see wtograph ingest --help",
        )
    if stopped := abandoned(folder):
        said = f"process {stopped} was stopped while it wrote {folder}; its lock is taken over"
        output.note(f"warning: {said}", quiet=quiet)
    done = ingest(files, folder, _decided(table) if table else ())
    if table:
        _review(table, folder, done)
    output.write_file(index(open_folder(folder)), str(folder / INDEX))
    output.emit(_report(done, chosen), target)
    warned = sum(finding.severity == "warning" for finding in done.findings)
    weak = f"; warnings: {warned}, see wtograph validate" if warned else ""
    output.note(
        f"{folder}: files: {len(done.files) + len(done.read)}; triples: {done.triples} of yours, "
        f"{done.total} in all{weak}",
        quiet=quiet,
    )
    for failed in done.unread:
        output.note(f"left out: {failed.error}  [{failed.error.code}]", quiet=False)
    return 4 if done.unread else 0


def _decided(table: Path) -> "tuple[Decision, ...]":
    if not table.exists():
        return ()
    from wtograph import library
    from wtograph.cli.reviewing import decisions
    from wtograph.register import register

    return decisions(table, register(library.load().store))


def _review(table: Path, folder: Path, done: "Ingested") -> None:
    from wtograph import readings
    from wtograph.cli.reviewing import table as written
    from wtograph.folders import open_folder

    output.write_file(written(done.read, readings.symbols(open_folder(folder))), str(table))


def named(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files as named; in place of - those that standard input names, one a line."""
    if Path("-") not in files:
        return files
    listed = [Path(line.strip()) for line in sys.stdin if line.strip()]
    return tuple(each for path in files for each in (listed if str(path) == "-" else [path]))


def _report(done: "Ingested", form: str) -> str:
    from wtograph.reports import table

    rows = [(str(facts.path), facts.graph, "ok") for facts in done.files]
    rows += [(str(reading.path), reading.graph, "ok") for reading in done.read]
    rows += [(str(failed.path), "", f"left out: {failed.error.code}") for failed in done.unread]
    match form:
        case "json":
            body = {
                "complete": not done.unread,
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
