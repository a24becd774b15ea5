"""Documents in XML and HTML, and mails whose text is HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.marks.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The outermost elements of the documents that we read.
ROOTS = (
    "html|feed|rss|rdf:RDF|OAI-PMH|collection|PubmedArticleSet|PubmedBookArticleSet|PubmedArticle|"
    "xml|dblp|modsCollection|mods|records|marc:collection|doi_records|crossref_result|"
    "CitaviExchangeData|(?:b:)?Sources|(?:sear:)?DOCSET|PrimoNMBib|record"
)
_WHOLE = "markup"
_PROLOG = re.compile(r"\s*<(?:\?xml\b|!DOCTYPE\b)", re.IGNORECASE)
_ROOT = re.compile(rf"\s*<({ROOTS})(?=[\s>])", re.IGNORECASE)
_ELEMENT = re.compile(r"<([A-Za-z][\w.:-]{0,60})(?=[\s>/])")
_HEADER = re.compile(
    r"(?:From|To|Subject|Date|MIME-Version|Content-[\w-]+|Received):? \S",
    re.IGNORECASE,
)
_OF_HTML = re.compile(r"Content-Type: *(?:text/html|multipart/)", re.IGNORECASE)
_END_OF_MAIL = re.compile(r".*</html>|--\S{5,}--$", re.IGNORECASE)


def documents(lines: Sequence[str]) -> Iterator[Span]:
    """Documents from their prolog or outermost element to that element's end tag."""
    yield from (span for span in _documents(lines) if span.kind == _WHOLE)


def cut_off_documents(lines: Sequence[str]) -> Iterator[Span]:
    """The document that has no end; what other marks show below it is not its own."""
    yield from (span for span in _documents(lines) if span.kind != _WHOLE)


def _documents(lines: Sequence[str]) -> Iterator[Span]:
    if not any(line.lstrip()[:1] == "<" for line in lines):
        return
    text = "\n".join(lines)
    end = at = 0
    for number, line in enumerate(lines):
        if number >= end and (_PROLOG.match(line) or _ROOT.match(line)):
            place = _end(text, at)
            if place is None:
                yield Span("cut off", number, len(lines), whole=True)
                return
            end = number + text.count("\n", at, place) + 1
            yield Span(_WHOLE, number, end, whole=True)
        at += len(line) + 1


def _end(text: str, start: int) -> int | None:
    """Where the document ends that begins at a place; None where it has no end."""
    root = _ELEMENT.search(text, start, start + 5_000)
    if root is None:
        return None
    ending = f"</{root[1]}>"
    place = text.find(ending, root.end())
    return None if place < 0 else place + len(ending)


def mails(lines: Sequence[str]) -> Iterator[Span]:
    """Mails in HTML from their headers on."""
    end = 0
    for start, behind in _headers(lines):
        if start >= end and any(map(_OF_HTML.match, lines[start:behind])):
            rest = range(behind, len(lines))
            end = next(
                (n + 1 for n in rest if _END_OF_MAIL.match(lines[n])),
                len(lines),
            )
            yield Span("mail", start, end, whole=True)


def _headers(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The runs of two headers or more, with the lines that go on with them."""
    start = 0
    for number, line in enumerate([*lines, ""]):
        goes_on = number > start and line[:1] in {" ", "\t"}
        if not goes_on and not _HEADER.match(line):
            if number > start + 1:
                yield start, number
            start = number + 1
