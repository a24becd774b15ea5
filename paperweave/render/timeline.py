"""How many papers each month has, as the bars of a picture and as the months of a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paperweave.address.list_parts import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.config.page_sizes import Sizes
    from paperweave.model.corpus import Corpus
    from paperweave.model.paper import Paper
    from paperweave.model.record import PartialDate
    from paperweave.render.words import Words

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month that has papers; ``month`` None stands for a year's unknown months."""

    year: int
    month: int | None
    name: str
    papers: int
    # Where its papers stand, or the newest of them where they are too many for one page.
    page: str

    @property
    def anchor(self) -> str:
        """Its heading's on the year's page, as Markdown makes it: ``march-2024``."""
        from markdown.extensions.toc import slugify

        return slugify(self.name, "-")


def month_name(date: PartialDate | None, words: Words) -> str:
    """The heading that a paper stands under on its year's page."""
    if date is None or date.year is None:
        return words.plain("date.unknown")
    if date.month is None:
        return words.plain("date.nomonth", year=date.year)
    return words.date(type(date)(date.year, date.month)) or ""


def months_of(corpus: Corpus, sizes: Sizes, words: Words) -> list[Month]:
    """All months that have papers, in their order; what has no month comes first in its year."""
    counts = Counter(_key(paper) for paper in corpus.papers)
    dates = {_key(p): p.date for p in corpus.papers}
    pages: dict[tuple[int, int] | None, str] = {}
    for year in corpus.groups.years.values():
        for part in split(year.path, year.papers, sizes.papers_a_page):
            for i in part.items:
                pages.setdefault(_key(corpus.papers[i]), part.path)
    return [
        Month(
            key[0],
            key[1] or None,
            month_name(dates[key], words),
            counts[key],
            pages[key],
        )
        for key in sorted(key for key in counts if key is not None)
    ]


def _key(paper: Paper) -> tuple[int, int] | None:
    return (
        (paper.date.year, paper.date.month or 0)
        if paper.date and paper.date.year is not None
        else None
    )


def timeline(months: Sequence[Month]) -> dict[str, Any] | None:
    """The picture's bars: slots from the left (twelve a year), counts, names and pages.

    None without dates.
    """
    if not months:
        return None
    first, last = months[0].year, months[-1].year
    bars = [
        {
            # What has no month stands in the middle of its year.
            "slot": (m.year - first) * _MONTHS
            + (m.month - 1 if m.month else _MONTHS // 2),
            "papers": m.papers,
            "name": m.name,
            "page": m.page,
            "anchor": m.anchor,
        }
        for m in months
    ]
    years = [
        {"slot": (year - first) * _MONTHS, "name": str(year)}
        for year in range(first, last + 1)
    ]
    return {
        "slots": (last - first + 1) * _MONTHS,
        "most": max(m.papers for m in months),
        "years": years,
        "bars": bars,
    }
