"""A paper's date from what its sources know of it, as exact as they agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.model.record import PartialDate, Problem
from paperweave.text.identifiers import month_of_arxiv

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.model.paper import Entry

# arXiv's number says the month for certain, but a listing's day says more.
_ARXIV_RANK = 1.5


def settle_date(
    entries: Sequence[Entry], captured: Mapping[str, PartialDate]
) -> tuple[PartialDate | None, list[Problem]]:
    """The date of the source that counts most, made more exact by every other that agrees with it.

    A date listed without its year gets it from the other sources, else from the day on which its
    page was taken: such pages leave out the year of the current year only. Where there is neither,
    the year stays unknown, as a problem.
    """
    dated = [
        (entry, entry.record.date) for entry in entries if entry.record.date
    ]
    whole = _whole_dates(entries)
    yearless = [(entry, date) for entry, date in dated if date.year is None]
    if not whole and yearless:
        return _dated_by_capture(yearless, captured)
    return _agreed([*whole, *(date for _, date in yearless)]), []


def _whole_dates(entries: Sequence[Entry]) -> list[PartialDate]:
    """The dates with a year that the entries and their arXiv number say; the best source first."""
    known = [
        (float(entry.rank), -date.exactness, date)
        for entry in entries
        if (date := entry.record.date)
    ]
    number = next((e.record.arxiv for e in entries if e.record.arxiv), None)
    if number:
        month = month_of_arxiv(number)
        known.append((_ARXIV_RANK, -month.exactness, month))
    return [date for *_, date in sorted(known) if date.year is not None]


def _agreed(dates: Sequence[PartialDate]) -> PartialDate | None:
    """The first of the dates, made more exact by the others."""
    best: PartialDate | None = None
    for date in dates:
        best = date if best is None else _more_exact(best, date)
    return best


def _more_exact(best: PartialDate, other: PartialDate) -> PartialDate:
    if (
        other.year is None
        and best.year is not None
        and best.month is not None
        and best.day is None
    ):
        # Papers are listed some days after arXiv numbered them: the last days of a month may fall
        # into the next.
        other = PartialDate(
            best.year + _turn_of_year(best, other), other.month, other.day
        )
        return other if _near(best, other) else best
    if not best.agrees_with(other):
        return best
    return PartialDate(
        best.year, best.month or other.month, best.day or other.day
    )


def _turn_of_year(best: PartialDate, other: PartialDate) -> int:
    december, january = 12, 1
    if (best.month, other.month) == (december, january):
        return 1
    return -1 if (best.month, other.month) == (january, december) else 0


def _near(a: PartialDate, b: PartialDate) -> bool:
    months = [(d.year or 0) * 12 + (d.month or 0) for d in (a, b)]
    return abs(months[0] - months[1]) <= 1


def _dated_by_capture(
    yearless: Sequence[tuple[Entry, PartialDate]],
    captured: Mapping[str, PartialDate],
) -> tuple[PartialDate | None, list[Problem]]:
    for entry, date in yearless:
        taken = captured.get(entry.record.file)
        if taken and taken.year is not None:
            earlier = (date.month or 0, date.day or 0) > (
                taken.month or 0,
                taken.day or 0,
            )
            return PartialDate(taken.year - earlier, date.month, date.day), []
    entry, date = yearless[0]
    message = (
        f"the date {str(date)[2:]} has no year, and no other source gives one; "
        "state the day on which the page was taken in mkdocs.yml (extra.paperweave.captured), "
        "or the year in bibliography.bib"
    )
    return date, [
        Problem("noted", entry.record.file, entry.record.first_line, message)
    ]
