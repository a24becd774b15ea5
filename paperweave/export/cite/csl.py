"""A paper as an item of CSL-JSON (the schema of citeproc 1.0.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperweave.export.cite.addresses import address_of
from paperweave.export.cite.beside import notes_beside
from paperweave.export.cite.kinds import cited
from paperweave.text.author_names import parts_of
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from paperweave.export.cite.kinds import Cited
    from paperweave.model.paper import Paper
    from paperweave.model.record import Author, PartialDate


def csl(paper: Paper) -> dict[str, Any]:
    """The paper as a CSL-JSON item."""
    publication = cited(paper)
    item: dict[str, Any] = {
        "id": paper.bibtex_key,
        "type": publication.names.csl,
        "title": without_tex(paper.title),
        **_issued(publication.date),
    }
    facts = {
        "author": [_name(author) for author in paper.authors],
        "editor": [_name(editor) for editor in publication.editors],
        **_place(publication),
        **_archive(paper, publication),
        "volume": publication.volume,
        "issue": publication.number if publication.type == "article" else None,
        "page": publication.pages,
        "status": "withdrawn" if paper.withdrawn else None,
        "publisher-place": publication.publisher_place,
        "event-place": publication.event_place,
        "language": publication.language,
        "edition": publication.edition,
        "collection-title": publication.series,
        "ISBN": publication.isbn,
        "ISSN": publication.issn,
        "DOI": paper.doi,
        "abstract": paper.abstract,
        "keyword": _listed(paper.given_keywords),
        "URL": address_of(paper),
    }
    facts["note"] = _note(paper, publication, facts)
    return item | {name: value for name, value in facts.items() if value}


def _issued(date: PartialDate | None) -> dict[str, Any]:
    if date is None or date.year is None:
        return {}
    parts = [n for n in (date.year, date.month, date.day) if n is not None]
    return {"issued": {"date-parts": [parts]}}


def _note(paper: Paper, publication: Cited, facts: dict[str, Any]) -> str:
    """What no field of CSL has, a line each; programs keep it as the item's note."""
    place, addresses = facts.get("container-title"), [facts["URL"]]
    notes = [
        *notes_beside(paper, publication, place=place, addresses=addresses)
    ]
    if publication.number and publication.number not in (
        facts["issue"],
        facts.get("number"),
    ):
        notes.append(("Number", publication.number))
    return "\n".join(f"{label}: {text}" for label, text in notes)


def _listed(words: tuple[str, ...]) -> str:
    """Keywords between commas; between semicolons where one has a comma itself."""
    if any("," in word for word in words):
        return "".join(f"{word.replace(';', ',')}; " for word in words).rstrip()
    return ", ".join(words)


def _place(publication: Cited) -> dict[str, str | None]:
    if publication.is_within:
        return {
            "container-title": publication.place,
            "publisher": publication.publisher,
        }
    if publication.is_at_a_school:
        genre = (
            "Master's thesis" if publication.type == "mastersthesis" else None
        )
        genre = "PhD thesis" if publication.type == "phdthesis" else genre
        return {
            "publisher": publication.place or publication.publisher,
            "genre": genre,
            "number": publication.number,
        }
    return {"publisher": publication.publisher}


def _archive(paper: Paper, publication: Cited) -> dict[str, str | None]:
    if not paper.arxiv:
        return {}
    archive: dict[str, str | None] = {
        "archive": "arXiv",
        "archive_location": paper.arxiv,
    }
    if publication.is_preprint:
        return archive | {
            "publisher": publication.publisher or "arXiv",
            "number": f"arXiv:{paper.arxiv}",
        }
    return archive


def _name(author: Author) -> dict[str, str]:
    parts = parts_of(author)
    if not parts.given and not parts.particle:
        return {"literal": parts.family}
    facts = {
        "family": parts.family,
        "given": parts.given,
        "non-dropping-particle": parts.particle,
        "suffix": parts.generation,
    }
    return {name: value for name, value in facts.items() if value}
