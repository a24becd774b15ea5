"""Papers in the lists, tables and blocks of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from paperweave.model.record import Record
from paperweave.read.formats.bibtex.beside import entry_in, filled_from
from paperweave.read.formats.markdown.blocks import Item, Table, nameless_header
from paperweave.read.formats.markdown.entries import (
    as_record,
    links_in,
    read_entry,
    read_slanted_venue,
)
from paperweave.read.formats.markdown.inline import plain_text, read_runs
from paperweave.read.formats.markdown.tables import is_head, read_table
from paperweave.read.formats.markdown.titles import clean_title
from paperweave.read.formats.plain_text.word_patterns import are_names, words
from paperweave.read.formats.references.citation import read_citation
from paperweave.read.formats.web.html_lines import (
    first_line,
    holds_abstract,
    last_line,
    markdown_lines,
    table_row,
)
from paperweave.read.formats.web.written_references import written_reference
from paperweave.text.names import author_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from paperweave.read.formats.markdown.entry import Entry
    from paperweave.read.formats.references.citation import Citation

# Behind a list of names; not "Jr.".
_FULL_STOP = re.compile(r"(?<=[a-z]{2})\.\s*$")
_AFFILIATION = re.compile(r"\s?\([^()]{0,200}\)")
_FOOTNOTE = re.compile(
    r"[*†‡§¶✉]+|(?<=[^\W\d_])\d+(?:,\d+)*(?=\s*(?:[,;]|&|and\b|$))"
)
_BARS = re.compile(r"\s\|\s")
# Where people work, in italics among their names: "Ada Weaver, *Loom University;* Ben Thread".
_IN_ITALICS = re.compile(r"[,;(\s]*(?<!\*)\*(?!\*)[^*]{2,200}\*(?!\*)[);,]*")
_MORE_AUTHORS = re.compile(r",?\s(?:and|&)\s\d{1,4} more authors?$")
_NAMES_FIRST = re.compile(
    r"\*\*(?P<names>[^*]{3,500}?)(?:[.:]\*\*|\*\*[.:])\s+(?P<title>[^\s*][^*]{5,300})"
)
_ON_ONE_LINE = re.compile(
    r"(?P<title>[^*|]{8,300}?)\s+\*(?!\*)(?P<names>[^*]{3,500})\*"
)
_OF_OTHERS = re.compile(
    r"^\W*(?:(?:invited|recent|selected|contributed|upcoming)\s)*"
    r"(?:talks?|teaching|courses?|lectures?|news|service|students?|awards?|patents?|software)\b(?!.*\b[Pp]apers?)",
    re.IGNORECASE,
)
_BIBTEX = re.compile(r"@[A-Za-z]{3,20}\s?\{")
_ABSTRACT_HEADING = re.compile(
    r"\W*(?:(?:show|view)\s)?abstract\W*", re.IGNORECASE
)
_AN_ABSTRACT = 20  # words
_BETWEEN = re.compile(r",?\sand\s|[,;]\s")
_PARTS_OF_A_PAGE = ("nav", "footer", "header", "form")
_BLOCKS = ("article", "dl", "dd", "p", "div")
_MOST_ELEMENTS = 80  # in an entry
_SHORTEST_TITLE = 2  # words, of what has names below it
_LONGEST = 20_000  # characters of an entry


def listed_papers(page: HtmlElement, file: str) -> Iterator[Record]:
    """Yield the papers of a page's lists and tables, or else of its blocks, in their order."""
    none = True
    for paper in _innermost(page, ("li", "table", "dl"), file):
        none = False
        yield paper
    if none:
        yield from _innermost(page, _BLOCKS, file)


def _innermost(
    page: HtmlElement, tags: tuple[str, ...], file: str
) -> Iterator[Record]:
    """The papers of elements that hold no other such element with a paper."""
    holders: set[HtmlElement] = set()
    found: list[list[Record]] = []
    for element in reversed(list(page.iter(*tags))):
        large = element.tag not in {"table", "dl"} and _is_large(element)
        if (
            large
            or element in holders
            or _is_beside(element)
            or _is_among_others(element)
        ):
            continue
        papers = list(_papers_of(element, file))
        if papers:
            holders.update(element.iterancestors())
            found.append(papers)
    yield from chain.from_iterable(reversed(found))


def _is_large(element: HtmlElement) -> bool:
    """Tell whether it has more than an entry, not counting pieces of lines: names, or code."""
    counted = (part for part in element.iter() if part.tag != "span")
    return next(islice(counted, _MOST_ELEMENTS, None), None) is not None


def _is_beside(element: HtmlElement) -> bool:
    return next(element.iterancestors(*_PARTS_OF_A_PAGE), None) is not None


def _is_among_others(element: HtmlElement) -> bool:
    """Tell whether a list item stands below a heading of talks, courses and the like."""
    if element.tag != "li":
        return False
    above = next(element.iterancestors("ul", "ol"), None)
    if above is None:
        return False
    heading = next(
        above.itersiblings("h1", "h2", "h3", "h4", "h5", "h6", preceding=True),
        None,
    )
    return (
        heading is not None
        and _OF_OTHERS.search(heading.text_content()) is not None
    )


def _papers_of(element: HtmlElement, file: str) -> Iterator[Record]:
    if element.tag == "table":
        yield from _rows(element, file)
        return
    if element.tag == "dl":
        yield from _terms(element, file)
        return
    yield from _paper_in([element, *_abstract_behind(element)], file)


def _abstract_behind(element: HtmlElement) -> list[HtmlElement]:
    """The block behind a paragraph that holds its abstract, as its class says."""
    behind = element.getnext() if element.tag == "p" else None
    return [behind] if behind is not None and holds_abstract(behind) else []


def _terms(element: HtmlElement, file: str) -> Iterator[Record]:
    """The papers of a list of terms: the title is the term, and below it stands the rest."""
    groups: list[list[HtmlElement]] = []
    for part in element.iterchildren("dt", "dd"):
        if part.tag == "dt":
            groups.append([part])
        elif groups:
            groups[-1].append(part)
    for group in groups:
        yield from _paper_in(group, file)


def _paper_in(elements: list[HtmlElement], file: str) -> Iterator[Record]:
    """The paper that elements one after another tell of, if they do."""
    lines = [line for element in elements for line in markdown_lines(element)]
    lines, bibtex = _parted_bibtex(lines)
    if papers := _after_their_names(elements, lines, file):
        yield from papers
    elif lines and sum(map(len, lines)) <= _LONGEST:
        item = Item(first_line(elements[0]), last_line(elements[-1]), lines)
        paper = _cited(item, file) or _paper(item, file)
        if paper is not None:
            yield _with_own_bibtex(replace(paper, raw="\n".join(lines)), bibtex)


def _parted_bibtex(lines: list[str]) -> tuple[list[str], str]:
    """The lines without the BibTeX that a page shows to be copied, and that BibTeX."""
    kept: list[str] = []
    bibtex: list[str] = []
    depth = 0
    for line in lines:
        if depth > 0 or _BIBTEX.match(line):
            bibtex.append(line)
            depth += line.count("{") - line.count("}")
        elif not line.startswith("@"):
            kept.append(line)
    return kept, "\n".join(bibtex)


def _with_own_bibtex(paper: Record, bibtex: str) -> Record:
    """A paper with what its BibTeX says; that of another title is not its own."""
    entry = entry_in(bibtex, paper.file) if bibtex else None
    if entry is None or _letters(entry.title) != _letters(paper.title):
        return paper
    return filled_from(paper, entry)


def _letters(title: str | None) -> str:
    return "".join(filter(str.isalnum, title or "")).lower()


def _after_their_names(
    elements: list[HtmlElement], lines: list[str], file: str
) -> list[Record]:
    """Papers of a line each, as EasyChair lists them: names in bold, and behind them the title."""
    found: list[re.Match[str]] = []
    for line in lines:
        one = _names_first(line)
        if one is None:
            return []
        found.append(one)
    marked = [
        part for element in elements for part in element.iter("b", "strong")
    ]
    places = list(map(first_line, marked))
    if len(places) != len(found):
        places = [first_line(elements[0])] * len(found)
    return [
        _after_names(one, place, file)
        for place, one in zip(places, found, strict=True)
    ]


def _names_first(line: str) -> re.Match[str] | None:
    """A line with names in bold and a title behind them, unless it is a reference."""
    found = _NAMES_FIRST.fullmatch(line)
    if found is None or not _is_names(found["names"]):
        return None
    return None if read_citation(plain_text(read_runs(line))) else found


def _after_names(one: re.Match[str], line: int, file: str) -> Record:
    title = plain_text(read_runs(one["title"])).strip()
    people = author_list(_FOOTNOTE.sub("", _AFFILIATION.sub("", one["names"])))
    return Record(file, line, line, title=title, authors=people, raw=one[0])


def _cited(item: Item, file: str) -> Record | None:
    """A paper that is written as in a list of references, without marks."""
    citation = written_reference(item.texts)
    if citation is None or _is_signed_below(citation, item.texts):
        return None
    entry = read_entry(item)
    people = {person.name for person in citation.people}
    all_links = links_in(" ".join(item.texts))
    entry.links = [
        (label, url) for label, url in all_links if label not in people
    ]
    entry.title, entry.venue = citation.title, citation.venue
    entry.date = citation.date
    record = as_record(entry, file, ())
    return replace(
        record,
        authors=citation.people,
        publication=citation.publication,
        comment=citation.state,
    )


def _is_signed_below(citation: Citation, lines: list[str]) -> bool:
    """Tell whether what was taken for a title is a line of names, with the owner's in bold."""
    names = citation.title
    signed = (plain_text(read_runs(line)) for line in lines[1:] if "**" in line)
    alone = any(line.rstrip(". ") == names for line in signed)
    return alone and are_names(names, alone=True)


def _paper(item: Item, file: str) -> Record | None:
    """A paper whose title is marked or the first of several lines, with names or a link to it."""
    entry = read_entry(item)
    if named := _ON_ONE_LINE.fullmatch(" ".join(item.texts)):
        return _on_one_line(entry, named, file)
    lines = [_without_bars(plain_text(read_runs(text))) for text in item.texts]
    bare = [
        _without_places(text, line)
        for text, line in zip(item.texts, lines, strict=True)
    ]
    at = next((at for at, line in enumerate(bare) if at and _is_names(line)), 0)
    if at and entry.look == "bold" and _is_among(entry.title, bare[at]):
        entry.title = None  # whose page it is, among the names or alone
    if at and _may_begin_with_title(entry, lines[:at]):
        return _named(entry, lines[0], bare[at], item.texts[at + 1 :], file)
    return as_record(entry, file, ()) if _is_paper(entry) else None


def _is_among(name: str | None, names: str) -> bool:
    """Tell whether a name is one of those of a line."""
    return name in _BETWEEN.split(names.rstrip(". "))


def _without_bars(line: str) -> str:
    """A line of names with semicolons in place of bars: ``A. Weaver | B. Thread``.

    How many more authors there are is no name.
    """
    line = _MORE_AUTHORS.sub("", line)
    parted = _BARS.sub("; ", line)
    return parted if parted != line and _is_names(parted) else line


def _on_one_line(
    entry: Entry, named: re.Match[str], file: str
) -> Record | None:
    """A paper as proceedings list it: a title, and behind it the names in italics."""
    title = plain_text(read_runs(named["title"])).strip()
    if (
        not _is_names(named["names"])
        or len(words(title)) < _SHORTEST_TITLE
        or are_names(title)
    ):
        return as_record(entry, file, ()) if _is_paper(entry) else None
    entry.title, entry.venue = title, None
    people = author_list(
        _FOOTNOTE.sub("", _AFFILIATION.sub("", named["names"]))
    )
    return replace(as_record(entry, file, ()), authors=people)


def _without_places(text: str, plain: str) -> str:
    """A line of names without what stands in italics between them, if names are left."""
    if text.startswith("*") and _is_names(plain):
        return plain  # in italics is the name of whose page it is
    left = _IN_ITALICS.sub("; ", text).strip("; ") if "*" in text else ""
    bare = plain_text(read_runs(left)) if left else ""
    return bare if bare != plain and _is_names(bare) else plain


def _may_begin_with_title(entry: Entry, above: list[str]) -> bool:
    """Tell whether the title is in the lines above the names; a badge may stand before it."""
    marked = entry.title is not None and entry.look != "plain"
    return not marked or any(
        entry.title in line for line in above if entry.title
    )


def _is_paper(entry: Entry) -> bool:
    if entry.title is None or len(words(entry.title)) < _SHORTEST_TITLE:
        return False
    told = entry.authors and (entry.date or entry.venue or entry.links)
    return entry.leads_to_paper or bool(told)


def _is_names(line: str) -> bool:
    bare = _FOOTNOTE.sub("", _AFFILIATION.sub("", line))
    return are_names(bare, alone=" " in bare.strip())


def _named(
    entry: Entry, first: str, names: str, below: list[str], file: str
) -> Record | None:
    title = _marked_title(entry, first) or clean_title(first)
    if len(words(title)) < _SHORTEST_TITLE or are_names(title):
        return None
    entry.title = title
    if entry.venue and names in entry.venue:
        entry.venue = None
    _read_below(entry, below)
    entry.links = [
        link for link in entry.links if not (link[0] and link[0] in names)
    ]
    bare = _FULL_STOP.sub("", _AFFILIATION.sub("", names))
    people = author_list(_FOOTNOTE.sub("", bare).replace("·", ","))
    return replace(as_record(entry, file, ()), authors=people)


def _marked_title(entry: Entry, first: str) -> str | None:
    """The title that marks show, if it stands on the first line or is in bold."""
    title = entry.title
    return title if title and (title in first or entry.look == "bold") else None


def _read_below(entry: Entry, below: list[str]) -> None:
    """Take venue and abstract from the lines below the names."""
    read_slanted_venue(entry, below)
    prose = next(
        (line for line in below if len(words(line)) >= _AN_ABSTRACT), None
    )
    prose = prose or _behind_heading(below)
    entry.abstract = plain_text(read_runs(prose)) if prose else None


def _behind_heading(below: list[str]) -> str | None:
    """A text of any length below a line that says only "Abstract"."""
    for line, text in pairwise(below):
        if _ABSTRACT_HEADING.fullmatch(
            line
        ) and not _ABSTRACT_HEADING.fullmatch(text):
            return text
    return None


def _rows(table: HtmlElement, file: str) -> Iterator[Record]:
    rows = list(table.iter("tr"))
    if not rows or next(rows[0].iterdescendants("table"), None) is not None:
        return
    first_row = table_row(rows[0])
    head = (
        first_row
        if rows[0].find("th") is not None or is_head(first_row)
        else ""
    )
    body = rows[1:] if head else rows
    width = max(map(len, body), default=0)
    lines = dict(enumerate(body, start=1))
    written = [(at, table_row(row)) for at, row in lines.items()]
    header = head or nameless_header(width)
    for part in read_table(Table(0, len(body), header, written), file, ()):
        if isinstance(part, Record):
            row = lines[part.first_line]
            first, last = first_line(row), last_line(row)
            yield replace(
                part, first_line=first, last_line=last, raw=table_row(row)
            )
