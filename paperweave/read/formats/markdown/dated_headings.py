"""What a heading says of when and where all papers below it were published.

``## 2021`` gives them the year, ``### ICML 2021 (oral)`` the venue as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperweave.model.record import PartialDate, Record
from paperweave.read.formats.markdown.inline import plain_text, read_runs
from paperweave.read.formats.plain_text.word_patterns import is_venue, venue_in
from paperweave.text.dates import date_within

if TYPE_CHECKING:
    from paperweave.model.record import Part

_YEAR = re.compile(r"(?:19|20)\d\d")
_AROUND = " \t:.,#*_-–—()[]【】（）年"
_LONGEST = 60  # characters of a heading that says no more than this


@dataclass(frozen=True, slots=True)
class Dated:
    """A heading's venue and date; None where it says nothing of them."""

    venue: str | None = None
    date: PartialDate | None = None


def dated_by(heading: str) -> Dated | None:
    """The venue and date of a heading that says nothing else; None for any other."""
    if len(heading) > _LONGEST or len(_YEAR.findall(heading)) != 1:
        return None
    text = plain_text(read_runs(heading)).strip(_AROUND)
    if _YEAR.fullmatch(text):
        return Dated(date=PartialDate(int(text)))
    if not is_venue(text):
        return None
    return Dated(venue_in(text), date_within(text))


def with_heading(part: Part, dated: Dated | None) -> Part:
    """A paper with what its heading says, where its own entry says nothing."""
    if dated is None or not isinstance(part, Record):
        return part
    venue, date = part.venue or dated.venue, part.date
    if date is None and part.arxiv is None:  # whose number tells the month
        date = dated.date
    if (venue, date) == (part.venue, part.date):
        return part
    return replace(part, venue=venue, date=date)
