"""Every setting is checked where it enters: what it cannot be is refused in our words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from paperweave.config.links import check_links, check_texts
from paperweave.config.settings import SettingsError, read_settings, settings_from
from tests.support.rows import for_rows

NO_TEXTS = [5, -1, 0, 1.5, True, False, ["a"], [], {"a": 1}, {}, date(2024, 1, 1), float("nan")]
UNSHOWN = ["a\0b", "a\x1bb", "a\x7f", "\ud800", "\uffff", "a\x0bb"]
NO_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt://a.example/%0aalert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//a.example/",
    "/here",
    "a.example",
    "https://",
    "https:///x",
    "https://a.example/ x",
    "https://a.example/\n",
    'https://a.example/"x',
    "https://a.example/<x",
    "https://a.example:99999999/",
    "https://a.example:0/",
    "https://a.example:x/",
    "http://[::1",
    "https://me@",
]
NO_WAYS = [
    "",
    "b/",
    "/b/",
    "../b",
    "./b/",
    "//a.example/",
    "..//a.example/",
    "../b?x/",
    "../b#x/",
    "../ü/",
    "../b/\n",
    "https://a.example/",
    "javascript:alert(1)//../",
]
ADDRESSES = [
    "https://papers.example.org/",
    "http://127.0.0.1:8000/",
    "https://papers.example.org",
    "HTTPS://papers.example.org/deep/er?x=1#y",
    "https://[::1]:8000/",
]


def with_setting(name: str, value: object) -> dict[str, Any]:
    values: Any = value
    for part in reversed(name.split(".")):
        values = {part: values}
    found: dict[str, Any] = values
    return found


def refused(name: str, value: object) -> str:
    with pytest.raises(SettingsError) as raised:
        settings_from(with_setting(name, value))
    return str(raised.value)


TEXTS = ["site_name", "site_description"]
LINKS = ["site_url", "extra.repository"]
WRONG = [
    *((name, value) for name in [*TEXTS, *LINKS] for value in [*NO_TEXTS, *UNSHOWN]),
    *((name, value) for name in LINKS for value in NO_ADDRESSES),
    *(("extra", value) for value in [5, "x", ["a"], True]),
    *(("extra.paperweave", value) for value in [5, "x", ["a"], True]),
    *(("extra.paperweave.captured", value) for value in [5, "x", ["a"], True]),
    *(
        ("extra.paperweave.captured.a", value)
        for value in [5, "x", None, ["a"], "2024-13-45", "0000-00-00", "2024"]
    ),
    *(("extra.paperweave.also_search", value) for value in [5, "x", ["a"], True, {"a\0": "../b/"}]),
    *(("extra.paperweave.also_search.a", value) for value in [5, None, ["../b/"], *NO_WAYS]),
    *(("extra.paperweave.stamp", value) for value in [5, None, True, ["auto"], {"a": 1}, "Auto"]),
    *(
        ("extra.language", value)
        for value in [5, None, True, ["en"], "", "english", "en_US", "e", "en\n", "../x"]
    ),
    *(
        ("extra.paperweave.only", value)
        for value in [5, "cs", {"a": 1}, [None], [1.5], [["cs"]], ["."], [-1], [10**30], ["a b"]]
    ),
]


@for_rows(("name", "value"), WRONG)
def test_a_wrong_value_is_refused_with_its_name(name: str, value: object) -> None:
    said = refused(name, value)
    assert said.startswith(f"mkdocs.yml: {name}")
    assert "expected" in said or "is neither a category" in said


@pytest.mark.parametrize("name", [*TEXTS, *LINKS])
def test_a_huge_value_is_not_repeated_whole(name: str) -> None:
    assert len(refused(name, ["x" * 1_000_000])) < 300


@for_rows("name", LINKS)
@for_rows("value", ADDRESSES)
def test_an_address_on_the_web_is_taken(name: str, value: str) -> None:
    found = settings_from(with_setting(name, value))
    assert value in (found.url, found.repository)


@pytest.mark.parametrize("name", [*TEXTS, *LINKS])
@pytest.mark.parametrize("value", [None, ""])
def test_a_text_may_be_left_out(name: str, value: str | None) -> None:
    found = settings_from(with_setting(name, value))
    assert (found.name, found.description, found.url, found.repository) == (
        "Papers",
        None,
        None,
        None,
    )


FILES = [
    "a: [1\n",
    "a: " + "[" * 1_000,
    "a: " + "{b: " * 1_000,
    "a: *nobody\n",
    "a: !!python/object/apply:os.system [x]\nb: [",
    "a: 2024-13-45\n",
    "\x00",
    "a:\n\tb: 1\n",
]


@pytest.mark.parametrize("text", FILES)
def test_a_file_that_is_no_yaml_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml:(?:\d+:)? "):
        read_settings(text)


@for_rows("code", ["en", "deu", "pt-BR", "zh-Hant-TW"])
def test_a_language_is_named_by_two_or_three_letters_and_parts(code: str) -> None:
    assert read_settings(f"extra:\n  language: {code}\n").language == code


@for_rows(
    ("text", "language"),
    [
        ("theme:\n  name: material\n  language: de\n", "de"),
        ("theme:\n  name: readthedocs\n  locale: pt_BR\n", "pt-BR"),
        ("theme:\n  language: fr\n  locale: en\n", "fr"),
        ("theme:\n  language: de\nextra:\n  language: fr\n", "fr"),
        ("theme: {name: material, language: Deutsch sprechen}\n", "en"),
        ("theme: material\n", "en"),
        ("theme: [de]\n", "en"),
    ],
)
def test_papers_speak_the_theme_s_language_unless_they_have_one(text: str, language: str) -> None:
    assert read_settings(text).language == language


@pytest.mark.parametrize("text", ["", "- a\n", "x", "5", "null"])
def test_a_file_without_settings_sets_nothing(text: str) -> None:
    assert read_settings(text).name == "Papers"


@for_rows(
    "link",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        " \x01JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:x",
    ],
)
@for_rows("put", [lambda x: x, lambda x: [{"A": x}], lambda x: [{"A": [{"B": x}]}]])
def test_a_link_of_the_navigation_to_a_script_is_refused(link: str, put: Any) -> None:  # noqa: ANN401
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml: nav leads to "):
        check_links("nav", put(link))


@pytest.mark.parametrize(
    "link", ["about/index.md", "https://a.example/", "mailto:a@b.example", "a/b:c.md", "", None, 5]
)
def test_a_page_or_an_address_of_the_navigation_is_taken(link: object) -> None:
    check_links("nav", [{"A": link}])


def test_a_number_of_thousands_of_figures_is_refused_like_any_other() -> None:
    with pytest.raises(SettingsError, match="a number of thousands of figures"):
        settings_from({"site_name": "Papers", "extra": 10**5_000})


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: *nobody\n", 2), ("a: 1\nb: [\n", 3), ("a: 1\n\tb: 2\n", 2), ("a: {b: 1\nc", 2)],
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(SettingsError, match=rf"^mkdocs\.yml:{line}: YAML was expected "):
        read_settings(text)


def test_sites_beside_this_one_are_known_by_their_names_in_their_order() -> None:
    ways = {2023: "../2023/", "Older papers": "../../older_1~a/b.c/", "": "../"}
    found = settings_from(with_setting("extra.paperweave.also_search", ways)).also_search
    assert found == (("2023", "../2023/"), ("Older papers", "../../older_1~a/b.c/"), ("../", "../"))


IN_LINES = [
    ("a: 1\nsite_name: 2024-01-01\n", "mkdocs.yml:2: site_name is 2024-01-01; text was expected"),
    ("extra:\n  language: 5\n", "mkdocs.yml:2: extra.language is 5; a language"),
    ("extra:\n  paperweave:\n    only: [.]\n", "mkdocs.yml:3: extra.paperweave.only: '.' is"),
    ("extra:\n  paperweave: 5\n", "mkdocs.yml:2: extra.paperweave is 5; names"),
    ("site_name: .nan\n", "mkdocs.yml:1: site_name is .nan; text was expected"),
    ("site_name: !!set {b, a}\n", "mkdocs.yml:1: site_name is !!set {a: null, b: null}; text"),
    ("a: 1\nb: 2024-13-45\n", "mkdocs.yml:2: YAML was expected (month must be in 1..12); fix"),
    ("a: 1\nb: " + "1" * 5_000, "mkdocs.yml:2: YAML was expected (a number of thousands of"),
    ("a: " + "[" * 1_000, "mkdocs.yml: cannot be read: its brackets nest too deeply"),
]


@pytest.mark.parametrize(("text", "said"), IN_LINES)
def test_a_wrong_value_is_told_with_its_line_and_as_it_was_written(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings(text)
    assert str(raised.value).startswith(said)


def test_anchors_that_multiply_are_not_written_out() -> None:
    rows = [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n in range(1, 12)]
    text = "\n".join(["x0: &x0 [a]", *rows, "site_name: *x11"])
    with pytest.raises(SettingsError, match=r"mkdocs\.yml:13: site_name is ") as raised:
        read_settings(text)
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize("value", [5, None, ["a"], {"a": 1}, date(2024, 1, 1)])
def test_a_list_of_files_with_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml: extra_css has "):
        check_texts("extra_css", ["a.css", value])
