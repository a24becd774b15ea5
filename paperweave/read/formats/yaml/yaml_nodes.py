"""YAML as values that know their lines; hostile files (aliases, deep nesting) are refused."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yaml import Node

_DEEPEST = 12
_MOST_MENDED = 5
_UNQUOTED = re.compile(r"(\s*(?:- )?[\w-]{1,40}:) +(?![\"'|>&*\[{])(\S.*)")
_TEXT = "tag:yaml.org,2002:str"
# An anchor or alias, or what may nest as deeply as no entry does: brackets, items within items on
# one line, keys of several lines, lines set in far. Others need not be looked at twice.
# Each pattern is looked for only where one of its signs stands, and begins with one where it can:
# at each other place it would be tried in vain.
_MAY_BE_HOSTILE = tuple(
    (signs, re.compile(pattern, re.MULTILINE))
    for signs, pattern in (
        ("&*", r"[&*](?<![^\s\[{,][&*])\S"),
        ("[{", r"[\[{](?:[^\n]*[\[{]|\s*$)"),
        (("- -", "-  "), r"- +- +"),
        (("? ",), r"^ *\? "),
        ((" " * 12,), r"^ {12}"),
    )
)
_MOST_CHARACTERS = 2_000_000  # read in 2 s; one entry has seldom 10,000


class YamlError(Exception):
    """YAML that cannot be had: its line, counted from 0, and what is wrong with it."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """Names with values; a value is text, a number, a date, a list, or such a mapping again."""

    first_line: int  # counted from 0
    last_line: int
    fields: dict[str, object]

    def plain(self) -> dict[str, object]:
        """The same without lines."""
        return {name: _plain(value) for name, value in self.fields.items()}


def load_yaml(text: str) -> object:
    """The value that a text is, each mapping in it a ``YamlMapping``.

    Raises:
        YamlError: it is no YAML, or has aliases (which a bomb needs) or deep nesting.
    """
    import yaml

    if len(text) > _MOST_CHARACTERS:
        raise YamlError(0, f"{len(text)} characters without an entry's end")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        if _may_be_hostile(text):
            _check(text)
        node = loader.get_single_node()
        return _value(loader, node, text.split("\n")) if node else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0)
        raise YamlError(
            line, getattr(error, "problem", None) or str(error)
        ) from error
    finally:
        loader.dispose()


def _may_be_hostile(text: str) -> bool:
    return any(
        pattern.search(text)
        for signs, pattern in _MAY_BE_HOSTILE
        if any(sign in text for sign in signs)
    )


def load_mended(lines: Sequence[str]) -> tuple[object, list[int]]:
    """The same of lines; and which were mended: an unquoted colon in a title is no YAML.

    Raises:
        YamlError: it cannot be mended.
    """
    kept, mended = list(lines), list[int]()
    while True:
        try:
            return load_yaml("\n".join(kept)), mended
        except YamlError as error:
            match = (
                _UNQUOTED.fullmatch(kept[error.line])
                if error.line < len(kept)
                else None
            )
            if (
                match is None
                or len(mended) == _MOST_MENDED
                or error.line in mended
            ):
                raise
            kept[error.line] = (
                f"{match[1]} {json.dumps(match[2], ensure_ascii=False)}"
            )
            mended.append(error.line)


def _check(text: str) -> None:
    """Count the events before anything is made of them."""
    import yaml

    depth = 0
    for event in yaml.parse(
        text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    ):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            line: int = getattr(event.start_mark, "line", 0)
            raise YamlError(
                line, "aliases or deep nesting, which no paper needs"
            )


def _value(loader: Any, node: Node, lines: list[str]) -> object:  # noqa: ANN401 - C or Python
    import yaml

    if isinstance(node, yaml.MappingNode):
        fields = {
            _name(key): _value(loader, value, lines)
            for key, value in node.value
        }
        last = _last_line(node, lines)
        return YamlMapping(node.start_mark.line, last, fields)
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item, lines) for item in node.value]
    if node.tag == _TEXT:
        return node.value
    try:
        return loader.construct_object(node)
    # A tag that nobody knows, or one that would run a program: text.
    except yaml.YAMLError:
        return node.value


def _name(key: Node) -> str:
    return key.value if isinstance(key.value, str) else ""


def _last_line(node: Node, lines: list[str]) -> int:
    """The last line of a mapping; its mark stands where the next thing begins."""
    last, column = node.end_mark.line, node.end_mark.column
    if last >= len(lines):
        last = len(lines) - 1
    elif not lines[last][:column].strip(" -"):
        last -= 1
    while last > node.start_mark.line and _is_empty(lines[last]):
        last -= 1
    return int(last)


def _is_empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _plain(value: object) -> object:
    if isinstance(value, YamlMapping):
        return value.plain()
    return (
        [_plain(item) for item in value] if isinstance(value, list) else value
    )
