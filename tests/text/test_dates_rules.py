"""Spellings of dates and months, each rule by cases."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from paperweave.text.dates import (
    date_in,
    date_of,
    date_told,
    date_within,
    month_number,
    parse_date,
    parse_extended_date,
    year_in,
)
from tests.support.rows import for_rows

_NAMES = "January February March April May June July August September October November December"


@for_rows(("number", "name"), list(enumerate(_NAMES.split(), 1)))
def test_each_month_has_a_long_and_a_short_name(number: int, name: str) -> None:
    assert month_number(name) == number
    assert month_number(f" {name[:3].upper()}. ") == number
    assert month_number(str(number)) == number
    assert month_number(f"{number:02}") == number


@pytest.mark.parametrize(
    ("text", "month"),
    [("sept", 9), ("0", None), ("13", None), ("012", None), ("febr", None), ("²", None)],
)
def test_what_names_no_month_is_none(text: str, month: int | None) -> None:
    assert month_number(text) == month


@for_rows(
    ("text", "date"),
    [
        ("Apr 2024 (v2)", "2024-04"),
        ("posted 2024-04-02", "2024-04-02"),
        ("12 May 2019", "2019-05-12"),
        ("2018-2019", "2018"),
        ("LoomConf'24", "2024"),
        ("soon", None),
    ],
)
def test_a_field_tells_a_date_as_people_fill_it_in(text: str, date: str | None) -> None:
    said = date_told(text)
    assert (said if said is None else str(said)) == date


@for_rows(
    ("text", "date"),
    [
        ("1000", "1000"),
        ("0999", None),
        ("2199", "2199"),
        ("2200", None),
        ("2024-3", "2024-03"),
        ("2024.03.01", "2024-03-01"),
        ("2024/03-01", None),
        ("2024-03-01 12:00", "2024-03-01"),
        ("2024-03-01T12:00:05.123Z", "2024-03-01"),
        ("2024-03-01 1:00 PM EST", "2024-03-01"),
        ("2024-03-01 1:00 PM EST DST", None),
        ("2024-03-01T12", None),
        ("1st March 2024", "2024-03-01"),
        ("2nd March, 2024", "2024-03-02"),
        ("3rd Mar. 2024", "2024-03-03"),
        ("4th March", "--03-04"),
        ("Friday, 1 March 2024", "2024-03-01"),
        ("Fri 1 March 2024", "2024-03-01"),
        ("Fri Mar 1 2024", "2024-03-01"),
        ("March 1st", "--03-01"),
        ("Mar 1 2024", "2024-03-01"),
        ("March, 2024", "2024-03"),
        ("Mar. 2024", "2024-03"),
        ("2024 March", "2024-03"),
        ("2024 Mar. 1", "2024-03-01"),
        ("2024-Mar-01", "2024-03-01"),
        ("March", None),
        ("31 April 2024", None),
        ("29 February 2024", "2024-02-29"),
        ("0 March 2024", None),
        ("29 February 2023", None),
        ("30 Feb", None),
        ("1 March 2024 10:00:00 +0000", "2024-03-01"),
        ("Mar 1, 2024 at 5", None),
        ("２０２４", None),
        ("2024-03-01T12:00Z", "2024-03-01"),
        ("2024-03-01 1:00", "2024-03-01"),
        ("2024-03-01T 12:00", "2024-03-01"),
        ("2024-03-01T12:0", None),
        ("2024-03-01 12:00 ABCDEF", "2024-03-01"),
        ("2024-03-01 12:00 ABCDEFG", None),
        ("2024-03-1", "2024-03-01"),
        ("2024-003-01", None),
        ("2024-03-001", None),
        ("2024 March 1st", "2024-03-01"),
        ("1 March, 2024", "2024-03-01"),
        ("March 1, 2024 10:00", "2024-03-01"),
        ("Friday 1 March 2024", "2024-03-01"),
        ("Wednesday, March 6, 2024", "2024-03-06"),
        ("Donnerstags, 1 March 2024", None),
        ("12-March-2024", "2024-03-12"),
        ("Ma 2024", None),
        ("2024///", "2024"),
        ("2024-03-01" + " " * 71, None),
        ("2024-03-01" + " " * 70, "2024-03-01"),
    ],
)
def test_a_date_is_read_in_the_spellings_of_listings(text: str, date: str | None) -> None:
    found = parse_date(text)
    assert (found if found is None else str(found)) == date


@for_rows(
    ("text", "date"),
    [
        ("2020~", "2020"),
        ("2020?", "2020"),
        ("2020%", "2020"),
        ("[2020]", "2020"),
        ("c. 2020", "2020"),
        ("ca 2020", "2020"),
        ("Circa 2020", "2020"),
        ("2020-03-XX", "2020-03"),
        ("2020-XX-XX", "2020"),
        ("2020-xx", "2020"),
        ("2020-uu", "2020"),
        ("2020-21", "2020"),
        ("2020-24", "2020"),
        ("2020-25", None),
        ("2020/2021", "2020"),
        ("../2020", "2020"),
        ("2020..", "2020"),
        ("2020-03/2021", "2020-03"),
        ("", None),
    ],
)
def test_a_date_of_biblatex_is_read_by_its_beginning(text: str, date: str | None) -> None:
    found = parse_extended_date(text)
    assert (found if found is None else str(found)) == date


@for_rows(
    ("text", "year"),
    [
        ("2015a", 2015),
        ("in press, 2016", 2016),
        ("2015--2016", 2015),
        ("12015", None),
        ("20155", None),
        ("1000", 1000),
        ("0999", None),
        ("2199", 2199),
        ("2200", None),
        ("forthcoming", None),
    ],
)
def test_the_year_in_a_text_is_its_first(text: str, year: int | None) -> None:
    found = year_in(text)
    assert (found and found.year) == year


@for_rows(
    ("text", "found"),
    [
        ("2019 Jan-Feb", "2019-01"),
        ("2019 Jan/Feb", "2019-01"),
        ("2019 Jan-February 7", "2019-01"),
        ("2019 January-1", "2019-01-01"),
        ("2024-03-01undefined", "2024-03-01"),
        ("1 March 2024undefined", "2024-03-01"),
        ("2024-03-01, revised", "2024-03-01"),
        ("2024-03-01" + " " * 90, "2024-03-01"),
        ("Apr 8", None),  # of which year nobody says
        ("Spring 2019", "2019"),
        ("from 2019 to 2019", "2019"),
        ("from 2019 to 2020", None),
        ("2018-2019", "2018"),
        ("2018 – 2019", "2018"),
        ("2018—19", "2018"),
        ("SPR 2018/19.", "2018"),
        ("revised 2018-2019", "2018"),
        ("published 2018-2019", None),
        ("2018-2019, 2020", None),
        ("2019-07/2019-08", "2019-07"),
        ("2020-21", "2020"),
        ("2020-03-XX", "2020-03"),
        ("20191112", "2019-11-12"),
        ("20191312", None),
        ("17991112", None),
        ("1577836800", "2020-01-01"),
        ("1577836800000", "2020-01-01"),
        ("1577836800.0", "2020-01-01"),
        ("15778368000", None),
        ("２０１９年", "2019"),
        ("printed 1800", "1800"),
        ("printed 1799", "1799"),
        ("printed 1400", "1400"),
        ("printed 1399", None),
        ("printed 2099", "2099"),
        ("printed 2100", None),
        ("no. 12019", None),
        ("no. 20195", None),
        ("x" * 75 + " 2019", "2019"),
        ("x" * 76 + " 2019", None),
        ("", None),
    ],
)
def test_a_text_begins_with_a_date_or_has_one_year(text: str, found: str | None) -> None:
    said = date_in(text)
    assert (said if said is None else str(said)) == found


_SECONDS = int(datetime(2024, 3, 1, 12, tzinfo=UTC).timestamp())


@for_rows(
    ("value", "found"),
    [
        ("2024-03-01", "2024-03-01"),
        (date(2024, 3, 1), "2024-03-01"),
        # a year, or seconds or milliseconds since 1970
        (2024, "2024"),
        (2024.0, "2024"),
        (1000, "1000"),
        (999, None),
        (2199, "2199"),
        (2200, None),
        (_SECONDS, "2024-03-01"),
        (_SECONDS * 1000, "2024-03-01"),
        (100_000_000, None),
        (100_000_001, "1973-03-03"),
        (4_999_999_999, "2128-06-11"),
        (5_000_000_000, None),
        (100_000_000_000, None),
        (100_000_000_001, "1973-03-03"),
        (True, None),
        # parts of a date, as Zotero and Crossref give them
        ([2024, 3, 1], "2024-03-01"),
        ((2024, 3), "2024-03"),
        (["2024", "3", "1", "12"], "2024-03-01"),
        ([[2024, 3, 1]], "2024-03-01"),
        ([(2024, 3)], "2024-03"),
        ([2024, None, ""], "2024"),
        ([2024, 0, 0], "2024"),
        ([2024, 13], "2024"),
        ([None], None),
        ([], None),
        ([[]], None),
        # tables with these names
        ({"year": 2024, "month": 3, "day": 1}, "2024-03-01"),
        ({"year": "2024", "raw": "2023"}, "2024"),
        ({"date-parts": [[2024, 3]]}, "2024-03"),
        ({"date_parts": [[2024, 3]]}, "2024-03"),
        ({"date-time": "2024-03-01T12:00:00Z"}, "2024-03-01"),
        ({"raw": "March 2024"}, "2024-03"),
        ({"literal": "March 2024"}, "2024-03"),
        ({"value": 2024}, "2024"),
        ({"$date": _SECONDS * 1000}, "2024-03-01"),
        ({"date-parts": [[None]], "raw": "2024"}, "2024"),
        ({"raw": "2023", "literal": "2024"}, "2023"),
        ({"other": "2024"}, None),
        (None, None),
    ],
)
def test_a_value_of_any_kind_may_be_a_date(value: Any, found: str | None) -> None:  # noqa: ANN401
    said = date_of(value)
    assert (said if said is None else str(said)) == found


@for_rows(
    ("text", "found"),
    [
        ("arXiv, 28 Aug 2024", "2024-08-28"),
        ("(28 August 2024)", "2024-08-28"),
        ("3rd May 2024", "2024-05-03"),
        ("1st May, 2nd Jun. 2024", "2024-06-02"),
        ("on 5. May 2024", "2024-05-05"),
        ("Aug 28, 2024", "2024-08-28"),
        ("Mar. 5th, 2024", "2024-03-05"),
        ("Mar 4th 2024", "2024"),
        ("no. 3 March 2024", "2024-03"),
        ("No. 3 March 2024", "2024-03"),
        ("Issue 3 March 2024", "2024-03"),
        ("issue 3 March 2024", "2024-03"),
        ("12.3 May 2024", "2024-05"),
        ("123 May 2024", "2024-05"),
        ("32 May 2024", "2024-05"),
        ("30 February 2024", "2024-02"),
        ("Feb 30, 2024", "2024-02"),
        # only the signs around figures are looked at: as many as the longest month has before them
        ("printed in September., 2024", "2024-09"),
        ("printed in 2024-", "None"),
    ],
)
def test_a_day_among_other_words_is_found_with_its_month(text: str, found: str) -> None:
    assert str(date_within(text)) == found
