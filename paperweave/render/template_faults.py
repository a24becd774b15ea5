"""What is wrong with a template that a person wrote: its file, its line and what Jinja says.

An error in our own templates is a fault of ours, and is raised as it is.
"""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.config.project import own_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_LONGEST = 300  # characters of what Jinja says
_TEMPLATES = (".html", ".j2", ".xml")
_ADVICE = (
    "fix the template, or remove it to use the one that comes with Paperweave"
)


class TemplateFaultError(Exception):
    """A person's template cannot be used; the message says where and why."""


@contextmanager
def template_faults() -> Iterator[None]:
    """Tell of errors that come from a person's template, or from what it calls.

    Raises:
        TemplateFaultError: the message names the file, and the line where it is known.
    """
    try:
        yield
    except Exception as error:
        if not isinstance(error, TemplateFaultError) and (
            said := fault_of(error)
        ):
            raise TemplateFaultError(said) from error
        raise


def fault_of(error: BaseException) -> str | None:
    """What is wrong with a person's template; None where no such template is to blame."""
    if isinstance(error, TemplateFaultError):
        return str(error)
    place = _place_of(error)
    return f"{place}: {_said_of(error)}; {_ADVICE}" if place else None


def _place_of(error: BaseException) -> str | None:
    """The innermost line of a person's template from which an error came."""
    # Of an error of syntax, or of a file unreadable.
    file = getattr(error, "filename", None)
    # Of a file that cannot be copied to its place.
    written = getattr(error, "filename2", None)
    if isinstance(file, str) and written is None and is_theirs(file):
        line = getattr(error, "lineno", None)
        return f"{file}:{line}" if line else file
    frames = [*traceback.walk_tb(error.__traceback__)]
    places = (_place_in(frame, line) for frame, line in reversed(frames))
    return next(filter(None, places), None)


def _place_in(frame: FrameType, line: int) -> str | None:
    """A person's template that is run in a frame, or that Jinja reads or compiles in it."""
    if is_theirs(frame.f_code.co_filename):
        return f"{frame.f_code.co_filename}:{line}"
    inside = str(frame.f_globals.get("__name__")).startswith("jinja2.")
    file = frame.f_locals.get("filename") if inside else None
    return file if isinstance(file, str) and is_theirs(file) else None


def is_theirs(file: str) -> bool:
    """Tell whether a file is a template that came neither with us nor with a library."""
    if not file.endswith(_TEMPLATES):
        return False
    path, ours = Path(file).absolute(), own_templates()
    return "site-packages" not in path.parts and not path.is_relative_to(ours)


def _said_of(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "the template nests too deeply, or includes itself"
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return (
            f"not UTF-8 (byte 0x{error.object[error.start]:02x} in line {line})"
        )
    if type(error).__name__ == "TemplateNotFound":
        return f"there is no template {getattr(error, 'name', '')!r}"
    said = " ".join((getattr(error, "strerror", None) or str(error)).split())
    shown = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    return f"this template cannot be used ({shown.rstrip('.') or type(error).__name__})"
