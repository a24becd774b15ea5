from __future__ import annotations

import subprocess
import sys

_BUILD = """
import atexit, gc
from paperweave.engine.collector import look_for_cycles_seldom

atexit.register(lambda: print(gc.get_threshold()[0] > 700, gc.get_freeze_count() > 0))
look_for_cycles_seldom()
look_for_cycles_seldom()
"""


def test_a_build_looks_for_cycles_seldom_and_not_at_its_end() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BUILD], capture_output=True, text=True, check=True
    )
    assert done.stdout == "True True\n"
