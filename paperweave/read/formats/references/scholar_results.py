"""Google Scholar's results, copied as text: search results, or the list of a person's profile.

A search result is a title, a line ``A Weaver, B Thread - Journal of Looms, 2019 - publisher``, a
piece of its text, and ``Cited by 12 Related articles All 5 versions``. In a profile the names and
the journal stand below the title, and the line ends with citations and year behind tabs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from paperweave.model.record import UNPUBLISHED, Furniture, PartialDate, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.furniture import Stretch, with_furniture
from paperweave.read.formats.plain_text.word_patterns import (
    AROUND,
    are_names,
    words,
)
from paperweave.read.formats.references.behind_titles import read_behind
from paperweave.text.identifiers import arxiv_number
from paperweave.text.names import author_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part

# Below a title: names, perhaps a venue, the year, and the site.
_BYLINE = re.compile(
    r"(?P<names>[^\t]{3,250}?)\s[-–]\s(?:(?P<venue>[^\t]{2,200}?),\s)?(?P<year>(?:1[89]|20)\d\d)"
    r"(?:\s[-–]\s(?P<site>[^\t]{2,80}))?\s*"
)
# Below a result: what one can do with it, in the languages of most of Scholar's readers. A button's
# word counts where another one follows it or nothing: "Saved by a thread" is a title.
_BUTTON = (
    r"Saved?\b|Cite\b|Cached\b|Speichern|Zitieren|Guardar|Citar"
    r"|Enregistrer|Citer|保存|引用(?!次)"
)
_COUNTED = (
    r"Cited by \d|Related articles|All \d+ versions|View as HTML"
    r"|Zitiert von|Ähnliche Artikel|Alle \d+ Versionen"
    r"|Citado por|Artículos relacionados|Las \d+ versiones"
    r"|Cité \d|Autres articles|Les \d+ versions"
    r"|被引用次数|相关文章|所有 \d+ 个版本"
)
_FOOT = re.compile(
    rf"\W{{0,4}}(?:{_COUNTED}|(?:{_BUTTON})(?=[\W\d]{{0,9}}(?:$|{_BUTTON}|{_COUNTED})))"
)
# "[PDF] arxiv.org", a link beside it.
_SITE = re.compile(r"\[[A-Z]{3,8}\]\s[\w.-]+\.[a-z]{2,10}")
# "[BOOK] The handbook of thread".
_KIND = re.compile(r"(?:\[[A-ZÀ-Ý]{1,10}\]){1,2}\s+")
# Below a paper of a profile, in three cells: where it appeared, how often it was cited, the year.
_CITATIONS = re.compile(r"[\d,.]*\*?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_BEHIND = re.compile(r",\s(?:1[89]|20)\d\d$")
_INITIALS_FIRST = re.compile(r"[^\W\d_]{1,4}\s\S")
_CHINESE_NAMES = re.compile(
    r"[\u3400-\u9fff]{2,4}(?:[,，]\s?[\u3400-\u9fff]{2,4})*"
)
_DOTS = re.compile(r"\s?(?:…|\.\.\.)\s?")
# What stands below and between the papers of a page, and what begins its end.
_OWN = re.compile(
    r"(?:cited by|citations|h-index|i10-index|public access|based on|show|view all|view|all|since"
    r"|any time|any type|sort by|custom range|include|create alert|title\b.*cited by|get my own"
    r"|new (?:articles|citations)|merged citations|this “cited by”|the system|try again|loading"
    r"|did you mean|showing|upload|add co|my (?:library|profile)|about [\d,.]+ results"
    r"|page [\d,.]+ of|(?:not )?available|[\d,.]+ (?:articles?|results?))\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:co-authors?|related searches|people also search|ähnliche suchanfragen"
    r"|búsquedas relacionadas|recherches associées|koautoren|coautores|coauteurs|相关搜索|合著者)",
    re.IGNORECASE,
)
_COUNT = re.compile(_COUNTED)
_MENU = re.compile(
    r"(?:any (?:time|type)|sort by \w+|custom range|include \w+|create alert)\W*",
    re.IGNORECASE,
)
_SHORTEST_TITLE = 12  # characters of a title that is told from a menu
_LONGEST_OF_A_MENU = 60  # characters
_WORDS_OF_A_MENU = 3  # "Since 2024"
# Of a title above the first result, where the page has its form.
_WORDS_ABOVE = 5
_TELLS_OF_WORK = re.compile(r"\b(?:19|20)\d\d\b|,\s[^\W\d]|://")
_CUT_OFF = ("…", "...")
_ENOUGH = 2_000  # lines
_LONGEST_TITLE = 400
_MOST_LINES = 12  # of a piece of text, which is three lines on the page


def detect(seed: Seed) -> Detection:
    """Sure where titles with such lines below them have Scholar's own words below these."""
    head = seed.lines[:_ENOUGH]
    results = sum(1 for _ in _results(head, seed.name))
    listed = sum(1 for _ in _profile(head, seed.name))
    feet = sum(_FOOT.match(line) is not None for line in head) if results else 0
    if results and feet * 2 >= results:
        return Detection(0.9, f"{results} results of Google Scholar")
    if listed > 1:
        return Detection(0.9, f"{listed} papers of a profile at Google Scholar")
    return Detection(0.0, "no results of Google Scholar")


def split(seed: Seed) -> Iterator[Part]:
    """Yield each result as a record; menus and links are furniture."""
    found = list(_results(seed.lines, seed.name)) or list(
        _profile(seed.lines, seed.name)
    )
    stretches = (
        Stretch(paper.first_line, paper.last_line, (paper,)) for paper in found
    )
    for part in with_furniture(
        stretches, seed.lines, "Scholar's page around the papers"
    ):
        if not isinstance(part, Furniture):
            yield part
        else:
            yield from _short_lines(part, seed.lines)


def titles_among_menus(
    records: Sequence[Record], own: Sequence[int], lines: Sequence[str]
) -> Iterator[int]:
    """Of a page's own lines, by number, those that may be titles.

    Above its first paper, where the page has its form, these are only lines of several words.
    """
    first = min((record.first_line for record in records), default=len(lines))
    for number in own:
        text = lines[number - 1].strip()
        if number > first and _END.match(text):
            return
        long = len(words(text)) >= _WORDS_ABOVE and not text.endswith(".")
        if (
            (number > first or long)
            and not _OWN.match(text)
            and _may_be_title(text)
        ):
            yield number


def odd_results(
    records: Sequence[Record], lines: Sequence[str]
) -> Iterator[int]:
    """The lines of results whose title is a menu, or whose text has no buttons to end it."""
    feet = [
        record
        for record in records
        if _FOOT.match(lines[record.last_line - 1].strip())
    ]
    for record in records:
        last = lines[record.last_line - 1].strip()
        if _MENU.fullmatch(record.title or ""):
            yield record.first_line
        elif len(feet) * 2 >= len(records) and _goes_on_below(
            record, last, lines
        ):
            yield record.last_line


def _goes_on_below(record: Record, last: str, lines: Sequence[str]) -> bool:
    """Tell whether a result's text ends with dots, and a line without buttons is below it."""
    above = lines[record.last_line - 2].rstrip()
    text = record.abstract or ""
    return (
        bool(last)
        and text.endswith(last)
        and text != last
        and above.endswith(_CUT_OFF)
    )


def is_of_result(text: str) -> bool:
    """Tell whether a line only stands below or beside a result: names and year, buttons, a link."""
    byline = _BYLINE.fullmatch(text)
    if byline is not None:
        return byline["site"] is not None and _are_scholars_names(
            byline["names"]
        )
    counts = _FOOT.match(text) is not None and len(_COUNT.findall(text)) > 1
    return counts or _SITE.fullmatch(text) is not None


def _may_be_title(text: str) -> bool:
    """Tell whether a line may be a title: it is no link, no button, no name and no byline."""
    title = title_of(text).lstrip(AROUND)
    if (
        len(title) < _SHORTEST_TITLE
        or " " not in title
        or title[0].islower()
        or "\t" in text
    ):
        return False
    shown = (
        _SITE.fullmatch(text) or _FOOT.match(text) or _BYLINE.fullmatch(text)
    )
    return not shown and not are_names(title, alone=True)


def titles_in_texts(record: Record, lines: Sequence[str]) -> Iterator[int]:
    """The lines below a result's title that begin with a kind of work, as only titles do."""
    for number in range(record.first_line + 1, record.last_line + 1):
        text = lines[number - 1].strip().lstrip(AROUND)
        if _KIND.match(text) and not _SITE.fullmatch(text):
            yield number


def _short_lines(part: Furniture, lines: Sequence[str]) -> Iterator[Furniture]:
    """The menus and links of a page; what may be of another listing is left over."""
    for number in range(part.first_line, part.last_line + 1):
        line = lines[number - 1].strip()
        told = len(line) > _LONGEST_OF_A_MENU or _TELLS_OF_WORK.search(line)
        if not told or len(words(line)) <= _WORDS_OF_A_MENU:
            yield replace(part, first_line=number, last_line=number)


def _results(lines: Sequence[str], file: str) -> Iterator[Record]:
    """The search results, each from its title to what one can do with it."""
    last = 0
    for at, line in enumerate(lines):
        byline = (
            _BYLINE.fullmatch(line.strip())
            if " - " in line or " – " in line
            else None
        )
        if byline is None or not _are_scholars_names(byline["names"]):
            continue
        title = _title_above(lines, at, last)
        if title is None:
            continue
        last = _end(lines, at)
        record = _result(lines, file, (title, at, last))
        yield replace(record, **facts_of(byline))


def _are_scholars_names(text: str) -> bool:
    """Tell names as Scholar cuts them: ``A Weaver, BC Thread…``."""
    names = _DOTS.sub("", text).strip(" ,")
    if _CHINESE_NAMES.fullmatch(names):
        return True
    return _INITIALS_FIRST.match(names) is not None and are_names(
        names, alone=True
    )


def _title_above(lines: Sequence[str], at: int, last: int) -> int | None:
    """The place of the title above a line of names, which only links may part from it."""
    for above in range(at - 1, max(last, at - 4) - 1, -1):
        text = lines[above].strip()
        if text and not _SITE.fullmatch(text):
            return (
                above
                if len(text) <= _LONGEST_TITLE and not _FOOT.match(text)
                else None
            )
    return None


def _end(lines: Sequence[str], at: int) -> int:
    """The line behind the last of a result: behind its foot, or where its text ends."""
    for below in range(at + 1, min(at + _MOST_LINES, len(lines))):
        text = lines[below].strip()
        if _FOOT.match(text):
            return below + 1
        if not text or _SITE.fullmatch(text) or _BYLINE.fullmatch(text):
            return below
    return min(at + _MOST_LINES, len(lines))


def _result(
    lines: Sequence[str], file: str, places: tuple[int, int, int]
) -> Record:
    title, at, end = places
    texts = (
        line for line in lines[at + 1 : end] if not _FOOT.match(line.strip())
    )
    said = " ".join(" ".join(texts).split())
    return Record(
        file,
        title + 1,
        end,
        title=title_of(lines[title]),
        abstract=said or None,
    )


def title_of(text: str) -> str:
    """A result's title without the kind of work in brackets before it."""
    return _KIND.sub("", " ".join(text.split()))


def read_byline(text: str) -> re.Match[str] | None:
    """Tell whether a text is a line of names, venue and year below a result's title."""
    return _BYLINE.fullmatch(" ".join(text.split()))


def facts_of(byline: re.Match[str]) -> dict[str, Any]:
    """Authors, date, venue and arXiv number of a line below a title, as fields of a record."""
    venue = _DOTS.sub(" ", byline["venue"] or "").strip(" ,")
    preprint = venue.lower().startswith(("arxiv", "corr"))
    return {
        "authors": author_list(
            _DOTS.sub("", byline["names"]).replace("，", ", ")
        ),
        "date": PartialDate(int(byline["year"])),
        "arxiv": arxiv_number(venue),
        "venue": venue if venue and not preprint else None,
    }


def _profile(lines: Sequence[str], file: str) -> Iterator[Record]:
    """The papers of a profile: title, names, and a line with journal, citations and year.

    Some browsers copy citations and year as a line of their own.
    """
    end = 0
    for at, line in enumerate(lines):
        cells = _profile_cells(line) if "\t" in line else None
        if cells is None:
            continue
        where, year = cells
        apart = (
            not where and at > 2 and not are_names(lines[at - 1], alone=True)
        )
        where, first = (lines[at - 1], at - 3) if apart else (where, at - 2)
        names = (
            _DOTS.sub("", lines[first + 1]).strip(" ,") if first >= end else ""
        )
        if are_names(names, alone=True) and lines[first].strip():
            end = at + 1
            record = Record(
                file, first + 1, at + 1, title=title_of(lines[first])
            )
            yield replace(record, **facts_of_profile(names, where, year))


def _profile_cells(line: str) -> tuple[str, str] | None:
    """Where a paper of a profile appeared and its year, of the line that says them."""
    cells = [cell.strip() for cell in line.split("\t")]
    if (
        len(cells) != 3
        or not _CITATIONS.fullmatch(cells[1])
        or not _YEAR.fullmatch(cells[2])
    ):
        return None
    return _YEAR_BEHIND.sub("", cells[0]), cells[2]


def facts_of_profile(names: str, where: str, year: str) -> dict[str, Any]:
    """Authors, date, journal and volume of a paper in a profile, as fields of a record."""
    behind = read_behind(where) if where.strip() else None
    return {
        "authors": author_list(_DOTS.sub("", names).strip(" ,")),
        "date": PartialDate(int(year)) if _YEAR.fullmatch(year) else None,
        "arxiv": arxiv_number(where),
        "venue": behind.venue if behind else None,
        "publication": behind.publication if behind else UNPUBLISHED,
    }


FORMAT = unless_xml(Format("Google Scholar results (text)", detect, split))
