"""The MkDocs plugin ``paperweave``: a site of papers by one word in ``plugins`` of mkdocs.yml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.plugins import BasePlugin, event_priority

from paperweave.config.project import Project, own_templates
from paperweave.mkdocs.hooks import Hooks

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page


class SitePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # without settings
    """The hooks of a project whose folder has no ``build_pages.py``.

    They bring the theme that such a project needs.
    """

    _hooks: Hooks

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay for all builds of one server."""
        self._command, self._dirty = command, dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring our theme's templates, behind those of the project's own ``custom_dir``."""
        project = Project.at(Path(config.config_file_path).parent)
        self._hooks = Hooks(project)
        self._hooks.on_startup(self._command, dirty=self._dirty)
        place = 1 if config.theme.custom_dir else 0
        theme = str(own_templates() / "theme")
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(place, theme)
        folders = (project.seeds, project.root / "templates")
        config.watch.extend(str(folder) for folder in folders if folder.is_dir())
        self._hooks.on_config(config)
        return config

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Give the theme's environment what our templates need."""
        return self._hooks.on_env(env)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring the pages up to date."""
        self._hooks.on_pre_build(config)

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Date a page by what it says of itself."""
        return self._hooks.on_page_markdown(markdown, page=page)

    @event_priority(-100)  # last: the stamping still writes into the folder
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in its place."""
        self._hooks.on_post_build(config)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object
    ) -> LiveReloadServer:
        """Watch what people write, and not what we make of it."""
        self._hooks.on_serve(server, config)
        return server
