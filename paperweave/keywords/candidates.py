"""A text's candidates: the runs of up to five content words, each with the places where it stands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from paperweave.keywords.words import Word, word_of, words_of

LONGEST = 5
# An abstract is shorter than this; what follows in a longer text no longer says what it is about.
_MOST_WORDS = 20_000
_EARLY = 30
_FULL_STOP = word_of(".")


@dataclass(frozen=True, slots=True)
class Text:
    """A title and an abstract as one row of words; the abstract begins at ``body``.

    The last word is a full stop, so that the word before the first (``words[-1]``) is one too.
    """

    words: tuple[Word, ...]
    body: int


class Span(NamedTuple):
    """The words from ``start`` up to, and without, ``end``."""

    start: int
    end: int


def read_text(title: str, abstract: str) -> Text:
    """Split a paper into words, with a full stop between title and abstract."""
    head = words_of(title)
    words = (*head, _FULL_STOP, *words_of(abstract))[:_MOST_WORDS]
    return Text((*words, _FULL_STOP), len(head) + 1)


def candidates(text: Text) -> dict[str, list[Span]]:
    """Return the places of each candidate, by its folded words, in the order of first use."""
    found: dict[str, list[Span]] = {}
    words = text.words
    for start, word in enumerate(words):
        if not word.content:
            continue
        key, end = word.folded, start + 1
        found.setdefault(key, []).append(Span(start, end))
        while words[end].content and end - start < LONGEST:
            key = f"{key} {words[end].folded}"
            end += 1
            found.setdefault(key, []).append(Span(start, end))
    return found


# The names of `measures`, in its order.
MEASURES = (
    "bias", "two", "three", "four", "five",
    "frequency", "frequency of one word", "title", "title, one word", "title, two words",
    "first use", "first use, logarithm", "spread", "early", "late",
    "whole runs", "any whole run", "whole runs, share",
    "acronym", "capitals", "digit", "hyphen", "in brackets", "before a bracket",
)  # fmt: skip


def measures(text: Text, spans: list[Span]) -> tuple[float, ...]:
    """Return what is measured of a candidate besides its words: frequency, place, length, shape."""
    words, body = text.words, text.body
    start, end = spans[0]
    size, count = end - start, len(spans)
    total = max(1, len(words) - 1 - body)
    in_body = [span for span in spans if span[0] >= body]
    first, last = (in_body[0][0] - body, in_body[-1][0] - body) if in_body else (total, -1)
    title = start < body
    whole = sum(not (words[s - 1].content or words[e].content) for s, e in spans)
    shapes = words[start:end]
    often = math.log(count)
    opened = [e for s, e in spans if words[s - 1].written == "("]
    return (
        1.0, size == 2, size == 3, size == 4, size == 5,  # noqa: PLR2004
        often, often * (size == 1), title, title and size == 1, title and size == 2,  # noqa: PLR2004
        first / total, math.log1p(first), (last - first) / total if len(in_body) > 1 else 0.0,
        first < _EARLY, last > total - _EARLY,
        math.log1p(whole), whole > 0, whole / count,
        size == 1 and _is_acronym(words, in_body or spans), _has_capitals(words, in_body or spans),
        _any([word.digit for word in shapes]), _any([word.hyphen for word in shapes]),
        _any([words[e].written == ")" for e in opened]), _any([words[e].written == "(" for _, e in spans]),
    )  # fmt: skip


def _any(flags: list[bool]) -> bool:
    """Do as ``any``, for lists: a generator for each measure was the largest part of a text's profile."""
    return True in flags


def _is_acronym(words: tuple[Word, ...], spans: list[Span]) -> bool:
    return _any([words[start].acronym for start, _ in spans])


def _has_capitals(words: tuple[Word, ...], spans: list[Span]) -> bool:
    return _any([words[s].capital and False not in [word.capital for word in words[s:e]] for s, e in spans])
