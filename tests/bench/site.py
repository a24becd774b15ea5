"""What the built site costs a reader: python tests/bench/site.py [SITE].

Bytes are those of gzip -9, as a server sends them; the time to the largest paint and of a filter
are Chromium's, from a local server, the median of five. The list of 10,000 papers is the real one's
data repeated under other addresses.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from paperweave.export.scripts import packed_script
from tests.support.browsing import browser_page, served
from tests.support.handed_over import taken

if TYPE_CHECKING:
    from playwright.sync_api import Page

MANY = 10_000
PAINT = """() => new Promise((done) => new PerformanceObserver((list) =>
  done(list.getEntries().at(-1).startTime))
  .observe({ type: "largest-contentful-paint", buffered: true }))"""
# A keyword is chosen and taken back, and the answer awaited until it is laid out.
FILTER = """() => {
  const times = [];
  for (let i = 0; i < 10; i++) {
    const start = performance.now();
    document.querySelector(".pw-choice").click();
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times;
}"""


def packed(path: Path) -> int:
    """A file's size as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def weights(site: Path) -> None:
    """Print what is sent for a paper's page, for the lists, and for search."""
    pages = [path for path in (site / "papers").rglob("index.html") if path.parent.name != "papers"]
    plain, sent = [path.stat().st_size for path in pages], [packed(path) for path in pages]
    print(
        f"a paper's page: {median(plain):.0f} bytes, {median(sent):.0f} compressed (median), ",
        end="",
    )
    print(f"{quantiles(sent, n=20)[-1]:.0f} (95th percentile)")
    ours = site / "assets/paperweave"
    once = sum(packed(ours / name) for name in ("paperweave.css", "paperweave.js"))
    print(
        f"a first visit beyond Material's styles: {median(sent) + once:.0f}; every later page "
        f"{median(sent):.0f}"
    )
    home = packed(site / "index.html")
    print(
        f"home: {home}; what the filters of all papers load: "
        f"{sum(map(packed, (site / 'data').glob('papers*.js')))}"
    )
    lists = ("papers", "keywords", "authors", "years/2023", "map", "sources/bibliography-bib", ".")
    print("lists: " + ", ".join(f"{name} {packed(site / name / 'index.html')}" for name in lists))


def paint(page: Page, address: str) -> float:
    """Milliseconds to the largest contentful paint, the median of five visits."""
    times = []
    for _ in range(5):
        page.goto(address)
        times.append(page.evaluate(PAINT))
    return float(median(times))


def filtering(page: Page, address: str) -> float:
    """Milliseconds that the page of all papers takes to answer a filter."""
    page.goto(f"{address}?sort=title")
    page.wait_for_function("() => paperweave.listDrawn")
    return float(median(page.evaluate(FILTER)))


def many_papers(site: Path) -> bytes:
    """A file of the papers of a small site, repeated."""
    rows = list(zip(*taken(site / "data", "papers-0"), strict=True))
    repeated = [[f"{row[0]}-{i}", *row[1:]] for i in range(MANY // len(rows) + 1) for row in rows]
    return packed_script("papers-0", list(zip(*repeated[:MANY], strict=True)))


def main(site: Path) -> None:
    """Measure and print."""
    weights(site)
    with served(site) as address, browser_page() as page:
        print(
            f"largest paint of a paper's page: {paint(page, address + 'papers/2402.17412/'):.0f} "
            "ms, ",
            end="",
        )
        print(f"of all papers: {paint(page, address + 'papers/'):.0f} ms")
        print(f"a filter: {filtering(page, address + 'papers/'):.0f} ms, ", end="")
        body = many_papers(site)
        page.route(
            "**/data/papers-0.js",
            lambda route: route.fulfill(body=body, content_type="text/javascript"),
        )
        print(f"of {MANY} papers: {filtering(page, address + 'papers/'):.0f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
