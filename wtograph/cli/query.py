"""`wtograph query`: a ready question, or SPARQL of the user's own."""

import sys
from pathlib import Path

import click

from wtograph.cli import completing, options, output

FORMS = ("text", "json", "csv", "tsv", "md", "ttl")
LISTED = ("text", "json", "csv", "md")


class Pair(click.ParamType[tuple[str, str]]):
    """NAME=VALUE."""

    name = "name=value"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The two parts."""
        if isinstance(value, tuple):
            return value
        name, sign, text = str(value).partition("=")
        if not sign or not name:
            self.fail(f"{value!r} is not NAME=VALUE", param, ctx)
        return name, text


@click.command("query")
@click.argument(
    "question", required=False, metavar="[NAME|FILE|-]", shell_complete=completing.question
)
@click.option("--list", "listing", is_flag=True, help="The ready questions and what they take.")
@click.option(
    "--param",
    "params",
    type=Pair(),
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of a ready question (repeatable).",
)
@click.option("--show", is_flag=True, help="Print the SPARQL, parameters filled in; run nothing.")
@click.option(
    "--max-rows",
    "most",
    type=click.IntRange(min=1),
    metavar="N",
    help="Write the first N rows only; an answer that is cut says so and leaves with 5.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.01),
    default=60.0,
    metavar="S",
    help="Seconds after which the query is stopped; default 60.",
)
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    question: str | None,
    listing: bool,
    params: tuple[tuple[str, str], ...],
    show: bool,
    most: int | None,
    timeout: float,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> int:
    """Ask a ready question by NAME, or SPARQL 1.1 from a FILE or from standard input (-).

    The prefixes of this graph need no PREFIX line. All named graphs are asked together. An
    ASK that is false leaves with 1.
    """
    from wtograph.cli import asking

    if listing:
        chosen = output.form_of(form, target, LISTED)
        output.emit(asking.catalogue(lang, chosen), target)
        return 0
    where = options.store_place(place)
    query = asking.find(question, sys.stdin)
    given = dict(params)
    sparql = asking.bound(query, given, where, lang)
    if show:
        output.emit(sparql, target)
        return 0
    chosen = output.form_of(form, target, FORMS)
    return asking.answer(
        query, sparql, asking.Wanted(where, chosen, target, lang, timeout, most, quiet, given)
    )
