from __future__ import annotations

import numpy as np
import pytest

from paperweave.keywords.duplicates import duplicates
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.word_forms import of_one_quality, versions

MANY, FEW = np.arange(6, dtype=np.int32), np.arange(3, dtype=np.int32)


@pytest.mark.parametrize(
    ("versioned", "bare", "texts_with_bare", "same"),
    [
        ("resnet 18", "resnet", MANY, True),
        ("llama 3 8b", "llama", MANY, True),
        ("GPT 3", "GPT", FEW[:2], False),  # more texts have the version than the name
        ("vision 20", "language", MANY, False),
    ],
)
def test_a_version_belongs_to_its_name(
    versioned: str, bare: str, texts_with_bare: np.ndarray, same: bool
) -> None:
    identities = Identities(Folding())
    first, second = identities.number(versioned), identities.number(bare)
    texts = {first: FEW, second: texts_with_bare}
    assert list(versions(identities, [first, second], texts.__getitem__)) == (
        [(first, second)] if same else []
    )


@pytest.mark.parametrize(
    ("keyword", "other", "refused", "same"),
    [
        ("sparse", "sparsity", False, True),
        ("modular", "modularity", False, True),
        ("modularity", "modular", False, True),
        ("sparsity", "sparse", False, True),
        ("sparse", "sparsity", True, False),
        ("sparse", "density", False, False),
    ],
)
def test_an_adjective_and_its_noun_are_one(
    keyword: str, other: str, refused: bool, same: bool
) -> None:
    identities = Identities(Folding())
    first, second = identities.number(keyword), identities.number(other)
    found = of_one_quality(identities, {first}, {second} if refused else ())
    assert found == ({second: first} if same else {})


@pytest.mark.parametrize(
    ("short", "longer", "closed", "together", "same"),
    [
        ("vision language", "vision language model", 0.0, True, True),
        ("continual", "continual learning", 0.0, True, True),
        ("few shot", "few shot learning", 0.1, False, True),  # the shorter stays, see below
        ("diffusion", "diffusion model", 0.1, False, False),
        ("graph", "graph model", 0.9, True, True),
    ],
)
def test_what_stands_before_a_noun_is_one_with_it(
    short: str, longer: str, closed: float, together: bool, same: bool
) -> None:
    identities = Identities(Folding())
    first, second = identities.number(short), identities.number(longer)
    texts = {first: MANY, second: MANY[:4] if together else np.array([0, 9], np.int32)}
    shares = np.array([0.0, closed, 1.0])
    found = duplicates(identities, [first, second], (), shares, texts.__getitem__)
    assert bool(found.target) == same
    if same and together and closed < 0.3:
        assert found.target == {first: second}
    elif same:
        assert found.target == {second: first}
