"""Where a site counts as large, and how much of it one page or file holds then.

The one place for these numbers.
"""

from __future__ import annotations

from dataclasses import dataclass


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
