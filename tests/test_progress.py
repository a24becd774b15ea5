"""The bar for the person who waits."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SLOW = (
    "import time; from paperweave.progress import watched\n"
    "print(sum(time.sleep(0.3) or 1 for _ in watched(range(6), 'weaving', 6)))"
)


def test_no_bar_where_no_terminal_watches() -> None:
    done = subprocess.run([sys.executable, "-c", SLOW], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("6\n", "")


def test_a_bar_shows_on_a_terminal_when_it_takes_more_than_a_second() -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", SLOW], cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, text=True, check=True,
        env=os.environ | {"TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.stdout == "6\n"
    assert "weaving" in shown
