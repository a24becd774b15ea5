"""Facts as a reader sees them: dates in words, a few names of many, a title as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from paperweave.text.mathml import mathml
from paperweave.text.spans import segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.model.record import Author, PartialDate

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def shown_date(date: PartialDate | None) -> str | None:
    """``1 March 2024``, ``March 2024``, ``2024``; None where the year is not known."""
    if date is None or date.year is None:
        return None
    month = MONTHS[date.month - 1] if date.month else None
    return " ".join(str(part) for part in (date.day, month, date.year) if part)


def shown_names(authors: Sequence[Author], most: int = 3) -> str | None:
    """All names of a short list; of a longer one the first, and how many others there are."""
    names = [a.name for a in authors]
    if len(names) > most + 1:
        names = [*names[:most], f"{len(names) - most} others"]
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else None


def html(text: str) -> str:
    """A title as HTML, its formulas as MathML; one that cannot be converted stays as its source."""
    return "".join(
        (mathml(part.text) if part.kind == "math" else None) or escape(part.text, quote=True)
        for part in segments(text)
    )


def description(abstract: str | None, longest: int = 160) -> str | None:
    """An abstract's first words, for search engines and previews; cut at a word's end."""
    text = " ".join((abstract or "").split())
    if len(text) <= longest:
        return text or None
    return text[: longest - 1].rpartition(" ")[0].rstrip(",;:") + "…"
