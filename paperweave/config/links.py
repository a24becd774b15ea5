"""Settings of MkDocs' own that become links: what must not be one is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.config.settings import SettingsError, shown_value

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a browser takes for a scheme, passing over white space and control characters.
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
_PASSED_OVER = re.compile(r"[\x00-\x20]")
_SOUND = frozenset({"http", "https", "mailto"})


def check_links(name: str, value: object) -> None:
    """Refuse a setting, at any depth of it, that would become a link to a script.

    Raises:
        SettingsError: it names the setting and the link.
    """
    for text in _texts(value):
        scheme = _SCHEME.match(_PASSED_OVER.sub("", text).lower())
        if scheme and scheme[0] not in _SOUND:
            raise SettingsError(
                f"mkdocs.yml: {name} leads to {text[:80]!r}; "
                "a page or an address like https://papers.example.org/ was expected",
                name,
            )


def check_texts(name: str, values: object) -> None:
    """Refuse a list with what is no text, which MkDocs itself takes.

    Raises:
        SettingsError: it names the setting and what is no text.
    """
    for value in values if isinstance(values, list) else []:
        if not isinstance(value, str):
            raise SettingsError(
                f"mkdocs.yml: {name} has {shown_value(value)}; a file like extra.css was expected",
                name,
            )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
