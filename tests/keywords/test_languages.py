"""Small collections in nine other languages: what they are about, what is near, what is found.

Each has forty invented papers on ten subjects.
"""

from __future__ import annotations

from collections import Counter

import pytest

from paperweave.config.curation import Curation
from paperweave.export.search_tokens import words
from paperweave.keywords import phrases_of, phrases_of_each, shared_keywords
from paperweave.related.explain import MOST_NEAR, candidates, related_papers
from paperweave.related.tfidf import counted_terms, weighted_terms
from paperweave.text.languages import linking_words
from tests.support.made_abstracts import LANGUAGES, made_abstracts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keywords_are_the_subjects_and_no_words_of_grammar(language: str) -> None:
    made = made_abstracts(language)
    found = shared_keywords(list(phrases_of_each(made.papers)), [()] * len(made.papers), Curation())
    assert sorted(keyword.shown for keyword in found.keywords) == sorted(made.subjects)
    names = found.shown_of_each
    assert all(made.subjects[about] in own for about, own in zip(made.about, names, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_related_papers_share_a_subject_and_say_which(language: str) -> None:
    made = made_abstracts(language)
    phrases = list(phrases_of_each(made.papers))
    found = shared_keywords(phrases, [()] * len(phrases), Curation())
    terms = weighted_terms([counted_terms(*paper) for paper in made.papers])
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
    links = set().union(*map(linking_words, LANGUAGES))
    assert any(len(form) == 3 and form[1] in links for form in forms)
    assert {word for form in forms for word in (form[0], form[-1])}.isdisjoint(links)
