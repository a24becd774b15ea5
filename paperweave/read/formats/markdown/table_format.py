"""Tables of papers in Markdown, as awesome-lists and the daily pages made from arXiv have them.

Programs that collect new papers from arXiv every day write such pages into a repository on a code
host; people keep tables in their awesome-lists. Columns are known by their headings (Title or
Paper, Date, Authors, PDF, Code, Abstract, Venue and their usual other names, in any order); several
tables may stand under headings, which become keywords.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.markdown.pages import read_page, weigh_page

if TYPE_CHECKING:
    from paperweave.model.reading import Seed

_SURE = 0.85  # at most: pages of other formats are Markdown as well


def detect(seed: Seed) -> Detection:
    """Sure where a table with a column of titles has rows that lead to papers."""
    weight = weigh_page(seed)
    if weight.in_tables >= max(1, weight.listed):
        return Detection(
            _SURE, f"{weight.in_tables} rows of tables that have a title"
        )
    return Detection(
        0.0, f"{weight.in_tables} rows of tables that have a title"
    )


FORMAT = unless_xml(
    Format("Markdown table of papers", detect, read_page, highest=_SURE)
)
