"""Lines with a marker of some layout: a page that a layout without markers leaves alone."""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.model.reading import Seed

_MARKERS = (
    # Markdown, with "**Label**: text" and "**Label:** text"
    r"#{1,6} |[-*+] \[|\||>|```|---|\*\*[^*:]{1,40}(?:\*\*\s?:|:\*\*)",
    r".{0,2000}?\]\(https?://",  # its links
    r"@\w+\s*[{(]|[a-z_-]+\s*=\s*[{\"]",  # BibTeX
    r"[A-Z][A-Z0-9]{1,3} {0,2}- ",  # RIS, PubMed
    r"</?\w|<[!?]|[\[\]{}]",  # XML, JSON
    r"\\\\|arxiv:\s?\S+(?:\s\[[^\]]*\])?$",  # arXiv's mailings and lists
    (
        r"(?:title|authors?|abstract|comments?|subjects?|doi|journal-ref|date|categories|cite as|"
        r"created|updated)\s?:"
    ),
    r"[•·*]?\s*\d+ authors?$|[·•]$",  # daily papers in blocks
    r"\[\d+\]",  # references
)
_MARKED = re.compile("|".join(_MARKERS), re.IGNORECASE)
# Up to this share of a page's lines, and one line always, may look marked.
_BY_CHANCE = 0.04


def marked_share(seed: Seed) -> float:
    """The share of lines with a marker, as far as it is more than chance; else 0."""
    lines = [line.strip() for line in seed.lines if line.strip()]
    marked = sum(_MARKED.match(line) is not None for line in lines)
    return (
        marked / len(lines) if marked > max(1, len(lines) * _BY_CHANCE) else 0.0
    )


_DELIMITERS = ",;\t"
_ROWS_TO_TELL = 40
_FEWEST_ROWS, _FEWEST_CELLS = 10, 3
_SHARE_OF_ROWS = 0.95


def is_table(seed: Seed) -> bool:
    """Tell whether almost all lines of a file are rows of as many cells as its first line has."""
    filled = (line[:2_000] for line in seed.lines if line.strip())
    lines = list(islice(filled, _ROWS_TO_TELL))
    if len(lines) < _FEWEST_ROWS:
        return False
    return any(
        _has_rows(lines, sign) for sign in _DELIMITERS if sign in lines[0]
    )


def _has_rows(lines: list[str], delimiter: str) -> bool:
    widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
    alike = sum(width == widths[0] for width in widths)
    return widths[0] >= _FEWEST_CELLS and alike >= _SHARE_OF_ROWS * len(lines)
