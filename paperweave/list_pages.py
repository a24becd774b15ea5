"""The pages around the papers: one for each keyword, author, year and listing, and the site's lists of all of them.

Each is (path inside ``docs/``, template, front matter, names that the template uses).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from paperweave.feeds import ALL_PAPERS, feed_path
from paperweave.map import MOST_DOTS
from paperweave.map_picture import map_front_matter, map_keys
from paperweave.timeline import months_of, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.corpus import Corpus, Group
    from paperweave.model import Problem
    from paperweave.settings import Settings

Planned = tuple[str, str, dict[str, Any], dict[str, Any]]

NEWEST_AT_HOME = 10
KEYWORDS_AT_HOME = 40


def group_pages(corpus: Corpus, settings: Settings) -> Iterator[Planned]:
    """A page for each keyword, each author of several papers, each year and each listing."""
    groups = corpus.groups
    for keyword in groups.keywords.values():
        front = _list_front(corpus, keyword) | {"feed": feed_path(keyword) if settings.url else None}
        yield f"{keyword.path}.md", "keyword.md.j2", front, {"group": keyword}
    for author in groups.authors.values():
        yield f"{author.path}.md", "group.md.j2", _list_front(corpus, author), {"group": author}
    for year in groups.years.values():
        yield f"{year.path}.md", "year.md.j2", _list_front(corpus, year), {"group": year}
    formats = {reading.seed.name: reading.format for reading in corpus.readings}
    for source in groups.sources.values():
        names = {"group": source, "format": formats[source.name]}
        yield f"{source.path}.md", "source.md.j2", _list_front(corpus, source), names


def _list_front(corpus: Corpus, group: Group) -> dict[str, Any]:
    number = len(group.papers)
    return {
        "title": group.name,
        "template": "list.html",
        "description": f"{number} {'paper' if number == 1 else 'papers'}: {group.name}",
        "coins": _coins(corpus, group.papers),
    }


def _coins(corpus: Corpus, papers: Iterable[int]) -> list[str]:
    return [corpus.coins[i] for i in papers if not corpus.papers[i].withdrawn]


def list_pages(corpus: Corpus, problems: Sequence[Problem], settings: Settings) -> Iterator[Planned]:
    """The home page, the lists of all there is of a kind, the map, the reading list, and the report."""
    feed = ALL_PAPERS if settings.url else None
    everything = {"template": "papers.html", "coins": _coins(corpus, corpus.newest), "feed": feed}
    yield "papers/index.md", "papers.md.j2", {"title": "All papers"} | everything, {}
    for name, title in (("keywords", "Keywords"), ("authors", "Authors"), ("sources", "Listings")):
        yield f"{name}/index.md", f"{name}.md.j2", {"title": title, "template": f"{name}.html"}, {}
    picture = {"timeline": timeline(corpus)}
    years = {"title": "Years", "template": "years.html"} | picture
    yield "years/index.md", "years.md.j2", years, {"months": months_of(corpus)}
    home = {"title": settings.name, "template": "home.html", "feed": feed} | picture
    few = {"newest": corpus.newest[:NEWEST_AT_HOME], "often": corpus.most_shared[:KEYWORDS_AT_HOME]}
    yield "index.md", "home.md.j2", home, {"settings": settings} | few
    yield "reading-list.md", "reading_list.md.j2", {"title": "Reading list", "template": "reading-list.html"}, {}
    yield _map(corpus)
    yield _report(corpus, problems)


def _map(corpus: Corpus) -> Planned:
    drawn = corpus.newest[:MOST_DOTS]
    keys = map_keys(corpus, drawn, corpus.places)
    front = {"title": "Map", "template": "map.html"} | map_front_matter(corpus, corpus.places, keys)
    return "map.md", "map.md.j2", front, {"keys": keys, "drawn": drawn, "dots": bool(corpus.places)}


def _report(corpus: Corpus, problems: Sequence[Problem]) -> Planned:
    names = {
        "problems": problems,
        "repairs": [repair for paper in corpus.papers for entry in paper.entries for repair in entry.repairs],
        "untitled": sum(not paper.titled for paper in corpus.papers),
        "severities": Counter(problem.severity for problem in problems),
    }
    return "report.md", "report.md.j2", {"title": "What was read", "template": "report.html"}, names
