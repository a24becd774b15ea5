"""Lists of papers in Markdown, as awesome-lists have them.

Such a page is the README of a repository on a code host, with headings for subjects or years and a
list item for each paper: ``- **Title** (2015), A. Author et al. [[pdf]](address)``, ``1.
[Title](address)`` with sub-items for authors and links, quoted or plain titles before
``[[Paper](address)]``, badges, an abstract in ``<details>``; or a heading or paragraph for each
paper. Headings that have a subject become keywords; tools, blogs and contents are furniture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.markdown.pages import read_page, weigh_page

if TYPE_CHECKING:
    from paperweave.model.reading import Seed

_SURE = 0.85  # at most: pages of other formats are Markdown as well


def detect(seed: Seed) -> Detection:
    """Sure where items, paragraphs or headings with links to papers fill a good part."""
    weight = weigh_page(seed)
    if weight.listed > weight.in_tables and weight.is_list_of_papers:
        return Detection(
            _SURE,
            f"{weight.listed} list items, paragraphs or headings of {weight.items} that lead to a "
            "paper",
        )
    return Detection(
        0.0,
        f"{weight.listed} list items that lead to a paper, {weight.in_tables} rows of tables",
    )


FORMAT = unless_xml(
    Format("Markdown list (awesome-list)", detect, read_page, highest=_SURE)
)
