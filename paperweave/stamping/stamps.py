"""The stamping itself: each generated page's own parts are set into its stencil and written into the site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from posixpath import basename, dirname
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from paperweave.front_matter import read_page
from paperweave.processes import in_processes
from paperweave.stamping.content import content_of
from paperweave.stamping.links import DeadLink, PageLinks, SiteLinks
from paperweave.stamping.previous import Made, link_or_copy, stamp_of
from paperweave.stamping.stencils import ANCHOR, OwnParts, Stencil

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from paperweave.stamping.previous import Previous


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages with one shell: those of a template in one folder, or one page of the navigation."""

    template: str
    folder: str
    alone: str | None = None


@dataclass(frozen=True, slots=True)
class Stamped:
    """A page that stands in the site now, and its links that lead nowhere."""

    made: Made
    dead: tuple[DeadLink, ...] = ()


@dataclass(frozen=True)
class Shop:
    """All that stamping needs.

    ``names`` are the generated files, by their paths inside ``docs/``; ``written`` all others with their addresses.
    """

    config: MkDocsConfig
    environment: Environment
    navigation: Navigation
    stencils: Mapping[Kind, Stencil]
    names: Sequence[str]
    written: Mapping[str, str]
    code: str  # a hash of what else shapes a page: the theme's templates, our code, the settings

    @cached_property
    def links(self) -> SiteLinks:
        """The files that links may lead to."""
        return SiteLinks({**self.written, **{name: self.file(name).url for name in self.names}})

    @cached_property
    def own_parts(self) -> dict[str, OwnParts]:
        """The renderer of each template's own parts."""
        return {kind.template: OwnParts(self.environment, kind.template) for kind in self.stencils}

    @cached_property
    def in_navigation(self) -> dict[str, Page]:
        """The pages that MkDocs knows by their place in the navigation."""
        return {page.file.src_uri: page for page in self.navigation.pages}

    @cached_property
    def shape(self) -> str:
        """A hash of all stencils and of what else shapes pages."""
        parts = sorted((repr(kind), stencil.pieces, stencil.marks) for kind, stencil in self.stencils.items())
        return sha256(f"{self.code} {parts!r}".encode()).hexdigest()[:24]

    def file(self, name: str) -> File:
        """A generated file as MkDocs sees it: where it goes to, and its address."""
        return File(name, self.config.docs_dir, self.config.site_dir, self.config.use_directory_urls)

    def stencil(self, name: str, template: str) -> Stencil:
        """The shell of a page."""
        alone = self.stencils.get(Kind(template, dirname(name), name))
        return alone or self.stencils[Kind(template, dirname(name))]


def stamp_site(shop: Shop, last: Previous) -> dict[str, Stamped]:
    """Bring all generated pages and files into the site; pages that the last one has as they should be are linked."""
    pages = [name for name in shop.names if name.endswith(".md")]
    shop.links, shop.own_parts, shop.shape, shop.in_navigation  # noqa: B018 - made once, before the work is parted
    _make_folders(shop)
    gone = {basename(name) for name in last.made.keys() - set(shop.names)}
    kept = {name: Stamped(last.made[name]) for name in pages if name in last.made and _keep(shop, last, name, gone)}
    to_do = [name for name in pages if name not in kept]
    done = dict(zip(to_do, in_processes(lambda name: _stamp(shop, name), to_do), strict=True))
    for name in shop.names:
        if not name.endswith(".md"):
            link_or_copy(Path(shop.config.docs_dir, name), Path(shop.config.site_dir, name))
    return {**kept, **done}


def _keep(shop: Shop, last: Previous, name: str, gone: set[str]) -> bool:
    """Link a page of the last site into this one, where it is the one that would be stamped now."""
    source, made, file = Path(shop.config.docs_dir, name), last.made[name], shop.file(name)
    if made.shape != shop.shape or stamp_of(source) != made.source:
        return False
    page = last.site / file.dest_uri
    if stamp_of(page) != made.page:
        return False
    # A page may have had a link to one that is no more.
    if gone and any(name in source.read_text(encoding="utf-8") for name in gone):
        return False
    link_or_copy(page, Path(file.abs_dest_path))
    return True


def _make_folders(shop: Shop) -> None:
    for folder in dict.fromkeys(dirname(shop.file(name).abs_dest_path) for name in shop.names):
        Path(folder).mkdir(parents=True, exist_ok=True)


def _stamp(shop: Shop, name: str) -> Stamped:
    source, links = Path(shop.config.docs_dir, name), shop.links.of(name)
    stamp = stamp_of(source)
    facts, body = read_page(source.read_text(encoding="utf-8"))
    content = content_of(body, links)
    page = shop.in_navigation.get(name) or Page(None, shop.file(name), shop.config)
    page.meta, page.markdown, page.content = facts, body, content.html
    page._title_from_render = content.title  # noqa: SLF001 - what Page.render would have found
    own = shop.own_parts[facts["template"]].render(get_context(shop.navigation, [], shop.config, page))
    own[ANCHOR] = content.anchors[0] if content.anchors else ""
    place = Path(shop.file(name).abs_dest_path)
    place.write_text(shop.stencil(name, facts["template"]).stamp(own), encoding="utf-8", newline="\n")
    dead = (*links.dead, *_dead_anchors(shop, links, content.anchors))
    # A page with a dead link is made again each time, so that it is told each time.
    made = Made(stamp or (0, 0), stamp_of(place) or (0, 0), "" if dead else shop.shape)
    return Stamped(made, dead)


def _dead_anchors(shop: Shop, links: PageLinks, own: tuple[str, ...]) -> Iterator[DeadLink]:
    for target, anchor, link in links.to_anchors:
        known = own if target == links.page else _anchors(shop, target)
        if anchor not in known:
            where = "there is no such anchor on this page"
            if target != links.page:
                where = f"the doc '{target}' does not contain an anchor '#{anchor}'"
            said = f"Doc file '{links.page}' contains a link '{link}', but {where}."
            yield DeadLink(links.page, link, "anchors", said)


def _anchors(shop: Shop, name: str) -> tuple[str, ...]:
    text = Path(shop.config.docs_dir, name).read_text(encoding="utf-8")
    return content_of(read_page(text)[1], lambda link: link).anchors
