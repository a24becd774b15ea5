"""Keys that are looked for in the words of all texts, whatever phrases stand there.

All texts at once: what one word begins, or two, is looked up once for all places that have them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.engine.packed import Packed
from paperweave.text.languages import IDEOGRAPHIC
from paperweave.text.tokens import word_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from paperweave.keywords.all_texts.corpus_words import CorpusWords

_LONGEST = 8  # words
# Signs of Chinese or Japanese, of which a title may have thousands.
_LONGEST_INSIDE = 24
_NAMES_CAPITALS = 2
_TEXTS_AT_ONCE = 5_000  # more take memory, and no less time
_NOTHING = -1


class Found(NamedTuple):
    """Where some keys stand, text by text: the first word and the one behind the last.

    ``forms`` tells which of ``spelt_out`` stands there, and ``closed`` whether a phrase ends.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    closed: NDArray[np.bool_]
    forms: NDArray[np.int64]
    spelt_out: Sequence[str]

    def some(self, kept: NDArray[np.bool_] | NDArray[np.int64]) -> Found:
        """Return some of the places, or all of them in another order."""
        return Found(
            self.starts[kept],
            self.ends[kept],
            self.closed[kept],
            self.forms[kept],
            self.spelt_out,
        )


class Wanted:
    """Finds keys in the words of a corpus."""

    def __init__(self, words: CorpusWords, keys: Collection[str]) -> None:
        self._words = words
        self._folding = words.folding
        self._joined = {
            key
            for key in (*keys, *self._folding.same)
            if self._folding.key(key) in keys
        }
        self._beginnings = {
            key[:end] for key in self._joined for end in range(1, len(key) + 1)
        }

    def anywhere(self) -> Found:
        """Find the keys wherever they stand; Chinese and Japanese ones also inside of words."""
        return self._behind(np.ones(len(self._words.written), np.bool_))

    def in_passing(self) -> Found:
        """Find what neither begins nor ends with a word of grammar.

        ``in text`` is not ``in-text``.
        """
        return self._of_content(self._behind(self._words.content))

    def _behind(self, first: NDArray[np.bool_]) -> Found:
        """Find the keys that begin with some of the words as written."""
        if not self._joined:
            return _at_words(np.empty(0, np.int64), ())
        words = self._words
        runs = self._runs()
        for text in range(0, len(words.at) - 1, _TEXTS_AT_ONCE):
            at = words.at[text : text + _TEXTS_AT_ONCE + 1]
            here = slice(int(at[0]), int(at[-1]))
            may = first[words.ids[here]] & runs.begin(words.spelt[here])
            starts = np.flatnonzero(may) + at[0]
            stops = at[np.searchsorted(at, starts, side="right")]
            runs.look(words.spelt, starts, stops)
        starts, lengths, forms = runs.found()
        ends = starts + lengths
        return self._with(
            Found(starts, ends, words.can_end(ends), forms, runs.spelt_out),
            _at_words(*words.where(_is_run, self._inside)),
        )

    def of_names(self) -> Found:
        """Find names at the beginning of a word with hyphens.

        ``BERT`` begins ``BERT-Large`` and ``BERT-based``; ``GPT-4`` is a name of its own.
        """
        return _at_words(*self._words.where(_is_name, self._names))

    def in_titles(self) -> Found:
        """Find what begins with a word of a title, also inside hyphens.

        ``vision`` begins ``Vision-Language Models``; behind a name in capitals each part is one
        word, too: ``RNN-Transformer``. What begins or ends with a word of grammar is none: ``in
        patients`` is not ``inpatients``.
        """
        words = self._words
        of_part, numbers, after_names = self._parts_at(words.title_places())
        begin = (np.diff(of_part, prepend=-1) != 0) | after_names
        sizes_of_texts = np.bincount(words.texts_of(of_part))
        stops = np.repeat(np.cumsum(sizes_of_texts), sizes_of_texts)
        runs = self._runs()
        at = np.flatnonzero(begin)
        runs.look(numbers, at, stops[at])
        firsts, lengths, forms = runs.found()
        starts, ends = of_part[firsts], of_part[firsts + lengths - 1] + 1
        closed = np.ones(len(starts), np.bool_)
        return self._of_content(
            Found(starts, ends, closed, forms, runs.spelt_out)
        )

    def _runs(self) -> _Runs:
        return _Runs(self._words, self._joined, self._beginnings)

    def _parts_at(
        self, places: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.bool_]]:
        """Return what hyphens join in the words at some places, part by part.

        Of each its place, its number in ``spelt_out``, and whether its word begins with a name in
        capitals.
        """
        words, number = self._words, self._words.spelt_out.number
        ids, which = np.unique(words.ids[places], return_inverse=True)
        parts, named = [], []
        for i in ids.tolist():
            word, own = words.written[i], [int(words.spelt_of_written[i])]
            if "-" in word:
                own = list(map(number, self._parts(word)))
            parts.append(np.array(own, np.int32).tobytes())
            name = word.partition("-")[0] if len(own) > 1 else ""
            named.append(_capitals(name) >= _NAMES_CAPITALS)
        found = Packed.of(parts, np.int32).taken(which)
        after = np.array(named, np.bool_)[which]
        return places[found.of_row], found.data, after[found.of_row]

    def _of_content(self, found: Found) -> Found:
        return found.some(self._words.are_content(found.starts, found.ends))

    def _with(self, found: Found, inside: Found) -> Found:
        """Put what stands inside of words behind the other places of each text."""
        if not len(inside.starts):
            return found
        both = Found(
            np.concatenate((found.starts, inside.starts)),
            np.concatenate((found.ends, inside.ends)),
            np.concatenate((found.closed, inside.closed)),
            np.concatenate((found.forms, inside.forms + len(found.spelt_out))),
            (*found.spelt_out, *inside.spelt_out),
        )
        texts = self._words.texts_of(both.starts)
        return both.some(np.argsort(texts, kind="stable"))

    def _names(self, written: str) -> Iterator[str]:
        """Yield the keys that a name with hyphens begins with."""
        parts = self._parts(written)
        for stop in range(1, len(parts) + 1):
            begun = " ".join(parts[:stop])
            joined = begun.replace(" ", "")
            if joined in self._joined:
                yield begun
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

    def _inside(self, piece: str) -> Iterator[str]:
        """Yield the keys inside of a word that has no spaces between its words."""
        for start in range(len(piece) - 1):
            stop = min(start + _LONGEST_INSIDE, len(piece))
            for end in range(start + 2, stop + 1):
                part = piece[start:end]
                if part in self._joined:
                    yield part
                if part not in self._beginnings:
                    break


class _Runs:
    """Finds the runs of words in a row that are keys; ``spelt_out`` has each of them once.

    Among these is also all that a key begins with.
    """

    def __init__(
        self,
        words: CorpusWords,
        keys: Collection[str],
        beginnings: Collection[str],
    ) -> None:
        self.spelt_out: list[str] = []
        self._joined: list[str] = []
        self._are_keys: list[bool] = []
        self._known: dict[str, int] = {}
        self._keys, self._beginnings = keys, beginnings
        self._words = words.spelt_out
        one = map(self._form, self._words.words, self._words.joined)
        self._first = np.fromiter(one, np.int64, len(self._words.words))
        self._begins = self._first != _NOTHING
        self._found = [(np.empty(0, np.int64),) * 3]

    def begin(self, words: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Tell of some words whether they begin a key."""
        found: NDArray[np.bool_] = self._begins[words]
        return found

    def look(
        self,
        row: NDArray[np.int32],
        starts: NDArray[np.int64],
        stops: NDArray[np.int64],
    ) -> None:
        """Look at what begins at some places of a row, and ends before as many others."""
        forms = self._first[row[starts]]
        for length in range(1, _LONGEST + 1):
            begun = (forms != _NOTHING) & (starts + length <= stops)
            starts, stops, forms = starts[begun], stops[begun], forms[begun]
            are_keys = np.array(self._are_keys, np.bool_)[forms]
            found = starts[are_keys]
            self._found.append(
                (found, np.full(len(found), length), forms[are_keys])
            )
            going_on = starts + length < stops
            starts, stops = starts[going_on], stops[going_on]
            forms = self._longer(forms[going_on], row[starts + length])

    def found(self) -> list[NDArray[np.int64]]:
        """Return where runs start, how long each is and which, by their starts and lengths."""
        starts, lengths, forms = map(
            np.concatenate, zip(*self._found, strict=True)
        )
        order = np.lexsort((lengths, starts))
        return [starts[order], lengths[order], forms[order]]

    def _longer(
        self, forms: NDArray[np.int64], following: NDArray[np.int32]
    ) -> NDArray[np.int64]:
        """Return what some forms become with the words that follow."""
        size = len(self._words.words)
        pairs, which = np.unique(forms * size + following, return_inverse=True)
        longer = [
            self._form(
                f"{self.spelt_out[form]} {self._words.words[word]}",
                self._joined[form] + self._words.joined[word],
            )
            for form, word in zip(
                (pairs // size).tolist(), (pairs % size).tolist(), strict=True
            )
        ]
        return np.array(longer, np.int64)[which]

    def _form(self, spelt_out: str, joined: str) -> int:
        """Return the number of a form, known or new, of what begins no key `_NOTHING`."""
        if joined not in self._beginnings:
            return _NOTHING
        number = self._known.setdefault(spelt_out, len(self.spelt_out))
        if number == len(self.spelt_out):
            self.spelt_out.append(spelt_out)
            self._joined.append(joined)
            self._are_keys.append(joined in self._keys)
        return number


def _at_words(places: NDArray[np.int64], spelt_out: Iterable[str]) -> Found:
    """What stands at single words, or inside of them."""
    forms = list(spelt_out)
    return Found(
        places,
        places + 1,
        np.ones(len(places), np.bool_),
        np.arange(len(places)),
        forms,
    )


def _is_run(written: str) -> bool:
    return not written.isascii() and bool(IDEOGRAPHIC.match(written))


def _is_name(written: str) -> bool:
    """Tell ``BERT-Large`` from ``GPT-4``, and from all that is no name with a hyphen."""
    if "-" not in written:
        return False
    name, _, rest = written.partition("-")
    version = rest.replace(".", "").replace("-", "").isdigit()
    return bool(rest) and not version and _capitals(name) >= _NAMES_CAPITALS


def _capitals(word: str) -> int:
    return sum(map(str.isupper, word))
