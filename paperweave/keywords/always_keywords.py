"""What a person wants as keywords, found wherever it stands, whatever its words are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from paperweave.keywords.one_text.features import can_end
from paperweave.text.languages import ENGLISH, IDEOGRAPHIC, function_words
from paperweave.text.tokens import CACHED_WORDS, word_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from paperweave.keywords.folding import Folding
    from paperweave.keywords.one_text.phrases import Phrases

_LONGEST = 8  # words
# Signs of Chinese or Japanese, of which a title may have thousands.
_LONGEST_INSIDE = 24
_NAMES_CAPITALS = 2


class _Words(dict[str, str]):
    """Each word as written: folded, and spelt out where it is an acronym of the corpus."""

    def __init__(self, folding: Folding) -> None:
        super().__init__()
        self._folding = folding

    def __missing__(self, written: str) -> str:
        self[written] = found = self._folding.spelt_out(
            [word_of(written).folded], {}
        )
        return found


class Wanted:
    """Finds keys in texts; false where there are none to find."""

    def __init__(self, folding: Folding, keys: Collection[str]) -> None:
        self._folding = folding
        self._joined = {
            key for key in (*keys, *folding.same) if folding.key(key) in keys
        }
        self._beginnings = {
            key[:end] for key in self._joined for end in range(1, len(key) + 1)
        }
        self._words = _Words(folding)

    def __bool__(self) -> bool:
        return bool(self._joined)

    def places_in_title(
        self, text: Phrases
    ) -> Iterator[tuple[str, int, int, bool]]:
        """Yield, as `places_in` does, what begins with a word of the title, also inside hyphens.

        ``vision`` begins ``Vision-Language Models``; behind a name in capitals each part is one
        word, too: ``RNN-Transformer``. What begins or ends with a word of grammar is none: ``in
        patients`` is not ``inpatients``.
        """
        words = text.written.split("\n", text.body)[: text.body]
        parts = [
            (part, place)
            for place, written in enumerate(words)
            for part in self._parts(written)
        ]
        for first, (_, start) in enumerate(parts):
            inside = first and parts[first - 1][1] == start
            if (
                inside
                and _capitals(words[start].partition("-")[0]) < _NAMES_CAPITALS
            ):
                continue
            yield from _of_content(
                self._begun(parts[first : first + _LONGEST]),
                words,
                text.language,
            )

    def places_in_passing(
        self, text: Phrases
    ) -> Iterator[tuple[str, int, int, bool]]:
        """Yield, as `places_in` does, what neither begins nor ends with a word of grammar.

        ``in text`` is not ``in-text``.
        """
        return _of_content(
            self.places_in(text), text.written.split("\n"), text.language
        )

    def places_of_names(
        self, text: Phrases
    ) -> Iterator[tuple[str, int, int, bool]]:
        """Yield, as `places_in` does, names at the beginning of a word with hyphens.

        ``BERT`` begins ``BERT-Large`` and ``BERT-based``; ``GPT-4`` is a name of its own.
        """
        for place, written in enumerate(text.written.split("\n")):
            if "-" not in written:  # nearly all words
                continue
            name, _, rest = written.partition("-")
            version = rest.replace(".", "").replace("-", "").isdigit()
            if rest and not version and _capitals(name) >= _NAMES_CAPITALS:
                yield from self._begun(
                    [(part, place) for part in self._parts(written)]
                )

    def _begun(
        self, parts: Sequence[tuple[str, int]]
    ) -> Iterator[tuple[str, int, int, bool]]:
        """Yield the keys with which some parts begin; each part knows the place of its word."""
        joined = ""
        for stop, (part, place) in enumerate(parts, 1):
            joined += part.replace(" ", "")
            if joined in self._joined:
                yield (
                    " ".join([part for part, _ in parts[:stop]]),
                    parts[0][1],
                    place + 1,
                    True,
                )
            if joined not in self._beginnings:
                return

    def _parts(self, written: str) -> list[str]:
        """Return what hyphens join, each part folded; an acronym of the corpus is spelt out."""
        folded = word_of(written).folded
        whole = self._folding.spelt_out([folded], {})
        if whole != folded or "-" not in written:
            return [whole]
        parts = (word_of(part).folded for part in written.split("-") if part)
        return [self._folding.spelt_out([part], {}) for part in parts]

    def places_in(self, text: Phrases) -> Iterator[tuple[str, int, int, bool]]:
        """Yield the places of the keys.

        Each with its words as they are spelt out, the first, the one behind the last, and whether
        a phrase ends there.
        """
        written = text.written.split("\n")
        words = list(map(self._words.__getitem__, written))
        if text.acronyms:
            own = {acronym.short: acronym.long for acronym in text.acronyms}
            words = [
                own.get(word_of(one).folded, word)
                for one, word in zip(written, words, strict=True)
            ]
        parts = list(map(_joined_parts, words))
        for start in self._starts(parts):
            joined = ""
            for end, part in enumerate(
                parts[start : start + _LONGEST], start + 1
            ):
                joined += part
                if joined in self._joined:
                    spelt_out = " ".join(words[start:end])
                    yield (
                        spelt_out,
                        start,
                        end,
                        can_end(word_of(written[end]).folded),
                    )
                if joined not in self._beginnings:
                    break
        if IDEOGRAPHIC.search(text.written):
            yield from self._inside(written)

    def _inside(
        self, written: Sequence[str]
    ) -> Iterator[tuple[str, int, int, bool]]:
        """Yield the keys inside of words that have no spaces between them."""
        for place, piece in enumerate(written):
            if not IDEOGRAPHIC.match(piece):
                continue
            for start in range(len(piece) - 1):
                for end in range(
                    start + 2, min(start + _LONGEST_INSIDE, len(piece)) + 1
                ):
                    part = piece[start:end]
                    if part in self._joined:
                        yield part, place, place + 1, True
                    if part not in self._beginnings:
                        break

    def _starts(self, parts: Sequence[str]) -> list[int]:
        """Return where a key may begin, by its first word alone: nowhere, in most places."""
        beginnings = self._beginnings
        return [start for start, part in enumerate(parts) if part in beginnings]


def _of_content(
    places: Iterable[tuple[str, int, int, bool]],
    written: Sequence[str],
    language: str,
) -> Iterator[tuple[str, int, int, bool]]:
    """Yield those that neither begin nor end with a word of the language's grammar."""
    grammar = (
        frozenset[str]() if language == ENGLISH else function_words(language)
    )
    for place in places:
        _, start, end, _ = place
        ends = (word_of(written[start]), word_of(written[end - 1]))
        if all(word.content and word.low not in grammar for word in ends):
            yield place


@lru_cache(CACHED_WORDS)
def _joined_parts(word: str) -> str:
    return word.replace(" ", "")


def _capitals(word: str) -> int:
    return sum(map(str.isupper, word))
