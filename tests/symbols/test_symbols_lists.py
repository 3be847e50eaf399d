"""Lists, ranges and joined symbols: what is meant, what is only a candidate, what is a date."""

import pytest

from wtograph.symbols import Verdict, find


def asserted(text: str) -> list[str]:
    """What may be relied on in a text."""
    return [str(match.symbol) for match in find(text) if match.asserted]


def flagged(text: str) -> list[str]:
    """What is only a candidate."""
    return [str(match.symbol) for match in find(text) if match.verdict is Verdict.FLAG]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WT/GC/M/72-74, and", "WT/GC/M/72 WT/GC/M/73 WT/GC/M/74"),
        ("WT/GC/M/72 to 74.", "WT/GC/M/72 WT/GC/M/73 WT/GC/M/74"),
        ("WT/GC/M/72 à 74 et", "WT/GC/M/72 WT/GC/M/73 WT/GC/M/74"),
        ("WT/L/508/Rev.1-3", "WT/L/508/Rev.1 WT/L/508/Rev.2 WT/L/508/Rev.3"),
        ("WT/L/508 and Add.1", "WT/L/508 WT/L/508/Add.1"),
        ("WT/L/508, Add.1 and Corr.1.", "WT/L/508 WT/L/508/Add.1 WT/L/508/Corr.1"),
        ("WT/L/508/Add.1 and Add.2", "WT/L/508/Add.1 WT/L/508/Add.2"),
        ("WT/L/508 et Add.1, 2 et 3.", "WT/L/508 WT/L/508/Add.1 WT/L/508/Add.2 WT/L/508/Add.3"),
        ("WT/MIN(22)/32; WT/L/1143", "WT/MIN(22)/32 WT/L/1143"),
        ("WT/MIN(22)/32 / WT/L/1143", "WT/MIN(22)/32 WT/L/1143"),
        ("WT/MIN(15)/42-WT/L/977", "WT/MIN(15)/42 WT/L/977"),
        ("WT/MIN(15)/42–WT/L/977", "WT/MIN(15)/42 WT/L/977"),
    ],
)
def test_a_list_or_range_is_expanded(text: str, expected: str) -> None:
    assert asserted(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WT/GC/W/20 - 25 September 1998", "WT/GC/W/20"),
        ("WT/GC/W/20 - 25 de septiembre", "WT/GC/W/20"),
        ("WT/GC/W/94 - 1998", "WT/GC/W/94"),
        ("WT/L/508 and Add.1, 2 June 1999", "WT/L/508 WT/L/508/Add.1"),
        ("WT/L/508 and 3 others", "WT/L/508"),
        ("WT/L/508, 25 pages", "WT/L/508"),
        ("WT/BFA/222, WT/BFA/224", "WT/BFA/222 WT/BFA/224"),
    ],
)
def test_dates_pages_and_gaps_are_no_members(text: str, expected: str) -> None:
    assert asserted(text) == expected.split()
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "sure", "doubtful"),
    [
        ("WT/GC/M/72 - 74 were adopted", "WT/GC/M/72", "WT/GC/M/73 WT/GC/M/74"),
        ("WT/GC/M/72 - 90.", "WT/GC/M/72", "WT/GC/M/90"),
        ("WT/L/508/Add.1 and Corr.1.", "WT/L/508/Add.1", "WT/L/508/Add.1/Corr.1"),
        ("WT/L/508 and Add.1 and 2 were", "WT/L/508 WT/L/508/Add.1", "WT/L/508/Add.2"),
    ],
)
def test_what_may_be_meant_otherwise_is_only_a_candidate(
    text: str, sure: str, doubtful: str
) -> None:
    assert asserted(text) == sure.split()
    assert flagged(text) == doubtful.split()


def test_the_members_of_a_range_share_its_words() -> None:
    text = "documents WT/GC/M/72 - 77"
    assert {text[m.span.start : m.span.end] for m in find(text)} == {"WT/GC/M/72 - 77"}


def test_what_a_list_adds_stands_where_it_is_written() -> None:
    text = "WT/ACC/VUT/17 y Add.1 y 2"
    assert [text[m.span.start : m.span.end] for m in find(text)] == ["WT/ACC/VUT/17", "Add.1", "2"]
