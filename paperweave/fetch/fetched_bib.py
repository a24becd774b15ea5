"""``fetched.bib``: what services know of papers, as BibTeX that a person can review.

Only ever added to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.text.identifiers import arxiv_number, doi

if TYPE_CHECKING:
    from pathlib import Path

    from paperweave.model.record import Record

_HEAD = (
    "% Facts that paperweave fetch --metadata found. Listings and bibliography.bib win "
    "over them.\n"
    "% Change or delete what is wrong: an entry that stands here is never written again.\n"
)
_SIGNS = str.maketrans({c: f"\\{c}" for c in "&%#_"} | {"\\": None})


def append(path: Path, record: Record, service: str) -> None:
    """Add one record's facts to the end of the file.

    It is there after this call, whatever happens next.

    Raises:
        OSError: it cannot be written.
    """
    before = "" if path.exists() and path.stat().st_size else _HEAD
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{before}\n{_entry(record, service)}")


def _key(record: Record, service: str) -> str:
    name = record.arxiv or record.doi or record.title or ""
    return f"{service.lower()}-{re.sub(r'[^A-Za-z0-9.]+', '-', name)[:60]}"


def _entry(record: Record, service: str) -> str:
    fields = {
        "title": record.title and f"{{{_text(record.title)}}}",
        "author": " and ".join(
            _person(a.name, a.family) for a in record.authors
        ),
        "date": record.date and str(record.date),
        "eprint": record.arxiv,
        "archiveprefix": record.arxiv and "arXiv",
        "primaryclass": " ".join(record.categories),
        "doi": record.doi,
        "journal": record.venue and _text(record.venue),
        "cites": ", ".join(_cited(record)),
        "x-fetched-from": service,
    }
    lines = [
        f"  {field} = {{{value}}}" for field, value in fields.items() if value
    ]
    return f"@misc{{{_key(record, service)},\n" + ",\n".join(lines) + "\n}\n"


def _cited(record: Record) -> list[str]:
    """The DOIs and arXiv numbers of the works that it cites, each once."""
    names = (name for work in record.cites for name in work.ids)
    known = (
        name
        for name in names
        if doi(name) == name or arxiv_number(name) == name
    )
    return [_text(name) for name in dict.fromkeys(known)]


def _person(name: str, family: str | None) -> str:
    if family and name.endswith(family) and name != family:
        return f"{_text(family)}, {_text(name.removesuffix(family).strip())}"
    return (
        _text(name)
        if " " in name and " and " not in name and "," not in name
        else f"{{{_text(name)}}}"
    )


def _text(text: str) -> str:
    """A service's text is only text: braces are balanced by leaving them out, formulas stay."""
    parts = " ".join(text.split()).split("$")
    if len(parts) % 2 == 0:
        return _plain("".join(parts))
    return "$".join(
        part if i % 2 and part.count("{") == part.count("}") else _plain(part)
        for i, part in enumerate(parts)
    )


def _plain(text: str) -> str:
    return text.translate(_SIGNS).replace("{", "").replace("}", "")
