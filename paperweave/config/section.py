"""A section of papers in a site that somebody has already: what stands in ``plugins``."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paperweave.config.settings import (
    SettingsError,
    printable_text,
    read_yaml,
    shown_value,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PLACE = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)*")
_LONGEST_NAME = 200  # characters of a folder or a file; systems take 255 bytes
_WILD = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Section:
    """Where the section stands in the site, what it is called, and which files are its listings."""

    place: str = "papers"  # a folder of the site, without a slash at either end
    title: str = "Papers"
    # Patterns, from the folder of mkdocs.yml.
    listings: tuple[str, ...] = ("seeds/*",)

    @property
    def folder(self) -> str:
        """The folder that holds all listings, from that of mkdocs.yml; the ledger goes there."""
        fixed = [_fixed_part(pattern) for pattern in self.listings]
        return os.path.commonpath(fixed) if all(fixed) else ""

    def files(self, root: Path) -> list[Path]:
        """The files that the patterns name; hidden ones are none."""
        found = {
            path for pattern in self.listings for path in root.glob(pattern)
        }
        return sorted(
            path
            for path in found
            if path.is_file() and not path.name.startswith(".")
        )


def _fixed_part(pattern: str) -> str:
    parts = pattern.split("/")[:-1]
    wild = next(
        (i for i, part in enumerate(parts) if _WILD.search(part)), len(parts)
    )
    return "/".join(parts[:wild])


def section_from(options: Mapping[str, Any]) -> Section | None:
    """The section that the plugin's options ask for; None where the whole site is one of papers.

    Raises:
        SettingsError: an option has the wrong form.
    """
    if options.get("whole_site"):
        return None
    title = printable_text(
        options.get("title"), "title of the plugin paperweave"
    )
    return Section(
        _place(options), title or Section().title, _patterns(options)
    )


def _place(options: Mapping[str, Any]) -> str:
    found = options.get("section")
    place = (
        found.strip("/")
        if isinstance(found, str) and found
        else found or Section().place
    )
    sound = (
        isinstance(place, str) and _PLACE.fullmatch(place) and ".." not in place
    )
    if not sound or len(place) > _LONGEST_NAME:
        raise SettingsError(
            f"mkdocs.yml: section of the plugin paperweave is {shown_value(found)}; "
            "a folder of the site like papers was expected"
        )
    return str(place)


def _patterns(options: Mapping[str, Any]) -> tuple[str, ...]:
    found = options.get("listings") or list(Section().listings)
    patterns = [found] if isinstance(found, str) else found
    if not isinstance(patterns, list) or not all(
        _is_pattern(pattern) for pattern in patterns
    ):
        raise SettingsError(
            f"mkdocs.yml: listings of the plugin paperweave is {shown_value(found)}; a pattern "
            "like references/*.bib, or a list of such, inside the folder of mkdocs.yml was expected"
        )
    return tuple(patterns)


def _is_pattern(pattern: object) -> bool:
    if (
        not isinstance(pattern, str)
        or not pattern
        or "\\" in pattern
        or not pattern.isprintable()
    ):
        return False
    parts = pattern.split("/")
    is_short = all(len(part) <= _LONGEST_NAME for part in parts)
    return is_short and not pattern.startswith("/") and ".." not in parts


def section_in(text: str) -> Section | None:
    """The section that a text of ``mkdocs.yml`` asks for; None where it asks for none.

    Raises:
        SettingsError: the file is no YAML, or an option has the wrong form.
    """
    plugins = read_yaml(text).get("plugins")
    # What else it is, MkDocs refuses.
    listed = plugins if isinstance(plugins, list) else []
    named = plugins.items() if isinstance(plugins, dict) else map(_one, listed)
    for name, options in named:
        if name == "paperweave":
            return section_from(options if isinstance(options, dict) else {})
    return None


def _one(plugin: object) -> tuple[object, object]:
    """A plugin of the list: its name alone, or with its options."""
    if isinstance(plugin, dict) and plugin:
        return next(iter(plugin.items()))
    return plugin, {}
