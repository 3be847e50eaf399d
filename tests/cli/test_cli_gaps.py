"""`wtograph gaps` as people and programs read it."""

import csv
import io
import json
from functools import cache
from typing import Any

import pytest
from command_line import ROOT, Result, golden, run_in_terminal
from command_line import run as run_now
from jsonschema import Draft202012Validator

from wtograph.gaps import KINDS
from wtograph.symbols import parse

DAY = ("--on", "2026-11-23")
PAGES = {
    "gaps.txt": ("gaps",),
    "gaps.fr.txt": ("gaps", "--lang", "fr"),
    "gaps-WT_L_977.txt": ("gaps", "WT/L/977"),
    "gaps-WT_L_1193.es.txt": ("gaps", "WT/L/1193", "--lang", "es"),
    "gaps-ecom-moratorium.txt": ("gaps", "ecom-moratorium"),
    "gaps-x-IND-20240123.txt": ("gaps", "x-IND-20240123"),
    "gaps-dates.md": ("gaps", "--only", "dates", "-f", "md"),
    "gaps-no-report.csv": ("gaps", "--only", "no-report", "-f", "csv"),
}


@cache
def run(*words: str) -> Result:
    """Run a command for one day, the same words only once."""
    return run_now(*words, *DAY)


@cache
def answered(*words: str) -> Any:
    """The JSON of a command."""
    return json.loads(run(*words, "-f", "json").out)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_gaps_reads_as_it_was_reviewed(name: str) -> None:
    found = run(*PAGES[name])
    assert found.code == 0, found.err
    golden(name, found.out)


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_words_in_three_languages(kind: str, lang: str) -> None:
    found = run("gaps", "--only", kind, "--lang", lang)
    assert found.code == 0, found.err
    assert found.out.startswith(f"{kind} (")
    assert "{" not in found.out


def test_the_last_line_counts_and_says_the_day() -> None:
    last = run("gaps").out.splitlines()[-1]
    counted, documents = len(answered("gaps")["gaps"]), answered("gaps")["documents"]
    dated = "as of 2026-11-23; facts to 2026-11-23"
    assert last == f"{counted} gaps in {documents} documents, {dated}"


def test_a_whole_graph_is_cut_in_text_and_what_is_left_is_counted() -> None:
    text = run("gaps").out
    for kind, count in answered("gaps")["counts"].items():
        assert f"{kind} ({count}): " in text
        assert (f"... and {count - 5} more; --only {kind} shows all" in text) == (count > 5)
    assert "shows all" not in run("gaps", "--only", "undescribed").out
    assert "shows all" not in run("gaps", "WT/L/977").out


@pytest.mark.parametrize("words", [("gaps",), ("gaps", "WT/L/977"), ("gaps", "--only", "series")])
def test_csv_markdown_and_json_hold_the_same_gaps(words: tuple[str, ...]) -> None:
    every = answered(*words)["gaps"]
    rows = list(csv.DictReader(io.StringIO(run(*words, "-f", "csv").out, newline="")))
    assert [(row["kind"], row["symbol"], row["count"]) for row in rows] == [
        (gap["kind"], gap["symbol"], str(gap["count"])) for gap in every
    ]
    lines = run(*words, "-f", "md").out.splitlines()
    heads = len({gap["kind"] for gap in every})
    assert sum(line.startswith("| ") for line in lines) == len(every) + heads


@pytest.mark.parametrize(
    "words",
    [
        ("gaps",),
        ("gaps", "WT/L/977"),
        ("gaps", "ecom-moratorium"),
        ("gaps", "body:GC"),
        ("gaps", "--only", "cited", "--only", "days", "--lang", "es"),
    ],
    ids=" ".join,
)
def test_the_json_of_gaps_keeps_its_schema(words: tuple[str, ...]) -> None:
    said = json.loads((ROOT / "tests" / "schemas" / "gaps.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(said)
    checker = Draft202012Validator(said, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in checker.iter_errors(answered(*words))] == []


def test_the_schema_refuses_an_answer_that_lacks_a_key() -> None:
    said = json.loads((ROOT / "tests" / "schemas" / "gaps.json").read_text(encoding="utf-8"))
    answer = answered("gaps", "WT/L/977")
    for key in said["required"]:
        less = {k: v for k, v in answer.items() if k != key}
        assert not Draft202012Validator(said).is_valid(less)


def test_every_search_address_leads_back_to_its_symbol() -> None:
    found = 0
    for gap in answered("gaps")["gaps"]:
        pairs = [(gap["search"], gap["symbol"])]
        pairs += [(value["search"], value["text"]) for value in gap["values"]]
        for link, symbol in pairs:
            if link:
                found += 1
                assert str(parse(link)) == str(parse(symbol))
    assert found > 100


def test_a_name_without_a_symbol_has_no_address_and_the_answer_says_so() -> None:
    assert {gap["search"] for gap in answered("gaps", "x-IND-20240123")["gaps"]} == {None}
    said = "no search address, for want of a symbol that can be read here: x-IND-20240123"
    for form in ("text", "md"):
        assert said in run("gaps", "x-IND-20240123", "-f", form).out


def test_nothing_says_that_a_document_does_not_exist() -> None:
    for words in (("gaps",), ("gaps", "body:GC"), ("gaps", "--only", "series", "-f", "md")):
        assert "Nothing here says that a document does not exist." in run(*words).out
    for gap in answered("gaps", "--only", "no-report")["gaps"]:
        found = "no report found in this graph; no search recorded"
        assert gap["detail"].startswith(found)


def test_the_exit_code_says_whether_anything_is_missing() -> None:
    assert run("gaps", "WT/L/977", "--exit-code").code == 1
    assert run("gaps", "WT/L/977#2", "--only", "cited", "--exit-code").code == 0
    assert run("gaps", "WT/L/977").code == 0


def test_an_unknown_kind_names_the_nearest() -> None:
    found = run("gaps", "--only", "secondry")
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines()[-2:] == [
        "error: no kind of gap secondry  [usage]",
        "hint:  nearest known: secondary",
    ]


def test_an_unknown_text_names_the_nearest_and_is_no_gap() -> None:
    found = run("gaps", "WT/L/9770")
    assert (found.code, found.out) == (3, "")
    assert "[unknown-document]" in found.err


def test_a_day_after_the_facts_is_said() -> None:
    later = run_now("gaps", "ecom-moratorium", "--only", "days", "--on", "2027-01-01")
    assert "this day is later than the facts, which run to 2026-11-23" in later.out
    assert "2026-04-01 to 2027-01-01" in later.out


def test_a_narrow_terminal_wraps_and_loses_nothing() -> None:
    plain = {"NO_COLOR": "1"}
    shown = run_in_terminal("gaps", "WT/L/977", *DAY, "--no-pager", columns=70, env=plain)
    words = run("gaps", "WT/L/977").out.split()
    assert shown.split() == words
    assert max(len(line) for line in shown.splitlines() if "://" not in line) <= 70
