"""``python build_pages.py``: turn the listings in seeds/ into the pages in docs/.

Exit status: 0 if everything was read; 3 if the pages were written but something was left out; 1 if
nothing was written (no listings, a damaged ledger, an address that would vanish, or, with --strict,
anything left out).
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from paperweave.build import NOTHING_BUILT, Asked, build
from paperweave.commands.arguments import (
    FAILED,
    LEFT_OUT,
    READ_ALL,
    arguments_of,
    say,
    some_of,
)
from paperweave.config.names import HISTORY_NAME, LEDGER_NAME
from paperweave.engine.atomic import explained

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from paperweave.config.project import Project
    from paperweave.report.figures import Report


def main(arguments: Sequence[str] | None, project: Project) -> int:
    """The command; returns its exit status."""
    asked = arguments_of(arguments, __doc__ or "", project)
    project = project.with_folders(asked.seeds, asked.docs)
    if asked.explain:
        from paperweave.commands.explain import explain

        return explain(asked.explain, asked.seeds)
    if asked.fetch_metadata:
        from paperweave.commands.fetch import fetch

        return fetch(project, asked.only)
    try:
        report = build(
            project,
            Asked(
                asked.strict, not asked.check, asked.only, tuple(asked.replace)
            ),
        )
        if asked.report:
            text = json.dumps(asdict(report), ensure_ascii=False, indent=1)
            with explained(asked.report):
                asked.report.write_text(text + "\n", encoding="utf-8")
    except NOTHING_BUILT as error:
        sys.stderr.write(f"error: {error}\n")
        return FAILED
    say(report)
    if asked.check and (missing := _missing(report, asked.seeds)):
        sys.stderr.write(f"error: {missing}\n")
        return FAILED
    return LEFT_OUT if report.left_out else READ_ALL


def _missing(report: Report, seeds: Path) -> str:
    """What the ledger or the history has yet to note, in words; nothing where they have all."""
    if new := report.new_addresses:
        return (
            f"not in the ledger, or different there: {some_of(new)}; "
            f"run paperweave build and commit {seeds / LEDGER_NAME}"
        )
    if changes := report.new_changes:
        return (
            f"not in the history: {some_of(changes)}; "
            f"run paperweave build and commit {seeds / HISTORY_NAME}"
        )
    return ""
