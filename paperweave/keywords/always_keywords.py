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

    def places_in(self, text: Phrases) -> Iterator[tuple[str, int, int, bool]]:
        """Yield the words as they are spelt out, the first, the one behind the last, and whether this ends a phrase."""
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
