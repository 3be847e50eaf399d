"""`wtograph show`: all that is known of one document, paragraph, body or norm."""

from pathlib import Path

import click

from wtograph.cli import completing, options, papers

FORMS = ("text", "json", "csv", "md")


@click.command("show")
@click.argument("ref", shell_complete=completing.anything)
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    ref: str,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> None:
    """One document or paragraph (WT/L/977, WT/L/977#2), one body (body:GC), or one norm.

    Symbols, titles, dates and adoption with their labels; provisions and what they do; what
    the text cites and what cites it; what is doubtful about it.
    """
    from wtograph.cli.session import start
    from wtograph.cli.showing import write

    session = start(
        "show", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    if papers.is_paper(ref):
        session, ref = papers.read(session, ref, options.today())
    write(session, ref, today=options.today())
