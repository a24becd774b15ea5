"""A seed in JSON becomes parts: records for what a format wants, furniture around them, problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.model.record import Part, Problem, Record
from paperweave.read.formats.base import Claim
from paperweave.read.formats.furniture import Stretch, with_furniture
from paperweave.read.formats.records.json_objects import (
    Found,
    JsonObject,
    JsonTrouble,
    Wanted,
    json_objects,
)
from paperweave.read.formats.records.named_fields import Place

if TYPE_CHECKING:
    from paperweave.read.decode import Seed

ToRecord = Callable[[JsonObject, Place], Record]
_ENOUGH_TO_TELL = 400_000  # characters; the longest single object seen had 60,000 (3,000 authors)


def json_claim(seed: Seed, wanted: Wanted, why: str, unless: Wanted = lambda _: False) -> Claim:
    """Claim a seed whose beginning is JSON with an object that is wanted, unless the first is another format's."""
    head = _head(seed)
    opening = next((line.lstrip()[0] for line in head if line.strip()), "")
    if not opening or opening not in "[{":
        return Claim(0, "no JSON")
    objects = (found.value for found in json_objects(head, wanted) if isinstance(found, JsonObject))
    first = next(objects, None)
    if first is None:
        return Claim(0, "JSON without such objects")
    return (
        Claim(0, "JSON objects of a kind that has its own format")
        if unless(first)
        else Claim(1, why)
    )


def json_parts(seed: Seed, wanted: Wanted, to_record: ToRecord) -> Iterator[Part]:
    """Yield a record for each wanted object; the lines between them are furniture unless something is lost there."""
    stretches = (
        Stretch(found.first_line, found.last_line, (_part(seed, found, to_record),))
        for found in json_objects(seed.lines, wanted)
    )
    return with_furniture(stretches, seed.lines, "JSON around the papers")


def _part(seed: Seed, found: Found, to_record: ToRecord) -> Part:
    if isinstance(found, JsonTrouble):
        return _problem(seed, found)
    return to_record(found, Place(seed.name, found.first_line, found.last_line, found.raw))


def _problem(seed: Seed, trouble: JsonTrouble) -> Problem:
    lines = f"lines {trouble.first_line} to {trouble.last_line}"
    where = "" if trouble.first_line == trouble.last_line else f" ({lines})"
    if trouble.lost:
        message = f"an object with a title was expected{where}, and this is none: {trouble.why}; mend it and build again"
    else:
        message = f"{trouble.why}, so it may be cut off: all that is there was read; fetch it again if there was more"
    return Problem("lost" if trouble.lost else "noted", seed.name, trouble.first_line, message)


def _head(seed: Seed) -> list[str]:
    """The first lines; of a file that is one long line, that line (a part of it is no JSON line)."""
    head: list[str] = []
    size = 0
    for line in islice(seed.lines, 20_000):
        head.append(line)
        size += len(line)
        if size > _ENOUGH_TO_TELL:
            break
    return head
