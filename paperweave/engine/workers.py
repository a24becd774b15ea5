"""Pure work on a long list, done by several processes, with the results in the list's order.

The processes are forks: they see what the caller sees, so that a corpus needs no copying to them,
and only results travel. Where the system cannot fork, or other threads are at work (a fork would
copy their locks), all is done here.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

# Each holds its part of the results, and what it changed of the caller's memory.
_MOST_PROCESSES = 4
_LEAST_ITEMS = 400  # starting two processes takes as long as 20 abstracts
_CHUNK = 100
# With 230 the start of a process takes as long as their neighbours.
_LEAST_PAPERS = 1_000
_WHEN_THE_PARENT_ENDS = 1  # Linux's PR_SET_PDEATHSIG
# glibc's M_MMAP_THRESHOLD and M_TRIM_THRESHOLD, and from how many bytes on they count.
_OF_THEIR_OWN, _LEFT_AT_THE_END, _LARGE = -3, -1, 2**20
# The threads that manage our own processes hold no lock that such a process asks for.
_managers: WeakSet[threading.Thread] = WeakSet()


class EndedError(Exception):
    """A process was ended from outside."""


def in_processes(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    least: int = _LEAST_ITEMS,
    chunk: int = _CHUNK,
) -> Iterator[Result]:
    """Yield ``work`` of each item; ``work`` must change nothing that others see.

    Fewer than ``least`` items are worked on here. ``chunk`` is how many a process takes at a time.

    Raises:
        EndedError: a process was ended from outside.
        Exception: whatever ``work`` raised.
    """
    count = min(_MOST_PROCESSES, _processors())
    if len(items) < least or count < 2 or not _may_fork():
        return map(work, items)
    chunks = [
        items[start : start + chunk] for start in range(0, len(items), chunk)
    ]

    def work_on(number: int) -> list[Result]:
        return [work(item) for item in chunks[number]]

    pool, futures = _begin(work_on, len(chunks), min(count, len(chunks)))
    return chain.from_iterable(_results(pool, futures))


def aside(
    work: Callable[[], Result], papers: int = _LEAST_PAPERS
) -> Callable[[], Result]:
    """Begin ``work`` in a process of its own, and return what waits for its result.

    Where there can be no such process, or the work is about too few ``papers`` to be worth one, it
    is done when its result is asked for.

    Raises:
        EndedError, Exception: when the result is asked for, as above.
    """
    if papers < _LEAST_PAPERS or _processors() < 2 or not _may_fork():
        return work
    pool, futures = _begin(lambda _: work(), 1, 1)
    # It ends with its work: one that waited to be asked kept a quarter of a build's memory.
    pool.shutdown(wait=False)

    def result() -> Result:
        only: Result
        (only,) = _results(pool, futures)
        return only

    return result


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_fork() -> bool:
    # macOS's own libraries do not survive a fork; a daemon may have no children of its own.
    forks = (
        sys.platform == "linux"
        and "fork" in multiprocessing.get_all_start_methods()
    )
    others = [
        thread for thread in threading.enumerate() if thread not in _managers
    ]
    return (
        forks
        and len(others) == 1
        and not multiprocessing.current_process().daemon
    )


def _begin(
    work: Callable[[int], Any], count: int, processes: int
) -> tuple[ProcessPoolExecutor, list[Future[Any]]]:
    """Fork the processes now, and hand them the numbers from 0 to ``count``."""
    give_back_memory()
    before = set(threading.enumerate())
    pool = ProcessPoolExecutor(
        processes,
        multiprocessing.get_context("fork"),
        _serve,
        (work, os.getpid()),
    )
    with _collector_away():
        futures = [pool.submit(_work_on, number) for number in range(count)]
    _managers.update(set(threading.enumerate()) - before)
    return pool, futures


@contextmanager
def _collector_away() -> Iterator[None]:
    """Keep the children's collectors from looking through, and so copying, what they share."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def give_back_at_once() -> None:
    """Let the system have what large arrays took as soon as they are gone, here and in forks.

    glibc asks for memory of their own the less the larger the arrays are that it has seen, and what
    they leave between smaller things stays: after the keywords of 6,756 papers 75 of 201 MB.
    """
    option = getattr(ctypes.CDLL(None), "mallopt", None)
    if option is not None:
        option(_OF_THEIR_OWN, _LARGE)
        option(_LEFT_AT_THE_END, _LARGE)


def give_back_memory() -> None:
    """Let the system have what is free in our memory: a quarter of it, at 30,000 papers."""
    # glibc's; other libraries give back by themselves, or never
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _results(
    pool: ProcessPoolExecutor, futures: list[Future[Result]]
) -> Iterator[Result]:
    """The results in their order; the processes end with the last one, or with the caller."""
    try:
        for number, future in enumerate(futures):
            yield future.result()
            futures[number] = None  # type: ignore[call-overload]  # its memory is given back
    except BrokenProcessPool as error:
        raise EndedError(
            "a process of the build was killed, perhaps for lack of memory; build again"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


_work: Callable[[int], Any]  # in a child: what it is there for


def _serve(work: Callable[[int], Any], parent: int) -> None:
    """Begin a child: it ends with its parent, or it would write into what the next build makes."""
    global _work  # noqa: PLW0603 - a fork has it from here on; only numbers travel
    _work = work
    ctypes.CDLL(None).prctl(_WHEN_THE_PARENT_ENDS, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended before
        os._exit(1)


def _work_on(number: int) -> Any:  # noqa: ANN401 - whatever the work gives
    return _work(number)
