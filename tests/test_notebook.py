"""The example notebook runs, cell by cell, without a network, and says what is true."""

import ast
import json
import re
import socket
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[1] / "example.ipynb"


def cells() -> list[dict[str, Any]]:
    """The cells of the notebook."""
    held: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return held


def code() -> list[tuple[str, str]]:
    """The code cells, each with its id."""
    return [(c["id"], "".join(c["source"])) for c in cells() if c["cell_type"] == "code"]


def run(source: str, names: dict[str, Any]) -> object:
    """Run a cell the way a notebook does; the value of its last expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, str(NOTEBOOK), "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)


def no_network(*_: object, **__: object) -> None:
    """Takes the place of a socket."""
    raise AssertionError("the notebook asks the network")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, str], dict[str, Any]]:
    """What each cell of the notebook shows, by its id, and the names that it leaves."""
    monkeypatch.setattr(socket, "create_connection", no_network)
    monkeypatch.setattr(socket.socket, "connect", no_network)
    names: dict[str, Any] = {}
    said = {}
    for name, source in code():
        value = run(source, names)
        draw = getattr(value, "_repr_html_", None)
        said[name] = draw() if draw else repr(value)
    return said, names


def test_the_notebook_has_the_form_that_notebooks_have() -> None:
    held = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (held["nbformat"], held["nbformat_minor"]) == (4, 5)
    names = [cell["id"] for cell in cells()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", name) for name in names)
    for cell in cells():
        known = {"cell_type", "id", "metadata", "source"}
        assert set(cell) == known | (
            {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        )


def test_the_notebook_keeps_no_outputs_that_could_grow_old() -> None:
    for cell in cells():
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)


def test_every_cell_of_the_notebook_runs_and_what_the_prose_says_is_so(
    shown: tuple[dict[str, str], dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    said, names = shown
    assert "WT/L/274" in said["document"]
    assert names["direct"] == ["WT/L/1193", "WT/L/274"]
    assert names["step_by_step"][0] == "WT/L/1193"
    assert names["step_by_step"][-1] == "WT/L/274"
    assert len(names["step_by_step"]) > 5
    assert names["labels"]["inferred"] > 0
    assert names["quotes"]
    assert "proposed, not law" in said["evidence"]
    assert "proposed, not law" in said["proposed"]
    assert "proposed, not law" not in said["mandates"]
    assert (
        "documents have no topic" in said["documents"]
        or "document has no topic" in (said["documents"])
    )
    assert "assumed: MC14 on 2026-06-01" in said["assume"]


def test_the_days_of_the_notebook_have_the_states_that_the_texts_give_them(
    shown: tuple[dict[str, str], dict[str, Any]],
) -> None:
    assert shown[1]["states"] == {
        "1998-05-20": "in-force",
        "2000-06-01": "gap",
        "2020-02-01": "in-force",
        "2024-02-28": "unknown",
        "2026-03-28": "unknown",
        "2026-11-23": "lapsed",
    }
    assert "1999-12-04" in shown[0]["timeline"]


def test_the_counts_of_the_notebook_are_those_of_the_graph(
    shown: tuple[dict[str, str], dict[str, Any]],
) -> None:
    names = shown[1]
    adopted = [m for m in names["g"].mandates() if m.clause.kind == "Mandate"]
    assert sum(row["mandates"] for row in names["by_label"]) == len(adopted)
    assert names["times_named"][0][1] == "WT/L/274"
