"""What a person wants as keywords, found wherever it stands, whatever its words are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.keywords.features import can_end
from paperweave.text.tokens import word_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from paperweave.keywords.folding import Folding
    from paperweave.keywords.phrases import Phrases

_LONGEST = 8  # words


class Wanted:
    """Finds keys in texts; false where there are none to find."""

    def __init__(self, folding: Folding, keys: Collection[str]) -> None:
        self._folding = folding
        self._joined = {key for key in (*keys, *folding.same) if folding.key(key) in keys}
        self._beginnings = {key[:end] for key in self._joined for end in range(1, len(key) + 1)}

    def __bool__(self) -> bool:
        return bool(self._joined)

    def places_in_title(self, text: Phrases) -> Iterator[tuple[str, int, int, bool]]:
        """Yield, as `places_in` does, what begins with a word of the title, also inside hyphens.

        ``vision`` begins ``Vision-Language Models``.
        """
        words = text.written.split("\n", text.body)[: text.body]
        parts = [
            (part, place)
            for place, written in enumerate(words)
            for part in self._parts(word_of(written).folded)
        ]
        for first, (_, start) in enumerate(parts):
            if first and parts[first - 1][1] == start:
                continue  # inside a word
            joined = ""
            for stop, (part, place) in enumerate(parts[first : first + _LONGEST], first + 1):
                joined += part.replace(" ", "")
                if joined in self._joined:
                    spelt_out = " ".join([part for part, _ in parts[first:stop]])
                    yield spelt_out, start, place + 1, True
                if joined not in self._beginnings:
                    break

    def _parts(self, folded: str) -> list[str]:
        """Return what hyphens join; an acronym of the corpus, spelt out, is one part."""
        spelt_out = self._folding.spelt_out([folded], {})
        return folded.split(" ") if spelt_out == folded else [spelt_out]

    def places_in(self, text: Phrases) -> Iterator[tuple[str, int, int, bool]]:
        """Yield the places of the keys.

        Each with its words as they are spelt out, the first, the one behind the last, and whether
        a phrase ends there.
        """
        own = {acronym.short: acronym.long for acronym in text.acronyms}
        folded = [word_of(written).folded for written in text.written.split("\n")]
        words = [self._folding.spelt_out([word], own) for word in folded]
        parts = [word.replace(" ", "") for word in words]
        for start in range(len(parts)):
            joined = ""
            for end, part in enumerate(parts[start : start + _LONGEST], start + 1):
                joined += part
                if joined in self._joined:
                    yield " ".join(words[start:end]), start, end, can_end(folded[end])
                if joined not in self._beginnings:
                    break
