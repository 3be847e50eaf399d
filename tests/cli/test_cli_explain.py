"""`wtograph explain`: its pages kept as files, its data checked, its no and its errors."""

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from io import StringIO

import pytest
from command_line import ROOT, Result, golden, run
from jsonschema import Draft202012Validator
from test_cli_startup import imported

SCHEMA = ROOT / "tests" / "schemas" / "explain.json"
DAY = ("--on", "2026-11-23")
PAGES = {
    "explain-hop-WT_L_1193.txt": ("WT/L/1193", "continues", "WT/L/274"),
    "explain-hop-inferred.es.txt": ("WT/L/1193", "extendsValidityOf", "WT/L/1143", "--lang", "es"),
    "explain-builds-on.txt": ("WT/L/1193", "buildsOn", "WT/L/274"),
    "explain-builds-on.fr.txt": ("WT/L/977", "repose sur", "WT/L/907", "--lang", "fr"),
    "explain-mandate.txt": ("WT/L/977#2",),
    "explain-status.txt": ("ecom-moratorium", *DAY),
    "explain-disputed.txt": ("MC13", "end"),
    "explain-symbol.txt": ("WT/L/1193", "symbol"),
    "explain-evidence.txt": ("x-IND-20240123", "basedOn", "WT/L/274"),
    "explain-evidence-mandate.txt": ("x-IND-20240123__op1-s2__1",),
    "explain-candidate.txt": ("WT_L_977__p2__1", "renews", "WT_L_907__x3__1"),
    "explain-not-there.txt": ("WT/L/1193", "continues", "WT/L/579"),
    "explain-builds-on.md": ("WT/L/977", "buildsOn", "WT/L/274", "-f", "md"),
    "explain-disputed.csv": ("MC13", "end", "-f", "csv"),
}
NO = {"explain-candidate.txt", "explain-not-there.txt"}
ASKED = sorted({words[:3] if words[1:2] != DAY[:1] else words for words in PAGES.values()})


@cache
def page(name: str) -> Result:
    """The page of this name, made once."""
    return run("explain", *PAGES[name])


@cache
def data(*words: str) -> dict[str, object]:
    """The answer as data."""
    plain = [word for word in words if word not in ("-f", "md", "csv", "--lang", "es", "fr")]
    found: dict[str, object] = json.loads(run("explain", *plain, "-f", "json").out)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_was_reviewed(name: str) -> None:
    found = page(name)
    assert found.code == int(name in NO)
    golden(name, found.out)


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".txt")])
def test_every_source_listed_is_cited_and_every_number_cited_is_listed(name: str) -> None:
    text = page(name).out
    body, _, listed = re.split(r"(\n(?:Sources|Fuentes)\n|\Z)", text, maxsplit=1)
    numbers = {int(n) for n in re.findall(r"^ +(\d+)  ", listed, re.MULTILINE)}
    cited = {int(n) for many in re.findall(r"\[(\d[\d, ]*)\]", body) for n in many.split(",")}
    assert cited == numbers


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_the_data_keeps_its_schema(words: tuple[str, ...]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data(*words))


def statements(node: object) -> Iterator[dict[str, object]]:
    """Every statement of an answer, premises included."""
    if isinstance(node, dict):
        if "kind" in node and "text" in node:
            yield node
        for value in node.values():
            yield from statements(value)
    elif isinstance(node, list):
        for value in node:
            yield from statements(value)


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_csv_has_a_row_for_each_statement_of_the_data(words: tuple[str, ...]) -> None:
    plain = [word for word in words if word not in ("-f", "md", "csv", "--lang", "es", "fr")]
    rows = list(csv.DictReader(StringIO(run("explain", *plain, "-f", "csv").out, newline="")))
    found = {(row["subject"], row["property"], row["object"]) for row in rows if row["kind"]}
    wanted = {(s["subject"], s["property"], s["object"]) for s in statements(data(*words))}
    assert wanted <= found


def sources(node: object) -> Iterator[str]:
    """The labels of every source of an answer."""
    if isinstance(node, dict):
        yield from (each["label"] or each["id"] for each in node.get("sources", ()))
        for value in node.values():
            yield from sources(value)
    elif isinstance(node, list):
        for value in node:
            yield from sources(value)


@pytest.mark.parametrize("name", ["explain-builds-on.txt", "explain-mandate.txt"])
def test_text_lists_every_source_that_the_data_has(name: str) -> None:
    listed = page(name).out.partition("\nSources\n")[2]
    wanted = set(sources(data(*PAGES[name])))
    assert wanted
    assert [label for label in sorted(wanted) if label not in listed] == []


def test_a_draft_is_marked_in_every_form() -> None:
    words = ("explain", "x-IND-20240123", "proposesToBuildOn", "WT/L/274")
    assert "proposed only, not law" in run(*words).out
    assert "proposed only, not law" in run(*words, "-f", "md").out
    assert json.loads(run(*words, "-f", "json").out)["proposed"] is True
    rows = list(csv.DictReader(StringIO(run(*words, "-f", "csv").out, newline="")))
    assert {row["proposed"] for row in rows} == {"true"}


def test_the_words_of_evidence_are_those_of_the_file_at_their_offsets() -> None:
    file = ROOT / "data" / "documents" / "x-IND-20240123.fr.txt"
    text = file.read_bytes().decode("utf-8")
    found = json.dumps(data("x-IND-20240123__op1-s2__1"))
    spans = re.findall(r'"start": (\d+), "end": (\d+)', found)
    quotes = re.findall(r'"quote": ("(?:[^"\\]|\\.)*")', found)
    assert spans
    for (start, end), quote in zip(spans, quotes, strict=True):
        assert " ".join(text[int(start) : int(end)].split()) == json.loads(quote)


@pytest.mark.parametrize(
    ("words", "code", "near"),
    [
        (("WT/L/977", "dateAdoptd"), "unknown-property", "dateAdopted"),
        (("ecom-moratorum",), "unknown-subject", "ecom-moratorium"),
        (("WT/L/97777",), "unknown-document", "WT/L/977"),
        (("moratorium",), "ambiguous-name", "trips-nvc-moratorium"),
        (("WT/L/1193", "buildsOn", "WT/L/27"), "unknown-document", "WT/L/274"),
    ],
)
def test_an_unknown_name_leaves_with_3_and_names_the_nearest(
    words: tuple[str, ...], code: str, near: str
) -> None:
    found = run("explain", *words)
    assert (found.code, found.out) == (3, "")
    assert f"[{code}]" in found.err
    assert near in found.err
    assert "Traceback" not in found.err


def test_what_the_graph_does_not_say_leaves_with_1() -> None:
    found = run("explain", "WT/L/977", "dateAdopted", "2015-12-20")
    assert found.code == 1
    assert found.out.startswith("not in this graph: WT/L/977 date adopted 2015-12-20")
    assert "2015-12-19" in found.out
    assert run("explain", "WT/L/977", "adoptedAs").code == 1


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_explaining_imports_neither_rdflib_nor_networkx(form: str) -> None:
    words = ("explain", "WT/L/1193", "buildsOn", "WT/L/274", "-f", form)
    assert imported(*words) == set()
