"""What one entry of a Markdown list says of its paper.

Title, links, authors, venue, date, abstract.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from paperweave.model.record import (
    UNPUBLISHED,
    Author,
    Link,
    PartialDate,
    Publication,
    Record,
)
from paperweave.read.formats.markdown.authors import listed_authors
from paperweave.read.formats.markdown.inline import (
    Run,
    Target,
    plain_text,
    read_runs,
)
from paperweave.read.formats.markdown.titles import (
    ENDING,
    OPENING,
    QUOTES,
    SHORT_TITLE,
    Chunk,
    clean_title,
    cut,
    find_title,
    parted_venue,
    without_tags,
)
from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    has_subject,
    has_words,
    is_called_venue,
    is_label,
    is_prose,
    is_venue,
    leads_to_paper,
    may_list_several,
    surely_names,
    venue_in,
    words,
)
from paperweave.read.formats.records.date_fields import Undated, beside_date
from paperweave.read.formats.references.around_titles import around_title
from paperweave.read.formats.references.behind_titles import read_behind
from paperweave.text.dates import date_told, date_within
from paperweave.text.identifiers import arxiv_number, doi, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.read.formats.markdown.blocks import Item
    from paperweave.read.formats.references.citation import Citation

FIELD = re.compile(
    r"\W{0,4}(authors?|by|author list|作者|key ?words?|keys?|tags?|topics?|关键词|venue|publisher|"
    r"publication"
    r"|conference|journal|published(?: in| at)?|date|year|time|abstract|(?:英文|中文)?摘要|tl;?dr|"
    r"summary|title"
    r"|papers?(?: link)?|arxiv|pdf|code|github|project(?: page)?|home ?page|website"
    r"|dataset|task|link|url|comments?|notes?|institutions?|affiliations?|organi[sz]ation"
    r"|论文\w{0,8}|代码[^:：\n]{0,20}|项目\w{0,4}|主页|数据集|解读\d?|链接|(?:发布|发表|更新)?(?:日期|时间)|会议|期刊|单位|机构)s?"
    r"[*_]{0,3}\s?[:：]\s*[*_]{0,3}:?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_BEHIND_LABEL = (":", "：", "&")  # the last for one that is escaped
_BETWEEN_FACTS = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])\.\s+|\s+[-–—|/]\s+|[|\n;]|[()\[\]{}【】（）]|(?<=[a-z])\.$"
)
_SUMMARY = re.compile(r"<summary.{0,200}?</summary>", re.IGNORECASE | re.DOTALL)
_CODE_BLOCK = re.compile(r"(?:```|~~~).{0,5000}?(?:```|~~~)", re.DOTALL)
_BADGE = re.compile(
    r"img\.shields\.io/(?:static/v1\?.{0,200}?\blabel=|badge/)([^?&#]{1,200})"
)
_VENUE_BEHIND = re.compile(  # "Names. **Title**. In Journal of Looms, 2020."
    r"[\s.,?!:\"”]{1,4}(?:[Ii]n:?\s)?([^\W\d_a-z][^.,;:()\[\]|\d]{2,100})(?:,\s\d[^.;]{0,30})?[.,;]?\s"
    r"\(?(?:19|20)\d\d\b"
)
# "**Title**, Journal of Looms, 2019, Ada Weaver. [pdf]".
_VENUE_THEN_NAMES = re.compile(
    r"[\s.,;:–-]{1,4}(?P<venue>[^\W\d_a-z][^.,;:()\[\]|\d]{2,100}),?\s\(?(?:19|20)\d\d\)?"
    r"(?:\s?\([^()]{1,30}\))?[.,;:]\s(?P<names>[^\[\](){}|\d]{4,400})"
)
# Behind a marked title: ", Journal of Looms (JL), 2020", or ". Ada Weaver et al. LoomConf 2021".
_VENUE_AND_YEAR = re.compile(
    r"[\s.,;:–-]{1,4}(?:[^.;:()\[\]|]{2,60}?\bet\.? ?al\.?[.,]?\s)?(?:[Ii]n:?\s)?"
    r"(?P<venue>[^\W\d_a-z][^.,;:()\[\]|\d]{2,100}?)\s?(?:\([^()\d]{1,30}\))?[.,;]?\s"
    r"\(?(?:19|20)\d\d(?![-/\d])"
)
# ", Future Loom Systems 2013", "(Big Wool Research 2021 from Ada Weaver)".
_WORDS_AND_YEAR = re.compile(
    r"\s?[.,(\[（【]\s?(?:[Ii]n\s)?(?P<venue>[A-Z][\w&'’/-]*"
    r"(?:\s(?:[A-Z][\w&'’/-]*|of|and|for|on|in|the|&|workshop)){0,8}?)"
    r",?\s['’]?(?:(?:19|20)\d\d|(?<=['’])\d\d)(?![-/.]?\d)"
)
_TWO_CAPITALS = re.compile(r"(?=\S*[A-Z]\S*[A-Z])[A-Z][\w&/-]{1,20}")
_PREPRINT = re.compile(r"(?:arxiv|corr|preprint)\b", re.IGNORECASE)
# "[LoomConf 2019] Title": a name with two capitals and a year, in brackets.
_VENUE_IN_FRONT = re.compile(
    r"\W*[\[(【]((?=\S*[A-Z]\S*[A-Z])[A-Z][\w&/.-]{1,20}[ '’-]{1,2}(?:19|20)?\d\d"
    r"(?:,? [A-Z][a-z]{2,9})?)[\])】]\W*"
)
# "(Loom Reviews 2023) Title": words with capitals, which no firm or kind of work is called.
_CALLED_IN_FRONT = re.compile(
    r"\W*[\[(【](?P<venue>[A-Z][\w&-]+(?:,? (?:[A-Z][\w&-]+|of|and|for|on|in|the|&)){1,6}),?"
    r" (?:19|20)\d\d[\])】]\W*"
)
_NO_VENUE = re.compile(
    r"(?i:Google|Microsoft|Meta|Facebook|OpenAI|DeepMind|Amazon|Apple|NVIDIA|IBM|Intel|Baidu|Tencent"
    r"|Alibaba|Huawei|Under|Submitted|Accepted|Tech|Technical)\b"
    r"|.*\b(?i:Thesis|Report|Blog|Post|Code|Dataset|Lab|Labs|University|Institute)\b"
)
# "(LoomConf 2019)", "| LoomConf'19 |", "LoomConf 2019." on a line of its own: likewise.
_VENUE_ALONE = re.compile(
    r"(?:^|[\n.(\[（【|])\s*(?P<venue>(?=\S*[A-Z]\S*[A-Z])[A-Z][\w&/-]{1,20})"
    r"(?:[ -]{1,2}(?:19|20)\d\d|\s?['’]\d\d)"
    r"(?=,?\s?(?i:oral|spotlight|poster|highlight|short|long|best paper|demo)?"
    r"\s*(?:$|[.)\]）】|\n]))"
)
# "(Oral Presentation, 2020)", "(Best Paper 2021)": how a work was given, not where.
_KIND_OF_WORK = re.compile(
    r"(?:oral|poster|spotlight|talk|demo|keynote|tutorial|best|long|short|full|invited|survey|review"
    r"|position|vision|paper|presentation|award|track|preprint|and)s?",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(r"\w+ (?:and|&) \w+")
_VENUE_OF_LINK = re.compile(
    r"(?P<venue>(?=\S*[A-Z]\S*[A-Z])[A-Z][\w&/-]*?)[ '’-]{0,2}(?:19|20)\d\d"
    r"(?:,?\s\(?(?i:oral|spotlight|poster|highlight|short|long|best|full|demo)\b[^()]{0,20}\)?)?"
)
_YEAR_IN_BRACKETS = re.compile(r"\((?:19|20)\d\d[a-z]?\)[.,:;]?\s*$")
# "Author: Weaver, Ada | University of Looms", a line for each.
_AT_WORK = re.compile(
    r"(?P<family>[^,|]{1,60}), (?P<given>[^,|]{1,60}?) ?\| ?.{0,200}"
)
# ECCV 22, ICLR 23 oral; journals, whose names begin with J, T or P, count volumes.
_SHORT_YEAR = re.compile(
    r"^(?:ACM |IEEE )?(?![JTP]|IJ|RA)[A-Z]\w*[A-Z] ([012]\d)(?: \w+)?$"
)
_BY = re.compile(r"[\s>]*by:?\s")
_OTHERS = re.compile(
    r"^\W*(?P<names>[^\W\d_][^.;:()\[\]|]{1,200}?,?\set\.? ?al\b)\.?"
)
# "`2021.03` `Loom Letters` Looms that learn": tags before a title, as brackets would be.
_CODE_IN_FRONT = re.compile(r"\s*(?:`[^`\n]{1,60}`[\s,|]*)+(?=[^\s`,:|–—-])")
_CODE = re.compile(r"`([^`\[(][^`]*)`")
# "**[Threads]** Title, …".
_TAG_IN_FRONT = re.compile(r"\W*[\[【][^\[\]【】]{1,40}[\]】]\W*")
_IN = re.compile(r"^(?:In|in|IN):?\s+(?=\S)")
_DOI = re.compile(
    r"(?i)(?:\bdoi:?\s?|https?://(?:dx\.)?doi\.org/)?(?<![\d.])10\.\d{4,9}/\S+"
)
_CALLED_DOI = re.compile(r"(?i)\bdoi[:\s]\s?(10\.\d{4,9}/\S+)")
_SLANTED = re.compile(r"\s*[*_]")
_LINK = re.compile(r"\[?\[[^\]]{0,100}\]\([^)]{0,1000}\)\]?")
_LABELS_OF_ABSTRACTS = frozenset(
    {"abstract", "摘要", "英文摘要", "tldr", "tl;dr"}
)
_BEHIND_TEXT = " ,;:|-–—·•>*"
# Characters: a text without a label that is this long and has sentences is an abstract.
_LONG = 200
_SUMMARY_WORDS = 12  # of a summary that says more than a title


@dataclass(slots=True)
class Entry:
    """An entry of a list as far as it is understood."""

    item: Item
    title: str | None = None
    before: str = ""  # what stands before the title
    # Bold, link, quoted, italic, plain: entries of one list look alike.
    look: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    authors: str | None = None
    people: tuple[Author, ...] = ()  # the same, where their order is certain
    publication: Publication = UNPUBLISHED
    venue: str | None = None
    date: PartialDate | None = None
    undated: Undated = field(default_factory=Undated)
    abstract: str | None = None
    summary: str | None = None  # which stands for an abstract that is not there
    is_called_paper: bool = False  # one of its facts has the label "paper"

    def read_venue(self, text: str) -> None:
        """Take venue and date from a text, each where it is not known yet."""
        self.venue = self.venue or _IN.sub("", venue_in(text) or "") or None
        self.date = self.date or date_within(text)
        if self.date is None and (
            short := _SHORT_YEAR.search(self.venue or "")
        ):
            self.date = PartialDate(2000 + int(short[1]))

    @property
    def leads_to_paper(self) -> bool:
        """Tell whether one of its links leads to a paper."""
        return self.is_called_paper or any(
            leads_to_paper(label, url) for label, url in self.links
        )

    @property
    def tells_of_paper(self) -> bool:
        """Tell whether it has what one says of papers, even if no link."""
        placed = self.venue or self.publication.publisher
        if self.people and placed and self.date and self.before:
            return True  # it is written as a reference
        told = (self.authors, self.venue or self.date, self.abstract)
        return (
            sum(fact is not None for fact in told) > 1
            and len(words(self.title or "")) >= SHORT_TITLE
        )


def read_entry(item: Item) -> Entry:
    """Read a list item with its sub-items."""
    entry = Entry(item)
    text, hidden = _without_details("\n".join(item.texts))
    labelled = _read_labelled(entry, item.texts)
    chunks = _chunks(read_runs(_with_tags_in_brackets(text)), entry)
    title = find_title(chunks)
    if title is not None:
        _read_around(entry, chunks, title)
        behind = "".join(chunk.text for chunk in chunks)[title[1] :]
        entry.abstract = entry.abstract or _long_text(behind, labelled)
    for child in item.items:
        read_sub_item(entry, child)
    _read_details(entry, [*hidden, *item.details])
    # A link that is a person's name leads to that person.
    names = entry.authors or ""
    entry.links = [
        (label, url)
        for label, url in entry.links
        if not (label and label in names)
    ]
    return entry


def _with_tags_in_brackets(text: str) -> str:
    tags = _CODE_IN_FRONT.match(text)
    return _CODE.sub(r"(\1)", tags[0]) + text[tags.end() :] if tags else text


def _read_around(
    entry: Entry, chunks: list[Chunk], title: tuple[int, int, str]
) -> None:
    """Take the title, and what stands before and behind it on its lines."""
    start, end, entry.look = title
    plain = "".join(chunk.text for chunk in chunks)
    marked, venue = parted_venue(plain[start:end])
    marked, tags = without_tags(marked)
    for tag in tags:
        _read_label_of_link(entry, tag)
    entry.title, entry.before = clean_title(marked) or None, plain[:start]
    if entry.title and entry.title.startswith(("http://", "https://")):
        entry.title = None
    entry.read_venue(venue)
    before = " ".join(entry.before.split())
    if _are_names_before(before):
        entry.authors = entry.authors or before.strip(ENDING + QUOTES)
    _read_facts(entry, cut(chunks, end, len(plain)))
    _read_facts(entry, cut(chunks, 0, start))
    for chunk in (*cut(chunks, 0, start), *cut(chunks, end, len(plain))):
        if chunk.url is not None:
            _read_label_of_link(entry, chunk.text)
    if entry.venue is None:
        entry.venue = next(
            filter(None, _venues_around(entry, before, plain, end)), None
        )
    unlinked = [
        chunk.text
        for chunk in cut(chunks, end, len(plain))
        if chunk.url is None
    ]
    _read_venue_and_names(entry, "".join(unlinked))
    _read_as_reference(entry, cut(chunks, end, len(plain)))
    if entry.venue is None and entry.authors:
        entry.venue = _in_italics_behind_year(cut(chunks, end, len(plain)))


def _read_label_of_link(entry: Entry, label: str) -> None:
    """Take venue and date from what a link is called: ``[LoomConf 2024 (Oral)](...)``."""
    if is_venue(label):
        entry.read_venue(label)
    elif told := _VENUE_OF_LINK.fullmatch(label.strip()):
        entry.venue = entry.venue or told["venue"]
        entry.date = entry.date or date_within(label)


def _venues_around(
    entry: Entry, before: str, plain: str, end: int
) -> Iterator[str | None]:
    """What may be the venue around a title that ends at ``end``, the surest first."""
    if entry.authors or are_names(before, alone=True):
        behind = _VENUE_BEHIND.match(plain, end)
        named = behind[1].strip() if behind else ""
        # On the line above it may be who wrote it.
        named = named.removeprefix(f"{entry.authors}\n").strip()
        yield named if named and named not in (entry.authors or "") else None
    if entry.look in {"bold", "link"}:
        yield _venue_and_year(plain[end:])
    in_front = _VENUE_IN_FRONT.fullmatch(before)
    yield in_front[1].strip() if in_front else None
    called = _CALLED_IN_FRONT.fullmatch(before)
    yield (
        called["venue"]
        if called and not _NO_VENUE.match(called["venue"])
        else None
    )
    alone = _VENUE_ALONE.search(plain[end : end + 600])
    yield (
        alone["venue"]
        if alone and not _PREPRINT.match(alone["venue"])
        else None
    )
    yield _venue_in_words(plain[end : end + _LONG])


def read_slanted_venue(entry: Entry, below: Sequence[str]) -> bool:
    """Take venue, volume and pages from the line below the names, if it begins in italics.

    Home pages write ``*Journal of Looms*, 2019 **(Oral)**`` there; what links it has is left out.
    Tell whether the line is one.
    """
    if not below or not _SLANTED.match(below[0]):
        return False
    if entry.venue is None:
        said = plain_text(read_runs(_LINK.sub("", below[0]))).replace(" ,", ",")
        behind = read_behind(said)
        entry.venue, entry.publication = behind.venue, behind.publication
    return True


def _venue_and_year(behind: str) -> str | None:
    """A venue with its year right behind a marked title, or behind "et al."; else None.

    It is known by a word of venues' names, or by two capitals in its only word (``ICLoom``).
    """
    told = _VENUE_AND_YEAR.match(" ".join(behind[:300].split()))
    if told is None or _PREPRINT.match(told["venue"]):
        return None
    venue = told["venue"].strip()
    short = _TWO_CAPITALS.fullmatch(venue) is not None
    return (
        venue
        if short or (is_called_venue(venue) and len(words(venue)) > 1)
        else None
    )


def _venue_in_words(behind: str) -> str | None:
    """A venue right behind a title, with its year: ``, Big Wool Research 2021``; else None.

    One word needs two capitals, since it is as often a name (``(Weaver 2010)``), and so are two.
    """
    told = _WORDS_AND_YEAR.match(behind)
    if told is None:
        return None
    venue = told["venue"].strip()
    if _NO_VENUE.match(venue) or _PREPRINT.match(venue):
        return None
    if all(map(_KIND_OF_WORK.fullmatch, words(venue))):
        return None
    if not has_words(venue, 2):
        return venue if _TWO_CAPITALS.fullmatch(venue) else None
    names = are_names(venue, alone=True) or _TWO_NAMES.fullmatch(venue)
    return None if names else venue


def _in_italics_behind_year(behind: list[Chunk]) -> str | None:
    """A venue in italics behind a year in brackets: ``Ada Weaver (2019), *Journal of Looms*``."""
    for above, chunk in pairwise(behind):
        if (
            chunk.italic
            and not chunk.url
            and _YEAR_IN_BRACKETS.search(above.text)
        ):
            return chunk.text.strip(f"{ENDING} ") or None
    return None


def _read_venue_and_names(entry: Entry, behind: str) -> None:
    """Take venue, year and names that stand behind a title in this order."""
    told = _VENUE_THEN_NAMES.match(" ".join(behind.split()))
    if (
        told is None
        or not are_names(told["names"], alone=True)
        or is_label(told["names"])
    ):
        return
    entry.venue = entry.venue or told["venue"]
    entry.authors = entry.authors or told["names"]


def _read_as_reference(entry: Entry, behind: list[Chunk]) -> None:
    """Take from an entry that is written as a reference what only references say."""
    before = "" if _TAG_IN_FRONT.fullmatch(entry.before) else entry.before
    told = around_title(before, entry.title or "", _unlinked(behind))
    if told is None:
        return
    _take_publication(entry, told, behind)
    entry.date = entry.date or told.date
    if entry.authors is None or words(entry.before):
        entry.people = told.people
        entry.authors = ", ".join(person.name for person in told.people)


def _take_publication(
    entry: Entry, told: Citation, behind: list[Chunk]
) -> None:
    """Believe a reference's venue where it is in italics, has a volume, or is an acronym.

    Likewise a book's publisher.
    """
    if told.venue is None:
        if told.publication.publisher is not None:  # of a book
            entry.publication = told.publication
        return
    has_volume = told.publication.volume is not None
    if entry.venue is None:
        shown = _is_in_italics(told.venue, behind) or _is_short_venue(
            told.venue
        )
        believed = has_volume or shown or _is_called(told)
    else:  # without the numbers that stand behind it
        believed = has_volume and entry.venue.startswith(f"{told.venue} ")
    if believed:
        entry.venue = told.venue
    if told.venue == entry.venue or has_volume:
        entry.publication = told.publication


def _is_called(told: Citation) -> bool:
    """Tell whether a sure reference's venue is called a conference or a journal, in words."""
    venue = told.venue or ""
    named = told.certain and is_called_venue(venue)
    return named and venue[0].isalpha() and len(words(venue)) > 1


def _is_in_italics(text: str, chunks: list[Chunk]) -> bool:
    return any(chunk.italic and text in chunk.text for chunk in chunks)


def _is_short_venue(name: str) -> bool:
    """Tell a conference's name of one word with two capitals from an archive's or a firm's."""
    if not _TWO_CAPITALS.fullmatch(name):
        return False
    return not _PREPRINT.match(name) and not _NO_VENUE.match(name)


def _are_names_before(text: str) -> bool:
    """Tell whether what stands before a title names its authors: surely, or up to a comma."""
    if surely_names(text.strip(QUOTES)):
        return True
    return text.endswith(",") and are_names(text, alone=True)


def _without_details(text: str) -> tuple[str, list[str]]:
    """A text without the ``<details>`` that stand on its lines, and what these hide."""
    shown, hidden, at = "", [], 0
    while (start := text.find("<details", at)) >= 0:
        end = text.find("</details>", start)
        end = len(text) if end < 0 else end + len("</details>")
        shown += text[at:start]
        hidden.append(text[start:end])
        at = end
    return shown + text[at:], hidden


def read_sub_item(entry: Entry, child: Item) -> None:
    """Add what a sub-item says: a labelled fact, names, a venue, links, or a text."""
    text = " ".join(child.texts)
    chunks = _chunks(read_runs(text), entry)
    plain = "".join(chunk.text for chunk in chunks).strip()
    if not _read_label(entry, text, plain):
        _read_unlabelled(entry, chunks, plain)
    for grandchild in child.items:
        read_sub_item(entry, grandchild)
    _read_details(entry, child.details)


def _unlinked(chunks: list[Chunk]) -> str:
    """What of a text is no link."""
    return "".join(chunk.text for chunk in chunks if chunk.url is None)


def _read_unlabelled(entry: Entry, chunks: list[Chunk], plain: str) -> None:
    unlinked = " ".join(_unlinked(chunks).split())
    alone = len(plain) < 40 and entry.authors is None and not entry.item.details
    if are_names(unlinked, alone=alone):
        entry.authors = entry.authors or unlinked
    # the name of a conference in full
    elif is_venue(plain) or (venue_in(plain) and len(plain) < 80):
        entry.read_venue(plain)
    elif shown := _VENUE_ALONE.fullmatch(unlinked.strip("[]() ")):
        entry.venue = entry.venue or shown["venue"]
        entry.date = entry.date or date_within(unlinked)
    else:
        entry.abstract = entry.abstract or _long_text(plain, labelled=False)


def as_record(entry: Entry, file: str, keywords: Iterable[str]) -> Record:
    """Make the record of an entry that is a paper."""
    addresses = [
        url for _, url in entry.links if url.startswith(("http://", "https://"))
    ]
    links = dict.fromkeys(Link(link_kind(url), url) for url in addresses)
    text = " ".join(entry.item.texts)[:2000]
    numbers = map(arxiv_number, (*addresses, text))
    called = _CALLED_DOI.findall(text) if "doi" in text.lower() else ()
    names = map(doi, (*map(unquote, addresses), *called))
    return Record(
        file=file,
        first_line=entry.item.first_line,
        last_line=entry.item.last_line,
        title=entry.title,
        abstract=entry.abstract or entry.summary,
        authors=entry.people or listed_authors(entry.authors or ""),
        date=entry.date,
        arxiv=next(filter(None, numbers), None),
        doi=next(filter(None, names), None),
        venue=entry.venue,
        publication=entry.publication,
        comment=entry.undated.state,
        links=tuple(links),
        unread_date=entry.undated.unread,
        keywords=tuple(dict.fromkeys((*keywords, *entry.tags))),
    )


def _chunks(runs: list[Run], entry: Entry) -> list[Chunk]:
    """Join neighbouring runs of one look; note the links and what badges say."""
    chunks: list[Chunk] = []
    for run in runs:
        if run.image is not None:
            if run.target is None:
                _read_badge(entry, run.image)
            continue
        url, last = (
            run.target.url if run.target else None,
            chunks[-1] if chunks else None,
        )
        if last and (last.bold, last.italic, last.url) == (
            run.bold,
            run.italic,
            url,
        ):
            last.text += run.text
        else:
            chunks.append(
                Chunk(
                    run.text, last.end if last else 0, run.bold, run.italic, url
                )
            )
    entry.links += _links_of(runs)
    return chunks


def _links_of(runs: list[Run]) -> list[tuple[str, str]]:
    """The links of a text, as label and address."""
    labels: dict[Target, list[str]] = {}
    for run in runs:
        if run.target is not None:
            labels.setdefault(run.target, []).append(run.text)
    return [
        (" ".join("".join(texts).split()), target.url)
        for target, texts in labels.items()
    ]


def links_in(text: str) -> list[tuple[str, str]]:
    """The links of a text, as label and address."""
    if "[" not in text and "<" not in text and "http" not in text:
        return []
    return _links_of(read_runs(text))


def _read_badge(entry: Entry, address: str) -> None:
    """A badge without a link: a tag (``Prompt_Tuning-blue``) or a venue (``ICLR-2024-red``)."""
    match = _BADGE.search(address)
    if match is None or urlsplit(address).query.startswith("logo"):
        return
    parts = (
        unquote(match[1]).replace("--", "\0").removesuffix(".svg").split("-")
    )
    shown = [
        part.replace("\0", "-")
        .replace("__", "\0")
        .replace("_", " ")
        .replace("\0", "_")
        .strip()
        for part in parts
    ]
    said = " ".join(filter(None, shown[:-1]))
    if is_venue(said) or arxiv_number(said.replace(" ", ":")):
        entry.read_venue(said)
    elif len(shown) <= 3 and said and not is_label(said):
        entry.tags.append(said)


def _read_facts(entry: Entry, chunks: list[Chunk]) -> None:
    """Read names, venue and date from the chunks beside the title."""
    names = _names_in_italics(chunks)
    if entry.authors is None and names:
        entry.authors = " ".join(names.split()).strip(ENDING)
    text = "".join(chunk.text for chunk in chunks if _is_beside(chunk, names))[
        :2000
    ]
    # Whose figures are no date.
    text = _DOI.sub(" ", text) if "10." in text else text
    if not words(text):
        return
    entry.read_venue(text)
    if entry.authors is None:
        others = _OTHERS.match(text)
        lists = [*([others["names"]] if others else []), *_lists_in(text)]
        entry.authors = next(filter(are_names, lists), None)


def _names_in_italics(chunks: list[Chunk]) -> str:
    """The first names in italics, or nothing."""
    for slanted, row in groupby(chunks, _is_italic):
        text = "".join(chunk.text for chunk in row)
        if slanted and are_names(text, alone=True):
            return text
    return ""


def _is_beside(chunk: Chunk, names: str) -> bool:
    """Tell whether a chunk is neither a link nor part of the names in italics."""
    return chunk.url is None and not (
        names and chunk.italic and chunk.text in names
    )


def _is_italic(chunk: Chunk) -> bool:
    return chunk.italic


def _lists_in(text: str) -> Iterator[str]:
    """The stretches between stops, dashes and brackets that may list several things.

    Without a venue or date at the end.
    """
    for piece in filter(may_list_several, _BETWEEN_FACTS.split(text)):
        parts = _BY.sub("", piece.strip(ENDING)).split(",")
        while parts and (
            not parts[-1].strip()
            or is_venue(parts[-1].strip())
            or is_label(parts[-1])
        ):
            parts.pop()
        yield ",".join(parts).strip(ENDING + QUOTES)


def _read_labelled(entry: Entry, texts: list[str]) -> bool:
    """Read the lines of an entry that start with a label; tell whether there were any."""
    found = False
    for text in texts[1:]:
        if not any(sign in text for sign in _BEHIND_LABEL):
            continue  # as most lines, whose marks need not be read for this
        found |= _read_label(entry, text, plain_text(read_runs(text)))
    return found


def _read_label(entry: Entry, text: str, plain: str) -> bool:
    """Read a text such as ``Authors: A, B`` or ``Keywords: x``; tell whether it has a label."""
    match = FIELD.match(plain)
    if match is None:
        return False
    label, value = match[1].lower(), " ".join(match[2].split())
    take = next((take for labels, take in _FACTS if labels.match(label)), None)
    if take:
        take(entry, value)
    return bool(text)


def _take_authors(entry: Entry, value: str) -> None:
    entry.authors = entry.authors or value or None


def _take_author(entry: Entry, value: str) -> None:
    """Take the one person of a line that names a place of work, too, or the names of any other."""
    one = _AT_WORK.fullmatch(value)
    if one is None or (entry.authors and not entry.people):
        _take_authors(entry, value)
        return
    person = Author(f"{one['given']} {one['family']}", one["family"])
    entry.people = (*entry.people, person)
    entry.authors = ", ".join(other.name for other in entry.people)


def _take_tags(entry: Entry, value: str) -> None:
    tags = filter(has_subject, re.split(r"[,;、，]", value))
    entry.tags += [tag.strip(" .`*") for tag in tags]


def _take_abstract(entry: Entry, value: str) -> None:
    entry.abstract = entry.abstract or value or None


def _take_summary(entry: Entry, value: str) -> None:
    """Take a summary for the abstract that a list does not have, where it says what was done."""
    if has_words(value, _SUMMARY_WORDS):
        entry.summary = entry.summary or value


def _take_paper(entry: Entry, _: str) -> None:
    entry.is_called_paper = True


def _take_venue(entry: Entry, value: str) -> None:
    known = value if value.lower() not in {"arxiv", "corr", ""} else None
    entry.venue, entry.date = (
        entry.venue or known,
        entry.date or date_within(value),
    )


def _take_date(entry: Entry, value: str) -> None:
    entry.date = entry.date or date_told(value)
    if entry.date is None:
        entry.undated = beside_date([value])


def _take_time(entry: Entry, value: str) -> None:
    """Take what may be a date, or how long something takes."""
    entry.date = entry.date or date_within(value)


# What a fact's label begins with, and what is done with its value.
_FACTS = (
    (re.compile(r"author$"), _take_author),
    (re.compile(r"author|by|作者"), _take_authors),
    (re.compile(r"key|tag|topic|关键词"), _take_tags),
    (re.compile(r"abstract|.*摘要$"), _take_abstract),
    (re.compile(r"tl;?dr$"), _take_summary),
    (re.compile(r"paper|pdf|arxiv|论文"), _take_paper),
    (re.compile(r"venue|publi|conference|journal|会议|期刊"), _take_venue),
    (re.compile(r"(?:date|year|.*日期)$"), _take_date),
    (re.compile(r"(?:time|.*时间)$"), _take_time),
)


def _long_text(text: str, labelled: bool) -> str | None:
    plain = " ".join(text.split()).lstrip(OPENING).rstrip(_BEHIND_TEXT)
    return (
        plain
        if len(plain) >= _LONG and is_prose(plain) and not labelled
        else None
    )


def _read_details(entry: Entry, details: list[str]) -> None:
    """What ``<details>`` hide is the abstract, unless it is BibTeX or too short to be one."""
    for block in "\n".join(details).split("</details>"):
        if not block or block.isspace():
            continue
        shown = (
            _SUMMARY.sub(" ", block) if "<summary" in block.lower() else block
        )
        text = _without_label(
            plain_text(read_runs(_CODE_BLOCK.sub(" ", shown)))
        )
        if (
            len(text) >= _LONG // 4
            and entry.abstract is None
            and not text.startswith("@")
        ):
            entry.abstract = text


def _without_label(text: str) -> str:
    """A text without the label that it is an abstract."""
    match = FIELD.match(text)
    return (
        match[2] if match and match[1].lower() in _LABELS_OF_ABSTRACTS else text
    )
