"""While a build fails, ``mkdocs serve`` shows the last good site, with the error on each page.

MkDocs itself would let every request wait until a build succeeds.
"""

from __future__ import annotations

import logging
from html import escape
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_log = logging.getLogger("mkdocs.hooks.paperweave")
_LONGEST = 2_000  # characters of an error that a page shows
_BOX = (
    '<pre role="alert" style="position:fixed;bottom:0;left:0;right:0;z-index:9;margin:0;'
    "padding:1em;max-height:40vh;overflow:auto;white-space:pre-wrap;background:#b00020;"
    'color:#fff">{}</pre>'
)


class StandingError:
    """The error of the last build, if it failed, and a build that keeps it."""

    def __init__(self, builder: Callable[[], None]) -> None:
        self._builder = builder
        self.text = ""

    def build(self) -> None:
        """Build the site; an error is kept and told in the terminal, and not raised."""
        heard = _Heard()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(heard)
        try:
            self._builder()
        except Exception as error:  # noqa: BLE001 - MkDocs' server would stand still
            if isinstance(error, PluginError):
                _log.error(str(error))
            self.text = (
                "\n".join(heard.said) or str(error) or type(error).__name__
            )
            if not heard.said:
                _log.exception("the build failed")
            _log.info(
                "The last good site is still shown; it will change once the error is fixed."
            )
        else:
            self.text = ""
        finally:
            logger.removeHandler(heard)

    def shown_by(
        self, app: Callable[..., Iterable[bytes] | None]
    ) -> Callable[..., Any]:
        """The same WSGI application, whose pages show the error while it stands."""

        def answer(
            environ: dict[str, Any], start: Callable[..., Any]
        ) -> Iterable[bytes]:
            if not self.text:
                return app(environ, start) or ()
            begun: list[Any] = []
            body = b"".join(
                app(environ, lambda *given: begun.extend(given)) or ()
            )
            status, headers = begun[0], dict(begun[1])
            if str(headers.get("Content-Type", "")).startswith("text/html"):
                body = with_error(body, self.text)
                headers["Content-Length"] = str(len(body))
            start(status, list(headers.items()))
            return [body]

        return answer


def with_error(page: bytes, text: str) -> bytes:
    """A page with an error at its lower edge; as it was where it has no end of its body."""
    start, end, rest = page.rpartition(b"</body>")
    return (
        start + _BOX.format(escape(text[:_LONGEST])).encode() + end + rest
        if end
        else page
    )


class _Heard(logging.Handler):
    """Keeps the errors that MkDocs logs."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
