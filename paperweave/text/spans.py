"""A listing's text as runs of words, mathematics (``$…$``) and web addresses.

What counts as mathematics follows Pandoc's rule for ``tex_math_dollars``: the opening dollar has no
space after it, the closing one no space before it and no digit after it, so that ``from $5 to $10``
stays prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

SegmentKind = Literal["words", "math", "url"]

# A formula longer than this is an unclosed dollar and what follows it; the longest in 1,000 arXiv
# abstracts has 214.
_LONGEST_FORMULA = 1000
_TOKEN = re.compile(r"\\\$|\$\$?|https?://[^\s<>\"\\{}|^`]+", re.IGNORECASE)
_CLOSERS = {")": "(", "]": "["}
_NOT_AN_END = ".,;:!?'\"*_"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of one kind; the segments of a text joined again give the text.

    The kind ``math`` keeps its dollars.
    """

    kind: SegmentKind
    text: str


def segments(text: str) -> Iterator[Segment]:
    """Cut a text into its segments, in order; time is linear in its length."""
    if "$" not in text and "://" not in text:
        if text:
            yield Segment("words", text)
        return
    start = position = 0
    closers = _closing_dollars(text) if "$" in text else {}
    while match := _TOKEN.search(text, position):
        found = _segment_at(text, match, closers)
        position = (
            match.end() if found is None else match.start() + len(found.text)
        )
        if found is not None:
            if match.start() > start:
                yield Segment("words", text[start : match.start()])
            yield found
            start = position
    if start < len(text):
        yield Segment("words", text[start:])


def trim_url(url: str) -> str:
    """Drop what follows an address in prose.

    That is a full stop, a quotation mark, or a bracket that the address did not open.
    """
    balance = {
        closer: url.count(closer) - url.count(opener)
        for closer, opener in _CLOSERS.items()
    }
    end = len(url)
    while end and (
        url[end - 1] in _NOT_AN_END or balance.get(url[end - 1], 0) > 0
    ):
        end -= 1
        if url[end] in balance:
            balance[url[end]] -= 1
    return url[:end]


def _segment_at(
    text: str, match: re.Match[str], closers: dict[str, list[int]]
) -> Segment | None:
    mark = match.group()
    if mark == "\\$":
        return None
    if not mark.startswith("$"):
        url = trim_url(mark)
        return Segment("url", url) if len(url) > len("https://") else None
    end = _formula_end(text, match.end(), mark, closers[mark])
    return None if end is None else Segment("math", text[match.start() : end])


def _closing_dollars(text: str) -> dict[str, list[int]]:
    """The places where a dollar sign may close a formula, last first.

    They can be used up like a stack.
    """
    ends: dict[str, list[int]] = {"$": [], "$$": []}
    for match in _TOKEN.finditer(text):
        mark, at = match.group(), match.start()
        before, after = text[at - 1 : at], text[match.end() : match.end() + 1]
        if mark in ends and before.strip() and not after.isdigit():
            ends[mark].append(at)
    return {mark: places[::-1] for mark, places in ends.items()}


def _formula_end(
    text: str, start: int, mark: str, closers: list[int]
) -> int | None:
    if text[start : start + 1].isspace():
        return None
    while closers and closers[-1] <= start:
        closers.pop()
    if not closers or closers[-1] - start > _LONGEST_FORMULA:
        return None
    inside = text[start : closers[-1]]
    if "\n\n" in inside or inside.count("{") != inside.count("}"):
        return None
    return closers[-1] + len(mark)
