"""What a person decides on doubts is kept, and honoured when the paper is read again."""

import csv
from pathlib import Path

import pytest
from command_line import run

PAPER = """EXAMPLE TEXT, INVENTED

WORK ON ELECTRONIC COMMERCE

DRAFT MINISTERIAL DECISION

COMMUNICATION FROM NORWAY

The following communication, dated 3 May 2024, is being circulated.

The Ministerial Conference,

Recalling the Work Programme on Electronic Commerce (WT/L/274) and the Decision WT/L/977;

Decides as follows:

1. The General Council is instructed to review the work by 30 June 2025.

2. Members are invited to submit proposals.
"""


@pytest.fixture
def doubts(tmp_path: Path) -> Path:
    """The table of doubts of a paper that was just ingested into `my.store`."""
    (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
    table = tmp_path / "doubts.csv"
    assert ingested(tmp_path).code == 0
    return table


def ingested(folder: Path):  # type: ignore[no-untyped-def]
    paper, store, table = folder / "paper.txt", folder / "my.store", folder / "doubts.csv"
    return run("ingest", str(paper), "-s", str(store), "--review", str(table))


def rows(table: Path) -> list[dict[str, str]]:
    """The rows of the table."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decide(table: Path, read_as: str, decision: str, correction: str = "") -> None:
    """Fill the row that was read as this."""
    several = rows(table)
    for row in several:
        if row["read_as"] == read_as:
            row["decision"], row["correction"] = decision, correction
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, several[0])
        writer.writeheader()
        writer.writerows(several)


def test_the_least_sure_stands_first_with_its_words(doubts: Path) -> None:
    several = rows(doubts)
    assert [row["read_as"] for row in several if row["kind"] == "citation"] == [
        "WT/L/274", "WT/L/977",
    ]  # fmt: skip
    sure = [float(row["confidence"]) for row in several]
    assert sure == sorted(sure)
    quotes = {row["read_as"]: row["quote"] for row in several}
    assert quotes["GC"].startswith("The General Council is instructed to review the work")


def test_decisions_are_kept_and_honoured_when_the_paper_is_read_again(doubts: Path) -> None:
    store = str(doubts.parent / "my.store")
    decide(doubts, "WT/L/977", "corrected", "WT/L/907")
    decide(doubts, "GC", "rejected")
    decide(doubts, "WT/L/274", "accepted")
    assert ingested(doubts.parent).code == 0
    assert [row["read_as"] for row in rows(doubts)] == ["MEMBERS"]
    for _ in range(2):
        shown = run("show", "x-NOR-20240503", "-s", store, "-q").out
        assert "WT/L/907" in shown
        assert "WT/L/977" not in shown
        assert "General Council is instructed" not in shown
        doubts.unlink(missing_ok=True)
        assert ingested(doubts.parent).code == 0


@pytest.mark.parametrize(
    ("decision", "correction", "says"),
    [
        ("maybe", "", "decision: maybe is none of accepted, rejected, corrected"),
        ("corrected", "", "correction: corrected needs a correction"),
        ("accepted", "WT/L/907", "correction: accepted takes no correction"),
        ("corrected", "WT/L/999999", "correction: WT/L/999999 is not known"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_nothing_changes(
    doubts: Path, decision: str, correction: str, says: str
) -> None:
    decide(doubts, "WT/L/977", decision, correction)
    before = doubts.read_bytes()
    found = ingested(doubts.parent)
    assert found.code == 3
    assert says in found.err
    assert "doubts.csv:" in found.err
    assert doubts.read_bytes() == before
