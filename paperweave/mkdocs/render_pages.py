"""The stamping itself: each generated page's own parts are set into its stencil and written into the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from paperweave.engine.disk import link_or_copy, read, write
from paperweave.engine.workers import in_processes
from paperweave.mkdocs.links import DeadLink
from paperweave.mkdocs.markdown_html import content_of
from paperweave.mkdocs.previous_site import Made
from paperweave.mkdocs.shells import ANCHOR
from paperweave.render.front_matter import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.mkdocs.links import PageLinks
    from paperweave.mkdocs.previous_site import Previous
    from paperweave.mkdocs.render_context import Shop
    from paperweave.mkdocs.reuse import Differing

# Of so many pages no more than this part may be new, for the last site to be mended; else all of it
# is made anew.
_MOST_NEW = 0.5


class Stamped(NamedTuple):
    """A page that was stamped, and its links that lead nowhere."""

    made: Made
    dead: tuple[DeadLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """What stamping made of a site.

    ``made`` are all its stamped pages, ``dead`` their links that lead nowhere, ``left`` the files
    of the last site that are not in this one as they are; None where nothing of the last one stays.
    """

    made: dict[str, Made]
    dead: list[DeadLink]
    left: list[str] | None


def stamp_site(shop: Shop, last: Previous, differing: Differing | None) -> Site:
    """Write the generated pages that the last site does not have as they should be, or all of them.

    ``differing`` is what differs from the last site; None where there is none, and all but the
    pages is in its place.
    """
    pages = [name for name in shop.names if name in shop.kinds]
    if differing is None:
        return _stamp_all(shop, last, pages, pages, None)
    shapes = {mould.shape for mould in shop.moulds.values()}
    reshaped = {
        name
        for name in pages
        if name not in differing.names and last.made[name].shape not in shapes
    }
    new = differing.names | reshaped
    if sum(name in new for name in pages) > _MOST_NEW * len(pages):
        return _stamp_all(shop, last, pages, shop.names, None)
    left = [*differing.left, *(shop.place(name) for name in reshaped)]
    return _stamp_all(shop, last, pages, [name for name in shop.names if name in new], left)


def _stamp_all(
    shop: Shop, last: Previous, pages: Sequence[str], to_do: Sequence[str], left: list[str] | None
) -> Site:
    # made once, before the work is parted
    shop.links, shop.moulds, shop.in_navigation, shop.blank  # noqa: B018
    done = dict(zip(to_do, in_processes(lambda name: _bring(shop, name), to_do), strict=True))
    stamped = {name: page for name, page in done.items() if page is not None}
    made = {name: stamped[name].made if name in stamped else last.made[name] for name in pages}
    return Site(made, [dead for page in stamped.values() for dead in page.dead], left)


def _bring(shop: Shop, name: str) -> Stamped | None:
    """Stamp a page, or put a file into the site under a second name."""
    if name in shop.kinds:
        return _stamp(shop, name)
    link_or_copy(shop.source(name), shop.target(name))
    return None


def _stamp(shop: Shop, name: str) -> Stamped:
    data, stamp = read(shop.source(name))
    links, kind = shop.links.of(name), shop.kinds[name]
    mould = shop.moulds[kind]
    facts, body = read_page(data.decode())
    content = content_of(body, links)
    page = shop.page(name, links.address)
    page.meta, page.markdown, page.content = facts, body, content.html
    page._title_from_render = content.title  # noqa: SLF001 - what Page.render would have found
    own = mould.own.render(shop.context(mould, page))
    own[ANCHOR] = content.anchors[0] if content.anchors else ""
    if name not in shop.in_navigation:
        page.file.page = None  # else the two hold each other until the collector comes by
    written = write(shop.target(name), mould.stencil.stamp(own).encode())
    dead = (*links.dead, *_dead_anchors(shop, links, content.anchors))
    # A page with a dead link is made again each time, so that it is told each time.
    return Stamped(Made(stamp, written, kind.template, "" if dead else mould.shape), dead)


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
        shop.anchors[name] = content_of(
            read_page(read(shop.source(name))[0].decode())[1], lambda link: link
        ).anchors
    return shop.anchors[name]
