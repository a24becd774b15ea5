"""The pictures of the README: pages of the built site, as Chromium shows them.

``python -m tests.support.pictures [SITE]`` writes them into ``docs/about/`` (SITE: ``site``).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.browsing import browser, served
from tests.support.site_of import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

# Each picture, the page that it shows, and what must be there before it is taken.
PICTURES = {
    "paper-page.png": ("papers/2402.17412/", ".pw-buttons a[href='#cite']"),
    "results-page.png": ("papers/?q=machine+unlearning", ".pw-rows .pw-abstract"),
    "map-page.png": ("map/", "svg .pw-map-name, svg text"),
}
_SIZE: ViewportSize = {"width": 1200, "height": 750}


def take(site: Path, folder: Path) -> None:
    """Write the pictures of a built site into a folder."""
    with served(site) as address, browser() as chromium:
        page = chromium.new_page(viewport=_SIZE, color_scheme="light")
        for name, (path, awaited) in PICTURES.items():
            page.goto(address + path)
            _wait(page, awaited)
            page.screenshot(path=folder / name, animations="disabled", caret="hide")


def _wait(page: Page, awaited: str) -> None:
    page.locator(awaited).first.wait_for()
    page.evaluate("document.fonts.ready")


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site"), ROOT / "docs" / "about")
