"""Elements of a page in HTML: the lines they stand on, and their text as lines of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_MARKS = {
    "b": "**",
    "strong": "**",
    "h2": "**",
    "h3": "**",
    "h4": "**",
    "h5": "**",
    "dt": "**",
}
# The last is many home pages' own.
_MARKS |= {"i": "*", "em": "*", "papertitle": "**"}
_OWN_LINE = frozenset(
    {
        "br",
        "p",
        "div",
        "dd",
        "dt",
        "h2",
        "h3",
        "h4",
        "h5",
        "ul",
        "ol",
        "li",
        "summary",
    }
)
# Where their class says so.
_HOLD_ABSTRACTS = frozenset({"div", "p", "section", "details"})
_UNSEEN = frozenset({"script", "style", "noscript", "svg", "button"})
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:paper-?)?title(?:$|[\s_-])", re.IGNORECASE
)
_NAMES_CLASS = re.compile(
    r"(?:^|(?<!more)[\s_-])authors(?:$|\s)", re.IGNORECASE
)
_MOST_ROWS = 1_000  # that a cell spans
_DEEPEST = 200  # elements within one another


def parse_page(lines: Sequence[str]) -> HtmlElement | None:
    """Parse a page, however faulty; None where nothing is left of it."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        return lxml.html.document_fromstring(
            "\n".join(lines).encode(), parser=parser
        )
    except (lxml.etree.ParserError, ValueError):
        return None


def first_line(element: HtmlElement) -> int:
    """The line on which an element begins."""
    return int(element.sourceline or 1)


def last_line(element: HtmlElement) -> int:
    """The line on which an element's last text ends, by the line breaks in its texts."""
    line = first_line(element)
    for part in element.iter():
        line = max(line, first_line(part)) + (part.text or "").rstrip().count(
            "\n"
        )
        if part is not element:
            line += (part.tail or "").rstrip().count("\n")
    return line


def markdown_lines(element: HtmlElement) -> list[str]:
    """An element's text as lines of Markdown, with its marks and links."""
    pieces: list[str] = []
    _write(element, pieces, 0)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line.strip("*_ ,;|")]


def table_row(row: HtmlElement) -> str:
    """A row of a table, as Markdown writes it."""
    cells = (
        " <br> ".join(markdown_lines(cell)).replace("|", "\\|") for cell in row
    )
    return f"| {' | '.join(cells)} |"


def table_rows(rows: Sequence[HtmlElement]) -> list[str]:
    """The rows of a table, as Markdown writes them; a cell that spans rows stands in each."""
    written = []
    # By column: how many more rows, and the text.
    spanning: dict[int, tuple[int, str]] = {}
    for row in rows:
        own = [
            (cell, " <br> ".join(markdown_lines(cell)).replace("|", "\\|"))
            for cell in row
        ]
        shown: list[str] = []
        below: dict[int, tuple[int, str]] = {}
        while own or len(shown) in spanning:
            at = len(shown)
            if at in spanning:
                more, text = spanning.pop(at)
            else:
                cell, text = own.pop(0)
                more = _rows_spanned(cell) - 1
            if more:
                below[at] = (more - 1, text)
            shown.append(text)
        spanning = below
        written.append(f"| {' | '.join(shown)} |")
    return written


def _rows_spanned(cell: HtmlElement) -> int:
    told = cell.get("rowspan") or ""
    return (
        min(int(told), _MOST_ROWS) if told.isascii() and told.isdecimal() else 1
    )


def holds_abstract(element: HtmlElement) -> bool:
    """Tell whether an element is a block whose class says that an abstract is in it."""
    classes = (element.get("class") or "").split()
    return element.tag in _HOLD_ABSTRACTS and any(
        one.startswith("abstract") for one in classes
    )


def _write(element: HtmlElement, pieces: list[str], depth: int) -> None:
    if _is_unseen(element) or depth > _DEEPEST:
        return
    own_line = element.tag in _OWN_LINE or _holds_names(element)
    if own_line:
        pieces.append("\n")
    if holds_abstract(element):
        pieces.append("\nAbstract\n")
    before, after = _marks(element)
    inner: list[str] = [_plain(element.text)]
    for child in element:
        _write(child, inner, depth + 1)
        inner.append(_plain(child.tail))
    text = "".join(inner)
    pieces.append(_between_marks(before, text, after) if before else text)
    if own_line and element.tag != "br":
        pieces.append("\n")


def _is_unseen(element: HtmlElement) -> bool:
    """Tell whether a browser shows nothing of an element: a comment, a script."""
    return not isinstance(element.tag, str) or element.tag in _UNSEEN


def _between_marks(before: str, text: str, after: str) -> str:
    """A text with marks around it, inside of its spaces; none around one of several lines."""
    core = text.strip()
    if not core or "\n" in core:
        return text
    lead = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    return f"{lead}{before}{core}{after}{tail}"


def _holds_names(element: HtmlElement) -> bool:
    """Tell whether all authors of a paper stand in a piece of a line, as its class says."""
    return element.tag == "span" and bool(
        _NAMES_CLASS.search(element.get("class") or "")
    )


def _marks(element: HtmlElement) -> tuple[str, str]:
    address = (element.get("href") or "").strip()
    if element.tag == "a" and address.startswith(("http://", "https://")):
        return "[", f"]({address.replace(' ', '%20')})"
    mark = _MARKS.get(str(element.tag), "")
    if not mark and _TITLE_CLASS.search(element.get("class") or ""):
        mark = "**"
    return mark, mark


def _plain(text: str | None) -> str:
    return " ".join(f"-{text}-".split())[1:-1] if text else ""
