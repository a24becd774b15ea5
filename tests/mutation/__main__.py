"""Change single rules of the package, one at a time, and print how many changes no test notices.

    python -m tests.mutation merge address text --most 300

Folders are those of ``paperweave/``. First the tests that need no browser and no whole site run
once, with the lines that each runs; then each change is tried with the tests of its lines.
``--most`` changes of a folder are drawn, always the same ones; with ``--since`` only of lines that
are newer than a commit.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation.changes import Change, changes_of
from tests.mutation.choice import TestsByLine
from tests.mutation.trial import Newer, Trials

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = (
    *("text", "clean", "merge", "address", "read/formats", "keywords"),
    *("related", "render", "export", "write", "mkdocs"),
)
_LEFT_OUT = ("browser", "site", "promises", "engines", "bench", "fuzz")
_A_START = 20  # seconds that a fork may need before its tests begin, on a busy machine


def main(words: Sequence[str] | None = None) -> int:
    """Try the changes and print a table; 1 where a folder has more survivors than ``--share``."""
    options = _options(words)
    coverage, log = options.record / "coverage", options.record / "log"
    if not log.exists():
        _record(options.record)
    tests = TestsByLine(coverage, log, ROOT, options.seconds)
    drawn = [change for name in options.folders for change in _draw(name, options)]
    print(f"{len(drawn)} changes drawn", flush=True)
    verdicts = _try_all(drawn, tests, options)
    return _report(options, verdicts)


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("folders", nargs="*", default=_FOLDERS)
    parser.add_argument("--most", type=int, default=100, help="changes of each folder")
    parser.add_argument("--seed", default="1", help="draws other changes")
    parser.add_argument("--since", help="a commit: only lines that are newer")
    parser.add_argument("--share", type=float, default=1.0, help="of survivors that is allowed")
    parser.add_argument("--seconds", type=float, default=15, help="of tests for one change")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--record", type=Path, default=ROOT / ".cache" / "mutation")
    parser.add_argument("--out", type=Path, help="a file for each change's verdict, as JSON lines")
    return parser.parse_args(words)


def _record(folder: Path) -> None:
    """Run the suite once, and keep which lines each test runs and how long it takes."""
    folder.mkdir(parents=True, exist_ok=True)
    left_out = [word for name in _LEFT_OUT for word in ("--ignore", f"tests/{name}")]
    how = ["--cov=paperweave", "--cov-context=test", "--cov-report=", "--durations=0", "-vv"]
    with (folder / "log.part").open("w", encoding="utf-8") as log:
        subprocess.run(
            [sys.executable, "-m", "pytest", *left_out, *how],
            cwd=ROOT,
            env=os.environ | {"COVERAGE_FILE": str(folder / "coverage")},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    (folder / "log.part").replace(folder / "log")


def _draw(folder: str, options: argparse.Namespace) -> list[Change]:
    place = ROOT / "paperweave" / folder
    paths = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    changes = [change for path in paths for change in changes_of(path, ROOT)]
    if options.since:
        newer = _newer_lines(options.since)
        changes = [change for change in changes if change.line in newer[change.file]]
    print(f"{folder}: {len(changes)} changes", flush=True)
    return random.Random(options.seed).sample(changes, min(options.most, len(changes)))  # noqa: S311


@cache
def _newer_lines(commit: str) -> dict[str, set[int]]:
    """The lines of each file that a commit does not have."""
    compared = subprocess.run(
        ["git", "diff", "--unified=0", "--no-prefix", commit, "--", "paperweave"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    lines, file = defaultdict[str, set[int]](set), ""
    for line in compared.stdout.splitlines():
        if line.startswith("+++ "):
            file = line.removeprefix("+++ ")
        elif hunk := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            start, count = int(hunk[1]), int(hunk[2] or 1)
            lines[file].update(range(start, start + count))
    return lines


def _try_all(
    drawn: Sequence[Change], tests: TestsByLine, options: argparse.Namespace
) -> list[tuple[Change, str]]:
    """Each change with its verdict; several are tried at a time, each in a copy of its own."""
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    workers = [
        context.Process(target=_work, args=(drawn, part, tests, options, results))
        for part in range(options.jobs)
    ]
    for worker in workers:
        worker.start()
    verdicts = []
    for index, verdict in _received(results, len(drawn)):
        verdicts.append((drawn[index], verdict))
        if options.out:
            with options.out.open("a", encoding="utf-8") as out:
                out.write(json.dumps(_as_json(drawn[index], verdict)) + "\n")
    for worker in workers:
        worker.join()
    return verdicts


def _received(
    results: multiprocessing.Queue[tuple[int, str]], count: int
) -> Iterator[tuple[int, str]]:
    for _ in range(count):
        yield results.get()


def _work(
    drawn: Sequence[Change],
    part: int,
    tests: TestsByLine,
    options: argparse.Namespace,
    results: multiprocessing.Queue[tuple[int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as copy:
        trials = Trials(ROOT, Path(copy))
        for index in range(part, len(drawn), options.jobs):
            change = drawn[index]
            newer = Newer(tests.files_of_room(change, ROOT), tests.known)
            seconds = 4 * options.seconds + _A_START
            results.put((index, trials.verdict(change, tests.of(change), newer, seconds)))


def _as_json(change: Change, verdict: str) -> dict[str, object]:
    return {
        "verdict": verdict,
        "place": f"{change.file}:{change.line}",
        "before": change.before,
        "after": change.after,
    }


def _report(options: argparse.Namespace, verdicts: Sequence[tuple[Change, str]]) -> int:
    tried, lived = Counter[str](), defaultdict[str, list[Change]](list)
    for change, verdict in verdicts:
        folder = next(f for f in options.folders if change.file.startswith(f"paperweave/{f}"))
        tried[folder] += 1
        if verdict in {"survived", "no test"}:
            lived[folder].append(change)
    for folder in options.folders:
        for change in sorted(lived[folder], key=lambda change: (change.file, change.line)):
            print(f"{change.file}:{change.line}: {change.before}  ->  {change.after}")
    shares = {folder: len(lived[folder]) / max(1, tried[folder]) for folder in options.folders}
    for folder, share in shares.items():
        print(f"{folder}: {len(lived[folder])} of {tried[folder]} changes survive ({share:.0%})")
    return int(max(shares.values()) > options.share)


if __name__ == "__main__":
    sys.exit(main())
