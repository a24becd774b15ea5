"""A paper may have thousands of authors, and thousands of papers one author and year."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from paperweave.address.papers import _free_key

if TYPE_CHECKING:
    from tests.support.site_of import Site

MANY = 8_000
SECONDS = 7  # of processor time; 3 measured, and 10.4 when names were compared with all others


def test_a_paper_with_thousands_of_authors_takes_seconds(site: Site) -> None:
    names = " and ".join(f"Family{n}, Given{n % 97}" for n in range(MANY))
    site.bibliography(
        many={"title": "Thousands of Authors Measure a Loom", "year": "2020", "author": names},
        one={"title": "One Author Measures Another Loom", "year": "2021", "author": "Weaver, Ada"},
    )
    begin = time.process_time()
    assert site.build() == 0
    assert time.process_time() - begin < SECONDS


def test_keys_of_one_author_and_year_are_counted_on() -> None:
    taken, tried = {"weaver2020"}, dict[str, int]()
    keys = []
    for _ in range(28):
        keys.append(_free_key("weaver2020", taken, tried))
        taken.add(keys[-1])
    assert keys[:2] == ["weaver2020a", "weaver2020b"]
    assert keys[25:] == ["weaver2020z", "weaver2020aa", "weaver2020ab"]
    assert tried == {"weaver2020": 28}
