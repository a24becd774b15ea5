"""A text as the letters and digits that count when it is compared, each with its place.

What only spells them is passed over: markup, accents, escapes of HTML, JSON and LaTeX.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from paperweave.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Letters that LaTeX writes as commands.
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ",
}  # fmt: skip
# What spells a letter, or none: tags, entities, and what begins with a backslash. As one group, by
# which a text is split.
_MARKUP = r"[<&\\](?:(?<=<)/?[A-Za-z][^<>]{0,300}>|(?<=&)(?:\#\d{1,6}|\#x[0-9A-Fa-f]{1,6}|\w{2,8});"
_LATEX = re.compile(rf"({_MARKUP}|(?<=\\)(?:[A-Za-z]+|.)))", re.DOTALL)
_JSON = re.compile(rf"({_MARKUP}|(?<=\\)(?:u[0-9A-Fa-f]{{4}}|.)))", re.DOTALL)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_BETWEEN = "|"  # plain pieces that are looked at together
_INSIGNIFICANT = bytes(
    n
    for n in range(128)
    if not chr(n).isalnum() and chr(n) not in f"+#{_BETWEEN}"
)


class Folded:
    """The letters and digits of a text; where one stands is looked for when it is asked.

    ``json`` tells that the text's backslashes are those of JSON, not of LaTeX.
    """

    def __init__(self, text: str, *, json: bool = False) -> None:
        # Plain pieces, and what stands between two of them.
        self._pieces = (_JSON if json else _LATEX).split(text)
        spell = _spelled_by_json if json else _spelled_by_latex
        letters = [""] * len(self._pieces)
        letters[::2] = _letters_of_each(self._pieces[::2])
        letters[1::2] = [_spelled(one, spell) for one in self._pieces[1::2]]
        self.letters = "".join(letters)
        self._firsts = [*accumulate(map(len, letters), initial=0)]
        self._starts = [*accumulate(map(len, self._pieces), initial=0)]
        self._letters_behind: dict[int, list[int]] = {}

    def span(self, at: int, length: int) -> tuple[int, int]:
        """Where so many letters stand in the text, from the first to behind the last."""
        return self._sign(at)[0], self._sign(at + length - 1)[1]

    def _sign(self, at: int) -> tuple[int, int]:
        """Where the sign of one letter begins and ends."""
        number = bisect_right(self._firsts, at) - 1
        start, piece = self._starts[number], self._pieces[number]
        if number % 2:
            return start, start + len(piece)
        behind = self._behind(number)
        place = start + bisect_right(behind, at - self._firsts[number])
        return place, place + 1

    def _behind(self, number: int) -> list[int]:
        """How many letters each sign of a plain piece has up to its end.

        A piece may hold thousands of names, each of which is looked for.
        """
        if number not in self._letters_behind:
            letters = _letters_of_each(self._pieces[number])
            self._letters_behind[number] = [*accumulate(map(len, letters))]
        return self._letters_behind[number]


def _letters_of_each(plain: Sequence[str]) -> list[str]:
    """The letters and digits of texts that nothing else spells, as they are compared.

    All of them together, and by bytes: an entry of 5 kB takes 2 ms letter by letter.
    """
    text = _BETWEEN.join([one.replace(_BETWEEN, " ") for one in plain])
    if not text.isascii():
        text = _NOT_ASCII.sub(_as_compared, text)
    kept = text.encode("utf-8", "surrogatepass").lower()
    letters = kept.translate(None, _INSIGNIFICANT)
    return letters.decode("utf-8", "surrogatepass").split(_BETWEEN)


def _as_compared(found: re.Match[str]) -> str:
    return "".join(_letter(sign) for sign in found[0] if sign.isalnum())


def _spelled(markup: str, by_backslash: Callable[[str], str]) -> str:
    """The letter that markup stands for, as it is compared; nothing where it is none."""
    if markup[0] == "<":
        return ""
    return _letter(
        html.unescape(markup) if markup[0] == "&" else by_backslash(markup[1:])
    )


def _spelled_by_latex(command: str) -> str:
    return _LETTERS.get(command, "")


def _spelled_by_json(escape: str) -> str:
    return chr(int(escape[1:], 16)) if len(escape) > 1 else ""


@lru_cache(10_000)
def _letter(sign: str) -> str:
    """A sign as it is compared; nothing where it is no letter or digit."""
    folded = fold(sign)
    return folded if any(c.isalnum() or c in "+#" for c in folded) else ""
