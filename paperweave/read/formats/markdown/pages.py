"""A Markdown page of papers becomes records.

From list items, from tables, from headings with a paper below each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.engine.waves import each_in_waves
from paperweave.model.reading import Seed
from paperweave.model.record import Furniture, Problem, Record
from paperweave.read.formats.markdown.bare_titles import (
    are_mostly,
    is_bare_title,
    is_within,
    leads_within,
    may_be_bare,
)
from paperweave.read.formats.markdown.blocks import (
    Aside,
    Heading,
    Item,
    Table,
    read_blocks,
)
from paperweave.read.formats.markdown.citations import title_in_citation
from paperweave.read.formats.markdown.dated_headings import (
    Dated,
    dated_by,
    with_heading,
)
from paperweave.read.formats.markdown.entries import as_record, read_entry
from paperweave.read.formats.markdown.inline import plain_text, read_runs
from paperweave.read.formats.markdown.labelled_facts import FIELD
from paperweave.read.formats.markdown.sections import facts_of, with_facts
from paperweave.read.formats.markdown.tables import read_table
from paperweave.read.formats.markdown.titles import clean_title
from paperweave.read.formats.plain_text.word_patterns import (
    announces_more,
    announces_no_papers,
    are_names,
    has_subject,
    has_words,
    is_about_the_page,
    is_venue,
    is_way_back,
    words,
)
from paperweave.text.dates import DATE_IN_TEXT
from paperweave.text.identifiers import arxiv_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.record import Part
    from paperweave.read.formats.markdown.blocks import Block
    from paperweave.read.formats.markdown.entry import Entry

# "Looms (12)"; a link that is left out.
_COUNT_BEHIND = re.compile(r"\s?[(\[（【]\d*[)\]）】]$")
_OPENING = tuple("([【")
_CALLED_PAPER = re.compile(r"\W{0,4}paper[*_]{0,3}\s?[:：]", re.IGNORECASE)
_PAPERS_ON = re.compile(r"papers (?:on|about)\s(?=\S)", re.IGNORECASE)
_NUMBERING = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2}){0,4}(?:[.)、]|(?=\s))|[IVX]{1,5}\.|[A-Z]\.|[^\w\s()\[\]]{1,4}) "
    r"*(?=\S)"
)
# Lines and characters of a line by which a page is judged.
_HEAD, _HEAD_WIDTH = 3_000, 4_000
_ENOUGH_PAPERS = 5  # listed papers that make a list, whatever else the page has
_ANY_LOOK = ""  # in such a list only venue and year tell a paper
_SAMPLE = 200  # items that show how the titles of a list look
_MOST_FACTS = 30  # items and paragraphs below a heading that is a title
# Labels of facts that only a paper has.
_TELLING = re.compile(r"author|abstract|paper|作者|论文|.*摘要$", re.IGNORECASE)
# What a paragraph says of a dataset or a program.
_OF_A_THING = re.compile(
    r"\W*(?:description|dataset|note|task|citation|cite|licen[sc]e|source|language)s?\s?[:：]",
    re.IGNORECASE,
)
# A page without any of these is no Markdown.
_MARKS = ("](", "**", "# ", "|-", "| -", "|:-", "| :")
_BARE = (
    "the items here are titles without authors or links: read as papers, because most are written "
    "as titles are; remove the file if they are none"
)
_LINE_BREAK = "\\ "
# "*Ada Weaver*" below a title.
_SLANTED_LINE = re.compile(r"([*_])[^*_\s](?:[^*_]*[^*_\s])?\1,?")
_TITLE_WORDS = 3  # a heading or a paragraph with fewer is no title


@dataclass(slots=True)
class _Section:
    """A heading, what stands below it, and the subjects of the headings above."""

    heading: Heading | None
    subjects: tuple[str, ...]
    dated: Dated | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """Its list items and paragraphs."""
        return [block for block in self.blocks if isinstance(block, Item)]

    @property
    def asides(self) -> list[Aside]:
        """Its lines without text."""
        return [block for block in self.blocks if isinstance(block, Aside)]


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page lists as a whole: titles alone, or mostly what is surely a paper."""

    bare: bool
    of_papers: bool
    headings: frozenset[str]  # folded


def read_page(seed: Seed) -> Iterator[Part]:
    """Yield a page's papers, and as furniture all that is about none.

    Headings, prose, tools, contents.
    """
    sections = list(_sections(seed.lines))
    listed = _listed(sections)
    page = _Page(
        bare=are_mostly(map(is_bare_title, listed)),
        of_papers=_common_look(listed) is not None,
        headings=frozenset(
            _folded(section.heading.text)
            for section in sections
            if section.heading is not None
        ),
    )
    if page.bare and not any(map(_says_more, listed)):
        line = listed[0].item.first_line
        yield Problem("guessed", seed.name, line, _BARE)
    for section in sections:
        paper = _paper_below_heading(section)
        if paper is not None:
            yield as_record(paper, seed.name, section.subjects[:-1])
            yield from (
                _furniture(aside)
                for aside in section.asides
                if aside.first_line > paper.item.last_line
            )
            continue
        if section.heading is not None:
            yield Furniture(
                section.heading.first_line, section.heading.last_line, "heading"
            )
        for part in _read_section(section, seed.name, page):
            yield with_heading(part, section.dated)


def _folded(text: str) -> str:
    """A heading, or an item of the contents that names one, by its words alone."""
    return " ".join(words(text.lower()))


def _listed(sections: Sequence[_Section]) -> list[Entry]:
    """The first items of a page that may be papers, which show what the page lists."""
    items = (
        item
        for section in sections
        for item in section.items
        if item.bullet and not _is_about_no_papers(section)
    )
    entries = [read_entry(item) for item in islice(items, _SAMPLE)]
    return [entry for entry in entries if not leads_within(entry)]


def _says_more(entry: Entry) -> bool:
    return bool(entry.authors or entry.venue or entry.date)


def _is_about_no_papers(section: _Section) -> bool:
    heading = section.heading.text if section.heading else ""
    return announces_no_papers(heading) or is_about_the_page(heading)


def _sections(lines: Sequence[str]) -> Iterator[_Section]:
    blocks = list(read_blocks(lines))
    page_title = _page_title(blocks)
    above: list[tuple[int, str | None, Dated | None]] = []
    section = _Section(None, ())
    for block in blocks:
        if isinstance(block, Heading):
            yield section
            above = [one for one in above if one[0] < block.level]
            own = dated_by(block.text)
            nameless = own is not None or block is page_title
            subject = None if nameless else _subject(block.text)
            dated = own or (above[-1][2] if above else None)
            above.append((block.level, subject, dated))
            subjects = tuple(text for _, text, _ in above if text)
            section = _Section(block, subjects, dated)
        else:
            section.blocks.append(block)
    yield section


def _page_title(blocks: Sequence[Block]) -> Heading | None:
    """The first heading, if it alone is of the first level."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    top = [heading for heading in headings if heading.level == 1]
    return top[0] if top and top == headings[:1] else None


def _subject(heading: str) -> str | None:
    """A heading as a keyword: without its number and signs; None where it has no subject."""
    text = plain_text(
        [
            run
            for run in read_runs(heading)
            if not (run.target and is_way_back(run.text))
        ]
    )
    if match := _NUMBERING.match(text):
        text = text[match.end() :]
    text = _COUNT_BEHIND.sub("", text.strip(" :.#*_-–—"))
    if text[:1] in _OPENING or sum(map(text.count, "([【")) != sum(
        map(text.count, ")]】")
    ):
        text = text.strip(" ()[]【】")
    if on := _PAPERS_ON.match(text):
        text = text[on.end() :]
    return text if has_subject(text) else None


def _paper_below_heading(section: _Section) -> Entry | None:
    """Read a section whose heading is a title, with only that paper's facts below."""
    heading, facts = section.heading, _facts_below(section)
    if heading is None or facts is None:
        return None
    text = _without_numbering(heading.text)
    title = clean_title(plain_text(read_runs(text)))
    head = read_entry(Item(heading.first_line, heading.last_line, [text]))
    last_line = max([heading.last_line, *(item.last_line for item in facts)])
    entry = read_entry(Item(heading.first_line, last_line, [text], items=facts))
    leads = head.leads_to_paper or _facts_lead_to_paper(entry, facts)
    if (
        len(words(title)) < _TITLE_WORDS
        or not leads
        or len(_numbers_linked(entry)) > 1
    ):
        return None
    entry.title = head.title if head.leads_to_paper and head.title else title
    return entry


def _facts_below(section: _Section) -> list[Item] | None:
    """What stands below a heading, as facts; None where some of it is a list of papers."""
    tables = [
        facts_of(block) for block in section.blocks if isinstance(block, Table)
    ]
    if len(section.items) > _MOST_FACTS or None in tables:
        return None
    items = [*filter(None, tables), *_with_names_apart(section.items)]
    return (
        None
        if any(item.bullet and _is_own_entry(item) for item in items)
        else items
    )


def _with_names_apart(items: list[Item]) -> list[Item]:
    """The same, where the first begins with a line of names: these as an item of their own."""
    if not items or not _begins_with_names(items):
        return items
    first, *others = items
    line = first.first_line
    names = replace(
        first,
        last_line=line,
        texts=[first.texts[0].rstrip(_LINE_BREAK)],
        items=[],
        details=[],
    )
    rest = replace(first, first_line=line + 1, texts=first.texts[1:])
    return [names, rest, *others]


def _begins_with_names(items: Sequence[Item]) -> bool:
    """Tell whether the first line of the first item is names: one in italics, or several."""
    if not items or not items[0].texts:
        return False
    line = items[0].texts[0].rstrip(_LINE_BREAK)
    slanted = _SLANTED_LINE.fullmatch(line) is not None
    return are_names(_plain(line), alone=slanted)


def _without_numbering(heading: str) -> str:
    match = _NUMBERING.match(heading)
    return (
        heading[match.end() :]
        if match and match.group().strip(" #*")
        else heading
    )


def _facts_lead_to_paper(entry: Entry, facts: Sequence[Item]) -> bool:
    return entry.leads_to_paper and _are_about_paper(entry, facts)


def _are_about_paper(entry: Entry, facts: Sequence[Item]) -> bool:
    """Tell whether only a paper has such facts: an abstract, authors, a link called paper."""
    if entry.abstract is not None and any(item.details for item in facts):
        return True
    if _begins_with_names(facts):
        return True
    labels = (FIELD.match(_plain(text)) for text in _lines_of(facts))
    return any(label and _TELLING.match(label[1]) for label in labels)


def _numbers_linked(entry: Entry) -> set[str | None]:
    """The arXiv numbers to which an entry leads; a list of papers has several."""
    return {arxiv_number(url) for _, url in entry.links} - {None}


def _lines_of(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        yield from item.texts
        yield from (text for child in item.items for text in child.texts)


def _plain(text: str) -> str:
    return plain_text(read_runs(text[:200]))


def _read_section(section: _Section, file: str, page: _Page) -> Iterator[Part]:
    blocks = list(with_facts(section.blocks))
    sample = [
        block
        for block in blocks[:_SAMPLE]
        if isinstance(block, Item) and block.bullet
    ]
    known = {id(block): read_entry(block) for block in sample}
    style = _common_look(list(known.values()))
    heading = section.heading.text if section.heading else ""
    doubtful = announces_no_papers(heading)
    if style is None and page.of_papers:  # as where a section has one paper
        style = _ANY_LOOK
    if doubtful and not announces_more(heading):
        style = None
    about_the_page = is_about_the_page(heading)

    def parts_of(block: Block) -> Iterator[Part]:
        if isinstance(block, Item) and about_the_page:
            yield Furniture(block.first_line, block.last_line, "about the page")
        elif isinstance(block, Item):
            entry = known.get(id(block)) or read_entry(block)
            if page.bare and _folded(entry.title or "") in page.headings:
                yield Furniture(block.first_line, block.last_line, "contents")
                return
            if page.bare and not doubtful and may_be_bare(entry):
                yield as_record(entry, file, section.subjects)
                return
            yield from _read_item(entry, file, section.subjects, style)
        elif isinstance(block, Table):
            yield from read_table(block, file, section.subjects)
        elif isinstance(block, Aside):
            yield _furniture(block)

    return each_in_waves(parts_of, blocks)


def _furniture(aside: Aside) -> Furniture:
    return Furniture(aside.first_line, aside.last_line, aside.what)


def _common_look(listed: list[Entry]) -> str | None:
    """How titles look in a list of which at least half leads to papers.

    No look where a smaller part of it does, and None where it is another list.
    """
    surely = [
        entry.look
        for entry in listed
        if entry.title and _is_surely_paper(entry)
    ]
    if len(surely) < 2 or len(surely) * 2 < len(listed):
        return _ANY_LOOK if len(surely) >= _ENOUGH_PAPERS else None
    return max(sorted(set(surely)), key=surely.count)


def _is_surely_paper(entry: Entry) -> bool:
    """Tell what in a list is a paper: by link, facts, or a title with venue and year behind it."""
    before = entry.before.strip(" -–—*,:")
    alone = not words(before) or is_venue(before)
    published = entry.venue and entry.date and alone
    long = len(words(entry.title or "")) > _TITLE_WORDS
    return bool(
        entry.leads_to_paper or entry.tells_of_paper or (published and long)
    )


def _read_item(
    entry: Entry, file: str, subjects: tuple[str, ...], style: str | None
) -> Iterator[Part]:
    item = entry.item
    cited = list(filter(_cites, item.items))
    if own := _own_entries(item, cited):
        yield from _read_group(item, own, file, subjects, style)
        return
    if cited and entry.leads_to_paper:
        _take_citation(entry, read_entry(cited[0]))
    if _is_paper(entry, style):
        yield as_record(entry, file, subjects)
    else:
        yield Furniture(item.first_line, item.last_line, _what(entry))


def _own_entries(item: Item, cited: list[Item]) -> list[Item]:
    """The sub-items of an item that are papers of their own."""
    leading = _leading(item) or _called_papers(item)
    several = cited if len(cited) > 1 else []
    return [
        child
        for child in item.items
        if _is_own_entry(child) or child in several or child in leading
    ]


def _leading(item: Item) -> list[Item]:
    """The sub-items that lead to papers, below an item that is only their subject."""
    if not item.items:
        return []
    head = read_entry(Item(item.first_line, item.last_line, item.texts))
    if head.links or head.venue or head.date or head.authors:
        return []
    return list(filter(_leads, item.items))


def _called_papers(item: Item) -> list[Item]:
    """The sub-items ``Paper: [Looms That Learn](...)`` below an item that is only their date."""
    if not item.items or words(DATE_IN_TEXT.sub("", _plain(item.texts[0]))):
        return []
    return [child for child in item.items if _is_called_paper(child)]


def _is_called_paper(child: Item) -> bool:
    if not _CALLED_PAPER.match(child.texts[0]):
        return False
    entry = read_entry(Item(child.first_line, child.last_line, child.texts))
    return entry.leads_to_paper and has_words(entry.title or "", _TITLE_WORDS)


def _leads(child: Item) -> bool:
    """Tell whether a sub-item is ``Looms That Learn [Paper](...)``."""
    if FIELD.match(_plain(" ".join(child.texts))):
        return False
    entry = read_entry(Item(child.first_line, child.last_line, child.texts))
    return entry.leads_to_paper and has_words(entry.title or "", _TITLE_WORDS)


def _take_citation(entry: Entry, citation: Entry) -> None:
    """Call a paper by its citation, where an item names it by the short name of its method."""
    entry.title, entry.authors = citation.title, citation.authors
    entry.venue, entry.date = (
        entry.venue or citation.venue,
        entry.date or citation.date,
    )


def _read_group(
    item: Item,
    own: list[Item],
    file: str,
    subjects: tuple[str, ...],
    style: str | None,
) -> Iterator[Part]:
    """Read an item whose sub-items are papers: itself a paper, or the heading of a group."""
    alone = Item(
        item.first_line,
        own[0].first_line - 1,
        item.texts,
        item.indent,
        items=[
            child
            for child in item.items
            if child.first_line < own[0].first_line
        ],
    )
    entry = read_entry(alone)
    if _is_paper(entry, style):
        yield as_record(entry, file, subjects)
    else:
        yield Furniture(alone.first_line, alone.last_line, "heading of a group")
        subject = _subject(" ".join(item.texts)[:200])
        subjects = (*subjects, subject) if subject else subjects
    for child in item.items:
        if child.first_line < own[0].first_line:
            continue
        if child not in own and FIELD.match(_plain(" ".join(child.texts))):
            yield Furniture(child.first_line, child.last_line, "of a group")
        else:
            yield from _read_item(read_entry(child), file, subjects, style)


def _cites(child: Item) -> bool:
    """Tell whether a sub-item is a whole citation, beside the short name of its method."""
    text = _plain(" ".join(child.texts))
    return (
        not child.items
        and not are_names(text)
        and title_in_citation(text) is not None
    )


def _is_own_entry(child: Item) -> bool:
    """Tell whether a sub-item is a paper of its own, rather than a fact about the item above."""
    if FIELD.match(_plain(" ".join(child.texts))):
        return any(_is_own_entry(grandchild) for grandchild in child.items)
    entry = read_entry(Item(child.first_line, child.last_line, child.texts))
    titled = entry.title is not None and len(words(entry.title)) >= _TITLE_WORDS
    titled = titled and (entry.look != "plain" or _cites(child))
    return (titled and entry.leads_to_paper) or any(
        _is_own_entry(grandchild) for grandchild in child.items
    )


def _is_paper(entry: Entry, style: str | None) -> bool:
    if entry.title is None:
        return False
    if not entry.item.bullet:
        if _OF_A_THING.match(_plain(entry.item.texts[0])):
            return False
        return (
            (entry.leads_to_paper or entry.tells_of_paper)
            and entry.look != "plain"
            and _begins_with_title(entry)
        )
    return (
        entry.leads_to_paper
        or entry.tells_of_paper
        or _is_one_of_list(entry, style)
    )


def _is_one_of_list(entry: Entry, style: str | None) -> bool:
    """Tell whether an item has a title that looks as those of its list, and a fact beside it."""
    if style is None or len(words(entry.title or "")) < _TITLE_WORDS:
        return False
    if entry.venue and entry.date:  # which say it whatever the title looks like
        return True
    links = any(not is_within(url) for _, url in entry.links)
    told = links or entry.date or entry.venue or entry.authors
    return style == entry.look and bool(told)


def _begins_with_title(entry: Entry) -> bool:
    """Tell whether a paragraph is an entry, not prose that names a paper.

    Its title comes first, or after names.
    """
    before = " ".join(entry.before.split()).strip(' "“*[]():,.-–|')
    long_enough = (
        len(words(entry.title or "")) >= _TITLE_WORDS or entry.look == "quoted"
    )
    return long_enough and (
        not words(before) or before.isdecimal() or are_names(before, alone=True)
    )


def _what(entry: Entry) -> str:
    if leads_within(entry):
        return "contents"
    return "list item without a paper" if entry.item.bullet else "prose"


@dataclass(frozen=True, slots=True)
class Weight:
    """How many papers the head of a page has in lists and in tables, among how many list items."""

    listed: int
    in_tables: int
    items: int

    @property
    def is_list_of_papers(self) -> bool:
        """Tell whether papers make enough of the lists that the page is about them."""
        return self.listed >= _ENOUGH_PAPERS or self.listed * 3 >= max(
            self.items, 1
        )


def weigh_page(seed: Seed) -> Weight:
    """Count what the head of a page holds; a page without links or tables is not read at all."""
    lines = tuple(line[:_HEAD_WIDTH] for line in seed.lines[:_HEAD])
    if not any(mark in line for line in lines for mark in _MARKS):
        return Weight(0, 0, 0)
    return _weigh(lines)


# Both formats ask it of each file, and some parts of it once more.
@lru_cache(maxsize=2)
def _weigh(lines: tuple[str, ...]) -> Weight:
    head = Seed("", lines)
    parts = list(read_page(head))
    tables = [
        block for block in read_blocks(head.lines) if isinstance(block, Table)
    ]
    rows = {line for table in tables for line, _ in table.rows}
    papers = [part.first_line for part in parts if isinstance(part, Record)]
    listed = sum(line not in rows for line in papers)
    others = sum(
        isinstance(part, Furniture) and part.what == "list item without a paper"
        for part in parts
    )
    return Weight(listed, len(papers) - listed, listed + others)
