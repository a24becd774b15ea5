"""The bar for the person who waits."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SLOW = (
    "import time; from paperweave.engine.progress import watched\n"
    "print(sum(time.sleep(0.2) or 1 for _ in watched(range(6), 'weaving', 6)))"
)


def test_no_bar_where_no_terminal_watches() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SLOW], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("6\n", "")


def test_a_bar_shows_on_a_terminal_when_it_takes_more_than_a_second() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", SLOW], cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, text=True,
        env=os.environ | {"TERM": "xterm"},
    ) as process:  # fmt: skip
        os.close(theirs)
        shown = "".join(
            _read(ours)
        )  # all the time: a terminal takes no more than a few lines that nobody reads
        assert process.stdout is not None
        assert process.stdout.read() == "6\n"
    os.close(ours)
    assert "weaving" in shown


def _read(terminal: int) -> Iterator[str]:
    try:
        while data := os.read(terminal, 4096):
            yield data.decode(errors="replace")
    except OSError:  # Linux says so when the other end is closed
        return
