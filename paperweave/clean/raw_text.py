"""Where texts, names, numbers and dates stand in the raw text of a record.

A fact is looked for as it is written, and else as it is compared elsewhere: without case, accents
and markup. Where it stands several times, the place wins whose line names the field.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import month_abbr
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from paperweave.clean.places import Places
from paperweave.text.dates import date_in, month_names, parse_date
from paperweave.text.folded_text import Folded
from paperweave.text.translated_dates import parse_translated_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.model.record import Author, PartialDate

_WINDOW = 40  # signs around a year in which its date stands
_BEFORE = 60  # signs before a piece in which its field may be named
# Signs between the two halves of a name that stand in fields of their own.
_APART = 400
# Of a long text the first and the last letters, as a share, are enough to find it.
_LONG, _ENDS, _STRETCH = 12, (0.45, 0.3, 0.2), 4
# What a line is called that has a fact, in the formats that name their fields.
_LABELS = {
    "title": r"title|TI|T1|name|headline",
    "authors": r"author|AU|A1|FAU|creator|contributor|family|given|LastName",
    "date": r"date|year|PY|Y1|DA|DP|issued|published|created|submitted|updated|month",
    "venue": r"journal|booktitle|venue|container|source|note|conference|JO|JF|JT|T2|TA|SO",
    "arxiv": r"arxiv|eprint|archive|id|abs",
    "doi": r"doi|DO|DI|AID|LID",
}
# Of BibTeX, which may have a number in it.
_KEY = re.compile(r"^\s*@\w+\s*[{(][^=]*$")
_NAMED = {
    field: re.compile(
        rf"(?<![A-Za-z])(?:[a-z_:-]*)(?:{names})(?![a-z]{{3}})", re.IGNORECASE
    )
    for field, names in _LABELS.items()
}
# A whole date in any of the ways that are read.
_DATES = re.compile(
    r"(?<![\w.])\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?![\d])"
    r"|(?<!\w)\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}\.?(?:,?[ -]\d{4})?(?!\w)"
    r"|(?<!\w)[A-Za-z]{3,9}\.?[ -]\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?(?!\w)"
    r"|(?<!\w)[A-Za-z]{3,9}\.?,? \d{4}(?!\w)"
    r"|(?<!\w)\d{4} [A-Za-z]{3,9}(?: \d{1,2})?(?!\w)"
    r"|(?<!\w)\d{1,2}[^\s\w]?\w{0,2} (?:de )?[^\W\d_]{3,12}\.?(?: de)? \d{4}(?!\w)"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
# Seconds or milliseconds since 1970, or a day without signs in it.
_IN_FIGURES = re.compile(r"(?<!\w)(?:\d{10,13}|\d{8})(?!\w)")

Piece = tuple[int, int]  # where it begins in the raw text, and where it ends


class RawText:
    """The raw text of a record, and where things stand in it."""

    def __init__(self, text: str) -> None:
        self._text = text

        self._places_in_text = Places(text)
        self._words: dict[str, list[Piece]] = {}  # that are whole
        # Texts that are no part of words.
        self._apart: dict[str, list[Piece]] = {}

    @cached_property
    def _folded(self) -> tuple[Folded, Places]:
        """The text as it is compared."""
        folded = Folded(self._text)
        return folded, Places(folded.letters)

    @cached_property
    def _folded_as_json(self) -> tuple[Folded, Places]:
        """The same where its backslashes are those of JSON."""
        if "\\" not in self._text:
            return self._folded
        folded = Folded(self._text, json=True)
        return folded, Places(folded.letters)

    def pieces_of(self, value: str | None, field: str) -> tuple[Piece, ...]:
        """The piece that says a text, which may be spelled otherwise."""
        if not value:
            return ()
        places = self._places(value)
        if (
            not places
            and field == "title"
            and (both := self._title_and_subtitle(value))
        ):
            return both
        if not places and field == "title":
            places = list(self._between_ends(value))
        if not places and field == "doi":
            # In an address.
            places = list(self._as_written(quote(value, safe="")))
        best = self._best(places, field)
        return (best,) if best else ()

    def _title_and_subtitle(self, value: str) -> tuple[Piece, ...]:
        """The pieces of a title and of a subtitle that stands in a field of its own."""
        title, _, subtitle = value.rpartition(": ")
        found = [list(self._places(text)) for text in (title, subtitle) if text]
        if len(found) < 2:
            return ()
        first = self._best(found[0], "title")
        behind = [place for place in found[1] if first and place[0] >= first[1]]
        return (first, behind[0]) if first and behind else ()

    def pieces_of_number(self, number: str | None) -> tuple[Piece, ...]:
        """The piece that says an arXiv number; an old one may have its field in between."""
        found = self.pieces_of(number, "arxiv")
        old = number.partition("/") if number else ("", "", "")
        return found or (self.pieces_of(old[2], "arxiv") if old[2] else ())

    def _best(self, places: Iterable[Piece], field: str) -> Piece | None:
        """The place whose field has the name, that is a whole word, and that comes first."""
        all_places = list(places)
        if len(all_places) < 2:
            return next(iter(all_places), None)
        return min(
            all_places, key=lambda piece: (*self._unlike(piece, field), piece)
        )

    def _unlike(self, piece: Piece, field: str) -> tuple[bool, bool]:
        start, end = piece
        line = self._text.rfind("\n", 0, start) + 1
        before = self._text[max(line, start - _BEFORE) : start]
        named = _NAMED[field].search(before) and not _KEY.search(before)
        return not named, self._is_inside(start, end)

    def _is_inside(self, start: int, end: int) -> bool:
        """Tell whether a piece is a part of a longer word."""
        return (
            self._text[start - 1 : start].isalnum()
            or self._text[end : end + 1].isalnum()
        )

    def _places(self, value: str) -> list[Piece]:
        """Where a text stands: as it is written, else as it is compared."""
        found = list(self._as_written(value))
        for json in (False, True):
            found = found or list(self._as_folded(value, json))
        return found

    def _between_ends(self, value: str) -> Iterator[Piece]:
        """From the beginning of a text to its end, where something stands inside that it lacks.

        A link's address, a formula that was converted.
        """
        wanted, text = _letters_of(value), self._folded[0]
        for share in _ENDS if len(wanted) >= _LONG else ():
            many = int(len(wanted) * share)
            first = text.letters.find(wanted[:many])
            last = text.letters.find(wanted[-many:], first + many)
            if first >= 0 and 0 <= last - first < _STRETCH * len(wanted):
                yield text.span(first, last + many - first)
                return

    def _as_written(self, value: str) -> Iterator[Piece]:
        return ((at, at + len(value)) for at in self._places_in_text.of(value))

    def _as_folded(self, value: str, json: bool) -> Iterator[Piece]:
        text, letters = self._folded_as_json if json else self._folded
        wanted = _letters_of(value)
        places = letters.of(wanted) if wanted else ()
        return (text.span(at, len(wanted)) for at in places)

    # Names ---------------------------------------------------------------------------------------

    def pieces_of_name(self, author: Author) -> tuple[Piece, ...]:
        """The piece that says a name, or its two halves where they stand apart."""
        for name in (author.name, *_turned(author)):
            if pieces := self.pieces_of(name, "authors"):
                return pieces
        return next(self._halves(author), ()) or self._words_of(author.name)

    def _words_of(self, name: str) -> tuple[Piece, ...]:
        """Each word of a name, where they stand in several fields: particles, a generation."""
        words = [word.strip(",.") for word in name.split()]
        found = [self._whole(word) for word in words]
        anchor = next((places for places in found if len(places) == 1), None)
        if not all(found) or anchor is None:
            return ()
        near = [_nearest(places, anchor[0][0]) for places in found]
        return (
            tuple(sorted(near)) if max(near)[0] - min(near)[0] < _APART else ()
        )

    def _halves(self, author: Author) -> Iterator[tuple[Piece, ...]]:
        for family, given in _parts(author):
            places = self._places(family)
            firsts = self._not_inside(given) if places else []
            for place in places if firsts else ():
                closest = _nearest(firsts, place[0])
                if abs(closest[0] - place[0]) < _APART:
                    yield tuple(sorted((place, closest)))

    def _not_inside(self, value: str) -> list[Piece]:
        """Where a text stands that is no part of longer words."""
        known = self._apart.get(value)
        if known is None:
            places = self._places(value)
            known = self._apart[value] = [
                one for one in places if not self._is_inside(*one)
            ]
        return known

    def _whole(self, word: str) -> list[Piece]:
        """Where a word stands as a whole word."""
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = []
            for start, end in self._as_written(word):
                behind_last = not known or start >= known[-1][1]
                if behind_last and not (
                    _is_of_word(self._text, start - 1, end)
                ):
                    known.append((start, end))
        return known

    # Dates ---------------------------------------------------------------------------------------

    def pieces_of_date(self, date: PartialDate) -> tuple[Piece, ...]:
        """The piece that says a date, or its figures where they stand apart."""
        # Only days are written in words of other languages, or in one number.
        if date.day is None and not all(self._apart_of(date)):
            return ()
        whole = self._whole_dates(date) if date.month else ()
        if best := self._best(whole, "date"):
            return (best,)
        return self._figures(self._apart_of(date)) or self._in_figures(date)

    def _in_figures(self, date: PartialDate) -> tuple[Piece, ...]:
        spans = (
            m.span()
            for m in _IN_FIGURES.finditer(self._text)
            if date_in(m[0]) == date
        )
        best = self._best(spans, "date")
        return (best,) if best else ()

    def _whole_dates(self, date: PartialDate) -> list[Piece]:
        """Where a date stands as a whole: around its year, or its month where it has none."""
        tokens = (
            [f"{date.year:04}"]
            if date.year is not None
            else _month_names(date.month)
        )
        near = [at for token in tokens for at, _ in self._as_written(token)]
        windows = [(max(0, at - _WINDOW), at + _WINDOW) for at in near] or [
            (0, len(self._text))
        ]
        found = (
            m
            for start, end in windows
            for m in _DATES.finditer(self._text, start, end)
        )
        return list(dict.fromkeys(m.span() for m in found if _says(m[0], date)))

    def _apart_of(self, date: PartialDate) -> Iterator[list[Piece]]:
        """Where the year, the month and the day stand, as far as the date has them."""
        year, month, day = date
        patterns = (
            () if year is None else _of_year(year, alone=not month),
            () if month is None else (_named(month), *_in_digits(month)),
            () if day is None else _in_digits(day),
        )
        for some in filter(None, patterns):
            yield sorted(
                match.span()
                for pattern in some
                for match in pattern.finditer(self._text)
            )

    def _figures(self, apart: Iterable[Sequence[Piece]]) -> tuple[Piece, ...]:
        found: list[Piece] = []
        for spans in apart:
            best = self._best(
                [span for span in spans if span not in found], "date"
            )
            if best is None:
                return ()
            found.append(best)
        return tuple(sorted(found))


@lru_cache(10_000)  # records of a volume share their venue
def _letters_of(value: str) -> str:
    return Folded(value).letters


# In these patterns the sign that comes first is found quickly; what may not stand before it is
# asked then.
@lru_cache(400)
def _of_year(year: int, *, alone: bool) -> tuple[re.Pattern[str], ...]:
    """A year in full, or of two digits behind a name: ICML'21, and ICML 21 where it is alone."""
    full, short = f"{year:04}", f"{year % 100:02}"
    patterns = [
        rf"{full}(?<!\d{full})(?!\d)",
        rf"['’]{short}(?<=\w['’]{short})(?!\d)",
    ]
    if alone:
        patterns.append(rf"{short}(?<=[A-Z] {short})(?!\w)")
    return tuple(map(re.compile, patterns))


@lru_cache(31)
def _in_digits(number: int) -> tuple[re.Pattern[str], ...]:
    """A month or a day in digits, which are not those of a year: '08."""
    two = f"{number:02}"
    patterns = [rf"{two}(?<!\d{two})(?<!\w['’]{two})(?!\d)"]
    if number < 10:
        patterns.append(rf"{number}(?<!\d{number})(?!\d)")
    return tuple(map(re.compile, patterns))


@lru_cache(12)
def _named(month: int) -> re.Pattern[str]:
    """A month's name in letters of either case."""
    names = [
        "".join(f"[{letter.upper()}{letter}]" for letter in name)
        for name in month_names(month)
    ]
    begin = names[0][: 3 * len("[Xx]")]  # the same of all
    behind = "|".join(name.removeprefix(begin) for name in names)
    return re.compile(rf"{begin}(?<![A-Za-z]{begin})(?:{behind})(?![A-Za-z])")


def _month_names(month: int | None) -> list[str]:
    """How a month's name may begin."""
    name = month_abbr[month or 0]
    return [name, name.lower(), name.upper()] if name else []


def _is_of_word(text: str, before: int, behind: int) -> bool:
    """Tell whether the sign before a piece or the one behind it is one of a word."""
    signs = text[max(before, 0) : before + 1] + text[behind : behind + 1]
    return any(sign.isalnum() or sign == "_" for sign in signs)


def _nearest(places: Sequence[Piece], at: int) -> Piece:
    """The piece that begins nearest to a place, of two the first; they are in order."""
    index = bisect_left(places, (at, 0))
    return min(
        places[max(index - 1, 0) : index + 1], key=lambda one: abs(one[0] - at)
    )


def _says(text: str, date: PartialDate) -> bool:
    return parse_date(text) == date or parse_translated_date(text) == date


def _parts(author: Author) -> Iterator[tuple[str, str]]:
    """A name as family and given names, as it says itself or with one to three last words."""
    words = author.name.split()
    if author.family and author.family in author.name:
        yield (
            author.family,
            " ".join(author.name.replace(author.family, " ", 1).split()),
        )
    for many in range(1, min(4, len(words))):
        yield " ".join(words[-many:]), " ".join(words[:-many])


def _turned(author: Author) -> Iterator[str]:
    """The name with the family name first."""
    return (f"{family} {given}" for family, given in _parts(author) if given)
