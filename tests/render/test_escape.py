"""Seed text in Markdown comes out of MkDocs' own renderer as the same text, and as nothing else."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from paperweave.clean.repair import clean
from paperweave.render.escape import escape, fence, link_path, phrase, prose, url
from tests.support.hostile import PAYLOADS
from tests.support.project import ROOT
from tests.support.rows import for_rows
from tests.support.timing import growth

if TYPE_CHECKING:
    from markdown import Markdown

PIECES = ["\n\n", "    ", "&lt;", "<b>", "https://a.b/", "$x$"]
SIGNS = st.sampled_from([*"<>&\"'`*_[](){}|#!~^=+-:.\\$%@/ \n19a", *PIECES])
HOSTILE = st.lists(SIGNS | st.sampled_from(PAYLOADS) | st.text(max_size=4), max_size=8).map("".join)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, _: str) -> None:
        self.tags.append("!--")

    def handle_decl(self, _: str) -> None:
        self.tags.append("!")

    def handle_pi(self, _: str) -> None:
        self.tags.append("?")

    def unknown_decl(self, _: str) -> None:
        self.tags.append("![")


@cache
def _renderer() -> Markdown:
    from markdown import Markdown
    from mkdocs.config import load_config

    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def rendered(markdown: str) -> _Seen:
    """What a browser would see of it."""
    seen = _Seen()
    seen.feed(_renderer().reset().convert(markdown))
    seen.close()
    return seen


def words(text: str) -> str:
    return " ".join(text.split())


@given(HOSTILE)
@example("*[HTML]: pwn\n\nHTML")
@example("a\n:   b")
@example("\n\n    code")
def test_escaped_text_is_shown_as_it_is_written_and_makes_no_markup(text: str) -> None:
    plain = clean(text).text
    seen = rendered(f"First.\n\n{escape(plain)}\n\nLast.")
    assert set(seen.tags) <= {"p"}
    assert not seen.attributes
    assert words(seen.text) == words(f"First. {plain} Last.")


@given(HOSTILE)
@example("a  \nb")
def test_text_that_was_not_cleaned_makes_no_markup_either(text: str) -> None:
    seen = rendered(f"- fact: {escape(text)}\n- next")
    assert set(seen.tags) <= {"ul", "li", "p"}
    assert not seen.attributes


@given(HOSTILE)
@example(r"$\href{javascript:pwn()}{x}$")
def test_an_abstract_makes_links_and_formulas_only(text: str) -> None:
    seen = rendered(f"First.\n\n{prose(clean(text).text)}\n\nLast.")
    assert {t for t in seen.tags if not t.startswith("m")} <= {"p", "a", "span"}
    for name, value in seen.attributes:
        assert name not in ("style", "id")
        assert not name.startswith("on")
        assert name != "href" or value.startswith(("http://", "https://"))
        assert name != "class" or value in ("math", "unconverted-math")


@given(HOSTILE)
def test_a_title_makes_no_links_and_stays_one_heading(text: str) -> None:
    title = words(clean(text).text)
    seen = rendered(f"# {phrase(title)}\n\nLast.")
    assert {t for t in seen.tags if not t.startswith("m")} <= {"h1", "p", "span"}
    assert seen.tags.count("h1") == 1


@given(HOSTILE)
def test_a_link_s_words_stay_inside_of_the_link(text: str) -> None:
    title = words(clean(text).text)
    seen = rendered(f"- [{phrase(title)}](../x.md): after")
    assert [v for n, v in seen.attributes if n == "href"] == ["../x.md"]


@given(HOSTILE)
def test_raw_text_is_shown_to_the_letter_in_its_own_block(text: str) -> None:
    seen = rendered(f"First.\n\n{fence(text)}\n\nLast.")
    assert [t for t in seen.tags if t != "span"] == ["p", "div", "pre", "code", "p"] or [
        t for t in seen.tags if t not in ("span", "a")
    ] == ["p", "pre", "code", "p"]
    assert "pwn" not in " ".join(value for _, value in seen.attributes)


@given(HOSTILE)
def test_an_address_stays_inside_of_its_link(text: str) -> None:
    seen = rendered(f"[x]({url('https://a.b/' + words(text))}) after")
    assert set(seen.tags) <= {"p", "a"}
    assert {name for name, _ in seen.attributes} <= {"href"}


@given(HOSTILE)
def test_a_way_to_a_page_stays_inside_of_its_link(text: str) -> None:
    seen = rendered(f"[x]({link_path('papers/' + words(text) + '.md', 'keywords/y.md')}) after")
    assert set(seen.tags) <= {"p", "a"}
    assert {name for name, _ in seen.attributes} <= {"href"}


@for_rows("unit", ["`", "<", "[", "$", "$x$ ", ":a", "*", "1.\n", "https://a.b/ ", "(", "\\", "{"])
def test_time_grows_with_the_length_of_the_text_only(unit: str) -> None:
    def work(size: int) -> None:
        text = unit * (size // len(unit))
        prose(text)
        fence(text)

    assert growth(work, 5_000) < 9


def test_a_text_too_long_for_a_paragraph_is_shown_to_the_letter_in_a_block() -> None:
    text = "[x](javascript:pwn()) `` $ " * 1_000
    seen = rendered(prose(text))
    assert words(seen.text) == words(text)
    assert "p" not in seen.tags


def test_a_title_too_long_for_a_line_is_cut_with_a_sign_that_says_so() -> None:
    assert len(phrase("long " * 100_000)) < 21_000
    assert phrase("long " * 100_000).endswith("\\[…\\]")


def test_an_exclamation_mark_before_an_address_makes_no_picture_of_it() -> None:
    assert prose("Wow!https://a.b/").startswith("Wow\\![")


@for_rows(
    ("text", "markdown"),
    [
        ("a\u202eb", r"a\[U+202E\]b"),
        ("\x00", "\u2400"),
        ("\x1f", "\u241f"),
        ("\x7f", "\u2421"),
        ("\t", "\t"),
        ("\u200e", r"\[U+200E\]"),
        ("\u200f", r"\[U+200F\]"),
        ("\u2028", r"\[U+2028\]"),
        ("\u202f", "\u202f"),  # a narrow space
        ("\u2066", r"\[U+2066\]"),
        ("\u2069", r"\[U+2069\]"),
        ("\u206a", "\u206a"),
        ("\ufdd0", r"\[U+FDD0\]"),
        ("\ufdef", r"\[U+FDEF\]"),
        ("\ufdf0", "\ufdf0"),
        ("\ufffe", r"\[U+FFFE\]"),
        ("\U0001fffe", r"\[U+1FFFE\]"),
        ("\U0010ffff", r"\[U+10FFFF\]"),
        ("\x80", r"\[U+0080\]"),
        ("\x9f", r"\[U+009F\]"),
        ("\xa0", "\xa0"),
        ("1. a", "1&#46; a"),
        ("123456789) a", "123456789&#41; a"),
        ("1234567890. a", "1234567890. a"),  # Markdown numbers no list so high
        ("# a", "&#35; a"),
        ("+ a", "&#43; a"),
        ("= a", "&#61; a"),
        ("~ a", "&#126; a"),
        (": a", "&#58; a"),
        ("- a", "&#45; a"),
        ("a\n- b", "a\n&#45; b"),
        ("a - b", "a - b"),
        (":smile:", "&#58;smile:"),
        ("a :smile-y: b", "a &#58;smile-y: b"),
        ("a :+1: b", "a &#58;+1: b"),
        (f"a :{'x' * 60}:", f"a &#58;{'x' * 60}:"),
        (f"a :{'x' * 61}:", f"a :{'x' * 61}:"),  # no sign has so long a name
        ("a: b:", "a: b:"),
        ("a  \nb", "a\nb"),  # two spaces would break the line
        ("a_b", r"a\_b"),
        ("<b> & c", "&lt;b&gt; &amp; c"),
        ("{x}|y", "&#123;x&#125;&#124;y"),
        (r"a`b\c", r"a\`b\\c"),
        ("[x]*y", r"\[x\]\*y"),
        ("Plain (as it is), is it? Yes/no: 2.5", "Plain (as it is), is it? Yes/no: 2.5"),
    ],
)
def test_each_sign_that_means_something_is_escaped(text: str, markdown: str) -> None:
    assert escape(text) == markdown


@for_rows(
    ("address", "target"),
    [
        ("https://a.b/c?d=e&f=g#h", "https://a.b/c?d=e&amp;f=g#h"),
        ("https://a.b/it's!", "https://a.b/it%27s%21"),
        ("https://a.b/(x) y", "https://a.b/%28x%29%20y"),
        ("https://a.b:80/@c$,;=+%20~.-", "https://a.b:80/@c$,;=+%20~.-"),
    ],
)
def test_an_address_keeps_what_addresses_are_made_of(address: str, target: str) -> None:
    assert url(address) == target


@for_rows(
    ("target", "page", "way"),
    [
        ("keywords/lora.md", "papers/2402.17412.md", "../keywords/lora.md"),
        ("papers/a.md", "papers/b.md", "a.md"),
        ("index.md", "papers/parts/a.md", "../../index.md"),
        ("papers/a.md", "index.md", "papers/a.md"),
        ("papers/x/a.md", "papers/y/b.md", "../x/a.md"),
        ("papers/x/a.md", "papers/b.md", "x/a.md"),
        ("papers/a b_c.md", "index.md", "papers/a%20b%5Fc.md"),
    ],
)
def test_the_way_from_page_to_page_is_the_shortest(target: str, page: str, way: str) -> None:
    assert link_path(target, page) == way


@for_rows(
    ("text", "marks"),
    [("a", "```"), ("a `` b", "```"), ("a ``` b", "````"), ("a ````` b `", "``````")],
)
def test_a_block_has_more_marks_than_stand_in_it(text: str, marks: str) -> None:
    assert fence(text, "x") == f"{marks}x\n{text}\n{marks}"
