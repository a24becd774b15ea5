"""Markdown of a page as HTML: its title, its headings' ids and its links."""

from __future__ import annotations

from markdown import Markdown

from paperweave.mkdocs.stamping.markdown_html import content_of
from tests.support.rows import for_rows


@for_rows(
    ("markdown", "title", "ids"),
    [
        ("# A *title*", "A title", ["a-title"]),
        ("# One\n\n# Two", "One", ["one", "two"]),
        ("## Below", None, ["below"]),
        ("# A\n\n## A\n\n## A", "A", ["a", "a_1", "a_2"]),
        ("# 学习", "学习", ["_1"]),
        ("# R&amp;D & more", "R&amp;D &amp; more", ["rd-more"]),
        ("Text", None, []),
    ],
)
def test_headings_have_the_ids_that_mkdocs_gives_them(
    markdown: str, title: str | None, ids: list[str]
) -> None:
    made = content_of(markdown, str)
    assert (made.title, list(made.anchors)) == (title, ids)
    assert all(f"id={name}>" in made.html for name in ids)


@for_rows(
    "heading",
    [
        "- A -- b_c  (d): e, f/g. -",
        "Zlutý Ångström: naïve",
        "a.bib, lines 1 to 2",
        "Under_score 100 %",
        "C++ &#28; x",
        "?!",
    ],
)
def test_a_heading_s_id_is_the_one_of_python_markdown(heading: str) -> None:
    theirs = Markdown(extensions=["toc"]).convert(f"## {heading}")
    (name,) = content_of(f"## {heading}", str).anchors
    assert f'id="{name}"' in theirs


def test_a_line_of_a_list_ends_as_html_has_it() -> None:
    assert content_of("- a  \n  b", str).html == "<ul><li>a<br>b</ul>"


def test_each_link_is_turned() -> None:
    made = content_of("[a](b.md) and [c](d.md)", lambda link: f"to/{link}")
    assert "href=to/b.md>" in made.html
    assert "href=to/d.md>" in made.html


@for_rows(
    ("address", "attribute"),
    [
        ("../x/", "../x/"),
        ("https://a.example/b?c&amp;d#e", "https://a.example/b?c&amp;d#e"),
        ("?a=b", '"?a=b"'),
        ("a b", '"a b"'),
        ("a'b", '"a\'b"'),
        ("a`b", '"a`b"'),
        ("", '""'),
    ],
)
def test_an_address_is_quoted_where_html_would_take_it_for_another(
    address: str, attribute: str
) -> None:
    assert f"<a href={attribute}>" in content_of("[a](b.md)", lambda _: address).html


WHOLE_ITEM = "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ul>\n"


@for_rows(
    ("markdown", "html", "whole"),
    [
        ("- a\n- b", "<ul><li>a<li>b</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("a\n\nb", "<p>a<p>b</p>\n", "<p>a</p>\n<p>b</p>\n"),
        ("a\n\n- b", "<p>a<ul><li>b</ul>", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n"),
        ("a\n\n1. b", "<p>a<ol><li>b</ol>", "<p>a</p>\n<ol>\n<li>b</li>\n</ol>\n"),
        ("a\n\n## b", "<p>a<h2 id=b>b</h2>", "<p>a</p>\n<h2 id=b>b</h2>\n"),
        ("a\n\n<div>\n", "<p>a<div>\n", "<p>a</p>\n<div>\n"),
        ("a\n\n<!-- b -->\n", "<p>a</p>\n<!-- b -->\n", "<p>a</p>\n<!-- b -->\n"),
        ("- a\n\n  b", "<ul><li>\n<p>a<p>b</ul>", WHOLE_ITEM),
        ("a  \nb", "<p>a<br>b</p>\n", "<p>a<br>\nb</p>\n"),
    ],
)
def test_ends_that_html_can_do_without_are_left_out_unless_all_is_asked_for(
    markdown: str, html: str, whole: str
) -> None:
    assert content_of(markdown, str).html == html
    assert content_of(markdown, str, whole=True).html == whole


def test_an_address_that_must_be_quoted_leaves_others_as_they_are() -> None:
    html = content_of(
        "[a](b.md) [c](d.md)", lambda link: f"?{link[0]}=" if link[0] == "b" else link
    )
    assert '<a href="?b=">a</a> <a href=d.md>c</a>' in html.html
    assert (
        '<a href="">a</a> <a href=d.md>'
        in content_of("[a](b.md) [c](d.md)", lambda link: "" if link[0] == "b" else link).html
    )
