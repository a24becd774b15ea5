"""Whatever is edited, a build with caches leaves what one from nothing leaves, byte for byte."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from paperweave import build as building
from paperweave.build import NOTHING_BUILT, Asked, build
from paperweave.config.files import settings_in
from paperweave.config.names import HISTORY_NAME, LEDGER_NAME
from paperweave.config.page_sizes import Sizes
from paperweave.config.project import Project
from paperweave.engine.cache import Memory
from paperweave.export import search_postings
from tests.support.project import files
from tests.support.seed_texts import seed_texts
from tests.support.site_of import ROOT, bibliography

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Entries = dict[str, dict[str, str]]

_LISTINGS = ("a.bib", "b.bib")
_SELDOM = 0.4
# Sizes of a large site, whose lists and files have parts.
_SMALL = Sizes(
    papers_a_page=6,
    names_a_page=5,
    papers_a_file=9,
    small_site=4,
    papers_of_a_feed=3,
    all_authors=3,
    papers_of_an_author=3,
)


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


def _a_paper_less(entries: Entries, chance: random.Random) -> None:
    if len(entries) > 1:
        del entries[chance.choice(list(entries))]


_EDITS: tuple[Callable[[Entries, random.Random], None], ...] = (
    _another_word,
    _another_fact,
    _another_paper,
    _the_same_paper,
    _lines_that_move,
    _a_paper_less,
)
_CURATION = (
    "",
    'never_keyword = ["attention"]\n',
    'different_author = [["Ada Bo (0)", "Ada Bo (1)"]]\n',
    'same_author = [["Ada Bo", "Grace Li"]]\n',
)
_SETTINGS = (
    "site_name: Looms\n",
    "site_name: Wheels\nsite_url: https://example.org/\n",
    "site_name: Looms\nextra: {paperweave: {citation_files: always}}\n",
)


class _Sites:
    """The same listings built with caches, in one process that remembers, and from nothing."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._kept, self._served = (self._project(name) for name in ("kept", "served"))
        self._memory = Memory()
        self._put: dict[str, str] = {}
        self._found: list[dict[str, object]] = []

    def put(self, name: str, text: str) -> None:
        """Save a file for all of them: a listing, the curation file, or the settings."""
        self._put[name] = text

    def differences(self) -> list[str]:
        """Build all of them; what is not the same in each."""
        while gone := self._unlisted():
            for project in (self._kept, self._served):
                ledger = project.seeds / LEDGER_NAME
                lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
                left = [line for line in lines if line.partition("\t")[0] not in gone]
                ledger.write_text("".join(left), encoding="utf-8")
        return [
            name
            for found in self._found[:-1]
            for name in sorted({*found, *self._found[-1]})
            if found.get(name) != self._found[-1].get(name)
        ]

    def _unlisted(self) -> set[str]:
        """Build all; the addresses that would die, whose lines a person takes out."""
        shutil.rmtree(self._place / "fresh", ignore_errors=True)
        fresh = self._project("fresh")
        for name in (LEDGER_NAME, HISTORY_NAME):
            if (self._kept.seeds / name).exists():
                shutil.copy(self._kept.seeds / name, fresh.seeds / name)
        asked = Asked(may_add_addresses=True)
        served = replace(asked, memory=self._memory, keep=lambda _: None)
        self._found = [
            self._made(self._kept, asked),
            self._made(self._served, served),
            self._made(fresh, asked),
        ]
        said = [str(found.get("why nothing was built", "")) for found in self._found]
        assert said[0] == said[1] == said[2]
        return set(re.findall(r"\w+/[\w./-]+(?=[,;])", said[0]))

    def _project(self, name: str) -> Project:
        folder = self._place / name
        (folder / "seeds").mkdir(parents=True)
        return replace(Project.at(folder), templates=Project.at(ROOT).templates)

    def _made(self, project: Project, asked: Asked) -> dict[str, object]:
        """All files after a build, and what it reported, or why nothing was built."""
        for name, text in self._put.items():
            place = project.root if name == "mkdocs.yml" else project.seeds
            (place / name).write_text(text, encoding="utf-8")
        try:
            report = build(project, asked)
        except NOTHING_BUILT as error:
            return {"why nothing was built": str(error).replace(str(project.root), "")}
        return {**files(project.docs), **files(project.seeds), "report": report}


@pytest.mark.parametrize(
    ("seed", "papers", "times", "sizes"),
    [
        (0, 24, 4, Sizes()),
        (5, 24, 4, _SMALL),
        *(
            pytest.param(n, 90, 12, sizes, marks=pytest.mark.nightly)
            for n in range(1, 4)
            for sizes in (Sizes(), _SMALL)
        ),
    ],
)
def test_random_edits_leave_what_a_build_from_nothing_leaves(  # noqa: PLR0913, PLR0917 - rows
    tmp_path: Path,
    seed: int,
    papers: int,
    times: int,
    sizes: Sizes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    monkeypatch.setattr(
        building, "settings_in", lambda *given: replace(settings_in(*given), sizes=sizes)
    )
    # As if the texts of a few papers were worth to be kept by parts.
    monkeypatch.setattr(search_postings, "_PAPERS_A_PART", 10)
    chance = random.Random(seed)  # noqa: S311 - any edits do, but the same ones each time
    sites = _Sites(tmp_path)
    listed = {
        name: {f"{name[0]}{n}": _new(f"{n}", chance) for n in range(papers // 2)}
        for name in _LISTINGS
    }
    sites.put("mkdocs.yml", _SETTINGS[0])
    for number in range(times):
        for edit in chance.sample(_EDITS, 2):
            edit(listed[chance.choice(_LISTINGS)], chance)
        if chance.random() < _SELDOM:
            _move_to_the_other(listed, chance)
        if number and chance.random() < _SELDOM:
            sites.put("curation.toml", chance.choice(_CURATION))
            sites.put("mkdocs.yml", chance.choice(_SETTINGS))
        for name, entries in listed.items():
            sites.put(name, bibliography(**entries))
        assert sites.differences() == []


def _move_to_the_other(listed: dict[str, Entries], chance: random.Random) -> None:
    one, other = chance.sample(list(listed.values()), 2)
    key = chance.choice(list(one))
    other[f"m{key}"] = one.pop(key)
