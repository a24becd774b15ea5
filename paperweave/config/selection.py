"""What a person wants of large listings: some arXiv categories, years, numbers.

The rest is left out on purpose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperweave.model.ranks import LISTING_RANK, rank_of
from paperweave.text.identifiers import month_of_arxiv
from paperweave.text.normalize import fingerprint

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from paperweave.model.paper import MergedPaper
    from paperweave.model.record import PartialDate, Record

_SHOWN = 80  # characters of a wrong value in a message
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NUMBER = re.compile(r"\d{4}\.\d{0,5}|[a-z-]{2,10}/\d{0,7}")
_CATEGORY = re.compile(
    r"(?:[a-z]{2,10}|[a-z]{1,7}-[a-z]{2,4})(?:\.[A-Za-z-]{2,18})?"
)


class OnlyError(ValueError):
    """A value that is neither category, year nor number; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Only:
    """The values that are wanted, by kind: one of each kind that has any must fit.

    None at all fits everything.
    """

    categories: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    numbers: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is left out at all."""
        return bool(self.categories or self.years or self.numbers)

    @property
    def shown(self) -> str:
        """Its values, in one order."""
        return " ".join(
            (
                *sorted(self.categories),
                *sorted(map(str, self.years)),
                *sorted(self.numbers),
            )
        )

    def wants(self, paper: MergedPaper) -> bool:
        """Tell whether a paper fits, by all that is known of it; what is not known does not fit."""
        return (
            (not self.categories or self._in_category(paper.categories))
            and (not self.years or paper.year in self.years)
            and (
                not self.numbers
                or (
                    paper.arxiv is not None
                    and paper.arxiv.startswith(tuple(self.numbers))
                )
            )
        )

    def passes_over(self, record: Record, published: Container[str]) -> bool:
        """Tell whether a listing's record cannot be of a paper that fits.

        Such a record need not be held in memory.

        What it does not say another record may; facts about papers of other listings are kept, and
        so are papers among the ``published`` identities, for their addresses' sake.
        """
        if (
            not self
            or rank_of(record.file) != LISTING_RANK
            or not self._contradicts(record)
        ):
            return False
        known = (
            f"arxiv:{record.arxiv}"
            if record.arxiv
            else f"title:{fingerprint(record.title or '')}"
        )
        return (
            known not in published
            and f"doi:{(record.doi or '').lower()}" not in published
        )

    def _contradicts(self, record: Record) -> bool:
        return (
            self._in_other_categories(record)
            or self._of_other_years(record)
            or self._of_other_numbers(record)
        )

    def _in_other_categories(self, record: Record) -> bool:
        asked = self.categories and record.categories
        return bool(asked) and not self._in_category(record.categories)

    def _of_other_years(self, record: Record) -> bool:
        years = {date.year for date in _dates(record) if date.year is not None}
        return bool(self.years and years) and self.years.isdisjoint(years)

    def _of_other_numbers(self, record: Record) -> bool:
        asked = bool(self.numbers) and record.arxiv
        return bool(asked) and not str(record.arxiv).startswith(
            tuple(self.numbers)
        )

    def _in_category(self, categories: Iterable[str]) -> bool:
        return any(
            c in self.categories or c.partition(".")[0] in self.categories
            for c in categories
        )


def _dates(record: Record) -> Iterable[PartialDate]:
    return [
        date
        for date in (record.date, record.arxiv and month_of_arxiv(record.arxiv))
        if date
    ]


def read_only(values: Iterable[str]) -> Only:
    """Sort values by their kind.

    A year has four figures, a number a point or a slash, a category letters.

    Raises:
        OnlyError: a value of no kind.
    """
    categories, years, numbers = set[str](), set[int](), set[str]()
    for value in values:
        if _YEAR.fullmatch(value):
            years.add(int(value))
        elif _NUMBER.fullmatch(value):
            numbers.add(value)
        elif _CATEGORY.fullmatch(value):
            categories.add(value)
        else:
            raise OnlyError(
                f"{value[:_SHOWN]!r} is neither a category (cs.CL, cs), nor a year (2024), "
                "nor the beginning of an arXiv number (2402.17412, 2402., hep-th/99)"
            )
    return Only(frozenset(categories), frozenset(years), frozenset(numbers))
