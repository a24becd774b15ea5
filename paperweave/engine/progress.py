"""A bar for the person who waits: on a terminal only, and only when it takes more than a second."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
_PATIENCE = 1.0  # seconds
_FRAME = 0.1


def watched(
    things: Iterable[T], what: str, total: int | None = None
) -> Iterator[T]:
    """The things as they come, with a bar on standard error.

    The bar shows how many of ``total`` (None: unknown) are done.
    """
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import Progress

    start = drawn = monotonic()
    # Drawn from here: a thread that drew it would keep the work from being done by several
    # processes.
    with Progress(
        console=Console(stderr=True), transient=True, auto_refresh=False
    ) as bar:
        task = bar.add_task(what, total=total, visible=False)
        for thing in things:
            yield thing
            bar.update(task, advance=1, visible=monotonic() - start > _PATIENCE)
            if monotonic() - drawn > _FRAME:
                bar.refresh()
                drawn = monotonic()
