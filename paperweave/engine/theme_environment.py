"""The theme's templates, run with less of what Jinja does at each use of a name.

A paper's page asks for a hundred facts, for eight templates and for a dozen of the site's words.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import FileSystemLoader, Template, pass_eval_context
from jinja2.filters import do_urlencode
from jinja2.runtime import Macro
from markupsafe import _escape_inner, escape  # type: ignore[attr-defined]  # there in all of 3

from paperweave.engine.plain_calls import FlatNames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping
    from types import CodeType

    from jinja2 import Environment
    from jinja2.environment import TemplateModule
    from jinja2.nodes import EvalContext
    from mkdocs.theme import Theme

# Of our theme: the site's words in its language, and where moved pages lead.
_SAME_ON_ALL_PAGES = re.compile(r"partials/(?:words|moved)\b")
_OF_ALL_DICTS = frozenset(dir(dict))  # which templates find before a key
_NOT_IN_URLS = re.compile(r"[^\w.~/-]", re.ASCII)
_NOTHING = object()


class ThemeTemplate(Template):
    """A template of which others import macros that say the same on all pages.

    Jinja makes what is imported with a page's names anew for each page, which
    took a seventh of the time for a page.
    """

    _made: TemplateModule | None = None

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """A template that escapes what it writes more quickly."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escaped
        return made

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's name
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> TemplateModule:
        """What another template imports of this one."""
        if not _SAME_ON_ALL_PAGES.match(self.name or ""):
            return super().make_module(vars, shared, locals)
        if self._made is None:
            made = super().make_module(vars, shared, locals)
            for name, value in made.__dict__.items():
                if isinstance(value, Macro):
                    setattr(made, name, _said_once(value))
            self._made = made
        return self._made


class ThemeEnvironment(FlatNames):
    """Jinja's environment of the theme; see ``quickened``."""

    template_class = ThemeTemplate
    known: dict[str, Template]

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's own
        """What Jinja finds, without an error raised for each fact that is no method of dicts."""
        if type(obj) is dict and attribute not in _OF_ALL_DICTS:
            found = obj.get(attribute, _NOTHING)
            if found is _NOTHING:
                return self.undefined(obj=obj, name=attribute)
            return found
        # As Jinja does; asking it took as long again.
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """What Jinja loads; it looks among what it has loaded in a longer way."""
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self.known.get(name)
        if found is None:
            found = self.known[name] = super().get_template(name, parent)
        return found


def quickened(environment: Environment) -> Environment:
    """MkDocs' environment itself, as a ``ThemeEnvironment``."""
    environment.__class__ = ThemeEnvironment
    vars(environment)["known"] = {}
    environment.filters["urlencode"] = _urlencoded
    return environment


class _ShownFiles(FileSystemLoader):
    """The theme's folders, of whose files those in hidden folders are not listed."""

    def list_templates(self) -> list[str]:
        """All that MkDocs may copy into a site: it leaves out what is hidden."""
        found: set[str] = set()
        for folder in self.searchpath:
            for path, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if name[0] != "."]
                inside = os.path.relpath(path, folder)
                found.update(
                    os.path.normpath(f"{inside}/{name}").replace(os.sep, "/")
                    for name in names
                )
        return sorted(found)


def pass_over_hidden_files(theme: Theme) -> None:
    """Let MkDocs list a theme's files without Material's 14,000 icons, which it copies never.

    Matching each of their names took 70 ms of every build.
    """
    make = theme.get_env

    def made() -> Environment:
        environment = make()
        if type(environment.loader) is FileSystemLoader:
            environment.loader = _ShownFiles(environment.loader.searchpath)
        return environment

    theme.get_env = made  # type: ignore[method-assign]


def _said_once(macro: Macro) -> Callable[..., str]:
    """A macro that says the same each time that it is given one text."""
    known: dict[tuple[bool | None, str], str] = {}

    @pass_eval_context
    def said(context: EvalContext, *given: object, **named: object) -> str:
        if named or len(given) != 1 or not isinstance(given[0], str):
            return macro(context, *given, **named)
        wanted = (context.autoescape, given[0])
        if wanted not in known:
            known[wanted] = macro(context, *given)
        return known[wanted]

    return said


def _escaped(value: Any) -> str:  # noqa: ANN401 - whatever stands in a template
    """What a template writes of a value.

    MarkupSafe makes a text of its own class, which took a sixth of the time
    for a page; what is written is joined, and needs no class.
    """
    return _escape_inner(value) if type(value) is str else escape(value)


def _urlencoded(value: Any) -> str:  # noqa: ANN401 - whatever stands in a template
    """What Jinja's filter makes of a value; a text has few signs that it makes something of."""
    if type(value) is not str:
        return do_urlencode(value)
    return _NOT_IN_URLS.sub(lambda found: _quoted(found[0]), value)


_quoted = lru_cache(quote)
