"""The words of a paper as the search box knows them, and numbers in few letters; ``search-parts.js`` reads both."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.model.paper import Paper

_ASCII_WORD = re.compile(r"[a-z0-9+#]+")
_WORD = re.compile(r"(?:[^\W_]|[+#])+")
_NAME_END = re.compile(r":\s")
# Where a paper has a word; the numbers add up, and stand in the script too.
TITLE, AUTHOR, KEYWORD, ABSTRACT = 8, 4, 2, 1
PLACES = 16
# What prints, needs no escape in a script's string and is not `!`: the first half goes on, the
# second ends a number.
_LETTERS = [chr(c) for c in range(ord("#"), ord("~")) if chr(c) not in "\\<"]
_HALF = len(_LETTERS) // 2


def words(text: str) -> list[str]:
    """Text as words without case, accents and other signs than ``+`` and ``#``: ``words`` of ``paperweave.js``."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text)
    return _WORD.findall("".join(c for c in plain if unicodedata.category(c)[0] != "M").lower())


def words_of(paper: Paper) -> dict[str, int]:
    """Each word of a paper with the places where it stands."""
    found: dict[str, int] = {}
    for place, texts in (
        (TITLE, (paper.title, *paper.other_titles)),
        (AUTHOR, (a.name for a in paper.authors)),
        (KEYWORD, paper.keywords),
        (ABSTRACT, (paper.abstract or "",)),
    ):
        for word in {word for text in texts for word in words(text)}:
            found[word] = found.get(word, 0) | place
    return found


def title_key(title: str) -> str:
    """A title's words, with ``|`` where its name ends (``diffusekrona|a parameter efficient …``)."""
    name, *rest = _NAME_END.split(title, maxsplit=1)
    first, others = " ".join(words(name)), " ".join(words(" ".join(rest)))
    return f"{first}|{others}" if first and others else first or others


def in_script_order(text: str) -> bytes:
    """A key that sorts as a browser compares: by units of UTF-16."""
    return text.encode("utf-16-be", "surrogatepass")


def packed(numbers: Iterable[int]) -> str:
    """Numbers of zero or more, each as few letters as it needs, the lowest digit first."""
    letters = []
    for value in numbers:
        rest = value
        while rest >= _HALF:
            letters.append(_LETTERS[rest % _HALF])
            rest //= _HALF
        letters.append(_LETTERS[_HALF + rest])
    return "".join(letters)
