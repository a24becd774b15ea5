"""Any other text with titles and abstracts.

The reader of last resort, which goes by the shape of lines.

People paste from papers, slides, mails and word processors. A title is a short line that is no
sentence; an abstract is a paragraph of sentences that speaks as abstracts do; a reference has
names, a year and a title; lines may be labelled (``Title:``, ``Titel:``, ``标题：``). It guesses,
says so and how sure it is, and reads nothing where it finds none of these, or where a file shows
that it is something else: a licence, a program, a mail, instructions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperweave.model.record import (
    UNPUBLISHED,
    Furniture,
    Link,
    Problem,
    Publication,
    Record,
)
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.markdown.authors import listed_authors
from paperweave.read.formats.plain_text.foreign_markers import is_table
from paperweave.read.formats.plain_text.line_types import (
    Line,
    Shape,
    shapes_of,
    without_number,
)
from paperweave.read.formats.references.citation import read_citation
from paperweave.text.identifiers import arxiv_number, doi, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Author, Part, PartialDate

# below all that a format of a known layout says of its own files, above what counts as no claim
_SURE = 0.35
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,500}")
_SHORT = 80  # characters that may be a heading or a page's number
_ENOUGH = 2_000  # lines
_SHARE = 0.5  # of the lines that must be about papers


@dataclass(slots=True)
class _Entry:
    """A paper while its lines are read, and by what it is known to be one."""

    first_line: int
    last_line: int
    title: str | None = None
    abstract: list[str] = field(default_factory=list)
    names: str | None = None
    people: tuple[Author, ...] = ()
    venue: str | None = None
    date: PartialDate | None = None
    publication: Publication = UNPUBLISHED
    state: str | None = None
    other: list[str] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)
    lines: int = 0
    named: bool = False  # its title has a label

    @property
    def is_paper(self) -> bool:
        """Tell whether there is more than a title.

        An abstract, an identifier, or names with a date or venue.
        """
        known = {"abstract", "identifier", "reference", "labels"} & self.signs
        # A title whose line is empty behind its label stands for a paper only where an abstract
        # says which.
        begun = bool(self.title) or (
            self.title is not None and bool(self.abstract)
        )
        return begun and bool(known or {"names", "dated"} <= self.signs)

    @property
    def is_sure(self) -> bool:
        """Tell whether it alone shows that a text is about papers: it is written as we advise."""
        return len(self.signs) > 1 or (self.named and "labels" in self.signs)


def detect(seed: Seed) -> Detection:
    """Little sure where half of the lines belong to what looks like papers; else not at all."""
    if is_table(seed):
        return Detection(0.0, "a table, whose columns are of no papers")
    head = seed.lines[:_ENOUGH]
    shapes = list(shapes_of([line[:5_000] for line in head]))
    if any(line.shape is Shape.FOREIGN for line in shapes):
        return Detection(
            0.0,
            "it is a program, a licence, a mail, a table of data or instructions",
        )
    papers = [entry for entry in _entries(shapes) if entry.is_paper]
    share = _share_of(papers, shapes)
    if papers and share >= _SHARE and (len(papers) > 1 or papers[0].is_sure):
        return Detection(
            _SURE,
            f"{len(papers)} papers by their shape, in {share:.0%} of the lines; a guess",
        )
    return Detection(
        0.0, f"{len(papers)} papers by their shape, in {share:.0%} of the lines"
    )


def split(seed: Seed) -> Iterator[Part]:
    """Yield what looks like papers, after a word of warning.

    Single lines between them are furniture.
    """
    shapes = list(shapes_of(seed.lines))
    entries = list(_entries(shapes))
    papers = [entry for entry in entries if entry.is_paper]
    share = _share_of(papers, shapes)
    message = (
        f"the layout is not known; {len(papers)} papers were found by the shape of the lines, "
        "which explains "
        f"{share:.0%} of the file: look through them, or write each paper as a line Title: and a "
        "line Abstract:"
    )
    yield Problem("guessed", seed.name, None, message)
    for entry in entries:
        if entry.is_paper:
            yield _as_record(entry, seed.name)
        elif not entry.abstract and (
            entry.title is not None or len(" ".join(entry.other)) < _SHORT
        ):
            yield Furniture(
                entry.first_line,
                entry.last_line,
                "heading or other short lines",
            )


def _share_of(papers: list[_Entry], shapes: list[Line]) -> float:
    """How many of the lines belong to papers."""
    return sum(entry.lines for entry in papers) / max(len(shapes), 1)


def _entries(shapes: list[Line]) -> Iterator[_Entry]:
    """Put lines together: each title begins an entry, and so does each reference."""
    entry: _Entry | None = None
    for line in shapes:
        if entry is not None and not _begins(entry, line):
            _take(entry, line)
            continue
        if entry is not None:
            yield entry
        entry = _Entry(line.first_line, line.first_line)
        _take(entry, line)
    if entry is not None:
        yield entry


def _begins(entry: _Entry, line: Line) -> bool:
    """Tell whether a line begins the next entry."""
    if (
        line.shape in {Shape.REFERENCE, Shape.NUMBERED_TITLE}
        or line.label == "title"
    ):
        return True
    if line.label is not None or "labels" in entry.signs:
        return False
    return line.shape is Shape.TITLE and (
        bool(entry.signs) or line.after_blank or entry.title is None
    )


def _take(entry: _Entry, line: Line) -> None:
    """Add a line to an entry by its label, or else by its shape."""
    entry.last_line = line.last_line
    entry.lines += 1
    entry.other.append(line.raw)
    if arxiv_number(line.raw) or doi(line.raw):
        entry.signs.add("identifier")
    if line.label is not None:
        _take_labelled(entry, line)
    elif take := _TAKE_BY_SHAPE.get(line.shape):
        take(entry, line)


def _take_labelled(entry: _Entry, line: Line) -> None:
    if line.label == "title" and entry.title is None:
        entry.title, entry.named = line.text, True
    elif line.label == "abstract":
        entry.abstract.append(line.text)
        entry.signs.add("labels")
    elif line.label == "authors":
        entry.names = line.text
        entry.signs.add("labels")
    elif line.label in {"date", "venue"}:
        entry.date = entry.date or line.date
        entry.venue = line.text if line.label == "venue" else entry.venue


def _take_title(entry: _Entry, line: Line) -> None:
    if entry.title is None:
        entry.title = line.text.rstrip(".")


def _take_abstract(entry: _Entry, line: Line) -> None:
    entry.abstract.append(line.text)
    entry.signs.add("abstract")


def _take_prose(entry: _Entry, line: Line) -> None:
    """Take sentences for more of the abstract, where it has begun."""
    if entry.abstract:
        _take_abstract(entry, line)


def _take_names(entry: _Entry, line: Line) -> None:
    if entry.names is None:
        entry.names = line.text
        entry.signs.add("names")


def _take_date(entry: _Entry, line: Line) -> None:
    if entry.date is None:
        entry.date, entry.venue = line.date, line.venue
        entry.signs.add("dated")


def _take_reference(entry: _Entry, line: Line) -> None:
    citation = read_citation(without_number(line.raw))
    if citation is not None:
        entry.title, entry.people = citation.title, citation.people
        entry.venue, entry.date = citation.venue, citation.date
        entry.publication = citation.publication
        entry.state = citation.state
        entry.signs |= {"reference", "names"}


_TAKE_BY_SHAPE = {
    Shape.TITLE: _take_title,
    Shape.NUMBERED_TITLE: _take_title,
    Shape.ABSTRACT: _take_abstract,
    Shape.PROSE: _take_prose,
    Shape.NAMES: _take_names,
    Shape.DATED: _take_date,
    Shape.REFERENCE: _take_reference,
}


def _as_record(entry: _Entry, file: str) -> Record:
    text = " ".join(entry.other)
    addresses = dict.fromkeys(
        match.group().rstrip(".,;:)]")
        for match in _ADDRESS.finditer(text[:20_000])
    )
    return Record(
        file=file,
        first_line=entry.first_line,
        last_line=entry.last_line,
        title=entry.title or None,
        abstract=" ".join(" ".join(entry.abstract).split()) or None,
        authors=entry.people or listed_authors(entry.names or ""),
        date=entry.date,
        arxiv=arxiv_number(text),
        doi=doi(text),
        venue=entry.venue or None,
        publication=entry.publication,
        comment=entry.state,
        links=tuple(Link(link_kind(url), url) for url in addresses),
    )


FORMAT = Format(
    "titles and abstracts by their shape (a guess)",
    detect,
    split,
    highest=_SURE,
)
