"""``paperweave check``: whether listings are read whole and all addresses kept, with a summary.

The summary is Markdown, for the comment on a pull request: what would change.
"""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from paperweave.build import NOTHING_BUILT, Asked, build
from paperweave.commands.arguments import FAILED, READ_ALL, say, some_of
from paperweave.commands.site import build_site
from paperweave.config.files import project_in
from paperweave.config.names import LEDGER_NAME
from paperweave.engine.atomic import OutputError, explained
from paperweave.model.history import NEW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from paperweave.report.figures import Report

_SHOWN = 50
_BEGINNING = 40  # bytes by which a summary is known
_OURS = re.compile(rb"\*\*(?:\d+ papers?, \d+ of them new|Nothing was built)")
_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+!|~@&$-])")


def check(
    root: Path, replace: Sequence[str], summary: Path | None, *, new_ok: bool
) -> int:
    """Build pages and site; fail on what is left out, dead links, addresses not in the ledger.

    With ``new_ok`` new addresses are told only. ``summary`` is a file for what would change. The
    exit status.
    """
    if summary and (said := _why_kept(summary)):
        sys.stderr.write(f"error: {summary}: {said}\n")
        return FAILED
    try:
        project = project_in(root)
        report = build(
            project, Asked(replace=tuple(map(root.joinpath, replace)))
        )
        text = "\n".join(_summary(report, _titles(project.docs)))
        _write(summary, f"{text}\n")
    except NOTHING_BUILT as error:
        sys.stderr.write(f"error: {error}\n")
        with suppress(OutputError):  # then that is the error
            _write(summary, f"**Nothing was built.**\n\n```\n{error}\n```\n")
        return FAILED
    say(report)
    if report.left_out:
        sys.stderr.write("error: something in the listings was left out\n")
        return FAILED
    if report.new_addresses and not new_ok:
        new = report.new_addresses
        sys.stderr.write(
            f"error: not in the ledger: {some_of(new)}; "
            f"run paperweave build and commit {project.seeds / LEDGER_NAME}\n"
        )
        return FAILED
    return build_site(root, strict=True) or READ_ALL


def _write(summary: Path | None, text: str) -> None:
    """Write the summary, where one is asked for.

    Raises:
        OutputError: it cannot be written.
    """
    if summary:
        with (
            explained(summary),
            open(_opened(summary), "w", encoding="utf-8") as file,
        ):
            file.write(text)


def _opened(place: Path) -> int:
    """Open a file to write to it, and never wait for someone to read from a pipe."""
    at_once = getattr(os, "O_NONBLOCK", 0)  # Windows has no such pipes
    opened = os.open(
        place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | at_once, 0o666
    )
    os.set_blocking(opened, True)
    return opened


def _why_kept(summary: Path) -> str | None:
    """Why a file is not to be overwritten; None where there is none, or a summary of ours."""
    try:
        if not summary.is_file():
            return None
        with summary.open("rb") as file:
            begins = file.read(_BEGINNING)
    except OSError as error:
        return f"cannot be opened ({error.strerror}); name another file"
    ours = not begins or _OURS.match(begins)
    return (
        None
        if ours
        else "is not a summary that Paperweave wrote, so it stays; name another file"
    )


def _titles(docs: Path) -> dict[str, str]:
    """The title of each paper, by its page's address."""
    lines = (docs / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    papers = map(json.loads, lines)
    return {
        f"papers/{paper['address']}": str(paper["title"]) for paper in papers
    }


def _summary(report: Report, titles: dict[str, str]) -> Iterator[str]:
    new = [address for address in report.new_addresses if address in titles]
    papers = "1 paper" if report.papers == 1 else f"{report.papers} papers"
    yield f"**{papers}, {len(new)} of them new.**"
    yield from _listed(
        "New papers", [f"{_literal(titles[one])} (`{one}`)" for one in new]
    )
    changed = [
        _literal(one)
        for one in report.new_changes
        if not one.endswith(f": {NEW}")
    ]
    yield from _listed("Changes", changed)
    for heading, severity in (
        ("Left out", "lost"),
        ("Guessed, please check", "guessed"),
    ):
        lines = report.lines(severity)  # type: ignore[arg-type]
        yield from _listed(heading, [_literal(line) for line in lines])


def _listed(heading: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"\n### {heading}\n"
        yield from (f"- {item}" for item in items[:_SHOWN])
    if len(items) > _SHOWN:
        yield f"- and {len(items) - _SHOWN} more"


def _literal(text: str) -> str:
    """A text of a listing as one line that Markdown takes for no more than its signs."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split())).replace("\\@", "@\u200b")
