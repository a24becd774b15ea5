"""The links of a list from the folder of the papers, where that makes it shorter.

In `keywords/lora/` each of them begins with `../../papers/`, which HTML's
``<base>`` says once: a fifteenth of a list.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from mkdocs.utils import get_relative_url

# Tags only: whatever a listing's text holds, its `<` is an entity in a page.
_LINK = re.compile(
    r'(<[a-zA-Z][^<>]*?\s(?:href|src|action)=)("?)([^"\s>]*)', re.ASCII
)
_SCHEME = re.compile(r"(?:[a-zA-Z][\w+.-]*:|/)", re.ASCII)
_SEGMENT_LIKE_A_SCHEME = re.compile(r"[^/?#]*:")
_PAPERS = "papers/"
# Somewhere on the web that is no address, so that no link leads there.
_ANYWHERE = "https://site.invalid/"


def from_papers(html: str, address: str) -> str:
    """A page at an address, with such links if they are shorter together."""
    root = get_relative_url(".", address).rstrip("/") + "/"
    papers, place = root + _PAPERS, _ANYWHERE + address

    def way(link: str) -> str:
        if link.startswith(papers):
            way = link.removeprefix(papers) or "./"
            return f"./{way}" if _SEGMENT_LIKE_A_SCHEME.match(way) else way
        if link.startswith(root):
            return f"../{link.removeprefix(root)}"
        if _SCHEME.match(link):
            return link
        # In the page itself, too: `#` alone would lead to the papers.
        return f"../{urljoin(place, link).removeprefix(_ANYWHERE)}"

    based = _LINK.sub(lambda m: f"{m[1]}{m[2]}{way(m[3])}", html)
    based = based.replace("<head>", f"<head><base href={papers}>", 1)
    return min(html, based, key=len)
