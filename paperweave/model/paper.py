"""What the records become: entries with cleaned text, and the distinct papers that they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperweave.model.record import Kept

if TYPE_CHECKING:
    from paperweave.model.record import (
        Author,
        Link,
        PartialDate,
        Publication,
        Record,
        Related,
        Repair,
    )


@dataclass(frozen=True, slots=True)
class Entry(Kept):
    """A record beside its cleaned text; the record itself stays as its listing has it."""

    record: Record
    rank: (
        int  # whose word counts first: 0 the person's bibliography, 1 a listing, 2 fetched metadata
    )
    title: str | None
    abstract: str | None
    comment: str | None
    venue: str | None
    publication: Publication
    authors: tuple[Author, ...]
    other_titles: tuple[str, ...]
    keywords: tuple[str, ...]
    categories: tuple[str, ...]
    links: tuple[Link, ...]  # those that the listing gives and those in its text
    repairs: tuple[Repair, ...]
    mark: str  # a hash of the record as it was read, from which all of this is made

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: file and first line."""
        return self.record.file, self.record.first_line


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sources that say different things of one paper: what each says, which one the page follows, and why."""

    field: str
    chosen: str
    others: tuple[tuple[str, str], ...]  # (what it says, where: "file:line")
    why: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One distinct paper, from all its entries; absent is None or ()."""

    title: str
    titled: bool  # False where no listing has its title and ``title`` says so
    abstract: str | None
    authors: tuple[Author, ...]
    date: PartialDate | None
    updated: PartialDate | None
    arxiv: str | None
    doi: str | None
    venue: str | None
    publication: Publication
    keys: tuple[str, ...]  # its owners' citation keys, the one that counts most first
    links: tuple[Link, ...]
    other_titles: tuple[str, ...]
    given_keywords: tuple[str, ...]
    categories: tuple[str, ...]
    withdrawn: bool
    entries: tuple[Entry, ...]  # by file and line
    merged_because: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    address: str = ""  # bare: 2402.17412, astro-ph/0601001 or a slug; set by the address stage
    bibtex_key: str = ""  # set by the address stage
    keywords: tuple[str, ...] = ()  # shown forms, best first; set by the keyword stage
    related: tuple[Related, ...] = ()  # strongest first; set by the related stage

    @property
    def year(self) -> int | None:
        """The year of its date, where that is known."""
        return self.date.year if self.date else None
