from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from paperweave.engine import waves
from paperweave.engine.waves import each_in_waves, in_waves

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _short_waves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waves, "_WAVE", 500)


def test_waves_give_the_result_of_each_item_in_its_order() -> None:
    assert list(in_waves(lambda n: n * n, iter(range(1_234)))) == [n * n for n in range(1_234)]


def test_waves_give_all_that_is_found_in_each_item() -> None:
    found = list(each_in_waves(lambda n: iter([n] * (n % 3)), range(1_234)))
    assert found == [n for n in range(1_234) for _ in range(n % 3)]


def test_a_stream_of_nothing_gives_nothing() -> None:
    assert list(in_waves(str, iter(()))) == []


def test_a_short_stream_is_worked_on_here() -> None:
    assert set(in_waves(lambda _: os.getpid(), range(10))) == {os.getpid()}


def test_the_next_wave_is_found_before_the_results_of_one_are_asked_for() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(2_000):
            taken.append(number)
            yield number

    assert list(islice(in_waves(lambda n: n, numbers()), 1)) == [0]
    assert len(taken) == 1_000


def test_work_that_fails_in_a_wave_fails_here_and_says_why() -> None:
    def refuse(number: int) -> int:
        if number == 777:
            raise ValueError("seven hundred and seventy-seven")
        return number

    with pytest.raises(ValueError, match="seven hundred and seventy-seven"):
        list(in_waves(refuse, range(1_000)))
