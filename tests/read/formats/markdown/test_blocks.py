r"""The blocks of a Markdown page, by their lines.

Each line of ``blocks.txt`` has a page (with ``\n`` where a line ends) and, behind ``->``, its
blocks: headings with their level, items with their sub-items in brackets and what is hidden in
``<>``, paragraphs, tables with ``=`` between cells, and what holds no text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.blocks import Heading, Item, Table, cells, read_blocks
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.read.formats.markdown.blocks import Block

TABLE = Path(__file__).with_name("blocks.txt").read_text(encoding="utf-8")
CASES = [tuple(line.split("  ->  ")) for line in TABLE.splitlines()]


def _told(block: Block) -> str:
    lines = f"{block.first_line}-{block.last_line}"
    if isinstance(block, Heading):
        return f"{lines} h{block.level} {block.text}"
    if isinstance(block, Item):
        return _told_of_item(block)
    if isinstance(block, Table):
        rows = ", ".join(f"{line}={'='.join(cells(row))}" for line, row in block.rows)
        return f"{lines} table {'='.join(cells(block.header))} : {rows}"
    return f"{lines} {block.what}"


def _told_of_item(item: Item) -> str:
    told = f"{item.first_line}-{item.last_line} {'item' if item.bullet else 'text'} "
    told += "/".join(item.texts)
    hidden = "|".join(text for text in item.details if text.strip())
    told += f" <{hidden}>" if hidden else ""
    items = "; ".join(map(_told_of_item, item.items))
    return told + (f" ({items})" if items else "")


@for_rows(("text", "blocks"), CASES)
def test_a_page_is_parted_into_blocks(text: str, blocks: str) -> None:
    lines = text.replace("\\n", "\n").replace("\\t", "\t").split("\n")
    assert "; ".join(map(_told, read_blocks(lines))).rstrip() == blocks


def test_sub_items_are_read_to_a_depth() -> None:
    lines = [" " * 2 * depth + f"- {depth}" for depth in range(15)]
    (item,) = read_blocks(lines)
    assert isinstance(item, Item)
    deepest = item
    while deepest.items:
        deepest = deepest.items[0]
    assert deepest.texts == ["12", "- 13", "- 14"]


def test_what_details_hide_ends_within_some_lines() -> None:
    hidden = ["<details>", *["We weave."] * 198, "</details>"]
    (item,) = read_blocks(hidden)
    assert isinstance(item, Item)
    assert len(item.details) == 201
    assert len(list(read_blocks([hidden[0], *hidden]))) > 1
    assert not isinstance(
        next(read_blocks(["<details>", *["We weave."] * 199, "</details>"])), Item
    )
