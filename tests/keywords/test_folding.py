"""Which forms of a word are one keyword before anything else is known of it."""

from __future__ import annotations

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords
from paperweave.keywords.folding import Folding, folding_of
from paperweave.text.abroad.inflections import without_endings
from tests.support.rows import for_rows

Paper = tuple[str, str]


def nouns(papers: list[Paper], same_keyword: tuple[tuple[str, ...], ...] = ()) -> dict[str, str]:
    return dict(folding_of([phrases_of(*paper) for paper in papers], same_keyword).same)


@for_rows(
    ("one", "other", "found"),
    [
        (
            "Loom efficiency matters.",
            "Our loom-efficient threads last.",
            {"loomefficiency": "loomefficient"},
        ),
        (
            "Loom efficiency matters.",
            "Our threads are loom efficient.",
            {"loomefficiency": "loomefficient"},
        ),
        ("Loom efficiency matters.", "Our silk-efficient threads last.", {}),
        ("Efficiency matters.", "Our efficient threads last.", {}),
        (
            "Autoregression is slow.",
            "Autoregressive looms are slow.",
            {"autoregression": "autoregressive"},
        ),
        ("Autoregression is slow.", "Looms are slow.", {}),
        (
            "Thread-limited looms are slow.",
            "Thread-constrained looms are slow.",
            {"threadlimited": "threadconstrained"},
        ),
        ("Thread-limited looms are slow.", "Silk-constrained looms are slow.", {}),
        ("Limited looms are slow.", "Constrained looms are slow.", {}),
        ("Cooperation is slow.", "Cooperative looms are slow.", {}),  # both are usual
        ("Extension is slow.", "Extensive looms are slow.", {}),  # neither is in many titles
    ],
)
def test_a_noun_is_one_with_the_usual_adjective(
    one: str, other: str, found: dict[str, str]
) -> None:
    assert nouns([("On it", one), ("Of it", other)]) == found


def test_what_a_person_says_is_the_same_goes_before() -> None:
    papers = [("On it", "Loom efficiency matters."), ("Of it", "Loom-efficient threads last.")]
    found = nouns(papers, (("weaving", "loom-efficient"), ("speed", "loom efficiency")))
    assert found == {"loomefficient": "weaving", "loomefficiency": "speed"}
    assert nouns(papers, (("weaving", "loom-efficient"),))["loomefficiency"] == "weaving"


def test_what_many_lack_is_one_keyword_whatever_it_is_called() -> None:
    limited = [
        "Looms for resource-limited homes are slow.",
        "Wheels for resource-limited yards turn.",
    ]
    constrained = [
        f"Silk is for resource-constrained {place}." for place in ("sheds", "barns", "men")
    ]
    papers = [phrases_of(text.partition(" ")[0], text) for text in limited + constrained]
    found = shared_keywords(papers, [()] * 5, Curation())
    assert all("resource-constrained" in names for names in found.shown_of_each)
    assert "resource constrained" in {keyword.folded for keyword in found.keywords}
    few = shared_keywords(papers[:4], [()] * 4, Curation())
    assert not any("resource-constrained" in names for names in few.shown_of_each)


def test_a_keyword_is_counted_in_both_its_forms() -> None:
    papers = [
        ("Energy Efficient Looms", "Our chip is energy efficient, says the weaver."),
        ("Compact looms", "We want energy efficiency. For energy efficiency is worth it."),
        ("Autoregression of looms", "Looms work by autoregression."),
        ("Old looms", "In autoregressive looms, threads are autoregressive."),
        ("New looms", "We weave autoregressive silk."),
    ]
    found = shared_keywords([phrases_of(*paper) for paper in papers], [()] * 5, Curation())
    shown = [set(names) for names in found.shown_of_each]
    assert all("energy efficiency" in names for names in shown[:2])
    assert all("autoregressive" in names for names in shown[2:])


_ENDINGS = {
    "de": "e em en er ern es n s",
    "es": "a e o",
    "fr": "e x",
    "it": "a e i o he hi",
    "nl": "e en s",
    "pt": "a e o ão õe al ais em en",
    "ru": """а я о е ы и у ю ь й ая яя ое ее ые ие ый ий ой ей ую юю ия ию ии ов ев ом ем ём ам ям
    ах ях ого его ому ему ым им ых их ыми ими ами ями ией ием иям иях иями ья ьи ье ью ьёй ьям ьях
    ьями""",
}


@for_rows(
    ("language", "ending"),
    [(language, ending) for language, all_of in _ENDINGS.items() for ending in all_of.split()],
)
def test_the_forms_of_a_word_are_one_without_their_endings(language: str, ending: str) -> None:
    assert without_endings(f"gtk plk{ending}", language) == "gtk plk"


@for_rows(
    ("language", "folded", "stem"),
    [
        ("de", "deep netz", "deep netz"),
        ("de", "netze", "netz"),
        ("de", "rede", "rede"),  # too short by itself
        ("de", "alt rede", "alt red"),
        ("de", "kirchenbücher", "kirchenbuch"),
        ("de", "wörter", "wort"),
        ("de", "gäste", "gast"),
        ("nl", "netwerken", "netwerk"),
        ("ru", "книги", "книг"),
        ("ru", "путь", "путь"),
        ("ru", "сеть LSTM", "сет LSTM"),
        ("de", "LSTMe Netze", "LSTMe Netze"),  # names stay
        ("es", "puerta", "puerta"),  # not "puerto"
        ("it", "rete", "rete"),
        ("", "neural nete", "neural nete"),
        ("zh", "图像 网络", "图像 网络"),
    ],
)
def test_an_ending_leaves_enough_of_its_word(language: str, folded: str, stem: str) -> None:
    assert without_endings(folded, language) == stem


_RUSSIAN = (
    ("Защита данных", "Мы изучаем, как это было. О защите данных, и только о ней, мы написали."),
    ("Как хранить", "Мы за защиту данных, но не всегда. Это и есть защита данных, она нужна."),
    ("О цене", "Закон о защите данных, он для них. В нём это так, и мы это показали."),
)


def test_the_cases_of_a_phrase_are_one_keyword_in_the_nominative() -> None:
    phrases = [phrases_of(*paper) for paper in _RUSSIAN]
    found = shared_keywords(phrases, [()] * 3, Curation())
    assert [names.count("защита данных") for names in found.shown_of_each] == [1, 1, 1]
    same = folding_of(phrases, ()).same
    # two texts have each of these: the first in the alphabet
    assert same["защитуданных"] == same["защитеданных"] == "защитаданных"
    said = folding_of(phrases, (("охрана", "защита данных"),)).same
    assert {said[key] for key in ("защитуданных", "защитаданных", "защитеданных")} == {"охрана"}


def test_words_of_two_languages_are_not_forms_of_one() -> None:
    german = ("Über rote Katen", "Die rote Katen sind der Ort, und das ist so, wie wir es zeigen.")
    spanish = ("Sobre rota kata", "La rota kata es lo que se ve, y no es más que el que se usa.")
    assert not folding_of([phrases_of(*german), phrases_of(*spanish)], ()).same


LOOMS = Folding(long_of={"wbl": "warp beam loom"}, same={"finetuning": "tuning"})


@for_rows(
    ("words", "own", "spelt"),
    [
        (["fast", "wbl"], {}, "fast warp beam loom"),
        (["fast", "wbl"], {"wbl": "wide blue line"}, "fast wide blue line"),  # the text's own first
        (["fast", "abc"], {}, "fast abc"),
    ],
)
def test_an_acronym_is_spelt_out_as_its_text_or_the_corpus_does(
    words: list[str], own: dict[str, str], spelt: str
) -> None:
    assert LOOMS.spelt_out(words, own) == spelt


@for_rows(("phrase", "key"), [("fine tuning", "tuning"), ("finetuning", "tuning"), ("a b", "ab")])
def test_a_phrase_is_known_without_its_spaces_and_as_a_person_says(phrase: str, key: str) -> None:
    assert LOOMS.key(phrase) == key
