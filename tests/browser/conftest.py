"""A page that fails its test when anything asks another host, or when a script fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture
def page(chromium: Browser, site_address: str) -> Iterator[Page]:
    """A page at the site's home."""
    context = chromium.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(10_000)
    asked: list[str] = []
    failed: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(site_address)
    yield page
    context.close()
    assert [url for url in asked if not url.startswith((site_address, "blob:", "file:"))] == []
    assert failed == []
