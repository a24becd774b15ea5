"""A built site on a local address, and a page of Debian's Chromium to look at it with."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

# The one without a window takes two thirds of the processor time. Either is Debian's.
PROGRAMS = ("chromium-headless-shell", "chromium")
CHROMIUM = Path(next(filter(None, map(shutil.which, PROGRAMS)), "/usr/bin/chromium"))
# Nothing is drawn by a graphics card: a process for it, and a program in its place, took a tenth.
FLAGS = [
    "--headless",
    "--in-process-gpu",
    "--disable-software-rasterizer",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A script that takes queries, and gives the addresses of the ten papers found first for each.
FIRST_TEN = """async (queries) => {
    await paperweave.engine();
    const answers = [];
    for (const query of queries) {
        const found = await paperweave.find(query, 10);
        answers.push(found.results.map((one) => one.address));
    }
    return answers;
}"""


AXE = "/axe.min.js"  # what every served site has besides its own files
_AXE = Path(__file__).parents[1] / "browser" / "vendor" / "axe.min.js"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a page of fifteen files needs no fifteen connections

    def translate_path(self, path: str) -> str:
        """The file that a path means."""
        return str(_AXE) if path == AXE else super().translate_path(path)

    def end_headers(self) -> None:
        """Let the browser keep scripts and data, as hosts do: they are the same on each page."""
        if self.path.partition("?")[0].endswith((".js", ".css", ".woff2", ".svg")):
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is for its failures."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder; what comes out is its address, with a slash at its end."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    often = {"poll_interval": 0.05}  # else its end takes half a second
    threading.Thread(target=server.serve_forever, kwargs=often, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, driven by Playwright."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        try:
            yield running
        finally:
            running.close()


@contextmanager
def browser_page() -> Iterator[Page]:
    """A page of a new browser."""
    with browser() as running:
        yield running.new_page()
