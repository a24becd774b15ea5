"""A paper may have thousands of authors, and thousands of papers one author and year."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from paperweave.address.papers import _free_key

if TYPE_CHECKING:
    from tests.support.site_of import Site

FEW, MANY = 2_000, 8_000
# Of processor time, for four times the authors: 6 to 8 measured on idle and busy machines. Where
# names were compared with all others, co-authors of all made and the feed went through all names at
# each one, 8,000 took three and a half times as long as they now take.
TIMES = 10


def _seconds(site: Site, many: int) -> float:
    names = " and ".join(f"Family{n}, Given{n % 97}" for n in range(many))
    site.bibliography(
        many={"title": "Thousands of Authors Measure a Loom", "year": "2020", "author": names},
        one={"title": "One Author Measures Another Loom", "year": "2021", "author": "Weaver, Ada"},
    )
    begin = time.process_time()
    assert site.build() == 0
    return time.process_time() - begin


def test_the_time_of_a_paper_of_thousands_of_authors_grows_with_their_number(site: Site) -> None:
    _seconds(site, 10)  # imports
    few = _seconds(site, FEW)
    assert _seconds(site, MANY) < TIMES * few


def test_keys_of_one_author_and_year_are_counted_on() -> None:
    taken, tried = {"weaver2020"}, dict[str, int]()
    keys = []
    for _ in range(28):
        keys.append(_free_key("weaver2020", taken, tried))
        taken.add(keys[-1])
    assert keys[:2] == ["weaver2020a", "weaver2020b"]
    assert keys[25:] == ["weaver2020z", "weaver2020aa", "weaver2020ab"]
    assert tried == {"weaver2020": 28}
