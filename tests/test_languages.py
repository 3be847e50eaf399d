"""Interface words in English, French and Spanish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtograph.languages import Language, by_language, choose, word


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ["0 mandates", "1 mandate", "2 mandates"]),
        ("fr", ["0 mandat", "1 mandat", "2 mandats"]),
        ("es", ["0 mandatos", "1 mandato", "2 mandatos"]),
    ],
)
def test_each_language_counts_in_its_own_way(lang: str, expected: list[str]) -> None:
    assert [word("mandates-count", lang, count=count) for count in range(3)] == expected


def test_a_key_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        word("no-such-word", "en")


def test_words_take_the_values_they_name() -> None:
    assert [word("place-paragraph", lang, n="2") for lang in Language] == [
        "para. 2", "paragraphe 2", "párrafo 2",
    ]  # fmt: skip


def test_a_missing_language_falls_back_to_english_then_french_then_spanish() -> None:
    assert choose({"en": "report", "fr": "rapport"}, "es") == "report"
    assert choose({"fr": "rapport", "es": "informe"}, "en") == "rapport"
    assert choose({"es": "informe"}, "fr") == "informe"
    assert choose({"": "x"}, "fr") == "x"
    assert choose({}, "fr") == ""


TEXTS = st.dictionaries(st.sampled_from(["en", "fr", "es", ""]), st.text(min_size=1))


@given(TEXTS, st.sampled_from(["en", "fr", "es"]))
def test_the_language_asked_for_is_given_where_it_is_known(
    texts: dict[str, str], lang: str
) -> None:
    assert choose(texts, lang) == texts.get(lang, choose(texts, "en"))
    assert not texts or choose(texts, lang) in texts.values()


@given(st.lists(st.tuples(st.sampled_from(["en", "fr"]), st.text(max_size=3))))
def test_of_several_texts_in_a_language_the_choice_does_not_depend_on_order(
    pairs: list[tuple[str, str]],
) -> None:
    assert by_language(pairs) == by_language(reversed(pairs))
