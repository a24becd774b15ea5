"""Mutated listings hide no title whose line still stands in them, or something is told there."""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz.hidden_titles import hidden, mutant

# Of 100 mutants so many may hide a title: what no rule of lines can tell, such as a title that is
# two sentences, read as the first of an abstract.
MOST_IN_A_HUNDRED = 1.2
SAMPLE, IN_THE_NIGHT = range(0, 400, 25), range(1_000, 21_000)


def _share_of_hiding(cases: range) -> float:
    hiding = sum(bool(hidden(*mutant(Random(case)))[1]) for case in cases)  # noqa: S311
    return 100 * hiding / len(cases)


def test_a_title_on_a_line_of_its_own_is_a_title_or_something_is_told() -> None:
    assert _share_of_hiding(SAMPLE) <= MOST_IN_A_HUNDRED + 100 / len(SAMPLE)


@pytest.mark.nightly
def test_twenty_thousand_mutants_hide_few_titles() -> None:
    assert _share_of_hiding(IN_THE_NIGHT) <= MOST_IN_A_HUNDRED
