"""Holes in numbered series: between known numbers of one session, or below a known suffix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtograph.gaps.numbers import holes
from wtograph.symbols import parse


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("WT/MIN(98)/DEC/1 WT/MIN(98)/DEC/3", ["WT/MIN(98)/DEC/2"]),
        ("WT/MIN(98)/DEC WT/MIN(98)/DEC/1", []),
        ("WT/MIN(98)/1 WT/MIN(01)/3 WT/MIN(98)/DEC/5", []),
        ("WT/MIN(22)/30 WT/MIN(22)/33", ["WT/MIN(22)/31 WT/MIN(22)/32"]),
        ("WT/L/274 WT/L/977", []),
        ("WT/MIN(21)/6 WT/MIN(21)/7/Rev.1 WT/MIN(21)/8", ["WT/MIN(21)/7"]),
        ("WT/L/9 WT/L/9/Add.3", ["WT/L/9/Add.1 WT/L/9/Add.2"]),
        ("WT/L/9 WT/L/9/Add.1 WT/L/9/Rev.2", ["WT/L/9/Rev.1"]),
        ("WT/L/9/Rev.2", ["WT/L/9", "WT/L/9/Rev.1"]),
        ("WT/L/9 WT/L/9/Rev.1 WT/L/9/Rev.4", ["WT/L/9/Rev.2 WT/L/9/Rev.3"]),
    ],
)
def test_holes_stand_between_known_numbers_of_one_session_or_below_a_suffix(
    known: str, expected: list[str]
) -> None:
    found = [" ".join(hole.numbers) for hole in holes(map(parse, known.split()))]
    assert sorted(found) == sorted(expected)


@given(st.sets(st.integers(1, 40), max_size=12))
def test_a_hole_holds_no_known_number_and_lies_between_known_ones(numbers: set[int]) -> None:
    known = {f"WT/MIN(22)/{n}" for n in numbers}
    found = list(holes(map(parse, known)))
    missed = [symbol for hole in found for symbol in hole.numbers]
    assert not known & set(missed)
    assert {hole.before for hole in found} | {hole.after for hole in found} <= known
    inside = set(range(min(numbers, default=0), max(numbers, default=-1) + 1))
    assert len(missed) == len(set(missed)) == len(inside - numbers)
