"""What words refer to: a table in each language, every name of the graph, hostile strings."""

import random
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from engine_examples import graph_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

import wtograph
from wtograph import refs
from wtograph.library import Graph
from wtograph.records import tail
from wtograph.register import register
from wtograph.resolve.answer import MOST_SIGNS, resolve
from wtograph.resolve.entries import Register
from wtograph.resolve.model import Resolution
from wtograph.resolve.nearest import nearest
from wtograph.resolve.words import tokens

TABLES = sorted((Path(__file__).parent / "resolve").glob("*.tsv"))
ROWS = [
    pytest.param(path.stem, *line.split("\t"), id=f"{path.stem}: {' | '.join(line.split(chr(9)))}")
    for path in TABLES
    for line in path.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
HOSTILE = (
    "(" * 400, "[" * 200 + "]" * 200, "a" * 5000, "¶" * 499, "#" * 499, "the " * 124,
    "paragraphs " * 45, "1 and " * 80, "paragraph " + "1, " * 160, "WT/L/" * 90, "x-" * 240,
    "\u202e\u0000\ufeff", "Bali " * 99, "première session " * 29, "17 June 2022 " * 38, "€" * 400,
    "' OR 1=1 }", "<script>alert(1)</script>", "VALUES ?x { UNDEF }", "\ud800", "é" * 499,
    "Article " + "(a)" * 150, "II:" * 160, "decision " * 55, "e\u0301" * 240, "١٢ ١٩٩٨",
)  # fmt: skip


@pytest.fixture(scope="module")
def known(graph: Graph) -> Register:
    """The register of the shipped facts."""
    return register(graph.store)


def said(found: Resolution, wanted: str) -> str:
    """A resolution in the short hand of the tables, as long as what is wanted."""
    shown = [f"{tail(each.iri)} {each.place}".strip() for each in found.candidates]
    match found.verdict:
        case "resolved":
            return f"= {shown[0]}"
        case "unresolved":
            return f"- {found.reason}"
    first, _, more = wanted.removeprefix("? ").partition(" + ")
    count = len(first.split(", "))
    rest = f" + {len(shown) - count}" if more else ""
    return f"? {', '.join(shown[:count] if more else shown)}{rest}"


@pytest.mark.parametrize(("lang", "text", "dated", "within", "wanted"), ROWS)
def test_words_mean_what_the_table_says(
    graph: Graph, known: Register, lang: str, text: str, dated: str, within: str, wanted: str
) -> None:
    home = refs.find(graph.store, within).iri if within else ""
    day = date.fromisoformat(dated) if dated else None
    found = resolve(known, text, dated=day, within=home, lang=lang)
    assert said(found, wanted) == wanted


def test_the_table_has_many_phrases_in_every_language() -> None:
    counted = {path.stem: 0 for path in TABLES}
    for row in ROWS:
        counted[str(row.values[0])] += 1
    assert set(counted) == {"en", "fr", "es"}
    assert min(counted.values()) >= 45


def test_everything_answers_to_each_of_its_names(known: Register) -> None:
    lost = []
    for entry in known.entries.values():
        for name in entry.names:
            found = resolve(known, name.text)
            if len(name.text) <= MOST_SIGNS and not any(
                each.iri == entry.iri for each in found.candidates
            ):
                lost.append((name.text, tail(entry.iri)))
    assert lost == []


def test_a_symbol_always_resolves_to_the_text_that_carries_it_alone(known: Register) -> None:
    for entry in known.entries.values():
        for name in entry.names:
            if name.how == "symbol":
                found = resolve(known, name.text)
                assert found.chosen, name.text
                assert found.chosen.iri == entry.iri, name.text


def test_nothing_is_chosen_among_things_with_the_same_name(known: Register) -> None:
    shared = 0
    for called, several in known.by_name.items():
        sure = {
            iri
            for iri, name in several
            if name.how in ("title", "alias", "label", "notation")
            and not known.entries[iri].draft
            and name.trust in ("read", "secondary")
        }
        if len(sure) > 1:
            shared += 1
            assert resolve(known, called).verdict == "candidates", called
    assert shared > 5


def test_a_draft_is_never_before_an_adopted_text_of_the_same_title(known: Register) -> None:
    for called, several in known.by_name.items():
        drafts = {iri for iri, _ in several if known.entries[iri].draft}
        if drafts and drafts != {iri for iri, _ in several}:
            found = resolve(known, called)
            standing = [each.iri in drafts for each in found.candidates]
            assert standing == sorted(standing), called


def test_every_candidate_says_why_and_has_a_score_from_0_to_1(known: Register) -> None:
    for row in ROWS:
        found = resolve(known, str(row.values[1]))
        for each in found.candidates:
            assert each.reasons, found.text
            assert Decimal(0) < each.score <= Decimal(1)
        ranked = [each.score for each in found.candidates]
        assert ranked == sorted(ranked, reverse=True)


def test_a_name_that_no_source_has_does_not_outrank_its_equals(known: Register) -> None:
    found = resolve(known, "Bali Decision")
    assert found.verdict == "candidates"
    alias = next(reason for reason in found.candidates[0].reasons if reason.key == "alias")
    assert alias.label == "unverified"


def test_a_narrowing_that_fits_nothing_narrows_nothing(graph: Graph, known: Register) -> None:
    home = refs.find(graph.store, "WT/L/31").iri
    bare = resolve(known, "Bali Decision")
    within = resolve(known, "Bali Decision", dated=date(2026, 1, 1), within=home)
    assert [each.iri for each in within.candidates] == [each.iri for each in bare.candidates]


def test_a_text_does_not_refer_to_what_came_after_it(graph: Graph, known: Register) -> None:
    home = refs.find(graph.store, "WT/L/843").iri
    assert resolve(known, "Bali Decision", within=home).reason == "later"


@settings(deadline=None)  # the first text waits for the register
@given(st.text(max_size=600))
@example("\ud800")
@example("# para. 0 of ")
def test_no_text_raises(text: str) -> None:
    found = resolve(shipped(), text)
    assert found.verdict in ("resolved", "candidates", "unresolved")
    assert bool(found.candidates) == (found.verdict != "unresolved")
    nearest(shipped(), text[:MOST_SIGNS])


_REGISTERS: list[Register] = []


def shipped() -> Register:
    """The register again, for tests that run many times."""
    if not _REGISTERS:
        _REGISTERS.append(register(wtograph.load().store))
    return _REGISTERS[0]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_a_hostile_string_takes_no_longer_than_a_thousand_plain_ones(
    known: Register, text: str
) -> None:
    resolve(known, "Bali Decision")
    start = time.perf_counter()
    for _ in range(1000):
        resolve(known, "our last session")
    plain = time.perf_counter() - start
    start = time.perf_counter()
    resolve(known, text)
    assert time.perf_counter() - start < max(plain, 0.05)


def test_words_jumbled_at_random_are_bounded_and_never_chosen_without_a_reason(
    known: Register,
) -> None:
    words = sorted(known.by_word)
    chance = random.Random(3)
    for _ in range(200):
        phrase = " ".join(chance.choices(words, k=12))
        found = resolve(known, phrase)
        assert found.verdict != "resolved" or found.candidates[0].reasons


def test_the_register_is_the_same_each_time(graph: Graph, known: Register) -> None:
    assert register(graph.store) == known


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Generel Council", "General Council"),
        ("Doha Declarasion", "Doha Declaration"),
        ("our Decision of 18 June 2022", "WT/L/1136"),
        ("WT/L/9774", "WT/L/977"),
    ],
)
def test_what_leads_nowhere_is_answered_with_the_nearest(
    known: Register, typed: str, near: str
) -> None:
    assert near in nearest(known, typed)
    assert len(nearest(known, typed)) <= 3


def test_case_accents_and_kinds_of_apostrophe_do_not_matter() -> None:
    assert tokens("L’Accord d'Abou\u00a0Dhabi, DÉCISION") == tokens(
        "l'accord D’abou dhabi decision"
    )


def test_another_graph_has_another_register(tmp_path: Path) -> None:
    other = register(
        graph_of('doc:WT_L_1 a wtog:Document ; wtog:symbol "WT/L/1" .', tmp_path).store
    )
    assert resolve(other, "WT/L/1").verdict == "resolved"
    assert resolve(other, "WT/L/977").reason == "unknown-symbol"
    assert resolve(other, "our last session", dated=date(2024, 3, 2)).reason == "nothing"


def test_the_next_session_may_be_one_that_is_only_planned(tmp_path: Path) -> None:
    planned = """
        body:MC a wtog:Body .
        meeting:MC1 a wtog:Meeting ; wtog:meetingOf body:MC ; wtog:start "2001-01-01"^^xsd:date ;
          wtog:end "2001-01-03"^^xsd:date .
        meeting:MC2 a wtog:Meeting ; wtog:meetingOf body:MC ;
          wtog:plannedStart "2003-01-01"^^xsd:date .
    """
    other = register(graph_of(planned, tmp_path).store)
    ahead = resolve(other, "our next session", dated=date(2002, 1, 1))
    assert [tail(each.iri) for each in ahead.candidates] == ["MC2"]
    assert resolve(other, "the session of 1 January 2003").verdict == "unresolved"
    assert tail(resolve(other, "the session of 2 January 2001").candidates[0].iri) == "MC1"
