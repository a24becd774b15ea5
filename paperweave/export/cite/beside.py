"""What a paper has that a form of citation has no field for, as notes with labels.

RIS and CSL-JSON have notes for people; ours read ``Venue: Somewhere 2020``, which a person
understands and our readers take back.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from paperweave.text.identifiers import link_kind
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.export.cite.kinds import Cited
    from paperweave.model.paper import Paper

Note = tuple[str, str]
# Types that RIS or CSL-JSON call by the name of another.
_SHARED = frozenset(
    {
        "booklet",
        "inbook",
        "manual",
        "mastersthesis",
        "proceedings",
        "unpublished",
    }
)


def notes_beside(
    paper: Paper,
    publication: Cited,
    *,
    place: str | None,
    addresses: Sequence[str],
) -> Iterator[Note]:
    """Each fact with its label.

    ``place`` is where the form's own fields say that it was published, ``addresses`` are those on
    the web that they have.
    """
    if without_tex(paper.title) != paper.title:
        yield "Title", paper.title
    for title in paper.other_titles:
        yield "Also titled", title
    if paper.venue != place:
        yield from _if_known("Venue", paper.venue)
    if publication.type in _SHARED:
        yield "Type", publication.type
    if publication.is_at_a_school and publication.place:
        yield from _if_known("Publisher", publication.publisher)
    yield from _if_known("Comment", comment_of(paper))
    yield from _if_known("Posted", posted(paper, publication))
    yield from _if_known("Updated", updated(paper))
    yield from _if_known("Categories", " ".join(paper.categories))
    yield from _links_beside(paper, addresses)
    yield from _if_known("Owner's keys", ", ".join(paper.keys))


def _links_beside(paper: Paper, addresses: Sequence[str]) -> Iterator[Note]:
    """Its links that the form has not, or of which their address alone does not tell the kind."""
    for link in paper.links:
        if link.kind != link_kind(link.url) or link.url not in addresses:
            yield link.kind.capitalize(), link.url


def posted(paper: Paper, publication: Cited) -> str | None:
    """The paper's own date, where the citation has that of its proceedings or journal."""
    return (
        str(paper.date)
        if paper.date and paper.date != publication.date
        else None
    )


def updated(paper: Paper) -> str | None:
    """The day of its last version."""
    return str(paper.updated) if paper.updated else None


@lru_cache(256)  # the forms of a citation and the page's head all need it
def abstract_of(paper: Paper) -> str:
    """Its abstract on one line, or nothing."""
    return " ".join((paper.abstract or "").split())


def comment_of(paper: Paper) -> str | None:
    """What its authors wrote beside it, in the first entry that has it."""
    return next(
        (entry.comment for entry in paper.entries if entry.comment), None
    )


def _if_known(label: str, value: str | None) -> Iterator[Note]:
    if value:
        yield label, value
