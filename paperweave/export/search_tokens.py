"""Text as the words that the search knows, and numbers in few letters.

``search-query.js`` does the same.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

_ASCII_WORD = re.compile(r"[a-z0-9+#]+")
_WORD = re.compile(r"(?:[^\W_]|[+#])+")
_NAME_END = re.compile(r":\s")
_HYPHENS = "-\u2010\u2011"
_HYPHENATED = re.compile(r"(?:[^\W_]|[+#])+(?:[-\u2010](?:[^\W_]|[+#])+)+")
# Chinese and Japanese write no spaces: runs of their signs are cut into pairs.
_UNSPACED = re.compile(
    "[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# Signs of two units.
_BEYOND_UTF_16 = re.compile("[\U00010000-\U0010ffff]")
_LONGEST_COMPOUND = 40
# What prints, needs no escape in a script's string and is not `!`: the first half goes on, the
# second ends a number.
CODES = np.array(
    [c for c in range(ord("#"), ord("~")) if chr(c) not in "\\<"], np.uint8
)
_HALF = len(CODES) // 2


class _WithoutMarks(dict[int, int | None]):
    """What becomes of each sign, for `str.translate`: marks go, all others stay."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code))[0] == "M" else code
        self[code] = kept
        return kept


_WITHOUT_MARKS = _WithoutMarks()


def plain(text: str) -> str:
    """Text in lower case without accents."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).translate(_WITHOUT_MARKS).lower()


def whole_words(text: str) -> list[str]:
    """Text as words of letters, digits, ``+`` and ``#``, without case and accents."""
    folded = plain(text)
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def words(text: str) -> list[str]:
    """The same, with Chinese and Japanese runs cut into pairs of signs."""
    found = whole_words(text)
    if text.isascii() or not _UNSPACED.search(text):
        return found
    return [part for word in found for part in _cut(word)]


def _cut(word: str) -> list[str]:
    parts: list[str] = []
    end = 0
    for run in _UNSPACED.finditer(word):
        parts += [word[end : run.start()], *_pairs(run[0])]
        end = run.end()
    return [part for part in (*parts, word[end:]) if part]


def _pairs(run: str) -> list[str]:
    return [a + b for a, b in pairwise(run)] or [run]


def compounds(text: str) -> list[str]:
    """The hyphenated words of a text, closed up: ``fine-tuning`` as ``finetuning``."""
    if not any(map(text.__contains__, _HYPHENS)):
        return []
    # Few words have a hyphen, and the pattern is slow: over whole texts it took a third of the
    # time of making the search's data.
    hyphenated = (
        word for word in plain(text).split() if "-" in word or "\u2010" in word
    )
    found = chain.from_iterable(map(_HYPHENATED.findall, hyphenated))
    closed = (one.replace("-", "").replace("\u2010", "") for one in found)
    return [word for word in closed if len(word) <= _LONGEST_COMPOUND]


def title_key(title: str) -> str:
    """A title's words, with ``|`` where its name ends (``diffusekrona|a parameter …``)."""
    name, *rest = _NAME_END.split(title, maxsplit=1)
    first, others = (
        " ".join(whole_words(name)),
        " ".join(whole_words(" ".join(rest))),
    )
    return f"{first}|{others}" if first and others else first or others


def script_order(texts: Iterable[str]) -> Callable[[str], Any]:
    """A key by which these texts sort as a browser compares: by units of UTF-16."""
    # Most texts are in that order by themselves, which is found in a tenth.
    return _units if _BEYOND_UTF_16.search("".join(texts)) else str


def _units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")


def packed(numbers: NDArray[np.int64]) -> str:
    """Numbers of zero or more, each as few letters as it needs, the lowest digit first."""
    return packed_runs(numbers, [0, len(numbers)])[0]


def packed_runs(
    numbers: NDArray[np.int64], starts: Sequence[int] | NDArray[np.int64]
) -> list[str]:
    """The same for runs of numbers: ``starts`` has the first of each, and the end."""
    digits: list[NDArray[np.uint8]] = []
    rest = numbers
    while len(rest) and (not digits or rest.max() >= 0):
        ends = rest < _HALF
        digits.append(
            np.where(
                rest < 0,
                0,
                CODES[np.where(ends, _HALF + rest, rest % _HALF)],
            )
        )
        rest = np.where(ends, -1, rest // _HALF)
    table = np.stack(digits, axis=1) if digits else np.zeros((0, 1), np.uint8)
    used = table != 0
    text = table[used].tobytes().decode("ascii")
    ends_of = np.concatenate(([0], np.cumsum(used.sum(axis=1))))
    cuts: list[int] = ends_of[np.asarray(starts)].tolist()
    return [text[start:end] for start, end in pairwise(cuts)]


def letters_of(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many letters each number of zero or more needs."""
    sizes = np.ones(len(numbers), np.int64)
    rest = numbers // _HALF
    while rest.any():
        sizes += rest > 0
        rest //= _HALF
    return sizes
