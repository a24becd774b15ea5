"""Which language a text is in, by its function words, and the pieces of Chinese and Japanese text.

Only what keywords need: languages are told from English by the words that a sentence of theirs can
hardly do without, and words that two languages share vote for both.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from paperweave.text.abroad.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from collections.abc import Set as AbstractSet

ENGLISH = ""
GERMAN = "de"
RUSSIAN = "ru"
IDEOGRAMS = "zh"  # Chinese or Japanese
# What links two nouns of one name in some languages: "segmentation d'images".
_LINKS = {
    "fr": "de d du des par à",
    "es": "de del por",
    "pt": "de do da dos das por",
    "it": "di d del dello della dei degli delle dell per",
    "ru": "с со",
}
# And the article of the noun behind: "qualité de l'eau".
_LINKED_ARTICLES = {"fr": "l"}
# What links a noun to what it is about only behind nouns that end so, with the articles that may
# follow: "resistencia a los antibióticos", but not "ayuda a los médicos".
_TOWARDS = {
    "fr": ("à au aux", "la l", "ance ence tion sion ilité accès réponse"),
    "es": (
        "a al",
        "la las el los",
        "cia ción sión dad miento acceso respuesta",
    ),
    "pt": ("a ao aos à às", "", "cia ção são dade mento acesso resposta"),
    "it": (
        "a ad ai al agli all alla alle allo",
        "",
        "nza zione sione tà mento accesso ttura risposta",
    ),
    "ru": ("к ко", "", "ость ости остью ция ции цию цией"),
}
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_VOTES = 4  # different function words
# Of so few different words, as many as a title has, fewer tell, if none is English: but one of them
# must be none of those that stand in names ("van der Waals", "El Niño de la Costa").
_SHORT_TEXT = 25
_LEAST_OF_SHORT = 2
_IN_NAMES = frozenset(
    "de del der den des di du da dos das la las le les los el van von".split()  # noqa: SIM905
)
_LEAST_IDEOGRAMS = 8  # different pieces
_LEAST_CYRILLIC = 8  # different words
# Different function words; of Dutch words five are spelt like English ones.
_SURELY_ENGLISH = 9
# Function words and turns of phrase that cut Chinese text between its nouns.
_CHINESE_CUTS = """的 了 和 与 及 或 在 是 为 被 把 于 其 该 此 这 那 并 而 但 也 都 就 又 还 将
    我们 本文 他们 一种 一个 这些 那些 通过 进行 提出 提出了 研究 实验 表明 结果 基于 针对 利用 采用
    使用 实现 包括 以及 因此 然而 此外 首先 其次 最后 可以 能够 显著 有效 有效地 提高 提升 解决 存在
    讨论 介绍 给出 具有 作为 根据 关于 随着 由于 如何 不同 优于 现有 相关 主要 同时 目前
    近年来 展示 证明 探索 称为 方法 对于 不能 可能 从而 其中 用于
    面向 衡量 面临 试论 浅谈 探讨 强调 考虑 显示 证实 回顾 构建 建立 考察 获取 借助 围绕 结合 引入
    融入 面对 得到 获得 产生 导致 造成 达到 分别 但是 尽管 虽然 不仅 而且 并且 或者 没有 需要 必须
    应当 应该 一些 所有 之后 之前 以来 之间 之一 视为 成为 属于 来自 给定 使得 试图 旨在 致力于
    推动 促进 帮助 仍然 往往 常常 非常 更加 较为 尤其 难以 所以 加以 由此 除了 即使 无法 哪些 怎样
    什么 按照 取得 引起 随后 经过 发现 认为 说明 指出 阐述 梳理 总结 归纳 缺乏 忽略 忽视""".split()  # noqa: SIM905
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_HIRAGANA = re.compile("[\u3041-\u309f]")
_KANA = re.compile(f"[\u3041-\u309f{_KATAKANA}]")
IDEOGRAPHIC = re.compile(f"[{HAN}{_KATAKANA}\u3041-\u309f]")
_CYRILLIC = re.compile("[\u0430-\u044f\u0451]")
# A noun may have the ending of a verb inside, and then also behind:
# "手書き文字認識", "単語埋め込み".
_SIGNS = f"[{HAN}{_KATAKANA}]+"
_VERB_ENDS = "[りみめけえきちせれ]"
_JOINED = f"{_SIGNS}(?:{_VERB_ENDS}{_SIGNS})+(?:{_VERB_ENDS}(?=[はがをにのでとも]|$))?"
_JAPANESE_PIECE = re.compile(f"{_JOINED}|{_SIGNS}|[^{HAN}{_KATAKANA}]+")
_JOINED_NOUN = re.compile(_JOINED)
# Not in these, which are words of Japanese, too: they come first, and only a cut is a group.
_UNCUT = "都市|首都|可能性|相关[度性系]|知识发现|新药发现"
_CUTS = "|".join(sorted(_CHINESE_CUTS, key=lambda cut: (-len(cut), cut)))
# What is done to what stands behind it, and a noun of action at the end: "情感分析".
_CHINESE_ACTIONS = f"(?:分析|设计|融合)(?!$|{_CUTS})"
# "In" stands behind its noun, and is a part of other words elsewhere: "政策中", "中心".
_CHINESE_IN = "中(?=$|的)"
# These, too, are words of grammar only where they are no part of such: "自由", "对话", "用户".
_CHINESE_SIGNS = (
    "从(?![业属句众])(?<!服从)|由(?<!自由)(?<!理由)|^用(?![户途例语量法品地水电药])"
    "|以(?![上下外内前后往太])|看(?![法护待台])(?<!查看)"
    "|对(?![话比齐抗象应立称偶手策联照数换角等准])(?<![绝相配成句词校反]对)(?!$)"
)
_CHINESE_PIECE = re.compile(
    f"{_UNCUT}|({_CUTS}|{_CHINESE_ACTIONS}|{_CHINESE_IN}|{_CHINESE_SIGNS})"
)
_CHINESE_NUMBER = re.compile("[〇零一二两三四五六七八九十百千万亿]+[年月日]?")
_JAPANESE_GENERAL = frozenset(
    """本稿 本研究 本論文 提案 手法 提案手法 結果 実験 研究 方法 場合 有効性 利用 検討 評価
    問題 必要 我々""".split()  # noqa: SIM905
)
_GENERAL_RUN = re.compile(
    "(?:高效|分析|设计|融合|框架|模型|系统|算法|技术|问题|任务|数据|数据集|公开|多个|结果|效果|性能|准确率|时间|工作|方向|综述|展望"
    "|比较|研究|新的|最好|更好|全面|评估|验证|优势|重要|作用|困难|影响|应用|策略|机制|过程|情况|大量|未来|最新|进展|挑战|对策|关系|因素|领域|重大|进一步|观察|看法"
    "|効率的|新しい|手法|方法|枠組|現状|展望|比較|研究|実験|結果|評価|既存|提案|最高|性能|平均|精度|利点|課題|目的|重要|役割"
    "|時間|計算時間|改善|大幅|複数|公開|少量|包括的|仮説|検証|今後|新|実施|困難|近年"
    "|問題|解決|応用|分析|設計|開発|技術|データ|モデル|システム|アプローチ|タスク|アルゴリズム|フレームワーク)+"
)
_SHORTEST_PIECE = 2
_LONGEST_PIECE = 10


def function_words(language: str) -> frozenset[str]:
    """Return the function words of a language, and its verbs of reporting, in lower case."""
    return _sets()[language]


class Links(NamedTuple):
    """The words that link nouns of one name, and the articles that may stand behind them."""

    words: frozenset[str]
    articles: frozenset[str]


@cache
def links_of(language: str) -> Links:
    """Return what links any two nouns in a language; in most there is nothing."""
    articles = _LINKED_ARTICLES.get(language, "")
    return Links(
        frozenset(_LINKS.get(language, "").split()), frozenset(articles.split())
    )


def articles_behind(
    noun: str, link: str, language: str
) -> frozenset[str] | None:
    """Return which articles may stand behind a word that links a noun to another.

    All words are in lower case. There is no answer where it does not link this noun.
    """
    plain, towards, endings = links_of(language), *_towards(language)
    if link in towards.words and noun.endswith(endings):
        return plain.articles | towards.articles
    return plain.articles if link in plain.words else None


@cache
def _towards(language: str) -> tuple[Links, tuple[str, ...]]:
    words, articles, endings = (
        part.split() for part in _TOWARDS.get(language, ("", "", ""))
    )
    return Links(frozenset(words), frozenset(articles)), tuple(endings)


@cache
def all_links(language: str) -> frozenset[str]:
    """Return all words that only link nouns in a language: no name begins or ends with one."""
    return frozenset().union(*links_of(language), *_towards(language)[0])


def is_general_run(piece: str) -> bool:
    """Tell Chinese or Japanese that is all made of words of every science: ``高效框架``."""
    return _GENERAL_RUN.fullmatch(piece) is not None


def is_foreign_function_word(word: str) -> bool:
    """Tell a word that some other language uses to join words, and that English does not have."""
    return word in _foreign()


def language_of(words: Collection[str]) -> str:
    """Return the language of a text's lower-case words: that of most of its function words.

    English where nothing tells.
    """
    found = set(words)
    if is_surely_english(found):
        return ENGLISH
    if (
        sum(IDEOGRAPHIC.match(word) is not None for word in found)
        >= _LEAST_IDEOGRAMS
    ):
        return IDEOGRAMS
    if (
        sum(_CYRILLIC.match(word) is not None for word in found)
        >= _LEAST_CYRILLIC
    ):
        return RUSSIAN
    votes = {language: len(found & own) for language, own in _sets().items()}
    best = max(
        votes,
        key=lambda language: (votes[language], language == ENGLISH, language),
    )
    if votes[best] >= _LEAST_VOTES or _is_short_text_in(best, found):
        return best
    return ENGLISH


def is_surely_english(words: AbstractSet[str]) -> bool:
    """Tell words among which more function words are than any other language has of English."""
    return len(words & _sets()[ENGLISH]) >= _SURELY_ENGLISH


def _is_short_text_in(language: str, found: set[str]) -> bool:
    """Tell a title in another language than English from one that has a name of that language."""
    own = _sets()[language]
    english = (found & _sets()[ENGLISH]) - own
    if len(found) >= _SHORT_TEXT or english:
        return False
    return len(found & own) >= _LEAST_OF_SHORT and not found & own <= _IN_NAMES


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
    syllables = _HIRAGANA.search(piece) and not _JOINED_NOUN.fullmatch(piece)
    letters = long_enough and IDEOGRAPHIC.search(piece) and not syllables
    found = _CHINESE_PIECE.fullmatch(piece)
    general = piece in _JAPANESE_GENERAL or is_general_run(piece)
    general = general or _CHINESE_NUMBER.fullmatch(piece) is not None
    return bool(letters) and not general and not (found and found[1])


@cache
def _sets() -> Mapping[str, frozenset[str]]:
    return {
        language: frozenset(words.split())
        for language, words in FUNCTION_WORDS.items()
    }


# Also words of English, or of its names: "in", "on", "de novo", "die casting".
_ALSO_ENGLISH = frozenset(
    """de die do des den du el la le les so war was hat sein e o i un per come con al no plus son
    sur d l c u se si had over all door een tot dan hoe hier van von ed y das os na da il lo mit
    zum article papier propose describe segundo fra tra ai ha non uno dos tres due tre fait hun
    ons haar wat wie elk ins nun num vise rend dus fast solo ante salvo mai lei lui quant""".split()  # noqa: SIM905
)


@cache
def _foreign() -> frozenset[str]:
    words: set[str] = set()
    for language, own in _sets().items():
        if language != ENGLISH:
            words |= own
    return frozenset(words - _sets()[ENGLISH] - _ALSO_ENGLISH)
