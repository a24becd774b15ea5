"""Barriers on a page, as axe finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.browsing import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Page

_OF_COLOURS = ("color-contrast", "link-in-text-block")
COLOURS = {"runOnly": [*_OF_COLOURS]}
# Colours take most of the time; on long lists they are looked at in their first rows alone.
ALL_BUT_COLOURS = {"rules": {rule: {"enabled": False} for rule in _OF_COLOURS}}
_LONG, _FIRST = 24, 6  # rows of a list that is long, and those of it that are looked at


def violations(page: Page, rules: dict[str, Any] | None = None) -> list[str]:
    """Run axe, with all of its rules or with some."""
    if not page.evaluate("'axe' in window"):
        # From the site's own server, so that the browser compiles it once for many pages.
        page.add_script_tag(url=page.evaluate("location.origin") + AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "async (rules) => "
        "(await axe.run({resultTypes: ['violations'], preload: false, ...rules})).violations",
        rules or {},
    )
    return [f"{v['id']}: {v['help']} ({v['nodes'][0]['html'][:120]})" for v in found]


def has_long_lists(page: Page) -> bool:
    """Whether a list is so long that `few_rows` saves time."""
    found: bool = page.evaluate(
        "(most) => Boolean(document.querySelector("
        "['ul', 'ol', 'tbody'].map((list) => `main ${list} > :nth-child(${most + 1})`)))",
        _LONG,
    )
    return found


def few_rows(page: Page) -> None:
    """Leave the first rows of each list: its others have the same colours."""
    page.evaluate(
        "(first) => document.querySelectorAll('main ul, main ol, main tbody').forEach((list) => "
        "[...list.children].slice(first).forEach((row) => row.remove()))",
        _FIRST,
    )
