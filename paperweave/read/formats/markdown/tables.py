"""Tables of papers in Markdown.

Which column holds what, by its heading, and a record for each row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperweave.engine.waves import in_waves
from paperweave.model.record import Furniture, Problem
from paperweave.read.formats.markdown.authors import listed_authors
from paperweave.read.formats.markdown.bare_titles import (
    are_mostly,
    is_written_as_title,
)
from paperweave.read.formats.markdown.blocks import Item, cells
from paperweave.read.formats.markdown.entries import (
    as_record,
    links_in,
    read_entry,
    read_slanted_venue,
)
from paperweave.read.formats.markdown.inline import without_marks
from paperweave.read.formats.markdown.titles import clean_title
from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    has_subject,
    has_words,
    is_label,
    is_venue,
    leads_to_paper,
    words,
)
from paperweave.read.formats.records.date_fields import (
    Undated,
    beside_date,
    with_state,
)
from paperweave.text.dates import date_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.record import Author, Part, PartialDate, Record
    from paperweave.read.formats.markdown.blocks import Table
    from paperweave.read.formats.markdown.entry import Entry

# What columns are called, in the order in which a column is given its role.
_ROLES = {
    "title": r"title|paper title|title of paper|标题|论文标题|题目|题名",
    "authors": r"authors?(?: names?)?|author list|author\(s\)|作者",
    "abstract": r"abstract|摘要",
    "updated": r"updated?(?: date)?|last updated?|revised",
    "date": r"(?:publish(?:ed)?|publication|pub\.?|release|submission|arxiv)?[ _]?(?:date|time|"
    r"year|day)"
    r"|date published|published|year|日期|时间|年份|发表时间",
    "comment": r"comments?|备注",
    "organisation": r"institut(?:e|ion|es|ions)|affiliations?|organi[sz]ations?|team|机构",
    "venue": r"venues?|conference|journal|publication|publisher|published in|pub\.?|conf\.?|"
    r"source|会议|期刊|来源"
    r"|conf\.?(?:erence)?/journal|venue/year|journal/conference|publish",
    "keywords": r"key ?words?|tags?|topics?|categor(?:y|ies)|tasks?|area|subject|field|关键词",
    "paper": r"(?:related )?(?:papers?|articles?|works?|publications?|references?|survey)(?: "
    r"title)?"
    r"(?: ?\(?(?:link|title)s?\)?)?|(?:title|papers?) ?(?:&|and|/|\+) ?\w{4,12}|论文|name|"
    r"论文名称?",
}
_ROLE = {
    role: re.compile(names, re.IGNORECASE) for role, names in _ROLES.items()
}
_BREAK = re.compile(r"<br\s?/?>|</?p>", re.IGNORECASE)
_AFFILIATION = re.compile(r"\s?\([^()]{0,200}\)")
_SUMMARY = re.compile(
    r"<summary[^<>]{0,200}>[^<]{0,500}</summary>", re.IGNORECASE
)
_EMPTY = re.compile(r"[\W_]*|null|none|n/a|na|tbd|todo", re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d(?:[-./]\d{1,2}){0,2}")
_DAY = re.compile(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "1) Title", two blanks, and a summary of it
_TITLE_AND_SUMMARY = re.compile(
    r"\W{0,4}\d{1,3}[).]\s+(\S[^|]{2,250}?)\s{2,}(\S.*)", re.DOTALL
)
# The same with the title in bold, and a dash
_MARKED_AND_SUMMARY = re.compile(
    r"\W{0,4}\d{1,3}[).]\s+\*\*([^*|]{3,250})\*\*\s*[-–—:]\s+(\S.*)", re.DOTALL
)
_TITLE_WORDS = 3
_SUMMARY_WORDS = 3
_SUMMARY_BELOW = 8  # of a line of its own below the names
_CALLED_VENUE = re.compile(
    r"(?:Conf|Conference|Journal|Proc|Trans|Workshop|Symposium)\b"
)
_SAMPLE = 40  # rows that tell what a table is about


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: tuple[str, ...]


def read_table(
    table: Table, file: str, keywords: tuple[str, ...]
) -> Iterator[Part]:
    """Yield a table's papers; a table about other things is furniture as a whole."""
    names, rows = _head_and_rows(table)
    columns = _columns(names, rows[:_SAMPLE])
    if "title" not in columns:
        yield Furniture(
            table.first_line,
            table.last_line,
            "table about something else than papers",
        )
        return
    ends = table.ends or {row.line: row.line for row in rows}
    at = table.first_line
    what = "head of a table"

    def parts_of(row: _Row) -> list[Part]:
        return list(_read_row(row, len(names), columns, file, keywords))

    for row, parts in zip(rows, in_waves(parts_of, rows), strict=True):
        if row.line > at:
            yield Furniture(at, row.line - 1, what)
        at, what = ends[row.line] + 1, "layout of a table"
        for part in parts:
            if isinstance(part, Problem) or part.last_line == at - 1:
                yield part
            else:
                yield replace(part, last_line=at - 1)
    if at <= table.last_line:
        yield Furniture(at, table.last_line, what)


def is_head(row: str) -> bool:
    """Tell whether a row names columns: one of titles, and another that papers have."""
    columns = _by_heading(
        [without_marks(name).strip(" :#") for name in cells(row)]
    )
    return "title" in columns and bool(
        {"authors", "abstract", "venue", "date"} & columns.keys()
    )


def _head_and_rows(table: Table) -> tuple[list[str], list[_Row]]:
    """The columns' names and the rows; a head that leads to a paper is the first of the rows."""
    names = cells(table.header)
    rows = [
        _Row(line, tuple(_as_many(cells(text), len(names))))
        for line, text in table.rows
    ]
    if table.ends or not _holds_paper(table.header):
        return names, rows
    return [""] * len(names), [_Row(table.first_line, tuple(names)), *rows]


def _as_many(found: list[str], count: int) -> list[str]:
    """Join cells that a bar in a formula or a link parted, where a row exceeds the head."""
    joined: list[str] = []
    for cell in found:
        parted = (
            joined
            and len(found) - len(joined) > 0
            and len(found) > count
            and _is_open(joined[-1])
        )
        if parted:
            joined[-1] += f"|{cell}"
        else:
            joined.append(cell)
    return joined


def _is_open(cell: str) -> bool:
    return (
        cell.count("$") % 2 == 1
        or cell.count("[") > cell.count("]")
        or cell.count("<det") > cell.count("</det")
    )


def _columns(names: list[str], rows: list[_Row]) -> dict[str, int]:
    """Give each column its role by its heading.

    The title may stand in a column that is called otherwise.
    """
    plain = [without_marks(name).strip(" :#") for name in names]
    columns = _by_heading(plain)
    paper = columns.pop("paper", None)
    if (
        "title" not in columns
        and paper is not None
        and _holds_titles(paper, rows)
    ):
        columns["title"] = paper
    if "title" in columns and (
        paper is not None or _is_about_papers(columns, rows)
    ):
        return columns
    columns.pop("title", None)
    others = sorted(set(range(len(names))) - set(columns.values()))
    title = _title_among(others, rows)
    if title is not None:
        columns["title"] = title
        _by_content(columns, plain, rows)
    return columns


def _title_among(columns: list[int], rows: list[_Row]) -> int | None:
    """The column that holds the titles, by its cells; None where none is sure enough."""
    titles = [at for at in columns if _holds_titles(at, rows)]
    named = [at for at in titles if _named_below(at, rows) * 2 > len(rows)]
    if not titles or not (named or _leading(rows) * 2 >= len(rows)):
        return None
    return max(named or titles, key=lambda at: _linked_titles(at, rows))


def _by_heading(names: list[str]) -> dict[str, int]:
    """Columns whose headings say what they hold, each with one role."""
    columns: dict[str, int] = {}
    for role, pattern in _ROLE.items():
        for at, name in enumerate(names):
            if at not in columns.values() and pattern.fullmatch(name):
                columns[role] = at
                break
    return columns


def _is_about_papers(columns: dict[str, int], rows: list[_Row]) -> bool:
    """Tell whether a table with titles has what papers have, or leads to papers."""
    told = {"authors", "date", "abstract", "venue"} & columns.keys()
    if told or _leading(rows) * 3 >= len(rows):
        return True
    titles = (_text(row, columns["title"]) for row in rows)
    return are_mostly(map(is_written_as_title, titles))


def _text(row: _Row, at: int) -> str:
    """A cell's text; a row may be shorter than its head."""
    return without_marks(row.cells[at]) if at < len(row.cells) else ""


def _by_content(
    columns: dict[str, int], names: list[str], rows: list[_Row]
) -> None:
    """Give columns without a heading the role that most of their cells show."""
    for at, name in enumerate(names):
        if name or at in columns.values():
            continue
        texts = [
            without_marks(row.cells[at]) for row in rows if at < len(row.cells)
        ]
        for role, fits in _CONTENT.items():
            if role not in columns and sum(
                fits(text) for text in texts
            ) * 2 > len(rows):
                columns[role] = at
                break


def _are_names(text: str) -> bool:
    return are_names(text, alone=True)


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text.strip()) is not None


def _is_named_venue(text: str) -> bool:
    return is_venue(text) or (
        _CALLED_VENUE.search(text) is not None and len(words(text)) < 8
    )


# What a column holds whose heading is empty, in the order in which it is asked.
_CONTENT = {"date": _is_date, "venue": _is_named_venue, "authors": _are_names}


def _holds_titles(at: int, rows: list[_Row]) -> bool:
    """Tell whether most cells of a column have a text as long as a title."""
    texts = [
        without_marks(row.cells[at]) for row in rows if at < len(row.cells)
    ]
    told = [text for text in texts if not _EMPTY.fullmatch(text)]
    long = sum(_is_long(text) and not is_label(text) for text in told)
    return bool(told) and max(long, _linked_titles(at, rows)) * 2 > len(told)


def _is_long(text: str) -> bool:
    """Tell whether a text has as many words as a title, without days: ``Cycle 1: 2025-06-05``."""
    found = words(_DAY.sub(" ", text))
    days = len(words(text)) > len(found)
    return len(found) >= _TITLE_WORDS and not (
        days and len(found) < _SUMMARY_BELOW
    )


def _linked_titles(at: int, rows: list[_Row]) -> int:
    """How many cells of a column lead to a paper with a text that is no label."""
    links = (links_in(row.cells[at]) for row in rows if at < len(row.cells))
    return sum(
        any(leads_to_paper(*link) and not is_label(link[0]) for link in found)
        for found in links
    )


def _named_below(at: int, rows: list[_Row]) -> int:
    """How many cells of a column have a line of names below their first."""
    texts = (_lines(row.cells[at]) for row in rows if at < len(row.cells))
    return sum(
        len(lines) > 1 and _people(lines[1]) is not None for lines in texts
    )


def _people(line: str) -> str | None:
    """The names on a line without their affiliations; None where it is none of names."""
    bare = _AFFILIATION.sub("", without_marks(line))
    return bare if are_names(bare, alone=" " in bare.strip()) else None


def _lines(cell: str) -> list[str]:
    return [text for text in _BREAK.sub("\n", cell).split("\n") if text.strip()]


def _leading(rows: list[_Row]) -> int:
    """How many rows have a link to a paper."""
    return sum(_holds_paper(" ".join(row.cells)) for row in rows)


def _holds_paper(text: str) -> bool:
    """Tell whether a link in a text leads to a paper."""
    return any(leads_to_paper(*link) for link in links_in(text))


def _read_row(
    row: _Row,
    width: int,
    columns: dict[str, int],
    file: str,
    keywords: tuple[str, ...],
) -> Iterator[Part]:
    at = columns["title"]
    entry = _entry_of_cell(
        row.cells[at] if at < len(row.cells) else "", row.line
    )
    others = [*row.cells[:at], *row.cells[at + 1 :]]
    told = bool(entry.links) or not all(map(_EMPTY.fullmatch, others))
    if entry.title is None or (not told and is_label(entry.title)):
        yield Furniture(row.line, row.line, "row without a title")
        if any(map(_holds_paper, row.cells)):
            message = "a row with a title was expected here: it leads to a paper; add its title"
            yield Problem("lost", file, row.line, message)
        return
    for cell in others:
        entry.links += links_in(cell)
    if len(row.cells) != width:
        cells = len(row.cells)
        message = f"a row of {cells} cells under a header of {width}; read as far as it goes"
        yield Problem("noted", file, row.line, message)
    yield _filled(as_record(entry, file, keywords), row, columns)


def _entry_of_cell(cell: str, line: int) -> Entry:
    """What the cell with the title says: perhaps a summary too."""
    texts = _lines(cell)
    entry = read_entry(Item(line, line, texts or [""]))
    folded = len(texts) > 1 and texts[1].lstrip().startswith("<details")
    if len(texts) > 1 and not folded and (people := _people(texts[1])):
        _take_people(entry, people, texts[2:])
    summarized = _TITLE_AND_SUMMARY.match(cell) or _MARKED_AND_SUMMARY.match(
        cell
    )
    if summarized and len(words(summarized[2])) >= _SUMMARY_WORDS:
        entry.title = clean_title(without_marks(summarized[1]))
        entry.abstract = " ".join(
            without_marks(_BREAK.sub(" ", summarized[2])).split()
        )
        # The summary may name others.
        entry.authors = entry.venue = entry.date = None
    else:
        entry.title = _title(entry)
    return entry


def _take_people(entry: Entry, people: str, below: list[str]) -> None:
    """Take the names below a title, and a venue and a summary from the lines below these."""
    entry.authors, entry.people = people, ()
    if entry.venue and people.rpartition(",")[2].strip() in entry.venue:
        entry.venue = None  # the last of the names with what stands below them
    # Else it may be a summary in italics.
    dated = below and _YEAR.search(below[0])
    told = 1 if dated and read_slanted_venue(entry, below) else 0
    entry.abstract = entry.abstract or _summary(below[told:])


def _summary(below: list[str]) -> str | None:
    """The first line below title and names that is long enough to be a summary."""
    plain = (without_marks(text).strip(" *_") for text in below)
    return next(
        (text for text in plain if len(words(text)) >= _SUMMARY_BELOW), None
    )


def _title(entry: Entry) -> str | None:
    """A row's title: what is marked as one, else the cell's first line without link texts."""
    first = entry.item.texts[0]
    if entry.title is not None and entry.look != "plain":
        return entry.title
    text = without_marks(first)
    for label, _ in entry.links:
        text = text.replace(f"[{label}]", "") if is_label(label) else text
    title = clean_title(text)
    return None if _EMPTY.fullmatch(title) else title


def _filled(record: Record, row: _Row, columns: dict[str, int]) -> Record:
    """Add what the other columns say."""
    venue, dated = _cell(row, columns, "venue"), _cell(row, columns, "date")
    date = _date(dated)
    undated = Undated() if date else beside_date([dated])
    return replace(
        record,
        authors=_authors(_cell(row, columns, "authors")) or record.authors,
        abstract=_abstract(_cell(row, columns, "abstract")) or record.abstract,
        date=date or _date(venue) or record.date,
        updated=_date(_cell(row, columns, "updated")),
        comment=with_state(
            _cell(row, columns, "comment") or record.comment, undated.state
        ),
        unread_date=undated.unread or record.unread_date,
        organisation=_cell(row, columns, "organisation"),
        venue=_venue(venue) or record.venue,
        keywords=(
            *record.keywords,
            *_tags(record, _cell(row, columns, "keywords")),
        ),
    )


def _tags(record: Record, text: str | None) -> Iterator[str]:
    """The subjects of a cell that a record has not yet."""
    for tag in map(str.strip, re.split(r"[,;、]", text or "")):
        if has_subject(tag) and tag not in record.keywords:
            yield tag


def _cell(row: _Row, columns: dict[str, int], role: str) -> str | None:
    at = columns.get(role)
    if at is None or at >= len(row.cells):
        return None
    cell = row.cells[at]
    text = without_marks(_SUMMARY.sub(" ", cell) if "<" in cell else cell)
    return None if _EMPTY.fullmatch(text) else text


def _authors(text: str | None) -> tuple[Author, ...]:
    return listed_authors(text.replace("et.al", "et al")) if text else ()


def _abstract(text: str | None) -> str | None:
    return text if text and has_words(text, 4) else None  # not "link"


def _date(text: str | None) -> PartialDate | None:
    return date_told(text) if text else None


def _venue(text: str | None) -> str | None:
    return None if text is None or text.lower() in {"arxiv", "corr"} else text
