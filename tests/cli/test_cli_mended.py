"""Answers that a reader found misleading before the first release, kept from coming back."""

import json
import re

import pytest
from command_line import run

from wtograph.errors import UsageProblem
from wtograph.library import Graph
from wtograph.parameters import meant
from wtograph.queries import Query, bind, questions
from wtograph.vocab import PREFIXES

VAGUE = ("all", "every mandate", "a mandate proposed by India")


def test_a_slip_in_the_environment_is_told_by_the_name_of_the_variable() -> None:
    found = run("status", "ecom-moratorium", env={"WTOGRAPH_LANG": "de"})
    assert found.code == 2
    assert "invalid value for $WTOGRAPH_LANG: 'de' is not one of" in found.err
    assert "did you mean" not in found.err


def test_the_hint_for_a_day_shows_a_day_alone() -> None:
    found = run("status", "ecom-moratorium", "--on", "yesterday")
    assert found.err.splitlines()[-1] == "hint:  write it as 2026-11-23"


def test_an_empty_name_means_all_in_python_only(graph: Graph) -> None:
    assert list(graph.mandates(to="")) == list(graph.mandates())
    with pytest.raises(UsageProblem, match="since 2026-01-01 and until 2015-12-31"):
        graph.mandates(since="2026", until="2015")
    with pytest.raises(UsageProblem, match="since 2026-01-01 and until 2015-12-31"):
        graph.documents(since="2026", until="2015")


@pytest.mark.parametrize("thing", ["WT/L/977", "wt/l/977", "doc:WT_L_977"])
def test_a_parameter_that_takes_an_iri_takes_a_symbol_too(thing: str) -> None:
    asked = ("query", "trust/words-behind", "-f", "csv", "--param")
    whole = run(*asked, "thing=https://w3id.org/wtograph/doc/WT_L_977")
    found = run(*asked, f"thing={thing}")
    assert (found.code, found.out) == (0, whole.out)
    assert len(found.out.splitlines()) > 1


@pytest.mark.parametrize("query", questions(), ids=lambda query: query.name)
def test_a_default_that_is_named_is_the_one_that_counts(graph: Graph, query: Query) -> None:
    for each in query.parameters:
        if each.optional and each.name != "lang":
            assert each.default
        if each.default and each.default not in VAGUE:
            given = {each.name: meant(graph.store, each.kind, each.default)}
            assert values(bind(query, given), each.name) == values(query.sparql, each.name)


def values(sparql: str, name: str) -> set[str]:
    """What stands in the blocks of a parameter, its datatype whole."""
    whole = sparql.replace("^^xsd:date", f"^^<{PREFIXES['xsd']}date>")
    return set(re.findall(rf"VALUES \?{name} \{{ (.*?) \}}", whole))


def test_a_question_left_to_its_defaults_says_so_beside_its_answer() -> None:
    found = run("query", "lineage/builds-on")
    assert "; document=WT/L/274 (default); store: " in found.err
    page = run("query", "lineage/builds-on", "--param", "document=WT/L/977", "-f", "md")
    assert page.out.splitlines()[0].endswith(" - document=WT/L/977")
    assert "(default)" not in page.err


def test_a_text_whose_clauses_are_not_described_is_not_said_to_be_silent_or_not() -> None:
    asked = ("query", "silent-on", "-f", "csv", "--param")
    assert ",yes,no,no,not known," in run(*asked, "proposal=WT/GC/W/909").out
    assert ",yes,yes,no,yes," in run(*asked, "proposal=x-IND-20240123").out
    assert ",no,yes,yes,no," in run(*asked, "proposal=WT/L/274").out


def test_a_text_with_weak_links_alone_is_not_said_to_build_on_nothing() -> None:
    for form in ("text", "md", "csv", "dot", "mermaid"):
        found = run("lineage", "INF/ECOM/87", "-f", form)
        said = found.out + found.err
        assert "no strong link; 1 weaker, see --weak" in said.replace("\\", "")
        assert "builds on nothing" not in said
    known = json.loads(run("lineage", "INF/ECOM/87", "-f", "json").out)
    assert known["beyond"]["weaker"] == 1
    assert "WT/L/1056" in run("lineage", "INF/ECOM/87", "--weak").out


def test_a_way_that_does_not_exist_is_said_from_where_to_where() -> None:
    found = run("lineage", "WT/L/977", "--back-to", "WT/L/1193").out
    assert "no way from WT/L/977 to WT/L/1193" in found
    assert "builds on nothing" not in found
    weak = run("lineage", "INF/ECOM/87", "--back-to", "WT/L/1056").out
    assert "no way by strong links from INF/ECOM/87 to WT/L/1056; there is a weaker one" in weak


def test_a_text_whose_clauses_are_not_described_says_so_in_its_lineage() -> None:
    found = run("lineage", "WT/GC/W/909").out
    assert "builds on nothing that this graph holds; its clauses are not described here" in found


def test_no_hop_asked_for_is_not_the_same_as_no_link() -> None:
    assert "builds on nothing" not in run("lineage", "WT/L/1193", "--up", "0").out
