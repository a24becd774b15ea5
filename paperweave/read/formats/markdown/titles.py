"""Where the title stands in an entry of a Markdown list.

In quotes, in bold, in a link, or before the links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.citations import title_in_citation
from paperweave.read.formats.markdown.references import title_in_reference
from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    has_words,
    is_called_venue,
    is_label,
    is_prose,
    is_venue,
    leads_to_paper,
    surely_names,
    without_venue_at_end,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


_QUOTED = re.compile(
    r"[\"“„«「『《]([^\"“”„«»「」『』《》]{4,400})[\"”“»」』》]"
)
# A title is among the first of an item; each look reads all before it.
_MOST_QUOTES = 20
_SHORT_NAME = re.compile(
    r"\W{0,8}[\w.+-]{2,30}:\s{0,3}"
)  # Loomy: "Sleepless looms"
_BRACKETED = re.compile(r"\s*[\[(【（{][^\[\]()【】（）{}]{0,80}[\])】）}]\s*")
_LEAD = re.compile(
    r"[^\w(\[{（【《「\"“]{0,8}"
    r"(?:(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|(?:19|20)\d\d)(?!\w))?[^\w(\[{（【《「\"“]{0,8}"
)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\bal)\.\s+")
ENDING = " \t\n.,;:|-–—·•"
QUOTES = '"“”„«»「」『』《》'
OPENING = " \t\n.,;:|-–—·•)]}】）>*"
_TAIL = re.compile(
    r"(?:[.,;|]|\s[-–—]|\s?[\[(（【])\s*(?:[^.,;()\[\]]{0,40}\b)?(?:19|20)\d\d\b"
    r"(?:.{0,12}|[^()\[\]（）【】]{0,40}[)\]）】]|\s?[(\[（【][^()\[\]（）【】]{0,200}[)\]）】])$"
    r"|[,.]\s*(?:arXiv|CoRR)[^.]{0,20}$",
    re.IGNORECASE,
)
_OTHERS_BEHIND = re.compile(
    r",\s(?:[a-z]{2,4}\s){0,2}[A-Z][\w'’-]+\set\.?\s?al\.?$"
)  # ", Berg et al."
# Of an entry like "Looms That Learn (2016), A. Weaver et al.".
_YEAR_AND_NAMES = re.compile(r"\s\((?:19|20)\d\d\)[,.:]?\s(?P<names>.{4,400})$")
# "Looms That Learn (@Loom University etc)": who made it.
_MAKER = re.compile(r"\s?[(（]@[^()（）]{1,80}[)）]\s*$")
# "[Loom-2] Loom-2: A Loom": what its method is called.
_NAME_IN_FRONT = re.compile(
    r"^[\[【](?P<name>[^\s\[\]【】]{2,30})[\]】]\s?(?=(?P=name)\b)",
    re.IGNORECASE,
)
# "Looms That Learn 【会学习的织机】": what Chinese lists say of a title in their own words.
_TRANSLATION = re.compile(
    r"\s*[【\[][^【】\[\]]{0,200}[\u4e00-\u9fff][^【】\[\]]{0,200}[】\]]\s*$"
)
_TAG = re.compile(r"\s{0,3}[\[【]([^\[\]【】]{1,40})[\]】]")
_IN_BRACKETS = re.compile(
    r"\W{0,4}[\[【][A-Z][^\[\]【】]{0,60}\b(?:19|20)\d\d\b[^\[\]【】]{0,60}[\]】]"
    r"(?:\s?\([^()]{1,40}\))?[\s(\[]*"
)
_SOCIETY = re.compile(
    r"(?:IEEE|ACM)\b"
)  # behind which a journal's name goes on
_SUBTITLE = re.compile(r":\s([^\n\[\](){}.;|,\"“]{8,250})")
_GOES_ON = re.compile(
    r"(\s(?:in|of|for|with|without|via|as|on|under|to|and|are|from)\s"
    r"[^\n\[\](){}.;|,\"“:]{3,250}?)\.\s"
)
_VENUE_BEHIND = re.compile(r"(?<=\S)\s?\(([^()]{2,80})\)[\s.]*$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_AT_END = re.compile(r"(?<![\d-])(?:(?:19|20)\d\d|['’]\d\d)$")
# Knot D, van Loom AB.
_IN_VANCOUVER = re.compile(
    r"(?:(?:[a-z]{2,4} ){0,2}[^\W\d_a-z][\w'’-]{1,40} [A-Z]{1,3}(?:, |[.:]?$)){1,100}"
)
_YEAR_BEHIND_NAMES = re.compile(r"\s\(?(?:19|20)\d\d[a-z]?\)?[.,:]?\s*$")
_SIGNS = re.compile(
    r"^[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\s]+"
)  # pictures in front
_OPEN_BRACKET = re.compile(r"\s?\([^()]*$")
_LONG_NAME = 4  # words of what a method is called, before its title goes on
_LONG_VENUE = 8  # words
# "1) **Loom-2** - a new loom that ...".
_DESCRIBED = re.compile(r"\s[-–—]\s[a-z]")
# Words: a shorter one is less surely a title than a longer one beside it.
SHORT_TITLE = 3


@dataclass(slots=True)
class Chunk:
    """Neighbouring runs of one look.

    Where they stand in the entry's plain text, and where they lead.
    """

    text: str
    start: int
    bold: bool
    italic: bool
    url: str | None

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)


def find_title(chunks: list[Chunk]) -> tuple[int, int, str] | None:
    """Find the title among an entry's chunks: where it stands, and how it looks."""
    plain = "".join(chunk.text for chunk in chunks)
    if cited := title_in_reference(plain, chunks) or _behind_names(
        plain, chunks
    ):
        return cited
    found = [*_quoted(plain, chunks), *_marked(chunks)]
    if found and found[0][2] == "quoted and marked":
        return found[0]
    long = (title for title in found if _length(plain, title) >= SHORT_TITLE)
    title = next(long, None)
    if title and title[2] == "bold" and _length(plain, title) <= _LONG_NAME:
        return _with_subtitle(plain, chunks, title) or title
    return title or _short_title(plain, chunks, found)


def _length(plain: str, title: tuple[int, int, str]) -> int:
    """How many words a title has."""
    return len(words(plain[title[0] : title[1]]))


def _short_title(
    plain: str, chunks: list[Chunk], found: list[tuple[int, int, str]]
) -> tuple[int, int, str] | None:
    """The title of an entry in which nothing marked is as long as titles are."""
    unmarked = _unmarked(plain, chunks)
    if not found:
        return unmarked
    first = found[0]
    before = words(plain[: first[0]])
    described = _DESCRIBED.match(plain, first[1])
    numbered = described and "".join(before).isdecimal()
    if numbered or first[2] == "quoted":  # behind a short name
        return first
    if first[2] != "italic" and (
        longer := _with_subtitle(plain, chunks, first)
    ):
        return longer
    if not before and (
        whole := _at_the_beginning(plain, chunks, first, unmarked)
    ):
        return whole
    single = bool(before) or _length(plain, first) < 2
    if unmarked and single and _length(plain, unmarked) > SHORT_TITLE:
        return unmarked
    return first


def _behind_names(
    plain: str, chunks: list[Chunk]
) -> tuple[int, int, str] | None:
    """What is marked directly behind names, however short.

    ``A. Weaver, B. Thread. *Sleepless looms*.``.
    """
    first = next((chunk for chunk in chunks if _is_marked(plain, chunk)), None)
    # As in most entries, nothing stands there.
    if first is None or not plain[: first.start].strip():
        return None
    before = _YEAR_BEHIND_NAMES.sub("", plain[: first.start])
    if not (surely_names(before) or _IN_VANCOUVER.fullmatch(before.strip())):
        return None
    if not _may_be_title(first):
        return None
    look = "link" if first.url else "bold" if first.bold else "italic"
    return first.start, first.end, look


def _is_marked(plain: str, chunk: Chunk) -> bool:
    """Tell what is marked; in bold among the authors is whose list it is."""
    marked = (chunk.bold or chunk.italic or chunk.url) and has_words(
        chunk.text, 1
    )
    return bool(marked) and not (chunk.bold and _is_an_author(plain, chunk))


def _is_an_author(plain: str, chunk: Chunk) -> bool:
    """Tell whether what is in bold is a name among others, before a comma or behind one."""
    among = plain[chunk.end : chunk.end + 2] in {", ", " a"} or plain[
        : chunk.start
    ].endswith(", ")
    return among and are_names(chunk.text, alone=True)


def _may_be_title(chunk: Chunk) -> bool:
    """Tell whether what is marked has words of a title.

    It is no link, or one to a paper that is marked by nothing else.
    """
    if chunk.url is not None and (
        chunk.bold or not leads_to_paper(chunk.text, chunk.url)
    ):
        return False
    text = chunk.text.strip()
    no_title = are_names(text, alone=True) or is_label(text) or is_venue(text)
    return len(words(text)) > 1 and not no_title


def _with_subtitle(
    plain: str, chunks: list[Chunk], title: tuple[int, int, str]
) -> tuple[int, int, str] | None:
    """A marked name with the rest of its title, which is not marked, up to the next link.

    ``**Loom-GPT**: Looms Are Few-Shot Weavers``.
    """
    start, end, look = title
    links = (
        chunk.start for chunk in chunks if chunk.url and chunk.start >= end
    )
    match = _SUBTITLE.match(plain[: next(links, len(plain))], end)
    if match is None or len(words(match[1])) < SHORT_TITLE:
        return None
    beside = is_called_venue(match[1]) or surely_names(match[1])
    return None if beside else (start, match.end(1), look)


def _at_the_beginning(
    plain: str,
    chunks: list[Chunk],
    first: tuple[int, int, str],
    unmarked: tuple[int, int, str] | None,
) -> tuple[int, int, str] | None:
    """The title that a mark at the beginning is, or begins; None where neither is certain."""
    if longer := _with_rest(plain, chunks, first):
        return longer
    return first if unmarked and _tells_of(plain, first, unmarked) else None


def _with_rest(
    plain: str, chunks: list[Chunk], title: tuple[int, int, str]
) -> tuple[int, int, str] | None:
    """A title of which only the first words are marked, up to the stop behind it.

    ``[Looms](…) in linear time. Ada Weaver``; but ``[Loomkit](…) for weavers`` tells what it is.
    """
    start, end, look = title
    match = _GOES_ON.match(plain, end)
    if match is None or any(
        end <= c.start < match.end() and c.url for c in chunks
    ):
        return None
    names = plain[match.end() :].partition(". ")[0]
    return (start, match.end(1), look) if are_names(names) else None


def _tells_of(
    plain: str, name: tuple[int, int, str], behind: tuple[int, int, str]
) -> bool:
    """Tell whether a text says what is marked before it: ``[LoomGPT](…) is a model for looms``."""
    return plain[name[1] : behind[0]].isspace() and plain[behind[0]].islower()


def _quoted(plain: str, chunks: list[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Titles in quotes.

    Whole ones, not a word that a title quotes, nor a quote with which one begins.
    """
    for match in islice(_QUOTED.finditer(plain), _MOST_QUOTES):
        start, end = match.span(1)
        marked = [chunk for chunk in chunks if chunk.bold or chunk.url]
        if _holds(marked, start, end) or surely_names(plain[: start - 1]):
            yield start, end, "quoted and marked"
        elif (
            len(words(match[1])) >= SHORT_TITLE
            or _SHORT_NAME.fullmatch(plain[: start - 1])
        ) and not _is_quote(plain, marked, match):
            yield start, end, "quoted"


def _holds(marked: list[Chunk], start: int, end: int) -> bool:
    """Tell whether a stretch holds something that is marked."""
    return any(start <= chunk.start and chunk.end <= end for chunk in marked)


def _is_quote(plain: str, marked: list[Chunk], match: re.Match[str]) -> bool:
    """Tell whether quotes are only part of a title: within a marked one, or it goes on behind."""
    start, end = match.span(1)
    length = len(words(match[1]))
    around = (
        chunk for chunk in marked if chunk.start < start and chunk.end > end
    )
    within_title = any(len(words(chunk.text)) > length for chunk in around)
    goes_on = plain[end + 1 : end + 2] in {":", "?", "!"}
    # "[pdf]" behind a whole title.
    beside = any(chunk.start == end + 2 for chunk in marked)
    small = not beside and plain[end + 2 : end + 3].islower()
    return within_title or goes_on or (start <= 1 and small)


def _marked(chunks: list[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Titles in bold, then titles that are links.

    Neither where they are a label, a venue or names.
    """
    plain = "".join(chunk.text for chunk in chunks)
    for start, end, look in (
        *_bold(chunks),
        *_italic_first(chunks),
        *_linked(chunks),
    ):
        text = plain[start:end].strip()
        if (
            text
            and not _names_a_link(text)
            and (look == "link" or not surely_names(text))
        ):
            yield start, end, look


def _bold(chunks: list[Chunk]) -> list[tuple[int, int, str]]:
    """What is in bold; chunks beside each other are one."""
    rows: list[tuple[int, int, str]] = []
    for chunk in (chunk for chunk in chunks if chunk.bold):
        start = (
            rows.pop()[0]
            if rows and rows[-1][1] == chunk.start
            else chunk.start
        )
        rows.append((start, chunk.end, "bold"))
    return [
        (*_whole_link(chunks, start, end), look) for start, end, look in rows
    ]


def _whole_link(chunks: list[Chunk], start: int, end: int) -> tuple[int, int]:
    """A stretch in bold with all of the link of which it is a part."""
    urls = {chunk.url for chunk in cut(chunks, start, end)}
    if len(urls) == 1 and None not in urls:
        for chunk in chunks:
            if chunk.url in urls and chunk.end == start:
                start = chunk.start
            elif chunk.url in urls and chunk.start == end:
                end = chunk.end
    return start, end


def _italic_first(chunks: list[Chunk]) -> Iterator[tuple[int, int, str]]:
    """What is in italics, where it comes first and is as long as a title."""
    first = next((chunk for chunk in chunks if has_words(chunk.text, 1)), None)
    if first is None or first.bold or not first.italic:
        return
    if len(words(first.text)) >= SHORT_TITLE and not is_prose(first.text):
        yield first.start, first.end, "italic"


def _linked(chunks: list[Chunk]) -> Iterator[tuple[int, int, str]]:
    for chunk in chunks:
        if chunk.url and not chunk.url.startswith("#"):
            yield chunk.start, chunk.end, "link"


def _names_a_link(text: str) -> bool:
    """Tell whether a marked text is what links are called, and no title."""
    bracketed = text[:1] in "[(【（" and text[-1:] in "])】）"
    address = text.startswith(("http://", "https://", "www."))
    return bracketed or address or text.endswith((":", "：")) or is_label(text)


def _unmarked(plain: str, chunks: list[Chunk]) -> tuple[int, int, str] | None:
    """A title without marks: what stands before the first link, or behind links that come first.

    Else in italics.
    """
    start = 0
    for chunk in chunks:
        before = plain[start : chunk.start]
        if chunk.url is not None and _IN_BRACKETS.fullmatch(before):
            start = chunk.end  # "[LoomConf 2019] (" before "[paper](…)"
        elif chunk.url is not None and before.strip(OPENING + "["):
            title = _plain_title(plain, start, chunk.start) or _slanted(chunks)
            return title or (
                _name(plain, start, chunk.start)
                if leads_to_paper(chunk.text, chunk.url)
                else None
            )
        elif chunk.url is not None:
            start = chunk.end
    return _plain_title(plain, start, len(plain)) or _slanted(chunks)


def _name(plain: str, start: int, end: int) -> tuple[int, int, str] | None:
    """A title of one word (``GoogLeNet``), which only a link to its paper shows to be one."""
    line = next(filter(words, plain[start:end].split("\n")), "")
    found = words(line)
    if len(found) != 1 or is_label(found[0]) or found[0].isdecimal():
        return None
    at = plain.index(found[0], start)
    return at, at + len(found[0]), "plain"


def _plain_title(
    plain: str, start: int, end: int
) -> tuple[int, int, str] | None:
    """Cut what stands before and behind a title off.

    Brackets with a venue, a date, authors after a full stop.
    """
    text = plain[start:end]
    line = next(filter(words, text.split("\n")), "")
    start += text.find(line)
    at = _after_lead(line)
    title = _TRANSLATION.sub("", line[at:]).rstrip(" [(（【" + ENDING)
    title = without_venue_at_end(title)
    sentences = _sentences(title)
    cited = title_in_citation(title[: sentences[0][1]])
    if cited is not None:
        return start + at + cited[0], start + at + cited[1], "plain"
    if (told := _YEAR_AND_NAMES.search(title)) and are_names(
        told["names"], alone=True
    ):
        title = title[: told.start()]
        return start + at, start + at + len(title), "plain"
    begin, last = _beside_names(title, sentences)
    at, title = at + begin, title[begin:last]
    if match := _TAIL.search(title):
        title = _OPEN_BRACKET.sub(
            "", _without_names_behind(title[: match.start()])
        )
        title = _without_venue_behind(title)
    if others := _OTHERS_BEHIND.search(title):
        title = title[: others.start()]
    return (
        (start + at, start + at + len(title), "plain")
        if len(words(title)) > 1
        else None
    )


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    ends = [match.span() for match in _SENTENCE_END.finditer(text)]
    begins = [0, *(end for _, end in ends)]
    return list(
        zip(begins, [*(start for start, _ in ends), len(text)], strict=True)
    )


def _beside_names(
    text: str, sentences: list[tuple[int, int]]
) -> tuple[int, int]:
    """Where a title stands: in the sentence behind one of names, in that before, or in all."""
    if len(sentences) > 1:
        first, second = sentences[:2]
        if _are_whole_names(text[: first[1]]):
            return second
        if are_names(text[slice(*second)]):
            return first
    return 0, len(text)


def _are_whole_names(text: str) -> bool:
    """Tell whether the sentence before another is names.

    Surely, or each of them with given and family name.
    """
    return surely_names(text) or (
        are_names(text) and all(" " in name.strip() for name in text.split(","))
    )


def _after_lead(line: str) -> int:
    """The place behind signs, dates and brackets that stand before a title.

    ``(arXiv 2021.03) Title``.
    """
    at = _after_venue(line)
    for _ in range(4):
        lead = _LEAD.match(line, at)
        at = lead.end() if lead else at
        bracket = _BRACKETED.match(line, at)
        if bracket is None or bracket.end() == len(line):
            break
        at = bracket.end()
    return at


def _after_venue(line: str) -> int:
    """The place behind a venue with its year, before a comma and a title: ``RSS 2024, Looms``."""
    venue, comma, rest = line.partition(", ")
    in_front = (
        comma
        and _YEAR.search(venue)
        and is_venue(venue.strip(OPENING))
        and has_words(rest, SHORT_TITLE)
    )
    return len(venue) + len(comma) if in_front else 0


def _without_names_behind(title: str) -> str:
    """Cut names off that stand between a title and its venue.

    ``Looms That Learn, Jane Doe, John Roe``.
    """
    parts = title.split(", ")
    at = len(parts)
    while (
        at > 1
        and " " in parts[at - 1].strip()
        and are_names(parts[at - 1], alone=True)
    ):
        at -= 1
    cut = ", ".join(parts[:at])
    return (
        cut if len(parts) - at > 1 and len(words(cut)) >= SHORT_TITLE else title
    )


def _without_venue_behind(title: str) -> str:
    """Cut a venue off that a comma parts from its title: ``Looms That Learn, IEEE Looms``."""
    cut, comma, venue = title.rpartition(", ")
    called = is_called_venue(venue) or is_venue(venue) or _SOCIETY.match(venue)
    return cut if comma and called and has_words(cut, SHORT_TITLE) else title


def _slanted(chunks: list[Chunk]) -> tuple[int, int, str] | None:
    slanted = (
        chunk
        for chunk in chunks
        if chunk.italic
        and not are_names(chunk.text)
        and not is_venue(chunk.text)
    )
    return next(
        (
            (chunk.start, chunk.end, "italic")
            for chunk in slanted
            if len(words(chunk.text)) >= SHORT_TITLE
        ),
        None,
    )


def parted_venue(title: str) -> tuple[str, str]:
    """A title, and the venue or year in brackets behind it or "": ``Looms (ICLR 2015)``."""
    match = _VENUE_BEHIND.search(title)
    if (
        match is None
        or not (_YEAR_AT_END.search(match[1]) or is_venue(match[1]))
        or len(words(match[1])) > _LONG_VENUE
    ):
        return title, ""
    return title[: match.start()], match[1]


def without_tags(title: str) -> tuple[str, list[str]]:
    """A title without brackets in front of it, one of which is a venue, and what stands in these.

    ``[MixLoom][ECCV 22]Looms That Mix``; where none is a venue, they may be the title's own.
    """
    at, tags = 0, []
    while match := _TAG.match(title, at):
        tags.append(match[1].strip())
        at = match.end()
    rest = title[at:].strip()
    if not any(map(is_venue, tags)) or not has_words(rest, SHORT_TITLE):
        return title, []
    return rest, tags


def clean_title(text: str) -> str:
    """Take off what belongs to the list.

    Signs, quotes, a full stop at the end, a venue in brackets in front.
    """
    title = _SIGNS.sub("", " ".join(text.split())).strip(
        ENDING.replace(".", "")
    )
    title = (
        title[1:-1]
        if len(title) > 1 and title[0] in QUOTES and title[-1] in QUOTES
        else title
    )
    while (match := _BRACKETED.match(title)) and is_label(
        match.group().strip(" []()【】（）")
    ):
        title = title[match.end() :]
    title = title.removeprefix("**")  # of emphasis that is never closed
    title = _NAME_IN_FRONT.sub("", _MAKER.sub("", title), count=1)
    return title if title.endswith("...") else title.rstrip(".").strip()


def cut(chunks: list[Chunk], start: int, end: int) -> list[Chunk]:
    """The chunks, and pieces of chunks, that stand between two places."""
    pieces = []
    for chunk in chunks:
        first = chunk.start
        last = first + len(chunk.text)
        if start <= first and last <= end and last > start and first < end:
            pieces.append(chunk)
        elif last > start and first < end:
            text = chunk.text[max(start - first, 0) : end - first]
            pieces.append(
                Chunk(text, first, chunk.bold, chunk.italic, chunk.url)
            )
    return pieces
