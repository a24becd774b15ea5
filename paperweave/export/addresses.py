"""Where the exported files of papers and groups are, and which of them there are.

A large site has no citation files but those that were published while it was small: these keep
their addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.address.small_site import SmallSite
from paperweave.engine.gzip_members import GZIP
from paperweave.export.citations import JOININGS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from paperweave.config.settings import Settings
    from paperweave.model.corpus import Corpus, Group

ALL_PAPERS = "feeds/all.atom"
_OF_ALL_PAPERS = frozenset(f"papers.{ending}" for ending in JOININGS)
# What programs get of a large site; browsers make the other forms of its data.
# One that older code published keeps the addresses of all forms.
FEWER = ("bib", "jsonl")


def feed_path(group: Group) -> str:
    """Where a keyword's or a venue's feed is: ``feeds/keywords/lora.atom``."""
    return f"feeds/{group.path}.atom"


def has_files(corpus: Corpus, settings: Settings) -> Callable[[int], bool]:
    """What tells whether a paper's citations are files, by the paper's place."""
    site = SmallSite.of(corpus.added, settings.sizes.small_site)
    return lambda i: site.had(settings.citation_files, corpus.added[i])


def compressed_forms(corpus: Corpus, settings: Settings) -> tuple[str, ...]:
    """The forms in which the files of all papers are published compressed; none if as they are.

    Those of 10,000 papers are a quarter of a site, and ``papers.jsonl`` is
    larger than what some hosts take as one file. In a section of somebody's
    site, they are a small part of it, and its page of data links them as they
    are.
    """
    if settings.is_section:
        return ()
    # A large site that becomes small, for papers turn out to be one, keeps them.
    days = (*corpus.added, *corpus.moved)
    site = SmallSite.of(days, settings.sizes.small_site)
    if settings.citation_files == "always" or site.ever:
        return ()
    return FEWER if corpus.few_forms else tuple(JOININGS)


def of_the_site(names: Collection[str]) -> list[str]:
    """Of generated files those that go into the site.

    Where the files of all papers are published compressed, none is as it is.
    """
    packed = f"papers.bib{GZIP}" in names
    return [name for name in names if not (packed and name in _OF_ALL_PAPERS)]


def published_as(name: str, names: Collection[str]) -> tuple[str, str] | None:
    """The file of a site that a link to a generated file leads to, and the place in it.

    That is the file itself, or the same compressed. What a large site leaves
    to browsers is made by its list of all papers.
    """
    for file in (name, name + GZIP):
        if file in names:
            return file, ""
    if name in _OF_ALL_PAPERS and f"papers.bib{GZIP}" in names:
        return "papers/index.md", f"#{name}"
    return None
