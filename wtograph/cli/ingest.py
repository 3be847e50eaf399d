"""`wtograph ingest`: facts of the user's own into a store folder."""

from pathlib import Path

import click

from wtograph.cli import options, output


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
@options.common
def command(files: tuple[Path, ...], folder: Path, quiet: bool, debug: bool) -> None:
    """Put FILEs of facts into a store beside the shipped facts, whole or not at all.

    Taken are Turtle, TriG, N-Quads and JSON-LD. A file of the same name replaces its earlier
    self. A file that does not parse, or breaks a shape, stops everything; nothing is stored.

    \b
    Example:
      wtograph ingest my-facts.ttl -s my.store
      wtograph lineage WT/L/1193 -s my.store
    """
    from wtograph.ingest import ingest

    done = ingest(files, folder)
    for facts in done.files:
        output.emit(f"  ok  {facts.path}", None)
    warned = sum(finding.severity == "warning" for finding in done.findings)
    weak = f"; warnings: {warned}, see wtograph validate" if warned else ""
    output.note(
        f"{folder}: files: {len(done.files)}; triples: {done.triples} of yours, "
        f"{done.total} in all{weak}",
        quiet=quiet,
    )
