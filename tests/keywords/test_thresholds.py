"""Which phrases are good enough to be keywords of a corpus, by what is known of them."""

from __future__ import annotations

import numpy as np

from paperweave.keywords.all_texts.occurrences import Totals
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.thresholds import Judged, good_ones, is_good_keyword
from tests.support.rows import for_rows

# A phrase of four texts that titles have at times, and of which nothing else is known.
KNOWN = Judged(
    words=["glass", "loom"],
    texts=4,
    quality=0.1,
    closed=0.9,
    capital=0.0,
    titled_here=0.25,
    titled=0.15,
    chosen=None,
    titled_elsewhere=None,
    compound=False,
)
AFTER_A_NAME = KNOWN._replace(
    words=["fisher", "information"],
    texts=2,
    quality=0.009,
    capital=1.0,
    titled_here=0.0,
    titled=0.0,
)
WORD = KNOWN._replace(words=["loom"], titled=0.2)
# A word that stands before nouns, as is known of titles elsewhere.
HALF = WORD._replace(closed=0.0, titled_elsewhere=0.1)
NO_TITLE = KNOWN._replace(titled_here=0.0, titled=0.05)
GENERAL = KNOWN._replace(words=["data", "requirement"])
ACTION = WORD._replace(
    words=["weaving"],
    texts=11,
    quality=0.028,
    titled_here=0.18,
    titled=0.131,
    titled_elsewhere=0.113,
)
NAME = NO_TITLE._replace(words=["loom", "10"], compound=True, quality=0.05, capital=1.0)
PROGRAM = NO_TITLE._replace(words=["loomer"], quality=0.065, capital=1.0, closed=0.0)
BEFORE_NOUNS = NO_TITLE._replace(
    words=["woven", "glass"], texts=2, closed=0.0, quality=0.009, titled_elsewhere=0.3
)
COMPOUND = KNOWN._replace(words=["low", "resource"], compound=True, closed=0.0, quality=0.05)

NOUN = KNOWN._replace(
    words=["weaver", "loom"],
    texts=2,
    compound=True,
    quality=0.022,
    titled=0.07,
    titled_here=0.5,
    titled_elsewhere=0.046,
)

SAID_OFTEN = NO_TITLE._replace(
    words=["non", "glass"], texts=3, quality=0.03, closed=0.0, compound=True, most_said=3
)
BOTH_SAY = WORD._replace(
    words=["loomup"], texts=2, quality=0.03, titled=0.05, titled_here=0.0, repeated_in=2
)
SHIFT = NO_TITLE._replace(
    words=["loom", "shift"], texts=2, quality=0.09, titled=0.07, titled_elsewhere=0.07
)
MIXED = NO_TITLE._replace(
    words=["GSM8K"], quality=0.007, capital=1.0, titled=0.0, titled_elsewhere=0.0
)


@for_rows(
    ("phrase", "good"),
    [
        (KNOWN, True),
        (KNOWN._replace(quality=0.02), True),
        (KNOWN._replace(quality=0.02, titled=0.05), False),
        (KNOWN._replace(quality=0.02, titled=0.05, chosen=0.3), True),
        (NO_TITLE._replace(words=["natural", "language"], quality=0.3), False),
        # What is said in passing.
        (NO_TITLE, True),
        (NO_TITLE._replace(texts=5, most_said=2), False),
        (NO_TITLE._replace(texts=5, most_said=3), True),  # one text is about it
        (NO_TITLE._replace(texts=5, titled_elsewhere=0.05), True),
        (NO_TITLE._replace(texts=5, chosen=0.3), True),
        (NO_TITLE._replace(texts=5, capital=1.0), True),
        (NO_TITLE._replace(texts=2), False),
        (NO_TITLE._replace(texts=2, quality=0.13), True),
        # What only grades, or measures.
        (KNOWN._replace(words=["single", "loom"]), True),
        (KNOWN._replace(words=["single", "loom"], quality=0.04), False),
        (GENERAL, True),
        (GENERAL._replace(quality=0.05), False),
        (GENERAL._replace(texts=2), False),
        (GENERAL._replace(words=["glass", "performance"], texts=2, quality=0.11), False),
        (GENERAL._replace(words=["glass", "science"], texts=2, quality=0.11), True),
        (GENERAL._replace(words=["glass", "science"], texts=2, quality=0.09), False),
        (GENERAL._replace(words=["single", "science"], texts=2, quality=0.11), False),
        (GENERAL._replace(words=["deep", "natural"], texts=2, quality=0.11), False),
        # What there is too little of.
        (NO_TITLE._replace(words=["resource", "constrained"], texts=5, quality=0.003), True),
        (NO_TITLE._replace(words=["resource", "constrained"], texts=4, quality=0.003), False),
        (NO_TITLE._replace(words=["loom", "constrained"], texts=5, quality=0.003), False),
        # What titles have at times.
        (KNOWN._replace(quality=0.03, titled=0.1, titled_elsewhere=0.05), True),
        (KNOWN._replace(quality=0.03, titled=0.1, titled_elsewhere=0.03), False),
        (GENERAL._replace(words=["woven", "data"], texts=2, quality=0.02), False),
        (GENERAL._replace(words=["woven", "data"], quality=0.02, titled_elsewhere=0.16), True),
        (GENERAL._replace(words=["woven", "report"], quality=0.02, titled_elsewhere=0.7), False),
        (GENERAL._replace(words=["large", "data"], quality=0.02, titled_elsewhere=0.7), False),
        (GENERAL._replace(words=["large", "requirement"]), False),
        (GENERAL._replace(words=["deep", "method"], texts=2, quality=0.3), False),
        (KNOWN._replace(words=["glass", "matrix"], texts=2, quality=0.09, chosen=0.4), True),
        (GENERAL._replace(words=["woven", "report"], texts=2, quality=0.09), False),
        (
            GENERAL._replace(
                words=["woven", "report"], texts=2, quality=0.09, titled_elsewhere=0.2
            ),
            True,
        ),
        (NO_TITLE._replace(words=["glass", "matrix"], texts=2, chosen=0.4), False),
        (GENERAL._replace(words=["fisher", "method"], texts=2, quality=0.02), False),
        (
            GENERAL._replace(
                words=["fisher", "method"],
                texts=2,
                quality=0.02,
                capital=1.0,
                titled_elsewhere=0.16,
            ),
            True,
        ),
        (
            GENERAL._replace(
                words=["AI", "method"], texts=2, quality=0.02, capital=1.0, titled_elsewhere=0.16
            ),
            False,
        ),
        # What is called after a person, though hardly a likely keyword.
        (AFTER_A_NAME, True),
        (AFTER_A_NAME._replace(quality=0.007), False),
        (AFTER_A_NAME._replace(capital=0.7), False),
        (AFTER_A_NAME._replace(closed=0.7), False),
        (AFTER_A_NAME._replace(begun_alone=True), False),
        (AFTER_A_NAME._replace(words=["AI", "information"]), False),
        (AFTER_A_NAME._replace(words=["n", "information"]), False),
        (AFTER_A_NAME._replace(words=["general", "information"]), False),
        (AFTER_A_NAME._replace(words=["fisher"]), False),
        (AFTER_A_NAME._replace(compound=True), False),
        # Compounds of words that say little.
        (COMPOUND, False),
        (COMPOUND._replace(titled_elsewhere=0.2), True),
        (COMPOUND._replace(titled_elsewhere=0.2, closed=0.8, quality=0.05), False),
        # A noun that titles have at times, here as elsewhere.
        (NOUN, True),
        (NOUN._replace(titled_here=0.4), False),
        (NOUN._replace(titled_elsewhere=0.03), False),
        (NOUN._replace(closed=0.2), False),
        (NOUN._replace(words=["glass", "step"]), False),
        # Single words.
        (WORD, True),
        (WORD._replace(texts=2), False),
        (WORD._replace(texts=2, titled_here=1.0), True),
        (WORD._replace(words=["weaving"], texts=2), True),
        (WORD._replace(texts=2, chosen=0.3), True),
        (WORD._replace(texts=2, quality=0.05, titled_elsewhere=0.2), False),
        (WORD._replace(texts=2, quality=0.1, titled_elsewhere=0.2), True),
        (WORD._replace(texts=2, quality=0.05, titled_elsewhere=0.45), True),
        (WORD._replace(words=["知识蒸馏"], texts=2), True),
        # What many texts do, and some name in their titles.
        (ACTION, True),
        (ACTION._replace(quality=0.02), False),
        (ACTION._replace(titled_here=0.14), False),
        (ACTION._replace(texts=4), False),
        (ACTION._replace(quality=0.015, titled_here=0.2, titled_elsewhere=0.13), True),
        (ACTION._replace(quality=0.015, titled_here=0.19, titled_elsewhere=0.13), False),
        (ACTION._replace(quality=0.015, titled_here=0.2, titled_elsewhere=0.12), False),
        # Single words of which nothing else is known.
        (WORD._replace(texts=5, quality=0.05), True),
        (WORD._replace(texts=5, quality=0.03), False),
        (WORD._replace(texts=4, quality=0.05), False),
        (WORD._replace(texts=5, quality=0.05, titled_here=0.24), False),
        (WORD._replace(words=["weaving"], texts=5, quality=0.05), False),
        # Words before nouns that titles elsewhere often have.
        (BEFORE_NOUNS, True),
        (BEFORE_NOUNS._replace(titled_elsewhere=0.29), False),
        (BEFORE_NOUNS._replace(compound=True, titled_elsewhere=0.14), True),
        (BEFORE_NOUNS._replace(compound=True, titled_elsewhere=0.13), False),
        (BEFORE_NOUNS._replace(closed=0.4), False),
        (BEFORE_NOUNS._replace(words=["large", "scale"]), False),
        # What one text of a few says often, though no title has it.
        (SAID_OFTEN, True),
        (SAID_OFTEN._replace(most_said=2), False),
        (SAID_OFTEN._replace(quality=0.02), False),
        (SAID_OFTEN._replace(texts=5), False),
        (SAID_OFTEN._replace(words=["loom", "3", "mini"]), False),
        (SAID_OFTEN._replace(words=["deep", "natural"]), False),
        (SAID_OFTEN._replace(words=["loom", "speed"]), False),
        (SAID_OFTEN._replace(words=["loom", "matrix"]), False),
        (SAID_OFTEN._replace(compound=False), False),
        # A single word that both its texts say more than once.
        (BOTH_SAY, True),
        (BOTH_SAY._replace(repeated_in=1), False),
        (BOTH_SAY._replace(texts=3, repeated_in=3), False),
        (BOTH_SAY._replace(titled_elsewhere=0.03), False),
        (BOTH_SAY._replace(quality=0.02), False),
        (BOTH_SAY._replace(closed=0.29), False),
        (BOTH_SAY._replace(words=["server"]), False),
        (BOTH_SAY._replace(words=["selector"]), False),
        (BOTH_SAY._replace(words=["averaging"]), False),
        # What is general at its end, but that titles elsewhere have.
        (SHIFT, True),
        (SHIFT._replace(titled_elsewhere=0.03), False),
        (SHIFT._replace(quality=0.07), False),
        (SHIFT._replace(words=["deep", "shift"]), False),
        (SHIFT._replace(words=["loom", "speed"]), False),
        # Letters and digits.
        (MIXED, True),
        (MIXED._replace(quality=0.004), False),
        (MIXED._replace(closed=0.2), False),
        (MIXED._replace(words=["GSMK8"]), False),
        (MIXED._replace(words=["gsm8k"]), False),
        (MIXED._replace(words=["GSM8K", "loom"]), False),
        (MIXED._replace(words=["GSM8K"], quality=0.0079), True),
        # Adjectives of two texts, and those whose noun is hardly used.
        (
            WORD._replace(closed=0.0, texts=2, titled=0.35, titled_here=1, titled_elsewhere=0.2),
            True,
        ),
        (WORD._replace(closed=0.0, texts=2, titled=0.35, titled_here=1), False),
        (
            WORD._replace(closed=0.0, texts=2, titled=0.35, titled_here=0.5, titled_elsewhere=0.2),
            False,
        ),
        (HALF._replace(titled=0.26, has_noun=True), True),
        (HALF._replace(titled=0.24, has_noun=True), False),
        (WORD._replace(closed=0.0, titled=0.26), False),
        # What is said to save something, before nouns or by itself.
        (COMPOUND._replace(words=["data", "efficient"], titled_elsewhere=0.2, closed=0.8), True),
        (BEFORE_NOUNS._replace(words=["loom", "efficient"], titled_elsewhere=0.0), False),
        # Names.
        (NAME, True),
        (NAME._replace(words=["loom", "ten"]), False),
        (NAME._replace(capital=0.5), False),
        (NAME._replace(quality=0.015), False),
        (NAME._replace(quality=0.015, titled_here=0.5), True),
        (PROGRAM, True),
        (PROGRAM._replace(quality=0.05), False),
        (PROGRAM._replace(words=["T2I"]), False),
        (PROGRAM._replace(closed=0.9, titled_elsewhere=0.017), False),
        (PROGRAM._replace(closed=0.9, titled_elsewhere=0.017, titled_here=0.1), True),
        # Adjectives.
        (WORD._replace(closed=0.0), False),
        (HALF._replace(titled=0.35), True),
        (WORD._replace(closed=0.0, titled_here=0.67, titled_elsewhere=0.14), True),
        (WORD._replace(closed=0.0, titled_here=0.5, titled_elsewhere=0.14), False),
        (WORD._replace(closed=0.0, titled_here=0.67, titled_elsewhere=0.1), False),
        (WORD._replace(closed=0.0, texts=2, titled=0.35), False),
        # Nouns before nouns, of which nothing is known elsewhere: adjectives never end a phrase.
        (WORD._replace(closed=0.1, titled=0.35, quality=0.06), True),
        (WORD._replace(closed=0.1, titled=0.35, quality=0.059), False),
        (WORD._replace(closed=0.09, titled=0.35, quality=0.06), False),
        (WORD._replace(closed=0.1, titled=0.29, quality=0.06), False),
    ],
)
def test_a_keyword_is_what_titles_have_or_authors_choose(phrase: Judged, good: bool) -> None:
    assert is_good_keyword(phrase) is good


@for_rows(
    ("word", "good"),
    [
        ("weaving", False),
        ("creation", False),
        ("tension", False),
        ("clearance", False),
        ("presence", False),
        ("movement", False),
        ("removal", False),
        ("loom", True),
    ],
)
def test_what_is_done_needs_more_to_be_a_keyword(word: str, good: bool) -> None:
    phrase = WORD._replace(words=[word], quality=0.02, titled_elsewhere=0.2)
    assert is_good_keyword(phrase) is good
    assert is_good_keyword(phrase._replace(quality=0.035))


@for_rows(
    ("whole", "word", "good"),
    [
        ("weakly supervised learning", "weakly supervised", False),
        ("weakly supervised loom", "weakly supervised", True),
        ("few shot learning", "few shot", True),  # no participle
    ],
)
def test_how_one_learns_is_no_keyword_beside_learning_so(whole: str, word: str, good: bool) -> None:
    identities = Identities(Folding())
    numbers = [identities.number(folded) for folded in (word, whole)]
    identities.compounds.add(numbers[0])
    size = len(identities.folded)
    texts, most = np.full(size, 9), np.full(size, 2)
    likely, titled = np.full(size, 0.2), np.full(size, 0.6)
    closed = np.array([1.0, 0.0, 1.0])
    known = Totals(texts, likely, closed, np.zeros(size), titled, most, most, titled > 1)
    assert (numbers[0] in good_ones(identities, known, 2)) is good


@for_rows(
    ("words", "good"),
    [
        (["empirical", "study"], False),
        (["short", "survey"], False),
        (["cohort", "study"], True),
        (["product", "review"], True),
    ],
)
def test_what_a_paper_is_names_no_subject(words: list[str], good: bool) -> None:
    phrase = KNOWN._replace(words=words, quality=0.3, titled_elsewhere=0.5, titled_here=0.5)
    assert is_good_keyword(phrase) is good
