"""What one entry of a Markdown list says of its paper.

Title, links, authors, venue, date, abstract.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from paperweave.model.record import (
    Link,
    PartialDate,
    Record,
)
from paperweave.read.formats.markdown.authors import listed_authors
from paperweave.read.formats.markdown.entry import Entry
from paperweave.read.formats.markdown.inline import (
    Run,
    Target,
    plain_text,
    read_runs,
)
from paperweave.read.formats.markdown.labelled_facts import FIELD, read_label
from paperweave.read.formats.markdown.titles import (
    ENDING,
    OPENING,
    QUOTES,
    Chunk,
    clean_title,
    cut,
    find_title,
    parted_venue,
    without_tags,
)
from paperweave.read.formats.markdown.venues_around import (
    in_italics_behind_year,
    is_short_venue,
    venue_alone,
    venue_of_label,
    venues_around,
)
from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    is_called_venue,
    is_label,
    is_prose,
    is_venue,
    may_list_several,
    surely_names,
    venue_in,
    words,
)
from paperweave.read.formats.references.around_titles import (
    around_title,
    is_short_name,
)
from paperweave.read.formats.references.behind_titles import read_behind
from paperweave.text.affiliations import is_place_of_work
from paperweave.text.dates import date_within
from paperweave.text.identifiers import arxiv_number, doi, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.read.formats.markdown.blocks import Item
    from paperweave.read.formats.references.citation import Citation

_BEHIND_LABEL = (":", "：", "&")  # the last for one that is escaped
_BETWEEN_FACTS = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])\.\s+|\s+[-–—|/]\s+|[|\n;]|[()\[\]{}【】（）]|(?<=[a-z])\.$"
)
_SUMMARY = re.compile(r"<summary.{0,200}?</summary>", re.IGNORECASE | re.DOTALL)
_CODE_BLOCK = re.compile(r"(?:```|~~~).{0,5000}?(?:```|~~~)", re.DOTALL)
_BADGE = re.compile(
    r"img\.shields\.io/(?:static/v1\?.{0,200}?\blabel=|badge/)([^?&#]{1,200})"
)
# What a badge is called that shows a venue: "Conference | LoomConf'24".
_CALLED_PLACE = re.compile(
    r"conference|venue|journal|publication|published|accepted", re.IGNORECASE
)
# "**Title**, Journal of Looms, 2019, Ada Weaver. [pdf]".
_VENUE_THEN_NAMES = re.compile(
    r"[\s.,;:–-]{1,4}(?P<venue>[^\W\d_a-z][^.,;:()\[\]|\d]{2,100}),?\s\(?(?:19|20)\d\d\)?"
    r"(?:\s?\([^()]{1,30}\))?[.,;:]\s(?P<names>[^\[\](){}|\d]{4,400})"
)
_BY = re.compile(r"[\s>]*by:?\s")
_OTHERS = re.compile(
    r"^\W*(?P<names>[^\W\d_][^.;:()\[\]|]{1,200}?,?\set\.? ?al\b)\.?"
)
# "`2021.03` `Loom Letters` Looms that learn": tags before a title, as brackets would be.
_CODE_IN_FRONT = re.compile(r"\s*(?:`[^`\n]{1,60}`[\s,|]*)+(?=[^\s`,:|–—-])")
_CODE = re.compile(r"`([^`\[(][^`]*)`")
# "16-ATC-Looms at Scale", "2024-EuroSys-Looms at Scale".
_YEAR_AND_VENUE = re.compile(
    r"(?P<mark>[\s*]*)(?P<year>(?:19|20)?\d\d)-(?P<venue>(?=[^-\n]*[A-Z][^-\n]*[A-Z])[A-Z][A-Za-z&]{1,14})"
    r"-(?=\w+[\s:-])"
)
_IN_TWO_FIGURES = range(100)
_NEXT_CENTURY = 40  # from here on two figures are a year of the last century
# "**[Threads]** Title, …".
_TAG_IN_FRONT = re.compile(r"\W*[\[【][^\[\]【】]{1,40}[\]】]\W*")
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


def read_entry(item: Item) -> Entry:
    """Read a list item with its sub-items."""
    entry = Entry(item)
    text, hidden = _without_details("\n".join(item.texts))
    text = _read_front(entry, text)
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


def _read_front(entry: Entry, text: str) -> str:
    """Take year and venue from the front of an item (``16-ATC-Looms``); what stands behind them."""
    dated = _YEAR_AND_VENUE.match(text)
    if dated is None:
        return text
    year = int(dated["year"])
    if year in _IN_TWO_FIGURES:
        year += 2000 if year < _NEXT_CENTURY else 1900
    entry.venue = f"{dated['venue']} {year}"
    entry.date = PartialDate(year)
    return dated["mark"] + text[dated.end() :]


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
    above, behind = cut(chunks, 0, start), cut(chunks, end, len(plain))
    if entry.look == "quoted" and is_short_name(before.rstrip(f" {QUOTES}")):
        above = []
    _read_facts(entry, behind)
    _read_facts(entry, above)
    for chunk in (*above, *behind):
        if chunk.url is not None:
            _read_label_of_link(entry, chunk.text)
    if entry.venue is None:
        entry.venue = next(
            filter(None, venues_around(entry, before, plain, end)), None
        )
    _read_venue_and_names(entry, _unlinked(behind))
    _read_as_reference(entry, behind)
    if entry.venue is None and entry.authors:
        entry.venue = in_italics_behind_year(behind)


def _read_label_of_link(entry: Entry, label: str) -> None:
    """Take venue and date from what a link is called: ``[LoomConf 2024 (Oral)](...)``."""
    if is_venue(label):
        entry.read_venue(label)
    elif venue := venue_of_label(label):
        entry.venue = entry.venue or venue
        entry.date = entry.date or date_within(label)


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
        shown = _is_in_italics(told.venue, behind) or is_short_venue(told.venue)
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
    """Tell whether italics begin with a text: among names in italics it is one of them."""
    return any(
        chunk.italic and chunk.text.lstrip(ENDING).startswith(text)
        for chunk in chunks
    )


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
    if not read_label(entry, text, plain):
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
    elif venue := venue_alone(unlinked):
        entry.venue = entry.venue or venue
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
    label, *more = _shown_on_badge(match[1])
    if len(more) == 2 and _CALLED_PLACE.fullmatch(label):
        entry.venue = entry.venue or more[0]
        entry.date = entry.date or date_within(more[0])
        return
    said = " ".join(filter(None, (label, *more)[:-1]))
    if _is_place_or_number(said):
        entry.read_venue(said)
    elif len(more) < 3 and said and not is_label(said):
        entry.tags.append(said)


def _is_place_or_number(said: str) -> bool:
    return is_venue(said) or arxiv_number(said.replace(" ", ":")) is not None


def _shown_on_badge(path: str) -> list[str]:
    """What a badge's address has between hyphens: label, message and color."""
    parts = unquote(path).replace("--", "\0").removesuffix(".svg").split("-")
    return [
        part.replace("\0", "-")
        .replace("__", "\0")
        .replace("_", " ")
        .replace("\0", "_")
        .strip()
        for part in parts
    ]


def _read_facts(entry: Entry, chunks: list[Chunk]) -> None:
    """Read names, venue and date from the chunks beside the title."""
    chunks = _without_places(chunks)
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


def _without_places(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without what tells where the authors work: ``(*Knot Lab, Peru*)``.

    Names in brackets are several, and each has more than a word.
    """
    before = ["", *(chunk.text for chunk in chunks)]
    return [
        chunk
        for chunk, text in zip(chunks, before, strict=False)
        if not (chunk.italic and text.endswith("(") and _is_place(chunk.text))
    ]


def _is_place(text: str) -> bool:
    if not are_names(text, alone=True):
        return False
    whole = all(" " in name.strip() for name in text.split(","))
    return not (whole and may_list_several(text)) or is_place_of_work(text)


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
        found |= read_label(entry, text, plain_text(read_runs(text)))
    return found


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
