"""When a paper was published where its citation says that it was.

A preprint's date is not that of the proceedings: a paper of arXiv of October 2024 stands in
``WACV 2025``, and whoever cites WACV writes 2025, without a month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.model.record import PartialDate
from paperweave.text.identifiers import month_of_arxiv
from paperweave.text.venues.series import venue_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.paper import Entry, Paper
    from paperweave.model.record import Record

# Types that say nothing of the place of publication: a venue says more.
VAGUE_TYPES = frozenset(
    {None, "misc", "unpublished", "online", "electronic", "www", "preprint"}
)


def issued(paper: Paper) -> PartialDate | None:
    """The date of the publication that the paper's venue names, as exact as it is known.

    First counts what an entry says of the publication, unless it lies before the venue's own year,
    then that year, then the year of the paper. Without a venue it is the paper's date.
    """
    if not paper.venue:
        return paper.date
    venue = venue_in(paper.venue)
    for own in _dates_of_publication(paper, venue.series):
        if venue.year is None or (own.year or 0) >= venue.year:
            return own
    if venue.year is not None:
        return PartialDate(venue.year)
    if paper.arxiv and paper.date:
        return PartialDate(paper.date.year)
    return paper.date


def _dates_of_publication(paper: Paper, series: str) -> Iterator[PartialDate]:
    """The dates of entries that speak of the publication, not of a preprint."""
    for entry in sorted(paper.entries, key=lambda entry: entry.rank):
        date = entry.record.date
        if (
            date
            and date.year
            and _speaks_of(entry, series)
            and not _is_posted(entry.record)
        ):
            yield date


def _is_posted(record: Record) -> bool:
    """Tell whether a date is that of the preprint: arXiv gave the number then, or a month later."""
    date, number = record.date, record.arxiv
    if date is None or date.month is None or number is None:
        return False
    given = month_of_arxiv(number)
    months = (
        ((given.year or 0) - (date.year or 0)) * 12
        + (given.month or 0)
        - date.month
    )
    return months in {0, 1}


def _speaks_of(entry: Entry, series: str) -> bool:
    if not entry.venue or venue_in(entry.venue).series != series:
        return False
    return (
        entry.publication.type not in VAGUE_TYPES or entry.record.arxiv is None
    )
