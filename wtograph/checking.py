"""Validation of a whole store, or of files of facts that are about to join it."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from wtograph import resources, rules
from wtograph.errors import BadFacts, UnknownFile
from wtograph.queries import Query, catalogue
from wtograph.spans import collapse
from wtograph.store import FORMATS, GRAPHS, FactsFile, Store, shipped_files
from wtograph.symbols import BadSymbol, parse, slug
from wtograph.validate import (
    NAMELESS,
    Finding,
    Judge,
    Severity,
    ordered,
    run_checks,
    validate_graph,
)
from wtograph.vocab import PREFIXES, shorten

if TYPE_CHECKING:
    from rdflib import Graph

USER = f"{GRAPHS}user/"
HAND_MADE = ("vocab", "meta", "curated/", "imported/")
PLAIN = "plain text"
"""How the name of a reader begins that changes nothing in the text."""
Held = Mapping[str, bytes]
"""The documents at hand, by the SHA-256 that their list gives them."""


def check_store(store: Store, held: Held | None = None) -> tuple[Finding, ...]:
    """Every finding on the asserted graphs of a store, shapes and check queries in one list."""
    seen = store.reading(_asserted(store))
    shaped = validate_graph(seen, shapes(), apart=_apart(store))
    return ordered((*shaped, *_checked(store, held)))


def check_files(
    store: Store, files: Iterable[FactsFile], held: Held | None = None
) -> tuple[Finding, ...]:
    """The findings about what these files describe, judged together with the whole store.

    What they only point to is judged too, for violations: a store has none before.
    """
    from rdflib import Literal

    parts = [store.reading([facts.graph]) for facts in files]
    own = {node for part in parts for node in part.subjects()}
    near = {node for part in parts for node in part.objects() if not isinstance(node, Literal)}
    seen = store.reading(_asserted(store))
    shaped = validate_graph(seen, shapes(), nodes=own | near, apart=_apart(store))
    theirs = {shorten(str(node)) for node in own} | {NAMELESS}
    touched = theirs | {shorten(str(node)) for node in near}

    def concerns(finding: Finding) -> bool:
        if finding.severity is Severity.VIOLATION:
            return finding.focus in touched or finding.value in theirs
        return finding.focus in theirs

    return ordered(filter(concerns, (*shaped, *_checked(store, held))))


def _asserted(store: Store) -> tuple[str, ...]:
    return tuple(name for name in store.graphs() if "/graph/inferred/" not in name)


def _apart(store: Store) -> tuple[Graph, ...]:
    """The graphs whose values are counted apart: all that is made by hand, and each other one.

    An extraction or a confirmation may repeat a name of ours; both stay, and neither is one
    value too many.
    """
    ours = {name for name in _asserted(store) if name.removeprefix(GRAPHS).startswith(HAND_MADE)}
    others = sorted(set(_asserted(store)) - ours)
    return tuple(store.reading(names) for names in (sorted(ours), *([name] for name in others)))


def shapes() -> Graph:
    """The shipped shapes."""
    from rdflib import Graph  # slow to import

    found = Graph()
    for path in sorted((resources.shipped("ontology") / "shapes").glob("*.ttl")):
        found.parse(data=resources.text("ontology", f"shapes/{path.name}"), format="turtle")
    return found


def checks() -> tuple[Query, ...]:
    """The shipped check queries, in order of name."""
    return tuple(query for name, query in catalogue().items() if name.startswith("checks/"))


def rule_names() -> tuple[str, ...]:
    """The numbers and names of the rules that shapes and checks stand for, in order."""
    from rdflib import RDFS

    named = {str(label) for label in shapes().objects(None, RDFS.label)}
    named |= {check.title("en").partition(":")[0] for check in checks()}
    return tuple(sorted(named, key=lambda name: int(name.partition(" ")[0])))


def _checked(store: Store, held: Held | None) -> tuple[Finding, ...]:
    return run_checks(checks(), store.rows, judges(held_documents() if held is None else held))


def held_documents() -> Held:
    """The documents of the package, by the SHA-256 that its list gives them."""
    table = csv.DictReader(StringIO(resources.text("data", "documents/MANIFEST.csv")))
    return {row["sha256"]: resources.content("data", f"documents/{row['file']}") for row in table}


def judges(held: Held) -> Mapping[str, Judge]:
    """What Python decides of the rows of a check query, by name of the check."""
    return {
        "checks/document-named": _misnamed,
        "checks/symbol-grammar": _misspelt,
        "checks/evidence-matches": partial(_misquotes, held),
        "checks/file-matches": partial(_another_file, held),
        "checks/file-compared": lambda row: _text(held, row) is None,
    }


def _misnamed(row: Mapping[str, str]) -> bool:
    try:
        return slug(row["value"]) != row["focus"].removeprefix(PREFIXES["doc"])
    except BadSymbol:
        return False  # that the symbol does not parse is a finding of its own


def _misspelt(row: Mapping[str, str]) -> bool:
    try:
        return str(parse(row["value"])) != row["value"]
    except BadSymbol:
        return True


def _text(held: Held, row: Mapping[str, str]) -> str | None:
    """The text that offsets count in; None where it is not held, or another reader made it."""
    if row["sha"] not in held or not row.get("reader", "").startswith(PLAIN):
        return None
    return held[row["sha"]].decode("utf-8", errors="replace")


def _misquotes(held: Held, row: Mapping[str, str]) -> bool:
    text = _text(held, row)
    if text is None:
        return False
    if not (row["start"].isdigit() and row["end"].isdigit()):
        return True
    return collapse(text[int(row["start"]) : int(row["end"])]) != row["value"]


def _another_file(held: Held, row: Mapping[str, str]) -> bool:
    """Whether bytes, text or length are not what the file is said to have."""
    if row["sha"] not in held:
        return False
    raw, text = held[row["sha"]], _text(held, row)
    if hashlib.sha256(raw).hexdigest() != row["sha"]:
        return True
    if text is None:
        return False
    said = row.get("text") or hashlib.sha256(text.encode()).hexdigest()
    return said != hashlib.sha256(text.encode()).hexdigest() or row["length"] != str(len(text))


def facts_files(paths: Iterable[Path]) -> tuple[FactsFile, ...]:
    """The files with the graph of each; the name of the file is the name of its graph.

    Raises: UnknownFile; BadFacts for another kind of file, or two files of one name.
    """
    found: dict[str, FactsFile] = {}
    for path in paths:
        if not path.is_file():
            kind = "is a folder, not a file of facts" if path.is_dir() else "no such file"
            raise UnknownFile(f"{path}: {kind}", hint="name files of facts, such as my.ttl")
        if path.suffix not in FORMATS:
            raise BadFacts(
                f"{path}: not a kind of facts file",
                hint=f"facts are read from {', '.join(FORMATS)}",
            )
        graph = USER + "".join(c if c.isalnum() or c in "_-" else "-" for c in path.stem)
        if graph in found:
            raise BadFacts(
                f"{path}: has the same name as {found[graph].path}", hint="rename one of them"
            )
        found[graph] = FactsFile(path, graph)
    return tuple(found.values())


def beside(files: Iterable[FactsFile], other: Store | None = None) -> Store:
    """A store in memory of the shipped facts, those of another store, and these files.

    Raises: UnknownFile, BadFacts.
    """
    store = Store.in_memory(shipped_files())
    several = tuple(files)
    if other is not None:
        replaced = {facts.graph for facts in several}
        store.copy_graphs(other, set(_asserted(other)) - set(store.graphs()) - replaced)
    for facts in several:
        store.load(facts)
    rules.apply_rules(store)
    return store


def first_lines(turtle: str) -> dict[str, int]:
    """The line on which a text in Turtle first speaks of each of its subjects, by IRI.

    Found by the look of the text, which is enough to lead a reader there: a subject is the first
    word after a full stop, a brace or the head.
    """
    spaces = dict(re.findall(r"(?im)^\s*@?prefix\s+([\w-]*):\s*<([^>]*)>", turtle))
    found: dict[str, int] = {}
    ended = True
    for number, line in enumerate(turtle.splitlines(), start=1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        named = re.match(r"<(?P<iri>[^>]*)>|(?P<prefix>[\w-]*):(?P<local>[\w-]+)", bare)
        if ended and named:
            iri = named["iri"] or spaces.get(named["prefix"] or "", "") + (named["local"] or "")
            found.setdefault(iri, number)
        ended = bare.endswith((".", "{", "}")) or bool(re.match(r"(?i)@?(prefix|base)\b", bare))
    return found
