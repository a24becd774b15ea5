"""A paper as a reference of RIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.export.cite.addresses import address_of, pdf_of
from paperweave.export.cite.beside import abstract_of, notes_beside
from paperweave.export.cite.kinds import cited
from paperweave.read.formats.records.labelled_notes import KEYWORDS_FOUND
from paperweave.text.author_names import parts_of
from paperweave.text.unicode_math import without_tex
from paperweave.text.venues.seats import is_of_event

if TYPE_CHECKING:
    from paperweave.export.cite.kinds import Cited
    from paperweave.model.paper import Paper
    from paperweave.model.record import Author, PartialDate

_OF_CONFERENCES = frozenset({"CPAPER", "CONF"})


def ris(paper: Paper) -> str:
    """The paper as one reference, from ``TY`` to ``ER``."""
    lines = list[str]()
    for tag, value in _entry(paper).items():
        values = value if isinstance(value, list) else [value] if value else []
        lines += [f"{tag}  - {one}\n" for one in values]
    return f"{''.join(lines)}ER  - \n"


def _entry(paper: Paper) -> dict[str, str | list[str] | None]:
    """What stands behind each tag, in their order: a line, or one for each of a list."""
    publication = cited(paper)
    first, last = publication.first_and_last_page
    return {
        "TY": publication.names.ris,
        "TI": without_tex(paper.title),
        "AU": [_name(author) for author in paper.authors],
        # `A2`: the editors of proceedings, of a book that holds a chapter, of a journal's issue
        "A2": [_name(editor) for editor in publication.editors],
        **_place(paper, publication),
        **_seats(publication),
        "LA": publication.language,
        "ET": publication.edition,
        "VL": publication.volume,
        "IS": publication.number,
        "SP": first,
        "EP": last,
        "SN": publication.isbn or publication.issn,
        "ID": paper.bibtex_key,
        "DO": paper.doi,
        "AB": abstract_of(paper),
        "KW": list(paper.given_keywords or _found_keywords(paper)),
        "UR": _addresses(paper),
        "N1": _notes(paper, publication),
        "L1": pdf_of(paper),
        **_dates(publication.date),
    }


def _seats(publication: Cited) -> dict[str, str | None]:
    """Of a conference ``CY`` is where it was held, and ``C1`` its publisher's place."""
    if publication.names.ris not in _OF_CONFERENCES:
        return {"CY": publication.publisher_place}
    return {
        "CY": _told_place(publication),
        "C1": publication.publisher_place,
    }


def _told_place(publication: Cited) -> str | None:
    """The place of a conference, unless it would be taken for its publisher's."""
    place = publication.event_place
    if not place or not is_of_event(
        place,
        publication.type,
        publication.publisher,
        publication.publisher_place,
    ):
        return None
    return place


def _dates(date: PartialDate | None) -> dict[str, str]:
    """The year, and year/month/day/other, where what is not known stays empty."""
    if date is None or date.year is None:
        return {}
    parts = [
        str(date.year),
        *(f"{n:02}" if n else "" for n in (date.month, date.day)),
    ]
    return {"PY": str(date.year), "DA": "/".join([*parts, ""])}


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
    if publication.event_place and not _told_place(publication):
        notes.append(("Event place", publication.event_place))
    if paper.withdrawn:
        notes.append(("Status", "withdrawn"))
    found = (
        []
        if paper.given_keywords or not _found_keywords(paper)
        else [KEYWORDS_FOUND]
    )
    return [*(f"{label}: {text}" for label, text in notes), *found]


def _place(paper: Paper, publication: Cited) -> dict[str, str | None]:
    place: dict[str, str | None] = {}
    if publication.is_within:
        place = {
            "T2": publication.place,
            "PB": publication.publisher,
        }
        # `C3`: the proceedings; `T2` is the conference, to Zotero and to citation-js
        again = {"JOUR": "JO", "CPAPER": "C3"}.get(publication.names.ris)
        if again:
            place[again] = publication.place
    elif publication.is_at_a_school:
        place = {"PB": publication.place or publication.publisher}
    else:
        arxiv = "arXiv" if paper.arxiv else None
        place = {"PB": publication.publisher or arxiv}
    if publication.series:
        place["T3"] = publication.series
    if paper.arxiv:
        place["AN"] = f"arXiv:{paper.arxiv}"
        place["DB"] = "arXiv"
    return place


def _name(author: Author) -> str:
    parts = parts_of(author)
    return ", ".join(
        p for p in (parts.with_particle, parts.given, parts.generation) if p
    )
