"""The words of several texts in arrays.

Of each word all that is looked at when the phrases are scored.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate, chain
from struct import pack
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.keywords.one_text.scores import ROLES, weights_of
from paperweave.keywords.stop_words import is_verb
from paperweave.text.abroad.halves import without_halves
from paperweave.text.abroad.inner_words import inner_words, with_inner_words
from paperweave.text.abroad.verbs import without_verbs
from paperweave.text.languages import ENGLISH, IDEOGRAMS
from paperweave.text.tokens import (
    CACHED_WORDS,
    DETERMINERS,
    Word,
    in_language,
    language_of_words,
    with_links,
    word_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# An abstract is shorter than this; what follows in a longer text no longer says what it is about.
_MOST_WORDS = 20_000
_FULL_STOP = word_of(".")
_ET, _AL = "et", "al"
_JOINING = frozenset({_ET, "and", "&"})
_BEFORE_YEAR = frozenset({",", "("})
_YEAR = re.compile(r"(?:19|20)\d\d[a-z]?\Z")
# Adjectives stand before their nouns there, so that what ends a phrase before a word of grammar is
# no adjective; of Romance languages it tells nothing ("phonologique").
_NOUNS_LAST = frozenset({"de", "nl", "ru"})


class Text(NamedTuple):
    """A title and an abstract as one row of words; the abstract begins at ``body``.

    The last word is a full stop.

    In another language than English its function words have no content.
    """

    words: tuple[Word, ...]
    body: int
    language: str = ENGLISH


class Flags(NamedTuple):
    """What is so of a word.

    ``opens`` and ``closes`` brackets, ``ends`` a noun phrase that stands before it.
    """

    content: NDArray[np.bool_]
    capital: NDArray[np.bool_]
    acronym: NDArray[np.bool_]
    digit: NDArray[np.bool_]
    hyphen: NDArray[np.bool_]
    opens: NDArray[np.bool_]
    closes: NDArray[np.bool_]
    ends: NDArray[np.bool_]


class Rows(NamedTuple):
    """The words of some texts, one text behind the other.

    Before the first (at -1) stands a full stop, too.
    """

    flags: Flags
    weights: NDArray[np.float64]  # a row for each of ``ROLES``
    starts: NDArray[np.int64]  # of each text
    bodies: NDArray[np.int64]  # where each text's abstract begins
    stops: NDArray[np.int64]  # and the full stop behind it


_ROW = np.dtype(
    [
        ("flags", np.bool_, len(Flags._fields)),
        ("weights", np.float64, len(ROLES)),
    ]
)


def read_text(title: str, abstract: str) -> Text:
    """Split a paper into words, with a full stop between title and abstract."""
    head = words_of(title)
    words = (*head, _FULL_STOP, *words_of(abstract))[:_MOST_WORDS]
    language = language_of_words(words)
    if language == IDEOGRAMS:
        inner = inner_words(words)
        head, words = (
            with_inner_words(head, inner),
            with_inner_words(words, inner),
        )
    whole = without_halves(in_language(words, language), language)
    own = with_links(without_verbs(whole, language), language)
    return Text(
        (*without_cited_names(own), _FULL_STOP), len(head) + 1, language
    )


def without_cited_names(words: Sequence[Word]) -> list[Word]:
    """Return the words, without content in the names of who is cited: they are no subjects.

    These stand before ``et al.``, or are two before a year: ``Kim and Linzen (2020)``.
    """
    found = list(words)
    low = [word.low for word in found]
    for place in range(1, len(low) - 1):
        if low[place] in _JOINING:
            for named in _cited_at(place, low, found):
                found[named] = replace(found[named], content=False)
    return found


def _cited_at(
    place: int, low: Sequence[str], words: Sequence[Word]
) -> tuple[int, ...]:
    """The places of the names of who is cited, around the word that joins them."""
    if low[place] == _ET and low[place + 1] == _AL:
        return (max(0, place - 1 - (low[place - 1] == ",")),)
    before_year, year = (*low[place + 2 : place + 4], "", "")[:2]
    names = (place - 1, place + 1)
    if before_year not in _BEFORE_YEAR or not _YEAR.match(year):
        return ()
    return names if all(_is_name(words[name]) for name in names) else ()


def _is_name(word: Word) -> bool:
    return word.capital and not (word.written.isupper() or word.digit)


def rows_of(texts: Sequence[Text]) -> Rows:
    """Look up the words of one or more texts."""
    rows = np.frombuffer(b"".join(chain(*map(_rows_in, texts))), _ROW)
    ends = np.fromiter(
        accumulate(len(text.words) for text in texts), np.int64, len(texts)
    )
    starts = np.concatenate(([0], ends[:-1]))
    bodies = starts + np.fromiter(
        (text.body for text in texts), np.int64, len(texts)
    )
    columns = np.ascontiguousarray(rows["flags"].T)
    return Rows(
        Flags(*columns),
        np.ascontiguousarray(rows["weights"].T),
        starts,
        bodies,
        ends - 1,
    )


def _rows_in(text: Text) -> list[bytes]:
    """One lookup gives the flags and the weights of a word.

    To ask its fields one by one took as long as all else.
    """
    full, empty = _ROWS[text.language in _NOUNS_LAST]
    return [
        full[word.written] if word.content else empty[word.written]
        for word in text.words
    ]


class _RowsOf(dict[str, bytes]):
    """The row of each word, as written, that has ``content`` or none.

    ``closes`` tells whether any word without content ends a noun phrase before it.
    """

    def __init__(self, *, content: bool, closes: bool) -> None:
        super().__init__()
        self._content, self._closes = content, closes

    def __missing__(self, written: str) -> bytes:
        if len(self) > CACHED_WORDS:
            self.clear()
        word, content = word_of(written), self._content
        shape = (content, word.capital, word.acronym, word.digit, word.hyphen)
        ends = can_end(word.folded) or (self._closes and not content)
        self[written] = row = bytes(
            (*shape, written == "(", written == ")", ends)
        ) + pack("6d", *weights_of(word.folded))
        return row


_ROWS = {
    closes: (
        _RowsOf(content=True, closes=closes),
        _RowsOf(content=False, closes=closes),
    )
    for closes in (True, False)
}


def can_end(next_word: str) -> bool:
    """Tell whether a noun phrase can end before a folded word."""
    return is_verb(next_word) or (
        next_word not in DETERMINERS and not word_of(next_word).content
    )
