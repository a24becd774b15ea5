"""The phrases and terms of all texts as the last build had them, in arrays.

These load as they are, where objects of each text took as long as what is made of them.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.engine.fingerprint import hash_of_bytes
from paperweave.engine.workers import give_back_memory
from paperweave.keywords import Texts
from paperweave.related.tfidf import CountedTexts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from paperweave.engine.cache import Cache
    from paperweave.keywords import Phrases
    from paperweave.related.tfidf import Counted

    Made = Iterable[tuple[Phrases, Counted]]

_NAME = "texts"
# To keep all of 10,000 papers anew where one had changed took 0.2 s.
_SINCE = "texts-since"
_FEW = 0.05  # of the texts; where more came since, all are kept together
_PARTS = [field.name for field in fields(Texts)], CountedTexts._fields


class _Both(NamedTuple):
    """The phrases and the terms of the same texts."""

    texts: Texts
    counted: CountedTexts

    @classmethod
    def of(cls, made: Made) -> _Both:
        """Pack what was made of each text."""
        counted: list[Counted] = []

        def phrases() -> Iterator[Phrases]:
            for of_text, terms in made:
                counted.append(terms)
                yield of_text

        texts = Texts.of(phrases())
        return cls(texts, CountedTexts.of(counted))

    def with_texts(self, more: _Both, wanted: Sequence[int]) -> _Both:
        """Those of some texts of both, of which ``more`` are numbered behind the own."""
        rows = np.array(wanted, np.int64)
        return _Both(
            self.texts.with_texts(more.texts, rows),
            self.counted.with_texts(more.counted, rows),
        )


class _Kept(NamedTuple):
    """What the last builds kept: many texts, and those that came since, with their hashes."""

    marks: list[bytes]
    many: _Both
    since: list[bytes]
    few: _Both


def known_and_new(
    marks: Sequence[bytes],
    make: Callable[[Sequence[int]], Made],
    cache: Cache,
) -> tuple[Texts, CountedTexts]:
    """The phrases and terms of the texts with some hashes, as ``make`` makes those of new ones."""
    kept = _loaded(cache)
    if kept is None:
        both = _Both.of(make(range(len(marks))))
        # The objects that were packed left holes between the arrays.
        give_back_memory()
        _save(cache, marks, both)
        return both
    if kept.marks == list(marks):
        return kept.many
    since, few = _since(kept, marks, make)
    places = {mark: place for place, mark in enumerate((*kept.marks, *since))}
    both = kept.many.with_texts(few, [places[mark] for mark in marks])
    if len(since) > _FEW * len(marks) or len(kept.marks) >= 2 * len(marks):
        _save(cache, marks, both)
    elif since != kept.since:
        cache.save(_SINCE, _key(kept.marks), (since, few))
    return both


def _since(
    kept: _Kept,
    marks: Sequence[bytes],
    make: Callable[[Sequence[int]], Made],
) -> tuple[list[bytes], _Both]:
    """The texts that came since many were kept and are still there, with their hashes."""
    known = {*kept.marks, *kept.since}
    new = {mark: i for i, mark in enumerate(marks) if mark not in known}
    wanted = set(marks)
    left = [i for i, mark in enumerate(kept.since) if mark in wanted]
    if not new and len(left) == len(kept.since):
        return kept.since, kept.few
    made = _Both.of(make(list(new.values())) if new else ())
    behind = range(len(kept.since), len(kept.since) + len(new))
    return (
        [*map(kept.since.__getitem__, left), *new],
        kept.few.with_texts(made, [*left, *behind]),
    )


def _loaded(cache: Cache) -> _Kept | None:
    """What was kept; nothing where a part of it is missing."""
    marks: list[bytes] | None = cache.load(_NAME, "")
    if marks is None:
        return None
    key = _key(marks)
    texts, counted = (
        [cache.load(f"{_NAME}-{name}", key) for name in names]
        for names in _PARTS
    )
    if any(part is None for part in (*texts, *counted)):
        return None
    many = _Both(Texts(*texts), CountedTexts(*counted))
    since, few = cache.load(_SINCE, key) or ([], _Both.of(()))
    return _Kept(marks, many, since, few)


def _save(cache: Cache, marks: Sequence[bytes], both: _Both) -> None:
    """Keep each part by itself: a copy of all would take as much memory again."""
    key = _key(marks)
    for one, names in zip(both, _PARTS, strict=True):
        for name in names:
            cache.save(f"{_NAME}-{name}", key, getattr(one, name))
    cache.save(_NAME, "", list(marks))


def _key(marks: Sequence[bytes]) -> str:
    return hash_of_bytes(b"".join(marks))
