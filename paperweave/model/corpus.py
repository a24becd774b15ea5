"""All papers together, and the ways to them: by keyword, author, year and listing."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from paperweave.engine.fingerprint import hash_of_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from paperweave.model.history import History
    from paperweave.model.meaning import Meaning
    from paperweave.model.paper import MergedPaper, Paper
    from paperweave.model.place import Place
    from paperweave.model.reading import Reading
    from paperweave.model.record import PartialDate


# Papers on which two keywords stand together. What one paper has, its own page
# says: of 6,757 papers it was three quarters of what keyword pages linked.
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Papers that have something in common, and the page that lists them.

    A group of authors has a page such as ``authors/eric-xing``.
    """

    path: str
    name: str
    papers: tuple[int, ...]  # places in ``Corpus.papers``, newest first


@dataclass(frozen=True, slots=True)
class KeywordGroup(Group):
    """The papers of a shared keyword.

    The spellings folded into it and the keywords that most often come with it are known too.
    """

    variants: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def other_spellings(self) -> tuple[str, ...]:
        """The variants that differ in more than case, from its name (or acronym) and each other."""
        name, _, acronym = self.name.removesuffix(")").partition(" (")
        spelled = {variant.casefold(): variant for variant in self.variants}
        own = {self.name.casefold(), name.casefold(), acronym.casefold()}
        return tuple(
            variant for folded, variant in spelled.items() if folded not in own
        )


class AlikeName(NamedTuple):
    """A name that may be the same person's: its page, where it has one, and co-authors of both."""

    name: str
    path: str | None
    beside: tuple[str, ...]


class Namesake(NamedTuple):
    """One of several persons of a name: what tells the person apart, page, papers."""

    name: str
    path: str | None
    papers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AuthorGroup(Group):
    """The papers of a person, and what is known and not known of who that is."""

    spellings: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    # Papers that share neither co-author nor keyword nor venue with the others, if there are any.
    circles: tuple[tuple[int, ...], ...] = ()
    alike: tuple[AlikeName, ...] = ()
    namesakes: tuple[Namesake, ...] = ()  # of a name that several persons have


class ListedAuthor(NamedTuple):
    """A line of the list of authors."""

    letter: str
    name: str
    path: str | None  # of those who have a page
    papers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VenueGroup(Group):
    """The papers of a conference, journal or other venue, under all names that it has here."""

    kind: str | None = None
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicGroup(Group):
    """The papers of a topic, the most central first; its keywords, and the topics beside it."""

    keywords: tuple[str, ...] = ()
    # Their paths, those that it is tied to most first.
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups that have a page, each kind in the order of its names."""

    keywords: Mapping[str, KeywordGroup]  # by shown form
    authors: Mapping[str, AuthorGroup]  # those with enough papers, by name
    years: Mapping[int, Group]
    sources: Mapping[str, Group]  # by the listing's file name, in its order
    venues: Mapping[str, VenueGroup]  # those with two papers or more
    everyone: tuple[ListedAuthor, ...]  # by family name
    # For each paper, by the names on it.
    author_pages: tuple[Mapping[str, str], ...]
    venue_pages: Mapping[int, str]  # of the papers whose venue has one
    # The largest first; each paper is in one.
    topics: tuple[TopicGroup, ...] = ()
    # Papers without a year; only where the list of all papers leaves them to other pages.
    undated: Group | None = None
    papers_of_an_author: int = 2  # that give a person a page


@dataclass(frozen=True)
class Corpus:
    """What the pages are made from; papers are sorted by address."""

    papers: tuple[Paper, ...]
    groups: Groups
    readings: tuple[Reading, ...]
    redirects: Mapping[str, str]  # from one path to another
    # For each paper the day on which it was first published here.
    added: tuple[date, ...]
    # On the map, of the papers that are drawn there.
    places: Mapping[int, Place]
    # The paths of the groups that have a feed.
    fed: frozenset[str] = frozenset()
    # Whether files of all papers that a large site leaves to browsers were
    # never published.
    few_forms: bool = True
    # Of the papers' addresses that lead elsewhere now, the days on which they
    # were first published.
    moved: tuple[date, ...] = ()
    meaning: Meaning | None = None  # of the papers, in their order
    # By the place of a paper those that it cites, as far as listings tell it.
    cites: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    history: History | None = None  # of a collection that keeps one

    @cached_property
    def cited_by(self) -> dict[int, tuple[int, ...]]:
        """By the place of a paper those that cite it, in their order."""
        citing: dict[int, list[int]] = defaultdict(list)
        for i, others in sorted(self.cites.items()):
            for j in others:
                citing[j].append(i)
        return {j: tuple(found) for j, found in citing.items()}

    @cached_property
    def fingerprints(self) -> tuple[str, ...]:
        """For each paper a hash of all that it is but its neighbours.

        What is made of it alone is the same again.
        """
        pages = {
            name: group.path for name, group in self.groups.keywords.items()
        }
        return tuple(
            _fingerprint(paper, day, pages)
            for paper, day in zip(self.papers, self.added, strict=True)
        )

    @cached_property
    def shown(self) -> list[tuple[str, str, int | None, str]]:
        """What another paper's page says of each paper, and what orders it."""
        return [
            (paper.address, paper.title, paper.year, _written(paper.date))
            for paper in self.papers
        ]

    @cached_property
    def topic_of(self) -> tuple[TopicGroup | None, ...]:
        """The topic of each paper."""
        found: list[TopicGroup | None] = [None] * len(self.papers)
        for topic in self.groups.topics:
            for i in topic.papers:
                found[i] = topic
        return tuple(found)

    @cached_property
    def topic_by_address(self) -> dict[str, TopicGroup]:
        """The topic of each paper, by the paper's address."""
        pairs = zip(self.papers, self.topic_of, strict=True)
        return {paper.address: topic for paper, topic in pairs if topic}

    @cached_property
    def cited_of(self) -> dict[str, tuple[int, ...]]:
        """The papers that a paper cites, by its address."""
        return {
            self.papers[i].address: cited for i, cited in self.cites.items()
        }

    @cached_property
    def last_added(self) -> tuple[int, ...]:
        """For each paper its place in the order in which they came.

        By day, and the newer ones of a day last.
        """
        came = sorted(
            range(len(self.papers)),
            key=lambda i: (self.added[i], _written(self.papers[i].date), i),
        )
        places = [0] * len(came)
        for place, i in enumerate(came):
            places[i] = place
        return tuple(places)

    def last_day(self, some: Iterable[int]) -> str:
        """The day on which the last of some papers was added: ``2026-11-21``."""
        days = set(map(self.added.__getitem__, some))
        return max(days or self.added).isoformat()

    @cached_property
    def newest(self) -> tuple[int, ...]:
        """All papers, newest first."""
        return newest_first(self.papers, range(len(self.papers)))

    @cached_property
    def most_shared(self) -> list[KeywordGroup]:
        """The keywords, those of the most papers first."""
        return sorted(
            self.groups.keywords.values(),
            key=lambda g: (-len(g.papers), g.name),
        )


def _fingerprint(paper: Paper, added: date, pages: Mapping[str, str]) -> str:
    # What a paper says is made from its entries, and an entry from its record:
    # `Entry.fingerprint` stands for both.
    entries = [entry.fingerprint for entry in paper.entries]
    # Other papers' entries may have told where a family name begins.
    families = [author.family for author in paper.authors]
    keywords = [(name, pages[name]) for name in paper.keywords]
    return hash_of_plain(
        entries,
        families,
        paper.merged_because,
        paper.address,
        paper.bibtex_key,
        keywords,
        paper.subjects,
        str(added),
    )


@lru_cache(10_000)  # many papers have one date, and are put in order often
def _written(date: PartialDate | None) -> str:
    return str(date or "")


def newest_first(
    papers: Sequence[MergedPaper], members: Iterable[int]
) -> tuple[int, ...]:
    """Papers by date, the newest first, undated last; then by title."""
    by_title = sorted(sorted(members), key=lambda i: papers[i].title.casefold())
    # Backwards a year alone comes after that year's months; what is equal stays in its order.
    return tuple(
        sorted(by_title, key=lambda i: _written(papers[i].date), reverse=True)
    )


def papers_by(
    papers: Sequence[Paper],
    newest: Sequence[int],
    values: Callable[[Paper], Iterable[str]],
) -> dict[str, tuple[int, ...]]:
    """For each value that papers have the papers that have it, newest first.

    In the order of the values.

    ``newest`` has the places of all papers, newest first.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for i in newest:
        for value in dict.fromkeys(values(papers[i])):
            groups[value].append(i)
    names = sorted(sorted(groups), key=str.casefold)
    return {name: tuple(groups[name]) for name in names}


def papers_of_files(papers: Sequence[Paper]) -> dict[str, tuple[int, ...]]:
    """For each listing its papers, in the order in which they stand there."""
    lines: dict[str, dict[int, int]] = defaultdict(dict)
    for i, paper in enumerate(papers):
        for entry in paper.entries:
            lines[entry.record.file].setdefault(i, entry.record.first_line)
    return {
        name: tuple(sorted(found, key=lambda i: (found[i], i)))
        for name, found in sorted(lines.items())
    }


def beside(
    keywords: Mapping[str, Sequence[int]],
    papers: Sequence[Paper],
    most: int = 10,
) -> dict[str, tuple[str, ...]]:
    """For each keyword those that most often stand with it, on two papers at least."""
    result = {}
    for name, members in keywords.items():
        counts = Counter(
            chain.from_iterable([papers[i].keywords for i in members])
        )
        del counts[name]
        # Of many that stand with it as seldom, most are soon left out.
        least = min(heapq.nlargest(most, counts.values()), default=0)
        least = max(least, _OFTEN)
        some = sorted(other for other, n in counts.items() if n >= least)
        often = sorted(some, key=counts.__getitem__, reverse=True)
        result[name] = tuple(often[:most])
    return result
