"""The site as it stands: what of it is as it would be made now, and so may stay.

A page is known by the size and time of its Markdown and of itself, and by a hash of all that shaped
it; another file by being the one in ``docs/`` under a second name, or a copy of it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from paperweave.engine.atomic import OutputError, replace_file
from paperweave.engine.cache import tell_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from paperweave.engine.disk import FileStat


class MadePage(NamedTuple):
    """A rendered page.

    What its Markdown was, what it is itself, its template, a hash of its shell and our code, and
    the day of its last change.
    """

    source: FileStat
    page: FileStat
    template: str
    shape: str
    changed: str | None


class Previous:
    """The last site, at the place where the new one will be.

    ``cache`` is a folder that may be lost.
    """

    def __init__(self, site: Path, cache: Path) -> None:
        self.site = site
        self._file = cache / f"site-{_hash(str(site.resolve()))[:12]}.json"
        self.made: Mapping[str, MadePage] = _read(self._file)

    def note(self, made: Mapping[str, MadePage]) -> None:
        """Remember what was rendered, for the next time; forget sites that are no more."""
        text = json.dumps(made, ensure_ascii=False)
        head = json.dumps({"site": str(self.site), "sha256": _hash(text)})
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            for other in self._file.parent.glob("site-*.json"):
                if not Path(str(_head(other).get("site"))).is_dir():
                    other.unlink(missing_ok=True)
            replace_file(self._file, f"{head}\n{text}".encode())
        # Without it the next build only takes longer.
        except (OSError, OutputError):
            tell_once(self._file.parent)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _head(file: Path) -> dict[str, Any]:
    try:
        with file.open(encoding="utf-8") as lines:
            found = json.loads(lines.readline())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _read(file: Path) -> dict[str, MadePage]:
    """What was noted; nothing where the file is damaged."""
    with suppress(OSError, ValueError, TypeError, RecursionError):
        _, _, text = file.read_text(encoding="utf-8").partition("\n")
        if _hash(text) == _head(file).get("sha256"):
            return dict(_entries(json.loads(text)))
    return {}


def _entries(noted: dict[str, Any]) -> Iterator[tuple[str, MadePage]]:
    for name, (source, page, *rest) in noted.items():
        yield (
            name,
            MadePage((source[0], source[1]), (page[0], page[1]), *rest),
        )
