"""The keys that papers are cited by: the owner's own, and ours of author, year and word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyascii import anyascii

from paperweave.text.author_names import ascii_letters, is_group, parts_of
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from paperweave.model.paper import MergedPaper, Paper

_SKIPPED = frozenset(
    "a an the on of for in to and with from towards toward is are at by".split()  # noqa: SIM905
)
_WORD = re.compile(r"[a-z0-9]+")
# What BibTeX, biber and RIS take as a key, and a shell and a web address too.
_SOUND = re.compile(r"[A-Za-z0-9][\w.:+/-]{0,79}", re.ASCII)
_LONGEST_NAME, _LONGEST_WORD = 30, 24


def wanted_key(paper: MergedPaper) -> str:
    """The key that a paper would like: its owner's, else ours."""
    return next((key for key in paper.keys if _SOUND.fullmatch(key)), None) or made_key(paper)


def made_key(paper: MergedPaper) -> str:
    """Our key, of plain letters and figures: ``chavan2023one``.

    Without authors it is the title's first three words and the year.
    """
    words = _WORD.findall(anyascii(without_tex(paper.title)).lower().replace("'", ""))
    telling = [word for word in words if word not in _SKIPPED] or words
    year = str(paper.year or "")
    name = _name(paper)
    if name:
        first = telling[0] if telling else ""
        return name + year + first[:_LONGEST_WORD]
    return "".join([word[:_LONGEST_WORD] for word in telling[:3]]) + year or "paper"


def keys_beside(paper: Paper) -> tuple[str, ...]:
    """The other keys that a paper's entry answers to: the owner's, and ours where hers is used."""
    others = [key for key in paper.keys if _SOUND.fullmatch(key)]
    if paper.bibtex_key in others:
        others.append(made_key(paper))
    return tuple(dict.fromkeys(key for key in others if key != paper.bibtex_key))


def _name(paper: MergedPaper) -> str:
    if not paper.authors:
        return ""
    author = paper.authors[0]
    name = parts_of(author).family
    if is_group(author):
        name = name.removeprefix("The ")
    return ascii_letters(name)[:_LONGEST_NAME]
