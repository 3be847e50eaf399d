"""Options that several commands share; one name has one meaning everywhere."""

import difflib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from wtograph import dates
from wtograph.cli.screen import Screen

F = TypeVar("F", bound=Callable[..., Any])
LANGUAGES = ("en", "fr", "es")
COLOURS = ("auto", "always", "never")
TRUSTED = ("read", "secondary", "any")


class OneOf(click.Choice[str]):
    """One of a few words; a slip is answered with all of them and the nearest."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """What is wrong with a word that is none of them."""
        near = difflib.get_close_matches(str(value).lower(), self.choices, n=1, cutoff=0.6)
        message = super().get_invalid_choice_message(value, ctx).rstrip(".")
        return f"{message}; did you mean {near[0]}?" if near else message

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; a slip that comes from the environment is told by the name of its variable."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as slip:
            source = ctx.get_parameter_source(param.name) if ctx and param and param.name else None
            if source is not click.core.ParameterSource.ENVIRONMENT or not param:
                raise
            raise click.BadParameter(slip.message, ctx, param, f"${param.envvar}") from None


class Day(click.ParamType[date]):
    """A day written as 2026-11-23; never a phrase."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Raises: BadDate through the command line's own error."""
        return value if isinstance(value, date) else dates.day(str(value))


class Span(click.ParamType[date]):
    """A day, month or year, taken at its first or its last day."""

    name = "date"

    def __init__(self, *, end: bool) -> None:
        self._end = end

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The first or last day that the text can mean."""
        if isinstance(value, date):
            return value
        partial = dates.parse(str(value))
        return partial.last if self._end else partial.first


class Assumption(click.ParamType[tuple[str, date]]):
    """A session moved to a day, as MC14=2026-06-01."""

    name = "session=date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, date]:
        """The session and its day."""
        if isinstance(value, tuple):
            return value
        session, sign, day = str(value).partition("=")
        if not sign or not session:
            self.fail(f"{value!r} is not SESSION=DATE, for example MC14=2026-06-01", param, ctx)
        return session, dates.day(day)


def store(command: F) -> F:
    """-s, --store: which facts are asked."""
    return click.option(
        "-s",
        "--store",
        "place",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="A store made by `wtograph ingest`; else $WTOGRAPH_STORE, ./wtograph.store, "
        "or the shipped facts.",
    )(command)


def output(*formats: str) -> Callable[[F], F]:
    """-f, --format and -o, --output; the suffix of the file chooses a format too."""

    def wrap(command: F) -> F:
        command = click.option(
            "-f",
            "--format",
            "form",
            type=OneOf(formats),
            metavar="|".join(formats),
            help="The form of the answer; text by default, also in a pipe.",
        )(command)
        if "csv" in formats:
            command = _excel(command)
        return click.option(
            "-o",
            "--output",
            "target",
            metavar="FILE",
            help="Write to this file, whole or not at all; - is standard output.",
        )(command)

    return wrap


def lang(command: F) -> F:
    """--lang: the language of titles, names and headings."""
    return click.option(
        "--lang",
        type=OneOf(LANGUAGES),
        envvar="WTOGRAPH_LANG",
        default="en",
        metavar="|".join(LANGUAGES),
        help="Language of titles, names and headings.",
    )(command)


def on(command: F) -> F:
    """--on: the day the answer is for."""
    return click.option(
        "--on",
        type=Day(),
        metavar="DATE",
        help="The day the answer is for; default today.",
    )(command)


def assumed(command: F) -> F:
    """--assume: a session moved to another day."""
    return click.option(
        "--assume",
        "assume",
        type=Assumption(),
        multiple=True,
        metavar="SESSION=DATE",
        help="What if a session were held on this day (repeatable), as MC14=2026-06-01.",
    )(command)


def trust(command: F) -> F:
    """--trust: the least verification that a fact must have to be shown."""
    return click.option(
        "--trust",
        type=OneOf(TRUSTED),
        default="any",
        metavar="|".join(TRUSTED),
        help="Only what was read, or read or stated by another source; what is left out is "
        "counted. Default any.",
    )(command)


def _excel(command: F) -> F:
    """--excel: CSV as a spreadsheet opens it by a double click."""
    return click.option(
        "--excel",
        is_flag=True,
        expose_value=False,
        callback=_set("excel"),
        help="With csv: byte-order mark and semicolons.",
    )(command)


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Keep the value of an option on the screen of this run."""

    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> Any:
        found = ctx.find_object(Screen)
        if found:
            setattr(found, name, value)
        return value

    return keep


def common(command: F) -> F:
    """-q, --quiet, --debug, --color and --no-pager."""
    command = click.option(
        "--pager/--no-pager",
        "paged",
        default=True,
        expose_value=False,
        callback=_set("paged"),
        help="At a terminal, show what is longer than the screen in $WTOGRAPH_PAGER, $PAGER "
        "or less (the default).",
    )(command)
    command = click.option(
        "--color",
        "colour",
        type=OneOf(COLOURS),
        default="auto",
        expose_value=False,
        callback=_set("colour"),
        metavar="|".join(COLOURS),
        help="Colour in text; auto is at a terminal, unless NO_COLOR is set.",
    )(command)
    command = click.option("-q", "--quiet", is_flag=True, help="Nothing on stderr but errors.")(
        command
    )
    return click.option("--debug", is_flag=True, help="Show the trace of an error.")(command)


def today() -> date:
    """The day on which the program runs; the one place that reads the clock."""
    return date.today()


def store_place(place: Path | None) -> Path | None:
    """The store folder to use, by option, then environment, then the folder at hand."""
    if place is not None:
        return place
    if named := os.environ.get("WTOGRAPH_STORE"):
        return Path(named)
    here = Path("wtograph.store")
    return here if here.is_dir() else None


__all__ = [
    "LANGUAGES",
    "Assumption",
    "Day",
    "OneOf",
    "Span",
    "assumed",
    "common",
    "lang",
    "on",
    "output",
    "store",
    "store_place",
    "today",
    "trust",
]
