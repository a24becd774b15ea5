"""Giving addresses, by things and a ledger that a test writes out."""

from __future__ import annotations

from datetime import date

from paperweave.address.assign import Named, assign
from paperweave.address.ledger import Address

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
