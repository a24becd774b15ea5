"""What a build is made from: the settings, the curation file, the day, and hashes that tell when it is the same."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from paperweave.cache import hash_of, libraries
from paperweave.folder import CURATION_NAME, digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from paperweave.curation import Curation
    from paperweave.model import Problem
    from paperweave.only import Only
    from paperweave.settings import Settings


class BuildError(Exception):
    """Nothing was written; the message says why and what to do."""


def text_of(path: Path) -> str | None:
    """A file's text; None where there is no such file.

    Raises:
        BuildError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise BuildError(f"{path}: cannot be read ({error}); mend it and build again") from error


def settings_in(root: Path, only: Only | None) -> Settings:
    """The settings in the project's ``mkdocs.yml``, with what a person asked for on the command line.

    Raises:
        BuildError, SettingsError: it cannot be read, or says what cannot be.
    """
    from paperweave.settings import read_settings

    settings = read_settings(text_of(root / "mkdocs.yml") or "")
    return settings if only is None else replace(settings, only=only)


def curation_in(seeds: Path) -> tuple[Curation, list[Problem]]:
    """What the curation file says, and what in it is unclear.

    Raises:
        BuildError: it cannot be read.
    """
    from paperweave.curation import read_curation

    return read_curation(CURATION_NAME, text_of(seeds / CURATION_NAME) or "")


def today() -> date:
    """The day that new addresses are dated with; ``SOURCE_DATE_EPOCH`` sets it (see reproducible-builds.org).

    Raises:
        BuildError: it is set to what is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise BuildError(f"SOURCE_DATE_EPOCH is {epoch!r}; seconds since 1970 were expected") from error


def code_hash(root: Path) -> str:
    """A hash of what turns listings into pages: the project's settings, code and templates, and the libraries."""
    package = (path for ending in ("py", "tsv") for path in (root / "paperweave").rglob(f"*.{ending}"))
    ours = [root / "build_pages.py", root / "mkdocs.yml", *package, *(root / "templates").glob("*.j2")]
    return hash_of(digest({path.relative_to(root).as_posix(): path for path in ours}), sys.version, libraries())


def listings_hash(seeds: Path, found: Mapping[str, Path]) -> str:
    """A hash of the listings, by name, and of the curation file."""
    return digest({f"seeds/{name}": path for name, path in found.items()} | {CURATION_NAME: seeds / CURATION_NAME})
