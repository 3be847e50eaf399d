"""What holds for every symbol and for every text."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from symbol_strategies import CANONICAL, HOSTILE, SOUP, UNSUFFIXED

from wtograph.symbols import BadSymbol, Symbol, Verdict, find, parse, slug

ANY_TEXT = st.one_of(HOSTILE, SOUP)
BEFORE = st.sampled_from(
    ["", " ", "(", "« ", "document ", "cote\u00a0", "[", "–", "n° ", "\n", "d’"]
)
AFTER = st.sampled_from(["", " ", ")", ",", ".", " »", ";", "]", "\n", ":", "’s", " (2 July 1999)"])
LONGER_BEFORE = st.sampled_from(["x", "9", "_", "/", "x/", "x-", "x.", "@", "=", "%22", "~", "\\"])
LONGER_AFTER = st.sampled_from(["x", "_", "/x", "/99", "-x", ".pdf", "@x", "=1", "%20", "/A/1"])
FORMS: list[Callable[[str], str]] = [
    str.lower,
    lambda s: s.replace("/", " / "),
    lambda s: s.replace("/", "⁄"),
    lambda s: s.replace("Rev.", "REV ").replace("Add.", "add"),
    lambda s: f"  {s}\n",
    lambda s: f"doc:{slug(s)}",
    lambda s: f"https://w3id.org/wtograph/doc/{slug(s)}",
    lambda s: s.replace("(", "").replace(")", "/").replace("//", "/"),
]


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    """Expressions are compiled at first use, which is not what an example may be timed by."""
    for text in ("WT/MIN(98)/DEC/2 and Add.1, Q_WT_L_1 https://docs.wto.org/?x=WT/L/1", "WT/L/1-9"):
        list(find(text))
    parse("WT_MIN98_DEC_2")


@given(CANONICAL)
def test_a_symbol_is_its_own_spelling(text: str) -> None:
    assert str(parse(text)) == text
    assert parse(str(parse(text))) == parse(text)


@given(CANONICAL)
def test_a_slug_gives_the_symbol_back(text: str) -> None:
    assert parse(parse(text).slug) == parse(text)


@given(CANONICAL, st.sampled_from(FORMS))
def test_every_form_of_a_symbol_means_the_same(text: str, form: Callable[[str], str]) -> None:
    assert str(parse(form(text))) == text


@given(CANONICAL, CANONICAL)
@example("WT/MIN(98)/DEC/2", "WT/MIN(98)/DEC")
def test_two_symbols_never_share_a_slug(one: str, other: str) -> None:
    assert (one == other) == (slug(one) == slug(other))


@given(st.lists(CANONICAL, min_size=20, max_size=60, unique=True))
@settings(max_examples=30)
def test_no_two_of_many_symbols_share_a_slug(texts: list[str]) -> None:
    assert len({slug(text) for text in texts}) == len(texts)


@given(CANONICAL, BEFORE, AFTER)
def test_a_symbol_in_a_sentence_is_found_where_it_stands(
    text: str, before: str, after: str
) -> None:
    whole = f"{before}{text}{after}"
    (match,) = find(whole)
    assert str(match.symbol) == text
    assert whole[match.span.start : match.span.end] == text
    assert match.verdict in (Verdict.EXACT, Verdict.EXTRACT)


@given(UNSUFFIXED, LONGER_BEFORE)
def test_nothing_is_asserted_behind_the_start_of_a_longer_token(text: str, before: str) -> None:
    assert [m for m in find(before + text) if m.asserted] == []


@given(CANONICAL, LONGER_AFTER)
def test_nothing_is_asserted_at_the_start_of_a_longer_token(text: str, after: str) -> None:
    whole = text + after
    asserted = [str(match.asserted) for match in find(whole) if match.asserted]
    assert asserted in ([], [whole])  # a second number may complete a symbol: IP/N/3/VNM/99


@given(CANONICAL, st.sampled_from(["https://a.org/", "http://b.org/x?s=", "www.c.org/#"]))
def test_nothing_is_asserted_inside_an_address(text: str, address: str) -> None:
    assert [m for m in find(address + text) if m.asserted] == []


@given(ANY_TEXT)
def test_finding_never_fails_and_spans_are_in_order_and_apart(text: str) -> None:
    spans = [match.span for match in find(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one == other or one.end <= other.start for one, other in pairwise(spans))


@given(ANY_TEXT)
def test_what_is_asserted_is_a_symbol_in_canonical_spelling(text: str) -> None:
    for symbol in filter(None, (match.asserted for match in find(text))):
        assert parse(str(symbol)) == symbol
        assert parse(symbol.slug) == symbol


@given(ANY_TEXT)
def test_the_words_of_a_match_give_the_symbol_back(text: str) -> None:
    for match in find(text):
        words = text[match.span.start : match.span.end]
        if match.verdict in (Verdict.EXACT, Verdict.EXTRACT):
            assert words == str(match.symbol)
        if isinstance(match.symbol, Symbol) and match.verdict is Verdict.REPAIR:
            assert match.symbol in {m.symbol for m in find(words)} or words[0] in "RACS0123456789"


@given(ANY_TEXT)
def test_typing_anything_gives_a_symbol_or_a_refusal(text: str) -> None:
    try:
        symbol = parse(text)
    except BadSymbol:
        return
    assert parse(str(symbol)) == symbol


@given(st.text(max_size=40))
def test_a_slug_is_made_of_safe_characters_or_refused(text: str) -> None:
    try:
        made = slug(text)
    except BadSymbol:
        return
    assert made
    assert made.isascii()
    assert made.replace("_", "").replace("-", "").isalnum()


HOSTILE_TEXTS = {
    "collections": "WT/" * 50_000,
    "slashes": "/" * 100_000,
    "spaced": "WT/ " * 50_000,
    "broken": "WT/\n" * 50_000,
    "letters": "A" * 200_000,
    "words": "A/" * 100_000,
    "brackets": "WT/MIN(" * 28_000,
    "ranges": "WT/L/1-13, " * 18_000,
    "suffixes": "WT/L/1" + "/Rev.1" * 33_000,
    "lists": "WT/L/1 and Add.1" + " and 2" * 30_000,
    "joined": "WT/L/1#" * 28_000,
    "dashes": "WT/L/1-" * 28_000,
    "addresses": "http://" * 30_000,
    "asked": "http://x/" + "=WT/L/1" * 28_000,
    "keys": "q_WT_" * 40_000,
    "stores": "q:/" + "a" * 200_000,
    "misread": "Il1Il1Il1Il1/" * 15_000,
}


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS.keys())
def test_reading_takes_time_in_proportion_to_the_text(text: str) -> None:
    list(find(text[:2_000]))  # expressions are compiled at first use
    quarter, whole = seconds(text[: len(text) // 4]), seconds(text)
    assert whole < 12 * quarter + 0.2  # four times the text; sixteen times would be quadratic


def seconds(text: str) -> float:
    """How long it takes to search a text."""
    start = time.perf_counter()
    list(find(text))
    return time.perf_counter() - start
