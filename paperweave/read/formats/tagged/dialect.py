"""A dialect of tagged lines is a table: how its lines look, which tag stands for which field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from paperweave.engine.waves import each_in_waves
from paperweave.model.record import Furniture, Part, Problem, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.records.named_fields import (
    Place,
    has_text,
    record_of,
)
from paperweave.read.formats.tagged.tagged_lines import (
    TaggedRecord,
    tagged_records,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from paperweave.model.reading import Seed
    from paperweave.read.formats.records.field_names import Field
    from paperweave.read.formats.tagged.tagged_lines import Layout, StrayLine

Tagged = dict["Field", list[object]]

_LINES_TO_TELL = 2_000
_SEVERAL: frozenset[Field] = frozenset({"authors", "editors", "keywords"})


@dataclass(frozen=True, slots=True, eq=False)
class Dialect:
    """A format of tagged lines.

    ``fields`` has for each field its tags, the most telling first, with spaces between. ``signs``
    are groups of tags of which the beginning of a file must have one each, with spaces between;
    none of ``foreign`` may be there. ``by_line`` are tags whose wrapped lines are a value each.
    """

    name: str
    layout: Layout
    fields: Mapping[Field, str]
    signs: tuple[str, ...]
    foreign: frozenset[str] = frozenset()
    by_line: frozenset[str] = frozenset()
    # What no table can say.
    refine: Callable[[TaggedRecord, Tagged], None] | None = None

    def format(self) -> Format:
        """The format that reads this dialect."""
        return unless_xml(
            Format(self.name, partial(_detect, self), partial(_split, self))
        )


def values_of(dialect: Dialect, found: TaggedRecord) -> Tagged:
    """What a record says, by field."""
    values: Tagged = {name: [] for name in dialect.fields}
    for name, known in _fields_of(dialect, frozenset(found.by_tag())):
        if name in _SEVERAL:
            listed = _listed(dialect, found, known)
            values[name] = [listed] if listed else []
        else:
            values[name] = [text for tag in known for text in found.all(tag)]
    if dialect.refine:
        dialect.refine(found, values)
    return {name: texts for name, texts in values.items() if texts}


def lists_under(name: Field, values: Tagged) -> list[list[str]]:
    """The lists under a field that holds several values: authors, editors, keywords."""
    return [texts for texts in values[name] if isinstance(texts, list)]


@lru_cache(maxsize=1_000)  # most records of an export have the same tags
def _fields_of(
    dialect: Dialect, there: frozenset[str]
) -> list[tuple[Field, list[str]]]:
    """The fields of which a record has tags, each with these."""
    known = {
        name: [tag for tag in _parted(tags) if tag in there]
        for name, tags in dialect.fields.items()
    }
    return [(name, tags) for name, tags in known.items() if tags]


@cache
def _parted(tags: str) -> tuple[str, ...]:
    return tuple(tags.split())


def _listed(
    dialect: Dialect, found: TaggedRecord, tags: list[str]
) -> list[str]:
    """All values of the first of the tags that has any: one a line, or between semicolons."""
    for tag in tags:
        values = found.by_tag()[tag]
        by_line = tag in dialect.by_line
        lines = (
            chain.from_iterable(values) if by_line else map(" ".join, values)
        )
        parts = [part.strip() for line in lines for part in line.split(";")]
        texts = [part for part in parts if part]
        if texts:
            return texts
    return []


def _detect(dialect: Dialect, seed: Seed) -> Detection:
    tag_of = dialect.layout.tag
    head = islice(seed.lines, _LINES_TO_TELL)
    tags = {
        match["tag"].replace(" ", "_")
        for line in head
        if (match := tag_of.match(line))
    }
    signs = [tags.intersection(group.split()) for group in dialect.signs]
    if all(signs) and not tags & dialect.foreign:
        shown = ", ".join(min(found) for found in signs)
        return Detection(1, f"lines with the tags of {dialect.name}: {shown}")
    return Detection(0, f"no lines with the tags {', '.join(dialect.signs)}")


def _split(dialect: Dialect, seed: Seed) -> Iterator[Part]:
    found = tagged_records(seed.lines, dialect.layout)
    return each_in_waves(partial(_parts_of, dialect, seed), found)


def _parts_of(
    dialect: Dialect, seed: Seed, found: TaggedRecord | StrayLine
) -> Iterator[Part]:
    if isinstance(found, TaggedRecord):
        yield from _parts(dialect, seed, found)
    elif found.known:
        yield Furniture(
            found.line, found.line, "line of the export around its records"
        )


def _parts(dialect: Dialect, seed: Seed, found: TaggedRecord) -> Iterator[Part]:
    place = Place(seed.name, found.first_line, found.last_line)
    record = record_of(values_of(dialect, found), place)
    if not has_text(record):
        yield _without_text(dialect, seed, found)
        return
    for message in _doubts(dialect, found, record):
        yield Problem("guessed", seed.name, found.first_line, message)
    yield record


def _without_text(dialect: Dialect, seed: Seed, found: TaggedRecord) -> Part:
    """What a record without title and abstract is: a lost one, or lines that follow another."""
    layout = dialect.layout
    if not (found.values[0][0] in layout.first or found.ended or layout.parted):
        # Ovid writes NL and links after each ER
        return Furniture(
            found.first_line, found.last_line, "lines that follow a record"
        )
    tags = " or ".join(dialect.fields["title"].split()[:2])
    where = f" ({tags})" if tags else ""
    message = f"a record with a title{where} was expected here; add one, or remove the record"
    return Problem("lost", seed.name, found.first_line, message)


def _doubts(
    dialect: Dialect, found: TaggedRecord, record: Record
) -> Iterator[str]:
    """What of a record that was read may be wrong."""
    last = dialect.layout.last
    if last and not found.ended:
        yield (
            f"this record has no {last} line, so it may be cut off: what is there was read;"
            " compare it with its source"
        )
    if _has_two_titles(dialect, found):
        yield "two titles in one record: check whether a record's first line is missing above one"
    if record.title is None:
        yield "a paper without a title: check whether its line is missing or is another's"


def _has_two_titles(dialect: Dialect, found: TaggedRecord) -> bool:
    """Tell whether the tag of the title stands twice in a record, with other words."""
    tag = _parted(dialect.fields["title"])[:1]
    return bool(tag and tag[0]) and len(set(found.all(*tag))) > 1
