"""The answer on one stream, the conversation on the other; files, languages, terminals, pipes."""

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest
from command_line import Result, command, environment, run, run_in_terminal, run_process

from wtograph.cli.colour import PLAIN

LINEAGE = ("lineage", "WT/L/1193", "--back-to", "WT/L/274")
STATUS = ("status", "ecom-moratorium", "--on", "2026-11-23")
ANSWERS = [LINEAGE, STATUS, ("mandates", "WT/L/977"), ("timeline", "ecom-moratorium"),
           ("show", "WT/L/977")]  # fmt: skip
SYMBOL = re.compile(r"(?:WT/[A-Z]+(?:\(\d\d\))?/[A-Z\d/]+|x-[A-Z\d-]+)")


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_stderr_says_which_facts_were_asked_and_quiet_silences_it(words: tuple[str, ...]) -> None:
    loud, quiet = run(*words), run(*words, "-q")
    assert loud.err.startswith("store: shipped facts, facts to 2026-11-23\n")
    assert quiet.err == ""
    assert loud.out == quiet.out
    assert "store:" not in loud.out


@pytest.mark.parametrize("words", [*ANSWERS, ("query", "documents/all")], ids=" ".join)
def test_before_the_first_byte_of_json_stands_nothing_in_a_pipe(words: tuple[str, ...]) -> None:
    found = run_process(*words, "-f", "json")
    assert found.code == 0
    assert found.out.startswith("{")
    assert found.out.endswith("}\n")
    assert "\x1b" not in found.out + found.err


def test_an_answer_goes_to_a_file_whole_under_its_final_name_only(tmp_path: Path) -> None:
    target = tmp_path / "answer.txt"
    target.write_text("an older answer\n")
    found = run(*LINEAGE, "-q", "-o", str(target))
    assert found == Result(0, "", "")
    assert target.read_text(encoding="utf-8") == run(*LINEAGE, "-q").out
    assert [path.name for path in tmp_path.iterdir()] == ["answer.txt"]


def test_an_answer_that_cannot_be_made_leaves_the_older_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "answer.json"
    target.write_text("an older answer\n")
    assert run("lineage", "WT/L/9999", "-o", str(target)).code == 3
    assert target.read_text() == "an older answer\n"
    assert [path.name for path in tmp_path.iterdir()] == ["answer.json"]


@pytest.mark.parametrize("form", ["json", "csv", "md", "dot", "mermaid"])
def test_the_suffix_of_the_file_chooses_the_form(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"answer.{'mmd' if form == 'mermaid' else form}"
    assert run("lineage", "WT/L/1193", "-q", "-o", str(target)).code == 0
    with target.open(encoding="utf-8", newline="") as written:
        assert written.read() == run("lineage", "WT/L/1193", "-f", form).out
    other = tmp_path / "answer.txt"
    assert run("lineage", "WT/L/1193", "-q", "-f", form, "-o", str(other)).code == 0
    assert other.read_bytes() == target.read_bytes()


def test_a_dash_is_standard_output() -> None:
    assert run(*LINEAGE, "-o", "-").out == run(*LINEAGE).out


@pytest.mark.parametrize(("lang", "word"), [("fr", "Conférence ministérielle"),
                                            ("es", "Conferencia Ministerial")])  # fmt: skip
def test_the_language_is_an_option_then_a_variable_and_never_the_locale(
    lang: str, word: str
) -> None:
    asked = run(*LINEAGE, "--lang", lang)
    assert word in asked.out
    assert run(*LINEAGE, env={"WTOGRAPH_LANG": lang}).out == asked.out
    english = run(*LINEAGE, env={"LANG": f"{lang}_CH.UTF-8", "LC_ALL": f"{lang}_CH.UTF-8"})
    assert english.out == run(*LINEAGE).out
    assert run(*LINEAGE, "--lang", "en", env={"WTOGRAPH_LANG": lang}).out == english.out


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_terminal_never_loses_the_symbol_or_the_date_of_a_hop(columns: int, lang: str) -> None:
    words = (*LINEAGE, "--lang", lang)
    whole = run(*words).out.splitlines()
    shown = run_in_terminal(*words, columns=columns, env={"NO_COLOR": "1"})
    assert "\x1b" not in shown
    assert all(len(line) <= columns for line in shown.splitlines() if "http" not in line)
    lines = shown.splitlines()
    for line in (line for line in whole if line.lstrip("│ ").startswith(("├", "└"))):
        day = re.search(r"\d{4}-\d\d-\d\d", line)
        symbol = SYMBOL.search(line)
        assert day
        assert symbol
        hop = line[: day.end()]
        assert any(one.startswith(hop) for one in lines), hop


@pytest.mark.parametrize("columns", [80, 200])
def test_a_status_is_wrapped_at_the_width_of_a_terminal_and_keeps_every_word(columns: int) -> None:
    shown = PLAIN.sub("", run_in_terminal(*STATUS, columns=columns, env={"TERM": "xterm"}))
    long = [line for line in shown.splitlines() if len(line) > columns]
    assert [line for line in long if "http" not in line] == []
    assert shown.split() == run(*STATUS).out.split()


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {"LANG": "C", "LC_ALL": ""}]
)
def test_an_answer_is_utf_8_in_any_locale(env: dict[str, str]) -> None:
    words = (*LINEAGE, "--lang", "fr")
    assert run_process(*words, env=env).out == run(*words).out


def test_an_encoding_that_lacks_a_letter_does_not_stop_an_answer() -> None:
    done = subprocess.run(
        command(*LINEAGE, "--lang", "fr"),
        env=environment({"PYTHONIOENCODING": "ascii:replace"}),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_plain_drawing_uses_ascii_for_the_branches() -> None:
    drawn = run(*LINEAGE, "--ascii").out
    assert not set("├└│") & set(drawn)
    assert "`-" in drawn or "` " in drawn


@pytest.mark.parametrize(
    "words", [LINEAGE, ("mandates",), ("query", "documents/all")], ids=" ".join
)
def test_a_reader_that_goes_away_is_no_error(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            command(*words), env=environment(), stdout=gone, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode in (141, -signal.SIGPIPE)
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def test_the_same_question_has_the_same_bytes_for_any_hash_seed() -> None:
    for words in (LINEAGE, ("mandates", "-f", "json"), ("timeline",)):
        one, other = (run_process(*words, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
        assert one == other
