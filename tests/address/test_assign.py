"""Giving addresses, by things and a ledger that a test writes out."""

from __future__ import annotations

from datetime import date

import pytest

from paperweave.address.assign import Named, assign
from paperweave.address.ledger import Address
from tests.support.rows import for_rows

_DAY = date(2024, 5, 6)


def test_addresses_that_lead_to_one_keyword_come_in_the_order_of_their_paths() -> None:
    # The site's report lists them so: a set's own order would give other bytes in each process.
    spellings = [f"keyword:spelling{number}" for number in range(9)]
    paths = [f"keywords/{letter}" for letter in "abcdefghi"]
    ledger = {
        path: Address(path, frozenset({spelling}), _DAY)
        for path, spelling in zip(paths, spellings, strict=True)
    }
    thing = Named("keywords", frozenset(spellings), "spelling")
    addressed = assign([thing], ledger, _DAY)
    assert list(addressed.redirects) == sorted(addressed.redirects)
    assert len(addressed.redirects) == 8


@for_rows(
    ("wanted", "name"),
    [
        # pages of a folder's own, and what Windows keeps for devices, with any ending
        ("index", "index-2"),
        ("con", "con-2"),
        ("prn", "prn-2"),
        ("aux", "aux-2"),
        ("nul", "nul-2"),
        ("com1", "com1-2"),
        ("lpt9", "lpt9-2"),
        ("CON", "CON-2"),
        ("nul.v2", "nul.v2-2"),
        ("com", "com"),
        ("lpt", "lpt"),
        ("com10", "com10"),
        ("annul", "annul"),
        ("context", "context"),
        ("indexes", "indexes"),
    ],
)
def test_no_page_has_a_name_that_a_server_or_a_disk_keeps_for_itself(
    wanted: str, name: str
) -> None:
    thing = Named("papers", frozenset({"title:1"}), wanted)
    assert assign([thing], {}, _DAY).paths == (f"papers/{name}",)


_TEN = " ".join(f"person:{n}" for n in range(10))


@pytest.mark.parametrize(
    ("a", "b", "kept"),
    [
        # an arXiv number says as much as a DOI with a title, and of equals the first is kept
        ("arxiv:1", "doi:1 title:1", "a"),
        ("doi:1 title:1", "arxiv:1", "a"),
        ("doi:1", "arxiv:1", "b"),
        # a title says as much as an abstract
        ("title:1", "abstract:1", "a"),
        ("abstract:1", "title:1", "a"),
        # a name says as much as ten of what has no weight of its own, which has some, too
        ("author:1", _TEN, "a"),
        (_TEN, "author:1", "a"),
        ("person:1", "person:1 person:2", "b"),
        ("title:1 abstract:1", "author:1", "a"),
    ],
)
def test_what_identifies_a_thing_has_its_weight(a: str, b: str, kept: str) -> None:
    lines = {
        f"papers/{name}": Address(f"papers/{name}", frozenset(known.split()), _DAY)
        for name, known in (("a", a), ("b", b))
    }
    thing = Named("papers", frozenset(f"{a} {b}".split()), "new")
    assert assign([thing], lines, _DAY).paths == (f"papers/{kept}",)
