"""Seed text in Markdown: whatever it holds, it comes out of a Markdown renderer as the same text.

``Markup`` is Markdown that we wrote; any other string in a page template is a seed's and is escaped
by ``escape`` (see ``environment`` in ``pages.py``), so that a forgotten filter cannot let markup
through.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from paperweave.text.mathml import mathml
from paperweave.text.spans import segments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Markup(str):
    """Markdown of our own, which goes into a page as it is."""

    __slots__ = ()


# Two spaces at a line's end break it for every Markdown reader; a backslash does not for
# Python-Markdown.
LINE_BREAK = Markup("  ")

# CommonMark 2.4 allows a backslash before these; HTML's own signs are written as entities, which
# both Python-Markdown and CommonMark keep. Entities too for what no backslash protects in every
# extension (tables, attribute lists).
_MARKS = str.maketrans(
    {c: f"\\{c}" for c in "\\`*_[]"}
    | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    | {c: f"&#{ord(c)};" for c in "{}|"}
)
# Longer ones are no paragraph that anybody wrote, and Python-Markdown's time grows with the square
# of a paragraph's length: one full of signs takes 0.3 s at 20,000 characters, 3.6 s at 80,000, ten
# minutes at a megabyte.
_LONGEST = 20_000  # characters
_SHORTCODE = re.compile(r":(?=[\w+-]{1,60}:)")
_LINE_START = re.compile(r"(\d{1,9})([.)])|([#+=~:-])")
# What no browser may be sent, and what would turn the direction of the text around it, is made
# visible.
_CONTROLS = {c: chr(0x2400 + c) for c in range(32) if c not in (9, 10)} | {
    0x7F: "\u2421"
}
_CODES = (
    *range(0x80, 0xA0),
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xFDD0, 0xFDF0),
)
_CODES += tuple(
    plane + last
    for plane in range(0, 0x110000, 0x10000)
    for last in (0xFFFE, 0xFFFF)
)
_UNSEEN = _CONTROLS | {c: f"[U+{c:04X}]" for c in _CODES}
_SIGNS = _MARKS | _CONTROLS | {c: f"\\[U+{c:04X}\\]" for c in _CODES}


def _any_of(table: Mapping[int, str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, table)))}]")


# An abstract has few signs: finding them takes a fifth of the time of `str.translate`, which looks
# up every letter. All of them take five times as long as those of Markdown alone.
_A_MARK, _A_SIGN, _AN_UNSEEN = map(_any_of, (_MARKS, _SIGNS, _UNSEEN))


_PLAIN_NAME = re.compile(r"[A-Za-z0-9.~-]+")
# Nothing in such a text can be taken for Markdown: names, titles and terms mostly are such.
# In runs that are never given up: one letter at a time takes six times as long.
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ,.'()/?-]++|: )*+")


def escape(text: str) -> Markup:
    """Text as Markdown that shows it, as lines of their own or within one."""
    if _PLAIN.fullmatch(text):
        return Markup(text)
    # Two spaces at a line's end would break it: raw texts have them, cleaned ones do not.
    plain = (
        "\n".join(line.rstrip(" ") for line in text.split("\n"))
        if " \n" in text
        else text
    )
    return Markup(_with_protected_starts(_inline(plain)))


def _inline(text: str) -> str:
    sign = _A_MARK if is_seen(text) else _A_SIGN
    return _SHORTCODE.sub(
        "&#58;", sign.sub(lambda found: _SIGNS[ord(found[0])], text)
    )


def is_seen(text: str) -> bool:
    """Whether nothing in a text is invisible, which is found out in a tenth of the time."""
    # Whatever is unseen is not printable.
    return text.replace("\n", "").isprintable()


def _with_protected_starts(text: str) -> str:
    """A text of which no line begins like a list, a heading or another block."""
    # `sub` would try each letter for a line's start.
    return "\n".join([_protected(line) for line in text.split("\n")])


def _protected(line: str) -> str:
    match = _LINE_START.match(line)
    if match is None:
        return line
    figures, sign, other = match.groups()
    start = f"{figures}&#{ord(sign)};" if figures else f"&#{ord(other)};"
    return start + line[match.end() :]


def prose(text: str) -> Markup:
    """A cleaned text as Markdown.

    Its addresses live, its formulas as MathML, the rest as it is written.

    What is too long for a paragraph becomes a block that is shown to the letter.
    """
    if len(text) > _LONGEST:
        return fence(text)
    return _joined(
        text, lambda address: f"[{_inline(address)}]({url(address)})"
    )


def phrase(text: str) -> Markup:
    """The same without live addresses, for headings and for the words of a link."""
    if _PLAIN.fullmatch(text) and len(text) <= _LONGEST:
        return Markup(text)
    return _joined(shortened(text), _inline)


def shortened(text: str) -> str:
    """A text as it is, or the beginning of one that is too long for a line.

    A page's raw text has it whole.
    """
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} […]"


def _joined(text: str, address: Callable[[str], str]) -> Markup:
    shown = {"words": _inline, "math": formula, "url": address}
    parts = "".join(shown[part.kind](part.text) for part in segments(text))
    # "!" before a link would make of it a picture, which a browser loads.
    return Markup(_with_protected_starts(parts.replace("![", "\\![")))


def formula(source: str) -> Markup:
    """A formula as MathML, or as its marked source where it cannot be converted."""
    markup = mathml(source)
    # The span keeps the tag from standing at a line's start, where Markdown would take it for a
    # block.
    if markup is None:
        return Markup(f'<span class="unconverted-math">{escape(source)}</span>')
    return Markup(f'<span class="math">{markup}</span>')


def url(address: str) -> Markup:
    """A web address as a link's target in Markdown."""
    return Markup(
        quote(address, safe="/:?#@!$&',;=+%~.-")
        .replace("&", "&amp;")
        .replace("'", "%27")
        .replace("!", "%21")
    )


def with_unseen(text: str) -> str:
    """A text in which what is invisible was made visible."""
    return (
        text
        if is_seen(text)
        else _AN_UNSEEN.sub(lambda found: _UNSEEN[ord(found[0])], text)
    )


def fence(text: str, language: str = "text") -> Markup:
    """Text as a fenced block, shown to the letter; what is invisible in it is made visible."""
    shown = with_unseen(text)
    longest = max(map(len, re.findall(r"`+", shown))) if "`" in shown else 0
    marks = "`" * max(3, longest + 1)
    return Markup(f"{marks}{language}\n{shown}\n{marks}")


def code(text: str) -> Markup:
    """Text as code within a line; one that would end it there is no code."""
    return escape(text) if "`" in text else Markup(f"`{text}`")


def link_path(target: str, page: str) -> Markup:
    """The way from one generated page to another.

    ``link_path("keywords/lora.md", "papers/2402.17412.md")``.
    """
    there, slash, name = target.rpartition("/")
    return Markup(_way(page.rpartition("/")[0], there + slash) + _quoted(name))


@lru_cache(maxsize=4096)
def _way(folder: str, other: str) -> str:
    """The way from a folder (``papers``) to another (``keywords/``)."""
    here, there = folder.split("/") if folder else [], other.split("/")[:-1]
    shared = min(len(here), len(there))
    same = next((i for i in range(shared) if here[i] != there[i]), shared)
    return "../" * (len(here) - same) + "".join(
        f"{_quoted(name)}/" for name in there[same:]
    )


def _quoted(name: str) -> str:
    return (
        name
        if _PLAIN_NAME.fullmatch(name)
        else quote(name, safe="-.~").replace("_", "%5F")
    )


def written_link(text: str, way: str) -> Markup:
    """A link of Markdown; ``way`` comes from ``link_path``."""
    shown = text if isinstance(text, Markup) else escape(shortened(text))
    return Markup(f"[{shown}]({way})")
