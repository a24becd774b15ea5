from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import DictLoader, Environment

from paperweave.engine.cache import Cache
from paperweave.engine.compiled_templates import CompiledTemplates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _environment(cache: Path, source: str, version: str = "1") -> Environment:
    kept = CompiledTemplates(Cache(cache, version))
    return Environment(loader=DictLoader({"page": source}), bytecode_cache=kept, autoescape=True)


def _compiled(env: Environment, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that an environment compiles from now on."""
    names: list[str] = []
    compiling: Callable[..., Any] = env.compile

    def told(source: str, name: str, *rest: str) -> object:
        names.append(name)
        return compiling(source, name, *rest)

    monkeypatch.setattr(env, "compile", told)
    return names


CASES = {
    "the same again": ("Hello {{ who }}", "1", []),
    "another source": ("Bye {{ who }}", "1", ["page"]),
    "other code": ("Hello {{ who }}", "2", ["page"]),
}


@pytest.mark.parametrize(("source", "version", "anew"), CASES.values(), ids=CASES)
def test_a_template_is_compiled_once_for_its_source_and_our_code(
    source: str, version: str, anew: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _environment(tmp_path, "Hello {{ who }}").get_template("page")
    env = _environment(tmp_path, source, version)
    compiled = _compiled(env, monkeypatch)
    assert env.get_template("page").render(who="Ada") == source.replace("{{ who }}", "Ada")
    assert compiled == anew


def test_a_damaged_template_is_compiled_again(tmp_path: Path) -> None:
    _environment(tmp_path, "Hello {{ who }}").get_template("page")
    (kept,) = tmp_path.iterdir()
    data = kept.read_bytes()
    kept.write_bytes(data[:-9] + bytes(byte ^ 255 for byte in data[-9:]))
    assert _environment(tmp_path, "Hello {{ who }}").get_template("page").render(who="Bo") == (
        "Hello Bo"
    )


def test_a_cache_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    env = _environment(tmp_path / "file", "Hello {{ who }}")
    assert env.get_template("page").render(who="Cy") == "Hello Cy"
