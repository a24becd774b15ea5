"""What counts as a citation in a page that a person wrote, and what does not."""

from __future__ import annotations

import pytest

from paperweave.mkdocs.citations import cites, literal, with_citations
from paperweave.mkdocs.cited_papers import CitedPaper
from tests.support.rows import for_rows

ONE = CitedPaper("one", "One *title*", "Byron", "1843", "Byron, A. (1843). One *title*. Nature.")
TWO = CitedPaper("two", "Two", "Hopper et al.", "n.d.", "Another text.")
PAPERS = {"one": ONE, "a:b/c.d": ONE, "two words": TWO, "two": TWO}


def link(paper: CitedPaper, shown: str) -> str:
    return f"<{paper.address}:{shown}>"


CITING = [
    ("[@one]", "(<one:Byron, 1843>)"),
    ("[@a:b/c.d]", "(<one:Byron, 1843>)"),
    ("[@a:b/c.d.]", "(<one:Byron, 1843>.)"),
    ("[-@one]", "(<one:1843>)"),
    ("[see @one, p. 3]", "(see <one:Byron, 1843>, p. 3)"),
    ("[@one; @two]", "(<one:Byron, 1843>; <two:Hopper et al&#46;, n.d.>)"),
    ("[@{two words}]", "(<two:Hopper et al&#46;, n.d.>)"),
    ("`a` [@one] `b`", "`a` (<one:Byron, 1843>) `b`"),
    ("a [@one] b [@one]", "a (<one:Byron, 1843>) b (<one:Byron, 1843>)"),
]


@pytest.mark.parametrize(("text", "expected"), CITING)
def test_a_citation_becomes_a_link(text: str, expected: str) -> None:
    cited = with_citations(text, PAPERS, link, "References")
    assert cited.text.split("\n")[0] == expected
    assert "## References" in cited.text
    assert cited.unknown == []
    assert cites(text)


STAYING = [
    "`[@one]`",
    "``[@one] ` ``",
    r"\[@one]",
    "[@one](index.md)",
    "[@one][ref]",
    "[@one]: index.md",
    "[a](mailto:x@y.z)",
    "me@one.org",
    "[x]",
    "[@one; two]",
    "```\n[@one]\n```",
    "~~~~\n[@one]\n~~~\n[@one]\n~~~~",
]


@for_rows("text", STAYING)
def test_what_is_no_citation_stays_to_the_byte(text: str) -> None:
    cited = with_citations(text, PAPERS, link, "References")
    assert (cited.text, cited.unknown, cited.papers) == (text, [], {})
    assert not cites(text)


def test_an_unknown_key_is_told_with_its_line_and_the_text_stays() -> None:
    text = "a\n\n[@no; @one] and [@one]"
    cited = with_citations(text, PAPERS, link, "References")
    assert cited.unknown == [(3, "no")]
    assert cites(text)
    assert "[@no; @one] and (<one" in cited.text


def test_references_are_in_the_order_of_the_text_and_where_they_are_asked_for() -> None:
    text = "[@two] [@one]\n\n\\bibliography\n\n## End"
    lines = with_citations(text, PAPERS, link, "References").text.split("\n")
    reference = (
        "2. Byron&#44; A&#46; &#40;1843&#41;&#46; <one:One &#42;title&#42;>&#46; Nature&#46;"
    )
    assert lines[3:5] == ["1. Another text&#46; <two:Two>", reference]
    assert lines[-1] == "## End"
    assert "\\bibliography" not in lines


def test_signs_of_a_reference_are_only_signs() -> None:
    assert literal("a{{b}} *c* é\n<d>") == "a&#123;&#123;b&#125;&#125; &#42;c&#42; é &#60;d&#62;"
