"""Templates that look up names and call functions in the plainest way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment
from jinja2.runtime import Context

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

# What Jinja hands over for functions that look at the template's own names.
_OF_TEMPLATE = ("_block_vars", "_loop_vars")


class PlainCalls(Context):
    """A template's names.

    Jinja asks at each call in four ways whether the function wants the context; none of ours
    does, and a paper's page makes 45 of them.
    """

    def call(  # noqa: D102 - as Jinja's own
        self, called: Callable[..., object], *given: object, **named: object
    ) -> object:
        if named:
            for name in _OF_TEMPLATE:
                named.pop(name, None)
        return called(*given, **named)


class FlatNames(Environment):
    """Templates whose global names are known before the first is loaded, and stand in one dict."""

    def make_globals(  # noqa: D102 - as Jinja's own
        self, d: MutableMapping[str, object] | None
    ) -> MutableMapping[str, object]:
        # Jinja's `ChainMap` is read in Python: a fifth of the time for a line in a list.
        return {**self.globals, **(d or {})}


class PlainEnvironment(FlatNames):
    """Templates that make plain calls, too."""

    context_class = PlainCalls
