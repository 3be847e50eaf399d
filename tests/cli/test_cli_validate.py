"""`validate` in its four forms: the answer first, one list, places that lead to a line."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from command_line import ROOT, golden, run

from wtograph.cli import options
from wtograph.ingest import ingest

FAIL = ROOT / "tests" / "shapes" / "fail"
SCHEMA = json.loads((ROOT / "tests" / "schemas" / "validate.json").read_text(encoding="utf-8"))
HEAD = """\
@prefix doc: <https://w3id.org/wtograph/doc/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix src: <https://w3id.org/wtograph/source/> .
@prefix ver: <https://w3id.org/wtograph/verification/> .
@prefix wtog: <https://w3id.org/wtograph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""
BROKEN = f"""{HEAD}\
# EXAMPLE, INVENTED.
doc:WT_L_9950 a wtog:Document ; wtog:symbol "WT/L/9950" ; wtog:verification ver:read .

doc:WT_L_9950__p2 a wtog:Provision ;
  wtog:partOf doc:WT_L_9950 , doc:WT_L_274 .

doc:WT_L_9951 a wtog:Report ; wtog:symbol "WT/L/9952" ;
  wtog:verification ver:unverified .
"""


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a file with faults, in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("mine.ttl").write_text(BROKEN, encoding="utf-8")
    return "mine.ttl"


def test_the_summary_comes_first_and_what_weighs_most_comes_next(broken: str) -> None:
    found = run("validate", broken)
    golden("validate-broken.txt", found.out)
    assert found.code == 1
    weights = [line.split()[0] for line in found.out.splitlines() if line[:1].isupper()]
    assert weights == sorted(weights, key=["VIOLATION", "WARNING", "REMARK"].index)


def test_the_shipped_facts_have_no_violation_and_warnings_stand_together() -> None:
    found = run("validate", "-q")
    first, *rest = found.out.splitlines()
    assert (found.code, found.err) == (0, "")
    assert first.startswith("0 violations, ")
    assert "40 rules checked" in first
    assert len(rest) < 40
    assert any(line.strip().startswith("and ") for line in rest)


def test_all_lists_what_the_text_only_counts() -> None:
    short, whole = run("validate").out.splitlines(), run("validate", "--all").out.splitlines()
    assert short[0] == whole[0]
    assert len(whole) > len(short)
    assert not [line for line in whole if "--all" in line]


def test_json_gives_each_finding_with_file_and_line(broken: str) -> None:
    found = run("validate", broken, "-f", "json")
    said = json.loads(found.out)
    jsonschema.validate(said, SCHEMA)
    assert said["failed"] is True
    assert said["counts"]["violation"] == sum(
        each["severity"] == "violation" for each in said["findings"]
    )
    (named,) = [each for each in said["findings"] if each["number"] == 1]
    assert (named["place"], named["file"], named["line"]) == ("WT/L/9952", broken, 14)
    (parent,) = [each for each in said["findings"] if each["number"] == 11]
    assert (parent["place"], parent["line"]) == ("WT/L/9950, para. 2", 11)


def test_csv_and_markdown_give_the_same_findings(broken: str) -> None:
    data = json.loads(run("validate", broken, "-f", "json").out)["findings"]
    rows = list(csv.DictReader(io.StringIO(run("validate", broken, "-f", "csv").out)))
    assert [(row["name"], row["focus"]) for row in rows] == [
        (each["name"], each["focus"]) for each in data
    ]
    table = [row for row in run("validate", broken, "-f", "md").out.splitlines() if row[:1] == "|"]
    assert len(table) == len(data) + 2


@pytest.mark.parametrize(
    ("least", "code"),
    [("error", 0), ("violation", 0), ("warning", 1), ("info", 1)],
)
def test_fail_on_says_from_which_weight_on_the_answer_is_no(least: str, code: int) -> None:
    warned = str(FAIL / "12-provision-text.ttl")
    beside = [str(path) for path in sorted((FAIL.parent / "pass").glob("example.ttl"))]
    assert run("validate", *beside, warned, "--fail-on", least).code == code


def test_a_word_that_is_no_weight_names_the_nearest() -> None:
    found = run("validate", "--fail-on", "warnings")
    assert found.code == 2
    assert "did you mean warning?" in found.err


@pytest.mark.parametrize("lang", options.LANGUAGES)
def test_headings_speak_the_language_asked_for(lang: str, broken: str) -> None:
    words = {"en": "VIOLATION", "fr": "NON-CONFORMITÉ", "es": "NO CONFORMIDAD"}
    assert words[lang] in run("validate", broken, "--lang", lang).out


def test_a_file_is_judged_beside_the_facts_of_a_store(tmp_path: Path) -> None:
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    one.write_text(
        f'{HEAD}doc:WT_L_9960 a wtog:Document ; wtog:symbol "WT/L/9960" ;\n'
        "  wtog:verification ver:unverified .\n"
    )
    two.write_text(f"{HEAD}doc:WT_L_9960__p1 a wtog:Provision ; wtog:partOf doc:WT_L_9960 .\n")
    ingest([one], tmp_path / "store")
    assert run("validate", str(two)).code == 1
    assert run("validate", str(two), "-s", str(tmp_path / "store")).code == 0
