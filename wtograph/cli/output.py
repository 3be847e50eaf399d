"""Where answers go: standard output, or a file written whole or not at all."""

import json
import os
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from wtograph.cli import screen
from wtograph.errors import MachineFailure, UsageProblem
from wtograph.reports import table

SUFFIXES = {
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "md",
    ".dot": "dot",
    ".mmd": "mermaid",
    ".txt": "text",
    ".ttl": "ttl",
}


def form_of(form: str | None, target: str | None, allowed: tuple[str, ...]) -> str:
    """The form of the answer, by option, else by the suffix of the file, else text.

    Raises: UsageProblem if the suffix asks for a form that the command does not have, or
    `--excel` stands beside another form than csv.
    """
    suffix = Path(target).suffix if target and target != "-" else ""
    chosen = form or (SUFFIXES.get(suffix, suffix.removeprefix(".")) if suffix else "text")
    if chosen not in allowed:
        raise UsageProblem(
            f"{target}: this command has no {chosen}", hint=f"it has {', '.join(allowed)}"
        )
    now = screen.current()
    if now.excel and chosen != "csv":
        raise UsageProblem(f"--excel is for csv and not for {chosen}", hint="add -f csv")
    now.form = chosen
    return chosen


def emit(text: str, target: str | None, *, paint: screen.Paint | None = None) -> None:
    """Write an answer to standard output, or to a file under a temporary name, then renamed.

    `paint` gives a text for people its colours where standard output takes them; a file and
    the forms for programs get none.
    Raises: MachineFailure if the machine refuses; UsageProblem for a folder.
    """
    if text and not text.endswith("\n"):
        text += "\n"
    now = screen.current()
    text = screen.harmless(text, now.form)
    if now.excel and now.form == "csv":
        text = table.for_excel(text)
    if target in (None, "-"):
        screen.say(text, paint if now.form == "text" else None)
    else:
        write_file(text, target or "")


def write_file(text: str, target: str) -> None:
    """Write a file under a temporary name, then rename it.

    Raises: MachineFailure if the machine refuses; UsageProblem for a folder.
    """
    path = Path(target)
    if path.is_dir():
        raise UsageProblem(f"{target}: is a folder", hint="name a file in it")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent or ".", prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
                out.write(text)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as trouble:
        raise MachineFailure(
            f"{target}: cannot be written ({trouble.strerror or 'the machine refused'})",
            hint="choose another place; nothing was written",
        ) from None


def _umask() -> int:
    """The permissions that the machine withholds from new files."""
    current = os.umask(0)
    os.umask(current)
    return current


def drawing(text: Iterable[str]) -> str:
    """A tree with the remarks below it; at a terminal a long hop goes on under its own arm."""
    return _wrapped(text, lambda line: len(line) - len(line.lstrip("├└│+`| ")) + 4)


def wrapped(text: Iterable[str]) -> str:
    """Lines as one text, each wrapped at the width of a terminal under its own indent."""
    return _wrapped(text, lambda line: len(line) - len(line.lstrip()) + 2)


def _wrapped(text: Iterable[str], indent: Callable[[str], int]) -> str:
    width = terminal_width()
    if not width:
        return "\n".join(text)
    done: list[str] = []
    for line in text:
        done += textwrap.wrap(
            line,
            width,
            subsequent_indent=" " * min(indent(line), width // 2),
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(done)


def terminal_width() -> int:
    """The width of the terminal that reads standard output; 0 in a pipe or a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def envelope(command: str, store: str, on: str | None, body: Mapping[str, object]) -> str:
    """A JSON answer: the version of its form, the command, the store, the day, then the body."""
    said: dict[str, object] = {"wtograph": "1", "command": command, "store": store, "on": on}
    return json.dumps(said | dict(body), ensure_ascii=False, indent=2)


def note(text: str, *, quiet: bool) -> None:
    """A remark on stderr: which store, summaries, hints."""
    if not quiet:
        click.echo(screen.harmless(text), err=True)
