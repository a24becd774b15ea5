"""The stamping itself.

Each generated page's own parts are set into its shell and written into the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from paperweave.engine.disk import link_or_copy, read, write
from paperweave.engine.workers import in_processes
from paperweave.mkdocs.links import DeadLink
from paperweave.mkdocs.previous_site import MadePage
from paperweave.mkdocs.stamping.contents_ahead import (
    read_with_content,
    with_content,
)
from paperweave.mkdocs.stamping.from_papers import from_papers
from paperweave.mkdocs.stamping.markdown_html import content_of
from paperweave.mkdocs.stamping.shells import ANCHOR
from paperweave.render.front_matter import read_page
from paperweave.render.template_faults import template_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.mkdocs.links import PageLinks
    from paperweave.mkdocs.previous_site import Previous
    from paperweave.mkdocs.reuse import Differing
    from paperweave.mkdocs.stamping.contents_ahead import ReadPage
    from paperweave.mkdocs.stamping.markdown_html import Content
    from paperweave.mkdocs.stamping.render_context import SiteContext

# Of so many pages no more than this part may be new, for the last site to be mended; else all of it
# is made anew.
_MOST_NEW = 0.5
_SECTION = re.compile("<h2 id=[^>]*>")


class RenderedPage(NamedTuple):
    """A page that was rendered, and its links that lead nowhere."""

    made: MadePage
    dead: tuple[DeadLink, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """What stamping made of a site.

    ``made`` are all its rendered pages, ``dead`` their links that lead nowhere, ``left`` the files
    of the last site that are not in this one as they are; None where nothing of the last one stays.
    """

    made: dict[str, MadePage]
    dead: list[DeadLink]
    left: list[str] | None


def _reshaped(
    site: SiteContext, last: Previous, pages: Iterable[str]
) -> set[str]:
    """The pages that the last site has in another shape than the pages have now."""
    shapes = {parts.shape for parts in site.parts_of_kinds.values()}
    return {name for name in pages if last.made[name].shape not in shapes}


def render_pages(
    site: SiteContext, last: Previous, differing: Differing | None
) -> RenderedSite:
    """Write the generated pages that the last site does not have as they should be, or all of them.

    ``differing`` is what differs from the last site; None where there is none, and all but the
    pages is in its place.
    """
    pages = [name for name in site.names if name in site.kinds]
    if differing is None:
        return _render_all(site, last, pages, pages, None)
    unchanged = [name for name in pages if name not in differing.names]
    reshaped = _reshaped(site, last, unchanged)
    new = differing.names | reshaped
    if sum(map(new.__contains__, pages)) > _MOST_NEW * len(pages):
        return _render_all(site, last, pages, site.names, None)
    left = [*differing.left, *(site.output_path(name) for name in reshaped)]
    return _render_all(
        site, last, pages, [name for name in site.names if name in new], left
    )


def _render_all(
    site: SiteContext,
    last: Previous,
    pages: Sequence[str],
    to_do: Sequence[str],
    left: list[str] | None,
) -> RenderedSite:
    # made once, before the work is parted
    site.links, site.parts_of_kinds, site.in_navigation, site.blank  # noqa: B018
    done = dict(
        zip(
            to_do,
            in_processes(lambda name: _render_or_copy(site, name), to_do),
            strict=True,
        )
    )
    stamped = {name: page for name, page in done.items() if page is not None}
    made = {
        name: stamped[name].made if name in stamped else last.made[name]
        for name in pages
    }
    return RenderedSite(
        made, [dead for page in stamped.values() for dead in page.dead], left
    )


def _render_or_copy(site: SiteContext, name: str) -> RenderedPage | None:
    """Stamp a page, or put a file into the site under a second name."""
    if name in site.kinds:
        return _render(site, name)
    link_or_copy(site.source(name), site.target(name))
    return None


def page_html(site: SiteContext, name: str, text: str) -> str:
    """The page of the site that a generated page of this text would be."""
    return _stamped(site, name, with_content(text, site.links.of(name)))


def _stamped(site: SiteContext, name: str, found: ReadPage) -> str:
    parts, content = site.parts_of_kinds[site.kinds[name]], found.content
    page = site.page(name, found.links.address)
    page.meta, page.markdown = found.facts, found.body
    # Where a script sets in the link past the header, none leads to the title,
    # and a link to it from elsewhere leads to the page's top anyway.
    brief = site.brief and ANCHOR not in parts.shell.marks
    page.content = _without_id(content) if brief else content.html
    is_paper = site.kinds[name].template == "paper.html"
    if parts.framed and is_paper:
        # A script of theirs adds these, which only links from elsewhere need.
        page.content = _SECTION.sub("<h2>", page.content)
    page._title_from_render = content.title  # noqa: SLF001 - what Page.render would have found
    with template_faults():
        own = parts.own.render(site.context(parts, page))
    own[ANCHOR] = content.anchors[0] if content.anchors else ""
    if name not in site.in_navigation:
        # Else the two hold each other until the collector comes by.
        page.file.page = None
    if not parts.framed:
        return parts.shell.stamp(own)
    own["htmltitle"] = own["htmltitle"].replace(">\n<", "><")
    html = parts.shell.stamp(own)
    return html if is_paper else from_papers(html, found.links.address)


def _without_id(content: Content) -> str:
    """A page whose title has no id that says it again."""
    if not content.anchors:
        return content.html
    return content.html.replace(f"<h1 id={content.anchors[0]}>", "<h1>", 1)


def _render(site: SiteContext, name: str) -> RenderedPage:
    links = site.links.of(name)
    page = site.ahead.page(name, links) or read_with_content(
        site.source(name), links
    )
    written = write(site.target(name), _stamped(site, name, page).encode())
    dead = (*links.dead, *_dead_anchors(site, links, page.content.anchors))
    kind = site.kinds[name]
    # A page with a dead link is made again each time, so that it is told each time.
    shape = "" if dead else site.parts_of_kinds[kind].shape
    changed = page.facts.get("changed")
    return RenderedPage(
        MadePage(page.source, written, kind.template, shape, changed), dead
    )


def _dead_anchors(
    site: SiteContext, links: PageLinks, own: tuple[str, ...]
) -> Iterator[DeadLink]:
    for target, anchor, link in links.to_anchors:
        known = own if target == links.page else _anchors(site, target)
        if anchor not in known:
            where = "there is no such anchor on this page"
            if target != links.page:
                where = (
                    f"the doc '{target}' does not contain an anchor '#{anchor}'"
                )
            said = f"Doc file '{links.page}' contains a link '{link}', but {where}."
            yield DeadLink(links.page, link, "anchors", said)


def _anchors(site: SiteContext, name: str) -> tuple[str, ...]:
    if name not in site.anchors:
        site.anchors[name] = content_of(
            read_page(read(site.source(name))[0].decode())[1], lambda link: link
        ).anchors
    return site.anchors[name]
