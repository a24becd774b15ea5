"""The pages around the papers.

One for each keyword, author, year and listing, and the site's lists of all of them.

Each is (path inside ``docs/``, template, front matter, names that the template uses). Long lists
have several pages.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from paperweave.address.list_parts import parts_beside, split
from paperweave.export.addresses import ALL_PAPERS, feed_path
from paperweave.related.on_map.layout import MOST_DOTS
from paperweave.render.changes import changes_page
from paperweave.render.map_figures import map_front_matter, map_keys
from paperweave.render.timeline import months_of, timeline
from paperweave.render.topic_facts import years_of
from paperweave.render.topic_trends import joints_of, trends_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from paperweave.config.settings import Settings
    from paperweave.export.coins import Coins
    from paperweave.model.corpus import Corpus, Group, ListedAuthor
    from paperweave.model.paper import Paper
    from paperweave.render.words import Words

Planned = tuple[str, str, dict[str, Any], dict[str, Any]]

NEWEST_AT_HOME = 10
KEYWORDS_AT_HOME = 40
# A list of a few, where each has its date, is read faster without headings.
_LEAST_BY_YEAR = 6
DIFFERING_SHOWN = 500  # papers; the report has all


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list: its items, and the ways to the list's other pages."""

    path: str
    items: Sequence[Any]
    own: str  # the list's own page, where it begins
    # What tells this part from the others; None on the list's own page.
    label: str | None
    before: str | None
    after: str | None
    # On the list's own page: label and path of each part.
    rest: tuple[tuple[str, str], ...]

    def title(self, name: str) -> str:
        """The page's title, from the list's name."""
        return f"{name}: {self.label}" if self.label else name


def _paged(
    path: str,
    items: Sequence[Any],
    size: int,
    label: Callable[[Sequence[Any]], str],
) -> Iterator[ListPage]:
    """The pages of a list.

    ``label`` names what a part holds, and parts of one name are numbered.
    """
    own, *parts = split(path, items, size)
    seen = Counter[str]()
    labels = []
    for name in (label(part.items) for part in parts):
        seen[name] += 1
        labels.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    paths = [part.path for part in (own, *parts)]
    beside = zip([None, *paths], [*paths[1:], None], strict=False)
    rest = tuple(zip(labels, paths[1:], strict=True))
    for part, shown, (before, after) in zip(
        (own, *parts), [None, *labels], beside, strict=True
    ):
        yield ListPage(
            part.path,
            part.items,
            path,
            shown,
            before,
            after,
            () if shown else rest,
        )


def group_pages(
    corpus: Corpus, settings: Settings, coins: Coins, words: Words
) -> Iterator[Planned]:
    """The pages of each keyword, author, venue, year and listing."""
    groups = corpus.groups
    planned = partial(_group_pages, _Site(corpus, settings, coins, words))
    # On a large site the names of other keywords were 39 % of these pages; a
    # reader who opens the tools of a list has them there.
    small = settings.sizes.is_small(corpus.papers)
    for keyword in groups.keywords.values():
        yield from planned(
            keyword,
            "keyword.md.j2",
            feed=_feed_of(keyword, corpus),
            names={
                "others": small,
                "by_year": len(keyword.papers) >= _LEAST_BY_YEAR,
            },
        )
    for author in groups.authors.values():
        yield from planned(author, "author.md.j2")
    for venue in groups.venues.values():
        yield from planned(venue, "venue.md.j2", feed=_feed_of(venue, corpus))
    for topic in groups.topics:
        feed, names = (
            _feed_of(topic, corpus),
            {"years": years_of(corpus, topic)},
        )
        yield from planned(
            topic, "topic.md.j2", by_date=False, feed=feed, names=names
        )
    for year in groups.years.values():
        yield from planned(year, "year.md.j2")
    if groups.undated:
        yield from planned(
            groups.undated, "year.md.j2", title=words.plain("date.unknown")
        )
    formats = {reading.seed.name: reading.format for reading in corpus.readings}
    for source in groups.sources.values():
        shown = {"format": formats[source.name]}
        yield from planned(source, "source.md.j2", by_date=False, names=shown)


def _feed_of(group: Group, corpus: Corpus) -> str | None:
    """Where the feed of a group stands, if it has one."""
    return feed_path(group) if group.path in corpus.fed else None


class _Site(NamedTuple):
    corpus: Corpus
    settings: Settings
    coins: Coins
    words: Words


def _group_pages(  # noqa: PLR0913 - what kinds of groups differ in
    site: _Site,
    group: Group,
    template: str,
    *,
    by_date: bool = True,
    feed: str | None = None,
    title: str | None = None,
    names: dict[str, Any] | None = None,
) -> Iterator[Planned]:
    corpus, settings, _, words = site
    places = {i: number for number, i in enumerate(group.papers, 1)}
    small = settings.sizes.is_small(corpus.papers)

    def label(papers: Sequence[int]) -> str:
        if not by_date:
            first, last = places[papers[0]], places[papers[-1]]
            return words.plain("list.places", first=first, last=last)
        oldest, newest = (
            _month(corpus.papers[i], words) for i in (papers[-1], papers[0])
        )
        return (
            oldest
            if oldest == newest
            else words.plain("list.range", first=oldest, last=newest)
        )

    for part in _paged(
        group.path, group.papers, settings.sizes.papers_a_page, label
    ):
        shown = part.title(title or group.name)
        count = len(part.items if part.label else group.papers)
        front = {
            "title": shown,
            "template": "list.html",
            "changed": corpus.last_day(part.items),
            "feed": None if part.label else feed,
            # Where the facts are in several files, they are loaded when somebody asks for them.
            "deferred": len(corpus.papers) > settings.sizes.papers_a_file
            or None,
        } | (_said_again(site, part, count, shown) if small else {})
        more = {"group": group, "part": part, "title": title or group.name} | (
            names or {}
        )
        yield f"{part.path}.md", template, front, more


def _said_again(
    site: _Site, part: ListPage, count: int, title: str
) -> dict[str, Any]:
    """What a list of a small site says for programs that it says elsewhere, too.

    A paper stands in some ten lists, and its own page says the same to reference managers.
    """
    papers = site.words.plain("papers", count)
    said = site.words.plain("list.described", papers=papers, title=title)
    return {"description": said, "coins": site.coins.of(part.items)}


def _month(paper: Paper, words: Words) -> str:
    date = paper.date
    return (
        words.date(date._replace(day=None)) if date else None
    ) or words.plain("date.undated")


def list_pages(
    corpus: Corpus, settings: Settings, coins: Coins, words: Words
) -> Iterator[Planned]:
    """The home page, the lists of all there is of a kind, the map and the tools."""
    feed = ALL_PAPERS if settings.url else None
    yield _all_papers(corpus, settings, coins, feed, words.plain("papers.all"))
    groups, say = corpus.groups, words.plain
    names_pages = partial(_names_pages, settings=settings, words=words)
    yield from names_pages(
        "keywords", say("keywords.title"), list(groups.keywords)
    )
    yield from names_pages("authors", say("authors.title"), groups.everyone)
    yield from names_pages("venues", say("venues"), list(groups.venues))
    topics = {"title": say("topics"), "template": "list.html"}
    over_years = {"trends": trends_of(corpus), "joints": joints_of(corpus)}
    yield "topics/index.md", "topics.md.j2", topics, over_years
    formats = {reading.seed.name: reading.format for reading in corpus.readings}
    yield from names_pages(
        "sources", say("sources"), list(formats), formats=formats
    )
    months = months_of(corpus, settings.sizes, words)
    picture = {"timeline": timeline(months)}
    years = {"title": words.plain("years"), "template": "years.html"} | picture
    yield "years/index.md", "years.md.j2", years, {"months": months}
    home = {
        "title": settings.name,
        "template": "home.html",
        "feed": feed,
    } | picture
    few = {
        "newest": corpus.newest[:NEWEST_AT_HOME],
        "often": corpus.most_shared[:KEYWORDS_AT_HOME],
    }
    yield "index.md", "home.md.j2", home, {"settings": settings} | few
    reading = {"title": say("reading"), "template": "reading-list.html"}
    yield "reading-list.md", "reading_list.md.j2", reading, {}
    compare = {"title": say("compare"), "template": "compare.html"}
    yield "compare.md", "compare.md.j2", compare, {}
    review = {"title": say("review"), "template": "review.html"}
    yield "review.md", "review.md.j2", review, {}
    differing = [paper for paper in corpus.papers if paper.disagreements]
    names = {
        "differing": differing[:DIFFERING_SHOWN],
        "rest": len(differing) - DIFFERING_SHOWN,
    }
    differ = {"title": say("differ"), "template": "report.html"}
    yield "differences.md", "differences.md.j2", differ, names
    yield _map(corpus, words.plain("map"))
    yield from changes_page(corpus, settings, words)


def _all_papers(
    corpus: Corpus,
    settings: Settings,
    coins: Coins,
    feed: str | None,
    title: str,
) -> Planned:
    """All papers where one page can hold them, else the newest.

    The years' pages have all of them.
    """
    size = settings.sizes.papers_a_page
    shown = (
        corpus.newest[:size]
        if parts_beside(len(corpus.papers), size)
        else corpus.newest
    )
    all_there = len(corpus.papers)
    front = {
        "title": title,
        "template": "papers.html",
        "coins": coins.of(shown),
        "feed": feed,
    }
    return (
        "papers/index.md",
        "papers.md.j2",
        front | {"listed": all_there if len(shown) < all_there else None},
        {"shown": shown},
    )


def _names_pages(
    section: str,
    title: str,
    names: Sequence[str] | Sequence[ListedAuthor],
    *,
    settings: Settings,
    words: Words,
    **more: object,
) -> Iterator[Planned]:
    def label(some: Sequence[str | ListedAuthor]) -> str:
        first, last = (getattr(one, "name", one) for one in (some[0], some[-1]))
        return words.plain("list.range", first=first, last=last)

    for part in _paged(
        f"{section}/index", names, settings.sizes.names_a_page, label
    ):
        front = {"title": part.title(title), "template": f"{section}.html"}
        yield (
            f"{part.path}.md",
            f"{section}.md.j2",
            front,
            {"part": part, "title": title, **more},
        )


def _map(corpus: Corpus, title: str) -> Planned:
    drawn = corpus.newest[:MOST_DOTS]
    keys = map_keys(corpus, drawn)
    front = {"title": title, "template": "map.html"} | map_front_matter(
        corpus, corpus.places, keys
    )
    return (
        "map.md",
        "map.md.j2",
        front,
        {"keys": keys, "drawn": drawn, "dots": bool(corpus.places)},
    )
