"""All that the stamping of pages needs, gathered once before the work is parted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from paperweave.stamping.links import SiteLinks
from paperweave.stamping.places import address, place
from paperweave.stamping.stencils import OwnParts, Stencil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages with one shell: those of a template in one folder, or one page of the navigation."""

    template: str
    folder: str
    alone: str | None = None


@dataclass(frozen=True)
class Shop:
    """All that stamping needs.

    ``names`` are the generated files, by their paths inside ``docs/``, and ``kinds`` the kinds of those that are pages;
    ``written`` are all other files with their addresses.
    """

    config: MkDocsConfig
    environment: Environment
    navigation: Navigation
    stencils: Mapping[Kind, Stencil]
    names: Sequence[str]
    kinds: Mapping[str, Kind]
    written: Mapping[str, str]
    code: str  # a hash of what else shapes a page: the theme's templates, our code, the settings

    @cached_property
    def links(self) -> SiteLinks:
        """The files that links may lead to."""
        in_folders = self.config.use_directory_urls
        return SiteLinks({**self.written, **{name: address(name, in_folders=in_folders) for name in self.names}})

    @cached_property
    def own_parts(self) -> dict[str, OwnParts]:
        """The renderer of each template's own parts."""
        parents: dict[str, str | None] = {}
        names = {kind.template for kind in self.stencils}
        return {name: OwnParts(self.environment, name, parents) for name in names}

    @cached_property
    def in_navigation(self) -> dict[str, Page]:
        """The pages that MkDocs knows by their place in the navigation."""
        return {page.file.src_uri: page for page in self.navigation.pages}

    @cached_property
    def shapes(self) -> dict[Kind, str]:
        """For each kind a hash of its stencil and of what else shapes its pages."""
        return {
            kind: sha256(f"{self.code} {kind!r} {stencil.pieces!r} {stencil.marks!r}".encode()).hexdigest()[:24]
            for kind, stencil in self.stencils.items()
        }

    @cached_property
    def anchors(self) -> dict[str, tuple[str, ...]]:
        """The ids in pages that links asked for, so far."""
        return {}

    def source(self, name: str) -> str:
        """The path of a generated file."""
        return f"{self.config.docs_dir}/{name}"

    def place(self, name: str) -> str:
        """Where a generated file goes to, inside the site."""
        return place(name, in_folders=self.config.use_directory_urls)

    def file(self, name: str) -> File:
        """A generated file as MkDocs sees it."""
        return File(name, self.config.docs_dir, self.config.site_dir, self.config.use_directory_urls)
