"""What pages say of a topic.

How many of its papers each year has, as a list and as a small picture.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.model.corpus import Corpus, TopicGroup

_BARS = "▁▂▃▄▅▆▇█"


def years_of(corpus: Corpus, topic: TopicGroup) -> list[tuple[int, int]]:
    """Each year of the collection in which the topic has papers, with their number."""
    years = (corpus.papers[i].year for i in topic.papers)
    return sorted(Counter(year for year in years if year is not None).items())


def sparkline(corpus: Corpus, topic: TopicGroup) -> str:
    """One bar for each of the collection's last ten years, of block characters."""
    counts = dict(years_of(corpus, topic))
    last = max(corpus.groups.years, default=0)
    bars = [counts.get(year, 0) for year in range(last - 9, last + 1)]
    most = max(bars, default=0)
    if not most:
        return ""
    return "".join([_BARS[round(count / most * (len(_BARS) - 1))] for count in bars])
