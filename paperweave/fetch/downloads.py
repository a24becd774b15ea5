"""What stands at an address of the web, asked for politely: one question at a time, and not twice.

Only with what Python has by itself: a listing is one file, or a few pages of one.
"""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.client import HTTPResponse

_NEXT = re.compile(r"<([^>]*)>\s*;[^,]*\brel=\"?next\b")
_UNCHANGED = 304
_TOO_MANY = 429
_SERVERS_FAULT = 500
_CHUNK = 1 << 16
AGENT = "paperweave/{version} (https://pypi.org/project/paperweave/)"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a service is asked."""

    every: float = 1.0  # seconds from one question to the next
    timeout: float = 30.0  # seconds without a byte
    longest: float = 300.0  # seconds for one answer
    largest: int = 64 * 1024 * 1024  # bytes of one answer
    # Seconds before each new attempt.
    pauses: tuple[float, ...] = (5.0, 20.0, 60.0)


class DownloadError(Exception):
    """There was no answer of use; the message says what there was."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: None where it has not changed; how to ask for changes only; where it goes on."""

    data: bytes | None
    # Headers of the next question.
    validators: dict[str, str] = field(default_factory=dict)
    more: str | None = None
    kind: str = ""  # the media type that the service says


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows to other addresses of the web, and to no file of this machine."""

    def redirect_request(
        self,
        *arguments: Any,  # noqa: ANN401
    ) -> urllib.request.Request | None:
        """Refuse where the last argument, the new address, leads off the web."""
        _demand_web(str(arguments[-1]))
        return super().redirect_request(*arguments)


def _demand_web(address: str) -> None:
    if urlsplit(address).scheme not in ("http", "https"):
        raise DownloadError(
            f"leads to {address[:80]}, which is not a web address"
        )


class Downloads:
    """Asks for one address after the other."""

    def __init__(self, version: str, manners: Manners | None = None) -> None:
        self._manners = manners or Manners()
        self._agent = AGENT.format(version=version)
        self._opener = urllib.request.build_opener(_WebOnly())
        self._next = 0.0

    def get(self, address: str, validators: Mapping[str, str]) -> Answer:
        """What stands at an address; ``validators`` are those of the last answer.

        A service that is busy, broken or silent is asked again after a while.

        Raises:
            DownloadError: there is no answer, or one without end.
        """
        _demand_web(address)
        for pause in (*self._manners.pauses, None):
            time.sleep(max(0.0, self._next - time.monotonic()))
            try:
                return self._once(address, validators)
            except urllib.error.HTTPError as error:
                if error.code == _UNCHANGED:
                    return Answer(None)
                again = error.code >= _SERVERS_FAULT or error.code == _TOO_MANY
                if not again or pause is None:
                    raise DownloadError(
                        f"answered {error.code} ({error.reason})"
                    ) from error
            except (OSError, ValueError) as error:
                if pause is None:
                    raise DownloadError(
                        f"did not answer ({_told(error)})"
                    ) from error
            finally:
                self._next = time.monotonic() + self._manners.every
            time.sleep(pause)
        raise AssertionError("the last pause is None")

    def _once(self, address: str, validators: Mapping[str, str]) -> Answer:
        headers = {
            "User-Agent": self._agent,
            "Accept-Encoding": "identity",
            **validators,
        }
        request = urllib.request.Request(address, headers=headers)  # noqa: S310 - of the web
        with self._opener.open(
            request, timeout=self._manners.timeout
        ) as response:
            data = self._whole(response)
            known = {
                "If-None-Match": "ETag",
                "If-Modified-Since": "Last-Modified",
            }
            found = {
                name: response.headers.get(header)
                for name, header in known.items()
            }
            further = _NEXT.search(response.headers.get("Link") or "")
            return Answer(
                data,
                {name: value for name, value in found.items() if value},
                urljoin(response.geturl(), further[1]) if further else None,
                response.headers.get_content_type(),
            )

    def _whole(self, response: HTTPResponse) -> bytes:
        end = time.monotonic() + self._manners.longest
        data = bytearray()
        while chunk := response.read1(_CHUNK):
            data += chunk
            if len(data) > self._manners.largest:
                raise DownloadError(
                    f"sent more than {self._manners.largest // 2**20} MB"
                )
            if time.monotonic() > end:
                raise DownloadError(
                    f"took longer than {self._manners.longest:g} seconds"
                )
        expected = response.headers.get("Content-Length")
        if expected and expected.isdigit() and len(data) < int(expected):
            raise OSError("the connection ended before the answer did")
        return bytes(data)


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
