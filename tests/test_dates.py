"""Dates as people type them, to the day, the month or the year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtograph.dates import PartialDate, day, parse
from wtograph.errors import BadDate

DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2011-12-07", date(2011, 12, 7), date(2011, 12, 7)),
        ("2011-12", date(2011, 12, 1), date(2011, 12, 31)),
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        (" 2011-11 ", date(2011, 11, 1), date(2011, 11, 30)),
    ],
)
def test_a_date_keeps_its_precision(text: str, first: date, last: date) -> None:
    partial = parse(text)
    assert (str(partial), partial.first, partial.last) == (text.strip(), first, last)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "7 December 2011", "2011-13", "2011-00", "2011-02-30", "2011-1-1", "11-12-07",
     "2011-12-07T00:00", "07/12/2011", "0000", "2011-12-07 or so", "٢٠١١", "2011-12-0７"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse(text)
    assert "2026-11-23" in refused.value.hint


@pytest.mark.parametrize("text", ["2011", "2011-12"])
def test_a_month_or_a_year_is_not_a_day(text: str) -> None:
    with pytest.raises(BadDate, match="names no day") as refused:
        day(text)
    assert refused.value.hint == "for example 2011-12-31"


@given(DAYS)
def test_every_day_reads_back_as_itself(when: date) -> None:
    assert day(when.isoformat()) == when
    assert str(parse(when.isoformat())) == when.isoformat()


@given(DAYS)
def test_a_month_ends_the_day_before_the_next_begins(when: date) -> None:
    month = PartialDate(when.year, when.month)
    assert (month.last + timedelta(days=1)).day == 1
    assert month.first <= when <= month.last
