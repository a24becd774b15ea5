"""What a format is made of: its confidence in a seed, and its name with its two functions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part


@dataclass(frozen=True, slots=True)
class Detection:
    """A format's confidence that a seed is its own (0: not mine, 1: certain), with its reason."""

    confidence: float
    why: str  # for the person who reads --explain


@dataclass(frozen=True, slots=True)
class Format:
    """A layout by its name, the functions that detect and split it, and its highest confidence."""

    name: str
    detect: Callable[[Seed], Detection]
    split: Callable[[Seed], Iterator[Part]]
    highest: float = 1.0


# A declaration, or an element that is none of HTML's: Markdown may begin with one of these.
_XML = re.compile(
    r"\s*<(?:\?xml\s|!DOCTYPE\s(?!html)|(?!/?(?:a|b|br|center|details|div|em|font|h\d|hr|i|img|kbd|li|"
    r"ol|p|picture|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)\b)"
    r"[A-Za-z][\w.-]*(?::[\w.-]+)?(?:\s+[\w:.-]+\s*=|\s*>|\s*$))",
    re.IGNORECASE,
)


def begins_as_xml(lines: Iterable[str]) -> bool:
    """Tell whether the first line that is not blank is XML's."""
    first = next((line for line in lines if line and not line.isspace()), "")
    return _XML.match(first[:500]) is not None


def unless_xml(one: Format) -> Format:
    """The same format, which is not asked about XML: of many small files that takes most time."""

    def detect(seed: Seed) -> Detection:
        if begins_as_xml(seed.lines):
            return Detection(0, "XML, which this layout is not")
        return one.detect(seed)

    return replace(one, detect=detect)
