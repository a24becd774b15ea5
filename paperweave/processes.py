"""Pure work on a long list, done by several processes: the same results in the same order as one process gives.

The children are forks: they see what the caller sees, so that a corpus needs no copying to them, and only results
travel. Where the system cannot fork, or other threads are at work (a fork would copy their locks), all is done here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST_PROCESSES = 4  # each holds its part of the results, and what it changed of the caller's memory
_LEAST_ITEMS = 400  # starting two processes takes as long as 20 abstracts
_CHUNK = 100


class WorkError(Exception):
    """A process ended without a result; the message has what it said."""


def in_processes(
    work: Callable[[Item], Result], items: Sequence[Item], least: int = _LEAST_ITEMS, chunk: int = _CHUNK
) -> Iterator[Result]:
    """Yield ``work`` of each item, in the order of the items; ``work`` must change nothing that others see.

    Raises:
        WorkError: a process was ended from outside, or ``work`` raised in it.
    """
    count = min(_MOST_PROCESSES, _processors())
    if len(items) < least or count < 2 or not _may_fork():  # noqa: PLR2004 - one process is this one
        return map(work, items)
    return _forked(work, [items[start : start + chunk] for start in range(0, len(items), chunk)], count)


def aside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin ``work`` in a process of its own, and return what waits for its result.

    Where there can be no such process, the work is done when its result is asked for.

    Raises:
        WorkError: when the result is asked for, as above.
    """
    if _processors() < 2 or not _may_fork():  # noqa: PLR2004 - one process is this one
        return work
    results = _forked(lambda _: work(), [[None]], 1)
    return lambda: next(results)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_fork() -> bool:
    # macOS's own libraries do not survive a fork; a daemon may have no children of its own.
    forks = sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()
    return forks and threading.active_count() == 1 and not multiprocessing.current_process().daemon


def _forked(work: Callable[[Item], Result], chunks: Sequence[Sequence[Item]], count: int) -> Iterator[Result]:
    """Begin the processes now, and yield their results as they are asked for."""
    context = multiprocessing.get_context("fork")
    gc.freeze()  # what stands in memory now is not looked through, and so not copied, by the children's collectors
    children = []
    ends: list[Connection] = []
    for number in range(min(count, len(chunks))):
        end, other = context.Pipe(duplex=False)
        child = context.Process(target=_serve, args=(work, chunks[number::count], other), daemon=True)
        child.start()
        other.close()
        children.append(child)
        ends.append(end)
    gc.unfreeze()
    return _results(ends, children, len(chunks))


def _results(ends: Sequence[Connection], children: Sequence[BaseProcess], count: int) -> Iterator[Any]:
    try:
        for number in range(count):
            yield from _received(ends[number % len(ends)])
    finally:
        for end in ends:
            end.close()
        for child in children:
            child.terminate()
            child.join()


def _received(end: Connection) -> list[Any]:
    try:
        results, trouble = end.recv()
    except EOFError:
        raise WorkError("a process of the build was ended from outside, perhaps for want of memory") from None
    if trouble is not None:
        raise WorkError(trouble)
    return results  # type: ignore[no-any-return]


def _serve(work: Callable[[Item], Result], chunks: Sequence[Sequence[Item]], end: Connection) -> None:
    import traceback

    for chunk in chunks:
        try:
            message = ([work(item) for item in chunk], None)
        except Exception:  # noqa: BLE001 - told to the caller, who raises
            message = ([], traceback.format_exc())  # type: ignore[assignment]
        try:
            end.send(message)
        except BrokenPipeError:  # the caller wants no more
            return
