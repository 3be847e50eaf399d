"""The forms of an answer: JSON by its schemas, CSV, Markdown and Graphviz; none hides a text."""

import csv
import io
import json
import re
from functools import cache
from typing import Any

import pytest
from command_line import ROOT, Result
from command_line import run as run_now
from jsonschema import Draft202012Validator

SCHEMAS = ROOT / "tests" / "schemas"
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ROOTS = ("WT/L/1193", "WT/L/1188", "WT/MIN(24)/39", "WT/L/274", "WT/L/977#3", "x-IND-20240123",
         "WT/GC/W/910", "x-GC-200210")  # fmt: skip
ASKED = {
    "lineage": [("lineage", ref, *more) for ref in ROOTS for more in ((), ("--weak",))]
    + [("lineage", "WT/L/1193", "--back-to", "WT/L/274"), ("lineage", "WT/L/274", "--all-down")],
    "status": [
        ("status", norm, "--on", day)
        for norm in ("ecom-moratorium", "trips-nvc-moratorium", "programme/e-commerce")
        for day in ("1990-01-01", "2000-06-01", "2020-02-01", "2026-03-28", "2026-11-23")
    ],
    "mandates": [("mandates",), ("mandates", "WT/L/977"), ("mandates", "--proposals"),
                 ("mandates", "--to", "GC", "--lang", "fr"), ("mandates", "--until", "1990")],
    "timeline": [("timeline", "ecom-moratorium"), ("timeline",), ("timeline", "WT/L/1193"),
                 ("timeline", "ecom-moratorium", "--assume", "MC14=2026-06-01")],
    "show": [("show", "WT/L/977"), ("show", "x-IND-20240123"), ("show", "WT/L/977#2"),
             ("show", "body:GC"), ("show", "WT/MIN(24)/39"), ("show", "ecom-moratorium")],
}  # fmt: skip
CASES = [(name, words) for name, several in ASKED.items() for words in several]


@cache
def run(*words: str, stdin: str | None = None) -> Result:
    """Run a command, the same words only once."""
    return run_now(*words, stdin=stdin)


def schema(name: str) -> Draft202012Validator:
    """The schema of a command, itself checked."""
    said = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(said)
    return Draft202012Validator(said, format_checker=Draft202012Validator.FORMAT_CHECKER)


def answered(*words: str) -> Any:
    """The JSON of a command."""
    found = run(*words, "-f", "json")
    assert found.code == 0, found.err
    assert found.out.startswith("{")
    return json.loads(found.out)


@pytest.mark.parametrize(("name", "words"), CASES, ids=[" ".join(words) for _, words in CASES])
def test_the_json_of_a_command_keeps_its_schema(name: str, words: tuple[str, ...]) -> None:
    wrong = [error.message for error in schema(name).iter_errors(answered(*words))]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_schema_refuses_an_answer_that_lacks_a_key(name: str) -> None:
    checker = schema(name)
    answer = answered(*ASKED[name][0])
    for key in ("wtograph", "command", "store", "on"):
        assert not checker.is_valid({k: v for k, v in answer.items() if k != key})


@pytest.mark.parametrize("ref", ROOTS)
def test_no_form_of_a_lineage_hides_a_text_that_another_shows(ref: str) -> None:
    wanted = {node["symbol"] for node in answered("lineage", ref)["nodes"]}
    root = answered("lineage", ref)["root"]["symbol"]
    shown = {form: run("lineage", ref, "-f", form).out for form in ("text", "csv", "md", "dot")}
    for form, text in shown.items():
        assert {symbol for symbol in wanted - {root} if symbol not in text} == set(), form
    for form in ("text", "md", "dot"):
        assert root in shown[form]


def test_every_hop_of_the_json_is_a_row_of_the_csv_and_of_the_markdown_table() -> None:
    answer = answered("lineage", "WT/L/1193")
    hops = [(e["source"], e["target"], e["relation"]) for e in answer["edges"]]
    rows = list(csv.reader(io.StringIO(run("lineage", "WT/L/1193", "-f", "csv").out)))
    assert [tuple(row[:3]) for row in rows[1:]] == hops
    table = run("lineage", "WT/L/1193", "-f", "md").out.splitlines()
    lines = [line for line in table if line.startswith("| WT") or line.startswith("| x-")]
    assert len(lines) == len(hops)


LISTS = [("lineage", "WT/L/1193"), ("mandates", "--proposals"), ("timeline", "ecom-moratorium"),
         ("query", "documents/all"), ("query", "lineage/who-cites")]  # fmt: skip


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_csv_has_a_header_rows_of_one_length_and_safe_cells(words: tuple[str, ...]) -> None:
    text = run(*words, "-f", "csv").out
    assert "\n" not in text.replace("\r\n", "")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert all(re.fullmatch(r"[A-Za-z_]\w*|[a-z][a-z -]*", cell) for cell in head), head
    assert rows
    for row in rows:
        assert len(row) == len(head)
        assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))] == []
        for name, cell in zip(head, row, strict=True):
            if name in ("date", "source_date", "target_date") and cell:
                assert ISO.fullmatch(cell), (name, cell)


def test_a_cell_that_a_spreadsheet_would_run_is_defused() -> None:
    query = 'SELECT ?a WHERE { VALUES ?a { "=1+1" "+x" "-x" "@x" "fine" } }'
    text = run("query", "-", "-f", "csv", stdin=query).out
    for cell in ("=1+1", "+x", "-x", "@x"):
        assert f"\r\n{cell}\r\n" not in text


@pytest.mark.parametrize("words", LISTS[:3], ids=" ".join)
def test_every_row_of_a_markdown_table_has_the_cells_of_its_head(words: tuple[str, ...]) -> None:
    lines = [line for line in run(*words, "-f", "md").out.splitlines() if line.startswith("|")]
    bars = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
    assert len(lines) > 2
    assert len(bars) == 1


@pytest.mark.parametrize("ref", ROOTS)
def test_the_graphviz_form_is_balanced_and_declares_every_text_it_links(ref: str) -> None:
    lines = run("lineage", ref, "-f", "dot").out.splitlines()
    assert lines[0] == "digraph lineage {"
    assert lines[-1] == "}"
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', "\n".join(lines))
    assert '"' not in text.replace('""', "")
    assert text.count("[") == text.count("]")
    declared = {m[1] for line in lines if (m := re.match(r'  ("(?:[^"\\]|\\.)*") \[', line))}
    linked = {end for line in lines if (m := re.match(r'  (".*?") -> (".*?") \[', line))
              for end in m.groups()}  # fmt: skip
    assert linked <= declared
    assert len(declared) == len(answered("lineage", ref)["nodes"])
