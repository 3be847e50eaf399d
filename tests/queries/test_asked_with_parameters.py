"""The questions on lineage and mandates, asked with values of a reader's own."""

import re

import pytest

from wtograph.library import Graph
from wtograph.queries import bind, named, questions
from wtograph.store import Row

BASE = "https://w3id.org/wtograph/"
MANDATES = [query.name for query in questions() if query.name.startswith("mandates/")]


def asked(graph: Graph, question: str, **values: str) -> list[Row]:
    """The rows of a shipped question; a value with a colon such as doc:WT_L_977 is a name."""
    spelled = {name: re.sub(r"^([a-z]+):", rf"{BASE}\1/", value) for name, value in values.items()}
    return graph.store.rows(bind(named(question), spelled))


def tails(rows: list[Row], column: str) -> set[str]:
    """The last parts of the names in a column."""
    return {row[column].rpartition("/")[2] for row in rows}


@pytest.mark.parametrize("question", MANDATES)
def test_no_question_on_mandates_names_a_clause_of_a_draft(graph: Graph, question: str) -> None:
    drafts = {row["d"] for row in graph.store.rows("SELECT ?d { ?d a wtog:Proposal }")}
    named_there = {
        re.sub(r"/norm/", "/doc/", value).partition("__")[0]
        for row in asked(graph, question)
        for value in row.values()
        if "/norm/" in value
    }
    assert drafts
    assert named_there & drafts == set()


def test_who_instructs_whom_on_a_day_leaves_out_later_texts(graph: Graph) -> None:
    rows = asked(graph, "who-instructs-whom", on="2001-12-31")
    assert {row["symbol"] for row in rows} == {
        "WT/MIN(98)/DEC/2", "WT/L/274", "WT/MIN(01)/DEC/1", "WT/MIN(01)/17",
    }  # fmt: skip


def test_who_instructs_whom_drops_a_programme_only_after_its_last_possible_day(
    graph: Graph,
) -> None:
    last = tails(asked(graph, "who-instructs-whom", on="2026-03-31"), "mandate")
    after = tails(asked(graph, "who-instructs-whom", on="2026-04-01"), "mandate")
    assert "WT_L_977__p2__1" in last - after
    assert "WT_MIN24_39__p1__1" in after


def test_told_to_keeps_to_a_topic_and_what_is_narrower(graph: Graph) -> None:
    rows = asked(graph, "told-to", body="body:CTD", topic="topic:development-dimension")
    found = tails(rows, "mandate")
    assert "WT_L_274__p5-1__1" in found
    assert "WT_L_274__p1-2__4" not in found


def test_a_summary_comes_in_the_language_asked_for(graph: Graph) -> None:
    rows = asked(graph, "by-force", document="doc:WT_L_977", lang="es")
    assert "Informar al próximo período de sesiones" in {row["summary"] for row in rows}


def test_no_record_counts_only_what_was_expected_before_the_day(graph: Graph) -> None:
    rows = asked(graph, "no-record", on="2010-12-01")
    assert [(row["symbol"], row["end"]) for row in rows] == [("WT/L/782", "2010-07-31")]


def test_what_is_due_between_two_days_names_deadlines_slots_and_sessions(graph: Graph) -> None:
    rows = asked(graph, "due-between", **{"from": "1999-07-01", "to": "1999-12-31"})
    assert {(row["kind"], row["start"]) for row in rows} == {
        ("deadline", "1999-07-30"), ("slot", "1999-07-30"), ("session", "1999-11-30"),
    }  # fmt: skip


def test_the_days_between_a_slot_and_its_report_are_those_of_the_calendar(graph: Graph) -> None:
    days = {row["found"]: row["daysAfter"] for row in asked(graph, "lateness")}
    assert days["IP/C/18"] == "0"
    assert days["S/L/74"] == "-11"
    assert days["WT/GC/W/721"] == "1"


def test_renewals_are_candidates_and_start_from_the_paragraph_given(graph: Graph) -> None:
    rows = asked(graph, "renewals-of", provision="doc:WT_L_907__x3")
    assert [row["symbol"] for row in rows] == ["WT/L/977", "WT/L/1032"]
    assert {row["mark"] for row in rows} == {"candidate"}


def test_open_citations_of_one_text_name_no_other(graph: Graph) -> None:
    rows = asked(graph, "lineage/open-citations", document="doc:WT_L_977")
    assert {row["symbol"] for row in rows} == {"WT/L/977"}
    assert len(rows) == 5


def test_a_text_that_carries_an_undertaking_on_in_time_cites_no_ended_clause(graph: Graph) -> None:
    found = tails(asked(graph, "cites-ended-text"), "citing")
    assert "WT_MIN01_DEC_1__p34" in found
    assert {name for name in found if name.startswith(("WT_L_977", "WT_L_1193"))} == set()
