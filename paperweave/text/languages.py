"""Which language a text is in, by its function words, and the pieces of Chinese and Japanese text.

Only what keywords need: languages are told from English by the words that a sentence of theirs can
hardly do without, and words that two languages share vote for both.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

ENGLISH = ""
IDEOGRAMS = "zh"  # Chinese or Japanese
_FUNCTION_WORDS = {
    ENGLISH: """the of and to in a is that for with on we are as by this an be from which our can it
    has have or at these their its not such into using""",
    IDEOGRAMS: "",
    "fr": """le la les un une des du de d l à au aux et ou en dans par pour sur avec sans sous entre
    vers chez que qui quoi dont où ce cet cette ces se sa son ses leur leurs nous notre nos vous il
    ils elle elles on est sont été être a ont avoir ayant fait ne pas plus moins très aussi ainsi
    mais donc car comme si lors afin selon tout tous toute toutes même autre autres certains
    certaines plusieurs chaque deux trois premier première nouvelle nouveau
    nouveaux article travail papier présentons proposons montrons étudions présente propose montre
    permet permettant décrit décrivons utilisant basé basée c est-à-dire cela celui celle ceux peut
    peuvent depuis pendant contre""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf
    aus bei mit nach von vom zu zum zur für über unter durch gegen ohne um als wie wenn dass daß ob
    weil da damit sowie sowohl auch nicht kein keine noch nur schon sehr mehr so es er sie wir ich
    uns unser unsere unserer ihre ihr ihrer sein seine diese dieser dieses diesem diesen jede jeder
    welche welcher ist sind war waren wird werden wurde wurden worden hat haben hatte kann können
    muss müssen soll sollen zwischen während vor bis hier dabei dafür daher somit anhand mittels bzw
    zwei drei neue neuen neuer neues stellen zeigen untersuchen beschreiben arbeit artikel beitrag
    vorgestellt gezeigt untersucht beschrieben verwendet basierend seit wegen trotz""",
    "es": """el la los las un una unos unas de del al a y e o u en con por para sin sobre entre
    hacia hasta desde que quien cual cuyo cuya donde como cuando si no más menos muy también pero
    sino aunque porque pues se su sus nos nuestro nuestra nuestros este esta estos estas ese esa eso
    esto lo le les es son fue fueron ser sido está están estar ha han haber puede pueden cada otro
    otra otros otras todo toda todos todas dos tres mediante según así ambos presentamos proponemos
    mostramos presenta propone muestra describe artículo trabajo nuevo nueva nuevos basado basada
    permite utilizando durante contra bajo tras""",
    "pt": """o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela
    pelos pelas para com sem sobre entre até desde e ou mas que quem qual cujo onde como quando se
    não mais menos muito também porém pois seu sua seus suas nosso nossa nós este esta estes estas
    esse essa isso isto ele ela eles elas é são foi foram ser sido está estão estar tem têm ter há
    pode podem cada outro outra outros outras todo toda todos todas dois duas três através segundo
    assim apresentamos propomos mostramos apresenta propõe mostra descreve artigo trabalho novo nova
    novos baseado baseada permite utilizando durante contra sob após""",
    "it": """il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli
    alle da dal dalla dai in nel nello nella nei negli nelle con su sul sulla sui per tra fra e ed o
    ma che chi cui dove come quando se non più meno molto anche però poiché perché si suo sua suoi
    nostro nostra noi questo questa questi queste quello quella è sono era erano essere stato stata
    ha hanno avere può possono ogni altro altra altri altre tutto tutti tutte due tre attraverso
    secondo così presentiamo proponiamo mostriamo presenta propone mostra descrive articolo lavoro
    nuovo nuova nuovi basato basata permette utilizzando l d dell nell all durante contro dopo""",
    "nl": """de het een en of maar in op aan van voor met door bij naar uit over onder tussen tegen
    tot om te als dan dat die dit deze wat wie welke waar hoe wanneer niet geen ook nog al zeer meer
    minder zo er we wij ons onze hun zij ze zijn haar hij is was waren wordt worden werd werden
    heeft hebben had kan kunnen moet moeten zal zullen zowel omdat hoewel terwijl hierbij waarbij
    daarom twee drie nieuwe nieuw presenteren stellen tonen beschrijven artikel onderzoek gebruikt
    gebaseerd blijkt laat tijdens zonder binnen""",
    "ru": """и в во на с со к ко по из за от до для о об при без под над между через у не ни что как
    так это этот эта эти этого этой этих тот та те того которые который которая которое которых
    которого мы наш наша наши нас он она они оно его её их ее быть был была были было есть является
    являются может могут или а но если чтобы также же бы ли то только уже более менее очень все всех
    весь вся каждый другой другие две два три работа работе работы статье статья рассматривается
    рассматриваются предложен предложена предлагается представлены представлен показано новый новая
    новые основе использованием данной данного""",
}  # fmt: skip
# What links two nouns of one name in some languages: "segmentation d'images".
_LINKS = {
    "fr": "de d du des par à",
    "es": "de del por",
    "pt": "de do da dos das por",
    "it": "di d del dello della dei degli delle dell per",
    "ru": "с со",
}
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_VOTES = 4  # different function words; a title alone tells nothing
_LEAST_IDEOGRAMS = 8  # different pieces
_SURELY_ENGLISH = 9  # different function words; of Dutch words five are spelt like English ones
# Function words and turns of phrase that cut Chinese text between its nouns.
_CHINESE_CUTS = """的 了 和 与 及 或 在 是 为 被 把 于 其 该 此 这 那 并 而 但 也 都 就 又 还 将
    我们 本文 他们 一种 一个 这些 那些 通过 进行 提出 提出了 研究 实验 表明 结果 基于 针对 利用 采用
    使用 实现 包括 以及 因此 然而 此外 首先 其次 最后 可以 能够 显著 有效 有效地 提高 提升 解决 存在
    分析 讨论 介绍 给出 设计 具有 作为 根据 关于 随着 由于 如何 不同 优于 现有 相关 主要 同时 目前
    近年来 展示 证明 探索 称为 方法 对于 不能 可能 从而 其中 用于""".split()  # noqa: SIM905
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_HIRAGANA = re.compile("[\u3041-\u309f]")
_KANA = re.compile(f"[\u3041-\u309f{_KATAKANA}]")
IDEOGRAPHIC = re.compile(f"[{_HAN}{_KATAKANA}\u3041-\u309f]")
_JAPANESE_PIECE = re.compile(f"[{_HAN}{_KATAKANA}]+|[^{_HAN}{_KATAKANA}]+")
# Not in these, which are words of Japanese, too: they come first, and only a cut is a group.
_UNCUT = "都市|首都|可能性"
_CHINESE_PIECE = re.compile(
    f"{_UNCUT}|({'|'.join(sorted(_CHINESE_CUTS, key=lambda cut: (-len(cut), cut)))})"
)
_JAPANESE_GENERAL = frozenset(
    """本稿 本研究 本論文 提案 手法 提案手法 結果 実験 研究 方法 場合 有効性 利用 検討 評価
    問題 必要 我々""".split()  # noqa: SIM905
)
_SHORTEST_PIECE = 2
_LONGEST_PIECE = 10


def function_words(language: str) -> frozenset[str]:
    """Return the function words of a language, and its verbs of reporting, in lower case."""
    return _sets()[language]


@cache
def linking_words(language: str) -> frozenset[str]:
    """Return the words that link nouns of one name in a language; in most there are none."""
    return frozenset(_LINKS.get(language, "").split())


def is_foreign_function_word(word: str) -> bool:
    """Tell a word that some other language uses to join words, and that English does not have."""
    return word in _foreign()


def language_of(words: Collection[str]) -> str:
    """Return the language of a text's lower-case words: that of most of its function words.

    English where nothing tells.
    """
    found = set(words)
    if len(found & _sets()[ENGLISH]) >= _SURELY_ENGLISH:
        return ENGLISH
    if sum(IDEOGRAPHIC.match(word) is not None for word in found) >= _LEAST_IDEOGRAMS:
        return IDEOGRAMS
    votes = {language: len(found & own) for language, own in _sets().items()}
    best = max(votes, key=lambda language: (votes[language], language == ENGLISH, language))
    return best if votes[best] >= _LEAST_VOTES else ENGLISH


def ideographic_pieces(run: str) -> list[str]:
    """Cut a run of Chinese or Japanese letters between its words of grammar.

    The pieces left are nouns or more.
    """
    if _KANA.search(run):
        return _JAPANESE_PIECE.findall(run)
    pieces = []
    end = 0
    for found in _CHINESE_PIECE.finditer(run):
        if cut := found[1]:
            pieces += [run[end : found.start()], cut]
            end = found.end()
    return [piece for piece in (*pieces, run[end:]) if piece]


def is_ideographic_noun(piece: str) -> bool:
    """Tell whether a piece may be a word of a keyword.

    It has some letters, and not only those of grammar.
    """
    long_enough = _SHORTEST_PIECE <= len(piece) <= _LONGEST_PIECE
    letters = long_enough and IDEOGRAPHIC.search(piece) and not _HIRAGANA.search(piece)
    found = _CHINESE_PIECE.fullmatch(piece)
    return bool(letters) and piece not in _JAPANESE_GENERAL and not (found and found[1])


@cache
def _sets() -> Mapping[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}


# Also words of English, or of its names: "in", "on", "de novo", "die casting".
_ALSO_ENGLISH = frozenset(
    """de die do des den du el la le les so war was hat sein e o i un per come con al no plus son
    sur d l c u se si had over all door een tot dan hoe hier van von ed y das os na da il lo mit
    zum article papier propose describe segundo fra tra ai ha non uno dos tres due tre fait hun
    ons haar wat wie""".split()  # noqa: SIM905
)


@cache
def _foreign() -> frozenset[str]:
    words: set[str] = set()
    for language, own in _sets().items():
        if language != ENGLISH:
            words |= own
    return frozenset(words - _sets()[ENGLISH] - _ALSO_ENGLISH)
