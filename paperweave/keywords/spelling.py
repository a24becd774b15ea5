"""How a keyword is shown: the corpus's most frequent spelling, and its acronym."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from paperweave.text.languages import ENGLISH, GERMAN, IDEOGRAPHIC, RUSSIAN

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_UNSPACED = re.compile(f"(?<={IDEOGRAPHIC.pattern}) (?={IDEOGRAPHIC.pattern})")
_SPECIES = re.compile(
    r"(?<![\w.])[A-Z]\.(?=[a-z]{4,})"
)  # "H. pylori", which is one word
_SENTENCE_ENDS = frozenset(".!?:")
_CASES = frozenset({GERMAN, RUSSIAN})
_NOMINATIVE = 3
_ADJECTIVE_ENDS = ("e", "em", "en", "er", "es")
_BEGINS = "^"  # ahead of a spelling
_SMALL = 3  # a spelling in small letters counts for so many with capitals


def spellings_in(
    body: int,
    written: Sequence[str],
    places: Sequence[tuple[int, int]],
    language: str = ENGLISH,
) -> list[str]:
    """Return how a keyword is written in the abstract, from ``body`` on.

    As in the title only if it is nowhere else, without the capitals of words that the abstract has
    in small letters. What begins a sentence with a capital, and has none elsewhere in the text and
    is no name of several words, has `_BEGINS` ahead: `settled` tells how it is written. Where a
    language has cases, what begins a title or a sentence is in the nominative, and counts
    `_NOMINATIVE` times.
    """
    if _is_ordinary_in_title(body, written, places):
        return [_joined(written, *places[0]).lower()]
    shown = _places_that_count(body, written, places, language)
    some = [
        (_joined(written, *place), _begins(body, written, place[0]))
        for place in shown
    ]
    inside = {spelling for spelling, begins in some if not begins}
    least = _least_capitals(body, shown, language)
    return [
        _BEGINS + spelling
        if begins and not _keeps_capital(spelling, inside, language, least)
        else spelling
        for spelling, begins in some
    ]


def _least_capitals(
    body: int, shown: Sequence[tuple[int, int]], language: str
) -> int:
    """How many words of a name have capitals behind its first.

    Titles have capitals within, too: "Brigham Young, Pioneer Prophet".
    """
    in_title = bool(shown) and shown[0][0] < body
    return 1 if in_title and language != GERMAN else 2


def _is_ordinary_in_title(
    body: int, written: Sequence[str], places: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether the title alone has a keyword, and the abstract its words in small letters."""
    if not places or any(start >= body for start, _ in places):
        return False
    return _is_ordinary(body, written, places[0])


def _places_that_count(
    body: int,
    written: Sequence[str],
    places: Sequence[tuple[int, int]],
    language: str,
) -> list[tuple[int, int]]:
    """The places in the abstract or the first in the title, and beginnings where cases differ."""
    shown = [place for place in places if place[0] >= body] or list(places[:1])
    if language not in _CASES:
        return shown
    first = [place for place in places if _begins(body, written, place[0])]
    return [*first * _NOMINATIVE, *shown]


def _keeps_capital(
    spelling: str, inside: Container[str], language: str, least: int
) -> bool:
    """Tell whether a capital is not the sentence's: a spelling within sentences, a noun, a name.

    A name has as many more words with capitals as ``least``.
    """
    if spelling in inside or (language == GERMAN and _is_noun(spelling)):
        return True
    others = spelling.split(" ")[1:]  # "Direct Preference Optimization"
    return len(others) >= least and all(map(str.istitle, others))


def _is_ordinary(
    body: int, written: Sequence[str], place: tuple[int, int]
) -> bool:
    """Tell whether the abstract has each word of a title's phrase in small letters."""
    return {word.lower() for word in written[slice(*place)]} <= set(
        written[body:]
    )


def _is_noun(spelling: str) -> bool:
    """Tell ``Kirchenbücher`` and ``Analyse medizinischer Bilder`` from ``Tiefe Netze``."""
    first, _, rest = spelling.partition(" ")
    second = rest.partition(" ")[0]
    before_genitive = second.islower() and second.endswith("er")
    return not rest or before_genitive or not first.endswith(_ADJECTIVE_ENDS)


def _joined(written: Sequence[str], start: int, end: int) -> str:
    joined = " ".join(written[start:end]).replace("' ", "'")
    if "." in joined:
        joined = _SPECIES.sub(r"\g<0> ", joined)
    return joined if joined.isascii() else _UNSPACED.sub("", joined)


def _begins(body: int, written: Sequence[str], start: int) -> bool:
    """Tell whether a sentence begins there, with a word that has small letters."""
    begins = start == body or written[start - 1] in _SENTENCE_ENDS
    word = written[start]
    return begins and word[1:].islower() and not _SPECIES.match(word)


def _lowered(spelling: str) -> str:
    return spelling[0].lower() + spelling[1:]


def settled(spellings: Counter[str]) -> Counter[str]:
    """Write what only begins sentences as most texts do within them, else in small letters.

    "Africa has 2,000 languages" was taken for ``africa``, of which each counted for three.
    """
    within = Counter(
        {
            spelling: count
            for spelling, count in spellings.items()
            if not spelling.startswith(_BEGINS)
        }
    )
    found = Counter(within)
    for spelling, count in spellings.items():
        if spelling not in within:
            begun = spelling.removeprefix(_BEGINS)
            alike = [one for one in within if one.lower() == begun.lower()]
            usual = _best_spelling(alike, within) if alike else _lowered(begun)
            found[usual] += count
    return found


def writes_short(
    short: str, written: Sequence[str], places: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether a text uses an acronym by itself, not only in the brackets that explain it."""
    return any(
        end - start == 1
        and written[start].removesuffix("s") == short
        and not (start and written[start - 1] == "(")
        for start, end in places
    )


def shown_form(
    spellings: Counter[str], short: str | None, *, expected: bool = True
) -> str:
    """Return the most frequent spelling that is not the acronym itself.

    The acronym stands behind it where readers have ``expected`` it. Of spellings apart only by
    capitals a small one wins, for names are capitals where an acronym is explained; a chain of
    hyphens (``mixture-of-experts``) is written in words where some text does so.
    """
    if short is None:
        return _best_spelling(list(spellings), spellings)
    long = [spelling for spelling in spellings if _is_other(spelling, short)]
    with_it = [spelling for spelling in spellings if short in spelling]
    best = _best_spelling(long or with_it or list(spellings), spellings)
    return f"{best} ({short})" if long and expected else best


def _is_other(spelling: str, short: str) -> bool:
    """Tell a spelling without the acronym: neither ``LoRAs`` nor somebody's ``lora``."""
    return (
        short not in spelling
        and spelling.lower().removesuffix("s") != short.lower()
    )


def _best_spelling(some: Sequence[str], counts: Counter[str]) -> str:
    frequent: Counter[str] = Counter()  # whatever its capitals
    in_case: Counter[str] = Counter()  # whatever its hyphens
    for spelling, count in counts.items():
        frequent[spelling.lower()] += count
        in_case[spelling.replace("-", " ")] += count

    def rank(spelling: str) -> tuple[bool, int, float, int, int, str]:
        low = spelling.lower()
        chain = low.count("-") > 1 and " " not in low
        alike = in_case[spelling.replace("-", " ")]
        return (
            chain and low.replace("-", " ") in frequent,
            -frequent[low],
            -_SMALL * alike if spelling.islower() else -alike,
            sum(map(str.isupper, spelling)),
            -spelling.count(" "),
            spelling,
        )

    return min(some, key=rank)
