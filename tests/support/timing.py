"""Time that a processor works, which other programs of a busy machine do not make longer.

How it grows with the input: what is linear needs four times as long for four times as much.
"""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import CDPSession, Page

FACTOR = 4


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times longer ``work`` takes for ``FACTOR`` times the size.

    The best of three, for machines are uneven; what seems to grow faster than its size is timed
    twice.

    Linear work gives about 4, quadratic work 16. What is done within a millisecond is too short to
    tell, and linear.
    """
    found = _growth(work, size)
    return found if found < 1.5 * FACTOR else min(found, _growth(work, size))


def _growth(work: Callable[[int], object], size: int) -> float:
    small, large = (min(_seconds(work, n) for _ in range(3)) for n in (size, size * FACTOR))
    return large / max(small, 1e-3)


def worked(page: Page, act: Callable[[], object]) -> float:
    """The milliseconds for which a browser's page works at something."""
    clock = page.context.new_cdp_session(page)
    clock.send("Performance.enable")
    before = _of_thread(clock)
    act()
    after = _of_thread(clock)
    clock.detach()
    return (after - before) * 1000


def _of_thread(clock: CDPSession) -> float:
    told = clock.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in told if one["name"] == "ThreadTime"))


def _seconds(work: Callable[[int], object], size: int) -> float:
    start = process_time()
    work(size)
    return process_time() - start
