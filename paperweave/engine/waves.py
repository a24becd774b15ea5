"""Pure work on a long stream, done by several processes while the stream goes on.

A stream is what a loop finds one by one, such as the entries of a file: what is to be done with
each is worked on in waves, and while one is worked on the next is found.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from paperweave.engine.workers import in_processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")

# Items: starting the processes of a wave takes as long as some 40 of them, and each begins
# without what the last wave's knew of names, dates and keywords that come again.
_WAVE = 8_000


def in_waves(
    work: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[Result]:
    """Yield ``work`` of each item, in their order; ``work`` must change nothing that others see.

    Up to ``2 * _WAVE`` items are taken before the first result is given.

    Raises:
        EndedError: a process was ended from outside.
        Exception: whatever ``work`` or ``items`` raised.
    """
    source = iter(items)
    begun: Iterator[Result] = iter(())
    while wave := list(islice(source, _WAVE)):
        after = in_processes(work, wave)
        yield from begun
        begun = after
    yield from begun


def each_in_waves(
    work: Callable[[Item], Iterable[Result]], items: Iterable[Item]
) -> Iterator[Result]:
    """Yield all that ``work`` finds in each item, as `in_waves` does."""
    return chain.from_iterable(in_waves(lambda item: list(work(item)), items))
