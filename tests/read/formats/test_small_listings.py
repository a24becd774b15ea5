"""Small listings of each format, and what is read from them.

Each line of ``<family>/<format>/small_listings.txt`` has a listing (``⏎`` ends a line, ``⇥`` is a
tab) and, behind ``->``, how confident the format is of it and its parts: the lines, title and
other facts of each record, the furniture, the problems, and the lines left over.
"""

from __future__ import annotations

import dataclasses
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.model.reading import Seed
from paperweave.model.record import (
    Author,
    CitedWork,
    Furniture,
    Link,
    Problem,
    Publication,
    Record,
)
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.record import Part
    from paperweave.read.formats.base import Format

HERE = Path(__file__).parent
TABLES = sorted(HERE.glob("*/*/small_listings.txt"))
_SHOWN = 60  # characters of a fact or a message
_APART = {"file", "first_line", "last_line", "title", "raw"}


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 2 :]}"


def _told_of(fact: object) -> str:
    match fact:
        case Author(name=name, family=family, id=known):
            return name + (f" ({family})" if family else "") + (f" <{known}>" if known else "")
        case Link(kind=kind, url=url):
            return f"{kind}={url}"
        case Publication() | CitedWork():
            return ", ".join(f"{name} {_told_of(f)}" for name, f in fact._asdict().items() if f)
        case tuple() if type(fact) is tuple:
            return " & ".join(map(_told_of, fact))
        case _:
            return _short(str(fact).replace("\n", "⏎"))


def _facts(record: Record) -> Iterator[str]:
    yield f"{record.first_line}-{record.last_line} {_told_of(record.title)}"
    for field in dataclasses.fields(record):
        fact = getattr(record, field.name)
        if field.name not in _APART and fact not in (None, (), False, Publication()):
            named = "" if isinstance(fact, Publication) else f"{field.name} "
            yield named + _told_of(fact)


def _told(part: Part) -> str:
    match part:
        case Record():
            return ", ".join(_facts(part))
        case Furniture(first_line=first, last_line=last, what=what):
            return f"{first}-{last} {what}"
        case Problem(severity=severity, line=line, message=message):
            return f"{severity} {line}: {_short(message)}"


def told(one: Format, text: str) -> str:
    """What a format makes of a listing, in one line."""
    lines = text.replace("⇥", "\t").split("⏎")
    seed = Seed("a.txt", tuple(lines))
    parts = list(one.split(seed))
    known = {
        line
        for part in parts
        if not isinstance(part, Problem)
        for line in range(part.first_line, part.last_line + 1)
    }
    left = [str(n) for n, line in enumerate(lines, 1) if line.strip() and n not in known]
    over = [f"left {' '.join(left)}"] if left else []
    sure = f"{one.detect(seed).confidence:.2f}"
    return "; ".join([sure, *map(_told, parts), *over])


def _format_of(table: Path) -> Format:
    family, name = table.relative_to(HERE).parts[:2]
    found: Format = importlib.import_module(f"paperweave.read.formats.{family}.{name}").FORMAT
    return found


def _cases() -> Iterator[tuple[Format, str, str]]:
    for table in TABLES:
        one = _format_of(table)
        for line in table.read_text(encoding="utf-8").splitlines():
            text, _, wanted = line.partition("  ->  ")
            yield one, text, wanted


@for_rows(
    ("one", "text", "wanted"), list(_cases()), ids=lambda value: str(getattr(value, "name", value))
)
def test_a_small_listing_is_read_as_its_line_says(one: Format, text: str, wanted: str) -> None:
    assert told(one, text) == wanted
