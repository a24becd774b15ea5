"""What stamping does in its own way must be what MkDocs, Jinja and the disk do in theirs."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from mkdocs.structure.files import File

from paperweave.front_matter import page_text, read_fact, read_page
from paperweave.site_folder import begin, finish, leave
from paperweave.stamping.places import address, place
from paperweave.stamping.quick import quicken
from tests.project import files

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["index.md", "papers/index.md", "papers/README.md", "map.md", "papers/2402.17412.md", "papers/cs/0001001.md",
         "papers/2402.17412.bib", "data/papers.js", "keywords/é & 100%.md", "robots.txt"]  # fmt: skip


@pytest.mark.parametrize("in_folders", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_s_place_and_address_are_those_that_mkdocs_gives_it(name: str, in_folders: bool) -> None:
    theirs = File(name, "docs", "site", in_folders)
    assert place(name, in_folders=in_folders) == theirs.dest_uri
    assert address(name, in_folders=in_folders) == theirs.url


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=6,
)
TEMPLATE = """{% autoescape true %}{% set m = page.meta %}
{{ m.a }} {{ m.keys }} {{ m.nothing }} {{ m.b|tojson }} {{ m.a ~ '<' }} {% set c %}{{ m.b }}<i>{% endset %}{{ c }}
{% for x in [m.a, m.b] %}<b title="{{ x }}">{{ x|e }}</b>{% endfor %}{% endautoescape %}{{ page.meta.a }}"""


@given(a=VALUES, b=VALUES, keys=st.none() | st.text())
def test_quick_templates_say_what_slow_ones_say(a: object, b: object, keys: str | None) -> None:
    meta = {"a": a, "b": b} | ({} if keys is None else {"keys": keys})
    quick, slow = Environment(), Environment()  # noqa: S701 - the template escapes, as the theme's do
    quicken(quick)
    said = [env.from_string(TEMPLATE).render(page={"meta": meta}) for env in (quick, slow)]
    methods = [env.from_string("{{ m.items()|list }}{{ m.keys is callable }}").render(m=meta) for env in (quick, slow)]
    assert said[0].split(" at 0x")[0] == said[1].split(" at 0x")[0]
    assert methods[0] == methods[1]


@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]*", fullmatch=True), VALUES, min_size=1, max_size=6))
def test_one_fact_is_read_as_it_is_read_with_all_others(facts: dict[str, object]) -> None:
    text = page_text("# Title\n\n---\n\ntext", facts)
    assert read_page(text) == (facts, "# Title\n\n---\n\ntext")
    assert {key: read_fact(text, key) for key in facts} == facts


LAST = {"a/index.html": b"a", "a/gone.html": b"g", "b.html": b"b", "c": b"a file", "d/index.html": b"d", "e/x/y": b"e"}
NEXT = {"a/index.html": b"A", "b.html": b"b", "c/index.html": b"a folder", "d": b"a file", "new/index.html": b"n"}


def _write(folder: Path, texts: dict[str, bytes]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)


def test_a_site_that_is_mended_is_the_new_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _write(site, LAST)
    beside, held = begin(site, tmp_path / "cache")
    with held:
        _write(beside, {name: text for name, text in NEXT.items() if name != "b.html"})
        leave(beside, LAST.keys() - {"b.html"})
        assert finish(beside) == site
    assert files(site) == NEXT
    assert not beside.exists()
    assert not (site / "e").exists()


@pytest.mark.parametrize("moves", range(9))
def test_a_site_that_is_killed_while_it_is_mended_is_mended_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    site = tmp_path / "site"
    _write(site, LAST)
    beside, held = begin(site, tmp_path / "cache")
    _write(beside, {name: text for name, text in NEXT.items() if name != "b.html"})
    leave(beside, LAST.keys() - {"b.html"})
    with monkeypatch.context() as patch:
        _kill_after(patch, moves)
        with suppress(KeyboardInterrupt):
            finish(beside)
    held.close()
    begin(site, tmp_path / "cache")[1].close()
    assert files(site) in ([LAST, NEXT] if moves <= 1 else [NEXT])


def _kill_after(patch: pytest.MonkeyPatch, moves: int) -> None:
    import os

    left = iter(range(moves))
    for name in ("rename", "replace", "unlink"):
        patch.setattr(os, name, _counted(getattr(os, name), left))


def _counted(work: object, left: object) -> object:
    def counted(*arguments: object, **named: object) -> object:
        if next(left, None) is None:  # type: ignore[call-overload]
            raise KeyboardInterrupt
        return work(*arguments, **named)  # type: ignore[operator]

    return counted
