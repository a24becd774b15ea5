"""What lies beside a paper's page, without what the search's text of the paper says.

A citation is there in four forms, each with the title, the names and the venue
of the paper; the raw text has them again. Deflated, each costs three bytes
where it stands again; a sign in its place one and a half: of the ACL Anthology
this is a quarter of what lies beside its pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paperweave.export.scripts import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperweave.model.paper import Paper

# Signs for private use, of which few texts have one.
_FIRST_SIGN, _MOST_SIGNS = 0xE000, 256
_SIGNS = re.compile(r"[\ue000-\ue0ff]")
_SHORTEST = 3  # letters; a sign has three bytes


def brief_row(
    row: Mapping[str, Any], text: Sequence[Any], also: Sequence[str]
) -> str:
    """A row as a line: what it has beside the text, and its JSON with signs for both.

    ``text`` is what the search shows of the paper, ``also`` what the row says
    often, too. Where the row has such a sign itself, ``null`` says that none
    stands for anything.
    """
    whole = json_text(row)
    if _SIGNS.search(whole):
        return f"null\t{whole}"
    said = [*also, *_said_of(text)][:_MOST_SIGNS]
    signs = {
        json_text(one)[1:-1]: chr(_FIRST_SIGN + place)
        for place, one in reversed(list(enumerate(said)))
        if len(one) >= _SHORTEST
    }
    # In bytes: a text with one sign beyond Latin takes two for each letter,
    # and is looked through for twice as long.
    data = whole.encode()
    for one in sorted(signs, key=len, reverse=True):
        known = one.encode()
        data = data.replace(known, signs[one].encode())
    return f"{json_text(also)}\t{data.decode()}"


def said_often(paper: Paper) -> list[str]:
    """What the citation and the raw text of a paper say often that its text does not."""
    links = [link.url for link in paper.links]
    often = [paper.doi, paper.bibtex_key, *paper.keys, *links]
    return list(dict.fromkeys(filter(None, often)))


def _said_of(text: Sequence[Any]) -> Iterator[str]:
    """What citations and raw texts have of a paper's text, in the order of ``saidOf``."""
    address, title, _, authors, _, venue, keywords, _, _, abstract = text[:10]
    yield from (abstract, title, venue, address)
    for name in authors:
        first, _, last = name.rpartition(" ")
        yield from (name, f"{last}, {first}", last, first)
    yield from keywords
