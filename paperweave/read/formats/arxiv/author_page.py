"""Read an author's list on arXiv: abstract, perhaps a comment, number and dates.

Titles and authors may stand above.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Problem, Record
from paperweave.read.formats.arxiv.author_groups import (
    NUMBER,
    Group,
    end_of_dates,
    groups,
    is_names,
    is_titled,
    title_at,
)
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.plain_text.line_features import is_menu, prose
from paperweave.read.formats.plain_text.paragraphs import joined
from paperweave.text.dates import parse_date
from paperweave.text.identifiers import arxiv_number
from paperweave.text.names import author_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, PartialDate
    from paperweave.read.formats.plain_text.paragraphs import Paragraph

_DATE = re.compile(r"(Created|Updated):\s*([^\s:]+)", re.IGNORECASE)
_COMMENT_LABEL = re.compile(r"^\W*comments?:\s*", re.IGNORECASE)
# Texts above this weight are sentences, as a comment seldom is.
_SENTENCES = 1.0
_COMMENT = re.compile(
    r"\W*(?:comments?:|accept|to appear|(?:to be )?(?:published|presented|submitted)|in proc|appear"
    r"|\d+ (?:pages?|figures?|tables?)|\d+\+\d+|(?:long|short|full|extended|camera|preliminary"
    r"|first|second|final|previous|conference|journal|updated|revised|corrected)\b.{0,30}"
    r"\b(?:version|paper)"
    r"|version|v\d|(?:the )?(?:code|data|project|software|website|source)\b|code:|https?://|demo"
    r"|this (?:paper|work|article|version|submission|is (?:a|an|the)) .{0,30}"
    r"(?:accept|version|appear|withdrawn|publish|supersede|replace|present)"
    r"|withdrawn|preprint|work in progress|under review|presented|workshop|supplement"
    r"|technical report|(?:phd|master|ph\.d|doctoral)\b|minor|added|fixed|typos?|arxiv admin)",
    re.IGNORECASE,
)
_HEADING = -1.5  # texts below this weight are no abstracts, not even short ones


def _split(seed: Seed) -> Iterator[Part]:
    found = list(groups(seed))
    titled = is_titled(found)
    for index, group in enumerate(found):
        start = _start(group, titled, head=index == 0)
        yield from _furniture(seed.name, group.above[:start])
        if group.number_line:
            yield from _entry(
                seed,
                Group(group.above[start:], group.number_line, group.last_line),
                titled,
            )
        else:
            yield from _tail(seed, group.above[start:], titled)


def _tail(
    seed: Seed, above: tuple[Paragraph, ...], titled: bool
) -> Iterator[Part]:
    """What stands below the last number.

    It may be an entry that is cut off; then come the page's own lines.
    """
    end = next(
        (n for n in range(len(above), 0, -1) if not is_menu(above[n - 1].text)),
        0,
    )
    if any(prose(part.text) > 0 for part in above[:end]):
        yield from _entry(
            seed, Group(above[:end], None, above[end - 1].last_line), titled
        )
    else:
        end = 0
    yield from _furniture(seed.name, above[end:])


def _start(group: Group, titled: bool, head: bool) -> int:
    """How many paragraphs stand above the entry itself.

    They are menus, and in the page's head whatever else is no text.
    """
    menu = next(
        (n for n, part in enumerate(group.above) if not is_menu(part.text)),
        len(group.above),
    )
    if titled:
        return title_at(group.above) or menu
    texts = (
        n
        for n, part in enumerate(group.above)
        if n >= menu and prose(part.text) > _HEADING
    )
    return next(texts, menu) if head else menu


def _furniture(file: str, above: Sequence[Paragraph]) -> Iterator[Part]:
    if above:
        yield Furniture(above[0].first_line, above[-1].last_line, "heading")
    for part in above:
        if not is_menu(part.text):
            yield Problem(
                "guessed",
                file,
                part.first_line,
                "part of no entry: treated as part of the page",
            )


def _entry(seed: Seed, group: Group, titled: bool) -> Iterator[Part]:
    title, names, rest = _parts(group.above, titled)
    abstract, comment = _abstract_and_comment(rest, group.number_line)
    number, categories = _numbered(seed, group.number_line)
    first = (
        group.above[0].first_line
        if group.above
        else group.number_line or group.last_line
    )
    dates = (
        _dates(seed.text(group.number_line, group.last_line))
        if group.number_line
        else {}
    )
    record = Record(
        seed.name,
        first,
        group.last_line,
        title=title.text if title else None,
        authors=author_list(names.text) if names else (),
        abstract=joined(abstract),
        comment=_COMMENT_LABEL.sub("", comment.text) if comment else None,
        arxiv=number,
        categories=categories,
        date=dates.get("created"),
        updated=dates.get("updated"),
    )
    yield record
    yield from _doubts(record, group.number_line)
    if len(abstract) > 1 and comment is None:
        message = "this does not read like a comment: read as another paragraph of the abstract"
        yield Problem("guessed", seed.name, abstract[-1].first_line, message)
    for message in _dates_left_out(dates):
        yield Problem("noted", seed.name, group.last_line, message)


def _abstract_and_comment(
    texts: tuple[Paragraph, ...], number_line: int | None
) -> tuple[tuple[Paragraph, ...], Paragraph | None]:
    """The paragraphs of the abstract, and the comment that may stand between it and the number."""
    if len(texts) > 1 and number_line and is_comment(texts[-1].text):
        return texts[:-1], texts[-1]
    return texts, None


def _numbered(
    seed: Seed, line: int | None
) -> tuple[str | None, tuple[str, ...]]:
    """The arXiv number and the categories on the line of an entry's number, where it has one."""
    found = NUMBER.fullmatch(seed.lines[line - 1].strip()) if line else None
    if found is None:
        return None, ()
    categories = (found["categories"] or "").replace(",", " ").split()
    return arxiv_number(found["number"]), tuple(categories)


def is_comment(text: str) -> bool:
    """Tell whether the last text above a number is its authors' comment, and no more abstract."""
    return prose(text) <= _SENTENCES or _COMMENT.match(text) is not None


def _doubts(record: Record, number_line: int | None) -> Iterator[Part]:
    if number_line is None:
        message = "the list ends before this entry's arXiv number: read as far as it goes"
        yield Problem("guessed", record.file, record.first_line, message)
        return
    if record.abstract is None:
        yield Problem(
            "noted",
            record.file,
            record.first_line,
            "there is no abstract above this arXiv number",
        )
    if record.arxiv is None:
        message = (
            "no arXiv number (YYMM.NNNNN or archive/YYMMNNN) follows arXiv: here; "
            "the entry was read without one"
        )
        yield Problem("noted", record.file, number_line, message)


def _parts(
    above: tuple[Paragraph, ...], titled: bool
) -> tuple[Paragraph | None, Paragraph | None, tuple[Paragraph, ...]]:
    if not titled or not above or prose(above[0].text) > 0:
        return None, None, above
    if len(above) > 1 and is_names(above[1].text):
        return above[0], above[1], above[2:]
    return above[0], None, above[1:]


def _dates(text: str) -> dict[str, PartialDate | None]:
    return {
        label.lower(): parse_date(date) for label, date in _DATE.findall(text)
    }


def _dates_left_out(dates: dict[str, PartialDate | None]) -> Iterator[str]:
    for label, date in dates.items():
        if date is None:
            yield (
                f"the date {label} is not in the calendar (YYYY-MM-DD was expected): "
                "it was left out"
            )


def _detect(seed: Seed) -> Detection:
    numbers = [
        n
        for n, line in enumerate(seed.lines)
        if line[:6].lower() == "arxiv:" and NUMBER.fullmatch(line.strip())
    ]
    dated = [n for n in numbers if end_of_dates(seed.lines, n) > n + 1]
    if not dated:
        return Detection(0, "no arXiv number with its dates below it")
    return Detection(
        0.95 * len(dated) / len(numbers),
        f"{len(dated)} arXiv numbers with their dates below",
    )


FORMAT = unless_xml(Format("arXiv author list", _detect, _split))
