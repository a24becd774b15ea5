"""A fault between good entries costs only itself.

The entries after it are read as if it were not there.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from paperweave.model.reading import Seed
from paperweave.model.record import Problem, Record
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS
from tests.support.rows import for_rows
from tests.support.site_of import REAL_SEEDS

if TYPE_CHECKING:
    from paperweave.read.formats.registry import Format

TITLES = (
    "Graph Rewiring Made Simple",
    "Private Fine-Tuning at Half the Noise",
    "Drafts in Trees: Faster Decoding",
)
TEXTS = (
    (
        "Rewiring the edges of a graph helps messages to travel. "
        "We show that adding a few random edges does as well."
    ),
    (
        "Differential privacy adds noise to each gradient. "
        "This work shows how to halve that noise on few layers."
    ),
    (
        "Speculative decoding verifies a draft in one pass. "
        "We verify a tree of drafts instead, and lose nothing."
    ),
)
SHAPES = {
    "huggingface.lines": "{title}\n{text}\n",
    "huggingface.cards": "{title}\n\n{text}\n\n  • 3 authors\n·\nMar 1, 2024 1\n\n",
    "plain_text.aitopics": "{title}\n\narXiv.org Artificial Intelligence\n\n{text}\n\n\n",
    "arxiv.author_page": "{text}\n\nNeurIPS 2023\n\narXiv:2301.00001\nCreated: 2023-01-01\n\n",
    "bibtex.format": "@misc{{key,\n  title = {{{title}}},\n  abstract = {{{text}}}\n}}\n\n",
}
FAULTS = {
    "huggingface.lines": (
        "A Title without Its Abstract\n",
        "An abstract alone. It has no title: on.\n",
        "Next\n",
    ),
    "huggingface.cards": (
        "A Title Alone\n\n",
        "A Title\n\nIts abstract, and no footer. We read on.\n\n",
        "Only a Footer Follows\n\n  • 2 authors\n·\nApr 8\n\n",
        "Company\n\n",
    ),
    "plain_text.aitopics": (
        "A Title Alone\n\n\n",
        "A Title\n\narXiv.org Artificial Intelligence\n\n\n",
        "A Title\n\nIts abstract, and no source. We read on, as we should.\n\n\n",
        "Next\n\n\n",
    ),
    "arxiv.author_page": (
        "arXiv:2301.00009\n\n",
        "arXiv:9999.99999\nCreated: 2023-99-99\n\n",
        "Company\nTOS\n\n",
    ),
    "bibtex.format": (
        "@misc{broken,\n  title = {No Brace\n\n",
        "@misc{broken,\n  title = {A Brace Too Many}},\n  year = 2020\n}\n\n",
        "@misc{broken\n\n",
        "@misc\n\n",
        "}}}\n\n",
        '@misc{broken, title = "No quote\n}\n\n',
        "@comment{never closed\n\n",
    ),
}  # fmt: skip
PLACES = [(name, fault) for name, faults in FAULTS.items() for fault in faults]


def read(name: str, text: str) -> tuple[Seed, list[Record], list[Problem]]:
    one: Format = importlib.import_module(f"paperweave.read.formats.{name}").FORMAT
    seed = Seed("faulty.txt", tuple(text.split("\n")))
    parts = list(one.split(seed))
    return (
        seed,
        [p for p in parts if isinstance(p, Record)],
        [p for p in parts if isinstance(p, Problem)],
    )


def entries(name: str) -> str:
    return "".join(
        SHAPES[name].format(title=title, text=text)
        for title, text in zip(TITLES, TEXTS, strict=True)
    )


@for_rows(("name", "fault"), PLACES)
def test_the_entries_below_a_fault_are_read_as_without_it(name: str, fault: str) -> None:
    _, alone, _ = read(name, entries(name))
    assert [record.abstract for record in alone] == list(TEXTS)
    shift = entries(name).count("\n") + fault.count("\n")
    _, found, _ = read(name, entries(name) + fault + entries(name))
    moved = [
        replace(record, first_line=record.first_line + shift, last_line=record.last_line + shift)
        for record in alone
    ]
    assert found[-3:] == moved
    assert [record.title for record in found[:3]] == [record.title for record in alone]


@for_rows(("name", "fault"), PLACES)
def test_a_fault_is_reported_at_its_lines_or_left_over(name: str, fault: str) -> None:
    above = entries(name)
    seed, found, problems = read(name, above + fault + entries(name))
    first, last = above.count("\n") + 1, above.count("\n") + fault.count("\n")
    owned = {line for record in found for line in range(record.first_line, record.last_line + 1)}
    told = {problem.line for problem in problems if problem.line}
    wrong = set(range(first, last + 1)) - {
        n for n, line in enumerate(seed.lines, 1) if not line.strip()
    }
    page_words = {"Next", "Company\nTOS", "Company", "@comment{never closed"}
    assert fault.strip() in page_words or told & wrong or not wrong <= owned


@pytest.mark.parametrize("share", [0.1, 0.33, 0.5, 0.8, 1.0])
def test_a_page_of_aitopics_is_read_whole_with_a_part_of_its_blank_lines(share: float) -> None:
    name = "aitopics.txt"
    page = next(path for path in sorted(REAL_SEEDS.iterdir()) if path.name.startswith("000"))
    lines = page.read_text(encoding="utf-8").split("\n")
    sound = read_lines(Seed(name, tuple(lines)), FORMATS).records
    for seed in range(6):
        rng = Random(seed)  # noqa: S311
        kept = tuple(line for line in lines if line.strip() or rng.random() > share)
        found = read_lines(Seed(name, kept), FORMATS).records
        assert [(one.title, one.abstract) for one in found] == [
            (one.title, one.abstract) for one in sound
        ]
