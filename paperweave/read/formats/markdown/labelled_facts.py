"""Facts of an entry that stand behind a label: ``Authors: …``, ``Keywords: …``, ``TL;DR: …``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Author
from paperweave.read.formats.plain_text.word_patterns import (
    has_subject,
    has_words,
)
from paperweave.read.formats.records.date_fields import beside_date
from paperweave.text.dates import date_told, date_within

if TYPE_CHECKING:
    from paperweave.read.formats.markdown.entry import Entry

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
# "Author: Weaver, Ada | University of Looms", a line for each.
_AT_WORK = re.compile(
    r"(?P<family>[^,|]{1,60}), (?P<given>[^,|]{1,60}?) ?\| ?.{0,200}"
)
_SUMMARY_WORDS = 12  # of a summary that says more than a title


def read_label(entry: Entry, text: str, plain: str) -> bool:
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
