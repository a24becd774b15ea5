"""The ledger of addresses: what was ever published, so that no address dies.

One line an address, sorted, three columns between tabs: the address (``papers/2402.17412``), what
it identifies (``arxiv:2402.17412 title:1f0c… abstract:9b1d… bibtex:wang2024lora``), and the day on
which it was first published. Lines are only ever added, and identities only ever added to a line:
``git`` merges two ledgers by keeping the lines of both (``merge=union`` in ``.gitattributes``), and
two lines of one address are read as one. A line that leads to another address says
``redirect:papers/…``, until it shows something of its own again. A line ``lists/keywords/lora``
says how many parts a long list had at most (``parts:3``): see ``list_parts.py``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from paperweave.config.names import LEDGER_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SECTIONS = ("papers", "keywords", "authors", "years", "sources", "venues")
TOPICS = "topics"
LISTS = "lists"
_HEADER = "# address\tidentifies\tfirst published"
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_TAKE_BACK = "restore the line from the history of the file"
# A section and a name of letters, digits, hyphens and points, or two (papers/astro-ph/0601001): no
# way out of a folder, and not the folder's own page.
_NAME = r"(?!index\Z)\w(?:[\w.-]*\w)?"
_PAGE = rf"papers/{_NAME}(?:/\w(?:[\w.-]*\w)?)?|(?:{'|'.join((*SECTIONS[1:], TOPICS))})/{_NAME}"
_LIST = rf"{LISTS}/(?:{'|'.join((*SECTIONS, TOPICS))})/\w(?:[\w.-]*\w)?"
_PATH = re.compile(rf"{_PAGE}|{_LIST}")
_LONGEST = 220  # bytes of a name: a file's name may have 255, with an ending
# 199,999 papers in parts of 200 are 1,000; a page is made for each, so no more is believed.
_PARTS = re.compile(r"[1-9][0-9]{0,3}")
# No clock counts before 1970.
_DAY = re.compile(r"(?:19[7-9][0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}")
_IDENTITIES = re.compile(r"[a-z]+:[^\s:]\S*(?: [a-z]+:[^\s:]\S*)*")


class DamagedLedgerError(Exception):
    """The ledger cannot be trusted; the message names the line. It is never rebuilt in silence."""


@dataclass(frozen=True, slots=True)
class Address:
    """One line of the ledger: a path without ending, what leads to it, the day it was published."""

    path: str
    identities: frozenset[str]
    published: date

    def with_identities(self, more: Iterable[str]) -> Address:
        """The same address, known by these identities as well."""
        together = self.identities.union(more)
        return (
            self
            if len(together) == len(self.identities)
            else Address(self.path, together, self.published)
        )

    def leading_to(self, target: str | None) -> Address:
        """The same address, leading to another one, or showing something of its own again."""
        before = [i for i in self.identities if i.startswith("redirect:")]
        if not before and target is None:
            return self
        now = [f"redirect:{target}"] if target else []
        return Address(
            self.path,
            self.identities.difference(before).union(now),
            self.published,
        )

    def having(self, kind: str, value: str) -> Address:
        """The same address, with this one value of a kind that may change (``topic:lora``)."""
        before = [i for i in self.identities if i.startswith(f"{kind}:")]
        now = self.identities.difference(before).union([f"{kind}:{value}"])
        return Address(self.path, now, self.published)

    def values(self, kind: str) -> list[str]:
        """Its identities of one kind without the kind's name, sorted: ``values("bibtex")``."""
        beginning = f"{kind}:"
        return sorted(
            [
                i.removeprefix(beginning)
                for i in self.identities
                if i.startswith(beginning)
            ]
        )


Ledger = dict[str, Address]


def read_ledger(text: str, name: str = LEDGER_NAME) -> Ledger:
    """Read a ledger's text; ``name`` is what its errors call it.

    Raises:
        DamagedLedgerError: a line that is none, or the marks of an unfinished merge.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[0].rstrip("\r") != _HEADER:
        raise DamagedLedgerError(
            f"{name}:1: {lines[0][:60]!r} where {_HEADER!r} was expected; {_TAKE_BACK}"
        )
    if lines.pop() != "":
        raise DamagedLedgerError(
            f"{name}:{len(lines) + 1}: the last line is cut off; {_TAKE_BACK}"
        )
    return _read_lines(enumerate(lines[1:], 2), name)


def _read_lines(lines: Iterable[tuple[int, str]], name: str) -> Ledger:
    """The addresses of lines with their numbers."""
    ledger: Ledger = {}
    # By what a file system sees that does not tell A from a.
    written: dict[str, str] = {}
    for number, line in lines:
        place = f"{name}:{number}"
        address = _read_line(line.rstrip("\r"), place)
        same = written.setdefault(fold_name(address.path), address.path)
        if same != address.path:
            raise DamagedLedgerError(
                f"{place}: {address.path!r} is {same!r} on many machines; {_TAKE_BACK}"
            )
        if before := ledger.get(address.path):
            address = _one_of_two(before, address, place)
        ledger[address.path] = address
    return ledger


def fold_name(path: str) -> str:
    """A path as a file system sees it that does not tell ``A`` from ``a``."""
    return unicodedata.normalize("NFC", path.casefold())


def _one_of_two(one: Address, other: Address, place: str) -> Address:
    """One line of the two that an address has where git kept the lines of two branches."""
    targets = {*one.values("redirect"), *other.values("redirect")}
    if len(targets) > 1:
        raise DamagedLedgerError(
            f"{place}: {one.path!r} leads to {' and to '.join(sorted(targets))}; "
            "delete one of the two lines"
        )
    together = one.identities | other.identities
    return Address(one.path, together, min(one.published, other.published))


def _read_line(line: str, place: str) -> Address:
    """What a line of the ledger says: the one place that tells what it may be."""
    if line.startswith(CONFLICT):
        raise DamagedLedgerError(
            f"{place}: conflict markers of an unfinished merge; "
            "`paperweave merge-addresses` resolves them"
        )
    path, identities, published = _three_cells(line, place)
    if not is_path(path):
        raise DamagedLedgerError(
            f"{place}: {path[:60]!r} is not an address; {_TAKE_BACK}"
        )
    if not _IDENTITIES.fullmatch(identities):
        raise DamagedLedgerError(
            f"{place}: {identities[:60]!r} are not identities (kind:value); {_TAKE_BACK}"
        )
    found = frozenset(identities.split(" "))
    _check_kinds(path, found, place)
    return Address(path, found, day_of(published, place))


def is_path(path: str) -> bool:
    """Whether a text is a path of the ledger, and so no way out of a folder."""
    short = all(len(name.encode()) <= _LONGEST for name in path.split("/"))
    return short and _PATH.fullmatch(path) is not None


def _check_kinds(path: str, identities: frozenset[str], place: str) -> None:
    """A list has its number of parts and nothing else, a page has none; a redirect has a target."""
    is_list = path.startswith(f"{LISTS}/")
    for identity in sorted(identities):
        kind, _, value = identity.partition(":")
        if is_list != (kind == "parts"):
            raise DamagedLedgerError(
                f"{place}: {identity[:60]!r} for {path!r}; {_TAKE_BACK}"
            )
        if kind == "parts" and not _PARTS.fullmatch(value):
            raise DamagedLedgerError(
                f"{place}: {value[:60]!r} parts, but a number from 1 to 9999 was expected; "
                f"{_TAKE_BACK}"
            )
        if kind == "redirect" and not _is_redirect(path, value):
            section = path.partition("/")[0]
            raise DamagedLedgerError(
                f"{place}: {value[:60]!r} is not an address in {section}/; {_TAKE_BACK}"
            )


def _is_redirect(path: str, target: str) -> bool:
    """Whether a page may lead to this target: to another page of its own section."""
    section = path.partition("/")[0]
    return is_path(target) and target.startswith(f"{section}/")


def day_of(published: str, place: str) -> date:
    """The day that a cell says; ``place`` is what an error begins with.

    Raises:
        DamagedLedgerError: it is none.
    """
    told = (
        f"{place}: {published[:60]!r} is not a date (2026-11-21); {_TAKE_BACK}"
    )
    fault = DamagedLedgerError(told)
    if not _DAY.fullmatch(published):
        raise fault
    try:
        return date.fromisoformat(published)
    except ValueError as error:  # 30 February
        raise fault from error


def _three_cells(line: str, place: str) -> tuple[str, str, str]:
    match line.split("\t"):
        case [path, identities, published]:
            return path, identities, published
        case cells:
            raise DamagedLedgerError(
                f"{place}: {len(cells)} columns where three were expected; {_TAKE_BACK}"
            )


def write_ledger(ledger: Mapping[str, Address]) -> str:
    """The ledger as text: sorted by address, identities sorted within a line."""
    lines = (
        f"{a.path}\t{' '.join(sorted(a.identities))}\t{a.published.isoformat()}"
        for a in ledger.values()
    )
    return "\n".join([_HEADER, *sorted(lines)]) + "\n"


def newest_day(text: str) -> date | None:
    """The last day on which a ledger published something; None if it has no sound line."""
    days = (line.rpartition("\t")[2].strip() for line in text.splitlines()[1:])
    try:
        return max((day_of(day, LEDGER_NAME) for day in days), default=None)
    except DamagedLedgerError:
        return None


def merged(text: str, name: str = LEDGER_NAME) -> str:
    """A ledger's text after ``git`` merged two branches: without marks, an address once.

    Raises:
        DamagedLedgerError: a line is none, or an address leads to two others.
    """
    lines = list(enumerate(text.removeprefix("\ufeff").split("\n"), 1))
    if not any(line.startswith(_HEADER) for _, line in lines):
        raise DamagedLedgerError(f"{name}: no line {_HEADER!r}; {_TAKE_BACK}")
    marks = (*CONFLICT, _HEADER)
    kept = [
        (n, line)
        for n, line in lines
        if line.strip() and not line.startswith(marks)
    ]
    return write_ledger(_read_lines(kept, name))


def identities(ledger: Mapping[str, Address]) -> frozenset[str]:
    """Everything that a published address is known by."""
    return frozenset().union(*(line.identities for line in ledger.values()))
