"""The group of commands, each imported only when it runs, so that --help costs nothing."""

import difflib
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version

import click

from wtograph.cli.manual import with_manual

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Ask": {
        "status": "Is it in force on a day, until when, and by which sentence",
        "mandates": "Who was told to do what, by when, and where it is written",
        "lineage": "Where a text comes from, and what came of it",
        "timeline": "A norm or a text in order of date, with its gaps",
        "show": "One document, paragraph, body or norm: all that is known of it",
        "resolve": "Which document these words mean",
        "explain": "Why a statement is here: its words, or the rule and its premises",
        "gaps": "What is cited but not held, unverified, missing or not covered",
        "query": "A ready question, or SPARQL from a file or standard input",
    },
    "Make": {
        "ingest": "Read papers (TXT, HTML, DOCX, PDF), or take facts in Turtle, into a store",
        "validate": "Check a store, or files of facts, against the shapes",
        "demo": "The main answers on the shipped facts, one after the other",
        "completion": "A script that lets bash, zsh or fish complete commands and symbols",
    },
}
COMMANDS = {name: text for section in SECTIONS.values() for name, text in section.items()}


class LazyGroup(click.Group):
    """A group whose commands are modules of `wtograph.cli`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"wtograph.cli.{cmd_name}")
        command: click.Command = module.command
        return with_manual(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; a slip names the nearest one."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            near = difflib.get_close_matches(args[0], COMMANDS, n=1, cutoff=0.5)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"no command {args[0]}{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under their headings."""
        for heading, commands in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()))


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"wtograph {version('wtograph')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: wtograph demo.  Symbols may be typed as WT/L/274, wt/min98/dec2 or "
    "'WT/MIN(98)/DEC/2'.",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the version and leave.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Who told whom to do what, in which WTO decision, and where that came from."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
