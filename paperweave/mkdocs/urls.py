"""Where a file of ``docs/`` stands in the site, and its address.

What MkDocs' ``File`` says, in less time.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_INDEX = ("index", "README")
_PLAIN = re.compile(r"[\w./~-]+", re.ASCII)
# https://html.spec.whatwg.org/multipage/syntax.html#unquoted
_QUOTED = (" ", "\t", "\n", "\r", "\f", '"', "'", "=", "<", ">", "`")


def output_path(name: str, *, in_folders: bool) -> str:
    """The path inside the site of a file of ``docs/``.

    ``in_folders`` is MkDocs' ``use_directory_urls``.
    """
    if not name.endswith(".md"):
        return name
    way = name.removesuffix(".md")
    folder, slash, stem = way.rpartition("/")
    if stem in _INDEX:
        return f"{folder}{slash}index.html"
    return f"{way}/index.html" if in_folders else f"{way}.html"


def address(name: str, *, in_folders: bool) -> str:
    """The address of a file of ``docs/``, from the site's root."""
    path = output_path(name, in_folders=in_folders)
    if in_folders and (path == "index.html" or path.endswith("/index.html")):
        path = path.removesuffix("index.html") or "./"
    return path if _PLAIN.fullmatch(path) else quote(path)


def in_attribute(value: str) -> str:
    """A value of an attribute as HTML has it, quoted where it must be.

    ``value`` is escaped by then.
    """
    return value if _may_stand_bare(value) else f'"{value}"'


def in_attributes(values: list[str]) -> list[str]:
    """The same of several, which are looked at together: few must be quoted."""
    if all(values) and _may_stand_bare("".join(values)):
        return values
    return [in_attribute(value) for value in values]


def _may_stand_bare(text: str) -> bool:
    """Whether nothing in a value ends it; to look for one sign after another is quickest."""
    for sign in _QUOTED:
        if sign in text:
            return False
    return bool(text)
