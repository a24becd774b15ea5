"""A format in XML is a row: which elements are entries, its signs, how one is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from paperweave.engine.waves import in_waves
from paperweave.model.record import Furniture, Part, Problem
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.furniture import Stretch, with_furniture
from paperweave.read.formats.records.named_fields import (
    Place,
    has_text,
    record_of,
)
from paperweave.read.formats.xml.xml_elements import (
    XmlSpan,
    parse_element,
    source_of,
    xml_spans,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from paperweave.model.reading import Seed
    from paperweave.read.formats.records.field_names import Values

_LINES_TO_TELL = 3_000
_ENOUGH_TO_TELL = 400_000  # characters, of a file that is one long line


@dataclass(frozen=True, slots=True)
class XmlKind:
    """A format in XML.

    ``elements`` are the names of entries, in groups: the first group that the file has counts.
    ``signs`` stand in the beginning of such a file. ``read`` gives what an entry says, or None
    where it is no paper. ``covers`` are elements inside of entries that may hold such as are
    entries elsewhere. ``context`` reads from the whole file what entries refer to. ``several``
    gives the papers of an entry that may hold more than one, each with its element. ``sure`` says
    that the signs alone tell the file, whose entries may begin far below.
    """

    name: str
    elements: tuple[tuple[str, ...], ...]
    signs: re.Pattern[str]
    read: Callable[[_Element, Any], Values | None]
    covers: tuple[str, ...] = ()
    context: Callable[[str], object] | None = None
    several: Callable[[_Element], list[tuple[_Element, Values]]] | None = None
    sure: bool = False

    def format(self) -> Format:
        """The format that reads this kind."""
        return Format(self.name, partial(_detect, self), partial(_split, self))


def _detect(kind: XmlKind, seed: Seed) -> Detection:
    if not _begins_with_tag(seed.lines):
        return Detection(0, f"no {kind.name}")
    head = (
        _head(seed.lines)
        if isinstance(seed.lines, tuple)
        else _head.__wrapped__(seed.lines)
    )
    if not kind.signs.search(head):
        return Detection(0, f"no {kind.name}")
    if kind.sure:
        return Detection(1, f"the root element of {kind.name}")
    names = _entries_in(kind, head)
    for span in xml_spans(head, names, covers=kind.covers):
        element = parse_element(span.source)
        if element is not None and kind.read(element, None):
            return Detection(
                1, f"<{span.name}> elements as {kind.name} has them"
            )
    return Detection(0, f"{kind.name} without papers")


def _begins_with_tag(lines: Iterable[str]) -> bool:
    first = next((line for line in lines if line and not line.isspace()), "")
    return first.lstrip().startswith("<")


@lru_cache(maxsize=2)  # each format in XML asks for the same
def _head(lines: Sequence[str]) -> str:
    return "\n".join(_beginning(lines))[:_ENOUGH_TO_TELL]


def _beginning(lines: Iterable[str]) -> Iterator[str]:
    size = 0
    for line in islice(lines, _LINES_TO_TELL):
        yield line
        size += len(line)
        if size > _ENOUGH_TO_TELL:
            return


def _entries_in(kind: XmlKind, text: str) -> tuple[str, ...]:
    """The names of entries, of the first group of which the text has one."""
    for names in kind.elements:
        if re.search(
            rf"<(?:[A-Za-z][\w.-]{{0,30}}:)?(?:{'|'.join(names)})[\s/>]", text
        ):
            return names
    return kind.elements[0]


def _split(kind: XmlKind, seed: Seed) -> Iterator[Part]:
    text = "\n".join(seed.lines)
    context = kind.context(text) if kind.context else None
    spans = xml_spans(text, _entries_in(kind, text), covers=kind.covers)
    stretches = in_waves(partial(_stretch, kind, seed, context), spans)
    return with_furniture(stretches, seed.lines, "XML around the papers")


def _stretch(
    kind: XmlKind, seed: Seed, context: object, span: XmlSpan
) -> Stretch:
    return Stretch(
        span.first_line,
        span.last_line,
        tuple(_parts(kind, seed, span, context)),
    )


def _parts(
    kind: XmlKind, seed: Seed, span: XmlSpan, context: object
) -> Iterator[Part]:
    element = parse_element(span.source)
    if element is None:
        yield _without_text(seed, span)
        return
    works = kind.several(element) if kind.several else []
    if len(works) > 1:
        yield from _each_work(works, seed, span)
        return
    values = kind.read(element, context)
    if values is None and span.whole:
        yield Furniture(
            span.first_line, span.last_line, f"<{span.name}> that is no paper"
        )
        return
    place = Place(
        seed.name,
        span.first_line,
        span.last_line,
        None if span.alone else span.source,
    )
    record = record_of(values or {}, place)
    if not has_text(record):
        yield _without_text(seed, span)
        return
    if not span.whole:
        message = (
            f"this <{span.name}> has no end tag, so the file may be cut off:"
            " what is there was read; fetch it again"
        )
        yield Problem("guessed", seed.name, span.first_line, message)
    yield record


def _without_text(seed: Seed, span: XmlSpan) -> Problem:
    message = f"a <{span.name}> with a title was expected here; fix it and build again"
    return Problem("lost", seed.name, span.first_line, message)


def _each_work(
    works: list[tuple[_Element, Values]], seed: Seed, span: XmlSpan
) -> Iterator[Part]:
    """The papers of one entry, each on the lines of its element; what is around them is theirs."""
    stretches = []
    for element, values in works:
        source = source_of(element)
        line = cast("int | None", element.sourceline) or 1
        first = min(span.first_line + line - 1, span.last_line)
        last = min(first + source.count("\n"), span.last_line)
        record = record_of(values, Place(seed.name, first, last, source))
        stretches.append(Stretch(first, last, (record,)))
    what = "XML that several papers have in common"
    for part in with_furniture(stretches, seed.lines[: span.last_line], what):
        if not isinstance(part, Furniture):
            yield part
        elif part.last_line >= span.first_line:
            yield replace(
                part, first_line=max(part.first_line, span.first_line)
            )
