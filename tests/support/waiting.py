"""Waiting in a browser for what an action begins.

Playwright returns from a click before the page that it leads to is there, and before what a script
then loads. A test that reads at once reads the old page now and then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PATIENCE = 30_000  # milliseconds: a busy machine is slow, and nothing that works waits so long
_POLLING = (
    50  # milliseconds; by frames, which a tab behind another one does not draw, one hung once
)

# Scripts that were asked for and are not there yet; what one that has come asks for counts, too.
_LOADED = """() => {
    const there = new Set(performance.getEntriesByType("resource").map(({ name }) => name));
    const done = document.readyState === "complete"
        && [...document.scripts].every(({ src }) => !src || there.has(src));
    const twice = done && document.settled === document.scripts.length;
    document.settled = done ? document.scripts.length : null;
    return twice;
}"""
# Resolved with what a button then says, which it says for a second and a half only.
_LISTEN = """() => {
    window.copyTold = new Promise((told) => new MutationObserver((changes) => {
        const said = changes.map(({ target }) => target.textContent);
        if (said.some((text) => text === "Copied")) told(true);
    }).observe(document.body, { subtree: true, childList: true, characterData: true }));
    return navigator.clipboard.writeText("");
}"""


def true(page: Page, script: str, arg: object = None) -> None:
    """Wait until a script gives something that is true."""
    page.wait_for_function(script, arg=arg, polling=_POLLING, timeout=PATIENCE)


def drawn(page: Page, counter: str = "listDrawn") -> None:
    """Wait until a list is drawn, which a counter of our scripts tells."""
    true(page, "(name) => paperweave[name]", counter)


def drawn_again(page: Page, act: Callable[[], object], counter: str = "listDrawn") -> None:
    """Do something, and wait until the list was drawn after it."""
    before: int = page.evaluate("(name) => paperweave[name] || 0", counter)
    act()
    true(page, "([name, before]) => paperweave[name] > before", [counter, before])


def followed(page: Page, act: Callable[[], object]) -> None:
    """Do what leads to another page, and wait until it is loaded."""
    page.evaluate("window.isLeft = true")
    act()
    true(page, "() => !window.isLeft && document.readyState === 'complete'")


def settled(page: Page) -> None:
    """Wait until a page has all scripts and data that it asks for by itself."""
    page.evaluate("document.fonts.ready")
    true(page, _LOADED)


def at(page: Page) -> str:
    """The address of the page as the page knows it; Playwright hears of a change later."""
    address: str = page.evaluate("location.href")
    return address


def copied(page: Page, act: Callable[[], object]) -> str:
    """What a button copies; it has to say that it did."""
    page.evaluate(_LISTEN)
    act()
    true(page, "() => window.copyTold")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def until(page: Page, come_true: Callable[[], Any]) -> None:
    """Wait for what Playwright brings to the test, such as a request that is held."""
    for _ in range(PATIENCE // _POLLING):
        if come_true():
            return
        page.wait_for_timeout(_POLLING)
    raise AssertionError("what was waited for did not come")
