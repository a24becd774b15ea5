"""Whatever is edited, a build with caches leaves what one from nothing leaves, byte for byte."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.project import files
from tests.support.seed_texts import seed_texts
from tests.support.site_of import Site, bibliography

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Entries = dict[str, dict[str, str]]

_LISTINGS = ("a.bib", "b.bib")


def _new(key: str, chance: random.Random) -> dict[str, str]:
    """An entry of which the texts are the seeds' own."""
    title, abstract = chance.choice(list(seed_texts()))
    people = chance.sample(["Ada Bo", "Grace Li", "Wei Zhang", "Nils De Silva", "Zoë Ünal"], 2)
    return {
        "title": f"{title} {key}",
        "abstract": abstract,
        "author": " and ".join(people),
        "year": str(chance.randint(2019, 2025)),
    }


def _another_word(entries: Entries, chance: random.Random) -> None:
    """A word more in an abstract: one that others have, a new one, or a compound."""
    one = entries[chance.choice(list(entries))]
    words = one["abstract"].split(" ")
    words.insert(chance.randrange(len(words)), chance.choice(["attention", "zyzzyva", "self-made"]))
    one["abstract"] = " ".join(words)


def _another_fact(entries: Entries, chance: random.Random) -> None:
    facts = {
        "year": "2018",
        "author": "De Silva, Nimal and Ada Bo",  # tells where other papers' De Silva begins
        "note": "At a place",
        "doi": "10.1000/xyz123",
    }
    name = chance.choice(list(facts))
    entries[chance.choice(list(entries))][name] = facts[name]


def _another_paper(entries: Entries, chance: random.Random) -> None:
    key = f"n{chance.randrange(10**6)}"
    entries[key] = _new(key, chance)


def _the_same_paper(entries: Entries, chance: random.Random) -> None:
    """An entry that says the same as another, or nearly so."""
    one = dict(entries[chance.choice(list(entries))])
    one["abstract"] += chance.choice(["", " We say more."])
    one["title"] += chance.choice(["", " (Extended)"])
    entries[f"s{chance.randrange(10**6)}"] = one


def _lines_that_move(entries: Entries, chance: random.Random) -> None:
    first = chance.choice(list(entries))
    entries[first] = entries.pop(first)


_EDITS: tuple[Callable[[Entries, random.Random], None], ...] = (
    _another_word,
    _another_fact,
    _another_paper,
    _the_same_paper,
    _lines_that_move,
)


@pytest.mark.parametrize(
    ("seed", "papers", "times"),
    [(0, 24, 4), *(pytest.param(n, 90, 12, marks=pytest.mark.nightly) for n in range(1, 5))],
)
def test_random_edits_leave_what_a_build_from_nothing_leaves(
    tmp_path: Path, seed: int, papers: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    chance = random.Random(seed)  # noqa: S311 - any edits do, but the same ones each time
    (tmp_path / "site").mkdir()
    site = Site(tmp_path / "site")
    listed = {
        name: {f"{name[0]}{n}": _new(f"{n}", chance) for n in range(papers // 2)}
        for name in _LISTINGS
    }
    for _ in range(times):
        for edit in chance.sample(_EDITS, 2):
            edit(listed[chance.choice(_LISTINGS)], chance)
        for name, entries in listed.items():
            site.put(name, bibliography(**entries))
        fresh = _from_nothing(site, tmp_path / "fresh")
        assert (site.build(), files(site.docs)) == (fresh.build(), files(fresh.docs))
        assert files(site.seeds) == files(fresh.seeds)


def _from_nothing(site: Site, folder: Path) -> Site:
    """The same listings and ledger, and nothing that a build has kept."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    fresh = Site(folder)
    shutil.copytree(site.seeds, fresh.seeds, dirs_exist_ok=True)
    return fresh
