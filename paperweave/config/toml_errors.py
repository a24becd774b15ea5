"""Where a text is no TOML: Python's parser tells the line in its message only."""

from __future__ import annotations

import re

_LINE = re.compile(r"at line (\d+)")


def line_of(error: Exception) -> int | None:
    """The line, counted from 1, that an error of ``tomllib`` names; None where it names none."""
    found = _LINE.search(str(error))
    return int(found[1]) if found else None
