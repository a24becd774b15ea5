"""A paper as a reference of RIS, written by rispy."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from paperweave.export.cite.addresses import address_of, pdf_of
from paperweave.export.cite.beside import abstract_of, notes_beside
from paperweave.export.cite.kinds import cited
from paperweave.read.formats.records.labelled_notes import KEYWORDS_FOUND
from paperweave.text.author_names import parts_of
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from rispy import RisWriter

    from paperweave.export.cite.kinds import Cited
    from paperweave.model.paper import Paper
    from paperweave.model.record import Author, PartialDate


def ris(paper: Paper) -> str:
    """The paper as one reference, from ``TY`` to ``ER``."""
    out = io.StringIO()
    _writer().format_lines(out, [_entry(paper)])
    # A number before an entry is not of the format.
    return out.getvalue().removeprefix("1.\n")


@cache
def _writer() -> RisWriter:
    from rispy import RisWriter

    # It turns round its table of tags, which takes as long as an entry.
    return RisWriter()


def _entry(paper: Paper) -> dict[str, Any]:
    publication = cited(paper)
    first, last = publication.first_and_last_page
    facts = {
        "type_of_reference": publication.names.ris,
        "title": without_tex(paper.title),
        "authors": [_name(author) for author in paper.authors],
        # `A2`: the editors of proceedings, of a book that holds a chapter, of a journal's issue
        "secondary_authors": [_name(editor) for editor in publication.editors],
        **_place(paper, publication),
        "volume": publication.volume,
        "number": publication.number,
        "start_page": first,
        "end_page": last,
        "issn": publication.isbn or publication.issn,
        "id": paper.bibtex_key,
        "doi": paper.doi,
        "abstract": abstract_of(paper),
        "keywords": list(paper.given_keywords or _found_keywords(paper)),
        "urls": _addresses(paper),
        "notes": _notes(paper, publication),
        "file_attachments1": pdf_of(paper),
        **_dates(publication.date),
    }
    return {name: value for name, value in facts.items() if value}


def _dates(date: PartialDate | None) -> dict[str, str]:
    """The year, and year/month/day/other, where what is not known stays empty."""
    if date is None or date.year is None:
        return {}
    parts = [
        str(date.year),
        *(f"{n:02}" if n else "" for n in (date.month, date.day)),
    ]
    return {"year": str(date.year), "date": "/".join([*parts, ""])}


def _found_keywords(paper: Paper) -> tuple[str, ...]:
    """The keywords that were found in its text, its own subjects among them."""
    return (*paper.keywords, *paper.subjects)


def _addresses(paper: Paper) -> list[str]:
    """Its own address, then its other links."""
    own = address_of(paper)
    others = (link.url for link in paper.links if link.url != pdf_of(paper))
    return list(dict.fromkeys(url for url in (own, *others) if url))


def _notes(paper: Paper, publication: Cited) -> list[str]:
    """What no tag of RIS has, a note each."""
    place = publication.place if publication.is_within else None
    addresses = _addresses(paper)
    notes = [
        *notes_beside(paper, publication, place=place, addresses=addresses)
    ]
    if publication.isbn and publication.issn:
        notes.append(("ISSN", publication.issn))
    if paper.withdrawn:
        notes.append(("Status", "withdrawn"))
    found = (
        []
        if paper.given_keywords or not _found_keywords(paper)
        else [KEYWORDS_FOUND]
    )
    return [*(f"{label}: {text}" for label, text in notes), *found]


def _place(paper: Paper, publication: Cited) -> dict[str, Any]:
    place: dict[str, Any] = {}
    if publication.is_within:
        place = {
            "secondary_title": publication.place,
            "publisher": publication.publisher,
        }
        # `C3`: the proceedings; `T2` is the conference, to Zotero and to citation-js
        again = {"JOUR": "journal_name", "CPAPER": "custom3"}.get(
            publication.names.ris
        )
        if again:
            place[again] = publication.place
    elif publication.is_at_a_school:
        place = {"publisher": publication.place or publication.publisher}
    else:
        arxiv = "arXiv" if paper.arxiv else None
        place = {"publisher": publication.publisher or arxiv}
    if publication.series:
        place["tertiary_title"] = publication.series
    if paper.arxiv:
        place["accession_number"] = f"arXiv:{paper.arxiv}"
        place["name_of_database"] = "arXiv"
    return place


def _name(author: Author) -> str:
    parts = parts_of(author)
    return ", ".join(
        p for p in (parts.with_particle, parts.given, parts.generation) if p
    )
