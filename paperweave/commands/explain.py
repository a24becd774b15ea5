"""``--explain FILE``: how one listing is understood; builds nothing."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from paperweave.commands.arguments import FAILED, LEFT_OUT, READ_ALL, console
from paperweave.read.explain import explain_file, print_explanation
from paperweave.read.formats.registry import FORMATS
from paperweave.read.seeds_folder import find

if TYPE_CHECKING:
    from pathlib import Path


def explain(file: str, seeds: Path) -> int:
    """Show how a listing, a path or a name in the seeds folder, is understood; the exit status."""
    name, path, listing = find(file, seeds)
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir() raises at a name that is too long
        sys.stderr.write(
            f"error: {file or path}: is a folder; name one of the listings in it\n"
        )
        return FAILED
    try:
        explanations = list(explain_file(name, path, listing, FORMATS))
    except OSError as error:
        sys.stderr.write(f"error: {file}: {error.strerror}\n")
        return FAILED
    for explanation in explanations:
        print_explanation(explanation, console())
    lost = any(
        problem.severity == "lost"
        for one in explanations
        for problem in one.problems
    )
    return LEFT_OUT if lost else READ_ALL
