"""Records of tagged lines: RIS, MEDLINE, Web of Science and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperweave.read.formats.tagged.cnki import DIALECT as CNKI
from paperweave.read.formats.tagged.cochrane import DIALECT as COCHRANE
from paperweave.read.formats.tagged.embase_labelled import DIALECT as EMBASE
from paperweave.read.formats.tagged.endnote_enw import DIALECT as ENDNOTE
from paperweave.read.formats.tagged.nbib import DIALECT as NBIB
from paperweave.read.formats.tagged.ovid import FORMAT as OVID
from paperweave.read.formats.tagged.ovid import ovid_records
from paperweave.read.formats.tagged.ovid_tagged import DIALECT as OVID_TAGGED
from paperweave.read.formats.tagged.refworks import DIALECT as REFWORKS
from paperweave.read.formats.tagged.ris import DIALECT as RIS
from paperweave.read.formats.tagged.scopus_text import DIALECT as SCOPUS
from paperweave.read.formats.tagged.web_of_science import (
    DIALECT as WEB_OF_SCIENCE,
)
from paperweave.read.marks.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.read.formats.tagged.dialect import Dialect

_DIALECTS = (
    NBIB,
    REFWORKS,
    RIS,
    WEB_OF_SCIENCE,
    COCHRANE,
    CNKI,
    EMBASE,
    ENDNOTE,
    OVID_TAGGED,
)
_OPENING = {one.name: one.layout.first for one in _DIALECTS}
# A record may lack its kind, and no other has these.
_OPENING[ENDNOTE.name] = ("%0", "%T", "%A")
# How the first lines of records look where that is not their tag alone.
_BEGINS = {
    CNKI.name: (r"\{?Reference Type", "SrcDatabase"),
    EMBASE.name: (r"\"?TITLE\"?",),
}
_FEWEST = 2  # tagged lines that make a record


def tagged(lines: Sequence[str]) -> Iterator[Span]:
    """The records of each dialect; of those whose tags fit two dialects the later ones count."""
    for dialect in _DIALECTS:
        begins = re.compile(
            "|".join(_BEGINS.get(dialect.name, _OPENING[dialect.name]))
        )
        if any(map(begins.match, lines)):
            yield from _Search(dialect).spans(lines)
    yield from _scopus(lines)
    for record in ovid_records(lines):
        if len(record.values) >= _FEWEST:
            yield Span(OVID.name, record.first_line - 1, record.last_line)


def _begins_record(line: str) -> bool:
    """Tell whether a line begins a record of any dialect."""
    tags = ((one, one.layout.tag.match(line)) for one in _DIALECTS)
    return any(tag and tag["tag"] in _OPENING[one.name] for one, tag in tags)


@dataclass(slots=True)
class _Search:
    """Goes down the lines of a file with one dialect."""

    dialect: Dialect
    start: int | None = None
    # Behind the last line with a tag: untagged ones below may be another listing's.
    end: int = 0
    tags: int = 0
    gap: bool = False  # a blank line stands above
    ended: bool = False

    def spans(self, lines: Sequence[str]) -> Iterator[Span]:
        """Yield records from their first tag to their last."""
        # Where lines begin that exports put above their records.
        around: int | None = None
        for number, line in enumerate(lines):
            if not line.strip():
                self.gap = True
                continue
            if self.start is not None and not self._take(number, line):
                yield from self._close()
                around = None
            if self.start is None:
                around = self._look_for_start(number, line, around)
            self.gap = False
        yield from self._close()

    def _look_for_start(
        self, number: int, line: str, around: int | None
    ) -> int | None:
        layout = self.dialect.layout
        match = layout.tag.match(line)
        if (
            match
            and match["tag"].replace(" ", "_") in _OPENING[self.dialect.name]
        ):
            self.start = number if around is None else around
            self.end, self.tags, self.ended = number + 1, 1, False
            return None
        if layout.around and layout.around.match(line):
            return number if around is None else around
        return None

    def _take(self, number: int, line: str) -> bool:
        """Add a line to the record; False where it does not belong to it."""
        layout = self.dialect.layout
        match = layout.tag.match(line)
        around = bool(layout.around and layout.around.match(line))
        if not around and (self.ended or not match):
            return not self.ended and self._goes_on(line)
        self.tags += match is not None
        self.end = number + 1
        self.ended = self.ended or bool(match and match["tag"] == layout.last)
        return True

    def _goes_on(self, line: str) -> bool:
        """Tell whether a line without a tag of the dialect goes on with the value above."""
        indent = self.dialect.layout.indent
        return (
            not self.gap
            and line.startswith(indent)
            and bool(indent or not _begins_record(line))
        )

    def _close(self) -> Iterator[Span]:
        if self.start is not None and self.tags >= _FEWEST:
            yield Span(self.dialect.name, self.start, self.end)
        self.start = None


def _scopus(lines: Sequence[str]) -> Iterator[Span]:
    """Records below Scopus' own heading; each ends with the line that names their source."""
    layout = SCOPUS.layout
    start: int | None = None
    for number, line in enumerate(lines):
        if start is None and layout.around and layout.around.match(line):
            start = number
        elif start is not None and line.startswith("SOURCE: Scopus"):
            yield Span(SCOPUS.name, start, number + 1)
            start = number + 1
