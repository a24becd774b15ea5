"""Whose place stands beside a paper of a conference: its publisher's or the conference's.

BibTeX's ``address``, RIS' ``CY`` and their like have either. BibTeX's styles print it before the
conference's month, and the ACL Anthology writes it so; Springer and the ACM write there where they
sit themselves. So it is the conference's, unless the publisher is known to sit there.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Publishers of proceedings by words of their names, and where they sit.
_SEATS = {
    "springer": "cham, berlin, heidelberg, boston, dordrecht, london, new york, singapore, tokyo",
    "association for computing machinery": "new york",
    "acm": "new york",
    "ieee": "piscataway, los alamitos",
    "institute of electrical and electronics engineers": "piscataway, los alamitos",
    "curran": "red hook",
    "elsevier": "amsterdam, oxford",
    "morgan kaufmann": "san francisco, burlington, san mateo",
    "mit press": "cambridge",
    "aaai": "menlo park, palo alto",
    "dagstuhl": "dagstuhl, wadern, saarbrücken",
    "ios press": "amsterdam",
    "crc press": "boca raton",
    "taylor & francis": "london, abingdon",
    "routledge": "london, abingdon, new york",
    "wiley": "hoboken, chichester",
    "scitepress": "setúbal",
    "eurographics": "goslar",
    "world scientific": "singapore",
    "spie": "bellingham",
    "usenix": "berkeley",
    "cambridge university press": "cambridge",
    "oxford university press": "oxford",
    "association for computational linguistics": "stroudsburg",
}
_NAMES = {
    name: re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    for name in _SEATS
}


_OF_CONFERENCES = frozenset({"inproceedings", "proceedings"})


def is_of_event(
    place: str,
    kind: str | None,
    publisher: str | None,
    publisher_place: str | None = None,
) -> bool:
    """Tell whether a place is a conference's, by the type of the paper and its publisher."""
    elsewhere = publisher_place or not _sits_at(publisher, place)
    return kind in _OF_CONFERENCES and bool(elsewhere)


@lru_cache(10_000)  # the papers of a volume share both
def _sits_at(publisher: str | None, place: str) -> bool:
    """Tell whether a publisher is known to sit at a place."""
    where = place.casefold()
    return any(
        seat in where
        for name, found in _NAMES.items()
        if publisher and found.search(publisher)
        for seat in _SEATS[name].split(", ")
    )
