"""What one text is about and another only mentions is shared."""

from __future__ import annotations

import numpy as np
import pytest

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords
from paperweave.keywords.all_texts.occurrences import Totals
from paperweave.keywords.folding import Folding
from paperweave.keywords.hardly_shared import worth_counting
from paperweave.keywords.identities import Identities
from paperweave.keywords.one_text.phrases import JOINT


@pytest.mark.parametrize(
    ("folded", "texts", "quality", "titled", "told", "least", "worth"),
    [
        ("open vocabulary", 1, 0.01, 0.0, False, 2, True),  # half of the titles elsewhere have it
        ("open vocabulary", 1, 0.007, 0.0, False, 2, False),  # hardly likely
        ("open vocabulary", 2, 0.01, 0.0, False, 2, False),  # shared as it is
        ("open vocabulary", 1, 0.01, 0.0, False, 3, False),  # of many texts
        ("glass loom", 1, 0.1, 1.0, False, 2, True),  # in the title here, and likely
        ("glass loom", 1, 0.1, 0.0, False, 2, False),
        ("glass loom", 1, 0.09, 1.0, False, 2, False),
        ("loom", 1, 0.5, 1.0, False, 2, False),  # a single word
        ("deep model", 1, 0.5, 1.0, False, 2, False),  # says nothing
        ("resource constrained", 3, 0.003, 0.0, False, 2, True),  # what there is too little of
        ("resource constrained", 3, 0.003, 0.0, False, 3, False),
        ("loom constrained", 3, 0.003, 0.0, False, 2, False),  # of which titles say nothing
        ("deep model", 1, 0.05, 1.0, True, 2, True),  # told by a title
        ("loom", 1, 0.05, 1.0, True, 2, False),
    ],
)
def test_worth_counting_is_what_one_text_is_about(  # noqa: PLR0913, PLR0917
    folded: str, texts: int, quality: float, titled: float, told: bool, least: int, worth: bool
) -> None:
    identities = Identities(Folding())
    number = identities.number(folded)
    shares = np.zeros(number + 1)
    found = Totals(
        np.full(number + 1, texts),
        np.full(number + 1, quality),
        shares,
        shares,
        np.full(number + 1, titled),
        np.zeros(number + 1, np.int64),
        np.zeros(number + 1, np.int64),
        np.full(number + 1, told),
    )
    assert worth_counting(identities, found, least) == ({number} if worth else set())


@pytest.mark.parametrize(
    ("about", "mention", "folded"),
    [
        (
            ("Memory-efficient looms", "Our looms are memory-efficient."),
            "It differs from memory-efficient classifiers for cats.",
            "memory efficient",
        ),
        (
            ("Glass looms at work", "Glass looms are slow. We build glass looms."),
            "Cats use old slow broken glass looms daily, often.",
            "glass loom",
        ),
    ],
)
def test_a_subject_of_one_text_that_another_only_mentions_is_shared(
    about: tuple[str, str], mention: str, folded: str
) -> None:
    likelier = (f"Memory{i} networks of wheel{i} learn deep{i} models." for i in range(40))
    texts = [phrases_of(*about), phrases_of("Cats", " ".join(likelier) + mention)]
    assert folded not in texts[1].forms.replace(JOINT, " ").split("\n")
    found = shared_keywords(texts, [(), ()], Curation())
    shown = [{found.keywords[number].folded for number in numbers} for numbers in found.of_text]
    assert shown == [{folded}, {folded}]
