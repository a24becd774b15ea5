"""What stands before nouns in Romance languages, where adjectives stand behind theirs."""

from __future__ import annotations

_BEFORE_NOUNS = {
    "fr": """le la les l un une des du de d en par sur dans pour avec sans ce cet cette ces
    son sa ses leur leurs notre nos au aux à chaque plusieurs entre""",
    "es": """el la los las un una unos unas de del en por para con sin su sus este esta estos
    estas nuestro nuestra al a cada varios varias entre sobre""",
    "pt": """o a os as um uma de do da dos das em no na nos nas por pelo pela pelos pelas para
    com sem seu sua seus suas este esta ao à aos às cada entre sobre""",
    "it": """il lo la i gli le l un uno una di d del dello della dei degli delle dell in nel
    nella nei nelle nell per con su sul sulla da dal dalla al alla allo all questo questa ogni
    tra""",
}
_MARKS_WITHIN = frozenset(",;:)/-–—")
_SETS = {
    language: frozenset(words.split())
    for language, words in _BEFORE_NOUNS.items()
}


def may_begin_with_a_noun(before: str, language: str) -> bool:
    """Tell whether a phrase behind a word may begin with a noun, and be a single noun.

    Behind ``et`` and commas it may be an adjective: ``lexicales, syntaxiques et sémantiques``. The
    word is in lower case, or a mark: the end of a sentence, brackets and quotes are no commas.
    """
    known = _SETS.get(language)
    mark = not before[:1].isalpha() and before not in _MARKS_WITHIN
    return known is None or before in known or mark
