"""The shells that pages of one template in one folder share.

A shell is cut where a page's own parts go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment, Template
    from jinja2.runtime import Context

# The blocks of the theme's templates that are a page's own; all else is the same on every page of a
# kind.
OWN_BLOCKS = ("htmltitle", "content")
# Stands where a page has the id of its first heading: Material's link past the navigation leads
# there.
ANCHOR = "the-first-heading-of-the-page"
_PREFIX = "stencil/"
# A third of what all pages of a kind share.
_INDENTED = re.compile(r"[ \t]*\n\s*")
_MARKS = re.compile(
    "|".join([*(f"<!--own:{name}-->" for name in OWN_BLOCKS), ANCHOR])
)


def shell_template(template: str) -> str:
    """The name of the template that makes a shell of another."""
    return _PREFIX + template


def shell_source(name: str) -> str | None:
    """The source of a template that ``shell_template`` names; None for any other."""
    if not name.startswith(_PREFIX):
        return None
    blocks = "".join(
        f"{{% block {block} %}}<!--own:{block}-->{{% endblock %}}"
        for block in OWN_BLOCKS
    )
    return f'{{% extends "{name.removeprefix(_PREFIX)}" %}}{blocks}'


@dataclass(frozen=True, slots=True)
class PageShell:
    """A page's HTML in pieces, and between them the names of what is the page's own."""

    pieces: tuple[str, ...]
    marks: tuple[str, ...]

    def stamp(self, own: Mapping[str, str]) -> str:
        """The page whose own parts are these."""
        filled = (
            piece + own[mark].strip()
            for piece, mark in zip(self.pieces, self.marks, strict=False)
        )
        return "".join(filled) + self.pieces[-1]


def cut_shell(html: str) -> PageShell:
    """Cut a rendered shell at its marks.

    Raises:
        ValueError: a block that is a page's own is not in it; the theme's templates must have each
        of them once.
    """
    html = _INDENTED.sub("\n", html.strip())
    marks = tuple(
        mark.removeprefix("<!--own:").removesuffix("-->")
        for mark in _MARKS.findall(html)
    )
    missing = [name for name in OWN_BLOCKS if marks.count(name) != 1]
    if missing:
        raise ValueError(
            f"the theme's block {missing[0]!r} stands {marks.count(missing[0])} times in a page, "
            "not once"
        )
    return PageShell(tuple(_MARKS.split(html)), marks)


class OwnParts:
    """Renders the blocks of a template that are a page's own, as the template in whole would."""

    def __init__(
        self,
        environment: Environment,
        name: str,
        parents: dict[str, str | None],
    ) -> None:
        """``parents`` are the templates' parents as far as they are known.

        What is found out is added.
        """
        self._template, *above = _with_parents(environment, name, parents)
        self._names = dict(self._template.globals)
        self._blocks = {
            block: [render] for block, render in self._template.blocks.items()
        }
        for template in above:
            for block, render in template.blocks.items():
                self._blocks.setdefault(block, []).append(render)

    def render(self, names: Mapping[str, object]) -> dict[str, str]:
        """Each block's text, with these names to be used in it."""
        context: Context = self._template.new_context(
            {**self._names, **names}, shared=True
        )
        context.blocks = self._blocks
        try:
            return {
                block: "".join(self._blocks[block][0](context))
                for block in OWN_BLOCKS
            }
        except Exception:  # noqa: BLE001 - raised again, with the lines of the templates
            self._template.environment.handle_exception()


def _with_parents(
    environment: Environment, name: str | None, parents: dict[str, str | None]
) -> Iterator[Template]:
    while name is not None:
        yield environment.get_template(name)
        if name not in parents:
            parents[name] = _parent(environment, name)
        name = parents[name]


def _parent(environment: Environment, name: str) -> str | None:
    from jinja2 import nodes

    source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
    parent = environment.parse(source).find(nodes.Extends)
    return parent.template.as_const() if parent else None
