"""Whatever stands in an address or in the browser's storage, no script of any page fails.

The page of these tests fails them where a script does.
"""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATHS = [
    "",
    "papers/",
    "papers/2402.17412/",
    "keywords/",
    "map/",
    "reading-list/",
    "compare/",
    "review/",
    "topics/",
    "years/",
    "changes/",
    "report/",
    "404.html",
]
# Those with scripts of their own, which but for the map's read what is kept. The others run scripts
# of these, and take turns.
OF_THEIR_OWN = {
    "",
    "papers/",
    "papers/2402.17412/",
    "map/",
    "reading-list/",
    "compare/",
    "review/",
}
KEPT = ["saved", "review", "seen", "scheme", "view", "form"]
# What is odd behind the ? and what is odd behind the # meet on one load of a page.
ENDS = [
    "?%#%",
    "?q=%&sort=constructor&year=__proto__#%E0%A4%A",
    "?sort=__proto__&keyword=hasOwnProperty&author=%E0%A4%A#list=%,__proto__,../../x,javascript:p()",
    "?has=toString&topic=constructor&venue=%00&source=__proto__#__proto__",
    "?year=-1..1e999&q=" + "%F0%9F%98%80" * 50 + "#'\"><img src=x onerror=pwn()>",
    "?q=" + "x" * 5_000,
    "?q=<img src=x onerror=pwn()>&sort=<script>pwn()</script>",
]
RUBBISH = [
    "{}",
    "5",
    "true",
    "-1e400",
    '""',
    "[[[[[]]]]]",
    '{"__proto__": {"papers": [1]}, "constructor": 1}',
    '{"version": 9, "papers": [{"address": "__proto__", "tags": ["a", {"b": 1}], "note": 5}]}',
    '{"papers": [{"address": "constructor", "added": "9999-99-99"}, [], {"address": {}}]}',
    '["javascript:pwn()", "../../x", "<img src=x onerror=pwn()>"]',
    "undefined",
    "\\u0000",
]
PWN = "<img src=x onerror=pwn()>"
# Reviews as the desk keeps them, with what no desk would put there.
REVIEWS: list[object] = [
    {"papers": [{"address": one, "abstract": {"is": "include"}}]}
    for one in (
        "javascript:pwn()",
        "__proto__",
        "../../x",
        "//a.example/",
        PWN,
        " ",
        "%",
        "a" * 9_999,
    )
]
DECISIONS: list[object] = [
    {"is": "constructor"},
    {"is": "exclude", "why": PWN},
    [],
    {"is": ["include"]},
]
REVIEWS += [
    {"papers": [{"address": "2402.17412", "abstract": abstract, "tags": [PWN, 5], "note": PWN}]}
    for abstract in DECISIONS
]
REVIEWS += [
    {"reviewer": PWN, "searches": [{"source": PWN, "found": -1, "added": 1e308}], "papers": [{}]},
    {
        "others": [
            {"reviewer": "__proto__", "papers": [{"address": PWN, "text": {"is": "exclude"}}]}
        ]
    },
    {"others": [{"papers": [*REVIEWS]}], "papers": {"length": 9}},
]
# Five megabytes are what browsers grant to a site at most.
RUBBISH_BY_KIND = ["{}", "5", "true", "[null]", '"x"', '"' + "y" * 2_000_000 + '"']
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)
NO_STORAGE = {
    "refused": "Object.defineProperty(window, '{}', {{ get() {{ throw new Error('refused'); }} }})",
}
IDLE = "new Promise((done) => requestIdleCallback(done, { timeout: 300 }))"


def visit(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(IDLE)
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    assert page.evaluate("!document.querySelector('[onerror], [href^=\"javascript:\"]')")


@pytest.mark.parametrize("path", PATHS)
def test_an_odd_address_and_rubbish_in_the_storage_break_no_script(
    page: Page, site_address: str, path: str
) -> None:
    everything, turn = slice(None), slice(PATHS.index(path) % 4, None, 4)
    kept = RUBBISH[everything if path in OF_THEIR_OWN - {"map/"} else turn]
    ends = ENDS[everything if path in OF_THEIR_OWN else turn]
    # Each end once with a storage that is sound, or with one of the rubbish: a load shows both.
    for stored, end in zip_longest(kept, ends, fillvalue=""):
        if stored:
            page.evaluate(
                f"(stored) => {[*KEPT, 'since']}.forEach((name) => "
                "[localStorage, sessionStorage].forEach((storage) => "
                "storage.setItem(paperweave.base.pathname + '.' + name, stored)))",
                stored,
            )
        visit(page, f"{site_address}{path}{end}")


def test_an_odd_review_breaks_no_script(page: Page, site_address: str) -> None:
    for review in REVIEWS:  # which no other page reads
        page.evaluate(
            "(stored) => localStorage.setItem(paperweave.base.pathname + '.review', stored)",
            json.dumps(review),
        )
        visit(page, f"{site_address}review/")


@pytest.mark.opens(None)
def test_an_odd_file_breaks_no_desk(page: Page, site_address: str) -> None:
    visit(page, f"{site_address}review/")
    for text in [*RUBBISH, *map(json.dumps, REVIEWS), "\0" * 999, "[" * 99_999]:
        file = {"name": f"{PWN}.json", "mimeType": "application/json", "buffer": text.encode()}
        page.get_by_label("Open a review file").set_input_files(file)  # type: ignore[arg-type]
        page.evaluate(IDLE)
        assert page.evaluate("!document.querySelector('main [onerror], [href^=\"javascript:\"]')")


@pytest.mark.parametrize("state", NO_STORAGE)
def test_a_browser_without_storage_breaks_no_script(
    own_page: Page, site_address: str, state: str
) -> None:
    for name in ("localStorage", "sessionStorage"):
        own_page.add_init_script(NO_STORAGE[state].format(name))
    for path in PATHS:
        visit(own_page, f"{site_address}{path}")
    own_page.locator(".pw-scheme").click()


@pytest.mark.parametrize("stored", RUBBISH_BY_KIND, ids=lambda stored: stored[:8])
def test_rubbish_under_every_key_leaves_the_reading_list_usable(
    page: Page, site_address: str, stored: str
) -> None:
    page.evaluate(
        f"(stored) => {KEPT}.forEach((name) => {{ try {{ "
        "localStorage.setItem(paperweave.base.pathname + '.' + name, stored) } catch {} })",
        stored,
    )
    visit(page, f"{site_address}papers/2402.17412/")
    page.locator(".pw-save").first.click()
    visit(page, f"{site_address}reading-list/")


@pytest.mark.parametrize("state", ["full", "refused"])
def test_a_list_that_cannot_be_kept_is_told_of(
    own_page: Page, site_address: str, state: str
) -> None:
    script = FULL if state == "full" else NO_STORAGE["refused"].format("localStorage")
    own_page.add_init_script(script)
    visit(own_page, f"{site_address}papers/2402.17412/")
    own_page.locator(".pw-save").first.click()
    expect(own_page.locator(".pw-not-kept")).to_contain_text("could not keep the reading list")
