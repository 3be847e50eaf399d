"""The command line: words in, one library call, a rendered answer, an exit code."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence

import click

from wtograph.cli.group import cli
from wtograph.errors import MachineFailure, WtographError


def say(error: WtographError) -> int:
    """Write an error as two lines on stderr, and return its exit code."""
    text = str(error)
    first, _, rest = text.partition("\n")
    click.echo(f"error: {first}  [{error.code}]", err=True)
    if rest:
        click.echo(rest, err=True)
    if error.hint:
        click.echo(f"hint:  {error.hint}", err=True)
    return error.exit_code


def say_bug(bug: BaseException) -> int:
    """Two lines on stderr for a fault of the program itself."""
    click.echo(f"error: {type(bug).__name__} inside wtograph; this is a bug  [bug]", err=True)
    click.echo("hint:  add --debug after the command to see the trace, and report it", err=True)
    return 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; nothing reaches the user as a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in arguments
    if argv is None and hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` is not an error
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and os.environ.get("PYTHONIOENCODING") is None:
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = cli.main(arguments, prog_name="wtograph", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as usage:
        click.echo(f"error: {_sentence(usage.format_message())}  [usage]", err=True)
        where = usage.ctx.command_path if usage.ctx else "wtograph"
        click.echo(f"hint:  {where} --help", err=True)
        return 2
    except click.Abort:
        click.echo("interrupted", err=True)
        return 130
    except WtographError as error:
        if debug:
            traceback.print_exc()
        return say(error)
    except BrokenPipeError:
        return 141
    except OSError as trouble:
        if debug:
            traceback.print_exc()
        reason = trouble.strerror or "the machine refused"
        return say(MachineFailure(f"the answer cannot be written ({reason})"))
    except Exception as bug:
        if debug:
            traceback.print_exc()
        return say_bug(bug)


def _sentence(message: str) -> str:
    text = " ".join(message.split()).rstrip(".")
    return text[:1].lower() + text[1:]


def script() -> None:
    """The console script."""
    sys.exit(main())
