"""Where a site counts as large, and how much of it one page or file holds then.

The one place for these numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sized


_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Sizes:
    """Chosen by measurement (docs/about/search.md, docs/about/lists.md).

    Tests take smaller ones.
    """

    # A list of papers is parted at twice this: a paper costs its page 170 bytes, compressed.
    papers_a_page: int = 200
    # The same for lists of names, of which the longest are authors, each with a title: 25 bytes.
    names_a_page: int = 1_000
    # Lines of each kind in the report of what was read; `report.txt` has all of them.
    report_lines: int = 200
    # Papers in a file of what the filters need, some 70 kB compressed.
    papers_a_file: int = 1_000
    # Papers up to which a site has a file for each citation and a feed for each group. With more
    # it would not fit the hosts that take 20,000 files.
    small_site: int = 1_000
    # On a larger site a group has a feed from so many papers on.
    papers_of_a_feed: int = 50

    # Papers up to which everybody with two papers has a page. Of 99,954 papers of machine learning,
    # 58,431 pages of authors were a third of all files, 35,706 of them with two to four papers.
    all_authors: int = 5_000
    # On a larger site a person has a page from so many papers on …
    papers_of_an_author: int = 5
    # … or from one in so many of all, where that is more: seven of 99,954, with 148,000 files.
    one_paper_in: int = 14_000

    def least_of_an_author(self, papers: Sized) -> int:
        """How many papers give a person a page on a site of these papers."""
        if len(papers) <= self.all_authors:
            return _SEVERAL
        return max(self.papers_of_an_author, len(papers) // self.one_paper_in)

    def is_small(self, papers: Sized) -> bool:
        """Whether a site of these papers is small."""
        return len(papers) <= self.small_site
