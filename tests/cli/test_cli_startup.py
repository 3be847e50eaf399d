"""What a command imports: heavy packages only where they are needed."""

import subprocess
import sys

import pytest
from command_line import environment

PROBE = """
import sys
from wtograph.cli import main
code = main(sys.argv[1:])
heavy = {"rdflib", "networkx", "pyvis", "pyshacl", "oxrdflib", "flask"} & set(sys.modules)
print("IMPORTED", *sorted(heavy), file=sys.stderr)
sys.exit(code)
"""
COMPLETE = """try:
    code = main([])
except SystemExit as stop:
    code = stop.code"""
LIGHT = [
    ("--help",),
    ("--version",),
    ("lineage", "--help"),
    ("completion", "bash"),
    ("status", "ecom-moratorium", "--history", "-f", "md"),
    ("show", "WT/L/977", "-f", "csv"),
    ("query", "--list"),
    ("status", "ecom-moratorium"),
    ("status", "ecom-moratorium", "-f", "json"),
    ("show", "WT/L/977"),
    ("show", "body:GC"),
    ("show", "WT/L/977", "-f", "json"),
    ("mandates", "--to", "GC"),
    ("mandates", "-f", "json"),
    ("timeline", "ecom-moratorium"),
]


def imported(*words: str) -> set[str]:
    """The heavy packages that a command brings in."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    last = done.stderr.splitlines()[-1].split()
    assert last[0] == "IMPORTED", done.stderr
    return set(last[1:])


@pytest.mark.parametrize("words", LIGHT, ids=" ".join)
def test_a_light_command_imports_neither_rdflib_nor_networkx_nor_pyvis(
    words: tuple[str, ...],
) -> None:
    assert imported(*words) == set()


@pytest.mark.parametrize("word", ["lin", "WT/L/11", "--ki"])
def test_completing_imports_neither_the_heavy_packages_nor_the_store(word: str) -> None:
    words = {"COMP_WORDS": f"wtograph lineage {word}", "COMP_CWORD": "2"}
    probe = PROBE.replace("code = main(sys.argv[1:])", COMPLETE).replace('"flask"', '"pyoxigraph"')
    done = subprocess.run(
        [sys.executable, "-c", probe],
        env=environment({"_WTOGRAPH_COMPLETE": "bash_complete", **words}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.splitlines() == ["IMPORTED"]


def test_lineage_may_import_networkx_and_never_rdflib() -> None:
    assert imported("lineage", "WT/L/1193") <= {"networkx"}
