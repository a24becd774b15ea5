"""Pages of one volume or conference: its heading says where and when all of its papers appeared."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.model.record import PartialDate, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

# In this order; NeurIPS has its own in h4.
_HEADINGS = ("h1", "h2", "h3", "h4", "title")
_MOST_HEADINGS = 3  # of each kind: the first ones are about the page
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME = r"[A-Z][\w&/’' -]{1,80}?[ '’-]\s?(?:19|20)\d\d"
_SITE = re.compile(r"\s(?:[|·»]|[-–—])\s[^-–—|·»]{3,40}$")  # whose page it is
_VOLUMES = (
    # As volumes are called: "Proceedings of the 5th Workshop on Looms (ComLoom 2023)".
    re.compile(
        r"(?P<venue>(?:Proceedings|Advances|Findings)\s(?:of|in)\s.{5,250})"
    ),
    # A volume of a series: "Volume 139: International Conference on Looms, 18-24 July 2021, Porto".
    re.compile(r"Volume \d{1,4}:\s(?P<venue>[^,]{5,200}),.{0,100}"),
    # A conference, and then what the page has of it: "LoomConf 2024 accepted papers".
    re.compile(
        rf"(?P<venue>{_NAME})\s?[-–—:|]?\s"
        r"(?i:(?:list of )?(?:all |the )?(?:accepted|main|conference|poster|oral)?\s?"
        r"(?:papers|posters|proceedings|program(?:me)?|publications))"
    ),
    # The other way around: "Accepted papers at LoomConf 2024".
    re.compile(
        r"(?i:(?:list of )?(?:all |the )?accepted (?:papers|posters))"
        rf"\s?(?:at|of|for|in|[-–—:|])\s(?:the\s)?(?P<venue>{_NAME})"
    ),
)


def of_volume(page: HtmlElement, papers: Iterable[Record]) -> Iterator[Record]:
    """The papers with the venue and the year of their page, where they have none themselves.

    What has the page's own title is the volume, and no paper in it.
    """
    found = _volume(page)
    if found is None:
        yield from papers
        return
    venue, date = found
    for paper in papers:
        if paper.title and _letters(venue).startswith(_letters(paper.title)):
            continue
        if paper.date in {None, date}:
            yield replace(paper, venue=paper.venue or venue, date=date)
        else:
            yield paper


def _volume(page: HtmlElement) -> tuple[str, PartialDate] | None:
    """The venue in one of a page's headings, with its only year."""
    for text in _headings(page):
        match = next(
            filter(None, (shape.fullmatch(text) for shape in _VOLUMES)), None
        )
        years = set(_YEAR.findall(text))
        if match and len(years) == 1:
            return match["venue"].strip(), PartialDate(int(years.pop()))
    return None


def _headings(page: HtmlElement) -> Iterator[str]:
    for tag in _HEADINGS:
        for heading in islice(page.iter(tag), _MOST_HEADINGS):
            text = " ".join(heading.text_content().split())
            yield _SITE.sub("", text)
            yield text


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
