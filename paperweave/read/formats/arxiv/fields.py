"""What the pages of arXiv's site have in common.

These are labelled lines, and subjects with their categories.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperweave.model.record import Record
from paperweave.text.identifiers import arxiv_number, doi
from paperweave.text.names import author_list

if TYPE_CHECKING:
    from paperweave.model.record import Link, PartialDate

# Labels as arXiv's pages show them: on abs pages, in listings, and in answers to a search.
LABEL = re.compile(
    r"(Title|Authors?|Abstract|Comments|Subjects|Cite as|Journal[- ]ref(?:erence)?|(?:Related )?DOI"
    r"|Report (?:number|no)|MSC[- ]class(?:es)?|ACM[- ]class(?:es)?|Report-no)\s?:\s*(.*)"
)
_CATEGORY = re.compile(r"\(([a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?)\)")
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """One paper's lines while they are read.

    It has the text of each label, and what stands outside them.
    """

    first_line: int
    last_line: int
    texts: dict[str, list[str]] = field(default_factory=dict)
    number: str | None = None
    date: PartialDate | None = None
    updated: PartialDate | None = None
    doi: str | None = None
    categories: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    def add(self, label: str, text: str) -> None:
        """Add a line to a label's text."""
        if text.strip():
            self.texts.setdefault(label, []).append(text)

    def text(self, *labels: str) -> str | None:
        """The text of the first of these labels that there is, its lines joined by one space."""
        found = next(
            (self.texts[label] for label in labels if label in self.texts), []
        )
        return " ".join(" ".join(found).split()) or None


def as_record(entry: Entry, file: str) -> Record:
    """Make the record of an entry that is read."""
    comment, subjects = entry.text("Comments"), entry.text("Subjects") or ""
    return Record(
        file=file,
        first_line=entry.first_line,
        last_line=entry.last_line,
        title=entry.text("Title"),
        abstract=entry.text("Abstract"),
        authors=author_list(entry.text("Authors", "Author") or ""),
        date=entry.date,
        updated=entry.updated,
        arxiv=entry.number or arxiv_number(entry.text("Cite as") or ""),
        doi=entry.doi or doi(entry.text("DOI", "Related DOI") or ""),
        venue=entry.text("Journal reference", "Journal-ref", "Journal ref"),
        comment=comment,
        links=entry.links,
        categories=entry.categories
        or tuple(dict.fromkeys(_CATEGORY.findall(subjects))),
        withdrawn=comment is not None
        and _WITHDRAWN.search(comment) is not None,
    )
