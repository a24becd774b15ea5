"""Fields that carry HTML, JATS or XML's escapes become text.

Tags and entities are undone, and wrapped lines joined.
"""

from __future__ import annotations

import html
import re

# Attributes are spelt out, so that "if a <b and c> d" holds no tag; possessive, so that no input
# makes it backtrack.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][\w:.-]*+)"
    r"(?:\s++[\w:.-]++\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>]++))*+\s*+/?>"
)
_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")

_INLINE = frozenset((
    "a", "b", "big", "bold", "em", "ext-link", "fixed-case", "font", "i", "inline-formula",
    "italic", "label", "monospace", "named-content", "nobr", "roman", "sc", "scp", "small", "span",
    "strike", "strong", "styled-content", "tt", "u", "underline", "uri", "xref", "alternatives",
))  # fmt: skip
_BLOCK = frozenset((
    "abstract", "article-title", "abstracttext", "blockquote", "body", "br", "dd", "disp-formula",
    "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "img", "li",
    "list", "list-item", "object", "ol", "p", "paragraph", "para", "pre", "sec", "section",
    "simple-para", "table", "tbody", "td", "th", "tr", "title", "ul",
))  # fmt: skip
_RAISED = {"sup": "^", "sub": "_", "inf": "_"}
_FORMULA = frozenset({"math", "tex-math"})
_KNOWN = _INLINE | _BLOCK | _RAISED.keys() | _FORMULA
_HEADING = frozenset({"title"})
_NOT_SAID_TWICE = frozenset(
    {"abstract", "summary"}
)  # a heading over the field that is called so anyway


def one_line(text: str) -> str | None:
    """Join wrapped lines with single spaces, and leave out what no text has.

    None is returned where nothing is left.
    """
    # What can be printed has no white space but the space: most texts are one line already.
    if text.isprintable() and "  " not in text:
        return text.strip(" ") or None
    joined = " ".join(text.split())
    # A third of the time that the search in each text would take.
    if not joined.isprintable():
        joined = _UNPRINTABLE.sub("", joined)
    return joined or None


def without_markup(text: str) -> str | None:
    """Undo tags and entities, and join lines.

    ``<p>H<sub>2</sub>O &amp; ice</p>`` is ``H$_{2}$O & ice``.

    Only tags of HTML and JATS go; ``<`` of a formula stays. A formula in TeX replaces its twin in
    MathML.
    """
    if "<" in text:
        text = _without_tags(text)
    if "&" in text:
        text = unescaped(text)
    return one_line(text)


def unescaped(text: str) -> str:
    """Replace entities by what they stand for.

    They are replaced twice where one was escaped again on its way, as in Crossref's ``&amp;lt;``.
    """
    once = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    if once != text and "&amp;" in text:
        return _ENTITY.sub(lambda match: html.unescape(match.group()), once)
    return once


def _without_tags(text: str) -> str:
    pieces: list[str] = []
    position, skipped = 0, ""  # skipped: the element whose content is left out
    for match in _TAG.finditer(text):
        name = match["name"].lower().rpartition(":")[2]
        if name not in _KNOWN:
            continue
        if not skipped:
            pieces.append(text[position : match.start()])
        position = match.end()
        if skipped:
            skipped = "" if match["end"] and name == skipped else skipped
        elif _begins_twin_of_tex(name, bool(match["end"]), pieces):
            skipped = name
        else:
            _put_in_place_of(name, bool(match["end"]), pieces)
    if not skipped:
        pieces.append(text[position:])
    return "".join(pieces)


def _begins_twin_of_tex(name: str, ends: bool, pieces: list[str]) -> bool:
    """Tell whether the MathML of a formula begins that was just read in TeX."""
    if name != "math" or ends:
        return False
    return (
        next((piece for piece in reversed(pieces) if piece.strip()), "")
        .rstrip()
        .endswith("$")
    )


def _put_in_place_of(name: str, ends: bool, pieces: list[str]) -> None:
    if name in _RAISED:
        pieces.append("}$" if ends else f"${_RAISED[name]}{{")
    elif name == "tex-math" and ends:
        pieces[-1] = _formula(pieces[-1])
    elif name in _BLOCK:
        if (
            name in _HEADING
            and ends
            and pieces[-1].strip().lower() in _NOT_SAID_TWICE
        ):
            pieces.pop()
        pieces.append(" ")


def _formula(tex: str) -> str:
    """The formula of a ``tex-math``, which publishers wrap into a whole LaTeX document."""
    inner = (
        tex.partition(r"\begin{document}")[2].partition(r"\end{document}")[0]
        or tex
    )
    return f"${inner.strip().strip('$').strip()}$"
