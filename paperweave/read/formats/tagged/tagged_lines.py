"""Records of tagged lines (RIS, MEDLINE): each with its lines, its values joined where they were wrapped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


@dataclass(slots=True)
class TaggedRecord:
    """The lines of one record under reading: tags with the pieces of their values."""

    first_line: int
    last_line: int
    values: list[tuple[str, list[str]]] = field(default_factory=list)
    ended: bool = False


@dataclass(frozen=True, slots=True)
class StrayLine:
    """A line that stands in no record."""

    line: int
    text: str


def tagged_records(
    lines: Iterable[str],
    tag_of: re.Pattern[str],
    first: str,
    last: str | None = None,
    indent: str = "",
) -> Iterator[TaggedRecord | StrayLine]:
    """Split lines into records; ``tag_of`` finds a tag at the start of a line and the place where its value begins.

    A record begins with the tag ``first``, or with any tag where none is open, since that line may
    be lost. It ends with the tag ``last``, or where the next begins. A line that begins with
    ``indent`` goes on with the value before.
    """
    record: TaggedRecord | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        match = tag_of.match(line)
        if match is None:
            if record is None or not line.startswith(indent):
                yield StrayLine(number, line)
            else:
                record.values[-1][1].append(line.strip())
                record.last_line = number
            continue
        tag = match[1]
        if record and tag == first:
            yield record
            record = None
        record = record or TaggedRecord(number, number)
        record.last_line = number
        if tag == last:
            record.ended = True
            yield record
            record = None
        else:
            record.values.append((tag, [line[match.end() :].strip()]))
    if record:
        yield record
