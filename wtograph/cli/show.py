"""`wtograph show`: all that is known of one document, paragraph, body or norm."""

from pathlib import Path

import click

from wtograph.cli import options, output

FORMS = ("text", "json")
ACTORS = ("body:", "member:", "group:", "programme:", "prog:")


@click.command("show")
@click.argument("ref")
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

    \b
    Example:
      wtograph show WT/L/977
    """
    from wtograph import background, portrait, refs
    from wtograph.cli.session import start
    from wtograph.errors import UnknownNorm
    from wtograph.reports import portrait_data, portrait_text, standing

    session = start(
        "show", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    store, wording = session.graph.store, session.wording
    if ref.startswith(ACTORS):
        board = portrait.of_body(store, refs.find_actor(store, ref))
        if session.form == "json":
            session.json(portrait_data.body_object(board, wording))
        else:
            session.write(output.wrapped(portrait_text.dashboard(board, wording)))
        return
    try:
        found = session.graph.status(ref, options.today())
    except UnknownNorm:
        known = refs.find(store, ref)
        page = portrait.of_document(store, known.iri, known.place)
        if session.form == "json":
            session.json(portrait_data.document_object(page, wording))
        else:
            session.write(output.wrapped(portrait_text.lines(page, wording)))
        return
    behind = background.of_status(store, found)
    if session.form == "json":
        session.json(standing.status_json(found, behind, wording), on=found.on)
    else:
        session.write(output.wrapped(standing.status_lines(found, behind, wording)))
