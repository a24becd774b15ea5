"""Pages that list papers by their titles alone, as lists of accepted papers do.

Nothing in an item says that it is a paper, so the whole page must look like it: most of its items
are written as titles are in English, each longer word with a capital.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.read.formats.plain_text.word_patterns import (
    has_words,
    is_of_readme,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.read.formats.markdown.entry import Entry

_LEAST_ITEMS = 10
_LEAST_WORDS, _MOST_WORDS = 4, 30
_LONGER = 4  # letters of a word that a title begins with a capital
# Of 1,200 titles of conferences nine in ten have it; lists of features have it now and then.
_SHARE_OF_CAPITALS = 0.75
_SHARE_OF_ITEMS = 0.7


def are_mostly(titles: Iterable[bool]) -> bool:
    """Tell whether so many items or rows are titles that all may be."""
    told = list(titles)
    return sum(told) >= max(_LEAST_ITEMS, _SHARE_OF_ITEMS * len(told))


def is_bare_title(entry: Entry) -> bool:
    """Tell whether an item is a title and nothing else, written as one."""
    return may_be_bare(entry) and is_written_as_title(entry.title or "")


def may_be_bare(entry: Entry) -> bool:
    """Tell whether an item is a title and nothing else, if its page lists such titles."""
    item = entry.item
    beside = item.items or entry.before.strip(" -–—*")
    if beside or not item.bullet or any(map(_leads_away, entry.links)):
        return False
    unmarked = entry.look == ("link" if entry.links else "plain")
    return unmarked and has_words(entry.title or "", _LEAST_WORDS - 1)


def _leads_away(link: tuple[str, str]) -> bool:
    """Tell whether a link leads to another site, or within its page; notes stand beside a list."""
    return link[1].startswith(("http", "#"))


def is_written_as_title(text: str) -> bool:
    """Tell whether a text has the length of a title and the capitals of an English one."""
    found = words(text)
    if not _LEAST_WORDS <= len(found) <= _MOST_WORDS:
        return False
    longer = [word for word in found if len(word) >= _LONGER]
    capitals = sum(not word[0].islower() for word in longer)
    return capitals >= _SHARE_OF_CAPITALS * max(len(longer), 1)


def leads_within(entry: Entry) -> bool:
    """Tell whether an item leads to a place on its own page, as those of contents do."""
    return any(is_within(url) for _, url in entry.links)


def is_within(url: str) -> bool:
    """Tell whether an address is a place on the page itself."""
    return url.startswith(("#", "./#")) or is_of_readme(url)
