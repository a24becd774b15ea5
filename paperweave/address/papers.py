"""Papers get their addresses and their BibTeX keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from paperweave.address.assign import Addressed, Named, assign
from paperweave.address.citation_keys import wanted_key
from paperweave.address.ledger import identities
from paperweave.model.paper import PaperAddress
from paperweave.text.identifiers import (
    anthology_number,
    anthology_number_of,
    arxiv_number,
)
from paperweave.text.normalize import fingerprint, slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from paperweave.address.ledger import Ledger
    from paperweave.model.paper import MergedPaper


_PAPERS = "papers/index"


def address_papers(
    papers: Sequence[MergedPaper],
    left_out: Sequence[MergedPaper],
    ledger: Ledger,
    today: date,
) -> tuple[list[MergedPaper], list[PaperAddress], Addressed]:
    """Give each paper an address and a BibTeX key; both lists come back in the order of addresses.

    A paper that was published, and is now left out on purpose, keeps its line, for the day on which
    it comes back; until then its address leads to the list of papers.
    """
    addressed = _assign(papers, left_out, section(ledger, "papers"), today)
    lines = dict(addressed.ledger)
    taken = {key for line in lines.values() for key in line.values("bibtex")}
    tried: dict[str, int] = {}
    ordered = []
    places = []
    for path, i in sorted(
        zip(addressed.paths, range(len(papers)), strict=True)
    ):
        published = lines[path].values("bibtex")
        key = (
            published[0]
            if published
            else _free_key(wanted_key(papers[i]), taken, tried)
        )
        taken.add(key)
        lines[path] = lines[path].with_identities([f"bibtex:{key}"])
        ordered.append(papers[i])
        places.append(
            PaperAddress(path.partition("/")[2], key, lines[path].published)
        )
    return ordered, places, replace(addressed, ledger=lines)


def _assign(
    papers: Sequence[MergedPaper],
    left_out: Sequence[MergedPaper],
    ledger: Ledger,
    today: date,
) -> Addressed:
    known = identities(ledger) if left_out else frozenset[str]()
    away = [paper for paper in left_out if known & _identities(paper)]
    things = [
        Named("papers", _identities(p), _wanted_address(p), p.title)
        for p in (*papers, *away)
    ]
    addressed = assign(things, ledger, today)
    paths, hidden = (
        addressed.paths[: len(papers)],
        frozenset(addressed.paths[len(papers) :]),
    )
    redirects = {
        path: _PAPERS if target in hidden else target
        for path, target in addressed.redirects.items()
    }
    redirects |= dict.fromkeys(hidden & ledger.keys(), _PAPERS)
    kept = {
        path: line
        for path, line in addressed.ledger.items()
        if path in ledger or path not in hidden
    }
    return Addressed(paths, redirects, addressed.homeless, kept)


def section(ledger: Ledger, *sections: str) -> Ledger:
    """The part of a ledger that is about one or several of its sections."""
    return {
        path: line
        for path, line in ledger.items()
        if path.partition("/")[0] in sections
    }


def _identities(paper: MergedPaper) -> frozenset[str]:
    found = set[str]()
    for entry in paper.entries:
        titles = {
            title for title in (entry.title, *entry.other_titles) if title
        }
        found.update(f"title:{fingerprint(title)}" for title in titles)
        if entry.abstract:
            found.add(f"abstract:{fingerprint(entry.abstract)}")
        if entry.record.arxiv:
            found.add(f"arxiv:{entry.record.arxiv}")
        if entry.record.doi:
            found.add(f"doi:{entry.record.doi.lower()}")
        elif number := anthology_number_of(entry.record):
            found.add(f"acl:{number}")
    found = found or {f"title:{fingerprint(paper.title)}"}
    return frozenset(found | _told_apart_by(paper))


def _told_apart_by(paper: MergedPaper) -> set[str]:
    """What tells apart papers of one title (``Editorial``) that have no number.

    It is made of their authors and year.
    """
    if paper.arxiv or paper.doi or not (paper.authors or paper.year):
        return set()
    facts = [
        paper.title,
        str(paper.year or ""),
        *(author.name for author in paper.authors),
    ]
    return {f"facts:{fingerprint(' '.join(facts))}"}


def _wanted_address(paper: MergedPaper) -> str:
    before = (
        e.record.published.address for e in paper.entries if e.record.published
    )
    published = next(filter(_is_address, before), None)
    numbers = (anthology_number_of(entry.record) for entry in paper.entries)
    return (
        published
        or paper.arxiv
        or next(filter(None, numbers), None)
        or slug(paper.title)
        or f"paper-{fingerprint(paper.title)}"
    )


def _is_address(text: str) -> bool:
    """Whether a text is a number or a slug, and so no path to anywhere else."""
    names = (arxiv_number(text), anthology_number(text), slug(text))
    return bool(text) and text in names


def _free_key(wanted: str, taken: set[str], tried: dict[str, int]) -> str:
    """``chavan2023one``, then ``chavan2023onea``, ``…b`` and on.

    BibTeX styles number works of one year so. ``tried`` has how many letters each key was given, so
    that thousands of one key are not counted anew.
    """
    key, number = wanted, tried.get(wanted, 0)
    while key in taken:
        key, number = wanted + _letters(number), number + 1
    tried[wanted] = number
    return key


def _letters(number: int) -> str:
    letters = ""
    while number >= 0:
        letters, number = (
            chr(ord("a") + number % 26) + letters,
            number // 26 - 1,
        )
    return letters
