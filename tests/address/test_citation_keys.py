"""The keys that papers are cited by: which of an owner's are used, and which stand beside ours."""

from __future__ import annotations

from typing import Any

import pytest

from paperweave.address.citation_keys import keys_beside, made_key, wanted_key
from paperweave.model.record import Published
from tests.support.making import entry, published, together
from tests.support.rows import for_rows


def merged(title: str, **fields: Any) -> Any:  # noqa: ANN401
    """The one paper of one entry."""
    return together(entry(title, **fields))[0][0]


@for_rows(
    ("owners", "used"),
    [
        # of several words the longest counts beside the year
        ("x-abc2024", True),
        ("abc-x2024", True),
        ("x-ab-2024", False),
        # a year of four figures or of two, and no other number
        ("abc24", True),
        ("abc4", False),
        ("abc20245", False),
        ("abc2024.7", True),
        # capitals do not matter
        ("LOOM", True),
        ("Weaving", True),
        # the word and the key begin alike, as far as the shorter goes
        ("weav", True),
        ("wea", False),
        ("weavings", True),
        ("eaving", False),
        # any word of the key, any author, any word of the title
        ("x:loom", True),
        ("bo:kay", True),
        ("x-silk", True),
    ],
)
def test_an_owners_key_tells_of_the_paper_or_does_not(owners: str, used: bool) -> None:
    fields: dict[str, Any] = {"authors": ["Ann Loom", "Bo Kay"], "date": (2024,), "key": owners}
    paper = merged("Weaving silk", **fields)
    assert wanted_key(paper) == (owners if used else "loom2024weaving")


@pytest.mark.parametrize(
    ("before", "key"),
    [("a1", "a1"), ("not sound", "loomweaving"), ("", "loomweaving"), ("a" * 80, "a" * 80)],
)
def test_a_paper_of_another_site_of_ours_keeps_its_key_there(before: str, key: str) -> None:
    paper = merged("Weaving", authors=["Ann Loom"], published=Published("weaving", before))
    assert wanted_key(paper) == key


def test_the_first_key_that_tells_of_the_paper_is_used() -> None:
    entries = [
        entry("Weaving", line=n, authors=["Ann Loom"], key=key, arxiv="2402.17412")
        for n, key in enumerate(["ref12", "loom:b", "loom:a"])
    ]
    (paper,) = together(*entries)[0]
    assert wanted_key(paper) == "loom:b"


@for_rows(
    ("key", "listed"),
    [
        ("schlüssel", True),
        ("编织", True),
        ("a.b:c+d/e-f_1&g*h", True),
        ("k" * 80, True),
        ("k" * 81, False),
        *((f"a{sign}b", False) for sign in ' \t\n,{}"#%~\\=()' + "'"),
    ],
)
def test_a_key_stands_beside_ours_where_biblatex_reads_it_in_a_list(key: str, listed: bool) -> None:
    (paper,) = published([merged("Weaving", authors=["Ann Loom"], key=key)])
    assert keys_beside(paper) == ((key,) if listed else ())


@pytest.mark.parametrize(
    ("title", "authors", "key"),
    [
        ("Loom's Life", ["Ann Lee"], "leelooms"),
        ("Weaving", ["The Loom Team", "Ann Lee"], "loomteamweaving"),
        ("Weaving", ["Ann The"], "theweaving"),
        ("A silk loom", [], "silkloom"),
        ("Silk, wool, hemp, jute", [], "silkwoolhemp"),
    ],
)
def test_our_key_is_of_plain_letters(title: str, authors: list[str], key: str) -> None:
    assert made_key(merged(title, authors=authors)) == key
