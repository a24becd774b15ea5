"""Read a Markdown file whose front matter (YAML or TOML) describes one paper.

Its body may be the abstract.

Such files come from proceedings that are built with Jekyll (PMLR's ``_posts``), from homepages of
researchers (Hugo's academic theme, academicpages), from note-taking programs with a note for each
paper, and from Paperweave's own pages.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.config.toml_errors import line_of
from paperweave.model.record import Part, Problem
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.records.field_names import Values, values_by_field
from paperweave.read.formats.records.field_values import text_of
from paperweave.read.formats.records.named_fields import (
    Place,
    is_paper,
    record_of,
)
from paperweave.read.formats.references.citation import read_citation
from paperweave.text.html_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from paperweave.model.reading import Seed
    from paperweave.model.record import Author
    from paperweave.read.formats.records.field_names import Field

_MOST_LINES = 20_000
# PyYAML reads this in 2 s; 3,000 authors have 180,000.
_MOST_CHARACTERS = 300_000
_DEEPEST = 12
_MOST_MENDED = 5
_UNQUOTED = re.compile(r"(\s*(?:- )?[\w-]{1,40}:) +(?![\"'|>&*\[{])(\S.*)")
_HEADING = re.compile(r"#{1,6} +(.+?) *#*")
_TITLE_KEY = re.compile(r"^title:", re.MULTILINE)
_EVIDENT_KEY = re.compile(r"^(?:abstract|doi|arxiv|authors?):", re.MULTILINE)
_SHORTEST_ABSTRACT = 100
_OTHER_KINDS = frozenset(
    {
        "talk",
        "teaching",
        "portfolio",
        "post",
        "project",
        "event",
        "course",
        "people",
        "new",
    }
)
_EVIDENCE: frozenset[Field] = frozenset(
    {"abstract", "doi", "arxiv", "venue", "pdf", "pmid", "journal_ref"}
)


class _UnreadableError(Exception):
    """Front matter that cannot be had: the line, and what is wrong with it."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


def _detect(seed: Seed) -> Detection:
    end = _end_of_front_matter(seed)
    if end is None:
        return Detection(0, "no front matter")
    try:
        fields = _load(seed, end)[0]
        values = values_by_field(fields.items())
    except _UnreadableError as error:
        keys = "\n".join(islice(seed.lines, end))
        if _TITLE_KEY.search(keys) and _EVIDENT_KEY.search(keys):
            return Detection(
                0.9,
                f"front matter of a paper, though it cannot be read: {error.why}",
            )
        return Detection(0, f"front matter that cannot be read: {error.why}")
    if (kind := _other_kind(fields)) is not None:
        return Detection(0, f"front matter of {kind}")
    if _is_of_academicpages(values) or (
        is_paper(values) and _has_evidence(fields, values)
    ):
        return Detection(
            1, f"front matter that names {', '.join(sorted(values))}"
        )
    return Detection(0, "front matter of no paper")


def _is_of_academicpages(values: Values) -> bool:
    """Tell whether front matter has the fields of a publication on such a homepage."""
    return {"title", "venue"} <= values.keys() and not {
        "url",
        "pdf",
    }.isdisjoint(values)


def _has_evidence(fields: Mapping[str, object], values: Values) -> bool:
    """Tell whether front matter names what only papers have.

    An abstract is called so: Hugo's pages of every kind have a summary.
    """
    if not (_EVIDENCE - {"abstract"}).isdisjoint(values):
        return True
    return any("abstract" in name.lower() for name in fields)


def _other_kind(fields: Mapping[str, object]) -> str | None:
    """What homepages hold beside papers, by a page's collection or what only talks have."""
    named = [
        str(fields.get(name, "")).lower().rstrip("s")
        for name in ("collection", "type", "layout")
    ]
    found = next((name for name in named if name in _OTHER_KINDS), None)
    event = {"event", "event_url", "location"} & fields.keys()
    return found or (
        f"a talk, with {min(event)}"
        if event and not {"doi", "publication"} & fields.keys()
        else None
    )


def _split(seed: Seed) -> Iterator[Part]:
    end = _end_of_front_matter(seed)
    if end is None:
        return
    try:
        fields, mended = _load(seed, end)
    except _UnreadableError as error:
        message = (
            f"YAML with a paper's fields was expected here: {error.why}; "
            "fix it and build again"
        )
        yield Problem("lost", seed.name, error.line, message)
        return
    for line in mended:
        yield Problem(
            "guessed",
            seed.name,
            line,
            "not YAML: the value was read as if it were in quotes; put it in quotes",
        )
    values = values_by_field(fields.items())
    abstract = (
        None if "abstract" in values else _abstract_in(list(seed.lines[end:]))
    )
    with_body: Values = (
        {**values, "abstract": [abstract]} if abstract else values
    )
    if "authors" not in values and (people := _cited_people(fields)):
        with_body = {**with_body, "authors": [list(people)]}
    yield record_of(with_body, Place(seed.name, 1, len(seed.lines)))


def _cited_people(fields: Mapping[str, object]) -> tuple[Author, ...]:
    """The authors as a page's own citation names them, which has them nowhere else."""
    text = text_of(fields.get("citation"))
    citation = read_citation(text) if text else None
    return citation.people if citation is not None and citation.certain else ()


def _end_of_front_matter(seed: Seed) -> int | None:
    """The number of the line that ends it; None where there is none."""
    lines = enumerate(islice(seed.lines, _MOST_LINES), 1)
    first = next((line for _, line in lines if line.strip()), None)
    ends = {"---": {"---", "..."}, "+++": {"+++"}}.get(first or "", set())
    return next((number for number, line in lines if line in ends), None)


def _load(seed: Seed, end: int) -> tuple[Mapping[str, object], list[int]]:
    """The fields, and the lines that were mended.

    A title with an unquoted colon is no YAML, yet people write it.
    """
    if seed.lines[end - 1] == "+++":
        return _load_toml("\n".join(_lines_between("+++", seed, end))), []
    lines = _lines_between("---", seed, end)
    mended: list[int] = []
    while True:
        try:
            return _checked("\n".join(lines)), mended
        except _UnreadableError as error:
            match = (
                _UNQUOTED.fullmatch(lines[error.line - 1])
                if error.line <= len(lines)
                else None
            )
            if (
                match is None
                or len(mended) == _MOST_MENDED
                or error.line in mended
            ):
                raise
            lines[error.line - 1] = (
                f"{match[1]} {json.dumps(match[2], ensure_ascii=False)}"
            )
            mended.append(error.line)


def _lines_between(mark: str, seed: Seed, end: int) -> list[str]:
    """The lines up to the end, with a blank one for the mark above them: their numbers stay."""
    return ["" if line == mark else line for line in seed.lines[: end - 1]]


def _load_toml(text: str) -> Mapping[str, object]:
    """Load TOML, as Hugo has it."""
    import tomllib

    try:
        return tomllib.loads(text[:_MOST_CHARACTERS])
    except (ValueError, RecursionError) as error:
        raise _UnreadableError(line_of(error) or 1, str(error)) from error


def _checked(text: str) -> Mapping[str, object]:
    """Load YAML without tags, aliases (a bomb needs them) and deep nesting, counted first."""
    import yaml

    if len(text) > _MOST_CHARACTERS:
        raise _UnreadableError(
            1,
            f"front matter of {len(text)} characters is longer than any paper's",
        )
    try:
        depth = 0
        for event in yaml.parse(text, yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
                event, yaml.CollectionEndEvent
            )
            if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
                line: int = getattr(event.start_mark, "line", 0) + 1
                raise _UnreadableError(
                    line, "aliases or deep nesting, which no paper needs"
                )
        loaded = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise _UnreadableError(
            line, getattr(error, "problem", None) or str(error)
        ) from error
    if not isinstance(loaded, dict):
        raise _UnreadableError(1, "no names with values")
    return {str(name): value for name, value in loaded.items()}


def _abstract_in(body: list[str]) -> str | None:
    """What stands under a heading ``Abstract``.

    Else the first paragraph, if it is long enough to be one.
    """
    under = ""
    paragraphs: dict[str, list[list[str]]] = {under: [[]]}
    for line in body:
        heading = _HEADING.fullmatch(line)
        if heading:
            under = heading[1].strip(" :*").lower()
            paragraphs.setdefault(under, [[]])
        elif line.strip():
            paragraphs[under][-1].append(line)
        else:
            paragraphs[under].append([])
    if "abstract" in paragraphs:
        return one_line(
            " ".join(line for lines in paragraphs["abstract"] for line in lines)
        )
    first = next((" ".join(lines) for lines in paragraphs[""] if lines), "")
    return one_line(first) if len(first) >= _SHORTEST_ABSTRACT else None


FORMAT = Format("Markdown with front matter", _detect, _split)
