"""A template that a person wrote may be anything: what is wrong is told with file and line."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paperweave.config.project import own_templates
from paperweave.render.own_words import completed, read_words
from paperweave.render.pages import environment, page
from paperweave.render.template_faults import TemplateFaultError, fault_of
from paperweave.render.words import words_in
from tests.support.making import abstract
from tests.support.project import Project
from tests.support.rows import for_rows
from tests.support.site_of import Site

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "paper.md.j2"
WRONG: dict[str, tuple[str | bytes, str]] = {
    "cut short": ("{% for x in y %}\nabc", ":2: this template cannot be used (Unexpected end"),
    "no syntax": ("one\n{{ a b }}\n", ":2: this template cannot be used (expected token"),
    "an unknown filter": ("\n\n{{ 'a'|x }}", ":3: this template cannot be used (No filter named"),
    "an unknown tag": ("{% x %}", ":1: this template cannot be used (Encountered unknown tag"),
    "an unknown name": ("a\n{{ x.y }}", ":2: this template cannot be used ('x' is undefined)"),
    "itself inside": ("{% include 'paper.md.j2' %}", ":1: the template nests too deeply"),
    "itself above": ("{% extends 'paper.md.j2' %}", ":1: the template nests too deeply"),
    "a macro of itself": (
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        ":1: the template nests too deeply",
    ),
    "many brackets": ("{{ " + "(" * 3_000, ": the template nests too deeply"),
    "Latin-1": (b"one\ncaf\xe9", ": not UTF-8 (byte 0xe9 in line 2)"),
    "a file outside": ("{% include '../x' %}", ":1: there is no template '../x'"),
    "a file nowhere": ("\n{% include 'x' %}", ":2: there is no template 'x'"),
    "no sum": ("{{ 1 + 'a' }}", ":1: this template cannot be used (unsupported operand"),
    "no division": ("{{ 1 / 0 }}", ":1: this template cannot be used (division by zero)"),
    "a huge number": ("{{ 10 ** 100000 }}", ": this template cannot be used (Exceeds the limit"),
    "a wrong call": ("{{ to(1, 2, 3) }}", ":1: this template cannot be used (_way() takes"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_with_a_template_is_told_with_its_place(tmp_path: Path, what: str) -> None:
    text, said = WRONG[what]
    path = tmp_path / NAME
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    env = environment((tmp_path, own_templates()), "en")
    with pytest.raises(TemplateFaultError) as raised:
        page(env, "papers/x.md", NAME, {})
    assert str(raised.value).startswith(f"{path}{said}")
    assert str(raised.value).endswith("or remove it to use the one that comes with Paperweave")


def test_an_error_in_a_template_of_ours_is_raised_as_it_is() -> None:
    with pytest.raises(Exception, match="is undefined") as raised:
        page(environment((own_templates(),), "en"), "papers/x.md", NAME, {})
    assert not isinstance(raised.value, TemplateFaultError)


@pytest.mark.parametrize("name", [NAME, "paper_line.md.j2", "home.md.j2"])
def test_a_build_with_a_template_that_cannot_be_used_says_so_and_writes_nothing(
    site: Site, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text("{{ nobody.x }}")
    site.project = replace(site.project, templates=(tmp_path / "templates", own_templates()))
    site.bibliography(one={"title": "A Good Paper", "abstract": abstract("blue")})
    assert site.build() == 1
    assert f"error: {tmp_path / 'templates' / name}:1: " in capsys.readouterr().err
    assert site.pages() == {}


@for_rows("name", ["author.md.j2", "keyword.md.j2"])
def test_a_list_of_a_person_s_own_template_says_what_became_of_all_papers(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("own")
    (place / "templates").mkdir()
    (place / "templates" / name).write_text("Of {{ corpus.papers|length }}.")
    site = Site(place)
    site.project = replace(site.project, templates=(place / "templates", own_templates()))
    one = {"abstract": abstract("blue"), "author": "Ada Bo", "keywords": "looms"}
    entries = {"a": {"title": "Wool", **one}, "b": {"title": "Silk", **one}}
    for more in ({}, {"c": {"title": "A Letter", "author": "Wei Zhang"}}):
        site.bibliography(**entries, **more)
        assert site.build() == 0
        said = [text for text in site.pages().values() if b"Of " in text]
        assert said
        assert all(f"Of {2 + len(more)}.".encode() in text for text in said)


ODD: list[Callable[[Path], object]] = [
    os.mkfifo,
    lambda path: path.mkdir(),
    lambda path: path.symlink_to("/dev/zero"),
    lambda path: path.symlink_to("nowhere"),
]


@pytest.mark.parametrize("make", ODD)
def test_what_is_no_file_is_no_template(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "redirect.md.j2")
    env = environment((tmp_path, own_templates()), "en")
    assert page(env, "papers/x.md", "redirect.md.j2", {}, target="papers/y.md")


@pytest.mark.parametrize("papers", [1, 40])
@pytest.mark.parametrize("text", ["a\n{{ x.y }}", "a\n{% block x"])
def test_a_page_of_a_person_s_theme_is_told_too(tmp_path: Path, papers: int, text: str) -> None:
    project = Project(tmp_path / "project")
    theme = project.folder / "theme"
    theme.mkdir()
    (theme / "paper.html").write_text(text)
    settings = (project.folder / "mkdocs.yml").read_text()
    settings = settings.replace("custom_dir: templates/theme", "custom_dir: theme")
    settings = settings.replace("hooks: [build_pages.py]", "")
    settings = settings.replace("- search", "- search\n  - paperweave: {whole_site: true}")
    (project.folder / "mkdocs.yml").write_text(settings)
    one = "@misc{{a{n}, title={{Paper {n} on Wool}}, eprint={{2402.{n:05}}}}}\n"
    (project.seeds / "a.bib").write_text("".join(one.format(n=n) for n in range(papers)))
    status, said = project.make_site()
    assert status == 1
    assert f"{theme / 'paper.html'}:2: this template cannot be used (" in said


def test_a_file_that_cannot_be_copied_to_a_full_disk_is_no_fault_of_a_template(
    tmp_path: Path,
) -> None:
    file, full = str(tmp_path / "docs/opensearch.xml"), "No space left on device"
    assert fault_of(OSError(28, full, file, None, str(tmp_path / "site/opensearch.xml"))) is None
    assert str(fault_of(OSError(13, "Permission denied", file))).startswith(f"{file}: this templ")


OURS = (own_templates() / "theme/partials/words/en.html").read_text(encoding="utf-8")
WORDS = {
    "nothing": ("", "the table of words cannot be read"),
    "no JSON": ("{% set table = {a} %}{% macro", "the table of words cannot be read"),
    "a list": ("{% set table = [] %}{% macro", "the table of words cannot be read"),
    "a number": (OURS.replace('"papers": {', '"papers": 5, "x": {'), "'papers' is 5; a text"),
    "a brace": (OURS.replace('"papers": {', '"papers": "{n", "x": {'), "'papers' is '{n'; a"),
    "a field": (OURS.replace('"papers": {', '"papers": "{m}", "x": {'), "'papers' is '{m}'; a"),
    "no plural": (
        OURS.replace('"papers": {', '"papers": {"one": "a"}, "x": {'),
        "'papers' is {'one': 'a'}; a",
    ),
}


@pytest.mark.parametrize("what", WORDS)
def test_what_is_wrong_with_a_person_s_words_is_told(tmp_path: Path, what: str) -> None:
    path = tmp_path / "theme/partials/words/en.html"
    path.parent.mkdir(parents=True)
    path.write_text(WORDS[what][0], encoding="utf-8")
    with pytest.raises(TemplateFaultError) as raised:
        words_in(tmp_path, "en")
    assert str(raised.value).startswith(f"{path}: {WORDS[what][1]}")


def test_our_own_words_may_be_copied(tmp_path: Path) -> None:
    path = tmp_path / "theme/partials/words/nl.html"
    path.parent.mkdir(parents=True)
    path.write_text(OURS, encoding="utf-8")
    assert words_in(tmp_path, "nl").table == read_words(OURS)


MACRO = " %}{% macro t(key) %}{{ table[key] }}{% endmacro %}"
FEW = '{% set table = {"abstract": "Summary \\"of\\" it"}' + MACRO
NOTES = {
    "all but one": (
        OURS.replace('"abstract": ', '"x": '),
        "abstract is not in this file of words, and is said in English: add it",
    ),
    "all but two": (
        OURS.replace('"abstract": ', '"x": ').replace('"papers": ', '"y": '),
        "abstract, papers are not in this file of words, and are said in English: add them",
    ),
    "one": (
        FEW,
        (
            "abstract.none, address.gone, address.gone.begin, address.gone.title, address.moved "
            f"and {len(read_words(OURS)) - 6} more are not in this file of words, and are said in "
            "English: add them"
        ),
    ),
}


@pytest.mark.parametrize("what", NOTES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_word_that_a_person_s_file_lacks_is_said_in_english_and_noted(
    tmp_path: Path, what: str, language: str
) -> None:
    path = tmp_path / f"theme/partials/words/{language}.html"
    path.parent.mkdir(parents=True)
    path.write_text(NOTES[what][0], encoding="utf-8")
    words = words_in(tmp_path, language)
    table = read_words(OURS)
    assert {key: said for key, said in words.table.items() if key in table} == {
        **table,
        **({"abstract": 'Summary "of" it'} if what == "one" else {}),
    }
    (note,) = words.unclear
    assert str(note) == f"theme/partials/words/{language}.html: {NOTES[what][1]}"
    assert note.severity == "noted"


@pytest.mark.parametrize("text", ["", "{% set table = {a}" + MACRO, "{% set table = {}", "{{ x }}"])
def test_a_file_of_words_without_a_table_is_left_to_jinja(tmp_path: Path, text: str) -> None:
    assert completed(str(tmp_path / "theme/partials/words/en.html"), text) == text


@pytest.mark.parametrize(
    "place", [own_templates() / "theme/partials/words/en.html", Path("/a/theme/partials/en.html")]
)
def test_no_other_file_is_completed(place: Path) -> None:
    assert completed(str(place), FEW) == FEW


def test_a_site_says_in_english_what_a_person_s_words_lack(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    words = project.folder / "own" / "partials" / "words"
    words.mkdir(parents=True)
    (words / "en.html").write_text('{% set table = {"nav.menu": "Carte"}' + MACRO, encoding="utf-8")
    settings = (project.folder / "mkdocs.yml").read_text()
    settings = settings.replace("custom_dir: templates/theme", "custom_dir: own")
    settings = settings.replace("hooks: [build_pages.py]", "")
    settings = settings.replace("- search", "- search\n  - paperweave: {whole_site: true}")
    (project.folder / "mkdocs.yml").write_text(settings)
    (project.seeds / "a.bib").write_text("@misc{a, title={A Paper on Wool}, eprint={2402.00001}}")
    status, said = project.make_site()
    assert status == 0, said
    page = (project.site / "index.html").read_text(encoding="utf-8")
    assert "Carte" in page
    assert str(read_words(OURS)["nav.label"]) in page
