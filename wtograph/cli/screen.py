"""What one run of the program does at a terminal: colour, a pager, characters made harmless."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO

import click

Paint = Callable[[str], str]
_DRIVING = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)"
    r"|[\u2028\u2029\u202a-\u202e\u2066-\u2069]"  # ends of lines, turns in the direction of writing
)
_SPELLING = ("json", "ttl", "tsv")


def harmless(text: str, form: str = "text") -> str:
    """A text without the signs that drive a terminal or turn the direction of writing.

    The forms that can spell such a sign keep it spelled out; elsewhere an unknown sign is shown.
    """
    if form in _SPELLING:
        return _DRIVING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return _DRIVING.sub("\N{REPLACEMENT CHARACTER}", text)


@dataclass(slots=True)
class Screen:
    """The manners of one run, set once from its options; made by `main`, found with `current`.

    `colour` is auto, always or never; `waiting` is the text that goes to a pager at the end.
    """

    colour: str = "auto"
    paged: bool = True
    excel: bool = False
    form: str = "text"
    waiting: list[str] = field(default_factory=list)


def current() -> Screen:
    """The screen of the command that runs now; a plain one where none runs."""
    context = click.get_current_context(silent=True)
    found = context.find_object(Screen) if context else None
    return found or Screen(paged=False)


def coloured(wanted: str, stream: IO[str], env: Mapping[str, str]) -> bool:
    """Whether a stream gets colour: the option, then NO_COLOR, then FORCE_COLOR, then a terminal.

    An empty variable counts as not set; a terminal that calls itself dumb gets none.
    """
    if wanted != "auto":
        return wanted == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR"):
        return True
    return stream.isatty() and env.get("TERM") != "dumb"


def say(text: str, paint: Paint | None) -> None:
    """Write a text on standard output, or keep it for the pager at a terminal."""
    screen, terminal = current(), sys.stdout.isatty()
    if paint and coloured(screen.colour, sys.stdout, os.environ):
        text = paint(text)
    if terminal and screen.paged:
        screen.waiting.append(text)
    else:
        click.echo(text, nl=False, color=True)


def finish(screen: Screen) -> None:
    """Show what waits: in a pager if it is longer than the screen, else as it is."""
    text, lines = "".join(screen.waiting), shutil.get_terminal_size().lines
    screen.waiting.clear()
    words = pager(os.environ) if text.count("\n") >= lines else []
    if not words or not _paged(words, text):
        click.echo(text, nl=False, color=True)


def pager(env: Mapping[str, str]) -> list[str]:
    """The words of the pager: $WTOGRAPH_PAGER, $PAGER, else less; none for `cat` and the like."""
    named = env.get("WTOGRAPH_PAGER", env.get("PAGER", "less"))
    try:
        words = shlex.split(named)
    except ValueError:  # an unclosed quotation mark
        return []
    return words if words and words != ["cat"] and shutil.which(words[0]) else []


def _paged(words: list[str], text: str) -> bool:
    """Hand a text to the pager and wait until the reader leaves it; False if it does not start."""
    env = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        reader = subprocess.Popen(words, stdin=subprocess.PIPE, env=env)
    except OSError:
        return False
    before = {each: signal.signal(each, signal.SIG_IGN) for each in _QUIET}  # the pager's affair
    try:
        reader.communicate(text.encode("utf-8", errors="replace"))
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    return True


_QUIET = [getattr(signal, name) for name in ("SIGINT", "SIGPIPE") if hasattr(signal, name)]
