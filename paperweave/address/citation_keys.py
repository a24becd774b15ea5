"""The keys that papers are cited by: the owner's own, and ours of author, year and word.

A paper is cited by its owner's key where that tells of the paper, as a key does that a person
made: ``vaswani2017attention``, ``Tik2020-do``, ``loom:conf``. A number in a row (``a1``, ``ref12``)
or a program's own (``ABCD1234``) tells nothing; such a key stands beside ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyascii import anyascii

from paperweave.text.author_names import ascii_letters, is_group, parts_of
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.model.paper import MergedPaper, Paper

_SKIPPED = frozenset(
    "a an the on of for in to and with from towards toward is are at by".split()  # noqa: SIM905
)
_WORD = re.compile(r"[a-z0-9]+")
# What BibTeX, biber and RIS take as a key, and a shell and a web address too.
_SOUND = re.compile(r"[A-Za-z0-9][\w.:+/-]{0,79}", re.ASCII)
# What may stand in a list of keys, which only biblatex reads: letters of any script.
_LISTED = re.compile(r"[^\s,{}\"#%~\\=()']{1,80}")
# With the year 40 signs, which a person still types.
_LONGEST_NAME, _LONGEST_WORD = 20, 16
_LETTERS = re.compile(r"[a-z]+")
_FIGURES = re.compile(r"\d+")
# Letters: of authors' names, of words of the title.
_SHORTEST_NAME, _SHORTEST_WORD = 2, 4
_SHORTEST_BESIDE_YEAR = 3


def wanted_key(paper: MergedPaper) -> str:
    """The key that a paper would like: its owner's where that tells of it, else ours.

    The key of a paper that a site of ours had before stays what it was there.
    """
    before = (
        e.record.published.key for e in paper.entries if e.record.published
    )
    published = next((key for key in before if _SOUND.fullmatch(key)), None)
    if published:
        return published
    owners = (
        key
        for key in paper.keys
        if _SOUND.fullmatch(key) and _tells_of(paper, key)
    )
    return next(owners, None) or made_key(paper)


def _tells_of(paper: MergedPaper, key: str) -> bool:
    """Whether a key has a name of an author, a word of the title, its number, or word and year."""
    if paper.arxiv and paper.arxiv in key:
        return True
    words, figures = _LETTERS.findall(key.lower()), _FIGURES.findall(key)
    longest = max(map(len, words), default=0)
    year = str(paper.year or "none")
    if longest >= _SHORTEST_BESIDE_YEAR and {year, year[2:]} & set(figures):
        return True
    names = [ascii_letters(parts_of(author).family) for author in paper.authors]
    if any(_begins(word, names, _SHORTEST_NAME) for word in words):
        return True
    titled = _LETTERS.findall(anyascii(without_tex(paper.title)).lower())
    return any(_begins(word, titled, _SHORTEST_WORD) for word in words)


def _begins(word: str, others: Sequence[str], least: int) -> bool:
    """Whether a word and one of the others begin alike, as far as the shorter goes."""
    long_ones = [
        other for other in others if min(len(word), len(other)) >= least
    ]
    return any(
        word.startswith(other) or other.startswith(word) for other in long_ones
    )


def made_key(paper: MergedPaper) -> str:
    """Our key, of plain letters and figures: ``chavan2023one``.

    Without authors it is the title's first three words and the year.
    """
    words = _WORD.findall(
        anyascii(without_tex(paper.title)).lower().replace("'", "")
    )
    telling = [word for word in words if word not in _SKIPPED] or words
    year = str(paper.year or "")
    name = _name(paper)
    if name:
        first = telling[0] if telling else ""
        return name + year + first[:_LONGEST_WORD]
    return (
        "".join([word[:_LONGEST_WORD] for word in telling[:3]]) + year
        or "paper"
    )


def keys_beside(paper: Paper) -> tuple[str, ...]:
    """The other keys that a paper's entry answers to: the owner's, and ours where hers is used."""
    others = [key for key in paper.keys if _LISTED.fullmatch(key)]
    if paper.bibtex_key in others:
        others.append(made_key(paper))
    return tuple(
        dict.fromkeys(key for key in others if key != paper.bibtex_key)
    )


def _name(paper: MergedPaper) -> str:
    if not paper.authors:
        return ""
    author = paper.authors[0]
    name = parts_of(author).family
    if is_group(author):
        name = name.removeprefix("The ")
    return ascii_letters(name)[:_LONGEST_NAME]
