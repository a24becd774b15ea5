"""All that the stamping of pages needs, gathered once before the work is parted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context

from paperweave.mkdocs.page_frame import FRAME_SCRIPT
from paperweave.mkdocs.stamping.page_factory import PageFactory
from paperweave.mkdocs.stamping.shells import OwnParts, PageShell
from paperweave.mkdocs.urls import output_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from paperweave.mkdocs.links import SiteLinks
    from paperweave.mkdocs.stamping.contents_ahead import ContentsAhead


@dataclass(frozen=True, slots=True)
class PageKind:
    """Pages with one shell: those of a template in one folder, or one page of the navigation."""

    template: str
    folder: str
    alone: str | None = None


@dataclass(slots=True)
class KindParts:
    """What a kind of page is made with.

    Its shell, its own parts, and a hash of all that shapes it.
    """

    shell: PageShell
    own: OwnParts
    shape: str
    framed: bool  # whether a script sets in what all pages repeat
    context: TemplateContext | None = None  # of the first page that was made


@dataclass(frozen=True)
class SiteContext:
    """All that stamping needs.

    ``names`` are the generated files, by their paths inside ``docs/``, and ``kinds`` the kinds of
    those that are pages; ``links`` are those to all files, and ``ahead`` has pages that are read
    already.
    """

    config: MkDocsConfig
    environment: Environment
    navigation: Navigation
    shells: Mapping[PageKind, PageShell]
    names: Sequence[str]
    kinds: Mapping[str, PageKind]
    links: SiteLinks
    ahead: ContentsAhead
    # A hash of what else shapes a page: the theme's templates, our code, the settings.
    code: str
    brief: bool  # whether what all pages repeat is set in by a script

    @cached_property
    def blank(self) -> PageFactory:
        """The page that pages are made from."""
        return PageFactory(self.config)

    @cached_property
    def parts_of_kinds(self) -> dict[PageKind, KindParts]:
        """What each kind of page is made with."""
        parents: dict[str, str | None] = {}
        own = {
            name: OwnParts(self.environment, name, parents)
            for name in {kind.template for kind in self.shells}
        }
        return {
            kind: KindParts(
                shell,
                own[kind.template],
                self._shape(kind, shell),
                self.brief and any(FRAME_SCRIPT in p for p in shell.pieces),
            )
            for kind, shell in self.shells.items()
        }

    def _shape(self, kind: PageKind, shell: PageShell) -> str:
        text = (
            f"{self.code} {self.brief} {kind!r} {shell.pieces!r} "
            f"{shell.marks!r}"
        )
        return sha256(text.encode()).hexdigest()[:24]

    @cached_property
    def in_navigation(self) -> dict[str, Page]:
        """The pages that MkDocs knows by their place in the navigation."""
        return {page.file.src_uri: page for page in self.navigation.pages}

    @cached_property
    def anchors(self) -> dict[str, tuple[str, ...]]:
        """The ids in pages that links asked for, so far."""
        return {}

    @cached_property
    def _in_folders(self) -> bool:
        return self.config.use_directory_urls

    @cached_property
    def _docs(self) -> str:
        return self.config.docs_dir

    @cached_property
    def _site(self) -> str:
        return self.config.site_dir

    def source(self, name: str) -> str:
        """The path of a generated file."""
        return f"{self._docs}/{name}"

    def target(self, name: str) -> str:
        """The path that a generated file has in the site."""
        return f"{self._site}/{self.output_path(name)}"

    def output_path(self, name: str) -> str:
        """Where a generated file goes to, inside the site."""
        return output_path(name, in_folders=self._in_folders)

    def page(self, name: str, address: str) -> Page:
        """A generated page as MkDocs sees it."""
        return self.in_navigation.get(name) or self.blank.page(name, address)

    def context(self, parts: KindParts, page: Page) -> TemplateContext:
        """What a page's template knows.

        Pages of a kind are equally deep, so that only the page itself differs.
        """
        if parts.context is None:
            parts.context = get_context(self.navigation, [], self.config, page)
        return {**parts.context, "page": page}
