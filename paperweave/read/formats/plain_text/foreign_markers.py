"""Lines with a marker of some layout: a page that a layout without markers leaves alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.model.reading import Seed

_MARKERS = (
    r"#{1,6} |[-*+] \[|\||>|```|---",  # Markdown
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
