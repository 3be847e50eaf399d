"""Colour and paging: at a terminal, never in a file or a pipe, and never a word different."""

import json
import re
from pathlib import Path

import pytest
from command_line import ROOT, run, run_in_terminal, run_process
from hypothesis import given
from hypothesis import strategies as st

from wtograph.cli.colour import PLAIN, paint, paint_error
from wtograph.cli.screen import pager

STATUS = ("status", "ecom-moratorium", "--on", "2005-02-01", "-q")
LONG = ("mandates", "-q")
ESC = "\x1b["
EXAMPLE = ROOT / "tests" / "shapes" / "pass" / "example.ttl"


def bare(text: str) -> str:
    """A text without its colours."""
    return PLAIN.sub("", text)


def test_at_a_terminal_symbols_dates_and_weak_labels_have_a_colour_and_no_word_changes() -> None:
    shown = run_in_terminal(*STATUS, columns=400, env={"TERM": "xterm"})
    assert f"{ESC}1mWT/L/579{ESC}0m" in shown
    assert f"{ESC}36m2004-08-01{ESC}0m" in shown
    assert f"{ESC}33munverified{ESC}0m" in shown
    assert bare(shown) == run(*STATUS).out


@pytest.mark.parametrize(
    ("env", "option", "wanted"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": ""}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_in_a_pipe_colour_is_asked_for(
    env: dict[str, str], option: tuple[str, ...], wanted: bool
) -> None:
    found = run_process(*STATUS, *option, env=env)
    assert (ESC in found.out) is wanted
    assert bare(found.out) == run(*STATUS).out


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_none_gets_none(env: dict[str, str]) -> None:
    assert ESC not in run_in_terminal(*STATUS, columns=80, env={"TERM": "xterm", **env})


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_the_forms_for_programs_and_files_never_have_colour(form: str, tmp_path: Path) -> None:
    assert ESC not in run(*STATUS, "--color", "always", "-f", form).out
    target = tmp_path / "answer.txt"
    assert run(*STATUS, "--color", "always", "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == run(*STATUS).out


def test_an_error_has_its_first_word_in_red() -> None:
    found = run("status", "no-such-norm", "--color", "always")
    assert found.err.startswith("store: ")
    assert f"{ESC}1;31merror:{ESC}0m no norm" in found.err
    assert ESC not in run("status", "no-such-norm").err
    assert bare(paint_error("error: a [b]\nhint:  c")) == "error: a [b]\nhint:  c"


def test_an_address_keeps_its_dates_and_symbols_plain() -> None:
    line = "see https://www.wto.org/2019-12-10/WT/L/274 of 2019-12-10"
    assert (
        paint(line) == f"see https://www.wto.org/2019-12-10/WT/L/274 of {ESC}36m2019-12-10{ESC}0m"
    )


def test_words_in_quotation_marks_are_one_colour_also_over_two_lines() -> None:
    assert paint('a "b\nc" d') == f'a {ESC}32m"b{ESC}0m\n{ESC}32mc"{ESC}0m d'
    assert paint('an odd " mark\n\n"b"') == f'an odd " mark\n\n{ESC}32m"b"{ESC}0m'


@given(st.text(alphabet='WT/L(9)x-IND2024 ",;()[]\n\tréad|', max_size=200))
def test_colour_never_changes_a_word(text: str) -> None:
    assert bare(paint(text, ["read", "unverified"])) == text


def test_a_text_longer_than_the_screen_goes_through_the_pager(tmp_path: Path) -> None:
    seen = tmp_path / "seen.txt"
    reader = tmp_path / "reader"
    reader.write_text(f'#!/bin/sh\necho PAGED\ncat > "{seen}"\n')
    reader.chmod(0o755)
    env = {"WTOGRAPH_PAGER": str(reader), "NO_COLOR": "1"}
    assert run_in_terminal(*LONG, columns=4000, env=env) == "PAGED\n"
    assert seen.read_text(encoding="utf-8") == run(*LONG).out
    assert "PAGED" not in run_in_terminal(*LONG, "--no-pager", columns=400, env=env)
    assert "PAGED" not in run_in_terminal(*STATUS, columns=400, env=env)
    assert "PAGED" not in run_process(*LONG, env=env).out


def test_a_reader_who_leaves_the_pager_early_makes_no_error(tmp_path: Path) -> None:
    reader = tmp_path / "reader"
    reader.write_text("#!/bin/sh\nread line\nexit 0\n")
    reader.chmod(0o755)
    assert run_in_terminal(*LONG, columns=400, env={"PAGER": str(reader)}) == ""


def test_the_pager_is_ours_then_that_of_the_machine_then_less() -> None:
    assert pager({"WTOGRAPH_PAGER": "sh -c", "PAGER": "cat"}) == ["sh", "-c"]
    for off in ("", "cat", "no-such-program-at-all", "'unclosed"):
        assert pager({"PAGER": off}) == []
    assert pager({}) in (["less"], [])


def test_signs_that_would_drive_a_terminal_are_shown_as_unknown_signs() -> None:
    query = 'SELECT ?a WHERE { VALUES ?a { "bad \\u001b[31m" } }'
    found = run("query", "-", "-q", "-f", "json", stdin=query)
    assert "\x1b" not in found.out
    assert "\\u001b" in found.out


DRIVING = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\r(?!\n)"
)
BAD = r"bad \u001b[31m\u009b\u001b]0;x\u0007 \u202etxt.exe\u2066 \u2028\u2029 end"


@pytest.mark.parametrize("form", ["text", "md", "csv", "tsv", "json"])
def test_no_form_lets_a_store_drive_a_terminal(form: str, tmp_path: Path) -> None:
    query = f'SELECT ?a WHERE {{ VALUES ?a {{ "{BAD}" }} }}'
    found = run("query", "-", "-q", "-f", form, stdin=query)
    assert found.code == 0
    assert "txt.exe" in found.out
    assert not DRIVING.search(found.out)
    target = tmp_path / "answer"
    assert run("query", "-", "-q", "-f", form, "-o", str(target), stdin=query).code == 0
    assert target.read_bytes().decode("utf-8") == found.out


def test_what_programs_read_keeps_such_signs_spelled_out() -> None:
    query = f'SELECT ?a WHERE {{ VALUES ?a {{ "{BAD}" }} }}'
    said = json.loads(run("query", "-", "-q", "-f", "json", stdin=query).out)
    assert said["results"]["bindings"][0]["a"]["value"] == BAD.encode().decode("unicode_escape")
    made = run("query", "-", "-q", stdin=f'CONSTRUCT {{ <a:a> <a:b> "{BAD}" }} {{}}')
    assert not DRIVING.search(made.out)
    assert "\\u202e" in made.out.lower()


def test_neither_does_an_error_or_a_note(tmp_path: Path) -> None:
    sign = "\x1b[31m\u202e\u2028x"
    for found in (run("show", sign), run("lineage", "WT/L/274", "--kind", sign),
                  run("status", "ecom-moratorium", "-s", str(tmp_path / sign))):  # fmt: skip
        assert found.code
        assert not DRIVING.search(found.err)
    store = tmp_path / f"store{sign}"
    assert run("ingest", str(EXAMPLE), "-s", str(store), "-q").code == 0
    shown = run("status", "ecom-moratorium", "-s", str(store))
    assert shown.code == 0
    assert not DRIVING.search(shown.err + shown.out)


def test_lines_that_end_as_on_windows_stay_lines() -> None:
    query = 'SELECT ?a WHERE { VALUES ?a { "one\\r\\ntwo\\rthree" } }'
    shown = run("query", "-", "-q", "-f", "csv", stdin=query).out
    assert shown == 'a\r\n"one\r\ntwo\N{REPLACEMENT CHARACTER}three"\r\n'
