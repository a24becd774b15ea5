"""Read lists of publications in YAML, as researchers' sites have them (``publications.yml``).

Entries are items of a list, perhaps under headings such as years, or mappings under their citation
keys, as in Typst's bibliographies (Hayagriva). A field ``bibtex`` is read as BibTeX, for what the
entry does not say itself. A broken entry costs only itself: the file is parted where entries begin,
and each is read alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.engine.waves import each_in_waves
from paperweave.model.record import Part, Problem, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.bibtex.beside import with_bibtex
from paperweave.read.formats.furniture import Stretch, with_furniture
from paperweave.read.formats.json.said_once import with_what_stands_above
from paperweave.read.formats.records.field_names import (
    field_named,
    values_by_field,
)
from paperweave.read.formats.records.named_fields import (
    Place,
    is_paper,
    record_of,
)
from paperweave.read.formats.records.publication import citation_key
from paperweave.read.formats.yaml.hayagriva import (
    has_type_of_typst,
    is_of_typst,
    with_usual_names,
)
from paperweave.read.formats.yaml.yaml_nodes import (
    YamlError,
    YamlMapping,
    load_mended,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.read.formats.json.json_objects import Above

_LINES_TO_TELL = 2_000
_ENTRIES_TO_TELL = 20
_ITEM = re.compile(r"(?P<indent> *)- +[\w\"'][^:]{0,60}:(?: |$)")
_NAMED = re.compile(
    r"(?P<indent> *)[\"']?(?P<name>[^\"':#{}\[\]]{1,100})[\"']?:$"
)
_TITLE = re.compile(
    r"(?P<indent> *)(?:- +)?[\"']?title[\"']?:(?: *\S|$)", re.IGNORECASE
)
# Below these stand items that are no entries.
_WITHIN_ENTRY = frozenset(
    {"author", "authors", "editor", "editors", "parent", "affiliated"}
)
_BIBTEX_BELOW = re.compile(r" *(?:- +)?[\"']?bibtex[\"']?: *(?:[\"']@|[|>])")
_AROUND = re.compile(r" *(?:[\"']?[^:]{1,100}:(?: .*)?|---.*|\.\.\.|#.*)$")
# With these XML, JSON, BibTeX and tables begin.
_OF_A_PROGRAM = "cff-version:"  # CITATION.cff, with references among its lines
_OTHER_KINDS = frozenset("<{[@%|")
_PEOPLE = ("author", "authors")
_KEY = re.compile(r"[^\W\d_][\w:.+-]*\d[\w:.+-]*")  # weaver2024looms


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The lines of one entry without their common indent, and the headings above it."""

    first_line: int
    lines: tuple[str, ...]
    headings: tuple[Above, ...] = ()


def _detect(seed: Seed) -> Detection:
    head = list(islice(seed.lines, _LINES_TO_TELL))
    if not _may_be_yaml(head):
        return Detection(0, "no YAML with titles")
    first = islice(_chunks(head), _ENTRIES_TO_TELL)
    chunks = [found for found in first if isinstance(found, _Chunk)]
    papers = sum(map(_holds_paper, chunks))
    if papers and papers * 2 >= len(chunks):
        return Detection(
            1, f"YAML entries with titles, {papers} of the first {len(chunks)}"
        )
    return Detection(0, "YAML without papers")


def _may_be_yaml(head: Sequence[str]) -> bool:
    """Tell whether a file begins with no sign of another kind, and has a title as YAML has it."""
    told = (
        line
        for line in head
        if line.strip() and not line.startswith(("#", "---"))
    )
    if next(told, "")[:1] in _OTHER_KINDS:
        return False
    if any(line.startswith(_OF_A_PROGRAM) for line in head):
        return False
    return any(_TITLE.match(line) or _BIBTEX_BELOW.match(line) for line in head)


def _holds_paper(chunk: _Chunk) -> bool:
    try:
        value, _ = load_mended(chunk.lines)
    except YamlError:
        return False
    return any(
        is_paper(values_by_field(_fields_of(mapping).items()))
        for mapping, _ in _papers(value, chunk.headings)
    )


def _fields_of(mapping: YamlMapping) -> dict[str, object]:
    fields = mapping.plain()
    return with_usual_names(fields) if is_of_typst(fields) else fields


def _chunks(lines: Iterable[str]) -> Iterator[_Chunk | int]:
    """The entries of a file, and the numbers of lines that belong to none and are no heading."""
    source = list(lines)
    begins = _beginning_of_entries(source)
    if begins is None:
        return
    yield from _parted(source, *begins)


def _parted(
    source: Sequence[str], pattern: re.Pattern[str], indent: int
) -> Iterator[_Chunk | int]:
    """Part lines where a pattern begins an entry at an indent; deeper lines belong to it."""
    headings: dict[int, Above] = {}
    first = 0
    for number, line in enumerate(source, 1):
        depth = len(line) - len(line.lstrip(" "))
        if not line.strip() or (first and depth > indent):
            continue
        if first:
            yield _chunk(source, first, number - 1, indent, headings)
        if depth == indent and pattern.match(line):
            first = number
            continue
        first = 0
        headings = _with_heading(headings, depth, line)
        if not _AROUND.match(line):
            yield number
    if first:
        yield _chunk(source, first, len(source), indent, headings)


def _with_heading(
    headings: dict[int, Above], depth: int, line: str
) -> dict[int, Above]:
    """The headings above what follows: those further out, and this line if it is one."""
    kept = {at: above for at, above in headings.items() if at < depth}
    named = _NAMED.match(line)
    return {**kept, depth: (named["name"].strip(), {})} if named else kept


def _beginning_of_entries(
    lines: Sequence[str],
) -> tuple[re.Pattern[str], int] | None:
    """How entries begin: as items of a list, or as names with fields below them; and how far in."""
    names: list[int] = []
    within = ""  # the name above, which may be an entry's own
    for line in lines:
        item, title, named = (
            _ITEM.match(line),
            _TITLE.match(line),
            _NAMED.match(line),
        )
        if item and within not in _WITHIN_ENTRY:
            return _ITEM, len(item["indent"])
        if title:
            above = [
                indent for indent in names if indent < len(title["indent"])
            ]
            return (_NAMED, above[-1]) if above else None
        if named:
            names.append(len(named["indent"]))
            within = named["name"].lower()
    return None


def _chunk(
    source: Sequence[str],
    first: int,
    last: int,
    indent: int,
    headings: dict[int, Above],
) -> _Chunk:
    while last > first and not source[last - 1].strip():
        last -= 1
    lines = tuple(line[indent:] for line in source[first - 1 : last])
    return _Chunk(first, lines, tuple(headings.values()))


def _split(seed: Seed) -> Iterator[Part]:
    return with_furniture(
        _stretches(seed), seed.lines, "YAML around the papers"
    )


def _stretches(seed: Seed) -> Iterator[Stretch]:
    return each_in_waves(partial(_stretches_of, seed), _chunks(seed.lines))


def _stretches_of(seed: Seed, found: _Chunk | int) -> Iterator[Stretch]:
    if isinstance(found, int):
        message = "an entry of a YAML list was expected here, but this is not one; fix it"
        yield Stretch(
            found, found, (Problem("lost", seed.name, found, message),)
        )
    else:
        yield from _entries(seed, found)


def _entries(seed: Seed, chunk: _Chunk) -> Iterator[Stretch]:
    """The papers of an entry: one, or the list that it holds."""
    first, last = chunk.first_line, chunk.first_line + len(chunk.lines) - 1
    try:
        value, mended = load_mended(chunk.lines)
    except YamlError as error:
        where = f"line {first + error.line}: {error.why}"
        message = f"a YAML entry was expected here, but {where}; fix it and build again"
        yield Stretch(
            first, last, (Problem("lost", seed.name, first, message),)
        )
        return
    problems = tuple(_mended(seed, first + line) for line in mended)
    found = list(_papers(value, chunk.headings))
    if len(found) == 1:
        mapping, above = found[0]
        record = _record(mapping, above, Place(seed.name, first, last))
        yield Stretch(first, last, (*problems, _or_lost(record)))
        return
    if not found:
        yield Stretch(
            first, last, (*problems, _without_title(seed.name, first))
        )
    for mapping, above in found:
        place = Place(
            seed.name, first + mapping.first_line, first + mapping.last_line
        )
        record = _record(mapping, above, place)
        yield Stretch(
            place.first_line, place.last_line, (*problems, _or_lost(record))
        )
        problems = ()


def _or_lost(record: Record) -> Record | Problem:
    """A record, or what is told of one that says nothing by which its paper is known."""
    known = record.title or record.abstract or record.arxiv or record.doi
    return record if known else _without_title(record.file, record.first_line)


def _without_title(file: str, line: int) -> Problem:
    message = (
        "an entry with a title was expected here; add one, or remove the entry"
    )
    return Problem("lost", file, line, message)


def _mended(seed: Seed, line: int) -> Problem:
    message = (
        "not YAML: the value was read as if it were in quotes; put it in quotes"
    )
    return Problem("guessed", seed.name, line, message)


def _papers(
    value: object, above: tuple[Above, ...]
) -> Iterator[tuple[YamlMapping, tuple[Above, ...]]]:
    """The mappings with a title or BibTeX in a value, and what stands above each."""
    if isinstance(value, list):
        for item in value:
            yield from _papers(item, above)
    elif isinstance(value, YamlMapping):
        names = {name.lower() for name in value.fields}
        # A title is called so, too.
        named = "name" in names and names.intersection(_PEOPLE)
        untitled = is_of_typst(value.plain()) and "parent" in names
        if "title" in names or named or untitled or any(map(_is_bibtex, names)):
            yield value, above
            return
        for name, inner in value.fields.items():
            yield from _papers(inner, (*above, (name, value.fields)))


def _is_bibtex(name: str) -> bool:
    known = field_named(name)
    return known is not None and known[1] == "bibtex"


def _first_key(names: Iterable[str]) -> str | None:
    return next((name for name in names if _KEY.fullmatch(name)), None)


def _record(
    mapping: YamlMapping, above: tuple[Above, ...], place: Place
) -> Record:
    fields = _fields_of(mapping)
    if "name" in fields:
        fields = {"title": fields["name"], **fields}
    values = values_by_field(fields.items())
    record = record_of(with_what_stands_above(values, above), place)
    names = [
        str(fields.get("id", "")),
        *(name for name, _ in reversed(above) if name),
    ]
    # Books and articles of CSL, which have types of these names, say theirs.
    named = above and "id" not in fields
    if named and has_type_of_typst(mapping.fields):
        record = replace(record, key=citation_key([above[-1][0]]))
    elif not record.key:
        record = replace(record, key=_first_key(names))
    return with_bibtex(record, values)


FORMAT = unless_xml(Format("list of publications in YAML", _detect, _split))
