"""Every error code of the program stands in the README, and the README names no other."""

import re

from command_line import ROOT

from wtograph.cli.group import COMMANDS
from wtograph.errors import WtographError
from wtograph.library import load
from wtograph.symbols.errors import BadSymbol

README = (ROOT / "README.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^(?:\|\s*`(?P<row>[a-z-]+)`\s*\||#+\s*`?(?P<heading>[a-z-]+)`?\s*$)", re.MULTILINE
)


def section(title: str) -> str:
    """The text under a heading of the README."""
    found = re.search(rf"^## {title}\n(?P<text>.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, title
    return found["text"]


def every(kind: type[WtographError]) -> set[type[WtographError]]:
    """A class of errors with all that are below it."""
    return {kind}.union(*(every(below) for below in kind.__subclasses__()))


def documented() -> set[str]:
    """The codes that the section on errors explains."""
    return {m["row"] or m["heading"] for m in ROW.finditer(section("Errors"))}


def test_every_code_of_an_error_is_explained_in_the_readme() -> None:
    assert callable(load)
    codes = {kind.code for kind in every(WtographError)} | {BadSymbol.code, "bug"}
    assert codes - documented() - {"error"} == set()


def test_the_readme_explains_no_code_that_the_program_lacks() -> None:
    codes = {kind.code for kind in every(WtographError)} | {"bug"}
    assert documented() - codes == set()


def test_every_exit_code_is_explained_in_the_readme() -> None:
    cells = re.findall(r"^\| ([\d, ]+) \|", section("Exit codes"), re.MULTILINE)
    said = set(re.findall(r"\d+", " ".join(cells)))
    ours = {str(kind.exit_code) for kind in every(WtographError)}
    assert ours | {"0", "1", "130", "141"} <= said


def test_every_command_is_named_in_the_readme() -> None:
    assert {name for name in COMMANDS if f"wtograph {name}" not in README} <= {"demo"}
    assert "make demo" in README
