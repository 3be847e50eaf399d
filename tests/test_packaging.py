"""What is packaged: version, names, pinned versions, and nothing of anybody's machine."""

import re
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import wtograph

ROOT = Path(__file__).parents[1]
FOLDERS = {"ontology", "wtograph", "data", "queries", "tests"}
MADE = {"build", "dist", "wtograph.egg-info"}
TEXT = {".py", ".md", ".toml", ".txt", ".ttl", ".rq", ".csv", ".jsonld", ".json", ".yml", ""}


def project() -> dict[str, Any]:
    """The table [project] of pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)["project"]
    return found


def requirements() -> list[Requirement]:
    """Everything that the package, its tests and its tools ask for."""
    said = project()
    extras = [line for lines in said["optional-dependencies"].values() for line in lines]
    return [Requirement(line) for line in (*said["dependencies"], *extras)]


def pins() -> dict[str, Version]:
    """The versions of constraints.txt by name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {name.lower().replace("_", "-"): Version(version) for name, version in pairs}


def files() -> list[Path]:
    """The files of the repository: those git knows, and new ones that it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a checkout")
    return sorted(ROOT / name for name in listed.stdout.split("\0") if (ROOT / name).is_file())


def test_the_version_is_the_first_heading_of_the_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = re.search(r"^## \[?(?P<version>[\d.]+)", text, re.MULTILINE)
    assert heading
    assert heading["version"] == project()["version"]


def test_every_public_name_leads_to_something() -> None:
    assert wtograph.__all__ == sorted(wtograph.__all__)
    for name in wtograph.__all__:
        assert getattr(wtograph, name).__name__ == name
    with pytest.raises(AttributeError):
        wtograph.__getattr__("nothing")


def test_every_console_script_can_be_imported() -> None:
    for target in project()["scripts"].values():
        module, _, name = target.partition(":")
        assert callable(getattr(import_module(module), name))


def test_the_pinned_versions_satisfy_what_the_project_asks_for() -> None:
    pinned = pins()
    for wanted in requirements():
        version = pinned.get(wanted.name.lower().replace("_", "-"))
        if version is None:
            assert wanted.name.startswith("types-"), f"{wanted.name} is not pinned"
            continue
        assert version in wanted.specifier, wanted


def test_no_file_names_a_registry_or_a_workplace() -> None:
    banned = ("/wor" + "k/", "/tm" + "p/gen", "pypi" + ".org", "python" + "hosted", "npm" + "js")
    for path in files():
        if path.suffix in TEXT:
            text = path.read_text(encoding="utf-8", errors="replace")
            assert [word for word in banned if word in text] == [], path


def test_the_top_level_has_the_folders_that_were_agreed_and_no_others() -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in files() if path.parent != ROOT}
    assert {top for top in tops if not top.startswith(".")} - MADE == FOLDERS


def test_the_tree_of_the_architecture_page_names_every_module() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    package = ROOT / "wtograph"
    found = {path.name for path in package.glob("*.py")}
    found |= {f"{path.name}/" for path in package.iterdir() if (path / "__init__.py").is_file()}
    assert {name for name in found if name not in text} == set()


def test_every_file_of_data_and_ontology_ends_with_one_line_end() -> None:
    for path in files():
        if path.suffix in (".py", ".ttl", ".rq", ".md"):
            text = path.read_bytes()
            assert text == b"" or (text.endswith(b"\n") and not text.endswith(b"\n\n")), path
