"""Where the exported files of groups are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.model.corpus import Group


ALL_PAPERS = "feeds/all.atom"


def feed_path(group: Group) -> str:
    """Where a keyword's or a venue's feed is: ``feeds/keywords/lora.atom``."""
    return f"feeds/{group.path}.atom"
