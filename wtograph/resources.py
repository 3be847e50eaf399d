"""Where ontology/, queries/ and data/ are, in a wheel and in a checkout."""

from collections.abc import Iterator
from pathlib import Path

from wtograph.errors import BrokenInstall

KINDS = ("ontology", "queries", "data")


def shipped(kind: str) -> Path:
    """The folder `kind` (ontology, queries or data), from the wheel or from the checkout.

    Raises: BrokenInstall if neither holds it.
    """
    package = Path(__file__).parent
    for place in (package / "_shipped" / kind, package.parent / kind):
        if place.is_dir():
            return place
    raise BrokenInstall(f"the folder {kind} of the package is missing", hint="install it again")


def files(kind: str, suffix: str) -> Iterator[Path]:
    """The shipped files of a kind with this suffix, at any depth, in a fixed order."""
    return iter(sorted(shipped(kind).rglob(f"*{suffix}")))


def text(kind: str, name: str) -> str:
    """The text of one shipped file, such as `text("data", "symbols/series.csv")`.

    Raises: BrokenInstall if it is missing.
    """
    path = shipped(kind) / name
    try:
        return path.read_text(encoding="utf-8")
    except OSError as missing:
        raise BrokenInstall(
            f"the file {kind}/{name} of the package is missing", hint="install it again"
        ) from missing


def content(kind: str, name: str) -> bytes:
    """The bytes of one shipped file, such as a document. Raises: BrokenInstall if it is missing."""
    path = shipped(kind) / name
    if not path.is_file():
        raise BrokenInstall(
            f"the file {kind}/{name} of the package is missing", hint="install it again"
        )
    return path.read_bytes()
