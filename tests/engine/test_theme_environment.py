"""A theme's templates say in our environment what they say in Jinja's own."""

from __future__ import annotations

from posixpath import dirname
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment, UndefinedError
from mkdocs.theme import Theme

from paperweave.engine.theme_environment import pass_over_hidden_files, quickened
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Template

WORDS = (
    '{% macro t(key) %}<b>{{ key }}</b>{% endmacro %}{% macro of(n, word="w") %}{{ n }} {{ word }}'
    "{% endmacro %}{% set plain = 'p' %}"
)
OTHER = "{% macro t(key) %}{{ key }} of {{ name }}{% endmacro %}"
WITH_WORDS = '{% import "partials/words.html" as words with context %}'
PARTIALS = {
    "partials/words.html": WORDS,
    "partials/other.html": OTHER,
    "part.html": "{{ fact.a }}, {{ given }}",
}
NAMES: dict[str, object] = {
    "fact": {"a": "A & B", "items": "theirs", "none": None},
    "name": "N",
    "page": object,
}
NAMES["text"] = "".join(map(chr, [*range(0x250), 0x2028, 0x4E2D, 0x1F600]))


class _Marked:
    def __html__(self) -> str:
        return "<u>&</u>"


NAMES["marked"] = _Marked()


class _Facts(dict[str, str]):
    a = "of the class"


def _said(source: str, *, ours: bool, **names: object) -> str:
    loader = DictLoader({**PARTIALS, "page.html": source})
    env = Environment(loader=loader, auto_reload=False)  # noqa: S701 - as MkDocs has it
    env.globals["given"] = "all"
    template = (quickened(env) if ours else env).get_template("page.html")
    return template.render(**NAMES, **names)


@for_rows(
    "source",
    [
        "{{ fact.a }}",
        "{{ fact.none }}",
        "[{{ fact.missing }}]",
        "{{ fact.missing is defined }}",
        "{{ fact.missing|default('none') }}",
        "{{ fact.items is string }}, {{ fact['items'] }}",
        "{% for key, value in fact.items() %}{{ key }}{{ value }}{% endfor %}",
        "{{ own.a }}",
        "{{ page.__name__ }}{{ page.missing }}",
        "{{ 'a b/ü&?'|urlencode }} {{ '_.~/-+:%01'|urlencode }}{{ ''|urlencode }}",
        "{{ text|urlencode }}{{ text|e|urlencode }}{{ text|safe|urlencode }}",
        "{{ {'a b': 'ü&'}|urlencode }}{{ 17|urlencode }}{{ [('a', 'b c')]|urlencode }}",
        "{% include 'part.html' %}{% include 'part.html' %}",
        "{% include ['missing.html', 'part.html'] %}",
        "{% include 'missing.html' ignore missing %}",
        "{{ given }}",
        WITH_WORDS + "{{ words.t('a') }}{{ words.t('b') }}{{ words.t('a') }}{{ words.plain }}",
        WITH_WORDS
        + "{{ words.t('a&') }}{% autoescape true %}{{ words.t('a&') }}{% endautoescape %}"
        + "{{ words.t('a&') }}",
        WITH_WORDS + "{{ words.t(key='a') }}{{ words.of(1, 'x') }}{{ words.of(2, word='y') }}",
        WITH_WORDS + "{{ words.of(1) }}{{ words.of(1.0) }}{{ words.of(['a']) }}{{ words.of() }}",
        '{% import "partials/other.html" as other with context %}{{ other.t("a") }}',
        *(
            f"{{% autoescape true %}}{source}{{% endautoescape %}}"
            for source in (
                "{{ fact.a }}{{ '<\"\\'>' }}{{ text }}{{ fact.none }}{{ fact.missing }}{{ 1.5 }}",
                "{{ [fact.a] }}",
                "{{ fact.a|safe }}{{ fact.a|e }}{{ fact.a|e|e }}{{ fact.a|replace('A', '<b>') }}",
                "{% set part %}<b>{{ fact.a }}</b>{% endset %}{{ part }}{{ part ~ fact.a }}",
                "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(fact.a) }}{{ m(m('&')) }}",
                "{{ own }}{{ marked }}{{ fact.a ~ marked }}",
            )
        ),
    ],
)
def test_a_template_says_what_it_says_in_jinja_s_environment(source: str) -> None:
    own = _Facts(a="of the key")
    assert _said(source, ours=True, own=own) == _said(source, ours=False, own=own)


def test_a_fact_that_is_missing_is_named_in_the_error_of_what_asks_on() -> None:
    for ours in (True, False):
        with pytest.raises(UndefinedError, match="'dict object' has no attribute 'missing'"):
            _said("{{ fact.missing.more }}", ours=ours)


def test_names_given_with_a_template_are_known_in_it_alone() -> None:
    env = quickened(Environment(loader=DictLoader(PARTIALS), autoescape=False))  # noqa: S701
    env.globals["given"] = "all"

    def said(template: Template) -> str:
        return template.render(fact={"a": "A"})

    assert said(env.get_template("part.html", globals={"given": "this"})) == "A, this"
    assert env.globals["given"] == "all"
    assert env.get_template(env.get_template("part.html")) is env.get_template("part.html")


def test_only_files_in_hidden_folders_of_a_theme_are_not_listed(tmp_path: Path) -> None:
    (tmp_path / "own/.hidden/deep").mkdir(parents=True)
    for name in ("own/a.html", "own/.dot", "own/.hidden/b", "own/.hidden/deep/c", "main.html"):
        (tmp_path / name).touch()
    theme = Theme(name="material", custom_dir=str(tmp_path))
    listed = theme.get_env().list_templates()
    pass_over_hidden_files(theme)
    env = theme.get_env()
    ours = env.list_templates()
    assert {"own/a.html", "own/.dot", "main.html", "base.html"} <= set(ours)
    assert ours == [name for name in listed if "/." not in f"/{dirname(name)}"]
    (icon,) = [name for name in listed if name.endswith("material/magnify.svg")]
    assert env.get_template(icon).render().startswith("<svg")


def test_a_theme_whose_templates_come_from_elsewhere_lists_what_it_lists() -> None:
    theme = Theme(name="material")
    templates = DictLoader({".hidden/a.html": ""})
    theme.get_env = lambda: Environment(loader=templates)  # type: ignore[method-assign]  # noqa: S701
    pass_over_hidden_files(theme)
    assert theme.get_env().list_templates() == [".hidden/a.html"]
