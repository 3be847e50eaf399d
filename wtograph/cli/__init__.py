"""The command line: words in, one library call, a rendered answer, an exit code."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence

import click

from wtograph.cli import colour
from wtograph.cli.group import cli
from wtograph.cli.screen import Screen, coloured, finish, harmless
from wtograph.errors import MachineFailure, WtographError


def say(error: WtographError, screen: Screen) -> int:
    """Write an error as two lines on stderr, and return its exit code."""
    text = str(error)
    first, _, rest = text.partition("\n")
    lines = [f"error: {first}  [{error.code}]"]
    lines += [rest] if rest else []
    lines += [f"hint:  {error.hint}"] if error.hint else []
    _complain(lines, screen)
    return error.exit_code


def say_bug(bug: BaseException, screen: Screen) -> int:
    """Two lines on stderr for a fault of the program itself."""
    _complain(
        [
            f"error: {type(bug).__name__} inside wtograph; this is a bug  [bug]",
            "hint:  add --debug after the command to see the trace, and report it",
        ],
        screen,
    )
    return 70


def _complain(lines: Sequence[str], screen: Screen) -> None:
    text = harmless("\n".join(lines))
    painted = coloured(screen.colour, sys.stderr, os.environ)
    click.echo(colour.paint_error(text) if painted else text, err=True, color=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; nothing reaches the user as a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in arguments
    if argv is None and hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` is not an error
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and os.environ.get("PYTHONIOENCODING") is None:
            stream.reconfigure(encoding="utf-8", errors="replace")
    screen = Screen()
    try:
        return _run(arguments, screen)
    except click.UsageError as usage:
        where = usage.ctx.command_path if usage.ctx else "wtograph"
        said = f"error: {_sentence(usage.format_message())}  [usage]"
        _complain([said, f"hint:  {where} --help"], screen)
        return 2
    except click.Abort:
        click.echo("interrupted", err=True)
        return 130
    except BrokenPipeError:
        return 141
    except Exception as trouble:
        if debug:
            traceback.print_exc()
        if isinstance(trouble, WtographError):
            return say(trouble, screen)
        if isinstance(trouble, OSError):
            reason = trouble.strerror or "the machine refused"
            return say(MachineFailure(f"the answer cannot be written ({reason})"), screen)
        return say_bug(trouble, screen)


def _run(arguments: list[str], screen: Screen) -> int:
    """Run one command, and show what waits for a pager, also when the command fails late."""
    try:
        code = cli.main(arguments, prog_name="wtograph", standalone_mode=False, obj=screen)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    finally:
        finish(screen)


def _sentence(message: str) -> str:
    text = " ".join(message.split()).rstrip(".")
    return text[:1].lower() + text[1:]


def script() -> None:
    """The console script."""
    sys.exit(main())
