"""Read RePEc's mails of new working papers in economics (NEP), and archives of such mails.

Contents stand above, then each paper under its number. Newer mails have a label before each fact;
in older ones names and abstract stand below the title without any.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from paperweave.model.record import Furniture, Part
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.records.named_fields import Place, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.read.formats.records.field_names import Values

_LINES_TO_TELL = 3_000
_SIGN = re.compile(r"nep\.repec\.org|d\.repec\.org/n\?u=|NEP: New Econ")
_NUMBERED = re.compile(r"\s{0,3}\d{1,4}\.\s+(?P<title>\S.*)")
_LABEL = re.compile(
    r"\s*(?P<name>By|Date|URL|Keywords|JEL|Abstract)\s?:\s*(?P<value>.*)"
)
# The number that RePEc gives: RePEc:dgr:umamet:2005039.
_HANDLE = re.compile(r"RePEc:[^\s&]+")
# A rule, the mail's last words, or the first lines of the next mail.
_END = re.compile(
    r"\s*[-_=]{10,}\s*$|This nep-\w+ issue is|From \S+ at \S+  "
    r"|nep-\w+ +New Economics Papers"
)
_OVER_LINES = frozenset({"By", "Keywords", "Abstract"})
_LONGEST_NAME = 120  # characters of a name with its place of work


class _Lines(NamedTuple):
    """The lines of what stands under a number, the first counted from 0, the last not of it."""

    start: int
    end: int
    texts: Sequence[str]

    @property
    def is_paper(self) -> bool:
        """Whether it leads to a paper, as nothing in the contents does."""
        return any(_HANDLE.search(text) for text in self.texts)


def _detect(seed: Seed) -> Detection:
    head = list(islice(seed.lines, _LINES_TO_TELL))
    if not any(map(_SIGN.search, head)):
        return Detection(0, "no mail of RePEc's NEP")
    papers = sum(one.is_paper for one in _numbered(head))
    return Detection(
        1 if papers else 0, f"a mail of RePEc's NEP with {papers} papers"
    )


def _numbered(lines: Iterable[str]) -> Iterator[_Lines]:
    """What stands under each number, up to the next one, a rule or the end of the mail."""
    held: list[str] = []
    start = number = 0
    for number, line in enumerate(lines):
        begins = _NUMBERED.match(line)
        if held and (begins or _END.match(line)):
            yield _Lines(start, number, held)
            held = []
        if begins:
            start = number
        if begins or held:
            held.append(line)
    if held:
        yield _Lines(start, number + 1, held)


def _split(seed: Seed) -> Iterator[Part]:
    at = 0
    for one in _numbered(seed.lines):
        if not one.is_paper:
            continue
        yield from _around(seed.lines, at, one.start)
        filled = [n for n, text in enumerate(one.texts, 1) if text.strip()]
        at = one.start + filled[-1]
        yield record_of(_values(one), Place(seed.name, one.start + 1, at))
    yield from _around(seed.lines, at, len(seed.lines))


def _around(lines: Sequence[str], start: int, end: int) -> Iterator[Furniture]:
    """What stands between papers: the mail's head, its contents, its editor."""
    if any(line.strip() for line in lines[start:end]):
        yield Furniture(start + 1, end, "the mail around its papers")


def _values(one: _Lines) -> Values:
    labelled, unlabelled = _facts(one.texts[1:])
    title, blocks = _title(one.texts[0], unlabelled)
    # Where no label names them, the names stand in the first block.
    people = labelled.get("By") or (blocks.pop(0) if len(blocks) > 1 else [])
    handles = map(_HANDLE.search, labelled.get("URL", ()))
    words = " ".join(labelled.get("Keywords", ()))
    return {
        "title": [title],
        "authors": [people],
        "abstract": [
            "\n\n".join(
                " ".join(block)
                for block in [labelled.get("Abstract", []), *blocks]
                if block
            )
        ],
        "date": labelled.get("Date", [])[:1],
        "url": labelled.get("URL", [])[:1],
        "id": [handle[0] for handle in handles if handle],
        "keywords": [words.split(";") if ";" in words else words],
        "type": ["workingpaper"],
    }


def _facts(
    lines: Sequence[str],
) -> tuple[dict[str, list[str]], list[list[str]]]:
    """The lines under each label, and the blocks of lines that have none.

    Only names, keywords and a labelled abstract go on in lines below, up to a blank one; what
    is longer than any name below names is the abstract.
    """
    labelled: dict[str, list[str]] = {}
    blocks: list[list[str]] = [[]]
    label = None
    for line in lines:
        text = line.strip()
        found = _LABEL.match(line)
        if found:
            label = found["name"]
            labelled.setdefault(label, []).extend(
                filter(None, [found["value"]])
            )
            blocks.append([])
        elif not text:
            label = None
            blocks.append([])
        elif label in _OVER_LINES and not (
            label == "By" and len(text) > _LONGEST_NAME
        ):
            labelled[label].append(text)
        else:
            label = None
            blocks[-1].append(text)
    return labelled, blocks


def _title(first: str, blocks: list[list[str]]) -> tuple[str, list[list[str]]]:
    """The title with the lines right below it, and the other blocks that have lines."""
    numbered = _NUMBERED.match(first)
    pieces = [numbered["title"] if numbered else first, *blocks[0]]
    return " ".join(pieces), [block for block in blocks[1:] if block]


FORMAT = unless_xml(Format("RePEc NEP (mail)", _detect, _split))
