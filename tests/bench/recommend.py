"""How good the papers are that the reading list recommends, in a real browser.

Python tests/bench/recommend.py [SITE].

SITE is a built site (default: site). Of the fifty keywords that most papers have, each is taken
out of the text of all papers, and the vectors are made anew; every second paper that has it becomes
a reading list. Printed is how many of the other half are among the ten that are recommended
(recall@10), beside the neighbours of single papers of the list: of one of them on average, of the
one that is most central, and of the one that in hindsight did best. Then what is sent for a list of
ten papers of this site, gzip -9, and how long an answer takes.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from paperweave.engine.cache import Cache
from paperweave.export.meaning_data import meaning_data
from paperweave.export.scripts import script
from paperweave.related.explain import candidates
from paperweave.related.meaning import meaning_of
from paperweave.related.tfidf import terms_of
from tests.bench.site import packed
from tests.support.browsing import browser, served

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page, Route

    from paperweave.model.meaning import Meaning

_KEYWORDS = 50
_MOST = 10
_NEAREST = """async (wanted) => {
    await paperweave.script("recommend");
    const start = performance.now();
    const found = await paperweave.recommend.nearest(wanted, [], 10);
    return [found.map(({ paper }) => paper), performance.now() - start];
}"""


@dataclass(frozen=True)
class Hidden:
    """A keyword's papers in two halves, and what is known of all without the keyword."""

    keyword: str
    wanted: list[int]
    hidden: set[int]
    meaning: Meaning
    near: Sequence[Sequence[tuple[int, float]]]


def _spellings(keyword: str) -> re.Pattern[str]:
    """A keyword's long and short form, with any hyphen, also in the plural."""
    forms = [form for form in re.split(r"\s*[()]\s*", keyword) if form]
    stems = [form[:-1] if form.endswith("s") and len(form) > 4 else form for form in forms]
    spelled = [r"[-\s]*".join(map(re.escape, re.split(r"[-\s]+", stem))) for stem in stems]
    return re.compile(rf"\b(?:{'|'.join(spelled)})(?:s|es)?\b", re.IGNORECASE)


def hidden_halves(papers: Sequence[dict[str, Any]]) -> list[Hidden]:
    """The keywords that most papers have, each taken out of all texts."""
    many = Counter(name for paper in papers for name in paper["keywords"])
    chosen = sorted(many, key=lambda name: (-many[name], name))[:_KEYWORDS]
    halves = []
    for keyword in chosen:
        pattern = _spellings(keyword)
        texts = [
            (pattern.sub(" ", paper["title"]), pattern.sub(" ", paper.get("abstract") or ""))
            for paper in papers
        ]
        terms = terms_of(texts)
        with tempfile.TemporaryDirectory() as folder:
            meaning = meaning_of(terms, Cache(Path(folder), ""))
        assert meaning is not None
        having = [i for i, paper in enumerate(papers) if keyword in paper["keywords"]]
        near = candidates(texts, terms, 24)
        halves.append(Hidden(keyword, having[::2], set(having[1::2]), meaning, near))
    return halves


def _share(found: Sequence[int], half: Hidden) -> float:
    others = [number for number in found if number not in half.wanted][:_MOST]
    return len(half.hidden & set(others)) / min(_MOST, len(half.hidden))


def _of_single(half: Hidden) -> tuple[float, float, float]:
    """The same by one paper's neighbours: on average, of the most central one, of the best."""
    shares = [_share([other for other, _ in half.near[one]], half) for one in half.wanted]
    vectors = half.meaning.papers[half.wanted].astype(float)
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    central = int(np.argmax((unit @ unit.T).sum(axis=1)))
    return mean(shares), shares[central], max(shares)


def _asked(running: Browser, address: str, half: Hidden) -> list[int]:
    """What the browser recommends where the data are those without the keyword."""
    data = {f"data/{name}.js": script(name, value) for name, value in meaning_data(half.meaning)}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(address).partition("?")[0]
        route.fulfill(body=data[path], content_type="text/javascript")

    page = running.new_page()
    page.route("**/data/meaning*", answer)
    page.goto(address)
    found: list[int] = page.evaluate(_NEAREST, half.wanted)[0]
    page.close()
    return found


def weigh(page: Page, site: Path, address: str, wanted: Sequence[str]) -> None:
    """Print what is sent when a reader asks for more like a list, and the time of an answer."""
    page.goto(address)
    page.evaluate("(addresses) => paperweave.save(addresses)", list(wanted))
    page.goto(f"{address}reading-list/")
    page.wait_for_function("() => paperweave.listDrawn")
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.locator(".pw-like summary").click()
    page.wait_for_function("() => paperweave.recommended")
    paths = [url.removeprefix(address).partition("?")[0] for url in asked]
    sizes = [packed(site / path) for path in paths]
    print(f"sent for a list of {len(wanted)}: {sum(sizes):,} bytes in {len(sizes)} files")
    numbers = page.evaluate(
        "async (all) => (await paperweave.papers(all)).papers"
        ".filter((one) => all.includes(one.address)).map((one) => one.index)",
        list(wanted),
    )
    times = [page.evaluate(_NEAREST, numbers)[1] for _ in range(20)]
    print(f"an answer: {median(times):.0f} ms (at most {max(times):.0f})")


def main(site: Path) -> None:
    """Measure and print."""
    lines = (site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    papers: list[dict[str, Any]] = [json.loads(line) for line in lines]
    with served(site) as address, browser() as running:
        step = max(1, len(papers) // 10)
        weigh(running.new_page(), site, address, [p["address"] for p in papers[::step]][:10])
        weigh(running.new_page(), site, address, [p["address"] for p in papers[:10]])
        if len(papers) > 1000:
            return  # made-up papers: nothing to be right about
        halves = hidden_halves(papers)
        ours = mean(_share(_asked(running, address, half), half) for half in halves)
    average, central, best = (mean(kind) for kind in zip(*map(_of_single, halves), strict=True))
    print(f"recall@10 of the hidden half of {len(halves)} keywords: {ours:.3f}")
    print(f"    neighbours of a single paper, on average: {average:.3f} ({ours / average:.2f} x)")
    print(f"    of the most central one: {central:.3f} ({ours / central:.2f} x)")
    print(f"    of the best one in hindsight: {best:.3f} ({ours / best:.2f} x)")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
