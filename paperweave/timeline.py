"""How many papers each month has, as the bars of a picture and as the months of a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paperweave.shown import shown_date

if TYPE_CHECKING:
    from paperweave.corpus import Corpus
    from paperweave.model import PartialDate
    from paperweave.paper import Paper

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month that has papers, or with ``month`` None the papers of a year whose month is not known."""

    year: int
    month: int | None
    name: str
    papers: int

    @property
    def anchor(self) -> str:
        """Its heading's on the year's page, as Markdown makes it: ``march-2024``."""
        return self.name.lower().replace(",", "").replace(" ", "-")


def month_name(date: PartialDate | None) -> str:
    """The heading that a paper stands under on its year's page."""
    if date is None or date.month is None:
        return f"{date.year if date else None}, month unknown"
    return shown_date(type(date)(date.year, date.month)) or ""


def months_of(corpus: Corpus) -> list[Month]:
    """All months that have papers, in their order; what has no month comes first in its year."""
    counts = Counter(_key(paper) for paper in corpus.papers)
    dates = {_key(p): p.date for p in corpus.papers}
    known = sorted(key for key in counts if key is not None)
    return [Month(year, month or None, month_name(dates[year, month]), counts[year, month]) for year, month in known]


def _key(paper: Paper) -> tuple[int, int] | None:
    return (paper.date.year, paper.date.month or 0) if paper.date and paper.date.year is not None else None


def timeline(corpus: Corpus) -> dict[str, Any] | None:
    """The picture's bars: slots from the left (twelve a year), counts, names and pages; None without dates."""
    months = months_of(corpus)
    if not months:
        return None
    first, last = months[0].year, months[-1].year
    bars = [
        {
            # What has no month stands in the middle of its year.
            "slot": (m.year - first) * _MONTHS + (m.month - 1 if m.month else _MONTHS // 2),
            "papers": m.papers,
            "name": m.name,
            "page": corpus.groups.years[m.year].path,
            "anchor": m.anchor,
        }
        for m in months
    ]
    years = [{"slot": (year - first) * _MONTHS, "name": str(year)} for year in range(first, last + 1)]
    return {
        "slots": (last - first + 1) * _MONTHS,
        "most": max(m.papers for m in months),
        "years": years,
        "bars": bars,
    }
