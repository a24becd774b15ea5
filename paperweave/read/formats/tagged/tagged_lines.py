"""Records of tagged lines, each with its lines and tags, whatever a dialect's tags look like."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

UNTAGGED = ""  # stands as the tag of lines above the first tag of a record


@dataclass(frozen=True, slots=True)
class Layout:
    """How a dialect writes its lines.

    ``tag`` finds a tag, its group ``tag``, at the start of a line; the value begins where the match
    ends. A space in a tag becomes ``_``. ``first`` are the tags that begin a record, the surest
    first: a less sure one does not end a record that a surer one began. ``last`` ends one. A line
    without a tag goes on with the value before, if it begins with ``indent``. ``around`` finds
    lines between records that belong to the export.
    """

    tag: re.Pattern[str]
    first: tuple[str, ...]
    last: str | None = None
    indent: str = ""
    around: re.Pattern[str] | None = None
    # A blank line ends a record that no tag of ``first`` began.
    blank_ends: bool = False
    # A record may begin with lines that have no tag.
    begins_untagged: bool = False
    # A tag that comes again below a blank line begins a record.
    parted: bool = False


@dataclass(slots=True)
class TaggedRecord:
    """The lines of one record: tags in their order, each with its value, a piece a line."""

    first_line: int
    last_line: int
    values: list[tuple[str, list[str]]] = field(default_factory=list)
    ended: bool = False
    _by_tag: dict[str, list[list[str]]] | None = None

    def all(self, *tags: str) -> list[str]:
        """The values of the first of these tags that has any, wrapped lines joined."""
        by_tag = self.by_tag()
        for tag in tags:
            # Most tags that are asked for are not there.
            values = by_tag.get(tag)
            found = list(filter(None, map(" ".join, values))) if values else []
            if found:
                return found
        return []

    def by_tag(self) -> dict[str, list[list[str]]]:
        """The pieces of all values by their tags; made once, when the record is complete."""
        if self._by_tag is None:
            self._by_tag = {}
            for tag, pieces in self.values:
                self._by_tag.setdefault(tag, []).append(pieces)
        return self._by_tag

    def lines(self, tag: str) -> list[str]:
        """All lines under a tag, each by itself."""
        return list(chain.from_iterable(self.by_tag().get(tag, ())))

    def first(self, *tags: str) -> str | None:
        """The first value of the first of these tags that has any."""
        return next(iter(self.all(*tags)), None)


@dataclass(frozen=True, slots=True)
class StrayLine:
    """A line that stands in no record; ``known`` where the export is known to put it there."""

    line: int
    text: str
    known: bool


def tagged_records(
    lines: Iterable[str], layout: Layout
) -> Iterator[TaggedRecord | StrayLine]:
    """Split lines into records; a record without its first line begins with any tag."""
    reader = _Reader(layout)
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            reader.after_blank = True
        elif not reader.goes_on(number, line):  # as most lines
            yield from reader.take(number, line)
    yield from reader.close()


class _Reader:
    """Holds the record under reading."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._ranks = {tag: rank for rank, tag in enumerate(layout.first)}
        self._borders = frozenset({*layout.first, layout.last})
        # The rank of a tag that begins no record.
        self._unsure = len(layout.first)
        self._record: TaggedRecord | None = None
        self._rank = 0  # of the tag that began the record, in ``Layout.first``
        self.after_blank = False

    def take(
        self, number: int, line: str
    ) -> Sequence[TaggedRecord | StrayLine]:
        """Take a line that may begin or end a record; give what is complete with it."""
        match = self._layout.tag.match(line)
        around = self._layout.around
        if self._record is None and around and around.match(line):
            done: Sequence[TaggedRecord | StrayLine] = (
                StrayLine(number, line, known=True),
            )
        elif match:
            done = self._tagged(
                number,
                match["tag"].replace(" ", "_"),
                line[match.end() :].strip(),
            )
        else:
            done = self._untagged(number, line)
        self.after_blank = False
        return done

    def goes_on(self, number: int, line: str) -> bool:
        """Add to the record one more value, or a line to its last; False where it may end it."""
        record, layout = self._record, self._layout
        if record is None:
            return False
        match = layout.tag.match(line)
        if match is None:
            if layout.begins_untagged or not line.startswith(layout.indent):
                return False
            record.values[-1][1].append(line.strip())
        else:
            tag = match["tag"]
            if self.after_blank or tag in self._borders or " " in tag:
                return False
            record.values.append((tag, [line[match.end() :].strip()]))
        record.last_line = number
        self.after_blank = False
        return True

    def close(self) -> Sequence[TaggedRecord]:
        """Give the record under reading, if there is one."""
        done = (self._record,) if self._record else ()
        self._record = None
        return done

    def _tagged(
        self, number: int, tag: str, value: str
    ) -> Sequence[TaggedRecord]:
        rank = self._ranks.get(tag, self._unsure)
        done = self.close() if self._begins_another(rank, tag) else ()
        record = self._open(number, rank)
        record.values.append((tag, [value]))
        if tag == self._layout.last:
            record.ended = True
            return (*done, *self.close())
        return done

    def _untagged(
        self, number: int, line: str
    ) -> Sequence[TaggedRecord | StrayLine]:
        heading = self._layout.begins_untagged
        done: Sequence[TaggedRecord | StrayLine] = ()
        if (
            heading
            and self.after_blank
            and self._record
            and self._record.values[-1][0]
        ):
            done = self.close()
        if self._record is None and heading:
            self._open(number, 0).values.append((UNTAGGED, [line.strip()]))
        elif self._record is None or not line.startswith(self._layout.indent):
            return (*done, StrayLine(number, line, known=False))
        else:
            self._open(number, 0).values[-1][1].append(line.strip())
        return done

    def _begins_another(self, rank: int, tag: str) -> bool:
        if rank < self._unsure:
            return rank <= self._rank
        if self._layout.parted and self.after_blank and self._record:
            return any(tag == known for known, _ in self._record.values)
        return (
            self.after_blank
            and self._layout.blank_ends
            and self._rank == self._unsure
        )

    def _open(self, number: int, rank: int) -> TaggedRecord:
        """The record under reading, or a new one; it now reaches to this line."""
        if self._record is None:
            self._record = TaggedRecord(number, number)
            self._rank = rank
        self._record.last_line = number
        return self._record
