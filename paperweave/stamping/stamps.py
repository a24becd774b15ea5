"""The stamping itself: each generated page's own parts are set into its stencil and written into the site."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import basename
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.structure.pages import Page

from paperweave.front_matter import read_page
from paperweave.processes import in_processes
from paperweave.stamping.content import content_of
from paperweave.stamping.disk import files_in, link_or_copy, read, same_file, stamp_at, stamp_of, write
from paperweave.stamping.links import DeadLink
from paperweave.stamping.previous import Made
from paperweave.stamping.stencils import ANCHOR

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from paperweave.stamping.links import PageLinks
    from paperweave.stamping.previous import Previous
    from paperweave.stamping.shop import Shop

# Of so many pages no more than this part may be new, for the last site to be mended; else all of it is made anew.
_MOST_NEW = 0.5


@dataclass(frozen=True, slots=True)
class Stamped:
    """A page that was stamped, and its links that lead nowhere."""

    made: Made
    dead: tuple[DeadLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """What stamping made of a site.

    ``made`` are all its stamped pages, ``dead`` their links that lead nowhere, ``left`` the files of the last site that
    are not in this one as they are; None where nothing of the last one stays.
    """

    made: dict[str, Made]
    dead: list[DeadLink]
    left: list[str] | None


def stamp_site(shop: Shop, last: Previous) -> Site:
    """Write the generated pages and files that the last site does not have as they should be, or all of them."""
    stays, left = _staying(shop, last)
    pages = [name for name in shop.names if name in shop.kinds]
    mends = len(pages) - sum(name in shop.kinds for name in stays) <= _MOST_NEW * len(pages)
    to_do = [name for name in shop.names if name not in stays] if mends else list(shop.names)
    shop.links, shop.own_parts, shop.shapes, shop.in_navigation  # noqa: B018 - made once, before the work is parted
    done = dict(zip(to_do, in_processes(lambda name: _bring(shop, name), to_do), strict=True))
    stamped = {name: page for name, page in done.items() if page is not None}
    made = {name: stamped[name].made if name in stamped else last.made[name] for name in pages}
    return Site(made, [dead for page in stamped.values() for dead in page.dead], left if mends else None)


def _staying(shop: Shop, last: Previous) -> tuple[set[str], list[str]]:
    """The generated files that the last site has as they should be, and the paths of all others in it."""
    if not last.made or not last.site.is_dir():
        return set(), []
    stays, left = set(), []
    names = {shop.place(name): name for name in shop.names}
    shapes = set(shop.shapes.values())
    gone = {basename(name) for name in last.made.keys() - shop.kinds.keys()}
    for path, entry in files_in(str(last.site)):
        name = names.get(path)
        if name is not None and _stays(shop, last, name, entry, shapes) and not (gone and _names_any(shop, name, gone)):
            stays.add(name)
        else:
            left.append(path)
    return stays, left


def _stays(shop: Shop, last: Previous, name: str, entry: os.DirEntry[str], shapes: set[str]) -> bool:
    if name not in shop.kinds:
        return same_file(entry, shop.source(name))
    made = last.made.get(name)
    return (
        made is not None
        and made.shape in shapes
        and stamp_of(entry.stat(follow_symlinks=False)) == made.page
        and stamp_at(shop.source(name)) == made.source
    )


def _names_any(shop: Shop, name: str, gone: set[str]) -> bool:
    """Whether a page may have a link to one that is no more."""
    if name not in shop.kinds:
        return False
    text = read(shop.source(name))[0]
    return any(name in text for name in gone)


def _bring(shop: Shop, name: str) -> Stamped | None:
    """Stamp a page, or put a file into the site under a second name."""
    if name in shop.kinds:
        return _stamp(shop, name)
    link_or_copy(shop.source(name), f"{shop.config.site_dir}/{shop.place(name)}")
    return None


def _stamp(shop: Shop, name: str) -> Stamped:
    text, stamp = read(shop.source(name))
    links, kind = shop.links.of(name), shop.kinds[name]
    facts, body = read_page(text)
    content = content_of(body, links)
    page = shop.in_navigation.get(name) or Page(None, shop.file(name), shop.config)
    page.meta, page.markdown, page.content = facts, body, content.html
    page._title_from_render = content.title  # noqa: SLF001 - what Page.render would have found
    own = shop.own_parts[kind.template].render(get_context(shop.navigation, [], shop.config, page))
    own[ANCHOR] = content.anchors[0] if content.anchors else ""
    html = shop.stencils[kind].stamp(own).encode()
    written = write(f"{shop.config.site_dir}/{shop.place(name)}", html)
    dead = (*links.dead, *_dead_anchors(shop, links, content.anchors))
    # A page with a dead link is made again each time, so that it is told each time.
    return Stamped(Made(stamp, written, kind.template, "" if dead else shop.shapes[kind]), dead)


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
    if name not in shop.anchors:
        shop.anchors[name] = content_of(read_page(read(shop.source(name))[0])[1], lambda link: link).anchors
    return shop.anchors[name]
