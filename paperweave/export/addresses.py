"""Where the exported files of papers and groups are, and which of them there are.

A large site has no citation files but those that were published while it was small: these keep
their addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.address.small_site import SmallSite

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperweave.config.settings import Settings
    from paperweave.model.corpus import Corpus, Group

ALL_PAPERS = "feeds/all.atom"


def feed_path(group: Group) -> str:
    """Where a keyword's or a venue's feed is: ``feeds/keywords/lora.atom``."""
    return f"feeds/{group.path}.atom"


def has_files(corpus: Corpus, settings: Settings) -> Callable[[int], bool]:
    """What tells whether a paper's citations are files, by the paper's place."""
    site = SmallSite.of(corpus.added, settings.sizes.small_site)
    return lambda i: site.had(settings.citation_files, corpus.added[i])


def compresses_all_papers(corpus: Corpus, settings: Settings) -> bool:
    """Whether the files of all papers (``papers.bib``) are published compressed.

    Those of 10,000 papers are a quarter of a site, and ``papers.jsonl`` is
    larger than what some hosts take as one file. In a section of somebody's
    site, they are a small part of it, and its page of data links them as they
    are.
    """
    if settings.is_section:
        return False
    # A large site that becomes small, for papers turn out to be one, keeps them.
    days = (*corpus.added, *corpus.moved)
    site = SmallSite.of(days, settings.sizes.small_site)
    return settings.citation_files != "always" and not site.ever
