"""Standard output as a shell may leave it: closed, full, a pipe whose reader has gone, in ASCII."""

from __future__ import annotations

import os
import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import ReadableBuffer

_FAILED = 1


class LostOutputError(Exception):
    """What was to go to standard output could not be written."""


class _Output(FileIO):
    """Standard output that says which errors of the system are its own."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise LostOutputError from error


def with_output(run: Callable[[], int]) -> int:
    """Run a command; its exit status, or what a lost output means.

    A reader that has seen enough, such as ``head``, is no failure.
    """
    before = sys.stdout
    sys.stdout = _output_to(before)
    if sys.stderr is None:
        sys.stderr = _nowhere()
    try:
        try:
            return run()
        finally:
            sys.stdout.flush()
    except LostOutputError as lost:
        _discard(sys.stdout)
        error = lost.__cause__
        if isinstance(error, BrokenPipeError):
            return 0
        why = error.strerror if isinstance(error, OSError) else ""
        sys.stderr.write(f"error: standard output: cannot be written ({why})\n")
        return _FAILED
    finally:
        sys.stdout = before or sys.stdout


def _output_to(stream: TextIO | None) -> TextIO:
    """A stream to where one leads; a closed one leads nowhere.

    What the locale cannot say is written in escapes.
    """
    if stream is None:
        return _nowhere()
    if not isinstance(stream, TextIOWrapper):
        return stream
    errors = "backslashreplace" if stream.errors == "strict" else stream.errors
    # Python may keep no buffer (-u)
    raw = getattr(stream.buffer, "raw", stream.buffer)
    if not isinstance(raw, FileIO):  # a test's
        return stream
    stream.flush()
    buffer = BufferedWriter(_Output(raw.fileno(), "w", closefd=False))
    return TextIOWrapper(
        buffer, stream.encoding, errors, line_buffering=stream.line_buffering
    )


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123


def _discard(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, or Python complains of it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    stream.flush()
