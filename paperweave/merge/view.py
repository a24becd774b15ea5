"""What of an entry is compared with another.

These are identifiers, folded texts, persons, year, venue and type.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from paperweave.merge.generic_titles import is_generic
from paperweave.text.identifiers import (
    anthology_number_of,
    is_preprint_doi,
    month_of_arxiv,
)
from paperweave.text.normalize import fold

if TYPE_CHECKING:
    from paperweave.model.paper import Entry
    from paperweave.model.record import Author

_GENERATION = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
# A subtitle that tells one part of a work from another, or a work about another from that work.
_PART = re.compile(
    r"(?:part|volume|vol|book|chapter|episode|version|reply|response|comment|correction|supplement)\w*\b"
    r"|v?\d|[ivx]+\b",
    re.IGNORECASE,
)
# A text about another work, under whose DOI exports may file it.
_NOTICE = re.compile(
    r"(?:(?:publisher|author)(?:['’]?s)? )?(?:errat(?:um|a)|corrigend(?:um|a)|correction(?: to|:)"
    r"|addendum|retraction(?: note| notice| of|:)|expression of concern|comments? on"
    r"|(?:reply|response) to)(?!\w)",
    re.IGNORECASE,
)
# Of a given name: they tell Jane from John, and not Jeff from Jeffrey.
_LETTERS = 2
_REPOSITORY = re.compile(
    r"\b(?:(?:psy|soc|earth|eng|edu)?arxiv|(?:bio|med|chem|tech)r?xiv|corr|preprints?|ssrn|openreview"
    r"|hal)\b",
    re.IGNORECASE,
)
# How an abstract ends that a listing has cut off.
CUT = ("…", "...")
# Types of works of which each is a work of its own; a type that is not here may be any of them.
_KINDS = {
    **dict.fromkeys(("book", "mvbook", "proceedings", "collection"), "a book"),
    **dict.fromkeys(
        ("phdthesis", "mastersthesis", "thesis", "bachelorsthesis"), "a thesis"
    ),
    **dict.fromkeys(
        ("article", "inproceedings", "conference", "incollection", "inbook"),
        "an article",
    ),
}


_UMLAUT = re.compile(r"([aou])e(?=[^aeiou])")
_I = re.compile(r"(?<=.)[iyj]+")
_SPELLINGS = re.compile(r"[aou]e[^aeiou]|.[yj]|ii")


class Person(NamedTuple):
    """A name as it is compared: the family's last word, the first letters given, all its words."""

    family: str
    given: str
    words: frozenset[str]


class View:
    """An entry as it is compared; what only a few pairs ask for is worked out when they do."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self.arxiv = entry.record.arxiv
        self.doi = entry.record.doi.lower() if entry.record.doi else None
        self.title, self.abstract = (
            fold(entry.title or ""),
            fold(entry.abstract or ""),
        )

    @cached_property
    def main_title(self) -> str:
        """Its title without a subtitle, folded; "" where it has none, or one that counts parts."""
        main, _, subtitle = (self._entry.title or "").partition(": ")
        if (
            not subtitle
            or _PART.match(subtitle)
            or is_generic(subtitle)
            or is_generic(main)
        ):
            return ""
        return fold(main)

    @property
    def published_doi(self) -> str | None:
        """The DOI that a publisher gave."""
        return None if self.preprint_doi else self.doi

    @cached_property
    def preprint_doi(self) -> str | None:
        """The DOI that a preprint server gave: the published work has another one."""
        return self.doi if self.doi and is_preprint_doi(self.doi) else None

    @cached_property
    def generic(self) -> bool:
        """Whether its title only says what kind of text it is."""
        return is_generic(self._entry.title)

    @cached_property
    def is_notice(self) -> bool:
        """Whether its title says that it is about another work: "Erratum: …", "Reply to …"."""
        return _NOTICE.match(self._entry.title or "") is not None

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Its authors, as they are compared."""
        return tuple([person_of(author) for author in self._entry.authors])

    @cached_property
    def year(self) -> int | None:
        """The year of its date, else of its arXiv number."""
        date = self._entry.record.date
        if date is not None and date.year is not None:
            return date.year
        return month_of_arxiv(self.arxiv).year if self.arxiv else None

    @cached_property
    def venue(self) -> str:
        """Where it was published, folded; "" for a preprint server, and where that is unknown."""
        venue = self._entry.venue or ""
        return "" if _REPOSITORY.search(venue) else fold(venue)

    @cached_property
    def kind(self) -> str | None:
        """What kind of work its type makes it, in words.

        An article without a venue may be anything.
        """
        kind = _KINDS.get(self._entry.publication.type or "")
        return None if kind == "an article" and not self._entry.venue else kind

    @property
    def pages(self) -> tuple[str | None, ...]:
        """Volume, number and the first figure of its pages."""
        publication = self._entry.publication
        first = re.search(r"\w+", publication.pages or "")
        return publication.volume, publication.number, first and first[0]

    @cached_property
    def isbn(self) -> str | None:
        """The figures of its ISBN that name the book, of ten or of thirteen."""
        figures = re.sub(r"[^\dXx]", "", self._entry.publication.isbn or "")
        return (
            figures[:-1].removeprefix("978")
            if len(figures) in {10, 13}
            else None
        )

    @cached_property
    def is_preprint(self) -> bool:
        """Whether it is the preprint of a work: it has no venue but a preprint server's."""
        archived = bool(self.arxiv or self.preprint_doi)
        return not self.venue and (
            archived or _REPOSITORY.search(self._entry.venue or "") is not None
        )

    @cached_property
    def anthology(self) -> str | None:
        """Its number in the ACL Anthology."""
        return anthology_number_of(self._entry.record)

    @cached_property
    def beginning(self) -> str | None:
        """An abstract that is cut off, without the word in which it was cut.

        A whole one gives None.
        """
        text = (self._entry.abstract or "").rstrip()
        if not text.endswith(CUT):
            return None
        return fold(text.rstrip("….").rpartition(" ")[0])

    @property
    def signature(self) -> tuple[object, ...]:
        """All that is compared, in an order that does not depend on where the entry stands."""
        names = tuple(person.family + person.given for person in self.persons)
        whole = (
            self.arxiv or "",
            self.doi or "",
            self.abstract,
            self.venue,
            self.kind or "",
        )
        return (
            names,
            self.year or 0,
            *whole,
            self.anthology or "",
            str(self.pages),
        )


@lru_cache(maxsize=100_000)
def person_of(author: Author) -> Person:
    """A name as it is compared.

    ``Ada van Weaver`` and ``A. Weaver`` have one family and initial.
    """
    name = _GENERATION.sub("", author.name)
    folded = [word for word in map(_spelt, re.split(r"[\s.,~]+", name)) if word]
    family = (author.family or name).split()
    last = _spelt(family[-1]) if family else ""
    if author.family is None and folded:
        last = folded[-1]
    given = (
        folded[0][:_LETTERS] if len(folded) > 1 and folded[0] != last else ""
    )
    return Person(last, given, frozenset(folded))


def _spelt(word: str) -> str:
    """A word of a name in the one spelling of several.

    ``Müller`` and ``Mueller``, ``Ørsted`` and ``Oersted``, ``Достоевский`` and ``Dostoevsky``.
    """
    letters = fold(word)
    if letters.isascii() and not _SPELLINGS.search(letters):
        return letters
    return _I.sub("i", _UMLAUT.sub(r"\1", fold(anyascii(letters))))
