"""Web pages as a browser saves them: the page of a paper, or a list or table of papers.

What a page tells machines comes first: ``citation_*`` tags, as Google Scholar asks for, and
schema.org's articles in JSON-LD. Else each list item, row or block with a title and names, or with
a title that leads to a paper, is one. The rest of the page is furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.furniture import (
    Stretch,
    behind_the_end,
    with_furniture,
    without_strangers,
)
from paperweave.read.formats.web.html_lines import parse_page
from paperweave.read.formats.web.listed_papers import listed_papers
from paperweave.read.formats.web.machine_tags import told_papers
from paperweave.read.formats.web.scholar_pages import scholar_papers
from paperweave.read.formats.web.volume_pages import of_volume

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, Record

_SIGN = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
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
    papers = sorted(
        _papers(seed), key=lambda paper: (paper.first_line, paper.last_line)
    )
    placed = [_placed(paper, len(seed.lines)) for paper in papers]
    on_line = Counter(line for paper in placed for line in _ends(paper))
    stretches = []
    for paper in placed:
        alone = all(on_line[line] == 1 for line in _ends(paper))
        kept = replace(paper, raw=None) if alone else paper
        stretches.append(Stretch(paper.first_line, paper.last_line, (kept,)))
    behind = behind_the_end(seed.lines)
    parts = with_furniture(stretches, seed.lines, "page around the papers")
    return without_strangers(parts, lambda number: number not in behind)


def _placed(paper: Record, lines: int) -> Record:
    """A paper within the lines of its page."""
    return replace(
        paper, last_line=max(min(paper.last_line, lines), paper.first_line)
    )


def _ends(paper: Record) -> set[int]:
    """The lines that a paper may share with others: its first and its last."""
    return {paper.first_line, paper.last_line}


def _papers(seed: Seed) -> Iterator[Record]:
    page = parse_page(seed.lines)
    if page is not None:
        told = told_papers(page, seed.name) or list(
            scholar_papers(page, seed.name)
        )
        yield from told or of_volume(page, listed_papers(page, seed.name))


FORMAT = Format("saved web page (HTML)", detect, split)
