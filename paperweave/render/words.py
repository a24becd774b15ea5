"""The site's own words in its language: labels and sentences, with their plurals.

They stand in ``templates/theme/partials/words/``, one file a language, where the theme's templates
read them too.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from paperweave.render.escape import Markup, escape, shortened
from paperweave.render.own_words import ENGLISH, FOLDER, table_in
from paperweave.text.abroad.language_names import codes_of, is_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from babel import Locale

    from paperweave.model.record import Author, PartialDate, Problem
    from paperweave.render.own_words import Table

# How the keys of what scripts say begin.
_OF_SCRIPTS = ("js", "date", "facet", "has", "link", "names")
_ALSO_OF_SCRIPTS = ("abstract.none", "details", "fact.bibtex", "papers")
_OF_REVIEWS = "js.review."  # of one page only: other pages do not load these


def folder_of_words(templates: Sequence[Path], language: str) -> Path:
    """The first folder of templates that has a language's words, else the last one."""
    for folder in templates:
        if (folder / FOLDER / f"{language}.html").is_file():
            return folder
    return templates[-1]


def words_in(templates: Path, language: str) -> Words:
    """The words of a language; of one that nobody has translated to, the English ones.

    Raises:
        TemplateFaultError: the file of words cannot be used.
    """
    path = templates / FOLDER / f"{language}.html"
    known = language if path.is_file() else ENGLISH
    table, unclear = table_in(templates / FOLDER / f"{known}.html")
    return Words(known, table, unclear)


@dataclass(frozen=True)
class Words:
    """What the site says, by keys."""

    language: str
    table: Mapping[str, str | Mapping[str, str]]
    unclear: tuple[Problem, ...] = ()  # what a person's own file of them lacks

    def say(self, key: str, n: int | None = None, **values: object) -> Markup:
        """A word or a sentence for a page.

        Numbers as the language writes them, seed text escaped.
        """
        said = {name: _safe(value) for name, value in values.items()}
        if n is not None:
            said["n"] = self.number(n)
        return Markup(self._pattern(key, n).format_map(said))

    def plain(self, key: str, n: int | None = None, **values: object) -> str:
        """The same for front matter and files, where nothing is escaped."""
        said = {name: str(value) for name, value in values.items()}
        if n is not None:
            said["n"] = self.number(n)
        return self._pattern(key, n).format_map(said)

    def number(self, n: int) -> str:
        """``1,330`` in English, ``1.330`` in German."""
        return _number(n, self.language)

    def date(self, date: PartialDate | None) -> str | None:
        """``1 March 2024``, ``March 2024``, ``2024``; None where the year is not known."""
        if date is None or date.year is None:
            return None
        if not date.month:
            return str(date.year)
        month = self.plain("date.months").split()[date.month - 1]
        if not date.day:
            return self.plain("date.month", month=month, year=date.year)
        if date.day == 1:
            return self.plain("date.first", day=1, month=month, year=date.year)
        return self.plain("date.day", day=date.day, month=month, year=date.year)

    def of_language(self, language: str | None) -> str | None:
        """What a work's language is called, where it is not that of the site alone."""
        if not language or is_in(language, self.language):
            return None
        named = _locale(self.language).languages
        return ", ".join(
            named.get(code.replace("-", "_"))
            or named.get(code.partition("-")[0])
            or code
            for code in codes_of(language)
        )

    def names(self, authors: Sequence[Author], most: int = 3) -> str | None:
        """All names of a short list; of a longer one the first, and how many others there are."""
        names = [author.name for author in authors]
        if len(names) > most + 1:
            names = [
                *names[:most],
                self.plain("names.others", len(names) - most),
            ]
        if len(names) > 1:
            return self.plain(
                "names.and", first=", ".join(names[:-1]), last=names[-1]
            )
        return names[0] if names else None

    def of_scripts(self) -> Table:
        """The words that the scripts of all pages say."""
        return self._table_of(
            key
            for key in self.table
            if (key.partition(".")[0] in _OF_SCRIPTS or key in _ALSO_OF_SCRIPTS)
            and not key.startswith(_OF_REVIEWS)
        )

    def of_reviews(self) -> Table:
        """The words that the review desk says beside these."""
        return self._table_of(
            key for key in self.table if key.startswith(_OF_REVIEWS)
        )

    def _table_of(self, keys: Iterable[str]) -> Table:
        found = ((key, self.table[key]) for key in keys)
        return {
            key: said if isinstance(said, str) else dict(said)
            for key, said in found
        }

    def _pattern(self, key: str, n: int | None) -> str:
        found = self.table[key]
        if isinstance(found, str):
            return found
        return found.get(self._plural(n or 0)) or found["other"]

    @cached_property
    def _plural(self) -> Callable[[int], str]:
        rule: Callable[[int], str] = _locale(self.language).plural_form
        return rule


@lru_cache(10_000)  # counts are small, and each is written on many pages
def _number(n: int, language: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(n, locale=_locale(language)))


@lru_cache
def _locale(language: str) -> Locale:
    """How a language writes numbers and plurals; one that nobody described does so as English."""
    from babel import Locale, UnknownLocaleError

    for name in (language, language.partition("-")[0]):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(name, sep="-")
    return Locale.parse(ENGLISH)


def _safe(value: object) -> str:
    return value if isinstance(value, Markup) else escape(shortened(str(value)))
