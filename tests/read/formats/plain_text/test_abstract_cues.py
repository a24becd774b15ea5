"""The words with which abstracts speak."""

from __future__ import annotations

from paperweave.read.formats.plain_text.abstract_cues import abstract_cues
from tests.support.rows import for_rows

WE = """
propose present introduce show study find investigate demonstrate develop describe prove consider
argue report examine analyse analyze evaluate explore address survey review provide use compare
design derive
"""
OURS = """
paper study work article thesis survey review method approach model framework result results
experiment experiments findings
"""
ONE = """
in this paper; in this work; in this study; in this article; experiment; experiments; experimental;
results show; results suggest; result indicate; results demonstrate; state of the art;
state-of-the-art; outperform; outperforms; dataset; datasets; benchmark; benchmarks; propose;
proposed; proposes; novel; algorithm; algorithms; baseline; baselines; method; methods; hypothesis;
hypotheses; theorem; theorems; empirical; participants; simulation; simulations; patients;
estimates; estimated; estimation; a NOVEL loom; novel and Novel
"""
NONE = """
result; results; we weave; this loom; methodical; renovel; state art; estimat; in this loom
"""
SEVERAL = [
    ("our experiments agree with other experiments", 2),
    ("the method is a novel algorithm", 3),
    ("this method beats a method", 2),
    ("a" * 2_990 + " we study", 1),
    ("a" * 2_991 + " we study it", 1),
    ("a" * 2_992 + " we study it", 0),
]
OTHER_LANGUAGES = """
Wir zeigen; wir stellen; wir untersuchen; wir schlagen; wir vergleichen; wir präsentieren;
wir entwickeln; Diese Arbeit; nous proposons; nous présentons; nous montrons; nous étudions;
nous comparons; nous introduisons; nous démontrons; cet article; proponemos; presentamos;
mostramos; estudiamos; comparamos; demostramos; este artículo; este trabajo; propomos;
apresentamos; estudamos; investigamos; demonstramos; este artigo; neste artigo; neste trabalho;
proponiamo; presentiamo; mostriamo; studiamo; confrontiamo; questo articolo; questo lavoro;
proponujemy; przedstawiamy; pokazujemy; badamy; w pracy; in dit artikel; in dit werk; we stellen;
we laten zien; we presenteren; we onderzoeken; bu çalışmada; öneriyoruz; sunuyoruz; gösteriyoruz;
мы представляем; мы изучаем; мы описываем; мы доказываем; предлагаем; показываем; сравниваем;
исследуем; в статье; в работе; ми пропонуємо; ми показуємо; ми представляємо; ми досліджуємо;
ми порівнюємо; 本文; 本研究; 提出; 方法; 我们提; 我们展; 我们研; 我们发; 我们比; 我们证; 我们的;
我們提; 我們展; 我們研; 我們發; 我們比; 我們證; 我們的; 实验; 實驗; 本論文; 本稿; 実験; 提案; 手法;
我々は; 본 논문; 본 연구; 제안하; 제시하; 우리는; 보고한다; 실험; wir zeigen und nous montrons
"""


def _split(table: str) -> list[str]:
    return [text.strip() for text in table.split(";")]


@for_rows("verb", WE.split())
def test_authors_say_what_they_do(verb: str) -> None:
    assert abstract_cues(f"Here we {verb} looms") == 1
    assert abstract_cues(f"Here they re{verb} looms") == 0


@for_rows("thing", OURS.split())
def test_authors_speak_of_their_work(thing: str) -> None:
    for whose in ("this", "our", "the"):
        assert abstract_cues(f"{whose} {thing}, as every {thing}") in {1, 2}
        assert abstract_cues(f"With {whose} {thing}") == 1


@for_rows("text", _split(ONE))
def test_a_word_of_abstracts_is_counted_once(text: str) -> None:
    assert abstract_cues(text) == 1


@for_rows("text", _split(NONE))
def test_another_word_is_not_counted(text: str) -> None:
    assert abstract_cues(text) == 0


@for_rows(("text", "count"), SEVERAL)
def test_different_words_of_the_beginning_are_counted(text: str, count: int) -> None:
    assert abstract_cues(text) == count


@for_rows("text", _split(OTHER_LANGUAGES))
def test_a_word_of_another_language_stands_for_two(text: str) -> None:
    assert abstract_cues(text) == 2
