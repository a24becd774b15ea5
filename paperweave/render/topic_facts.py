"""What pages say of a topic.

How many of its papers each year has, as a list and as a small picture.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.model.corpus import Corpus, TopicGroup

_BARS = "▁▂▃▄▅▆▇█"
_HUNDREDTH = 100


def years_of(corpus: Corpus, topic: TopicGroup) -> list[tuple[int, int]]:
    """Each year of the collection in which the topic has papers, with their number."""
    years = (corpus.papers[i].year for i in topic.papers)
    return sorted(Counter(year for year in years if year is not None).items())


def _last_year(corpus: Corpus) -> int:
    """The collection's last year, without the newest hundredth of its papers.

    One that a listing dates years after all others would leave the others without bars.
    """
    counts = {
        year: len(group.papers) for year, group in corpus.groups.years.items()
    }
    beyond = sum(counts.values()) // _HUNDREDTH
    for year in sorted(counts, reverse=True):
        beyond -= counts[year]
        if beyond < 0:
            return year
    return 0


def sparkline(corpus: Corpus, topic: TopicGroup) -> str:
    """One bar for each of the collection's last ten years, of block characters."""
    counts = dict(years_of(corpus, topic))
    last = _last_year(corpus)
    bars = [counts.get(year, 0) for year in range(last - 9, last + 1)]
    most = max(bars, default=0)
    if not most:
        return ""
    return "".join(
        [_BARS[round(count / most * (len(_BARS) - 1))] for count in bars]
    )
