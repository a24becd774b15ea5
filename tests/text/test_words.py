"""Words, their singular and their language, by lists that a person can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperweave.text.abroad.before_nouns import may_begin_with_a_noun
from paperweave.text.abroad.general_words import is_general_abroad
from paperweave.text.abroad.halves import without_halves
from paperweave.text.languages import (
    all_links,
    articles_behind,
    function_words,
    ideographic_pieces,
    is_foreign_function_word,
    is_ideographic_noun,
    language_of,
    links_of,
)
from paperweave.text.tokens import (
    DETERMINERS,
    fold_word,
    in_language,
    singular,
    with_links,
    word_of,
    words_of,
)
from tests.support.rows import for_rows
from tests.support.word_lists import word_lists

_CASES = Path(__file__).parent / "cases"
_WORDS = word_lists(_CASES / "words.txt")
_OF_LANGUAGE = word_lists(_CASES / "function_words.txt")


def test_words_of_grammar_have_no_content() -> None:
    assert [w for w in _WORDS["no content in English"] if word_of(w).content] == []


def test_headings_in_capitals_have_no_content() -> None:
    headings = _WORDS["headings of structured abstracts"]
    assert [w for w in headings if word_of(w).content or not word_of(w.lower()).content] == []


_BRITISH = [
    "random",
    "optim",
    "minim",
    "maxim",
    "general",
    "normal",
    "character",
    "regular",
    "visual",
    "organ",
    "recogn",
    "token",
    "quant",
    "discret",
    "parallel",
    "initial",
    "personal",
    "custom",
    "special",
    "local",
    "central",
    "standard",
    "summar",
    "categor",
    "priorit",
    "synthes",
    "stabil",
    "polar",
    "hospital",
    "immun",
    "factor",
    "util",
    "real",
]


@for_rows(
    ("written", "folded"),
    [
        *((f"{stem}ised", f"{stem}ized") for stem in _BRITISH),
        ("randomise", "randomize"),
        ("optimises", "optimize"),
        ("optimising", "optimizing"),
        ("Randomised-Controlled", "randomized controlled"),
        ("exercise", "exercise"),
        ("supervised", "supervised"),
        ("realism", "realism"),
        ("localise-based", "localize based"),
    ],
)
def test_verbs_in_ise_are_spelt_in_one_way(written: str, folded: str) -> None:
    assert fold_word(written) == folded


@for_rows(
    ("text", "words"),
    [
        ("glass-thread/silk looms", ["glass-thread", "silk", "looms"]),
        ("glass/silk looms", ["glass", "/", "silk", "looms"]),
        ("glass-thread/silk", ["glass-thread", "/", "silk"]),  # another noun
        ("glass-thread/silk.", ["glass-thread", "/", "silk", "."]),
        ("glass-thread/silk-thread looms", ["glass-thread", "/", "silk-thread", "looms"]),
        ("a/b-thread/silk looms", ["a", "/", "b-thread", "/", "silk", "looms"]),
        ("glass-th/silk looms", ["glass-th", "/", "silk", "looms"]),
        ("gl-thread/silk looms", ["gl-thread", "/", "silk", "looms"]),
        ("glass-thread/or silk", ["glass-thread", "/", "or", "silk"]),
        ("glass-thread/silk on", ["glass-thread", "/", "silk", "on"]),
        ("http://glass-thread/silk looms", ["http://glass-thread/silk", "looms"]),
        ("www.glass-thread/silk looms", ["www.glass-thread/silk", "looms"]),
        # species
        ("of H. pylori. We", ["of", "H.pylori", ".", "We"]),
        ("of H. Pylori", ["of", "H", ".", "Pylori"]),  # a sentence
        ("in plan B. we do", ["in", "plan", "B", ".", "we", "do"]),
        ("as U.S. adults", ["as", "U.S", ".", "adults"]),
        ("as US. adults", ["as", "US", ".", "adults"]),
        # sentences without a space before them
        ("on the Web.We do", ["on", "the", "Web", ".", "We", "do"]),
        ("on looms.However, we", ["on", "looms", ".", "However", ",", "we"]),
        ("in Node.Js we", ["in", "Node.Js", "we"]),
        ("with Loom.The-Silk", ["with", "Loom.The-Silk"]),
        ("with R.A we", ["with", "R.A", "we"]),
        ("from 2.We", ["from", "2.We"]),
        ("Loom.Silk is", ["Loom.Silk", "is"]),
    ],
)
def test_a_compound_before_a_slash_and_a_species_are_no_words_by_themselves(
    text: str, words: list[str]
) -> None:
    assert [word.written for word in words_of(text)] == words


def test_what_stands_before_a_noun_is_known() -> None:
    assert sorted(DETERMINERS) == sorted(_WORDS["before a noun"])


@pytest.mark.parametrize("language", _OF_LANGUAGE)
def test_words_of_grammar_of_other_languages_are_known(language: str) -> None:
    known = function_words("" if language == "en" else language)
    assert sorted(known) == sorted(_OF_LANGUAGE[language])


@pytest.mark.parametrize("language", [name for name in _OF_LANGUAGE if name != "en"])
def test_a_word_of_grammar_that_english_has_too_is_not_foreign(language: str) -> None:
    english = {*_WORDS["also English, or in its names"], *_OF_LANGUAGE["en"]}
    words = _OF_LANGUAGE[language]
    assert [w for w in words if is_foreign_function_word(w) == (w in english)] == []


@for_rows(
    ("language", "before", "may"),
    [
        ("fr", "et", False),
        ("fr", "est", False),
        *[("fr", mark, False) for mark in ",;:)/-–—"],
        *[("fr", mark, True) for mark in (".", "(", "«", "?")],
        ("de", "und", True),  # of adjectives before nouns it tells nothing
        ("", "and", True),
        *[
            (language, word, True)
            for language in ("fr", "es", "pt", "it")
            for word in _WORDS[f"before a noun: {language}"]
        ],
    ],
)
def test_behind_an_article_and_where_a_sentence_begins_stands_a_noun(
    language: str, before: str, *, may: bool
) -> None:
    assert may_begin_with_a_noun(before, language) == may


@for_rows(
    ("language", "text", "content"),
    [
        ("de", "Geistes- und Kulturwissenschaften", ["Kulturwissenschaften"]),
        ("nl", "taal- en letterkunde", ["letterkunde"]),
        ("de", "die digitalen Geistes- und Kulturwissenschaften", ["Kulturwissenschaften"]),
        ("de", "Texte alter Geistes- oder Naturwissenschaft", ["Naturwissenschaft"]),
        ("de", "Texte und -analysen", ["Texte", "analysen"]),
        ("de", "- Texte", ["Texte"]),
        ("fr", "libre- et service", ["libre", "service"]),
    ],
)
def test_a_half_of_a_compound_has_no_content(language: str, text: str, content: list[str]) -> None:
    words = without_halves(in_language(words_of(text), language), language)
    assert [word.written for word in words if word.content] == content


def test_words_of_every_science_are_general_in_other_languages() -> None:
    assert [word for word in _WORDS["general abroad"] if not is_general_abroad(word)] == []
    forms = [f"{stem}{end}" for stem in _WORDS["Russian: general stems"] for end in ("", "и")]
    forms += [f"метод{ending}" for ending in _WORDS["Russian: endings"]]
    assert [word for word in forms if not is_general_abroad(word)] == []
    assert all(map(is_general_abroad, ["factore", "mese"]))  # as they are folded
    specific = ["методист", "новости", "réseau", "netz", "red", "rede", "rete", "сеть"]
    assert [word for word in specific if is_general_abroad(word)] == []


def test_runs_of_words_of_every_science_are_no_chinese_or_japanese_noun() -> None:
    words = _WORDS["general in Chinese or Japanese"]
    assert [word for word in words if is_ideographic_noun(word * 2)] == []


def test_chinese_is_cut_at_its_words_of_grammar() -> None:
    whole = [
        w
        for w in _WORDS["cut Chinese"]
        if ideographic_pieces(f"图像{w}网络") != ["图像", w, "网络"]
    ]
    assert whole == []


def test_a_longer_word_of_grammar_is_cut_before_a_shorter_one() -> None:
    assert ideographic_pieces("提出了网络") == ["提出了", "网络"]


@pytest.mark.parametrize(
    ("run", "pieces"),
    [
        ("深層学習を用いた画像認識", ["深層学習", "を", "用", "いた", "画像認識"]),
        ("データの解析", ["データ", "の", "解析"]),
        ("图像", ["图像"]),
        ("的图像", ["的", "图像"]),
        ("都市的图像", ["都市", "的", "图像"]),
        ("首都的图像", ["首都", "的", "图像"]),
        ("可能性的图像", ["可能性", "的", "图像"]),
        ("可能的图像", ["可能", "的", "图像"]),
    ],
)
def test_japanese_is_cut_where_its_syllables_begin(run: str, pieces: list[str]) -> None:
    assert ideographic_pieces(run) == pieces


@for_rows(
    ("piece", "noun"),
    [
        ("图像", True),
        ("图", False),
        ("甲乙丙丁戊己庚辛壬癸", True),
        ("甲乙丙丁戊己庚辛壬癸甲", False),
        *((f"{sign}年", False) for sign in "〇零一二两三四五六七八九十百千万亿"),
        ("二月", False),
        ("十日", False),
        ("一二三", False),
        ("年月日", True),
        ("三角形", True),
        ("ひらがな", False),
        ("abc", False),
        ("我们", False),
        ("カメラ", True),
        ("データ", False),  # of every science
        ("豈更", True),
        ("㐀㐁", True),
        ("首都", True),
        ("ヷヺー", True),
        ("データの", False),
    ],
)
def test_a_piece_may_be_a_word_of_a_keyword(piece: str, noun: bool) -> None:
    assert is_ideographic_noun(piece) is noun


def test_general_words_of_japanese_papers_are_none() -> None:
    assert [w for w in _WORDS["general in Japanese"] if is_ideographic_noun(w)] == []


LONG = " ".join(f"netz{n}" for n in range(23))


@for_rows(
    ("words", "language"),
    [
        ("we propose a model of graphs", ""),
        (f"der die das und {LONG}", "de"),
        (f"der die das graph {LONG}", ""),
        # a title in another language, and an English one with a name of that
        ("malária e dengue na cidade", "pt"),
        ("malária na cidade", ""),
        ("malária e dengue na cidade of rivers", ""),
        (f"malária e dengue na {' '.join(LONG.split()[:21])}", ""),
        (f"malária e dengue na {' '.join(LONG.split()[:20])}", "pt"),
        ("van der waals forces", ""),
        ("van der waals krachten op glas", "nl"),
        *((f"{word} la graph", "") for word in _WORDS["of names in other languages"]),
        ("le la les un", "fr"),
        ("el las los una un", "es"),
        # eight English words of grammar beside many German ones, then nine
        ("the of and to that for with we der die das und ein eine einen auf aus bei", "de"),
        ("the of and to that for with we on der die das und ein eine einen auf aus bei", ""),
        ("图像 网络 模型 数据 学习 方法 研究 视觉", "zh"),
        ("图像 网络 模型 数据 学习 方法 研究 the", ""),
        ("in is de was die so", "nl"),
        ("сеть граф метод язык слово данные модель задача", "ru"),
        ("сеть граф метод язык слово данные модель the", ""),
        # of as many, English comes first, then the last in the alphabet
        ("the of and to der die das und", ""),
        ("de la se en", "fr"),
    ],
)
def test_the_language_of_a_text_is_that_of_most_words_of_grammar(words: str, language: str) -> None:
    assert language_of(words.split()) == language


@for_rows(
    ("text", "content"),
    [
        ("casos em São Paulo", ["casos", "São", "Paulo"]),
        ("casos. São Paulo", ["casos", "Paulo"]),  # begins a sentence
        ("São Paulo", ["Paulo"]),
        ("casos em São", ["casos"]),
        ("casos em São casos", ["casos", "casos"]),
        ("casos são Paulo", ["casos", "Paulo"]),
        ("Casos São Raros", ["Casos", "Raros"]),  # all with capitals
    ],
)
def test_a_word_of_grammar_in_a_name_is_none(text: str, content: list[str]) -> None:
    found = in_language(words_of(text), "pt")
    assert [word.written for word in found if word.content] == content


@for_rows(
    ("plural", "one"),
    [
        *(tuple(pair.split("=")) for pair in _WORDS["plural=singular"]),
        *((word, word) for word in _WORDS["the same in singular and plural"]),
        ("models", "model"),
        ("policies", "policy"),
        ("ties", "tie"),
        ("gas", "gas"),
        ("bus", "bus"),
        ("pass", "pass"),
        ("focus", "focus"),
        ("analysis", "analysis"),
        ("physics", "physics"),
        ("atlas", "atlas"),
        ("passes", "pass"),
        ("boxes", "box"),
        ("hashes", "hash"),
        ("patches", "patch"),
        ("quizzes", "quizz"),
        ("caches", "cache"),
        ("bases", "base"),
        ("maps", "map"),
        ("as", "as"),
        ("model", "model"),
        ("ids", "ids"),
        ("flies", "fly"),
    ],
)
def test_a_plural_becomes_its_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@for_rows(
    ("token", "folded"),
    [
        ("H.pylori", "h pylori"),
        ("H.loom", "h loom"),
        ("h.pyl", "h.pyl"),
        ("ah.pylori", "ah.pylori"),
        ("h.pylori2", "h.pylori2"),
        ("h.pylori.x", "h.pylori.x"),
        ("anti-H.pylori", "anti h pylori"),
        ("H.pylori-positive", "h pylori positive"),
        ("Models", "model"),
        ("GPUs", "GPU"),
        ("FACT", "FACT"),
        ("fact", "fact"),
        ("GPT-4", "GPT 4"),
        ("Fine-Tunings", "fine tuning"),
        ("Bayes's", "bayes"),
        ("dogs'", "dog"),
        ("behaviour", "behavior"),
        ("colour", "color"),
        ("neighbour", "neighbor"),
        ("labour", "labor"),
        ("favour", "favor"),
        ("flavour", "flavor"),
        ("humour", "humor"),
        ("armour", "armor"),
        ("honour", "honor"),
        ("hour", "hour"),
        ("modelling", "modeling"),
        ("labelled", "labeled"),
        ("channelled", "channeled"),
        ("signalling", "signaling"),
        ("traveller", "traveler"),
        ("levelled", "leveled"),
        ("cancelled", "canceled"),
        ("tunnelling", "tunneling"),
        ("calling", "calling"),
        ("quantisation", "quantization"),
        ("colour-modelling", "color modeling"),
        ("labour-saving", "labor saving"),
        ("A1B", "A1B"),
        ("AB-12s", "AB 12"),
        ("AB-x", "ab x"),
        ("ABs's", "AB"),
        ("GPUs'", "GPU"),
        ("Ab", "ab"),
    ],
)
def test_spellings_of_one_word_fold_into_one(token: str, folded: str) -> None:
    assert fold_word(token) == folded


@for_rows(
    ("token", "low", "content"),
    [
        ("Networks", "networks", True),
        ("16k", "16k", False),
        ("3.5", "3.5", False),
        ("10x", "10x", False),
        ("5b", "5b", False),
        ("5m", "5m", False),
        ("5t", "5t", False),
        ("1st", "1st", False),
        ("2nd", "2nd", False),
        ("3rd", "3rd", False),
        ("4th", "4th", False),
        ("5ms", "5ms", False),
        ("5gb", "5gb", False),
        ("5mb", "5mb", False),
        ("5s", "5s", False),
        ("3D", "3d", True),
        ("GPT-4", "gpt-4", True),
        ("сеть", "сеть", True),
        ("१२", "१२", False),
        ("a" * 40, "a" * 40, True),
        ("a" * 41, "a" * 41, False),
        ("Bayes's", "bayes", True),
        ("—", "—", False),
        ("https://a.example", "$", False),
        ("www.a.example", "$", False),
        ("a@b.example", "$", False),
        ("$x$", "$", False),
    ],
)
def test_a_word_has_content_or_none(token: str, low: str, content: bool) -> None:
    word = word_of(token)
    assert (word.low, word.content) == (low, content)


@for_rows(
    ("token", "flags"),
    [
        ("GPT-4", "capital acronym digit hyphen"),
        ("Graph", "capital"),
        ("mRNA", "acronym"),
        ("x2", "digit"),
        ("low-rank", "hyphen"),
        ("graph", ""),
        ("$x-2$", ""),
        ("A@b-2.example", ""),
        ("—", ""),
        ("²", "digit"),
    ],
)
def test_what_a_word_looks_like_is_noted(token: str, flags: str) -> None:
    word = word_of(token)
    names = ("capital", "acronym", "digit", "hyphen")
    assert " ".join(name for name in names if getattr(word, name)) == flags


@for_rows(
    ("text", "written"),
    [
        ("l'apprentissage l'or don't", ["l'", "apprentissage", "l'or", "don't"]),
        ("dell'arte", ["dell'", "arte"]),
        ("nell'uso", ["nell'", "uso"]),
        ("all'inizio", ["all'", "inizio"]),
        ("dall'alto", ["dall'", "alto"]),
        ("sull'asse", ["sull'", "asse"]),
        ("qu'avant", ["qu'", "avant"]),
        ("D'une n'est", ["D'", "une", "n'", "est"]),
        ("s'appelle j'aime", ["s'", "appelle", "j'", "aime"]),
        ("m'aide c'est t'aide", ["m'", "aide", "c'", "est", "t'", "aide"]),
        ("state\u2010of\u2011the\u2012art", ["state-of-the-art"]),
        ("deep\u00adlearning", ["deeplearning"]),
        ("deep\u2013learning", ["deep-learning"]),
        ("Bayes’s", ["Bayes's"]),
        ("图像的网络", ["图像", "的", "网络"]),
        ("low\u2212rank", ["low-rank"]),
        ("R&D GPT-3.5 C++ a+b", ["R&D", "GPT-3.5", "C++", "a+b"]),
        ("C# F#. a#b", ["C#", "F#", ".", "a", "#", "b"]),
        ("e.g. x", ["e.g", ".", "x"]),
        ("see https://a.example/b, c", ["see", "https://a.example/b,", "c"]),
        ("see ftp://a.example", ["see", "ftp://a.example"]),
        ("see www.a.example/b", ["see", "www.a.example/b"]),
        ("see me@a.example.", ["see", "me@a.example", "."]),
        (f"{'a' * 64}@b.example", [f"{'a' * 64}@b.example"]),
        (f"{'a' * 65}@b.example", ["a" * 65, "@", "b.example"]),
        ("of $x y$ b", ["of", "$x y$", "b"]),
        (f"${'x ' * 200}$", [f"${'x ' * 200}$"]),
        (f"${'x ' * 200}y$", ["$", *["x"] * 200, "y", "$"]),
        ("$x\ny$", ["$", "x", "y", "$"]),
    ],
)
def test_a_text_is_cut_into_words(text: str, written: list[str]) -> None:
    assert [word.written for word in words_of(text)] == written


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("A" * 20, True),
        ("A" * 21, False),
        ("A" * 21 + "b" * 21, True),
        ("A" * 21 + "b" * 20, False),
    ],
)
def test_a_text_is_in_capitals_where_more_than_half_of_it_and_twenty_are(
    text: str, acronym: bool
) -> None:
    assert words_of(text)[0].acronym is acronym


_LINKS = {
    "fr": "de d du des par à",
    "es": "de del por",
    "pt": "de do da dos das por",
    "it": "di d del dello della dei degli delle dell per",
    "ru": "с со",
    "de": "",
    "": "",
}


@pytest.mark.parametrize("language", _LINKS)
def test_words_that_link_two_nouns_are_a_part_of_their_name(language: str) -> None:
    assert links_of(language).words == frozenset(_LINKS[language].split())
    for link in links_of(language).words:
        words = in_language(words_of(f"Webstuhl {link} Seide"), language)
        assert [word.content for word in words] == [True, False, True]
        assert [word.content for word in with_links(words, language)] == [True, True, True]


_TOWARDS = {
    "fr": ("à au aux", "la l'", "résistance présence adaptation adhésion mobilité accès réponse"),
    "es": (
        "a al",
        "la las el los",
        "tolerancia adaptación adhesión unidad tratamiento acceso respuesta",
    ),
    "pt": ("a ao aos à às", "", "tolerância adaptação adesão unidade tratamento acesso resposta"),
    "it": (
        "a ad ai al agli all alla alle allo",
        "",
        "tolleranza reazione adesione unità adattamento accesso scrittura risposta",
    ),
    "ru": ("к ко", "", "стойкость стойкости стойкостью реакция реакции реакцию реакцией"),
}


@pytest.mark.parametrize("language", _TOWARDS)
def test_some_nouns_are_linked_to_what_they_are_about(language: str) -> None:
    links, articles, nouns = (part.split() for part in _TOWARDS[language])
    verb = {"fr": "aide", "es": "ayuda", "pt": "ajuda", "it": "aiuta", "ru": "близко"}[language]
    bare = [article.rstrip("'") for article in articles]
    for noun in nouns:
        known = articles_behind(noun, links[0], language)
        assert known == links_of(language).articles.union(bare)
    for plain in links_of(language).words - {*links}:
        assert articles_behind(nouns[0], plain, language) == links_of(language).articles
    for link in set(links) - links_of(language).words:
        for article in ("", *articles):
            words = in_language(words_of(f"{nouns[0]} {link} {article} Seide"), language)
            assert all(word.content for word in with_links(words, language))
            words = in_language(words_of(f"{verb} {link} {article} Seide"), language)
            linked = [word.written for word in with_links(words, language) if word.content]
            assert linked == [verb, "Seide"]
    assert all_links(language) >= {*links, *bare}


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("motif de soie", "fr", "motif de soie"),
        ("de soie", "fr", "soie"),
        ("motif de", "fr", "motif"),
        ("motif de la soie", "fr", "motif soie"),
        ("motif , de soie", "fr", "motif soie"),
        ("motif et soie", "fr", "motif soie"),
        ("motif de soie", "de", "motif de soie"),
        ("loom der silk", "de", "loom silk"),
        ("loom der silk", "", "loom der silk"),
    ],
)
def test_words_of_grammar_have_content_only_between_two_nouns(
    text: str, language: str, content: str
) -> None:
    words = with_links(in_language(words_of(text), language), language)
    assert " ".join(word.written for word in words if word.content) == content


def test_a_text_in_capitals_has_no_acronyms() -> None:
    shouted = "DEEP LEARNING FOR GRAPHS AND IMAGES"
    assert not any(word.acronym for word in words_of(shouted))
    assert words_of("LLM")[0].acronym


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cis-1,2-dichloroethene", ["cis-1,2-dichloroethene"]),
        ("1,1,2-trichloroethane and 1,2-DCE", ["1,1,2-trichloroethane", "and", "1,2-DCE"]),
        ("in 2019,2020 and 1,000", ["in", "2019", ",", "2020", "and", "1", ",", "000"]),
        ("of 1,2-3", ["of", "1", ",", "2-3"]),
    ],
)
def test_the_numbers_in_a_chemical_s_name_are_a_part_of_it(text: str, words: list[str]) -> None:
    assert [word.written for word in words_of(text)] == words
