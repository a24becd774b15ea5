"""A BibTeX file: one paper an entry, each read alone by pybtex."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Link, PartialDate, Problem, Record
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.bibtex.blocks import Block, blocks
from paperweave.read.formats.bibtex.fields import Fields, read_fields, read_macro
from paperweave.read.formats.bibtex.latex_values import authors_of, plain_text
from paperweave.text.dates import month_number, parse_date
from paperweave.text.identifiers import arxiv_number, doi, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part

_NO_PAPERS = frozenset(
    {"proceedings", "mvproceedings", "periodical", "collection", "mvcollection", "set", "xdata"}
)
_BEGINS_ENTRY = re.compile(r"\s*@\s*\w+\s*[{(][^=]{0,300}=")  # not a decorator above a class
_NO_ENTRIES = frozenset({"comment", "preamble", "string"})
_LATER_TITLE = re.compile(
    r"(?:later|formerly|previously|originally|also) titled:?\s*(.+)", re.IGNORECASE
)
_REPOSITORY = re.compile(r"arxiv|\bcorr\b|preprint", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s{}\\<>\"]+")


def _split(seed: Seed) -> Iterator[Part]:
    macros = _months()
    for block in blocks(seed.lines):
        if block.kind is None:
            yield Furniture(block.first_line, block.last_line, "comment")
        elif block.kind in _NO_ENTRIES:
            yield from _definition(seed.name, block, macros)
        else:
            yield from _paper(seed.name, block, macros)


def _months() -> MutableMapping[str, str]:
    from pybtex.database.input.bibtex import month_names
    from pybtex.utils import CaseInsensitiveDict

    months: MutableMapping[str, str] = CaseInsensitiveDict(month_names)
    return months


def _definition(file: str, block: Block, macros: MutableMapping[str, str]) -> Iterator[Part]:
    yield Furniture(block.first_line, block.last_line, str(block.kind))
    if block.kind == "string":
        for fault in read_macro(block.text, macros):
            line = block.first_line + block.text.count("\n", 0, fault.position)
            yield Problem(
                "lost",
                file,
                line,
                f"this @string cannot be read ({fault.message}): mend it and build again",
            )


def _paper(file: str, block: Block, macros: MutableMapping[str, str]) -> Iterator[Part]:
    if block.kind in _NO_PAPERS:
        yield Furniture(block.first_line, block.last_line, f"@{block.kind}, which is no paper")
        return
    fields = read_fields(block.text, macros)
    if fields.get("title", "abstract", "eprint", "doi"):
        yield _record(file, block, fields)
    for fault in fields.faults:
        line = block.first_line + block.text.count("\n", 0, fault.position)
        yield Problem(
            "lost",
            file,
            line,
            f"this entry is broken ({fault.message}): what could be read of it is used; mend it",
        )
    if not fields.get("title", "abstract", "eprint", "doi"):
        message = (
            "this entry has no title, abstract, eprint or doi: it is left out; give it one of these"
        )
        yield Problem("lost", file, block.first_line, message)


def _record(file: str, block: Block, fields: Fields) -> Record:
    title = fields.get("title")
    subtitle = fields.get("subtitle")
    abstract = fields.get("abstract")
    number = _arxiv(fields)
    venue = _venue(fields, number)
    note = fields.get("note")
    return Record(
        file,
        block.first_line,
        block.last_line,
        title=plain_text(f"{title}: {subtitle}" if subtitle else title) if title else None,
        abstract=plain_text(abstract) if abstract else None,
        authors=authors_of(fields.get("author") or ""),
        date=_date(fields),
        arxiv=number,
        doi=doi(fields.get("doi") or fields.get("url") or ""),
        venue=venue,
        comment=plain_text(note)
        if note and plain_text(note) != venue and not arxiv_number(note)
        else None,
        links=_links(fields),
        keywords=_keywords(fields),
        categories=tuple((fields.get("primaryclass", "eprintclass") or "").split()),
        other_titles=_other_titles(fields),
        withdrawn=_is_withdrawn(fields),
        raw=None if block.alone else block.text,
    )


def _arxiv(fields: Fields) -> str | None:
    archive = (fields.get("archiveprefix", "eprinttype") or "arxiv").lower()
    eprint = fields.get("eprint")
    if eprint and archive == "arxiv":
        found = arxiv_number(eprint) or arxiv_number(f"arXiv:{eprint}")
        old_style = fields.get("primaryclass", "eprintclass")
        found = found or (arxiv_number(f"{old_style}/{eprint}") if old_style else None)
        if found:
            return found
    places = (
        "journal",
        "journaltitle",
        "url",
        "doi",
        "note",
        "volume",
        "howpublished",
        "number",
        "pages",
        "series",
    )
    texts = (fields.get(name) for name in places)
    return next((found for text in texts if text and (found := _marked(text)) is not None), None)


def _marked(text: str) -> str | None:
    """A number that is bare in these fields may be a volume: only a marked one counts."""
    return arxiv_number(f"{text} ;")


def _venue(fields: Fields, number: str | None) -> str | None:
    published = fields.get("booktitle", "journal", "journaltitle", "school", "institution")
    if published and not (
        _REPOSITORY.search(published) and (number or "arxiv" in published.lower())
    ):
        return plain_text(published)
    note = fields.get("note")
    return plain_text(note) if note and fields.get("eprint") and not arxiv_number(note) else None


def _date(fields: Fields) -> PartialDate | None:
    date = parse_date((fields.get("date") or "").partition("/")[0])
    if date is not None:
        return date
    year = parse_date(fields.get("year") or "")
    if year is None or year.month:
        return year
    month, _, day = (fields.get("month") or "").replace("~", " ").partition(" ")
    day = fields.get("day") or day
    known = month_number(month) if month else None
    return (
        parse_date(f"{year}-{known:02}-{day}") or PartialDate(year.year, known) if known else year
    )


def _links(fields: Fields) -> tuple[Link, ...]:
    named = (
        fields.get(name)
        for name in ("url", "pdf", "code", "software", "howpublished", "openreview")
    )
    urls = dict.fromkeys(
        url for text in named if text for url in _WEB.findall(text.replace("\\_", "_"))
    )
    return tuple(Link(link_kind(url), url) for url in urls)


def _keywords(fields: Fields) -> tuple[str, ...]:
    words = fields.get("keywords", "keyword", "author_keywords")
    parts = [word.strip() for word in re.split(r"[;,]", plain_text(words))] if words else []
    return tuple(dict.fromkeys(word for word in parts if word))


def _other_titles(fields: Fields) -> tuple[str, ...]:
    found = _LATER_TITLE.fullmatch(fields.get("addendum") or "")
    return (plain_text(found[1]),) if found else ()


def _is_withdrawn(fields: Fields) -> bool:
    said = (fields.get("withdrawn") or "").lower()
    return (
        said not in {"", "no", "false", "0"}
        or (fields.get("pubstate") or "").lower() == "withdrawn"
    )


def _detect(seed: Seed) -> Detection:
    entries = others = 0
    for block in blocks(seed.lines):
        lines = block.last_line - block.first_line + 1
        if block.kind is None:
            others += not block.text.lstrip().startswith("%")
        elif _BEGINS_ENTRY.match(block.text) or block.kind in _NO_ENTRIES:
            entries += lines
        else:
            others += lines
    if not entries:
        return Detection(0, "no entry that begins with @ and a brace")
    return Detection(
        entries / (entries + others), f"{entries} lines stand in entries, {others} outside of them"
    )


FORMAT = Format("BibTeX", _detect, _split)
