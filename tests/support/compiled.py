"""Templates that a test process compiles once for all of its sites.

Each site of a test's own begins without a cache, and compiling took a third of a small build.
"""

from __future__ import annotations

import os
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

if TYPE_CHECKING:
    from types import CodeType


def keep_compiled_templates() -> None:
    """Let Jinja give the code of a template again, where file, source and options are the same."""
    compile_anew: Any = Environment.compile
    kept: dict[tuple[object, ...], CodeType] = {}

    @wraps(compile_anew)
    def compiled(
        self: Environment,
        source: Any,  # noqa: ANN401 - text, or a parsed template
        name: str | None = None,
        filename: str | None = None,
        *rest: bool,
    ) -> CodeType:
        # Sites of tests have a link to the templates; a fault is told with the file's own path.
        file = os.path.realpath(filename) if filename else None
        key = (type(self), source, name, file, rest, *_options(self))
        if key not in kept:
            kept[key] = compile_anew(self, source, name, filename, *rest)
        return kept[key]

    Environment.compile = compiled  # type: ignore[method-assign, assignment]


def _options(env: Environment) -> tuple[object, ...]:
    """What else the code of a template depends on."""
    return (
        env.autoescape,
        env.trim_blocks,
        env.lstrip_blocks,
        env.keep_trailing_newline,
        frozenset(env.extensions),
        frozenset(env.filters),
        frozenset(env.tests),
    )
