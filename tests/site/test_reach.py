"""Every page of the built site can be found.

By a reader's clicks, by a search engine, by a feed reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.html import Page

HOST = "https://site.test/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def _file(address: str) -> str:
    path = unquote(urlsplit(address).path).lstrip("/")
    return path + "index.html" if path.endswith("/") or not path else path


def _led_to(page: Page) -> set[str]:
    found = (urljoin(HOST + page.path, a["href"]) for a in page.all("a") if "href" in a)
    return {_file(address) for address in found if address.startswith(HOST)}


def test_every_page_is_three_clicks_from_home_at_most(pages: dict[str, Page]) -> None:
    reached = latest = {"index.html"}
    for _ in range(3):
        latest = {
            file for path in latest if path in pages for file in _led_to(pages[path])
        } - reached
        reached = reached | latest
    redirects = {
        path for path, page in pages.items() if page.all("meta", **{"http-equiv": "refresh"})
    }
    assert pages.keys() - reached - redirects - {"404.html"} == set()


def test_the_sitemap_names_every_page_and_nothing_else(
    built_site: Path, pages: dict[str, Page]
) -> None:
    root = ET.fromstring((built_site / "sitemap.xml").read_bytes())  # noqa: S314 - our own file
    named = {_file("/" + (loc.text or "").split("/", 3)[3]) for loc in root.iter(f"{SITEMAP}loc")}
    assert named <= pages.keys()
    assert pages.keys() - named <= {"404.html"}


def test_every_feed_is_whole_and_its_entries_lead_to_pages(built_site: Path) -> None:
    feeds = sorted(built_site.rglob("*.atom"))
    assert feeds
    for feed in feeds:
        root = ET.fromstring(feed.read_bytes())  # noqa: S314 - our own file
        assert root.tag == f"{ATOM}feed", feed
        for name in ("id", "title", "updated"):
            assert root.findtext(f"{ATOM}{name}"), (feed, name)
        for entry in root.iter(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}id"), feed
            assert entry.findtext(f"{ATOM}updated"), feed
            for link in entry.iter(f"{ATOM}link"):
                file = _file("/" + link.attrib["href"].split("/", 3)[3])
                assert (
                    link.get("rel", "alternate") != "alternate" or (built_site / file).is_file()
                ), (feed, file)
