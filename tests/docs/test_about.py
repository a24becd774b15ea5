from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.rows import for_rows
from tests.support.site_of import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted((ROOT / "docs" / "about").glob("*.md"))
_HEADS = re.compile(r"^(\|.*\|)\n\|[-:|]+\|$", re.MULTILINE)


@for_rows("page", PAGES, ids=lambda page: page.stem)
def test_each_column_of_a_table_has_a_heading_for_those_who_hear_it(page: Path) -> None:
    heads = _HEADS.findall(page.read_text(encoding="utf-8"))
    cells = [cell for head in heads for cell in head.strip("|").split("|")]
    assert [cell for cell in cells if not cell.strip()] == []
