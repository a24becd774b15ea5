"""Pure work on a long list, done by several processes: the same results in the same order as one process gives.

The children are forks: they see what the caller sees, so that a corpus needs no copying to them,
and only results travel. Where the system cannot fork, or other threads are at work (a fork would
copy their locks), all is done here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST_PROCESSES = (
    4  # each holds its part of the results, and what it changed of the caller's memory
)
_LEAST_ITEMS = 400  # starting two processes takes as long as 20 abstracts
_CHUNK = 100
_TURN = 4  # bytes of a chunk's number
_MOST_CHUNKS = 1_000  # whose numbers fit into the smallest pipe that Linux makes
_WHEN_THE_PARENT_ENDS = 1  # Linux's PR_SET_PDEATHSIG


class WorkError(Exception):
    """A process ended without a result; the message has what it said."""


class EndedError(WorkError):
    """A process was ended from outside."""


def in_processes(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    least: int = _LEAST_ITEMS,
    chunk: int = _CHUNK,
) -> Iterator[Result]:
    """Yield ``work`` of each item, in the order of the items; ``work`` must change nothing that others see.

    Raises:
        WorkError: a process was ended from outside, or ``work`` raised in it.
    """
    count = min(_MOST_PROCESSES, _processors())
    # one process is this one
    if len(items) < least or count < 2 or not _may_fork():
        return map(work, items)
    size = max(chunk, -(-len(items) // _MOST_CHUNKS))
    return _forked(
        work, [items[start : start + size] for start in range(0, len(items), size)], count
    )


def aside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin ``work`` in a process of its own, and return what waits for its result.

    Where there can be no such process, the work is done when its result is asked for.

    Raises:
        WorkError: when the result is asked for, as above.
    """
    if _processors() < 2 or not _may_fork():
        return work
    results = _forked(lambda _: work(), [[None]], 1)

    def result() -> Result:
        (only,) = results  # to its end, which ends the process and closes its pipe
        return only

    return result


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_fork() -> bool:
    # macOS's own libraries do not survive a fork; a daemon may have no children of its own.
    forks = sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()
    return forks and threading.active_count() == 1 and not multiprocessing.current_process().daemon


def _forked(
    work: Callable[[Item], Result], chunks: Sequence[Sequence[Item]], count: int
) -> Iterator[Result]:
    """Begin the processes now, and yield their results as they are asked for."""
    context = multiprocessing.get_context("fork")
    _give_back_memory()
    # what stands in memory now is not looked through, and so not copied, by the children's
    # collectors
    gc.freeze()
    children: list[BaseProcess] = []
    ends: list[Connection] = []
    try:
        with _turns(len(chunks)) as turns:
            for _ in range(min(count, len(chunks))):
                end, other = context.Pipe(duplex=False)
                ends.append(end)
                child = context.Process(
                    target=_serve, args=(work, chunks, turns, other, os.getpid()), daemon=True
                )
                child.start()
                other.close()
                children.append(child)
    except BaseException:
        _end(ends, children)
        raise
    finally:
        gc.unfreeze()
    return _results(ends, children, len(chunks))


def _give_back_memory() -> None:
    """Let the system have what is free in our memory: at 30,000 papers this is a quarter, when the stages are done."""
    import ctypes

    trim = getattr(
        ctypes.CDLL(None), "malloc_trim", None
    )  # glibc's; other libraries give back by themselves, or never
    if trim is not None:
        trim(0)


@contextmanager
def _turns(count: int) -> Iterator[int]:
    """A pipe that holds the number of each chunk: whoever is free takes the next, so that all end together.

    It has to be a pipe: two processes that read a file in memory at its common place may read the
    same.
    """
    turns, begin = os.pipe()
    try:
        os.write(begin, b"".join(number.to_bytes(_TURN, "little") for number in range(count)))
        os.close(begin)
        yield turns
    finally:
        os.close(turns)


def _results(ends: list[Connection], children: Sequence[BaseProcess], count: int) -> Iterator[Any]:
    early: dict[int, list[Any]] = {}
    waiting = list(ends)
    try:
        for number in range(count):
            while number not in early:
                early.update(_received(waiting))
            yield from early.pop(number)
    finally:
        _end(ends, children)


def _end(ends: Sequence[Connection], children: Sequence[BaseProcess]) -> None:
    for end in ends:
        end.close()
    for child in children:
        child.terminate()
        child.join()


def _received(waiting: list[Connection]) -> Iterator[tuple[int, list[Any]]]:
    """What processes have ready, as (number of the chunk, its results); who is at the end is waited for no more."""
    if not waiting:
        raise EndedError(
            "a process of the build was ended from outside, perhaps for want of memory; build again"
        )
    ready = wait(waiting)
    for end in [one for one in waiting if one in ready]:
        try:
            number, results, trouble = end.recv()
        except (EOFError, OSError):  # the second in the midst of a message
            waiting.remove(end)
            continue
        if trouble is not None:
            raise WorkError(trouble)
        yield number, results


def _serve(
    work: Callable[[Item], Result],
    chunks: Sequence[Sequence[Item]],
    turns: int,
    end: Connection,
    parent: int,
) -> None:
    import traceback

    _end_with(parent)
    with suppress(BrokenPipeError):  # the caller wants no more
        while turn := os.read(turns, _TURN):
            number = int.from_bytes(turn, "little")
            try:
                end.send((number, [work(item) for item in chunks[number]], None))
            except BrokenPipeError:
                raise
            except Exception:  # noqa: BLE001 - told to the caller, who raises
                end.send((number, [], traceback.format_exc()))


def _end_with(parent: int) -> None:
    """Have the system end this process with its parent: it would go on writing files into what the next build makes."""
    import ctypes

    ctypes.CDLL(None).prctl(_WHEN_THE_PARENT_ENDS, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended before
        os._exit(1)
