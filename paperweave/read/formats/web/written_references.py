"""A list item of a page that is written as a reference, without what a page puts into it."""

from __future__ import annotations

import re
from itertools import filterfalse
from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.inline import plain_text, read_runs
from paperweave.read.formats.plain_text.word_patterns import are_names, is_label
from paperweave.read.formats.references.citation import read_citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.read.formats.references.citation import Citation

# A title in quotes, whatever else is marked.
_IN_QUOTES = re.compile(r"[“\"][^“”\"*]{8,400}[”\"]")
_IN_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_SLANTED = re.compile(r"\*([^*]+)\*")
_LINK = re.compile(r"\[?\[(?P<label>[^\[\]]{0,60})\]\([^()\s]*\)\]?")
_PRAISE = re.compile(
    r"(?i)\W*(?:(?:best|outstanding|distinguished|honou?rable|notable)\b.{0,30}"
    r"\b(?:papers?|mention|awards?|nominee|finalist|presentation)\b.{0,20}|oral|spotlight|new)\W*"
)


def written_reference(lines: Sequence[str]) -> Citation | None:
    """The reference that lines of Markdown are; None where marks show that they are none.

    Of marks, a reference has its venue in italics, and perhaps the name of whose page it is, or a
    prize, in bold.
    """
    joined = " ".join(filterfalse(_is_of_links, lines))
    text = _IN_BOLD.sub(_beside, _LINK.sub(_unless_label, joined))
    marked = "*" in text and not _IN_QUOTES.search(text)
    if "**" in text and marked:
        return None
    citation = read_citation(plain_text(read_runs(text)))
    if citation is None or (marked and not _is_slanted(citation.venue, text)):
        return None
    return citation


def _beside(bold: re.Match[str]) -> str:
    """A name without its marks, nothing of a prize; a title or a label stays in bold."""
    said = bold[1].strip()
    if _PRAISE.fullmatch(said):
        return ""
    named = not said.endswith(":") and are_names(said.strip(",. "), alone=True)
    return bold[1] if named else bold[0]


def _unless_label(link: re.Match[str]) -> str:
    return "" if is_label(link["label"]) else link[0]


def _is_of_links(line: str) -> bool:
    """Tell whether a line only says what its links are: "PDF Cite Code DOI"."""
    return all(map(is_label, plain_text(read_runs(line)).split()))


def _is_slanted(venue: str | None, text: str) -> bool:
    """Tell whether a venue is all that stands in italics, as references have it."""
    slanted = _SLANTED.findall(text)
    return (
        venue is not None and len(slanted) == 1 and slanted[0].startswith(venue)
    )
