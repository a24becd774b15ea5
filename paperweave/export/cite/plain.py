"""A paper as a line of a bibliography, in the manner of the APA."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.export.cite.addresses import address_of
from paperweave.export.cite.kinds import cited
from paperweave.text.author_names import parts_of
from paperweave.text.unicode_math import without_tex
from paperweave.text.venues.editions import ordinal

if TYPE_CHECKING:
    from paperweave.export.cite.kinds import Cited
    from paperweave.model.paper import Paper
    from paperweave.model.record import Author

_THESES = {
    "phdthesis": "Doctoral dissertation",
    "mastersthesis": "Master's thesis",
}
_MOST_NAMES = 20  # of more the first 19, an ellipsis, and the last


def plain(paper: Paper) -> str:
    """Who, when, what, where: ``Doe, J., & Roe, R. (2024). A title. NeurIPS 2024. https://…``."""
    publication = cited(paper)
    title = without_tex(paper.title)
    number = _number_of_preprint(paper, publication)
    if number:
        title = f"{title} (arXiv:{number})"
    if publication.edition and not publication.is_within:
        title = f"{title} ({_edition(publication)})"
    end = "" if title.endswith((".", "?", "!")) else "."
    year = publication.date.year if publication.date else None
    when = f"({year})." if year else "(n.d.)."
    where = _where(paper, publication)
    who = _people(list(map(_name, paper.authors)))
    parts = [who, when, title + end] if who else [title + end, when]
    parts += [f"{where}." if where else "", address_of(paper) or ""]
    return " ".join(filter(None, parts)) + "\n"


def _number_of_preprint(paper: Paper, publication: Cited) -> str | None:
    """The arXiv number of a paper of which nothing else is known: arXiv is its publisher then."""
    elsewhere = paper.doi or publication.place or publication.publisher
    return paper.arxiv if publication.is_preprint and not elsewhere else None


def _people(names: list[str]) -> str:
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[: _MOST_NAMES - 1])}, … {names[-1]}"
    if len(names) > 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    if names and not names[0].endswith("."):
        return f"{names[0]}."
    return "".join(names)


def _name(author: Author) -> str:
    parts = parts_of(author)
    family = parts.with_particle
    return ", ".join(
        p for p in (family, _initials(parts.given), parts.generation) if p
    )


def _initials(given: str) -> str:
    """``Jean-Luc Marie`` as ``J.-L. M.``; a name of one letter keeps it."""
    words = (word.split("-") for word in given.split())
    return " ".join(
        "-".join(f"{part[0]}." for part in parts if part) for parts in words
    )


def _volume(publication: Cited) -> str:
    """The volume with its number, as in ``12(3)``; a number without a volume says nothing."""
    if not publication.volume:
        return ""
    number = f"({publication.number})" if publication.number else ""
    return publication.volume + number


def _pages(publication: Cited) -> str:
    return (publication.pages or "").replace("--", "-").replace("-", "–")


def _edition(publication: Cited) -> str | None:
    edition = publication.edition
    return f"{ordinal(edition)} ed." if edition else None


def _within(publication: Cited) -> str:
    """Where a part stands in a book: ``(2nd ed., pp. 5–9)``."""
    pages = _pages(publication)
    said = (_edition(publication), f"pp. {pages}" if pages else None)
    told = ", ".join(filter(None, said))
    return f" ({told})" if told else ""


def _where(paper: Paper, publication: Cited) -> str | None:
    place, pages = publication.place, _pages(publication)
    if publication.type == "article" and place:
        return ", ".join(filter(None, (place, _volume(publication), pages)))
    if publication.holder == "booktitle" and place:
        return f"In {place}{_within(publication)}"
    if thesis := _THESES.get(publication.type):
        return f"{thesis}, {place}" if place else thesis
    if _number_of_preprint(paper, publication):
        return "arXiv"
    return place or publication.publisher
