"""``mkdocs serve`` goes on with the last good site while a build fails, and shows the error."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.mkdocs.serving.standing_error import StandingError, with_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAGE = b"<html><body><p>good</p></body></html>"


def told() -> None:
    logging.getLogger("mkdocs.commands.build").error("addresses.tsv:3: <b>wrong</b>")
    raise SystemExit("Aborted")


def aborted() -> None:
    logging.getLogger("mkdocs").error("mkdocs.yml: wrong")
    raise RuntimeError("Aborted with a BuildError!")


def broken() -> None:
    raise ValueError("a fault of ours")


def silent() -> None:
    raise ValueError


def answer(
    standing: StandingError, page: bytes = PAGE, kind: str = "text/html; charset=utf-8"
) -> tuple[bytes, dict[str, str]]:
    headers: dict[str, str] = {}

    def app(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(page)))])
        return [page]

    body = standing.shown_by(app)({}, lambda _, given: headers.update(given))
    return b"".join(body), headers


@pytest.mark.parametrize(
    ("builder", "shown"),
    [
        (aborted, b"mkdocs.yml: wrong"),
        (broken, b"a fault of ours"),
        (silent, b"ValueError"),
    ],
)
def test_an_error_stands_on_each_page_until_it_is_mended(
    builder: Callable[[], None], shown: bytes
) -> None:
    builds: list[Callable[[], None]] = [builder, lambda: None]

    def build() -> None:
        builds.pop(0)()

    standing = StandingError(build)
    assert answer(standing)[0] == PAGE
    standing.build()
    body, headers = answer(standing)
    assert b'role="alert"' in body
    assert shown in body
    assert body.startswith(b"<html><body><p>good</p>")
    assert headers["Content-Length"] == str(len(body))
    assert answer(standing, kind="text/css")[0] == PAGE
    standing.build()
    assert answer(standing)[0] == PAGE


def test_what_an_error_says_is_text() -> None:
    assert b"&lt;b&gt;wrong&lt;/b&gt;" in with_error(PAGE, "<b>wrong</b>")
    assert with_error(b"no end", "wrong") == b"no end"
    assert len(with_error(PAGE, "x" * 100_000)) < 4_000


def test_an_end_from_outside_ends_the_server() -> None:
    with pytest.raises(SystemExit):
        StandingError(told).build()
