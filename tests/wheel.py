"""Build the sdist and the wheel, install the wheel in an empty place, and try it from another one.

Run by `make wheel`. Prints one line a step, leaves with 1 when one fails, and removes all it made.
"""

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIPPED = ("ontology/core.ttl", "queries/rules/R2-citation.rq", "data/dataset.ttl",
           "data/labels.csv", "data/symbols/series.csv")  # fmt: skip
ASK = """
import wtograph
from pathlib import Path
from wtograph import resources
home = Path(wtograph.__file__).parent
for kind in resources.KINDS:
    assert resources.shipped(kind) == home / "_shipped" / kind, resources.shipped(kind)
assert "site-packages" in home.parts, home
graph = wtograph.load()
assert graph.document("WT/L/274").date == "1998-09-25"
assert len(graph.dataset) > 10_000
"""


class Failed(Exception):
    """A step that did not do what it should."""


def run(title: str, words: Sequence[str], *, cwd: Path, says: str = "") -> str:
    """Run one step in another place than the checkout; what it says must be there."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        words, cwd=cwd, env=kept, capture_output=True, text=True, timeout=600, check=False
    )
    if done.returncode or says not in done.stdout:
        raise Failed(f"{title}\n{' '.join(words)}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    print(f"ok  {title}", flush=True)
    return done.stdout


def build(place: Path) -> Path:
    """The sdist, and from the sdist alone the wheel, which must hold what the tree holds."""
    words = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(place), str(ROOT)]
    run("sdist, and wheel from the sdist", words, cwd=place)
    (wheel,) = place.glob("*.whl")
    (sdist,) = place.glob("*.tar.gz")
    direct = place / "direct"
    run(
        "wheel from the tree",
        [*words[:4], "--wheel", "--outdir", str(direct), str(ROOT)],
        cwd=place,
    )
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(next(direct.glob("*.whl"))) as other:
        names = set(one.namelist())
        lost = names ^ set(other.namelist())
        missing = [name for name in SHIPPED if f"wtograph/_shipped/{name}" not in names]
        strange = [name for name in names if name.startswith("tests/") or "__pycache__" in name]
    if lost or missing or strange:
        raise Failed(f"contents of the wheel: {sorted(lost)} {missing} {strange}")
    size = wheel.stat().st_size // 1024
    print(f"ok  {sdist.name}, {wheel.name}: {size} KiB, {len(names)} files", flush=True)
    return wheel


def install(wheel: Path, place: Path) -> Path:
    """A fresh environment with the wheel and the pinned versions of what it needs."""
    home = place / "empty"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    words = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    run("install the wheel", [*words, "-c", str(ROOT / "constraints.txt"), str(wheel)], cwd=place)
    return python


def try_out(python: Path) -> None:
    """Every console script starts, and the main answers come, from the root of the machine."""
    program, root = str(python.parent / "wtograph"), Path("/")
    version = run("wtograph --version", [program, "--version"], cwd=root, says="wtograph ")
    if version.split()[1] not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        raise Failed(f"version {version}")
    run("wtograph --help", [program, "--help"], cwd=root, says="lineage")
    run("python -m wtograph", [str(python), "-m", "wtograph", "--help"], cwd=root, says="lineage")
    run("wtograph demo", [program, "demo"], cwd=root, says="WT/L/274")
    lineage = [program, "lineage", "WT/L/1193", "-f", "json"]
    run("wtograph lineage WT/L/1193 -f json", lineage, cwd=root, says='"WT/L/274"')
    run("wtograph query --list", [program, "query", "--list"], cwd=root, says="lineage/builds-on")
    run("wtograph validate", [program, "validate"], cwd=root, says="0 violations")
    run("import wtograph", [str(python), "-c", ASK], cwd=root)


def main() -> int:
    """Run all steps; 1 if one fails."""
    with tempfile.TemporaryDirectory(prefix="wtograph-wheel-") as folder:
        place = Path(folder)
        try:
            try_out(install(build(place), place))
        except (Failed, OSError, subprocess.SubprocessError) as trouble:
            print(f"FAILED  {trouble}", file=sys.stderr)
            return 1
    print("ok  the wheel works in an empty environment, from another folder")
    return 0


if __name__ == "__main__":
    sys.exit(main())
