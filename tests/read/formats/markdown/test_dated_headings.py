"""What a heading says of when and where the papers below it were published."""

from __future__ import annotations

from dataclasses import replace

from paperweave.model.record import PartialDate, Record
from paperweave.read.formats.markdown.dated_headings import Dated, dated_by, with_heading
from tests.support.rows import for_rows

LOOMS = Record("a.md", 1, 1, title="Looms")


@for_rows(
    ("heading", "said"),
    [
        ("2021", Dated(None, PartialDate(2021))),
        ("**2021**:", Dated(None, PartialDate(2021))),
        ("[2021]", Dated(None, PartialDate(2021))),
        ("2021年", Dated(None, PartialDate(2021))),
        ("1998", Dated(None, PartialDate(1998))),
        ("ICML 2019", Dated("ICML 2019", PartialDate(2019))),
        ("ICML 2019 (oral)", Dated("ICML 2019", PartialDate(2019))),
        ("May 2019", Dated(None, PartialDate(2019, 5))),
        ("ICML", None),
        ("Looms of 2019", None),
        ("Since 2019", None),
        ("2019 and 2020", None),
        ("2021" + " " * 60, None),
    ],
)
def test_a_heading_that_is_a_year_or_a_venue_dates_what_is_below(
    heading: str, said: Dated | None
) -> None:
    assert dated_by(heading) == said


@for_rows(
    ("own", "venue", "date"),
    [
        ({}, "ICML", "2019"),
        ({"venue": "KDD"}, "KDD", "2019"),
        ({"date": PartialDate(2018, 3)}, "ICML", "2018-03"),
        ({"arxiv": "1803.01234"}, "ICML", None),  # whose number tells the month
    ],
)
def test_an_entry_says_more_than_its_heading(
    own: dict[str, object], venue: str, date: str | None
) -> None:
    part = with_heading(replace(LOOMS, **own), Dated("ICML", PartialDate(2019)))  # type: ignore[arg-type]
    assert isinstance(part, Record)
    assert (part.venue, part.date and str(part.date)) == (venue, date)


def test_nothing_is_changed_where_a_heading_says_nothing() -> None:
    assert with_heading(LOOMS, None) is LOOMS
    assert with_heading(LOOMS, Dated()) is LOOMS
