"""Google Scholar's alert mails as they lie in a mailbox: one mail (.eml) or several (mbox).

Each paper is a heading with its title, which leads to the paper by way of Google; a line with
authors, venue and year; and a piece of its text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import lxml.html

from paperweave.model.record import Link, Record
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.furniture import Stretch, with_furniture
from paperweave.read.formats.mail.message_texts import html_parts
from paperweave.text.dates import date_within
from paperweave.text.identifiers import arxiv_number, doi, link_kind
from paperweave.text.names import author_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, PartialDate
    from paperweave.read.formats.mail.message_texts import DecodedText

_HEADER = re.compile(
    r"(?:From|Subject|Date|MIME-Version|Content-Type|Received|Return-Path)[: ]",
    re.IGNORECASE,
)
# Which lxml refuses.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
# Of another mail.
_WHOLE_PAGE = re.compile(r"</?(?:html|head|body)\b[^>]*>", re.IGNORECASE)
_HEADING = re.compile(r"<h3\b", re.IGNORECASE)
_TITLE_CLASS = "gse_alrt_title"
_SNIPPET_CLASS = "gse_alrt_sni"
_END_OF_BLOCK = re.compile(r"</div>", re.IGNORECASE)
_HEAD = 200  # lines that have a mail's first headers
_ENOUGH = 5_000  # lines that show what is in the mails
_ARXIV = re.compile(r"arxiv(?: preprint)?\b", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r",?\s*(?:19|20)\d\d$")
_KIND = re.compile(r"^\[[^\W\d_]{1,12}\]\s+")  # "[CITATION] A thesis"


def detect(seed: Seed) -> Detection:
    """Sure where a mail's HTML has titles as Scholar's alerts mark them."""
    head = list(seed.lines[:_HEAD])
    if sum(_HEADER.match(line) is not None for line in head) < 2:
        return Detection(0, "no mail")
    found = len(_entries(seed.lines[:_ENOUGH], seed.name))
    return Detection(
        0.95 if found else 0, f"a mail with {found} titles of Scholar's"
    )


def split(seed: Seed) -> Iterator[Part]:
    """Yield each alert's papers; headers and what else stands in the mails are furniture."""
    return with_furniture(
        _entries(seed.lines, seed.name), seed.lines, "mail around the papers"
    )


def _entries(lines: Sequence[str], file: str) -> list[Stretch]:
    stretches = []
    for part in html_parts(lines):
        starts = [match.start() for match in _HEADING.finditer(part.text)]
        for start, end in pairwise([*starts, len(part.text)]):
            paper = _paper(part, start, end, file)
            if paper is not None:
                stretches.append(
                    Stretch(paper.first_line, paper.last_line, (paper,))
                )
    return stretches


def _block(source: str) -> HtmlElement | None:
    """The HTML of one entry; None where it is none, as with a page's frames in it."""
    try:
        plain = _WHOLE_PAGE.sub(" ", _CONTROL.sub(" ", source))
        return lxml.html.fragment_fromstring(plain, create_parent="div")
    # What lxml makes of the rest.
    except (AssertionError, lxml.etree.ParserError, ValueError):
        return None


def _paper(part: DecodedText, start: int, end: int, file: str) -> Record | None:
    """The paper of a heading and what follows it; None where it is another heading."""
    source = part.text[start:end]
    if _TITLE_CLASS not in source:
        return None
    block = _block(source)
    title = (
        None
        if block is None
        else next(iter(block.find_class(_TITLE_CLASS)), None)
    )
    if block is None or title is None:
        return None
    snippet = next(iter(block.find_class(_SNIPPET_CLASS)), None)
    said = _below_title(block, snippet)
    names, _, rest = said.partition(" - ")
    venue, _, _ = rest.partition(" - ")
    address = _address(title.get("href") or "")
    end_of_entry = _end(source)
    return Record(
        file,
        part.line_at(start),
        part.line_at(start + end_of_entry - 1),
        title=_KIND.sub("", _text(title)) or None,
        abstract=_text(snippet) or None,
        authors=author_list(names.replace("…", "")),
        date=_date_behind(venue),
        arxiv=arxiv_number(address) or arxiv_number(said),
        doi=doi(address),
        venue=_venue(venue),
        links=(Link(link_kind(address), address),) if address else (),
        raw=source[:end_of_entry],
    )


def _below_title(block: HtmlElement, snippet: HtmlElement | None) -> str:
    """The line of names, place and year; "" where the piece of text stands there."""
    below = next(
        (e for e in block.iter("div") if e is not block and _text(e)), None
    )
    return "" if below is None or below is snippet else _text(below)


def _end(source: str) -> int:
    """The place where an entry ends: behind its piece of text, or its line of authors."""
    from_here = source.find(_SNIPPET_CLASS)
    match = _END_OF_BLOCK.search(source, max(from_here, 0))
    return match.end() if match else len(source.rstrip())


def _text(element: HtmlElement | None) -> str:
    """All text in an element; a line break in it is a space."""
    if element is None:
        return ""
    for line_break in element.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    return " ".join(element.text_content().split())


def _date_behind(venue: str) -> PartialDate | None:
    """The year with which the line's second part ends."""
    year = _YEAR_BEHIND.search(venue.strip())
    return date_within(year[0]) if year else None


def _venue(text: str) -> str | None:
    bare = _YEAR_BEHIND.sub("", text.strip()).strip(" ,")
    return None if not bare or _ARXIV.match(bare) or bare.isdecimal() else bare


def _address(href: str) -> str:
    """Where a link leads behind Google's own address."""
    try:
        parts = urlsplit(href)
        told = parse_qs(parts.query)
    except ValueError:
        return ""
    if (parts.hostname or "").startswith("scholar.google."):
        href = next(iter(told.get("url") or told.get("q") or []), "")
    return href if href.startswith(("http://", "https://")) else ""


FORMAT = Format("Google Scholar alert (mail)", detect, split)
