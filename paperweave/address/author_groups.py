"""The pages of authors.

There is one for each person of several papers (of more on a large site), and one for each name that
asks which person.
"""

from __future__ import annotations

from collections import Counter
from functools import cache as cached
from typing import TYPE_CHECKING, NamedTuple

from paperweave.address.assign import Named
from paperweave.address.circles import Circles
from paperweave.address.people import (
    answers,
    maybe_same,
    people_of,
    tells_apart,
)
from paperweave.engine.fingerprint import hash_of_plain
from paperweave.model.corpus import (
    AlikeName,
    AuthorGroup,
    ListedAuthor,
    Namesake,
)
from paperweave.model.record import Author
from paperweave.text.author_names import initial_letter, sort_key
from paperweave.text.normalize import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperweave.address.people import Alike, People, Person
    from paperweave.config.curation import Curation
    from paperweave.engine.cache import Cache
    from paperweave.model.paper import Paper

_PAPERS_FOR_CIRCLES = 200  # a person of more papers has one circle


class AuthorPages:
    """Which persons get a page, before its address is known."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that pages depend on
        self,
        papers: Sequence[Paper],
        curation: Curation,
        places: Mapping[int, int],
        least: int = 2,
        published: Mapping[str, int] | None = None,
        cache: Cache | None = None,
    ) -> None:
        """``places`` are those of the papers among the newest.

        A person has a page from ``least`` papers on, and with two where the ledger has one for an
        identity that nobody of more papers takes: ``published`` tells of each in how many lines it
        stands. ``cache`` keeps what follows from the names on the papers alone.
        """
        self.papers = papers
        self.places = places
        found = (
            _found(papers, curation)
            if cache is None
            else cache.kept(
                "people",
                _key(papers, curation),
                lambda: _found(papers, curation),
            )
        )
        self.people, self.names, self._alike, self._listed = found
        self.shown = sorted(
            self._with_page(least, published or {}),
            key=lambda n: (self.names[n].casefold(), self.names[n]),
        )

    def _with_page(
        self, least: int, published: Mapping[str, int]
    ) -> Iterator[int]:
        """The persons with enough papers, and those that keep a page."""
        left = Counter(published)
        fewer = []
        for n, person in enumerate(self.people.persons):
            if person.is_question or len(person.papers) >= least:
                left.subtract(self._identities(n))
                yield n
            elif len(person.papers) > 1:
                fewer.append(n)
        # Names that differ in accents alone have one identity: the page of one
        # person gave each of the others a new one in the next build.
        for n in sorted(fewer, key=self.names.__getitem__):
            own = self._identities(n)
            if any(left[identity] > 0 for identity in own):
                left.subtract(own)
                yield n

    def things(self) -> list[Named]:
        """What the ledger is asked for."""
        return [
            Named(
                "authors", self._identities(n), slug(self.names[n]) or "author"
            )
            for n in self.shown
        ]

    def _identities(self, n: int) -> frozenset[str]:
        person = self.people.persons[n]
        by_id = {f"person:{known}" for known in person.ids}
        if by_id and self.names[n] != person.name:
            return frozenset(by_id)
        return frozenset(
            by_id | {f"author:{fold(name)}" for name in person.spellings}
        )

    def groups(self, paths: Mapping[int, str]) -> dict[str, AuthorGroup]:
        """The pages by their names, with what is known of each person.

        ``paths`` are the addresses.
        """
        circles = Circles(self.people, self.papers)
        return {
            self.names[n]: AuthorGroup(
                path=paths[n],
                name=self.names[n],
                papers=self._newest(person.papers),
                spellings=person.spellings,
                ids=person.ids,
                circles=self._circles(circles, n, person),
                alike=tuple(
                    AlikeName(
                        self.names[other.person],
                        paths.get(other.person),
                        other.beside,
                    )
                    for other in self._alike.get(n, ())
                ),
                namesakes=tuple(
                    Namesake(
                        self.names[other],
                        paths.get(other),
                        self._newest(self.people.persons[other].papers),
                    )
                    for other in person.namesakes
                ),
            )
            for n, person in ((n, self.people.persons[n]) for n in self.shown)
        }

    def _circles(
        self, circles: Circles, n: int, person: Person
    ) -> tuple[tuple[int, ...], ...]:
        """Circles of papers that nothing but the name ties, unless a person tied them."""
        said = any(known.startswith("said:") for known in person.ids)
        if (
            person.is_question
            or said
            or not 1 < len(person.papers) <= _PAPERS_FOR_CIRCLES
        ):
            return ()
        found = circles.of(n)
        return tuple(map(self._newest, found)) if len(found) > 1 else ()

    def _newest(self, papers: Sequence[int]) -> tuple[int, ...]:
        # Most persons have one paper.
        if len(papers) < 2:
            return tuple(papers)
        return tuple(sorted(papers, key=self.places.__getitem__))

    def listed(self, paths: Mapping[int, str]) -> tuple[ListedAuthor, ...]:
        """All persons by family name."""
        return tuple(
            ListedAuthor(
                letter,
                self.names[n],
                paths.get(n),
                self._newest(self.people.persons[n].papers),
            )
            for letter, n in self._listed
        )

    def pages_on(self, paths: Mapping[int, str]) -> tuple[dict[str, str], ...]:
        """For each paper the pages of its authors, by the names on it."""
        pages: tuple[dict[str, str], ...] = tuple({} for _ in self.papers)
        for mention, n in self.people.of.items():
            if n in paths:
                pages[mention.paper][mention.name] = paths[n]
        return pages


class _Found(NamedTuple):
    """What follows from the names on papers, and from what a person says of names."""

    people: People
    names: list[str]  # of each person, which no other has
    alike: dict[int, list[Alike]]
    # By family name, each with the letter under which it stands.
    listed: list[tuple[str, int]]


def _key(papers: Sequence[Paper], curation: Curation) -> str:
    """A hash of all that the persons are found by."""
    names = [list(map(tuple, paper.authors)) for paper in papers]
    asked = curation.different_author
    meant = [sorted(answers(paper)) for paper in papers] if asked else []
    return hash_of_plain(names, meant, repr(curation))


def _found(papers: Sequence[Paper], curation: Curation) -> _Found:
    people = people_of(papers, curation)
    names = _labels(people.persons)
    alike = maybe_same(people, papers, curation)
    return _Found(people, names, alike, _by_family(people, names, papers))


def _labels(persons: Sequence[Person]) -> list[str]:
    """A name for each person that no other has: ``Wei Zhang (0001)``."""
    times = Counter(person.name for person in persons)
    return [
        f"{person.name} ({tells_apart(person.ids[0])})"
        if person.ids and times[person.name] > 1
        else person.name
        for person in persons
    ]


def _by_family(
    people: People, names: Sequence[str], papers: Sequence[Paper]
) -> list[tuple[str, int]]:
    """The persons by family name, each with the letter under which it stands."""

    @cached
    def by_name(i: int) -> dict[str, Author]:
        """The authors of a paper by their names, of one name the first."""
        return {author.name: author for author in reversed(papers[i].authors)}

    def author(person: Person) -> Author:
        """The name with its family name, where a paper tells it."""
        found = (by_name(i).get(person.name) for i in person.papers)
        return next(filter(None, found), Author(person.name))

    authors = [
        (author(person), n)
        for n, person in enumerate(people.persons)
        if person.papers or person.is_question
    ]
    authors.sort(key=lambda pair: (*sort_key(pair[0]), names[pair[1]]))
    return [(initial_letter(author), n) for author, n in authors]
