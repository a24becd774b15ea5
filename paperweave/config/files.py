"""What a build is made from: settings, curation file, day; and hashes that tell it is the same."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from paperweave.config.names import CURATION_NAME
from paperweave.config.project import Project
from paperweave.engine.fingerprint import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from paperweave.config.curation import Curation
    from paperweave.config.selection import Only
    from paperweave.config.settings import Settings
    from paperweave.model.record import Problem


class BuildError(Exception):
    """Nothing was written; the message says why and what to do."""


def text_of(path: Path) -> str | None:
    """The text of a file that a person may have written; None where there is no such file.

    Line ends are plain ones, whatever the file has, and a byte order mark is left out.

    Raises:
        BuildError: it cannot be read, or is not UTF-8; the message says where.
    """
    try:
        # A pipe or a device would be read for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise BuildError(
                f"{path}: is not a file, but one was expected; remove it"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BuildError(
            f"{path}: cannot be read ({error.strerror}); fix it and build again"
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        raise BuildError(
            f"{path}:{line}: not UTF-8 (byte 0x{byte:02x}); save the file as UTF-8 and build again"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def why_unreadable(path: Path) -> str | None:
    """Why nothing can be read from a path, be it a file or a folder; None where it may be."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "there is no such file"
    except OSError as error:
        return f"cannot be opened ({error.strerror})"
    # A pipe or a device would be read for ever.
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "is not a file"


def settings_in(project: Project, only: Only | None) -> Settings:
    """The settings in the project's ``mkdocs.yml``, with what was asked for in the command.

    Raises:
        BuildError, SettingsError: it cannot be read, or says what cannot be.
    """
    from paperweave.config.settings import read_settings

    settings = read_settings(text_of(project.root / "mkdocs.yml") or "")
    if project.section:
        settings = settings.in_section(
            project.section.place, project.section.title
        )
    return settings if only is None else replace(settings, only=only)


def project_in(root: Path) -> Project:
    """The project in a folder, as its ``mkdocs.yml`` has it: a site of papers, or a section of one.

    Raises:
        BuildError, SettingsError: the file cannot be read, or says what cannot be.
    """
    from paperweave.config.section import section_in

    return Project.at(root).as_section(
        section_in(text_of(root / "mkdocs.yml") or "")
    )


def curation_in(seeds: Path) -> tuple[Curation, list[Problem]]:
    """What the curation file says, and what in it is unclear.

    Raises:
        BuildError: it cannot be read.
    """
    from paperweave.config.curation import read_curation

    return read_curation(CURATION_NAME, text_of(seeds / CURATION_NAME) or "")


def today() -> date:
    """The day that new addresses are dated with; ``SOURCE_DATE_EPOCH`` sets it.

    Raises:
        BuildError: it is set to what is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return (
            datetime.fromtimestamp(int(epoch), UTC).date()
            if epoch
            else datetime.now(UTC).date()
        )
    except (ValueError, OverflowError, OSError) as error:
        raise BuildError(
            f"SOURCE_DATE_EPOCH is {epoch!r}; seconds since 1970 were expected"
        ) from error


def listings_hash(seeds: Path, found: Mapping[str, Path]) -> str:
    """A hash of the listings, by name, and of the curation file."""
    return digest(
        {f"seeds/{name}": path for name, path in found.items()}
        | {CURATION_NAME: seeds / CURATION_NAME}
    )
