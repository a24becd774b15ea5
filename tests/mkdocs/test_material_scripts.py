"""Material's own scripts in the site of a theme that has others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from paperweave.mkdocs.material_scripts import files_for_material_scripts, remove_files
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

CONFIG: Any = SimpleNamespace(
    docs_dir="/docs", site_dir="/site", theme=SimpleNamespace(custom_dir="/theme")
)


def _found(path: str, folder: str) -> list[str]:
    file: Any = SimpleNamespace(dest_uri=path, src_dir=folder, abs_dest_path=f"/site/{path}")
    return files_for_material_scripts([file], CONFIG)


@for_rows(
    ("path", "folder", "is_for_scripts"),
    [
        ("assets/javascripts/bundle.1.min.js", "/material", True),
        ("assets/javascripts/lunr/wordcut.js", "/material", True),
        ("assets/stylesheets/main.1.min.css.map", "/material", True),
        ("assets/stylesheets/main.1.min.css", "/material", False),
        ("assets/images/favicon.png", "/material", False),
        ("more/assets/javascripts/own.js", "/material", False),
        ("assets/javascripts/own.js", "/docs", False),
        ("assets/javascripts/own.js", "/theme", False),
    ],
)
def test_files_for_material_s_scripts_are_told_from_others(
    path: str, folder: str, is_for_scripts: bool
) -> None:
    *found, index = _found(path, folder)
    assert found == ([f"/site/{path}"] if is_for_scripts else [])
    assert index == "/site/search/search_index.json"


def test_folders_go_with_the_last_of_their_files(tmp_path: Path) -> None:
    kept, *gone = (tmp_path / name for name in ("a/kept", "a/b/c/one", "a/b/two"))
    for path in (kept, *gone):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    remove_files([*map(str, gone), str(tmp_path / "a/never-made")])
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "kept"]
