r"""Citations in pages that people write: ``[@key]`` becomes a link, and the page gets references.

The signs are Pandoc's: ``[see @one, p. 3; -@two]``, where ``-`` leaves the names out and braces
hold a key of any signs (``@{a b}``). A line ``\bibliography`` is where the references go; without
it they end the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from paperweave.mkdocs.cited_papers import CitedPaper

_PLACE = "\\bibliography"
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# Code between backticks, or a citation that is neither escaped nor the text of a link.
_CODE_OR_CITATION = re.compile(
    r"(`+)(?!`).*?(?<!`)\1(?!`)|(?<!\\)\[([^\][]*@[^\][]*)\](?![\[(:])"
)
_PART = re.compile(
    r"(?P<before>[^@]*?)(?P<bare>-?)@(?:\{(?P<braced>[^}]*)\}|(?P<key>\w[\w:.#$%&+?<>~/-]*))"
    r"(?P<after>.*)",
    re.DOTALL,
)
_NOT_LAST = ".:?,"  # signs inside a key that end a sentence behind it
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Cited:
    """A page with its citations: the text, the papers in the order of the text, unknown keys."""

    text: str = ""
    papers: dict[str, CitedPaper] = field(default_factory=dict)
    # Line of the text, key.
    unknown: list[tuple[int, str]] = field(default_factory=list)


def with_citations(
    text: str,
    papers: Mapping[str, CitedPaper],
    link: Callable[[CitedPaper, str], str],
    title: str,
) -> Cited:
    """A page's Markdown with its citations as links; a page that has none stays as it is.

    ``link`` makes a link to a paper's page, from what it shows; ``title`` stands above the
    references.
    """
    page = _Page(papers, link)
    lines = [page.line(number, line) for number, line in _outside_code(text)]
    page.cited.text = "\n".join(lines)
    if page.cited.papers:
        page.cited.text = _with_references(
            lines, page.cited.papers, title, link
        )
    return page.cited


def cites(text: str) -> bool:
    """Whether a page's Markdown has a citation, of a known key or not."""
    return "@" in text and any(
        _parts_of(found)
        for number, line in _outside_code(text)
        if number
        for found in _CODE_OR_CITATION.finditer(line)
    )


def _parts_of(found: re.Match[str]) -> list[re.Match[str]]:
    """The parts of a citation; none where it is code, or brackets around something else."""
    parts = [_PART.fullmatch(part) for part in (found[2] or "").split(";")]
    return [part for part in parts if part] if all(parts) else []


def _outside_code(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; number 0 is one of code."""
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        found = _FENCE.match(line)
        if fence:
            ends = (
                found
                and found[1].startswith(fence)
                and not line.strip().strip(fence[0])
            )
            fence = "" if ends else fence
            yield 0, line
        elif found:
            fence = found[1]
            yield 0, line
        else:
            yield number, line


class _Page:
    def __init__(
        self,
        papers: Mapping[str, CitedPaper],
        link: Callable[[CitedPaper, str], str],
    ) -> None:
        self.cited = Cited()
        self._papers = papers
        self._link = link

    def line(self, number: int, line: str) -> str:
        if not number or "[" not in line or "@" not in line:
            return line
        return _CODE_OR_CITATION.sub(
            lambda found: self._replaced(number, found), line
        )

    def _replaced(self, number: int, found: re.Match[str]) -> str:
        shown = [self._part(number, part) for part in _parts_of(found)]
        return f"({'; '.join(shown)})" if shown and all(shown) else found[0]

    def _part(self, number: int, part: re.Match[str]) -> str:
        key, after = part["braced"], part["after"]
        if key is None:
            key = part["key"].rstrip(_NOT_LAST)
            after = part["key"][len(key) :] + after
        paper = self._papers.get(key)
        if paper is None:
            self.cited.unknown.append((number, key))
            return ""
        self.cited.papers.setdefault(paper.address, paper)
        names = "" if part["bare"] else f"{literal(paper.names)}, "
        before = part["before"].strip()
        return f"{before}{before and ' '}{self._link(paper, names + paper.year)}{after.rstrip()}"


def _with_references(
    lines: list[str],
    papers: Mapping[str, CitedPaper],
    title: str,
    link: Callable[[CitedPaper, str], str],
) -> str:
    """The page with its references, in the order in which the text names them."""
    entries = [
        f"{number}. {literal(paper.reference)} {link(paper, literal(paper.title))}"
        if paper.title not in paper.reference
        else f"{number}. {_titled(paper, link)}"
        for number, paper in enumerate(papers.values(), start=1)
    ]
    listed = ["", *entries, ""]
    place = next(
        (i for i, line in enumerate(lines) if line.strip() == _PLACE), None
    )
    if place is None:
        return "\n".join([*lines, "", f"## {title}", *listed])
    return "\n".join([*lines[:place], *listed, *lines[place + 1 :]])


def _titled(paper: CitedPaper, link: Callable[[CitedPaper, str], str]) -> str:
    before, _, after = paper.reference.partition(paper.title)
    return literal(before) + link(paper, literal(paper.title)) + literal(after)


def literal(text: str) -> str:
    """A text that neither Markdown nor another plugin takes for more than its signs."""
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", _SPACE.sub(" ", text))


def html_link(address: str, title: str, shown: str) -> str:
    """A link as HTML, whose address is final."""
    return f'<a href="{escape(address)}" title="{escape(title)}">{shown}</a>'
