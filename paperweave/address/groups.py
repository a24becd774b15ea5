"""Pages of keywords, authors, years and listings get their addresses."""

from __future__ import annotations

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
    from collections.abc import Mapping, Sequence
    from datetime import date

    from paperweave.address.ledger import Ledger
    from paperweave.config.curation import Curation
    from paperweave.config.page_sizes import Sizes
    from paperweave.model.keyword import Keyword, Vocabulary
    from paperweave.model.paper import Paper


def address_groups(  # noqa: PLR0913, PLR0917 - all that addresses depend on
    papers: Sequence[Paper],
    vocabulary: Vocabulary,
    ledger: Ledger,
    today: date,
    sizes: Sizes,
    curation: Curation,
) -> tuple[Groups, Addressed]:
    """An address for the page of each keyword, author, venue, year and listing."""
    known = {k.shown: k for k in vocabulary.keywords}
    newest = newest_first(papers, range(len(papers)))
    keywords = papers_by(papers, newest, lambda p: p.keywords)
    authors = AuthorPages(papers, curation, {i: place for place, i in enumerate(newest)})
    venues = venues_of(papers, newest)
    years = papers_by(papers, newest, lambda p: [str(p.year)] if p.year is not None else [])
    things = [
        Named("keywords", _keyword_identities(known[n]), keyword_slug(known[n])) for n in keywords
    ]
    things += authors.things()
    things += [Named("venues", frozenset({v.identity}), v.wanted) for v in venues]
    things += [Named("years", frozenset({f"year:{n}"}), n) for n in years]
    files = papers_of_files(papers)
    things += [
        Named("sources", frozenset({f"file:{fold(n)}"}), slug(n) or "listing") for n in files
    ]
    # Where the list of all papers holds the newest only, the pages of years have all, and one those
    # without a year.
    parted = parts_beside(len(papers), sizes.papers_a_page) > 0
    undated = tuple(i for i in newest if papers[i].year is None) if parted else ()
    things += [Named("years", frozenset({"year:undated"}), "undated")] if undated else []
    addressed = assign(things, section(ledger, *SECTIONS[1:]), today)
    paths = iter(addressed.paths)
    often = beside(keywords, papers)
    of_keywords = {
        n: KeywordGroup(next(paths), n, m, known[n].variants, often[n]) for n, m in keywords.items()
    }
    of_authors = {n: next(paths) for n in authors.shown}
    of_venues = {
        v.name: VenueGroup(next(paths), v.name, v.papers, v.kind, v.variants) for v in venues
    }
    groups = Groups(
        keywords=of_keywords,
        authors=authors.groups(of_authors),
        years={int(n): Group(next(paths), n, m) for n, m in years.items()},
        sources={n: Group(next(paths), n, m) for n, m in files.items()},
        venues=of_venues,
        everyone=authors.listed(of_authors),
        author_pages=authors.pages_on(of_authors),
        venue_pages={i: group.path for group in of_venues.values() for i in group.papers},
        undated=Group(next(paths), "Date unknown", undated) if undated else None,
    )
    return groups, addressed


def redirects_of(papers: Addressed, groups: Addressed, parts: Mapping[str, str]) -> dict[str, str]:
    """What leads elsewhere.

    A keyword, author or year that is no more leads to the list of its kind.
    """
    gone = {path: f"{path.partition('/')[0]}/index" for path in groups.homeless}
    found = {**papers.redirects, **groups.redirects, **gone}
    return found | {path: found.get(target, target) for path, target in parts.items()}


def _keyword_identities(keyword: Keyword) -> frozenset[str]:
    return frozenset(
        f"keyword:{fold(v)}" for v in (keyword.shown.partition(" (")[0], *keyword.variants)
    )
