from __future__ import annotations

import numpy as np
import pytest

from paperweave.keywords import phrases_of
from paperweave.keywords.duplicates import Use, duplicates
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.word_forms import (
    is_learnt_so,
    of_one_quality,
    stem_of,
    titled_forms,
    versions,
)
from tests.support.rows import for_rows

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
    found = of_one_quality(identities, {first}, {second} if refused else (), np.array([0, 1, 1]))
    assert found == ({second: first} if same else {})


@pytest.mark.parametrize(("times", "same"), [(8, True), (9, False)])
def test_a_noun_that_hardly_any_text_says_names_no_adjective(times: int, same: bool) -> None:
    identities = Identities(Folding())
    noun, adjective = identities.number("gaussianity"), identities.number("gaussian")
    texts = np.zeros(9, np.int64)
    texts[[noun, adjective]] = 3, 3 * times
    assert of_one_quality(identities, {noun}, (), texts) == ({adjective: noun} if same else {})


@pytest.mark.parametrize(
    ("short", "longer", "closed", "together", "same"),
    [
        ("vision language", "vision language model", 0.0, True, True),
        ("retrieval augmented", "retrieval augmented generation", 0.0, True, True),
        ("continual", "continual learning", 0.0, True, True),
        ("zeroth order", "zeroth order optimization", 0.0, True, True),
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
    found = duplicates(
        identities, [first, second], (), Use(shares, np.zeros(len(shares))), texts.__getitem__
    )
    assert bool(found.target) == same
    if same and together and closed < 0.3:
        assert found.target == {first: second}
    elif same:
        assert found.target == {second: first}


@for_rows(
    ("names", "capital", "same"),
    [
        (["BERT", "bert"], 0.8, {"bert": "BERT"}),  # Bert
        (["bert", "BERT"], 0.8, {"BERT": "bert"}),  # what more texts have stays
        (["MASK", "mask"], 0.1, {}),
        (["LLM inference", "llm inference"], 0.8, {"llm inference": "LLM inference"}),
        (["BERT", "bart"], 1.0, {}),
    ],
)
def test_names_in_other_capitals_are_one(
    names: list[str], capital: float, same: dict[str, str]
) -> None:
    identities = Identities(Folding())
    numbers = list(map(identities.number, names))
    texts = {n: np.arange(9 * n, 9 * n + 5 - n, dtype=np.int32) for n in numbers}
    known = identities.folded
    capitals = np.array([1.0 if name != name.lower() else capital for name in known])
    use = Use(np.zeros(len(known)), capitals)
    found = duplicates(identities, numbers, (), use, texts.__getitem__).target
    assert {known[number]: known[other] for number, other in found.items()} == same


@pytest.mark.parametrize(
    ("title", "keyword", "standing"),
    [
        ("Customized music", "customization", True),
        ("Customizing music", "customization", True),
        ("Exploiting music", "exploitation", False),  # as titles do to any subject
        ("Exploited music", "exploitation", True),
        ("Compressed experts", "compression", True),
        ("Sparsely activated layers", "sparse", True),
        ("A Self-Supervised label", "self supervised learning", True),
        ("Embedded boards", "embedding", False),  # no noun of what is done
        ("Custom music", "customization", False),
        ("Machine shops", "machine learning", False),
        ("Aligning looms", "alignment", True),
        ("Aligned looms", "alignment", True),
        ("Customized music", "music customization", False),
        ("Customizing music", "music customization", True),
        ("Customizing slow loud music", "music customization", True),
        ("Customizing slow loud old music", "music customization", False),  # too far
        ("Music customizing", "music customization", False),  # the other way round
        ("Aligning the looms", "loom alignment", True),
        ("Customizing music", "slow music customization", False),
    ],
)
def test_a_title_has_a_keyword_in_another_form(title: str, keyword: str, standing: bool) -> None:
    identities = Identities(Folding())
    number = identities.number(keyword)
    (places,) = titled_forms(identities, {number}, [phrases_of(title, "Nothing.")])
    assert [place[0] for place in places] == ([keyword] if standing else [])


def test_a_form_in_the_abstract_alone_is_none() -> None:
    identities = Identities(Folding())
    number = identities.number("customization")
    assert list(titled_forms(identities, {number}, [phrases_of("Music", "Customized.")])) == [[]]


@pytest.mark.parametrize(
    ("word", "folded", "learnt"),
    [
        ("Self-Supervised", "self supervised learning", True),
        ("Self-Supervised", "self supervised", False),
        ("Supervised", "self supervised learning", False),
    ],
)
def test_what_stands_before_learning_may_stand_for_it(word: str, folded: str, learnt: bool) -> None:
    assert is_learnt_so(word, folded) is learnt


def test_an_adjective_in_ive_has_the_stem_of_its_noun() -> None:
    assert stem_of("adaptive") == stem_of("adaptation")
    assert stem_of("olive") == "oliv"  # too short without the rest
