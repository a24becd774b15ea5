"""Facts below a title, as paragraphs, items or a small table, put together with it.

**Looms That Learn**

- Paper: https://arxiv.org/abs/2401.00001
- Code: https://example.org/looms
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.blocks import Item, Table, cells
from paperweave.read.formats.markdown.inline import plain_text, read_runs
from paperweave.read.formats.markdown.labelled_facts import FIELD
from paperweave.read.formats.plain_text.word_patterns import (
    is_label,
    is_venue,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.read.formats.markdown.blocks import Block

_MOST = 12  # facts below one title
_TITLE_WORDS = 3


def with_facts(blocks: Sequence[Block]) -> Iterator[Block]:
    """The same blocks; a paragraph that is all title gets the facts below as sub-items."""
    at = 0
    while at < len(blocks):
        block, at = blocks[at], at + 1
        if not isinstance(block, Item) or not _is_bare_title(block):
            yield block
            continue
        facts = _facts_from(blocks, at)
        at += len(facts)
        if any(map(_has_label, facts)):
            yield Item(
                block.first_line,
                facts[-1].last_line,
                block.texts,
                block.indent,
                bullet=False,
                items=facts,
            )
        else:
            yield block
            yield from facts


def _facts_from(blocks: Sequence[Block], at: int) -> list[Item]:
    """The facts that follow one another, as many as one title has."""
    facts = takewhile(_is_fact, blocks[at : at + _MOST])
    return [fact for fact in facts if isinstance(fact, Item)]


def facts_of(table: Table) -> Item | None:
    """A table of two columns as an item with sub-items ``what: what it is``."""
    # Soon seen.
    if not table.rows or any(len(cells(row)) != 2 for _, row in table.rows):
        return None
    rows = [(line, cells(row)) for line, row in table.rows]
    items = [
        Item(line, line, [f"{what.strip('*_ ')}: {value}"])
        for line, (what, value) in rows
    ]
    known = sum(_has_label(item) for item in items)
    return (
        Item(table.first_line, table.last_line, [], items=items)
        if known * 2 > len(items)
        else None
    )


def _is_bare_title(item: Item) -> bool:
    """Tell whether a paragraph is one line in bold, as long as a title, and nothing else."""
    if item.bullet or item.items or item.details or len(item.texts) != 1:
        return False
    runs = read_runs(item.texts[0])
    title = [run for run in runs if words(run.text)]
    plain = plain_text(runs)
    return (
        len(words(plain)) >= _TITLE_WORDS
        and all(run.bold for run in title)
        and not plain.endswith((":", "："))
    )


def _is_fact(block: Block) -> bool:
    """Tell whether a block is a labelled fact, a venue, or nothing but links."""
    if not isinstance(block, Item) or block.details:
        return False
    return all(_is_fact_line(text) for text in block.texts) and all(
        _is_fact(item) for item in block.items
    )


def _is_fact_line(text: str) -> bool:
    runs = read_runs(text)
    plain = plain_text(runs)
    beside = plain_text([run for run in runs if run.target is None])
    return (
        FIELD.match(plain) is not None
        or is_venue(plain)
        or is_label(beside)
        or len(words(plain)) < _TITLE_WORDS
    )


def _has_label(item: Item) -> bool:
    return FIELD.match(plain_text(read_runs(" ".join(item.texts)))) is not None
