"""Python's collector of cycles of objects, of which a build makes few."""

from __future__ import annotations

import atexit
import gc
from functools import cache


@cache
def look_for_cycles_seldom() -> None:
    """Let Python look for cycles seldom, and not for those that are left when it ends.

    A build makes millions of objects: looking for cycles as often as Python
    does took a tenth of it. To look through all that is left took half a
    second after a build of 10,000 papers, and a third of that after their site.
    """
    gc.set_threshold(50_000, 20, 100)
    atexit.register(gc.freeze)
