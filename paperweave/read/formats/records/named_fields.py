"""Values that stand under a paper's fields become a ``Record``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from paperweave.model.record import (
    CitedWork,
    Link,
    LinkKind,
    PartialDate,
    Publication,
    Published,
    Record,
)
from paperweave.read.formats.records.cited_works import cited_works, identifier
from paperweave.read.formats.records.date_fields import (
    Undated,
    beside_date,
    with_state,
)
from paperweave.read.formats.records.field_values import (
    authors_of,
    dates_of,
    text_of,
    texts_of,
    urls_of,
)
from paperweave.read.formats.records.publication import (
    citation_key,
    publication_of,
)
from paperweave.text.dates import date_of
from paperweave.text.identifiers import arxiv_number, doi, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.read.formats.records.field_names import Field, Values

T = TypeVar("T")

_LINK_FIELDS: tuple[tuple[Field, LinkKind | None], ...] = (
    ("pdf", "pdf"),
    ("code", "code"),
    ("project", "project"),
    ("data", "data"),
    ("demo", "demo"),
    ("url", None),
)
_CATEGORY = re.compile(
    r"(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)\.[A-Za-z-]{2,18}"
    r"|astro-ph|cmp-lg|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph|q-alg"
    r"|alg-geom|chao-dyn|solv-int"
)
_ARCHIVE = re.compile(r"(?i)(?:arxiv|corr)\b")
# Tables say under "Source" where an entry was found, if not where it was published.
_LIBRARY = re.compile(
    r"(?i)(?:scopus|crossref|doi\.org|pubmed|medline|embase|web of science|semantic scholar"
    r"|openalex)\b"
)
_SLANTED = re.compile(r"(?:In )?[*_]([^*_]{2,300})[*_]")
_OF_SCHOOLS = frozenset({"phdthesis", "mastersthesis", "techreport"})
_YEAR = re.compile(r"(?<![\d.-])(?:19[5-9]|20[0-4])\d(?![\d-]|\.\d)")
_NUMBER = re.compile(r"(?=\S*\d)\S{1,200}")
_NUMBERS: frozenset[Field] = frozenset({"doi", "pmid"})
_BETWEEN_KEYS = re.compile(r"[,;]")
_DATE_FIELDS: tuple[Field, ...] = ("posted", "date", "year", "updated")
_NOTHING = frozenset(
    {
        "nan",
        "null",
        "none",
        "n/a",
        "na",
        "-",
        "abstract missing",
        "[no abstract available]",
        "no abstract available",
    }
)
# A text that is longer need not be compared.
_LONGEST_NOTHING = max(map(len, _NOTHING))


class _Said(dict["Field", "Sequence[object]"]):
    """Values by field; the texts under a field are made once, since several facts ask for them."""

    def __init__(self, values: Values) -> None:
        super().__init__(values)
        self._texts: dict[Field, list[str]] = {}

    def texts(self, field: Field) -> list[str]:
        """The texts under a field, without those that say that there is nothing."""
        if field not in self:  # as most that are asked for
            return []
        known = self._texts.get(field)
        if known is None:
            found = map(text_of, self[field])
            known = self._texts[field] = [
                text for text in found if text and _says_something(text)
            ]
        return known


def _says_something(text: str) -> bool:
    return len(text) > _LONGEST_NOTHING or text.lower() not in _NOTHING


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: file, lines, and its own text where it is less than its lines."""

    file: str
    first_line: int
    last_line: int
    raw: str | None = None


_PEOPLE = frozenset({"authors", "editors"})
# What makes a paper of a title and people.
_MORE = frozenset(
    {"year", "date", "venue", "url", "pdf", "keywords", "journal_ref"}
)


def is_paper(values: Values) -> bool:
    """Tell whether values are a paper's: title with abstract, identifier, or people and more.

    An abstract with authors or an identifier is one too, since some tables leave titles out, and so
    is an entry in BibTeX.
    """
    if any(bibtex_in(values)):
        return True
    said = _Said(values)
    numbered = not _NUMBERS.isdisjoint(values)
    identified = numbered or any(map(arxiv_number, _places(said)))
    abstract = any(text_of(value) for value in values.get("abstract", ()))
    if _first_text(said, "title") is None:
        return abstract and (identified or "authors" in values)
    people = not _PEOPLE.isdisjoint(values)
    return abstract or identified or (people and not _MORE.isdisjoint(values))


def bibtex_in(values: Values) -> Iterator[str]:
    """The entries in BibTeX that stand under a field."""
    found = values.get("bibtex", ())
    return (
        text
        for text in found
        if isinstance(text, str) and text.lstrip()[:1] == "@"
    )


def has_text(record: Record) -> bool:
    """Tell whether a record has a title or an abstract, by which a reader knows the paper."""
    return record.title is not None or record.abstract is not None


def record_of(given: Values, place: Place) -> Record:
    """Read all that the values say of a paper."""
    values = _Said(_with_years(given))
    title, status = _first_text(values, "title"), _first_text(values, "status")
    withdrawn = (status or "").lower().startswith(("withdraw", "retract"))
    words = _category_words(values)
    venue = next(
        filter(
            None,
            map(
                _venue,
                (*values.get("venue", ()), *values.get("journal_ref", ())),
            ),
        ),
        None,
    )
    publication, key = (
        publication_of(values),
        citation_key(values.get("key", ())),
    )
    undated = _undated(values)
    if publication.type in _OF_SCHOOLS:
        venue, publication = _at_a_school(venue, publication)
    archived = venue is not None and _ARCHIVE.match(venue)
    return Record(
        file=place.file,
        first_line=place.first_line,
        last_line=place.last_line,
        raw=place.raw,
        title=title,
        abstract=_first_text(values, "abstract"),
        authors=next(
            filter(None, map(authors_of, values.get("authors", ()))), ()
        ),
        date=_date(values),
        updated=_first_date(values, "updated"),
        arxiv=next(filter(None, map(arxiv_number, _places(values))), None),
        doi=next(
            filter(
                None,
                map(
                    doi,
                    map(
                        unquote,
                        _texts(values, "doi", "url", "id", "number", "pdf"),
                    ),
                ),
            ),
            None,
        ),
        venue=None if archived or venue == title else venue,
        source=venue if archived else _first_text(values, "source"),
        organisation=_first_text(values, "organisation"),
        comment=with_state(
            _comment(values) or (None if withdrawn else status), undated.state
        ),
        comments=_first_of(int, values.get("comments", ())),
        links=tuple(dict.fromkeys(_links(values))),
        keywords=keywords_of((*_listed(values, "keywords"), *words)),
        categories=categories_of(words),
        other_titles=_other_titles(values),
        publication=publication,
        key=key,
        other_keys=_other_keys(values),
        published=_first_of(Published, values.get("published_as", ())),
        withdrawn=withdrawn,
        ids=_own_numbers(values, key),
        cites=_works(values, "cites"),
        cited_by=_works(values, "cited_by"),
        unread_date=undated.unread,
    )


def _with_years(values: Values) -> Values:
    """The same, where a day stands apart from its year (``Nov 24`` and ``2011``) as a date."""
    years, days = values.get("year", ()), values.get("date", ())
    year = next(filter(None, map(text_of, years)), None)
    if year is None or all(map(date_of, days)):
        return values
    dates: list[object] = []
    for day in days:
        dates += dates_of(year, day) if isinstance(day, str) else [day]
    return {**values, "date": dates}


def _first_of(kind: type[T], values: Iterable[object]) -> T | None:
    """The first value of a kind."""
    return next((value for value in values if isinstance(value, kind)), None)


def _own_numbers(values: _Said, key: str | None) -> tuple[str, ...]:
    """What the service calls the paper beside its key: a word with a figure, no DOI or arXiv's."""
    if "id" not in values and "place" not in values:
        return ()
    texts = (
        text
        for text in _texts(values, "id", "place")
        if not (arxiv_number(text) or doi(text))
    )
    numbers = (identifier(text) for text in texts if _NUMBER.fullmatch(text))
    return tuple(dict.fromkeys(number for number in numbers if number != key))


def _works(values: Values, field: Field) -> tuple[CitedWork, ...]:
    """The works that the entry cites, or those that cite it."""
    if field not in values:
        return ()
    works = (work for value in values[field] for work in cited_works(value))
    return tuple(dict.fromkeys(works))


def _at_a_school(
    venue: str | None, publication: Publication
) -> tuple[str | None, Publication]:
    """A thesis' or report's venue is its school, which RIS and CSL have as the publisher."""
    school = publication.publisher
    if school is None or (venue and school not in venue):
        return venue, publication
    return venue or school, publication._replace(publisher=None)


def _other_keys(values: _Said) -> tuple[str, ...]:
    """More keys of the same entry, between commas or semicolons."""
    parts = (
        part
        for text in _texts(values, "keys")
        for part in _BETWEEN_KEYS.split(text)
    )
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def categories_of(words: Iterable[str]) -> tuple[str, ...]:
    """Those of the words that are arXiv's categories, each once."""
    return tuple(dict.fromkeys(filter(_is_category, words)))


def keywords_of(words: Iterable[str]) -> tuple[str, ...]:
    """Those of the words that are no categories of arXiv, each once."""
    return tuple(
        dict.fromkeys(word for word in words if word and not _is_category(word))
    )


@lru_cache(maxsize=10_000)  # the papers of a listing share their keywords
def _is_category(word: str) -> bool:
    return _CATEGORY.fullmatch(word) is not None


def _first_text(values: _Said, field: Field) -> str | None:
    return next(iter(values.texts(field)), None) if field in values else None


def _texts(values: _Said, *fields: Field) -> Iterator[str]:
    return chain.from_iterable(map(values.texts, fields))


def _places(values: _Said) -> Iterator[str]:
    """The texts in which an arXiv number may stand, the surest first."""
    yield from _texts(
        values,
        "arxiv",
        "url",
        "pdf",
        "doi",
        "id",
        "place",
        "number",
        "venue",
        "journal_ref",
    )
    for field in ("arxiv", "url", "pdf"):
        yield from (
            url
            for value in values.get(field, ())
            if not isinstance(value, str)
            for url in urls_of(value)
        )


def _first_date(values: Values, field: Field) -> PartialDate | None:
    return next(filter(None, map(date_of, values.get(field, ()))), None)


def _date(values: _Said) -> PartialDate | None:
    """The day, unless the year beside it is another: then the day is of something else.

    The day on which a preprint was posted counts before both; that on which an entry was made in
    a service is the last resort.
    """
    if posted := _first_date(values, "posted"):
        return posted
    day, year = _first_date(values, "date"), _first_date(values, "year")
    if day and (year is None or day.agrees_with(PartialDate(year.year))):
        return day
    if year:
        return year
    entered, stated = _first_date(values, "entered"), _year_of_venue(values)
    return (
        entered
        if entered and (stated is None or entered.agrees_with(stated))
        else stated
    )


def _undated(values: Values) -> Undated:
    """What the fields of dates say beside their dates; in most entries all of them are dates."""
    return beside_date(
        chain.from_iterable(values.get(field, ()) for field in _DATE_FIELDS)
    )


def _year_of_venue(values: _Said) -> PartialDate | None:
    """The year in a conference's name (``LoomConf 2024``), where nothing else tells one."""
    years = {
        year for text in _texts(values, "venue") for year in _YEAR.findall(text)
    }
    return PartialDate(int(years.pop())) if len(years) == 1 else None


def _venue(value: object) -> str | None:
    """The name in a text, or where OpenAlex, INSPIRE and Europe PMC nest it."""
    if isinstance(value, list | tuple):
        return next(filter(None, map(_venue, value)), None)
    if isinstance(value, dict):
        nested = (
            value.get(key) for key in ("source", "journal", "journal_title")
        )
        return next(filter(None, map(_venue, nested)), None) or text_of(value)
    text = text_of(value)
    return _venue_in_text(text) if text else None


def _venue_in_text(text: str) -> str | None:
    """The name in a text, unless this is an address, a library or says that there is none."""
    # Hugo: "In *International Conference on Looms*".
    slanted = _SLANTED.fullmatch(text)
    name = slanted[1] if slanted else text
    if name.startswith(("http://", "https://")) or _LIBRARY.match(name):
        return None
    return name if _says_something(name) else None


def _comment(values: _Said) -> str | None:
    return next(
        (text for text in _texts(values, "comment") if not text.isdecimal()),
        None,
    )


def _links(values: _Said) -> Iterator[Link]:
    there = [(field, kind) for field, kind in _LINK_FIELDS if field in values]
    for field, kind in there:
        for url in urls_of(values[field]):
            usual = link_kind(url)
            if usual not in {
                "arxiv",
                "doi",
            }:  # these are the number and the DOI of the paper already
                yield Link(kind or usual, url)
    for number in _texts(values, "pmid"):
        yield from _pubmed(number)
    for number in _texts(values, "pmcid"):
        if (
            figures := number.rstrip("/")
            .rpartition("/")[2]
            .upper()
            .removeprefix("PMC")
        ):
            yield from [
                Link(
                    "page",
                    f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{figures}/",
                )
            ] * figures.isdecimal()


def _pubmed(number: str) -> Iterator[Link]:
    # Pandas writes 29424689.0.
    figures = number.rstrip("/").rpartition("/")[2].removesuffix(".0")
    if figures.isdecimal():
        yield Link("page", f"https://pubmed.ncbi.nlm.nih.gov/{figures}/")


def _listed(values: Values, field: Field) -> Iterator[str]:
    return (
        text
        for value in values.get(field, ())
        for listed in texts_of(value)
        # Some lists have several in one item.
        for text in map(str.strip, listed.split(";"))
        if text and _says_something(text)
    )


def _category_words(values: Values) -> list[str]:
    """Categories, with spaces between or in a list; or keywords under that name."""
    words: list[str] = []
    for value in values.get("categories", ()):
        spaced = value.split() if isinstance(value, str) else []
        words += (
            spaced
            if spaced and all(map(_is_category, spaced))
            else texts_of(value)
        )
    return words


def _other_titles(values: _Said) -> tuple[str, ...]:
    title = _first_text(values, "title")
    return tuple(
        dict.fromkeys(
            text for text in _texts(values, "other_title") if text != title
        )
    )
