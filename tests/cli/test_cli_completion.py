"""Completion: the list of names is true, and a shell is offered what the program takes.

WTOGRAPH_UPDATE_DOCS=1 writes the list anew.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import ROOT, environment, run, run_process

from wtograph import queries, resources
from wtograph.cli.completing import INDEX, beginning, index
from wtograph.library import Graph
from wtograph.refs import find

BASH = """
source <(wtograph completion bash)
COMP_WORDS=({words}); COMP_CWORD={at}
_wtograph_completion wtograph
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
EXAMPLE = str(ROOT / "tests" / "shapes" / "pass" / "example.ttl")


def offered(*words: str, env: dict[str, str] | None = None) -> list[str]:
    """What the program offers for the last of these words, by the protocol of bash."""
    said = {
        "_WTOGRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("wtograph", *words)),
        "COMP_CWORD": str(len(words)),
    }
    found = run_process(env=said | (env or {}))
    assert found.err == ""
    return [line.partition(",")[2] for line in found.out.splitlines()]


def test_the_shipped_list_of_names_is_that_of_the_shipped_facts(graph: Graph) -> None:
    true = index(graph.store)
    if os.environ.get("WTOGRAPH_UPDATE_DOCS"):
        path = resources.shipped("data") / "symbols" / "index.txt"
        path.write_text(true, encoding="utf-8")
    assert resources.text("data", "symbols/index.txt") == true, "make docs writes it anew"


def test_every_symbol_offered_is_read_back_as_the_same_document(graph: Graph) -> None:
    names = [line.split("\t")[1] for line in index(graph.store).splitlines()
             if line.startswith("document\t")]  # fmt: skip
    wrong = []
    for name in names[::7]:
        for spelled in {*beginning("", [name]), *beginning(name[0].lower(), [name])}:
            if find(graph.store, spelled) != find(graph.store, name):
                wrong.append(spelled)
    assert wrong == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("li",), "lineage"),
        (("lineage", "WT/L/119"), "WT/L/1193"),
        (("lineage", "wt/l/119"), "wt/l/1193"),
        (("lineage", "WT/MIN98/D"), "WT/MIN98/DEC/2"),
        (("lineage", "'WT/MIN(98)/D"), "WT/MIN(98)/DEC/2"),
        (("lineage", "x-IND"), "x-IND-20240123"),
        (("lineage", "WT/L/274", "--back-to", "WT/L/27"), "WT/L/274"),
        (("lineage", "WT/L/274", "--kind", "cont"), "continues"),
        (("lineage", "WT/L/274", "-f", "me"), "mermaid"),
        (("lineage", "WT/L/274", "--min"), "--minimal"),
        (("status", "ecom"), "ecom-moratorium"),
        (("timeline", "programme/"), "programme/e-commerce"),
        (("mandates", "--to", "CT"), "CTS"),
        (("mandates", "--topic", "e-"), "e-commerce"),
        (("show", "G"), "GC"),
        (("status", "ecom-moratorium", "--lang", ""), "fr"),
        (("completion", ""), "zsh"),
    ],
)
def test_a_shell_is_offered_what_the_program_takes(words: tuple[str, ...], wanted: str) -> None:
    names = offered(*words)
    assert wanted in names
    typed = words[-1].strip("'")
    assert [name for name in names if not name.startswith(typed)] == []


def test_the_names_of_a_store_of_ones_own_are_offered(tmp_path: Path) -> None:
    store = tmp_path / "my.store"
    assert run("ingest", EXAMPLE, "-s", str(store)).code == 0
    (store / INDEX).write_text("document\tWT/L/99999\n", encoding="utf-8")
    assert offered("lineage", "-s", str(store), "WT/L/9999") == ["WT/L/99999"]
    assert offered("lineage", "WT/L/9999", env={"WTOGRAPH_STORE": str(store)}) == ["WT/L/99999"]
    (store / INDEX).unlink()
    assert "WT/L/1193" in offered("lineage", "-s", str(store), "WT/L/119")


def test_bash_itself_completes_with_the_script(tmp_path: Path) -> None:
    program = tmp_path / "wtograph"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m wtograph "$@"\n')
    program.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    script = BASH.format(words="wtograph status ecom", at=2)
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env=environment({"PATH": path}), capture_output=True,
        text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.split() == ["ecom-moratorium"], done.stderr


@pytest.mark.parametrize(("shell", "has"), [("bash", "complete -o nosort"), ("zsh", "#compdef"),
                                            ("fish", "complete --no-files")])  # fmt: skip
def test_each_shell_has_a_script_of_its_own(shell: str, has: str) -> None:
    found = run("completion", shell)
    assert found.code == 0
    assert has in found.out
    assert "_WTOGRAPH_COMPLETE" in found.out


def test_the_ready_questions_are_offered_by_their_files() -> None:
    from click import Context, Option

    from wtograph.cli.completing import question
    from wtograph.cli.group import cli

    found = question(Context(cli), Option(["--name"]), "")
    assert [item.value for item in found] == sorted(each.name for each in queries.questions())


def test_words_that_a_shell_would_run_are_never_offered(tmp_path: Path) -> None:
    store = tmp_path / "my.store"
    store.mkdir()
    names = ("evil;touch$IFS-pwned;", "evil`id`", "evil $(id)", "evil\u202e", "evil-1")
    lines = "".join(f"norm\t{name}\n" for name in names)
    (store / INDEX).write_text(lines, encoding="utf-8")
    assert offered("status", "-s", str(store), "evil") == ["evil-1"]


def test_every_shipped_name_is_offered() -> None:
    from wtograph.cli.completing import _names

    lines = resources.text("data", "symbols/index.txt").splitlines()
    kinds = {line.partition("\t")[0] for line in lines}
    assert len(list(_names(kinds, None))) == len(lines)
