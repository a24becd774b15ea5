from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.config.curation import Curation
from paperweave.engine.cache import Cache
from paperweave.keywords import phrases_of, shared_keywords
from paperweave.related.explain import nearest, related_papers
from paperweave.related.nearest_neighbours import found
from paperweave.related.tfidf import counted_terms, term, weighted_terms
from paperweave.text.tokens import words_of
from tests.support.seed_texts import seed_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from paperweave.model.record import Related
    from paperweave.related.nearest_neighbours import Near
    from paperweave.text.tokens import Word

Paper = tuple[str, str]

CATS = ("Cats and their sleep", "Cats sleep by day. Sleeping cats dream of mice.")
MICE = ("Dreaming mice", "Mice dream of cats, and cats dream of mice.")
BRIDGES = ("Steel bridges", "Rust weakens the steel of old bridges.")


def _related(
    texts: list[Paper], keywords_of: Sequence[Sequence[str]], cache: Cache | None = None
) -> list[tuple[Related, ...]]:
    written = [phrases_of(*text).written for text in texts]
    return related_papers(
        texts,
        written,
        weighted_terms([counted_terms(*text) for text in texts]),
        keywords_of,
        8,
        cache,
    )


def test_what_is_about_the_same_is_near() -> None:
    near = nearest([CATS, MICE, BRIDGES], 2)
    assert [i for i, _ in near[0]] == [1]
    assert near[2] == []


def test_scores_are_between_nothing_and_the_same() -> None:
    near = nearest([CATS, MICE, ("Steel rust", "Rust of steel"), BRIDGES, CATS], 9)
    assert near[0][0][0] == 4
    assert near[0][0][1] == pytest.approx(1)
    assert all(0 < score <= 1.0001 for pairs in near for _, score in pairs)
    assert all(i != j for i, pairs in enumerate(near) for j, _ in pairs)


def test_the_same_text_twice_is_not_related_to_itself() -> None:
    related = _related([CATS, CATS, MICE, BRIDGES], [(), (), (), ()])
    assert [r.index for r in related[0]] == [2]


def test_shared_keywords_are_the_reason_where_there_are_any() -> None:
    keywords = [("sleep", "cats"), ("mice", "cats"), ()]
    related = _related([CATS, MICE, BRIDGES], keywords)
    assert related[0][0].shared == ("cats",)


def test_else_the_reason_is_the_terms_that_both_have() -> None:
    related = _related([CATS, MICE, BRIDGES], [(), (), ()])
    assert set(related[0][0].shared) <= {"cats dream", "Cats", "dream", "mice"}
    assert related[0][0].shared


@pytest.mark.parametrize(
    "texts", [[], [CATS], [("", "")], [("", ""), ("", "")], [("the", "of"), ("的", "。")]]
)
def test_texts_without_terms_have_no_neighbours(texts: list[Paper]) -> None:
    assert nearest(texts, 8) == [[] for _ in texts]
    assert _related(texts, [()] * len(texts)) == [() for _ in texts]


def test_every_term_of_a_text_is_counted_once_for_it() -> None:
    texts = list(seed_texts())[:20]
    for title, abstract in texts:
        terms = weighted_terms([counted_terms(title, abstract)])
        named = {term(words) for part in (title, abstract) for words in _words_and_pairs(part)}
        assert {terms.rarity(name) for name in named} == {1}
        assert terms.texts_with.sum() == len(named)


def _words_and_pairs(text: str) -> Iterator[tuple[Word, ...]]:
    words = words_of(text)
    yield from ((word,) for word in words if word.content)
    yield from (pair for pair in pairwise(words) if all(word.content for word in pair))


def test_the_order_of_the_papers_changes_nothing() -> None:
    texts = list(seed_texts())
    shuffled = random.Random(3).sample(range(len(texts)), len(texts))  # noqa: S311
    straight, mixed = nearest(texts, 8), nearest([texts[i] for i in shuffled], 8)
    for place, i in enumerate(shuffled):
        assert [(shuffled[j], score) for j, score in mixed[place]] == straight[i]


def test_many_papers_are_ranked_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(seed_texts())
    exact = nearest(texts, 8)
    monkeypatch.setattr("paperweave.related.incremental._ALL_PAIRS", 0)
    monkeypatch.setattr("paperweave.related.nearest_neighbours._RARE", 60)
    found = nearest(texts, 8)
    agreed = sum(len(set(a) & set(b)) for a, b in zip(exact, found, strict=True))
    assert agreed >= 0.97 * sum(map(len, exact))


def test_every_reason_stands_in_both_texts() -> None:
    texts = list(seed_texts())
    phrases = [phrases_of(*text) for text in texts]
    vocabulary = shared_keywords(phrases, [()] * len(texts), Curation())
    shown = [[vocabulary.keywords[i].shown for i in numbers] for numbers in vocabulary.of_text]
    variants = {keyword.shown: keyword.variants for keyword in vocabulary.keywords}
    folded = [_folded(" . ".join(text)) for text in texts]
    for i, neighbours in enumerate(_related(texts, shown)):
        for other in neighbours:
            assert other.shared
            for name in other.shared:
                for text in (folded[i], folded[other.index]):
                    assert any(
                        _folded(form).strip() in text for form in (*variants.get(name, ()), name)
                    ), name


def _folded(text: str) -> str:
    return " " + " ".join(word.folded for word in words_of(text)) + " "


@pytest.mark.parametrize("seed", range(6))
def test_neighbours_of_a_corpus_that_changed_are_those_that_are_found_anew(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    cache = Cache(tmp_path, "")
    texts = list(seed_texts())
    for _ in range(8):
        texts = _edited(texts, chance)
        keywords = [chance.sample(("cats", "mice"), chance.randrange(2)) for _ in texts]
        assert _related(texts, keywords, cache) == _related(texts, keywords)


def _edited(texts: list[Paper], chance: random.Random) -> list[Paper]:
    """Texts of which some have another word, some are gone, some are there twice, and all have other places."""
    places = chance.sample(range(len(texts)), len(texts))
    for place in places[:4]:
        title, abstract = texts[place]
        texts[place] = title, f"{abstract} {chance.choice(texts)[1].split(' ')[0]} attention"
    gone, twice = places[4 : 4 + chance.randrange(6)], places[10 : 10 + chance.randrange(3)]
    return [texts[place] for place in (*places, *twice) if place not in gone]


def test_few_texts_are_compared_again_after_a_small_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0

    def counting(rows: csr_matrix[Any], wanted: NDArray[np.int32], k: int) -> Near:
        nonlocal compared
        compared += len(wanted)
        return found(rows, wanted, k)

    monkeypatch.setattr("paperweave.related.incremental.found", counting)
    cache, texts = Cache(tmp_path, ""), list(seed_texts())
    for end, most in (("", len(texts)), (" indeed", 40)):
        compared = 0
        texts[7] = (texts[7][0], texts[7][1] + end)
        _related(texts, [()] * len(texts), cache)
        assert 0 < compared <= most
