"""Titles as PubMed has them: a full stop behind each, and brackets around those it translated."""

from __future__ import annotations

import re

_TRANSLATED = re.compile(r"\[(?P<title>.+?)\.?\]\.?", re.DOTALL)


def pubmed_title(text: str) -> str:
    """A title as its authors have it, without the full stop and the brackets that are PubMed's."""
    found = _TRANSLATED.fullmatch(text.strip())
    title = found["title"] if found else text.strip()
    return title if title.endswith("..") else title.removesuffix(".")
