"""The papers that a page of a site may cite, by their keys, and how each is named in a text."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

from paperweave.mkdocs.citations import html_link, with_citations
from paperweave.mkdocs.urls import address
from paperweave.model.record import Author
from paperweave.text.author_names import parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.paperweave")
_AUTHORS_NAMED = 2
_HEADINGS = {"de": "Literatur", "fr": "Références"}


@dataclass(frozen=True, slots=True)
class CitedPaper:
    """A paper as a text cites it: its address below ``papers/``, its names, its reference."""

    address: str
    title: str
    names: str  # Vaswani et al.
    year: str  # 2017, n.d.
    reference: str  # as in a list of references, without markup


def cited_papers(docs: Path) -> dict[str, CitedPaper]:
    """The papers in the generated ``docs``, by all their keys.

    A key is one that a listing gives, the one of our own exports, an arXiv number, a DOI, or the
    address. Where two papers have a key, it is that of the first.
    """
    found: dict[str, CitedPaper] = {}
    path = docs / "papers.jsonl"
    lines = (
        path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    )
    for paper in map(json.loads, lines):
        cited = _cited(paper, docs)
        identities = (
            *paper["keys"],
            paper["bibtex_key"],
            paper["arxiv"],
            paper["doi"],
        )
        for key in filter(None, (*identities, paper["address"])):
            found.setdefault(str(key), cited)
    return found


def _cited(paper: dict[str, Any], docs: Path) -> CitedPaper:
    # A withdrawn paper has none.
    text = docs / "papers" / f"{paper['address']}.txt"
    reference = (
        text.read_text(encoding="utf-8")
        if text.is_file()
        else f"{paper['title']}."
    )
    year = (paper["issued"] or "n.d.").partition("-")[0] or "n.d."
    names = _names(_families(paper)) or f"“{paper['title']}”"
    return CitedPaper(
        paper["address"],
        paper["title"],
        names,
        year,
        " ".join(reference.split()),
    )


def _families(paper: dict[str, Any]) -> list[str]:
    """What comes first in a list of references: family names with their particles."""
    people = paper["author_details"] or [
        {"name": name} for name in paper["authors"]
    ]
    authors = (Author(one["name"], one.get("family")) for one in people)
    return [parts_of(author).with_particle for author in authors]


def _names(families: list[str]) -> str:
    if len(families) > _AUTHORS_NAMED:
        return f"{families[0]} et al."
    return " & ".join(families)


@dataclass(frozen=True, slots=True)
class CitablePapers:
    """The papers that the pages of a site may cite, and the folder of their pages."""

    papers: Mapping[str, CitedPaper]
    folder: str  # papers, references/papers
    language: str

    def cited_in(self, markdown: str, page: Page, config: MkDocsConfig) -> str:
        """A page's Markdown with its citations as links; unknown keys are warnings."""

        def link(paper: CitedPaper, shown: str) -> str:
            to = f"{self.folder}/{paper.address}.md"
            way = get_relative_url(
                address(to, in_folders=config.use_directory_urls), page.url
            )
            return html_link(way, paper.title, shown)

        title = _HEADINGS.get(self.language, "References")
        cited = with_citations(markdown, self.papers, link, title)
        before = _lines_before(page, markdown)
        for line, key in cited.unknown:
            log.warning(
                "%s:%d: no paper here has the key %s; use a key of a listing, an arXiv "
                "number or a DOI, or write \\[@… for the text itself",
                page.file.src_uri,
                before + line,
                key,
            )
        return cited.text if cited.papers else markdown


def _lines_before(page: Page, markdown: str) -> int:
    """How many lines of its file stand before a page's Markdown: its front matter."""
    try:
        text = page.file.content_string
    except (OSError, ValueError):
        return 0
    whole = text.rstrip("\n").count("\n")
    return max(0, whole - markdown.rstrip("\n").count("\n"))
