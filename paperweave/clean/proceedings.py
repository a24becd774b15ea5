"""What a link to a conference's proceedings tells of an entry: its venue and its year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from paperweave.model.record import PartialDate
from paperweave.text.venues.series import conference_at

if TYPE_CHECKING:
    from paperweave.model.record import Record


class Proceedings(NamedTuple):
    """An address that names a conference and its year."""

    address: str
    venue: str  # CVPR 2019
    year: int


def proceedings_of(record: Record) -> Proceedings | None:
    """The first link of a record that leads to proceedings."""
    for link in record.links:
        if found := conference_at(link.url):
            series, year = found
            return Proceedings(link.url, f"{series} {year}", year)
    return None


def dated_by_proceedings(record: Record) -> Record:
    """A record with venue and year from its link to proceedings, as far as it lacks these.

    A link whose year is not the record's leads to something else.
    """
    if record.date is not None and record.venue is not None:
        return record
    found = proceedings_of(record)
    date = record.date or (found and PartialDate(found.year))
    if found is None or date is None or date.year != found.year:
        return record
    return replace(record, date=date, venue=record.venue or found.venue)
