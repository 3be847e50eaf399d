"""`wtograph completion`: a script for a shell that completes commands, options and names."""

import difflib

import click

from wtograph.cli import options, output
from wtograph.errors import UsageProblem

SHELLS = ("bash", "fish", "zsh")


@click.command("completion")
@click.argument("shell", type=options.OneOf(SHELLS))
@options.common
def command(shell: str, quiet: bool, debug: bool) -> None:
    """Print a script that lets SHELL complete commands, options, symbols, norms and bodies.

    Names come from a small list beside the facts, so completing is quick. Symbols are offered
    without brackets, which a shell would take for its own; the program reads both spellings.
    """
    output.emit(script(shell), None)


def script(shell: str) -> str:
    """The completion script of a shell, ready to be sourced.

    Raises: UsageProblem for a shell that is not known.
    """
    from click.shell_completion import get_completion_class

    from wtograph.cli.group import cli

    found = get_completion_class(shell)
    if found is None:
        near = difflib.get_close_matches(shell, SHELLS, n=1)
        raise UsageProblem(f"no completion for {shell}", hint=f"try {(near or SHELLS)[0]}")
    made = found(cli, {}, "wtograph", "_WTOGRAPH_COMPLETE")
    return made.source_template % made.source_vars()
