"""The manual of each command: its sections, and an example with what it really prints.

WTOGRAPH_UPDATE_DOCS=1 writes the real output into the pages. An example that ends with `...`
shows the first lines only; as many of them stay.
"""

import os
import re
import shlex
from pathlib import Path

import pytest
from command_line import ROOT, run

from wtograph.cli.group import COMMANDS
from wtograph.cli.manual import PAGES, page, sections

NEEDED = ("Usage:", "Options:", "Exit codes:", "Environment:", "Example:", "See also:")
EXAMPLE = re.compile(r"^  \$ wtograph (?P<words>.*)\n(?P<shown>(?:  .*\n|\n(?=  ))+)", re.MULTILINE)


def printed(line: str) -> list[str]:
    """The lines that a command leaves on both streams, as a page shows them."""
    found = run(*shlex.split(line))
    return [f"  {each}".rstrip() for each in (found.err + found.out).splitlines()]


def renewed(text: str) -> str:
    """A page with the real output below each of its commands."""

    def example(found: re.Match[str]) -> str:
        shown = found["shown"].splitlines()
        real = printed(found["words"])
        if shown[-1:] == ["  ..."]:
            real = [*real[: len(shown) - 1], "  ..."]
        return "\n".join([f"  $ wtograph {found['words']}", *real]) + "\n"

    return EXAMPLE.sub(example, text)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_a_manual_prints_what_stands_below_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    facts = (ROOT / "tests" / "shapes" / "pass" / "example.ttl").read_text(encoding="utf-8")
    Path("my-facts.ttl").write_text(facts, encoding="utf-8")
    text = page(name)
    assert EXAMPLE.search(text), "an example with its output"
    true = renewed(text)
    assert "[bug]" not in true
    if os.environ.get("WTOGRAPH_UPDATE_DOCS"):
        (PAGES / f"{name}.txt").write_text(true, encoding="utf-8")
        return
    assert text.splitlines() == true.splitlines(), "make docs rewrites the pages"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_a_manual(name: str) -> None:
    found = run(name, "--help")
    assert found.code == 0
    assert found.err == ""
    places = [found.out.find(f"\n{heading}" if heading != "Usage:" else heading)
              for heading in NEEDED]  # fmt: skip
    assert -1 not in places, dict(zip(NEEDED, places, strict=True))
    assert places == sorted(places)
    assert len(found.out.split("\n\n")[1].strip()) > 20


def test_a_page_belongs_to_a_command_and_names_only_known_commands() -> None:
    names = {path.stem for path in PAGES.glob("*.txt")}
    assert names == {*COMMANDS, "every"}
    for name in names:
        said = sections(page(name))
        mentioned = re.findall(r"\bwtograph ([a-z]+)\b", "\n".join(said.values()))
        assert set(mentioned) - {"itself", "is"} <= set(COMMANDS)
