from __future__ import annotations

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from paperweave.render.front_matter import page_text, read_fact, read_page
from tests.support.rows import for_rows

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.from_regex(r"fact_[a-z0-9_]{0,9}", fullmatch=True), VALUES, min_size=1, max_size=5
    )
)
def test_whatever_the_facts_are_every_reader_reads_the_same(facts: dict[str, object]) -> None:
    text = page_text("# A title", facts)
    assert read_page(text) == (facts, "# A title")
    assert frontmatter.loads(text).metadata == facts
    assert get_data(text) == ("# A title\n", facts)


def test_a_fact_like_what_is_written_between_facts_is_a_fact() -> None:
    facts = {"title": "\0", "keywords": ["a", "\0", "b"], "year": 2024}
    assert read_page(page_text("", facts)) == (facts, "")


@pytest.mark.parametrize(
    "title", ["---", "a\n---\nb", "no", "2024-03-01", "{{ x }}", "a: b", "\x85\u2028\ufeff😀"]
)
def test_text_that_looks_like_yaml_stays_text(title: str) -> None:
    facts, body = read_page(page_text("", {"title": title}))
    assert (facts, body) == ({"title": title}, "")


def test_front_matter_written_by_hand_is_read_as_yaml() -> None:
    assert read_page("---\ntitle: About us\ntags:\n  - a\n---\nText") == (
        {"title": "About us", "tags": ["a"]},
        "Text",
    )


def test_a_page_has_one_fact_a_line_that_a_person_can_read() -> None:
    text = page_text("# Über", {"title": "Über α", "year": 2024, "keywords": ["a b", "c"]})
    assert text == '---\ntitle: "Über α"\nyear: 2024\nkeywords: ["a b", "c"]\n---\n\n# Über\n'
    assert yaml.safe_load(text.split("---")[1])["year"] == 2024


@for_rows(
    ("text", "facts", "body"),
    [
        ('---\ntitle: "A"\n---\n\nText\n', {"title": "A"}, "Text"),
        ('---\ntitle: "A"\n', {}, '---\ntitle: "A"'),  # without an end it is text
        ("Text\n---\nMore", {}, "Text\n---\nMore"),
        ("", {}, ""),
    ],
)
def test_front_matter_begins_a_page_and_has_an_end(
    text: str, facts: dict[str, object], body: str
) -> None:
    assert read_page(text) == (facts, body)


FACTS = {
    "title": "A",
    "year": 2024,
    "feed": None,
    "plain": "paper.html 2024-01-02",
    "escaped": 'a "b" \\ ü',
    "listed": ["a", "b"],
}


@for_rows(("key", "value"), [*FACTS.items(), ("venue", None), ("itle", None)])
def test_one_fact_is_read_alone(key: str, value: object) -> None:
    assert read_fact(f"{page_text('# A', FACTS)}\nvenue: 5\n", key) == value
