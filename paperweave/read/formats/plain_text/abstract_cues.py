"""How abstracts speak.

Words by which their paragraphs are told from an essay, a letter or a manual.
"""

from __future__ import annotations

import re

_CUE = re.compile(
    r"\b(?:we (?:propose|present|introduce|show|study|find|investigate|demonstrate|develop|"
    r"describe|prove|consider"
    r"|argue|report|examine|analy[sz]e|evaluate|explore|address|survey|review|provide|use|compare|design|derive)"
    r"|(?:this|our|the) (?:paper|study|work|article|thesis|survey|review|method|approach|model|"
    r"framework|results?"
    r"|experiments?|findings)|in this (?:paper|work|study|article)|experiments?|experimental"
    r"|results? (?:show|suggest|indicate|demonstrate)|state[- ]of[- ]the[- ]art|outperforms?|"
    r"datasets?|benchmarks?"
    r"|propos(?:e|ed|es)|novel|algorithms?|baselines?|methods?|hypothes[ie]s|theorems?|empirical|participants"
    r"|simulations?|patients|estimat\w{2,6})\b",
    re.IGNORECASE,
)
_OTHER_LANGUAGES = re.compile(
    r"wir (?:zeigen|stellen|untersuchen)|diese arbeit|nous (?:proposons|présentons|montrons)|cet "
    r"article|"
    r"este (?:artículo|trabajo|artigo)|proponemos|questo (?:articolo|lavoro)|本文|提出|方法|実験|"
    r"提案"
    r"|"
    r"本研究"
    r"|"
    r"в (?:статье|работе)|본 논문|w pracy",
    re.IGNORECASE,
)
OTHER_TEXT = 0.4  # what is left of a layout's claim on a text that does not speak as abstracts do
_BEGINNING = 3_000  # characters: longer than most abstracts


def abstract_cues(text: str) -> int:
    """Count the different words in a text with which abstracts speak.

    In some other languages one stands for two.
    """
    beginning = text[:_BEGINNING]
    return len({cue.lower() for cue in _CUE.findall(beginning)}) + (
        2 if _OTHER_LANGUAGES.search(beginning) else 0
    )
