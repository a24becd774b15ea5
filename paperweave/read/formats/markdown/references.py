"""Where the title stands in an item that is written as in a list of references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    is_label,
    words,
)
from paperweave.read.formats.references.citation import read_citation

if TYPE_CHECKING:
    from paperweave.read.formats.markdown.titles import Chunk

# Names with initials behind the family name, as few texts begin but references: "Doe, J.", "Doe J",
# or one name that is turned: "Doe, Jane. "
_BEGINS = re.compile(
    r"\s*(?:(?:[a-z]{1,4}\s){0,2}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?)"
    r"(?:,\s[^\W\d_a-z]\.|\s[A-Z]{1,3}(?=[.,;])|,\s[^\W\d_a-z][\w'’-]+\.\s)"
)
_A_TITLE = 3  # words: what is in bold and as long is the title itself


def title_in_reference(
    plain: str, chunks: list[Chunk]
) -> tuple[int, int, str] | None:
    """Find the title by the styles of references, where names and year or volume are certain.

    ``chunks`` are the pieces of ``plain``; none in bold but names may be among them.
    """
    if not _BEGINS.match(plain) or any(map(_is_marked_title, chunks)):
        return None
    links = (
        chunk.start
        for chunk in chunks
        if chunk.url is not None and is_label(chunk.text)
    )
    citation = read_citation(plain[: next(links, len(plain))].rstrip(" [("))
    if citation is None or not citation.certain:
        return None
    start = plain.find(citation.title)
    return (start, start + len(citation.title), "plain") if start > 0 else None


def _is_marked_title(chunk: Chunk) -> bool:
    told = words(chunk.text)
    return (
        chunk.bold
        and len(told) >= _A_TITLE
        and not are_names(chunk.text, alone=True)
    )
