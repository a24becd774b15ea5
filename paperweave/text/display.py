"""Texts as a reader sees them: a title as HTML, an abstract's first words."""

from __future__ import annotations

from html import escape

from paperweave.text.mathml import mathml
from paperweave.text.spans import segments


def html(text: str) -> str:
    """A title as HTML, its formulas as MathML; one that cannot be converted stays as its source."""
    return "".join(
        (mathml(part.text) if part.kind == "math" else None)
        or escape(part.text, quote=True)
        for part in segments(text)
    )


def description(abstract: str | None, longest: int = 160) -> str | None:
    """An abstract's first words, for search engines and previews; cut at a word's end.

    Where words have no spaces between them it is cut anywhere.
    """
    whole = abstract or ""
    text = " ".join(whole[: 2 * longest].split())
    if len(text) <= longest < len(whole):
        text = " ".join(whole.split())
    if len(text) <= longest:
        return text or None
    first = text[: longest - 1]
    return (first.rpartition(" ")[0] or first).rstrip(",;:") + "…"
