"""`wtograph resolve` as people run it: its forms, its exit codes, its words in each language."""

import csv
import json
from functools import cache
from io import StringIO

import jsonschema
import pytest
from command_line import ROOT, Result, golden, run
from test_cli_startup import imported

from wtograph.cli.output import envelope
from wtograph.cli.resolve import answered
from wtograph.cli.session import wording
from wtograph.library import Graph
from wtograph.register import register
from wtograph.reports import candidates
from wtograph.resolve.entries import Register

PAGES = {
    "resolve-decision-of-a-day.txt": ("our Decision of 17 June 2022",),
    "resolve-decision-of-a-day.within.txt": (
        "our Decision of 17 June 2022", "--within", "WT/L/1193",
    ),
    "resolve-bali.txt": ("Bali Decision",),
    "resolve-bali.fr.txt": ("la décision de Bali", "--lang", "fr"),
    "resolve-doha.txt": ("paragraph 34 of the Doha Declaration",),
    "resolve-programme.es.txt": (
        "Programa de Trabajo sobre el Comercio Electrónico", "--lang", "es",
    ),
    "resolve-last-session.txt": ("our last session", "--dated", "2024-03-02"),
    "resolve-last-session-bare.txt": ("our last session",),
    "resolve-unknown.txt": ("our Decision of 18 June 2022",),
    "resolve-moratorium.md": ("the moratorium", "-f", "md"),
    "resolve-paragraphs.csv": ("paragraphs 2 to 5 of the Work Programme", "-f", "csv"),
}  # fmt: skip
UNRESOLVED = ("resolve-last-session-bare.txt", "resolve-unknown.txt")
SCHEMA = json.loads((ROOT / "tests/schemas/resolve.json").read_text(encoding="utf-8"))
PHRASES = (
    "our Decision of 17 June 2022", "MC12", "the General Council", "India", "the moratorium",
    "paragraph 99 of the Doha Declaration", "x-IND-20240123", "GC October 2002", "banana split",
    "Work Programme on Electronic Commerce", "electronic commerce", "WT/L/9999", " ", "a" * 501,
)  # fmt: skip


@cache
def page(name: str) -> Result:
    """The page of this name, made once."""
    return run("resolve", *PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_was_reviewed(name: str) -> None:
    found = page(name)
    assert found.code == int(name in UNRESOLVED)
    golden(name, found.out)


@pytest.fixture(scope="module")
def known(graph: Graph) -> Register:
    """The register of the shipped facts."""
    return register(graph.store)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase[:20])
@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_the_data_keeps_to_its_schema_in_every_language(
    graph: Graph, known: Register, phrase: str, lang: str
) -> None:
    answer = answered(graph.store, known, phrase, lang=lang)
    body = candidates.json_object(answer, wording(graph, lang))
    said = json.loads(envelope("resolve", graph.store.name, None, body))
    jsonschema.validate(said, SCHEMA)
    assert bool(said["candidates"]) == (said["verdict"] != "unresolved")


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase[:20])
def test_no_form_has_a_candidate_that_another_lacks(
    graph: Graph, known: Register, phrase: str
) -> None:
    answer, words = answered(graph.store, known, phrase), wording(graph, "en")
    data = json.loads(json.dumps(candidates.json_object(answer, words)))
    refs = [each["ref"] for each in data["candidates"]]
    text = "\n".join(candidates.text(answer, words, whole=True))
    table = "\n".join(candidates.markdown(answer, words)).replace("\\", "")
    rows = [row[3] for row in candidates.csv_rows(answer, words)]
    assert [ref for ref in rows if ref] == refs
    assert all(f"  {ref}" in text and f"| {ref} |" in table for ref in refs)


def test_the_command_writes_the_same_data(graph: Graph, known: Register) -> None:
    found = run("resolve", "the moratorium", "-f", "json")
    assert found.code == 0
    jsonschema.validate(json.loads(found.out), SCHEMA)
    body = candidates.json_object(
        answered(graph.store, known, "the moratorium"), wording(graph, "en")
    )
    assert found.out.strip() == envelope("resolve", graph.store.name, None, body)


def test_what_is_set_aside_is_told(graph: Graph, known: Register) -> None:
    phrase = "our Decision of 17 June 2022"
    answer = answered(graph.store, known, phrase, within="WT/L/1193")
    said = " ".join(candidates.verdict(answer, wording(graph, "en")))
    assert "set aside, no shared topic or link" in said
    assert "WT/L/1141" in said


def test_a_long_list_is_cut_in_text_and_says_so() -> None:
    short, whole = run("resolve", "Bali Decision"), run("resolve", "Bali Decision", "--all")
    assert "… and 6 more; --all shows them" in short.out
    assert "more;" not in whole.out
    assert "16 candidates; not chosen" in short.out.splitlines()[0]


@pytest.mark.parametrize(
    ("lang", "phrase", "said"),
    [
        ("en", "the moratorium", "2 candidates; not chosen"),
        ("fr", "le moratoire", "2 candidats, aucun retenu"),
        ("es", "la moratoria", "2 candidatos; no se elige ninguno"),
    ],
)
def test_it_is_said_in_every_language_that_nothing_is_chosen(
    lang: str, phrase: str, said: str
) -> None:
    assert said in run("resolve", phrase, "--lang", lang).out


def test_an_unknown_within_is_an_error_with_the_nearest() -> None:
    found = run("resolve", "Bali Decision", "--within", "WT/L/9774")
    assert found.code == 3
    assert "WT/L/9774" in found.err
    assert "WT/L/977" in found.err


def test_a_phrase_is_no_date_on_the_command_line() -> None:
    found = run("resolve", "our last session", "--dated", "yesterday")
    assert found.code == 3
    assert "yesterday" in found.err


def test_a_draft_is_marked_wherever_it_is_a_candidate() -> None:
    found = run("resolve", "Work Programme on Electronic Commerce").out
    assert found.count("a proposal, not law") == 1
    rows = csv.DictReader(StringIO(run("resolve", "x-IND-20240123", "-f", "csv").out, newline=""))
    assert [row["draft"] for row in rows] == ["yes"]


def test_what_is_typed_stays_text_in_every_form() -> None:
    hostile = "<b>[link](x)</b> | \\ `a` of 17 June 2022"
    assert "<b>" in run("resolve", hostile).out
    assert "<b>" not in run("resolve", hostile, "-f", "md").out
    assert run("resolve", "=1+1\nBali", "-f", "csv").code in (0, 1)


def test_resolving_imports_nothing_heavy() -> None:
    assert imported("resolve", "Bali Decision") == set()
