"""Tests of rows of numbers in one array, and of what tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.engine.marks import Marks
from paperweave.engine.packed import Packed
from tests.support.rows import for_rows

if TYPE_CHECKING:
    import pytest

ROWS = [[1, 2], [], [3], [4, 5, 6], [7]]


def _packed(rows: list[list[int]]) -> Packed:
    return Packed.of([np.array(row, np.int16).tobytes() for row in rows], np.int16)


def _rows(packed: Packed) -> list[list[int]]:
    return [row.tolist() for row in packed.each()]


@for_rows("wanted", [[], [0], [1], [0, 1, 2, 3, 4], [3, 4, 0, 1], [4, 3, 2], [2, 2], [0, 1, 4, 2]])
def test_rows_are_taken_in_the_order_asked_for(wanted: list[int]) -> None:
    taken = _packed(ROWS).taken(np.array(wanted, np.int64))
    assert _rows(taken) == [ROWS[i] for i in wanted]
    assert taken.data.dtype == np.int16


@for_rows("wanted", [[], [6, 5], [0, 5, 1, 2, 3, 4], [4, 5, 6], [3, 4, 0, 6, 1], [5, 0, 0]])
def test_rows_of_two_are_taken_in_the_order_asked_for(wanted: list[int]) -> None:
    taken = _packed(ROWS).with_rows(_packed([[8], []]), np.array(wanted, np.int64))
    assert _rows(taken) == [[*ROWS, [8], []][i] for i in wanted]
    assert taken.data.dtype == np.int16


def test_rows_are_worked_on_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperweave.engine.packed._ROWS_A_TURN", 2)
    turns = [(turn.numbers, turn.of_row.tolist()) for turn in _packed(ROWS).turns()]
    assert turns == [(slice(0, 2), [0, 0]), (slice(2, 6), [0, 1, 1, 1]), (slice(6, 7), [0])]


def test_what_is_packed_is_read_row_by_row() -> None:
    packed = _packed(ROWS)
    assert (len(packed), packed.sizes.tolist()) == (5, [2, 0, 1, 3, 1])
    assert packed.of_row.tolist() == [0, 0, 2, 3, 3, 3, 4]
    assert packed.places.tolist() == [0, 1, 0, 0, 1, 2, 0]
    assert packed.row(3).tolist() == ROWS[3]
    assert _rows(packed.kept(np.array([True, True, False, True, False]))) == [[1, 2], [], [4, 5, 6]]
    odd = packed.data % 2 == 1
    assert _rows(packed.numbers_left(odd)) == [[1], [], [3], [5], [7]]
    assert _rows(packed.with_data(-packed.data)) == [[-n for n in row] for row in ROWS]


def _marks(*parts: list[list[int]]) -> list[str]:
    marks = Marks(len(parts[0]))
    for part in parts:
        marks.add(_packed(part))
    return marks.each()


@for_rows(
    ("one", "other"),
    [
        ([[1, 2]], [[2, 1]]),
        ([[1]], [[1, 0]]),
        ([[]], [[0]]),
        ([[0]], [[1]]),
        ([[1, 1]], [[1]]),
    ],
)
def test_rows_of_other_numbers_have_other_marks(
    one: list[list[int]], other: list[list[int]]
) -> None:
    assert _marks(one) != _marks(other)


def test_equal_rows_have_the_same_mark_wherever_they_stand() -> None:
    first, second, third = _marks([[1, 2], [3], [1, 2]], [[4], [4], [4]])
    assert first == third != second
    assert _marks([[1, 2]], [[4]]) == [first]
    assert len(first) == 32
    assert first[:16] != first[16:]


def test_a_number_counts_in_the_part_that_it_is_of() -> None:
    parts: tuple[tuple[list[list[int]], list[list[int]]], ...]
    parts = (([[1]], [[2]]), ([[2]], [[1]]), ([[1, 2]], [[]]), ([[]], [[1, 2]]))
    assert len({_marks(*of_row)[0] for of_row in parts}) == len(parts)
