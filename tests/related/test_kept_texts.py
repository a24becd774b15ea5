"""What is kept of texts, and found in them, is what would be made of all texts anew."""

from __future__ import annotations

import random
import shutil
from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.config.curation import Curation
from paperweave.engine.cache import Cache
from paperweave.engine.fingerprint import hash_of_plain
from paperweave.engine.packed import Packed
from paperweave.engine.workers import in_processes
from paperweave.keywords import Known, Texts, WrittenOf, phrases_of, shared_keywords
from paperweave.related import kept_texts
from paperweave.related import words as stages
from paperweave.related.explain import Reasons
from paperweave.related.words import near_texts, neighbours_of, words_of
from tests.support.seed_texts import seed_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

    from paperweave.keywords import Vocabulary
    from paperweave.model.record import Related
    from paperweave.related.explain import Found
    from paperweave.related.tfidf import Terms

_TEXTS = 16
_EDITS = 20
# What one of the texts says in other spellings, and gives as its own keywords.
_SAID = ("weft-yarn looms", "Weft-Yarn Looms", "weft yarn looms", "shuttle", "attention heads")


class _Paper(NamedTuple):
    title: str
    abstract: str
    given: tuple[str, ...] = ()


class _Made(NamedTuple):
    terms: Terms
    vocabulary: Vocabulary
    related: list[tuple[Related, ...]]


def _made(papers: list[_Paper], cache: Cache) -> _Made:
    texts = [paper[:2] for paper in papers]
    marks = [bytes.fromhex(hash_of_plain(*text)) for text in texts]
    phrases, terms = words_of(texts, marks, cache)
    given = [paper.given for paper in papers]
    found = shared_keywords(phrases, given, Curation(), Known(cache, marks))
    near = near_texts(texts, terms, cache)
    variants = {keyword.shown: keyword.variants for keyword in found.keywords}
    related = neighbours_of(
        texts, WrittenOf(phrases), terms, found.shown_of_each, near, cache, variants=variants
    )
    return _Made(terms, found, related)


def _a_sentence_more(paper: _Paper, chance: random.Random) -> _Paper:
    said = chance.choice(_SAID)
    return paper._replace(abstract=f"{paper.abstract} We study {said} and more {said}.")


def _another_title(paper: _Paper, chance: random.Random) -> _Paper:
    return paper._replace(title=f"{chance.choice(_SAID).capitalize()}: {paper.title}")


def _names_given(paper: _Paper, chance: random.Random) -> _Paper:
    return paper._replace(given=tuple(chance.sample(_SAID, chance.randrange(3))))


def _another(_: _Paper, chance: random.Random) -> _Paper:
    return _Paper(*chance.choice(seed_texts()))


_CHANGES: tuple[Callable[[_Paper, random.Random], _Paper], ...] = (
    _a_sentence_more,
    _another_title,
    _names_given,
    _another,
)


def _edit(papers: list[_Paper], chance: random.Random) -> None:
    place = chance.randrange(len(papers))
    kind = chance.randrange(len(_CHANGES) + 2)
    if kind < len(_CHANGES):
        papers[place] = _CHANGES[kind](papers[place], chance)
    elif kind == len(_CHANGES):
        papers.insert(place, _another(papers[place], chance))
    else:
        del papers[place]


def test_random_edits_leave_what_all_texts_anew_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Three new texts are kept beside the others, and four together with them.
    monkeypatch.setattr(kept_texts, "_FEW", 0.2)
    chance = random.Random(4)  # noqa: S311 - any edits do, but the same ones each time
    papers = [_Paper(*text) for text in seed_texts()[:_TEXTS]]
    kept, before = Cache(tmp_path / "kept", ""), None
    seen = dict.fromkeys(("came", "went", "spelt otherwise", "as rare"), 0)
    for step in range(_EDITS):
        made = _made(papers, kept)
        anew = _made(papers, Cache(tmp_path / str(step), ""))
        assert made.vocabulary == anew.vocabulary
        assert made.related == anew.related
        assert made.terms.fingerprints == anew.terms.fingerprints
        if before is not None:
            _count(seen, before, made)
        before = made
        _edit(papers, chance)
    assert all(seen.values()), seen


def _count(seen: dict[str, int], before: _Made, now: _Made) -> None:
    """What an edit changed that is decided by all texts together."""
    old, new = (
        {keyword.folded: keyword.shown for keyword in made.vocabulary.keywords}
        for made in (before, now)
    )
    seen["came"] += not new.keys() <= old.keys()
    seen["went"] += not old.keys() <= new.keys()
    seen["spelt otherwise"] += any(old[name] != new[name] for name in old.keys() & new.keys())
    # Rows of texts that nobody edited, which weigh otherwise.
    same = set(before.terms.fingerprints) & set(now.terms.fingerprints)
    seen["as rare"] += len(same) < len(now.terms.fingerprints) - 1


def test_texts_are_packed_as_they_are_whatever_was_known_before() -> None:
    phrases = [phrases_of(*text) for text in seed_texts()[:6]]
    one, other = Texts.of(phrases[:4]), Texts.of(phrases[3:])
    assert list(one) == phrases[:4]
    wanted = [5, 1, 3, 0, 6]
    taken = one.with_texts(other, np.array(wanted, np.int64))
    anew = Texts.of([[*phrases[:4], *phrases[3:]][i] for i in wanted])
    assert list(taken) == list(anew)
    for field in fields(Texts):
        pair = getattr(taken, field.name), getattr(anew, field.name)
        assert _plain(pair[0]) == _plain(pair[1]), field.name


def _plain(part: object) -> object:
    if isinstance(part, Packed):
        return part.data.tolist(), part.starts.tolist()
    if isinstance(part, tuple):
        return [_plain(one) for one in part]
    return part.tolist() if isinstance(part, np.ndarray) else part


def test_only_new_texts_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counting(work: Callable[[object], object], items: list[list[int]], **how: int) -> object:
        asked.append([place for run in items for place in run])
        return in_processes(work, items, **how)

    def look_at(*texts: tuple[str, str]) -> list[list[int]]:
        asked.clear()
        words_of(
            texts, [bytes.fromhex(hash_of_plain(*text)) for text in texts], Cache(tmp_path, "")
        )
        return list(asked)

    monkeypatch.setattr(stages, "in_processes", counting)
    first, second, third, fourth = seed_texts()[:4]
    for few in (0, 1):  # kept together with all others, or beside them
        monkeypatch.setattr(kept_texts, "_FEW", few)
        shutil.rmtree(tmp_path)
        assert look_at(first, second, third) == [[0, 1, 2]]
        many = (tmp_path / "texts-grams.kept").stat().st_mtime_ns
        assert look_at(second, fourth, first) == [[1]]
        assert ((tmp_path / "texts-grams.kept").stat().st_mtime_ns == many) == bool(few)
        assert look_at(first, fourth) == []
        assert look_at(third, first, second, fourth) == ([] if few else [[0]])
        # A part that is lost or of other texts is made anew, with all that belongs to it.
        (tmp_path / "texts-grams.kept").unlink()
        assert look_at(first, second) == [[0, 1]]
        assert look_at(first, second, third) == [[2]]
    (tmp_path / "texts-since.kept").write_bytes(b"damaged")
    assert look_at(first, second, third) == [[2]]
    # What is no more is not kept for long.
    assert look_at(third) == []
    assert look_at(third, first) == [[1]]


def test_a_paper_more_leaves_the_reasons_of_those_that_share_nothing_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[int]] = []
    of_each = Reasons.of_each

    def counting(self: Reasons, some: Sequence[int]) -> list[Found]:
        asked.append(list(some))
        return of_each(self, some)

    monkeypatch.setattr(Reasons, "of_each", counting)
    papers = [
        _Paper("", " ".join(f"{letter}{chr(97 + n)}oom" for letter in "bcdfg"))
        for n in range(20)
        for _ in range(2)
    ]
    papers = [paper._replace(title=f"W{'o' * i}f") for i, paper in enumerate(papers)]
    for more in ([], [_Paper("Tin", "Roofs of tin.")]):
        _made([*papers, *more], Cache(tmp_path, ""))
    assert asked == [list(range(40)), [40]]
