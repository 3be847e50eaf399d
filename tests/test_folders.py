"""Stores on disk: written whole or not at all, by one writer at a time."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from engine_examples import with_prefixes

import wtograph
from wtograph.errors import MachineFailure, NotAStore, StoreBusy, StoreDamaged, WtographError
from wtograph.folders import (
    CARD,
    LOCK,
    abandoned,
    next_generation,
    open_folder,
    read_card,
    write_folder,
    writing,
)
from wtograph.store import FactsFile, Store


def small(folder: Path, label: str) -> Store:
    """A store of one triple."""
    path = folder / f"{label}.ttl"
    path.write_text(with_prefixes(f"doc:x-A rdfs:label '{label}' ."), encoding="utf-8")
    return Store.in_memory([FactsFile(path, "https://w3id.org/wtograph/graph/user/a")])


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, without the lock files of the engine."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "LOCK"
    }


def test_a_store_is_written_and_read_back(tmp_path: Path) -> None:
    store, place = small(tmp_path, "one"), tmp_path / "store"
    write_folder(place, store, ("g",))
    assert open_folder(place).nquads() == store.nquads()
    assert read_card(place).graphs == ("g",)
    assert not (place / LOCK).exists()


def test_an_open_reader_keeps_its_generation_while_the_next_is_written(tmp_path: Path) -> None:
    place = tmp_path / "store"
    write_folder(place, small(tmp_path, "one"), ())
    reader = open_folder(place)
    before = reader.nquads()
    write_folder(place, small(tmp_path, "two"), ())
    assert reader.nquads() == before
    assert b"two" in open_folder(place).nquads()
    assert read_card(place).generation == 2
    write_folder(place, small(tmp_path, "three"), ())
    kept = sorted(p.name for p in place.glob("generation-*"))
    assert kept == ["generation-000002", "generation-000003"]


def test_until_the_card_names_it_a_new_generation_is_not_seen(tmp_path: Path) -> None:
    place = tmp_path / "store"
    write_folder(place, small(tmp_path, "one"), ())
    before = open_folder(place).nquads()
    (place / "generation-000002").mkdir()
    (place / "generation-000003.unfinished").mkdir()
    assert open_folder(place).nquads() == before
    write_folder(place, small(tmp_path, "two"), ())
    assert b"two" in open_folder(place).nquads()


def test_a_writer_that_fails_leaves_the_old_generation(tmp_path: Path) -> None:
    place = tmp_path / "store"
    write_folder(place, small(tmp_path, "one"), ())
    before = open_folder(place).nquads()
    (place / f"{CARD}.unfinished").mkdir()  # in the way of the new card
    with pytest.raises(MachineFailure, match="cannot be written"):
        write_folder(place, small(tmp_path, "two"), ())
    assert open_folder(place).nquads() == before
    assert not (place / LOCK).exists()


def test_a_place_that_cannot_be_made_is_a_failure_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(WtographError) as failed:
        write_folder(tmp_path / "file" / "store", small(tmp_path, "one"), ())
    assert failed.value.exit_code in (3, 8)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_a_lock_that_is_there_means_busy_and_names_the_process(tmp_path: Path) -> None:
    place = tmp_path / "store"
    write_folder(place, small(tmp_path, "one"), ())
    before = snapshot(place)
    (place / LOCK).write_text("4242", encoding="utf-8")
    with pytest.raises(StoreBusy, match="4242") as busy:
        write_folder(place, small(tmp_path, "two"), ())
    assert str(place / LOCK) in busy.value.hint
    (place / LOCK).unlink()
    assert snapshot(place) == before


def test_the_lock_of_a_process_that_was_stopped_is_taken_over(tmp_path: Path) -> None:
    place = tmp_path / "store"
    write_folder(place, small(tmp_path, "one"), ())
    stopped = subprocess.Popen([sys.executable, "-c", ""])
    stopped.wait()
    (place / LOCK).write_text(f"{stopped.pid} {platform.node()}", encoding="utf-8")
    assert abandoned(place) == str(stopped.pid)
    write_folder(place, small(tmp_path, "two"), ())
    assert b"two" in open_folder(place).nquads()
    assert sorted(path.name for path in place.iterdir() if LOCK in path.name) == []


@pytest.mark.parametrize("owner", [f"{os.getpid()} {platform.node()}", "999999999 elsewhere",
                                   "4242", "", "x"])  # fmt: skip
def test_a_lock_that_may_be_held_is_left_alone(tmp_path: Path, owner: str) -> None:
    place = tmp_path / "store"
    write_folder(place, small(tmp_path, "one"), ())
    (place / LOCK).write_text(owner, encoding="utf-8")
    assert abandoned(place) == ""
    with pytest.raises(StoreBusy):
        write_folder(place, small(tmp_path, "two"), ())
    assert (place / LOCK).read_text(encoding="utf-8") == owner


def test_the_slower_of_two_first_writers_leaves_the_folder_of_the_quicker(tmp_path: Path) -> None:
    place, store = tmp_path / "store", small(tmp_path, "one")

    class Late(type(place)):  # type: ignore[misc]  # the folder came after the slower had looked
        def exists(self) -> bool:
            return self.name != "store" and bool(super().exists())

    with writing(place):
        with pytest.raises(StoreBusy), writing(Late(place)):
            pass
        next_generation(place, store, ("g",))
    assert open_folder(place).nquads() == store.nquads()


def test_a_folder_made_for_a_writing_that_fails_goes_again(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), writing(tmp_path / "new" / "store"):
        raise RuntimeError
    assert not (tmp_path / "new" / "store").exists()
    write_folder(tmp_path / "old", small(tmp_path, "one"), ())
    with pytest.raises(RuntimeError), writing(tmp_path / "old"):
        raise RuntimeError
    assert read_card(tmp_path / "old").generation == 1


@pytest.mark.parametrize("taken", ["4242 elsewhere", None])
def test_a_writer_whose_lock_was_taken_changes_nothing(tmp_path: Path, taken: str | None) -> None:
    place = tmp_path / "store"
    write_folder(place, small(tmp_path, "one"), ())
    before = snapshot(place)
    said, store = taken.split()[0] if taken else "another", small(tmp_path, "two")
    with writing(place):
        (place / LOCK).unlink()
        if taken:
            (place / LOCK).write_text(taken, encoding="utf-8")
        with pytest.raises(StoreBusy, match=said):
            next_generation(place, store, ())
    if taken:
        assert (place / LOCK).read_text(encoding="utf-8") == taken
        (place / LOCK).unlink()
    assert snapshot(place) == before


def test_a_folder_with_other_things_is_never_written_to(tmp_path: Path) -> None:
    foreign = tmp_path / "letters"
    foreign.mkdir()
    (foreign / "dear.txt").write_text("...", encoding="utf-8")
    with pytest.raises(NotAStore, match="other things"):
        write_folder(foreign, small(tmp_path, "one"), ())
    assert snapshot(foreign) == {"dear.txt": b"..."}


def test_what_is_no_store_is_said_to_be_none(tmp_path: Path) -> None:
    for place, words in ((tmp_path, "is not a store"), (tmp_path / "no", "does not exist")):
        with pytest.raises(NotAStore, match=words):
            wtograph.load(place)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotAStore):
        wtograph.load(tmp_path / "file")


@pytest.mark.parametrize(
    "card",
    ["", "{", "[]", "null", '{"format": 1}', '{"format": 1, "generation": "x", "graphs": []}',
     '{"format": 99, "generation": 1, "graphs": []}', '{"format": 1, "generation": 1, "graphs": 3}',
     '{"format": 1, "generation": 7, "graphs": []}'],
)  # fmt: skip
def test_a_damaged_card_is_a_damaged_store(tmp_path: Path, card: str) -> None:
    place = tmp_path / "store"
    write_folder(place, small(tmp_path, "one"), ())
    (place / CARD).write_text(card, encoding="utf-8")
    with pytest.raises(StoreDamaged) as damaged:
        open_folder(place)
    assert damaged.value.hint


def test_a_generation_that_is_no_database_is_a_damaged_store(tmp_path: Path) -> None:
    place = tmp_path / "store"
    write_folder(place, small(tmp_path, "one"), ())
    for path in (place / "generation-000001").iterdir():
        path.write_bytes(b"rubbish")
    with pytest.raises(StoreDamaged):
        open_folder(place)
