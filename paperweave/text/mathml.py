"""Formulas become MathML while the site is built, so that a page needs no script to show them."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# MathML Core's own; latex2mathml also makes links, classes and styles of what a formula says, and a
# seed may say it.
_ELEMENTS = frozenset((
    "math", "menclose", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot", "mrow",
    "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr",
    "munder", "munderover",
))  # fmt: skip
_ATTRIBUTES = frozenset((
    "accent", "columnalign", "columnlines", "columnspacing", "depth", "display", "displaystyle",
    "fence", "form", "height", "largeop", "linethickness", "lspace", "mathcolor", "mathvariant",
    "maxsize", "minsize", "movablelimits", "notation", "rowlines", "rowspacing", "rspace",
    "scriptlevel", "separator", "stretchy", "voffset", "width",
))  # fmt: skip
_PLAIN_VALUE = re.compile(r"[\w.,#%+ -]{1,80}", re.ASCII)
# What a formula's text could still mean to Markdown inside of MathML's tags.
_MARKDOWN_SIGNS = str.maketrans({c: f"&#{ord(c)};" for c in "*_`[]\\!{}|~^#@:"})
_TAG = re.compile(r"(<[^<>]*>)")
_NOT_CONVERTED = re.compile(r"\\[A-Za-z]")


@functools.lru_cache(maxsize=8192)
def mathml(formula: str) -> str | None:
    """A formula's MathML as one line of HTML that Markdown leaves alone.

    A formula that cannot be converted gives None.

    ``formula`` comes with its dollars: ``$x^2$``, or ``$$…$$`` for a display of its own.
    """
    from latex2mathml.converter import convert

    display = formula.startswith("$$")
    source = formula.strip("$").strip()
    if not source:
        return None
    try:
        root = ET.fromstring(  # noqa: S314 - what latex2mathml wrote, without a document type
            convert(source, xmlns="", display="block" if display else "inline")
        )
    except Exception:  # noqa: BLE001  # latex2mathml raises whatever its parser ran into; the caller shows the source
        return None
    if not _is_mathematics(root):
        return None
    markup = " ".join(ET.tostring(root, encoding="unicode").split())
    return "".join(
        part if part.startswith("<") else part.translate(_MARKDOWN_SIGNS)
        for part in _TAG.split(markup)
    )


def _is_mathematics(root: Element) -> bool:
    """Whether only MathML's own elements are there.

    Every attribute that is none of MathML's is taken away.
    """
    for element in root.iter():
        if element.tag not in _ELEMENTS or _NOT_CONVERTED.search(
            element.text or ""
        ):
            return False
        for name, value in list(element.items()):
            if name not in _ATTRIBUTES or not _PLAIN_VALUE.fullmatch(value):
                del element.attrib[name]
    return True
