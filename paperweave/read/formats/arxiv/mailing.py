r"""The e-mails in which arXiv announces papers, and its ``.abs`` files.

arXiv mails one digest a day for each archive that a person subscribed to; the ``.abs`` file of a
paper, and the pages ``listings/new`` and ``listings/pastweek`` of arXiv's file tree, are built of
the same entries. An entry stands between lines of ``\\``: the number, fields whose long values go
on in lines that begin with two spaces, and after another ``\\`` the abstract, which replacements do
not have. Several mails in one file are read one after the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Link, Part, Problem, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.records.date_fields import beside_date
from paperweave.text.dates import date_in
from paperweave.text.identifiers import arxiv_number, doi, link_kind
from paperweave.text.names import author_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import PartialDate

_FENCE = "\\\\"
_NUMBER = re.compile(
    r"(?:arXiv|Paper)(?: \(\*cross-listing\*\))?: ?\S+", re.IGNORECASE
)
_RULE = re.compile(r"[-%=]{10,}")
_DAY = re.compile(r"/\* .{4,60} \*/")
_FIELD = re.compile(
    r"((?:Date|Date \(revised v?\d+\)|From|Title|Authors?|Categories|Comments|Report-no"
    r"|Journal-ref|DOI|MSC-class|ACM-class|Proxy|License|Subj-class)(?=:)"
    r"|replaced with revised version):? *(.*)"
)
_ADDRESS = re.compile(r"https?://[^\s,)]+")
_SIZE = re.compile(r" *\([^()]*\)$")
_WITHDRAWN = re.compile(
    r"(?:this|the) (?:paper|article|submission|manuscript|work)\b[^.]{0,40} withdrawn",
    re.IGNORECASE,
)
_LAST_RULE = "%%%---"
_ENOUGH = 3_000  # lines; the head of a mail has some 15, an entry some 30


@dataclass(slots=True)
class _Entry:
    """The lines of one entry while they are read."""

    first_line: int
    fields: dict[str, list[str]] = field(default_factory=dict)
    abstract: list[str] = field(default_factory=list)
    end: str = ""  # what stands behind the last fence: (address, size)

    def value(self, name: str) -> str | None:
        """A field's lines, joined by one space."""
        return self.text(name) or None

    def text(self, name: str) -> str:
        """The same, or nothing."""
        return " ".join(" ".join(self.fields.get(name, ())).split())


def detect(seed: Seed) -> Detection:
    """Sure where a fence is followed by an arXiv number."""
    head = seed.lines[:_ENOUGH]
    entries = sum(_starts_entry(head, at) for at in range(len(head)))
    if entries:
        return Detection(
            0.98, rf"{entries} times the line \\ followed by an arXiv number"
        )
    return Detection(0.0, r"no line \\ followed by an arXiv number")


def split(seed: Seed) -> Iterator[Part]:
    """Yield the entries, and what stands around them: mail headers, rules, dates, footers."""
    lines, at, outside = seed.lines, 0, True
    while at < len(lines):
        if _starts_entry(lines, at):
            entry, end = _read_entry(lines, at)
            yield from _parts(seed.name, entry, end)
            at, outside = end, False
            continue
        if lines[at].startswith(_LAST_RULE):
            outside = True
        what = _furniture(lines, at, outside=outside)
        if what is not None:
            yield Furniture(at + 1, at + 1, what)
        at += 1


def _starts_entry(lines: Sequence[str], at: int) -> bool:
    return (
        lines[at] == _FENCE
        and at + 1 < len(lines)
        and _NUMBER.match(lines[at + 1]) is not None
    )


def _furniture(lines: Sequence[str], at: int, *, outside: bool) -> str | None:
    """Name what a line outside all entries is.

    A blank line has no name (None), nor has one that has no business there.
    """
    line = lines[at]
    if _RULE.match(line):
        return "rule"
    neighbours = [*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]]
    if _DAY.match(line) or (
        line == _FENCE and any(_DAY.match(other) for other in neighbours)
    ):
        return "date of announcement"
    return "text of the mail around its entries" if outside and line else None


def _read_entry(lines: Sequence[str], start: int) -> tuple[_Entry, int]:
    """Read the entry whose first fence is at ``start``.

    Return it and the index behind its last line.
    """
    entry, at, name, in_head = _Entry(start + 1), start + 1, "", True
    while (
        at < len(lines)
        and not _RULE.match(lines[at])
        and not (at > start + 1 and _starts_entry(lines, at))
    ):
        line = lines[at]
        if line.startswith(_FENCE + " ("):
            entry.end = line
            return entry, at + 1
        if line == _FENCE:
            if not in_head:
                return entry, at + 1
            in_head = False
        elif in_head:
            name = _take_field(entry, line, name)
        else:
            entry.abstract.append(line)
        at += 1
    return entry, at


def _take_field(entry: _Entry, line: str, name: str) -> str:
    """Add a line of the entry's head to its field.

    Return the name of the field that it belongs to.
    """
    match = None if line.startswith("  ") else _FIELD.match(line)
    if not entry.fields:
        name = "number"
    elif match:
        name = match[1]
    entry.fields.setdefault(name, []).append(match[2] if match else line)
    return name


def _parts(file: str, entry: _Entry, end: int) -> Iterator[Part]:
    title, number = entry.value("Title"), _number(entry.text("number"))
    if title is None and number is None:
        message = (
            "an entry with neither a number that arXiv can have given nor a title; "
            "it was left out"
        )
        yield Problem("lost", file, entry.first_line, message)
        yield Furniture(entry.first_line, end, "entry that was left out")
        return
    abstract = " ".join(" ".join(entry.abstract).split())
    address = _ADDRESS.search(entry.end)
    yield Record(
        file=file,
        first_line=entry.first_line,
        last_line=end,
        title=title,
        abstract=abstract or None,
        authors=author_list(entry.text("Authors") or entry.text("Author")),
        date=_date(entry.value("Date")),
        updated=_last_revision(entry),
        arxiv=number,
        doi=_doi(entry.value("DOI")),
        venue=entry.value("Journal-ref"),
        comment=entry.value("Comments"),
        links=(Link(link_kind(address[0]), address[0]),) if address else (),
        categories=tuple(entry.text("Categories").split()),
        withdrawn=_is_withdrawn(entry.text("Comments"), abstract),
        unread_date=beside_date([_SIZE.sub("", entry.text("Date"))]).unread,
    )


def _is_withdrawn(comment: str, abstract: str) -> bool:
    return (
        "withdrawn" in comment.lower() or _WITHDRAWN.match(abstract) is not None
    )


def _number(line: str) -> str | None:
    return arxiv_number(
        "arXiv:" + line.rpartition(":")[2].strip().split(" ")[0]
    )


def _date(value: str | None) -> PartialDate | None:
    return date_in(_SIZE.sub("", value)) if value else None


def _last_revision(entry: _Entry) -> PartialDate | None:
    revisions = [
        name for name in entry.fields if name.startswith(("Date (", "replaced"))
    ]
    return _date(entry.value(revisions[-1])) if revisions else None


def _doi(value: str | None) -> str | None:
    """Take a DOI as the field has it.

    Those of the 1990s have ``<`` and ``>``, which end a DOI in running text.
    """
    if value is None:
        return None
    first = value.split(" ")[0]
    return first if first.startswith("10.") and "/" in first else doi(value)


FORMAT = unless_xml(
    Format("arXiv's e-mail digests and .abs files", detect, split)
)
