"""Addresses of the web that listings are pulled from, as a person names them.

In ``mkdocs.yml`` below ``extra.paperweave.pull``, or in ``paperweave.toml`` below ``[pull]``: the
name of a file in the folder of listings, and its address.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from paperweave.config.files import text_of
from paperweave.config.names import CURATION_NAME, LEDGER_NAME
from paperweave.config.settings import (
    SettingsError,
    is_web_address,
    read_yaml,
    shown_value,
)
from paperweave.config.toml_errors import line_of

if TYPE_CHECKING:
    from pathlib import Path

_TOML = "paperweave.toml"
# Files that a person or another command writes.
_TAKEN = {LEDGER_NAME, CURATION_NAME, "bibliography.bib", "fetched.bib"}


def pulls_in(root: Path) -> dict[str, str]:
    """The address of each file, by name, in the order of their names.

    Raises:
        BuildError, SettingsError: a file cannot be read, or names what cannot be.
    """
    settings = read_yaml(text_of(root / "mkdocs.yml") or "")
    extra = settings.get("extra")
    ours = extra.get("paperweave") if isinstance(extra, dict) else None
    found = _checked(
        ours.get("pull") if isinstance(ours, dict) else None, "mkdocs.yml"
    )
    try:
        table = tomllib.loads(text_of(root / _TOML) or "")
    except (ValueError, RecursionError) as error:
        line = line_of(error)
        place = f"{_TOML}:{line}" if line else _TOML
        raise SettingsError(
            f"{place}: not valid TOML: {error}; fix it and try again"
        ) from error
    return dict(sorted({**found, **_checked(table.get("pull"), _TOML)}.items()))


def _checked(value: Any, file: str) -> dict[str, str]:  # noqa: ANN401 - whatever a person wrote
    if value is None:
        return {}
    expected = "file names like zotero.bib, each with an address like https://…, were expected"
    if not isinstance(value, dict):
        raise SettingsError(f"{file}: pull is {shown_value(value)}; {expected}")
    for name, address in value.items():
        if not _is_name(name) or not _is_address(address):
            said = f"{shown_value(name)}: {shown_value(address)}"
            raise SettingsError(f"{file}: pull has {said}; {expected}")
    return dict(value)


def _is_name(name: object) -> bool:
    if (
        not isinstance(name, str)
        or name.startswith(".")
        or name.lower() in _TAKEN
    ):
        return False
    return (
        bool(name) and name.isprintable() and not set('/\\:*?"<>|') & set(name)
    )


def _is_address(address: object) -> bool:
    return isinstance(address, str) and is_web_address(address)
