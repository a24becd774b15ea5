"""Each listing is read once, and again where it changed."""

from __future__ import annotations

import gzip
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.clean import listings, read_listing
from paperweave.clean.entry import entry_of
from paperweave.clean.listings import Gathering, gather
from paperweave.config.selection import Only
from paperweave.engine import workers
from paperweave.engine.cache import Cache, Memory
from paperweave.model.record import Problem
from paperweave.read.detect import read_path
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from paperweave.clean.listings import Gathered
    from paperweave.model.paper import Entry
    from paperweave.model.reading import Reading
    from paperweave.model.record import Record

ONE, TWO, THREE = (
    bibliography(key={"title": f"{number} of looms"}) for number in ("One", "Two", "Three")
)


def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let work be done where a test can look at it."""
    for module in (listings, read_listing):
        monkeypatch.setattr(module, "in_processes", lambda work, some, **_: map(work, some))


class Folder:
    """Listings in a folder, and which of them are read."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place, self.read = place, list[str]()

        def read(name: str, *more: Any) -> object:  # noqa: ANN401 - whatever a listing is read with
            self.read.append(name)
            return read_path(name, *more)

        # where a process of its own reads it, nothing of that is known here
        in_this_process(monkeypatch)
        monkeypatch.setattr(read_listing, "read_path", read)

    def titles(self, *, forget: bool = False) -> dict[str, list[str | None]]:
        """The titles of each listing, and which listings were read for it in ``read``."""
        self.read.clear()
        found = {path.name: path for path in sorted(self.place.glob("*.bib*"))}
        cache = Cache(self.place / "cache", "")
        if forget:
            gathered = dict(zip(found, gather(found, Only(), frozenset(), cache), strict=True))
        else:
            gathered = Gathering(found, Only(), frozenset(), cache).of_each()
        return {name: [entry.title for entry in one.entries] for name, one in gathered.items()}


def test_a_listing_is_read_again_only_where_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path, monkeypatch)
    (tmp_path / "one.bib").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.bib.gz").write_bytes(gzip.compress(TWO.encode()))
    both = {"one.bib": ["One of looms"], "two.bib.gz": ["Two of looms"]}
    assert folder.titles(forget=True) == both
    assert folder.read == ["one.bib", "two.bib.gz"]
    assert folder.titles(forget=True) == both
    assert folder.read == []
    (tmp_path / "one.bib").write_text(THREE, encoding="utf-8")
    assert folder.titles() == {**both, "one.bib": ["Three of looms"]}
    assert folder.read == ["one.bib"]


def test_a_listing_that_is_gone_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path, monkeypatch)
    (tmp_path / "one.bib").write_text(ONE, encoding="utf-8")
    folder.titles(forget=True)
    (tmp_path / "one.bib").unlink()
    assert folder.titles(forget=True) == {}
    (tmp_path / "one.bib").write_text(ONE, encoding="utf-8")
    folder.titles(forget=True)
    assert folder.read == ["one.bib"]


def test_of_a_changed_listing_only_what_changed_is_cleaned_again_or_had_something_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleaned = []

    def clean(record: Record) -> tuple[Entry, list[Problem]]:
        cleaned.append(record.title)
        return entry_of(record)

    monkeypatch.setattr(read_listing, "entry_of", clean)
    in_this_process(monkeypatch)
    place = tmp_path / "one.bib"
    entries = {name: {"title": f"{name.title()} of looms"} for name in ("one", "two", "odd")}
    entries["odd"]["title"] = r"Odd \unknownmacro of looms"

    def read() -> Gathered:
        place.write_text(bibliography(**entries), encoding="utf-8")
        (found,) = gather({place.name: place}, Only(), frozenset(), Cache(tmp_path / "c", ""))
        return found

    before = read()
    assert len(cleaned) == 3
    cleaned.clear()
    entries["two"]["title"] = "Two of wheels"
    found = read()
    assert cleaned == ["Two of wheels", r"Odd \unknownmacro of looms"]
    assert [entry.title for entry in found.entries] == [
        "One of looms", "Two of wheels", r"Odd \unknownmacro of looms",
    ]  # fmt: skip
    assert found.unclear == before.unclear
    assert len(found.unclear) == 1
    (reading,) = found.readings
    assert [entry.record for entry in found.entries][:2] == list(reading.records)[:2]
    assert found.entries[0].record is reading.records[0]


def read_in_a_process(place: Path, memory: Memory | None = None) -> tuple[int, list[str | None]]:
    """In which process a listing was read that had changed, and the titles in it."""
    cache = Cache(place.parent / "c", "", memory)
    gathering = Gathering({place.name: place}, Only(), frozenset(), cache)
    (found,) = gathering.of_each().values()
    (reading,) = found.readings
    return int(reading.problems[0].message), [entry.title for entry in found.entries]


def test_a_listing_that_changed_is_read_in_another_process_and_handed_over_by_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*more: Any) -> Iterator[Reading]:  # noqa: ANN401 - whatever a listing is read with
        for reading in read_path(*more):
            problem = Problem("noted", "", None, str(os.getpid()))
            yield replace(reading, problems=(problem,))

    monkeypatch.setattr(read_listing, "read_path", read)
    # Also behind tests that leave threads, beside which nothing is forked.
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    place, memory = tmp_path / "one.bib", Memory()
    for text, title, here in (
        (ONE, "One of looms", True),  # new: its entries are cleaned by processes
        (TWO, "Two of looms", False),
        (TWO, "Two of looms", False),  # and taken from the cache
        (THREE, "Three of looms", False),
    ):
        place.write_text(text, encoding="utf-8")
        process, titles = read_in_a_process(place, memory)
        assert titles == [title]
        assert (process == os.getpid()) == here


@pytest.mark.parametrize("why", ["the cache is full", "it is saved while it is read"])
def test_what_the_cache_cannot_hand_over_comes_from_the_process_itself(
    why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "one.bib"

    def titles() -> list[str | None]:
        cache = Cache(tmp_path / "c", "")
        (found,) = gather({place.name: place}, Only(), frozenset(), cache)
        return [entry.title for entry in found.entries]

    place.write_text(ONE, encoding="utf-8")
    assert titles() == ["One of looms"]
    with monkeypatch.context() as patched:
        if why == "the cache is full":
            patched.setattr(Cache, "saved", lambda *_: False)
        else:
            patched.setattr(listings, "digest", lambda _: "another")
        place.write_text(TWO, encoding="utf-8")
        assert titles() == ["Two of looms"]
    assert titles() == ["Two of looms"]


def test_a_listing_whose_kept_entries_are_damaged_is_read_again(tmp_path: Path) -> None:
    place = tmp_path / "one.bib"
    place.write_text(ONE, encoding="utf-8")
    for _ in range(2):
        cache = Cache(tmp_path / "c", "")
        (found,) = gather({place.name: place}, Only(), frozenset(), cache)
        assert [entry.title for entry in found.entries] == ["One of looms"]
        (kept,) = (tmp_path / "c").glob("listing-*")
        kept.write_bytes(b"damaged")
