"""Small collections in nine other languages: what they are about, what is near, what is found.

Each has forty invented papers on ten subjects.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from paperweave.config.curation import Curation
from paperweave.export.search_tokens import words
from paperweave.keywords import phrases_of, phrases_of_each, shared_keywords
from paperweave.keywords.one_text.features import Text, rows_of
from paperweave.keywords.stop_words import says_a_subject
from paperweave.related.explain import MOST_NEAR, candidates, related_papers
from paperweave.related.tfidf import terms_of
from paperweave.text.abroad.inner_words import inner_words, with_inner_words
from paperweave.text.abroad.verbs import without_verbs
from paperweave.text.languages import all_links, ideographic_pieces, is_ideographic_noun
from paperweave.text.tokens import in_language, with_links, word_of, words_of
from tests.support.made_abstracts import LANGUAGES, made_abstracts, made_of_turns
from tests.support.rows import for_rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keywords_are_the_subjects_and_no_words_of_grammar(language: str) -> None:
    made = made_abstracts(language)
    found = shared_keywords(list(phrases_of_each(made.papers)), [()] * len(made.papers), Curation())
    assert sorted(keyword.shown for keyword in found.keywords) == sorted(made.subjects)
    names = found.shown_of_each
    assert all(made.subjects[about] in own for about, own in zip(made.about, names, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_all_abstracts_say_is_no_keyword_in_any_language(language: str) -> None:
    made = made_of_turns(language)
    found = shared_keywords(list(phrases_of_each(made.papers)), [()] * len(made.papers), Curation())
    assert {keyword.shown for keyword in found.keywords} == set(made.subjects)


@pytest.mark.parametrize("language", LANGUAGES)
def test_related_papers_share_a_subject_and_say_which(language: str) -> None:
    made = made_abstracts(language)
    phrases = list(phrases_of_each(made.papers))
    found = shared_keywords(phrases, [()] * len(phrases), Curation())
    terms = terms_of(made.papers)
    near = candidates(made.papers, terms, MOST_NEAR)
    written = [text.written for text in phrases]
    related = related_papers(made.papers, written, terms, found.shown_of_each, near)
    apart = Counter(
        (made.about[i] - made.about[one.index]) % len(made.subjects)
        for i, some in enumerate(related)
        for one in some
    )
    assert apart[0] + apart[1] + apart[9] >= 0.6 * apart.total()  # a paper names the next subject
    reasons = {name for some in related for one in some for name in one.shared}
    assert reasons <= set(made.subjects)


@pytest.mark.parametrize(
    ("language", "inside"),
    [
        ("zh", ["强化", "语音", "可再生", "手稿", "侵蚀"]),
        ("ja", ["強化", "音声", "再生可能", "写本", "浸食"]),
    ],
)
def test_the_search_finds_words_inside_a_run(language: str, inside: list[str]) -> None:
    made = made_abstracts(language)
    known = [set(words(" ".join(paper))) for paper in made.papers]
    for word in inside:
        about = {i for i, paper in enumerate(made.papers) if word in "".join(paper)}
        assert about
        assert {i for i, own in enumerate(known) if own.issuperset(words(word))} >= about


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("segmentation d'images", "Nous étudions la {}, et les résultats que nous avons sont là."),
        ("erosión del suelo", "En este trabajo estudiamos la {}, y los resultados que se dan."),
        ("previsão do tempo", "Neste trabalho estudamos a {}, e os resultados que são bons."),
        ("erosione del suolo", "In questo lavoro la {} è che cosa si studia, e non altro."),
        ("обучение с учителем", "В работе мы показали, что {} и то, что было до него, не так."),
    ],
)
def test_a_word_that_links_two_nouns_is_inside_of_a_phrase_and_never_at_its_end(
    phrase: str, text: str
) -> None:
    forms = [
        form.split(" ") for form in phrases_of(phrase, text.replace("{}", phrase)).forms.split("\n")
    ]
    links = set().union(*map(all_links, LANGUAGES))
    assert any(len(form) == 3 and form[1] in links for form in forms)
    assert {word for form in forms for word in (form[0], form[-1])}.isdisjoint(links)


@for_rows(
    ("language", "text", "content"),
    [
        ("de", "Das Modell lernt schnell", "Das Modell | |"),
        ("de", "Modelle lernen neuronale Netze", "Modelle | neuronale Netze"),
        ("de", "Analyse medizinischer Bilder", "Analyse medizinischer Bilder"),
        ("de", "Bilder neuer", "Bilder |"),
        ("de", "tiefe Netze", "tiefe Netze"),
        ("de", "Ein Netz mit k-Means, 3d", "Ein Netz | k-Means | 3d"),
        ("fr", "améliorer la carte", "| la carte"),
        ("fr", "finir les cartes", "| les cartes"),
        ("fr", "rendre un plan", "| un plan"),
        ("fr", "papier carbone", "papier carbone"),
        ("es", "mejorar el agua", "| el agua"),
        ("es", "leer los datos", "| los datos"),
        ("es", "medir las aguas", "| las aguas"),
        ("pt", "reduzir o custo", "| o custo"),
        ("pt", "ter os custos", "| os custos"),
        ("pt", "avaliar uma rede", "| uma rede"),
        ("it", "ridurre il costo", "ridurre il costo"),  # an infinitive of few verbs
        ("it", "usare la rete", "| la rete"),
        ("it", "vedere gli alberi", "| gli alberi"),
        ("it", "servire uno scopo", "| uno scopo"),
        ("ru", "mejorar el agua", "mejorar el agua"),
        ("fr", "les réseaux apprennent vite", "les réseaux | vite"),
        ("fr", "les références aident", "les références |"),
        ("fr", "le réseau content", "le réseau content"),
        ("fr", "les réseaux Laurent", "les réseaux Laurent"),
        ("es", "redes ayudan", "redes |"),
        ("es", "redes aprenden", "redes |"),
        ("es", "redes ayudaron", "redes |"),
        ("es", "redes aprendieron", "redes |"),
        ("es", "red alemán", "red alemán"),
        ("pt", "redes ajudam", "redes |"),
        ("pt", "redes aprendem", "redes |"),
        ("pt", "boa imagem", "boa imagem"),
        ("it", "modelli imparano", "modelli |"),
        ("it", "modelli leggono", "modelli |"),
        ("it", "reti leggono", "reti |"),
        ("it", "piante crescono", "piante |"),
        ("it", "ambiente urbano", "ambiente urbano"),
        ("it", "suolo urbano", "suolo urbano"),
        ("nl", "netwerken leren", "netwerken |"),
        ("nl", "algoritmes leren", "algoritmes |"),
        ("nl", "gesproken talen", "gesproken talen"),
        ("nl", "verborgen lagen", "verborgen lagen"),
        ("nl", "behouden waarden", "behouden waarden"),
        ("nl", "ontworpen tuinen", "ontworpen tuinen"),
        ("nl", "verwachtingen dalen", "verwachtingen |"),
        ("nl", "diepe lagen", "diepe lagen"),
        ("ru", "сети помогают", "сети |"),
        ("ru", "сеть помогает", "сеть |"),
        ("ru", "сеть меняет", "сеть |"),
        ("ru", "сеть требует", "сеть |"),
        ("ru", "сеть краснеет", "сеть |"),
        ("ru", "сети меняют", "сети |"),
        ("ru", "сети требуют", "сети |"),
        ("ru", "сети краснеют", "сети |"),
        ("ru", "назначать сети", "| сети"),
        ("ru", "применить сети", "| сети"),
        ("ru", "измерять сети", "| сети"),
        ("ru", "посмотреть сети", "| сети"),
        ("ru", "протянуть сети", "| сети"),
        ("ru", "перекрыть сети", "| сети"),
        ("ru", "учиться сети", "| сети"),
        ("ru", "сеть строится", "сеть |"),
        ("ru", "рост начался", "рост |"),
        ("ru", "сеть училась", "сеть |"),
        ("ru", "число менялось", "число |"),
        ("ru", "сети учились", "сети |"),
        ("ru", "долговременная память", "долговременная память"),
        ("ru", "фотопечать", "фотопечать"),
        ("ru", "кровать", "кровать"),
        ("ru", "рукоять", "рукоять"),
        ("ru", "мечеть", "мечеть"),
        ("ru", "глубокая нейросеть", "глубокая нейросеть"),
        ("ru", "отчет и предмет", "отчет и предмет"),
    ],
)
def test_verbs_are_told_by_where_they_stand(language: str, text: str, content: str) -> None:
    words = without_verbs(words_of(text), language)
    assert " ".join(word.written if word.content else "|" for word in words) == content


@for_rows(
    ("phrase", "says"),
    [
        ("perspectivas", False),
        ("verfahren", False),
        ("état de l art", False),
        ("сравнительное исследование методов", False),
        ("анализ тональности", True),
        ("méthode de monte carlo", True),
        ("évolution récente de politique agricole", False),
        ("estudio de residuo", False),
        ("politique de évolution", True),
        ("estudio clínico", True),
        ("MARCO", True),  # an acronym
        ("marco", False),
        *(
            (f"извлечен{end}", False)
            for end in ["ный", "ного", "ному", "ных", "ными", "ные", "ная"]
        ),
        ("извлеченную", False),
        ("синего", False),
        ("синему", False),
        ("соседнюю", False),
        ("животные", True),
        ("насекомые", True),
        ("белый рой", True),
        ("рую", True),
        ("deep learning", True),  # general in English only: judged by how often titles have it
    ],
)
def test_words_of_every_science_name_no_subject(phrase: str, says: bool) -> None:
    assert says_a_subject(phrase.split(" ")) is says


@for_rows(
    ("run", "pieces"),
    [
        ("情感分析", ["情感分析"]),
        ("情感分析方法", ["情感分析", "方法"]),
        ("分析情感", ["分析", "情感"]),
        ("芯片设计", ["芯片设计"]),
        ("设计芯片", ["设计", "芯片"]),
        ("融合文本", ["融合", "文本"]),
        ("数据融合", ["数据融合"]),
        ("农业政策中", ["农业政策", "中"]),
        ("政策中的问题", ["政策", "中", "的", "问题"]),
        ("中心问题", ["中心问题"]),
        ("面向图像", ["面向", "图像"]),
        ("相关度计算", ["相关度计算"]),
        ("相关性计算", ["相关性计算"]),
        ("相关系数", ["相关系数"]),
        ("知识发现", ["知识发现"]),
        ("新药发现", ["新药发现"]),
        ("从家谱看人口", ["从", "家谱", "看", "人口"]),
        *(
            (f"文本{one}文本", [f"文本{one}文本"])
            for one in ["从业", "从属", "从句", "从众", "服从"]
        ),
        ("法院由作者", ["法院", "由", "作者"]),
        ("自由贸易", ["自由贸易"]),
        ("理由抽取", ["理由抽取"]),
        ("用计量风格学", ["用", "计量风格学"]),
        ("图像用计量", ["图像用计量"]),
        *((f"用{one}画像", [f"用{one}画像"]) for one in "户途例语量法品地水电药"),
        ("词语以图像", ["词语", "以", "图像"]),
        *((f"词语以{one}图像", [f"词语以{one}图像"]) for one in "上下外内前后往太"),
        *((f"图像看{one}模式", [f"图像看{one}模式"]) for one in "法护待台"),
        ("查看图像", ["查看图像"]),
        ("作者对图像", ["作者", "对", "图像"]),
        *((f"实体对{one}", [f"实体对{one}"]) for one in "话比齐抗象应立称偶手策联照数换角等准"),
        *((f"图像{one}对图像", [f"图像{one}对图像"]) for one in "绝相配成句词校反"),
        ("实体对", ["实体对"]),
        ("手書き文字認識を", ["手書き文字認識", "を"]),
        ("単語埋め込みを", ["単語埋め込み", "を"]),
        ("見出し語", ["見出", "し", "語"]),
    ],
)
def test_a_chinese_noun_of_action_is_the_end_of_its_phrase(run: str, pieces: list[str]) -> None:
    assert ideographic_pieces(run) == pieces


@for_rows(
    ("runs", "cut"),
    [
        ("阅读理解数据 生成式阅读理解", "阅读理解|数据 生成式|阅读理解"),
        ("阅读理解 阅读理解框架", "阅读理解 阅读理解|框架"),
        ("阅读理解框架 网络", "阅读理解框架 网络"),  # said once
        ("抽象语义知识库 抽象语义知识图", "抽象语义知识库 抽象语义知识图"),  # one sign left
        ("大阅读理解 小阅读理解", "大阅读理解 小阅读理解"),
        ("生成自然语言处理 抽取自然语言处理", "生成|自然语言处理 抽取|自然语言处理"),  # the longest
        ("命名实体 实体抽取命名实体", "命名实体 实体抽取|命名实体"),
        ("实体 实体抽取", "实体 实体抽取"),  # too short
        ("甲乙丙丁戊己 庚辛甲乙丙丁戊己", "甲乙丙丁戊己 庚辛|甲乙丙丁戊己"),
        ("甲乙丙丁戊己庚 辛壬甲乙丙丁戊己庚", "甲乙丙丁戊己庚 辛壬甲乙丙丁戊己庚"),  # too long
        ("トランスフォーマー トランスレーション", "トランスフォーマー トランスレーション"),
    ],
)
def test_a_run_is_cut_at_the_words_that_its_text_has_in_others(runs: str, cut: str) -> None:
    words = list(map(word_of, runs.split(" ")))
    inner = inner_words(words)
    found = [with_inner_words([word], inner) for word in words]
    assert " ".join("|".join(part.written for part in parts) for parts in found) == cut


def test_what_a_chinese_text_repeats_inside_of_runs_is_a_keyword() -> None:
    papers = [
        (
            "阅读理解数据增强",
            "生成式阅读理解是重要的。我们研究垂直领域的阅读理解语料,并在此提出新的模型。",
        ),
        (
            "基于图的阅读理解框架",
            "汉语的阅读理解语料是少的。我们也提出其他的抽取式阅读理解,并在此比较。",
        ),
        (
            "家谱与人口",
            "家谱是重要的。我们研究人口的变化,并在此提出新的看法。阅读理解问答也被提到。",
        ),
    ]
    phrases = list(phrases_of_each(papers))
    found = shared_keywords(phrases, [()] * 3, Curation())
    assert ["阅读理解" in names for names in found.shown_of_each] == [True, True, True]
    assert all(" " not in name for names in found.own for name in names)


@for_rows("run", [f"文字{kana}認識" for kana in "りみめけえきちせれ"])
def test_a_japanese_noun_may_hold_the_ending_of_a_verb(run: str) -> None:
    assert ideographic_pieces(f"{run}を用いた") == [run, "を", "用", "いた"]
    assert is_ideographic_noun(run)


@for_rows(
    ("run", "behind"),
    [(f"文字埋め込み{kana}", kana) for kana in "はがをにのでとも"]
    + [("文字埋め込み", ""), ("文字埋め込みました", "みました")],
)
def test_a_japanese_noun_ends_like_a_verb_before_a_particle(run: str, behind: str) -> None:
    assert "".join(ideographic_pieces(run)[1:]) == behind


@pytest.mark.parametrize("piece", ["高效框架", "比較研究", "分析"])
def test_what_is_made_of_general_words_is_no_chinese_or_japanese_noun(piece: str) -> None:
    assert not is_ideographic_noun(piece)


@for_rows(
    ("language", "closes"),
    [("de", [1, 1]), ("nl", [1, 1]), ("ru", [1, 1]), ("fr", [0, 1]), ("", [0, 1])],
)
def test_a_word_of_grammar_ends_a_phrase_where_adjectives_stand_before_nouns(
    language: str, closes: list[int]
) -> None:
    grammar = {"de": "sind", "nl": "zijn", "ru": "было", "fr": "dont", "": "xyz"}[language]
    words = (word_of("silk"), replace(word_of(grammar), content=False), word_of("."))
    ends = rows_of([Text(words, 0, language)]).flags.ends.tolist()
    assert [int(end) for end in ends[1:]] == closes


def test_a_linking_word_is_content_before_the_article_of_its_noun() -> None:
    words = with_links(in_language(words_of("la qualité de l'eau et de l'"), "fr"), "fr")
    assert [word.written for word in words if word.content] == ["qualité", "de", "l'", "eau"]


@for_rows(
    ("text", "word", "phrase"),
    [
        (
            "Nous étudions les modèles lexicaux et graphiques, et les mots qui sont là.",
            "graphiques",
            False,
        ),
        ("Nous étudions les modèles lexicaux et les graphiques, et les mots.", "graphique", True),
        (
            "Estudiamos en este trabajo la red lexical y gráfica, y los datos que son.",
            "gráfica",
            False,
        ),
        ("Estudiamos en este trabajo la red, Mendoza, y los datos que se dan.", "mendoza", True),
        ("In dieser Arbeit wollen wir weben, und das ist nicht so.", "weben", False),
        ("In dieser Arbeit wollen wir das Weben, und das ist nicht so.", "weben", True),
    ],
)
def test_a_single_word_stands_somewhere_as_nouns_do(text: str, word: str, *, phrase: bool) -> None:
    assert (word in phrases_of("", text).forms.split("\n")) == phrase


def test_a_word_of_grammar_is_no_keyword_where_another_language_has_it_as_a_noun() -> None:
    english = [(f"Die casting {n}", "The die is cast. A die of steel.") for n in range(3)]
    german = ("Die Webstühle", "Die Webstühle sind alt, und die Seide ist nicht neu. Das ist so.")
    papers = [*english, german]
    found = shared_keywords(list(phrases_of_each(papers)), [()] * 4, Curation())
    shown = ["die" in {name.split(" ")[0].lower() for name in own} for own in found.shown_of_each]
    assert shown == [True, True, True, False]
