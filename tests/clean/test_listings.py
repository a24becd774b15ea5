"""Each listing is read once, and again where it changed."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

from paperweave.clean import listings
from paperweave.clean.entry import entry_of
from paperweave.clean.listings import gather, gather_some
from paperweave.config.selection import Only
from paperweave.engine.cache import Cache
from paperweave.read.detect import read_path
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from paperweave.clean.listings import Gathered
    from paperweave.model.paper import Entry
    from paperweave.model.record import Problem, Record

ONE, TWO, THREE = (
    bibliography(key={"title": f"{number} of looms"}) for number in ("One", "Two", "Three")
)


class Folder:
    """Listings in a folder, and which of them are read."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place, self.read = place, list[str]()

        def read(name: str, *more: Any) -> object:  # noqa: ANN401 - whatever a listing is read with
            self.read.append(name)
            return read_path(name, *more)

        # where a process of its own reads it, nothing of that is known here
        here = "paperweave.clean.listings"
        monkeypatch.setattr(f"{here}.in_processes", lambda work, some, **_: map(work, some))
        monkeypatch.setattr(f"{here}.read_path", read)

    def titles(self, *, forget: bool = False) -> dict[str, list[str | None]]:
        """The titles of each listing, and which listings were read for it in ``read``."""
        self.read.clear()
        found = {path.name: path for path in sorted(self.place.glob("*.bib*"))}
        cache = Cache(self.place / "cache", "")
        if forget:
            gathered = dict(zip(found, gather(found, Only(), frozenset(), cache), strict=True))
        else:
            gathered = gather_some(found, Only(), frozenset(), cache)
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

    monkeypatch.setattr(listings, "entry_of", clean)
    monkeypatch.setattr(listings, "in_processes", lambda work, some, **_: map(work, some))
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
