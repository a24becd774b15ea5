"""Workbooks made from rows, in the two forms that spreadsheet programs write as archives of XML."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    # Text, a number, or a day as (year, month, day) by its number in Excel's calendar.
    Cell = str | float | None
    Sheets = Mapping[str, Sequence[Sequence[Cell]]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TEXT_OF = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
_TABLE_OF = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
_OFFICE_OF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'


def xlsx(sheets: Sheets) -> bytes:
    """A workbook as Excel writes it.

    A number below 0 stands for a day: its amount is Excel's count of days.
    """
    names = list(enumerate(sheets, 1))
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": _relationships({1: ("xl/workbook.xml", "officeDocument")}),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            + "".join(
                f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in names
            )
            + "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relationships(
            {n: (f"worksheets/sheet{n}.xml", "worksheet") for n, _ in names}
            | {99: ("styles.xml", "styles")}
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
            "</styleSheet>"
        ),
    }
    for n, name in names:
        rows = "".join(
            f'<row r="{r}">{"".join(map(_xlsx_cell, row))}</row>'
            for r, row in enumerate(sheets[name], 1)
        )
        members[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return archive(members)


def _relationships(targets: Mapping[int, tuple[str, str]]) -> str:
    """What a part of the workbook leads to: by number the path of another part, and its kind."""
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _xlsx_cell(cell: Cell) -> str:
    if cell is None:
        return "<c/>"
    if isinstance(cell, str):
        return f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f"<c><v>{cell}</v></c>" if cell >= 0 else f'<c s="1"><v>{-cell}</v></c>'


def ods(sheets: Sheets, kind: str = "spreadsheet") -> bytes:
    """A workbook as LibreOffice writes it, or another open document with the same content."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_ods_row, rows))}</table:table>"
        for name, rows in sheets.items()
    )
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": (
                f"<office:document-content {_OFFICE_OF} {_TABLE_OF} {_TEXT_OF}><office:body>"
                f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
                "</office:document-content>"
            ),
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def _ods_row(row: Sequence[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
        )
    return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'


def archive(members: Mapping[str, str]) -> bytes:
    """A zip archive of texts by their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return packed.getvalue()
