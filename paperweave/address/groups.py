"""Pages of keywords, authors, years and listings get their addresses."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.address.assign import Addressed, Named, assign
from paperweave.address.author_groups import AuthorPages
from paperweave.address.ledger import SECTIONS
from paperweave.address.list_parts import parts_beside
from paperweave.address.papers import section
from paperweave.address.slugs import keyword_slug
from paperweave.address.venue_groups import venues_of
from paperweave.model.corpus import (
    Group,
    Groups,
    KeywordGroup,
    VenueGroup,
    beside,
    newest_first,
    papers_by,
    papers_of_files,
)
from paperweave.text.normalize import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from paperweave.address.ledger import Ledger
    from paperweave.address.venue_groups import VenuePapers
    from paperweave.config.curation import Curation
    from paperweave.config.page_sizes import Sizes
    from paperweave.engine.cache import Cache
    from paperweave.model.keyword import Keyword, Vocabulary
    from paperweave.model.paper import Paper


def address_groups(  # noqa: PLR0913, PLR0917 - all that addresses depend on
    papers: Sequence[Paper],
    vocabulary: Vocabulary,
    ledger: Ledger,
    today: date,
    sizes: Sizes,
    curation: Curation,
    cache: Cache | None = None,
) -> tuple[Groups, Addressed]:
    """An address for the page of each keyword, author, venue, year and listing."""
    known = {k.shown: k for k in vocabulary.keywords}
    newest = newest_first(papers, range(len(papers)))
    keywords = papers_by(papers, newest, lambda p: p.keywords)
    least = sizes.least_of_an_author(papers)
    places = {i: place for place, i in enumerate(newest)}
    authors = AuthorPages(
        papers, curation, places, least, _published(ledger, "authors"), cache
    )
    venues = venues_of(papers, newest)
    years = papers_by(papers, newest, _years)
    files = papers_of_files(papers)
    things = [
        *_keyword_names(known[n] for n in keywords),
        *authors.things(),
        *(Named("venues", frozenset({v.identity}), v.wanted) for v in venues),
        *_year_names(years),
        *_listing_names(files),
    ]
    undated = _undated(papers, newest, sizes)
    if undated:
        things.append(Named("years", frozenset({"year:undated"}), "undated"))
    addressed = assign(things, section(ledger, *SECTIONS[1:]), today)
    paths = iter(addressed.paths)
    often = beside(keywords, papers)
    of_keywords = {
        n: KeywordGroup(next(paths), n, m, known[n].variants, often[n])
        for n, m in keywords.items()
    }
    of_authors = {n: next(paths) for n in authors.shown}
    of_venues = _venue_groups(venues, paths)
    groups = Groups(
        keywords=of_keywords,
        authors=authors.groups(of_authors),
        years={int(n): group for n, group in _groups(years, paths).items()},
        sources=_groups(files, paths),
        venues=of_venues,
        everyone=authors.listed(of_authors),
        author_pages=authors.pages_on(of_authors),
        venue_pages=_pages_of_papers(of_venues.values()),
        papers_of_an_author=least,
        undated=Group(next(paths), "Date unknown", undated)
        if undated
        else None,
    )
    return groups, addressed


def _published(ledger: Ledger, of: str) -> Counter[str]:
    """What the ledger knows the pages of a section by, with the number of lines of each."""
    return Counter(
        chain.from_iterable(
            line.identities for line in section(ledger, of).values()
        )
    )


def _keyword_names(keywords: Iterable[Keyword]) -> Iterator[Named]:
    for keyword in keywords:
        yield Named(
            "keywords", _keyword_identities(keyword), keyword_slug(keyword)
        )


def _year_names(years: Iterable[str]) -> Iterator[Named]:
    for year in years:
        yield Named("years", frozenset({f"year:{year}"}), year)


def _listing_names(files: Iterable[str]) -> Iterator[Named]:
    for name in files:
        yield Named(
            "sources",
            frozenset({f"file:{fold(name)}"}),
            slug(name) or "listing",
        )


def _undated(
    papers: Sequence[Paper], newest: Sequence[int], sizes: Sizes
) -> tuple[int, ...]:
    """The papers without a year, where they need a page of their own.

    Where the list of all papers holds the newest only, the pages of years have all others.
    """
    if not parts_beside(len(papers), sizes.papers_a_page):
        return ()
    return tuple(i for i in newest if papers[i].year is None)


def _groups(
    members: Mapping[str, tuple[int, ...]], paths: Iterator[str]
) -> dict[str, Group]:
    return {
        name: Group(next(paths), name, papers)
        for name, papers in members.items()
    }


def _venue_groups(
    venues: Iterable[VenuePapers], paths: Iterator[str]
) -> dict[str, VenueGroup]:
    return {
        v.name: VenueGroup(next(paths), v.name, v.papers, v.kind, v.variants)
        for v in venues
    }


def _pages_of_papers(groups: Iterable[Group]) -> dict[int, str]:
    return {i: group.path for group in groups for i in group.papers}


def _years(paper: Paper) -> list[str]:
    return [] if paper.year is None else [str(paper.year)]


def redirects_of(
    papers: Addressed, groups: Addressed, parts: Mapping[str, str]
) -> dict[str, str]:
    """What leads elsewhere.

    A keyword, author or year that is no more leads to the list of its kind.
    """
    gone = {path: f"{path.partition('/')[0]}/index" for path in groups.homeless}
    found = {**papers.redirects, **groups.redirects, **gone}
    return found | {
        path: found.get(target, target) for path, target in parts.items()
    }


def _keyword_identities(keyword: Keyword) -> frozenset[str]:
    return frozenset(
        f"keyword:{fold(v)}"
        for v in (keyword.shown.partition(" (")[0], *keyword.variants)
    )
