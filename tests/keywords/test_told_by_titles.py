"""What a title has and its text says often is a keyword, whatever else is known of it."""

from __future__ import annotations

import numpy as np

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.occurrences import Totals, Uses, totals
from paperweave.keywords.one_text.phrases import PLACE
from paperweave.keywords.thresholds import good_ones, told_ones
from tests.support.rows import for_rows


@for_rows(
    ("title", "times", "likelihood", "told"),
    [
        (True, 3, 0.11, True),
        (True, 2, 0.11, False),
        (True, 3, 0.09, False),
        (True, 5, 0.06, True),
        (True, 4, 0.06, False),
        (True, 5, 0.04, False),
        (False, 5, 0.2, False),
    ],
)
def test_a_text_is_about_what_its_title_has_and_it_says_often(
    title: bool, times: int, likelihood: float, told: bool
) -> None:
    body = 4
    starts = [0 if title else body, *range(body + 1, body + times)]
    uses = Uses(
        np.zeros(1, np.int32),
        np.ones(1, np.int32),
        np.full(1, np.log(likelihood / (1 - likelihood)), np.float32),
        np.ones(1),
        np.zeros(1),
        np.zeros(times, np.int32),
        np.array([(start, start + 1) for start in starts], PLACE),
    )
    assert totals(uses, 2, np.array([body])).told.tolist() == [False, told]


@for_rows(
    ("folded", "texts", "closed", "told", "found"),
    [
        ("loom", 2, 0.3, True, True),
        ("loom", 2, 0.3, False, False),
        ("loom", 1, 0.3, True, False),  # no other text has it
        ("loom", 2, 0.29, True, False),  # it hardly ever ends a phrase
        ("loom", 12, 0.3, True, True),
        ("loom", 13, 0.3, True, False),  # too many have it
        ("test time training", 2, 1.0, True, True),
        ("training scheme", 2, 1.0, True, False),  # says no more than "training"
        ("learning algorithm", 2, 1.0, True, False),
        ("averaging", 2, 1.0, True, False),  # which elsewhere hardly any title has
    ],
)
def test_what_one_text_is_about_is_a_keyword_of_few(
    folded: str, texts: int, closed: float, told: bool, found: bool
) -> None:
    identities = Identities(Folding())
    number = identities.number(folded)
    size, none = number + 1, np.zeros(number + 1)
    known = Totals(
        np.full(size, texts), none, np.full(size, closed), none, none,
        none.astype(np.int64), none.astype(np.int64), np.full(size, told),
    )  # fmt: skip
    assert (number in told_ones(identities, known, 2, 200)) is found


def test_a_noun_of_every_science_is_only_what_a_title_tells() -> None:
    identities = Identities(Folding())
    number = identities.number("skill")
    size, all_ = number + 1, np.ones(number + 1)
    known = Totals(
        np.full(size, 2), all_, all_, 0 * all_, all_,
        np.full(size, 2), np.full(size, 9), all_ > 0,
    )  # fmt: skip
    assert number in good_ones(identities, known, 2)
    identities.told.add("skill")
    assert number not in good_ones(identities, known, 2)
    assert number in told_ones(identities, known, 2, 200)


def _skilled(times: int, noun: str = "skill") -> str:
    sentences = [f"They order {noun}s", f"A {noun} is learnt", f"{noun.title()}s depend on others"]
    return ". ".join(sentences[i % 3] for i in range(times)) + "."


@for_rows(
    ("title", "times", "noun", "found"),
    [
        ("Learning Skills", 8, "skill", True),
        ("Learning Skills", 4, "skill", False),
        ("Learning", 8, "skill", False),
    ],
)
def test_a_noun_of_every_science_is_a_keyword_where_a_title_and_its_text_tell_so(
    title: str, times: int, noun: str, found: bool
) -> None:
    texts = [(title, _skilled(times, noun)), ("Of Others", f"Once, a {noun} is of use.")]
    phrases = [phrases_of(*text) for text in texts]
    shared = shared_keywords(phrases, [()] * 2, Curation())
    assert any(noun in keyword.folded for keyword in shared.keywords) is found
