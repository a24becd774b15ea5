"""How abstracts speak.

Words by which their paragraphs are told from an essay, a letter or a manual.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CUE = re.compile(
    r"\b(?:we (?:propose|present|introduce|show|study|find|investigate|demonstrate|develop|"
    r"describe|prove|consider"
    r"|argue|report|examine|analy[sz]e|evaluate|explore|address|survey"
    r"|review|provide|use|compare|design|derive)"
    r"|(?:this|our|the) (?:paper|study|work|article|thesis|survey|review|method|approach|model|"
    r"framework|results?"
    r"|experiments?|findings)|in this (?:paper|work|study|article)|experiments?|experimental"
    r"|results? (?:show|suggest|indicate|demonstrate)|state[- ]of[- ]the[- ]art|outperforms?|"
    r"datasets?|benchmarks?"
    r"|propos(?:e|ed|es)|novel|algorithms?|baselines?|methods?"
    r"|hypothes[ie]s|theorems?|empirical|participants"
    r"|simulations?|patients|estimat\w\w+)\b",
    re.IGNORECASE,
)
# In these a verb says who speaks, or the person before it.
_VERBS = {
    "de": r"\bwir (?:zeigen|stellen|untersuchen|schlagen|vergleichen|präsentieren"
    r"|entwickeln)|diese arbeit",
    "fr": r"\bnous (?:proposons|présentons|montrons|étudions|comparons"
    r"|introduisons|démontrons)|cet article",
    "es": r"\b(?:proponemos|presentamos|mostramos|estudiamos|comparamos|demostramos)\b"
    r"|este (?:artículo|trabajo)",
    "pt": r"\b(?:propomos|apresentamos|estudamos|investigamos|demonstramos)\b"
    r"|(?:este|neste) (?:artigo|trabalho)",
    "it": r"\b(?:proponiamo|presentiamo|mostriamo|studiamo|confrontiamo)\b"
    r"|questo (?:articolo|lavoro)",
    "pl": r"\b(?:proponujemy|przedstawiamy|pokazujemy|badamy)\b|w pracy",
    "nl": r"\bin dit (?:artikel|werk)|\bwe (?:stellen|laten zien|presenteren|onderzoeken)\b",
    "tr": r"bu çalışmada|\b(?:öneriyoruz|sunuyoruz|gösteriyoruz)\b",
    "ru": r"\bмы (?:предлагаем|показываем|представляем|исследуем|сравниваем"
    r"|изучаем|описываем|доказываем)"
    r"|(?:предлагаем|показываем|сравниваем|исследуем)\b|в (?:статье|работе)",
    "uk": r"\bми (?:пропонуємо|показуємо|представляємо|досліджуємо|порівнюємо)",
    "zh": r"本文|本研究|提出|方法|我们(?:提|展|研|发|比|证|的)"
    r"|我們(?:提|展|研|發|比|證|的)|实验|實驗",
    "ja": r"本論文|本稿|実験|提案|手法|我々は",
    "ko": r"본 (?:논문|연구)|제안하|제시하|우리는|보고한다|실험",
}
_OTHER_LANGUAGES = re.compile("|".join(_VERBS.values()), re.IGNORECASE)
# What is left of a layout's claim on a text that does not speak as abstracts do.
OTHER_TEXT = 0.4
_BEGINNING = 3_000  # characters: longer than most abstracts


def abstract_cues(text: str) -> int:
    """Count the different words in a text with which abstracts speak.

    In some other languages one stands for two.
    """
    return _cues(text[:_BEGINNING])


# A short file is looked at again for each line at which a layout may begin.
@lru_cache(500)
def _cues(beginning: str) -> int:
    return len({cue.lower() for cue in _CUE.findall(beginning)}) + (
        2 if _OTHER_LANGUAGES.search(beginning) else 0
    )
