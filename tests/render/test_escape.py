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
