"""``papers.csv``: a line for each paper, for spreadsheets and for pandas."""

from __future__ import annotations

import csv
import io
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from paperweave.export.cite.addresses import address_of
from paperweave.export.cite.beside import comment_of
from paperweave.export.cite.kinds import cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.model.paper import Paper
    from paperweave.model.record import Author, LinkKind

# `id` is never a number: a spreadsheet makes 2402.1 of 2402.10.
COLUMNS = (
    *(
        "id",
        "title",
        "authors",
        "year",
        "date",
        "venue",
        "type",
        "volume",
        "number",
    ),
    *(
        "pages",
        "publisher",
        "arxiv",
        "doi",
        "url",
        "keywords",
        "bibtex_key",
        "abstract",
    ),
    *(
        "other_titles",
        "editors",
        "series",
        "isbn",
        "issn",
        "listed_keywords",
        "categories",
    ),
    *(
        "pdf",
        "code",
        "project",
        "data",
        "demo",
        "links",
        "updated",
        "comment",
        "status",
    ),
    *("owner_keys", "publisher_place", "event_place", "language"),
    "edition",
)
_KINDS: tuple[LinkKind, ...] = (
    "pdf",
    "code",
    "project",
    "data",
    "demo",
    "page",
)
# Full-width signs begin a formula in Japanese spreadsheets; where a semicolon or a tab parts the
# cells of a file, one within a text would begin a cell.
_FORMULA = re.compile(r"([=+@\-\t\r\n＝＋＠－])(?<![^;\t\r\n].)", re.DOTALL)
# What begins with none of these and has nothing that begins a cell needs no pattern, which looks at
# every letter.
_FORMULA_SIGNS, _CELL_ENDS = tuple("=+@-\t\r\n＝＋＠－"), tuple(";\t\r\n")
_MARK = "\ufeff"  # tells Excel that the file is UTF-8


def csv_header() -> str:
    """The first line of the file, with a mark before it."""
    return _MARK + _lines([COLUMNS])


def csv_lines(papers: Iterable[Paper]) -> str:
    """Some papers' lines of the file."""
    return _lines(map(_cells, papers))


def cells_beside(paper: Paper, text: Sequence[Any]) -> list[str | int]:
    """The paper's cells for a browser that has what the search shows of it.

    A cell that is made of that alone is its place among what is.
    """
    address, title, _, authors, date, venue, words, subjects, _, abstract = (
        text[:10]
    )
    # `list-rows.js` makes the same.
    known = (
        f"papers/{address}",
        title,
        "; ".join(authors),
        date,
        date[:4],
        venue,
        "; ".join((*words, *subjects)),
        abstract,
    )
    places = {cell: place for place, cell in enumerate(known) if cell}
    return [places.get(cell, cell) for cell in _cells(paper)]


def _lines(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


@lru_cache(256)  # a line of the table, and what lies beside the page
def _cells(paper: Paper) -> tuple[str, ...]:
    publication = cited(paper)
    values = (
        *(f"papers/{paper.address}", paper.title),
        *(_names(paper.authors), str(paper.year or "")),
        *(
            str(paper.date or ""),
            paper.venue,
            publication.type,
            publication.volume,
        ),
        *(publication.number, publication.pages, publication.publisher),
        *(
            f"arXiv:{paper.arxiv}" if paper.arxiv else None,
            paper.doi,
            address_of(paper),
        ),
        *(
            "; ".join((*paper.keywords, *paper.subjects)),
            paper.bibtex_key,
            paper.abstract,
        ),
        *(
            " | ".join(paper.other_titles),
            _names(publication.editors),
            publication.series,
        ),
        *(publication.isbn, publication.issn, _listed(paper.given_keywords)),
        " ".join(paper.categories),
        *(_addresses(paper, kind) for kind in _KINDS),
        *(
            str(paper.updated or ""),
            comment_of(paper),
            "withdrawn" if paper.withdrawn else "",
        ),
        *(_listed(paper.keys), publication.publisher_place),
        *(publication.event_place, publication.language),
        publication.edition,
    )
    return tuple([_safe(value) if value else "" for value in values])


def _names(people: Iterable[Author]) -> str:
    return _listed(person.name for person in people)


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(text.replace(";", ",") for text in texts)


def _addresses(paper: Paper, kind: LinkKind) -> str:
    return " ".join(link.url for link in paper.links if link.kind == kind)


def _safe(text: str) -> str:
    """A cell that a spreadsheet takes for text: what begins like a formula gets a space first."""
    if text.startswith(_FORMULA_SIGNS) or any(
        sign in text for sign in _CELL_ENDS
    ):
        return _FORMULA.sub(r" \1", text)
    return text
