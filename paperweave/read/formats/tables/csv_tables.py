"""Read tables with a header: CSV, TSV, and columns between ``;`` or ``|``.

Such files come from Zotero, Scopus, Web of Science, IEEE Xplore, PubMed, Dimensions, Lens, Publish
or Perish, Rayyan and ASReview, from Google Sheets and Excel, from Kaggle, and from the sites of
conferences. Columns may stand in any order; those whose names say nothing of a paper are passed
over. A table of rows between ``|`` and ``---`` is Markdown, and not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from paperweave.engine.waves import each_in_waves
from paperweave.model.record import Furniture, Part, Problem
from paperweave.read.formats.base import Detection, Format, begins_as_xml
from paperweave.read.formats.bibtex.beside import with_bibtex
from paperweave.read.formats.records.field_names import (
    Values,
    field_named,
    values_by_field,
)
from paperweave.read.formats.records.field_values import authors_of
from paperweave.read.formats.records.named_fields import (
    Place,
    is_paper,
    record_of,
)
from paperweave.read.formats.tables.csv_rows import Row, rows, split_line
from paperweave.read.formats.tables.exporters import (
    values_of_exporter,
    with_lost_zeros,
    without_apostrophe,
)
from paperweave.text.dates import date_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.read.formats.records.field_names import Field

_DELIMITERS = ",\t;|"
# Dimensions and Google Sheets put a line or two about the export above their table, the citation
# report of Web of Science 27, of which 20 are blank.
_LINES_ABOVE_HEADER = 40
_FILLED_ABOVE_HEADER = 10
_ROWS_TO_TELL = 50
_LONGEST_HEADER = 50_000  # characters
_LONGEST_NAME = 60
_MANY_NAMES = 4
# Rows with several authors that show that a table of titles and names alone is of papers.
_ROWS_OF_SEVERAL = 2
_RULE = re.compile(r"[\s|:-]+")
# With a title one of these is enough; without one an abstract and another.
_EVIDENCE: frozenset[Field] = frozenset(
    {"abstract", "authors", "doi", "arxiv", "pmid", "venue"}
)
# Item types that stand in exports beside papers and hang on them (Zotero).
_NO_PAPERS = frozenset({"attachment", "note", "annotation"})


@dataclass(frozen=True, slots=True)
class Header:
    """A table's header: its line, what parts its cells, and these."""

    line: int
    delimiter: str
    names: tuple[str, ...]


def _detect(seed: Seed) -> Detection:
    if begins_as_xml(seed.lines):
        return Detection(0, "XML, and no table")
    head = list(islice(seed.lines, _LINES_ABOVE_HEADER + _ROWS_TO_TELL * 20))
    header = find_header(head)
    if header is None:
        return Detection(0, "no line that names columns of papers")
    table = rows(
        head[header.line :],
        header.delimiter,
        len(header.names),
        header.line + 1,
    )
    told = [_values(header, row) for row in islice(table, _ROWS_TO_TELL)]
    signed = sum("title" in said and _by_several(said) for said in told)
    if any(map(is_paper, told)) or signed >= _ROWS_OF_SEVERAL:
        known = sorted(
            {known[1] for name in header.names if (known := field_named(name))}
        )
        return Detection(
            1, f"a header that names {', '.join(known)}, and rows under it"
        )
    return Detection(
        0, "a header that names columns of papers, and no papers under it"
    )


def _by_several(said: Values) -> bool:
    """Tell whether a row names several authors, as those of books and songs seldom do."""
    return any(len(authors_of(cell)) > 1 for cell in said.get("authors", ()))


def _split(seed: Seed) -> Iterator[Part]:
    lines = iter(seed.lines)
    head = list(islice(lines, _LINES_ABOVE_HEADER))
    header = find_header(head)
    if header is None:
        return
    if header.line > 1:
        yield Furniture(1, header.line - 1, "lines above the table")
    yield Furniture(header.line, header.line, "header of the table")
    body = chain(head[header.line :], lines)
    found = rows(body, header.delimiter, len(header.names), header.line + 1)
    yield from each_in_waves(partial(_parts, seed, header), found)


def find_header(head: list[str]) -> Header | None:
    """The first line whose cells name a title and something else that papers have."""
    for number, line in islice(
        _filled(head[:_LINES_ABOVE_HEADER]), _FILLED_ABOVE_HEADER
    ):
        below = "".join(head[number : number + 1])
        markdown = line.startswith("|") or _RULE.fullmatch(below)
        if markdown or len(line) > _LONGEST_HEADER:
            continue
        candidates = (
            Header(number, delimiter, split_line(line, delimiter))
            for delimiter in _DELIMITERS
        )
        best = max(candidates, key=lambda header: len(_known(header)))
        if _names_papers(best):
            return best
    return None


def _names_papers(header: Header) -> bool:
    """Tell whether a header has short names, and among them those of what papers have."""
    fields = _known(header)
    enough = 1 if "title" in fields else 2
    if not {"title", "abstract"} & fields or len(fields & _EVIDENCE) < enough:
        return False
    # Text that has as many of their names between its commas is none.
    return (
        max(map(len, header.names)) < _LONGEST_NAME
        or len(fields) >= _MANY_NAMES
    )


def _filled(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers."""
    return (
        (number, line)
        for number, line in enumerate(lines, 1)
        if line and not line.isspace()
    )


def _known(header: Header) -> set[Field]:
    return (
        {known[1] for name in header.names if (known := field_named(name))}
        if len(header.names) > 1
        else set()
    )


def _values(header: Header, row: Row) -> Values:
    cells = [without_apostrophe(cell.strip()) for cell in row.cells]
    named = values_by_field(zip(header.names, cells, strict=False))
    if "arxiv" in named:
        named = {
            **named,
            "arxiv": [with_lost_zeros(str(cell)) for cell in named["arxiv"]],
        }
    return values_of_exporter(header.names, cells, named)


def _parts(seed: Seed, header: Header, row: Row) -> Iterator[Part]:
    beside = _beside_papers(header, row)
    if beside:
        yield Furniture(row.first_line, row.last_line, beside)
        return
    values = _values(header, row)
    place = Place(seed.name, row.first_line, row.last_line)
    record = with_bibtex(record_of(values, place), values)
    if row.mended:
        message = f"this row does not fit the header: {row.mended}; check it and fix its quotes"
        yield Problem("guessed", seed.name, row.first_line, message)
    short, beyond = (
        len(row.cells) < len(header.names),
        _goes_beyond(header, row),
    )
    if record.title is None and (record.abstract is None or short or beyond):
        yield _untitled(seed, header, row)
        return
    if beyond:
        yield _ragged(
            seed, header, row, "quote the cells that contain the delimiter"
        )
    elif short and not _ends_with_blanks(header, row):
        yield _ragged(seed, header, row, "the last ones were read as empty")
    yield record


def _goes_beyond(header: Header, row: Row) -> bool:
    """Tell whether anything stands behind the last column."""
    return any(map(str.strip, row.cells[len(header.names) :]))


def _ragged(seed: Seed, header: Header, row: Row, advice: str) -> Problem:
    message = f"this row has {_counted(header, row)}; {advice}"
    return Problem("guessed", seed.name, row.first_line, message)


def _ends_with_blanks(header: Header, row: Row) -> bool:
    """Tell whether the cells that a row lacks are surely blank ones at its end.

    Programs leave tabs out where nothing stands behind them; a row that lacks a cell before its
    year has something else in that column.
    """
    dated = (
        cell
        for name, cell in zip(header.names, row.cells, strict=False)
        if _is_year(name)
    )
    return header.delimiter == "\t" and any(date_in(cell) for cell in dated)


def _is_year(name: str) -> bool:
    return _field_of(name) in {"year", "date"}


def _beside_papers(header: Header, row: Row) -> str:
    """What a row is that is no entry: blank, or the header again, of a table put below another."""
    if not any(cell.strip() for cell in row.cells):
        return "empty row"
    kinds = (_field_of(name) == "type" for name in header.names)
    said = {
        cell.strip().lower()
        for cell, is_kind in zip(row.cells, kinds, strict=False)
        if is_kind
    }
    if said & _NO_PAPERS:
        return "belongs to another entry"
    return "header of the table" if row.cells == header.names else ""


def _field_of(name: str) -> Field | None:
    known = field_named(name)
    return known[1] if known else None


def _untitled(seed: Seed, header: Header, row: Row) -> Part:
    if _NO_PAPERS & {cell.lower() for cell in row.cells}:
        return Furniture(
            row.first_line, row.last_line, "belongs to another entry"
        )
    message = (
        "a row with a title was expected here, but this one has no title "
        f"({_counted(header, row)}); fix it and build again"
    )
    return Problem("lost", seed.name, row.first_line, message)


def _counted(header: Header, row: Row) -> str:
    return f"{len(row.cells)} cells, where the header has {len(header.names)}"


FORMAT = Format("table with a header (CSV, TSV)", _detect, _split)
