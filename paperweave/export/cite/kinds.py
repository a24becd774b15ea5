"""What kind of publication a paper is, and where it stands, as all forms of citation need it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from paperweave.export.cite.issued import VAGUE_TYPES, issued
from paperweave.text.venues.series import is_masters, school_of, venue_in

if TYPE_CHECKING:
    from paperweave.model.paper import Paper
    from paperweave.model.record import Author, PartialDate
    from paperweave.text.venues.series import Venue

Holder = Literal[
    "journal", "booktitle", "school", "institution", "howpublished", "note"
]

# Spellings of biblatex and of other programs, as the types of BibTeX that every style knows.
_PLAIN_TYPES = {
    "thesis": "phdthesis",
    "report": "techreport",
    "conference": "inproceedings",
    "mvbook": "book",
    "suppbook": "incollection",
    "bookinbook": "incollection",
    "inreference": "incollection",
}
_THESES = frozenset({"phdthesis", "mastersthesis"})
_HOLDERS: dict[str, Holder] = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "inbook": "booktitle",
    "phdthesis": "school",
    "mastersthesis": "school",
    "techreport": "institution",
}
_TYPES = frozenset(
    (
        *_HOLDERS,
        "book",
        "booklet",
        "manual",
        "misc",
        "unpublished",
        "proceedings",
    )
)


class NamesOfType(NamedTuple):
    """What the other forms call a type of BibTeX."""

    csl: str
    ris: str
    zotero: str
    schema: str = "ScholarlyArticle"


_PREPRINTS = ("misc", "unpublished")
PREPRINT = NamesOfType("article", "UNPD", "preprint")
_NAMES = {
    "article": NamesOfType("article-journal", "JOUR", "journalArticle"),
    "inproceedings": NamesOfType(
        "paper-conference", "CPAPER", "conferencePaper"
    ),
    "incollection": NamesOfType("chapter", "CHAP", "bookSection", "Chapter"),
    "inbook": NamesOfType("chapter", "CHAP", "bookSection", "Chapter"),
    "book": NamesOfType("book", "BOOK", "book", "Book"),
    "booklet": NamesOfType("pamphlet", "PAMP", "document"),
    "phdthesis": NamesOfType("thesis", "THES", "thesis", "Thesis"),
    "mastersthesis": NamesOfType("thesis", "THES", "thesis", "Thesis"),
    "techreport": NamesOfType("report", "RPRT", "report", "Report"),
    "manual": NamesOfType("document", "GEN", "document"),
    "proceedings": NamesOfType("book", "CONF", "book", "Book"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper's publication as citations have it; what is not known is None."""

    type: str  # of BibTeX: article, inproceedings, phdthesis, misc …
    names: NamesOfType
    holder: Holder  # the field of BibTeX that names the place of publication
    # Journal, proceedings, school, institution; of the other types a note.
    place: str | None
    volume: str | None
    number: str | None
    pages: str | None
    publisher: str | None
    series: str | None
    isbn: str | None
    issn: str | None
    editors: tuple[Author, ...]
    date: PartialDate | None
    # Where its publisher or school sits, and where its conference was held.
    publisher_place: str | None
    event_place: str | None
    language: str | None
    edition: str | None

    @property
    def is_preprint(self) -> bool:
        """Whether no publisher, journal or school stands behind it as far as is known."""
        return self.type in _PREPRINTS

    @property
    def is_within(self) -> bool:
        """Whether it is part of a journal, of proceedings or of a book."""
        return self.holder in ("journal", "booktitle")

    @property
    def is_at_a_school(self) -> bool:
        """Whether a school or another institution stands behind it."""
        return self.holder in ("school", "institution")

    @property
    def first_and_last_page(self) -> tuple[str | None, str | None]:
        """Its pages, each alone."""
        first, _, last = (
            (self.pages or "")
            .replace("–", "-")
            .replace("--", "-")
            .partition("-")
        )
        return first.strip() or None, last.strip() or None


def _type_by_venue(venue: Venue, text: str) -> str | None:
    """The type that a venue makes a work of; None where it does not tell."""
    if venue.kind is None:
        return None
    if venue.kind == "thesis":
        return "mastersthesis" if is_masters(text) else "phdthesis"
    return "inproceedings" if venue.kind == "conference" else "article"


@lru_cache(maxsize=256)  # several forms of one paper are made after another
def cited(paper: Paper) -> Cited:
    """How a paper is cited: by its owner's type, else by its venue, else as a preprint."""
    given = paper.publication
    kind, (place, volume, number, pages) = (
        given.type,
        (paper.venue, None, None, None),
    )
    if paper.venue:
        kind, (place, volume, number, pages) = _by_venue(kind, paper.venue)
    kind = _PLAIN_TYPES.get(kind or "misc", kind)
    kind = kind if kind in _TYPES else "misc"
    return Cited(
        kind,
        _NAMES.get(kind, PREPRINT),
        _HOLDERS.get(kind, "note"),
        place,
        given.volume or volume,
        given.number or number,
        given.pages or pages,
        given.publisher,
        given.series,
        given.isbn,
        given.issn,
        given.editors,
        paper.date if kind in _PREPRINTS else issued(paper),
        given.publisher_place,
        given.event_place,
        given.language,
        given.edition,
    )


# With volume, number, pages.
_Place = tuple[str | None, str | None, str | None, str | None]


def _by_venue(kind: str | None, written: str) -> tuple[str | None, _Place]:
    """The type, and what of the venue as it is written is a place, a volume, a number, pages."""
    venue = venue_in(written)
    if kind in VAGUE_TYPES:
        kind = _type_by_venue(venue, written) or kind
    if kind == "article" and venue.kind == "journal":
        return kind, (venue.name, venue.volume, venue.number, venue.pages)
    if venue.kind == "thesis" and kind in _THESES:
        return kind, (school_of(written), None, None, None)
    return kind, (written, None, None, None)
