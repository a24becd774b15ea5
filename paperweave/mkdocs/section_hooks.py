"""What MkDocs calls for a section of papers in somebody's site; other pages stay as they are."""

from __future__ import annotations

import logging
import shutil
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from paperweave.build import NOTHING_BUILT, Asked, build
from paperweave.config.names import LEDGER_NAME
from paperweave.config.project import in_language
from paperweave.config.settings import settings_from
from paperweave.engine.atomic import explained
from paperweave.mkdocs.citations import cites
from paperweave.mkdocs.cited_papers import (
    CitablePapers,
    CitedPaper,
    cited_papers,
)
from paperweave.mkdocs.section_pages import SectionPage, SectionPages
from paperweave.mkdocs.section_style import section_style
from paperweave.mkdocs.sitemap import list_missing
from paperweave.mkdocs.urls import address
from paperweave.render.template_faults import fault_of
from paperweave.write.docs_folder import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from paperweave.config.project import Project
    from paperweave.config.section import Section
    from paperweave.config.settings import Settings

log = logging.getLogger("mkdocs.plugins.paperweave")
_SITE_S_OWN = ("robots.txt",)  # what a section has no say in
# What the pages link to, and a site of papers has of a person's hand.
_DATA_PAGE = "about/data.md"
_ASSETS = "assets/paperweave"
_IGNORED = "# Made by paperweave; it may be deleted at any time.\n*\n"


class SectionHooks:
    """The events of a site that has a section of papers.

    A plugin for several languages has MkDocs build once more for each inside a build: the section
    stands in the first only, and citations lead there.
    """

    def __init__(self, project: Project, section: Section) -> None:
        self._project = project
        self._section = section
        self._depth = 0
        # The generated pages by their paths in the site's docs.
        self._ours: dict[str, str] = {}
        self._shown: dict[str, SectionPage] = {}
        self._pages: SectionPages | None = None
        self._site: Path | None = None  # where the outermost build writes

    def on_config(self, config: MkDocsConfig) -> None:
        """Count how deep MkDocs is in builds, and watch what the section is made of."""
        self._depth += 1
        folders = [self._project.seeds, self._project.root / "templates"]
        if self._project.seeds != self._project.root:
            config.watch.extend(
                str(folder) for folder in folders if folder.is_dir()
            )

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Bring the section's pages up to date; what is left out of a listing is a warning."""
        if self._depth > 1:
            return
        project = self._project
        self._site = Path(config.site_dir)
        self.__dict__.pop("_papers", None)
        try:
            ignore = project.cache / ".gitignore"
            with explained(ignore):
                project.cache.mkdir(parents=True, exist_ok=True)
                if not ignore.exists():
                    ignore.write_text(_IGNORED, encoding="utf-8")
            settings = self._settings(config)
            report = build(project, Asked(settings=settings))
            with explained(project.docs):
                (project.docs / _DATA_PAGE).parent.mkdir(exist_ok=True)
                data_page = project.templates[-1] / "section" / "data.md"
                shutil.copyfile(
                    in_language(data_page, settings.language),
                    project.docs / _DATA_PAGE,
                )
        except NOTHING_BUILT as error:
            raise PluginError(str(error)) from error
        for line in report.lines("lost"):
            log.warning(line)
        if report.new_addresses:
            ledger = project.seeds / LEDGER_NAME
            log.info(
                "New addresses: %d (paperweave build writes them to %s)",
                len(report.new_addresses),
                ledger,
            )

    def _settings(self, config: MkDocsConfig) -> Settings:
        values = {
            name: config[name]
            for name in ("site_name", "site_description", "site_url")
        }
        theme = {
            name: config.theme.get(name) for name in ("language", "locale")
        }
        settings = settings_from(
            {**values, "extra": dict(config.extra), "theme": theme}
        )
        return settings.in_section(self._section.place, self._section.title)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the section's files; a file of the same name that a person wrote stays."""
        if self._depth > 1:
            return files
        project = self._project
        names = [
            n
            for n in Output(project.docs, project.cache).published()
            if n not in _SITE_S_OWN
        ]
        names.append(_DATA_PAGE)
        self._pages = SectionPages(
            self._section,
            config,
            project.templates,
            project.docs,
            names,
            self._settings(config).language,
        )
        self._ours, self._shown = {}, {}
        for name in names:
            uri = f"{self._section.place}/{name}"
            if files.get_file_from_path(uri) is None:
                files.append(self._file(uri, name, config))
        for file in self._assets(config):
            files.append(file)
        return files

    def _file(self, uri: str, name: str, config: MkDocsConfig) -> File:
        if not name.endswith(".md"):
            source = str(self._project.docs / name)
            return File.generated(config, uri, abs_src_path=source)
        self._ours[uri] = name
        return File.generated(
            config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV
        )

    def _assets(self, config: MkDocsConfig) -> Iterator[File]:
        place = f"{self._section.place}/{_ASSETS}"
        templates = self._project.templates[-1]
        for path in sorted((templates / "theme" / _ASSETS).glob("*.js")):
            yield File.generated(
                config, f"{place}/{path.name}", abs_src_path=str(path)
            )
        style = section_style(templates)
        yield File.generated(config, f"{place}/section.css", content=style)

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig
    ) -> str:
        """Make links of the citations of a page that a person wrote."""
        if page.file.src_uri in self._ours or not cites(markdown):
            return markdown

        folder, language = (
            f"{self._section.place}/papers",
            self._settings(config).language,
        )
        return CitablePapers(self._papers, folder, language).cited_in(
            markdown, page, config
        )

    @cached_property
    def _papers(self) -> dict[str, CitedPaper]:
        return cited_papers(self._project.docs)

    def on_page_content(self, html: str, page: Page) -> str:
        """Show what we made of a page, in the site's own theme."""
        name = self._ours.get(page.file.src_uri)
        if name is None or self._pages is None:
            return html
        shown = self._pages.page(name)
        page.meta.update(shown.meta, title=escape(shown.title, quote=False))
        page.toc = shown.toc
        self._shown[page.file.src_uri] = shown
        return shown.content

    def on_post_page(self, output: str, page: Page) -> str:
        """Give a page of ours its own head, style and scripts."""
        shown = self._shown.pop(page.file.src_uri, None)
        if shown is None:
            return output
        output = output.replace("</head>", f"{shown.head.strip()}\n</head>", 1)
        opened = '<div class="pw-section">'
        return output.replace(opened, f"{shown.scripts.strip()}\n{opened}", 1)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """One build less deep; after the outermost the sitemap lists the section, too."""
        self._depth -= 1
        if not self._depth and self._site and config.site_url:
            in_folders = config.use_directory_urls
            ways = (
                address(uri, in_folders=in_folders).removeprefix("./")
                for uri in self._ours
            )
            list_missing(
                self._site, [f"{config.site_url}{way}" for way in ways]
            )

    def on_build_error(self, error: Exception) -> None:
        """Begin anew after a build that failed; say what is wrong with a person's template."""
        self._depth = 0
        if said := fault_of(error):
            raise PluginError(said) from error
