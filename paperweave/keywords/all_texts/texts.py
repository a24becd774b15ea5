"""The phrases of all texts in arrays: each word and each form once, and which stands where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.engine.packed import Packed
from paperweave.keywords.one_text.phrases import PHRASE, PLACE, Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from paperweave.keywords.one_text.acronyms import Acronym


class Used(NamedTuple):
    """Texts, each once in the order in which rows of numbers first use it."""

    each: list[str]
    numbers: Packed

    def row(self, i: int, most: int | None = None) -> list[str]:
        """The texts of one row, or the first of them."""
        numbers = self.numbers.row(i)[:most].tolist()
        return [self.each[number] for number in numbers]

    def taken(self, wanted: NDArray[np.int64]) -> Used:
        """Some of the rows, with what these use."""
        return _in_order_of_use(self.each, self.numbers.taken(wanted))

    def with_rows(self, other: Used) -> Used:
        """The rows of both."""
        number_of = defaultdict[str, int](count(len(self.each)).__next__)
        number_of.update({one: n for n, one in enumerate(self.each)})
        numbers = np.fromiter(
            map(number_of.__getitem__, other.each), np.int32, len(other.each)
        )
        moved = other.numbers.with_data(numbers[other.numbers.data])
        return Used(list(number_of), self.numbers.with_rows(moved))


def _in_order_of_use(each: Sequence[str], numbers: Packed) -> Used:
    many = len(numbers.data)
    first = np.full(len(each), many)
    # Of several numbers that go to one place, the last one stays.
    first[numbers.data[::-1]] = np.arange(many - 1, -1, -1)
    order = np.argsort(first, kind="stable")
    order = order[first[order] < many]
    place = np.empty(len(each), np.int32)
    place[order] = np.arange(len(order))
    found = [each[n] for n in order.tolist()]
    return Used(found, numbers.with_data(place[numbers.data]))


@dataclass(frozen=True, eq=False)
class Texts(Sequence[Phrases]):
    """The phrases of some texts: the same arrays for the same texts, whatever was known before.

    ``words`` are those of each text as written, ``forms`` those of its phrases, of which ``scored``
    and ``places`` tell as in `Phrases`.
    """

    words: Used
    bodies: NDArray[np.int64]
    forms: Used
    scored: Packed
    places: Packed
    acronyms: Sequence[tuple[Acronym, ...]]
    languages: Sequence[str]

    @classmethod
    def of(cls, phrases: Iterable[Phrases]) -> Texts:
        """Pack the phrases of each text."""
        if isinstance(phrases, Texts):
            return phrases
        word_numbers = defaultdict[str, int](count().__next__)
        form_numbers = defaultdict[str, int](count().__next__)
        words, forms = list[bytes](), list[bytes]()
        others = list[Phrases]()
        for text in phrases:
            words.append(_numbered(text.written.split("\n"), word_numbers))
            own = text.forms.split("\n") if text.forms else ()
            forms.append(_numbered(own, form_numbers))
            others.append(text._replace(written="", forms=""))
        return cls(
            Used(list(word_numbers), Packed.of(words, np.int32)),
            np.array([text.body for text in others], np.int64),
            Used(list(form_numbers), Packed.of(forms, np.int32)),
            Packed.of([text.scored for text in others], PHRASE),
            Packed.of([text.places for text in others], PLACE),
            [text.acronyms for text in others],
            [text.language for text in others],
        )

    def taken(self, wanted: NDArray[np.int64]) -> Texts:
        """Some of the texts, in the order asked for."""
        some = wanted.tolist()
        return Texts(
            self.words.taken(wanted),
            self.bodies[wanted],
            self.forms.taken(wanted),
            self.scored.taken(wanted),
            self.places.taken(wanted),
            [self.acronyms[i] for i in some],
            [self.languages[i] for i in some],
        )

    def with_texts(self, other: Texts) -> Texts:
        """The texts of both."""
        return Texts(
            self.words.with_rows(other.words),
            np.concatenate((self.bodies, other.bodies)),
            self.forms.with_rows(other.forms),
            self.scored.with_rows(other.scored),
            self.places.with_rows(other.places),
            [*self.acronyms, *other.acronyms],
            [*self.languages, *other.languages],
        )

    def __len__(self) -> int:
        return len(self.bodies)

    def __getitem__(self, i: int) -> Phrases:  # type: ignore[override]  # there are no slices of it
        return Phrases(
            "\n".join(self.words.row(i)),
            int(self.bodies[i]),
            "\n".join(self.forms.row(i)),
            self.scored.row(i).tobytes(),
            self.places.row(i).tobytes(),
            self.acronyms[i],
            self.languages[i],
        )


class WrittenOf(Sequence[str]):
    """The words of each text, one a line."""

    def __init__(self, texts: Texts) -> None:
        self._words = texts.words

    def __len__(self) -> int:
        return len(self._words.numbers)

    def __getitem__(self, i: int) -> str:  # type: ignore[override]  # as above
        return "\n".join(self._words.row(i))


def _numbered(some: Sequence[str], number_of: Mapping[str, int]) -> bytes:
    numbers = map(number_of.__getitem__, some)
    return np.fromiter(numbers, np.int32, len(some)).tobytes()
