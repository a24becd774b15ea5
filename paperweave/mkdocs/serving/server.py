"""MkDocs' server, which looks at its files more often and shows a saved paper before it builds.

What is not part of its public interface, and why it is used: ``_epoch_cond``, ``_visible_epoch``
and ``_wanted_epoch`` tell which site the browsers may see, and there are two for one save;
``_watched_paths`` are the paths that another observer has to take over. MkDocs is pinned below 2,
and a test saves a listing under a real server.
"""

from __future__ import annotations

from functools import partial
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
    standing = StandingError(partial(_show_and_build, server, preview, server.builder))
    server.builder = standing.build
    server.set_app(standing.shown_by(server.serve_request))
    _look_more_often(server)


def _show_and_build(server: LiveReloadServer, preview: Preview, build: Callable[[], None]) -> None:
    shown = preview.show()
    if shown:
        with server._epoch_cond:  # noqa: SLF001 - see above
            server._visible_epoch = server._wanted_epoch  # noqa: SLF001
            server._epoch_cond.notify_all()  # noqa: SLF001
    try:
        build()
    finally:
        if shown:  # the browsers have what was wanted, and are to come for this too
            now = round(monotonic() * 1000)  # what MkDocs counts in
            server._wanted_epoch = max(now, server._wanted_epoch + 1)  # noqa: SLF001


def _look_more_often(server: LiveReloadServer) -> None:
    watched = dict(server._watched_paths)  # noqa: SLF001 - see above
    for path, times in watched.items():
        for _ in range(times):
            server.unwatch(path)
    server.observer = PollingObserver(timeout=_EVERY)
    for path, times in watched.items():
        for _ in range(times):
            server.watch(path)
