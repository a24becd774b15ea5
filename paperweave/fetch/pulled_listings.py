"""Listings that are pulled from addresses of the web into files that a person can review.

``seeds/.pulled.json`` remembers which files they are, by a hash of their bytes, and how to ask for
changes only. A file that it does not know, or that was edited since, is a person's and stays.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from paperweave.engine.atomic import replace_file
from paperweave.engine.fingerprint import hash_of
from paperweave.engine.json_file import read_object
from paperweave.fetch.downloads import DownloadError
from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from paperweave.fetch.downloads import Downloads

NOTES = ".pulled.json"
_MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class Pulled:
    """What became of the addresses, by the names of their files."""

    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[str, ...]  # in words


def pull(
    addresses: Mapping[str, str], seeds: Path, downloads: Downloads
) -> Pulled:
    """Bring the files up to date that are named with their addresses.

    Where an address gives nothing of use its file stays as it is, and the next one is asked.

    Raises:
        OutputError: a file cannot be written.
    """
    notes = _read_notes(seeds)
    changed, unchanged, failures = list[str](), list[str](), list[str]()
    seeds.mkdir(parents=True, exist_ok=True)
    for name, address in addresses.items():
        try:
            note = _pull_one(seeds / name, address, notes.get(name), downloads)
        except DownloadError as error:
            failures.append(f"{name}: {address} {error}")
            continue
        (changed if note else unchanged).append(name)
        if note:
            notes[name] = note
            text = json.dumps(
                notes, ensure_ascii=False, indent=1, sort_keys=True
            )
            replace_file(seeds / NOTES, f"{text}\n".encode())
    return Pulled(tuple(changed), tuple(unchanged), tuple(failures))


def _pull_one(
    path: Path, address: str, note: dict[str, Any] | None, downloads: Downloads
) -> dict[str, Any] | None:
    """Write what stands at the address; returns what to remember, None where all stays."""
    before = _pulled_before(path, note)
    known = (
        note is not None
        and before is not None
        and note.get("address") == address
    )
    asked = note["validators"] if note and known else {}
    first = downloads.get(address, asked)
    if first.data is None:
        return None
    data = _with_pages(first.data, first.more, downloads)
    _demand_listing(path.name, data, first.kind)
    if data == before and known:
        return None
    replace_file(path, data)
    # Of a listing in several pages the first may stay while another changes.
    validators = {} if first.more else first.validators
    return {"address": address, "hash": _hash(data), "validators": validators}


def _pulled_before(path: Path, note: dict[str, Any] | None) -> bytes | None:
    """What an earlier pull left at a path; None where nothing stands there.

    Raises:
        DownloadError: what stands there is not what a pull wrote.
    """
    if not path.exists() and not path.is_symlink():
        return None
    before = (
        path.read_bytes() if path.is_file() and not path.is_symlink() else None
    )
    if before is None or _hash(before) != _of(note):
        raise DownloadError(
            f"was not asked, because {path} was not written by fetch, or has been edited since; "
            "move it elsewhere first"
        )
    return before


def _with_pages(data: bytes, more: str | None, downloads: Downloads) -> bytes:
    """The pages of one listing as one."""
    pages = [data]
    while more:
        if len(pages) == _MOST_PAGES:
            raise DownloadError(f"has more than {_MOST_PAGES} pages")
        answer = downloads.get(more, {})
        pages.append(answer.data or b"")
        more = answer.more
    if len(pages) == 1:
        return data
    if data.lstrip()[:1] == b"[":
        return _as_one_list(pages)
    if data.lstrip()[:1] in (b"<", b"{"):
        raise DownloadError(
            "has several pages, which can be joined for BibTeX, RIS and lists only"
        )
    return b"\n".join(page.rstrip(b"\n") + b"\n" for page in pages)


def _as_one_list(pages: Iterable[bytes]) -> bytes:
    try:
        items = [item for page in pages for item in json.loads(page)]
    except (ValueError, TypeError, RecursionError) as error:
        raise DownloadError("sent JSON that cannot be read") from error
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _demand_listing(name: str, data: bytes, kind: str) -> None:
    """An error's page, or that of a café's network, is no listing."""
    reading = read_file(name, BytesIO(data), FORMATS)
    if not reading.records or (
        kind == "text/html" and not name.endswith((".html", ".htm"))
    ):
        raise DownloadError(
            f"sent {kind}, {len(data)} bytes, which hold no listing of papers"
        )


def _read_notes(seeds: Path) -> dict[str, Any]:
    notes = read_object(seeds / NOTES)
    sound = all(map(_is_note, notes.values()))
    return notes if sound else {}


def _is_note(note: object) -> bool:
    return (
        isinstance(note, dict)
        and isinstance(note.get("hash"), str)
        and isinstance(note.get("validators"), dict)
        and all(isinstance(value, str) for value in note["validators"].values())
    )


def _hash(data: bytes) -> str:
    return hash_of(data)


def _of(note: dict[str, Any] | None) -> str | None:
    return note["hash"] if note else None
