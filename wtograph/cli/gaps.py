"""`wtograph gaps`: what is missing or doubtful, of some texts and norms or of all."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wtograph.cli import completing, options, output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wtograph.cli.session import Session
    from wtograph.gaps import Missing
    from wtograph.reports.missing_forms import Scope

FORMS = ("text", "json", "csv", "md")


@click.command("gaps")
@click.argument("refs", nargs=-1, metavar="[REF]...", shell_complete=completing.anything)
@click.option(
    "--only",
    "kinds",
    multiple=True,
    metavar="KIND",
    help="Only this kind (repeatable): cited, days, dates, open, no-report, undescribed, series, "
    "language, unverified, secondary.",
)
@options.on
@click.option("--exit-code", is_flag=True, help="Leave with 1 if there is any gap.")
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    refs: tuple[str, ...],
    kinds: tuple[str, ...],
    on: date | None,
    exit_code: bool,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> int:
    """What is cited but not held, unverified, missing or not covered.

    REF is a document, a paragraph, a norm or a body, as WT/L/977 or ecom-moratorium; without
    one, all texts and norms are looked at, and text shows the first few of each kind. Nothing
    here says that a document does not exist: only that this graph does not know it.
    """
    from wtograph import gaps
    from wtograph.cli.session import start
    from wtograph.norms import as_of
    from wtograph.queries import rows
    from wtograph.reports.missing_forms import Scope

    day = on or options.today()
    session = start(
        "gaps", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    store = session.graph.store
    asked = [gaps.meant(store, ref) for ref in refs]
    found = gaps.gaps(store, documents=asked, kinds=kinds, on=day)
    known = {row["document"] for row in rows(store, "read/documents")}
    scope = Scope(refs, len(known), day, as_of(store), whole=not refs and not kinds)
    write(session, found, scope, kinds)
    return 1 if exit_code and found else 0


def write(
    session: "Session", found: "Sequence[Missing]", scope: "Scope", kinds: "Sequence[str]"
) -> None:
    """Write the gaps in the form of this answer."""
    from wtograph.gaps import KINDS
    from wtograph.reports import missing_forms, table

    wording = session.wording
    match session.form:
        case "json":
            shown = [kind for kind in KINDS if kind in kinds or not kinds]
            body = missing_forms.json_object(found, scope, wording, kinds=shown)
            session.json(body, on=scope.on)
        case "csv":
            rows = [missing_forms.csv_row(missing, wording) for missing in found]
            session.write(table.comma_separated(missing_forms.CSV_HEAD, rows))
        case "md":
            session.write("\n".join(missing_forms.markdown(found, scope, wording)))
        case _:
            width = output.terminal_width()
            page = missing_forms.text(found, scope, wording, width=width)
            session.write(output.wrapped(page))
