"""Entries of an XML file, each cut out by itself: a broken one costs only itself.

Only the entries reach the XML parser, never the head of the file: no DTD, no entity of the file's
own making.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from paperweave.read.formats.furniture import fills_its_lines
from paperweave.text.html_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import XMLParser, XPath, _Element

_ENTITY = re.compile(
    r"&(?:#\d{1,7};|#x[0-9a-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]{1,31});)?"
)
_ESCAPED = ("&", "<", ">", "\r")  # as XML writes them
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_PREFIX = re.compile(r"<[A-Za-z_][\w.-]*:")
_LONGEST_PREFIX = len("</" + ":") + 31  # characters before a name
_FOREIGN_PREFIXES = ("media:", "itunes:", "slash:", "georss:")


Children = defaultdict[str, list["_Element"]]


@dataclass(frozen=True, slots=True)
class XmlSpan:
    """An element as it stands: name without prefix, lines, source; ``whole`` with its end tag."""

    name: str
    first_line: int
    last_line: int
    source: str
    whole: bool
    alone: bool  # nothing else stands on its lines


def xml_spans(
    text: str,
    leaves: tuple[str, ...],
    marks: tuple[str, ...] = (),
    covers: tuple[str, ...] = (),
) -> Iterator[XmlSpan]:
    """Yield elements by name in their order: ``leaves`` whole, of ``marks`` only the start tag.

    A leaf ends at its end tag, or, where that is missing, where the next leaf starts or the text
    ends. Comments and CDATA sections hide what is in them; inside of a leaf so do ``covers``.
    """
    spans = _Spans(_Reader(text), marks, covers)
    for tag in spans.reader.tags(leaves + marks + covers):
        yield from spans.take(tag)
    yield from spans.cut_off(len(text))


class _Spans:
    """The leaf that is open, and in how many elements that hide their content it stands."""

    def __init__(
        self, reader: _Reader, marks: tuple[str, ...], covers: tuple[str, ...]
    ) -> None:
        self.reader = reader
        self._marks, self._covers = marks, covers
        self._opened: re.Match[str] | None = None
        self._covered = 0

    def take(self, tag: re.Match[str]) -> Iterator[XmlSpan]:
        """Take one tag; yield what is complete with it."""
        name, ends = tag["name"], bool(tag["end"])
        if self._opened and ends and name == self._opened["name"]:
            yield self.reader.span(
                self._opened, self.reader.close(tag), whole=True
            )
            self._opened, self._covered = None, 0
        elif name in self._covers:
            self._cover(tag)
        elif not ends and not self._covered:
            yield from self.cut_off(tag.start())
            if name in self._marks or self.reader.is_empty(tag):
                yield self.reader.span(tag, self.reader.close(tag), whole=True)
            else:
                self._opened = tag

    def cut_off(self, end: int) -> Iterator[XmlSpan]:
        """Yield the leaf that is open, if there is one, as cut off at a place."""
        if self._opened:
            yield self.reader.span(self._opened, end, whole=False)
        self._opened = None

    def _cover(self, tag: re.Match[str]) -> None:
        if tag["end"]:
            self._covered = max(self._covered - 1, 0)
        elif not self.reader.is_empty(tag):
            self._covered += 1


def parse_element(source: str) -> _Element | None:
    """Parse one element, as much of it as can be read; named entities of HTML are known."""
    # Takes 30 ms, which a site without XML need not wait for.
    from lxml import etree

    safe = _ENTITY.sub(_entity, source) if "&" in source else source
    root = etree.fromstring(
        f"<x>{safe}</x>".encode("utf-8", "replace"), _parser()
    )
    element = next(iter(root), None) if root is not None else None
    if element is not None and (_PREFIX.search(safe) or "xmlns" in safe):
        _drop_prefixes(element)
    return element


@cache
def _parser() -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        encoding="utf-8",
    )


def _drop_prefixes(element: _Element) -> None:
    """Name elements without their prefixes, by which libxml finds them in a tenth of the time."""
    for part in element.iter("*"):
        name = _without_prefix(str(part.tag))
        if name != part.tag and _NAME.fullmatch(name):
            part.tag = name


def local_name(element: _Element) -> str:
    """The name without its prefix, unless that puts other things (pictures) beside papers."""
    return _without_prefix(element.tag) if isinstance(element.tag, str) else ""


# An entry asks for the same few names a hundred times.
@lru_cache(maxsize=1_000)
def _without_prefix(tag: str) -> str:
    return (
        tag
        if tag.startswith(_FOREIGN_PREFIXES)
        else tag.rpartition(":")[2].rpartition("}")[2]
    )


def rdf_attribute(element: _Element, *names: str) -> str | None:
    """An attribute of RDF, whose prefix is not declared where an item stands alone."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].rpartition(":")[2] in names:
            return str(value)
    return None


def children_of(element: _Element) -> Children:
    """The direct children by their names without prefixes, in order."""
    children: Children = defaultdict(list)
    for child in element:
        children[local_name(child)].append(child)
    return children


def child_text(children: Children, *names: str) -> str | None:
    """The text of the first child with one of the names that has any, names in order."""
    found = (
        full_text(child)
        for name in names
        if name in children
        for child in children[name]
    )
    return next((text for text in found if text), None)


def full_text(element: _Element) -> str | None:
    """All text in an element, on one line."""
    if not len(element):
        return one_line(element.text) if element.text else None
    return one_line("".join(map(str, element.itertext(with_tail=False))))


def elements_at(element: _Element, path: str) -> list[_Element]:
    """All elements at a path of names without prefixes: ``contributors/authors/author``."""
    if "/" not in path:  # 1.0 µs, where an XPath of one name takes 1.7
        return list(element.iterchildren(path))
    return cast("list[_Element]", _finder(path)(element))


@cache
def _finder(path: str) -> XPath:
    from lxml import etree

    return etree.XPath(path)


def texts_at(element: _Element, *paths: str) -> list[str]:
    """The texts of all elements at the paths, in their order; empty ones are left."""
    found = [
        full_text(child)
        for path in paths
        for child in elements_at(element, path)
    ]
    return [text for text in found if text]


def elements_in(parents: Iterable[_Element], name: str) -> list[_Element]:
    """The children of some elements that have a name.

    An entry that asks several things of one element so goes the way to it once.
    """
    return [child for parent in parents for child in parent.iterchildren(name)]


def texts_in(parents: Iterable[_Element], name: str) -> list[str]:
    """The texts of the children that have a name; empty ones are left out."""
    found = map(full_text, elements_in(parents, name))
    return [text for text in found if text]


def markup_at(element: _Element, *paths: str) -> list[str]:
    """The same with the tags inside (``<sub>``), which mean something in a title or abstract."""
    found = [
        markup_of(child)
        for path in paths
        for child in elements_at(element, path)
    ]
    return [source for source in found if source.strip()]


def markup_of(element: _Element) -> str:
    """What stands in an element, with its tags."""
    text = element.text or ""
    # As in most, of which nothing need be written anew. Each sign is sought by itself: to go
    # through all letters of an abstract took 20 µs.
    if not len(element) and not any(map(text.__contains__, _ESCAPED)):
        return text
    return source_of(element).partition(">")[2].rpartition("<")[0]


def source_of(element: _Element) -> str:
    """An element as XML, from its start tag to its end tag."""
    from lxml import etree

    return etree.tostring(element, encoding="unicode", with_tail=False)


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    if match.group() == "&":
        return "&amp;"
    if name is None or name in _OF_XML:
        return match.group()
    char = html.unescape(match.group())
    return char if char != match.group() else f"&amp;{name};"


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._counted = 1, 0

    def tags(self, names: tuple[str, ...]) -> Iterator[re.Match[str]]:
        """Yield the start and end tags with these names, outside of comments and CDATA sections."""
        token = re.compile(
            r"<(?:(?P<hidden>!--|!\[CDATA\[)"
            rf"|(?P<end>/?)(?:[A-Za-z][\w.-]{{0,30}}:)?(?P<name>{'|'.join(names)})(?=[\s/>]))"
        )
        position = 0
        ends = {"!--": "-->", "![CDATA[": "]]>"}
        signs = dict.fromkeys(("<!--", "<![CDATA[", *names), -1)
        while match := self._next_tag(token, signs, position):
            position = match.end()
            if not match["hidden"]:
                yield match
            elif ending := ends[match["hidden"]]:
                position = max(position, self._text.find(ending, position))
                if (
                    position == match.end()
                    # It never ends: from here on it hides nothing, and is not sought again.
                ):
                    ends[match["hidden"]] = ""

    def _next_tag(
        self, token: re.Pattern[str], signs: dict[str, int], position: int
    ) -> re.Match[str] | None:
        """The next match from a position on; ``signs`` are what it has, and where each stands next.

        Looking for these takes a tenth of the time that the pattern takes at each bracket.
        """
        while signs:
            sign = min(signs, key=signs.__getitem__)
            at = signs[sign]
            signs[sign] = self._text.find(sign, max(at + 1, position))
            if signs[sign] < 0:
                del signs[sign]
            match = self._match_around(token, sign, at, position)
            if match:
                return match
        return None

    def _match_around(
        self, token: re.Pattern[str], sign: str, at: int, position: int
    ) -> re.Match[str] | None:
        if at < position:
            return None
        if sign[0] == "<":
            return token.match(self._text, at)
        start = self._text.rfind("<", max(position, at - _LONGEST_PREFIX), at)
        match = token.match(self._text, start) if start >= 0 else None
        return match if match and match.end() > at else None

    def close(self, tag: re.Match[str]) -> int:
        """Where a tag ends."""
        return self._text.find(">", tag.end()) + 1 or len(self._text)

    def is_empty(self, tag: re.Match[str]) -> bool:
        """Tell whether a start tag is its own end."""
        return self._text[self.close(tag) - 2 : self.close(tag)] == "/>"

    def span(self, opened: re.Match[str], end: int, *, whole: bool) -> XmlSpan:
        start = opened.start()
        end = start + len(self._text[start:end].rstrip())
        self._line += self._text.count("\n", self._counted, start)
        self._counted = start
        last = self._line + self._text.count("\n", start, end)
        alone = fills_its_lines(self._text, start, end)
        return XmlSpan(
            opened["name"],
            self._line,
            last,
            self._text[start:end],
            whole,
            alone,
        )
