"""`wtograph timeline`: a norm, or the lineage of a text, in order of date."""

from datetime import date
from pathlib import Path

import click

from wtograph.cli import completing, options

FORMS = ("text", "json", "csv", "md")


@click.command("timeline")
@click.argument(
    "names", nargs=-1, metavar="[NORM|REF]...", shell_complete=completing.norm_or_document
)
@click.option("--gaps", "only_gaps", is_flag=True, help="Only the days not covered.")
@options.assumed
@options.trust
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    names: tuple[str, ...],
    only_gaps: bool,
    assume: tuple[tuple[str, date], ...],
    trust: str,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> None:
    """Every period of a NORM in order of date, the gaps between them, and its lapse.

    Without a name, all norms and programmes of the graph; for a document REF, the texts of its
    lineage by date. Sessions that took no decision and arrangements of some Members stand
    apart and extend nothing.
    """
    from wtograph.cli.session import start
    from wtograph.cli.timelines import write

    session = start(
        "timeline", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    write(session, names, only_gaps=only_gaps, trust=trust, assumed=dict(assume))
