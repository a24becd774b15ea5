"""A BibTeX file: one paper an entry, each read alone by pybtex."""

from __future__ import annotations

import re
from itertools import chain, groupby
from typing import TYPE_CHECKING

from paperweave.engine.waves import each_in_waves
from paperweave.model.record import (
    CitedWork,
    Furniture,
    Link,
    LinkKind,
    PartialDate,
    Problem,
    Record,
)
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.bibtex.blocks import NO_ENTRIES, Block, blocks
from paperweave.read.formats.bibtex.fields import (
    Fields,
    Macros,
    key_of,
    read_fields,
    read_macro,
)
from paperweave.read.formats.bibtex.journal_macros import with_journal
from paperweave.read.formats.bibtex.latex_values import (
    plain_identifier,
    plain_text,
    running_text,
)
from paperweave.read.formats.bibtex.names import authors_of
from paperweave.read.formats.bibtex.parents import Parents, parents_in
from paperweave.read.formats.bibtex.publication import is_place, publication_of
from paperweave.read.formats.bibtex.volumes import VOLUMES, VolumeAbove, is_work
from paperweave.read.formats.records.cited_works import cited_works
from paperweave.read.formats.records.date_fields import (
    Undated,
    beside_date,
    with_state,
)
from paperweave.read.formats.records.named_fields import categories_of
from paperweave.text.dates import (
    date_in,
    month_number,
    parse_date,
    parse_extended_date,
    year_in,
)
from paperweave.text.identifiers import arxiv_number, doi, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part
    from paperweave.read.formats.bibtex.fields import Fault

_NO_PAPERS = VOLUMES | {"set", "xdata"}
# Not a decorator above a class.
_BEGINS_ENTRY = re.compile(r"\s*@\s*[\w-]+\s*[{(][^=]{0,300}=")
_LATER_TITLE = re.compile(
    r"(?:later|formerly|previously|originally|also) titled:?\s*(.+)",
    re.IGNORECASE,
)
_NEXT_TITLE = re.compile(
    r"; (?:later|formerly|previously|originally|also) titled:?\s*"
)
_LINK_FIELDS: dict[str, LinkKind | None] = {
    "pdf": "pdf", "code": "code", "project": "project", "data": "data", "demo": "demo",
    "page": "page", "url": None, "software": None, "howpublished": None, "openreview": None,
}  # fmt: skip
_REPOSITORY = re.compile(r"arxiv|\bcorr\b|preprint", re.IGNORECASE)
# Fields in which an arXiv number may stand, in the order in which they are asked.
_PLACES_OF_NUMBER = (
    "journal",
    "journaltitle",
    "url",
    "doi",
    "note",
    "volume",
    "howpublished",
    "number",
    "pages",
    "series",
)
_DATES = ("posted", "date", "year", "updated")
# How far a work is, by biblatex's words for it; a preprint is told by its archive.
_STATES_OF_BIBLATEX = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
}
# Between a month and its day, or another month, and around the macros of JabRef ("#mar#").
_MONTH_ENDS = re.compile(r"[\s~/.,#-]+")
_WEB = re.compile(r"https?://[^\s{}\\<>\"]+")


def _split(seed: Seed) -> Iterator[Part]:
    parents = parents_in(seed.lines)
    macros, above = Macros(), VolumeAbove()

    def parts_of(block: Block) -> Iterator[Part]:
        return _parts(seed.name, block, macros, parents, above)

    def stands_alone(block: Block) -> bool:
        """Tell whether nothing that stands below a block depends on it."""
        return not above and block.kind not in NO_ENTRIES | _NO_PAPERS

    for alone, run in groupby(blocks(seed.lines), stands_alone):
        if alone:
            yield from each_in_waves(parts_of, run)
        else:
            yield from chain.from_iterable(map(parts_of, run))


def _parts(
    file: str,
    block: Block,
    macros: Macros,
    parents: Parents,
    above: VolumeAbove,
) -> Iterator[Part]:
    if block.kind is None:
        yield Furniture(block.first_line, block.last_line, "comment")
        return
    if block.kind in NO_ENTRIES:
        yield from _definition(file, block, macros)
        return
    fields = read_fields(block.text, macros)
    if block.kind in _NO_PAPERS and not _is_work(block, fields, parents):
        above.take(fields)
        what = f"@{block.kind}, which is no paper"
        yield Furniture(block.first_line, block.last_line, what)
    else:
        fields = parents.inherited(fields, block.kind)
        in_volume = above.gives_to(fields, block.kind)
        yield from _paper(file, block, fields, in_volume=in_volume)


def _is_work(block: Block, fields: Fields, parents: Parents) -> bool:
    return (
        block.kind in VOLUMES
        and is_work(block.kind, fields)
        and not parents.have(key_of(block.text))
    )


def _definition(file: str, block: Block, macros: Macros) -> Iterator[Part]:
    yield Furniture(block.first_line, block.last_line, str(block.kind))
    if block.kind == "string":
        for fault in read_macro(block.text, macros):
            message = f"this @string cannot be read ({fault.message}): fix it and build again"
            yield Problem("lost", file, _line(block, fault), message)


def _line(block: Block, fault: Fault) -> int:
    return block.first_line + block.text.count("\n", 0, fault.position)


def _paper(
    file: str, block: Block, fields: Fields, *, in_volume: bool
) -> Iterator[Part]:
    if in_volume:
        message = (
            "this entry says neither where nor when it was published: it was read as a paper of"
            " the volume above it; if it is not, give it a booktitle and a year"
        )
        yield Problem("guessed", file, block.first_line, message)
    if fields.get("title", "abstract", "eprint", "doi"):
        yield _record(file, block, fields)
    else:
        message = (
            "this entry has no title, abstract, eprint or doi: it was left out; "
            "add one of these"
        )
        yield Problem("lost", file, block.first_line, message)
    yield from _said_of(file, block, fields)


def _said_of(file: str, block: Block, fields: Fields) -> Iterator[Problem]:
    """What was wrong with an entry, and whether something is lost by it."""
    for fault in fields.faults:
        outcome = (
            "what could be read of it was kept"
            if fault.loses
            else "all of it was read"
        )
        message = f"this entry is damaged ({fault.message}): {outcome}; fix it"
        yield Problem(
            "lost" if fault.loses else "noted",
            file,
            _line(block, fault),
            message,
        )
    unknown = [name for name in fields.undefined if not month_number(name)]
    if unknown:
        message = (
            f"no @string defines {', '.join(unknown)}: the name itself was used; "
            "add the file that defines it"
        )
        yield Problem("noted", file, block.first_line, message)


def _record(file: str, block: Block, fields: Fields) -> Record:
    abstract = fields.get("abstract")
    number = _arxiv(fields)
    venue = _venue(fields, number)
    undated = _undated(fields)
    return Record(
        file,
        block.first_line,
        block.last_line,
        title=_title(fields),
        abstract=running_text(abstract) if abstract else None,
        authors=authors_of(fields.get("author", "director") or ""),
        date=_date(fields),
        updated=_date_under(fields, "updated"),
        arxiv=number,
        doi=_doi(fields),
        venue=venue,
        comment=with_state(_comment(fields, venue), undated.state),
        links=_links(fields),
        keywords=_keywords(fields),
        categories=_categories(fields),
        other_titles=_other_titles(fields),
        withdrawn=_is_withdrawn(fields),
        publication=publication_of(str(block.kind), fields),
        key=key_of(block.text),
        other_keys=_texts_between(fields.get("ids"), ","),
        cites=_works(
            fields,
            "cites",
            "references",
            "cited-references",
            "cited_references",
        ),
        cited_by=_works(fields, "citedby", "cited-by", "cited_by"),
        unread_date=undated.unread,
        raw=None if block.alone else block.text,
    )


def _works(fields: Fields, *names: str) -> tuple[CitedWork, ...]:
    """The works that a field names by their keys, DOIs or titles."""
    named = fields.get(*names)
    return cited_works(plain_identifier(named)) if named else ()


def _doi(fields: Fields) -> str | None:
    """The DOI of its own field or of the address, else one that a note calls so."""
    own = doi(plain_identifier(fields.get("doi") or fields.get("url") or ""))
    note = fields.get("note", "howpublished") or ""
    return own or (
        doi(plain_identifier(note)) if "doi" in note.lower() else None
    )


def _comment(fields: Fields, venue: str | None) -> str | None:
    """What the authors wrote beside it: our own field for it, else a note that is no venue."""
    own = fields.get("authorcomment")
    note = plain_text(own or fields.get("note") or "")
    return (
        note
        if note and (own or (note != venue and not arxiv_number(note)))
        else None
    )


def _categories(fields: Fields) -> tuple[str, ...]:
    """arXiv's: all of them as our own files have them, else the first."""
    given = fields.get("categories") or ""
    return categories_of(given.split()) or tuple(
        (fields.get("primaryclass", "eprintclass") or "").split()
    )


def _texts_between(text: str | None, separator: str) -> tuple[str, ...]:
    parts = [part.strip() for part in (text or "").split(separator)]
    return tuple(dict.fromkeys(part for part in parts if part))


def _title(fields: Fields) -> str | None:
    title, subtitle = fields.get("title"), fields.get("subtitle")
    return (
        running_text(f"{title}: {subtitle}" if subtitle else title)
        if title
        else None
    )


def _arxiv(fields: Fields) -> str | None:
    """The arXiv number of its own field, or a marked one in those where people put it."""
    texts = filter(None, map(fields.get, _PLACES_OF_NUMBER))
    return _eprint(fields) or next(filter(None, map(_marked, texts)), None)


def _eprint(fields: Fields) -> str | None:
    archive = (fields.get("archiveprefix", "eprinttype") or "arxiv").lower()
    own = fields.get("arxiv", "arxivid")  # al-folio's, Mendeley's
    eprint = own or fields.get("eprint")
    if not eprint or (archive != "arxiv" and not own):
        return None
    old_style = fields.get("primaryclass", "eprintclass")
    ways = [eprint, f"arXiv:{eprint}"]
    if old_style:
        ways.append(f"{old_style}/{eprint}")
    return next(filter(None, map(arxiv_number, ways)), None)


def _marked(text: str) -> str | None:
    """A number that is bare in these fields may be a volume: only a marked one counts."""
    return arxiv_number(f"{text} ;")


def _venue(fields: Fields, number: str | None) -> str | None:
    own = fields.get("publishedin")
    if own:
        return plain_text(own)
    published = fields.get(
        "booktitle", "journal", "journaltitle", "school", "institution"
    )
    if published and not (
        _REPOSITORY.search(published)
        and (number or "arxiv" in published.lower())
    ):
        return running_text(with_journal(published))
    return _venue_elsewhere(fields)


def _venue_elsewhere(fields: Fields) -> str | None:
    """A venue in fields that seldom have one: a place's, or a preprint's note."""
    held = plain_text(fields.get("venue") or "")
    if held and not is_place(held):
        return held
    note = fields.get("note")
    return (
        plain_text(note)
        if note and fields.get("eprint") and not arxiv_number(note)
        else None
    )


def _date(fields: Fields) -> PartialDate | None:
    # Of a preprint, as our own files say.
    posted = _date_under(fields, "posted")
    date = posted or _date_under(fields, "date")
    if date is not None:
        return date
    said = _bare(fields, "year")
    year = _date_under(fields, "year") or year_in(said)
    if year is None or year.month:
        return year
    known, day = _month_and_day(fields)
    return (
        parse_date(f"{year}-{known:02}-{day}") or PartialDate(year.year, known)
        if known
        else year
    )


def _date_under(fields: Fields, name: str) -> PartialDate | None:
    said = _bare(fields, name)
    return (parse_extended_date(said) or date_in(said)) if said else None


def _is_date(text: str) -> bool:
    """Tell whether a date can be read in a text, also by its form or its first year alone."""
    several = not date_in(text) and year_in(text)
    return bool(parse_extended_date(text) or several)


def _undated(fields: Fields) -> Undated:
    """What the fields of dates say beside their dates."""
    said = (_bare(fields, name) for name in _DATES)
    undated = beside_date(text for text in said if not _is_date(text))
    state = undated.state or _STATES_OF_BIBLATEX.get(_bare(fields, "pubstate"))
    return undated._replace(state=state)


def _month_and_day(fields: Fields) -> tuple[int | None, str]:
    """The month and its day, in any order; of several days (PMLR's ``09--15 Jun``) none."""
    words = _MONTH_ENDS.sub(" ", _bare(fields, "month")).split()
    named = [word for word in words if word.isalpha() and month_number(word)]
    month = next(iter([*named, *words]), "")
    days = [word for word in words if word.isdecimal() and word != month]
    day = _bare(fields, "day") or (days[0] if len(days) == 1 else "")
    return month_number(month) if month else None, day


def _bare(fields: Fields, name: str) -> str:
    """A field without the braces that keep its letters as they are: ``{2015}``."""
    return (fields.get(name) or "").replace("{", "").replace("}", "").strip()


def _links(fields: Fields) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for name, kind in _LINK_FIELDS.items():
        said = fields.values.get(name)
        for url in _WEB.findall(plain_identifier(said)) if said else ():
            usual = link_kind(url)
            known = usual if kind is None or usual in ("arxiv", "doi") else kind
            found.setdefault(url, Link(known, url))
    return tuple(found.values())


def _keywords(fields: Fields) -> tuple[str, ...]:
    words = fields.get("keywords", "keyword", "author_keywords")
    plain = plain_text(words or "")
    # One of our own lists ends with a semicolon where a keyword has a comma itself.
    return _texts_between(
        plain if plain.endswith(";") else plain.replace(",", ";"), ";"
    )


def _other_titles(fields: Fields) -> tuple[str, ...]:
    found = _LATER_TITLE.fullmatch(fields.get("addendum") or "")
    titles = _NEXT_TITLE.split(found[1]) if found else []
    return tuple(plain_text(title) for title in titles)


def _is_withdrawn(fields: Fields) -> bool:
    said = (fields.get("withdrawn") or "").lower()
    return (
        said not in {"", "no", "false", "0"}
        or (fields.get("pubstate") or "").lower() == "withdrawn"
    )


def _detect(seed: Seed) -> Detection:
    entries = others = 0
    for block in blocks(seed.lines):
        lines = block.last_line - block.first_line + 1
        if block.kind is None:
            others += not block.text.lstrip().startswith("%")
        elif _BEGINS_ENTRY.match(block.text) or block.kind in NO_ENTRIES:
            entries += lines
        else:
            others += lines
    if not entries:
        return Detection(0, "no entry that begins with @ and a brace")
    return Detection(
        entries / (entries + others),
        f"{entries} lines stand in entries, {others} outside of them",
    )


FORMAT = unless_xml(Format("BibTeX", _detect, _split))
