"""The forms of an answer: JSON by its schemas, CSV, Markdown and Graphviz; none hides a text."""

import csv
import html
import io
import json
import re
from functools import cache
from typing import Any

import pytest
from command_line import ROOT, Result
from command_line import run as run_now
from jsonschema import Draft202012Validator

from wtograph.reports import mermaid

SCHEMAS = ROOT / "tests" / "schemas"
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ROOTS = ("WT/L/1193", "WT/L/1188", "WT/MIN(24)/39", "WT/L/274", "WT/L/977#3", "x-IND-20240123",
         "WT/GC/W/910", "x-GC-200210")  # fmt: skip
ASKED = {
    "lineage": [("lineage", ref, *more) for ref in ROOTS for more in ((), ("--weak",))]
    + [("lineage", "WT/L/1193", "--back-to", "WT/L/274"), ("lineage", "WT/L/274", "--all-down")],
    "status": [("status", "ecom-moratorium", "--on", "2003-10-01", "--history")]
    + [
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
    forms = ("text", "csv", "md", "dot", "mermaid")
    shown = {form: run("lineage", ref, "-f", form).out for form in forms}
    for form, text in shown.items():
        assert {symbol for symbol in wanted - {root} if symbol not in text} == set(), form
    for form in ("text", "md", "dot", "mermaid"):
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
         ("timeline", "ecom-moratorium", "WT/L/1193"), ("show", "WT/L/977"), ("show", "body:GC"),
         ("show", "x-IND-20240123"), ("status", "ecom-moratorium", "--on", "2026-11-23"),
         ("status", "ecom-moratorium", "--on", "2020-02-01", "--history"),
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


@pytest.mark.parametrize("words", LISTS[:-2], ids=" ".join)
def test_every_row_of_a_markdown_table_has_the_cells_of_its_head(words: tuple[str, ...]) -> None:
    text = run(*words, "-f", "md").out
    assert text.startswith("## ")
    tables = [part.splitlines() for part in text.split("\n\n") if part.startswith("|")]
    assert tables
    for lines in tables:
        assert len(lines) > 2
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1


@pytest.mark.parametrize("words", LISTS[:-2], ids=" ".join)
def test_the_footnotes_of_markdown_are_those_that_it_marks(words: tuple[str, ...]) -> None:
    text = run(*words, "-f", "md").out
    listed = [int(n) for n in re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)]
    assert listed == list(range(1, len(listed) + 1))
    assert {int(n) for n in re.findall(r"\[\^(\d+)\](?!:)", text)} == set(listed)


@pytest.mark.parametrize("words", LISTS[:-2], ids=" ".join)
def test_csv_for_a_spreadsheet_holds_the_same_cells(words: tuple[str, ...]) -> None:
    plain = list(csv.reader(io.StringIO(run(*words, "-f", "csv").out, newline="")))
    text = run(*words, "-f", "csv", "--excel").out
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";")) == plain


def test_excel_is_refused_beside_another_form() -> None:
    assert run("timeline", "--excel", "-f", "json").code == 2


def test_csv_of_a_state_names_each_reading_of_the_end_and_the_history_each_period() -> None:
    words = ("status", "ecom-moratorium", "--on", "2026-11-23")
    rows = list(csv.DictReader(io.StringIO(run(*words, "--history", "-f", "csv").out)))
    answer = answered(*words, "--history")
    ends = [(row["value"], row["verification"]) for row in rows if row["fact"] == "until"]
    assert ends == [(each["date"], each["verification"]) for each in answer["until"]]
    assert rows[0]["value"] == answer["state"]
    periods = [row["value"][:10] for row in rows if row["fact"] == "history: period"]
    assert periods == [each["start"] for each in answer["history"]["periods"]]
    assert len(periods) > 10
    assert "history" not in answered(*words)


def test_no_form_of_a_document_hides_a_clause_a_link_or_a_doubt() -> None:
    for ref in ("WT/L/977", "x-IND-20240123", "WT/MIN(98)/DEC/2"):
        answer = answered("show", ref)
        rows = list(csv.DictReader(io.StringIO(run("show", ref, "-f", "csv").out)))
        sections = [row["section"] for row in rows]
        assert sections.count("clause") == len(answer["clauses"])
        assert sections.count("cites") == len(answer["cites"])
        assert sections.count("cited by") == len(answer["cited_by"])
        text = run("show", ref, "-q").out
        page = run("show", ref, "-f", "md", "-q").out.replace("\\", "")
        lines = [line.strip() for line in text.partition("\nSources\n")[0].splitlines()]
        missing = [re.sub(r" \[[\d, ]+\]", "", line).split(": ")[-1] for line in lines if line]
        known = re.sub(r" ?\[\^\d+\]", "", page)
        assert [line for line in missing if line.split("  ")[-1] not in known] == []


HOSTILE = 'a "b" #quot; <img src=x onerror=y> [c] {d} | `e` & \\ end'


@pytest.mark.parametrize("ref", ROOTS)
def test_the_mermaid_form_declares_every_text_it_links_and_keeps_its_quotes_closed(
    ref: str,
) -> None:
    answer, lines = answered("lineage", ref), run("lineage", ref, "-f", "mermaid").out.splitlines()
    assert lines[0] == "flowchart LR"
    nodes = [m[1] for line in lines if (m := re.fullmatch(r'  (n\d+)\["[^"]+"\](?::::\w+)?', line))]
    hops = [m.groups() for line in lines
            if (m := re.fullmatch(r'  (n\d+) (?:-->|-\.->)\|"[^"]+"\| (n\d+)', line))]  # fmt: skip
    assert len(nodes) == len(answer["nodes"])
    assert len(hops) == len(answer["edges"])
    assert {end for hop in hops for end in hop} <= set(nodes)
    dashed = sum("-.->" in line for line in lines)
    weak = [e for e in answer["edges"] if e["strength"] == "proposed"
            or e["verification"] in ("inferred", "unverified")]  # fmt: skip
    assert dashed == len(weak)


def test_signs_that_mermaid_would_read_are_escaped() -> None:
    said = mermaid.escaped(HOSTILE)
    assert not set('"<>[]{}|`\\') & set(said)
    assert html.unescape(re.sub(r"#(\w+);", lambda m: f"&{m[1]};" if m[1].isalpha()
                                else f"&#{m[1]};", said)) == HOSTILE  # fmt: skip


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
