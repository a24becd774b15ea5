"""How well the search box finds papers by title, in a real browser: python tests/bench/search.py [SITE] [PAPERS].

SITE is a built site (default: site), PAPERS its papers.jsonl (default: SITE/papers.jsonl). Printed are the shares of
papers that come first for their title, for their name before a colon, and for that name with one letter wrong among
its first three; then how long an answer takes.
"""

from __future__ import annotations

import json
import random
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.browsing import browser_page, served

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ANSWERS = """
async (queries) => {
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await paperweave.find(query);
    answers.push([results.slice(0, 1).map((r) => r.address)[0] || null, performance.now() - start]);
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
    await paperweave.find(query);
    await new Promise((done) => setTimeout(done));
    const link = document.querySelector(".md-search-result__link");
    first.push(link ? link.getAttribute("href") : null);
  }
  return first;
}
"""


def named(papers: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """The papers whose title starts with a name and a colon: (name, address)."""
    return [(p["title"].partition(":")[0], p["address"]) for p in papers if ": " in p["title"]]


def mistyped(name: str, chance: random.Random) -> str:
    """The name with one letter wrong among its first three."""
    places = [i for i, c in enumerate(name[:3]) if c.isalnum()]
    place = chance.choice(places)
    other = chance.choice([c for c in string.ascii_lowercase if c != name[place].lower()])
    return name[:place] + other + name[place + 1 :]


def report(label: str, asked: Sequence[tuple[str, str]], first: Callable[[list[str]], list[str | None]]) -> None:
    """Print how many of the asked papers came first, and those that did not."""
    found = first([query for query, _ in asked])
    missed = [query for (query, address), got in zip(asked, found, strict=True) if got != address]
    print(f"{label}: {len(asked) - len(missed)} of {len(asked)} ({1 - len(missed) / len(asked):.1%}) first")
    for query in missed:
        print(f"    not first: {query}")


def main(site: Path, papers_file: Path) -> None:
    """Measure and print."""
    papers = [json.loads(line) for line in papers_file.read_text(encoding="utf-8").splitlines()]
    with served(site) as address, browser_page() as page:
        page.goto(address)
        page.focus(".md-search__input")
        page.wait_for_function("() => paperweave.find")
        ready = page.evaluate(
            "async () => { const s = performance.now(); await paperweave.find('x'); return performance.now() - s }"
        )
        times: list[float] = []

        def box(queries: list[str]) -> list[str | None]:
            links: list[str | None] = page.evaluate(BOX, queries)
            return [link and link.rstrip("/").partition("/papers/")[2] for link in links]

        def engine(queries: list[str]) -> list[str | None]:
            answers = page.evaluate(ANSWERS, queries)
            times.extend(time for _, time in answers)
            return [found for found, _ in answers]

        report("title in the box", [(p["title"], p["address"]) for p in papers], box)
        report("title", [(p["title"], p["address"]) for p in papers], engine)
        names = named(papers)
        report("name before the colon", names, engine)
        for seed in range(3):
            chance = random.Random(seed)  # noqa: S311 - chooses typing errors
            report("name with a letter wrong", [(mistyped(n, chance), a) for n, a in names], engine)
    times.sort()
    print(f"an answer: {times[len(times) // 2]:.1f} ms median, {times[int(len(times) * 0.95)]:.1f} ms 95th percentile")
    print(f"made ready in {ready:.0f} ms after the scripts had come")


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    main(where, Path(sys.argv[2]) if len(sys.argv) > 2 else where / "papers.jsonl")
