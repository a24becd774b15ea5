"""What passes between the stages.

A listing's entries as records, and what there was to say about its lines.

What a corpus has by the ten thousand is a named tuple, or kept by ``Kept``: a listing's records and
entries are read again from the cache in every build.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple


class Kept:
    """A dataclass that is pickled as a call with its fields.

    Read in a quarter of the time that its own way takes.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """The class, and its fields in their order."""
        names: tuple[str, ...] = self.__slots__
        return type(self), tuple([getattr(self, name) for name in names])


class PartialDate(NamedTuple):
    """A date as exact as it is known.

    ``year`` is None for a date that was listed without one (``Apr 8``); ``day`` is never known
    without ``month``.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601: ``2024``, ``2024-03``, ``2024-03-01``; without a year ``--04-08``."""
        parts = [f"{self.year:04}" if self.year is not None else "-"]
        parts += [f"{n:02}" for n in (self.month, self.day) if n is not None]
        return "-".join(parts)

    def agrees_with(self, other: PartialDate) -> bool:
        """Tell whether both may be the same day, each as exact as it is."""
        pairs = (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
        )
        return all(a is None or b is None or a == b for a, b in pairs)

    @property
    def exactness(self) -> int:
        """How many of year, month and day are known."""
        return sum(n is not None for n in (self.year, self.month, self.day))


class Author(NamedTuple):
    """A person's name as it is shown, given names first.

    ``family`` is the family name where the listing marks it, ``id`` who the person is where it says
    so: ``orcid:0000-0002-1825-0097``, ``acl:wei-zhang-0001``, ``openalex:A5023888391``.
    """

    name: str
    family: str | None = None
    id: str | None = None


LinkKind = Literal[
    "arxiv", "pdf", "doi", "code", "project", "data", "demo", "page"
]


class Link(NamedTuple):
    """An address on the web that a listing gives for a paper, by what it leads to.

    ``page`` where that is unknown.
    """

    kind: LinkKind
    url: str


class Publication(NamedTuple):
    """How a work was published, beside its venue and date, as a citation needs it.

    Absent is None or ().
    """

    # BibTeX's, in lower case: article, inproceedings, book, phdthesis.
    type: str | None = None
    volume: str | None = None
    number: str | None = None  # a journal's issue, a report's number
    pages: str | None = None  # 1173–1182, e1002375
    publisher: str | None = None
    series: str | None = None
    isbn: str | None = None
    issn: str | None = None
    # Where its publisher or school sits; the place of a conference is another.
    publisher_place: str | None = None
    event_place: str | None = None
    # As the listing calls it; of an entry a code of BCP 47 where it is known.
    language: str | None = None
    # Of an entry its number where it is known: 2.
    edition: str | None = None
    editors: tuple[Author, ...] = ()


class Published(NamedTuple):
    """Where a site of ours had a paper, and under which key: its own exports say so."""

    address: str
    key: str


class CitedWork(NamedTuple):
    """A work that an entry names as one that it cites, or that cites it.

    ``ids`` are the names that tell it: DOIs, arXiv numbers, citation keys, a listing's own numbers.
    ``text`` is a reference as a whole, where its title does not stand apart.
    """

    ids: tuple[str, ...] = ()
    title: str | None = None
    year: int | None = None
    text: str | None = None


# One object for all records of which nothing is known.
UNPUBLISHED = Publication()


@dataclass(frozen=True, slots=True)
class Record(Kept):
    """One entry of one listing, as that listing has it; absent is None or ().

    Text fields are the listing's own characters: only what belongs to the format (a field's
    delimiters, wrapped lines, escapes of XML or JSON) is undone. Cleaning comes later, in
    ``text.py``.
    """

    file: str
    first_line: int
    last_line: int
    title: str | None = None
    abstract: str | None = None
    authors: tuple[Author, ...] = ()
    author_count: int | None = None
    organisation: str | None = None
    date: PartialDate | None = None
    updated: PartialDate | None = None
    arxiv: str | None = None  # without version: 2402.17412 or astro-ph/0601001
    # Bare and as written: 10.18653/v1/2023.findings-acl.191.
    doi: str | None = None
    venue: str | None = None
    # Who the listing says published it: "arXiv.org Artificial Intelligence".
    source: str | None = None
    comments: int | None = None  # how many comments the paper has there
    # What its authors wrote beside it: "NeurIPS 2023".
    comment: str | None = None
    links: tuple[Link, ...] = ()
    # The listing's own: keywords, headings that it stands under.
    keywords: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()  # arXiv's: cs.CL
    other_titles: tuple[str, ...] = ()
    withdrawn: bool = False
    publication: Publication = UNPUBLISHED
    # The citation key that its owner gave it: vaswani2017attention.
    key: str | None = None
    # More keys of the same entry: biblatex's ids.
    other_keys: tuple[str, ...] = ()
    published: Published | None = None
    # Its numbers in the service that it comes from: W2741809807.
    ids: tuple[str, ...] = ()
    cites: tuple[CitedWork, ...] = ()
    cited_by: tuple[CitedWork, ...] = ()
    # What stands in its date's field and was not understood.
    unread_date: str | None = None
    # Only where the entry is less than its lines (JSON on one line)
    raw: str | None = None


class Elsewhere(NamedTuple):
    """A line of a record's file, outside of the record, that says a fact of it."""

    field: str
    line: int  # counted from 1
    text: str
    # Where in the line each begins and ends.
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines of a page that are not about any paper: a heading, a menu, a licence."""

    first_line: int
    last_line: int
    what: str  # for the report: "heading", "menu"


Severity = Literal["lost", "guessed", "noted"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person may want to mend in a seed.

    ``lost``: a line or an entry is left out, and ``--strict`` fails; ``guessed``: read by a rule
    that may be wrong; ``noted``: read for certain, but worth a look (a date whose year is unknown).
    """

    severity: Severity
    file: str
    line: int | None  # 1-based; None where it concerns the whole file
    message: str  # what was found, what was expected, and what to do

    def __str__(self) -> str:
        """``file:line: message``, as editors and terminals link it."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.message}"


Part = Record | Furniture | Problem


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that cleaning made to a text because it was certain.

    A lost backslash, glued words.
    """

    file: str
    line: int
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Related:
    """A neighbour of a paper.

    Its place in the list of papers, how near (0 to 1), and the words shared.
    """

    index: int
    score: float
    shared: tuple[str, ...] = field(default=())
