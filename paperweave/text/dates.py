"""Dates as listings spell them become ``PartialDate``s, as exact as they are written."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache

from paperweave.model.record import PartialDate

_MONTHS = {
    name.lower(): number
    for number, name in enumerate(calendar.month_name)
    if number
}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}

_YEAR = r"(?P<year>1\d\d\d|2[01]\d\d)"
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:[T ]\s?\d{1,2}:\d\d\S*(?: \S{1,6}){0,2})?"
_WEEKDAY = r"(?:[A-Za-z]{3,9},? )?"

_SPELLINGS = tuple(
    re.compile(spelling)
    for spelling in (
        # 2024-03-01T12:00Z
        rf"{_YEAR}(?:(?P<sep>[-/.])(?P<month>\d{{1,2}})(?:(?P=sep)(?P<day>\d{{1,2}}))?)?{_TIME}",
        # 1 March 2024; Fri, 1 Mar 2024 10:00:00 +0000
        rf"{_WEEKDAY}{_DAY} {_MONTH}(?:,? {_YEAR})?{_TIME}",
        # Mar 1, 2024; Apr 8.
        rf"{_WEEKDAY}{_MONTH} {_DAY}(?:,? {_YEAR})?{_TIME}",
        rf"{_MONTH},? {_YEAR}",  # March 2024
        rf"{_YEAR} {_MONTH}(?: {_DAY})?",  # 2024 Mar 1
    )
)

# 12-Mar-2024.
_DASH_BY_NAME = re.compile(r"(?<=[A-Za-z])-(?=\d)|(?<=\d)-(?=[A-Za-z])")


# What the Extended Date/Time Format (ISO 8601-2) and librarians add to a date that is not certain.
_UNCERTAIN = re.compile(r"[~?%]|^\[|\]$|^(?:c|ca|circa)\b\.?\s*", re.IGNORECASE)
_UNSPECIFIED = re.compile(
    r"(?<=^\d{4})-(?:[Xu]{2}|2[1-4])(?:-[Xu]{2})?$|-[Xu]{2}$", re.IGNORECASE
)
# 2019 Jan-Feb.
_TO_SECOND_MONTH = re.compile(r"(?<=[A-Za-z])[-/][A-Za-z]{3,9}\b.*")
_YEAR_OF_PRINT = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_A_YEAR = re.compile(r"(?<!\d)(?:1\d|2[01])\d\d(?!\d)")
_EARLY_YEAR = re.compile(r"(?<!\d)1[4-7]\d\d(?!\d)")
# 2018-2019, SPR 2018/19.
_YEARS = re.compile(r"\D{0,9}(\d{4}) ?[-–—/] ?(?:\d\d|\d{4})\D{0,3}")
# 2019-07/2019-08, 2020-21, 2020-03-XX.
_EXTENDED = re.compile(r"\d{4}-[\dXu]{2}(?!\d)")
_DAY_IN_FIGURES = re.compile(
    r"(?P<year>(?:1[89]|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"
)
# Seconds or milliseconds since 1970.
_MOMENT = re.compile(r"\d{10}(?:\d{3})?(?:\.0)?")

_LONGEST = 80  # characters: twice the longest spelling, an RFC 822 date
FIGURE = re.compile(r"\d")  # without which no text has a date
# A date or year as it stands in running text: 2024-03-01, March 2024, 1999, ICLR'24.
DATE_IN_TEXT = re.compile(
    r"(?<!\d)(?<!\d\.)(?P<full>(?:19|20)\d\d[-./](?:1[0-2]|0?[1-9])(?:[-./](?:3[01]|[12]\d|0?[1-9]))?)(?![\d.]*\d)"
    r"|(?:(?<![\d.])(?<!(?:No|no)\. )(?<!ssue )"
    r"(?P<before>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\.? )?"
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?,? ?"
    r"(?:(?P<behind>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?, ?)?(?P<written>(?:19|20)\d\d)\b"
    r"|(?<![\d.])(?P<alone>(?:19[5-9]|20[0-4])\d)(?![\d-])"
    r"|[A-Za-z][ ]?['’`](?P<short>\d\d)\b"
)

# Only what stands around figures is searched: a month's name with its stops and spaces, the longest
# that a date has before its first figure, and the sign behind the last one that may rule it out.
_UP_TO_LAST_FIGURE = re.compile(r".*\d", re.DOTALL)
_BEFORE_YEAR, _BEHIND_YEAR = 12, 1


def parse_extended_date(text: str) -> PartialDate | None:
    """Read a date of BibLaTeX.

    ``2020~``, ``2020-03-XX``, ``2020-21`` (spring) are read, and an interval by its beginning.

    Where an interval has no beginning (``../2020``) its end is the date.
    """
    if not text:  # as most that are asked for
        return None
    return _extended(text) if len(text) > _LONGEST else _extended_and_kept(text)


def _extended(text: str) -> PartialDate | None:
    bounds = text.replace("..", "/").split("/")
    found = (
        parse_date(_UNSPECIFIED.sub("", _UNCERTAIN.sub("", b.strip())))
        for b in bounds
    )
    return next((date for date in found if date is not None), None)


_extended_and_kept = lru_cache(maxsize=10_000)(_extended)  # as below


def year_in(text: str) -> PartialDate | None:
    """The year that stands in a text (``2015a``, ``in press, 2016``).

    Of ``2015--2016`` it is the first.
    """
    found = _A_YEAR.search(text)
    return PartialDate(int(found[0])) if found else None


def parse_date(text: str) -> PartialDate | None:
    """Read a text that is a date and nothing else.

    None is returned where it is no date, or none that the calendar has.

    Day and month in figures are read only with the year in front: ``3/1/2024`` is another day in
    another country.
    """
    if len(text) > _LONGEST or not text.isascii():
        return None
    return _parsed(text)


@lru_cache(maxsize=10_000)  # 27 years of days: a listing's papers share theirs
def _parsed(text: str) -> PartialDate | None:
    plain = " ".join(_DASH_BY_NAME.sub(" ", text).split()).rstrip(
        "/"
    )  # RIS writes 2024/03/01/ and 2024//
    dates = (
        _as_date(match)
        for spelling in _SPELLINGS
        if (match := spelling.fullmatch(plain))
    )
    return next((date for date in dates if date is not None), None)


def month_number(text: str) -> int | None:
    """The month that a name, its short form or a figure stands for.

    ``mar``, ``March``, ``3`` and ``03`` are the third.
    """
    plain = text.strip().rstrip(".").lower()
    if plain.isdecimal() and len(plain) <= 2:
        return int(plain) if 1 <= int(plain) <= 12 else None
    return _MONTHS.get(plain)


def month_names(month: int) -> list[str]:
    """A month's name and its short forms, in lower case."""
    return [name for name, number in _MONTHS.items() if number == month]


def _as_date(match: re.Match[str]) -> PartialDate | None:
    found = {"month": None, "name": None, "day": None} | match.groupdict()
    named = found["name"] or found["month"]
    month = month_number(named) if named else None
    if named and month is None:
        return None
    year = int(found["year"]) if found["year"] else None
    day = int(found["day"]) if found["day"] else None
    return PartialDate(year, month, day) if _is_day(year, month, day) else None


def _is_day(year: int | None, month: int | None, day: int | None) -> bool:
    """Tell a day that the calendar has, as far as year and month are known."""
    if day is None or not month:
        return True
    leap_year = 2000  # stands in for an unknown year, so that Feb 29 is a day
    return 1 <= day <= calendar.monthrange(year or leap_year, month)[1]


def date_of(value: object) -> PartialDate | None:
    """The date in a value: a text, a year, seconds or milliseconds since 1970, date parts."""
    if isinstance(value, str):
        return date_in(value)
    if isinstance(value, date):
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, Mapping):
        return _date_of_mapping(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _date_of_number(value)
    if isinstance(value, list | tuple):
        return _date_of_parts(
            value[0] if value and isinstance(value[0], list | tuple) else value
        )
    return None


def date_in(text: str) -> PartialDate | None:
    """The date that a text is or begins with (``2019 Jan-Feb``); else the only year in it.

    Of several years that a dash joins (``2018-2019``) it is the first.
    """
    return _date_in(text.strip()[:_LONGEST])


@lru_cache(maxsize=10_000)  # as above
def _date_in(text: str) -> PartialDate | None:
    short = text.removesuffix("undefined")
    if not short.isascii():
        short = unicodedata.normalize(
            "NFKC", short
        )  # as Chinese and Japanese programs write figures
    exact = (
        parse_date(short)
        or parse_date(_TO_SECOND_MONTH.sub("", short))
        or (parse_extended_date(short) if _EXTENDED.match(short) else None)
        or parse_date(short[:10])
    )
    if exact:
        return exact if exact.year else None
    return _year_of(short) or _in_figures(short)


def _year_of(text: str) -> PartialDate | None:
    """The only year in a text, or the first of some in a row."""
    if joined := _YEARS.fullmatch(text):
        return year_in(joined[1])
    years = set(_YEAR_OF_PRINT.findall(text)) or set(_EARLY_YEAR.findall(text))
    return PartialDate(int(years.pop())) if len(years) == 1 else None


def _in_figures(text: str) -> PartialDate | None:
    """A day without signs between its parts (``20191112``), or a moment as programs count it."""
    if day := _DAY_IN_FIGURES.fullmatch(text):
        return parse_date("-".join(day.groups()))
    return _date_of_number(float(text)) if _MOMENT.fullmatch(text) else None


# An entry is asked several times for each of its texts.
@lru_cache(maxsize=1_000)
def date_within(text: str) -> PartialDate | None:
    """Find the date in a text that is most exact; a year alone counts only where it can be one."""
    dates = list(_dates(text[:1000]))
    return max(dates, key=lambda date: date.exactness) if dates else None


def date_told(text: str) -> PartialDate | None:
    """The date that a field tells, which people fill in as they like (``Apr 2024 (v2)``)."""
    found = [date for date in (date_in(text), date_within(text)) if date]
    return max(found, key=lambda date: date.exactness, default=None)


def _dates(text: str) -> Iterator[PartialDate]:
    last = _UP_TO_LAST_FIGURE.match(text)
    if last is None:
        return
    first = FIGURE.search(text)
    start = max(0, first.start() - _BEFORE_YEAR) if first else 0
    for match in DATE_IN_TEXT.finditer(text, start, last.end() + _BEHIND_YEAR):
        if match["full"]:
            date = parse_date(match["full"].replace(".", "-").replace("/", "-"))
            if date is not None:
                yield date
        elif match["month"]:
            yield _of_words(match)
        else:
            yield PartialDate(int(match["alone"] or f"20{match['short']}"))


def _of_words(match: re.Match[str]) -> PartialDate:
    """The date of a month's name with its year; a day that the month has not is left out."""
    year, month = int(match["written"]), month_number(match["month"][:3])
    day = int(match["before"] or match["behind"] or 0)
    return PartialDate(
        year, month, day if day and _is_day(year, month, day) else None
    )


def _date_of_number(number: float) -> PartialDate | None:
    first, last = 1000, 2199
    if first <= number <= last:
        return PartialDate(int(number))
    # milliseconds, as OpenReview's cdate
    seconds = number / 1000 if number > 1e11 else number
    a_day_of_1973, a_day_of_2128 = 1e8, 5e9
    if not a_day_of_1973 < seconds < a_day_of_2128:
        return None
    return date_of(datetime.fromtimestamp(seconds, UTC).date())


def _date_of_mapping(value: Mapping[str, object]) -> PartialDate | None:
    if "year" in value:
        return _date_of_parts(
            [value.get(key) for key in ("year", "month", "day")]
        )
    keys = (
        "date-parts",
        "date_parts",
        "date-time",
        "raw",
        "literal",
        "value",
        "$date",
    )
    return next(
        (found for key in keys if (found := date_of(value.get(key)))), None
    )


def _date_of_parts(
    parts: list[object] | tuple[object, ...],
) -> PartialDate | None:
    """Zotero and Crossref give ``[2018, 3, 1]``, also as texts, and ``[null]`` for none."""
    return _date_of_figures(tuple([str(part) for part in parts[:3] if part]))


@lru_cache(maxsize=10_000)  # as above
def _date_of_figures(figures: tuple[str, ...]) -> PartialDate | None:
    return parse_date("-".join(figures)) or (
        date_in(figures[0]) if figures else None
    )
