"""How well the search box finds papers by title, in a real browser.

Python tests/bench/search.py [SITE] [PAPERS].

SITE is a built site (default: site), PAPERS its papers.jsonl (default: SITE/papers.jsonl). Printed
are what the engine behind the box weighs, and what a first query sends and takes in a new browser;
then, of up to 500 papers, the shares that come first for their title and for their name before a
colon, and among the first three for that name with one letter wrong among its first three; then how
long an answer takes. Bytes are those of gzip -9.
"""

from __future__ import annotations

import json
import random
import string
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.site import packed
from tests.support.browsing import browser, served

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

ANSWERS = """
async (queries) => {
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await paperweave.find(query, 10);
    answers.push([results.slice(0, 3).map((r) => r.address), performance.now() - start]);
  }
  return answers;
}
"""
# What a person types or pastes goes through the box itself; this tells how fast it is, too.
BOX = """
async (queries) => {
  const input = document.forms.find.q;
  const first = [];
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    while (paperweave.shown !== query.trim()) await new Promise((done) => setTimeout(done));
    const link = document.querySelector(".md-search-result__link");
    first.push(link ? link.getAttribute("href") : null);
  }
  return first;
}
"""


FIRST_RESULT = """
async (query) => {
  const input = document.forms.find.q, start = performance.now();
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  while (!document.querySelector(".md-search-result__link"))
    await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - start;
}
"""
SAMPLE = 500


def named(papers: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """The papers whose title starts with a name and a colon: (name, address)."""
    return [(p["title"].partition(":")[0], p["address"]) for p in papers if ": " in p["title"]]


def mistyped(name: str, chance: random.Random) -> str:
    """The name with one letter wrong among its first three."""
    places = [i for i, c in enumerate(name[:3]) if c.isalnum()]
    place = chance.choice(places)
    other = chance.choice([c for c in string.ascii_lowercase if c != name[place].lower()])
    return name[:place] + other + name[place + 1 :]


def report(label: str, asked: Sequence[tuple[str, str]], found: Sequence[Sequence[str]]) -> None:
    """Print how many of the asked papers were among the found.

    The queries of those that were not are printed too.
    """
    missed = [
        query for (query, address), got in zip(asked, found, strict=True) if address not in got
    ]
    print(
        f"{label}: {len(asked) - len(missed)} of {len(asked)} ({1 - len(missed) / len(asked):.1%})"
    )
    for query in missed[:20]:
        print(f"    not: {query}")


def weigh(site: Path) -> None:
    """Print what all the data of the search weighs."""
    data = [
        site / "data/search.js",
        *(site / "data/search").rglob("*.js"),
    ]
    sizes = [packed(path) for path in data if path.exists()]
    print(f"data of the search alone: {len(sizes)} files, {sum(sizes):,} bytes")


def first_results(site: Path, address: str, browser: Browser, queries: Sequence[str]) -> None:
    """Print the median of what the first query of a visit sends.

    The time until a result is shown is printed too.
    """
    sent, times = [], []
    for query in queries:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))  # noqa: B023 - of this visit
        times.append(page.evaluate(FIRST_RESULT, query))
        page.wait_for_load_state("networkidle")
        sent.append(
            sum(packed(site / url.removeprefix(address).partition("?")[0]) for url in set(asked))
        )
        context.close()
    print(f"before the first result: {median(sent):,.0f} bytes (at most {max(sent):,}), ", end="")
    print(f"{median(times):.0f} ms (at most {max(times):.0f})")


def main(site: Path, papers_file: Path) -> None:
    """Measure and print."""
    papers = [json.loads(line) for line in papers_file.read_text(encoding="utf-8").splitlines()]
    if len(papers) > SAMPLE:
        papers = random.Random(0).sample(papers, SAMPLE)  # noqa: S311 - chooses what is measured
    weigh(site)
    with served(site) as address, browser() as running:
        words = [" ".join(p["title"].split()[1:4]) for p in papers[:5]]
        first_results(
            site,
            address,
            running,
            [*(p["title"] for p in papers[:5]), *words, "large language models"],
        )
        page = running.new_page()
        page.goto(address)
        page.focus(".md-search__input")
        page.evaluate("paperweave.engine()")
        page.evaluate("paperweave.find('x', 10)")
        times: list[float] = []

        def box(queries: list[str]) -> list[list[str]]:
            links: list[str | None] = page.evaluate(BOX, queries)
            return [[link.rstrip("/").partition("/papers/")[2]] if link else [] for link in links]

        def engine(queries: list[str], most: int) -> list[list[str]]:
            answers = page.evaluate(ANSWERS, queries)
            times.extend(time for _, time in answers)
            return [found[:most] for found, _ in answers]

        titles = [(p["title"], p["address"]) for p in papers]
        report("first for its title in the box", titles, box([title for title, _ in titles]))
        report("first for its title", titles, engine([title for title, _ in titles], 1))
        names = named(papers)
        report("first for its name before the colon", names, engine([name for name, _ in names], 1))
        for seed in range(3):
            chance = random.Random(seed)  # noqa: S311 - chooses typing errors
            wrong = [(mistyped(name, chance), address) for name, address in names]
            report(
                "among three for its name with a letter wrong",
                wrong,
                engine([name for name, _ in wrong], 3),
            )
    times.sort()
    print(
        f"an answer: {times[len(times) // 2]:.1f} ms median, {times[int(len(times) * 0.95)]:.1f} "
        "ms 95th percentile"
    )


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    main(where, Path(sys.argv[2]) if len(sys.argv) > 2 else where / "papers.jsonl")
