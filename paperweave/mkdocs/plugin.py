"""The generated pages leave MkDocs' hands, and come back when the site is built.

MkDocs renders one page of each kind, the shell; every other page of that kind is rendered into it.

What is not part of MkDocs' public interface, and why it is used: ``File.src_dir`` and
``File.abs_dest_path`` are set, because a shell must be rendered away from the place of the page;
``Page._title_from_render`` is set, because ``Page.render``, which would set it, takes 3 ms a page;
``File`` and ``Page`` are made without their constructors (``stamping/page_factory.py``), which take
three quarters of the time; ``get_context`` makes the names that a template knows. MkDocs is pinned
below 2, and ``tests/mkdocs`` compares the result with what MkDocs itself makes.
"""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from html import escape
from pathlib import Path
from posixpath import dirname, join
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from paperweave.engine.cache import tell_once
from paperweave.engine.disk import files_in, read, read_head, stat_at, write
from paperweave.engine.site_folder import leave, place_of
from paperweave.engine.theme_environment import quickened
from paperweave.engine.workers import aside
from paperweave.export.addresses import of_the_site, published_as
from paperweave.mkdocs.links import SiteLinks
from paperweave.mkdocs.material_scripts import (
    MATERIAL_SCRIPT,
    files_for_material_scripts,
    remove_files,
)
from paperweave.mkdocs.page_frame import SharedFrame, frame_of
from paperweave.mkdocs.previous_site import Previous
from paperweave.mkdocs.reuse import Generated, find_differing
from paperweave.mkdocs.sitemap import sitemap_files, sitemap_order
from paperweave.mkdocs.stamping.contents_ahead import ContentsAhead
from paperweave.mkdocs.stamping.render_context import PageKind, SiteContext
from paperweave.mkdocs.stamping.render_pages import render_pages
from paperweave.mkdocs.stamping.shells import (
    ANCHOR,
    PageShell,
    cut_shell,
    shell_source,
    shell_template,
)
from paperweave.mkdocs.urls import address
from paperweave.render.front_matter import page_text, read_fact

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
    )

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from paperweave.mkdocs.reuse import Differing

_SHELLS = ".paperweave-shells"
# MkDocs' own logger: it counts these warnings for `--strict`.
_log = logging.getLogger("mkdocs.structure.pages")


class Told(NamedTuple):
    """What a generated page says of itself that is asked before it is rendered."""

    template: str | None
    changed: str | None  # its day in the sitemap


def told_at(path: str) -> Told:
    """Read what the page at a path says: at its head, where a long title leaves room for it."""
    told = _told(read_head(path))
    return _told(read(path)[0].decode()) if None in told else told


def _told(text: str) -> Told:
    return Told(read_fact(text, "template"), read_fact(text, "changed"))


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What is known once MkDocs has gathered the files."""

    # Of each generated page, by its path inside ``docs/``
    kinds: dict[str, PageKind]
    changed: dict[str, str | None]  # the day that each of them tells
    links: SiteLinks
    ahead: ContentsAhead
    last: Previous
    # What differs from the last site, and a hash of what shapes pages.
    looked_up: Callable[[], tuple[Differing | None, str]]


class PageRenderer(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it has no settings of its own
    """Renders the generated pages, named as they are in ``docs/``.

    ``cache`` is a folder that may be lost.
    """

    def __init__(
        self, names: Iterable[str], docs: str, cache: Path, *, brief: bool
    ) -> None:
        """``brief``: what all pages repeat is set in by a script."""
        made = set(names)
        self._made = sorted(made)
        self._names = sorted(of_the_site(made))
        self._pages = [name for name in self._names if name.endswith(".md")]
        self._docs = docs
        self._cache = cache
        # In place of a folder in the cache, where nothing can be written; it goes with this object.
        self._instead: TemporaryDirectory[str] | None = None
        self._kind_of_shell: dict[str, PageKind] = {}
        self._html_of_shells: dict[PageKind, str] = {}
        self._brief = brief
        # What no page needs, until one runs Material's scripts.
        self._for_material: list[str] = []
        # MkDocs hands these over one by one, in this order, before any page is rendered.
        self._gathered: _Gathered | None = None
        self._navigation: Navigation | None = None
        self._environment: Environment | None = None
        # What the pages were stamped with, once they are.
        self.site: SiteContext | None = None

    def hide(self, config: MkDocsConfig) -> None:
        """Show MkDocs a folder with the handwritten pages only: its walk took 0.1 ms a file."""
        shown = self._cache / "written"
        try:
            self._show_in(shown)
        except OSError:
            tell_once(self._cache)
            self._instead = TemporaryDirectory(prefix="paperweave-")
            shown = Path(self._instead.name, "written")
            self._show_in(shown)
        config.docs_dir = str(shown)

    def _show_in(self, shown: Path) -> None:
        """Fill a folder with links to what people wrote."""
        shutil.rmtree(shown, ignore_errors=True)
        shown.mkdir(parents=True)
        ours = {name.partition("/")[0] for name in self._made}
        for path in Path(self._docs).iterdir():
            if path.name not in ours and not path.name.startswith("."):
                (shown / path.name).symlink_to(
                    path.resolve(), target_is_directory=path.is_dir()
                )
        for name in written_among(self._docs, self._made):
            place = shown / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(Path(self._docs, name).resolve())

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave MkDocs what people wrote, the navigation's pages, and one shell for each kind."""
        self._come_from_docs(files, config)
        if self._brief:
            self._for_material = files_for_material_scripts(files, config)
        # What we make wins over a file of the theme at its place, which must not be written into
        # it: it may be a link.
        ours = frozenset(self._made)
        kept = _Files(
            (file for file in files if file.dest_uri not in ours),
            self._names,
            config,
        )
        last = Previous(place_of(Path(config.site_dir)), self._cache)
        pages = self._pages
        links = SiteLinks(
            {file.src_uri: file.url for file in files},
            self._names,
            in_folders=config.use_directory_urls,
        )
        # Of a site that is there already most pages stay.
        ahead = ContentsAhead(self._docs, [] if last.made else pages, links)
        generated = Generated(
            self._docs, self._names, frozenset(pages), config.use_directory_urls
        )
        looked_up = aside(
            lambda: (
                find_differing(generated, last, config.site_dir),
                _code(config),
            )
        )
        told = {name: self._told_by(name, last) for name in pages}
        kinds = self._kinds_of(told, config)
        changed = {name: told[name].changed for name in pages}
        self._gathered = _Gathered(
            kinds, changed, links, ahead, last, looked_up
        )
        for kind in sorted(set(kinds.values()), key=repr):
            name = kind.alone or join(kind.folder, f"shell-{kind.template}.md")
            self._leave(kept, name, kind, config)
        return kept

    def _come_from_docs(self, files: Files, config: MkDocsConfig) -> None:
        """Let the files that MkDocs was shown elsewhere have their own folder again."""
        shown, config.docs_dir = config.docs_dir, self._docs
        for file in files:
            if file.src_dir == shown:
                file.src_dir = self._docs

    def _kinds_of(
        self, told: Mapping[str, Told], config: MkDocsConfig
    ) -> dict[str, PageKind]:
        # Each of these is a kind of its own: the navigation marks the current page, and an index is
        # less deep than its folder.
        alone = {
            *_named_in(config.nav),
            *(name for name in self._names if name.endswith("/index.md")),
        }
        return {
            name: PageKind(
                facts.template or "main.html",
                dirname(name),
                name if name in alone else None,
            )
            for name, facts in told.items()
        }

    def _told_by(self, name: str, last: Previous) -> Told:
        path, made = f"{self._docs}/{name}", last.made.get(name)
        if made is not None and stat_at(path) == made.source:
            return Told(made.template, made.changed)
        return told_at(path)

    def _leave(
        self, files: Files, name: str, kind: PageKind, config: MkDocsConfig
    ) -> None:
        facts = {
            "template": shell_template(kind.template),
            "search": {"exclude": True},
        }
        inclusion = (
            InclusionLevel.NOT_IN_NAV
            if kind.alone is None
            else InclusionLevel.INCLUDED
        )
        file = File.generated(
            config,
            name,
            content=page_text(f"# {ANCHOR}", facts),
            inclusion=inclusion,
        )
        # Not to its place, where the page itself goes.
        file.abs_dest_path = os.path.join(  # noqa: PTH118
            config.site_dir, _SHELLS, f"{len(self._kind_of_shell)}.html"
        )
        self._kind_of_shell[name] = kind
        files.append(file)

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Remember the navigation, which the pages' templates may ask for."""
        self._navigation = nav

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Let the theme's environment know the shells' templates."""
        from jinja2 import ChoiceLoader, FunctionLoader

        env.loader = ChoiceLoader(
            [*filter(None, [env.loader]), FunctionLoader(shell_source)]
        )
        self._environment = quickened(env)
        env.globals["brief"] = self._brief
        return self._environment

    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: object
    ) -> TemplateContext:
        """Make a shell a page of the template that it stands for."""
        if kind := self._kind_of_shell.get(page.file.src_uri):
            page.meta["template"] = kind.template
        return context

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Keep what MkDocs made of a shell."""
        if MATERIAL_SCRIPT in output:
            self._for_material = []
        if kind := self._kind_of_shell.get(page.file.src_uri):
            self._html_of_shells[kind] = output
        return output

    def _shells(self, config: MkDocsConfig) -> dict[PageKind, PageShell]:
        """The shells, without what all repeat where a script sets it in."""
        html = self._html_of_shells
        if self._brief:
            html = self._without_frames(html, config)
        return {kind: cut_shell(text) for kind, text in html.items()}

    def _without_frames(
        self, html: dict[PageKind, str], config: MkDocsConfig
    ) -> dict[PageKind, str]:
        at = {kind: _address_of(kind, config) for kind in html}
        common = next(
            (
                frame_of(text, at[kind])
                for kind, text in html.items()
                if kind.template == "paper.html"
            ),
            None,
        )
        if common is None:
            return html
        framed = [
            kind for kind in html if frame_of(html[kind], at[kind]) == common
        ]
        shared = SharedFrame.of(
            common, [(html[kind], at[kind]) for kind in framed]
        )
        for path, text in shared.files(partial(_text_in, config.site_dir)):
            write(f"{config.site_dir}/{path}", text.encode())
        without = {
            kind: shared.without(
                html[kind],
                at[kind],
                get_relative_url(".", at[kind]).rstrip("/"),
                escape(config.site_name),
            )
            for kind in framed
        }
        return html | without

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> None:
        """Give the sitemap the pages that it would have without stamping."""
        if template_name == "sitemap.xml" and self._gathered:
            written = [
                file
                for file in context["pages"]
                if file.src_uri not in self._kind_of_shell
            ]
            files = [
                *written,
                *sitemap_files(self._gathered.changed, config),
            ]
            # The template looks at no more of a file than our files have.
            context["pages"] = sorted(files, key=sitemap_order)  # type: ignore[arg-type]

    @event_priority(50)  # before the hook that puts the site in its place
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Render every generated page and copy the other generated files.

        Dead links are told.
        """
        shutil.rmtree(Path(config.site_dir, _SHELLS))
        gathered, navigation, environment = (
            self._gathered,
            self._navigation,
            self._environment,
        )
        if gathered is None or navigation is None or environment is None:
            raise RuntimeError(
                "MkDocs built the site without gathering files first"
            )
        differing, code = gathered.looked_up()
        self.site = site = SiteContext(
            config,
            environment,
            navigation,
            self._shells(config),
            self._names,
            gathered.kinds,
            gathered.links,
            gathered.ahead,
            code,
            self._brief,
        )
        gathered.ahead.stop()
        rendered = render_pages(site, gathered.last, differing)
        gathered.ahead.close()
        for dead in rendered.dead:
            _log.log(config.validation.links[dead.kind], dead.message)
        gathered.last.note(rendered.made)
        if rendered.left is not None:
            leave(Path(config.site_dir), rendered.left)

    def leave_out(self) -> None:
        """Remove what no page uses, once all plugins have written."""
        remove_files(self._for_material)


def _text_in(folder: str, path: str) -> str:
    return read(f"{folder}/{path}")[0].decode()


def _address_of(kind: PageKind, config: MkDocsConfig) -> str:
    """The address of a page of this kind, which says how deep they are."""
    return address(
        kind.alone or join(kind.folder, "page.md"),
        in_folders=config.use_directory_urls,
    )


class _Files(Files):
    """The files that MkDocs renders; links of theirs may also lead to those that are rendered."""

    def __init__(
        self,
        files: Iterable[File],
        stamped: Iterable[str],
        config: MkDocsConfig,
    ) -> None:
        super().__init__(files)
        self._stamped = frozenset(stamped)
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        if found := super().get_file_from_path(path):
            return found
        published = published_as(path, self._stamped)
        if published is None:
            return None
        name, place = published
        file = _file(name, self._config)
        file.url += place
        return file


def written_among(docs: str, names: Collection[str]) -> list[str]:
    """The files that people wrote into the folders of generated ones, by their paths."""
    made = frozenset(names)
    folders = sorted({name.partition("/")[0] for name in names if "/" in name})
    found = []
    for folder in folders:
        if Path(docs, folder).is_dir():
            inside = (
                f"{folder}/{path}" for path, _ in files_in(f"{docs}/{folder}")
            )
            found += [
                name for name in inside if name not in made and "/." not in name
            ]
    return sorted(found)


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
    """A hash of what shapes a page besides its text and its shell.

    Settings, templates, code, libraries.
    """
    from importlib.metadata import version

    theme = [
        path
        for folder in config.theme.dirs
        for path in sorted(Path(folder).rglob("*.html"))
        if path.is_file()  # a pipe would be read for ever
    ]
    ours = sorted(Path(__file__).parents[1].rglob("*.py"))
    plain = {
        name: config[name]
        for name in (
            "site_name",
            "site_url",
            "site_description",
            "copyright",
            "extra",
            "nav",
        )
    }
    digest = sha256(repr((plain, config.use_directory_urls)).encode())
    for library in ("mkdocs", "mkdocs-material", "jinja2", "pyromark"):
        digest.update(version(library).encode())
    for path in [*theme, *ours]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
