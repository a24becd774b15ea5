"""Which tests can notice a change: those that run its lines, by a recorded run of the suite."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from coverage import CoverageData

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.mutation.changes import Change

_DURATION = re.compile(r"^(\d+\.\d+)s (?:call|setup)\s+(tests/.+)$", re.MULTILINE)
_FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/.+?)(?: - .*)?$", re.MULTILINE)
_MOST_FILES = 15  # of tests for one change: to collect more takes longer than to run them


class TestsByLine:
    """The tests of each line of the package: those of its own room first, by their time."""

    def __init__(self, coverage: Path, log: Path, root: Path, seconds: float) -> None:
        text = log.read_text(encoding="utf-8", errors="replace")
        self._made = log.stat().st_mtime
        self._takes = defaultdict[str, float](float)
        for found in _DURATION.finditer(text):
            self._takes[found[2].strip()] += float(found[1])
        self._failed = set(_FAILED.findall(text))
        self.known = frozenset(self._takes) | self._failed
        self._seconds = seconds
        self._texts = {
            str(path.relative_to(root)): path.read_text(encoding="utf-8").splitlines()
            for path in (root / "paperweave").rglob("*.py")
        }
        # all at once, since a fork that asks coverage for more empties the file
        data = CoverageData(str(coverage))
        data.read()
        self.known |= set(_tests(data.measured_contexts()))
        self._lines = {file: _tests_by_line(data, root / file) for file in self._texts}
        self.naming = cache(self._naming)

    def of(self, change: Change) -> list[str]:
        """The tests to run for a change, in their order."""
        found = self._running(change)
        room = "tests/" + change.file.split("/")[1] + "/"
        by_cost = sorted(
            found, key=lambda test: (not test.startswith(room), self._takes[test], test)
        )
        chosen: list[str] = []
        files: set[str] = set()
        left = self._seconds
        for test in by_cost:
            file = test.partition("::")[0]
            if test in self._failed or (file not in files and len(files) >= _MOST_FILES):
                continue
            if self._takes[test] > left and chosen:
                continue
            files.add(file)
            chosen.append(test)
            left -= self._takes[test]
        return chosen

    def files_of_room(self, change: Change, root: Path) -> list[str]:
        """The files with tests of a change's own room that are newer than the record."""
        room = root / "tests" / change.file.split("/")[1]
        found = (path for path in room.rglob("test_*.py") if path.stat().st_mtime > self._made)
        return sorted(str(path.relative_to(root)) for path in found)

    def _running(self, change: Change) -> set[str]:
        lines = self._lines[change.file]
        if change.function is None:
            named = set[str]().union(*(self.naming(name) for name in change.names))
            return named or set[str]().union(*lines.values())
        at = set[str]().union(*(lines.get(n, ()) for n in range(change.line, change.end + 1)))
        first, last = change.function
        return at or set[str]().union(*(lines.get(n, ()) for n in range(first, last + 1)))

    def _naming(self, name: str, depth: int = 4) -> set[str]:
        """The tests that run a line with this name in it; through other constants too."""
        word = re.compile(rf"\b{re.escape(name)}\b")
        found = set[str]()
        for file, texts in self._texts.items():
            lines = self._lines[file]
            for number, text in enumerate(texts, 1):
                if not word.search(text):
                    continue
                found |= lines.get(number, set())
                other = re.match(r"([A-Za-z_]\w*)(?::.*)? \|?= ", self._statement(texts, number))
                if not lines.get(number) and other and other[1] != name and depth:
                    found |= self._naming(other[1], depth - 1)
        return found

    @staticmethod
    def _statement(texts: list[str], number: int) -> str:
        """The line at which a statement of the module begins."""
        while number > 1 and texts[number - 1][:1] in {" ", ")", "}", "]", ""}:
            number -= 1
        return texts[number - 1]


def _tests_by_line(data: CoverageData, path: Path) -> dict[int, set[str]]:
    by_line = data.contexts_by_lineno(str(path))
    return {line: set(_tests(contexts)) for line, contexts in by_line.items()}


def _tests(contexts: Iterable[str]) -> Iterable[str]:
    """The names of tests in coverage's contexts: ``tests/a.py::test_b|run``."""
    return (context.rpartition("|")[0] for context in contexts if "|" in context)
