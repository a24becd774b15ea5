"""How often a description in other words finds its paper among the first ten, in a real browser.

Python tests/bench/descriptions.py [SITE].

SITE is a built site (default: site). The descriptions are those of `descriptions.tsv` and
`remembered.tsv`, which were written before anything was tuned; every second one was looked at when
the weights were chosen, the others were not. Each is searched for by words alone (BM25F, the
vectors being out of reach) and with the vectors. Printed are the shares, the share of titles that
show their paper first, the time of an answer and what is loaded, compressed with gzip -9.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.site import packed
from tests.support.browsing import browser, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

_HERE = Path(__file__).parent
_FOUND = """
async (queries) => {
  await paperweave.engine();
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await paperweave.find(query, 10);
    answers.push([results.map((one) => one.address), performance.now() - start]);
  }
  return answers;
}
"""


def described() -> list[tuple[str, str]]:
    """The descriptions of both files: (address, text)."""
    lines = [
        line
        for name in ("descriptions", "remembered")
        for line in (_HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    ]
    pairs = [line.split("\t") for line in lines]
    return [(address, text) for address, text in pairs]


def share(hits: list[bool]) -> str:
    """How many of how many."""
    return f"{sum(hits)} of {len(hits)} ({sum(hits) / max(1, len(hits)):.1%})"


def measure(page: Page, papers: dict[str, str], label: str) -> list[bool]:
    """Print what is found and how long it takes; for each description, whether it found."""
    asked = [(address, text) for address, text in described() if address in papers]
    page.evaluate(_FOUND, ["a first query loads the parts"])
    answers = page.evaluate(_FOUND, [text for _, text in asked])
    hits = [address in found for (address, _), (found, _) in zip(asked, answers, strict=True)]
    times = sorted(time for _, time in answers)
    print(f"{label}: {share(hits)} among ten, tuned {share(hits[::2])}, others {share(hits[1::2])}")
    if times:
        late = times[int(len(times) * 0.95)]
        print(f"    an answer: {median(times):.1f} ms median, {late:.1f} ms 95th percentile")
    titles = page.evaluate(_FOUND, list(papers.values()))
    first = [found[:1] == [address] for address, (found, _) in zip(papers, titles, strict=True)]
    print(f"    first for its title: {share(first)}")
    return hits


def main(site: Path) -> None:
    """Measure and print."""
    lines = (site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    every: list[dict[str, Any]] = [json.loads(line) for line in lines]
    papers = {paper["address"]: paper["title"] for paper in every[:: max(1, len(every) // 500)]}
    papers |= {p["address"]: p["title"] for p in every if p["address"] in dict(described())}
    parts = sorted((site / "data").glob("meaning-[0-9]*.js"))
    sizes = [packed(part) for part in parts]
    terms = packed(site / "data/meaning-terms.js")
    print(f"vectors: terms {terms:,} bytes, papers {sum(sizes):,} bytes in {len(parts)} files")
    with served(site) as address, browser() as running:
        page = running.new_page()
        page.route("**/data/meaning*", lambda route: route.abort())
        page.goto(address)
        words = measure(page, papers, "by words")
        page = running.new_page()
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        page.goto(address)
        meaning = measure(page, papers, "by words and meaning")
        loaded = [url for url in asked if "/data/meaning" in url]
        print(f"    loaded for all of these: {len(loaded)} files of vectors")
    asked_for = [text for address, text in described() if address in papers]
    pairs = list(zip(asked_for, words, meaning, strict=True))
    print(*(f"    gained: {text}" for text, before, now in pairs if now > before), sep="\n")
    print(*(f"    lost: {text}" for text, before, now in pairs if now < before), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
