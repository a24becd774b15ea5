"""A text becomes words.

Mathematics and addresses are masked, and spellings of one word fold into one form.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from string import ascii_uppercase
from typing import TYPE_CHECKING

from paperweave.text.languages import (
    ENGLISH,
    IDEOGRAPHIC,
    all_links,
    articles_behind,
    function_words,
    ideographic_pieces,
    is_ideographic_noun,
    language_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Function words of English: they end a phrase. Academic words that say little are left to the
# fitted weights.
STOP_WORDS = frozenset(
    """a an the this that these those each every any some all both either neither no such same other
    another which what whose who whom whoever whatever and or but nor so yet if then else than as
    when while where whereas whether why how because since although though unless until of in on at
    by for to from with without within into onto upon over under between among amongst through
    throughout during before after above below against about across along around per via toward
    towards beyond despite besides except unlike like near off out up down is are was were be been
    being am has have had having do does did doing done can could may might must shall should will
    would cannot it its itself he him his himself she her they them their theirs themselves we us
    our ours ourselves you your yours i my me mine one ones oneself there here not only also very
    more most less least much many few several too just even still however therefore thus hence
    moreover furthermore additionally finally often usually well already again always never ever
    rather quite almost nearly together instead otherwise meanwhile nothing something anything
    everything nobody someone anyone everyone none e.g i.e etc et al s t vs versus
    cf afterward afterwards""".split()  # noqa: SIM905
)
# What begins a noun phrase: behind a word it gives the word away as a verb or a preposition.
DETERMINERS = frozenset(
    "a an the this that these those each every any all both our its their your his her my".split()  # noqa: SIM905
)
# What parts of a structured abstract are headed: "MAIN OUTCOME MEASURES: …". In capitals it is no
# acronym.
HEADINGS = frozenset(
    """BACKGROUND OBJECTIVE OBJECTIVES METHOD METHODS METHODOLOGY RESULT RESULTS CONCLUSION
    CONCLUSIONS DESIGN SETTING SETTINGS PARTICIPANTS PATIENTS SUBJECTS INTERVENTION
    INTERVENTIONS MEASURE MEASURES MEASUREMENT MEASUREMENTS AIM AIMS PURPOSE HYPOTHESIS
    DISCUSSION INTRODUCTION FINDINGS INTERPRETATION FUNDING RATIONALE CONTEXT IMPORTANCE
    RELEVANCE OUTCOME OUTCOMES MAIN PRIMARY SECONDARY SOURCE SOURCES DATA STUDY SELECTION
    EXTRACTION SYNTHESIS LIMITATIONS ANALYSIS IMPLICATIONS PRACTICE REVIEW SUMMARY OBJETIVO
    OBJETIVOS MÉTODO MÉTODOS RESULTADO RESULTADOS CONCLUSÃO CONCLUSÕES CONCLUSIÓN
    CONCLUSIONES INTRODUÇÃO INTRODUCCIÓN ANTECEDENTES DISCUSSÃO DISCUSIÓN FUNDAMENTO
    FUNDAMENTOS OBJECTIF OBJECTIFS MÉTHODE MÉTHODES RÉSULTAT RÉSULTATS CONTEXTE ZIEL ZIELE
    HINTERGRUND METHODE METHODEN ERGEBNIS ERGEBNISSE SCHLUSSFOLGERUNG SCHLUSSFOLGERUNGEN
    OBIETTIVO OBIETTIVI METODI RISULTATI CONCLUSIONI INTRODUZIONE DOEL ACHTERGROND
    RESULTATEN CONCLUSIE CONCLUSIES""".split()  # noqa: SIM905
)
_CONTRACTED = ("n't", "'re", "'ve", "'ll", "'d", "'m")  # of words of grammar
MASK = "$"  # what stands in place of a formula, an address or a number

_ELIDED = r"(?<![^\W_])(?i:[ldnsjmct]|qu|dell|nell|all|dall|sull)'"
# GPT-3.5, Shannon's, R&D, C++, 1,2-dichloroethene; or a mark
# Each alternative begins with its sign, which is soon seen not to be there, and nothing is tried
# twice: so it takes two thirds of the time.
_WORD = r"[^\W_]++(?:[-'’.&+][^\W_]++|,(?<=\d,)\d+(?=(?:,\d+)*-[^\W\d_])|\+\+|#(?!\w))*+|[^\w\s]"
_WORD_OR_ELIDED = (
    rf"{_ELIDED}(?=\s)|{_WORD}"  # what `_ELISION` parts from its noun
)
_PLAIN_TOKEN = re.compile(_WORD)
_PARTED_TOKEN = re.compile(_WORD_OR_ELIDED)
_PARTED = re.compile(
    r"'\s"
)  # in few texts, and to try it at each word takes as long as all else
_TOKEN = re.compile(
    r"\$[^$\n]{1,400}\$"  # a formula
    r"|(?:https?|ftp)://\S*|www\.\S+|[^\s@$]{1,64}@[^\s@]+\.\w+"  # an address
    rf"|{_WORD_OR_ELIDED}"
)
_NOT_PLAIN = (
    "$",
    "://",
    "www.",
    "@",
)  # to look for formulas and addresses takes half as long as for words
_HYPHENS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    | {"\u00ad": None, "’": "'"}
)
_NUMBER = re.compile(r"[\d.,+-]+(?:[kmbtx]|st|nd|rd|th|ms|gb|mb|s)?\Z")
_CAPITAL = re.compile(r"[A-Z]")
_CAPITALS = ascii_uppercase.encode()
_ALPHABETIC = re.compile(r"[a-zA-Z\u0400-\u052f]")  # Latin or Cyrillic
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?:-?[0-9]+)?s?\Z")
# French and Italian: "l'apprentissage" is two words.
_ELISION = re.compile(rf"({_ELIDED})(?=[^\W\d_]{{3}})")
# "attention-deficit/hyperactivity disorder" is one phrase: a compound before a slash has no noun of
# its own where a noun with another before it follows. "Nurses/social workers" are two.
_SLASH = re.compile(
    r"((?<![\w/.-])[^\W\d_]{3,}-[^\W\d_]{3,})/(?=[^\W\d_]{3,}[ ][^\W\d_]{3,})"
)
# "H. pylori" is a name, and no end of a sentence: a word in small letters follows.
_SPECIES = re.compile(r"([A-Z](?<![\w.][A-Z])\.) (?=[a-z]{4,})")
# "on the Web.We also": a sentence that lost the space before it, which one of
# twenty abstracts of the ACL Anthology has. "Node.js" and "ASP.NET" are names.
_GLUED = re.compile(r"(?<=[^\W\dA-Z_]\.)([A-Z][a-z]*)(?=[\s,])")
# What few texts have, and is found sooner than what stands before it.
_MAY_ELIDE, _MAY_BE_SPECIES, _MAY_BE_GLUED = map(
    re.compile, (r"'[^\W\d_]{3}", r"\. [a-z]{4}", r"\.[A-Z]")
)
_FOLDED_SPECIES = re.compile(r"(?<!\w)([a-z])\.(?=[a-z]{4,}(?![\w.]))")
_LONGEST_WORD = 40
CACHED_WORDS = 60_000
# The phrases of a text and its terms are made of the same words.
_CACHED_TEXTS = 64


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, in lower case, and folded; ``content`` tells whether a phrase may hold it.

    ``capital``: it begins with one; ``acronym``: it has two or more; ``digit``, ``hyphen``: it has
    one.
    """

    written: str
    low: str
    folded: str
    content: bool
    capital: bool = False
    acronym: bool = False
    digit: bool = False
    hyphen: bool = False


def _written(text: str) -> list[str]:
    """The words and marks of a text as they are written."""
    plain = text if text.isascii() else text.translate(_HYPHENS)
    if _MAY_ELIDE.search(plain):
        plain = _ELISION.sub(r"\1 ", plain)
    if "/" in plain:
        plain = _SLASH.sub(r"\1 ", plain)
    if _MAY_BE_GLUED.search(plain):
        plain = _GLUED.sub(_parted, plain)
    if _MAY_BE_SPECIES.search(plain):
        plain = _SPECIES.sub(r"\1", plain)
    written = _token_of(plain).findall(plain)
    if not text.isascii() and IDEOGRAPHIC.search(text):
        return [piece for token in written for piece in _pieces(token)]
    return written


def _parted(word: re.Match[str]) -> str:
    """A word of grammar that follows a full stop at once, behind a space."""
    return f" {word[0]}" if word[0].lower() in STOP_WORDS else word[0]


def _token_of(plain: str) -> re.Pattern[str]:
    """Return the pattern for the words of a text; it does not try what the text does not have."""
    if any(sign in plain for sign in _NOT_PLAIN):
        return _TOKEN
    return _PARTED_TOKEN if _PARTED.search(plain) else _PLAIN_TOKEN


@lru_cache(_CACHED_TEXTS)
def words_of(text: str) -> tuple[Word, ...]:
    """Split a text into words and marks.

    A mark, a formula and an address are words without content.
    """
    written = _written(text)
    if _is_shouted(text):
        return tuple([word_of(token.lower()) for token in written])
    return tuple(map(word_of, written))


def _pieces(token: str) -> list[str]:
    return ideographic_pieces(token) if IDEOGRAPHIC.search(token) else [token]


def in_language(words: Sequence[Word], language: str) -> Sequence[Word]:
    """Return the words with the function words of another language than English without content."""
    if language == ENGLISH:
        return words
    empty = function_words(language)
    found = list(words)
    for place, word in enumerate(words):
        grammar = word.content and word.low in empty
        if grammar and not _is_in_a_name(words, place):
            found[place] = replace(word, content=False)
    return found


def _is_in_a_name(words: Sequence[Word], place: int) -> bool:
    """Tell ``de São Paulo`` and ``en Los Angeles`` from words of grammar, also with capitals."""
    if not 0 < place < len(words) - 1:
        return False
    before, word, behind = words[place - 1 : place + 2]
    inside = before.written[0].isalnum() and not before.capital
    return inside and word.capital and behind.capital


def with_links(words: Sequence[Word], language: str) -> list[Word]:
    """Return the words with content where one links two nouns: ``aprendizaje por refuerzo``."""
    links = all_links(language)
    found = list(words)
    for place in range(1, len(words) - 1 if links else 0):
        before, word, behind = words[place - 1 : place + 2]
        if word.low not in links or not before.content:
            continue
        articles = articles_behind(before.low, word.low, language)
        if articles is None:
            continue
        behind_article = behind.low in articles and _has_content_at(
            place + 2, words
        )
        if behind.content or behind_article:
            found[place] = replace(word, content=True)
        if behind_article:
            found[place + 1] = replace(behind, content=True)
    return found


def _has_content_at(place: int, words: Sequence[Word]) -> bool:
    return place < len(words) and words[place].content


def language_of_words(words: Iterable[Word]) -> str:
    """Return the language that some words are of, by their function words."""
    return language_of({word.low for word in words})


def _is_shouted(text: str) -> bool:
    """Tell a text all in capitals, where capitals make no acronym."""
    # One pass over bytes, where one for each letter took eight times as long.
    data = text.encode("utf-8", "surrogatepass")
    capitals = len(data) - len(data.translate(None, _CAPITALS))
    return capitals > max(20, len(text) // 2)


@lru_cache(CACHED_WORDS)
def word_of(token: str) -> Word:
    """Return the word for one token of ``words_of``."""
    if token[0] == MASK or _is_address(token):
        return Word(token, MASK, MASK, content=False)
    if not token[0].isalnum():
        return Word(token, token, token, content=False)
    low = token.lower().removesuffix("'s").rstrip("'")
    known = low in STOP_WORDS or token in HEADINGS or low.endswith(_CONTRACTED)
    content = not known and _may_be_subject(low)
    capitals = 0 if token.islower() else len(_CAPITAL.findall(token))
    digit = not token.isalpha() and any(map(str.isdigit, token))
    return Word(
        token,
        low,
        fold_word(token),
        content,
        token[0].isupper(),
        capitals > 1,
        digit,
        "-" in token,
    )


def _is_address(token: str) -> bool:
    return "://" in token or "@" in token or token.startswith("www.")


def _may_be_subject(low: str) -> bool:
    """Tell whether a word is spelt with letters, no number, and no longer than words are."""
    letters = low if low.isascii() else unicodedata.normalize("NFD", low)
    if not (_ALPHABETIC.search(letters) or is_ideographic_noun(low)):
        return False
    return len(low) <= _LONGEST_WORD and not _is_number(low)


def _is_number(low: str) -> bool:
    """Tell a number (``16k``, ``3.5``, ``10x``, ``2nd``).

    A word that only holds a digit (``3D``, ``GPT-4``) is none.
    """
    return not low.isalpha() and _NUMBER.match(low) is not None


def fold_word(token: str) -> str:
    """Return the form that a word's spellings share.

    It is in lower case and singular, and has a space for each hyphen.

    An acronym keeps its case, so that ``FACT`` and ``fact`` stay apart.
    """
    token = token.removesuffix("'s").rstrip("'")
    if not token.islower() and _ACRONYM.match(token):
        return token.removesuffix("s").replace("-", " ")
    low = token.lower()
    if "." in low:
        low = _FOLDED_SPECIES.sub(r"\1 ", low)
    head, _, last = low.rpartition("-")
    last = _british(singular(last))
    return f"{_british(head)} {last}".replace("-", " ") if head else last


_SHORTEST_PLURAL = 4
_SINGULAR_ENDS = ("ss", "us", "is", "ics", "as")
_SAME_IN_BOTH = frozenset(
    "series species lens news bayes perhaps means kubernetes aids https".split()  # noqa: SIM905
)
_IRREGULAR = {
    "analyses": "analysis", "hypotheses": "hypothesis", "syntheses": "synthesis",
    "theses": "thesis", "matrices": "matrix", "vertices": "vertex",
    "indices": "index", "criteria": "criterion", "phenomena": "phenomenon",
    "corpora": "corpus", "children": "child", "women": "woman", "men": "man", "people": "person",
    "mice": "mouse", "feet": "foot", "biases": "bias", "gases": "gas",
    "viruses": "virus", "heuristics": "heuristic", "metrics": "metric", "topics": "topic",
    "characteristics": "characteristic", "diagnoses": "diagnosis", "buses": "bus",
    "formulae": "formula", "automata": "automaton", "schemata": "schema", "leaves": "leaf",
    "lives": "life", "axes": "axis", "clinics": "clinic", "fabrics": "fabric",
    "critics": "critic",     "canvases": "canvas", "aliases": "alias",
    "atlases": "atlas",
}  # fmt: skip


def singular(low: str) -> str:
    """Return the singular of a lower-case noun by its spelling.

    Words that are no plural come back as they are.
    """
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if (
        len(low) < _SHORTEST_PLURAL
        or not low.endswith("s")
        or low in _SAME_IN_BOTH
        or low.endswith(_SINGULAR_ENDS)
    ):
        return low
    if low.endswith("ies") and len(low) > _SHORTEST_PLURAL:
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "shes", "tches", "zzes")):
        return low[:-2]
    return low[:-1]


_OUR = re.compile(r"(behavi|col|neighb|lab|fav|flav|hum|arm|hon)our")
_DOUBLE_L = re.compile(
    r"(mod|lab|chann|sign|trav|lev|canc|tunn)(e|a)ll(ing|ed|er)"
)


_ISE = re.compile(
    r"((?:random|optim|minim|maxim|general|normal|character|regular|visual|organ|recogn|token"
    r"|quant|discret|parallel|initial|personal|custom|special|local|central|standard|summar"
    r"|categor|priorit|synthes|stabil|polar|hospital|immun|factor|util|real)i)s(e[ds]?|ing)$"
)


def _british(low: str) -> str:
    """Fold British into American spelling where the pattern is safe.

    It is in ``quantisation``, ``randomised``, ``modelling`` and ``colour``.
    """
    if "is" in low:
        low = _ISE.sub(r"\1z\2", low)
    if "our" in low:
        low = _OUR.sub(r"\1or", low)
    if "ll" in low:
        low = _DOUBLE_L.sub(r"\1\2l\3", low)
    if "isation" in low:
        low = low.replace("isation", "ization")
    return low
