"""The names that pages of keywords would like in their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.text.normalize import slug

if TYPE_CHECKING:
    from paperweave.model.keyword import Keyword


def keyword_slug(keyword: Keyword) -> str:
    """The name that a keyword's page would like, from its shown form without the acronym."""
    return (
        slug(keyword.shown.partition(" (")[0])
        or slug(keyword.folded)
        or "keyword"
    )
