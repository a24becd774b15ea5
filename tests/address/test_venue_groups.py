from __future__ import annotations

from dataclasses import replace

import pytest

from paperweave.address.venue_groups import venues_of
from tests.address.test_people import paper


def test_a_venue_of_two_papers_has_a_page_under_all_its_names() -> None:
    written = ["NeurIPS 2024", "Advances in Neural Information Processing Systems 36", "ICML 2024",
               "Hive Days 2023", "Hive Days 2024", "PhD thesis, ETH", "PhD thesis, ETH",
               None]  # fmt: skip
    papers = [replace(paper(n), venue=venue) for n, venue in enumerate(written)]
    found = venues_of(papers, list(range(len(papers))))
    assert [(v.name, v.kind, v.papers, v.wanted) for v in found] == [
        ("Hive Days", None, (3, 4), "hive-days"),
        ("NeurIPS", "conference", (0, 1), "neurips"),
    ]
    assert found[1].variants == tuple(sorted(filter(None, written[:2])))
    assert found[1].identity == "venue:neurips"


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ([None, "Hive Days", "Hive Days"], "Hive Days", None),
        (["PhD thesis, ETH", "Hive Days", "Hive Days"], "Hive Days", None),
        (["Hive Days", "hive days", "hive days"], "hive days", None),
        (["Hive Days", "hive days"], "Hive Days", None),
        (["BEES 2024", "BEES"], "BEES", "conference"),
        (["BEES", "BEES 2024"], "BEES", "conference"),
    ],
)
def test_a_venue_has_the_name_of_most_papers_and_the_kind_that_any_tells(
    written: list[str | None], name: str, kind: str | None
) -> None:
    papers = [replace(paper(n), venue=venue) for n, venue in enumerate(written)]
    found = venues_of(papers, list(range(len(papers))))
    assert [(venue.name, venue.kind) for venue in found] == [(name, kind)]
