"""On every page of the built site each shown fact points into the raw text that stands there."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from paperweave.text.folded_text import Folded

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site_of import Site

_SAID = re.compile(r"<details class=pw-part-sources data-said='([^']*)'")
_CODE = re.compile(r"<pre[^>]*>(?:<span></span>)?<code[^>]*>(.*?)</code></pre>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def _letters(text: str) -> str:
    return Folded(text).letters


def _sources(page: str) -> list[tuple[dict[str, Any], str]]:
    """What each source of a page says, with its raw text as the page shows it."""
    found = _SAID.search(page)
    assert found is not None
    said = json.loads(found[1])
    behind = page[found.end() :]
    codes = [unescape(_TAG.sub("", code)) for code in _CODE.findall(behind)]
    assert len(codes) == len(said)
    return list(zip(said, codes, strict=True))


def _marked(page: str, fact: str) -> list[str]:
    texts = []
    for said, code in _sources(page):
        units = code.encode("utf-16-le")
        pieces = [units[2 * a : 2 * b].decode("utf-16-le") for a, b in said.get(fact, [])]
        if pieces:
            texts.append(" ".join(pieces))
        texts += [
            " ".join(line["text"][a:b] for a, b in line["pieces"])
            for line in said.get("elsewhere", [])
            if line["fact"] == fact
        ]
    return texts


def _shown(paper: dict[str, Any]) -> dict[str, str]:
    """The facts of a paper that its page shows."""
    facts = {name: paper.get(name) for name in ("title", "date", "venue", "arxiv", "doi")}
    names = [one if isinstance(one, str) else one["name"] for one in paper["authors"][:24]]
    authors = {f"author-{i}": name for i, name in enumerate(names)}
    return {name: str(value) for name, value in (facts | authors).items() if value}


def test_every_shown_fact_of_every_page_is_marked_in_the_raw_text(built_site: Path) -> None:
    lines = (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    papers: list[dict[str, Any]] = [json.loads(line) for line in lines]
    unsaid = []
    for paper in papers:
        page = (built_site / "papers" / paper["address"] / "index.html").read_text("utf-8")
        for fact, value in _shown(paper).items():
            texts = _marked(page, fact)
            if not texts:
                unsaid.append((paper["address"], fact, value))
            elif fact in {"title", "venue", "arxiv"}:
                assert any(_letters(text) == _letters(value) for text in texts), (texts, value)
            elif fact.startswith("author"):
                letters = sorted(_letters(value))
                assert any(sorted(_letters(text)) == letters for text in texts), (texts, value)
            elif fact == "date":
                assert any(value[:4] in text or value[5:7] in text for text in texts)
    assert unsaid == []


SOURCE = (
    "@article{a,\n  title={Weaving 𝒪(n) Looms\u200b of Ångström Size},\n"
    "  author={Lufti, Ada},\n  year=2024,\n  journal={Journal of Looms}\n}\n"
)


def test_signs_of_two_units_and_invisible_ones_do_not_shift_the_marks(site: Site) -> None:
    site.put("a.bib", SOURCE)
    assert site.build() == 0
    (page,) = [path for path in (site.docs / "papers").glob("*.md") if path.name != "index.md"]
    text = page.read_text(encoding="utf-8")
    said = json.loads(re.search(r"^said: (.*)$", text, re.MULTILINE)[1])[0]  # type: ignore[index]
    raw = re.search(r"^```text\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)[1]  # type: ignore[index]
    units = raw.encode("utf-16-le")
    for fact, expected in (("author-0", "Lufti, Ada"), ("venue", "Journal of Looms")):
        ((start, end),) = said[fact]
        assert units[2 * start : 2 * end].decode("utf-16-le") == expected


def test_one_page_lists_what_sources_say_differently(site: Site) -> None:
    abstract = "We weave looms and study how they grow, with nine public data sets. " * 4
    entry = (
        "@article{{a,\n title={{Weaving Wide Looms}},\n author={{{}}},\n year={},\n"
        " abstract={{{}}}\n}}\n"
    )
    site.put("a.bib", entry.format("Lufti, Ada", 2023, abstract))
    site.put("b.bib", entry.format("Lufti, Ada and Draak, Bo", 2024, abstract))
    assert site.build() == 0
    page = (site.docs / "differences.md").read_text(encoding="utf-8")
    assert "## [Weaving Wide Looms](papers/" in page
    assert "date" in page
    assert "b.bib:1" in page or "a.bib:1" in page
    assert "differ\tpapers/" in (site.docs / "report.txt").read_text(encoding="utf-8")
    assert "(../differences.md)" in (site.docs / "sources/index.md").read_text(encoding="utf-8")


def test_where_nothing_differs_the_page_says_so(site: Site) -> None:
    site.put("a.bib", SOURCE)
    assert site.build() == 0
    page = (site.docs / "differences.md").read_text(encoding="utf-8")
    assert "No two sources contradict each other." in page
