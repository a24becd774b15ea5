"""Web pages as a browser saves them: the page of a paper, or a list or table of papers.

What a page tells machines comes first: ``citation_*`` tags, as Google Scholar asks for, and
schema.org's articles in JSON-LD. Else each list item, row or block with a title and names, or with
a title that leads to a paper, is one. The rest of the page is furniture.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.furniture import Stretch, with_furniture
from paperweave.read.formats.web.html_lines import parse_page
from paperweave.read.formats.web.listed_papers import listed_papers
from paperweave.read.formats.web.machine_tags import told_papers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, Record

_SIGN = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def detect(seed: Seed) -> Detection:
    """Sure where a page in HTML has a paper."""
    head = "\n".join(line[:1_000] for line in seed.lines[:40])
    if not _SIGN.match(head):
        return Detection(0, "no page in HTML")
    if next(_papers(seed), None) is None:
        return Detection(0, "a page in HTML without papers")
    return Detection(0.9, "a page in HTML with papers")


def split(seed: Seed) -> Iterator[Part]:
    """Yield a page's papers in the order of their lines, and the rest as furniture."""
    papers = sorted(_papers(seed), key=lambda paper: (paper.first_line, paper.last_line))
    stretches = []
    for paper in papers:
        last = min(paper.last_line, len(seed.lines))
        last = max(last, paper.first_line)
        placed = replace(paper, last_line=last)
        stretches.append(Stretch(paper.first_line, last, (placed,)))
    return with_furniture(stretches, seed.lines, "page around the papers")


def _papers(seed: Seed) -> Iterator[Record]:
    page = parse_page(seed.lines)
    if page is not None:
        told = told_papers(page, seed.name)
        yield from told or listed_papers(page, seed.name)


FORMAT = Format("saved web page (HTML)", detect, split)
