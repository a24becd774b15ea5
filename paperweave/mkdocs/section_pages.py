"""The pages of a section inside somebody's site: their content, head and scripts.

The Markdown is made HTML here and not by MkDocs: what a listing says passes by the extensions and
the plugins of the site, which may take ``{{`` or ``(c)`` in it for their own. Plugins also read
the HTML that is made, and write it anew, so that it leaves out no end of an element.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import unescape
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from paperweave.mkdocs.links import SiteLinks
from paperweave.mkdocs.stamping.markdown_html import content_of
from paperweave.mkdocs.urls import address
from paperweave.render.front_matter import read_page
from paperweave.render.template_faults import template_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.toc import TableOfContents

    from paperweave.config.section import Section

_CUT = "<!--paperweave-->"
_MENU = (
    "papers",
    "topics",
    "keywords",
    "authors",
    "years",
    "venues",
    "map",
    "reading-list",
)
_FEED = 'rel="alternate" type="application/atom+xml"'
_SECTION = 2  # the level of a page's parts


@dataclass(frozen=True, slots=True)
class SectionPage:
    """What a page shows, and what goes into its head and behind it."""

    title: str
    content: str
    head: str
    scripts: str
    toc: TableOfContents
    meta: dict[str, Any]


@dataclass(frozen=True)
class SectionPages:
    """Makes the pages of a section; ``names`` are its generated files, inside ``docs``."""

    section: Section
    config: MkDocsConfig
    templates: Sequence[Path]
    docs: Path
    names: Sequence[str]
    language: str

    def page(self, name: str) -> SectionPage:
        """The page of a generated Markdown file."""
        facts, body = read_page((self.docs / name).read_text(encoding="utf-8"))
        found = content_of(body, self._links.of(name), whole=True)
        here = "" if self._address(name) == "./" else self._address(name)
        title = unescape(found.title or self.section.title)
        page = SimpleNamespace(
            url=here,
            meta=facts,
            content=found.html,
            title=title,
            canonical_url=f"{self._config.site_url}{here}"
            if self._config.site_url
            else None,
            is_homepage=False,
        )
        with template_faults():
            template = self._environment.get_template(
                str(facts.get("template", "main.html"))
            )
            base = get_relative_url(".", here).rstrip("/") or "."
            shown = template.render(
                page=page,
                config=self._config,
                base_url=base,
                cut=_CUT,
                in_section=True,
                section_pages=self._menu,
            )
        head, content, scripts = shown.split(_CUT)
        # Material takes a plain alternate for the page in another language, and looks there.
        head = head.replace(
            'rel="alternate" type="application/atom',
            'rel="feed alternate" type="application/atom',
        )
        return SectionPage(
            title,
            content.strip(),
            head,
            scripts,
            _toc(found.headings),
            _meta(facts),
        )

    @cached_property
    def _links(self) -> SiteLinks:
        return SiteLinks(
            {}, self.names, in_folders=self.config.use_directory_urls
        )

    @cached_property
    def _config(self) -> SimpleNamespace:
        """The site's settings as the section's templates may ask for them."""
        theirs = self.config
        url = (
            theirs.site_url
            and f"{theirs.site_url.rstrip('/')}/{self.section.place}/"
        )
        return SimpleNamespace(
            site_name=f"{self.section.title} · {theirs.site_name}",
            site_description=None,
            site_url=url,
            use_directory_urls=theirs.use_directory_urls,
            extra={},
            copyright=None,
            theme={"language": self.language},
        )

    @cached_property
    def _menu(self) -> list[tuple[str, str]]:
        """The section's own pages: title as HTML, and address in it."""
        entries = [(self.section.title, "index.md")]
        known = frozenset(self.names)
        for name in (
            f"{entry}{end}" for entry in _MENU for end in ("/index.md", ".md")
        ):
            if name in known:
                text = read_page(
                    (self.docs / name).read_text(encoding="utf-8")
                )[1]
                entries.append((content_of(text, str).title or name, name))
        return [(title, self._address(name)) for title, name in entries]

    def _address(self, name: str) -> str:
        return address(name, in_folders=self.config.use_directory_urls)

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader, pass_context

        @pass_context
        def url(context: Any, path: str) -> str:  # noqa: ANN401 - Jinja's own
            return get_relative_url(path, context["page"].url)

        folders = [
            folder / part
            for folder in self.templates
            for part in ("section", "theme")
        ]
        # Each template says itself where it escapes, as those of a theme do.
        env = Environment(loader=FileSystemLoader(folders), auto_reload=False)  # noqa: S701
        env.filters |= {"url": url, "split": str.split}
        return env


def _toc(headings: Iterable[tuple[int, str, str]]) -> TableOfContents:
    """The page's heading, and those of the second level below it."""
    tokens: list[Any] = [
        {"level": level, "id": anchor, "name": name, "children": []}
        for level, anchor, name in headings
        if level <= _SECTION
    ]
    if tokens:
        tokens[0]["children"] = [
            token for token in tokens[1:] if token["level"] == _SECTION
        ]
    return get_toc(tokens[:1])


def _meta(facts: dict[str, Any]) -> dict[str, Any]:
    """What the site's theme and search are to know of a page."""
    paper = facts.get("template") == "paper.html"
    meta: dict[str, Any] = {"hide": ["toc"]} if not paper else {}
    if not paper:
        meta["search"] = {"exclude": True}
    if facts.get("description"):
        meta["description"] = facts["description"]
    return meta
