"""The facts beside the checkout as plain rows: what is known, and with which label."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import yaml
from shipped_facts import ROOT, documents_by_symbol

FACTS = ROOT.parent / "shared" / "facts"
LANGUAGES = ("en", "fr", "es")
DATES = {
    "date_adopted": "wtog:dateAdopted",
    "date_circulated": "wtog:dateCirculated",
    "date_of_document": "wtog:dateOfDocument",
    "date_of_communication": "wtog:dateOfDocument",
}
NOT_THERE = (None, "", "null")
needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="the facts are not beside the checkout")
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one property of one node; the property `-` is the node itself."""

    node: str
    property: str
    value: str
    label: str


@cache
def yaml_file(name: str) -> Entry:
    """A YAML file of facts, every scalar as text."""
    loaded: Entry = yaml.load((FACTS / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


@cache
def table(name: str) -> Sequence[Mapping[str, str]]:
    """A CSV file of facts."""
    with (FACTS / name).open(encoding="utf-8", newline="") as lines:
        return [{k: v.strip() for k, v in row.items()} for row in csv.DictReader(lines)]


def bars(cell: str) -> list[str]:
    """The parts of a cell that bars separate."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def field(labels: str | Mapping[str, str], *names: str) -> str:
    """The label of a field: the first of the names that has one, else the common one."""
    if isinstance(labels, str):
        return labels
    return next((labels[n] for n in (*names, "default", "date") if n in labels), "")


def _document(entry: Entry, labels: Any, *, common: str = "") -> Iterator[Fact]:
    node = f"doc:{entry['id']}"
    if entry.get("symbol") not in NOT_THERE:
        label = entry.get("symbol_verification") or field(labels, "symbol") or common
        yield Fact(node, "wtog:symbol", entry["symbol"], label)
    for other in entry.get("other_symbols", ()):
        known = other if isinstance(other, dict) else {"symbol": other}
        label = known.get("verification") or field(labels, "symbol") or common
        yield Fact(node, "wtog:alternativeSymbol", known["symbol"], label)
    for key, name in DATES.items():
        if entry.get(key) not in NOT_THERE:
            yield Fact(node, name, entry[key], field(labels, key, "date") or common)


def decided() -> Iterator[Fact]:
    """The documents of decisions.yaml: symbols, titles, dates, and each text itself."""
    facts = yaml_file("decisions.yaml")
    for entry in facts["documents"]:
        labels = entry["verification"]
        outcome = entry["kind"] == "no-outcome"
        node = f"adoption:{entry['id']}" if outcome else f"doc:{entry['id']}"
        common = field(labels, "date_adopted", "date_of_document")
        if not outcome:
            yield Fact(node, "-", "", common)
            yield from _document(entry, labels, common=common)
        for lang, title in entry["title"].items():
            label = field(labels, f"title_{lang}") or common
            yield Fact(node, "dcterms:title", title, label)
    for entry in (*facts["referenced"], *facts["reports"]):
        yield Fact(f"doc:{entry['id']}", "-", "", entry["verification"])
        yield from _document(entry, entry["verification"])


def around() -> Iterator[Fact]:
    """Communications, reports, minutes and agendas of around.yaml."""
    facts = yaml_file("around.yaml")
    for kind in ("communications", "reports", "minutes", "agendas"):
        for entry in facts[kind]:
            labels = entry["verification"]
            node = f"doc:{entry['id']}"
            yield Fact(node, "-", "", field(labels, "default", "date_of_communication"))
            yield from _document(entry, labels)
    sample = facts["sample_document"]
    node = f"doc:{sample['id']}"
    yield Fact(node, "-", "", "read")
    day = sample["date_of_document"]
    yield Fact(node, "wtog:dateOfDocument", day["value"], day["verification"])
    for said in sample["languages"].values():
        yield Fact(node, "dcterms:title", said["title"], said["verification"])


RENAMED = {
    "GC_2000-05-03": "doc:x-GC-20000503",
    "WT_L_1144__annex": "doc:agreement-FISH",
    "WT_L_1144__protocol": "doc:agreement-FISH-protocol",
}
"""Rows of the register that are described under another name."""
DROPPED = frozenset({"x-MC14-trips-nvc-lapse"})
"""A row about something that is no text."""


def document_of(row: Mapping[str, str]) -> str:
    """The document that a row of the register is about; rows that share a symbol are one."""
    if row["id"] in RENAMED:
        return RENAMED[row["id"]]
    for symbol in (row["symbol"], *bars(row["alternative_symbols"])):
        if symbol in documents_by_symbol():
            return documents_by_symbol()[symbol]
    return f"doc:{row['id']}"


def registered() -> Iterator[Fact]:
    """The rows of register.csv: symbols with the row's label, the day with its own."""
    for row in table("register.csv"):
        if row["id"] in DROPPED or row["id"] == "WT_L_1144__annex":
            continue
        node = document_of(row)
        dated = row["adopted_verification"] if row["adopted"] else ""
        yield Fact(node, "-", "", dated if len(row["adopted"]) == 10 else row["verification"])
        if row["symbol"] and row["id"] != "WT_L_1144__protocol":
            yield Fact(node, "wtog:symbol", row["symbol"], row["verification"])
            for symbol in bars(row["alternative_symbols"]):
                if symbol in documents_by_symbol():
                    yield Fact(node, "wtog:alternativeSymbol", symbol, row["verification"])
        if row["adopted"]:
            yield Fact(node, "wtog:dateAdopted", row["adopted"], dated)


def small_economies() -> Iterator[Fact]:
    """The rows of small-economies.csv; where decisions.yaml has a title, that one stands."""
    titled = {f"doc:{entry['id']}" for entry in yaml_file("decisions.yaml")["documents"]}
    for row in table("small-economies.csv"):
        node = documents_by_symbol()[row["symbol"]]
        yield Fact(node, "-", "", row["verification"])
        yield Fact(node, "wtog:symbol", row["symbol"], row["verification"])
        if row["alternative_symbol"]:
            label = row["verification"]
            yield Fact(node, "wtog:alternativeSymbol", row["alternative_symbol"], label)
        yield Fact(node, "wtog:dateAdopted", row["adopted"], row["verification"])
        if node not in titled:
            yield Fact(node, "dcterms:title", row["title_en"], row["verification"])
