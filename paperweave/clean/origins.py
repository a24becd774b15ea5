"""Where in the lines of a record each of its facts was read: the pieces of its raw text.

A format need not say it: ``raw_text.py`` finds it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paperweave.clean.proceedings import proceedings_of
from paperweave.clean.raw_text import RawText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.clean.raw_text import Piece
    from paperweave.model.record import PartialDate, Record


class Origins(NamedTuple):
    """The pieces of a record's raw text that say each of its facts; none where none is found."""

    title: tuple[Piece, ...] = ()
    authors: tuple[tuple[Piece, ...], ...] = ()  # of each author
    date: tuple[Piece, ...] = ()
    venue: tuple[Piece, ...] = ()
    arxiv: tuple[Piece, ...] = ()
    doi: tuple[Piece, ...] = ()


def origins_of(record: Record, raw: str) -> Origins:
    """Find the facts of a record in its lines."""
    text = RawText(raw)
    return Origins(
        title=text.pieces_of(record.title, "title"),
        authors=tuple(text.pieces_of_name(author) for author in record.authors),
        date=pieces_in(fact_of(record, "date"), text),
        venue=pieces_in(fact_of(record, "venue"), text),
        arxiv=text.pieces_of_number(record.arxiv),
        doi=text.pieces_of(record.doi, "doi"),
    )


def marked(raw: str, pieces: Iterable[Piece]) -> str:
    """The text of pieces, in their order, with a space between them."""
    return " ".join(raw[start:end] for start, end in pieces)


class Fact(NamedTuple):
    """A fact of a record, and the link that tells it where one does."""

    field: str
    value: str | PartialDate | None
    link: str | None = None


def fact_of(record: Record, field: str) -> Fact:
    """A record's date, venue or DOI; proceedings tell the first two."""
    value = getattr(record, field)
    told = proceedings_of(record) if field in {"date", "venue"} else None
    tells = told is not None and told.venue == record.venue
    return Fact(field, value, told.address if told and tells else None)


def pieces_in(fact: Fact, text: RawText) -> tuple[Piece, ...]:
    """Where a text says a fact, or else the link that tells it."""
    value = fact.value
    found = (
        text.pieces_of(value, fact.field)
        if value is None or isinstance(value, str)
        else text.pieces_of_date(value)
    )
    return found or text.pieces_of(fact.link, "venue")
