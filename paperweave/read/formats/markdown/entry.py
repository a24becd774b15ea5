"""What is known of one entry of a Markdown list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperweave.model.record import UNPUBLISHED, PartialDate
from paperweave.read.formats.markdown.titles import SHORT_TITLE
from paperweave.read.formats.plain_text.word_patterns import (
    leads_to_paper,
    venue_in,
    words,
)
from paperweave.read.formats.records.date_fields import Undated
from paperweave.text.dates import date_within

if TYPE_CHECKING:
    from paperweave.model.record import Author, Publication
    from paperweave.read.formats.markdown.blocks import Item

# ECCV 22, ICLR 23 oral; journals, whose names begin with J, T or P, count volumes.
_SHORT_YEAR = re.compile(
    r"^(?:ACM |IEEE )?(?![JTP]|IJ|RA)[A-Z]\w*[A-Z][ -]([012]\d)(?: \w+)?$"
)
_IN = re.compile(
    r"^(?:In|in|IN):?\s+(?=\S)"
    # "Accepted at LoomConf 2024", "@LoomConf 2024", a badge "Conference | LoomConf".
    r"|^(?:(?i:accepted|published|presented|appeared|to appear|conference|venue)\b[:\s]*)?"
    r"(?:(?:in|at|by|to|@)\b[:\s]*|@\s?)?(?=\w*[A-Z]\w*[A-Z])"
)


@dataclass(slots=True)
class Entry:
    """An entry of a list as far as it is understood."""

    item: Item
    title: str | None = None
    before: str = ""  # what stands before the title
    # Bold, link, quoted, italic, plain: entries of one list look alike.
    look: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    authors: str | None = None
    people: tuple[Author, ...] = ()  # the same, where their order is certain
    publication: Publication = UNPUBLISHED
    venue: str | None = None
    date: PartialDate | None = None
    undated: Undated = field(default_factory=Undated)
    abstract: str | None = None
    summary: str | None = None  # which stands for an abstract that is not there
    is_called_paper: bool = False  # one of its facts has the label "paper"

    def read_venue(self, text: str) -> None:
        """Take venue and date from a text, each where it is not known yet."""
        self.venue = self.venue or _IN.sub("", venue_in(text) or "") or None
        self.date = self.date or date_within(text)
        if self.date is None and (
            short := _SHORT_YEAR.search(self.venue or "")
        ):
            self.date = PartialDate(2000 + int(short[1]))

    @property
    def leads_to_paper(self) -> bool:
        """Tell whether one of its links leads to a paper."""
        return self.is_called_paper or any(
            leads_to_paper(label, url) for label, url in self.links
        )

    @property
    def tells_of_paper(self) -> bool:
        """Tell whether it has what one says of papers, even if no link."""
        placed = self.venue or self.publication.publisher
        if self.people and placed and self.date and self.before:
            return True  # it is written as a reference
        told = (self.authors, self.venue or self.date, self.abstract)
        files = any(map(_is_own_file, self.links))
        return (
            files + sum(fact is not None for fact in told) > 1
            and len(words(self.title or "")) >= SHORT_TITLE
        )


def _is_own_file(link: tuple[str, str]) -> bool:
    """Tell whether a link leads to a PDF of the page's own site."""
    url = link[1].lower()
    return url.endswith(".pdf") and not url.startswith("http")
