"""What two texts are both about: the most specific keywords and phrases that stand in both."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.keywords.stop_words import ends_generally, is_measure
from paperweave.related.tfidf import names_a_subject
from paperweave.text.languages import ENGLISH
from paperweave.text.tokens import fold_word, language_of_words, word_of

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Mapping,
        Sequence,
    )

    from numpy.typing import NDArray

    from paperweave.related.tfidf import Terms

_LONGEST = 4  # words of a phrase
_SHORTEST = 2
_MOST_SHARED = 3
# A keyword that more of the papers have says nothing of what two of them share.
MOST_PAPERS = 0.06
# What a phrase of several words says is still worth reading where nothing more specific is shared.
MOST_PAPERS_OF_PHRASE = 0.12


class Shared(NamedTuple):
    """A keyword or phrase of both texts: as it is shown, and in how many texts it stands."""

    shown: str
    texts_with: int


# A phrase goes on behind these: "results based" on them, "flares using" something.
_NEVER_LAST = frozenset(["based", "driven", "including", "using"])

Phrases = dict[str, Shared]  # by folded words, as first written


class PhraseMarks(NamedTuple):
    """The phrases of a text, as few bytes as will tell which of them another text has.

    A hash of each phrase as it is folded, ascending, and where it first stands: the number of its
    first word times ``_LONGEST``, plus how many words follow. The hashes hold within one build:
    Python's own differ from run to run.
    """

    hashes: NDArray[np.int64]
    places: NDArray[np.uint32]


def phrase_marks(written: str, terms: Terms) -> PhraseMarks:
    """Return marks of a text's phrases of two to four words (``written`` has one word a line).

    Only of those that another text may have: each pair of their words stands in two. In another
    language than English what stands together may be a noun and the verb behind it, so that there
    are none.
    """
    words = [word_of(token) for token in written.split("\n")]
    found: dict[int, int] = {}
    run: list[str] = []
    for place, word in enumerate(
        words if language_of_words(words) == ENGLISH else ()
    ):
        if not (
            run
            and word.content
            and terms.texts_with_pair(words[place - 1], word)
        ):
            run = [word.folded] if word.content else []
            continue
        run = [*run[1 - _LONGEST :], word.folded]
        for length in range(_SHORTEST, len(run) + 1):
            first = (place + 1 - length) * _LONGEST + length - 1
            found.setdefault(hash(" ".join(run[-length:])), first)
    hashes = np.fromiter(found, np.int64, len(found))
    order = hashes.argsort()
    return PhraseMarks(
        hashes[order], np.fromiter(found.values(), np.uint32, len(found))[order]
    )


def places_of_both(own: PhraseMarks, other: PhraseMarks) -> list[int]:
    """Return where the first text has the phrases that stand in both."""
    if not len(other.hashes):
        return []
    near = np.minimum(
        np.searchsorted(other.hashes, own.hashes), len(other.hashes) - 1
    )
    both: list[int] = own.places[other.hashes[near] == own.hashes].tolist()
    return both


class PhrasesOf(dict[int, tuple[str, Shared] | None]):
    """The phrases of a text by where they stand, each found when it is asked for.

    What a text shares with one of its neighbours it mostly shares with others too. None is one that
    names no subject.
    """

    def __init__(self, written: str, terms: Terms) -> None:
        super().__init__()
        self._written, self._terms = written.split("\n"), terms

    def __missing__(self, place: int) -> tuple[str, Shared] | None:
        found = self[place] = self._found(place)
        return found

    def _found(self, place: int) -> tuple[str, Shared] | None:
        """A phrase folded, and with the number of texts that have the rarest of its pairs."""
        first, more = divmod(place, _LONGEST)
        words = [
            word_of(token) for token in self._written[first : first + more + 1]
        ]
        folded = " ".join([word.folded for word in words])
        if words[-1].folded in _NEVER_LAST or not names_a_subject(folded):
            return None
        terms = self._terms
        counts = [terms.texts_with_pair(*pair) for pair in pairwise(words)]
        texts_with = 2 ** min(map(terms.step_of, counts))
        return folded, Shared(
            " ".join([word.written for word in words]), texts_with
        )


def phrases_at(places: Iterable[int], text: PhrasesOf) -> Phrases:
    """Return the phrases at some places of a text that name a subject, sorted."""
    found = filter(None, map(text.__getitem__, places))
    return dict(sorted(found))


def shared_keywords(
    own: Sequence[str],
    other: Collection[str],
    papers_with: Mapping[str, int],
    most: int,
) -> list[Shared]:
    """Return the keywords of both texts that at most ``most`` papers have."""
    return [
        Shared(name, papers_with[name])
        for name in own
        if name in other and papers_with[name] <= most
    ]


def in_few(phrases: Phrases, most: int) -> Phrases:
    """Return the phrases that stand in at most so many texts."""
    return {
        folded: one for folded, one in phrases.items() if one.texts_with <= most
    }


def names_of(
    keywords: Iterable[str], forms: Callable[[str], Iterable[str]]
) -> dict[str, str]:
    """Return the keyword that each phrase is, by its folded words; ``forms`` has those of each."""
    return {form: name for name in keywords for form in forms(name)}


def outside_of(phrases: Phrases, forms: Iterable[str]) -> Phrases:
    """Leave out phrases that are only a part of one of some forms: ``neural machine``."""
    spaced = [f" {form} " for form in forms]
    all_forms = "\n".join(spaced)  # that most are in none is soon seen
    return {
        folded: phrase
        for folded, phrase in phrases.items()
        if f" {folded} " not in all_forms
        or not any(
            f" {folded} " in form and len(folded) < len(form) - 2
            for form in spaced
        )
    }


def forms_of(name: str, variants: Iterable[str]) -> tuple[str, ...]:
    """Return a keyword and its spellings as folded words."""
    long_form = name.partition(" (")[0]
    return tuple(dict.fromkeys(map(_folded, (long_form, *variants))))


def _folded(phrase: str) -> str:
    return " ".join([fold_word(token) for token in phrase.split()])


def without_measures(phrases: Mapping[str, Shared]) -> dict[str, Shared]:
    """Leave out what is measured of anything (``memory requirements``), or of every science."""
    return {
        folded: shared
        for folded, shared in phrases.items()
        if not _is_measured(folded)
    }


@lru_cache(maxsize=65_536)  # each phrase is in many pairs
def _is_measured(folded: str) -> bool:
    words = folded.split(" ")
    return is_measure(words) or ends_generally(words)


def named_like_keywords(
    phrases: Mapping[str, Shared],
    names: Mapping[str, str],
    allowed: Mapping[str, Shared],
) -> list[Shared]:
    """Name phrases that are keywords like these; a keyword that is not ``allowed`` is no reason."""
    found = []
    for folded, shared in phrases.items():
        name = names.get(folded)
        if name is None:
            found.append(shared)
        elif name in allowed:
            found.append(allowed[name])
    return found


def long_forms(
    both: Iterable[Shared],
    folded: tuple[str, str],
    forms: Callable[[str], Iterable[str]],
) -> list[Shared]:
    """Return the keywords of ``both`` texts that are phrases and stand there spelt out.

    ``folded`` are the words of both texts, and ``forms`` has the spellings of each keyword as
    folded words, of which those with other letters do not count. An acronym behind its long form
    is left out.
    """
    found = []
    for shared in both:
        long_form = shared.shown.partition(" (")[0]
        shown = _as_words(long_form)
        letters = _folded(long_form).replace(" ", "")
        spelt = [
            f" {form} "
            for form in forms(shared.shown)
            if form.replace(" ", "") == letters
        ]
        standing = all(any(form in text for form in spelt) for text in folded)
        if " " in shown and standing:
            found.append(Shared(shown, shared.texts_with))
    return found


def themes(both: Iterable[Shared]) -> list[Shared]:
    """Return the keywords of several words, whatever the texts call them: ``LoRA``."""
    return [shared for shared in both if " " in shared.shown]


def _as_words(name: str) -> str:
    """Write a chain of hyphens as a phrase (``mixture of experts``), where it is not a compound."""
    chain = " " not in name and name.count("-") > 1
    return name.replace("-", " ") if chain else name


def folded_words(written: str) -> str:
    """Return the words of a text (one a line) folded, with a space between and around them."""
    return f" {' '.join([word_of(token).folded for token in written.split(chr(10))])} "


def most_specific(
    keywords: Iterable[Shared], phrases: Iterable[Shared]
) -> tuple[str, ...]:
    """Choose up to three: keywords before phrases, the rarest first, no two of the same thing."""
    keywords = sorted(keywords, key=lambda one: (one.texts_with, one.shown))
    phrases = sorted(
        phrases, key=lambda one: (one.texts_with, -len(one.shown), one.shown)
    )
    chosen: list[str] = []
    for shared in (*keywords, *phrases):
        if len(chosen) == _MOST_SHARED:
            break
        if not any(_same_thing(shared.shown, other) for other in chosen):
            chosen.append(shared.shown)
    return tuple(chosen)


def _same_thing(one: str, other: str) -> bool:
    """Tell spellings of one thing, a thing and its part, an acronym and its long form."""
    stems, others = _stems(one), _stems(other)
    return (
        stems <= others
        or others <= stems
        or _in_one(one) == _in_one(other)
        or _initials(one) == other.lower()
        or _initials(other) == one.lower()
    )


@lru_cache(maxsize=65_536)  # each name is compared with many
def _stems(name: str) -> frozenset[str]:
    words = (
        word
        for token in name.split()
        for word in fold_word(token).lower().split()
    )
    return frozenset(word[:6] for word in words)


@lru_cache(maxsize=65_536)
def _in_one(name: str) -> str:
    return "".join(sorted(_stems(name)))


@lru_cache(maxsize=65_536)
def _initials(name: str) -> str:
    return "".join([word[0] for word in name.lower().replace("-", " ").split()])
