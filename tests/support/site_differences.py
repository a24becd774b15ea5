"""Two built sites compared as a browser sees them.

The same files, in each page the same tree of tags and words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SPACE = re.compile(r"\s+")
# Space beside the border of one of these is not shown.
_BLOCKS = {
    "html", "head", "body", "main", "article", "section", "aside", "header", "footer", "nav", "div",
    "form", "details", "summary", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tr", "th", "td", "br", "meta", "link", "title", "script", "style",
}  # fmt: skip


def files_in(site: Path) -> set[str]:
    """All files of a site."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def differences(ours: Path, theirs: Path) -> Iterator[str]:
    """What of ``ours`` is not as in ``theirs``.

    A line for each file missing, too many or of other content.
    """
    here, there = files_in(ours), files_in(theirs)
    yield from (f"{name} is missing" for name in sorted(there - here))
    yield from (f"{name} is too many" for name in sorted(here - there))
    for name in sorted(here & there):
        if name.endswith(".html"):
            yield from _page_differences(name, ours / name, theirs / name)
        elif (
            not name.endswith(".gz") and (ours / name).read_bytes() != (theirs / name).read_bytes()
        ):
            yield f"{name} differs"


def _page_differences(name: str, ours: Path, theirs: Path) -> Iterator[str]:
    here, there = tree(ours.read_text("utf-8")), tree(theirs.read_text("utf-8"))
    for ours_now, theirs_now in zip(here, there, strict=False):
        if ours_now != theirs_now:
            yield f"{name}: {ours_now!r} where {theirs_now!r} was expected"
            return
    if len(here) != len(there):
        yield f"{name}: {len(here)} parts where {len(there)} were expected"


def tree(source: str) -> list[str]:
    """A page's tags with their attributes, and its words, in their order.

    Space as a browser shows it.
    """
    found: list[str] = []
    _walk(html.fromstring(source), found, shown=False)
    return [part for part in found if part]


def _walk(node: html.HtmlElement, found: list[str], *, shown: bool) -> None:
    if not isinstance(node.tag, str):
        return
    shown = shown or node.tag in ("pre", "textarea", "script")
    found.append(f"<{node.tag} {sorted(node.attrib.items())}")
    _words(node.text, found, shown=shown, block=node.tag in _BLOCKS)
    for child in node:
        _walk(child, found, shown=shown)
        block = isinstance(child.tag, str) and child.tag in _BLOCKS
        _words(child.tail, found, shown=shown, block=block)
    if node.tag in _BLOCKS and not shown and found[-1][:1] != "<":
        found[-1] = found[-1].rstrip()
    found.append(f"</{node.tag}")


def _words(text: str | None, found: list[str], *, shown: bool, block: bool) -> None:
    if not text:
        return
    words = text if shown else _SPACE.sub(" ", text)
    if block and not shown:
        words = words.lstrip()
    if found[-1][:1] != "<":
        found[-1] += words
    else:
        found.append(words)
