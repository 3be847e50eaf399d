"""`wtograph resolve`: what words such as "our Decision of 17 June 2022" refer to."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wtograph.cli import completing, options, output

if TYPE_CHECKING:
    from wtograph.cli.session import Session
    from wtograph.reports.candidates import Answer
    from wtograph.resolve.entries import Register
    from wtograph.store import Store

FORMS = ("text", "json", "csv", "md")
FAR = ("unknown-symbol", "some-unknown-symbol", "date-unknown", "nothing")
"""Reasons for which the nearest known names are a help."""


@click.command("resolve")
@click.argument("text")
@click.option(
    "--within",
    metavar="REF",
    default="",
    shell_complete=completing.anything,
    help="The text or paragraph that the words stand in; it narrows by topic and by links, and "
    "gives its date to words such as last and next.",
)
@click.option(
    "--dated",
    type=options.Day(),
    metavar="DATE",
    help="The day on which the words were written; what came later is not meant.",
)
@click.option("--all", "whole", is_flag=True, help="Every candidate; text shows ten otherwise.")
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    text: str,
    within: str,
    dated: date | None,
    whole: bool,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> int:
    """Which document, paragraph, meeting, body, Member, group or norm these words mean.

    TEXT is in English, French or Spanish; case and accents do not matter. Nothing is chosen
    among equals: several candidates are ranked, each with its reasons, and none is taken.
    """
    from wtograph.cli.session import start
    from wtograph.register import register

    session = start(
        "resolve", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    store = session.graph.store
    answer = answered(store, register(store), text, within=within, dated=dated, lang=lang)
    _write(session, answer, whole=whole)
    if answer.found.verdict == "candidates" and not within and session.form == "text":
        session.note(session.wording.say("resolve-narrowing"))
    return 1 if answer.found.verdict == "unresolved" else 0


def answered(
    store: "Store",
    known: "Register",
    text: str,
    *,
    within: str = "",
    dated: date | None = None,
    lang: str = "en",
) -> "Answer":
    """What a phrase refers to, with what the reports need of the texts concerned.

    Raises: UnknownDocument, AmbiguousName, BadSymbol for `within`.
    """
    from wtograph import refs
    from wtograph.records import DOC, documents
    from wtograph.reports.candidates import Answer
    from wtograph.resolve.answer import resolve
    from wtograph.resolve.nearest import nearest

    home = refs.find(store, within).iri if within else ""
    found = resolve(known, text, dated=dated, within=home, lang=lang)
    sought = found.unknown if found.reason == "some-unknown-symbol" else (text,)
    several = (each for one in sought for each in nearest(known, one))
    near = tuple(dict.fromkeys(several)) if found.reason in FAR else ()
    meant = [*(each.iri for each in found.candidates), *found.aside]
    entries = {iri: known.entries[iri] for iri in meant}
    texts = [iri for iri in meant if iri.startswith(DOC)]
    return Answer(found, entries, documents(store, texts), near, dated, within)


def _write(session: "Session", answer: "Answer", *, whole: bool) -> None:
    from wtograph.reports import candidates, table

    wording = session.wording
    match session.form:
        case "json":
            session.json(candidates.json_object(answer, wording))
        case "csv":
            rows = candidates.csv_rows(answer, wording)
            session.write(table.comma_separated(candidates.CSV_HEAD, rows))
        case "md":
            session.write("\n".join(candidates.markdown(answer, wording)))
        case _:
            session.write(output.wrapped(candidates.text(answer, wording, whole=whole)))
