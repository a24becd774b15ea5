"""Whatever is done to the lines of a listing, no format fails.

None claims a line twice, or names a line that is not.
"""

from __future__ import annotations

import time
from collections import Counter
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperweave.model.reading import Seed
from paperweave.model.record import Furniture, Problem, Record
from paperweave.read.formats.registry import FORMATS
from tests.read.formats.test_cases import CASES, format_of, name_of, seed_of
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

    from paperweave.read.formats.registry import Format

POOL = sorted({line for case in CASES for line in seed_of(case).lines})
# Of the 60 of a suite, or the 2,000 of a night: each of these tests is one of many.
FEW, SOME = settings().max_examples // 12, settings().max_examples // 5
CHARACTERS = '{}@"\\$%,=()\n \t·•-:.0123456789abcAZ#~_é中\u200b\x00'


def check(one: Format, seed: Seed) -> None:
    assert 0 <= one.detect(seed).confidence <= one.highest
    parts = list(one.split(seed))
    owners = Counter[int]()
    shared = set[int]()
    for part in parts:
        if isinstance(part, Problem):
            assert part.line is None or 1 <= part.line <= len(seed.lines)
            continue
        assert 1 <= part.first_line <= part.last_line <= len(seed.lines)
        owners.update(range(part.first_line, part.last_line + 1))
        if isinstance(part, Record) and part.raw is not None:
            shared |= {part.first_line, part.last_line}
    assert {line: count for line, count in owners.items() if count > 1 and line not in shared} == {}
    whole = [part for part in parts if isinstance(part, Record | Furniture)]
    assert all(a.first_line <= b.first_line for a, b in pairwise(whole))
    assert all(
        value != ""
        for part in whole
        if isinstance(part, Record)
        for value in (part.title, part.abstract)
    )


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
@settings(max_examples=SOME, deadline=None)
@given(data=st.data())
def test_any_mixture_of_lines_is_read_without_failing_or_claiming_a_line_twice(
    one: Format, data: st.DataObject
) -> None:
    lines = st.one_of(
        st.sampled_from(POOL), st.text(CHARACTERS.replace("\n", ""), max_size=30), st.just("")
    )
    check(one, Seed("mixture.txt", tuple(data.draw(st.lists(lines, max_size=25)))))


def _changed(lines: list[str], change: int, n: int) -> None:
    """Lose, double, cut or part a line, or take a brace out of it."""
    line = lines.pop(n)
    instead = [[], [line, line], [line[: len(line) // 2]], ["", line], [line.replace("}", "", 1)]]
    lines[n:n] = instead[change]


@for_rows("case", CASES, ids=name_of)
def test_a_listing_with_lines_lost_doubled_or_cut_is_read_without_failing(case: Path) -> None:
    chance = Random(case.name)  # noqa: S311
    for _ in range(3):
        lines = list(seed_of(case).lines)
        for _ in range(min(chance.randint(1, 4), len(lines) - 1)):
            _changed(lines, chance.randrange(5), chance.randrange(len(lines)))
        check(format_of(case), Seed(case.name, tuple(lines)))


@pytest.mark.nightly
@pytest.mark.parametrize("case", CASES, ids=name_of)
@settings(max_examples=FEW, deadline=None)
@given(data=st.data())
def test_a_listing_with_lines_changed_in_many_ways_is_read_without_failing(
    case: Path, data: st.DataObject
) -> None:
    lines = list(seed_of(case).lines)
    for _ in range(data.draw(st.integers(1, 4))):
        if lines:
            place = data.draw(st.integers(0, len(lines) - 1))
            _changed(lines, data.draw(st.integers(0, 4)), place)
    check(format_of(case), Seed(case.name, tuple(lines)))


LONG = (
    "a",
    "{",
    "@a{b, t = {x, y = {",
    "A and ",
    "( ",
    "Created: ",
    "arXiv:",
    "10.1000/)",
    "\\'",
    "$",
    " ",
    "1. ",
)


def _read_long(one: Format, piece: str, size: int, seconds: float) -> None:
    text = piece * (size // len(piece)) + "x"
    lines = (
        "A Title of a Paper",
        text,
        "arXiv:2301.00001",
        "Created: 2023-01-01",
        text[: size // 2],
    )
    begin = time.process_time()
    check(one, Seed("long.txt", lines))
    assert time.process_time() - begin < seconds


@for_rows("one", FORMATS, ids=lambda one: one.name)
@for_rows("piece", LONG)
def test_a_long_line_takes_no_more_than_its_share_of_time(one: Format, piece: str) -> None:
    # Ten times what the slowest takes; with time that grows by squares it took half a minute.
    _read_long(one, piece, 40_000, 3)


@pytest.mark.nightly
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize("piece", LONG)
def test_a_line_of_a_megabyte_takes_no_more_than_its_share_of_time(one: Format, piece: str) -> None:
    _read_long(one, piece, 1_000_000, 20)
