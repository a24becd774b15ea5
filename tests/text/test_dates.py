from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperweave.text.dates import month_number, parse_date
from tests.support.rows import for_rows


@for_rows(
    ("text", "date"),
    [
        ("Mar 1, 2024", "2024-03-01"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("1 March 2024", "2024-03-01"),
        ("12-Mar-2024", "2024-03-12"),
        ("2024-03-01", "2024-03-01"),
        ("2024/3/1", "2024-03-01"),
        ("2024/03/01/", "2024-03-01"),
        ("2024//", "2024"),
        ("2024 Mar 15", "2024-03-15"),
        ("2024 Mar", "2024-03"),
        ("March 2024", "2024-03"),
        ("2024", "2024"),
        ("Apr 8", "--04-08"),
        ("Feb 29", "--02-29"),
        ("Fri, 1 Mar 2024 10:00:00 +0000", "2024-03-01"),
        ("Tue, 27 Feb 2024 11:05:05 GMT", "2024-02-27"),
        ("2024-03-01T12:00:00Z", "2024-03-01"),
        ("2024-01-01 10:00:00+00:00", "2024-01-01"),
        ("  Mar  1,\t2024 ", "2024-03-01"),
    ],
)
def test_the_usual_spellings_of_dates_are_read(text: str, date: str) -> None:
    assert str(parse_date(text)) == date


@for_rows(
    "text",
    [
        "",
        "Feb 30",
        "2023-02-29",
        "2024-13",
        "2024-00-00",
        "3/1/2024",
        "13 Foo 2020",
        "Mars 2024",
        "GPT 4",
        "9999",
    ],
)
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "month"), [("mar", 3), ("March", 3), ("03", 3), ("Sept.", 9), ("13", None), ("", None)]
)
def test_months_have_names_and_figures(text: str, month: int | None) -> None:
    assert month_number(text) == month


@given(st.dates().filter(lambda day: 1000 <= day.year < 2200))
def test_every_iso_date_comes_back_as_it_was(day: object) -> None:
    assert str(parse_date(str(day))) == str(day)


@given(st.text())
def test_no_text_makes_the_reading_of_dates_fail(text: str) -> None:
    parse_date(text)
