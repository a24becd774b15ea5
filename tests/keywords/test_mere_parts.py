"""Words that nearly all texts have as a part of a longer keyword are none by themselves."""

from __future__ import annotations

import numpy as np
import pytest

from paperweave.keywords.all_texts.occurrences import Totals
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.mere_parts import mere_parts


@pytest.mark.parametrize(
    ("word", "longer", "having", "closed", "capital", "part"),
    [
        ("machine", "machine translation", 7, 0.1, 0.0, True),
        ("machine", "machine translation", 6, 0.1, 0.0, False),
        ("silk", "silk thread", 10, 0.9, 0.0, False),  # a noun by itself
        ("disorder", "mood disorder", 8, 0.9, 0.0, True),  # what only heads others
        ("disorder", "mood disorder", 7, 0.9, 0.0, False),
        ("answering", "question answering", 8, 0.9, 0.0, True),
        ("answering", "question answering", 7, 0.9, 0.0, False),
        ("smoking", "smoking cessation", 8, 0.9, 0.0, True),
        ("detection", "fault detection", 8, 0.9, 0.0, True),
        ("machine", "machine translation", 9, 0.3, 0.0, False),
        ("machine", "washing machine", 9, 0.1, 0.0, True),
        ("agrobacterium", "agrobacterium strain", 9, 0.1, 0.8, False),  # a name
        ("machine", "translation by machine learning", 9, 0.1, 0.0, False),  # inside
    ],
)
def test_a_word_is_a_mere_part_where_most_of_its_texts_have_the_longer_keyword(  # noqa: PLR0913, PLR0917
    word: str, longer: str, having: int, closed: float, capital: float, part: bool
) -> None:
    identities = Identities(Folding())
    numbers = [identities.number(word), identities.number(longer)]
    texts = {
        numbers[0]: np.arange(10, dtype=np.int32),
        numbers[1]: np.arange(having, dtype=np.int32),
    }
    shares = np.full(3, closed)
    none = np.zeros(3, np.int64)
    known = Totals(
        np.full(3, 10), shares, shares, np.full(3, capital), shares, none, none, none > 0
    )
    found = mere_parts(identities, numbers, known, texts.__getitem__)
    assert found == ({numbers[0]} if part else set())
