"""What arrays tell of pairs and phrases is what their words tell one by one."""

from __future__ import annotations

from itertools import pairwise, product
from zlib import crc32

import numpy as np
import pytest

from paperweave.related.phrase_marks import marked, place
from paperweave.related.tfidf import terms_of
from paperweave.related.word_rows import (
    COLUMNS,
    WORD,
    columns_of_pairs,
    name_subjects,
    names_a_subject,
    pairs_name_subjects,
    rows_of,
)
from paperweave.text.tokens import word_of

# Each kind of word that a rule for phrases asks about: general ones of English and of other
# languages, grading ones, verbs, numbers and units, heads and links, and some of one subject.
WORDS = (
    *("silk", "looms", "spun-silk", "model", "novel", "high-quality", "learning", "quickly"),
    *("propose", "proposed", "single", "abstract", "16", "16-bit", "1,2-dichloroethane", "bit"),
    *("bits", "BIT", "MARCO", "étude", "de", "estudio", "factores", "método", "Methode", "weaving"),
    *("based", "using", "données", "x", "H.pylori", "naïve"),
)


def _rows(words: list[str]) -> np.ndarray:
    return np.frombuffer(rows_of(words), WORD)


def test_pairs_have_the_columns_of_their_letters_and_name_what_their_words_name() -> None:
    pairs = [(one, two) for one, two in product(WORDS, WORDS) if _has_content(one, two)]
    before, behind = (_rows([pair[side] for pair in pairs]) for side in (0, 1))
    folded = [tuple(word_of(word).folded for word in pair) for pair in pairs]
    checksums = [crc32(f"{one[:6]} {two[:6]}".encode()) for one, two in folded]
    expected = [checksum % COLUMNS + COLUMNS for checksum in checksums]
    assert columns_of_pairs(before, behind).tolist() == expected
    naming = [names_a_subject(" ".join(pair)) for pair in folded]
    assert pairs_name_subjects(before, behind).tolist() == naming
    assert 0.1 < np.mean(naming) < 0.9


def test_longer_phrases_name_what_their_words_name() -> None:
    threes = [words for words in product(WORDS, repeat=3) if _has_content(*words)]
    first, middle, last = (_rows([words[i] for words in threes]) for i in range(3))
    found = name_subjects(
        first,
        last,
        first["specific"] | middle["specific"] | last["specific"],
        first["link"] | middle["link"] | last["link"],
    )
    folded = [" ".join([word_of(word).folded for word in words]) for words in threes]
    assert found.tolist() == list(map(names_a_subject, folded))


def _has_content(*words: str) -> bool:
    return all(word_of(word).content for word in words)


@pytest.mark.parametrize("behind", ["including", "looms"])
def test_the_phrases_of_a_text_are_marked_by_place_and_rarity(behind: str) -> None:
    text = f"Fine spun silk looms break, spun silk {behind}, and a novel model."
    others = [
        "Fine spun silk.",
        "Spun silk looms.",
        "Spun silk looms.",
        f"Silk {behind} novel model.",
    ]
    papers = [("", abstract) for abstract in (text, *others)]
    terms = terms_of(papers)
    written = text.replace(",", " ,").replace(".", " .").replace(" ", "\n")
    (marks,) = marked([written], terms).of_each()
    words = written.split("\n")
    shown = {
        (" ".join(words[where.start : where.end]), where.step)
        for where in map(place, marks.places.tolist())
    }
    # Two texts have "fine spun", the others are in three or four; a "novel model" names no subject,
    # and a phrase goes on behind "including".
    assert shown == {
        ("Fine spun", 1), ("Fine spun silk", 1), ("Fine spun silk looms", 1),
        ("spun silk", 2), ("spun silk looms", 2), ("silk looms", 2),
    }  # fmt: skip
    assert all(one < two for one, two in pairwise(marks.hashes.tolist()))
