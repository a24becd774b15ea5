"""The MkDocs plugin ``paperweave``: papers in a site by some lines in ``plugins`` of mkdocs.yml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from paperweave.config.project import Project, own_templates
from paperweave.config.section import section_from
from paperweave.config.settings import SettingsError
from paperweave.mkdocs.hooks import Hooks
from paperweave.mkdocs.section_hooks import SectionHooks

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_FIRST, _LAST = 90, -200  # among the plugins of a site


class SitePluginConfig(Config):  # type: ignore[no-untyped-call]
    """What may be said of the plugin in mkdocs.yml; ``paperweave.config.section`` explains it."""

    section = config_options.Optional(config_options.Type(str))
    title = config_options.Optional(config_options.Type(str))
    listings = config_options.Optional(config_options.Type((str, list)))
    whole_site = config_options.Type(bool, default=False)


class SitePlugin(BasePlugin[SitePluginConfig]):  # type: ignore[no-untyped-call]
    """A section of papers in a site, or a whole site of papers with our own theme."""

    def __init__(self) -> None:
        self._hooks: Hooks | None = None
        self._section: SectionHooks | None = None
        self._command, self._dirty = "build", False

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool
    ) -> None:
        """Stay for all builds of one server."""
        self._command, self._dirty = command, dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Find out what the options ask for."""
        project = Project.at(
            Path(config.config_file_path or "mkdocs.yml").absolute().parent
        )
        try:
            section = section_from(self.config)
        except SettingsError as error:
            raise PluginError(str(error)) from error
        if section is None:
            # The same for all builds of one server: it remembers what it shows a saved paper with.
            self._hooks = self._hooks or Hooks(project)
            self._hooks.on_startup(self._command, dirty=self._dirty)
            _whole_site(self._hooks, project, config)
        else:
            # MkDocs asks again for each language of a site, in the midst of a build.
            self._section = self._section or SectionHooks(
                project.as_section(section), section
            )
            self._section.on_config(config)
        return config

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Give the theme's environment what our templates need."""
        return self._hooks.on_env(env) if self._hooks else env

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring the pages up to date."""
        if self._hooks:
            self._hooks.on_pre_build(config)
        if self._section:
            self._section.on_pre_build(config)

    @event_priority(_LAST)  # what other plugins make of the files is made
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the section's files."""
        return self._section.on_files(files, config) if self._section else files

    @event_priority(_FIRST)  # the lines are those of the file
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, **_: object
    ) -> str:
        """Date a page by what it says of itself, or make links of its citations."""
        if self._section:
            return self._section.on_page_markdown(markdown, page, config)
        return (
            self._hooks.on_page_markdown(markdown, page=page, config=config)
            if self._hooks
            else markdown
        )

    @event_priority(_LAST)
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Show the section's pages."""
        return (
            self._section.on_page_content(html, page) if self._section else html
        )

    @event_priority(_FIRST)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Give the section's pages what they need."""
        return (
            self._section.on_post_page(output, page)
            if self._section
            else output
        )

    @event_priority(_LAST)  # the stamping still writes into the folder
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put a finished site in its place."""
        if self._hooks:
            self._hooks.on_post_build(config)
        if self._section:
            self._section.on_post_build(config)

    def on_build_error(self, *, error: Exception) -> None:
        """Begin anew after a build that failed; the last site stays as it is."""
        if self._section:
            self._section.on_build_error(error)
        if self._hooks:
            self._hooks.on_build_error(error)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object
    ) -> LiveReloadServer:
        """Watch what people write, and not what we make of it."""
        if self._hooks:
            self._hooks.on_serve(server, config)
        return server


def _whole_site(hooks: Hooks, project: Project, config: MkDocsConfig) -> None:
    """Bring our theme's templates, behind those of the project's own ``custom_dir``."""
    place = 1 if config.theme.custom_dir else 0
    theme = str(own_templates() / "theme")
    if theme not in config.theme.dirs:
        config.theme.dirs.insert(place, theme)
    folders = (project.seeds, project.root / "templates")
    config.watch.extend(str(folder) for folder in folders if folder.is_dir())
    hooks.on_config(config)
