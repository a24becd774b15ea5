"""The frame of a large site's pages, which one script and one style sheet set in.

On each of 14,000 pages of 10,000 papers it would be 5 kB of 12. The script
also holds what is otherwise in each page's head, and runs the others. Without
scripts a page has a link to the home page in its header.
"""

from __future__ import annotations

import json
import re
from itertools import chain, repeat, takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from paperweave.mkdocs.material_scripts import MATERIAL_SCRIPT
from paperweave.mkdocs.urls import in_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FRAME_SCRIPT = "assets/frame.js"
FRAME_STYLE = "assets/frame.css"

# The parts of a page, as the theme's templates `main`, `header`, `footer` and
# `partials/javascripts/base` and Material's `base` make them.
_START = re.compile(
    r"<script>(var paperweave=\{base:)new URL\(.*?,location\)(.*?)</script>\s*"
)
_HEADER = re.compile(
    r"<script>paperweave\.paint\(\)</script>\s*"
    r'<header class="pw-header">(.*?)</header>',
    re.DOTALL,
)
_FOOTER = re.compile(
    r'(?<=</main>)\s*(<footer class="pw-footer">.*?</footer>)', re.DOTALL
)
# The colors that Material has without these attributes, too; scripts choose.
_BODY = re.compile(
    r'<body dir="ltr" data-md-color-scheme="default"'
    r'((?: data-md-color-\w+="[\w-]+")*)>'
)
_ATTRIBUTE = re.compile(r'([\w-]+)="([\w-]+)"')
# Boxes that lay out Material's navigation, which our pages have not.
_BOXES = re.compile(
    r'<div class="md-container"[^>]*>\s*'
    r'<main class="md-main"[^>]*>\s*<div class="md-main__inner md-grid">\s*'
    r'<article id="__skip" class="md-content ([^"]*)">(.*)</article>\s*'
    r"</div>\s*</main>\s*</div>",
    re.DOTALL,
)
# What browsers find in a head whenever it comes there.
_FOUND_LATER = re.compile(r'<link rel="(?:icon|search)"[^>]*>\s*')
# Over the header, to the content.
_SKIP = re.compile(
    r'(<div data-md-component="skip">\s*<a href=")[^"]*(".*?</div>)\s*',
    re.DOTALL,
)
_CONTENT = "__skip"  # the id of each page's content
_SCRIPT = re.compile(r'<script src="([^":]+)" defer></script>\s*')
_ANY_SCRIPT = re.compile(r"<script\b[^>]*\ssrc\b", re.IGNORECASE)
_STYLE = re.compile(r'<link rel="stylesheet" href="([^":]+)">\s*')
# Material's and ours: what they lead to lies beside them or in themselves.
_JOINED = re.compile(r"assets/(?:stylesheets|paperweave)/[\w.-]+", re.ASCII)
_SOURCE_MAP = re.compile(r"\n?/\*# sourceMappingURL=.*?\*/")
_LINK = re.compile(r'\b(href|action|src)="([^"#:/][^":]*)"')
# Somewhere on the web that is no address, so that no link leads there.
_ANYWHERE = "https://site.invalid/"
# What Material's own scripts work with, half a kilobyte of each page: the
# switches of its drawer and its search, the place of a message, an
# announcement that says nothing, marks of what is what, and the color that its
# style sheet has anyway.
_FOR_MATERIAL = re.compile(
    r'<input class="md-toggle"[^>]*>\s*'
    r'|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="announce">\s*</div>\s*'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*'
    r'|(?<=") data-md-component="(?:container|main)"(?=>)'
    r'|(?<=") data-md-color-accent="indigo"(?=>)'
    r'|(?<=") class="no-js"(?=>)'
)
# Between the tags of a frame, where no text stands.
_LINE_ENDS = re.compile(r">\s*\n\s*<")
HERE = "\0"  # stands for the site's root; no page has it
_PARTS = "\npaperweave.frame="
# The parts by their places: header, footer, what goes into the head, the link
# to the content. The script stands first in the header, so that nothing of the
# page is shown without it. Other scripts run when the page is there, as those
# that stand in a page do, and are asked for before that.
_FUNCTIONS = """
paperweave.place=function(element,where,i){
var root=this.base.href.replaceAll("&","&amp;");
element.insertAdjacentHTML(where,this.frame[i].replaceAll("\\0",()=>root))}
paperweave.framed=function(body,all){
var own=document.currentScript,header=own.parentNode;
Object.entries(body).forEach(one=>document.body.setAttribute(...one));
this.paint();header.className="pw-header";
this.place(document.head,"beforeend",2);
this.place(header,"beforebegin",3);
this.place(own,"beforebegin",0);
all.push(...(own.dataset.run||"").split(" ").filter(Boolean)
.map(name=>name.includes(".")?name:"assets/paperweave/"+name+".js"));
var add=(tag,of)=>all.forEach(path=>document.head.append(Object.assign(
document.createElement(tag),of(new URL(path,this.base).href))));
add("link",href=>({rel:"preload",as:"script",href}));
addEventListener("DOMContentLoaded",()=>{
var main=document.querySelector("main");
if(!document.getElementById("__skip"))main.id="__skip";
own.nextElementSibling.remove();own.remove();
var skip=document.querySelector(".md-skip");
if(skip&&document.querySelector("base"))skip.onclick=event=>{
event.preventDefault();location.hash="__skip"};
this.place(main,"afterend",1);
add("script",src=>({src,async:false}))})}"""
_BEGIN = "paperweave.framed(%s,%s)\n"
# Our own scripts are told by their names.
_OWN = re.compile(r"assets/paperweave/([\w-]+)\.js", re.ASCII)


class Frame(NamedTuple):
    """What pages repeat, with links from the site's root."""

    start: tuple[str, str]  # around the site's root
    header: str
    footer: str
    head: str
    skip: str
    body: str  # attributes

    def script(self, scripts: Sequence[str]) -> str:
        """The script that sets it in, and runs these and what a page names."""
        before, after = self.start
        root = 'new URL("../",document.currentScript.src)'
        body = dict(_ATTRIBUTE.findall(self.body))
        parts = [self.header, self.footer, self.head, self.skip]
        return (
            f"{before}{root}{after}{_FUNCTIONS}".replace("</", "<\\/")
            + _set_in(parts)
            + _BEGIN % (json.dumps(body), json.dumps(scripts))
        )


def reframed(script: str, change: Callable[[str], str]) -> str:
    """The script with its first part and what it sets in changed."""
    before, _, rest = script.partition(_PARTS)
    parts, _, end = rest.partition("\n")
    return (
        change(before) + _set_in([change(html) for html in json.loads(parts)])
    ) + end


def _set_in(parts: Sequence[str]) -> str:
    """The line of the script that has what it sets in."""
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
    if "<script" in (header[1] + footer[1]).lower():
        return None
    place = urljoin(_ANYWHERE, address)
    skip, body = _skip_of(html), _BODY.search(html)
    return Frame(
        (start[1], start[2]),
        _from_root(header[1], place),
        _from_root(footer[1], place),
        _from_root("".join(_FOUND_LATER.findall(html)), place),
        f"{skip[1]}#{_CONTENT}{skip[2]}" if skip else "",
        body[1] if body else "",
    )


def _skip_of(html: str) -> re.Match[str] | None:
    """A page's link to its content, where each page has that at one id."""
    return _SKIP.search(html) if f' id="{_CONTENT}"' in html else None


def _from_root(html: str, place: str) -> str:
    """The same with links from the site's root, which a sign stands for."""

    def link(found: re.Match[str]) -> str:
        way = urljoin(place, found[2]).removeprefix(_ANYWHERE)
        return f'{found[1]}="{HERE}{way}"'

    return _LINK.sub(link, html)


def _paths(found: Sequence[str], address: str) -> list[str]:
    """Files that a page at an address names, from the site's root."""
    place = urljoin(_ANYWHERE, address)
    return [urljoin(place, link).removeprefix(_ANYWHERE) for link in found]


def _scripts_of(html: str, address: str) -> list[str]:
    """The scripts that a page runs; none where others stand between them."""
    found = _SCRIPT.findall(html)
    only = len(found) == len(_ANY_SCRIPT.findall(html))
    return _paths(found, address) if only else []


def _styles_of(html: str, address: str) -> list[str]:
    """The style sheets with which a page begins and that can be joined."""
    paths = _paths(_STYLE.findall(html), address)
    return list(takewhile(_JOINED.fullmatch, paths))


def _beginning(lists: Sequence[list[str]]) -> list[str]:
    """What all lists begin with."""
    places = zip(*lists, strict=False)
    return [
        one
        for one, *others in takewhile(lambda some: len({*some}) == 1, places)
    ]


class SharedFrame(NamedTuple):
    """A frame, and the scripts and style sheets of all pages that have it."""

    frame: Frame
    scripts: list[str]
    styles: list[str]

    @classmethod
    def of(cls, frame: Frame, pages: Sequence[tuple[str, str]]) -> SharedFrame:
        """What pages with one frame share, each its HTML and its address."""
        return cls(
            frame,
            _beginning([_scripts_of(*page) for page in pages]),
            _beginning([_styles_of(*page) for page in pages]),
        )

    def files(self, read: Callable[[str], str]) -> Iterator[tuple[str, str]]:
        """The script and the style sheet, each path and text.

        ``read`` gives the text of a file of the site.
        """
        yield FRAME_SCRIPT, self.frame.script(self.scripts)
        if self.styles:
            texts = (_SOURCE_MAP.sub("", read(path)) for path in self.styles)
            yield FRAME_STYLE, "\n".join(texts)

    def without(self, html: str, address: str, root: str, name: str) -> str:
        """A page whose frame the script sets in.

        ``root`` is the way from the page to the site's root (``../..``),
        ``name`` what its link to the home page says, as HTML.
        """
        own = [
            _OWN.sub(r"\1", path)
            for path in _scripts_of(html, address)[len(self.scripts) :]
        ]
        run = f" data-run={in_attribute(' '.join(own))}" if own else ""
        header = (
            f"<header><script src={root}/{FRAME_SCRIPT}{run}></script>"
            f"<a href={root}/>{name}</a></header>"
        )
        if self.scripts:
            html = _SCRIPT.sub("", html)
        if _skip_of(html):
            html = _SKIP.sub("", html, count=1)
        html = _with_one_style(html, len(self.styles), root)
        html = _START.sub("", html, count=1)
        html = _FOUND_LATER.sub("", html)
        html = _HEADER.sub(lambda _: header, html, count=1)
        html = _FOOTER.sub("", html, count=1)
        html = _BODY.sub("<body>", html, count=1)
        if MATERIAL_SCRIPT in html:
            return html
        html = _BOXES.sub(r'<main class="\1">\2</main>', html)
        return _LINE_ENDS.sub("><", _FOR_MATERIAL.sub("", html))


def _with_one_style(html: str, joined: int, root: str) -> str:
    """A page with the one style sheet in place of the first that it has."""
    if not joined:
        return html
    style = f"<link rel=stylesheet href={root}/{FRAME_STYLE}>\n"
    instead = chain([style], repeat(""))
    return _STYLE.sub(lambda _: next(instead), html, count=joined)
