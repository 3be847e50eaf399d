"""`wtograph explain`: why a statement is in the graph, and who says so."""

from datetime import date
from pathlib import Path

import click

from wtograph.cli import completing, options, output

FORMS = ("text", "json", "csv", "md")


@click.command("explain")
@click.argument("subject", shell_complete=completing.anything)
@click.argument("property_", metavar="[PROPERTY]", default="")
@click.argument("object_", metavar="[OBJECT]", default="")
@options.on
@options.assumed
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    subject: str,
    property_: str,
    object_: str,
    on: date | None,
    assume: tuple[tuple[str, date], ...],
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> int:
    """Why a statement is in the graph, and who says so: label, source and words, or rule.

    SUBJECT is a symbol or paragraph (WT/L/1193, WT/L/977#2), a mandate (WT_L_977__p2__1), a
    norm (ecom-moratorium), a body or session, or a short name (claim:lapse-1). PROPERTY is the
    name of a property, as buildsOn, dateAdopted or "builds on"; OBJECT a value or a name. A norm
    alone is explained for the day of --on. Leaves with 1 when the graph does not say it.
    """
    from wtograph.cli.session import start
    from wtograph.explain.build import explain
    from wtograph.reports import table, why, why_data

    session = start(
        "explain", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    found = explain(
        session.graph.store,
        subject,
        property_,
        object_,
        on=on or options.today(),
        assumed=dict(assume),
    )
    if session.form == "json":
        session.json(why_data.json_object(found, session.wording), on=found.on)
    elif session.form == "csv":
        session.write(table.comma_separated(why_data.CSV_HEAD, why_data.rows(found)))
        if more := why_data.left_out(found):  # the one form with no place for it
            session.note(session.wording.say("explain-ways-more", count=more))
    elif session.form == "md":
        session.write("\n".join(why.markdown(found, session.wording)))
    else:
        session.write(output.wrapped(why.lines(found, session.wording)))
    return 0 if found.found else 1
