from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.clean import places as module
from paperweave.clean.origins import marked, origins_of
from paperweave.clean.places import Places
from paperweave.model.record import Author, Record

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = ("aaaaa aaaa", "Li and Lind; Lindgren", "", "a_b a_b")


@pytest.mark.parametrize("long", [0, 4_000])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("piece", ["aa", "aaaa", "Lind", "Lindg", "a_b", "xyzw", ""])
def test_places_are_those_at_which_a_text_goes_on_with_a_piece(
    text: str, piece: str, long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LONG", long)
    expected = [at for at in range(len(text) + 1) if text.startswith(piece, at)]
    assert list(Places(text).of(piece)) == expected


def listing_of(count: int) -> tuple[Record, str]:
    """A record of many people, each in two fields, some in other letters than their fields."""
    people = [(f"Weaver{n:05}", f"{'ABCDEFG'[n % 7]}. Ö{n % 5}") for n in range(count)]
    raw = json.dumps([{"family": family, "given": given} for family, given in people])
    authors = tuple(Author(f"{given} {family}", family) for family, given in people)
    return Record("a.json", 1, 1, authors=authors), raw


def work_of(run: Callable[[], object]) -> int:
    """How many functions are called, and how many signs are looked through for a piece."""
    work = 0

    def count(_: object, event: str, called: Any) -> None:  # noqa: ANN401 - what Python gives
        nonlocal work
        work += event in {"call", "c_call"}
        if event == "c_call" and called.__name__ == "find":
            work += len(called.__self__)

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return work


def test_four_times_as_many_authors_are_found_with_about_four_times_the_work() -> None:
    few, many = (work_of(lambda n=n: origins_of(*listing_of(n))) for n in (150, 600))  # type: ignore[misc]
    assert many < 6 * few


def test_each_of_many_authors_is_found_at_its_own_fields() -> None:
    record, raw = listing_of(150)
    found = origins_of(record, raw).authors
    assert marked(raw, found[120]) == "Weaver00120 B. \\u00d60"
    assert all(found)
