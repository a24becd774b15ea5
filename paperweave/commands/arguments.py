"""What the command understands, and how it speaks."""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.config.selection import OnlyError, read_only
from paperweave.report.figures import print_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from paperweave.config.project import Project
    from paperweave.report.figures import Report

READ_ALL, FAILED, LEFT_OUT = 0, 1, 3  # exit statuses
_PROBLEMS_SHOWN, _NAMED = 20, 5


def arguments_of(
    arguments: Sequence[str] | None, about: str, project: Project
) -> argparse.Namespace:
    """What is asked for; ``about`` is the help's text, ``project`` has the folders."""
    parser = argparse.ArgumentParser(
        description=about.partition("\n")[0], epilog=about.partition("\n\n")[2]
    )
    parser.add_argument(
        "--seeds",
        type=Path,
        default=project.seeds,
        metavar="DIR",
        help="the listings (default: seeds)",
    )
    parser.add_argument(
        "--docs",
        type=Path,
        default=project.docs,
        metavar="DIR",
        help="the folder of pages (default: docs)",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="write the report to FILE, as JSON",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="write nothing if anything would be left out",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="fail if the ledger lacks an address",
    )
    parser.add_argument(
        "--replace",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="overwrite this file or folder in docs, though Paperweave did not generate it; "
        "may be repeated",
    )
    parser.add_argument(
        "--explain",
        metavar="FILE",
        help="show how a listing was read, and build nothing",
    )
    parser.add_argument(
        "--fetch-metadata",
        action="store_true",
        help="add what arXiv and Crossref know to fetched.bib, and build nothing",
    )
    parser.add_argument(
        "--only",
        action="append",
        metavar="VALUE",
        help="an arXiv category (cs.CL, cs), a year, or the beginning of an arXiv number; may be "
        "repeated: any of one kind will do, but each kind must match; MkDocs follows "
        "extra.paperweave.only in mkdocs.yml",
    )
    asked = parser.parse_args(arguments)
    try:
        asked.only = asked.only and read_only(asked.only)
    except OnlyError as error:
        parser.error(str(error))
    return asked


def say(report: Report) -> None:
    """Tell a person at a terminal what was read, and on standard error what was left out."""
    print_report(report, console())
    lost = report.lines("lost")
    for line in lost[:_PROBLEMS_SHOWN]:
        sys.stderr.write(f"left out: {line}\n")
    if len(lost) > _PROBLEMS_SHOWN:
        sys.stderr.write(
            f"left out: {len(lost) - _PROBLEMS_SHOWN} more; --report FILE lists them all\n"
        )


def console() -> Console:
    """Standard output, as wide as the terminal is."""
    from rich.console import Console

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(
            errors="backslashreplace"
        )  # a file's name may be more than the locale can say
    # Where no terminal says how wide it is (a log, a pipe), file names are not to be folded. Nor
    # are they markup.
    return Console(
        width=None if sys.stdout.isatty() else 140, markup=False, emoji=False
    )


def some_of(names: Sequence[str]) -> str:
    """The first of many names or sentences, and how many more there are."""
    more = len(names) - _NAMED
    return "; ".join(names[:_NAMED]) + (
        f"; and {more} more" if more > 0 else ""
    )
