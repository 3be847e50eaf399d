"""Places in a text: typed, named, shown, and related to one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtograph.provisions import main_paragraph, reference, related, shown, split, typed

PLACES = st.from_regex(r"(?:p|op|x|r)[1-9][0-9]?(?:-[a-z1-9])?", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "likeliest"),
    [
        ("2", "p2"),
        ("1.2", "p1-2"),
        ("para. 1.2", "p1-2"),
        ("paragraph 34", "p34"),
        ("párrafo 2", "p2"),
        ("párr. 2", "p2"),
        ("1(h)", "p1-h"),
        ("op1.s2", "op1-s2"),
        ("5(b)(ii)", "p5-b-ii"),
        ("xE", "xE"),
        ("r1", "r1"),
    ],
)
def test_a_typed_place_has_a_likeliest_name_without_dots(text: str, likeliest: str) -> None:
    assert typed(text)[0] == likeliest
    assert not any("." in name for name in typed(text))


def test_a_bare_number_may_be_an_unnumbered_paragraph_or_an_article() -> None:
    assert typed("2") == ("p2", "x2", "op2", "art2")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("p5-b-ii", "p5", True), ("p5", "p5-a", True), ("p5", "p51", False), ("p1", "op1", False),
     ("x1-h", "x1-d", True), ("", "p1", False)],
)  # fmt: skip
def test_places_under_one_main_paragraph_are_related(one: str, other: str, same: bool) -> None:
    assert related(one, other) is same


@given(PLACES, PLACES)
def test_being_related_has_no_direction(one: str, other: str) -> None:
    assert related(one, other) == related(other, one)
    assert related(one, main_paragraph(one))


@pytest.mark.parametrize(
    ("place", "printed", "lang", "words"),
    [
        ("p2", "2", "en", "para. 2"),
        ("p2", "2", "fr", "paragraphe 2"),
        ("p2", "2", "es", "párrafo 2"),
        ("p1-2", "", "en", "para. 1.2"),
        ("art64-2", "", "en", "Article 64.2"),
        ("r1", "", "fr", "considérant 1"),
        ("pre", "", "en", "preamble"),
        ("op1-s2", "", "es", "párrafo sin numerar 1, oración 2"),
        ("fn3", "", "en", "footnote 3"),
        ("a1", "", "en", "annex 1"),
    ],
)
def test_places_are_shown_as_people_read_them(
    place: str, printed: str, lang: str, words: str
) -> None:
    assert shown(place, printed, lang) == words


def test_a_letter_of_ours_is_marked_and_differs_from_a_printed_one() -> None:
    assert shown("xE", "", "en") != shown("pE", "E", "en")
    assert shown("x4", "4", "en") != shown("p4", "4", "en")
    assert "E" in shown("xE", "", "en")


@given(PLACES, st.sampled_from(["en", "fr", "es"]))
def test_every_place_can_be_shown_and_holds_its_number(place: str, lang: str) -> None:
    digits = "".join(filter(str.isdigit, main_paragraph(place)))
    assert digits in shown(place, "", lang)


def test_an_iri_splits_into_document_and_place() -> None:
    assert split("https://w3id.org/wtograph/doc/WT_L_977__p2") == (
        "https://w3id.org/wtograph/doc/WT_L_977", "p2",
    )  # fmt: skip
    assert split("https://w3id.org/wtograph/doc/WT_L_977")[1] == ""


@pytest.mark.parametrize(
    ("symbol", "place", "answer"),
    [("WT/L/977", "p2", "WT/L/977#2"), ("WT/L/977", "", "WT/L/977"),
     ("x-IND-20240123", "op1-s2", "x-IND-20240123#op1.s2"), ("WT/L/1193", "xE", "WT/L/1193#xE")],
)  # fmt: skip
def test_a_paragraph_is_written_as_it_is_typed(symbol: str, place: str, answer: str) -> None:
    assert reference(symbol, place) == answer


@given(PLACES)
def test_what_a_reference_says_can_be_typed_again(place: str) -> None:
    assert place in typed(reference("WT/L/977", place).partition("#")[2])
