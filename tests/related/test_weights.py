"""How near two texts are: what their words, pairs of words and letters weigh."""

from __future__ import annotations

import numpy as np
import pytest

from paperweave.engine.packed import Packed
from paperweave.related.explain import nearest
from paperweave.related.ngrams import counted_ngrams, weighted_ngrams
from paperweave.related.pair_scores import Products
from paperweave.related.rarity import weights
from paperweave.related.tfidf import counted_terms_of_each, terms_of
from paperweave.related.word_rows import names_a_subject
from paperweave.text.tokens import words_of
from tests.support.rows import for_rows

Text = tuple[str, str]

OTHERS = [
    ("Steel bridges", "Rust weakens the steel of old bridges."),
    ("On birds", "A bird sings at noon."),
    ("Of clouds", "Rain falls from clouds."),
]


@for_rows(
    ("one", "other", "near", "subject"),
    [
        (("Spun silk", ""), ("Spun silk", ""), 1, 1),
        (("Spun silk", ""), ("", "Spun silk"), 1, 1),  # a length is no difference
        (("Spun silk", ""), ("Silk spun", ""), 0.8983, 0.847),  # another pair
        (("Spun silk", ""), ("Spun wool", ""), 0.6158, 0.424),  # one word of two
        (("Spun silk", ""), ("Silkworms", ""), 0, 0),  # letters alone make nothing near
        (("", "Spun silk shines. Spun silk lasts."), ("", "Spun silk breaks."), 0.7818, 0.717),
        # "novel" names no subject
        (("", "We weave silk and it is novel."), ("", "A novel way to weave."), 0.7301, 0.623),
    ],
)
def test_two_texts_are_as_near_as_what_they_share_weighs(
    one: Text, other: Text, near: float, subject: float
) -> None:
    texts = [one, other, *OTHERS]
    assert dict(nearest(texts, 4)[0]).get(1, 0) == pytest.approx(near, abs=1e-3)
    subjects = terms_of(texts).subjects
    assert Products(subjects).of(0, [1])[0] == pytest.approx(subject, abs=1e-3)


@for_rows(
    ("texts_with", "of_40", "of_12"),
    [
        (1, 2.53, 1.84),
        (2, 2.53, 1.84),
        (3, 2.2, 1.45),  # twice as many
        (6, 2.2, 1.45),
        (7, 1.84, 1),
        (10, 1.84, 1),  # few, so that it tells something, however small the collection is
        (11, 1.84, 0),
        (15, 1.45, None),
        (20, 1.45, None),
        (21, 0, None),  # more than half of the texts
    ],
)
def test_a_rare_term_weighs_more_and_one_of_most_texts_nothing(
    texts_with: int, of_40: float, of_12: float | None
) -> None:
    assert weights(40)[texts_with] == pytest.approx(of_40, abs=0.01)
    if of_12 is not None:
        assert weights(12)[texts_with] == pytest.approx(of_12, abs=0.01)


@for_rows(
    ("one", "other", "same"),
    [
        ("produce", "product", True),
        ("filament", "filaments", True),
        ("general", "generic", False),
        ("weavers", "weaving", False),
    ],
)
def test_words_with_the_same_six_letters_are_one_term(one: str, other: str, *, same: bool) -> None:
    first, second = counted_terms_of_each([("", one), ("", other)])
    assert (first.columns == second.columns) is same


@for_rows(
    ("title", "abstract", "counts"),
    [
        ("", "looms", [1, 1, 1]),
        ("looms", "", [2, 2, 2]),  # what stands in the title counts twice
        ("looms", "looms", [3, 3, 3]),
        ("", "the of", []),
        ("", "looms " * 300, [255] * 3),  # more is not counted
    ],
)
def test_the_letters_of_content_words_are_counted(
    title: str, abstract: str, counts: list[int]
) -> None:
    head = words_of(title)
    (grams,) = counted_ngrams([head, head, words_of(abstract)], 3)
    assert list(grams.counts) == counts


def test_letters_of_one_text_alone_weigh_nothing() -> None:
    texts = [words_of(text) for text in ("looms", "looms of silk", "steel")]
    grams = list(counted_ngrams(texts, 1))
    rows = weighted_ngrams(
        Packed.of([one.columns for one in grams], np.uint16),
        Packed.of([one.counts for one in grams], np.uint8).data,
    )
    assert np.diff(rows.indptr).tolist() == [3, 3, 0]


@for_rows(
    ("term", "names_one"),
    [
        ("spun silk", True),
        ("silk", True),
        ("new model", False),  # words that name none
        ("deep learning", False),  # what most texts of a science say
        ("experimental result", False),
    ],
)
def test_a_term_that_could_stand_in_any_text_names_no_subject(
    term: str, *, names_one: bool
) -> None:
    assert names_a_subject(term) is names_one
