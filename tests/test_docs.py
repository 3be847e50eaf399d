"""What README.md shows is what the program prints; examples in docstrings give what they say.

WTOGRAPH_UPDATE_DOCS=1 writes the real outputs into README.md. A block that ends with a line `...`
shows the first lines only; as many of them stay. `$ make` lines are not run.
"""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from shutil import copytree

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
MORE = "..."
FENCE = re.compile(r"^```python\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of the README and the lines printed below it."""

    command: str
    lines: tuple[str, ...]

    @property
    def is_run(self) -> bool:
        """Whether the command is one of ours."""
        return "wtograph" in self.command.replace("|", " ").split()

    @property
    def is_cut(self) -> bool:
        """Whether only the first lines are shown."""
        return self.lines[-1:] == (MORE,)


def shown(body: str) -> Iterator[Shown]:
    """The commands of one console block."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, *lines = part.rstrip("\n").split("\n")
        yield Shown(command, tuple(lines))


def printed(command: str, folder: Path) -> tuple[str, ...]:
    """The lines that a command line prints, its two streams as a terminal shows them."""
    words = f'wtograph() {{ "{sys.executable}" -m wtograph "$@"; }}; {command}'
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WTOGRAPH_")}
    done = subprocess.run(
        ["/bin/sh", "-c", words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**kept, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0 or "error: " in done.stdout.decode(), command
    return tuple(done.stdout.decode("utf-8").rstrip("\n").split("\n"))


def real(one: Shown, folder: Path) -> Shown:
    """The same command with the lines that it really prints, cut as the README cuts them."""
    if not one.is_run:
        return one
    lines = printed(one.command, folder)
    if one.is_cut:
        return Shown(one.command, (*lines[: len(one.lines) - 1], MORE))
    return Shown(one.command, lines)


def rewritten(text: str, folder: Path) -> str:
    """README.md with the real output below each command."""

    def block(found: re.Match[str]) -> str:
        every = [real(one, folder) for one in shown(found["body"])]
        body = "".join("\n".join((f"$ {one.command}", *one.lines)) + "\n" for one in every)
        return f"```console\n{body}```"

    return BLOCK.sub(block, text)


@pytest.mark.timeout(300)
def test_every_command_of_the_readme_prints_what_stands_below_it(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert sum(one.is_run for m in BLOCK.finditer(text) for one in shown(m["body"])) > 3
    copytree(ROOT / "data" / "documents", tmp_path / "data" / "documents")
    true = rewritten(text, tmp_path)
    if os.environ.get("WTOGRAPH_UPDATE_DOCS"):
        README.write_text(true, encoding="utf-8")
        return
    assert text.split("\n") == true.split("\n"), "make docs rewrites README.md"


def test_the_python_of_the_readme_runs() -> None:
    found = FENCE.findall(README.read_text(encoding="utf-8"))
    assert found
    for body in found:
        exec(compile(body.replace('load("my.store")', "load()"), str(README), "exec"), {})


def modules_with_examples() -> list[str]:
    """The modules whose docstrings hold an example."""
    paths = [path.relative_to(ROOT) for path in (ROOT / "wtograph").rglob("*.py")]
    held = [path for path in paths if ">>> " in (ROOT / path).read_text(encoding="utf-8")]
    return sorted(".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in held)


@pytest.mark.parametrize("name", modules_with_examples())
def test_the_examples_in_docstrings_give_what_they_say(name: str) -> None:
    found = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 0
    assert found.failed == 0
