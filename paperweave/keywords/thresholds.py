"""Which phrases are good enough to be keywords of a corpus.

A phrase is judged by its mean likelihood of being a keyword and by how often authors chose it for a
title of all the texts that have it, here and elsewhere: a subject stands in titles, what is said in
passing does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.keywords.folding import ADJECTIVE
from paperweave.keywords.hardly_shared import is_scarcity
from paperweave.keywords.identities import NO_KEYWORD
from paperweave.keywords.one_text.choices import counts_of
from paperweave.keywords.stop_words import (
    begins_generally,
    ends_generally,
    is_general,
    is_kind_of_paper,
    is_measure,
    is_of_papers,
    is_wrapped,
)
from paperweave.model.keyword import is_broad
from paperweave.text.languages import is_ideographic_noun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from paperweave.keywords.all_texts.occurrences import Totals
    from paperweave.keywords.identities import Identities

LEAST_TEXTS = 2
_PARTICIPLE, _LEARNING = "ed", " learning"
# How many texts here the table of authors' choices counts for; what is not in it counts for a few,
# with the mean share of all phrases.
_TABLE_TEXTS = 30
_UNKNOWN_TEXTS = 4
_UNKNOWN_SHARE = 0.08
# The mean over its texts of how likely a phrase is a keyword, for a phrase of several words …
_LEAST_TITLED = 0.0105  # … that titles often have
_LEAST_AT_TIMES = 0.028  # … that they have at times
_LEAST_SEVERAL = 0.08  # … that they hardly have, or of which nothing is known
_LEAST_HOPEFUL = 0.002  # … of anything: "resource-constrained"
_LEAST_PROPER = 0.008  # … that begins with a name: "Fisher information"
# … whose words, or the last of them, name nothing by themselves.
_LEAST_GENERAL = 0.25
_NEVER = 1.0  # … that says nothing, however likely: "deep models"
_LEAST_GRADED = 0.05  # … whose first word only grades: "single image"
# … that a title here has, of a general one: "data requirements".
_LEAST_TITLED_GENERAL = 0.06
_LEAST_TITLED_OF_FEW = 0.1  # … and two texts: "inference efficiency"
# … that no title here has and of which nothing is known, of a few texts.
_LEAST_IN_PASSING = 0.12
# … and for a single word.
_LEAST_SINGLE = 0.0105
# Of what is done: "merging", but not "rethinking"; "pruning", but not "removal".
_LEAST_ACTION = 0.03
# That titles here have, and many texts: "regularization".
_LEAST_TITLED_ACTION = 0.025
_AT_TIMES_TITLED_HERE = 0.15
# Here, of what is done and titles elsewhere often have: "fusion".
_FIFTH_TITLED = 0.2
# Here, of a single word of which nothing else is known: "optimizer".
_QUARTER_TITLED = 0.25
_ACTIONS = ("ing", "tion", "sion", "ance", "ence", "ment", "al")
# Of a single word that titles here have and the table does not know.
_LEAST_UNKNOWN = 0.1
# Of one that several texts have, and some titles: "optimizer".
_LEAST_SEVERAL_UNKNOWN = 0.04
_LEAST_OF_FEW = 0.1  # of a single word in a few texts
_LEAST_NAME = 0.02  # of names: "BERT", "CIFAR-10"
_LEAST_MIXED = 0.005
_SEVERAL_SIGNS = 4
# Of so many signs of Chinese or Japanese that a title here has.
_LEAST_RUN = 0.03
# Of names that stand before nouns: "RedPajama", not "Gaussian".
_LEAST_NAME_BEFORE_NOUNS = 0.06
# In what share of the titles of its texts a phrase stands.
_OFTEN_TITLED = 0.13
_AT_TIMES_TITLED = 0.04
_AT_TIMES_TITLED_WORD = 0.05
_OFTEN_TITLED_COMPOUND = 0.14  # of "few-shot" or "data-efficient"
_MOSTLY_BEFORE_NOUNS = 0.5  # "low-resource" is, "case-study" is not
_MOST_TITLED_WORD = 0.4  # elsewhere; of a single word in a few texts: "editing"
# Of what is mostly followed by a noun, but a subject: "multilingual".
_OFTEN_TITLED_ADJECTIVE = 0.3
# Of one whose noun a text here has, too: "autoregressive".
_OFTEN_TITLED_WITH_NOUN = 0.25
# Of names: below are measures, such as PSNR, that all papers report.
_HARDLY_TITLED = 0.02
# In what share of the texts that have it authors chose a phrase as a keyword.
_OFTEN_CHOSEN = 0.22
_HARDLY_CHOSEN = 0.05
_FEWEST_LISTED = 5  # texts; of fewer the share says nothing
_LEAST_LISTED = 50  # texts; in fewer it may be by chance that nobody chose it
# Here; what titles here have so often is a subject, whatever else is known of it.
_MOSTLY_TITLED = 0.5
_RATHER_TITLED = 0.35
# Here; a word that so many have, and none in its title, is said in passing.
_SEVERAL_TEXTS = 5
_A_FEW_TEXTS = 3  # here; fewer may have a word in common by chance
_OFTEN_SAID = 3
_LEAST_OFTEN_SAID = 0.025
_AGENTS_AND_GERUNDS = ("er", "or", "ing")
MOSTLY_CAPITAL = 0.75
_MOSTLY_CLOSED = 0.75
# In what share of its places a phrase ends where a noun phrase can end: "secure" and "evaluating"
# are mostly followed by a noun or an article.
_LEAST_CLOSED = 0.3
# Of a noun that mostly stands before others; adjectives end a phrase only before "and".
_LEAST_CLOSED_NOUN = 0.1
# Of likely keywords: "machine learning" mostly stands before "models".
_LEAST_CLOSED_BEST = 0.15


class Judged(NamedTuple):
    """What is known of one phrase."""

    words: Sequence[str]
    texts: int
    quality: float
    closed: float
    capital: float
    titled_here: float  # share of the texts here
    titled: float  # the same, evened out with what is known of other texts
    chosen: float | None  # share of other texts; None where nothing is known
    titled_elsewhere: float | None
    compound: bool  # one word with hyphens
    repeated_in: int = 0  # how many texts here say it twice or more
    most_said: int = 0  # how often the one says it that says it most
    # A word before nouns whose own noun is hardly used: "autoregressive".
    has_noun: bool = False
    # What it begins with stands by itself, too: "Twitter data".
    begun_alone: bool = False

    @property
    def often_chosen(self) -> bool:
        """Whether authors often chose it as a keyword."""
        return self.chosen is not None and self.chosen >= _OFTEN_CHOSEN

    @property
    def elsewhere(self) -> float:
        """In what share of the titles of other texts that have it; 0 where nothing is known."""
        return self.titled_elsewhere or 0.0


def good_ones(identities: Identities, found: Totals, least: int) -> set[int]:
    """Return the numbers of what is likely enough a keyword, in ``least`` texts or more."""
    hopeful = (found.texts >= least) & (found.quality >= _LEAST_HOPEFUL)
    hopeful[NO_KEYWORD] = False
    good = {
        number
        for number in np.flatnonzero(hopeful).tolist()
        if is_good_keyword(_judged(identities, found, number))
    }
    return {n for n in good if not _is_how_one_learns(identities, n, good)}


def _is_how_one_learns(
    identities: Identities, number: int, good: AbstractSet[int]
) -> bool:
    """Tell ``self-supervised`` where self-supervised learning is a keyword, also of titles."""
    folded = identities.folded[number]
    if not folded.endswith(_PARTICIPLE):
        return False
    key = identities.folding.key(folded + _LEARNING)
    return identities.numbers.get(key) in good


def told_ones(
    identities: Identities, found: Totals, least: int, count: int
) -> set[int]:
    """Return the numbers of what some text is about, in ``least`` or more of ``count`` texts.

    Whatever else is known of it: ``test-time training``. Not what many texts have, nor
    what elsewhere hardly any title has.
    """
    hopeful = found.told & (found.texts >= least)
    hopeful &= found.closed >= _LEAST_CLOSED
    return {
        number
        for number in np.flatnonzero(hopeful).tolist()
        if not (
            is_broad(int(found.texts[number]), count)
            or _is_empty(identities.folded[number].split(" "))
            or _is_hardly_titled(_judged(identities, found, number))
        )
    }


def _is_empty(words: Sequence[str]) -> bool:
    return is_wrapped(words) or is_kind_of_paper(words)


def _judged(identities: Identities, found: Totals, number: int) -> Judged:
    folded = identities.folded[number]
    listed, listed_texts, titles, title_texts = counts_of(folded)
    texts, titled_here = float(found.texts[number]), float(found.titled[number])
    elsewhere = titles / title_texts if title_texts else None
    weight = _UNKNOWN_TEXTS if elsewhere is None else _TABLE_TEXTS
    share = _UNKNOWN_SHARE if elsewhere is None else elsewhere
    titled = (titled_here * texts + share * weight) / (texts + weight)
    chosen = listed / listed_texts if listed_texts >= _FEWEST_LISTED else None
    if (
        chosen is not None
        and chosen < _HARDLY_CHOSEN
        and listed_texts < _LEAST_LISTED
    ):
        chosen = None
    return Judged(
        folded.split(" "),
        int(texts), float(found.quality[number]), float(found.closed[number]),
        float(found.capital[number]), titled_here, titled, chosen, elsewhere,
        number in identities.compounds or _is_what_saves(folded.split(" ")),
        int(found.repeating[number]), int(found.most[number]),
        identities.folding.is_quality(folded), _begun_alone(identities, found, folded),
    )  # fmt: skip


def _begun_alone(identities: Identities, found: Totals, folded: str) -> bool:
    """Tell whether some first words of a phrase are a phrase that can end there."""
    words = folded.split(" ")
    beginnings = (" ".join(words[:end]) for end in range(1, len(words)))
    numbers = (
        identities.numbers.get(identities.folding.key(part))
        for part in beginnings
    )
    known = [
        number
        for number in numbers
        if number is not None and number < len(found.closed)
    ]
    return any(found.closed[number] >= _LEAST_CLOSED for number in known)


def _has_little_quality(phrase: Judged) -> bool:
    """Tell whether a phrase has less quality than is asked: less of one that begins with a name."""
    least = _LEAST_PROPER if _is_after_a_name(phrase) else _LEAST_SINGLE
    return phrase.quality < least


def is_good_keyword(phrase: Judged) -> bool:
    """Tell whether what is known of a phrase makes it a keyword of the corpus."""
    if _is_a_quality(phrase) or _is_lacking_to_many(phrase):
        return True
    if _has_little_quality(phrase):
        return _is_of_letters_and_digits(phrase)
    if phrase.compound and _is_numbered_name(phrase):
        return _is_good_name(phrase)
    if phrase.compound and (
        _is_good_compound(phrase) or phrase.closed < _LEAST_CLOSED
    ):
        return _is_good_compound(phrase)
    return (
        _is_good_word(phrase)
        if len(phrase.words) == 1
        else _is_good_phrase(phrase)
    )


def _is_a_quality(phrase: Judged) -> bool:
    """Tell words before nouns that titles elsewhere often have: ``open-vocabulary``."""
    likely = phrase.quality >= _LEAST_PROPER
    before_nouns = (
        likely and len(phrase.words) > 1 and phrase.closed < _LEAST_CLOSED
    )
    least = (
        _OFTEN_TITLED_COMPOUND if phrase.compound else _OFTEN_TITLED_ADJECTIVE
    )
    return (
        before_nouns
        and phrase.elsewhere >= least
        and not is_general(phrase.words)
    )


def _is_lacking_to_many(phrase: Judged) -> bool:
    """Tell what several texts say there is too little of, though none is about that alone."""
    return phrase.texts >= _SEVERAL_TEXTS and is_scarcity(
        " ".join(phrase.words)
    )


def _is_good_compound(phrase: Judged) -> bool:
    if is_general(phrase.words):
        elsewhere = phrase.elsewhere >= _OFTEN_TITLED_COMPOUND
        before_nouns = phrase.closed < _MOSTLY_BEFORE_NOUNS
        return elsewhere and (before_nouns or _is_what_saves(phrase.words))
    if phrase.titled >= _OFTEN_TITLED_COMPOUND or phrase.often_chosen:
        return True
    if _is_what_one_is_about(phrase):
        return True
    if ends_generally(phrase.words) or phrase.closed < _LEAST_CLOSED:
        return False
    return (
        phrase.titled_here >= _MOSTLY_TITLED
        and phrase.elsewhere >= _AT_TIMES_TITLED
    )


def _is_what_one_is_about(phrase: Judged) -> bool:
    """Tell what one text of a few says three times, though no title has it: ``non-parametric``."""
    words = phrase.words
    if phrase.texts >= _SEVERAL_TEXTS or any(map(_has_digit, words)):
        return False
    empty = is_general(words) or is_measure(words) or ends_generally(words)
    return (
        phrase.most_said >= _OFTEN_SAID
        and phrase.quality >= _LEAST_OFTEN_SAID
        and not empty
    )


def _is_what_saves(words: Sequence[str]) -> bool:
    """Tell ``energy efficient``, of which ``energy efficiency`` is the noun."""
    return len(words) > 1 and words[-1] == ADJECTIVE


def _is_good_phrase(phrase: Judged) -> bool:
    if _is_said_in_passing(phrase):
        return False
    likely = phrase.quality >= _LEAST_SEVERAL
    least_closed = _LEAST_CLOSED_BEST if likely else _LEAST_CLOSED
    return (
        phrase.quality >= _least_of_phrase(phrase)
        and phrase.closed >= least_closed
    )


def _least_of_phrase(phrase: Judged) -> float:
    words = phrase.words
    if _is_after_a_name(phrase):
        return _LEAST_PROPER
    if is_general(words) or is_measure(words) or ends_generally(words):
        return _least_of_general(phrase)
    if phrase.titled >= _OFTEN_TITLED or phrase.often_chosen:
        return _LEAST_GRADED if begins_generally(words) else _LEAST_TITLED
    at_times = phrase.elsewhere >= _AT_TIMES_TITLED
    return _LEAST_AT_TIMES if at_times else _LEAST_SEVERAL


def _least_of_general(phrase: Judged) -> float:
    """Return the least likelihood of a phrase whose words, or the last of them, say little."""
    if is_kind_of_paper(phrase.words):
        return _NEVER
    elsewhere = phrase.elsewhere >= _OFTEN_TITLED
    if elsewhere and _is_what_is_studied(phrase):
        return _LEAST_TITLED
    shared = phrase.elsewhere >= _AT_TIMES_TITLED and not (
        is_general(phrase.words) or is_measure(phrase.words)
    )
    known = (
        elsewhere
        or shared
        or (_is_titled_at_times(phrase) and phrase.often_chosen)
    )
    otherwise = _NEVER if is_general(phrase.words) else _LEAST_GENERAL
    return min(
        _least_of_titled_general(phrase), _LEAST_SEVERAL if known else otherwise
    )


def _least_of_titled_general(phrase: Judged) -> float:
    """Return the least likelihood of one that a title here has; two texts may have it by chance."""
    if not phrase.titled_here or begins_generally(phrase.words):
        return _NEVER
    if phrase.texts >= _A_FEW_TEXTS:
        return _LEAST_TITLED_GENERAL
    empty = is_general(phrase.words) or is_measure(phrase.words)
    return _NEVER if empty else _LEAST_TITLED_OF_FEW


def _is_titled_at_times(phrase: Judged) -> bool:
    return bool(phrase.titled_here) or phrase.elsewhere >= _AT_TIMES_TITLED


def _is_what_is_studied(phrase: Judged) -> bool:
    """Tell ``synthetic data`` and what is called after a person from a ``technical report``."""
    if not (is_general(phrase.words) or is_of_papers(phrase.words)):
        return True
    return phrase.capital >= MOSTLY_CAPITAL and phrase.words[0].islower()


def _is_after_a_name(phrase: Judged) -> bool:
    """Tell what is called after a person or a place: ``Fisher information``."""
    named = phrase.capital >= MOSTLY_CAPITAL and phrase.closed >= _MOSTLY_CLOSED
    name, *others = phrase.words
    own = len(name) > 1 and not is_general([name]) and not phrase.begun_alone
    return (
        named
        and own
        and bool(others)
        and name.islower()
        and not phrase.compound
    )


def _is_said_in_passing(phrase: Judged) -> bool:
    """Tell a phrase that no title here has and that nobody elsewhere takes for a subject."""
    known = phrase.often_chosen or phrase.capital >= MOSTLY_CAPITAL
    if known or phrase.titled_here or phrase.elsewhere >= _AT_TIMES_TITLED:
        return False
    if phrase.texts >= _SEVERAL_TEXTS:
        return phrase.most_said < _OFTEN_SAID
    return phrase.texts < _A_FEW_TEXTS and phrase.quality < _LEAST_IN_PASSING


def _is_good_word(phrase: Judged) -> bool:
    if _is_name(phrase):
        return _is_good_name(phrase)
    if phrase.closed < _LEAST_CLOSED:
        return _is_titled_run(phrase) or _is_good_adjective(phrase)
    if _is_titled_run(phrase) or _is_what_both_say_often(phrase):
        return True
    if phrase.texts < _A_FEW_TEXTS and not _is_good_of_few(phrase):
        return False
    if phrase.often_chosen and not _is_hardly_titled(phrase):
        return True
    return _is_titled_word(phrase)


def _is_hardly_titled(phrase: Judged) -> bool:
    """Tell whether titles elsewhere are known to have a word more seldom than at times."""
    told = phrase.titled_elsewhere
    return told is not None and told < _AT_TIMES_TITLED_WORD


def _is_titled_run(phrase: Judged) -> bool:
    """Tell ``阅读理解``: so many signs are several words, and before others no adjective."""
    run = phrase.words[0]
    several = len(run) >= _SEVERAL_SIGNS and is_ideographic_noun(run)
    return several and phrase.titled_here > 0 and phrase.quality >= _LEAST_RUN


def _is_what_both_say_often(phrase: Judged) -> bool:
    """Tell a word that both its texts say more than once: ``mixup``, but not a ``server``.

    Of more texts one would have it in its title.
    """
    both = phrase.repeated_in == phrase.texts < _A_FEW_TEXTS
    if not both or phrase.titled_elsewhere is not None:
        return False
    thing = not phrase.words[0].endswith(_AGENTS_AND_GERUNDS)
    return (
        thing
        and phrase.quality >= _LEAST_OFTEN_SAID
        and phrase.closed >= _LEAST_CLOSED
    )


def _is_titled_word(phrase: Judged) -> bool:
    if phrase.chosen is not None and phrase.chosen < _HARDLY_CHOSEN:
        return phrase.titled_here >= _MOSTLY_TITLED
    if not phrase.titled_here and phrase.texts >= _SEVERAL_TEXTS:
        return False
    return phrase.titled >= _OFTEN_TITLED and phrase.quality >= _least_of_word(
        phrase
    )


def _is_good_adjective(phrase: Judged) -> bool:
    known_here = phrase.titled_here == 1 and phrase.titled_elsewhere is not None
    if phrase.texts < _A_FEW_TEXTS and not known_here:
        return False
    elsewhere = phrase.elsewhere >= _OFTEN_TITLED
    mostly_here = phrase.titled_here > _MOSTLY_TITLED and elsewhere
    least = (
        _OFTEN_TITLED_WITH_NOUN if phrase.has_noun else _OFTEN_TITLED_ADJECTIVE
    )
    if phrase.titled_elsewhere is None and not _is_noun_before_nouns(phrase):
        return False
    return mostly_here or phrase.titled >= least


def _is_noun_before_nouns(phrase: Judged) -> bool:
    """Tell ``copper`` wires, of which nothing is known elsewhere, from an ``oral`` drug."""
    return (
        phrase.quality >= _LEAST_NAME_BEFORE_NOUNS
        and phrase.closed >= _LEAST_CLOSED_NOUN
    )


def _is_good_of_few(phrase: Judged) -> bool:
    """Tell whether a single word of two texts is more than a word they have by chance."""
    if phrase.often_chosen:
        return True
    word = phrase.words[0]
    if phrase.titled_elsewhere is None:
        wholly_titled = phrase.titled_here == 1
        return (
            word.endswith(_ACTIONS[:3])
            or wholly_titled
            or is_ideographic_noun(word)
        )
    often = phrase.titled_elsewhere >= _MOST_TITLED_WORD
    return often or phrase.quality >= _LEAST_OF_FEW


def _least_of_word(phrase: Judged) -> float:
    if phrase.titled_elsewhere is None:
        return _least_of_unknown(phrase)
    if (
        not phrase.words[0].endswith(_ACTIONS)
        or phrase.titled_here >= _RATHER_TITLED
    ):
        return _LEAST_SINGLE
    if (
        phrase.texts < _SEVERAL_TEXTS
        or phrase.titled_here < _AT_TIMES_TITLED_HERE
    ):
        return _LEAST_ACTION
    often = (
        phrase.titled_here >= _FIFTH_TITLED
        and phrase.elsewhere >= _OFTEN_TITLED
    )
    return _LEAST_SINGLE if often else _LEAST_TITLED_ACTION


def _least_of_unknown(phrase: Judged) -> float:
    done = phrase.words[0].endswith(_ACTIONS[0])
    several = (
        phrase.texts >= _SEVERAL_TEXTS and phrase.titled_here >= _QUARTER_TITLED
    )
    return _LEAST_SEVERAL_UNKNOWN if several and not done else _LEAST_UNKNOWN


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _is_name(phrase: Judged) -> bool:
    word = phrase.words[0]
    return (
        word != word.lower()
        or _has_digit(word)
        or phrase.capital >= MOSTLY_CAPITAL
    )


def _is_numbered_name(phrase: Judged) -> bool:
    """Tell ``CIFAR-10`` and ``GPT-3``."""
    return _has_digit(phrase.words[-1]) and phrase.capital >= MOSTLY_CAPITAL


def _is_of_letters_and_digits(phrase: Judged) -> bool:
    """Tell ``GSM8K``."""
    word = phrase.words[0]
    mixed = len(phrase.words) == 1 and word.isupper() and _has_digit(word[1:-1])
    return (
        mixed
        and phrase.quality >= _LEAST_MIXED
        and phrase.closed >= _LEAST_CLOSED
    )


def _is_good_name(phrase: Judged) -> bool:
    word = phrase.words[0]
    reported = (
        phrase.titled_elsewhere is not None
        and phrase.titled_elsewhere < _HARDLY_TITLED
    )
    measure = reported and not (phrase.titled_here or _has_digit(word))
    likely = phrase.quality >= _LEAST_NAME_BEFORE_NOUNS and word.islower()
    least = _LEAST_SINGLE if phrase.titled_here else _LEAST_NAME
    stands = likely or (
        phrase.quality >= least and phrase.closed >= _LEAST_CLOSED
    )
    return stands and not measure
