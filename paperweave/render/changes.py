"""What changed from build to build, as a page, as a feed, and as a paper's earlier citations."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from paperweave.address.history import write_history
from paperweave.engine.fingerprint import hash_of
from paperweave.engine.output_file import File
from paperweave.export.atom_xml import Entry, feed_text
from paperweave.export.cite.plain import plain
from paperweave.model.history import MERGED, NEW, WITHDRAWN, before_the
from paperweave.model.record import Author, PartialDate
from paperweave.text.dates import parse_date
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from paperweave.config.settings import Settings
    from paperweave.model.corpus import Corpus
    from paperweave.model.history import Change, History
    from paperweave.model.paper import Paper
    from paperweave.render.list_pages import Planned
    from paperweave.render.words import Words

CHANGES_FEED = "feeds/changes.atom"
_HISTORY_FILE = "history.tsv"
_SHOWN = 500  # changes on the page; the file has all
_IN_FEED = 100
_LONGEST = 200  # characters of a value


class Told(NamedTuple):
    """A change in words: ``key`` and ``values`` of the words, and the page of its paper.

    A path is "" where there is no page: the history may know papers that the site has not.
    """

    key: str
    values: dict[str, str]
    title: str
    path: str
    other_title: str = ""  # of the paper that it became a part of
    other_path: str = ""


class OnDay(NamedTuple):
    """The changes of a day, as it is written."""

    day: str
    changes: tuple[Told, ...]


class Past(NamedTuple):
    """A paper's citation as it was until a day."""

    until: str
    citation: str


def changes_page(
    corpus: Corpus, settings: Settings, words: Words
) -> Iterator[Planned]:
    """The page, of a collection that keeps a history."""
    if (history := corpus.history) is None:
        return
    shown = history.changes[:_SHOWN]
    tell = Teller(corpus, history, words)
    days = [
        OnDay(_day(day, words), tuple(map(tell, of_day)))
        for day, of_day in groupby(shown, key=attrgetter("day"))
    ]
    front = {
        "title": words.plain("changes"),
        "template": "changes.html",
        "feed": CHANGES_FEED if settings.url else None,
    }
    more = len(history.changes) - len(shown)
    yield "changes.md", "changes.md.j2", front, {"days": days, "more": more}


def changes_files(
    corpus: Corpus, settings: Settings, words: Words
) -> Iterator[File]:
    """The feed, and the history itself as a file."""
    if (history := corpus.history) is None:
        return
    yield File(_HISTORY_FILE, partial(write_history, history))
    if settings.url and history.changes:
        site = settings.url.rstrip("/") + "/"
        tell = Teller(corpus, history, words)
        yield File(
            CHANGES_FEED,
            partial(_feed, history, tell, site, settings.name, words),
        )


def _feed(
    history: History, tell: Teller, site: str, name: str, words: Words
) -> str:
    entries = [
        Entry(f"{site}changes/#{hash_of(*change)[:16]}", sentence(told, words),
              f"{site}{told.path or 'changes'}/", change.day)
        for change, told in ((change, tell(change)) for change in history.changes[:_IN_FEED])
    ]  # fmt: skip
    title = words.plain("changes")
    return feed_text(site, CHANGES_FEED, name, title, entries)


def sentence(told: Told, words: Words) -> str:
    """A change as a line without links."""
    return words.plain(
        told.key, None, paper=told.title, other=told.other_title, **told.values
    )


class Teller:
    """Puts changes into words."""

    def __init__(self, corpus: Corpus, history: History, words: Words) -> None:
        self._history = history
        self._words = words
        self._titles = {
            f"papers/{paper.address}": paper.title for paper in corpus.papers
        }
        self._pages = {*self._titles, *corpus.redirects}

    def __call__(self, change: Change) -> Told:
        """A change in words."""
        other = change.after or change.before if change.what == MERGED else ""
        return Told(
            _key(change),
            self._values(change),
            self._title(change.path),
            self._page(change.path),
            self._title(other) if other else "",
            self._page(other),
        )

    def _page(self, path: str) -> str:
        return path if path in self._pages else ""

    def _title(self, path: str) -> str:
        """A paper's title, or the last that one had that is a part of another now."""
        if title := self._titles.get(path):
            return without_tex(title)
        return without_tex(self._history.now.get(path, {}).get("title") or path)

    def _values(self, change: Change) -> dict[str, str]:
        if change.what in {NEW, MERGED, WITHDRAWN}:
            return {"source": change.source}
        field = self._words.plain(_FIELDS[change.what])
        before, after = _short(change.before), _short(change.after)
        return {
            "field": field,
            "before": before,
            "after": after,
            "source": change.source,
        }


_FIELDS = {
    "title": "fact.title",
    "authors": "fact.authors",
    "date": "fact.date",
    "venue": "fact.venue",
    "arxiv": "fact.arxiv",
    "doi": "fact.doi",
    "abstract": "abstract",
}


def _key(change: Change) -> str:
    """The key of the words for a change."""
    if change.what == NEW:
        return "changes.new"
    if change.what == MERGED:
        return "changes.merged" if change.after else "changes.parted"
    if change.what == WITHDRAWN:
        return "changes.withdrawn" if change.after else "changes.returned"
    if change.what == "abstract":
        return "changes.abstract"
    if not change.before:
        return "changes.added"
    return "changes.corrected" if change.after else "changes.removed"


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"


def _day(day: date, words: Words) -> str:
    return (
        words.date(PartialDate(day.year, day.month, day.day)) or day.isoformat()
    )


def past_citations(
    paper: Paper, changes: Sequence[Change], words: Words
) -> Iterator[Past]:
    """A paper's citation as it was before each day on which it changed, the last day first."""
    days = sorted({change.day for change in changes}, reverse=True)
    shown = plain(paper) if days else ""
    for day in days:
        citation = plain(_as_it_was(paper, before_the(changes, day)))
        if citation != shown:
            yield Past(_day(day, words), citation.strip())
            shown = citation


def _as_it_was(paper: Paper, facts: Mapping[str, str]) -> Paper:
    known: dict[str, object] = {
        what: value or None
        for what, value in facts.items()
        if what in {"venue", "arxiv", "doi"}
    }
    if facts.get("title"):
        known["title"] = facts["title"]
    if "date" in facts:
        known["date"] = parse_date(facts["date"])
    if "authors" in facts:
        known["authors"] = tuple(_authors(paper, facts["authors"].split("; ")))
    return replace(paper, **known)  # type: ignore[arg-type]


def _authors(paper: Paper, names: Iterable[str]) -> Iterator[Author]:
    """Authors by their names, those that the paper still has as they are."""
    known = {author.name: author for author in paper.authors}
    yield from (known.get(name, Author(name)) for name in names if name)
