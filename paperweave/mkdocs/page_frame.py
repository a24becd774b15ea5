"""The frame of a large site's pages, header and footer, which one script sets in.

On each of 14,000 pages of 10,000 papers it would be 3.5 kB of 12. The script
also holds what is otherwise in each page's head. Without scripts a page has a
link to the home page in place of its header.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FRAME_SCRIPT = "assets/paperweave/frame.js"

# The parts of a page, as the theme's templates `partials/javascripts/base`,
# `header` and `footer` make them.
_START = re.compile(
    r"<script>(var paperweave=\{base:)new URL\(.*?,location\)(.*?)</script>"
)
_HEADER = re.compile(
    r"<script>paperweave\.paint\(\)</script>\s*"
    r'(<header class="pw-header">)(.*?)(</header>)',
    re.DOTALL,
)
_FOOTER = re.compile(r'(<footer class="pw-footer">)(.*?)(</footer>)', re.DOTALL)
_LINK = re.compile(r'\b(href|action|src)="([^"#:/][^":]*)"')
# Somewhere on the web that is no address, so that no link leads there.
_ANYWHERE = "https://site.invalid/"
# What Material's own scripts work with, half a kilobyte of each page: the
# switches of its drawer and its search, the place of a message, and an
# announcement that says nothing.
_FOR_MATERIAL = re.compile(
    r'<input class="md-toggle"[^>]*>\s*'
    r'|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="announce">\s*</div>\s*'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*'
)
_MATERIAL = "assets/javascripts/bundle."
HERE = "\0"  # stands for the site's root; no page has it
_PARTS = "\npaperweave.frame="


class Frame(NamedTuple):
    """What pages repeat, with links from the site's root."""

    start: tuple[str, str]  # around the site's root
    header: str
    footer: str

    def script(self) -> str:
        """The script that sets it in."""
        before, after = self.start
        root = 'new URL("../../",document.currentScript.src)'
        return (
            f"{before}{root}{after}\n"
            "paperweave.framed=function(i){"
            "if(!i)this.paint();"
            "var s=document.currentScript,"
            'r=this.base.href.replaceAll("&","&amp;");'
            's.insertAdjacentHTML("beforebegin",this.frame[i]'
            '.replaceAll("\\0",()=>r));s.remove()}'
        ).replace("</", "<\\/") + _set_in([self.header, self.footer])


def reframed(script: str, change: Callable[[str], str]) -> str:
    """The script with its first part, the header and the footer changed."""
    before, _, parts = script.partition(_PARTS)
    return change(before) + _set_in(
        [change(html) for html in json.loads(parts)]
    )


def _set_in(parts: Sequence[str]) -> str:
    """The end of the script, which has the header and the footer."""
    text = json.dumps(parts, ensure_ascii=False).replace("</", "<\\/")
    return f"{_PARTS}{text}\n"


def frame_of(html: str, address: str) -> Frame | None:
    """The frame of a page at an address; None where a part of it is another.

    A theme of somebody's own may have other headers, and scripts in them,
    which browsers do not run where a script sets them in.
    """
    start, header, footer = (
        part.search(html) for part in (_START, _HEADER, _FOOTER)
    )
    if start is None or header is None or footer is None:
        return None
    if "<script" in (header[2] + footer[2]).lower():
        return None
    place = urljoin(_ANYWHERE, address)
    return Frame(
        (start[1], start[2]),
        _from_root(header[2], place),
        _from_root(footer[2], place),
    )


def _from_root(html: str, place: str) -> str:
    """The same with links from the site's root, which a sign stands for."""

    def link(found: re.Match[str]) -> str:
        way = urljoin(place, found[2]).removeprefix(_ANYWHERE)
        return f'{found[1]}="{HERE}{way}"'

    return _LINK.sub(link, html)


def without_frame(html: str, root: str, name: str) -> str:
    """A page whose frame the script sets in.

    ``root`` is the way from the page to the site's root (``../..``), ``name``
    what its link to the home page says, as HTML.
    """
    script = f'<script src="{root}/{FRAME_SCRIPT}"></script>'
    home = f'<noscript><a href="{root}/">{name}</a></noscript>'
    html = _START.sub(lambda _: script, html, count=1)
    html = _HEADER.sub(
        lambda found: (
            f"{found[1]}<script>paperweave.framed(0)</script>{home}{found[3]}"
        ),
        html,
        count=1,
    )
    html = _FOOTER.sub(
        lambda found: (
            f"{found[1]}<script>paperweave.framed(1)</script>{found[3]}"
        ),
        html,
        count=1,
    )
    return html if _MATERIAL in html else _FOR_MATERIAL.sub("", html)
