"""Who cites whom among the papers of a collection, as far as their listings tell it.

A name of a work is looked up among DOIs, arXiv numbers, addresses and citation keys; where none of
its names is known, its title counts if no other paper has it. What is named and not here stays out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from paperweave.merge.generic_titles import is_generic
from paperweave.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.model.paper import Entry, MergedPaper, PaperAddress
    from paperweave.model.record import CitedWork

_TELLING = 15  # letters: a shorter title is no evidence
_TELLING_IN_TEXT = 25  # letters of a title that stands somewhere in a reference
_FIRST_WORDS = 3  # by which a title is found in a reference
_YEARS_APART = 1
# Signs of a key that is believed in another file than its own.
_SHORTEST_KEY = 5
_WORD = re.compile(r"[^\W_]+")
# What stands in a reference before a title (if it is not the first) and behind it.
_BEFORE = re.compile(r".*[.,:;()?!]", re.DOTALL)
_BEHIND = re.compile(r"\s*(?:[.,;?!\"”’'([]|$)")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


class _Title(NamedTuple):
    words: tuple[str, ...]
    place: int


def citations_of(
    papers: Sequence[MergedPaper], places: Sequence[PaperAddress]
) -> dict[int, tuple[int, ...]]:
    """For each paper that cites others of the collection these, in the order of ``papers``."""
    naming = list(_naming(papers))
    if not naming:
        return {}
    names = _Names(papers, places)
    cited: dict[int, set[int]] = defaultdict(set)
    for i, entry in naming:
        cited[i].update(names.found(entry.record.cites, entry))
        for citing in names.found(entry.record.cited_by, entry):
            cited[citing].add(i)
    others = {
        i: tuple(sorted(found - {i})) for i, found in sorted(cited.items())
    }
    return {i: found for i, found in others.items() if found}


def _naming(papers: Sequence[MergedPaper]) -> Iterator[tuple[int, Entry]]:
    """The entries that name works as cited or citing, each with the place of its paper."""
    for i, paper in enumerate(papers):
        for entry in paper.entries:
            if entry.record.cites or entry.record.cited_by:
                yield i, entry


class _Names:
    """The papers, by whatever a reference may call them."""

    def __init__(
        self, papers: Sequence[MergedPaper], places: Sequence[PaperAddress]
    ) -> None:
        self._years = [paper.year for paper in papers]
        self._anywhere: dict[str, set[int]] = defaultdict(set)
        self._in_file: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._titles: dict[str, set[int]] = defaultdict(set)
        self._starting: dict[tuple[str, ...], list[_Title]] = defaultdict(list)
        for i, (paper, place) in enumerate(zip(papers, places, strict=True)):
            for name in (place.address, place.bibtex_key):
                self._anywhere[name].add(i)
            for entry in paper.entries:
                self._take(i, entry)
            self._take_titles(i, paper)

    def _take(self, i: int, entry: Entry) -> None:
        record = entry.record
        published = (record.published.address,) if record.published else ()
        for name in (
            record.arxiv,
            record.doi and record.doi.lower(),
            *published,
        ):
            if name:
                self._anywhere[name].add(i)
        for key in (record.key, *record.other_keys, *record.ids):
            if key:
                self._in_file[record.file, key].add(i)
                if len(key) >= _SHORTEST_KEY and not key.isdecimal():
                    self._anywhere[key].add(i)

    def _take_titles(self, i: int, paper: MergedPaper) -> None:
        titles = (
            (paper.title, *paper.other_titles)
            if paper.titled
            else paper.other_titles
        )
        for title in titles:
            folded = fold(title)
            if len(folded) < _TELLING or is_generic(title):
                continue
            self._titles[folded].add(i)
            words = _words(title)
            if len(folded) >= _TELLING_IN_TEXT and len(words) > _FIRST_WORDS:
                self._starting[words[:_FIRST_WORDS]].append(_Title(words, i))

    def found(self, works: Iterable[CitedWork], entry: Entry) -> Iterator[int]:
        """The papers that an entry means by the works that it names."""
        for work in works:
            named = (self._named(name, entry.record.file) for name in work.ids)
            place = next((one for one in named if one is not None), None)
            if place is None and work.title:
                place = self._titled(work.title, work.year)
            if place is None and work.text:
                place = self._in_reference(work.text)
            if place is not None:
                yield place

    def _named(self, name: str, file: str) -> int | None:
        """The one paper of a name: in the file that names it, else anywhere."""
        own = self._in_file.get((file, name))
        return _only(own) if own else _only(self._anywhere.get(name, ()))

    def _titled(self, title: str, year: int | None) -> int | None:
        """The one paper of a title and, where both are known, of about this year."""
        place = _only(self._titles.get(fold(title), ()))
        return (
            place
            if place is not None and self._may_be_of(place, {year})
            else None
        )

    def _may_be_of(self, place: int, years: set[int | None]) -> bool:
        own = self._years[place]
        known = [year for year in years if year is not None]
        if own is None or not known:
            return True
        return any(abs(own - year) <= _YEARS_APART for year in known)

    def _in_reference(self, text: str) -> int | None:
        """The one paper whose title stands in a reference, between marks that part it."""
        found = list(_WORD.finditer(text))
        words = tuple(fold(word[0]) for word in found)
        places = set[int]()
        for start in range(len(words) - _FIRST_WORDS):
            for title in self._starting.get(
                words[start : start + _FIRST_WORDS], ()
            ):
                end = start + len(title.words)
                if words[start:end] == title.words and _stands_apart(
                    text, found, start, end
                ):
                    places.add(title.place)
        place = _only(places)
        years: set[int | None] = {int(year) for year in _YEAR.findall(text)}
        return (
            place
            if place is not None and self._may_be_of(place, years)
            else None
        )


def _only(found: Iterable[int] | None) -> int | None:
    several = list(found or ())
    return several[0] if len(several) == 1 else None


def _stands_apart(
    text: str, words: Sequence[re.Match[str]], start: int, end: int
) -> bool:
    """Whether marks part some words of a reference from the words around them."""
    before = (
        text[words[start - 1].end() : words[start].start()] if start else "."
    )
    return bool(
        _BEFORE.match(before) and _BEHIND.match(text, words[end - 1].end())
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(text))
