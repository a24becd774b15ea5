"""What the records become.

Entries with cleaned text, and the distinct papers that they speak of.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple

from paperweave.model.record import Kept

if TYPE_CHECKING:
    import datetime as dt

    from paperweave.model.record import (
        Author,
        Elsewhere,
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
    # Whose word counts first: 0 the person's bibliography, 1 a listing, 2 fetched metadata.
    rank: int
    title: str | None
    abstract: str | None
    comment: str | None
    venue: str | None
    publication: Publication
    authors: tuple[Author, ...]
    other_titles: tuple[str, ...]
    keywords: tuple[str, ...]
    categories: tuple[str, ...]
    # Those that the listing gives and those in its text.
    links: tuple[Link, ...]
    repairs: tuple[Repair, ...]
    # A hash of the record as it was read, from which all of this is made.
    fingerprint: str
    # What the record has from other lines of its listing.
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: file and first line."""
        return self.record.file, self.record.first_line


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sources that say different things of one paper.

    What each says, which one the page follows, and why.
    """

    field: str
    chosen: str
    others: tuple[tuple[str, str], ...]  # (what it says, where: "file:line")
    why: str


@dataclass(frozen=True, slots=True)
class MergedPaper:
    """What all entries of one distinct paper say together; absent is None or ()."""

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
    # Its owners' citation keys, the one that counts most first.
    keys: tuple[str, ...]
    links: tuple[Link, ...]
    other_titles: tuple[str, ...]
    given_keywords: tuple[str, ...]
    categories: tuple[str, ...]
    withdrawn: bool
    entries: tuple[Entry, ...]  # by file and line
    merged_because: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def year(self) -> int | None:
        """The year of its date, where that is known."""
        return self.date.year if self.date else None


@dataclass(frozen=True, slots=True)
class Paper(MergedPaper):
    """A paper as it is published: what its entries say, its address, and what it shares."""

    address: str  # bare: 2402.17412, astro-ph/0601001 or a slug
    bibtex_key: str
    keywords: tuple[str, ...]  # shown forms, best first
    related: tuple[Related, ...]  # strongest first
    # Its own, which no other paper shares, up to three.
    subjects: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """A hash of its address alone: citations are kept by paper, and each page asks for six."""
        return hash(self.address)

    @classmethod
    def of(
        cls,
        merged: MergedPaper,
        place: PaperAddress,
        keywords: tuple[str, ...],
        related: tuple[Related, ...],
        subjects: tuple[str, ...] = (),
    ) -> Paper:
        """The paper, from what each stage found for it."""
        facts = {
            field.name: getattr(merged, field.name)
            for field in fields(MergedPaper)
        }
        return cls(
            **facts,
            address=place.address,
            bibtex_key=place.bibtex_key,
            keywords=keywords,
            related=related,
            subjects=subjects,
        )


class PaperAddress(NamedTuple):
    """Where a paper stands, and how it is cited."""

    address: str
    bibtex_key: str
    published: dt.date  # the day on which it was first published here
