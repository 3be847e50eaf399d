"""The layers, enforced: what may import what, and which modules may touch the machine."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "wtograph"
FILES = sorted(PACKAGE.rglob("*.py"))
LAYERS = (
    "errors spans resources tabular literals",
    "symbols dates terms languages provisions trust phrases documents",
    "vocab",
    "store queries sparql folders",
    "records doubts listings periods norms rules validate checking lineage status mandates refs "
    "background portrait ingest explain gaps register resolve parameters answers extract "
    "readings glance",
    "library worker",
    "reports",
    "cli __main__",
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names.split()}
ONLY_IN = {
    "pyoxigraph": {"store"},
    "oxrdflib": {"store"},
    "pyshacl": {"validate"},
    "networkx": {"lineage"},
    "click": {"cli"},
    "rdflib": {"vocab", "store", "validate", "checking", "cli"},
}
MACHINE = {
    "print", "open", "input", "subprocess", "multiprocessing", "os", "shutil", "locale", "socket",
    "urllib.request", "http", "tempfile", "sys", "read_text", "read_bytes", "write_text",
    "write_bytes", "environ", "unlink", "mkdir", "rmtree", "rename",
}  # fmt: skip
MAY_TOUCH_THE_MACHINE = {"resources", "store", "folders", "ingest", "worker", "cli", "__main__"}
CLOCK = {"today", "now", "utcnow", "perf_counter", "monotonic", "getctime", "getmtime"}
CHANCE = {"random", "secrets", "uuid"}


def home(file: Path) -> str:
    """The module or sub-package that a file belongs to."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name_of(file: Path) -> str:
    """A file as the names of tests show it."""
    return file.relative_to(PACKAGE).as_posix()


def parsed(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"))


def for_typing_only(tree: ast.Module) -> set[ast.AST]:
    """The nodes under `if TYPE_CHECKING:`, which never run."""
    guarded = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    return {inner for node in guarded for each in node.body for inner in ast.walk(each)}


def imported(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What a file imports, late imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            start = f"{'.' * node.level}{node.module or ''}"
            yield from ((f"{start}.{alias.name}", node) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)


def used(tree: ast.AST) -> set[str]:
    """Every bare name, called method and imported module of a file."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    names |= {call.attr for call in calls if isinstance(call, ast.Attribute)}
    for name, _ in imported(tree):
        parts = name.split(".")
        names |= {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
    return names


def test_every_module_has_a_layer() -> None:
    assert {home(file) for file in FILES} - {"__init__", "_shipped"} == set(RANK)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_are_absolute_and_point_down(file: Path) -> None:
    here = home(file)
    if here == "__init__":
        return
    wrong = []
    for name, _ in imported(parsed(file)):
        top, _, rest = name.partition(".")
        assert top, f"{here}: imports are absolute"
        if top == "wtograph" and rest and RANK[rest.split(".")[0]] > RANK[here]:
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_each_foreign_package_has_one_home(file: Path) -> None:
    here, tree = home(file), parsed(file)
    typing = for_typing_only(tree)
    tops = {name.partition(".")[0] for name, node in imported(tree) if node not in typing}
    assert [top for top in sorted(tops) if here not in ONLY_IN.get(top, {here})] == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_only_the_doors_touch_the_machine(file: Path) -> None:
    reads = name_of(file).startswith(("documents/readers/", "documents/reading.py"))
    if not reads and home(file) not in MAY_TOUCH_THE_MACHINE:
        assert sorted(used(parsed(file)) & MACHINE) == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_only_the_command_line_knows_what_day_it_is_and_nothing_is_left_to_chance(
    file: Path,
) -> None:
    names = used(parsed(file))
    assert sorted(names & CHANCE) == []
    if home(file) != "cli":
        assert sorted(names & CLOCK) == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_files_are_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_error_is_swallowed_whole(file: Path) -> None:
    broad = {"Exception", "BaseException"}
    for node in ast.walk(parsed(file)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        names = used(node.type) if node.type else broad
        passed_on = any(
            isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node)
        )
        allowed = name_of(file) == "cli/__init__.py" or passed_on
        assert allowed or not names & broad, f"line {node.lineno}"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_nothing_relies_on_assert(file: Path) -> None:
    assert [n.lineno for n in ast.walk(parsed(file)) if isinstance(n, ast.Assert)] == []
