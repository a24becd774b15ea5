"""MkDocs' server, which looks at its files more often and shows a saved paper before it builds.

What is not part of its public interface, and why it is used: ``_epoch_cond``, ``_visible_epoch``
and ``_wanted_epoch`` tell which site the browsers may see, and there are two for one save;
``_want_rebuild`` tells that something was saved during a build; ``_watched_paths`` are the paths
that another observer has to take over. MkDocs is pinned below 2, and a test saves a listing before
a build and in the midst of it.
"""

from __future__ import annotations

from functools import partial
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from watchdog.observers.polling import PollingObserver

from paperweave.mkdocs.serving.standing_error import StandingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.livereload import LiveReloadServer

    from paperweave.mkdocs.serving.preview import Preview

# Seconds between two looks at the files. MkDocs' own 0.5 was half of what a saved paper takes; a
# look at the listings, templates and pages of 230 papers takes 4 ms.
_EVERY = 0.2


def serve_on(server: LiveReloadServer, preview: Preview) -> None:
    """Let a server show saved papers at once, and go on with the last good site on a failure."""
    standing = StandingError(
        partial(_show_and_build, server, preview, server.builder)
    )
    server.builder = standing.build
    server.set_app(standing.shown_by(server.serve_request))
    _look_more_often(server)


def _show_and_build(
    server: LiveReloadServer, preview: Preview, build: Callable[[], None]
) -> None:
    _show(server, preview)
    done = Event()
    meanwhile = Thread(
        target=_show_until, args=(done, server, preview), daemon=True
    )
    meanwhile.start()
    try:
        build()
    finally:
        done.set()
        meanwhile.join()
        with server._epoch_cond:  # noqa: SLF001 - see above
            if server._visible_epoch == server._wanted_epoch:  # noqa: SLF001
                # The browsers have what was wanted, and are to come for this too.
                server._wanted_epoch = _later(server)  # noqa: SLF001


def _show(server: LiveReloadServer, preview: Preview) -> None:
    if preview.show():
        with server._epoch_cond:  # noqa: SLF001 - see above
            if server._visible_epoch == server._wanted_epoch:  # noqa: SLF001 - of an earlier save
                server._wanted_epoch = _later(server)  # noqa: SLF001
            server._visible_epoch = server._wanted_epoch  # noqa: SLF001
            server._epoch_cond.notify_all()  # noqa: SLF001


def _show_until(
    done: Event, server: LiveReloadServer, preview: Preview
) -> None:
    """Show what is saved during a build, which is made of what was saved before."""
    while not done.wait(_EVERY):
        if server._want_rebuild:  # noqa: SLF001 - see above
            _show(server, preview)


def _later(server: LiveReloadServer) -> int:
    """The number of a newer site than the browsers know of: milliseconds, as MkDocs counts."""
    return max(round(monotonic() * 1000), server._wanted_epoch + 1)  # noqa: SLF001


def _look_more_often(server: LiveReloadServer) -> None:
    watched = dict(server._watched_paths)  # noqa: SLF001 - see above
    for path, times in watched.items():
        for _ in range(times):
            server.unwatch(path)
    server.observer = PollingObserver(timeout=_EVERY)
    for path, times in watched.items():
        for _ in range(times):
            server.watch(path)
