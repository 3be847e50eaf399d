"""`wtograph query`: the list of questions, the forms of an answer, what is cut, what is asked."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from command_line import run, run_process

from wtograph.queries import questions

GAPS = ("query", "status/gaps")
ROWS = "SELECT ?a { VALUES ?a { 1 2 3 4 5 } } ORDER BY ?a"


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_the_list_has_every_question_under_the_heading_of_its_group(lang: str) -> None:
    shown = run("query", "--list", "--lang", lang).out
    blocks = shown.split("\n\n")
    groups = list(dict.fromkeys(query.group for query in questions()))
    assert len(blocks) == len(groups)
    for query in questions():
        block = blocks[groups.index(query.group)]
        lines = [line for line in block.splitlines() if line.split()[0] == query.name]
        assert len(lines) == 1, query.name
        assert query.title(lang) in lines[0]


def test_the_list_is_the_same_in_every_form() -> None:
    names = [query.name for query in questions()]
    said = json.loads(run("query", "--list", "-f", "json").out)
    assert [each["name"] for each in said["questions"]] == names
    asked = next(each for each in said["questions"] if each["name"] == "status/gaps")
    assert asked["parameters"] == [
        {"name": "norm", "kind": "norm", "optional": True,
         "summary": "the norm; ecom-moratorium when left out"}
    ]  # fmt: skip
    table = csv.DictReader(io.StringIO(run("query", "--list", "-f", "csv").out, newline=""))
    assert [row["name"] for row in table] == names
    cells = re.findall(r"^\| ([a-z]+/[a-z-]+) \|", run("query", "--list", "-f", "md").out, re.M)
    assert cells == names


def test_the_list_has_no_form_for_triples() -> None:
    found = run("query", "--list", "-f", "ttl")
    assert (found.code, found.out) == (2, "")


def test_an_answer_says_on_stderr_how_many_rows_and_of_which_store() -> None:
    for form in ("text", "json", "csv", "tsv", "md"):
        found = run(*GAPS, "-f", form)
        assert found.err == "rows: 2; norm=ecom-moratorium (default); store: shipped facts\n"
        assert found.code == 0
    assert run(*GAPS, "-q").err == ""


def test_json_is_that_of_the_w3c_and_nothing_around_it() -> None:
    said = json.loads(run(*GAPS, "-f", "json").out)
    assert set(said) == {"head", "results"}
    first = said["results"]["bindings"][0]
    assert first["of"] == {"type": "literal", "value": "WT/MIN(98)/DEC/2"}
    assert first["days"] == {
        "type": "literal", "value": "711", "datatype": "http://www.w3.org/2001/XMLSchema#integer"
    }  # fmt: skip


def test_text_and_markdown_have_short_names_and_csv_and_tsv_whole_ones() -> None:
    whole = "https://w3id.org/wtograph/verification/read"
    assert "ver:read" in run(*GAPS).out
    assert "ver:read" in run(*GAPS, "-f", "md").out
    assert whole in run(*GAPS, "-f", "csv").out
    assert f"<{whole}>" in run(*GAPS, "-f", "tsv").out


def test_markdown_begins_with_the_question_in_the_language_asked_for() -> None:
    lines = run(*GAPS, "-f", "md", "--lang", "fr").out.splitlines()
    title = "# Les interruptions entre les périodes d'une norme ou d'un programme"
    assert lines[:2] == [f"{title} - norm=ecom-moratorium (par défaut)", ""]
    bars = {len(re.findall(r"(?<!\\)\|", line)) for line in lines[2:]}
    assert len(lines) == 6
    assert len(bars) == 1


def test_names_in_an_answer_follow_the_language() -> None:
    english = run("query", "status/sunset-other").out
    spanish = run("query", "status/sunset-other", "--lang", "es").out
    asked = run("query", "status/sunset-other", "--param", "lang=es").out
    assert "Work Programme on Electronic Commerce" in english
    assert "Programa de Trabajo sobre el Comercio Electrónico" in spanish
    assert asked == spanish


@pytest.mark.parametrize("form", ["text", "json", "csv", "tsv", "md"])
def test_a_cut_answer_says_so_and_leaves_with_5(form: str) -> None:
    found = run("query", "-", "-f", form, "--max-rows", "2", stdin=ROWS)
    assert found.err == "rows: 2 of 5, cut by --max-rows; store: shipped facts\n"
    assert found.code == 5
    whole = run("query", "-", "-f", form, "--max-rows", "5", stdin=ROWS)
    assert (whole.code, whole.err) == (0, "rows: 5; store: shipped facts\n")
    assert "3" not in found.out.replace("XMLSchema", "").replace("w3.org", "")
    assert "3" in whole.out.replace("w3.org", "")


def test_no_row_is_an_answer(tmp_path: Path) -> None:
    nothing = "SELECT ?a { ?a a wtog:NoSuchThing }"
    for form in ("text", "json", "csv", "tsv", "md"):
        found = run("query", "-", "-f", form, stdin=nothing)
        assert (found.code, found.err) == (0, "rows: 0; store: shipped facts\n")
        assert found.out
    assert list(tmp_path.iterdir()) == []


def test_show_prints_the_question_with_its_parameters_and_runs_nothing() -> None:
    found = run(*GAPS, "--param", "norm=trips-nvc-moratorium", "--show")
    assert "#+ title: The gaps between the periods of a norm or programme" in found.out
    assert "VALUES ?norm { <https://w3id.org/wtograph/norm/trips-nvc-moratorium> }" in found.out
    assert "ecom-moratorium>" not in found.out
    assert (found.code, found.err) == (0, "")
    again = run("query", "-", "-f", "csv", stdin=found.out)
    assert again.out == run(*GAPS, "--param", "norm=trips-nvc-moratorium", "-f", "csv").out


@pytest.mark.parametrize(
    ("words", "code", "said", "hint"),
    [
        (("status/gap",), 3, "no query status/gap  [unknown-query]", "status/gaps"),
        (("gapz",), 3, "no query gapz  [unknown-query]", "status/gaps"),
        (("status/gaps", "--param", "nrm=x"), 2, "no parameter nrm", "did you mean norm?"),
        (("status/gaps", "--param", "norm=moratoriums"), 3, "moratoriums", "ecom-moratorium"),
        (("proposals/on-the-table", "--param", "meeting=MC77"), 3, "no session MC77", "MC7"),
        (("status/in-operation-on", "--param", "on=soon"), 3, "soon", ""),
        (("status/expiry", "--param", "lang=eng"), 2, "no language eng", "en, fr, es"),
        (("trust/unreviewed", "--param", "max=much"), 2, "'much' is not a number", "0.6"),
    ],
)
def test_a_slip_is_named_as_typed_with_the_nearest(
    words: tuple[str, ...], code: int, said: str, hint: str
) -> None:
    found = run("query", *words)
    assert found.code == code
    assert found.out == ""
    assert said in found.err.splitlines()[0]
    assert hint in found.err


def test_a_symbol_is_found_however_it_is_spelled() -> None:
    for typed in ("WT/MIN(22)/32", "wt/min22/32", "WT/L/1143"):
        shown = run("query", "what-is", "--param", f"symbol={typed}", "-f", "csv").out
        assert "WT/L/1143" in shown
        assert "WT/MIN(22)/32" in shown


def test_a_constructed_graph_is_turtle() -> None:
    query = "CONSTRUCT { ?d a wtog:Document } WHERE { ?d wtog:symbol 'WT/L/274' }"
    found = run("query", "-", stdin=query)
    assert "doc:WT_L_274 a wtog:Document ." in found.out
    refused = run("query", "-", "-f", "md", stdin=query)
    assert (refused.code, refused.out) == (2, "")


def test_a_select_has_no_turtle() -> None:
    found = run(*GAPS, "-f", "ttl")
    assert (found.code, found.out) == (2, "")
    assert "only CONSTRUCT and DESCRIBE have ttl" in found.err


def test_a_day_that_is_none_makes_no_trace_of_python() -> None:
    query = 'CONSTRUCT { <a:a> <a:b> "2026-02-31"^^xsd:date } {}'
    found = run_process("query", "-", "-q", stdin=query)
    assert (found.code, found.err) == (0, "")
    assert "2026-02-31" in found.out
