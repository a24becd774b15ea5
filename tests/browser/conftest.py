"""A page that fails its test when anything asks another host, or when a script fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def shared_tab(chromium: Browser) -> Iterator[Tab]:
    """The tab that the tests of a file use in turn."""
    with Tab.opened(chromium) as tab:
        yield tab


@pytest.fixture
def page(request: pytest.FixtureRequest, shared_tab: Tab, site_address: str) -> Iterator[Page]:
    """A page at the site's home, or at the path that a test ``opens``.

    It knows nothing of other tests. One that goes somewhere itself opens ``None``.
    """
    mark = request.node.get_closest_marker("opens")
    with shared_tab.lent(site_address, mark.args[0] if mark else "") as page:
        yield page


@pytest.fixture
def own_page(chromium: Browser, site_address: str) -> Iterator[Page]:
    """The same of a tab that no other test uses: for one that changes the tab for good."""
    with Tab.opened(chromium) as tab:
        yield tab.begin(site_address)
    tab.check(site_address)
