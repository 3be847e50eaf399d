"""`--trust`: weaker facts are left out, and every form says how many."""

import csv
import io
import json
from typing import Any

import pytest
from command_line import run

LINEAGE = ("lineage", "WT/L/1193")
TIMELINE = ("timeline", "ecom-moratorium")
MANDATES = ("mandates", "--topic", "e-commerce")
GOOD = {"read": {"read"}, "secondary": {"read", "secondary"}}


def answered(*words: str) -> Any:
    """The JSON of a command."""
    return json.loads(run(*words, "-f", "json", "-q").out)


@pytest.mark.parametrize("trust", GOOD)
def test_a_lineage_follows_no_link_that_is_weaker(trust: str) -> None:
    every, some = answered(*LINEAGE), answered(*LINEAGE, "--trust", trust)
    assert {edge["verification"] for edge in some["edges"]} <= GOOD[trust]
    known = {(e["source"], e["target"], e["relation"]) for e in every["edges"]}
    kept = {(e["source"], e["target"], e["relation"]) for e in some["edges"]}
    assert kept < known
    assert some["hidden_by_trust"] == len(known - kept)
    assert some["complete"] is False
    for form in ("text", "md", "dot", "mermaid"):
        assert (
            f"{len(known - kept)} links are hidden by --trust"
            in run(*LINEAGE, "--trust", trust, "-f", form).out
        )
    assert "hidden by --trust" in run(*LINEAGE, "--trust", trust, "-f", "csv").err


def test_any_hides_nothing() -> None:
    for words in (LINEAGE, TIMELINE, MANDATES):
        assert run(*words, "--trust", "any") == run(*words)
        assert "hidden" not in run(*words).out


@pytest.mark.parametrize("trust", GOOD)
def test_a_timeline_leaves_out_weaker_periods_and_keeps_the_computed_gaps(trust: str) -> None:
    every = answered(*TIMELINE)["timelines"][0]
    some = answered(*TIMELINE, "--trust", trust)["timelines"][0]
    assert {period["verification"] for period in some["periods"]} <= GOOD[trust]
    assert some["gaps"] == every["gaps"]
    hidden = len(every["periods"]) - len(some["periods"])
    hidden += len(every["apart"]) - len(some["apart"])
    assert some["hidden_by_trust"] == hidden > 0
    assert f"{hidden} weaker periods are hidden" in run(*TIMELINE, "--trust", trust).out
    rows = list(csv.DictReader(io.StringIO(run(*TIMELINE, "--trust", trust, "-f", "csv").out)))
    shown = [row for row in rows if row["kind"] in ("period", "apart")]
    assert len(shown) == len(some["periods"]) + len(some["apart"])


@pytest.mark.parametrize("trust", GOOD)
def test_mandates_that_are_weaker_are_counted_and_not_shown(trust: str) -> None:
    every, some = answered(*MANDATES), answered(*MANDATES, "--trust", trust)
    kept = [each for each in every["mandates"] if each["verification"] in GOOD[trust]]
    assert some["mandates"] == kept
    hidden = len(every["mandates"]) - len(kept)
    assert some["hidden_by_trust"] == hidden > 0
    assert f"{hidden} weaker facts are hidden" in run(*MANDATES, "--trust", trust).out
