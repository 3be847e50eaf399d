"""Dates as people type them, to the day, the month or the year."""

from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtograph.dates import PartialDate, day, find, impossible, parse, real_day
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


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("our Decision of 17 June 2022", "2022-06-17"),
        ("June 17, 2022", "2022-06-17"),
        ("1st of May, 1998", "1998-05-01"),
        ("25 Sept. 1998", "1998-09-25"),
        ("la Décision du 17 juin 2022", "2022-06-17"),
        ("le 1er mars 2021", "2021-03-01"),
        ("LE 7 DÉCEMBRE 2013", "2013-12-07"),
        ("7 decembre 2013", "2013-12-07"),
        ("fe\u0301vrier 2020", "2020-02"),
        ("17 de junio de 2022", "2022-06-17"),
        ("1º de agosto de 2004", "2004-08-01"),
        ("1.º de agosto del 2004", "2004-08-01"),
        ("setiembre de 1998", "1998-09"),
        ("in June 2022 and December 2013", "2022-06 2013-12"),
        ("27 July – 1 August 2004", "2004-08-01"),
        ("1–6 December 2005", "2005-12-06"),
        ("2019-12-10", "2019-12-10"),
        ("2019-12", "2019-12"),
        ("the 1998 Declaration", "1998"),
        ("31 June 2022", ""),
        ("2022-02-30", ""),
        ("7/12/2013", ""),
        ("WT/L/2001 and x-IND-20240123", ""),
        ("Members may meet", ""),
        ("17 June", ""),
        ("", ""),
    ],
)
def test_dates_are_found_in_running_text(text: str, dates: str) -> None:
    assert " ".join(str(mention.date) for mention in find(text)) == dates


def test_a_day_that_the_calendar_lacks_is_told_as_it_is_written() -> None:
    assert impossible("by 31 June 2022 or 30 June 2022") == ("31 June 2022",)


@given(st.text(max_size=80), st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.text(max_size=80))
def test_a_date_stands_where_its_span_says(before: str, meant: date, after: str) -> None:
    text = f"{before} {meant.isoformat()} {after}"
    found = [text[m.span.start : m.span.end] for m in find(text) if m.date.day]
    assert meant.isoformat() in found


def test_a_long_text_of_half_dates_takes_time_in_proportion() -> None:
    def seconds(text: str) -> float:
        start = perf_counter()
        list(find(text))
        return perf_counter() - start

    seconds("17 June 2022")
    short = max(seconds("3 de " * 2000) for _ in range(3))
    assert seconds("3 de " * 20_000) < 60 * short


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-05-01", date(2026, 5, 1)), ("2026-05-01Z", None), ("2026-05-01+02:00", None),
     ("2026-02-31", None), ("2026-05", None), ("20260501", None), ("2026-W01-1", None),
     ("0000-01-01", None), ("12026-05-01", None), ("", None), (None, None)],
)  # fmt: skip
def test_only_a_whole_day_of_the_calendar_is_read_from_a_store(
    text: str | None, day: date | None
) -> None:
    assert real_day(text) == day
