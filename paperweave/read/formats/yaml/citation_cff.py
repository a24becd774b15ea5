"""Read ``CITATION.cff``: how a program wants to be cited, and the paper about it.

Where the file names a paper (``preferred-citation``), that is the work to cite, and the program's
repository is its code; else the program itself is the work. Of the works that it refers to only
papers and books are taken.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.model.record import Part, Problem
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.furniture import Stretch, with_furniture
from paperweave.read.formats.records.field_names import Values, values_by_field
from paperweave.read.formats.records.named_fields import Place, record_of
from paperweave.read.formats.records.publication import bibtex_type
from paperweave.read.formats.yaml.yaml_nodes import (
    YamlError,
    YamlMapping,
    load_mended,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed

_LINES_TO_TELL = 500
_VERSION = re.compile(r"cff-version: *\S")
# What nests a name and a place, and what the place is called in lists.
_WITH_NAMES = {
    "conference": "event place",
    "publisher": "publisher place",
    "institution": "place",
}
_USUAL_NAMES = {
    "start": "first page",
    "end": "last page",
    "repository-code": "code",
}
_PARTS_OF_PLACE = ("city", "region", "country")
_HELD = {"conference", "journal"}
_PREFERRED, _REFERENCES = "preferred-citation", "references"


def _detect(seed: Seed) -> Detection:
    if any(map(_VERSION.match, islice(seed.lines, _LINES_TO_TELL))):
        return Detection(1, "a line with cff-version")
    return Detection(0, "no cff-version")


def _split(seed: Seed) -> Iterator[Part]:
    return with_furniture(
        _stretches(seed), seed.lines, "CITATION.cff around the papers"
    )


def _stretches(seed: Seed) -> Iterator[Stretch]:
    lines = list(seed.lines)
    try:
        whole, mended = load_mended(lines)
    except YamlError as error:
        number = min(error.line + 1, len(lines))
        message = f"YAML was expected here: {error.why}; fix it and build again"
        yield Stretch(
            number, number, (Problem("lost", seed.name, number, message),)
        )
        return
    if not isinstance(whole, YamlMapping):
        return
    problems = tuple(_problem(seed, line + 1) for line in mended)
    works = _works(whole)
    for number, (work, values) in enumerate(works):
        place = Place(seed.name, work.first_line + 1, work.last_line + 1)
        record = record_of(values, place)
        before = () if number else problems
        if record.title is None:
            message = (
                "a work with a title was expected here; add one, or remove it"
            )
            problem = Problem("lost", seed.name, place.first_line, message)
            yield Stretch(place.first_line, place.last_line, (*before, problem))
        else:
            yield Stretch(place.first_line, place.last_line, (*before, record))


def _problem(seed: Seed, line: int) -> Problem:
    message = (
        "not YAML: the value was read as if it were in quotes; put it in quotes"
    )
    return Problem("guessed", seed.name, line, message)


def _works(whole: YamlMapping) -> list[tuple[YamlMapping, Values]]:
    """The works of a file, in the order of their lines."""
    papers = _papers_cited(whole)
    preferred = whole.fields.get(_PREFERRED)
    if isinstance(preferred, YamlMapping) and preferred.fields.get("title"):
        own = (
            preferred,
            _with_code(_values(preferred), whole.fields.get("repository-code")),
        )
    else:
        last_line = papers[0].first_line - 1 if papers else whole.last_line
        own = replace(whole, last_line=last_line), _values(whole)
    works = [own, *((paper, _values(paper)) for paper in papers)]
    return sorted(works, key=lambda work: work[0].first_line)


def _papers_cited(whole: YamlMapping) -> list[YamlMapping]:
    """The papers and books among the works that a file refers to."""
    references = whole.fields.get(_REFERENCES)
    listed = references if isinstance(references, list) else []
    return [
        work
        for work in listed
        if isinstance(work, YamlMapping) and _is_paper(work)
    ]


def _with_code(values: Values, code: object) -> Values:
    """What a work says, and where the program stands that it is about."""
    return (
        {**values, "code": [*values.get("code", ()), code]} if code else values
    )


def _place(entity: dict[str, object]) -> str | None:
    """City, region and country of a publisher or conference, else where it says that it is."""
    parts = [str(entity[name]) for name in _PARTS_OF_PLACE if entity.get(name)]
    return ", ".join(parts) or str(entity.get("location") or "") or None


def _is_paper(work: YamlMapping) -> bool:
    return bibtex_type(str(work.fields.get("type", ""))) not in {None, "misc"}


def _month_of_year(year: object, month: str) -> str | None:
    return f"{year}-{int(month):02}" if month.isdecimal() else None


def _identifiers(listed: object) -> Iterator[tuple[str, object]]:
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict):
            yield str(item.get("type")), item.get("value")


def _values(work: YamlMapping) -> Values:
    fields = work.plain()
    for nested, place in _WITH_NAMES.items():
        inner = fields.get(nested)
        if isinstance(inner, dict):
            fields[nested] = inner.get("name")
            fields[place] = _place(inner)
    # Of a conference it is its proceedings, where no field names these.
    if "conference" in str(fields.get("type")) and not _HELD & fields.keys():
        fields["conference"] = fields.pop("collection-title", None)
    for kind, value in _identifiers(fields.get("identifiers")):
        fields.setdefault(kind, value)
    named = [
        (_USUAL_NAMES.get(name, name), value) for name, value in fields.items()
    ]
    if fields.get("year") and fields.get("month"):
        named.append(
            (
                "date published",
                _month_of_year(fields["year"], str(fields["month"])),
            )
        )
    return values_by_field(
        pair for pair in named if pair[0] not in {_PREFERRED, _REFERENCES}
    )


FORMAT = Format("CITATION.cff", _detect, _split)
