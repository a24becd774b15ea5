"""Stamping as MkDocs sees it: the generated pages leave its hands, and come back when the site is built."""

from __future__ import annotations

import logging
import os
import shutil
from functools import partial
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join
from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from paperweave.engine.disk import read, read_head, stamp_at
from paperweave.engine.workers import aside
from paperweave.mkdocs.fast_jinja import quicken
from paperweave.mkdocs.previous_site import Previous
from paperweave.mkdocs.render_context import Kind, Shop
from paperweave.mkdocs.render_pages import stamp_site
from paperweave.mkdocs.reuse import Generated, go_ahead
from paperweave.mkdocs.shells import ANCHOR, Stencil, cut, stencil_source, stencil_template
from paperweave.mkdocs.site_folder import leave, place_of
from paperweave.mkdocs.sitemap_entries import listed, place_in_order
from paperweave.render.front_matter import page_text, read_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_STENCILS = ".paperweave-stencils"
# MkDocs' own logger: it counts these warnings for `--strict`.
_log = logging.getLogger("mkdocs.structure.pages")


class Stamping(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it has no settings of its own
    """Stamps the generated pages, named as they are in ``docs/``; ``cache`` is a folder that may be lost."""

    def __init__(self, names: Iterable[str], cache: Path) -> None:
        self._names = sorted(names)
        self._cache = cache
        self._kinds: dict[str, Kind] = {}
        self._stencil_of: dict[str, Kind] = {}
        self._stencils: dict[Kind, Stencil] = {}

    def hide(self, config: MkDocsConfig) -> None:
        """Show MkDocs a folder with the handwritten pages only: its walk took 0.1 ms a file."""
        shown = self._cache / "written"
        shutil.rmtree(shown, ignore_errors=True)
        shown.mkdir(parents=True)
        ours = {name.partition("/")[0] for name in self._names}
        for path in Path(config.docs_dir).iterdir():
            if path.name not in ours and not path.name.startswith("."):
                (shown / path.name).symlink_to(path.resolve(), target_is_directory=path.is_dir())
        self._docs, config.docs_dir = config.docs_dir, str(shown)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave MkDocs what people wrote, the navigation's pages as stencils, and one stencil for each other kind."""
        shown, config.docs_dir = config.docs_dir, self._docs
        for file in files:
            file.src_dir = config.docs_dir if file.src_dir == shown else file.src_dir
        # What we make wins over a file of the theme at its place, which must not be written into
        # it: it may be a link.
        ours = frozenset(self._names)
        kept = _Files((file for file in files if file.dest_uri not in ours), self._names, config)
        self._written = {file.src_uri: file.url for file in files}
        # Each is a kind of its own: the navigation marks the current page, and an index is less
        # deep than its folder.
        alone = {
            *_named_in(config.nav),
            *(name for name in self._names if name.endswith("/index.md")),
        }
        self._last = Previous(place_of(Path(config.site_dir)), self._cache)
        pages = [name for name in self._names if name.endswith(".md")]
        generated = Generated(
            config.docs_dir, self._names, frozenset(pages), config.use_directory_urls
        )
        self._differing = aside(partial(go_ahead, generated, self._last, config.site_dir))
        for name in pages:
            self._kinds[name] = Kind(
                self._template_of(name, config), dirname(name), name if name in alone else None
            )
        for kind in sorted(set(self._kinds.values()), key=repr):
            name = kind.alone or join(kind.folder, f"stencil-{kind.template}.md")
            self._leave(kept, name, kind, config)
        return kept

    def _template_of(self, name: str, config: MkDocsConfig) -> str:
        path, made = f"{config.docs_dir}/{name}", self._last.made.get(name)
        if made is not None and stamp_at(path) == made.source:
            return made.template
        return str(
            read_fact(read_head(path), "template")
            or read_fact(read(path)[0].decode(), "template")
            or "main.html"
        )

    def _leave(self, files: Files, name: str, kind: Kind, config: MkDocsConfig) -> None:
        facts = {"template": stencil_template(kind.template), "search": {"exclude": True}}
        inclusion = InclusionLevel.NOT_IN_NAV if kind.alone is None else InclusionLevel.INCLUDED
        file = File.generated(
            config, name, content=page_text(f"# {ANCHOR}", facts), inclusion=inclusion
        )
        # Not to its place, where the page itself goes.
        file.abs_dest_path = os.path.join(  # noqa: PTH118
            config.site_dir, _STENCILS, f"{len(self._stencil_of)}.html"
        )
        self._stencil_of[name] = kind
        files.append(file)

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Remember the navigation, which the pages' templates may ask for."""
        self._nav = nav

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Let the theme's environment know the stencils' templates, and be fast."""
        from jinja2 import ChoiceLoader, FunctionLoader

        env.loader = ChoiceLoader([*filter(None, [env.loader]), FunctionLoader(stencil_source)])
        quicken(env)
        self._env = env
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: object
    ) -> TemplateContext:
        """In its shell a stencil is a page of the template that it stands for."""
        if kind := self._stencil_of.get(page.file.src_uri):
            page.meta["template"] = kind.template
        return context

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Keep what MkDocs made of a stencil."""
        if kind := self._stencil_of.get(page.file.src_uri):
            self._stencils[kind] = cut(output)
        return output

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> None:
        """Give the sitemap the pages that it would have without stamping."""
        if template_name == "sitemap.xml":
            written = [file for file in context["pages"] if file.src_uri not in self._stencil_of]
            files = [*written, *listed(self._kinds, config, self._changed)]
            context["pages"] = sorted(files, key=place_in_order)  # type: ignore[arg-type]  # it looks at no more of a file

    def _changed(self, name: str) -> str | None:
        day: str | None = read_fact(read_head(f"{self._docs}/{name}"), "changed")
        return day

    @event_priority(50)  # before the hook that puts the site in its place
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stamp every generated page, bring the other generated files along, and tell of dead links."""
        shutil.rmtree(Path(config.site_dir, _STENCILS))
        shop = Shop(
            config,
            self._env,
            self._nav,
            self._stencils,
            self._names,
            self._kinds,
            self._written,
            _code(config),
        )
        stamped = stamp_site(shop, self._last, self._differing())
        for dead in stamped.dead:
            _log.log(config.validation.links[dead.kind], dead.message)
        self._last.note(stamped.made)
        if stamped.left is not None:
            leave(Path(config.site_dir), stamped.left)


class _Files(Files):
    """The files that MkDocs renders; links of theirs may also lead to those that are stamped."""

    def __init__(self, files: Iterable[File], stamped: Iterable[str], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._stamped = frozenset(stamped)
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        if (found := super().get_file_from_path(path)) is None and path in self._stamped:
            return _file(path, self._config)
        return found


def _file(name: str, config: MkDocsConfig) -> File:
    return File(
        name,
        config.docs_dir,
        config.site_dir,
        config.use_directory_urls,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )


def _named_in(nav: object) -> Iterator[str]:
    """The files that the navigation of ``mkdocs.yml`` names, at any depth."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _named_in(item)


def _code(config: MkDocsConfig) -> str:
    """A hash of what shapes a page besides its text and its shell: settings, templates, code, libraries."""
    from importlib.metadata import version

    theme = [path for folder in config.theme.dirs for path in sorted(Path(folder).rglob("*.html"))]
    ours = sorted(Path(__file__).parents[1].rglob("*.py"))
    plain = {
        name: config[name]
        for name in ("site_name", "site_url", "site_description", "copyright", "extra", "nav")
    }
    digest = sha256(repr((plain, config.use_directory_urls)).encode())
    for library in ("mkdocs", "mkdocs-material", "jinja2", "pyromark"):
        digest.update(version(library).encode())
    for path in [*theme, *ours]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
