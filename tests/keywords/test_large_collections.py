"""What is one keyword where thousands of papers share them.

Each wrapper and other form is then a keyword of some texts too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords
from paperweave.keywords.duplicates import Use, duplicates
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.stop_words import says_a_subject
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def _same(
    texts_with: Mapping[str, range],
    short_of: Mapping[str, str],
    compounds: Collection[str] = (),
) -> dict[str, str]:
    """What each duplicate becomes, of folded names with the texts that have them.

    ``compounds`` are those that are written with a hyphen.
    """
    identities = Identities(Folding(short_of=short_of))
    numbers = {name: identities.number(name) for name in texts_with}
    identities.compounds.update(numbers[name] for name in compounds)
    texts = {numbers[name]: np.array(some, np.int32) for name, some in texts_with.items()}
    closed = np.ones(len(identities.folded))
    found = duplicates(
        identities, list(texts), (), Use(closed, np.zeros(len(closed))), texts.__getitem__
    ).target
    names = identities.folded
    return {names[number]: names[other] for number, other in found.items()}


LLM = "large language model"


@for_rows(
    ("longer", "inner", "compounds", "same"),
    [
        ("open silk weaving", "silk weaving", (), True),
        ("open silk weaving", "silk weaving", ("open silk",), False),  # is of open-silk
        ("pre trained silk weaving", "silk weaving", ("trained silk",), False),
        ("pre trained silk weaving", "silk weaving", ("open silk",), True),
        ("silk weaving process", "silk weaving", ("silk weaving",), True),
    ],
)
def test_an_empty_word_stays_before_what_it_is_a_compound_with(
    longer: str, inner: str, compounds: tuple[str, ...], same: bool
) -> None:
    texts = {inner: range(9), longer: range(10, 14)}
    others = {name: range(20, 22) for name in compounds if name not in texts}
    found = _same(texts | others, {}, compounds)
    assert (found.get(longer) == inner) is same


@for_rows(
    ("texts_with", "same"),
    [
        # a form of a wrapper leads to what that wraps …
        (
            {LLM: range(9), f"teaching {LLM}": range(10, 13), f"teach {LLM}": range(13, 17)},
            {f"teaching {LLM}": LLM, f"teach {LLM}": LLM},
        ),
        # … which stays what more texts have
        (
            {"loom": range(2), "loom model": range(3, 6), "loom modeling": range(6, 12)},
            {"loom": "loom modeling", "loom model": "loom modeling"},
        ),
        # the same texts have a longer one
        (
            {
                "silk weaving": range(9),
                "generative silk weaving": range(10, 12),
                "generative silk weaving with care": range(10, 12),
            },
            {
                "generative silk weaving": "silk weaving",
                "generative silk weaving with care": "silk weaving",
            },
        ),
        # what is generated goes without saying behind "to" alone
        ({"3d": range(9), "3d generation": range(9, 14)}, {}),
        (
            {"text to image": range(9), "text to image generation": range(9, 14)},
            {"text to image generation": "text to image"},
        ),
        # what stands before "to" is not what stands behind it
        ({"text to image": range(9), "image to text": range(3)}, {}),
        ({"silk from wool": range(9), "wool from silk": range(3)}, {}),
        ({"silk of wool": range(9), "wool of silk": range(3)}, {"wool of silk": "silk of wool"}),
    ],
)
def test_a_form_of_a_form_makes_no_keyword_a_rarer_one(
    texts_with: dict[str, range], same: dict[str, str]
) -> None:
    assert _same(texts_with, {}) == same


@for_rows(
    ("longer", "texts", "bare", "same"),
    [
        ("machine translation", range(6), "translation", {"translation": "machine translation"}),
        # of most texts the bare action is not meant so; authors choose the longer one
        ("machine translation", range(5), "translation", {}),
        ("model compression", range(6), "compression", {"compression": "model compression"}),
        ("model compression", range(5), "compression", {"model compression": "compression"}),
        ("model compression", range(20), "compression", {"compression": "model compression"}),
        # often a title's subject
        ("knowledge distillation", range(5), "distillation", {}),
    ],
)
def test_what_goes_without_saying_does_so_where_most_texts_say_it(
    longer: str, texts: range, bare: str, same: dict[str, str]
) -> None:
    assert _same({bare: range(12), longer: texts}, {}) == same


@for_rows(
    ("name", "short", "kind"),
    [
        ("model based reinforcement learning", "MBRL", True),
        ("model based reinforcement learning", "", False),
        ("weaving reinforcement learning", "WRL", True),
        ("generative reinforcement learning", "GRL", False),  # a mere head, acronym or not
        ("weaving reinforcement learning", "", False),
    ],
)
def test_what_has_an_acronym_of_its_own_is_more_than_its_end(
    name: str, short: str, *, kind: bool
) -> None:
    short_of = {name.replace(" ", ""): short} if short else {}
    inner = "reinforcement learning"
    found = _same({inner: range(9), name: range(10, 13)}, short_of)
    assert found == ({} if kind else {name: inner})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("spiking neural network", True),  # in nearly half of the titles
        ("training neural network", False),
    ],
)
def test_what_titles_often_say_is_a_subject_of_its_own(name: str, *, kind: bool) -> None:
    found = _same({"neural network": range(9), name: range(10, 13)}, {})
    assert found == ({} if kind else {name: "neural network"})


@pytest.mark.parametrize(
    "word",
    [
        "self",
        "aware",
        "driven",
        "worth",
        "harder",
        "act",
        "strike",
        "unveiling",
        "demystifying",
        "unraveling",
        "deciphering",
        "taming",
        "dissecting",
        "combating",
        "democratizing",
        "mastering",
        "harmonizing",
        "pushing",
        "breaking",
        "looking",
        "generalizing",
        "measuring",
        "characterizing",
        "uncovering",
        "diagnosing",
        "deconstructing",
        "disentangling",
    ],
)
def test_verbs_and_idioms_of_titles_are_no_subjects(word: str) -> None:
    assert not says_a_subject([word])
    assert says_a_subject(["symmetry", word])


@pytest.mark.parametrize(
    ("words", "subject"),
    [(["extended", "abstract"], False), (["abstract", "weaving"], True)],
)
def test_a_kind_of_abstract_is_no_subject(words: list[str], *, subject: bool) -> None:
    assert says_a_subject(words) == subject


def test_a_word_with_a_hyphen_is_no_acronym() -> None:
    papers = [
        (f"Fine-tuning (FT) of {name}", f"FT helps {name}. Fine-tuning (FT) is cheap. We use FT.")
        for name in ("silk", "wool", "flax")
    ]
    found = shared_keywords([phrases_of(*paper) for paper in papers], [()] * 3, Curation())
    assert {name for names in found.shown_of_each for name in names} >= {"fine-tuning (FT)"}


@for_rows(
    ("begun", "end", "same"),
    [
        ("time series", "forecasting", False),  # authors choose it as a keyword
        ("parameter efficient", "tuning", True),
    ],
)
def test_what_authors_choose_stays_beside_what_it_begins(
    begun: str, end: str, *, same: bool
) -> None:
    texts_with = {begun: range(9), f"{begun} {end}": range(1, 9)}
    found = _same(texts_with, {}, {begun})
    assert found == ({begun: f"{begun} {end}"} if same else {})


@for_rows(
    "word",
    [
        "January", "February", "March", "April", "June", "July", "August", "September", "October",
        "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
        "Sunday", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII",
    ],
)  # fmt: skip
def test_when_something_happened_and_which_part_it_was_are_no_subjects(word: str) -> None:
    assert not says_a_subject([word])
    assert says_a_subject(["June", "flood"])
