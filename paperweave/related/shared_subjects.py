"""What two texts are both about: the most specific keywords and phrases that stand in both."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from paperweave.keywords.stop_words import ends_generally, is_measure
from paperweave.related.phrase_marks import place
from paperweave.text.tokens import fold_word, word_of

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Mapping,
        Sequence,
    )

_MOST_SHARED = 3
# A keyword that more of the papers have says nothing of what two of them share.
MOST_PAPERS = 0.06
# What a phrase of several words says is still worth reading where nothing more specific is shared.
MOST_PAPERS_OF_PHRASE = 0.12


class Shared(NamedTuple):
    """A keyword or phrase of both texts: as it is shown, and in how many texts it stands."""

    shown: str
    texts_with: int


Phrases = dict[str, Shared]  # by folded words, as first written


class PhrasesOf(dict[int, tuple[str, Shared]]):
    """The phrases of a text by their places in `PhraseMarks`, each found when it is asked for.

    What a text shares with one of its neighbours it mostly shares with others too. With each
    stands the number of texts that have the rarest of its pairs.
    """

    def __init__(self, written: str) -> None:
        super().__init__()
        self._written = written.split("\n")

    def __missing__(self, number: int) -> tuple[str, Shared]:
        where = place(number)
        written = self._written[where.start : where.end]
        folded = " ".join([word_of(token).folded for token in written])
        shared = Shared(" ".join(written), 2**where.step)
        self[number] = found = folded, shared
        return found


def phrases_at(places: Iterable[int], text: PhrasesOf) -> Phrases:
    """Return the phrases at some places of a text, sorted."""
    return dict(sorted(map(text.__getitem__, places)))


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
