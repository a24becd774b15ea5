"""Test cases of the formats, with something hostile in the fields that are read from them."""

from __future__ import annotations

import html
import json
from dataclasses import fields
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from tests.read.formats.test_cases import HERE, seed_of
from tests.support.hostile import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

    from paperweave.model.record import Record

# What means something to a spreadsheet, to TeX, to other listings, and to a script.
_OF_SHEETS = ('=HYPERLINK("http://x","y")', "+1+1", "-1+1|cmd!A0", "@SUM(1)", "\t=1", "x;=1+1")
_OF_TEX = (r"\input{/etc/passwd}", r"\write18{x}", r"\def\x{y}\x", r"\verb|x|", "$$x$$ ^^M %")
_OF_LISTINGS = (
    "}}, url = {javascript:pwn()}",
    "@article{evil, title={Evil}}",
    "TY  - JOUR",
    "ER  - ",
)
_OF_SCRIPTS = ("__proto__", "constructor", "toString", "null", "undefined", "${pwn()}")
_SIGNS = ("\ud800", "\udc00x", "\u202eevil\u202c", "\x00", "\x1b[31m", "\u2028x\u2029")
_MARKUP = ("<svg/onload=pwn()>", "<a href=javascript:pwn()>x</a>", "<base href=//evil.example>")
EVERY = (
    *PAYLOADS,
    *_OF_SHEETS,
    *_OF_TEX,
    *_OF_LISTINGS,
    *_OF_SCRIPTS,
    *_SIGNS,
    "\x85",
    "\x0c",
    *_MARKUP,
)
_LONGEST = 60  # signs of a field that are looked for in the file


def with_hostile_fields(case: Path, rng: Random) -> bytes:
    """A case's listing, with something hostile at about half of the fields of its records."""
    lines = list(seed_of(case).lines)
    for first, last, texts in _fields_of(case):
        for text in texts:
            if rng.random() < 0.5:
                continue
            hostile = _spelt(rng.choice(EVERY), case, rng).replace("\n", " ")
            changed = rng.choice((hostile + text, f"{text} {hostile}", hostile))
            at = next((n for n in range(first - 1, last) if text in lines[n]), None)
            if at is not None:
                lines[at] = lines[at].replace(text, changed, 1)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _spelt(text: str, case: Path, rng: Random) -> str:
    """As the layout would spell it, which a hostile one may not do."""
    family = case.relative_to(HERE).parts[0]
    if family == "json":
        return json.dumps(text)[1:-1]
    return html.escape(text) if family == "xml" and rng.random() < 0.7 else text


@cache
def _fields_of(case: Path) -> list[tuple[int, int, tuple[str, ...]]]:
    """The first and last line of each record, and the texts that were read from it."""
    seed = seed_of(case)
    reading = read_file(case.name, BytesIO("\n".join(seed.lines).encode()), FORMATS)
    last = len(seed.lines)
    return [
        (one.first_line, min(one.last_line, last), tuple(dict.fromkeys(_texts(one))))
        for one in reading.records
    ]


def _texts(record: Record) -> Iterator[str]:
    values = [getattr(record, field.name) for field in fields(record) if field.name != "file"]
    values += record.publication
    values += [*(author.name for author in record.authors), *(link.url for link in record.links)]
    for value in values:
        if isinstance(value, str) and len(value.strip()) > 1:
            yield value.split("\n")[0][:_LONGEST].strip()
