"""Stores on disk: a folder with one generation of triples, made whole or not at all.

A folder holds `wtograph.json`, which names the generation in force, and that generation. A
new one is written beside it under another name; replacing the small file is the only switch,
so a reader never meets a half-written store.
"""

import json
import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wtograph.errors import MachineFailure, NotAStore, StoreBusy, StoreDamaged
from wtograph.store import Store

CARD = "wtograph.json"
LOCK = "wtograph.lock"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Card:
    """What a store folder says of itself: its generation and the graphs that are the user's."""

    generation: int
    graphs: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The name of the generation's folder."""
        return f"generation-{self.generation:06d}"


def read_card(folder: Path) -> Card:
    """The card of a store folder.

    Raises: NotAStore if there is none; StoreDamaged if it cannot be read.
    """
    try:
        said = json.loads((folder / CARD).read_text(encoding="utf-8"))
        card = Card(int(said["generation"]), tuple(said["graphs"]))
        known = said["format"] == FORMAT
    except FileNotFoundError:
        kind = "is not a store" if folder.exists() else "does not exist"
        raise NotAStore(
            f"{folder}: {kind}", hint=f"wtograph ingest FILE.ttl -s {folder} makes one"
        ) from None
    except NotADirectoryError:
        raise NotAStore(f"{folder}: is not a store", hint="a store is a folder") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise StoreDamaged(
            f"{folder}: {CARD} cannot be read", hint="make the store again with wtograph ingest"
        ) from None
    if not known:
        raise StoreDamaged(
            f"{folder}: made by another version", hint="make the store again with wtograph ingest"
        )
    return card


def open_folder(folder: Path) -> Store:
    """The store in a folder, for reading. Raises: NotAStore, StoreDamaged."""
    card = read_card(folder)
    place = folder / card.folder
    if not place.is_dir():
        raise StoreDamaged(
            f"{folder}: {card.folder} is missing", hint="make the store again with wtograph ingest"
        )
    try:
        return Store.on_disk(place, str(folder))
    except (OSError, RuntimeError):  # pyoxigraph says RuntimeError of a corrupt database
        raise StoreDamaged(
            f"{folder}: {card.folder} cannot be opened",
            hint="make the store again with wtograph ingest",
        ) from None


def check_target(folder: Path) -> None:
    """Refuse early what `write_folder` would refuse late.

    Raises: NotAStore for a file, or a folder with other things in it; MachineFailure where
    nothing can be written.
    """
    _refuse_foreign(folder)
    nearest = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise MachineFailure(
            f"{folder}: cannot be written",
            hint="choose a folder that you may write to; nothing was changed",
        )


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold a store folder for writing; a folder made for it goes again if the work fails.

    Raises: NotAStore for a folder with other things in it; StoreBusy while another process
    writes it; MachineFailure if the machine refuses.
    """
    check_target(folder)
    try:
        made = _made(folder)
        with _locked(folder):
            try:
                yield
            except BaseException:
                if made and _mine(folder):  # under the lock: no other writer is in it
                    shutil.rmtree(folder, ignore_errors=True)
                raise
    except OSError as trouble:
        raise MachineFailure(
            f"{folder}: cannot be written ({trouble.strerror or 'the machine refused'})",
            hint="choose a folder that you may write to; nothing was changed",
        ) from None


def _made(folder: Path) -> bool:
    """Make a folder; False where it is there, as when another writer was quicker."""
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        return False
    return True


def write_folder(folder: Path, store: Store, graphs: tuple[str, ...]) -> None:
    """Put a store into a folder as its next generation, whole or not at all.

    Raises: NotAStore for a folder with other things in it; StoreBusy while another process
    writes it; MachineFailure if the machine refuses.
    """
    with writing(folder):
        next_generation(folder, store, graphs)


def _refuse_foreign(folder: Path) -> None:
    others = (
        [each for each in folder.iterdir() if not each.name.startswith(LOCK)]
        if folder.is_dir()
        else []
    )
    if others and not (folder / CARD).exists():
        raise NotAStore(
            f"{folder}: holds other things and is not a store", hint="name a new folder"
        )
    if folder.exists() and not folder.is_dir():
        raise NotAStore(f"{folder}: is a file", hint="name a new folder")


def next_generation(folder: Path, store: Store, graphs: tuple[str, ...]) -> None:
    """Write the next generation into a folder held by `writing`, and switch to it.

    The generation before it stays, for readers that opened the folder a moment ago.
    Raises: StoreBusy if another process took the lock meanwhile.
    """
    _keep_lock(folder)
    number = read_card(folder).generation + 1 if (folder / CARD).exists() else 1
    card = Card(number, graphs)
    unfinished = folder / f"{card.folder}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        store.backup(unfinished)
        _keep_lock(folder)
        shutil.rmtree(folder / card.folder, ignore_errors=True)
        unfinished.rename(folder / card.folder)
        said = {"format": FORMAT, "generation": number, "graphs": list(graphs)}
        fresh = folder / f"{CARD}.unfinished"
        fresh.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
        fresh.replace(folder / CARD)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    kept = {card.folder, Card(number - 1, ()).folder}
    for old in folder.glob("generation-*"):
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)


def abandoned(folder: Path) -> str:
    """The process that wrote to a folder, was stopped, and left its lock; empty without one.

    Only a process of this machine can be known to have stopped.
    """
    number, _, machine = _holder(folder).partition(" ")
    if machine != platform.node() or not (number.isascii() and number.isdigit()):
        return ""
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return number
    except (OSError, OverflowError):
        return ""  # it runs, under another user
    return ""


def _holder(folder: Path) -> str:
    """What the lock says: a process and its machine; empty without a lock."""
    try:
        return (folder / LOCK).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _name() -> str:
    return f"{os.getpid()} {platform.node()}".strip()


def _mine(folder: Path) -> bool:
    return _holder(folder) == _name()


def _busy(folder: Path) -> StoreBusy:
    owner = _holder(folder).partition(" ")[0]
    return StoreBusy(
        f"{folder}: in use by {f'process {owner}' if owner else 'another process'} "
        "(wtograph ingest)",
        hint=f"wait for it; if no such process runs, delete {folder / LOCK}",
    )


def _keep_lock(folder: Path) -> None:
    """Stop where the lock is no longer ours, before anything is changed."""
    if not _mine(folder):
        raise _busy(folder)


def _clear(folder: Path) -> None:
    """Take away a lock whose process has stopped, and no other one that came meanwhile."""
    owner, aside = abandoned(folder), folder / f"{LOCK}.{os.getpid()}"
    if not owner:
        return
    try:
        (folder / LOCK).rename(aside)
        if aside.read_text(encoding="utf-8").partition(" ")[0] != owner:
            os.link(aside, folder / LOCK)  # another process was quicker: its lock goes back
    except OSError:
        return  # a writer without its lock stops at `_keep_lock`
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = folder / LOCK
    _clear(folder)
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        raise _busy(folder) from None
    try:
        os.write(handle, _name().encode())
    except OSError:
        lock.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)
    try:
        yield
    finally:
        if _mine(folder):
            lock.unlink(missing_ok=True)
