"""Front matter with one fact a line, ``key: <JSON>``.

YAML for all the world, and read here without its parser.

PyYAML's own writer took 1.0 ms a page and its reader 1.4 ms, more than all the rest of writing and
reading a page.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any

from frontmatter import Post, dumps, parse
from frontmatter.default_handlers import YAMLHandler

if TYPE_CHECKING:
    from collections.abc import Mapping

# JSON's strings are YAML's only without these: YAML takes them for line ends, or refuses them.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
# An encoder is made for each value, which takes longer than most values.
_json = json.JSONEncoder(ensure_ascii=False).encode
_PART = "\0"  # written between two facts, as no fact is
_PARTS = f", {_json(_PART)}, "
_PLAIN = re.compile(r'"([\w. -]*)"', re.ASCII)
_KEYS = re.compile(r"[a-z][a-z0-9_]*(?: [a-z][a-z0-9_]*)*")


class OneFactALine(YAMLHandler):
    """A handler for python-frontmatter that writes JSON values and reads them without YAML."""

    def export(self, metadata: Mapping[str, Any], **_: object) -> str:
        """One line a fact, in their order; a key is a word in lower case."""
        facts = "\n".join(map("{}: {}".format, metadata, _each(metadata)))
        # All of these are such as cannot be printed, of which most texts have none.
        if facts.replace("\n", "").isprintable():
            return facts
        return _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", facts)

    def load(self, fm: str, **_: object) -> Any:  # noqa: ANN401 - what stands in a file
        """The facts; front matter that is not ours is read as YAML."""
        try:
            return _facts(fm.strip())
        except ValueError:
            return super().load(fm)


_HANDLER = OneFactALine()


def page_text(body: str, facts: Mapping[str, Any]) -> str:
    """A page's text: its facts as front matter, a blank line, its Markdown."""
    post = Post(body, handler=_HANDLER)
    # Not by name: a fact may be called like a parameter.
    post.metadata = dict(facts)
    return dumps(post) + "\n"


def read_page(text: str) -> tuple[dict[str, Any], str]:
    """A page's facts and its Markdown; the other way of ``page_text``."""
    head, mark, body = text.partition("\n---\n")
    if mark and head.startswith(
        "---\n"
    ):  # what `parse` does takes twice the time of reading the facts
        with suppress(ValueError):
            return _facts(head[4:]), body.strip()
    facts, body = parse(text, handler=_HANDLER)
    return facts, body


def read_fact(text: str, key: str) -> Any:  # noqa: ANN401 - what stands in a file
    """One fact of a page that ``page_text`` made, without reading the others.

    None where the page does not tell it.
    """
    _, found, rest = text.partition("\n---\n")[0].partition(f"\n{key}: ")
    if not found:
        return None
    value = rest.partition("\n")[0]
    # What most say; JSON's reader takes ten times as long.
    plain = _PLAIN.fullmatch(value)
    return plain[1] if plain else json.loads(value)


def _each(facts: Mapping[str, Any]) -> list[str]:
    """Each fact as JSON, all of them written in one go."""
    parted = list(chain.from_iterable((fact, _PART) for fact in facts.values()))
    each = _json(parted[:-1])[1:-1].split(_PARTS)
    if len(each) == len(facts):
        return each
    return list(map(_json, facts.values()))


def _facts(text: str) -> dict[str, Any]:
    """All facts of a page, whose values are read in one go.

    Raises:
        ValueError: the lines are not what ``OneFactALine`` writes.
    """
    keys, colons, values = zip(
        *[line.partition(": ") for line in text.split("\n")], strict=True
    )
    if not all(colons) or not _KEYS.fullmatch(" ".join(keys)):
        raise ValueError(text)
    return dict(zip(keys, json.loads(f"[{','.join(values)}]"), strict=True))
