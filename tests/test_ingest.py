"""The user's own facts beside the shipped ones; a second topic without a line of code."""

import json
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from engine_examples import ancestors, with_prefixes

import wtograph
from wtograph.errors import BadFacts, Empty, UnknownFile
from wtograph.folders import CARD, open_folder, read_card
from wtograph.ingest import ingest
from wtograph.store import FactsFile, Store

TOPIC = (Path(__file__).parent / "second_topic.ttl").read_text(encoding="utf-8")
OTHER = """
doc:WT_L_9800 a wtog:Document ; wtog:symbol "WT/L/9800" ; wtog:verification ver:unverified .
"""


def facts(folder: Path, name: str, turtle: str) -> Path:
    """A file of facts."""
    path = folder / name
    path.write_text(with_prefixes(turtle), encoding="utf-8")
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the second topic and another file; tests read it or copy it."""
    folder = tmp_path_factory.mktemp("ingested")
    files = [facts(folder, "mine.ttl", TOPIC), facts(folder, "other.ttl", OTHER)]
    done = ingest(files, folder / "store")
    alone = Store.in_memory(FactsFile(path, f"urn:{path.stem}") for path in files)
    assert done.triples == len(alone)
    return folder / "store"


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder to write to."""
    return Path(copytree(made, tmp_path / "store"))


def test_facts_of_the_user_stand_beside_the_shipped_ones(made: Path) -> None:
    graph = wtograph.load(made)
    assert graph.document("WT/L/274").date == "1998-09-25"
    assert graph.document("WT/L/9901").date == "2030-05-05"
    assert [name.rpartition("/")[2] for name in read_card(made).graphs] == ["mine", "other"]


def test_a_second_topic_has_states_a_timeline_a_lineage_and_mandates(made: Path) -> None:
    graph = wtograph.load(made)
    days = [date(year, 7, 1) for year in (2029, 2031, 2033, 2036)]
    states = [graph.status("truce on cod", day).state for day in days]
    assert states == ["not-yet", "in-force", "gap", "lapsed"]
    assert graph.status("programme/cod", date(2031, 1, 1)).state == "in-force"
    gaps = graph.timeline("cod-truce").gaps
    assert [(gap.first.isoformat(), gap.last.isoformat()) for gap in gaps] == [
        ("2032-01-01", "2034-05-04")
    ]
    assert ancestors(graph.lineage("WT/L/9902")) == ["WT/L/9901"]
    assert [mandate.clause.place for mandate in graph.mandates("WT/L/9902")] == ["p1"]


def test_ingesting_twice_changes_no_fact_and_keeps_the_other_files(
    place: Path, tmp_path: Path
) -> None:
    once = open_folder(place).nquads()
    ingest([facts(tmp_path, "mine.ttl", TOPIC)], place)
    assert open_folder(place).nquads() == once
    assert json.loads((place / CARD).read_text(encoding="utf-8"))["generation"] == 2


def test_a_file_replaces_its_earlier_self(place: Path, tmp_path: Path) -> None:
    ingest([facts(tmp_path, "mine.ttl", TOPIC.replace("2030-05-05", "2030-06-06"))], place)
    graph = wtograph.load(place)
    assert graph.document("WT/L/9901").date == "2030-06-06"
    assert graph.document("WT/L/9800").symbol == "WT/L/9800"


@pytest.mark.parametrize(
    "broken",
    ["doc:x a .", "norm:m__1 a wtog:ValidityPeriod ; wtog:start 'soon' ."],
    ids=["syntax", "shape"],
)
def test_a_broken_file_is_refused_and_the_folder_stays_as_it_was(
    place: Path, tmp_path: Path, broken: str
) -> None:
    before = snapshot(place)
    bad = facts(tmp_path, "bad.ttl", broken)
    with pytest.raises(BadFacts, match=r"bad\.ttl") as refused:
        ingest([facts(tmp_path, "mine.ttl", OTHER), bad], place)
    assert "nothing was stored" in refused.value.hint
    after = snapshot(place)
    lost = {name for name in before if after.get(name) != before[name]}
    assert {name for name in lost if "LOG" not in name} == set()


def test_a_broken_first_file_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BadFacts):
        ingest([facts(tmp_path, "bad.ttl", "doc:x a .")], tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_files_that_are_not_facts_are_refused(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with pytest.raises(UnknownFile, match="is a folder"):
        ingest([tmp_path], store)
    with pytest.raises(UnknownFile, match="no such file"):
        ingest([tmp_path / "none.ttl"], store)
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    with pytest.raises(Empty, match=r"a\.txt: is empty"):
        ingest([tmp_path / "a.txt"], store)
    (tmp_path / "sub").mkdir()
    same = [facts(tmp_path, "a.ttl", OTHER), facts(tmp_path / "sub", "a.ttl", OTHER)]
    with pytest.raises(BadFacts, match="same name"):
        ingest(same, store)
