"""The phrases of all texts in arrays: each word and each form once, and which stands where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.engine.packed import Packed
from paperweave.keywords.one_text.phrases import (
    PHRASE,
    PLACE,
    Phrases,
    plain,
)
from paperweave.keywords.stop_words import says_a_subject
from paperweave.text.tokens import word_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from paperweave.keywords.one_text.acronyms import Acronym


class Used(NamedTuple):
    """Words or forms, each once in the order in which rows of numbers first use it.

    And what is said of it by itself: folded, and whether it tells of a subject.
    """

    each: list[str]
    folded: list[str]
    telling: NDArray[np.bool_]
    numbers: Packed

    def row(self, i: int, most: int | None = None) -> list[str]:
        """The texts of one row, or the first of them."""
        numbers = self.numbers.row(i)[:most].tolist()
        return [self.each[number] for number in numbers]

    def with_rows(self, more: Used, wanted: NDArray[np.int64]) -> Used:
        """Some of the rows of both, with what these use."""
        number_of = {one: n for n, one in enumerate(self.each)}
        new = [n for n, one in enumerate(more.each) if one not in number_of]
        number_of |= {
            more.each[n]: len(self.each) + i for i, n in enumerate(new)
        }
        moved = np.array([number_of[one] for one in more.each], np.int32)
        numbers = more.numbers.with_data(moved[more.numbers.data])
        return Used(
            list(number_of),
            [*self.folded, *(more.folded[n] for n in new)],
            np.concatenate((self.telling, more.telling[new])),
            self.numbers.with_rows(numbers, wanted),
        ).in_order_of_use()

    def in_order_of_use(self) -> Used:
        """The same without what no row uses."""
        numbers = self.numbers.data
        many = len(numbers)
        first = np.full(len(self.each), many)
        # Of several numbers that go to one place, the last one stays.
        first[numbers[::-1]] = np.arange(many - 1, -1, -1)
        order = np.argsort(first, kind="stable")
        order = order[first[order] < many]
        place = np.empty(len(self.each), np.int32)
        place[order] = np.arange(len(order))
        return Used(
            [self.each[n] for n in order.tolist()],
            [self.folded[n] for n in order.tolist()],
            self.telling[order],
            self.numbers.with_data(place[numbers]),
        )


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
            _words(list(word_numbers), Packed.of(words, np.int32)),
            np.array([text.body for text in others], np.int64),
            _forms(list(form_numbers), Packed.of(forms, np.int32)),
            Packed.of([text.scored for text in others], PHRASE),
            Packed.of([text.places for text in others], PLACE),
            [text.acronyms for text in others],
            [text.language for text in others],
        )

    def with_texts(self, more: Texts, wanted: NDArray[np.int64]) -> Texts:
        """Some of the texts of both; those of ``more`` are numbered behind the own."""
        acronyms = [*self.acronyms, *more.acronyms]
        languages = [*self.languages, *more.languages]
        return Texts(
            self.words.with_rows(more.words, wanted),
            np.concatenate((self.bodies, more.bodies))[wanted],
            self.forms.with_rows(more.forms, wanted),
            self.scored.with_rows(more.scored, wanted),
            self.places.with_rows(more.places, wanted),
            [acronyms[i] for i in wanted.tolist()],
            [languages[i] for i in wanted.tolist()],
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


def _words(each: list[str], numbers: Packed) -> Used:
    known = list(map(word_of, each))
    content = np.array([word.content for word in known], np.bool_)
    return Used(each, [word.folded for word in known], content, numbers)


def _forms(each: list[str], numbers: Packed) -> Used:
    subjects = (says_a_subject(form.split(" ")) for form in each)
    telling = np.fromiter(subjects, np.bool_, len(each))
    return Used(each, list(map(plain, each)), telling, numbers)
