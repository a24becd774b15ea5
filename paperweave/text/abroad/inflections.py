"""The forms of one word in other languages than English: its cases, genders and numbers.

Endings are cut off, and only those: ``Übersetzung`` and ``übersetzt`` stay two. A stemmer
(Snowball) took 75 ms to load and 2 MB on disk, and cut ``защите`` as if it were a verb.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

# English plurals have lost their "s" before: "redes neuronales" come as "rede neuronale".
_ENDINGS = {
    "de": "e em en er ern es n s",
    "es": "a e o",
    "fr": "e x",
    "it": "a e i o he hi",
    "nl": "e en s",
    "pt": "a e o ão õe al ais em en",
    "ru": """а я о е ы и у ю ь й ая яя ое ее ые ие ый ий ой ей ую юю ия ию ии ов ев ом ем ём ам ям
    ах ях ого его ому ему ым им ых их ыми ими ами ями ией ием иям иях иями ья ьи ье ью ьёй ьям ьях
    ьями""",
}
# Words by themselves have only these: "puerto" is no "puerta".
_ALONE = frozenset({"de", "nl", "ru"})
_SHORTEST, _SHORTEST_ALONE = 3, 4  # letters left
_UMLAUTS = str.maketrans("äöü", "aou")  # "Kirchenbuch", "Kirchenbücher"


def without_endings(folded: str, language: str) -> str:
    """Return folded words of a language without the endings of their forms."""
    if language not in _ENDINGS:
        return folded
    if " " not in folded:
        return (
            _stem(folded, language, _SHORTEST_ALONE)
            if language in _ALONE
            else folded
        )
    return " ".join(
        [_stem(word, language, _SHORTEST) for word in folded.split(" ")]
    )


@lru_cache(60_000)
def _stem(word: str, language: str, shortest: int) -> str:
    """Cut the longest ending that leaves enough; names and acronyms stay."""
    ending = _longest(language).search(word, shortest)
    stem = word[: ending.start()] if ending and word.islower() else word
    return stem.translate(_UMLAUTS) if language == "de" else stem


@cache
def _longest(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_ENDINGS[language].split())})\Z")
