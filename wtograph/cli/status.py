"""`wtograph status`: is it in force on a day, until when, and by which sentence."""

from datetime import date
from pathlib import Path

import click

from wtograph.cli import completing, options

FORMS = ("text", "json", "csv", "md")


@click.command("status")
@click.argument("norm", shell_complete=completing.norm)
@options.on
@options.assumed
@click.option("--history", is_flag=True, help="Add all periods and gaps.")
@click.option("--exit-code", is_flag=True, help="Leave with 1 unless it is in force.")
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    norm: str,
    on: date | None,
    assume: tuple[tuple[str, date], ...],
    history: bool,
    exit_code: bool,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> int:
    """Whether NORM stands on a day: the period, its end as the text has it, and the doubts.

    NORM is ecom-moratorium, trips-nvc-moratorium, programme/e-commerce, ... The state is
    computed from the terms; where the text does not say which edge of a session it means,
    every reading is shown. This is not a legal opinion.
    """
    from wtograph.cli.session import start
    from wtograph.cli.states import write

    day = on or options.today()
    session = start(
        "status", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    moved = dict(assume)
    found = session.graph.status(norm, day, assumed=moved)
    write(session, found, history=history, assumed=moved)
    return 1 if exit_code and found.state != "in-force" else 0
