from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.export.search_index import search_data
from paperweave.export.search_tokens import title_key, words
from tests.support.making import abstract, entry, published, together

if TYPE_CHECKING:
    from paperweave.model.paper import Paper


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    """Forty papers, whose index has several parts of words."""
    merged, _ = together(
        *(
            entry(f"Name{n}: A title of paper {n}", line=n + 1, abstract=abstract(f"topic{n}"))
            for n in range(40)
        )
    )
    return published(merged)


def test_a_small_site_has_its_texts_and_a_large_one_an_index(papers: list[Paper]) -> None:
    small, large = dict(search_data(papers, 40)), dict(search_data(papers, 39))
    assert small == {"search": {"whole": True}, "abstracts": [paper.abstract for paper in papers]}
    assert large["search"]["whole"] is False  # type: ignore[index]
    assert "abstracts" not in large


def test_every_word_stands_in_one_part_of_the_index_and_parts_are_in_order(
    papers: list[Paper],
) -> None:
    data = dict(search_data(papers, 0))
    begins = data["search"]["begins"]["words"]  # type: ignore[index]
    assert len(begins) > 1
    parts = [
        [line.split(" ")[0] for line in str(data[f"search/words-{n}"]).split("\n")]
        for n in range(len(begins))
    ]
    assert [part[0] for part in parts] == begins
    every = [word for part in parts for word in part]
    assert every == sorted(set(every))
    assert {word for paper in papers for word in words(f"{paper.title} {paper.abstract}")} == set(
        every
    )


def test_one_more_paper_leaves_most_parts_of_the_texts_as_they_are(papers: list[Paper]) -> None:
    before, after = dict(search_data(papers[:39], 0)), dict(search_data(papers, 0))
    texts = [name for name in before if name.startswith("search/texts-")]
    assert sum(before[name] == after[name] for name in texts) == len(texts) - 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jürgen Schmidhuber", ["jurgen", "schmidhuber"]),
        ("C++ and C#, RealCustom++", ["c++", "and", "c#", "realcustom++"]),
        ("ﬁne-tuning λ-ECLIPSE under_score", ["fine", "tuning", "λ", "eclipse", "under", "score"]),
    ],
)
def test_words_have_no_case_no_accents_and_no_signs(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_a_title_keeps_where_its_name_ends() -> None:
    assert title_key("DiffuseKronA: A Method") == "diffusekrona|a method"
    assert title_key("A Method: ") == "a method"
