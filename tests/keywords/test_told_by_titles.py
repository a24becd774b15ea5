"""What a title has and its text says often is a keyword, whatever else is known of it."""

from __future__ import annotations

import numpy as np

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords
from paperweave.keywords.all_texts.occurrences import Mentions, Totals, Uses, totals
from paperweave.keywords.all_texts.told_by_titles import where_told
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.one_text.phrases import PHRASE, PLACE
from paperweave.keywords.thresholds import told_ones
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
        ("empirical study", 2, 1.0, True, False),  # is what a paper is
        ("cohort study", 2, 1.0, True, True),
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


BODY = 4


def _mentions(times: tuple[int, ...], titled: tuple[int, ...], listed: tuple[int, ...]) -> Mentions:
    """Of number 1 in as many texts as are given, each so many times, later in each further text."""
    places = [
        (text, 0 if text in titled and not n else BODY + 1 + text + n)
        for text, count in enumerate(times)
        for n in range(count)
    ]
    texts = list(listed) + [text for text, _ in places]
    phrases = np.zeros(len(texts), PHRASE)
    phrases["places"][len(listed) :] = 1
    phrases["score"][: len(listed)] = np.inf
    return Mentions(
        np.array(texts, np.int32),
        np.ones(len(texts), np.int32),
        phrases,
        np.array([(start, start + 1) for _, start in places], PLACE),
    )


@for_rows(
    ("texts", "times", "titled", "listed", "least", "left"),
    [
        (100, (3, 3, 2, 1), (0, 1), (), 2, {0, 1}),  # two are about it
        (100, (3, 5, 4, 1), (0,), (), 2, {0, 1}),
        (100, (3, 1, 1, 1), (0,), (2,), 2, {0, 2}),
        (100, (3, 1, 2, 2), (0,), (), 2, {0, 2}),  # one is, and the first that says it most
        (100, (3, 1, 1, 1), (0,), (), 2, {0, 1}),
        (100, (3, 2, 2, 1), (0,), (), 3, {0}),  # two are missing
        (99, (3, 2, 2, 1), (0,), (), 2, {0, 1, 2, 3}),
    ],
)
def test_what_only_a_title_tells_is_shared_with_texts_that_say_it_often(  # noqa: PLR0913, PLR0917
    texts: int,
    times: tuple[int, ...],
    titled: tuple[int, ...],
    listed: tuple[int, ...],
    least: int,
    left: set[int],
) -> None:
    mentions = _mentions(times, titled, listed)
    bodies = np.full(texts, BODY)
    found = where_told(mentions, 2, {1}, bodies, least)
    assert set(found.texts.tolist()) == left
    assert len(found.places) == sum(times[text] for text in left)
    assert where_told(mentions, 2, set(), bodies, least) is mentions


ABOUT = "Weaving threads of silk is a loom's work. A loom takes a thread. Looms are old."


@for_rows(
    ("title", "body", "found"),
    [
        ("Parts of Looms", ABOUT, True),
        ("Parts of it", ABOUT, False),
        ("Parts of Looms", "Weaving threads of silk is old.", False),
    ],
)
def test_a_word_is_a_keyword_where_a_title_and_its_text_tell_so(
    title: str, body: str, found: bool
) -> None:
    texts = [(title, body), ("Of Others", "Once, they use a loom, and nothing else is there.")]
    phrases = [phrases_of(*text) for text in texts]
    shared = shared_keywords(phrases, [()] * 2, Curation())
    assert any(keyword.folded == "loom" for keyword in shared.keywords) is found
