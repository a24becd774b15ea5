r"""What an entry of a Markdown list says of its paper.

Each line of ``entries.txt`` has an entry (with ``\n`` where a line ends) and, behind ``->``, how
its title looks and what is read from it; ``tells`` and ``leads`` where it is known for a paper by
its facts or by its links.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.blocks import Item, read_blocks
from paperweave.read.formats.markdown.entries import as_record, read_entry
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.record import Author, Record

TABLE = Path(__file__).with_name("entries.txt").read_text(encoding="utf-8")
CASES = [tuple(line.split("  ->  ")) for line in TABLE.splitlines()]
_SHOWN = 40  # characters of an abstract


def _name(person: Author) -> str:
    return person.name + (f" ({person.family})" if person.family else "")


def _facts(record: Record) -> Iterator[str | None]:
    """What a record says beside its title, each fact with its name."""
    yield (record.authors and "by " + " & ".join(map(_name, record.authors))) or None
    yield record.venue and f"in {record.venue}"
    yield record.date and str(record.date)
    yield from (f"{name} {fact}" for name, fact in record.publication._asdict().items() if fact)
    yield record.arxiv and f"arXiv {record.arxiv}"
    yield record.doi and f"doi {record.doi}"
    links = " ".join(f"{link.kind}={link.url}" for link in record.links)
    yield links and f"links {links}"
    yield (record.keywords and "tags " + ", ".join(record.keywords)) or None
    text = record.abstract or ""
    yield text and f"abstract {text if len(text) < _SHOWN else text[:15] + '…' + text[-15:]}"
    yield record.comment and f"state {record.comment}"
    yield record.unread_date and f"unread {record.unread_date}"


@for_rows(("text", "told"), CASES)
def test_each_entry_is_taken_apart(text: str, told: str) -> None:
    item = next(read_blocks(text.replace("\\n", "\n").split("\n")))
    assert isinstance(item, Item)
    entry = read_entry(item)
    record = as_record(entry, "a.md", ())
    told_of = [fact for fact in _facts(record) if fact]
    title = f"{entry.look or 'none'}: {record.title or '-'}"
    known = ["tells"] * entry.tells_of_paper + ["leads"] * entry.leads_to_paper
    assert "; ".join([title, *told_of, *known]) == told


GOES_ON = "in of for with without via as on under to and are from"


@for_rows("word", GOES_ON.split())
def test_a_title_goes_on_behind_its_link_where_names_follow(word: str) -> None:
    text = (
        f"- [Looms](https://arxiv.org/abs/1905.01234) {word} linear time. Ada Weaver, Ben Thread."
    )
    ((item, *_),) = [list(read_blocks([text]))]
    assert isinstance(item, Item)
    assert read_entry(item).title == f"Looms {word} linear time"
