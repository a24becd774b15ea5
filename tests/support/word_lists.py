"""Lists of words that tests know: headings in brackets, then words between semicolons or spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def word_lists(path: Path) -> dict[str, list[str]]:
    """The words of a file by their heading (``[fr]``); semicolons part those with spaces."""
    lists: dict[str, list[str]] = {}
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
            lists[heading] = []
        elif line.strip() and not line.startswith("#"):
            words = line.split(";") if ";" in line else line.split()
            lists[heading] += [word.strip() for word in words if word.strip()]
    return lists
