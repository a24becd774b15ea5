"""What one text alone says: its phrases, how likely each is a keyword, where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.keywords.one_text.acronyms import Acronym, acronyms_in
from paperweave.keywords.one_text.candidates import candidates
from paperweave.keywords.one_text.features import Text, read_text, rows_of
from paperweave.keywords.one_text.scores import scores_of
from paperweave.text.abroad.before_nouns import may_begin_with_a_noun
from paperweave.text.languages import ENGLISH, GERMAN, IDEOGRAMS, all_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from paperweave.keywords.one_text.candidates import Candidates
    from paperweave.keywords.one_text.features import Rows

# The candidates behind these are as good as never keywords, and a paper shows eight.
_LEAST_SCORE = -6.0
_MOST_KEPT = 80
# In a text of another language than English: what its title does not have is less likely, and what
# stands nowhere by itself is none.
_NOT_TITLED = 2.0
_NEVER = -99.0
# Of 25 abstracts: numpy's calls cost then a tenth of what they cost for each text alone.
_WORDS_AT_ONCE = 5_000

# In a form: what stands between the words of one token, which has hyphens, and what begins an
# acronym's long form. Both are white space, so that no token holds them.
JOINT = "\x1f"
SPELT_OUT = "\x1e"
PHRASE = np.dtype(
    [
        ("score", np.float32),
        ("places", np.uint16),
        ("closed", np.uint16),
        ("capital", np.uint16),
    ]
)
PLACE = np.dtype([("start", np.uint16), ("end", np.uint16)])


class Phrases(NamedTuple):
    """The phrases of one text, likeliest keyword first, packed.

    100,000 of these fit into memory, and load quickly.

    ``written`` holds one line for each word of the text, whose abstract begins at ``body``;
    ``forms`` one for each phrase: its folded words, the text's own acronyms spelt out. ``scored``
    is an array of `PHRASE`: the log-odds of being a keyword, in how many places the phrase stands,
    in how many of these a noun phrase can end behind it, and as many again where it mostly begins
    with a capital in the abstract. ``places`` is one of `PLACE`, phrase
    by phrase: the first word and the one behind the last.
    """

    written: str
    body: int
    forms: str
    scored: bytes
    places: bytes
    acronyms: tuple[Acronym, ...]
    language: str = ENGLISH


class _Packed(NamedTuple):
    phrases: list[NDArray[np.void]]  # of each text
    places: list[NDArray[np.void]]


def phrases_of(title: str, abstract: str) -> Phrases:
    """Find the phrases of one text.

    Pure, so that the result may be kept for as long as the text is the same.
    """
    return next(phrases_of_each([(title, abstract)]))


def phrases_of_each(texts: Iterable[tuple[str, str]]) -> Iterator[Phrases]:
    """Yield the phrases of each (title, abstract); what one says does not depend on the others."""
    together: list[Text] = []
    words = 0
    for title, abstract in texts:
        together.append(read_text(title, abstract))
        words += len(together[-1].words)
        if words >= _WORDS_AT_ONCE:
            yield from _phrases_of(together)
            together, words = [], 0
    if together:
        yield from _phrases_of(together)


def _phrases_of(texts: Sequence[Text]) -> Iterator[Phrases]:
    rows = rows_of(texts)
    found = candidates(texts, rows.flags.content)
    scores = _as_foreign(scores_of(found, rows), found, rows, texts)
    scores[_begins_or_ends_with_a_link(found, texts)] = _NEVER
    packed = _packed(found, scores, rows)
    for text, phrases, places in zip(
        texts, packed.phrases, packed.places, strict=True
    ):
        acronyms = acronyms_in(text)
        firsts = places[
            np.cumsum(phrases["places"]) - phrases["places"]
        ].tolist()
        forms = "\n".join(_forms(text, firsts, acronyms))
        written = "\n".join([word.written for word in text.words])
        packed_of = phrases.tobytes(), places.tobytes()
        yield Phrases(
            written, text.body, forms, *packed_of, acronyms, text.language
        )


def _as_foreign(
    scores: NDArray[np.float64],
    found: Candidates,
    rows: Rows,
    texts: Sequence[Text],
) -> NDArray[np.float64]:
    """Lower the scores of candidates of other languages, of whose words nothing is known.

    What is glued from parts of a sentence stands between function words nowhere, and no title has
    it. Of Chinese and Japanese runs each word that was cut out stands by itself. A single word must
    stand somewhere as only nouns do.
    """
    languages = [text.language for text in texts]
    foreign = np.array([language != ENGLISH for language in languages])
    if not found.folded or not foreign.any():
        return scores
    content = rows.flags.content
    whole = ~(content[found.starts - 1] | content[found.ends])
    cut = np.array([language == IDEOGRAMS for language in languages])
    single = found.ends - found.starts == 1
    whole &= ~single | _may_be_nouns(texts)[found.starts]
    whole |= np.repeat(cut[found.texts], found.counts) & single
    titled = found.starts < np.repeat(rows.bodies[found.texts], found.counts)
    some_whole = np.logical_or.reduceat(whole, found.at)
    in_title = np.logical_or.reduceat(titled & whole, found.at)
    lowered = np.where(
        some_whole, np.where(in_title, scores, scores - _NOT_TITLED), _NEVER
    )
    return np.where(foreign[found.texts], lowered, scores)


def _may_be_nouns(texts: Sequence[Text]) -> NDArray[np.bool_]:
    """Tell of each word of some texts whether it may be a noun by itself.

    In German, nouns have capitals; in Romance languages, adjectives stand behind them. Names stand
    anywhere.
    """
    return np.array(
        [may for text in texts for may in _nouns_of(text)], np.bool_
    )


def _nouns_of(text: Text) -> Iterator[bool]:
    if text.language == GERMAN:
        yield from (word.capital for word in text.words)
        return
    before = "."
    for word in text.words:
        yield word.capital or may_begin_with_a_noun(before, text.language)
        before = word.low


def _begins_or_ends_with_a_link(
    found: Candidates, texts: Sequence[Text]
) -> list[int]:
    """Return the candidates that begin or end with what only links nouns."""
    links = [all_links(text.language) for text in texts]
    if not any(links):
        return []
    some = (
        (i, links[text], folded)
        for i, (text, folded) in enumerate(
            zip(found.texts.tolist(), found.folded, strict=True)
        )
        if links[text]
    )
    return [
        i
        for i, of_text, folded in some
        if not of_text.isdisjoint(_ends(folded))
    ]


def _ends(folded: str) -> tuple[str, str]:
    words = folded.split(" ")
    return words[0], words[-1]


def _packed(
    found: Candidates, scores: NDArray[np.float64], rows: Rows
) -> _Packed:
    """Keep the likeliest candidates of each text."""
    kept = likeliest(scores, found.texts)
    texts, counts = found.texts[kept], found.counts[kept]
    first = np.cumsum(counts) - counts
    at = np.repeat(found.at[kept] - first, counts) + np.arange(
        int(counts.sum())
    )
    starts, ends = found.starts[at], found.ends[at]
    offsets = np.repeat(rows.starts[texts], counts)
    places = np.empty(len(at), PLACE)
    places["start"], places["end"] = starts - offsets, ends - offsets
    phrases = np.empty(len(kept), PHRASE)
    phrases["score"], phrases["places"] = scores[kept], counts
    phrases["closed"] = (
        np.add.reduceat(rows.flags.ends[ends], first, dtype=np.int64)
        if len(kept)
        else 0
    )
    phrases["capital"] = (
        _capitals(starts, rows, texts, counts) if len(kept) else 0
    )
    parts = np.searchsorted(texts, np.arange(1, len(rows.starts)))
    return _Packed(
        np.split(phrases, parts),
        np.split(places, np.append(first, len(at))[parts]),
    )


def _capitals(
    starts: NDArray[np.int64],
    rows: Rows,
    texts: NDArray[np.int64],
    counts: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Count the places where each phrase begins with a capital.

    A title's many capitals say nothing.
    """
    first = np.cumsum(counts) - counts
    capital = rows.flags.capital[starts]
    inside = starts >= np.repeat(rows.bodies[texts], counts)
    plain = np.add.reduceat(inside & ~capital, first, dtype=np.int64)
    found = np.add.reduceat(inside & capital, first, dtype=np.int64)
    return np.where(found > plain, counts, 0)


def likeliest(
    scores: NDArray[np.float64], texts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the candidates to keep, text by text, by falling log-odds, then by place."""
    likely = np.flatnonzero(scores >= _LEAST_SCORE)
    own = texts[likely]
    order = np.lexsort((-scores[likely], own))
    rank = np.arange(len(order)) - np.searchsorted(own, own)
    return likely[order[rank < _MOST_KEPT]]


def _forms(
    text: Text, places: Iterable[tuple[int, int]], acronyms: Sequence[Acronym]
) -> list[str]:
    """Return the phrases at some places as `Phrases` tells."""
    own = {acronym.short: SPELT_OUT + acronym.long for acronym in acronyms}
    folded = [word.folded for word in text.words]
    spelt_out = [own.get(word, word) for word in folded] if own else folded
    tokens = "\n".join(spelt_out).replace(" ", JOINT).split("\n")
    return [" ".join(tokens[start:end]) for start, end in places]


def plain(form: str) -> str:
    """Return the words of a form as they are folded."""
    return form.replace(SPELT_OUT, "").replace(JOINT, " ")
