"""Other forms of a keyword's words: the noun of an adjective, a name with a version behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.all_texts.texts import Texts
from paperweave.keywords.stop_words import is_merely_doing
from paperweave.text.tokens import word_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from paperweave.keywords.identities import Identities
    from paperweave.keywords.one_text.phrases import Phrases

_QUALITY = "ity"
_LEARNING = " learning"  # a title says "self-supervised", too
_MENT = "ment"
# Of what is done: "customization", "alignment".
_NOUNS = ("tion", "sion", _MENT)
_DONE = ("ed", "ing")  # in which forms a title has it, too: "customized"
_DOING = "ing"
_FARTHEST = 3  # words between what is done and what it is done to, and that
_HOW = "ly"  # "sparsely"
_ENDINGS = ("ation", "ing", "ion", "ive", "ed", "al", "y", "e")
_RARELY_SAID = 8  # times as many texts have the adjective
_SHORTEST_STEM = 4  # letters; "noisy labels" and "label noise" have the same
_VERSION = re.compile(r"(?P<name>\D*[^\W\d_]\D*) \d[\w.]*(?: \d[\w.]*)*\Z")


def of_one_quality(
    identities: Identities,
    accepted: Collection[int],
    refused: Collection[int],
    texts: NDArray[np.int64],
) -> dict[int, int]:
    """Return for other numbers the accepted one of the same quality: ``sparsity`` for ``sparse``.

    Likewise ``modular`` for ``modularity``. ``texts`` tells in how many texts each number is: what
    hardly any text calls so is no name for the rest (``Gaussianity``).
    """
    found = {}
    for number in sorted(accepted):
        folded = identities.folded[number]
        for form in _forms_of_quality(folded) if " " not in folded else ():
            other = identities.numbers.get(identities.folding.key(form))
            if other is None or other in accepted or other in refused:
                continue
            if texts[other] <= _RARELY_SAID * texts[number]:
                found[other] = number
    return found


def has_quality(identities: Identities, number: int) -> bool:
    """Tell an adjective whose quality the corpus has: ``sparse``, where it has ``sparsity``."""
    word = identities.folded[number]
    noun = (
        " " not in word
        and not word.endswith(_QUALITY)
        and word.removesuffix("e") + _QUALITY
    )
    return (
        bool(noun) and identities.folding.key(str(noun)) in identities.numbers
    )


def titled_forms(
    identities: Identities,
    accepted: Collection[int],
    phrases: Sequence[Phrases],
) -> Iterator[list[tuple[str, int, int, bool]]]:
    """Yield for each text where its title has a keyword in another form: ``customized``.

    Each place has the keyword's folded form, the first word, the one behind it and whether a phrase
    ends there.
    """
    forms = _TitleForms(
        [identities.folded[number] for number in sorted(accepted)]
    )
    texts = Texts.of(phrases)
    words, bodies = texts.words, texts.bodies.tolist()
    in_title = words.numbers.places < np.repeat(bodies, words.numbers.sizes)
    of_titles = words.numbers.numbers_left(in_title)
    telling = np.zeros(len(words.each), np.bool_)
    for word in np.unique(of_titles.data).tolist():
        telling[word] = forms.may_tell(words.each[word])
    titles = set(of_titles.of_row[telling[of_titles.data]].tolist())
    for i, body in enumerate(bodies):
        title = words.row(i, body) if i in titles else ()
        found = ((forms.of(word), place) for place, word in enumerate(title))
        alone = [
            (folded, place, place + 1, False)
            for folded, place in found
            if folded
        ]
        yield alone + [
            (folded, start, end, False)
            for folded, start, end in forms.done_to(title)
        ]


def is_learnt_so(word: str, folded: str) -> bool:
    """Tell ``Self-Supervised`` of ``self supervised learning``."""
    return folded == word.lower().replace("-", " ") + _LEARNING


class _TitleForms:
    """Which keyword a title's word is another form of."""

    def __init__(self, keywords: Sequence[str]) -> None:
        self._done: dict[str, str] = {}
        self._other: dict[str, str] = {}
        self._done_to: dict[tuple[str, str], str] = {}
        for folded in keywords:
            kind = folded.removesuffix(_LEARNING)
            if " " not in folded:
                self._other[folded + _HOW] = folded
                if folded.endswith(_NOUNS):
                    self._done[stem_of(folded.removesuffix(_MENT))] = folded
            elif kind != folded and " " in kind:
                self._other["-".join(kind.split(" "))] = folded
            elif folded.endswith(_NOUNS) and folded.count(" ") == 1:
                what, action = folded.split(" ")
                self._done_to[stem_of(action.removesuffix(_MENT)), what] = (
                    folded
                )

    def may_tell(self, word: str) -> bool:
        """Tell whether a word may be another form of a keyword, or say what is done to one."""
        return word.lower().endswith(_DOING) or self.of(word) is not None

    def of(self, word: str) -> str | None:
        """Return the keyword, folded, or none."""
        low = word.lower()
        other = self._other.get(low)
        if other or not low.endswith(_DONE) or is_merely_doing(low):
            return other
        return self._done.get(stem_of(low))

    def done_to(self, title: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Yield what the title says is done to something, with the places of its words.

        ``Optimizing Neural Network Hyperparameters`` is about hyperparameter optimization.
        """
        for start, word in enumerate(title):
            if not word.lower().endswith(_DOING):
                continue
            action = stem_of(word)
            for end, other in enumerate(
                title[start + 1 : start + 1 + _FARTHEST], start + 2
            ):
                folded = self._done_to.get((action, word_of(other).folded))
                if folded:
                    yield folded, start, end


def stem_of(word: str) -> str:
    """Return a word in small letters without what its forms end in."""
    low = word.lower()
    for ending in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) >= _SHORTEST_STEM:
            return stem_of(stem)  # "foundational", "foundation"
    return low


def _forms_of_quality(word: str) -> Iterator[str]:
    stem = word.removesuffix(_QUALITY)
    if stem != word:
        yield from (stem, stem + "e")
    else:
        yield word.removesuffix("e") + _QUALITY


def versions(
    identities: Identities,
    ordered: Sequence[int],
    texts_of: Callable[[int], NDArray[np.int32]],
) -> Iterator[tuple[int, int]]:
    """Yield each name with a version (``ResNet-18``) and the name, where more texts have that."""
    known = set(ordered)
    for number in ordered:
        match = _VERSION.match(identities.folded[number])
        bare = match and identities.numbers.get(
            identities.folding.key(match["name"])
        )
        if (
            bare in known
            and bare != number
            and len(texts_of(bare)) > len(texts_of(number))
        ):
            yield number, bare
