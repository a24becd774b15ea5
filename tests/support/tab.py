"""A tab of a browser that tests use in turn: a new one takes longer than most tests."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import Error

from tests.support.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@dataclass(slots=True)
class Tab:
    """A page of a context of its own, and what it asked for and what failed in it."""

    page: Page
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def opened(cls, browser: Browser) -> Iterator[Tab]:
        """A new one, closed in the end."""
        context = browser.new_context()
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab = cls(context.new_page())
        context.on("request", lambda request: tab.asked.append(request.url))
        tab.page.on("pageerror", lambda error: tab.failed.append(str(error)))
        yield tab
        context.close()

    @contextmanager
    def lent(self, address: str, path: str | None = "") -> Iterator[Page]:
        """A page of the site at an address for one test, which leaves nothing to the next.

        Without a path the test goes somewhere itself.
        """
        yield self.begin(address, path)
        self.forget(address)
        self.check(address)

    def begin(self, address: str, path: str | None = "") -> Page:
        """A page of the site at an address, as a new tab would have it."""
        self.page.set_default_timeout(PATIENCE)
        self.page.set_viewport_size({"width": 1280, "height": 720})
        self.page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        if path is not None:
            self.page.goto(f"{address}{path}")
        return self.page

    def forget(self, address: str) -> None:
        """Empty what the page and the site keep; nothing of it reaches the next test."""
        for other in self.page.context.pages[1:]:
            other.close()
        self.page.unroute_all()
        with suppress(Error):  # a test may leave the page where nothing is stored
            self.page.evaluate("sessionStorage.clear()")
        self.page.goto("about:blank")
        keeper = self.page.context.new_cdp_session(self.page)
        kept = {"origin": address.rstrip("/"), "storageTypes": "all"}
        keeper.send("Storage.clearDataForOrigin", kept)
        keeper.detach()

    def check(self, address: str) -> None:
        """Nothing but the site was asked, and no script failed."""
        ours = (address, "blob:", "file:", "about:")
        asked, failed = list(self.asked), list(self.failed)
        self.asked.clear()
        self.failed.clear()
        assert [url for url in asked if not url.startswith(ours)] == []
        assert failed == []
