from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from paperweave.engine.cache import Cache, Memory
from paperweave.engine.fingerprint import hash_of
from paperweave.engine.workers import in_processes
from paperweave.related import explain as related
from paperweave.related import nearest_neighbours as nearest
from paperweave.related import words
from tests.support.making import abstract
from tests.support.project import files
from tests.support.site_of import Site, bibliography

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ENTRIES = {
    f"k{n}": {
        "title": f"Sparse attention for model {n}",
        "author": f"Ada Bo and Writer {n % 3}",
        "eprint": f"2402.0000{n}",
        "year": str(2019 + n % 4),
        "abstract": abstract(f"w{n % 5}") + f" Low-rank adaptation of graph networks {n}.",
    }
    for n in range(9)
}
ENTRIES["k4"]["author"] = "Some De Body"


def _changed(**entries: dict[str, str]) -> str:
    return bibliography(**{key: ENTRIES[key] | entries.get(key, {}) for key in ENTRIES})


def _take_out(site: Site, key: str) -> None:
    """A paper goes, and its address with it.

    A person takes both out, or the build refuses to let an address die.
    """
    site.put("a.bib", bibliography(**{k: v for k, v in ENTRIES.items() if k != key}))
    ledger = (site.seeds / "addresses.tsv").read_text().splitlines(keepends=True)
    site.put(
        "addresses.tsv",
        "".join(line for line in ledger if not line.startswith(f"papers/{ENTRIES[key]['eprint']}")),
    )


EDITS: dict[str, Callable[[Site], object]] = {
    "nothing": lambda _: None,
    "an abstract": lambda site: site.put("a.bib", _changed(k3={"abstract": abstract("another")})),
    "a title": lambda site: site.put("a.bib", _changed(k3={"title": "Dense attention"})),
    "an author": lambda site: site.put("a.bib", _changed(k3={"author": "Ada Bo and Some Body"})),
    "a family name of two words, told of another": lambda site: site.put(
        "a.bib", _changed(k3={"author": "De Body, Ada"})
    ),
    "a year": lambda site: site.put("a.bib", _changed(k3={"year": "1999"})),
    "lines that move": lambda site: site.put("a.bib", "% a comment\n\n" + _changed()),
    "a paper more": lambda site: site.put(
        "b.bib", bibliography(x={"title": "Graph networks", "abstract": abstract("x")})
    ),
    "a paper less": lambda site: _take_out(site, "k8"),
    "a listing's name": lambda site: (site.seeds / "a.bib").rename(site.seeds / "z.bib"),
    "the same paper elsewhere": lambda site: site.put(
        "b.bib", bibliography(x=ENTRIES["k1"] | {"note": "At a place"})
    ),
    "a keyword refused": lambda site: site.put(
        "curation.toml", 'never_keyword = ["graph networks"]\n'
    ),
    "a keyword wanted": lambda site: site.put(
        "curation.toml", 'always_keyword = ["usual explanation"]\n'
    ),
    "papers made one": lambda site: site.put(
        "curation.toml", 'same_paper = [["2402.00001", "2402.00002"]]\n'
    ),
    "a paper withdrawn": lambda site: site.put("a.bib", _changed(k3={"withdrawn": "yes"})),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that is built, with its caches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1750000000")
        site = Site(tmp_path_factory.mktemp("built"))
        site.put("a.bib", _changed())
        assert site.build() == 0
    return site


@pytest.fixture
def site(built: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The built site in a place of its own, for a test to change."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    return _copy(built, tmp_path / "site")


def _copy(site: Site, folder: Path) -> Site:
    folder.mkdir()
    copy = Site(folder)
    for name in ("seeds", "docs", "cache"):
        if getattr(site, name).exists():
            shutil.copytree(getattr(site, name), getattr(copy, name), dirs_exist_ok=True)
    # The folder's stamps go by its path.
    for stamps in copy.cache.glob("stamps-*"):
        stamps.unlink()
    return copy


def _without_caches(site: Site, folder: Path) -> Site:
    """The same listings and ledger, built from nothing else."""
    fresh = _copy(site, folder)
    for name in (fresh.docs, fresh.cache):
        shutil.rmtree(name, ignore_errors=True)
    return fresh


@pytest.mark.parametrize("edit", EDITS)
def test_a_build_with_caches_gives_what_one_without_gives(
    site: Site, tmp_path: Path, edit: str
) -> None:
    assert site.build() == 0  # so that this folder's own stamps are known
    EDITS[edit](site)
    fresh = _without_caches(site, tmp_path / "fresh")
    assert (site.build(), files(site.docs)) == (fresh.build(), files(fresh.docs))
    assert files(site.seeds) == files(fresh.seeds)


def test_damaged_caches_are_noticed_and_made_anew(site: Site) -> None:
    before = files(site.docs)
    for damage in (
        lambda data: data[:-9],
        lambda data: data[:60] + b"x" + data[61:],
        lambda _: b"",
    ):
        for path in site.cache.glob("*.kept"):
            path.write_bytes(damage(path.read_bytes()))
        site.put("curation.toml", f"# {damage}")  # or nothing is built at all
        assert site.build() == 0
        made = files(site.docs)
        assert {name for name in made if made[name] != before.get(name)} == {".paperweave.json"}


def test_a_file_that_somebody_took_away_or_gave_up_is_mended_by_the_next_build(site: Site) -> None:
    assert site.build() == 0
    before = files(site.docs)
    (site.docs / "papers" / "2402.00001.md").write_text("mine")
    (site.docs / "papers" / "2402.00002.bib").unlink()
    assert site.build("--replace", "papers/2402.00001.md") == 0
    assert files(site.docs) == before


def test_what_did_not_change_is_neither_read_nor_made_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert site.build() == 0
    times = {name: (site.docs / name).stat().st_mtime_ns for name in files(site.docs)}
    asked: list[int] = []
    kept = in_processes

    def counting(work: Callable[[object], object], items: Sequence[object], **how: int) -> object:
        asked.append(len(items))
        return kept(work, items, **how)

    monkeypatch.setattr(words, "in_processes", counting)
    monkeypatch.setattr(
        "paperweave.read.detect.read_lines", None
    )  # whoever reads a listing that is known fails
    site.put("curation.toml", 'never_keyword = ["no such thing"]\n')
    assert site.build() == 0
    assert not asked
    written = {name for name in times if (site.docs / name).stat().st_mtime_ns != times[name]}
    assert written == {".paperweave.json"}


def test_another_version_finds_nothing(tmp_path: Path) -> None:
    Cache(tmp_path, "one").save("thing", "key", [1])
    assert Cache(tmp_path, "one").load("thing", "key") == [1]
    assert Cache(tmp_path, "two").load("thing", "key") is None
    assert Cache(tmp_path, "one").load("thing", "other key") is None


def test_of_many_things_only_the_new_are_made_and_the_others_forgotten(tmp_path: Path) -> None:
    made: list[str] = []

    def things(names: list[str]) -> list[str]:
        def make(places: Sequence[int]) -> list[str]:
            made.extend(names[i] for i in places)
            return [names[i].upper() for i in places]

        return Cache(tmp_path, "").each("things", [hash_of(name) for name in names], make)

    assert things(["a", "b", "c"]) == ["A", "B", "C"]
    assert things(["d", "b", "b"]) == ["D", "B", "B"]
    assert things(["a", "b"]) == ["A", "B"]
    assert made == ["a", "b", "c", "d", "a"]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    assert Cache(tmp_path / "cache", "").kept("thing", "key", lambda: 3) == 3


def test_papers_in_several_processes_have_the_neighbours_that_one_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [(f"Title {n % 7}", abstract(f"w{n % 11}")) for n in range(60)]
    alone = related.nearest(texts, 5)
    monkeypatch.setattr(nearest, "_BLOCK", 8)
    monkeypatch.setattr(nearest, "_BLOCKS_FOR_SEVERAL", 0)
    assert related.nearest(texts, 5) == alone


def test_a_server_need_not_load_again_what_its_last_build_had(tmp_path: Path) -> None:
    memory, cache = Memory(), Cache(tmp_path, "1")
    cache.save("a", "key", [1])
    cache.save("b-1", "", [2])

    def load(name: str, key: str, version: str = "1") -> object:
        return Cache(tmp_path, version, memory).load(name, key)

    first = load("a", "key")
    assert first == [1]
    assert load("a", "key") is first
    assert load("a", "other") is None
    assert load("a", "key", version="2") is None
    assert load("a", "key") == [1]
    kept = [3]
    Cache(tmp_path, "1", memory).save("a", "new", kept)
    (tmp_path / "a.kept").unlink()
    assert load("a", "new") is kept
    assert load("b-1", "") == [2]
    Cache(tmp_path, "1", memory).tidy("b-")
    assert load("b-1", "") is None
