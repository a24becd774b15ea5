"""Which spellings are one keyword.

Without hyphens and spaces, acronyms spelt out, and as a person says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.keywords.all_texts.texts import Texts
from paperweave.keywords.one_text.acronyms import Acronym
from paperweave.keywords.one_text.choices import counts_of, often_titled
from paperweave.keywords.one_text.phrases import plain
from paperweave.text.abroad.inflections import without_endings
from paperweave.text.languages import ENGLISH
from paperweave.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from paperweave.keywords.one_text.phrases import Phrases


_LEAST_VOTES = 2
# "cooperation" is as usual as "cooperative", and "extension" is not of what is "extensive".
_OFTEN_TITLED = 0.25
_QUALITY, ADJECTIVE = "efficiency", "efficient"
_NOUN, _USUAL = "ion", "ive"
_TOO_LITTLE, SCARCE = "limited", "constrained"
_ENDS = (_QUALITY, ADJECTIVE, _NOUN, _USUAL, _TOO_LITTLE, SCARCE)


@dataclass(frozen=True, slots=True)
class Folding:
    """The corpus's acronyms, short to long form, both folded, and back, as written.

    Keys that a person made one.
    """

    long_of: Mapping[str, str] = field(default_factory=dict)
    short_of: Mapping[str, str] = field(default_factory=dict)  # by key
    same: Mapping[str, str] = field(default_factory=dict)
    # By key; what a noun of the corpus is said of.
    qualities: frozenset[str] = frozenset()

    def spelt_out(self, words: Iterable[str], own: Mapping[str, str]) -> str:
        """Return folded words with each acronym's long form.

        A text's ``own`` acronyms go before the corpus's.
        """
        return " ".join(
            [own.get(word) or self.long_of.get(word) or word for word in words]
        )

    def key(self, spelt_out: str) -> str:
        """Return a phrase's identity: ``fine tuning`` and ``finetuning`` have the same."""
        key = spelt_out.replace(" ", "")
        return self.same.get(key, key)

    def is_quality(self, spelt_out: str) -> bool:
        """Tell ``energy efficient`` and ``autoregressive``, where the corpus has their nouns.

        And ``resource limited``, where it has ``resource constrained``.
        """
        return self.key(spelt_out) in self.qualities

    def key_of(self, written: str) -> str:
        """Return the identity of a phrase as a person writes it; empty where it holds no word."""
        return self.key(self.spelt_out(folded_words(written), {}))


def folded_words(written: str) -> list[str]:
    """Fold the words of a phrase; marks are left out."""
    return [
        word.folded for word in words_of(written) if word.written[0].isalnum()
    ]


def folding_of(
    phrases: Sequence[Phrases], same_keyword: Sequence[Sequence[str]]
) -> Folding:
    """Learn what acronyms stand for in a corpus, and take over what a person says."""
    texts = Texts.of(phrases)
    agreed = _by_majority(chain.from_iterable(texts.acronyms))
    long_of = {acronym.short: acronym.long for acronym in agreed}
    short_of = {
        acronym.long.replace(" ", ""): acronym.written for acronym in agreed
    }
    inflected = _inflected(texts)
    plain = Folding(long_of, short_of, inflected)
    groups = [[plain.key_of(name) for name in names] for names in same_keyword]
    said = {key: keys[0] for keys in groups for key in keys[1:]}
    nouns = _nouns_of_qualities(texts.forms.each)
    same = {
        key: said.get(other, other)
        for key, other in (*inflected.items(), *nouns.items())
    }
    return Folding(
        long_of, short_of, {**same, **said}, frozenset(nouns.values())
    )


def _inflected(texts: Texts) -> dict[str, str]:
    """Return the keys of inflected forms of other languages, and of the form most texts have."""
    texts_with: defaultdict[tuple[str, str], Counter[str]] = defaultdict(
        Counter
    )
    for i, language in enumerate(texts.languages):
        if language != ENGLISH:
            for form in dict.fromkeys(map(plain, texts.forms.row(i))):
                stems = without_endings(form, language)
                texts_with[language, stems][form.replace(" ", "")] += 1
    found = {}
    for counts in texts_with.values():
        best = min(counts, key=lambda key: (-counts[key], key))
        found.update({key: best for key in counts if key != best})
    return found


def _nouns_of_qualities(forms: Iterable[str]) -> dict[str, str]:
    """Return the keys of nouns that other texts say as an adjective, and of that.

    ``energy efficiency`` is of what is ``energy-efficient``, ``autoregression`` of what is
    ``autoregressive``; where nothing is called so, the noun stays what it is. What is
    ``resource-limited`` is ``resource-constrained``.
    """
    keys = {_key_of_form(form) for form in forms if form.endswith(_ENDS)}
    pairs = ((key, _adjective_of(key)) for key in sorted(keys))
    return {noun: adjective for noun, adjective in pairs if adjective in keys}


def _adjective_of(key: str) -> str:
    """Return the adjective of a noun, where that is the usual word for a subject, or nothing."""
    for end, other in ((_QUALITY, ADJECTIVE), (_TOO_LITTLE, SCARCE)):
        what = key.removesuffix(end)
        if what != key:
            return what + other if what else ""
    stem = key.removesuffix(_NOUN)
    return (
        stem + _USUAL
        if stem != key and not any(counts_of(key)) and _is_usual(stem)
        else ""
    )


def _is_usual(stem: str) -> bool:
    """Tell ``autoregress``: the adjective is in many titles, of whose noun nothing is known."""
    return often_titled(stem + _USUAL, _OFTEN_TITLED)


def _key_of_form(form: str) -> str:
    return plain(form).replace(" ", "")


def _by_majority(acronyms: Iterable[Acronym]) -> list[Acronym]:
    """Return the acronyms that two texts or more explain, of which more than half agree."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for acronym in acronyms:
        votes[acronym.short][acronym.long] += 1
        spellings[acronym.short][acronym.written] += 1
    agreed = []
    for short, counts in sorted(votes.items()):
        long, count = max(counts.items(), key=lambda item: (item[1], item[0]))
        if count >= _LEAST_VOTES and 2 * count > counts.total():
            agreed.append(
                Acronym(
                    short,
                    long,
                    max(
                        spellings[short], key=lambda w: (spellings[short][w], w)
                    ),
                )
            )
    return agreed
