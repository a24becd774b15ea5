"""Read the ACL Anthology's XML: ``<paper>``s in ``<volume>``s with a ``<meta>`` each.

Such files come from the Anthology's repository (``data/xml/2023.acl.xml``), which holds all its
metadata. The front matter of a volume is no paper, and its editors are nobody's authors.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Part, Problem
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.furniture import Stretch, with_furniture
from paperweave.read.formats.records.date_fields import problem_of_date
from paperweave.read.formats.records.named_fields import Place
from paperweave.read.formats.xml.acl_paper import (
    Volume,
    record_of_paper,
    volume_of,
)
from paperweave.read.formats.xml.xml_elements import (
    XmlSpan,
    parse_element,
    xml_spans,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed

_HEAD = "volume's head or front matter"
_FRONT_MATTER = re.compile(
    r"0+|\d000"
)  # the whole volume, as <paper> until 2019: "0", or "1000" in volume 1
_LINES_TO_TELL = 3_000
_ATTRIBUTE = re.compile(r"\b(id|type)\s*=\s*[\"']([^\"'<>]*)")


def _detect(seed: Seed) -> Detection:
    head = "\n".join(islice(seed.lines, _LINES_TO_TELL))
    if not head.lstrip().startswith("<") or "<volume" not in head:
        return Detection(0, "no volume of the ACL Anthology")
    if any(
        span.name == "paper" and "<title" in span.source
        for span in xml_spans(head, ("paper", "frontmatter"))
    ):
        return Detection(1, "<paper> elements in a <volume>")
    return Detection(0, "a volume without papers")


def _split(seed: Seed) -> Iterator[Part]:
    return with_furniture(_stretches(seed), seed.lines, _HEAD)


def _stretches(seed: Seed) -> Iterator[Stretch]:
    collection, volume = "", Volume()
    for span in xml_spans(
        "\n".join(seed.lines),
        ("meta", "paper", "frontmatter"),
        marks=("collection", "volume"),
    ):
        if span.name == "collection":
            collection = _attributes(span).get("id", "")
        elif span.name == "volume":
            said = _attributes(span)
            volume = Volume(collection, said.get("id", ""), said.get("type"))
        elif span.name == "meta":
            element = parse_element(span.source)
            if element is not None:
                volume = volume_of(element, volume)
            yield from _unread_date(seed, span, volume)
        elif span.name == "paper":
            yield Stretch(
                span.first_line,
                span.last_line,
                tuple(_parts(seed, span, volume)),
            )


def _attributes(span: XmlSpan) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(span.source))


def _unread_date(
    seed: Seed, span: XmlSpan, volume: Volume
) -> Iterator[Stretch]:
    """What is told once of a year that all papers of a volume have."""
    if volume.unread_date is not None:
        problem = problem_of_date(
            seed.name, span.first_line, volume.unread_date, volume.date
        )
        head = Furniture(span.first_line, span.last_line, _HEAD)
        yield Stretch(span.first_line, span.last_line, (head, problem))


def _parts(seed: Seed, span: XmlSpan, volume: Volume) -> Iterator[Part]:
    element = parse_element(span.source)
    if element is not None and _FRONT_MATTER.fullmatch(element.get("id", "")):
        yield Furniture(span.first_line, span.last_line, "front matter")
        return
    place = Place(
        seed.name,
        span.first_line,
        span.last_line,
        None if span.alone else span.source,
    )
    record = (
        record_of_paper(element, volume, place) if element is not None else None
    )
    if record is None or record.title is None:
        message = (
            "a <paper> with a <title> was expected here, but none could be read;"
            " fix it and build again"
        )
        yield Problem("lost", seed.name, span.first_line, message)
        return
    if not span.whole:
        message = (
            "this <paper> has no end tag, so the file may be cut off: what is there was read;"
            " fetch it again"
        )
        yield Problem("guessed", seed.name, span.first_line, message)
    yield record


FORMAT = Format("ACL Anthology XML", _detect, _split)
