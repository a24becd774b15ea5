"""Listings of made-up papers, to measure how the project grows.

The same number gives the same bytes.

The text is the seeds' own sentences in a new order, and the names of the made-up methods grow in
number with the papers, so that the vocabulary grows as a real corpus's does.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PARTS = (  # noqa: SIM905 - names, one beside the other
    "net former lora bert mix gen seg diff quant vis lex graph tok align prompt sem opt rank meta "
    "auto neuro poly hyper flow cast"
).split()
_GIVEN = (  # noqa: SIM905
    "Ada Bo Chen Dana Eli Fatima Grace Hugo Ines Jun Kofi Lena Mei Nora Omar Petra Qi Rosa Sami "
    "Tove "
    "Uma Vera Wei Xia Yara Zoe"
).split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_PAPERS_A_FILE = 5_000
_ABSTRACT_LENGTH = 1_200
_NUMBERS_A_MONTH = 20_000
_PAGE_HEAD = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\n"
    "byAK and the research community\n\nNov 3\n\n"
)


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper as a page of Hugging Face lists it, and its entry in a bibliography."""

    title: str
    abstract: str
    authors: list[str]
    year: int
    listed: str
    entry: str


def write_listings(seeds: Path, out: Path, count: int) -> None:
    """Write listings of ``count`` papers to ``out``.

    Every second paper also has an entry in ``bibliography.bib``.
    """
    out.mkdir(parents=True, exist_ok=True)
    papers = list(_papers(_sentences(seeds), count))
    for start in range(0, count, _PAPERS_A_FILE):
        listed = "\n".join(paper.listed for paper in papers[start : start + _PAPERS_A_FILE])
        (out / f"made_{start // _PAPERS_A_FILE:03}.txt").write_text(
            _PAGE_HEAD + listed, encoding="utf-8"
        )
    entries = "\n".join(paper.entry for paper in papers[1::2])
    (out / "bibliography.bib").write_text(entries, encoding="utf-8")


def made_texts(seeds: Path, count: int) -> list[tuple[str, str]]:
    """The titles and abstracts of ``count`` papers."""
    return [(paper.title, paper.abstract) for paper in _papers(_sentences(seeds), count)]


def made_facts(seeds: Path, count: int) -> Iterator[tuple[str, str, list[str], int]]:
    """The title, abstract, authors and year of ``count`` papers, one after the other."""
    for paper in _papers(_sentences(seeds), count):
        yield paper.title, paper.abstract, paper.authors, paper.year


def _sentences(seeds: Path) -> list[str]:
    lines = (
        line.strip()
        for path in sorted(seeds.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
    )
    abstracts = dict.fromkeys(line for line in lines if len(line) > 500)
    cut = (sentence for text in abstracts for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text))
    return [sentence for sentence in cut if 40 < len(sentence) < 500]


def _papers(sentences: list[str], count: int) -> Iterator[MadePaper]:
    chance = random.Random(20260101)  # noqa: S311 - the same papers in every run
    for number in range(count):
        name = _coined(chance)
        words = _abstract(chance, sentences, name)
        plain = re.findall(r"[A-Za-z][A-Za-z-]{2,}", " ".join(words))
        start = chance.randrange(len(plain) - 9)
        shown = " ".join(word.capitalize() for word in plain[start : start + chance.randint(5, 9)])
        title = f"{name}{number}: {shown}"
        year, authors = chance.randint(2015, 2025), _authors(chance)
        day = f"{chance.choice(_MONTHS)} {chance.randint(1, 28)}, {year}"
        abstract = " ".join(words)
        listed = f"{title}\n\n{abstract}\n\n  • {len(authors)} authors\n·\n{day}\n"
        entry = _entry(number, title, authors, year)
        yield MadePaper(title, abstract, authors, year, listed, entry)


def _coined(chance: random.Random) -> str:
    word = "".join(chance.choice(_PARTS) for _ in range(chance.randint(2, 3)))
    return word.capitalize() + chance.choice(("", "", "", "2", "-XL"))


def _abstract(chance: random.Random, sentences: list[str], name: str) -> list[str]:
    chosen: list[str] = []
    while sum(map(len, chosen)) < _ABSTRACT_LENGTH:
        chosen.append(chance.choice(sentences))
    words = " ".join(chosen).split(" ")
    for _ in range(2):
        words[chance.randrange(len(words))] = name
    return words


def _authors(chance: random.Random) -> list[str]:
    return [f"{chance.choice(_GIVEN)} {_coined(chance)}" for _ in range(chance.randint(2, 8))]


def _entry(number: int, title: str, authors: list[str], year: int) -> str:
    month = (year - 2000) * 100 + 1 + number // _NUMBERS_A_MONTH
    arxiv = f"{month}.{number % _NUMBERS_A_MONTH:05}"
    return (
        f"@misc{{made{number},\n  title = {{{{{title}}}}},\n"
        f"  author = {{{' and '.join(authors)}}},\n  year = {{{year}}},\n"
        f"  eprint = {{{arxiv}}},\n  archiveprefix = {{arXiv}}\n}}\n"
    )
