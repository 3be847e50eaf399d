"""The series table: whose papers a series marks, and what the table itself must keep to."""

import csv
import sys
from pathlib import Path
from subprocess import run

import pytest

from wtograph import resources
from wtograph.symbols import parse, series

VERIFICATIONS = {"read", "secondary", "inferred", "unverified"}
TABLE = resources.text("data", "symbols/series.csv")
ROWS = list(csv.DictReader(TABLE.splitlines()))


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("WT/MIN(98)/DEC/2", "MC"),
        ("WT/GC/W/798", "GC"),
        ("WT/L/274", None),
        ("G/L/1140", None),
        ("WT/COMTD/19", "CTD"),
        ("WT/COMTD/SE/W/22", "CTD-SE"),
        ("IP/C/W/669", "TRIPS"),
        ("IP/Q4/BEL/1", "TRIPS"),
        ("TN/C/1", "TNC"),
        ("TN.56/1", None),
        ("GPA/W/232", "GPA"),
        ("OFFICE(00)/39", "SEC"),
        ("WTO/AIR/CTG/6", "SEC"),
        ("WT/ACC/KAZ/93", "ACC"),
        ("WT/ACC/SPEC/LVA/7", "ACC"),
        ("WT/DS344/AB/R", "AB"),
        ("WT/DS344/R", "PANELS"),
        ("WT/DS27/RW2/ECU", "PANELS"),
        ("WT/DS2/10/Add.1", None),
        ("WT/GC/COM/5", None),
        ("WT/NEW/W/3", None),
    ],
)
def test_the_longest_series_in_the_table_tells_the_body(symbol: str, body: str | None) -> None:
    assert parse(symbol).body == body


def test_each_row_has_a_label_and_stands_once_and_in_order() -> None:
    prefixes = [row["prefix"] for row in ROWS]
    assert prefixes == sorted(set(prefixes))
    assert {row["verification"] for row in ROWS} <= VERIFICATIONS
    assert all(row["meaning_en"] and row["prefix"].startswith(row["collection"]) for row in ROWS)


def test_each_body_of_the_table_is_in_the_vocabulary_of_bodies() -> None:
    bodies = Path(resources.shipped("ontology")) / "vocab" / "bodies.ttl"
    text = bodies.read_text(encoding="utf-8")
    named = {row["body"] for row in ROWS if row["body"]}
    assert sorted(body for body in named if f"body:{body} " not in text) == []


def test_a_table_of_ones_own_may_be_loaded() -> None:
    table = series.load(
        "prefix,collection,body,meaning_en,verification,note\nXX/W/,XX,GC,x,read,\n"
    )
    assert table.knows("XX", "W")
    assert not table.knows("WT", "L")


def test_starting_up_reads_no_table_and_brings_in_nothing_heavy() -> None:
    code = "import sys, wtograph.symbols; print(*sorted(sys.modules))"
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"rdflib", "pyoxigraph", "networkx", "csv", "click"} & set(done.stdout.split())
