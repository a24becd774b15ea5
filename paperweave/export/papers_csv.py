"""``papers.csv``: a line for each paper, for spreadsheets and for pandas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from paperweave.export.cite.addresses import address_of
from paperweave.export.cite.kinds import cited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.model.paper import Paper

# `id` is never a number: a spreadsheet makes 2402.1 of 2402.10.
COLUMNS = (
    *("id", "title", "authors", "year", "date", "venue", "type", "volume", "number"),
    *("pages", "publisher", "arxiv", "doi", "url", "keywords", "bibtex_key", "abstract"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_header() -> str:
    """The first line of the file."""
    return _line(COLUMNS)


def csv_lines(papers: Iterable[Paper]) -> str:
    """Some papers' lines of the file."""
    return "".join(_line(_cells(paper)) for paper in papers)


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cells(paper: Paper) -> Iterable[str]:
    publication = cited(paper)
    values = (
        *(f"papers/{paper.address}", paper.title),
        *("; ".join(author.name for author in paper.authors), str(paper.year or "")),
        *(str(paper.date or ""), paper.venue, publication.type, publication.volume),
        *(publication.number, publication.pages, publication.publisher),
        *(f"arXiv:{paper.arxiv}" if paper.arxiv else None, paper.doi, address_of(paper)),
        *("; ".join((*paper.keywords, *paper.subjects)), paper.bibtex_key, paper.abstract),
    )
    return [_safe(value or "") for value in values]


def _safe(text: str) -> str:
    """A cell that a spreadsheet takes for text: what begins like a formula gets a space first."""
    return f" {text}" if text.startswith(_FORMULA) else text
