from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.support.html import dead_links, target

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.html import Page


def test_every_internal_link_and_anchor_leads_somewhere(
    built_site: Path, pages: dict[str, Page]
) -> None:
    assert list(dead_links(built_site, pages)) == []


def test_no_page_names_an_element_twice(pages: dict[str, Page]) -> None:
    for page in pages.values():
        named = [found["id"] for _, found in page.tags if "id" in found]
        assert len(named) == len(set(named)), page.path


# Links of the head that browsers load nothing for.
_ONLY_SAID = {"canonical", "cite-as", "type", "item"}


@pytest.mark.parametrize("tag", ["script", "link", "img", "iframe"])
def test_no_page_loads_anything_from_another_host(pages: dict[str, Page], tag: str) -> None:
    for page in pages.values():
        for found in page.all(tag):
            if found.get("rel") not in _ONLY_SAID:
                assert target(page, found.get("src") or found.get("href") or "") is not None, (
                    page.path
                )


def test_headings_go_down_by_one_step_at_a_time(pages: dict[str, Page]) -> None:
    for page in pages.values():
        levels = [
            int(tag[1])
            for tag, _ in page.tags
            if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
        ]
        assert levels[:1] == [1], page.path
        assert levels.count(1) == 1, page.path
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), page.path
