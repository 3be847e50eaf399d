"""A draft never looks like law, and a day says where it comes from, in every form."""

import csv
import io
import json
import re

import pytest
from command_line import run

from wtograph.library import Graph
from wtograph.vocab import PREFIXES

DRAFT = "x-IND-20240123"
NOT_LAW = "a proposal: what follows is what it would build on, not law"


def table(*words: str) -> list[dict[str, str]]:
    """The CSV of a command as rows by column."""
    return list(csv.DictReader(io.StringIO(run(*words, "-f", "csv").out, newline="")))


@pytest.mark.parametrize("form", ["text", "md"])
def test_the_texts_behind_a_draft_say_which_of_them_are_law(form: str) -> None:
    page = run("timeline", DRAFT, "-f", form).out
    assert NOT_LAW in page
    rows = [re.split(r" {2,}|\s*\|\s*", line.strip("| ")) for line in page.splitlines()]
    stands = {row[1]: row[2:4] for row in rows if re.match(r"\d{4}-", row[0])}
    assert stands == {
        "WT/MIN(98)/DEC/2": ["adopted text", "read"],
        "WT/L/274": ["adopted text", "read"],
        DRAFT: ["proposed, not law", "read"],
    }
    assert "not verified: symbol WT/MIN(98)/DEC/2" in page
    assert "WTO, full text of the 1998 Declaration" in page


def test_the_texts_behind_an_adopted_decision_are_not_called_a_proposal() -> None:
    assert "proposal" not in run("timeline", "WT/L/1193").out


def test_the_texts_behind_a_draft_say_so_in_the_forms_for_programs_too() -> None:
    found = {row["text"].split()[0]: row for row in table("timeline", DRAFT)}
    assert {symbol: row["status"] for symbol, row in found.items()} == {
        "WT/MIN(98)/DEC/2": "adopted", "WT/L/274": "adopted", DRAFT: "draft",
    }  # fmt: skip
    assert "wto-decl98" in found["WT/MIN(98)/DEC/2"]["sources"].split()
    (lineage,) = json.loads(run("timeline", DRAFT, "-f", "json").out)["texts"]
    assert lineage["proposed"] is True
    last = lineage["texts"][-1]
    assert (last["symbol"], last["status"], last["verification"]) == (DRAFT, "draft", "read")
    assert lineage["texts"][0]["symbol_verification"] == "unverified"
    assert "wto-decl98" in lineage["texts"][0]["sources"]


@pytest.mark.parametrize("form", ["text", "md"])
def test_a_draft_that_only_refers_to_a_decision_is_marked_where_it_cites_it(form: str) -> None:
    page = run("show", "WT/L/274", "-f", form).out
    lines = [line for line in page.splitlines() if DRAFT in line]
    assert len(lines) == 5
    for line in lines:
        assert "proposed only" in line or "in a proposal" in line, line
    for line in page.splitlines():
        assert "in a proposal" not in line or DRAFT in line


def test_a_draft_that_cites_a_decision_is_marked_for_programs() -> None:
    rows = [row for row in table("show", "WT/L/274") if row["section"] == "cited by"]
    for row in rows:
        assert ("propos" in row["detail"]) == row["value"].startswith(DRAFT), row
    links = json.loads(run("show", "WT/L/274", "-f", "json").out)["cited_by"]
    assert {link["proposed"] for link in links} == {True, False}
    for link in links:
        assert link["proposed"] == link["source"].startswith(DRAFT)


def test_the_words_of_a_draft_are_quoted_as_those_of_a_draft() -> None:
    (row,) = table("query", "documents/quote")
    assert row["standing"] == "proposal"


def test_each_day_from_which_a_norm_may_have_lapsed_is_told() -> None:
    words = ("status", "ecom-moratorium", "--on", "2026-11-23")
    assert "2026-03-27, 2026-03-31 or 2026-04-01, as the readings differ" in run(*words).out
    assert json.loads(run(*words, "-f", "json").out)["since"] is None
    french = run(*words, "--lang", "fr").out
    assert "2026-03-27, 2026-03-31 ou 2026-04-01, selon la lecture" in french


def test_a_gap_names_the_texts_around_it_and_gives_no_reason_that_is_none() -> None:
    rows = [row for row in table("timeline", "trips-nvc-moratorium") if row["kind"] == "gap"]
    assert [row["text"] for row in rows] == [
        "683 days, between agreement-TRIPS (secondary) and WT/MIN(01)/17 (secondary)",
        "321 days, between WT/MIN(01)/17 (secondary) and WT/L/579 (secondary)",
    ]
    page = run("timeline", "trips-nvc-moratorium").out
    assert "agreement-TRIPS, Article 64.2: First five years." in page


def test_a_gap_that_is_contested_says_so_on_its_own_line() -> None:
    rows = [row["text"] for row in table("timeline", "ecom-moratorium") if row["kind"] == "gap"]
    assert rows[0].startswith("711 days, between WT/MIN(98)/DEC/2 (read) and WT/MIN(01)/DEC/1")
    assert "whether this is a gap is contested" in rows[0]
    assert rows[1] == "321 days, between WT/MIN(01)/DEC/1 (read) and WT/L/579 (unverified)"
    page = run("timeline", "ecom-moratorium", "--gaps").out
    assert "WT/MIN(01)/DEC/1, para. 34: Start date is secondary. Strict reading" in page
    assert page.count("whether this is a gap is contested") == 1


def test_a_first_day_that_is_known_less_well_than_its_clause_has_its_own_label() -> None:
    line = "WT/L/1193, clause E†, from 2024-03-02 (read; first day: secondary)"
    assert line in run("status", "ecom-moratorium", "--on", "2025-01-01").out
    page = run("timeline", "ecom-moratorium").out
    assert re.search(r"^2024-03-02 .* read .*clause E†; first day: secondary; until", page, re.M)
    assert re.search(r"^2015-12-19 .* read .*para. 3; until MC11", page, re.M)
    show = run("show", "WT/L/1193").out
    assert re.search(r"2024-03-02, until .*\(read; first day: secondary\)", show)


def test_a_first_day_has_its_own_label_for_programs(graph: Graph) -> None:
    words = ("status", "ecom-moratorium", "--on", "2025-01-01")
    by = json.loads(run(*words, "-f", "json").out)["by"]
    assert (by["verification"], by["start_verification"]) == ("read", "secondary")
    (row,) = [row for row in table(*words) if row["fact"] == "period"]
    assert row["detail"] == "from 2024-03-02 (first day: secondary)"
    timeline = json.loads(run("timeline", "ecom-moratorium", "-f", "json").out)["timelines"][0]
    told = {p["symbol"]: p["start_verification"] for p in timeline["periods"]}
    assert (told["WT/L/1193"], told["WT/L/977"]) == ("secondary", "read")
    runs = {s.run.opened: s.run for s in graph.timeline("ecom-moratorium").stretches}
    assert runs[f"{PREFIXES['doc']}WT_L_843__x4"].start_verification == "unverified"


def test_an_end_that_a_later_text_fixed_is_told_as_such() -> None:
    early = ("status", "programme/e-commerce", "--on", "1999-12-10")
    assert run(*early).out.count("by a later text of 2024-03-02") == 2
    assert json.loads(run(*early, "-f", "json").out)["later_text"] == "2024-03-02"
    (row,) = [row for row in table(*early) if row["fact"] == "ended by"]
    assert "by a later text of 2024-03-02" in row["detail"]
    late = ("status", "programme/e-commerce", "--on", "2025-01-01")
    assert "later text" not in run(*late).out
    assert json.loads(run(*late, "-f", "json").out)["later_text"] is None


def test_a_note_names_its_source_in_words() -> None:
    moved = run("status", "trips-nvc-moratorium", "--assume", "MC14=2026-06-01").out
    assert "vaidra" not in moved
    assert "Lapsed in March 2026: no decision at MC14 (secondary" in moved
