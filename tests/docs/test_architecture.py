from __future__ import annotations

import re

from tests.support.architecture import FLOW, PICTURE, ROOT, picture, summary
from tests.support.rows import for_rows

PAGE = (ROOT / "docs" / "about" / "architecture.md").read_text(encoding="utf-8")
FOLDERS = sorted(path.parent.name for path in (ROOT / "paperweave").glob("*/__init__.py"))
_MOST_MODULES = 20


def test_the_picture_is_what_the_code_says_now() -> None:
    hint = "python -m tests.support.architecture draws it anew"
    assert PICTURE.read_text(encoding="utf-8") == picture(), hint


@for_rows("folder", FOLDERS)
def test_every_folder_says_what_it_is_for_and_the_page_names_it(folder: str) -> None:
    assert summary(folder).endswith((".", ":"))
    assert f"`{folder}/`" in PAGE


def test_every_stage_of_the_picture_is_a_folder() -> None:
    assert set(FLOW) <= set(FOLDERS)


def test_no_folder_outgrows_twenty_modules() -> None:
    package = ROOT / "paperweave"
    folders = [package, *(path for path in package.rglob("*") if path.is_dir())]
    crowded = {}
    for folder in folders:
        modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
        if len(modules) > _MOST_MODULES:
            crowded[folder.name] = len(modules)
    assert crowded == {}


def test_the_glossary_defines_each_word_once() -> None:
    glossary = PAGE.partition("## Glossary")[2]
    words = re.findall(r"^\*\*(.+?)\*\*", glossary, re.MULTILINE)
    assert len(words) > 15
    assert len(words) == len(set(words))
