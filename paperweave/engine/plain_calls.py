"""Calls in our templates: of functions that need to know nothing of the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.runtime import Context

if TYPE_CHECKING:
    from collections.abc import Callable

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
        for name in _OF_TEMPLATE:
            named.pop(name, None)
        return called(*given, **named)
