"""The official address that searches for a symbol leads back to that symbol and to no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from symbol_strategies import CANONICAL

from wtograph import resources
from wtograph.symbols import Verdict, find, parse
from wtograph.symbols.addresses import search_link

LANGUAGES = st.sampled_from(["en", "fr", "es"])


def test_the_address_is_the_one_that_the_sample_document_ends_with() -> None:
    sample = resources.text("data", "documents/x-IND-20240123.fr.txt")
    assert search_link("WT/L/274", "fr") in sample.split()


@given(CANONICAL, LANGUAGES)
def test_an_address_reads_back_as_its_symbol(text: str, lang: str) -> None:
    link = search_link(text, lang)
    assert str(parse(link)) == text
    assert " " not in link


@given(CANONICAL)
def test_an_address_in_a_text_is_a_candidate_at_most_and_no_citation(text: str) -> None:
    found = list(find(f"see {search_link(text)} there"))
    assert {match.verdict for match in found} <= {Verdict.FLAG}


def test_any_spelling_gives_the_address_of_the_canonical_one() -> None:
    assert search_link("wt/min98/dec2") == search_link("WT/MIN(98)/DEC/2")


@pytest.mark.parametrize("text", ["x-IND-20240123", "agreement-TRIPS", "MC11", "WT/L/274/*", ""])
def test_what_is_no_symbol_has_no_address(text: str) -> None:
    assert search_link(text) == ""
