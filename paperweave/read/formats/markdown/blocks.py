"""A Markdown page becomes blocks that know their lines.

Headings, list items with sub-items, tables, asides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperweave.read.formats.web.html_lines import (
    first_line,
    last_line,
    parse_page,
    table_row,
    table_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement


@dataclass(slots=True)
class Heading:
    """A heading of level 1 to 6 and its text, still with its marks."""

    first_line: int
    last_line: int
    level: int
    text: str


@dataclass(slots=True)
class Item:
    """A list item or a paragraph.

    Its own lines without the bullet, its sub-items, and what ``<details>`` hide.
    """

    first_line: int
    last_line: int
    texts: list[str]
    indent: int = 0
    bullet: bool = True
    items: list[Item] = field(default_factory=list)
    details: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table's header and rows as they are written, with their line numbers."""

    first_line: int
    last_line: int
    header: str
    rows: list[tuple[int, str]]
    # Last lines of rows with several.
    ends: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Aside:
    """Lines that hold no text of the page: code, comments, rules, layout."""

    first_line: int
    last_line: int
    what: str


Block = Heading | Item | Table | Aside

_BULLET = re.compile(
    r"(?:[-*+•·▪◦‣●○■]|(?!(?:19|20)\d\d\D)\d{1,6}[.)、]|\(\d{1,3}\)|\[\d{1,6}\]|\*\*\[\d{1,6}\]\*\*)"
    r"(?:\s+(?:\[[ xX]\]\s+)?|(?<=[-+.)、])(?=\[|\*\*))"
    r"|<li\b[^<>]{0,100}>\s*",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"\s{0,3}(?:> ?){1,3}")
_RULE = re.compile(r"(?:-[- ]*|\*[* ]*|_[_ ]*|=+)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_BAR = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"[|\s:-]*")
_HTML_HEADING = re.compile(
    r"<h([1-6])\b[^<>]{0,300}>(.{0,2000})</h\1>", re.IGNORECASE
)
_LAYOUT = re.compile(
    r"</?(?:p|div|center|img|table|t[rdh]|tbody|thead|[uo]l|li|br|hr|details|summary|picture|source|h[1-6])\b"
    r"|!\[[^\]]{0,300}\]\([^)]{0,1000}\)$",
    re.IGNORECASE,
)
_HIDDEN_ABSTRACT = re.compile(
    r"abstract|show|(?<![</])summary|tl;?dr|摘要|résumé|zusammenfassung|resumen",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"<details|\*[^*\s]|_[^_\s]|\[?\[!\[|\[\[|!\[|\[\W{0,4}(?:paper|pdf|code|project|arxiv|website|demo|github|link|data)"
    r"|[*_]{0,3}(?:authors?|abstract)\b",
    re.IGNORECASE,
)
_LEADS_AWAY = re.compile(
    r"href=[\"']?http|\]\(http", re.IGNORECASE
)  # as entries do, and contents do not
_DEEPEST = 12  # levels of sub-items; deeper ones count as this
_LONGEST_DETAILS = 200  # lines
_COLUMNS = 2  # at least, of a table that holds more than the layout of a page


def read_blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Read a page's blocks, in order; blank lines belong to none."""
    lines = [
        _QUOTE.sub("", line) if line.lstrip()[:1] == ">" else line
        for line in lines
    ]
    page = _Page(lines)
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = page.block(at)
        yield block


def cells(row: str) -> list[str]:
    r"""The cells of a table's row, without the bars at its ends.

    ``\|`` is no bar, nor is one within ``$...$``.
    """
    bare = row.strip()
    # Looking back at each sign takes ten times as long as parting at bars.
    pieces = _BAR.split(bare) if "\\|" in bare else bare.split("|")
    pieces = pieces[1:] if pieces and not pieces[0].strip() else pieces
    pieces = (
        pieces[:-1] if len(pieces) > 1 and not pieces[-1].strip() else pieces
    )
    return [piece.strip().replace("\\|", "|") for piece in pieces]


def nameless_header(columns: int) -> str:
    """The header of a table whose columns have no names."""
    return "|" + " |" * columns


def is_separator(line: str) -> bool:
    """Tell whether a line parts a table's header from its rows: ``|---|:---:|``."""
    return (
        "-" in line and "|" in line and _SEPARATOR.fullmatch(line) is not None
    )


def _level_by_signs(text: str) -> int:
    """The level of a heading by the signs before it, or 0: ``#loom`` is a tag and no heading."""
    if not text.startswith("#"):
        return 0
    rest = text.lstrip("#")
    level = len(text) - len(rest)
    if level > 6 or not rest or rest.isspace():
        return 0
    return level if level > 1 or rest[0].isspace() or rest[0].isdecimal() else 0


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _is_attached(item: Item, text: str) -> bool:
    """Tell whether a line below a gap is still about the item above: links, names, abstract."""
    return _ATTACHED.match(text) is not None and (
        item.bullet or text.startswith("<details")
    )


def _rows_in_html(lines: Sequence[str]) -> list[HtmlElement]:
    page = parse_page(lines)
    return [] if page is None else list(page.iter("tr"))


def _is_of_abstract(hidden: Sequence[str]) -> bool:
    """Tell whether the first hidden lines announce an abstract, and the last leads nowhere."""
    announced = _HIDDEN_ABSTRACT.search("".join(hidden[:3])[:300])
    return announced is not None and not _LEADS_AWAY.search(hidden[-1])


class _Page:
    """The lines of a page, and which kinds of closing marks are known not to come any more."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.unclosed: set[str] = set()

    def block(self, at: int) -> tuple[Block, int]:
        """Read the block that starts at a line that is not blank.

        Return it and where the next may start.
        """
        aside = self._aside(at)
        if aside is not None:
            return aside, aside.last_line
        heading = self._heading(at)
        if heading is not None:
            return heading, heading.last_line
        if table := self._any_table(at):
            return table
        text = self.lines[at].strip()
        if text.startswith("<details") and self._details(at) is None:
            return Aside(at + 1, at + 1, "layout"), at + 1
        if (
            not _BULLET.match(text)
            and _LAYOUT.match(text)
            and not text.startswith("<details")
        ):
            return self._layout(at)
        return self._item(at, 0)

    def _aside(self, at: int) -> Aside | None:
        text = self.lines[at].strip()
        if (
            at == 0
            and text == "---"
            and (end := self._close(at, "---", whole=True)) is not None
        ):
            return Aside(1, end + 1, "front matter")
        if (
            text.startswith("<!--")
            and (end := self._close(at, "-->")) is not None
        ):
            rest = self.lines[end].rpartition("-->")[2]
            return None if rest.strip() else Aside(at + 1, end + 1, "comment")
        if text.startswith(("```", "~~~")):
            return Aside(at + 1, self._end_of_code(at, text[:3]) + 1, "code")
        if len(text) >= 3 and _RULE.fullmatch(text):
            return Aside(at + 1, at + 1, "rule")
        return None

    def _end_of_code(self, at: int, fence: str) -> int:
        """The line on which code ends; that of its fence, where it ends there or nowhere."""
        end = (
            self._close(at + 1, fence)
            if self.lines[at].count(fence) == 1
            else at
        )
        return at if end is None else end

    def _close(self, at: int, mark: str, *, whole: bool = False) -> int | None:
        """Find the next line that has a closing mark.

        The search for one that never comes is made once.
        """
        if mark in self.unclosed:
            return None
        start = at + 1 if whole else at
        for index in range(start, len(self.lines)):
            if (
                self.lines[index].strip() == mark
                if whole
                else mark in self.lines[index]
            ):
                return index
        self.unclosed.add(mark)
        return None

    def _heading(self, at: int) -> Heading | None:
        text = self.lines[at].strip()
        if level := _level_by_signs(text):
            return Heading(
                at + 1, at + 1, level, text[level:].strip().rstrip("#").strip()
            )
        if match := _HTML_HEADING.match(text):
            return Heading(at + 1, at + 1, int(match[1]), match[2].strip())
        return self._underlined_heading(at)

    def _underlined_heading(self, at: int) -> Heading | None:
        below = self.lines[at + 1].strip() if at + 1 < len(self.lines) else ""
        if not _UNDERLINE.fullmatch(below) or (
            at and self.lines[at - 1].strip()
        ):
            return None
        text = self.lines[at].strip()
        if _BULLET.match(text) or "|" in text:
            return None
        return Heading(at + 1, at + 2, 1 if below[0] == "=" else 2, text)

    def _any_table(self, at: int) -> tuple[Table, int] | None:
        """Read the table that starts at a line, in Markdown or in HTML; None where none does."""
        if self._starts_table(at) or self._starts_bare_table(at):
            return self._table(at)
        table = self._table_in_html(at)
        return (table, table.last_line) if table else None

    def _starts_table(self, at: int) -> bool:
        return (
            "|" in self.lines[at]
            and at + 1 < len(self.lines)
            and is_separator(self.lines[at + 1])
        )

    def _starts_bare_table(self, at: int) -> bool:
        """Tell whether rows begin here without a head: two lines between bars, alike in number."""
        if at + 1 >= len(self.lines) or (
            at and self.lines[at - 1].strip().startswith("|")
        ):
            return False
        rows = [self.lines[line].strip() for line in (at, at + 1)]
        if not all(row.startswith("|") and row.endswith("|") for row in rows):
            return False
        counts = {len(cells(row)) for row in rows}
        return len(counts) == 1 and min(counts) >= _COLUMNS

    def _table(self, at: int) -> tuple[Table, int]:
        """Read a table; a blank line does not end it where the next row starts with a bar."""
        if self._starts_table(at):
            table = Table(at + 1, at + 2, self.lines[at], [])
            at += 2
        else:
            table = Table(
                at + 1, at + 1, nameless_header(len(cells(self.lines[at]))), []
            )
        while at < len(self.lines) and self._goes_on(at):
            line = self.lines[at].strip()
            if line and not is_separator(line):
                table.rows.append((at + 1, line))
                table.last_line = at + 1
            at += 1
        return table, at

    def _goes_on(self, at: int) -> bool:
        """Tell whether a table goes on with a row, or with a gap above one."""
        line = self.lines[at].strip()
        if not line:
            return self._next_text(at).startswith("|")
        return (
            "|" in line
            and not line.startswith("#")
            and not self._starts_table(at)
        )

    def _table_in_html(self, at: int) -> Table | None:
        """Read a table that is written in HTML, as Markdown allows."""
        if not self.lines[at].strip().lower().startswith("<table"):
            return None
        end = self._close(at, "</table>")
        if end is None:
            return None
        rows = _rows_in_html(self.lines[at : end + 1])
        if not rows or len(rows[0]) < _COLUMNS:
            return None
        headed = rows[0].find("th") is not None
        header = (
            table_row(rows[0])
            if headed
            else nameless_header(max(map(len, rows)))
        )
        body = rows[1:] if headed else rows
        lines = [at + first_line(row) for row in body]
        written = dict(zip(lines, table_rows(body), strict=True))
        # Of a faulty table the parser may tell a line behind its end.
        ends = {
            at + first_line(row): min(at + last_line(row), end + 1)
            for row in body
        }
        return Table(at + 1, end + 1, header, list(written.items()), ends)

    def _next_text(self, at: int) -> str:
        """The next line that is not blank, within the few that may part what belongs together."""
        return next(
            (line.strip() for line in self.lines[at : at + 4] if line.strip()),
            "",
        )

    def _details(self, at: int) -> tuple[list[str], int] | None:
        """Read ``<details>`` that hide text, as lists hide an abstract.

        None where they hide a part of the page.
        """
        texts: list[str] = []
        for index in range(at, min(at + _LONGEST_DETAILS, len(self.lines))):
            text = self.lines[index].strip()
            texts.append(text)
            if "</details>" in text.lower():
                return texts, index + 1
            if index > at and "<details" in text.lower():
                return None
            if (index > at and self._heading(index)) or self._starts_table(
                index
            ):
                return None
            if _BULLET.match(text) and not _is_of_abstract(texts):
                return None
        return None

    def _layout(self, at: int) -> tuple[Aside, int]:
        """Read lines of HTML until a blank one, or one that is Markdown."""
        end = at + 1
        while end < len(self.lines) and (text := self.lines[end].strip()):
            contents = text.lower().startswith(
                "<li"
            ) and not _LEADS_AWAY.search(text)
            markdown = _BULLET.match(text) and not contents
            if (
                markdown
                or text.startswith(("#", "<details"))
                or self._starts_table(end)
            ):
                break
            end += 1
        return Aside(at + 1, end, "layout"), end

    def _item(self, at: int, depth: int) -> tuple[Item, int]:
        """Read a list item, or a paragraph, with all that hangs on it."""
        line = self.lines[at]
        match = _BULLET.match(line.strip())
        indent = _indent(line)
        item = Item(at + 1, at + 1, [], indent, bullet=match is not None)
        if match or not line.strip().startswith("<details"):
            item.texts.append(line.strip()[match.end() if match else 0 :])
            at += 1
        while at < len(self.lines):
            start = self._continuation(item, at)
            if start is None:
                break
            at = self._take(item, start, depth)
        return item, at

    def _continuation(self, item: Item, at: int) -> int | None:
        """The next line that belongs to an item, or None."""
        near = range(at, min(at + 4, len(self.lines)))
        start = next(
            (index for index in near if self.lines[index].strip()), None
        )
        if start is None or self._begins_another(item, start):
            return None
        text = self.lines[start].strip()
        below = item.bullet and self._is_deeper(item, start)
        if _BULLET.match(text):
            belongs = below
        elif start == at:
            belongs = True
        else:
            belongs = below or _is_attached(item, text)
        return start if belongs else None

    def _begins_another(self, item: Item, at: int) -> bool:
        """Tell whether a line begins a block that is no part of any item."""
        heading = self._heading(at) is not None
        return heading or self._starts_table(at) or self._aside_ends(item, at)

    def _is_deeper(self, item: Item, at: int) -> bool:
        """Tell whether a line is set in below an item.

        One space more makes no sub-item for Markdown, but people mean one where it only explains
        the item above.
        """
        text, indent = self.lines[at], _indent(self.lines[at])
        if indent >= item.indent + 2:
            return True
        return (
            indent > item.indent > 0 and "](" not in text and "http" not in text
        )

    def _aside_ends(self, item: Item, at: int) -> bool:
        aside = self._aside(at)
        return aside is not None and not (
            aside.what == "code" and _indent(self.lines[at]) >= item.indent + 2
        )

    def _take(self, item: Item, at: int, depth: int) -> int:
        """Add the line ``at``, and what starts there, to an item; return the next line."""
        text = self.lines[at].strip()
        aside = self._aside(at)
        if aside is not None:
            item.last_line = aside.last_line
            return aside.last_line
        if (
            text.startswith("<details")
            and (details := self._details(at)) is not None
        ):
            item.details += [*details[0], "\n"]
            item.last_line = details[1]
            return details[1]
        if _BULLET.match(text) and depth < _DEEPEST:
            child, end = self._item(at, depth + 1)
            item.items.append(child)
            item.last_line = child.last_line
            return end
        item.texts.append(text)
        item.last_line = at + 1
        return at + 1
