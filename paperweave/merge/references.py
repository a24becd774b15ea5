"""Which papers of a corpus the references of a bibliography mean.

An identifier decides first; then how much of a title's letters a reference has (the optimal string
alignment distance, by rapidfuzz), with authors and years as witnesses. The page that compares a
bibliography in the browser goes by the same rules (``references.js``).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from rapidfuzz.distance import OSA

from paperweave.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Shares of a title's letters: an equal title but for slips, the same where an author is in common,
# and the least that is worth a person's look.
_SURE, _SURE_OF_AN_AUTHOR, _LIKELY = 0.9, 0.8, 0.75
_TELLING = 15  # letters: a shorter title is sure only together with an author
_SHORTEST_NAME = 3  # letters of a name before a colon
_WITHOUT_SUBTITLE = 0.05
# Below this share an identifier and a title contradict each other.
_OTHER_TITLE = 0.5
_CANDIDATES = 8
_LEAST_OF_BEST = 0.4
_AS_NEAR = 0.02  # so little behind the best another title is as near
_END = 4  # letters: of a word with a slip one end is whole

# A title's name ends here: "BERT: Pre-training of …".
_NAME_END = re.compile(r"[:?–—]\s")
_BETWEEN_WORDS = re.compile(r"[\s\-\u2010-\u2015:/]+")

State = Literal["here", "unsure", "missing"]


class Reference(NamedTuple):
    """What a bibliography says of one work; a paper of the corpus is told in the same way."""

    titles: tuple[str, ...]
    families: tuple[str, ...]  # family names
    year: int | None = None
    venue: str = ""
    ids: tuple[str, ...] = ()  # arXiv numbers, DOIs, citation keys


class Match(NamedTuple):
    """What was found for a reference: the places of the papers that it means or may mean."""

    state: State
    papers: tuple[int, ...] = ()


class References:
    """Papers, by whatever a reference may call them."""

    def __init__(self, papers: Sequence[Reference]) -> None:
        """Take the papers; ``match`` answers with places among them."""
        self._papers = papers
        self._by_id = {
            fold(one): i
            for i, paper in enumerate(papers)
            for one in paper.ids
            if one
        }
        self._having: dict[str, list[int]] = defaultdict(list)
        for i, paper in enumerate(papers):
            for word in {
                word for title in paper.titles for word in _pieces(title)
            }:
                self._having[word].append(i)

    def match(self, reference: Reference) -> Match:
        """The paper that a reference means, those that it may mean, or none."""
        near = sorted(
            self._near(reference),
            key=lambda one: (-one.alike, one.author is not True),
        )
        best = near[0] if near else None
        identified = [
            self._by_id[one]
            for one in map(fold, reference.ids)
            if one in self._by_id
        ]
        if identified:
            return self._identified(identified[0], reference, best)
        if called := _only_called(near):
            return Match("here", (called.place,))
        if best is None or best.alike < _LIKELY:
            return Match("missing")
        return _by_title(best, near, reference)

    def _identified(
        self, place: int, reference: Reference, best: _Near | None
    ) -> Match:
        """An identifier is believed unless the title is another's and no author speaks for it."""
        paper = self._papers[place]
        other = (
            best
            if best and best.place != place and best.alike >= _SURE
            else None
        )
        if other:
            return Match("unsure", (place, other.place))
        agrees = (
            not any(reference.titles)
            or _alike(paper, reference) >= _OTHER_TITLE
        )
        sure = agrees or _author_in_common(paper, reference) is True
        return Match("here" if sure else "unsure", (place,))

    def _near(self, reference: Reference) -> Iterator[_Near]:
        """The papers whose titles have most of the reference's words, rare ones first."""
        scores: dict[int, float] = defaultdict(float)
        for word in {
            word for title in reference.titles for word in _pieces(title)
        }:
            places = self._having.get(word, ())
            for i in places:
                scores[i] += math.log1p(len(self._papers) / len(places))
        order = sorted(scores, key=lambda i: (-scores[i], i))[:_CANDIDATES]
        for i in order:
            if scores[i] >= _LEAST_OF_BEST * scores[order[0]]:
                yield _compared(i, self._papers[i], reference)


class _Near(NamedTuple):
    """A paper beside a reference."""

    place: int
    alike: float  # 0 to 1: how like the titles are
    # Whether they have an author in common; None where nothing is said.
    author: bool | None
    # The reference's title is the name before the colon of the paper's.
    named: bool
    years_agree: bool  # at most one apart, or unknown
    letters: int  # of the shorter title

    @property
    def is_called(self) -> bool:
        """Whether a name before a colon, an author and the year all speak for it."""
        return self.author is True and self.named and self.years_agree


def _compared(place: int, paper: Reference, reference: Reference) -> _Near:
    name = fold(reference.titles[0]) if reference.titles else ""
    years = (paper.year, reference.year)
    return _Near(
        place,
        _alike(paper, reference),
        _author_in_common(paper, reference),
        len(name) >= _SHORTEST_NAME
        and name in {_name(title) for title in paper.titles},
        None in years or abs((paper.year or 0) - (reference.year or 0)) <= 1,
        min(len(name), len(fold(paper.titles[0]))),
    )


def _only_called(near: Iterable[_Near]) -> _Near | None:
    """The one paper of a method's name, where it is the only one and its title is another."""
    called = [one for one in near if one.is_called]
    return called[0] if len(called) == 1 and called[0].alike < _SURE else None


def _by_title(
    best: _Near, near: Sequence[_Near], reference: Reference
) -> Match:
    others = [
        one
        for one in near[1:]
        if one.alike >= max(_SURE, best.alike - _AS_NEAR)
    ]
    alone = all(one.author != best.author for one in others)
    if alone and (_by_author(best) or _by_title_alone(best, reference)):
        return Match("here", (best.place,))
    if _may_be_meant(best):
        return Match("unsure", (best.place, *(one.place for one in others)))
    return Match("missing")


def _may_be_meant(best: _Near) -> bool:
    """By its title, by an author in common, or by most of its title where no author is known."""
    silent = best.author is None and best.alike >= _SURE_OF_AN_AUTHOR
    return best.alike >= _SURE or bool(best.author) or silent


def _by_author(best: _Near) -> bool:
    """With an author in common a slip of the year, or some more of the title, is a slip."""
    if not best.author:
        return False
    return best.alike >= _SURE or (
        best.years_agree and best.alike >= _SURE_OF_AN_AUTHOR
    )


def _by_title_alone(best: _Near, reference: Reference) -> bool:
    said_nothing = best.author is None or not reference.families
    telling = best.alike >= _SURE and best.letters >= _TELLING
    return said_nothing and telling and best.years_agree


def _name(title: str) -> str:
    return fold(_NAME_END.split(title)[0])


def _pieces(title: str) -> Iterator[str]:
    """The words of a title, and the ends of the longer ones."""
    for word in map(fold, _BETWEEN_WORDS.split(title)):
        if not word:
            continue
        yield word
        if len(word) > _END + 1:
            yield from (f"{word[:_END]}…", f"…{word[-_END:]}")


def _alike(paper: Reference, reference: Reference) -> float:
    """How like the titles are; one without its subtitle is worth a little less."""
    best = 0.0
    for ours in paper.titles:
        for theirs in reference.titles:
            whole = OSA.normalized_similarity(fold(ours), fold(theirs))
            cut = max(
                _cut_alike(_name(ours), fold(theirs)),
                _cut_alike(_name(theirs), fold(ours)),
            )
            best = max(best, whole, cut - _WITHOUT_SUBTITLE)
    return best


def _cut_alike(name: str, whole: str) -> float:
    return (
        OSA.normalized_similarity(name, whole) if len(name) >= _TELLING else 0.0
    )


def _author_in_common(paper: Reference, reference: Reference) -> bool | None:
    if not reference.families or not paper.families:
        return None
    return not {fold(name) for name in paper.families}.isdisjoint(
        map(fold, reference.families)
    )


def differences(
    paper: Reference, reference: Reference
) -> Iterator[tuple[str, str, str]]:
    """What a reference says otherwise than its paper: the fact, what is said there, and here."""
    said = {fold(title) for title in reference.titles}
    if said and said.isdisjoint(map(fold, paper.titles)):
        yield "title", reference.titles[0], paper.titles[0]
    if (
        None not in (paper.year, reference.year)
        and reference.year != paper.year
    ):
        yield "year", str(reference.year), str(paper.year)
    if not _same_venue(fold(reference.venue), fold(paper.venue)):
        yield "venue", reference.venue, paper.venue
    known = set(map(fold, paper.families))
    more = [name for name in reference.families if fold(name) not in known]
    if more:
        yield "authors", ", ".join(more), ", ".join(paper.families)


def _same_venue(theirs: str, ours: str) -> bool:
    """Whether one names the other; where one says nothing, nothing differs."""
    return not theirs or not ours or theirs in ours or ours in theirs
