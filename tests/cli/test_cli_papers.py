"""Documents on the command line: read on the spot, printed as objects, put into a store."""

import json
from pathlib import Path

import pytest
from command_line import ROOT, run

from wtograph.spans import collapse

SAMPLE = ROOT / "data" / "documents" / "x-IND-20240123.fr.txt"
TEXT = SAMPLE.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def dried() -> dict[str, object]:
    """What the sample document says, as one object."""
    found = run("ingest", "--dry-run", "-f", "jsonl", str(SAMPLE), "-q")
    assert (found.code, found.out.count("\n")) == (0, 1), found.err
    said: dict[str, object] = json.loads(found.out)
    return said


def test_the_sample_is_a_draft_of_india_without_a_symbol(dried: dict[str, object]) -> None:
    assert dried["symbols"] == []
    assert (dried["date"], dried["language"], dried["body"]) == ("2024-01-23", "fr", "IND")
    assert dried["status"] == "draft"


def test_the_sample_continues_the_programme_and_is_silent_on_the_moratorium(
    dried: dict[str, object],
) -> None:
    citations = dried["citations"]
    assert isinstance(citations, list)
    strong = {c["target"] for c in citations if c["relation"] in ("continues", "based_on")}
    assert strong == {"WT/L/274"}
    assert dried["moratorium"] == {"kind": "ecom", "effect": "silent", "until": []}


def test_the_sample_would_instruct_the_general_council(dried: dict[str, object]) -> None:
    mandates = dried["mandates"]
    assert isinstance(mandates, list)
    told = {(m["category"], m["actor"], m["addressee"]) for m in mandates}
    assert ("instruct", "MC", "GC") in told
    assert any(m["report_to"] == "MC" and m["deadline"] == ["MC14"] for m in mandates)


def test_every_quotation_is_the_slice_that_it_names(dried: dict[str, object]) -> None:
    footer = TEXT.rindex("http")
    for key in ("citations", "mandates"):
        several = dried[key]
        assert isinstance(several, list)
        assert several
        for each in several:
            assert collapse(TEXT[each["start"] : each["end"]]) == each["quote"]
            assert each["end"] <= footer


def test_a_dry_run_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("ingest", "--dry-run", str(SAMPLE), "-q").code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_paper_is_shown_on_the_spot_with_what_it_leaves_out() -> None:
    found = run("show", str(SAMPLE))
    assert found.code == 0
    assert "extracted by machine" in found.out
    assert "WT/L/274" in found.out
    assert "nothing is stored" in found.err
    assert "moratorium" in found.out


def test_the_lineage_of_a_paper_is_proposed_only() -> None:
    found = run("lineage", str(SAMPLE), "-f", "json", "-q")
    said = json.loads(found.out)
    own = [e for e in said["edges"] if e["source"] == "x-IND-20240123"]
    assert {e["target"] for e in own} == {"WT/L/274"}
    assert {e["strength"] for e in own} == {"proposed"}
    assert {e["verification"] for e in own} == {"extracted"}


def test_a_document_goes_into_a_store_and_twice_is_once(tmp_path: Path) -> None:
    from wtograph.folders import open_folder

    paper = tmp_path / "paper.txt"
    paper.write_text(TEXT.replace("23 janvier 2024", "24 janvier 2024"), encoding="utf-8")
    store = tmp_path / "my.store"
    assert run("ingest", str(paper), "-s", str(store), "-q").code == 0
    once = open_folder(store).nquads()
    assert b"extracted/x-IND-20240124" in once
    assert run("ingest", str(paper), "-s", str(store), "-q").code == 0
    assert open_folder(store).nquads() == once
    assert "extracted by machine" in run("show", "x-IND-20240124", "-s", str(store)).out


def test_what_a_machine_read_in_a_draft_is_no_mandate(tmp_path: Path) -> None:
    store = tmp_path / "my.store"
    paper = tmp_path / "paper.txt"
    paper.write_text(TEXT.replace("23 janvier 2024", "24 janvier 2024"), encoding="utf-8")
    assert run("ingest", str(paper), "-s", str(store), "-q").code == 0
    found = run("mandates", "--to", "GC", "-s", str(store), "-q")
    assert "x-IND-20240124" not in found.out


def test_a_document_that_cannot_be_read_is_named_and_the_others_are_stored(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    found = run("ingest", str(empty), str(good), "-s", str(tmp_path / "s"))
    assert found.code == 4
    assert "empty.txt" in found.err
    assert "[empty]" in found.err
