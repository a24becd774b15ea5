"""What MkDocs calls while it builds.

The pages are made first, and the site is put in its place last.
"""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from paperweave.address.ledger import newest_day
from paperweave.build import NOTHING_BUILT, Asked, build
from paperweave.config.files import BuildError, text_of
from paperweave.config.names import LEDGER_NAME
from paperweave.engine.atomic import OutputError, why_not_written
from paperweave.engine.cache import Cache
from paperweave.engine.fingerprint import code_hash, hash_of
from paperweave.engine.theme_environment import pass_over_hidden_files
from paperweave.mkdocs.citations import cites
from paperweave.mkdocs.cited_papers import CitablePapers, cited_papers
from paperweave.render.own_words import completed
from paperweave.render.template_faults import fault_of
from paperweave.write.docs_folder import Output

if TYPE_CHECKING:
    from collections.abc import Callable

    from filelock import BaseFileLock
    from jinja2 import BaseLoader, Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

    from paperweave.config.project import Project
    from paperweave.mkdocs.plugin import PageRenderer
    from paperweave.mkdocs.serving.preview import Preview
    from paperweave.report.figures import Report

log = logging.getLogger("mkdocs.hooks.paperweave")
# From here on pages are rendered, as docs/about/speed.md tells.
_MANY_PAPERS = 30
# Papers whose pages a server makes once more where nothing has changed, to have in memory what it
# shows a saved paper with: 230 take 0.6 s. A larger collection has it after its first change.
_QUICKLY_MADE = 1_000


class Hooks:
    """The events of one build of MkDocs, for the project that its ``mkdocs.yml`` belongs to."""

    def __init__(self, project: Project) -> None:
        self._project = project
        # Held from `on_config` until the site is in place.
        self._lock: BaseFileLock | None = None
        self._beside: Path | None = None  # where the site is made
        self._serving = False
        self._built = project  # with its pages where the last build wrote them
        # Where the pages are stamped.
        self._renderer: PageRenderer | None = None

    def on_startup(self, command: str, *, dirty: bool) -> None:
        """Refuse to render some pages only: they would speak of an older state of the others."""
        if dirty:
            raise PluginError(
                "--dirty would leave pages that contradict each other; build without it"
            )
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Let MkDocs render beside the site's place, and date the site by its ledger."""
        from paperweave.engine.site_folder import begin

        _check_settings(config)
        pass_over_hidden_files(config.theme)
        try:
            newest = newest_day(
                text_of(self._project.seeds / LEDGER_NAME) or ""
            )
        except BuildError as error:
            raise PluginError(str(error)) from error
        if newest:
            midnight = datetime(
                newest.year, newest.month, newest.day, tzinfo=UTC
            )
            os.environ.setdefault(
                "SOURCE_DATE_EPOCH", str(int(midnight.timestamp()))
            )
        try:
            beside, self._lock = begin(
                Path(config.site_dir), self._project.cache
            )
        except OutputError as error:
            raise PluginError(str(error)) from error
        self._beside = beside
        config.site_dir = str(beside)

    def on_build_error(self, error: Exception, **_: object) -> None:
        """Leave the last site as it is, and let others at it; say what is wrong with the disk."""
        from paperweave.engine.site_folder import give_up

        if self._beside:
            give_up(self._beside)
        if self._lock:
            self._lock.release()
        if said := fault_of(error):
            raise PluginError(said) from error
        # Jinja's error of a template that is not found is an OSError too, without a number.
        if isinstance(error, OSError) and error.errno is not None:
            place = self._beside or self._project.root
            raise PluginError(why_not_written(place, error)) from error

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Bring the pages up to date before MkDocs gathers them.

        What is left out is a warning, for its ``--strict``.
        """
        project = self._built = self._of(config)
        self._renderer = None
        for kept in ("_made", "_citable"):  # of the build before
            self.__dict__.pop(kept, None)
        try:
            report = self._build(project)
        except NOTHING_BUILT as error:
            raise PluginError(str(error)) from error
        try:
            if _stamped(config, report.papers):
                self._stamp(config, report.papers)
        except OutputError as error:
            raise PluginError(str(error)) from error
        for line in report.lines("lost"):
            log.warning(line)
        if report.new_addresses:
            count = len(report.new_addresses)
            log.info(
                "New addresses: %d (paperweave build writes them to the ledger)",
                count,
            )
        if report.new_changes:
            count = len(report.new_changes)
            log.info(
                "Changes: %d (paperweave build writes them to the history)",
                count,
            )

    def _build(self, project: Project) -> Report:
        if not self._serving:
            return build(project, Asked())
        preview = self._preview
        asked = Asked(keep=preview.remember, memory=preview.memory)
        report = build(project, asked)
        if not self._preview.is_ready and report.papers <= _QUICKLY_MADE:
            build(project, replace(asked, anew=True))
        return report

    def _of(self, config: MkDocsConfig) -> Project:
        """The project, with its pages where MkDocs looks for them."""
        return replace(self._project, docs=Path(config.docs_dir))

    def _stamp(self, config: MkDocsConfig, papers: int) -> None:
        from paperweave.config.files import settings_in
        from paperweave.mkdocs.plugin import PageRenderer

        project = self._of(config)
        output = Output(project.docs, project.cache)
        settings = settings_in(project, None)
        self._renderer = PageRenderer(
            output.published(),
            config.docs_dir,
            project.cache,
            brief=settings.leaves_to_scripts(range(papers)),
        )
        self._renderer.hide(config)
        config.plugins["paperweave-pages"] = self._renderer

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, **_: object
    ) -> str:
        """Date a page in the sitemap by what it says of itself; link what a person cites."""
        page.update_date = str(page.meta.get("changed", page.update_date))
        if not cites(markdown) or page.file.src_uri in self._made:
            return markdown
        return self._citable.cited_in(markdown, page, config)

    @cached_property
    def _preview(self) -> Preview:
        """Of a server alone: it brings all that makes pages, a third of a second to load."""
        from paperweave.mkdocs.serving.preview import Preview

        return Preview(self._project)

    @cached_property
    def _made(self) -> set[str]:
        """The pages that are not a person's: what a listing says in them cites nothing."""
        return set(Output(self._built.docs, self._built.cache).names())

    @cached_property
    def _citable(self) -> CitablePapers:
        from paperweave.config.files import settings_in

        language = settings_in(self._built, None).language
        return CitablePapers(cited_papers(self._built.docs), "papers", language)

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Give Jinja the filter ``split``, which the other engines' templates have built in.

        What it compiles is kept for the next build. A person's file of words is completed.
        """
        from paperweave.engine.compiled_templates import CompiledTemplates

        if env.loader:
            env.loader = _with_whole_words(env, env.loader)
        env.filters["split"] = str.split
        project = self._project
        made_by = hash_of(
            code_hash(project.root, project.templates), version("mkdocs")
        )
        env.bytecode_cache = CompiledTemplates(Cache(project.cache, made_by))
        return env

    # Last: the stamping, which MkDocs meets later, still writes into the folder.
    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the finished site in its place."""
        from paperweave.engine.site_folder import finish
        from paperweave.mkdocs.hosting import size_of
        from paperweave.mkdocs.sitemap import split_sitemap

        if config.strict and _has_warned():
            return  # MkDocs gives up now, and the last good site stays
        try:
            if self._renderer:
                self._renderer.leave_out()
            split_sitemap(Path(config.site_dir), config.site_url or "")
            config.site_dir = str(finish(Path(config.site_dir)))
            if self._serving:
                site = self._renderer.site if self._renderer else None
                self._preview.placed(site, Path(config.site_dir))
            # To count them takes a thirtieth of the time for a large site.
            elif log.isEnabledFor(logging.INFO):
                log.info(size_of(config.site_dir).said)
        except OutputError as error:
            raise PluginError(str(error)) from error
        finally:
            if self._lock:
                self._lock.release()

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, **_: object
    ) -> None:
        """Watch the pages written by hand only, and go on serving where a build fails.

        A saved listing must cause one rebuild, not a second by its own pages.
        """
        from paperweave.mkdocs.plugin import written_among
        from paperweave.mkdocs.serving.server import serve_on

        docs = Path(config.docs_dir)
        names = Output(docs, self._project.cache).names()
        generated = {name.partition("/")[0] for name in names}
        server.unwatch(str(docs))
        for path in sorted(docs.iterdir()):
            if path.name not in generated and not path.name.startswith("."):
                server.watch(str(path))
        for name in written_among(str(docs), names):
            server.watch(str(docs / name))
        serve_on(server, self._preview)


def _with_whole_words(env: Environment, loader: BaseLoader) -> BaseLoader:
    """The same templates, where a person's file of words also says what it lacks."""
    from jinja2 import FunctionLoader

    def source(name: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        text, place, is_fresh = loader.get_source(env, name)
        return completed(place or "", text), place, is_fresh

    return FunctionLoader(source)


def _check_settings(config: MkDocsConfig) -> None:
    """Check what MkDocs has for settings: more than is in the file, where it names variables."""
    from paperweave.config.links import check_links, check_texts
    from paperweave.config.settings import (
        SettingsError,
        settings_from,
        with_line,
    )

    names = ("site_name", "site_description", "site_url")
    try:
        settings_from(
            {
                **{name: config[name] for name in names},
                "extra": dict(config.extra),
            }
        )
        check_links("nav", config.nav)
        check_links("theme.favicon", config.theme.get("favicon"))
        check_texts("extra_css", config.extra_css)
    except SettingsError as error:
        text = Path(config.config_file_path or "mkdocs.yml").read_text(
            encoding="utf-8"
        )
        raise PluginError(str(with_line(error, text))) from error


def _stamped(config: MkDocsConfig, papers: int) -> bool:
    from paperweave.config.settings import settings_from

    wanted = settings_from({"extra": dict(config.extra)}).stamp
    return wanted == "always" or (wanted == "auto" and papers >= _MANY_PAPERS)


def _has_warned() -> bool:
    from mkdocs.utils import CountHandler

    handlers = logging.getLogger("mkdocs").handlers
    return any(h.get_counts() for h in handlers if isinstance(h, CountHandler))
